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

`check` is the CRC-32 of the line up to it. `register` says which journal entry the file is up to date with; in a small
file, which is read whole, also the CRC-32 of everything before it (`crc`).
"""

import zlib
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NoReturn

import msgspec

from customs_cli.register.file.codec import TABLES, decode_document
from customs_cli.register.file.disk.damage import altered, disordered, foreign, newer
from customs_cli.register.file.disk.paged import PIECE, Buffer, Paged, line_number
from customs_cli.register.file.gaps import Gaps

FORMAT = 2
"""Format of a register whose journal has lines of the second format; a register without any has format 1."""
NAME = "register.json"
SMALL = 1 << 20
"""Up to this many bytes the file is read whole, and rewritten after every act, so that plain TinyDB sees the newest."""

_LONGEST_ID = 40
_CHECK = 20  # ,"check":"xxxxxxxx"}
_META = b'\n"register": {\n'
_SERIALS = 10**6  # the last six digits of a batch's id


class Meta(msgspec.Struct, frozen=True, omit_defaults=True):
    """The entry that a checkpoint is up to date with, and each table's (start, end) in bytes; `crc` in a small file."""

    format: int
    id: str
    seq: int
    head: str
    offset: int
    tables: dict[str, tuple[int, int]]
    crc: str | None = None


class Row(msgspec.Struct, frozen=True, order=True, gc=False):
    """One document as it is in the file."""

    id: int
    body: bytes


def to_line(doc_id: int, body: bytes) -> bytes:
    """Return the line of a document, without its separator."""
    line = b'"%d": %b' % (doc_id, body[:-1])
    return b'%b,"check":"%08x"}' % (line, zlib.crc32(line))


def from_line(line: bytes) -> Row | None:
    """Return the document of a line; None if any of its bytes was altered. Separator and line end may follow."""
    line = line.removesuffix(b"\n").removesuffix(b",")
    head = line[:-_CHECK]
    if line[-_CHECK:] != b',"check":"%08x"}' % zlib.crc32(head):
        return None
    key, _, body = head.partition(b": ")
    return Row(int(key[1:-1]), body + b"}")


class Checkpoint:
    """A checkpoint open for reading."""

    def __init__(self, data: Buffer, name: str = NAME) -> None:
        self.data = data
        self.name = name
        self.meta = self._read_meta()
        self._gaps = defaultdict[str, Gaps](Gaps)

    def rows(self, table: str, low: int | None = None, high: int | None = None) -> Iterator[Row]:
        """Yield the documents of a table with low <= id < high, in order; the file is read piece by piece.

        Raises:
            Damaged: A line was altered, appears twice or is out of order.
        """
        start, end = self.bounds(table)
        if low is not None:
            start = self.place(table, low)
        if high is not None:
            end = self.place(table, high)
        return self.between(start, end)

    def between(self, start: int, end: int) -> Iterator[Row]:
        """Yield the documents on the lines between two byte offsets; otherwise as `rows`."""
        last = -1
        while start < end:
            stop = self.line_end(min(start + PIECE, end) - 1, end)
            for line in self.data[start:stop].splitlines(keepends=True):
                row = from_line(line) or self.refuse(start)
                if row.id <= last:
                    raise disordered(self.name, line_number(self.data, start))
                yield row
                last = row.id
                start += len(line)

    def check(self) -> None:
        """Compare a small file with its checksum; if it has none, or differs, check every line to name the bad one.

        Raises:
            Damaged: As in `rows`.
        """
        if not self._is_whole:
            deque((row for table in TABLES for row in self.rows(table)), maxlen=0)

    @cached_property
    def _is_whole(self) -> bool:
        crc = self.meta.crc
        return crc is not None and crc == f"{zlib.crc32(self.data[: self.data.rfind(_META) + 1]):08x}"

    def find(self, table: str, doc_id: int) -> bytes | None:
        """Return the document with this id, found by bisection, or None.

        The document found is checked; before None is returned, the lines on the way to it are checked too.
        """
        gaps = self._gaps[table]
        if gaps.holds(doc_id):
            return None
        row = self._glimpsed(table, doc_id)
        if row is None or row.id != doc_id:
            place = self._sought(table, doc_id, self._checked_id_at)
            row = self._row_before_end(table, place)
            if row is None or row.id != doc_id:
                self._check_around(table, place)
                gaps.add(self._id_before(table, place), row.id if row else 10**_LONGEST_ID)
                return None
        return row.body

    def _id_before(self, table: str, place: int) -> int:
        first = self.bounds(table)[0]
        if place <= first:
            return -1
        return self.row_at(max(self.data.rfind(b"\n", first, place - 1) + 1, first)).id

    def _glimpsed(self, table: str, doc_id: int) -> Row | None:
        if not isinstance(self.data, Paged):
            return self._row_before_end(table, self._sought(table, doc_id, self._id_at))
        low, high = self.data.narrowed(*self.bounds(table), doc_id)
        lines = self.data[max(low - 1, 0) : high]
        place = lines.find(b'\n"%d": ' % doc_id) + 1
        if not place:
            return None
        return from_line(lines[place : lines.find(b"\n", place) + 1]) or self.refuse(low - 1 + place)

    def _row_before_end(self, table: str, place: int) -> Row | None:
        return self.row_at(place) if place < self.bounds(table)[1] else None

    def with_code(self, table: str, code: bytes) -> Row | None:
        """Return the document with this code (given as JSON text), found by a search for its bytes, or None.

        The bytes `: {"code":` occur nowhere else in a line, since quotation marks inside a text are escaped. Before
        None is returned every line is checked, so that a damaged document does not seem absent.
        """
        if (place := self.place_of_code(table, code)) != -1:
            return self.row_at(self.data.rfind(b"\n", 0, place) + 1)
        if not self._is_whole:
            deque(self.rows(table), maxlen=0)
        return None

    def place_of_code(self, table: str, code: bytes) -> int:
        """Return the byte offset, within its line, of a code (the first field); -1 if absent or its line is damaged."""
        return self.data.find(b': {"code":%b' % code, *self.bounds(table))

    def with_serial(self, table: str, serial: int) -> Iterator[Row]:
        """Yield the documents whose id ends in these six digits: one bisection for each year and office."""
        place, end = self.place(table, 0), self.bounds(table)[1]
        while place < end:
            first = self.row_at(place).id // _SERIALS * _SERIALS
            place = self.place(table, first + serial)
            if place < end and (row := self.row_at(place)).id == first + serial:
                yield row
            place = self.place(table, first + _SERIALS)

    def bounds(self, table: str) -> tuple[int, int]:
        """Return the byte offsets of a table's first line and of its end (exclusive)."""
        return self.meta.tables.get(table, (0, 0))

    def place(self, table: str, doc_id: int) -> int:
        """Return the offset of a table's first line with an id of at least `doc_id`; the table's end if there is none.

        The lines looked at, and those around the result, are checked: damaged or misplaced lines cannot mislead.
        """
        first, end = self.bounds(table)
        if isinstance(self.data, Paged):
            place = self._sought(table, doc_id, self._checked_id_at, *self.data.narrowed(first, end, doc_id))
            before = self.data.rfind(b"\n", first, max(place - 1, first)) + 1
            parts = place == first or self._checked_id_at(max(before, first)) < doc_id
            if parts and (place == end or self._checked_id_at(place) >= doc_id):  # no damaged line has misled it
                self._check_around(table, place)
                return place
        place = self._sought(table, doc_id, self._checked_id_at)
        self._check_around(table, place)
        return place

    def _sought(self, table: str, doc_id: int, id_at: Callable[[int], int], low: int = 0, high: int = 0) -> int:
        first, end = self.bounds(table)
        low, high = (low, high) if high else (first, end)
        while low < high:
            middle = max(self.data.rfind(b"\n", first, (low + high) // 2) + 1, first)
            if id_at(middle) < doc_id:
                low = self.line_end(middle, high)
            else:
                high = middle
        return low

    def _check_around(self, table: str, place: int) -> None:
        """Refuse lines out of order: the two before `place` and the two from it on must have ascending ids.

        If two lines were swapped, or one overwritten by another, a search for the missing id ends beside one of them.
        """
        first, end = self.bounds(table)
        for _ in range(2):
            place = max(self.data.rfind(b"\n", first, max(place - 1, first)) + 1, first)
        last = -1
        for _ in range(4):
            if place >= end:
                return
            if (number := self.row_at(place).id) <= last:
                raise disordered(self.name, line_number(self.data, place))
            last, place = number, self.line_end(place, end)

    def _id_at(self, place: int) -> int:
        digits = self.data[place + 1 : place + _LONGEST_ID].partition(b'"')[0]
        return int(digits) if digits.isdigit() else 0

    def _checked_id_at(self, place: int) -> int:
        return self.row_at(place).id

    def row_at(self, place: int) -> Row:
        """Return the document whose line begins at a byte offset."""
        return from_line(self.line_at(place)) or self.refuse(place)

    def line_at(self, place: int) -> bytes:
        """Return the line at a byte offset, with separator and line end."""
        return self.data[place : self.line_end(place, len(self.data))]

    def line_end(self, place: int, end: int) -> int:
        """Return the byte offset after the line that contains the byte at `place`, at most `end`."""
        found = self.data.find(b"\n", place, end)
        return end if found == -1 else found + 1

    def refuse(self, place: int) -> NoReturn:
        """Refuse the line that begins at a byte offset: it was altered."""
        raise altered(self.name, line_number(self.data, place))

    def close(self) -> None:
        """Close the file: Windows does not replace an open one."""
        if isinstance(self.data, Paged):
            self.data.close()

    def _read_meta(self) -> Meta:
        place = self.data.rfind(_META)
        if place == -1 or self.data[-5:] != b"\n}\n}\n":
            raise foreign(self.name)
        line = self.line_at(place + len(_META))
        document = decode_document((from_line(line) or self.refuse(place + len(_META))).body)
        if document.get("format", 0) > FORMAT:
            raise newer(self.name, document["format"], FORMAT)
        try:
            meta = msgspec.convert(document, Meta)
        except msgspec.ValidationError as error:
            raise foreign(self.name) from error  # a line of another kind is there
        if place + len(_META) + len(line) != len(self.data) - 4 or not self._has_frame(meta, place + 1):
            raise foreign(self.name)
        return meta

    def _has_frame(self, meta: Meta, register: int) -> bool:
        place = 2
        for table, (start, end) in meta.tables.items():
            header = b'"%b": {\n' % table.encode()
            if start != place + len(header) or self.data[place:start] != header or self.data[end : end + 3] != b"},\n":
                return False
            place = end + 3
        return self.data[:2] == b"{\n" and place == register
