"""One day: what was recorded and done on it, by the dates in the batches; what waits for a reply; what is due."""

from datetime import date

from customs_cli.domain.books.agenda import Waiting
from customs_cli.domain.books.books import Books
from customs_cli.domain.books.happening import Event
from customs_cli.domain.counting.facts import Counts
from customs_cli.domain.law.deadlines import SOON
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.record import Record
from customs_cli.reports.day.due import DueReport, due


class TodayReport(Record, frozen=True):
    """A day at the office.

    Attributes:
        day: The day that is told of.
        events: What happened, in the order of `happening.ACTS`, then by reference.
        counts: For each act that happened: what stands under it, each batch once; under a disposal what it disposed of.
        waiting: Who has not replied, those due first.
        due: What is overdue, due on the day or within three working days.
        happened: How many events there are, whatever the limit.
        owing: How many have not replied, whatever the limit.
    """

    day: date
    events: tuple[Event, ...]
    counts: dict[str, Counts]
    waiting: tuple[Waiting, ...]
    due: DueReport
    happened: int
    owing: int


def today_report(
    books: Books,
    day: date,
    limit: int | None = None,
    where: Expr | None = None,
    *,
    folded: bool = False,
    is_past: bool = False,
) -> TodayReport:
    """What happened on a day, and what it leaves open; no calendar is asked.

    Args:
        books: Where.
        day: The day that is told of.
        limit: At most so many rows of each list; None for all.
        where: Of the batches that this filter finds; None for all.
        folded: Whether what has long been overdue is counted alone.
        is_past: Whether the day is over: who had not replied, and what was due, is told as it stood that evening.
    """
    happened = books.happened(day, limit, where)
    then = books.stood(day, where) if is_past else None
    standing, own = (then, None) if then else (books, where)
    waiting = tuple(standing.waiting(where=own, limit=limit))
    return TodayReport(
        day=day,
        events=happened.events,
        counts=happened.counts,
        waiting=waiting,
        due=due(standing, day, where=own, within=SOON, limit=limit, by_calendar=False, folded=folded),
        happened=happened.number,
        owing=len(waiting) if limit is None or len(waiting) < limit else standing.waiting_count(own),
    )


def other_acts(books: Books, day: date, where: Expr | None = None) -> str:
    """The first batch of which something else was done on a day than `today_report` tells; empty where there is none.

    Args:
        books: Where.
        day: A day of which nothing is told.
        where: Of the batches that this filter finds; None for all.
    """
    from customs_cli.domain.batch.course.rare_events import PLANNED
    from customs_cli.domain.books.acts import acts_within
    from customs_cli.domain.time.periods import Period

    period = Period(from_=day, to=day, text=day.isoformat())
    for batch in books.touched(period, where, of=("acted",)):
        events = {on for p in batch.proceedings.values() for name, on in p.events.items() if name not in PLANNED}
        if day in events or any(kind != "found" for kind, _ in acts_within(batch, None, period)):
            return batch.ref
    return ""
