"""Copies a register's files piece by piece, from regular files only, and flushes them to disk.

No link is followed where a file is expected, and a pipe or device is refused before anything could block on it.
"""

import contextlib
import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from customs_cli.register.file.disk.owners import give
from customs_cli.register.file.disk.writing import PIECE, open_plain, readable, writable, write_whole

Told = Callable[[int, int], None]
"""Progress callback: bytes done, bytes in all."""

_FLUSH = 8
"""Number of pieces between two flushes to disk: an interruption waits for at most this many."""
_BINARY = getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def quiet(_done: int, _all: int) -> None:
    """Ignore progress: the default callback."""


class Meter:
    """Counts the bytes done and reports them with the total."""

    def __init__(self, told: Told = quiet, whole: int = 0) -> None:
        self._told, self.whole, self._done = told, whole, 0

    def add(self, count: int) -> None:
        """Add `count` bytes to those done, and report."""
        self._done = min(self._done + count, self.whole)
        self._told(self._done, self.whole)


@contextlib.contextmanager
def plain_file(path: Path) -> Iterator[Iterator[bytes]]:
    """Yield an iterator over the bytes of a regular file, a megabyte at a time.

    Raises:
        FileNotFoundError: There is no file of that name.
        Damaged: The path is not a regular file (a link, a folder, a pipe), or cannot be read.
    """
    with readable(path):
        file = open_plain(path, os.O_RDONLY)
    try:
        yield _pieces(file, path)
    finally:
        os.close(file)


def size_of(path: Path) -> int:
    """Return the size of a regular file in bytes; 0 if there is none."""
    with contextlib.suppress(OSError):
        found = path.lstat()
        return found.st_size if stat.S_ISREG(found.st_mode) else 0
    return 0


def write_copy(path: Path, pieces: Iterable[bytes], meter: Meter, *, mode: int = 0o600) -> str:
    """Write a new file and flush it to disk; it must not exist yet.

    The mode is not set afterwards: a FAT disk, as on a USB stick, refuses that.

    Returns:
        SHA-256 of what was written, in hex.

    Raises:
        CannotWrite: The disk refuses to write, or the file exists.
    """
    digest = hashlib.sha256()
    with writable(path):
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY | _NO_LINK, mode)
        give(file, path.parent)
        try:
            for number, piece in enumerate(pieces, start=1):
                digest.update(piece)
                write_whole(file, piece)
                if number % _FLUSH == 0:
                    os.fsync(file)
                meter.add(len(piece))
            os.fsync(file)
            _forget(file)
        finally:
            os.close(file)
    return digest.hexdigest()


def digest_back(path: Path, meter: Meter) -> str:
    """Return the SHA-256 of a file, read back from the disk."""
    digest = hashlib.sha256()
    with plain_file(path) as pieces:
        for piece in pieces:
            digest.update(piece)
            meter.add(len(piece))
    return digest.hexdigest()


def _pieces(file: int, path: Path) -> Iterator[bytes]:
    while True:
        with readable(path):
            piece = os.read(file, PIECE)
        if not piece:
            return
        yield piece


def _forget(file: int) -> None:
    if hasattr(os, "posix_fadvise"):
        with contextlib.suppress(OSError):
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
