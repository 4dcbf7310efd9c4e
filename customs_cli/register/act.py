"""One act while it is being done: what it reads and what it puts."""

from collections.abc import Iterable
from copy import deepcopy
from typing import TypeVar

from customs_cli.domain.batch import Batch
from customs_cli.domain.record import Record
from customs_cli.domain.reference import MAX_SERIAL, format_ref, is_ref
from customs_cli.errors import NotFound, Refusal
from customs_cli.register.changes import Change, apply, difference
from customs_cli.register.codec import (
    Document,
    Serial,
    decode_document,
    from_document,
    key_in,
    key_of,
    table_of,
    to_document,
)
from customs_cli.register.snapshot import Snapshot
from customs_cli.register.tables import Edits, RegisterDB, RegisterTable

R = TypeVar("R", bound=Record)


class Act:
    """What one act reads and changes; TinyDB's own tables carry the changes.

    Attributes:
        seq: Seq of its entry once it is committed; 0 before, and when nothing changed.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.seq = 0
        self._snapshot = snapshot
        self._edits: dict[tuple[str, int], Document | None] = {}
        self._new_ids: dict[str, dict[str, int]] = {}
        self._db = RegisterDB(snapshot, self._note)

    def batch(self, ref: str) -> Batch:
        """The batch of a whole reference, as it stands in this act.

        Raises:
            NotFound: There is none.
        """
        found = self.find(Batch, ref) if is_ref(ref) else None
        if found is None:
            raise NotFound(f"no batch {ref}", hint="customs list shows the references")
        return found

    def find(self, kind: type[R], key: str) -> R | None:
        """The record of that code or reference; None when there is none."""
        name = table_of(kind)
        document = self._document(name, self._id(name, key))
        return None if document is None else from_document(name, document)  # type: ignore[return-value]

    def put(self, record: Record) -> None:
        """Put a record in the place of the former one of its code or reference, or add it."""
        name = table_of(type(record))
        self._table(name).put(self._id(name, key_of(record)), to_document(record))

    def remove(self, record: Record) -> None:
        """Take a record out of the state; the journal keeps it."""
        name = table_of(type(record))
        self._table(name).remove(doc_ids=[self._id(name, key_of(record))])

    def next_ref(self, year: int, office: str) -> str:
        """The next reference of an office and year; one that was ever given is never given again.

        Raises:
            Refusal: The serials of the year are used up.
        """
        code = f"{year:04d}-{office}"
        last = self.find(Serial, code) or Serial(code=code, last=0)
        if last.last >= MAX_SERIAL:
            raise Refusal(
                f"office {office} has used up the {MAX_SERIAL} serials of {year}", hint="use another office code"
            )
        self.put(Serial(code=code, last=last.last + 1))
        return format_ref(year, office, last.last + 1)

    def apply(self, changes: Iterable[Change]) -> None:
        """Apply changes as they are: for undo and redo.

        Raises:
            Conflict: A later act changed the same value.
        """
        for change in changes:
            table, number = self._table(change.table), self._id(change.table, change.key)
            after = apply(deepcopy(self._document(change.table, number)), change)
            if after is None:
                table.remove(doc_ids=[number])
            else:
                table.put(number, after)

    def changes(self) -> tuple[Change, ...]:
        """What has been changed, each document compared with what it was when the act began."""
        return tuple(
            Change(table, key_in(table, before or after or {}), *step)
            for (table, number), after in self._edits.items()
            for before in (self._before(table, number),)
            for step in difference(before, after)
        )

    def _id(self, table: str, key: str) -> int:
        new = self._new_ids.setdefault(table, {})
        if key in new:
            return new[key]
        number = self._snapshot.id_for(table, key)
        if table != "batches" and self._before(table, number) is None:
            new[key] = number = number + len(new)
        return number

    def _before(self, table: str, number: int) -> Document | None:
        body = self._snapshot.body_of(table, number)
        return None if body is None else decode_document(body)

    def _document(self, table: str, number: int) -> Document | None:
        found = self._table(table).get(doc_id=number)
        return dict(found) if isinstance(found, dict) else None

    def _table(self, name: str) -> RegisterTable:
        return self._db.table(name)  # type: ignore[return-value]

    def _note(self, table: str, edits: Edits) -> None:
        self._edits.update({(table, number): document for number, document in edits.items()})
