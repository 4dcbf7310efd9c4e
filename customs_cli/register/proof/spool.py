"""Distributes lines to heaps that are read one after another: in memory at first, then in one temporary file.

The file has no name, so that nothing is left however the process ends.
"""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from customs_cli.errors import CannotWrite, why_not

IN_MEMORY = 48 << 20
"""Up to this many bytes no file is made."""
_CHUNK = 1 << 18
"""Bytes of one heap that are written at a time."""


class Spool:
    """Lines on several heaps.

    Args:
        heaps: Number of heaps.
        folders: Folders for the temporary file: the first with enough room is used, else the one with the most.
        need: Bytes that the file may need.
    """

    def __init__(self, heaps: int, folders: Sequence[Path], need: int) -> None:
        self._held: list[list[bytes]] = [[] for _ in range(heaps)]
        self._sizes = [0] * heaps
        self._size = 0
        self._chunks: list[list[tuple[int, int]]] = [[] for _ in range(heaps)]
        self._end = 0
        self._file: IO[bytes] | None = None
        self._folder = Path()
        self._folders, self._need = folders, need

    def add(self, heap: int, line: bytes) -> None:
        """Put a line, with its line end, on a heap.

        Raises:
            CannotWrite: There is no room for it.
        """
        self._held[heap].append(line)
        self._sizes[heap] += len(line)
        if self._file is None:
            self._size += len(line)
            if self._size > IN_MEMORY:
                self._begin()
        elif self._sizes[heap] > _CHUNK:
            self._write(heap)

    def lines(self, heap: int) -> Iterator[bytes]:
        """Yield the lines of a heap, without line ends, in the order in which they were added.

        Raises:
            CannotWrite: The temporary file cannot be read.
        """
        for place, size in self._chunks[heap]:
            yield from self._read(place, size).splitlines()
        yield from b"".join(self._held[heap]).splitlines()

    def close(self) -> None:
        """Close the file, which frees its space on the disk."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()

    def _begin(self) -> None:
        self._folder = _roomiest(self._folders, self._need)
        try:
            self._file = tempfile.TemporaryFile(dir=self._folder, buffering=0)  # noqa: SIM115 (closed by `close`)
        except OSError as error:
            raise self._no_room(error) from error
        for heap in range(len(self._held)):
            self._write(heap)

    def _write(self, heap: int) -> None:
        assert self._file is not None
        data = memoryview(b"".join(self._held[heap]))
        self._chunks[heap].append((self._end, len(data)))
        self._end += len(data)
        self._held[heap], self._sizes[heap] = [], 0
        try:
            while data:
                data = data[self._file.write(data) :]
        except OSError as error:
            raise self._no_room(error) from error

    def _read(self, place: int, size: int) -> bytes:
        assert self._file is not None
        parts = []
        try:
            self._file.seek(place)
            while size and (part := self._file.read(size)):
                parts.append(part)
                size -= len(part)
        except OSError as error:
            raise self._no_room(error) from error
        return b"".join(parts)

    def _no_room(self, error: OSError) -> CannotWrite:
        return CannotWrite(
            "cannot write a temporary file in {folder}: {why}",
            folder=self._folder,
            why=why_not(error),
            hint="make room there for {size} MB, or name another folder in TMPDIR",
            size=(self._need >> 20) + 1,
            at=str(self._folder),
        )


def _roomiest(folders: Sequence[Path], need: int) -> Path:
    best, most = Path(), -1
    for folder in folders:
        with contextlib.suppress(OSError):
            free = shutil.disk_usage(folder).free
            if free > need:
                return folder
            best, most = (folder, free) if free > most else (best, most)
    return best
