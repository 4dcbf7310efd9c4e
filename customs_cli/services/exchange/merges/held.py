"""Caches the contents of our register for several merges into it, and follows each change."""

from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from customs_cli.domain.batch.reference import Serial
from customs_cli.domain.record import Record
from customs_cli.register.file.codec import encoded, key_in, key_of, table_of
from customs_cli.register.file.snapshot import After
from customs_cli.register.register import Register
from customs_cli.services.exchange.joint_cases import Number, compared

_AT_A_TIME = 2_000


class _Document(msgspec.Struct):
    number: str | None = None


class _Numbered(msgspec.Struct):
    ref: str
    document: _Document | None = None
    source: dict[str, str] = {}


_numbered = msgspec.json.Decoder(_Numbered)


class Held:
    """The contents of our register; what another process changes is read again.

    Args:
        register: Our register, in files.

    Attributes:
        supposed: (table, key) -> record that ours would hold after merges that were only tried; None for a removed one.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._seq = -1
        self._names: dict[str, dict[str, bytes]] = {}
        self._bearing: dict[Number, list[str]] | None = None
        self.supposed: dict[tuple[str, str], bytes | None] = {}

    def body(self, table: str, key: str) -> bytes | None:
        """Return the bytes of the record with a reference or code; None where ours has none."""
        if (table, key) in self.supposed:
            return self.supposed[table, key]
        if table == "batches":
            return self._register.snapshot.body(table, key)
        self._refresh()
        if table not in self._names:
            self._names[table] = {key_in(row.body): row.body for row in self._register.snapshot.rows(table)}
        return self._names[table].get(key)

    def bearing(self, numbers: Iterable[Number]) -> Iterator[tuple[Number, str]]:
        """Yield (number, reference) for each of the numbers that a batch of ours has."""
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
        """Update the cache after a merge.

        Args:
            left: (table, key) -> bytes of the record after the merge; None where it is gone.
            only_new: Whether the merge changed no record that ours had before.
        """
        if not only_new or self._register.snapshot.seq != self._seq + 1:
            return  # the cache is read anew when needed
        for (table, key), body in left.items():
            if body is None:
                continue
            if table == "batches" and self._bearing is not None:
                _note(self._bearing, body)
            elif table in self._names:
                self._names[table][key] = body
        self._seq += 1

    def suppose(self, records: Iterable[Record], gone: Iterable[Record] = ()) -> None:
        """Answer from now on as if ours held these records and not those gone, after a merge that was only tried."""
        self.supposed |= {(table_of(type(record)), key_of(record)): encoded(record) for record in records}
        self.supposed |= {(table_of(type(record)), key_of(record)): None for record in gone}
        self._bearing = None  # the index may name replaced batches

    def _refresh(self) -> None:
        if self._seq != self._register.snapshot.seq:
            self._names, self._bearing = {}, None
            self._seq = self._register.snapshot.seq


def _note(bearing: dict[Number, list[str]], body: bytes) -> None:
    batch = _numbered.decode(body)
    if batch.document and batch.document.number:
        bearing.setdefault(compared("document", batch.document.number), []).append(batch.ref)
    if case := batch.source.get("case_id"):
        bearing.setdefault(compared("case", case), []).append(batch.ref)


def beside(ours: Register, theirs: Register, table: str, held: Held | None) -> Iterator[tuple[bytes | None, bytes]]:
    """Yield (ours or None, theirs) of each record that theirs has, as bytes; counters are left to `counters`."""
    if table == table_of(Serial):
        return
    rows = (row.body for row in theirs.snapshot.rows(table))
    while some := list(islice(rows, _AT_A_TIME)):
        keys = [key_in(body) for body in some]
        mine = {key: held.body(table, key) for key in keys} if held else ours.snapshot.bodies(table, keys)
        yield from ((mine.get(key), body) for key, body in zip(keys, some, strict=True))
