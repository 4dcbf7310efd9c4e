"""The state of a register at one moment: the checkpoint plus the later entries of the journal."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from heapq import merge
from typing import TYPE_CHECKING, Any

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.reference import Serial, doc_id, id_range
from customs_cli.errors import CustomsError, Damaged
from customs_cli.register.file.changes import Change, apply, as_values
from customs_cli.register.file.checkpoint import Checkpoint, Meta, Row
from customs_cli.register.file.codec import (
    Document,
    canonical,
    decode_document,
    encoded,
    from_body,
    key_in,
    table_of,
)
from customs_cli.register.file.disk.damage import made_anew_from, misfit
from customs_cli.register.file.journal import check_pair, read, read_changes, torn
from customs_cli.register.file.line import Entry, Kept
from customs_cli.register.gc_pause import gc_paused
from customs_cli.sentences import command

if TYPE_CHECKING:
    from customs_cli.register.file.store import Store

FEW = 8
"""Ids of up to this many codes of a table are searched one by one; for more, the whole table is read."""

After = dict[tuple[str, str], bytes | None]
"""The documents after an entry: (table, key) to the document's bytes, None if removed."""


class Snapshot:
    """The state that a reader sees; it changes only through `follow`, `move` and `take`.

    Args:
        store: The storage of the register.
        until: If given, replay the journal from its beginning up to this byte offset, without the TinyDB file.

    Attributes:
        seq: Number of the last entry included; 0 for a new register.
        head: Hash of that entry; empty for a new register.
        offset: Byte offset in the journal where that entry ends.
        id: Identity of the register; empty for a new register.
        torn: Bytes that a crash left after the last complete line.
        changed: Documents that differ from the checkpoint: table to id to bytes, None if removed.
    """

    def __init__(self, store: "Store", *, until: int | None = None) -> None:
        self._store = store
        self._until = until
        data = store.checkpoint() if until is None else None
        with made_anew_from(store.journal_size):
            self.checkpoint = Checkpoint(data, store.name) if data is not None else None
        self.seq, self.head, self.offset, self.id, self._format = 0, "", 0, "", 1
        if self.checkpoint:
            meta = self.checkpoint.meta
            self.seq, self.head, self.offset, self.id = meta.seq, meta.head, meta.offset, meta.id
            self._format = meta.format
            check_pair(meta, store)
        self.torn = b""
        self.changed: dict[str, dict[int, bytes | None]] = {}
        self._ids: dict[str, dict[str, int]] = {}
        self._known_ids: dict[str, dict[str, int | None]] = {}
        self._next: dict[str, int] = {}
        self.follow()

    def follow(self) -> None:
        """Include the entries that have been appended since."""
        part, name = self._store.journal, self._store.journal_name
        begun: dict[str, Any] = {"name": name, "start": self.offset, "seq": self.seq, "head": self.head}
        waiting: dict[str, list[Change]] = {}
        with gc_paused():
            for kept, own in read_changes(part, **begun, until=self._until):
                self.move(kept, self.left_by(kept.entry.seq, self._at_once(own, waiting)))
            for ref, changes in waiting.items():
                self._settle(ref, changes, begun)
        if self._until is None:
            self.torn = torn(part, self.offset, self._store.journal_size(), name=name)

    def _at_once(self, changes: tuple[Change, ...], waiting: dict[str, list[Change]]) -> Iterable[Change]:
        if self._until is not None:
            return map(as_values, changes)
        for change in changes:
            if change.table == "batches":
                waiting.setdefault(change.key, []).append(change)
        return [change for change in changes if change.table != "batches"]

    def _settle(self, ref: str, changes: list[Change], begun: dict[str, Any]) -> None:
        try:
            self.take(self.left_by(self.seq, map(as_values, changes)))
        except Damaged:
            self.offset, self.seq, self.head = begun["start"], begun["seq"], begun["head"]
            for kept in read(self._store.journal, **begun):
                own = (change for change in kept.entry.changes if (change.table, change.key) == ("batches", ref))
                self.take(self.left_by(kept.entry.seq, own))
            raise

    def after(self, entry: Entry) -> After:
        """Return the documents that an entry changes, as they are after it; the snapshot stays as it is.

        Raises:
            Damaged: The entry does not fit the state before it.
        """
        return self.left_by(entry.seq, entry.changes)

    def left_by(self, seq: int, changes: Iterable[Change]) -> After:
        """Return the documents after `changes`, all the changes of entry `seq` to these documents; see `after`."""
        documents: dict[tuple[str, str], Document | None] = {}
        try:
            for change in changes:
                place = change.table, change.key
                if not change.path and change.old is None:
                    self._expect_none(*place)
                before = documents[place] if place in documents else self.document(*place)
                documents[place] = apply(before, change)
            return {place: _left(*place, document) for place, document in documents.items()}
        except CustomsError as error:
            raise misfit(self._store.journal_name, seq, error) from error

    def move(self, kept: Kept, after: After) -> None:
        """Include one entry, given the documents that `after` returned for it."""
        self.take(after)
        self.id = self.id or kept.entry.prev
        self.seq, self.head, self.offset = kept.entry.seq, kept.hash, kept.end
        self._format = max(self._format, kept.entry.format)

    def take(self, after: After) -> None:
        """Replace documents without moving along the journal."""
        for (table, key), body in after.items():
            self._put(table, key, body)

    def meta(self) -> Meta:
        """Return the `Meta` of a checkpoint of this state."""
        return Meta(self._format, self.id, self.seq, self.head, self.offset, tables={}, crc="")

    def close(self) -> None:
        """Close the TinyDB file; nothing can be read from it afterwards."""
        if self.checkpoint:
            self.checkpoint.close()

    def body(self, table: str, key: str) -> bytes | None:
        """Return the bytes of a document, or None."""
        number = self._id(table, key)
        return self.body_of(table, number) if number is not None else None

    def bodies(self, table: str, keys: Collection[str]) -> Mapping[str, bytes | None]:
        """Return the bytes of several documents by key; a key without a document is missing or None."""
        return {key: self.body(table, key) for key in keys}

    def body_of(self, table: str, number: int) -> bytes | None:
        """Return the bytes of the document with this id, or None."""
        if number in (changed := self.changed.get(table, {})):
            return changed[number]
        return self.checkpoint.find(table, number) if self.checkpoint else None

    def document(self, table: str, key: str) -> Document | None:
        """Return a document, or None."""
        body = self.body(table, key)
        return decode_document(body) if body is not None else None

    def rows(self, table: str, low: int | None = None, high: int | None = None) -> Iterator[Row]:
        """Yield the documents of a table with low <= id < high, by id."""
        changed = self.changed.get(table, {})
        kept = self.checkpoint.rows(table, low, high) if self.checkpoint else iter(())
        if not changed:
            yield from kept
            return
        new = (
            Row(number, body)
            for number, body in sorted(changed.items())
            if body is not None and (low is None or number >= low) and (high is None or number < high)
        )
        yield from merge((row for row in kept if row.id not in changed), new)

    def batches(
        self, year: int | None = None, office: str = "", *, sieve: Callable[[bytes], bool] | None = None
    ) -> Iterator[Batch]:
        """Yield the batches by reference; only of a year (and office) if given, and if `sieve` accepts the bytes."""
        low, high = id_range(year, office) if year is not None else (None, None)
        for row in self.rows("batches", low, high):
            if sieve is None or sieve(row.body):
                yield self.current(row.body)

    def holding(self, text: bytes, *, also: bytes = b"", office: str = "") -> Iterator[bytes]:
        """Yield the bytes of batches that contain `text`, then of those (of `office`, if given) that contain `also`."""
        from customs_cli.register.file.byte_sieve import bodies_with

        yield from bodies_with(self, text)
        yield from bodies_with(self, also, office) if also else ()

    def current(self, body: bytes) -> Batch:
        """Return the batch of a document, with deadlines recomputed by today's rules (`Store.current`)."""
        return self._store.current(from_body(Batch, body))

    @property
    def has_reserved(self) -> bool:
        """Whether serials were reserved for the register: it was pulled from a shared one."""
        table, told = table_of(Serial), b'"until":'
        bodies: Iterable[bytes | None] = self.changed.get(table, {}).values()
        if self.checkpoint and self.checkpoint.data.find(told, *self.checkpoint.bounds(table)) != -1:
            bodies = [row.body for row in self.rows(table)]  # not read in a file that was not pulled: `record` asks
        return any(told in body for body in bodies if body)

    def refs(self, serial: int | None = None) -> Iterator[str]:
        """Yield the references in order; those with one serial are found without reading the others."""
        if serial is None:
            return (key_in(row.body) for row in self.rows("batches"))
        changed = self.changed.get("batches", {})
        kept = self.checkpoint.with_serial("batches", serial) if self.checkpoint else iter(())
        rows = [row for row in kept if row.id not in changed]
        rows += [Row(number, body) for number, body in changed.items() if body and number % 10**6 == serial]
        return (key_in(row.body) for row in sorted(rows))

    def id_for(self, table: str, key: str) -> int:
        """Return the id of a document; for a new one, the id that it will get."""
        number = self._id(table, key)
        if number is None and table not in self._next:
            self._next[table] = self._last_id(table) + 1
        return self._next[table] if number is None else number

    def _last_id(self, table: str) -> int:
        changed = self.changed.get(table, {})
        if table in self._ids or self.checkpoint is None or None in changed.values():
            return max(self._all_ids(table).values(), default=0)
        start, end = self.checkpoint.bounds(table)
        last = max(self.checkpoint.data.rfind(b"\n", start, max(end - 1, start)) + 1, start)
        return max(self.checkpoint.row_at(last).id if start < end else 0, *changed, 0)

    def _id(self, table: str, key: str) -> int | None:
        if table == "batches":
            return doc_id(key)
        if table in self._ids or self.checkpoint is None:
            return self._all_ids(table).get(key)
        known = self._known_ids.setdefault(table, {})
        if key not in known:
            if len(known) >= FEW:
                return self._all_ids(table).get(key)
            row = self.checkpoint.with_code(table, encoded(key))
            known[key] = row.id if row else None
        return known[key]

    def _expect_none(self, table: str, key: str) -> None:
        if table == "batches" or table in self._ids or self.checkpoint is None:
            return
        known = self._known_ids.setdefault(table, {})
        if key not in known and self.checkpoint.place_of_code(table, encoded(key)) == -1:
            known[key] = None

    def _all_ids(self, table: str) -> dict[str, int]:
        if table not in self._ids:
            rows = self.checkpoint.rows(table) if self.checkpoint else iter(())
            kept: dict[str, int | None] = {key_in(row.body): row.id for row in rows}
            kept |= self._known_ids.pop(table, {})
            self._ids[table] = {key: number for key, number in kept.items() if number is not None}
        return self._ids[table]

    def _put(self, table: str, key: str, body: bytes | None) -> None:
        number = self.id_for(table, key)
        self.changed.setdefault(table, {})[number] = body
        if table == "batches":
            return
        if table not in self._ids and body is not None:
            self._known_ids.setdefault(table, {})[key] = number
        elif body is not None:
            self._ids[table][key] = number
        else:
            self._all_ids(table).pop(key, None)
            self._next.pop(table, None)
        if body is not None and number == self._next.get(table):
            self._next[table] = number + 1


def _left(table: str, key: str, document: Document | None) -> bytes | None:
    if document is None:
        return None
    body = canonical(table, document)
    if (own := key_in(body)) != key:
        raise Damaged(
            "{table}: {own!r} is kept under {key!r}", table=table, own=own[:40], key=key[:40], hint=command("verify")
        )
    return body
