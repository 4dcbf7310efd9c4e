"""What the register asks of a disk: whole writes that are on it when they return, and its refusals in one line."""

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
"""Bytes that are read or written at a time."""
LONGEST = 255
"""Bytes of the longest name that disks take."""
_FLUSH = 8  # so many of them are put on the disk at a time: an act meanwhile waits for no more
_BINARY = getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""No link is followed, no pipe waited for; Windows has neither, and there the look before has to do."""

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
    """A file stands in its place, whole, and the disk does not say that it will keep it."""


def refuse_odd(path: Path, *, follow: bool = False) -> None:
    """Refuse what is neither a plain file nor absent.

    Raises:
        Damaged: A link (where it is not to be followed), a folder, a device or a pipe stands there.
    """
    with contextlib.suppress(OSError):  # of which opening it will speak
        if not stat.S_ISREG(path.stat(follow_symlinks=follow).st_mode):
            raise Damaged(
                "{path} is no plain file: a link, a folder, a device or a pipe stands there",
                path=path,
                hint="move it away, or name another file",
                at=str(path),
            )


def open_plain(path: Path, flags: int, *, follow: bool = False) -> int:
    """Open a plain file, and nothing else in its place: no link is followed, nothing is waited for.

    Args:
        path: The file.
        flags: Of `os.open`; a new file is 0600, in a group's folder 0660.
        follow: Whether a link is followed all the same: a file that is the officer's own.

    Returns:
        The descriptor.

    Raises:
        Damaged: A link, a folder, a device or a pipe stands there.
        OSError: The system refuses.
    """
    refuse_odd(path, follow=follow)  # first, since opening alone may set a device to work
    extra = _NO_LINK & ~getattr(os, "O_NOFOLLOW", 0) if follow else _NO_LINK
    file = os.open(path, flags | extra | _BINARY, 0o600)
    found = os.fstat(file)
    if not stat.S_ISREG(found.st_mode):  # put there in between
        os.close(file)
        raise OSError(errno.EINVAL, "no plain file", str(path))
    if flags & os.O_CREAT and not found.st_size and found.st_uid == whoever():  # made now
        give(file, path.parent)
    return file


def opened(path: Path, *, follow: bool = False) -> BinaryIO:
    """A plain file open for reading; see `open_plain`."""
    return os.fdopen(open_plain(path, os.O_RDONLY, follow=follow), "rb")


def create(path: Path) -> int:
    """A new file, 0600, open for writing; what a crash, or somebody, left under its name is taken away first."""
    path.unlink(missing_ok=True)
    return open_plain(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)


def make_folder(path: Path) -> None:
    """A folder that its owner alone may enter, or the group whose folder it is in, where there is none.

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
    """A new file that takes the place of another when the block ends; when it is left by an error, all is as it was.

    The one way in which a file of ours, or one that an officer asked for, is written over: a temporary file in the
    same folder, put on the disk, renamed, and the folder put on the disk after it.

    Args:
        path: The file; a link there is itself replaced (resolve the path first to write where it leads), and a device
            or a pipe never: the whole system may use it.
        beside: The temporary file, in the same folder; `beside_of` it where none is named.
        mode: Of the new file, with the group's rights in a group's folder; None for that of the file that is there,
            else 0600.
        is_lasting: Whether to wait for the disk; a file that can be made again need not.
        is_shared: Whether another process may write to the temporary file: neither its name nor a lock keeps it off.

    Yields:
        The descriptor to write to; it is closed here.

    Raises:
        OSError: The system refuses; `Unsettled`, where it does so after the file has taken its place.
    """
    beside = beside or beside_of(path)
    _refuse_device(path)
    file = create(beside)
    own = os.fstat(file)
    try:
        give(file, path)
        try:
            yield file
            os.chmod(beside, _mode_over(path, mode))  # noqa: PTH101 (the crash tests count it)
            if is_lasting:
                os.fsync(file)
        finally:
            os.close(file)
        if is_shared and not _is(beside, own):  # another process began to write there, and this is its half
            raise OSError(errno.EBUSY, "another command writes it now", str(path))
        beside.replace(path)
        if is_lasting:
            settle(path)
        if beside == beside_of(path):
            _clear_left(path)
    finally:
        with contextlib.suppress(OSError):
            if not is_shared or _is(beside, own):
                beside.unlink()


def _is(path: Path, known: os.stat_result) -> bool:
    with contextlib.suppress(FileNotFoundError):
        return os.path.samestat(path.lstat(), known)
    return False


def beside_of(path: Path) -> Path:
    """The temporary file of this process for a file: two that write it at once never share one."""
    return path.parent / f"{_hidden(path)}.{os.getpid()}.new"


def _hidden(path: Path) -> str:
    """How the names of its temporary files begin: with its own, as far as there is room."""
    name = f".{path.name}"
    while len(os.fsencode(name)) > LONGEST - len(".4194304.new"):
        name = name[:-1]
    return name


def settle(path: Path) -> None:
    """Put on the disk that a file or folder was moved to its place; `Unsettled`, where the disk refuses."""
    try:
        sync_folder(path.parent)
    except OSError as error:
        raise Unsettled(error.errno, error.strerror, str(path)) from error


def _clear_left(path: Path) -> None:
    """Remove temporary files of this one that killed processes left, and that nobody can be writing any more."""
    first, last = f"{_hidden(path)}.", ".new"
    with contextlib.suppress(OSError):
        names = (name for name in os.listdir(path.parent) if name.startswith(first) and name.endswith(last))  # noqa: PTH208
        for left in (path.with_name(name) for name in names if name[len(first) : -len(last)].isdigit()):
            if left.lstat().st_mtime < path.lstat().st_mtime - 3600:
                left.unlink()


def _refuse_device(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        if stat.S_IFMT(path.lstat().st_mode) not in (stat.S_IFREG, stat.S_IFLNK, stat.S_IFDIR):
            raise OSError(errno.EINVAL, "no plain file", str(path))


def replace_file(path: Path, data: bytes, *, is_lasting: bool = True) -> None:
    """Write bytes over a file, whole or not at all, as `replacing` says; its mode stays."""
    with replacing(path, is_lasting=is_lasting) as file:
        write_pieces(file, [data])


def write_pieces(file: int, chunks: Iterable[bytes]) -> None:
    """Write to a descriptor; what is large is put on the disk as it goes."""
    for number, piece in enumerate(in_pieces(chunks), start=1):
        write_whole(file, piece)
        if number % _FLUSH == 0:
            os.fsync(file)


def sync_folder(folder: Path) -> None:
    """Put a folder's new names on the disk, where that can be asked of it: not everywhere, nor by all."""
    with contextlib.suppress(PermissionError):  # whoever may not list it; or Windows, where it needs none
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
    """Write all of it to a descriptor, which takes as much at a time as the system likes."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]


def in_pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of at least `PIECE`, but for the last."""
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
    """Say in one line what kept a file from being read; a missing file is the caller's affair."""
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


@contextlib.contextmanager
def writable(path: Path, *, of_register: bool = False, hint: str = "", stays: bool = True) -> Iterator[None]:
    """Say in one line what kept a file from being written.

    Args:
        path: The file, or its folder.
        of_register: Whether it is one of a register's own, which are elsewhere with `--register`.
        hint: What to do where the reason does not tell; empty for what is usual.
        stays: Whether the file stays where only the last step failed; one of an act that is refused is taken back.
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
                "{place} is in its place, but the disk does not confirm it: {why}",
                place=path,
                why=why,
                hint="check the disk, or write it once more elsewhere",
                at=at,
            ) from error
        known = hints.get(error.errno or 0, usual)
        raise CannotWrite("cannot write {path}: {why}", path=path, why=why, hint=known, at=at) from error
