"""Atomic writing to disk, flushed when it returns, and refusals of one line for errors of the system."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from customs_cli.errors import CannotWrite, CustomsError, Damaged, why_not
from customs_cli.register.file.disk.owners import give, mode_in, whoever
from customs_cli.sentences import said

PIECE = 1 << 20
"""Bytes read or written at a time."""
LONGEST = 255
"""Bytes of the longest file name that disks accept."""
_FLUSH = 8  # pieces between two flushes to disk: an act meanwhile waits for at most this many
_BINARY = getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Flags to follow no link and wait for no pipe; Windows has neither, so there the check before opening must do."""

_HINTS = {
    errno.ENOSPC: said("the disk is full: make room; nothing was lost"),
    errno.EFBIG: said("the file may not grow further here; nothing was lost"),
    errno.EROFS: said("the disk is read-only: choose a folder on another one"),
    errno.EACCES: said("you may not write there: ask for the right, or choose another folder"),
}
_HINTS_OF_REGISTER = _HINTS | {
    errno.EROFS: said("the disk is read-only: use --register PATH on another one"),
    errno.EACCES: said("you may not write there: ask for the right, or use --register PATH elsewhere"),
}


class Unsettled(OSError):
    """A file is in its place, complete, but the disk does not confirm that it is stored."""


def refuse_odd(path: Path, *, follow: bool = False) -> None:
    """Refuse a path that exists and is not a regular file.

    Raises:
        Damaged: A link (if it is not to be followed), a folder, a device or a pipe is there.
    """
    with contextlib.suppress(OSError):  # opening the file will report it
        if not stat.S_ISREG(path.stat(follow_symlinks=follow).st_mode):
            raise Damaged(
                "{path} is not a plain file: it is a link, a folder, a device or a pipe",
                path=path,
                hint="move it away, or name another file",
                at=str(path),
            )


def open_plain(path: Path, flags: int, *, follow: bool = False) -> int:
    """Open a regular file and nothing else: links are not followed, and the call never blocks on a pipe.

    Args:
        path: The file.
        flags: Flags of `os.open`; a new file gets mode 0600, in a group's folder 0660.
        follow: Whether to follow a link all the same: for an officer's own file.

    Returns:
        The file descriptor.

    Raises:
        Damaged: A link, a folder, a device or a pipe is there.
        OSError: The system refuses.
    """
    refuse_odd(path, follow=follow)  # first, since merely opening a device may start it
    extra = _NO_LINK & ~getattr(os, "O_NOFOLLOW", 0) if follow else _NO_LINK
    file = os.open(path, flags | extra | _BINARY, 0o600)
    found = os.fstat(file)
    if not stat.S_ISREG(found.st_mode):  # it was put there since the check
        os.close(file)
        raise OSError(errno.EINVAL, "not a plain file", str(path))
    if flags & os.O_CREAT and not found.st_size and found.st_uid == whoever():  # the file is new
        give(file, path.parent)
    return file


def opened(path: Path, *, follow: bool = False) -> BinaryIO:
    """Return a regular file open for reading; see `open_plain`."""
    return os.fdopen(open_plain(path, os.O_RDONLY, follow=follow), "rb")


def create(path: Path) -> int:
    """Return the descriptor of a new file, mode 0600, open for writing; a file left under its name is removed first."""
    path.unlink(missing_ok=True)
    return open_plain(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)


def make_folder(path: Path) -> None:
    """Make a folder, unless it exists, that only its owner, or the group whose folder it is in, may enter.

    Raises:
        OSError: The system refuses.
    """
    if not path.is_dir():
        path.mkdir(mode=0o700, exist_ok=True)
        give(path, path.parent)


@contextlib.contextmanager
def replacing(
    path: Path, *, beside: Path | None = None, mode: int | None = None, is_lasting: bool = True, is_shared: bool = False
) -> Iterator[int]:
    """Give a new file that replaces another when the block ends; if the block raises, the old file stays.

    Every file that is overwritten, be it a register's or an officer's, is overwritten in this way: a temporary file in
    the same folder is written, flushed and renamed, and the folder is flushed after it.

    Args:
        path: The file; a link there is itself replaced (resolve the path first to write to its target), a device or
            pipe never: the whole system may use it.
        beside: The temporary file, in the same folder; None for `beside_of(path)`.
        mode: Mode of the new file, with the group's rights in a group's folder; None for that of the old file, else
            0600.
        is_lasting: Whether to flush to disk; not needed for a file that can be made again.
        is_shared: Whether another process may write to the temporary file: neither its name nor a lock prevents that.

    Yields:
        The descriptor to write to; it is closed here.

    Raises:
        OSError: The system refuses; `Unsettled`, if it does so after the file has taken its place.
    """
    beside = beside or beside_of(path)
    _refuse_device(path)
    own = None
    try:
        file = create(beside)
        own = os.fstat(file)
        give(file, path)
        try:
            yield file
            with contextlib.suppress(OSError):  # of a memory stick without modes; elsewhere it stays its owner's alone
                os.chmod(beside, _mode_over(path, mode))  # noqa: PTH101 (the crash tests count it)
            if is_lasting:
                os.fsync(file)
        finally:
            os.close(file)
        if is_shared and not _is(beside, own):  # another process has begun to write there: its file is incomplete
            raise OSError(errno.EBUSY, "another command is writing this file now", str(path))
        beside.replace(path)
        if is_lasting:
            settle(path)
        if beside == beside_of(path):
            _clear_left(path)
    finally:
        with contextlib.suppress(OSError):
            if not is_shared or _is(beside, own):
                beside.unlink()


def _is(path: Path, known: os.stat_result | None) -> bool:
    with contextlib.suppress(FileNotFoundError):
        return known is not None and os.path.samestat(path.lstat(), known)
    return False


def beside_of(path: Path) -> Path:
    """Return the path of this process's temporary file for a file: no two processes share one."""
    return path.parent / f"{_hidden(path)}.{os.getpid()}.new"


def _hidden(path: Path) -> str:
    name = f".{path.name}"
    while len(os.fsencode(name)) > LONGEST - len(".4194304.new"):
        name = name[:-1]
    return name


def settle(path: Path) -> None:
    """Flush to disk that a file or folder was moved to its place; raise `Unsettled` if the disk refuses."""
    try:
        sync_folder(path.parent)
    except OSError as error:
        raise Unsettled(error.errno, error.strerror, str(path)) from error


def _clear_left(path: Path) -> None:
    first, last = f"{_hidden(path)}.", ".new"
    with contextlib.suppress(OSError):
        names = (name for name in os.listdir(path.parent) if name.startswith(first) and name.endswith(last))  # noqa: PTH208
        for left in (path.with_name(name) for name in names if name[len(first) : -len(last)].isdigit()):
            if left.lstat().st_mtime < path.lstat().st_mtime - 3600:
                left.unlink()


def _refuse_device(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        if stat.S_IFMT(path.lstat().st_mode) not in (stat.S_IFREG, stat.S_IFLNK, stat.S_IFDIR):
            raise OSError(errno.EINVAL, "not a plain file", str(path))


def replace_file(path: Path, data: bytes, *, is_lasting: bool = True) -> None:
    """Overwrite a file with bytes, atomically (see `replacing`); its mode stays."""
    with replacing(path, is_lasting=is_lasting) as file:
        write_pieces(file, [data])


def write_pieces(file: int, chunks: Iterable[bytes]) -> None:
    """Write to a descriptor; large data is flushed as it is written."""
    for number, piece in enumerate(in_pieces(chunks), start=1):
        write_whole(file, piece)
        if number % _FLUSH == 0:
            os.fsync(file)


def sync_folder(folder: Path) -> None:
    """Flush the names in a folder to disk, where the system and the rights of this account allow it."""
    with contextlib.suppress(PermissionError):  # not allowed to list it; or Windows, where no flush is needed
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.EBADF, errno.ENOTSUP):
                raise
        finally:
            os.close(handle)


def _mode_over(path: Path, mode: int | None) -> int:
    if mode is None:
        with contextlib.suppress(OSError):
            found = path.lstat().st_mode
            if stat.S_ISREG(found):
                return stat.S_IMODE(found) & 0o777
    return mode_in(path.parent, mode or 0o600)


def write_whole(file: int, data: bytes) -> None:
    """Write all bytes to a descriptor, in as many calls as the system needs."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]


def in_pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the same bytes in pieces of at least `PIECE` bytes, except for the last."""
    held: list[bytes] = []
    size = 0
    for chunk in chunks:
        held.append(chunk)
        size += len(chunk)
        if size >= PIECE:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)


@contextlib.contextmanager
def readable(path: Path) -> Iterator[None]:
    """Turn errors of reading a file into a refusal of one line; `FileNotFoundError` is passed on to the caller."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Damaged(
            "cannot read {path}: {why}",
            path=path,
            why=why_not(error),
            hint="check its permissions and the disk",
            at=str(path),
        ) from error


def closed(file: int) -> None:
    """Close a file of which all that counts is on the disk already: a failure changes nothing."""
    with contextlib.suppress(OSError):
        os.close(file)


@contextlib.contextmanager
def writable(path: Path, *, of_register: bool = False, hint: str = "", stays: bool = True) -> Iterator[None]:
    """Turn errors of writing a file into a refusal of one line (`CannotWrite`).

    Args:
        path: The file, or its folder.
        of_register: Whether it is a register's file, which could be elsewhere with `--register`.
        hint: What to do if the error itself does not tell; empty for the usual hint.
        stays: Whether the file stays if only the last step, the flush of the folder, failed; False if it is removed.
    """
    hints = _HINTS_OF_REGISTER if of_register else _HINTS
    usual = hint or said("nothing was changed; check the disk and the permissions")
    try:
        yield
    except CustomsError:
        raise
    except OSError as error:
        why, at = why_not(error), str(path)
        if stays and isinstance(error, Unsettled):
            raise CannotWrite(
                "{place} was written, but the disk does not confirm it: {why}",
                place=path,
                why=why,
                hint="check the disk, or write the file elsewhere",
                at=at,
            ) from error
        known = hints.get(error.errno or 0, usual)
        raise CannotWrite("cannot write {path}: {why}", path=path, why=why, hint=known, at=at) from error
