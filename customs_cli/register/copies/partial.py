"""A folder that appears whole or not at all: it is filled under a name that says that it is half, and held meanwhile.

A killed process leaves such a folder behind; the system frees its hold, so that the next run can tell and remove it.
"""

import contextlib
import errno
import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from customs_cli.errors import CannotWrite, why_not
from customs_cli.register.file.disk.owners import give
from customs_cli.register.file.disk.writing import make_folder, sync_folder, writable
from customs_cli.sentences import command

PARTIAL, PLACING = ".customs-partial-", ".customs-placing-"
_NAME = re.compile(r".+\.customs-(partial|placing)-[0-9a-f]{8}")
_FOLDER = getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)


class Leftovers(NamedTuple):
    """What interrupted runs had left in a folder.

    Attributes:
        removed: Half folders that are gone now.
        left: Half folders that could not be removed, or of which nobody can tell whether they are still being filled.
    """

    removed: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()


def made(folder: Path) -> tuple[Path, ...]:
    """Make a folder and those above it that are missing, for the owner alone; those that were made, the inmost last.

    Raises:
        CannotWrite: One of them cannot be made; none is left.
    """
    missing = [path for path in (folder, *folder.parents) if not path.exists()][::-1]
    with writable(folder):
        try:
            for path in missing:
                make_folder(path)
                sync_folder(path.parent)
        except BaseException:
            unmake(missing)
            raise
    return tuple(missing)


def unmake(folders: Sequence[Path]) -> None:
    """Remove folders that `made` has made, as far as they are still empty."""
    with contextlib.suppress(OSError):
        for path in reversed(folders):
            path.rmdir()


@contextlib.contextmanager
def unmade_unless_filled(folder: Path) -> Iterator[None]:
    """A folder that is made, with those above it that are missing; those made are gone again after an error.

    Raises:
        CannotWrite: One of them cannot be made.
    """
    own = made(folder)
    try:
        yield
    except BaseException:
        unmake(own)
        raise


def confirm(place: Path) -> None:
    """Put on the disk that a folder or a file was moved to its place.

    Raises:
        CannotWrite: The disk does not confirm it; what was moved is in its place all the same.
    """
    try:
        sync_folder(place.parent)
    except OSError as error:
        raise CannotWrite(
            "{place} is in its place, but the disk does not confirm it: {why}",
            place=place,
            why=why_not(error),
            hint="{command}, once the disk is well again",
            command=command("verify"),
            at=str(place),
        ) from error


@contextlib.contextmanager
def partial(beside: Path) -> Iterator[Path]:
    """A new, empty folder beside a place, held by this process; removed at the end unless it was moved away.

    Raises:
        CannotWrite: It cannot be made.
    """
    folder = _named(beside)
    with contextlib.ExitStack() as stack:
        try:
            with writable(beside):
                while not _is_begun(folder, stack):
                    folder = _named(beside)
            yield folder
        finally:
            for path in (folder, _placing(folder)):
                _remove(path)


def placing(half: Path) -> Path:
    """Give a half folder another name, which says that it is being emptied into the place it stands in.

    `partial` removes it under either name.
    """
    renamed = _placing(half)
    half.replace(renamed)
    sync_folder(half.parent)
    return renamed


def is_partial(name: str) -> bool:
    """Whether a name is that of a half folder."""
    return _NAME.fullmatch(name) is not None


def cleared(folder: Path, of: str, *, before: Callable[[Path], None] = lambda _: None) -> Leftovers:
    """Remove what interrupted runs have left in a folder; what cannot be removed is named.

    Args:
        folder: Where they would stand.
        of: How their names begin.
        before: Done with each, before it is removed.
    """
    removed: list[Path] = []
    left: list[Path] = []
    for path in _half_in(folder, of):
        try:
            with _hold(path) as is_ours:
                if is_ours:
                    before(path)
                    shutil.rmtree(path, ignore_errors=True)
                    (left if path.exists() else removed).append(path)
        except OSError:
            left.append(path)
    return Leftovers(tuple(removed), tuple(left))


def _remove(folder: Path) -> None:
    try:
        shutil.rmtree(folder, ignore_errors=True)
    finally:  # once more, for a Ctrl-C that broke it off
        shutil.rmtree(folder, ignore_errors=True)


def _placing(half: Path) -> Path:
    return half.with_name(half.name.replace(PARTIAL, PLACING))


def _half_in(folder: Path, of: str) -> list[Path]:
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError:
        return []
    found = (folder / name for name in names if name.startswith(of) and is_partial(name))
    return [path for path in found if not path.is_symlink()]


def _named(beside: Path) -> Path:
    return beside.with_name(f"{beside.name}{PARTIAL}{os.urandom(4).hex()}")


def _is_begun(folder: Path, stack: contextlib.ExitStack) -> bool:
    """Make and hold a half folder; False where a run that clears up took it in between."""
    folder.mkdir(mode=0o700)
    give(folder, folder.parent)
    with contextlib.suppress(OSError):  # where nothing can be held, the name alone says that it is half
        stack.enter_context(_hold(folder))
    return folder.exists()


@contextlib.contextmanager
def _hold(folder: Path) -> Iterator[bool]:
    """Hold a folder, where no other process does; whether it is held.

    Raises:
        OSError: Nobody can tell: this system, or this disk, knows no such hold.
    """
    if os.name != "posix":
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))
    import fcntl

    handle = os.open(folder, os.O_RDONLY | _FOLDER)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield folder.exists() and os.path.samestat(os.fstat(handle), folder.lstat())
    finally:
        os.close(handle)
