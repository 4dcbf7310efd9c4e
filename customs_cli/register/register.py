"""The only door to the register: `register.do("detain", body, by=officers)`, where `body(act)` reads, decides and puts.

A body has no other effect than on its act, for it may run again; one that raises changes nothing. An act is done when
its line is in the journal.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.reference import doc_id, fits, is_ref, shortened
from customs_cli.domain.record import Record
from customs_cli.errors import Ambiguous, Busy, CannotWrite, NotFound
from customs_cli.register.file.checkpoint import SMALL
from customs_cli.register.file.codec import from_body, table_of
from customs_cli.register.file.committing import commit
from customs_cli.register.file.journal import read, read_about, read_back
from customs_cli.register.file.line import Entry, Kept
from customs_cli.register.file.snapshot import After, Snapshot
from customs_cli.register.seeking import Seeking
from customs_cli.sentences import command

if TYPE_CHECKING:
    from customs_cli.domain.books.books import Books
    from customs_cli.domain.query.directory import Directory
    from customs_cli.register.act import Act
    from customs_cli.register.file.store import Store

R = TypeVar("R", bound=Record)
Answer = TypeVar("Answer")
Told = Callable[[int, int], None]


class Register(Seeking):
    """A register: its acts, and what is looked up in it.

    Args:
        store: Where it lives.
        clock: Gives the time of an act, aware, UTC.
        salt: Gives so many random bytes: the salt of an act. An attempt of an act that is lost has none.
        on_torn: Told once, when a crash left half a line: where the half is kept.
        recorded: Where the seqs of the acts of this process are noted, as soon as they are in the journal.

    Attributes:
        left: What the last act of this process left: (table, key) -> bytes of the document, None where it is gone.
    """

    def __init__(
        self,
        store: "Store",
        *,
        clock: Callable[[], datetime],
        salt: Callable[[int], bytes] = os.urandom,
        on_torn: Callable[[str], None] = lambda _: None,
        recorded: list[int] | None = None,
    ) -> None:
        self.store = store
        self.clock = clock
        self._salt = salt
        self._on_torn = on_torn
        self._recorded = [] if recorded is None else recorded
        self._snapshot: Snapshot | None = None
        self.left: After = {}

    @property
    def snapshot(self) -> Snapshot:
        """The state when it was first looked at, or after the last act of this process."""
        if self._snapshot is None:
            self._snapshot = Snapshot(self.store)
        return self._snapshot

    @property
    def office(self) -> str:
        """Code of the office that began the register; empty when none was named."""
        first = next(self.entries(), None)
        return first.entry.office if first and first.entry.act in ("init", "pull") else ""

    def batch(self, ref: str) -> Batch:
        """The batch of a whole reference.

        Raises:
            NotFound: There is none.
        """
        body = self.snapshot.body("batches", ref) if is_ref(ref) else None
        if body is None:
            raise NotFound("no batch {ref}", ref=ref, hint="{command} shows the references", command=command("list"))
        return self.snapshot.current(body)

    def batches(self, year: int | None = None) -> Iterator[Batch]:
        """All batches, or those whose reference is of one year, by reference."""
        return self.snapshot.batches(year)

    def find(self, kind: type[R], code: str) -> R | None:
        """The record of that code (exact); None when there is none."""
        body = self.snapshot.body(table_of(kind), code)
        return None if body is None else from_body(kind, body)

    def all(self, kind: type[R]) -> list[R]:
        """Every record of a kind, by id."""
        return [from_body(kind, row.body) for row in self.snapshot.rows(table_of(kind))]

    def resolve(self, text: str) -> str:
        """The whole reference that any unique shortening, or the number of its document, means.

        Raises:
            NotFound: No batch has it.
            Ambiguous: Several do; they are the candidates.
        """
        wanted = text.strip().upper()
        if is_ref(wanted):
            found = [wanted] if self.snapshot.body_of("batches", doc_id(wanted)) else []
        else:
            short = shortened(wanted)
            found = [ref for ref in self.with_serial(short[2]) if fits(short, ref)] if short else []
            found = found or self.numbered(wanted)
        if not found:
            raise NotFound(
                "no batch {text!r}", text=text.strip()[:40], hint="a reference looks like 2019-5320-000123, or 123"
            )
        if len(found) > 1:
            raise Ambiguous(
                "{text} fits {count} batches",
                text=text.strip(),
                count=len(found),
                hint="write more of the reference",
                candidates=found[:10],
            )
        return found[0]

    def books(
        self, directory: Callable[[], "Directory"], today: date, told: Told = lambda done, whole: None
    ) -> "Books":
        """What reports ask, answered from the index where the register is large and one can be had.

        Args:
            directory: Gives names, districts, right types and the calendars, of the state that is answered from.
            today: The day that filters count from.
            told: Told how many batches are done, of how many, while an index is made.
        """
        if self.is_in_parts:
            from customs_cli.register.index.opening import opened
            from customs_cli.register.index.questions.books import IndexedBooks

            if db := opened(self.store, self.look, told):
                self._index = db
                return IndexedBooks(self, db, directory(), today)
        from customs_cli.register.memory import MemoryBooks

        return MemoryBooks(self, directory(), today)

    def refs(self) -> Iterator[str]:
        """Every reference, in order."""
        return self.snapshot.refs()

    def look(self, *, again: bool = False) -> Snapshot:
        """The state that is looked at, or (`again`) the newest one, which is looked at from now on."""
        if again:
            self._snapshot = None
        return self.snapshot

    def do(
        self,
        name: str,
        body: Callable[["Act"], Answer],
        *,
        by: tuple[str, ...] = (),
        office: str = "",
        reason: str = "",
        keep_empty: bool = False,
    ) -> Answer:
        """One transaction: what `body` puts into the newest state is appended, all of it or, where it raises, nothing.

        An act that changed nothing leaves no entry, unless `keep_empty` (the beginning of a register).

        Args:
            name: What is done, such as `detain`.
            body: Reads, decides and puts; it has no other effect, and may run again, each time with an act of its own.
            by: Officers who do it.
            office: Office that does it.
            reason: Why.
            keep_empty: Whether it leaves an entry even though it changes nothing.

        Returns:
            What the body answered. The `seq` of its act is known by now.

        Raises:
            Busy: Another process holds the register.
            Conflict: Another process wrote all the same, since the lock file was removed; nothing was changed.
            CannotWrite: The disk says no; nothing was changed, unless the act is noted in `recorded` all the same.
            UsageError: A text cannot be kept; nothing was changed.
        """
        with self.store.lock(name), ExitStack() as back:
            snapshot = self._newest()
            act, answer = self._attempt(snapshot, body, back)
            if (changes := act.changes()) or keep_empty:
                entry = Entry(
                    seq=snapshot.seq + 1,
                    at=self.clock(),
                    by=by,
                    office=office,
                    act=name,
                    reason=act.reason or reason,
                    reverts=act.reverts,
                    changes=changes,
                    prev=snapshot.head or os.urandom(32).hex(),
                    salt=self._salt(32).hex(),
                )
                noted = partial(self._recorded.append, entry.seq)
                self.left = commit(self.store, snapshot, entry, act.whole, then=(noted, back.pop_all), cut=act.cut)
                act.seq = snapshot.seq
                self._checkpoint_if_small()
        return answer

    def tried(self, body: Callable[["Act"], Answer], *, by: Sequence[str] = ()) -> Answer:
        """What a body would answer now, done by somebody; no lock is taken and nothing is written.

        Raises:
            CustomsError: Whatever the body raises.
        """
        from customs_cli.register.act import Act

        return body(Act(self.snapshot, is_tried=True))

    def _attempt(self, snapshot: Snapshot, body: Callable[["Act"], Answer], back: ExitStack) -> tuple["Act", Answer]:
        """One run of a body: its act, and what it answered."""
        from customs_cli.register.act import Act  # and with it TinyDB, which who only looks need not wait for

        act = Act(snapshot, back)
        return act, body(act)

    def checkpoint(self) -> None:
        """Write the TinyDB file as of now; the former one stays as the day's backup.

        It takes no act's lock: what is done meanwhile is in the journal.

        Raises:
            Busy: Another process is writing it.
            CannotWrite: The disk says no; the former file stands.
        """
        with self.store.compacting():
            snapshot = Snapshot(self.store)
            self._write(snapshot, then=snapshot.close)
        self._snapshot = None

    @property
    def is_in_parts(self) -> bool:
        """Whether the TinyDB file is read and written in parts only."""
        checkpoint = self.snapshot.checkpoint
        return checkpoint is not None and len(checkpoint.data) > SMALL

    def entries(self, *, with_changes: bool = True) -> Iterator[Kept]:
        """Every entry of the journal, from the first, once both files are known to belong together; see `read`."""
        self.snapshot  # noqa: B018 (looks at both, and at the journal's end)
        return read(self.store.journal, name=self.store.journal_name, with_changes=with_changes)

    def entries_about(self, key: str) -> Iterator[Kept]:
        """The entries in which a reference or code occurs, from the first; the others are not even decoded."""
        self.snapshot  # noqa: B018 (as `entries` does)
        return read_about(self.store.journal, key, name=self.store.journal_name)

    def recent(self, *, with_changes: bool = True) -> Iterator[Kept]:
        """The entries of the state looked at, the newest first; only as much of the journal is read as is asked for."""
        end, name = self.snapshot.offset, self.store.journal_name
        return read_back(self.store.journal, end, name=name, with_changes=with_changes)

    def _newest(self) -> Snapshot:
        """The state under the lock, after half a line of a crash has been set aside; a small file is read whole."""
        if self._snapshot is not None:
            self._snapshot.follow()
        if self.snapshot.checkpoint and not self.is_in_parts:
            self.snapshot.checkpoint.check()
        if self.snapshot.torn:
            where = self.store.set_torn_aside(self.snapshot.torn, at=self.snapshot.offset)
            self.snapshot.torn = b""
            self._on_torn(where)
        return self.snapshot

    def _checkpoint_if_small(self) -> None:
        """Best effort: the act is in the journal already, so a full disk here loses nothing."""
        if self.is_in_parts:
            return
        with suppress(Busy, CannotWrite):
            with self.store.compacting():
                self._write(self.snapshot)
            self._snapshot = None

    def _write(self, snapshot: Snapshot, then: Callable[[], None] = lambda: None) -> None:
        def pieces() -> Iterator[bytes]:
            from customs_cli.register.file.rewriting import write

            yield from write(snapshot.meta(), snapshot.checkpoint, snapshot.changed)
            then()

        if snapshot.seq:
            self.store.replace_checkpoint(pieces(), day=f"{self.clock():%Y-%m-%d}")
