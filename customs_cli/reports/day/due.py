"""Open deadlines of batches, the most pressing first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import islice

from msgspec.structs import replace

from customs_cli.domain.books.agenda import Open, by_urgency, open_in
from customs_cli.domain.books.books import DueDay, Standing
from customs_cli.domain.law.deadlines import SOON, Deadline, State, urgency
from customs_cli.domain.query.calendars import days_until
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.record import Record
from customs_cli.domain.time.override import Override

LONG = timedelta(days=365)
"""Deadlines overdue for longer than this only hide what can still be met.

Imported data often lack the end of a case.
"""


BACKWARD = timedelta(days=31)
"""At least as long as the longest time limit that ends before the day that it runs from, as a notice of a hearing does.
"""


class DueRow(Record, frozen=True):
    """One open deadline of a batch.

    Attributes:
        ref: Reference of the batch.
        holder: Holder of the proceeding.
        deadline: The deadline, not met.
        working_days_left: Working days after the day of asking up to and including the last day; negative once past.
            None if no calendar was used.
        state: `overdue`, `today`, `soon` or `later`.
    """

    ref: str
    holder: str
    deadline: Deadline
    working_days_left: int | None
    state: State


class DueReport(Record, frozen=True):
    """Open deadlines as of a day.

    Attributes:
        as_of: The day of asking.
        deadlines: The deadlines by due day, then reference and holder, within the limit.
        counts: State to the number of deadlines in all.
        within: The working days asked for; None for all.
        old: Number of overdue deadlines that fell due before `old_before` and are not listed.
        old_before: The day before which they fell due; None if all are listed.
        otherwise: Those of all open deadlines that may end on another day, since the calendar by which they were
            counted had other days of the office's own.
    """

    as_of: date
    deadlines: tuple[DueRow, ...]
    counts: dict[State, int] = {}
    within: int | None = None
    old: int = 0
    old_before: date | None = None
    otherwise: tuple[DueDay, ...] = ()

    def in_state(self, state: State) -> int:
        """Return the number of deadlines in a state."""
        return self.counts.get(state, 0)

    @property
    def total(self) -> int:
        """Number of deadlines in all."""
        return sum(self.counts.values())


def long_before(as_of: date) -> date:
    """Return the day before which a deadline has been overdue for longer than `LONG`; of year 1 its first day."""
    return date.fromordinal(max(as_of.toordinal() - LONG.days, date.min.toordinal()))


def due(
    books: Standing,
    as_of: date,
    *,
    where: Expr | None = None,
    within: int | None = None,
    holder: str | None = None,
    limit: int | None = None,
    latest: int | None = None,
    by_calendar: bool = True,
    folded: bool = False,
) -> DueReport:
    """Return the open deadlines, also overdue ones; a right of the party is included until its last day.

    Args:
        books: The books of the register.
        as_of: The day of asking.
        where: A filter for the batches.
        within: Maximum number of working days left; None for all. Without a calendar: any number leaves out `later`.
        holder: Only proceedings of this holder.
        limit: Maximum number of rows, the most pressing first; None for all.
        latest: Maximum number of overdue rows, the latest, in addition to the limit; None for all, within the limit.
        by_calendar: Whether to count working days; if not, each deadline is judged by the day stored with it, from
            which it is soon, if there is one.
        folded: Whether deadlines overdue for longer than `LONG` are only counted.
    """
    days = books.due_days(where=where, holder=holder)
    urgency_of = _Urgency(books, as_of, within, by_calendar)
    found = urgency_of.those_within(days)
    if not found:
        return _report(urgency_of, (), days, found, limit)
    since = None if latest is None else _since(days, found, latest)
    until = max(day.due_on for day in found)
    before = long_before(as_of)
    old = sum(days[day] for day in found if day.due_on < before) if folded else 0
    if old:
        since, until = max(since or before, before), max(until, before)
    most = None if limit is None else limit + _beside(days, found, since, until, latest)
    ones = books.deadlines(since=since, until=until, where=where, holder=holder, limit=most)
    report = _report(urgency_of, ones, days, found, limit, latest)
    return replace(report, old=old, old_before=before) if old else report


def due_of(
    books: Standing,
    ref: str,
    as_of: date,
    *,
    within: int | None = None,
    holder: str | None = None,
    limit: int | None = None,
) -> DueReport:
    """Return the open deadlines of one batch; otherwise as `due`."""
    own = [one for one in open_in(books.batch(ref)) if holder in (None, one.deadline.holder)]
    urgency_of = _Urgency(books, as_of, within, by_calendar=True)
    days = Counter(map(urgency_of.day_of, own))
    return _report(urgency_of, sorted(own, key=by_urgency), days, urgency_of.those_within(days), limit)


class _Urgency:
    def __init__(self, books: Standing, as_of: date, within: int | None, by_calendar: bool) -> None:
        self.as_of, self.within = as_of, within
        self.directory = books.directory
        self._by_calendar = by_calendar
        self._count = days_until(as_of, books.directory)

    def left(self, day: DueDay) -> int | None:
        return self._count(day.country, day.due_on) if self._by_calendar else None

    def _left_to_judge(self, day: DueDay) -> int | None:
        return self.left(day) if self._by_calendar or day.soon_on else self._count(day.country, day.due_on)

    def day_of(self, one: Open) -> DueDay:
        deadline, country = one.deadline, self.directory.country_of(one.office)
        return DueDay(country, deadline.due_on, deadline.soon_on, deadline.is_right, deadline.calendar)

    def those_within(self, days: Iterable[DueDay]) -> dict[DueDay, State]:
        """Return the state of each kind of deadline that is within the working days asked for.

        Rights that are over are left out. Once a day of a country is far enough away, working days are not counted for
        its later days.
        """
        enough = max(SOON, self.within or 0) + 1
        is_far: set[str] = set()
        found: dict[DueDay, State] = {}
        for day in sorted(days, key=_due_on):
            if day.due_on < self.as_of:
                if not day.is_right:
                    found[day] = "overdue"
                continue
            left = enough if day.country in is_far else self._left_to_judge(day)
            if left is not None and left >= enough:
                is_far.add(day.country)
            state = urgency(day.due_on, day.soon_on, self.as_of, left)
            if self.within is None or (state != "later" if left is None else left <= self.within):
                found[day] = state
        return found


def counted_otherwise(directory: Directory, days: Iterable[DueDay]) -> tuple[DueDay, ...]:
    """Return those of some kinds of deadlines that may end on another day by the present calendar."""

    @cache
    def own_days(country: str) -> Override:
        return directory.calendar(country).own

    counted = (day for day in days if day.calendar)
    return tuple(
        day for day in counted if own_days(day.country).may_move(day.calendar, date.min, day.due_on + BACKWARD)
    )


def _since(days: Mapping[DueDay, int], found: Mapping[DueDay, State], latest: int) -> date | None:
    for day in sorted((day for day, state in found.items() if state == "overdue"), key=_due_on, reverse=True):
        latest -= days[day]
        if latest <= 0:
            return day.due_on
    return None


def _beside(
    days: Mapping[DueDay, int], found: Mapping[DueDay, State], since: date | None, until: date, latest: int | None
) -> int:
    read = (day for day in days if (since or day.due_on) <= day.due_on <= until)
    return sum(days[day] for day in read if day not in found or (latest is not None and found[day] == "overdue"))


def _due_on(day: DueDay) -> date:
    return day.due_on


def _report(
    urgency_of: _Urgency,
    ones: Iterable[Open],
    days: Mapping[DueDay, int],
    found: Mapping[DueDay, State],
    limit: int | None,
    latest: int | None = None,
) -> DueReport:
    counts: Counter[State] = Counter()
    for day, state in found.items():
        counts[state] += days[day]
    rows = _rows(urgency_of, ones, found)
    late: tuple[DueRow, ...] = ()
    if latest is not None:
        read = tuple(rows)
        late = tuple(row for row in read if row.state == "overdue")[-latest:]
        rows = (row for row in read if row.state != "overdue")
    shown = (*late, *islice(rows, limit))
    return DueReport(
        as_of=urgency_of.as_of,
        deadlines=shown,
        counts=dict(counts),
        within=urgency_of.within,
        otherwise=counted_otherwise(urgency_of.directory, days),
    )


def _rows(urgency_of: _Urgency, ones: Iterable[Open], found: Mapping[DueDay, State]) -> Iterator[DueRow]:
    for one in ones:
        day = urgency_of.day_of(one)
        if state := found.get(day):
            yield DueRow(
                ref=one.ref,
                holder=one.deadline.holder,
                deadline=one.deadline,
                working_days_left=urgency_of.left(day),
                state=state,
            )
