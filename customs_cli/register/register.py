"""The class through which the rest of the program reads and changes a register.

Usage: `register.do("detain", body, by=officers)`, where `body(act)` reads records, decides and puts records. A body
must have no effect except on its act, because it may run again; a body that raises changes nothing. An act is done when
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
from customs_cli.errors import Ambiguous, Busy, CannotWrite, NoBatch, NotFound
from customs_cli.register.file.changes import office_of
from customs_cli.register.file.checkpoint import SMALL
from customs_cli.register.file.codec import from_body, table_of
from customs_cli.register.file.committing import commit
from customs_cli.register.file.journal import read, read_about, read_back
from customs_cli.register.file.line import Entry, Kept
from customs_cli.register.file.snapshot import After, Snapshot
from customs_cli.register.seeking import Seeking
from customs_cli.sentences import command, said

if TYPE_CHECKING:
    from customs_cli.domain.books.books import Books
    from customs_cli.domain.query.directory import Directory
    from customs_cli.register.act import Act
    from customs_cli.register.file.store import Store

R = TypeVar("R", bound=Record)
Answer = TypeVar("Answer")
Body = Callable[["Act"], Answer]
Told = Callable[[int, int], None]


class Register(Seeking):
    """A register: its acts, and the look-up of its records.

    Args:
        store: The storage: files, memory or a shared database.
        clock: Returns the time of an act, timezone-aware, in UTC.
        salt: Returns the given number of random bytes: the salt of an act that is kept.
        warn: Called with a sentence where a crash left half a line, or the TinyDB file stays behind the journal.
        recorded: List to which the number of each act of this process is appended as soon as it is in the journal.

    Attributes:
        home: Returns the code of the user's own office; empty where it is not known.
        left: The documents as the last act of this process left them: (table, key) to bytes, None if removed.
    """

    def __init__(
        self,
        store: "Store",
        *,
        clock: Callable[[], datetime],
        salt: Callable[[int], bytes] = os.urandom,
        warn: Callable[[str], None] = lambda _: None,
        recorded: list[int] | None = None,
    ) -> None:
        self.store = store
        self.clock = clock
        self._salt = salt
        self._warn = warn
        self._recorded = [] if recorded is None else recorded
        self._snapshot: Snapshot | None = None
        self.left: After = {}
        self.home: Callable[[], str] = lambda: ""

    @property
    def snapshot(self) -> Snapshot:
        """The state as of the first look, or after the last act of this process."""
        if self._snapshot is None:
            self._snapshot = Snapshot(self.store)
        return self._snapshot

    @property
    def office(self) -> str:
        """Code of the office that began the register; empty if none was named."""
        first = next(self.entries(), None)
        return first.entry.office if first and first.entry.act in ("init", "pull") else ""

    def batch(self, ref: str) -> Batch:
        """Return the batch of a whole reference.

        Raises:
            NotFound: There is no such batch.
        """
        body = self.snapshot.body("batches", ref) if is_ref(ref) else None
        if body is None:
            raise NotFound("no batch {ref}", ref=ref, hint="{command} shows the references", command=command("list"))
        return self.snapshot.current(body)

    def batches(self, year: int | None = None) -> Iterator[Batch]:
        """Yield all batches in the order of their references, or only those whose reference has this year."""
        return self.snapshot.batches(year)

    def find(self, kind: type[R], code: str) -> R | None:
        """Return the record with exactly this code, or None."""
        body = self.snapshot.body(table_of(kind), code)
        return None if body is None else from_body(kind, body)

    def all(self, kind: type[R]) -> list[R]:
        """Return every record of a kind, ordered by document id."""
        return [from_body(kind, row.body) for row in self.snapshot.rows(table_of(kind))]

    def resolve(self, text: str) -> str:
        """Return the whole reference of the batch that a shortened reference or a document's number names.

        Of several batches that a shortened reference fits, that of the user's own office is meant, if it has only one.

        Raises:
            NotFound: No batch fits.
            Ambiguous: Several batches fit; they are the candidates.
        """
        wanted = text.strip().upper()
        if is_ref(wanted):
            found = [wanted] if self.snapshot.body_of("batches", doc_id(wanted)) else []
        else:
            short = shortened(wanted)
            found = [ref for ref in self.with_serial(short[2]) if fits(short, ref)] if short else []
            if len(found) > 1:
                home = self.home()
                own = [ref for ref in found if ref.split("-")[1] == home]
                found = own if len(own) == 1 else found
            found = found or self.numbered(wanted)
        if not found:
            raise NoBatch(
                "no batch {text!r}", text=text.strip(), hint="a reference looks like 2019-5320-000123, or 123"
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
        """Return the books that reports query; they use the index if the register is large and has one.

        Args:
            directory: Returns names, districts, right types and calendars of the state that the answers come from.
            today: The day that filters refer to.
            told: Progress callback while an index is made: batches done, batches in all.
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
        """Yield every reference in order."""
        return self.snapshot.refs()

    def look(self, *, again: bool = False) -> Snapshot:
        """Return the state that is currently read; with `again`, switch to the newest state first."""
        if again:
            self._snapshot = None
        return self.snapshot

    def do(
        self,
        name: str,
        body: Body[Answer],
        *,
        by: tuple[str, ...] = (),
        office: str = "",
        reason: str = "",
        keep_empty: bool = False,
    ) -> Answer:
        """Run one transaction: append all that `body` puts to the journal, or nothing if it raises.

        An act that changed nothing leaves no entry, unless `keep_empty` is set.

        Args:
            name: Name of the act, such as `detain`.
            body: Reads, decides and puts; has no other effect, and may run again, each time with a new act.
            by: Officers who do the act.
            office: Code of the office that does it; empty for that of the batches it changes.
            reason: Reason to record; a reason that the body sets on its act takes precedence.
            keep_empty: Whether to write an entry even if nothing changed (when a register begins).

        Returns:
            The return value of `body`. The `seq` of its act is set by then.

        Raises:
            Busy: Another process holds the register.
            Conflict: Another process wrote too, since the lock file was removed; nothing was changed.
            CannotWrite: The disk refuses; nothing was changed, unless `recorded` holds the act's number.
            UsageError: A text cannot be kept; nothing was changed.
        """
        with self.store.lock(name), ExitStack() as back:
            snapshot = self._newest()
            act, answer = self._attempt(snapshot, body, back, self._salt(32).hex())
            if (changes := act.changes()) or keep_empty:
                entry = Entry(
                    seq=snapshot.seq + 1,
                    at=self.clock(),
                    by=by,
                    office=office or office_of(changes),
                    act=name,
                    reason=act.reason or reason,
                    reverts=act.reverts,
                    changes=changes,
                    prev=snapshot.head or os.urandom(32).hex(),
                    salt=act.salt,
                )
                noted = partial(self._recorded.append, entry.seq)
                self.left = commit(self.store, snapshot, entry, act.whole, then=(noted, back.pop_all), cut=act.cut)
                act.seq = snapshot.seq
                self._checkpoint_if_small()
        return answer

    def tried(self, body: Body[Answer], *, by: Sequence[str] = ()) -> Answer:
        """Return what a body would answer now, without taking a lock or writing anything."""
        from customs_cli.register.act import Act

        return body(Act(self.snapshot, is_tried=True))

    def _attempt(self, snapshot: Snapshot, body: Body[Answer], back: ExitStack, salt: str = "") -> tuple["Act", Answer]:
        from customs_cli.register.act import Act  # imports TinyDB, which reading does not need

        return (act := Act(snapshot, back, salt=salt)), body(act)

    def checkpoint(self) -> None:
        """Write the current state to the TinyDB file; the former file is kept as the day's backup.

        Acts need not wait: what they add meanwhile is in the journal.

        Raises:
            Busy: Another process is writing the checkpoint.
            CannotWrite: The disk refuses to write; the former file is kept.
        """
        with self.store.compacting():
            snapshot = Snapshot(self.store)
            self._write(snapshot, then=snapshot.close)
        self._snapshot = None

    @property
    def is_in_parts(self) -> bool:
        """Whether the TinyDB file is so large (over `SMALL` bytes) that it is read and written only in parts."""
        checkpoint = self.snapshot.checkpoint
        return checkpoint is not None and len(checkpoint.data) > SMALL

    def entries(self, *, with_changes: bool = True) -> Iterator[Kept]:
        """Yield every entry of the journal from the first; journal and checkpoint must belong together."""
        self.snapshot  # noqa: B018 (checks both files, and the journal's end)
        return read(self.store.journal, name=self.store.journal_name, with_changes=with_changes)

    def entries_about(self, key: str) -> Iterator[Kept]:
        """Yield the entries that mention a reference or code, from the first; other entries are not decoded."""
        self.snapshot  # noqa: B018 (as `entries` does)
        return read_about(self.store.journal, key, name=self.store.journal_name)

    def recent(self, *, with_changes: bool = True) -> Iterator[Kept]:
        """Yield the entries of the current state, the newest first; reads only as far back as needed."""
        end, name = self.snapshot.offset, self.store.journal_name
        return read_back(self.store.journal, end, name=name, with_changes=with_changes)

    def _newest(self) -> Snapshot:
        if self._snapshot is not None:
            self._snapshot.follow()
        if self.snapshot.checkpoint and not self.is_in_parts:
            self.snapshot.checkpoint.check()
        if self.snapshot.torn:
            aside = self.store.set_torn_aside(self.snapshot.torn, at=self.snapshot.offset)
            self.snapshot.torn = b""
            self._warn(said("a crash left half an entry, never confirmed; it is kept in {where}", where=aside))
        return self.snapshot

    def _checkpoint_if_small(self) -> None:
        if self.is_in_parts:
            return
        try:
            with suppress(Busy), self.store.compacting():
                self._write(self.snapshot)
                self._snapshot = None
        except CannotWrite as error:
            self._warn(said("the act is safe in the journal, but so far only there: {why}", why=error.message))

    def _write(self, snapshot: Snapshot, then: Callable[[], None] = lambda: None) -> None:
        def pieces() -> Iterator[bytes]:
            from customs_cli.register.file.rewriting import write

            yield from write(snapshot.meta(), snapshot.checkpoint, snapshot.changed)
            then()

        if snapshot.seq:
            self.store.replace_checkpoint(pieces(), day=f"{self.clock():%Y-%m-%d}")
