"""What is due: the open deadlines of batches, the most pressing first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import islice

from msgspec.structs import replace

from customs_cli.domain.books.agenda import Open, by_urgency, open_in
from customs_cli.domain.books.books import DueDay, Standing
from customs_cli.domain.law.deadlines import SOON, Deadline, State, urgency
from customs_cli.domain.query.calendars import days_until
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.record import Record

LONG = timedelta(days=365)
"""What has been overdue for longer hides what can still be met; a file often lacks its end, where it was taken over."""


class DueRow(Record, frozen=True):
    """One open deadline of a batch.

    Attributes:
        ref: The batch.
        holder: Whose proceeding.
        deadline: The time limit, not met.
        working_days_left: After the day of asking, up to and including the last day; negative once past. None where
            no calendar was asked.
        state: overdue, today, soon, later.
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
        deadlines: By due day, then reference and holder; so many as were asked for.
        counts: State -> how many there are in all.
        within: Working days asked for; None when all are there.
        old: How many of those overdue fell due before `old_before`, and are counted alone.
        old_before: The day before which they did; None where none is counted alone.
    """

    as_of: date
    deadlines: tuple[DueRow, ...]
    counts: dict[State, int] = {}
    within: int | None = None
    old: int = 0
    old_before: date | None = None

    def in_state(self, state: State) -> int:
        """How many are in a state."""
        return self.counts.get(state, 0)

    @property
    def total(self) -> int:
        """How many there are in all."""
        return sum(self.counts.values())


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
    """The open deadlines, those overdue included; a right of the party is there until it is over.

    Args:
        books: Where.
        as_of: The day of asking.
        where: Of the batches that this filter finds.
        within: At most so many working days left; None for all. Without a calendar: all that are not `later`.
        holder: Of this holder's proceedings alone.
        limit: At most so many rows, the most pressing; None for all.
        latest: Of what is overdue only so many rows, the latest, which do not count towards the limit; None for all.
        by_calendar: Whether to count working days; else each deadline goes by what it knows itself.
        folded: Whether what has been overdue for longer than `LONG` is counted alone.
    """
    days = books.due_days(where=where, holder=holder)
    urgency_of = _Urgency(books, as_of, within, by_calendar)
    found = urgency_of.those_within(days)
    if not found:
        return _report(urgency_of, (), days, found, limit)
    since = None if latest is None else _since(days, found, latest)
    until = max(day.due_on for day in found)
    before = as_of - LONG
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
    """The open deadlines of one batch; else as `due`.

    Raises:
        NotFound: There is no such batch.
    """
    own = [one for one in open_in(books.batch(ref)) if holder in (None, one.deadline.holder)]
    urgency_of = _Urgency(books, as_of, within, by_calendar=True)
    days = Counter(map(urgency_of.day_of, own))
    return _report(urgency_of, sorted(own, key=by_urgency), days, urgency_of.those_within(days), limit)


class _Urgency:
    """Tells how pressing every deadline of one kind is.

    Args:
        books: Whose calendars count.
        as_of: The day of asking.
        within: Working days asked for; None for all.
        by_calendar: Whether to count working days.
    """

    def __init__(self, books: Standing, as_of: date, within: int | None, by_calendar: bool) -> None:
        self.as_of, self.within = as_of, within
        self._directory = books.directory
        self._by_calendar = by_calendar
        self._count = days_until(as_of, books.directory)

    def left(self, day: DueDay) -> int | None:
        """Working days left; None where no calendar is asked."""
        return self._count(day.country, day.due_on) if self._by_calendar else None

    def day_of(self, one: Open) -> DueDay:
        """The kind of a deadline."""
        deadline, country = one.deadline, self._directory.country_of(one.office)
        return DueDay(country, deadline.due_on, deadline.soon_on, deadline.is_right)

    def those_within(self, days: Iterable[DueDay]) -> dict[DueDay, State]:
        """How pressing what is due is; only what is within so many working days, and no right that is over.

        No day is counted that lies after one of the same country that is far enough: it has as many left, or more.
        """
        enough = max(SOON, self.within or 0) + 1
        is_far: set[str] = set()
        found: dict[DueDay, State] = {}
        for day in sorted(days, key=_due_on):
            if day.due_on < self.as_of:
                if not day.is_right:
                    found[day] = "overdue"
                continue
            left = enough if day.country in is_far else self.left(day)
            if left is not None and left >= enough:
                is_far.add(day.country)
            state = urgency(day.due_on, day.soon_on, self.as_of, left)
            if self.within is None or (state != "later" if left is None else left <= self.within):
                found[day] = state
        return found


def _since(days: Mapping[DueDay, int], found: Mapping[DueDay, State], latest: int) -> date | None:
    """From which day on so much is overdue; None where all that is overdue is less."""
    for day in sorted((day for day, state in found.items() if state == "overdue"), key=_due_on, reverse=True):
        latest -= days[day]
        if latest <= 0:
            return day.due_on
    return None


def _beside(
    days: Mapping[DueDay, int], found: Mapping[DueDay, State], since: date | None, until: date, latest: int | None
) -> int:
    """How many deadlines may have to be read beside those that a limit lets through."""
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
    return DueReport(as_of=urgency_of.as_of, deadlines=shown, counts=dict(counts), within=urgency_of.within)


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
