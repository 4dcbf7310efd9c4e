"""The reference implementation of `Books`: every question is answered by plain Python over all batches of a register.

Tests compare the answers of the other implementations of `domain.books.books.Books` with this one.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import islice
from typing import TypeVar, cast

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.acted import ActedSums, Sum, acted_in
from customs_cli.domain.books.acts import days_acted
from customs_cli.domain.books.agenda import (
    Open,
    Waiting,
    by_due_day,
    by_urgency,
    days_touched,
    held_since,
    open_in,
    waiting_in,
)
from customs_cli.domain.books.books import EVER, Ask, Books, DueDay, OpenCount, Standing
from customs_cli.domain.books.entries import HistoryEntry
from customs_cli.domain.books.found_with import FoundWith, found_in
from customs_cli.domain.books.happening import Happened, events_of, in_order, tallied
from customs_cli.domain.books.link_keys import codes_by_name, keys_of, parties_of
from customs_cli.domain.books.penalties import Penalty, penalties_in
from customs_cli.domain.books.steps import Taken, steps_of
from customs_cli.domain.books.store import STATES, InStore, Oldest, StoreSums, in_store, summed
from customs_cli.domain.books.sums import Finds, Summing, Sums
from customs_cli.domain.counting.facts import Counts, Tally, facts_of
from customs_cli.domain.query.counted_days import day_counted
from customs_cli.domain.query.dimensions import Dimension, Key
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.query.search import search
from customs_cli.domain.query.selection import ordered, selected
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.time.periods import Period
from customs_cli.domain.values.identity import code_of
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.word_lists import CountedOn
from customs_cli.register.entry_records import entries
from customs_cli.register.register import Register
from customs_cli.register.standing import Stood, Untouched

ALL = Ask()

T = TypeVar("T")


class MemoryBooks:
    """The books of a register; all batches are read again for every question. See `Books`.

    Args:
        register: The register.
        directory: Names, districts, right types and the calendars.
        today: The day that filters such as "overdue" refer to.
        watch: Wraps the iterator over all batches (for a progress bar); must yield the same batches.
    """

    def __init__(
        self,
        register: Register,
        directory: Directory,
        today: date,
        watch: Callable[[Iterator[Batch]], Iterator[Batch]] = iter,
    ) -> None:
        self._register = register
        self._watch = watch
        self.directory = directory
        self.today = today

    def together(self, answer: Callable[[Books], T]) -> T:
        return answer(self)

    def batch(self, ref: str) -> Batch:
        return self._register.batch(ref)

    def batches(self, ask: Ask = ALL) -> Iterator[Batch]:
        found = self._found(ask.period, ask.where)
        if ask.words:
            found = search(found, ask.words, self.directory)
        if ask.order:
            found = iter(ordered(found, ask.order, self.directory))
        return islice(found, ask.limit)

    def count(self, ask: Ask) -> int:
        return sum(1 for _ in self.batches(Ask(period=ask.period, where=ask.where, words=ask.words)))

    def sums(self, by: tuple[Dimension, ...], period: Period, where: Expr | None = None) -> Sums:
        summing = Summing(by, self.directory)
        for batch in self._found(period, where):
            summing.add(batch)
        return summing.sums

    def finds(
        self, by: tuple[Dimension, ...], period: Period, where: Expr | None = None
    ) -> dict[tuple[Key, ...], Finds]:
        return self.sums(by, period, where).finds

    def sums_over(self, periods: Sequence[Period], where: Expr | None = None) -> list[Counts]:
        tallies = [(period, Tally()) for period in periods]
        of_day = cache(lambda on, day: [t for p, t in tallies if p.counted_on == on and p.contains(first_day(day))])
        basis = {period.counted_on for period in periods}
        for batch in self._found(EVER, where):
            days = [(on, day) for on in basis if (day := day_counted(batch, on))]
            if own := [tally for on, day in days for tally in of_day(on, day)]:
                facts = facts_of(batch)
                for tally in own:
                    tally.add(facts)
        return [tally.counts for _, tally in tallies]

    def steps(self, period: Period, where: Expr | None = None) -> Counter[Taken]:
        country = self.directory.country_of
        return Counter(
            Taken(country(batch.office), step) for batch in self._found(period, where) for step in steps_of(batch)
        )

    def span(self, where: Expr | None = None, counted_on: CountedOn = "found") -> tuple[date, date] | None:
        first = last = None
        for batch in self._found(EVER, where):
            own = day_counted(batch, counted_on)
            if own is None:
                continue
            day = first_day(own)
            first, last = min(first or day, day), max(last or day, day)
        return (first, last) if first and last else None

    def acted(self, periods: Sequence[Period], where: Expr | None = None) -> list[ActedSums]:
        sums = [(period, Sum()) for period in periods]
        for batch in self._found(EVER, where):
            for one in acted_in(batch):
                for period, own in sums:
                    if period.contains(one.on):
                        own.add(one.what, 1, one.money)
        return [own.sums for _, own in sums]

    def stood(self, day: date, where: Expr | None = None) -> Standing | None:
        found = list(self._found(EVER, where))
        if not any(when > day for batch in found for when in days_acted(batch)):
            return None
        return books_of(Stood(found, day, self._register.store.current), self.directory, day)

    def stored(self, where: Expr | None = None) -> dict[str, StoreSums]:
        rows: dict[str, list[InStore]] = {}
        batches = 0
        for batch in self._found(EVER, where):
            own = list(in_store(batch))
            batches += bool(own)
            for row in own:
                rows.setdefault(row.state, []).append(row)
        every = [row for found in rows.values() for row in found]
        return {state: summed(rows[state]) for state in STATES if state in rows} | {"": summed(every, batches)}

    def stored_longest(self, where: Expr | None = None, limit: int | None = None) -> list[Oldest]:
        found = ((batch.ref, [row.since for row in in_store(batch)]) for batch in self._found(EVER, where))
        return sorted(Oldest(min(since), ref) for ref, since in found if since)[:limit]

    def touched(
        self, period: Period, where: Expr | None = None, *, of: Collection[str] = (), limit: int | None = None
    ) -> Iterator[Batch]:
        found = self._found(EVER, where)
        return islice((batch for batch in found if any(map(period.contains, days_touched(batch, of)))), limit)

    def happened(self, day: date, limit: int | None = None, where: Expr | None = None) -> Happened:
        touched = self.touched(Period(day, day, day.isoformat()), where)
        events = sorted((event for batch in touched for event in events_of(batch, day)), key=in_order)
        counts = {act: tally.counts for act, tally in tallied(events, day).items()}
        return Happened(tuple(events[:limit]), len(events), counts)

    def deadlines(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        where: Expr | None = None,
        holder: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Open]:
        every = (one for batch in self._found(EVER, where) for one in open_in(batch))
        asked = (
            one
            for one in every
            if holder in (None, one.deadline.holder)
            and (since or date.min) <= one.deadline.due_on <= (until or date.max)
        )
        return islice(sorted(asked, key=by_urgency), limit)

    def due_days(self, *, where: Expr | None = None, holder: str | None = None) -> Counter[DueDay]:
        country = self.directory.country_of
        every = ((country(one.office), one.deadline) for one in self.deadlines(where=where, holder=holder))
        return Counter(DueDay(own, d.due_on, d.soon_on, d.is_right, d.calendar) for own, d in every)

    def waiting(
        self, *, due_before: date | None = None, where: Expr | None = None, limit: int | None = None
    ) -> Iterator[Waiting]:
        every = (one for batch in self._found(EVER, where) for one in waiting_in(batch))
        if due_before:
            every = (one for one in every if one.due_on and one.due_on < due_before)
        return islice(sorted(every, key=by_due_day), limit)

    def held(self, where: Expr | None = None, limit: int | None = None) -> Iterator[Batch]:
        since = [(day, batch.ref) for batch in self._found(EVER, where) if (day := held_since(batch))]
        return (self.batch(ref) for _, ref in sorted(since)[:limit])

    def waiting_count(self, where: Expr | None = None) -> int:
        return sum(1 for batch in self._found(EVER, where) for _ in waiting_in(batch))

    def open_count(self, where: Expr | None = None) -> OpenCount:
        provisional = waiting = held = 0
        for batch in self._found(EVER, where):
            provisional += sum(one.deadline.provisional for one in open_in(batch))
            waiting += sum(1 for _ in waiting_in(batch))
            held += held_since(batch) is not None
        return OpenCount(provisional, waiting, held)

    def sharing(self, shared: Collection[tuple[str, str]], period: Period = EVER) -> Iterator[Batch]:
        return self._found(period, None)

    def found_with(self, codes: Collection[str], period: Period = EVER) -> Iterator[FoundWith]:
        return (one for batch in self._found(period, None) for one in found_in(batch, codes))

    def penalties(self, codes: Collection[str], period: Period = EVER) -> Iterator[Penalty]:
        every = (one for batch in self._found(EVER, None) for one in penalties_in(batch))
        return (one for one in every if one.code in codes and period.contains(one.on))

    def names_with(self, codes: Collection[str]) -> set[str]:
        every = (party for batch in self._found(EVER, None) for party in parties_of(batch))
        return {folded(party.name) for party in every if party.name and code_of(party) in codes}

    def codes_of_names(self, names: Collection[str]) -> dict[str, set[str]]:
        wanted = set(names)
        return {name: codes for name, codes in codes_by_name(self._found(EVER, None)).items() if name in wanted}

    def names_of_codes(self, codes: Collection[str], where: Expr | None = None) -> dict[str, str]:
        wanted = set(codes)
        parties = (batch.consignor for batch in self._found(EVER, where) if batch.consignor)
        return {party.uscc: party.name for party in parties if party.name and party.uscc in wanted}

    def how_many(self, shared: Collection[tuple[str, str]]) -> dict[tuple[str, str], int]:
        parties = {key for kind, key in shared if kind == "party"}
        with_code = {key: {key} for key in parties}
        for party in (one for batch in self._found(EVER, None) for one in parties_of(batch)):
            if party.name and code_of(party) in parties:
                with_code[code_of(party)].add(folded(party.name))
        counts = dict.fromkeys(shared, 0)
        for batch in self._found(EVER, None):
            has = keys_of(batch, self.directory)
            for one in counts:
                kind, key = one
                counts[one] += any((kind, own) in has for own in with_code.get(key, {key}))
        return counts

    def alike(self, names: Collection[str]) -> set[tuple[str, str]]:
        from customs_cli.domain.firms.blocks import blocks  # slow to import, and seldom needed

        keys = {block for name in names for block in blocks(name)}
        return {party for party in self.party_names() if not keys.isdisjoint(blocks(party[0]))}

    def party_names(self) -> set[tuple[str, str]]:
        every = (party for batch in self._found(EVER, None) for party in parties_of(batch))
        return {(party.name, party.uscc) for party in every if party.name}

    def entries(self, key: str | None = None, last: int | None = None) -> Iterator[HistoryEntry]:
        return entries(self._register, key, last)

    def _found(self, period: Period, where: Expr | None) -> Iterator[Batch]:
        # References of every year: after a correction the day found may be in another year than the reference.
        return selected(self._watch(self._register.batches()), period, where, self.directory, self.today)


def books_of(batches: Stood | Untouched, directory: Directory, today: date) -> MemoryBooks:
    """Return the books of a given set of batches; only the questions of `Standing` may be asked of them."""
    return MemoryBooks(cast(Register, batches), directory, today)
