"""Copies of a register's files: a piece at a time, from plain files only, on the disk when they are made.

Nothing here follows a link under the name of a file, and a fifo or a device is refused before anything waits for it.
"""

import contextlib
import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from customs_cli.register.file.disk.owners import give
from customs_cli.register.file.disk.writing import PIECE, open_plain, readable, writable

Told = Callable[[int, int], None]
"""Told (done, all) now and then."""

_FLUSH = 8
"""So many pieces are put on the disk at a time: an interruption waits for no more than these."""
_BINARY = getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def quiet(_done: int, _all: int) -> None:
    """Tell nobody how far a copy has come."""


class Meter:
    """How many bytes are done, of how many."""

    def __init__(self, told: Told = quiet, whole: int = 0) -> None:
        self._told, self.whole, self._done = told, whole, 0

    def add(self, count: int) -> None:
        """So many bytes more are done."""
        self._done = min(self._done + count, self.whole)
        self._told(self._done, self.whole)


@contextlib.contextmanager
def plain_file(path: Path) -> Iterator[Iterator[bytes]]:
    """The bytes of a plain file, a megabyte at a time.

    Raises:
        FileNotFoundError: There is none of that name.
        Damaged: It is no plain file (a link, a folder, a fifo), or cannot be read.
    """
    with readable(path):
        file = open_plain(path, os.O_RDONLY)
    try:
        yield _pieces(file, path)
    finally:
        os.close(file)


def size_of(path: Path) -> int:
    """Bytes of a plain file; 0 where there is none."""
    with contextlib.suppress(OSError):
        found = path.lstat()
        return found.st_size if stat.S_ISREG(found.st_mode) else 0
    return 0


def write_copy(path: Path, pieces: Iterable[bytes], meter: Meter, *, mode: int = 0o600) -> str:
    """Write a file that is not there yet, and put it on the disk.

    No mode is set afterwards: a FAT disk, as on a USB stick, refuses that.

    Returns:
        SHA-256 of what was written.

    Raises:
        CannotWrite: The disk says no.
    """
    digest = hashlib.sha256()
    with writable(path):
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY | _NO_LINK, mode)
        give(file, path.parent)
        try:
            for number, piece in enumerate(pieces, start=1):
                digest.update(piece)
                _write(file, piece)
                if number % _FLUSH == 0:
                    os.fsync(file)
                meter.add(len(piece))
            os.fsync(file)
            _forget(file)
        finally:
            os.close(file)
    return digest.hexdigest()


def digest_back(path: Path, meter: Meter) -> str:
    """SHA-256 of a file as it is read back from the disk."""
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


def _write(file: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]


def _forget(file: int) -> None:
    """Let the system drop what it remembers of a file, so that the disk itself is asked when it is read back."""
    if hasattr(os, "posix_fadvise"):
        with contextlib.suppress(OSError):
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
