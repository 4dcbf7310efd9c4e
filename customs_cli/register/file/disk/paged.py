"""The bytes of a large file, read a block at a time: what was read last is kept, and never more than a few megabytes.

A memory map would do the same, but each page of it that was ever looked at counts as memory of this process.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from customs_cli.register.file.disk.writing import open_plain, readable

PIECE = 1 << 20
"""Bytes that are read at a time."""
BLOCK = 4096
"""Bytes of one block; a document is about half as long."""
KEPT = 2048
"""At most so many blocks are kept, and so many places of lines."""
FEW = 8
"""So many blocks are looked through rather than halved."""
_LONGEST_ID = 40


def _sought(file: int, size: int, start: int) -> bytes:
    os.lseek(file, start, os.SEEK_SET)
    return os.read(file, size)


_pread = getattr(os, "pread", _sought)  # Windows has none


class Paged:
    """A file for reading, in the shape of `bytes`: slices (without a step), `find`, `rfind`.

    Args:
        path: A plain file.

    Raises:
        Damaged: A link, a folder, a device or a pipe stands in its place; or the disk fails, when it is read later.
        OSError: The system refuses.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = os.fdopen(open_plain(path, os.O_RDONLY), "rb", buffering=0)
        self._size = os.fstat(self._file.fileno()).st_size
        self._blocks: dict[int, bytes] = {}
        self._firsts: dict[int, tuple[int, int]] = {}

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, part: slice) -> bytes:
        """The bytes of a slice; a long one is read as a whole and not kept."""
        start, end, _ = part.indices(self._size)
        first = start // BLOCK
        begun = first * BLOCK
        if end <= begun + BLOCK:
            return self._block(first)[start - begun : max(end - begun, 0)]
        if end - start > BLOCK:
            return self._read(start, end - start)
        whole = b"".join(self._block(number) for number in range(first, (end - 1) // BLOCK + 1))
        return whole[start - begun : end - begun]

    def find(self, sought: bytes, start: int, end: int) -> int:
        """Where a text first begins that lies between two offsets as a whole; -1 where it does not."""
        size = BLOCK
        while start < end:
            after = start - start % BLOCK + size
            found = self[start : min(after + len(sought) - 1, end)].find(sought)
            if found != -1:
                return start + found
            start, size = after, 16 * BLOCK
        return -1

    def rfind(self, sought: bytes, start: int = 0, end: int | None = None) -> int:
        """Where a text last begins that lies between two offsets as a whole; -1 where it does not."""
        end = self._size if end is None else end
        while start < end:
            first = max((end - 1) // BLOCK * BLOCK - len(sought) + 1, start)
            found = self[first:end].rfind(sought)
            if found != -1:
                return first + found
            end = first + len(sought) - 1 if first > start else start
        return -1

    def narrowed(self, low: int, high: int, sought: int) -> tuple[int, int]:
        """Of lines that begin with ascending ids in quotation marks, a few among which one must be; none is checked.

        Args:
            low: Where the first line begins.
            high: Where the last one ends.
            sought: The id.
        """
        while high - low > FEW * BLOCK:
            number = (low + high) // 2 // BLOCK
            place, first = self._firsts.get(number) or self._first_in(number, high)
            if not low < place < high:
                break
            if first > sought:
                high = place
            else:
                low = place
        return low, high

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __del__(self) -> None:
        with suppress(AttributeError):  # it could not be opened
            self._file.close()

    def _first_in(self, number: int, end: int) -> tuple[int, int]:
        """Where the first line after the beginning of a block begins, and its id; zeros where there is none."""
        begun = number * BLOCK
        block = self._read(begun, BLOCK)
        place = block.find(b'\n"') + 1
        digits = block[place + 1 : place + _LONGEST_ID].partition(b'"')
        if not place or not digits[1]:  # a long line, or one that begins at the very end
            place = max(self.find(b'\n"', begun, end) + 1 - begun, 0)
            digits = self[begun + place + 1 : begun + place + _LONGEST_ID].partition(b'"')
        if not place or not digits[0].isdigit():
            return 0, 0
        if len(self._firsts) >= KEPT:
            self._firsts.clear()
        first = self._firsts[number] = begun + place, int(digits[0])
        return first

    def _block(self, number: int) -> bytes:
        block = self._blocks.get(number)
        if block is None:
            if len(self._blocks) >= KEPT:
                self._blocks.clear()
            block = self._blocks[number] = self._read(number * BLOCK, BLOCK)
        return block

    def _read(self, start: int, size: int) -> bytes:
        try:
            return _pread(self._file.fileno(), size, start)
        except OSError:
            with readable(self._path):
                raise


Buffer = bytes | Paged
"""The file: a small one as a whole, a large one read as it is asked for."""


def pieces(data: Buffer, start: int, end: int) -> Iterator[bytes]:
    """The bytes of a stretch of the file, a piece at a time; what was given is not kept in memory."""
    for place in range(start, end, PIECE):
        yield data[place : min(place + PIECE, end)]


def line_number(data: Buffer, place: int) -> int:
    """Which line of the file begins at a byte offset, the first being 1."""
    return 1 + sum(piece.count(b"\n") for piece in pieces(data, 0, place))
