"""What a register holds, read once for several merges into it, and followed as each of them changes it."""

from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from customs_cli.domain.record import Record
from customs_cli.domain.values.name_matching import folded
from customs_cli.register.file.codec import Serial, encoded, key_in, key_of, table_of
from customs_cli.register.file.snapshot import After
from customs_cli.register.register import Register
from customs_cli.services.exchange.joint_cases import Number

_AT_A_TIME = 2_000


class _Document(msgspec.Struct):
    number: str | None = None


class _Numbered(msgspec.Struct):
    ref: str
    document: _Document | None = None
    source: dict[str, str] = {}


_numbered = msgspec.json.Decoder(_Numbered)


class Held:
    """What ours holds; whatever another process has changed since is read anew.

    Args:
        register: Ours, in files.

    Attributes:
        supposed: What ours would hold besides, by table and key; None for what it would hold no longer.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._seq = -1
        self._names: dict[str, dict[str, bytes]] = {}
        self._bearing: dict[Number, list[str]] | None = None
        self.supposed: dict[tuple[str, str], bytes | None] = {}

    def body(self, table: str, key: str) -> bytes | None:
        """The bytes of the record of that reference or code; None where ours has none."""
        if (table, key) in self.supposed:
            return self.supposed[table, key]
        if table == "batches":
            return self._register.snapshot.body(table, key)
        self._refresh()
        if table not in self._names:
            self._names[table] = {key_in(row.body): row.body for row in self._register.snapshot.rows(table)}
        return self._names[table].get(key)

    def bearing(self, numbers: Iterable[Number]) -> Iterator[tuple[Number, str]]:
        """Those of some numbers, folded, that batches of ours bear, each with the reference."""
        self._refresh()
        if self._bearing is None:
            self._bearing = {}
            for row in self._register.snapshot.rows("batches"):
                if not self.supposed or ("batches", key_in(row.body)) not in self.supposed:
                    _note(self._bearing, row.body)
            for (table, _), body in self.supposed.items():
                if table == "batches" and body is not None:
                    _note(self._bearing, body)
        known = self._bearing
        return ((number, ref) for number in numbers for ref in known.get(number, ()))

    def follow(self, left: After, *, only_new: bool) -> None:
        """Take in what a merge has left, so that it is not read again.

        Args:
            left: Table and key -> the bytes of the document, None where it is gone.
            only_new: Whether it changed no record that ours had.
        """
        if not only_new or self._register.snapshot.seq != self._seq + 1:
            return  # it is read anew
        for (table, key), body in left.items():
            if body is None:
                continue
            if table == "batches" and self._bearing is not None:
                _note(self._bearing, body)
            elif table in self._names:
                self._names[table][key] = body
        self._seq += 1

    def suppose(self, records: Iterable[Record], gone: Iterable[Record] = ()) -> None:
        """Answer from now on as if ours held these records, not those gone, as a merge only tried would leave it."""
        self.supposed |= {(table_of(type(record)), key_of(record)): encoded(record) for record in records}
        self.supposed |= {(table_of(type(record)), key_of(record)): None for record in gone}
        self._bearing = None  # what was noted of a batch that was replaced no longer holds

    def _refresh(self) -> None:
        if self._seq != self._register.snapshot.seq:
            self._names, self._bearing = {}, None
            self._seq = self._register.snapshot.seq


def _note(bearing: dict[Number, list[str]], body: bytes) -> None:
    """Note the numbers that a batch bears."""
    batch = _numbered.decode(body)
    if batch.document and batch.document.number:
        bearing.setdefault(("document", folded(batch.document.number)), []).append(batch.ref)
    if case := batch.source.get("case_id"):
        bearing.setdefault(("case", folded(case)), []).append(batch.ref)


def beside(ours: Register, theirs: Register, table: str, held: Held | None) -> Iterator[tuple[bytes | None, bytes]]:
    """Ours and theirs of each record that theirs has; counters are compared by themselves (`counters`)."""
    if table == table_of(Serial):
        return
    rows = (row.body for row in theirs.snapshot.rows(table))
    while some := list(islice(rows, _AT_A_TIME)):
        keys = [key_in(body) for body in some]
        mine = {key: held.body(table, key) for key in keys} if held else ours.snapshot.bodies(table, keys)
        yield from ((mine.get(key), body) for key, body in zip(keys, some, strict=True))
