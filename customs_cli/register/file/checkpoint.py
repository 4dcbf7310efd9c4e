"""The checkpoint: a normal TinyDB file, one document per line, sorted by id, so that one is found by bisection.

    {
    "holders": {
    "1": {"code":"VIVO-COMM",...,"check":"1c291ca3"},
    ...
    },
    "batches": {
    "20190604030100000000000123": {"ref":"2019-5320-000123",...,"check":"d87f7e0c"}
    },
    "register": {
    "1": {"format":1,"id":...,"seq":...,"head":...,"offset":...,"tables":{"batches":[start,end],...},"check":...}
    }
    }

`check` is the CRC-32 of the line up to it. `register` says which journal entry the file stands at.
"""

import mmap
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from customs_cli.register.file.codec import TABLES, decode_document
from customs_cli.register.file.damage import altered, disordered, foreign, newer

FORMAT = 1
NAME = "register.json"
SMALL = 1 << 20
"""Up to this many bytes the file is read whole, and rewritten after every act, so that stock TinyDB sees the newest."""

_LONGEST_ID = 40
_CHECK = 20  # ,"check":"xxxxxxxx"}
PIECE = 1 << 20
"""Bytes that are read at a time."""
_TOLD = 1_000
"""So many lines are read before that is told."""
_META = b'\n"register": {\n'
_SERIALS = 10**6  # the last six digits of a batch's id

Buffer = bytes  # or an mmap, which slices and searches alike


def pieces(data: Buffer, start: int, end: int) -> Iterator[bytes]:
    """The bytes of a stretch of the file, a piece at a time; what was given is not kept in memory."""
    for place in range(start, end, PIECE):
        stop = min(place + PIECE, end)
        yield data[place:stop]
        let_go(data, place, stop)


def let_go(data: Buffer, start: int, end: int) -> None:
    """Let a stretch of a memory map out of this process again, where that is a whole piece and the system can."""
    end = min(end, len(data))
    if isinstance(data, mmap.mmap) and end - start >= PIECE // 2 and hasattr(mmap, "MADV_DONTNEED"):
        start -= start % mmap.PAGESIZE
        data.madvise(mmap.MADV_DONTNEED, start, end - start)


class Meta(msgspec.Struct, frozen=True):
    """Where a checkpoint stands: what the one document of the table `register` says."""

    format: int
    id: str
    seq: int
    head: str
    offset: int
    tables: dict[str, tuple[int, int]]


class Row(NamedTuple):
    """One document as it stands in the file."""

    id: int
    body: bytes


def to_line(doc_id: int, body: bytes) -> bytes:
    """The line of a document, without its separator."""
    line = b'"%d": %b' % (doc_id, body[:-1])
    return b'%b,"check":"%08x"}' % (line, zlib.crc32(line))


def from_line(line: bytes, name: str, at: int) -> Row:
    """The document of a line (its separator and its end may follow).

    Raises:
        Damaged: Any byte of it was altered.
    """
    line = line.removesuffix(b"\n").removesuffix(b",")
    head = line[:-_CHECK]
    if line[-_CHECK:] != b',"check":"%08x"}' % zlib.crc32(head):
        raise altered(name, at)
    key, _, body = head.partition(b": ")
    return Row(int(key[1:-1]), body + b"}")


class Checkpoint:
    """A checkpoint open for reading."""

    def __init__(self, data: Buffer, name: str = NAME) -> None:
        self.data = data
        self.name = name
        self.meta = self._read_meta()

    def rows(self, table: str, low: int | None = None, high: int | None = None) -> Iterator[Row]:
        """The documents of a table with low <= id < high, in order; read a piece at a time.

        Raises:
            Damaged: A line was altered, stands twice or is not in its place.
        """
        last = -1
        start, end = self.bounds(table)
        if low is not None:
            start = self.place(table, low)
        if high is not None:
            end = self.place(table, high)
        while start < end:
            stop = self._line_end(min(start + PIECE, end) - 1, end)
            piece, begun = self.data[start:stop], start
            for line in piece.splitlines(keepends=True):
                row = from_line(line, self.name, start)
                if row.id <= last:
                    raise disordered(self.name, start)
                yield row
                last = row.id
                start += len(line)
            let_go(self.data, begun, stop)

    def check(self, told: Callable[[int], None] = lambda _: None) -> None:
        """Read every line.

        Args:
            told: Told now and then how many bytes more were read.

        Raises:
            Damaged: One was altered, stands twice or is not in its place.
        """
        left, size = len(self.data), 0
        for table in TABLES:
            for number, row in enumerate(self.rows(table), 1):
                size += len(row.body)
                if number % _TOLD == 0:
                    told(size)
                    left, size = left - size, 0
        told(left)

    def find(self, table: str, doc_id: int) -> bytes | None:
        """The document of that id, found by bisection; None when there is none.

        What is found is checked, whatever the lines on the way to it; before none is said to be there, those are too.
        """
        place = self._sought(table, doc_id, self._id_at)
        if place < self.bounds(table)[1] and (row := self.row_at(place)).id == doc_id:
            return row.body
        place = self._sought(table, doc_id, lambda place: self.row_at(place).id)
        if place < self.bounds(table)[1] and (row := self.row_at(place)).id == doc_id:
            return row.body
        self._check_around(table, place)
        return None

    def with_code(self, table: str, code: bytes) -> Row | None:
        """The document whose code is that one (given as JSON text), found by a plain search of the bytes.

        A code is the first field of its document, and no other place of a line reads `: {"code":`, since a quotation
        mark inside a text is escaped. When nothing is found every line is checked, so that a damaged one is not
        taken for an absent one.
        """
        start, end = self.bounds(table)
        place = self.data.find(b': {"code":%b' % code, start, end)
        if place != -1:
            return self.row_at(max(self.data.rfind(b"\n", start, place) + 1, start))
        return next((row for row in self.rows(table) if row.body.startswith(b'{"code":%b' % code)), None)

    def with_serial(self, table: str, serial: int) -> Iterator[Row]:
        """The documents whose id ends in those six digits: one bisection for each year and office that there is."""
        place, end = self.place(table, 0), self.bounds(table)[1]
        while place < end:
            first = self.row_at(place).id // _SERIALS * _SERIALS
            place = self.place(table, first + serial)
            if place < end and (row := self.row_at(place)).id == first + serial:
                yield row
            place = self.place(table, first + _SERIALS)

    def bounds(self, table: str) -> tuple[int, int]:
        """Byte offsets of a table's first line and of its end."""
        return self.meta.tables.get(table, (0, 0))

    def place(self, table: str, doc_id: int) -> int:
        """Byte offset of the first line of a table whose id is at least `doc_id`; the table's end when all are less.

        Every line that is looked at is checked, and so are those around the place: neither a damaged line leads astray,
        nor one that stands where another should.
        """
        place = self._sought(table, doc_id, lambda place: self.row_at(place).id)
        self._check_around(table, place)
        return place

    def _sought(self, table: str, doc_id: int, id_at: Callable[[int], int]) -> int:
        low, high = self.bounds(table)
        first = low
        while low < high:
            middle = max(self.data.rfind(b"\n", first, (low + high) // 2) + 1, first)
            if id_at(middle) < doc_id:
                low = self._line_end(middle, high)
            else:
                high = middle
        return low

    def _check_around(self, table: str, place: int) -> None:
        """Refuse lines out of order: the two before a place, and the two from it on, must ascend.

        Whichever two lines of a table were exchanged, or whichever one was written over another: a search for what is
        no longer found where it belongs ends beside one of them.
        """
        first, end = self.bounds(table)
        for _ in range(2):
            place = max(self.data.rfind(b"\n", first, max(place - 1, first)) + 1, first)
        last = -1
        for _ in range(4):
            if place >= end:
                return
            if (number := self.row_at(place).id) <= last:
                raise disordered(self.name, place)
            last, place = number, self._line_end(place, end)

    def _id_at(self, place: int) -> int:
        """The id of the line that begins at a byte offset, not checked; 0 where none can be read."""
        digits = self.data[place + 1 : place + _LONGEST_ID].partition(b'"')[0]
        return int(digits) if digits.isdigit() else 0

    def row_at(self, place: int) -> Row:
        """The document whose line begins at a byte offset."""
        return from_line(self.line_at(place), self.name, place)

    def line_at(self, place: int) -> bytes:
        """The line that begins at a byte offset, with its separator and its end."""
        return self.data[place : self._line_end(place, len(self.data))]

    def _line_end(self, place: int, end: int) -> int:
        """Byte offset just after the line that the byte at an offset belongs to; `end` at most."""
        found = self.data.find(b"\n", place, end)
        return end if found == -1 else found + 1

    def close(self) -> None:
        """Let go of the file: Windows replaces none that is mapped."""
        if isinstance(self.data, mmap.mmap):
            self.data.close()

    def _read_meta(self) -> Meta:
        place = self.data.rfind(_META)
        if place == -1 or self.data[-5:] != b"\n}\n}\n":
            raise foreign(self.name)
        line = self.line_at(place + len(_META))
        document = decode_document(from_line(line, self.name, place + len(_META)).body)
        if document.get("format", 0) > FORMAT:
            raise newer(self.name, document["format"], FORMAT)
        try:
            meta = msgspec.convert(document, Meta)
        except msgspec.ValidationError as error:
            raise foreign(self.name) from error  # another line stands there
        if place + len(_META) + len(line) != len(self.data) - 4 or not self._has_frame(meta, place + 1):
            raise foreign(self.name)
        return meta

    def _has_frame(self, meta: Meta, register: int) -> bool:
        """Whether each table begins and ends where it should, the last one where `register` begins."""
        place = 2
        for table, (start, end) in meta.tables.items():
            header = b'"%b": {\n' % table.encode()
            if start != place + len(header) or self.data[place:start] != header or self.data[end : end + 3] != b"},\n":
                return False
            place = end + 3
        return self.data[:2] == b"{\n" and place == register
