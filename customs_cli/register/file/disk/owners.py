"""Ownership of a register's files: the officer's, or that of the group whose folder they are in."""

import contextlib
import os
import stat
from pathlib import Path


def make_folders(path: Path) -> None:
    """Make a folder and its missing parents, each accessible to its maker, or to the group whose folder it is in.

    Raises:
        OSError: The system refuses.
    """
    missing = [folder for folder in (path, *path.parents) if not folder.is_dir()]
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)
        give(folder, folder.parent)


def give(made: int | Path, owner: Path) -> None:
    """Give a new file or folder the owner and group that let others who need it write it too.

    A file made by root is given to the owner and group of `owner`; any other account can only give it the group. In a
    folder with mode 2770 the group gets the same rights as the owner.
    """
    with contextlib.suppress(OSError, AttributeError):  # Windows has no such owners
        own, is_all = owner.lstat(), os.geteuid() == 0
        if is_all or owner.is_file():
            os.chown(made, own.st_uid if is_all else -1, own.st_gid)
        mode = stat.S_IMODE(os.stat(made).st_mode)  # noqa: PTH116 (it may be a descriptor)
        if mode != (shared := mode_in(owner, mode)):
            os.chmod(made, shared)  # noqa: PTH101


def mode_in(folder: Path, mode: int) -> int:
    """Return the mode for a new file in a folder: in a folder of mode 2770 the group gets the owner's rights.

    Such a folder is how an administrator gives several accounts one register.
    """
    found = folder.stat().st_mode
    is_groups = stat.S_ISDIR(found) and found & stat.S_ISGID and found & stat.S_IWGRP
    return mode | (mode & 0o700) >> 3 if is_groups else mode


def whoever() -> int:
    """Return the effective user id of this process; 0 on systems without one."""
    return os.geteuid() if os.name == "posix" else 0
