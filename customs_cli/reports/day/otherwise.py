"""Open time limits that end on another day since the office's own days have changed (calendar.toml)."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.agenda import open_in
from customs_cli.domain.books.books import DueDay, Standing
from customs_cli.domain.law.deadlines import RETENTION, Deadline
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.filters import Expr
from customs_cli.reports.batches.explaining import counted_anew

READ = 500
"""Most time limits read in search of one that ends on another day."""
RECOUNTED = 50
"""Most batches whose time limits are counted anew for that."""


def ends_otherwise(batch: Batch, law: Procedure, directory: Directory) -> Iterator[tuple[Deadline, date]]:
    """Yield the open time limits of a batch that end on another day by the present calendar, each with that day."""
    counted = [d for d in batch.deadlines if d.calendar and d.met_on is None and d.rule != RETENTION]
    if not counted:
        return
    calendar = directory.calendar(directory.country_of(batch.office))
    for deadline in counted:
        if calendar.version(deadline.since_on, deadline.due_on) == deadline.calendar:
            continue
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


def any_ends_otherwise(
    books: Standing,
    days: tuple[DueDay, ...],
    law_of: Callable[[Batch], Procedure],
    *,
    where: Expr | None = None,
    holder: str | None = None,
    ref: str = "",
) -> bool:
    """Return whether some open time limit ends on another day; also if too many would have to be counted anew.

    Args:
        books: The books of the register.
        days: The kinds of time limits that may do so (`DueReport.otherwise`).
        law_of: Returns the procedure of a batch.
        where: A filter for the batches.
        holder: Only proceedings of this holder.
        ref: Only this batch, all its proceedings; empty for all that the filter finds.
    """
    if ref:
        batch = books.batch(ref)
        return any(True for _ in ends_otherwise(batch, law_of(batch), books.directory))
    first, last, names = min(day.due_on for day in days), max(day.due_on for day in days), books.directory
    read = [*books.deadlines(since=first, until=last, where=where, holder=holder, limit=READ)]
    asked = dict.fromkeys(
        one.ref
        for one in read
        if names.calendar(names.country_of(one.office)).own.may_move(
            one.deadline.calendar, *sorted((one.deadline.since_on, one.deadline.due_on))
        )
    )
    batches = map(books.batch, islice(asked, RECOUNTED))
    found = any(True for batch in batches for _ in ends_otherwise(batch, law_of(batch), names))
    return found or len(read) == READ or len(asked) > RECOUNTED
