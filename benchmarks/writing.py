"""The two files of a register written at once, act after act, in the format of docs/FORMAT.md, in little memory.

The bodies of batches lie in a spool beside the files until the last act is done: the state file has them by id, the
journal by day.
"""

import os
from array import array
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.reference import Serial, doc_id, format_ref
from customs_cli.register.file.changes import Change, difference
from customs_cli.register.file.checkpoint import FORMAT, Meta, to_line
from customs_cli.register.file.codec import LATER, TABLES, Document, decode_document, encoded, key_of, table_of
from customs_cli.register.file.line import Entry, hash_in
from customs_cli.register.file.line import to_line as journal_line

_IDENTITY = "b3a1" * 14


class Writer:
    """A register that is being written.

    Args:
        folder: Where `register.json` and `register.journal` come to stand.
        number: Which register it is; two of one number have one identity.
    """

    def __init__(self, folder: Path, number: int = 0) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._journal: BinaryIO = (folder / "register.journal").open("wb", buffering=1 << 20)
        self._spool: BinaryIO = (folder / "register.spool").open("wb+", buffering=1 << 20)
        self._id = f"{_IDENTITY}{number:08x}"
        self._seq, self._head, self._offset = 0, self._id, 0
        self._named: dict[str, dict[str, bytes]] = {table: {} for table in TABLES if table != "batches"}
        self._serials: dict[str, int] = {}
        self._keys, self._places, self._spooled = array("Q"), array("Q"), 0

    def act(self, name: str, at: datetime, by: tuple[str, ...], changes: list[Change], **more: Any) -> None:
        """Append one act; `more` may hold `office` and `reason`."""
        self._seq += 1
        entry = Entry(
            seq=self._seq, at=at, by=by, office=more.get("office", ""), act=name, reason=more.get("reason", ""),
            reverts=None, changes=tuple(changes), prev=self._head, salt=sha256(b"%d" % self._seq).hexdigest(),
        )  # fmt: skip
        line = journal_line(entry)
        self._journal.write(line)
        self._head = hash_in(line)
        self._offset += len(line)

    def named(self, record: Any) -> Change:
        """The change that adds a record of a name; it is kept for the state file."""
        table, body = table_of(type(record)), encoded(record)
        self._named[table][key_of(record)] = body
        return Change(table, key_of(record), (), None, msgspec.Raw(body))

    def next_ref(self, year: int, office: str) -> str:
        """The next reference of an office and year."""
        code = f"{year:04d}-{office}"
        self._serials[code] = self._serials.get(code, 0) + 1
        return format_ref(year, office, self._serials[code])

    def serials(self, codes: Iterable[str]) -> list[Change]:
        """The changes of the serials of these years and offices since they were last told."""
        told = []
        for code in dict.fromkeys(codes):
            body = encoded(Serial(code=code, last=self._serials[code]))
            former = self._named["serials"].get(code)
            if former is None:
                told.append(Change("serials", code, (), None, msgspec.Raw(body)))
            else:
                told.append(Change("serials", code, ("last",), decode_document(former)["last"], self._serials[code]))
            self._named["serials"][code] = body
        return told

    def put(self, ref: str, body: bytes) -> None:
        """Keep the last state of a batch for the state file."""
        year, office, serial = ref.split("-")
        self._keys.append((int(year) * 10_000 + int(office)) * 10**6 + int(serial))
        self._places.append(self._spooled)
        self._spool.write(body)
        self._spooled += len(body)

    def close(self) -> None:
        """Write the state file, which stands at the last act, and let go of everything."""
        self._journal.close()
        self._spool.flush()
        with (self._folder / "register.json").open("wb", buffering=1 << 20) as file:
            for piece in self._state():
                file.write(piece)
        self._spool.close()
        (self._folder / "register.spool").unlink()
        for name in ("register.json", "register.journal"):
            (self._folder / name).chmod(0o600)

    def _state(self) -> Iterator[bytes]:
        """The state file: each table's lines, sorted by id, then where it stands."""
        place, tables = 2, {}
        yield b"{\n"
        for table in (name for name in TABLES if name not in LATER or self._named[name]):
            header = b'"%b": {\n' % table.encode()
            yield header
            start = place = place + len(header)
            for line in _separated(self._batches() if table == "batches" else self._names_of(table)):
                place += len(line)
                yield line
            tables[table] = (start, place)
            yield b"},\n"
            place += 3
        meta = Meta(FORMAT, self._id, self._seq, self._head, self._offset, tables)
        document: Document = msgspec.to_builtins(meta)
        yield b'"register": {\n%b\n}\n}\n' % to_line(1, encoded(document))

    def _names_of(self, table: str) -> Iterator[bytes]:
        return (to_line(number, body) for number, body in enumerate(self._named[table].values(), start=1))

    def _batches(self) -> Iterator[bytes]:
        self._places.append(self._spooled)
        for number in sorted(range(len(self._keys)), key=self._keys.__getitem__):
            start, end = self._places[number : number + 2]
            body = os.pread(self._spool.fileno(), end - start, start)
            year_office, serial = divmod(self._keys[number], 10**6)
            ref = format_ref(year_office // 10_000, f"{year_office % 10_000:04}", serial)
            yield to_line(doc_id(ref), body)


def changed(former: Batch, batch: Batch) -> list[Change]:
    """What an act changed in a batch: proceedings, transfers, disposals, deadlines and their law, nothing else."""
    return [
        Change("batches", batch.ref, path, old, new)
        for name in ("proceedings", "transfers", "disposals", "deadlines", "law")
        if (was := getattr(former, name)) != (now := getattr(batch, name))
        for path, old, new in difference(_plain(was), _plain(now), (name,))
    ]


def _plain(value: Any) -> Any:
    """A field as it stands in a document; None where it is empty, and left out."""
    return decode_document(encoded(value)) if value else None


def _separated(lines: Iterable[bytes]) -> Iterator[bytes]:
    first = True
    for line in lines:
        yield line if first else b",\n" + line
        first = False
    if not first:
        yield b"\n"
