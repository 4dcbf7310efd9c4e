"""Reads a large file block by block; recent blocks are cached, never more than a few megabytes.

A memory map would do the same, but every page of it that was ever touched counts as memory of this process.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from customs_cli.register.file.disk.writing import open_plain, readable

PIECE = 1 << 20
"""Bytes read at a time."""
BLOCK = 4096
"""Size of a block in bytes; a document is about half as long."""
KEPT = 2048
"""Maximum number of cached blocks, and of cached line positions."""
FEW = 8
"""From this many blocks down the lines are scanned instead of bisected."""
_LONGEST_ID = 40


def _sought(file: int, size: int, start: int) -> bytes:
    os.lseek(file, start, os.SEEK_SET)
    return os.read(file, size)


_pread = getattr(os, "pread", _sought)  # Windows has none


class Paged:
    """A file open for reading that is used like `bytes`: slices (without a step), `find`, `rfind`.

    Args:
        path: A regular file.

    Raises:
        Damaged: A link, a folder, a device or a pipe is in its place; or, on a later read, the disk fails.
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
        """Return the offset of the first occurrence that lies entirely between `start` and `end`, or -1."""
        size = BLOCK
        while start < end:
            after = start - start % BLOCK + size
            found = self[start : min(after + len(sought) - 1, end)].find(sought)
            if found != -1:
                return start + found
            start, size = after, 16 * BLOCK
        return -1

    def rfind(self, sought: bytes, start: int = 0, end: int | None = None) -> int:
        """Return the offset of the last occurrence that lies entirely between `start` and `end`, or -1."""
        end = self._size if end is None else end
        while start < end:
            first = max((end - 1) // BLOCK * BLOCK - len(sought) + 1, start)
            found = self[first:end].rfind(sought)
            if found != -1:
                return first + found
            end = first + len(sought) - 1 if first > start else start
        return -1

    def narrowed(self, low: int, high: int, sought: int) -> tuple[int, int]:
        """Return the bounds of a few lines among which the line with an id must be; no line is checked.

        The lines must begin with ascending ids in quotation marks.

        Args:
            low: Byte offset where the first line begins.
            high: Byte offset where the last line ends.
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
        """Close the underlying file."""
        self._file.close()

    def __del__(self) -> None:
        with suppress(AttributeError):  # it could not be opened
            self._file.close()

    def _first_in(self, number: int, end: int) -> tuple[int, int]:
        """Return the byte offset and the id of the first line that begins after the start of a block.

        (0, 0) if there is no such line.
        """
        begun = number * BLOCK
        block = self._read(begun, BLOCK)
        place = block.find(b'\n"') + 1
        digits = block[place + 1 : place + _LONGEST_ID].partition(b'"')
        if not place or not digits[1]:  # the line is longer than the block, or begins at its very end
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
"""The content of the file: a small one as bytes, a large one read on demand."""


def pieces(data: Buffer, start: int, end: int) -> Iterator[bytes]:
    """Yield the bytes between two offsets piece by piece; they are not kept in memory."""
    for place in range(start, end, PIECE):
        yield data[place : min(place + PIECE, end)]


def line_number(data: Buffer, place: int) -> int:
    """Return the number, from 1, of the line that begins at a byte offset."""
    return 1 + sum(piece.count(b"\n") for piece in pieces(data, 0, place))
