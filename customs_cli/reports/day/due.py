"""What is due: the open deadlines of batches, the most pressing first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import NamedTuple

from customs_cli.domain.law.deadlines import Deadline, State, urgency
from customs_cli.domain.query.agenda import Open, by_urgency, open_in
from customs_cli.domain.query.books import Books, DueDay
from customs_cli.domain.query.calendars import days_until
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.record import Record


class DueRow(Record, frozen=True):
    """One open deadline.

    Attributes:
        ref: The batch.
        holder: Whose proceeding.
        deadline: It.
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
    """

    as_of: date
    deadlines: tuple[DueRow, ...]
    counts: dict[State, int] = {}
    within: int | None = None

    def in_state(self, state: State) -> int:
        """How many are in a state."""
        return self.counts.get(state, 0)

    @property
    def total(self) -> int:
        """How many there are in all."""
        return sum(self.counts.values())


def due(
    books: Books,
    as_of: date,
    *,
    where: Expr | None = None,
    within: int | None = None,
    holder: str | None = None,
    limit: int | None = None,
    by_calendar: bool = True,
) -> DueReport:
    """The open deadlines, those overdue included; a right of the party is there until it is over.

    Args:
        books: Where.
        as_of: The day of asking.
        where: Of the batches that this filter finds.
        within: At most so many working days left; None for all. Without a calendar: all that are not `later`.
        holder: Of this holder's proceedings alone.
        limit: At most so many rows, the most pressing; None for all.
        by_calendar: Whether to count working days; else each deadline goes by what it knows itself.
    """
    days = books.due_days(where=where, holder=holder)
    found = _pressing(books, days, as_of, within, by_calendar)
    until = max((day.due_on for day in found), default=None)
    ones = books.deadlines(until=until, where=where, holder=holder) if until else ()
    return _report(books, as_of, ones, days, found, within, limit)


def due_of(
    books: Books,
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
    days = Counter(_day_of(books, one) for one in own)
    found = _pressing(books, days, as_of, within, by_calendar=True)
    return _report(books, as_of, sorted(own, key=by_urgency), days, found, within, limit)


class _Pressing(NamedTuple):
    """How pressing every deadline of one kind is."""

    working_days_left: int | None
    state: State


def _pressing(
    books: Books, days: Mapping[DueDay, int], as_of: date, within: int | None, by_calendar: bool
) -> dict[DueDay, _Pressing]:
    """How pressing what is due is; only what is within so many working days."""
    count = days_until(as_of, books.directory)
    found: dict[DueDay, _Pressing] = {}
    for day in days:
        if day.is_right and day.due_on < as_of:
            continue
        left = count(day.country, day.due_on) if by_calendar else None
        state = urgency(day.due_on, day.soon_on, as_of, left)
        if within is None or (state != "later" if left is None else left <= within):
            found[day] = _Pressing(left, state)
    return found


def _report(
    books: Books,
    as_of: date,
    ones: Iterable[Open],
    days: Mapping[DueDay, int],
    found: Mapping[DueDay, _Pressing],
    within: int | None,
    limit: int | None,
) -> DueReport:
    counts: Counter[State] = Counter()
    for day, how in found.items():
        counts[how.state] += days[day]
    rows = tuple(islice(_rows(books, ones, found), limit))
    return DueReport(as_of=as_of, deadlines=rows, counts=dict(counts), within=within)


def _rows(books: Books, ones: Iterable[Open], found: Mapping[DueDay, _Pressing]) -> Iterator[DueRow]:
    for one in ones:
        if how := found.get(_day_of(books, one)):
            yield DueRow(
                ref=one.ref,
                holder=one.deadline.holder,
                deadline=one.deadline,
                working_days_left=how.working_days_left,
                state=how.state,
            )


def _day_of(books: Books, one: Open) -> DueDay:
    deadline = one.deadline
    return DueDay(books.directory.country_of(one.office), deadline.due_on, deadline.soon_on, deadline.is_right)
