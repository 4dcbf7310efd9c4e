"""Searches that acts make among all batches: by the index in a large register, else by reading the batches."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.reference import MAX_SERIAL, doc_id, id_range
from customs_cli.domain.record import Record
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.identity import code_of, compared_code
from customs_cli.domain.values.name_matching import folded
from customs_cli.register.file.codec import encoded, from_body, key_in, table_of
from customs_cli.register.file.line import Entry
from customs_cli.register.file.snapshot import Snapshot

if TYPE_CHECKING:
    import sqlite3

    from customs_cli.register.file.store import Store
    from customs_cli.register.index.questions.finding import Finder, Finding

R = TypeVar("R", bound=Record)
T = TypeVar("T")

FEW = 20
"""Up to this many days are searched as bytes in a batch before it is decoded."""


class Sighted(Struct, frozen=True):
    """The reference, office and found date of a batch that has a given credit code (USCC)."""

    ref: str
    office: str
    day: date


def _years(since: date, until: date) -> range:
    return range(since.year - 1, until.year + 2)


class Seeking:
    """The part of `Register` that searches for batches.

    Attributes:
        store: The storage of the register.
        misses_index: Whether a search had to read all batches because there was no index to answer it.
        adds_names: Whether the next act may add names (marks, holders ...): a shared register then reads existing ones
            first.
    """

    store: "Store"
    misses_index = False
    adds_names = False
    _index: "sqlite3.Connection | None" = None

    _finding: "Finding | None" = None
    _asking: ExitStack | None = None
    _looked_up: "dict[str, bytes | None]"

    @contextmanager
    def asking(self) -> Iterator[None]:
        """For the block, answer all searches from one open index, and read each batch at most once."""
        if self._asking is not None:
            yield
            return
        try:
            with ExitStack() as self._asking:
                self._looked_up = {}
                yield
        finally:
            self._asking = self._finding = None

    @property
    def snapshot(self) -> Snapshot:
        """The state that is read."""
        raise NotImplementedError

    def let_go(self) -> None:
        """End the read transaction on the index: other processes need not wait while the answer is being read."""
        if self._index is not None and self._index.in_transaction:
            self._index.execute("ROLLBACK")

    def ahead(self, wanted: Iterable[tuple[type[Record], str]]) -> None:
        """Announce records about to be looked up, as (class, code): a shared register reads them in one request."""

    def whole(self, kinds: Iterable[type[Record]]) -> None:
        """Announce the kinds of which all records are about to be read: a shared register reads them in one request."""

    @property
    def is_in_parts(self) -> bool:
        """Whether the TinyDB file is so large that it is read and written only in parts."""
        raise NotImplementedError

    @property
    def is_begun(self) -> bool:
        """Whether the register has any act."""
        return bool(self.snapshot.seq)

    @property
    def keeps_merged_serials(self) -> bool:
        """Whether serials taken over by a merge stay used when it is undone."""
        return False

    def own_part(self, entry: Entry) -> Entry | None:
        """Return the part of an act that undo reverts in this register, or None; in a file that is the whole act."""
        return entry

    def coded(self, kind: type[R], code: str) -> R | None:
        """Return the record of a code if the checkpoint holds it; None does not mean that the code is unknown."""
        table, checkpoint = table_of(kind), self.snapshot.checkpoint
        if checkpoint is None or checkpoint.place_of_code(table, encoded(code)) == -1:
            return None
        body = self.snapshot.body(table, code)
        return None if body is None else from_body(kind, body)

    def called(self, kind: type[R], form: str) -> list[R] | None:
        """Return the records of a kind that may have a folded name, by document id; some of them may not have it.

        Returns:
            None if all records must be read: also if no record has the name, for a damaged one may have it.
        """
        from customs_cli.register.file.name_sieve import rows_called

        rows = rows_called(self.snapshot, table_of(kind), form)
        return None if rows is None else [from_body(kind, row.body) for row in rows]

    def batches_with(self, uscc: str, years: range) -> Iterator[Batch]:
        """Yield batches of the given reference years that contain a credit code anywhere; some may not contain it."""
        sought = encoded(uscc)
        likely = self._likely(lambda finder: [ref for ref in finder.of_party(uscc) if int(ref[:4]) in years])
        if likely is not None:
            return likely
        return self._of_years(years, sought)

    def found_with(self, uscc: str, since: date, until: date) -> list["Sighted"]:
        """Return the batches in which a party of any role has a credit code, found between two days, both included."""
        from customs_cli.domain.batch.parties import roles_of

        wanted = compared_code(uscc)

        def sighted(batches: Iterable[Batch]) -> Iterator[Sighted]:
            for batch in batches:
                day = first_day(batch.found_on)
                if since <= day <= until and any(code_of(party) == wanted for _, party in roles_of(batch)):
                    yield Sighted(batch.ref, batch.office, day)

        digits = max(re.findall("[0-9]+", wanted), key=len, default="")  # digits have no upper or lower case
        told = self._asked(lambda finder: (finder.found_with(wanted, since, until), sorted(finder.touched)))
        if told is not None:
            known, touched = told
            return [*(Sighted(*one) for one in known), *sighted(self._of(touched, digits.encode()))]
        sought = re.compile(re.escape(encoded(wanted)[1:-1]), re.IGNORECASE)
        return list(sighted(self._of_years(_years(since, until), digits.encode(), sought)))

    def last_penalty(self, uscc: str, until: date, years: range, but: str) -> date | None:
        """Return the last day up to `until` on which goods were confiscated from a party at fault with this code.

        Args:
            uscc: Unified social credit code of the party.
            until: The last day that counts.
            years: Years of the references that are searched.
            but: Reference of a batch that is left out.
        """
        from customs_cli.domain.books.penalties import punished_on

        looked_at = self._last_penalty(uscc, until, years, but)
        batches = self.batches_with(uscc, years) if looked_at is None else looked_at
        days = {day for batch in batches if batch.ref != but for day in punished_on(batch, uscc) if day <= until}
        return max(days, default=None)

    def _last_penalty(self, uscc: str, until: date, years: range, but: str) -> Iterator[Batch] | None:
        """Return the batches that include the one with the last penalty, according to the index; else None.

        These are that batch as it is now in the register, and the batches changed since the index was updated.
        """
        from customs_cli.domain.books.penalties import punished_on
        from customs_cli.register.index.days import day_at

        def ask(finder: "Finder") -> tuple[tuple[int, str] | None, list[str]]:
            touched = [ref for ref in finder.touched if int(ref[:4]) in years]
            return finder.last_penalty(uscc, until, years, but), touched

        told = self._asked(ask)
        if told is None:
            return None
        last, touched = told
        punished = self._of(touched, b"confiscated", encoded(uscc))
        if last is None:
            return punished
        day, ref = last
        found = list(self._of([ref]))
        is_so = any(day_at(day) in punished_on(batch, uscc) for batch in found)
        return chain(found, punished) if is_so else None

    def bearing(self, numbers: Collection[str]) -> Iterator[Batch]:
        """Yield batches whose declaration number or case_id, folded, is one of `numbers`; some may not match."""
        likely = self._likely(lambda finder: finder.bearing(numbers))
        return self.snapshot.batches() if likely is None else likely

    def bearing_on(self, numbers: Collection[str], days: Collection[str]) -> Iterator[Batch]:
        """Yield batches found on one of `days` (texts as kept) that have one of `numbers`; see `bearing`.

        Some of the batches may not match.
        """
        likely = self._likely(lambda finder: finder.bearing(numbers))
        if likely is not None:
            return likely
        sought = [encoded(day) for day in days]
        years = sorted({int(day[:4]) for day in days})
        own = (lambda body: any(day in body for day in sought)) if len(sought) <= FEW else None
        return (batch for year in years for batch in self.snapshot.batches(year, sieve=own))

    def with_serial(self, serial: int) -> list[str]:
        """Return the whole references that end in a serial, in order."""
        told = self._asked(lambda finder: (finder.with_serial(serial), finder.touched))
        if told is None:
            return list(self.snapshot.refs(serial))
        known, touched = told
        new = [ref for ref in touched if int(ref[-6:]) == serial and self.snapshot.body("batches", ref) is not None]
        return sorted([*known, *new])

    def numbered(self, number: str) -> list[str]:
        """Return the references, in order, of batches whose declaration, mail item or other paper has this number.

        The whole number must be equal. Spaces, hyphens and case are ignored. A number no longer than a serial finds
        nothing.
        """
        wanted = folded(number)
        if len(wanted) <= len(str(MAX_SERIAL)):
            return []
        own = (batch for batch in self.bearing({wanted}) if batch.document and batch.document.number)
        return sorted(b.ref for b in own if b.document and folded(b.document.number or "") == wanted)

    def refs_between(self, first: str, last: str) -> Iterator[str]:
        """Yield the whole references from `first` to `last`, both included, in order."""
        return (key_in(row.body) for row in self.snapshot.rows("batches", doc_id(first), doc_id(last) + 1))

    def referring(self, wanted: Collection[tuple[str, str]]) -> Iterator[Batch]:
        """Yield batches that refer to one of some (table, code), by reference; some may not refer to any."""
        likely = self._likely(lambda finder: finder.referring(wanted))
        return self.snapshot.batches() if likely is None else likely

    def _likely(self, ask: Callable[["Finder"], list[str]]) -> Iterator[Batch] | None:
        refs = self._asked(ask)
        return None if refs is None else self._of(refs)

    def _asked(self, ask: Callable[["Finder"], T]) -> T | None:
        if not self.is_in_parts:
            return None
        from customs_cli.register.index.questions.finding import Finding

        if self._asking is None:
            with Finding(self.store, self.snapshot) as finding:
                told = finding(ask)
        else:
            self._finding = self._finding or self._asking.enter_context(Finding(self.store, self.snapshot))
            told = self._finding(ask)
        self.misses_index = self.misses_index or told is None
        return told

    def _of_years(self, years: range, text: bytes, also: "re.Pattern[bytes] | None" = None) -> Iterator[Batch]:
        from customs_cli.register.file.byte_sieve import batches_with

        rows = batches_with(self.snapshot, text, id_range(years[0])[0], id_range(years[-1])[1])
        return (self.snapshot.current(row.body) for row in rows if also is None or also.search(row.body))

    def _of(self, refs: Iterable[str], *texts: bytes) -> Iterator[Batch]:
        bodies = map(self._body, refs)
        return (
            self.snapshot.current(body) for body in bodies if body is not None and all(text in body for text in texts)
        )

    def _body(self, ref: str) -> bytes | None:
        known = {} if self._asking is None else self._looked_up
        if ref not in known:
            known[ref] = self.snapshot.body("batches", ref)
        return known[ref]
