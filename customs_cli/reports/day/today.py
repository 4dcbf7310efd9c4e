"""One day: what was recorded and done, by the days stored in the batches; who owes a reply; what is due."""

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
        day: The day.
        events: What happened, in the order of `happening.ACTS`, then by reference.
        counts: Act to the counts of its batches, each batch once; for a disposal only what was disposed of.
        waiting: Holders that have not replied, those due first.
        due: Deadlines overdue, due on the day or within three working days.
        happened: Number of events regardless of the limit.
        owing: Number of holders that have not replied, regardless of the limit.
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
    """Return what happened on a day, and what is open; working days are not counted."""
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
    """Return the first batch with an act on a day that `today_report` does not report; empty if there is none."""
    from customs_cli.domain.batch.course.rare_events import PLANNED
    from customs_cli.domain.books.acts import acts_within
    from customs_cli.domain.time.periods import Period

    period = Period(from_=day, to=day, text=day.isoformat())
    for batch in books.touched(period, where, of=("acted",)):
        events = {on for p in batch.proceedings.values() for name, on in p.events.items() if name not in PLANNED}
        if day in events or any(kind != "found" for kind, _ in acts_within(batch, None, period)):
            return batch.ref
    return ""
