"""An act (one transaction) while it is being done: the records that it reads and the changes that it collects."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from copy import deepcopy
from functools import cached_property
from typing import TypeVar

from msgspec import Raw
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.reference import MAX_SERIAL, Serial, format_ref, is_ref
from customs_cli.domain.leads.numbers import numbered, place_of
from customs_cli.domain.record import Record
from customs_cli.errors import NotFound, Refusal
from customs_cli.register.file.changes import Change, apply, as_values, difference, numbers_told
from customs_cli.register.file.codec import (
    Document,
    canonical,
    decode_document,
    from_body,
    key_of,
    table_of,
    to_body,
)
from customs_cli.register.file.line import Cut
from customs_cli.register.file.snapshot import After, Snapshot
from customs_cli.register.file.tables import RegisterDB, RegisterStorage, RegisterTable
from customs_cli.sentences import command, said

R = TypeVar("R", bound=Record)


class Act:
    """What one act reads and changes; the changes are collected in TinyDB's own tables.

    Attributes:
        seq: Number of the act's journal entry once it is committed; 0 before that, and if nothing changed.
        reverts: Number of the act that this one undoes; None if it undoes none.
        back: Callbacks that run, still under the lock, if the act is not committed (for example: delete a copied file).
        admit: Called with every record before it is put; raises if the record may not be kept.
        reason: The reason of the act where only its body can compose it; else empty.
        salt: The salt of the act's entry; empty if it is not known while the act is being done.
        cut: The new batches whose leaves in the proof tree another process has already computed.
        is_tried: Whether the act is only tried out: nothing will be committed, so the body must not write any file.
    """

    def __init__(
        self, snapshot: Snapshot, back: ExitStack | None = None, *, salt: str = "", is_tried: bool = False
    ) -> None:
        self.seq = 0
        self.reverts: int | None = None
        self.is_tried = is_tried
        self.back = back or ExitStack()
        self.admit: Callable[[Record], None] = _anything
        self.reason = ""
        self.salt = salt
        self.cut: Cut | None = None
        self._about: list[Change] = []
        self._snapshot = snapshot
        self._new_ids: dict[str, dict[str, int]] = {}
        self._keys: dict[tuple[str, int], str] = {}
        self._serials: dict[str, int] = {}
        self._until: dict[str, int] = {}
        self._db = RegisterDB(snapshot)

    def batch(self, ref: str) -> Batch:
        """Return the batch of a whole reference as it stands within this act.

        Raises:
            NotFound: There is no such batch.
        """
        body = self._body("batches", ref) if is_ref(ref) else None
        if body is None:
            raise NotFound("no batch {ref}", ref=ref, hint="{command} shows the references", command=command("list"))
        return self._snapshot.current(body)

    def find(self, kind: type[R], key: str) -> R | None:
        """Return the record with this code or reference, or None."""
        body = self._body(table_of(kind), key)
        return None if body is None else from_body(kind, body)

    def put(self, record: R) -> R:
        """Add a record, or replace the record with the same code or reference; return the record.

        Raises:
            CustomsError: `admit` refuses the record, or it holds a text that cannot be kept.
        """
        self.admit(record)
        self._put(table_of(type(record)), key_of(record), to_body(record))
        return record

    def put_body(self, ref: str, body: bytes) -> None:
        """Put the encoded document of a batch without asking `admit`: the caller must have checked the batch."""
        self._put("batches", ref, body)

    def is_about(self, record: Record, field: str) -> None:
        """Note that the act concerns a record without changing it, so that the record's history shows the act.

        Args:
            record: The record.
            field: A name to note as the changed field; no real field of the record may have this name.
        """
        self._about.append(Change(table_of(type(record)), key_of(record), (field,), None, None))

    def remove(self, record: Record) -> None:
        """Remove a record from the state; its former values stay in the journal."""
        self._put(table_of(type(record)), key_of(record), None)

    def next_ref(self, year: int, office: str) -> str:
        """Return the next free reference of an office and year; a reference is never given twice, even after an undo.

        Raises:
            Refusal: The serials of the year are used up, or this pulled file has none reserved.
        """
        return self._next(f"{year:04d}-{office}", "batches", lambda serial: format_ref(year, office, serial))

    def next_number(self, kind: type[Record], series: str) -> str:
        """Return the next free number of a series of clues or visits; a number is never given twice.

        Args:
            kind: The class of the records that are numbered.
            series: Year, office and letter, as `numbers.series` makes it.

        Raises:
            Refusal: The serials of the year are used up, or this file was pulled from a shared register.
        """
        return self._next(series, table_of(kind), lambda serial: numbered(series, serial))

    def _next(self, code: str, table: str, named: Callable[[int], str]) -> str:
        if code not in self._serials:
            former = self.find(Serial, code)
            self._serials[code] = former.last if former else 0
            self._until[code] = former.until if former else 0
            if not self._until[code]:  # also where a merge brought the counter, without reserved serials
                self._refuse_unreserved(code)
        while self._serials[code] < (self._until[code] or MAX_SERIAL):
            self._serials[code] += 1
            key = named(self._serials[code])
            if self._body(table, key) is None:  # a merged record may have a higher serial than the counter
                return key
        if self._until[code]:
            raise Refusal(
                "this file was pulled, and has no numbers of {series} left",
                series=code,
                hint="{command}, then pull again: new numbers are reserved with it",
                command=command("sync", "FILE", "--register", "postgresql://HOST/DATABASE"),
            )
        year, _, office = place_of(code).partition("-")
        raise Refusal(
            "office {office} has used all {most} serials of {year}",
            office=office,
            most=MAX_SERIAL,
            year=year,
            hint="use another office code",
        )

    def _refuse_unreserved(self, code: str) -> None:
        if not self.is_pulled:
            return
        hint = said("enter clues and visits in the shared register: --register postgresql://HOST/DATABASE")
        if code == place_of(code):
            hint = said(
                "a pulled file has numbers only of its office and of the year in which it was pulled; use "
                "the shared register for others: --register postgresql://HOST/DATABASE"
            )
        raise Refusal("this file was pulled, and has no numbers of {series}", series=code, hint=hint)

    @cached_property
    def is_pulled(self) -> bool:
        """Whether the register is a file pulled from a shared register: it gives only the numbers reserved for it."""
        return self._snapshot.has_reserved

    def apply(self, changes: Iterable[Change]) -> None:
        """Apply recorded changes as they are, for undo and redo.

        Raises:
            Conflict: A later act changed the same value.
        """
        documents: dict[tuple[str, str], Document | None] = {}
        for change in map(as_values, changes):
            place = change.table, change.key
            before = documents[place] if place in documents else self._document(*place)
            if change.path:
                documents[place] = apply(before, replace(change, new=deepcopy(change.new)))
            else:  # there may be tens of thousands of whole documents: none is kept in memory
                documents.pop(place, None)
                self._put_document(*place, apply(before, change))
        for place, after in documents.items():
            self._put_document(*place, after)

    def changes(self) -> tuple[Change, ...]:
        """Return all changes of this act: new batches, then others by table.

        Each document is compared with its state when the act began.
        """
        for code, last in self._serials.items():
            serial = Serial(code=code, last=last, until=self._until[code])
            self._put(table_of(Serial), code, to_body(serial))
        new: list[Change] = []
        others: list[Change] = []
        for table, key, before, after in self._edits():
            is_new = table == "batches" and before is None
            (new if is_new else others).extend(_changes(table, key, before, after))
        return (*new, *others, *self._about)

    @property
    def whole(self) -> After:
        """The documents that the act adds or removes as a whole: (table, key) to the new body, or None if removed."""
        return {
            (table, key): after for table, key, before, after in self._edits() if (before is None) != (after is None)
        }

    def _edits(self) -> Iterator[tuple[str, str, bytes | None, bytes | None]]:
        storage: RegisterStorage = self._db.storage  # type: ignore[assignment]
        for name, edits in storage.edits.items():
            table = storage.tables[name]
            for number, body in edits.items():
                yield name, self._keys[name, number], table.before(number), body

    def _id(self, table: str, key: str) -> int:
        if table == "batches":
            return self._snapshot.id_for(table, key)
        new = self._new_ids.setdefault(table, {})
        if key in new:
            return new[key]
        number = self._snapshot.id_for(table, key)
        if self._snapshot.body_of(table, number) is None:
            new[key] = number = number + len(new)
        return number

    def _body(self, table: str, key: str) -> bytes | None:
        return self._table(table).body(self._id(table, key))

    def _document(self, table: str, key: str) -> Document | None:
        body = self._body(table, key)
        return None if body is None else decode_document(body)

    def _put_document(self, table: str, key: str, document: Document | None) -> None:
        self._put(table, key, None if document is None else canonical(table, document))

    def _put(self, table: str, key: str, body: bytes | None) -> None:
        number = self._id(table, key)
        self._keys[table, number] = key
        self._table(table).put(number, body)

    def _table(self, name: str) -> RegisterTable:
        return self._db.table(name)  # type: ignore[return-value]


def _anything(_: Record) -> None:
    """Accept every record: the default of `Act.admit`."""


def _changes(table: str, key: str, before: bytes | None, after: bytes | None) -> Iterator[Change]:
    if before == after:
        return
    if before is None or after is None:
        yield Change(table, key, (), before and Raw(before), after and Raw(after))
        return
    steps = list(difference(old := decode_document(before), decode_document(after)))
    if table == "batches":
        yield from (Change(table, key, path, no, no) for path, no in numbers_told(old, [step[0] for step in steps]))
    for path, was, now in steps:
        yield Change(table, key, path, was, now)
