"""Whose the files of a register are: the officer's, or the group's whose folder they are in."""

import contextlib
import os
import stat
from pathlib import Path


def make_folders(path: Path) -> None:
    """A folder, and those above it that are missing, each for its maker alone, or the group whose folder it is in.

    Raises:
        OSError: The system refuses.
    """
    missing = [folder for folder in (path, *path.parents) if not folder.is_dir()]
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)
        give(folder, folder.parent)


def give(made: int | Path, owner: Path) -> None:
    """Give what was made to those who have to write it too.

    What the system's administrator made goes to whom another file or folder belongs; anybody else gives at most the
    group. In a folder that was made a group's, its group may do what its owner may.
    """
    with contextlib.suppress(OSError, AttributeError):  # Windows knows no such owners
        own, is_all = owner.lstat(), os.geteuid() == 0
        if is_all or owner.is_file():
            os.chown(made, own.st_uid if is_all else -1, own.st_gid)
        mode = stat.S_IMODE(os.stat(made).st_mode)  # noqa: PTH116 (it may be a descriptor)
        if mode != (shared := mode_in(owner, mode)):
            os.chmod(made, shared)  # noqa: PTH101


def mode_in(folder: Path, mode: int) -> int:
    """A mode as it is in a folder: with the owner's rights for the group, in one whose new files are its group's.

    Such a folder, of mode 2770, is how an administrator gives several accounts one register.
    """
    found = folder.stat().st_mode
    is_groups = stat.S_ISDIR(found) and found & stat.S_ISGID and found & stat.S_IWGRP
    return mode | (mode & 0o700) >> 3 if is_groups else mode


def whoever() -> int:
    """The account of this process, as the system counts them; 0 where it does not."""
    return os.geteuid() if os.name == "posix" else 0
