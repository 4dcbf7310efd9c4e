"""The only door to the register: `with register.act("detain", by=officers) as act: act.put(batch)`.

Leaving the block by an exception changes nothing. An act is done when its line is in the journal.
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from customs_cli.domain.batch import Batch
from customs_cli.domain.record import Record
from customs_cli.domain.reference import doc_id, fits, is_ref, shortened
from customs_cli.errors import Ambiguous, CannotWrite, NotFound
from customs_cli.register.act import Act
from customs_cli.register.changes import Change
from customs_cli.register.checkpoint import FORMAT, Meta, write
from customs_cli.register.codec import TABLES, decode_batch, decode_document, from_document
from customs_cli.register.journal import Entry, Kept, read, to_line
from customs_cli.register.snapshot import Snapshot
from customs_cli.register.store import Store

R = TypeVar("R", bound=Record)

SMALL = 1 << 20
"""Up to this many bytes the TinyDB file is rewritten after every act, so that stock TinyDB sees the newest state."""
TAIL = 2 << 20
"""At most about this many bytes of journal are left to replay at a start."""


class Register:
    """One register.

    Args:
        store: Where it lives.
        clock: Gives the time of an act, aware, UTC.
        on_torn: Told once, when a crash left half a line: where the half is kept.
    """

    def __init__(
        self, store: Store, *, clock: Callable[[], datetime], on_torn: Callable[[str], None] = lambda _: None
    ) -> None:
        self._store = store
        self._clock = clock
        self._on_torn = on_torn
        self._snapshot: Snapshot | None = None

    @property
    def snapshot(self) -> Snapshot:
        """The state when it was first looked at, or after the last act of this process."""
        if self._snapshot is None:
            self._snapshot = Snapshot(self._store)
        return self._snapshot

    @property
    def store(self) -> Store:
        """Where it lives."""
        return self._store

    def batch(self, ref: str) -> Batch:
        """The batch of a whole reference.

        Raises:
            NotFound: There is none.
        """
        body = self.snapshot.body("batches", ref) if is_ref(ref) else None
        if body is None:
            raise NotFound(f"no batch {ref}", hint="customs list shows the references")
        return decode_batch(body)

    def batches(self, year: int | None = None) -> Iterator[Batch]:
        """All batches, or those found in one year, by reference."""
        return self.snapshot.batches(year)

    def find(self, table: type[R], code: str) -> R | None:
        """The record of that code (exact); None when there is none."""
        name = next(name for name, kind in TABLES.items() if kind is table)
        document = self.snapshot.document(name, code)
        return None if document is None else from_document(name, document)  # type: ignore[return-value]

    def all(self, table: type[R]) -> list[R]:
        """Every record of a kind, by id."""
        name = next(name for name, kind in TABLES.items() if kind is table)
        return [from_document(name, decode_document(row.body)) for row in self.snapshot.rows(name)]  # type: ignore[misc]

    def resolve(self, text: str) -> str:
        """The whole reference that any unique shortening means.

        Raises:
            NotFound: No batch has it.
            Ambiguous: Several do; they are the candidates.
        """
        wanted = text.strip().upper()
        if is_ref(wanted):
            if self.snapshot.body_of("batches", doc_id(wanted)) is None:
                raise NotFound(f"no batch {wanted}", hint="customs list shows the references")
            return wanted
        short = shortened(wanted)
        found = [ref for ref in self.refs() if fits(short, ref)] if short else []
        if not found:
            raise NotFound(f"no batch {text.strip()[:40]!r}", hint="a reference looks like 2019-5320-000123, or 123")
        if len(found) > 1:
            raise Ambiguous(
                f"{text.strip()} fits {len(found)} batches", hint="write more of the reference", candidates=found[:10]
            )
        return found[0]

    def refs(self) -> Iterator[str]:
        """Every reference, in order."""
        return (batch.ref for batch in self.batches())

    @contextmanager
    def act(
        self, name: str, *, by: tuple[str, ...] = (), office: str = "", reason: str = "", reverts: int | None = None
    ) -> Iterator[Act]:
        """One transaction: read, change, append; nothing is kept when the block is left by an exception.

        Raises:
            Busy: Another process holds the register.
            CannotWrite: The disk says no; nothing was changed.
        """
        with self._store.lock(name):
            self._set_torn_aside()
            act = Act(self.snapshot)
            yield act
            changes = act.changes()
            if changes:
                self._append(name, by=by, office=office, reason=reason, reverts=reverts, changes=changes)
                act.seq = self.snapshot.seq
                self._checkpoint_if_small()

    def checkpoint(self) -> None:
        """Write the TinyDB file as of now; the former one stays as the day's backup."""
        snapshot = Snapshot(self._store)
        if not snapshot.seq:
            return
        meta = Meta(
            format=FORMAT, id=snapshot.id, seq=snapshot.seq, head=snapshot.head, offset=snapshot.offset, tables={}
        )
        self._store.replace_checkpoint(
            write(meta, snapshot.checkpoint, snapshot.changed), day=f"{self._clock():%Y-%m-%d}"
        )
        self._snapshot = None

    def checkpoint_is_due(self) -> bool:
        """Whether the journal's tail has grown past its share of a large file: it is time to write a new one."""
        size = len(self.snapshot.checkpoint.data) if self.snapshot.checkpoint else 0
        behind = self.snapshot.offset - (self.snapshot.checkpoint.meta.offset if self.snapshot.checkpoint else 0)
        return size > SMALL and behind > min(max(size // 16, 1 << 16), TAIL)

    def entries(self) -> Iterator[Kept]:
        """Every entry of the journal, from the first."""
        data = self._store.journal(0)
        return read(data, start=0, seq=0, head="", name=self._store.journal_name)

    def _set_torn_aside(self) -> None:
        if self._snapshot is not None:
            self._snapshot.follow()
        if self.snapshot.torn:
            where = self._store.set_torn_aside(self.snapshot.torn)
            self.snapshot.torn = b""
            self._on_torn(where)

    def _append(
        self,
        name: str,
        *,
        by: tuple[str, ...],
        office: str,
        reason: str,
        reverts: int | None,
        changes: tuple[Change, ...],
    ) -> None:
        snapshot = self.snapshot
        entry = Entry(
            seq=snapshot.seq + 1,
            at=self._clock(),
            by=by,
            office=office,
            act=name,
            reason=reason,
            reverts=reverts,
            changes=changes,
            prev=snapshot.head or secrets.token_hex(32),
        )
        line, _ = to_line(entry)
        self._store.append(line)
        snapshot.follow()

    def _checkpoint_if_small(self) -> None:
        """Best effort: the act is in the journal already, so a full disk here loses nothing."""
        data = self.snapshot.checkpoint.data if self.snapshot.checkpoint else b""
        if len(data) <= SMALL:
            try:
                self.checkpoint()
            except CannotWrite:
                self._snapshot = None
