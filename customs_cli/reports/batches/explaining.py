"""Explains a deadline: its count day by day, and the rule that it follows."""

from datetime import date

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.former import events_now
from customs_cli.domain.batch.heard import stood_over, with_notices
from customs_cli.domain.law.day_counts import CountedDay, explain
from customs_cli.domain.law.deadlines import (
    RETENTION,
    Deadline,
    State,
    last_day,
    state_of,
    working_days_left,
)
from customs_cli.domain.law.procedure import Procedure, TimeLimit
from customs_cli.domain.law.standing_still import put_off, stood_still
from customs_cli.domain.record import Record
from customs_cli.domain.time.workdays import WorkingCalendar


class Counting(Record, frozen=True):
    """The count of one deadline.

    Attributes:
        deadline: The deadline as it is stored.
        period: The time limit of the procedure that it follows.
        state: Its state on the day of asking.
        working_days_left: Working days left; None once it is met.
        days: Every day from day 0 to the last; if not counted day by day, only the first and the last, and any
            suspension.
        is_current: Whether today's calendar still gives the stored last day.
        day_0_article: Article by which day 0 is not counted, with `(not confirmed)` if so; empty if unknown.
    """

    deadline: Deadline
    period: TimeLimit
    state: State
    working_days_left: int | None
    days: tuple[CountedDay, ...]
    is_current: bool
    day_0_article: str


class Explained(Record, frozen=True):
    """The counts of every deadline of one batch.

    Attributes:
        ref: Reference of the batch.
        as_of: The day of asking.
        procedure: Code of the procedure.
        name: Name of the procedure in English.
        name_zh: Name of the procedure in Chinese.
        calendar: Version of the calendar used; empty if no working day is counted.
        counts: The deadlines in the order in which they fall due.
    """

    ref: str
    as_of: date
    procedure: str
    name: str
    name_zh: str
    calendar: str
    counts: tuple[Counting, ...]


def explained(batch: Batch, law: Procedure, calendar: WorkingCalendar, as_of: date, holder: str = "") -> Explained:
    """Return every deadline of a batch, counted day by day.

    Args:
        batch: The batch.
        law: The procedure that its deadlines come from.
        calendar: Calendar of its office's country.
        as_of: The day of asking.
        holder: Only the deadlines of this holder's proceeding; empty for all.
    """
    by_law = (d for d in batch.deadlines if d.rule != RETENTION)  # a court names the last day: nothing is counted
    wanted = [d for d in sorted(by_law, key=lambda d: (d.due_on, d.holder)) if holder in ("", d.holder)]
    counts = tuple(_counting(d, law, calendar, as_of, batch) for d in wanted)
    by_calendar = (count for count in counts if count.period.kind == "working-days" or count.period.moves_on)
    asked = [day.on for count in by_calendar for day in count.days]
    return Explained(
        ref=batch.ref,
        as_of=as_of,
        procedure=law.code,
        name=law.name,
        name_zh=law.name_zh,
        calendar=calendar.version(min(asked), max(asked)) if asked else "",
        counts=counts,
    )


def counted_anew(
    deadline: Deadline, law: Procedure, calendar: WorkingCalendar, batch: Batch
) -> tuple[date, tuple[tuple[date, date | None], ...]]:
    """Return the last day of a deadline by a calendar, whatever day is stored, and the times when it stood still."""
    period, p = law.period(deadline.rule), batch.proceedings[deadline.holder]
    plain = last_day(period, deadline.since_on, calendar, day_after=law.day_after)
    day_of, former = events_now(batch, p).get, stood_over(with_notices(batch, p))
    stood = tuple(stood_still(period, day_of, deadline.since_on, plain, former, until=deadline.met_on))
    return put_off(plain, stood) or plain, stood


def _counting(
    deadline: Deadline,
    law: Procedure,
    calendar: WorkingCalendar,
    as_of: date,
    batch: Batch,
) -> Counting:
    period = law.period(deadline.rule)
    now_due, stood = counted_anew(deadline, law, calendar, batch)
    left = None if deadline.met_on else working_days_left(deadline, as_of, calendar)
    return Counting(
        deadline=deadline,
        period=period,
        state=state_of(deadline, as_of, left),
        working_days_left=left,
        days=explain(deadline, period, calendar, stood=stood),
        is_current=now_due == deadline.due_on,
        day_0_article=law.articles.get("day_0_of_service" if period.ends_by_hand else "day_0", ""),
    )
