"""A folder that appears completely or not at all: it is filled under a temporary name, and locked meanwhile.

A killed process leaves such a folder behind; the system releases its lock, so the next run can recognise and remove it.
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
        removed: Unfinished folders that were removed now.
        left: Unfinished folders that could not be removed, or that another process may still be filling.
    """

    removed: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()


def made(folder: Path) -> tuple[Path, ...]:
    """Make a folder and its missing parents, accessible to the owner alone; return those made, the innermost last.

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
    """Remove folders that `made` created, as far as they are still empty."""
    with contextlib.suppress(OSError):
        for path in reversed(folders):
            path.rmdir()


@contextlib.contextmanager
def unmade_unless_filled(folder: Path) -> Iterator[None]:
    """Make a folder and its missing parents for a block; remove those made again if the block raises.

    Raises:
        CannotWrite: A folder cannot be made.
    """
    own = made(folder)
    try:
        yield
    except BaseException:
        unmake(own)
        raise


def confirm(place: Path) -> None:
    """Flush to disk that a folder or file was moved to its place.

    Raises:
        CannotWrite: The disk does not confirm; what was moved is in its place all the same.
    """
    try:
        sync_folder(place.parent)
    except OSError as error:
        raise CannotWrite(
            "{place} was written, but the disk does not confirm it: {why}",
            place=place,
            why=why_not(error),
            hint="{command}, once the disk works again",
            command=command("verify"),
            at=str(place),
        ) from error


@contextlib.contextmanager
def partial(beside: Path) -> Iterator[Path]:
    """Give a new, empty, locked folder beside a place; it is removed at the end unless it was moved away.

    Raises:
        CannotWrite: The folder cannot be made.
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
    """Rename an unfinished folder to mark that its files are being moved to their final place.

    `partial` removes it under either name.
    """
    renamed = _placing(half)
    half.replace(renamed)
    sync_folder(half.parent)
    return renamed


def is_partial(name: str) -> bool:
    """Return whether a name is that of an unfinished folder."""
    return _NAME.fullmatch(name) is not None


def cleared(folder: Path, of: str, *, before: Callable[[Path], None] = lambda _: None) -> Leftovers:
    """Remove what interrupted runs have left in a folder.

    Args:
        folder: The folder to clear.
        of: Prefix of the names of the unfinished folders.
        before: Called with each unfinished folder before it is removed.
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
    finally:  # again, in case Ctrl-C interrupted the first attempt
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
    folder.mkdir(mode=0o700)
    give(folder, folder.parent)
    with contextlib.suppress(OSError):  # where locks are not supported, only the name marks it as unfinished
        stack.enter_context(_hold(folder))
    return folder.exists()


@contextlib.contextmanager
def _hold(folder: Path) -> Iterator[bool]:
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
