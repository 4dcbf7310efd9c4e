"""Reads a file block by block and caches the blocks: a bisection in half a gigabyte reads only a few hundred."""

import os
from pathlib import Path

BLOCK = 4096


class Blocks:
    """A file open for reading; a missing file, or one that is not a regular file, appears empty.

    Attributes:
        size: Size in bytes when it was opened.

    Raises:
        OSError: The file may not be read.
    """

    def __init__(self, path: Path) -> None:
        self._blocks: dict[int, bytes] = {}
        self.size = 0
        if path.is_file() and not path.is_symlink():
            self._file = path.open("rb", buffering=0)
            self.size = os.fstat(self._file.fileno()).st_size

    def part(self, start: int, end: int) -> bytes:
        """Return the bytes from one offset to another (exclusive), fewer at the file's end."""
        end = min(end, self.size)
        if start >= end:
            return b""
        first = start // BLOCK
        if end <= (first + 1) * BLOCK:
            return self._block(first)[start - first * BLOCK : end - first * BLOCK]
        whole = b"".join(self._block(number) for number in range(first, (end - 1) // BLOCK + 1))
        return whole[start - first * BLOCK : end - first * BLOCK]

    def after(self, place: int, end: int) -> int:
        """Return the byte offset after the line that contains the byte at `place`, at most `end`."""
        while place < end:
            stop = min((place // BLOCK + 1) * BLOCK, end)
            found = self.part(place, stop).find(b"\n")
            if found != -1:
                return place + found + 1
            place = stop
        return end

    def before(self, place: int, start: int) -> int:
        """Return the byte offset after the last line end before `place`, where a line begins, at least `start`."""
        while place > start:
            stop = max((place - 1) // BLOCK * BLOCK, start)
            found = self.part(stop, place).rfind(b"\n")
            if found != -1:
                return stop + found + 1
            place = stop
        return start

    def _block(self, number: int) -> bytes:
        if number not in self._blocks:
            self._file.seek(number * BLOCK)
            self._blocks[number] = self._file.read(BLOCK)
        return self._blocks[number]
