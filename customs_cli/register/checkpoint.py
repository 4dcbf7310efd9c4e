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

import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from customs_cli.errors import Damaged
from customs_cli.register.codec import TABLES, Document, decode_document

FORMAT = 1
NAME = "register.json"
_CHECK = 20  # ,"check":"xxxxxxxx"}
_PIECE = 1 << 20
_META = b'\n"register": {\n'

Buffer = bytes  # or an mmap, which slices and searches alike


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
    """The document of a line (its separator may follow).

    Raises:
        Damaged: Any byte of it was altered.
    """
    if line.endswith(b","):
        line = line[:-1]
    head = line[:-_CHECK]
    if line[-_CHECK:] != b',"check":"%08x"}' % zlib.crc32(head):
        raise Damaged(
            f"{name}, byte {at}: a document was altered or cut",
            hint="customs verify names every fault; customs check --fix rebuilds the file from the journal",
            at=name,
        )
    key, _, body = head.partition(b": ")
    return Row(int(key[1:-1]), body + b"}")


class Checkpoint:
    """A checkpoint open for reading."""

    def __init__(self, data: Buffer, name: str = NAME) -> None:
        self.data = data
        self.name = name
        self.meta = self._read_meta()

    def rows(self, table: str, low: int | None = None, high: int | None = None) -> Iterator[Row]:
        """The documents of a table with low <= id < high, in order."""
        start, end = self.meta.tables.get(table, (0, 0))
        if low is not None:
            start = self._bisect(table, low)
        if high is not None:
            end = self._bisect(table, high)
        place = start
        for line in self.data[start:end].split(b"\n"):
            if line:
                yield from_line(line, self.name, place)
            place += len(line) + 1

    def find(self, table: str, doc_id: int) -> bytes | None:
        """The document of that id, found by bisection; None when there is none."""
        start = self._bisect(table, doc_id)
        end = self.meta.tables.get(table, (0, 0))[1]
        if start >= end:
            return None
        row = from_line(self.line_at(start), self.name, start)
        return row.body if row.id == doc_id else None

    def with_code(self, table: str, code: bytes) -> Row | None:
        """The document whose first field is that code (given as JSON text), found by a plain search of the bytes."""
        start, end = self.meta.tables.get(table, (0, 0))
        place = self.data.find(b': {"code":%b' % code, start, end)
        if place == -1:
            return None
        place = max(self.data.rfind(b"\n", start, place) + 1, start)
        return from_line(self.line_at(place), self.name, place)

    def place(self, table: str, doc_id: int) -> int:
        """Byte offset of the first line of a table whose id is at least `doc_id`; the table's end when all are less."""
        return self._bisect(table, doc_id)

    def _bisect(self, table: str, doc_id: int) -> int:
        low, high = self.meta.tables.get(table, (0, 0))
        first = low
        while low < high:
            middle = max(self.data.rfind(b"\n", first, (low + high) // 2) + 1, first)
            end = self.data.find(b"\n", middle, high)
            following = high if end == -1 else end + 1
            if self.id_at(middle) < doc_id:
                low = following
            else:
                high = middle
        return low

    def id_at(self, place: int) -> int:
        """The id of the line that begins at a byte offset."""
        key = self.data[place + 1 : self.data.find(b'"', place + 1, place + 64)]
        try:
            return int(key)
        except ValueError as error:
            raise Damaged(f"{self.name}, byte {place}: no document id", hint="customs verify", at=self.name) from error

    def line_at(self, place: int) -> bytes:
        """The line that begins at a byte offset, with its separator."""
        end = self.data.find(b"\n", place)
        return self.data[place : end if end != -1 else len(self.data)]

    def _read_meta(self) -> Meta:
        place = self.data.rfind(_META)
        if place == -1 or self.data[-5:] != b"\n}\n}\n":
            raise foreign(self.name)
        line = self.line_at(place + len(_META))
        document = decode_document(from_line(line, self.name, place).body)
        if document.get("format", 0) > FORMAT:
            raise Damaged(
                f"{self.name} was written by a newer version (format {document['format']}, this one reads {FORMAT})",
                hint="install the newer customs-cli on this machine too",
                at=self.name,
            )
        meta = msgspec.convert(document, Meta)
        for table, (start, _) in meta.tables.items():
            header = b'"%b": {\n' % table.encode()
            if self.data[start - len(header) : start] != header:
                raise foreign(self.name)
        return meta


def foreign(name: str) -> Damaged:
    """The refusal to read a file that this program did not write."""
    return Damaged(
        f"{name} is not as this program wrote it: cut short, or changed by another program",
        hint="customs verify compares it with the journal; customs check --fix rebuilds it and keeps this one aside",
        at=name,
    )


def write(meta: Meta, before: Checkpoint | None, changed: dict[str, dict[int, bytes | None]]) -> Iterator[bytes]:
    """The bytes of a new checkpoint: the former one with some documents put, replaced or (None) left out.

    Unchanged stretches are copied as they are, so the cost in Python is that of the changes.

    Args:
        meta: Where it stands; its `tables` are computed here.
        before: The former checkpoint.
        changed: Table -> id -> body of the document.
    """
    place = 2
    tables: dict[str, tuple[int, int]] = {}
    yield b"{\n"
    for table in TABLES:
        header = b'"%b": {\n' % table.encode()
        yield header
        start = place = place + len(header)
        for chunk in _joined(_runs(table, before, changed.get(table, {})), before.data if before else b""):
            place += len(chunk)
            yield chunk
        tables[table] = (start, place)
        yield b"},\n"
        place += 3
    document: Document = msgspec.to_builtins(msgspec.structs.replace(meta, tables=tables))
    yield b'"register": {\n%b\n}\n}\n' % to_line(1, msgspec.json.encode(document))


def _runs(table: str, before: Checkpoint | None, changed: dict[int, bytes | None]) -> Iterator[tuple[int, int] | bytes]:
    """What a table is made of, in order: stretches (start, end) of the former file, and new lines."""
    place, end = before.meta.tables.get(table, (0, 0)) if before else (0, 0)
    for doc_id in sorted(changed):
        if before and end:
            here = before.place(table, doc_id)
            yield place, here
            place = here
            if here < end and before.id_at(here) == doc_id:
                place += len(before.line_at(here)) + 1
        body = changed[doc_id]
        if body is not None:
            yield to_line(doc_id, body)
    yield place, end


def _joined(runs: Iterable[tuple[int, int] | bytes], data: Buffer) -> Iterator[bytes]:
    """The runs with exactly one separator between documents and a bare newline after the last."""
    first = True
    for run in runs:
        pieces: Iterable[bytes] = (run,) if isinstance(run, bytes) else _pieces(data, *run)
        for number, piece in enumerate(pieces):
            if number == 0 and not first:
                yield b",\n"
            yield piece
            first = False
    if not first:
        yield b"\n"


def _pieces(data: Buffer, start: int, end: int) -> Iterator[bytes]:
    """A stretch without the separator at its end, a megabyte at a time."""
    while start < end and data[end - 1 : end] in (b",", b"\n"):
        end -= 1
    for place in range(start, end, _PIECE):
        yield data[place : min(place + _PIECE, end)]
