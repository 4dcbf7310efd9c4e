"""Open time limits that end on another day since the office's own days have changed (calendar.toml)."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from functools import cache, partial
from itertools import islice
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.agenda import Open, open_in
from customs_cli.domain.books.books import DueDay, Standing
from customs_cli.domain.law.deadlines import RETENTION, Deadline, last_day
from customs_cli.domain.law.procedure import Procedure, TimeLimit
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.errors import NotFound
from customs_cli.reports.batches.explaining import counted_anew

READ = (500, 20_000)
"""Most time limits read in search of one that ends on another day: at first, and where none of those does."""
RECOUNTED = 50
"""Most batches whose time limits are counted anew for that."""
LATE = timedelta(days=31)
"""For how long overdue time limits are read first: what can still be met, or was to be met just now."""


def ends_otherwise(batch: Batch, law: Procedure, directory: Directory) -> Iterator[tuple[Deadline, date]]:
    """Yield the open time limits of a batch that end on another day by the present calendar, each with that day."""
    own = [d for d in batch.deadlines if d.holder in batch.proceedings]  # an act written by hand may name another
    counted = [d for d in own if d.calendar and d.met_on is None and d.rule != RETENTION]
    if not counted:
        return
    calendar = directory.calendar(directory.country_of(batch.office))
    for deadline in counted:
        if calendar.version(deadline.since_on, deadline.due_on) == deadline.calendar:
            continue
        with suppress(NotFound):  # nor need the rule be one of this law
            day, _ = counted_anew(deadline, law, calendar, batch)
            if day != deadline.due_on:
                yield deadline, day


def may_end_otherwise(batch: Batch, directory: Directory) -> tuple[DueDay, ...]:
    """Return the open time limits of a batch that may end on another day, as `DueReport.otherwise` has them."""
    country = directory.country_of(batch.office)
    own = directory.calendar(country).own
    limits = (one.deadline for one in open_in(batch) if one.deadline.calendar)
    return tuple(
        DueDay(country, d.due_on, d.soon_on, d.is_right, d.calendar)
        for d in limits
        if own.may_move(d.calendar, *sorted((d.since_on, d.due_on)))
    )


class Laws(NamedTuple):
    """What is asked of the procedures.

    Attributes:
        of: Returns the procedure of a batch.
        rows: Id of a time limit -> its rows in all procedures, each with whether the day of the event is not counted.
    """

    of: Callable[[Batch], Procedure]
    rows: Mapping[str, Collection[tuple[TimeLimit, bool]]]


def any_ends_otherwise(
    books: Standing,
    days: tuple[DueDay, ...],
    laws: Laws,
    as_of: date,
    *,
    where: Expr | None = None,
    holder: str | None = None,
    ref: str = "",
) -> bool:
    """Return whether some open time limit ends on another day by the present calendar.

    Also where too many would have to be counted anew to know it, but for those that are overdue for long: lists from
    elsewhere may have any number of them, of which `check` alone reads all.
    """
    if ref:
        batch = books.batch(ref)
        return any(True for _ in ends_otherwise(batch, laws.of(batch), books.directory))
    late = as_of - min(LATE, as_of - date.min)
    due_days = sorted(day.due_on for day in days)
    asked = [day for day in due_days if day >= late], [day for day in due_days if day < late]
    recent, old = (partial(books.deadlines, since=own[0], until=own[-1]) if own else None for own in asked)
    return bool(
        (recent and _any_of(books, partial(recent, where=where, holder=holder), laws, else_=True))
        or (old and _any_of(books, partial(old, where=where, holder=holder), laws, else_=False))
    )


def _any_of(books: Standing, limits: Callable[..., Iterator[Open]], laws: Laws, *, else_: bool) -> bool:
    names, calendar = books.directory, cache(books.directory.calendar)
    for most in READ:
        read = list(limits(limit=most))
        own = ((one, calendar(names.country_of(one.office))) for one in read)
        refs = dict.fromkeys(one.ref for one, days_of in own if _may_end_otherwise(one.deadline, days_of, laws))
        batches = map(books.batch, islice(refs, RECOUNTED))
        if any(True for batch in batches for _ in ends_otherwise(batch, laws.of(batch), names)):
            return True
        if len(read) < most:
            return else_ and len(refs) > RECOUNTED
    return else_


def _may_end_otherwise(deadline: Deadline, calendar: WorkingCalendar, laws: Laws) -> bool:
    if not deadline.calendar or not calendar.own.may_move(
        deadline.calendar, *sorted((deadline.since_on, deadline.due_on))
    ):
        return False
    rows = laws.rows.get(deadline.rule, ())
    days = (last_day(row, deadline.since_on, calendar, day_after=after) for row, after in rows)
    return deadline.due_on not in days
