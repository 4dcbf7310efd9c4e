"""What the register asks of a disk: whole writes that are on it when they return, and its refusals in one line."""

import contextlib
import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from customs_cli.errors import CannotWrite, CustomsError, Damaged

PIECE = 1 << 20
"""Bytes that are read or written at a time."""
_FLUSH = 8
"""So many pieces of a large file are put on the disk at a time: an act meanwhile waits for no more than these."""
_BINARY = getattr(os, "O_BINARY", 0)

_HINTS = {
    errno.ENOSPC: "the disk is full: make room; nothing was lost",
    errno.EFBIG: "the file may not grow further here; nothing was lost",
    errno.EROFS: "the disk is read-only: use --register PATH on another one",
    errno.EACCES: "you may not write there: ask for the right, or use --register PATH elsewhere",
}


def append_whole(path: Path, data: bytes) -> None:
    """Append and fsync; when that fails, the file is as it was."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY, 0o600)
    try:
        size = os.fstat(file).st_size
        try:
            _write(file, data)
            os.fsync(file)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(file, size)
            raise
    finally:
        os.close(file)
    if not size:
        sync_folder(path.parent)


def write_whole(path: Path, chunks: Iterable[bytes], *, mode: int = 0o600) -> None:
    """Write a file from nothing and fsync it."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)
    try:
        for number, piece in enumerate(_pieces(chunks), start=1):
            _write(file, piece)
            if number % _FLUSH == 0:
                os.fsync(file)
        os.chmod(path, mode)  # noqa: PTH101 (one of the calls that the crash tests count)
        os.fsync(file)
    finally:
        os.close(file)


def sync_folder(folder: Path) -> None:
    """Put a folder's new names on the disk."""
    if os.name != "posix":
        return  # Windows keeps a rename without it
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(file: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]


def _pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
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
            f"cannot read {path}: {error.strerror}", hint="check its permissions and the disk", at=str(path)
        ) from error


@contextlib.contextmanager
def writable(path: Path) -> Iterator[None]:
    """Say in one line what kept a file from being written."""
    try:
        yield
    except CustomsError:
        raise
    except OSError as error:
        raise CannotWrite(
            f"cannot write {path}: {error.strerror}",
            hint=_HINTS.get(error.errno or 0, "nothing was changed; check the disk and the permissions"),
            at=str(path),
        ) from error
