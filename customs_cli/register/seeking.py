"""What an act seeks among all batches: asked of the index of a large register, else of every batch."""

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
"""So many days are looked for in the bytes of a batch before it is decoded."""


class Sighted(Struct, frozen=True):
    """Where and when a batch with some credit code was found."""

    ref: str
    office: str
    day: date


def _years(since: date, until: date) -> range:
    """The years in references of batches found on some days; a day found that was corrected may lie in the next."""
    return range(since.year - 1, until.year + 2)


class Seeking:
    """The part of a register that seeks batches.

    Attributes:
        store: Where it lives.
        misses_index: Whether something had to be sought among all batches, since no index told it.
        adds_names: Whether the next act may add names: a register far away reads those that are there first.
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
        """Several questions about one state: the index is opened for the first of them, and closed after all.

        A batch is looked up once.
        """
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
        """The state that is looked at."""
        raise NotImplementedError

    def let_go(self) -> None:
        """Hold no index any longer: all is answered, and others may wait for it while the answer is read."""
        if self._index is not None and self._index.in_transaction:
            self._index.execute("ROLLBACK")

    def ahead(self, wanted: Iterable[tuple[type[Record], str]]) -> None:
        """Told which records are about to be looked up: a register far away reads them together."""

    def whole(self, kinds: Iterable[type[Record]]) -> None:
        """Told of which kinds all records are about to be read: a register far away reads them together."""

    @property
    def is_in_parts(self) -> bool:
        """Whether the TinyDB file is read and written in parts only."""
        raise NotImplementedError

    @property
    def is_begun(self) -> bool:
        """Whether there is any act in it."""
        return bool(self.snapshot.seq)

    def own_part(self, entry: Entry) -> Entry | None:
        """What of an act undo takes back here, None where nothing is: of a file all of every act."""
        return entry

    def coded(self, kind: type[R], code: str) -> R | None:
        """The record of a code where one look at the file finds it; it may be known all the same."""
        table, checkpoint = table_of(kind), self.snapshot.checkpoint
        if checkpoint is None or checkpoint.place_of_code(table, encoded(code)) == -1:
            return None
        body = self.snapshot.body(table, code)
        return None if body is None else from_body(kind, body)

    def called(self, kind: type[R], form: str) -> list[R] | None:
        """The records of a kind that may bear a name, `folded`, by id; perhaps others too. None: all have to be read.

        Where the name is found on none of them all have to be read too: a damaged one may be among those.
        """
        from customs_cli.register.file.name_sieve import rows_called

        rows = rows_called(self.snapshot, table_of(kind), form)
        return None if rows is None else [from_body(kind, row.body) for row in rows]

    def batches_with(self, uscc: str, years: range) -> Iterator[Batch]:
        """The batches whose reference is of some years and that have a credit code in any place; perhaps others too."""
        sought = encoded(uscc)
        likely = self._likely(lambda finder: [ref for ref in finder.of_party(uscc) if int(ref[:4]) in years])
        if likely is not None:
            return likely
        return self._of_years(years, sought)

    def found_with(self, uscc: str, since: date, until: date) -> list["Sighted"]:
        """Where and when batches with a credit code in any role were found, from one day to another."""
        from customs_cli.domain.batch.parties import roles_of

        wanted = compared_code(uscc)

        def sighted(batches: Iterable[Batch]) -> Iterator[Sighted]:
            for batch in batches:
                day = first_day(batch.found_on)
                if since <= day <= until and any(code_of(party) == wanted for _, party in roles_of(batch)):
                    yield Sighted(batch.ref, batch.office, day)

        digits = max(re.findall("[0-9]+", wanted), key=len, default="")  # the same however its letters are written
        told = self._asked(lambda finder: (finder.found_with(wanted, since, until), sorted(finder.touched)))
        if told is not None:
            known, touched = told
            return [*(Sighted(*one) for one in known), *sighted(self._of(touched, digits.encode()))]
        sought = re.compile(re.escape(encoded(wanted)[1:-1]), re.IGNORECASE)
        return list(sighted(self._of_years(_years(since, until), digits.encode(), sought)))

    def last_penalty(self, uscc: str, until: date, years: range, but: str) -> date | None:
        """The last day, up to one, on which goods were confiscated where the party at fault has a credit code.

        Args:
            uscc: The code.
            until: The day.
            years: Of the references of the batches that are looked at.
            but: A reference that is left out.
        """
        from customs_cli.domain.books.penalties import punished_on

        looked_at = self._last_penalty(uscc, until, years, but)
        batches = self.batches_with(uscc, years) if looked_at is None else looked_at
        days = {day for batch in batches if batch.ref != but for day in punished_on(batch, uscc) if day <= until}
        return max(days, default=None)

    def _last_penalty(self, uscc: str, until: date, years: range, but: str) -> Iterator[Batch] | None:
        """The batches among which that of the last penalty is, as the index has it; None where it does not tell.

        That batch, as it is in the register, and those that were touched since the index was caught up.
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
        """The batches of which the declaration or the case_id, folded, is one of some; perhaps others too."""
        likely = self._likely(lambda finder: finder.bearing(numbers))
        return self.snapshot.batches() if likely is None else likely

    def bearing_on(self, numbers: Collection[str], days: Collection[str]) -> Iterator[Batch]:
        """The batches found on some days, as kept, that bear a number as `bearing` has it; perhaps others too."""
        likely = self._likely(lambda finder: finder.bearing(numbers))
        if likely is not None:
            return likely
        sought = [encoded(day) for day in days]
        years = sorted({int(day[:4]) for day in days})
        own = (lambda body: any(day in body for day in sought)) if len(sought) <= FEW else None
        return (batch for year in years for batch in self.snapshot.batches(year, sieve=own))

    def with_serial(self, serial: int) -> list[str]:
        """The whole references that end in a serial, in order."""
        told = self._asked(lambda finder: (finder.with_serial(serial), finder.touched))
        if told is None:
            return list(self.snapshot.refs(serial))
        known, touched = told
        new = [ref for ref in touched if int(ref[-6:]) == serial and self.snapshot.body("batches", ref) is not None]
        return sorted([*known, *new])

    def numbered(self, number: str) -> list[str]:
        """References of the batches whose declaration, mail item or other paper has a number, whole; in order.

        Spaces, hyphens and case do not count. A number as short as a serial is none.
        """
        wanted = folded(number)
        if len(wanted) <= len(str(MAX_SERIAL)):
            return []
        own = (batch for batch in self.bearing({wanted}) if batch.document and batch.document.number)
        return sorted(b.ref for b in own if b.document and folded(b.document.number or "") == wanted)

    def refs_between(self, first: str, last: str) -> Iterator[str]:
        """The whole references from one to another, both included, in order."""
        return (key_in(row.body) for row in self.snapshot.rows("batches", doc_id(first), doc_id(last) + 1))

    def referring(self, wanted: Collection[tuple[str, str]]) -> Iterator[Batch]:
        """The batches that refer to any of some (table, code), by reference; perhaps others too."""
        likely = self._likely(lambda finder: finder.referring(wanted))
        return self.snapshot.batches() if likely is None else likely

    def _likely(self, ask: Callable[["Finder"], list[str]]) -> Iterator[Batch] | None:
        """The batches that the index of a large register names, by reference; None where there is no index."""
        refs = self._asked(ask)
        return None if refs is None else self._of(refs)

    def _asked(self, ask: Callable[["Finder"], T]) -> T | None:
        """What the index of a large register says; None where there is no index."""
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
        """The batches whose reference is of some years in a row and in which some bytes stand, by reference."""
        from customs_cli.register.file.byte_sieve import batches_with

        rows = batches_with(self.snapshot, text, id_range(years[0])[0], id_range(years[-1])[1])
        return (self.snapshot.current(row.body) for row in rows if also is None or also.search(row.body))

    def _of(self, refs: Iterable[str], *texts: bytes) -> Iterator[Batch]:
        """Those of some batches that there are, and in which some bytes stand."""
        bodies = map(self._body, refs)
        return (
            self.snapshot.current(body) for body in bodies if body is not None and all(text in body for text in texts)
        )

    def _body(self, ref: str) -> bytes | None:
        known = {} if self._asking is None else self._looked_up
        if ref not in known:
            known[ref] = self.snapshot.body("batches", ref)
        return known[ref]
