"""The count of a deadline, day by day, as an officer would tick it off."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from customs_cli.domain.law.deadlines import Deadline, reached
from customs_cli.domain.law.procedure import TimeLimit
from customs_cli.domain.record import Record
from customs_cli.domain.time.workdays import WorkingCalendar

DAY_0 = "day 0"
"""`why` of the day of the event, which is not counted."""
STANDS_STILL, RUNS_ON = "stands still", "runs on"
"""`why` of the day from which no day is counted, and of the day from which days are counted again."""


class CountedDay(Record, frozen=True, kw_only=True):
    """One day of a count.

    Attributes:
        on: The day.
        number: Its number in the count, or None when it is not counted.
        why: `day 0`, `stands still`, `runs on`, or `WorkingCalendar.why` of the day; empty where every day counts.
        ends: On the last day only: when it ends, and the article.
    """

    on: date
    number: int | None = None
    why: str = ""
    ends: str = ""

    @property
    def counted(self) -> bool:
        """Whether the day has a number in the count: a day off, or the day of the event, has none."""
        return self.number is not None


def explain(
    deadline: Deadline,
    period: TimeLimit,
    calendar: WorkingCalendar,
    sent_by: str = "",
    stood: Sequence[tuple[date, date | None]] = (),
) -> tuple[CountedDay, ...]:
    """Return the count of a deadline, day by day, from day 0 to its last day.

    A period in months, years or hours has no days to tick off: it gives its first and its last day, and between them
    the days on which it began and ceased to stand still.

    Args:
        deadline: The deadline.
        period: Its row in the procedure.
        calendar: The calendar that tells working days.
        sent_by: How the holder's papers come in, as a `ServedHow` word; empty when that is not known yet.
        stood: Spans in which the period stood still, as `stood_still` gives them.
    """
    ends = end_of_day(period, sent_by)
    if period.kind not in ("working-days", "calendar-days"):
        day_0, *last = _first_and_last(deadline, period, calendar, ends)
        return day_0, *_still(stood), *last
    step = 1 if deadline.due_on >= deadline.since_on else -1
    days = [CountedDay(on=deadline.since_on, why=DAY_0)]
    number = 0
    while days[-1].on != deadline.due_on:
        day = days[-1].on + timedelta(days=step)
        counts = number < abs(period.length) and (period.kind == "calendar-days" or calendar.is_working(day))
        number += counts
        is_told = period.kind == "working-days" or (period.moves_on and number == period.length)
        days.append(CountedDay(on=day, number=number if counts else None, why=calendar.why(day) if is_told else ""))
    return (*days[:-1], replace(days[-1], ends=ends))


def _still(stood: Sequence[tuple[date, date | None]]) -> Iterator[CountedDay]:
    for begun, ended in stood:
        yield CountedDay(on=begun, why=STANDS_STILL)
        if ended:
            yield CountedDay(on=ended, why=RUNS_ON)


def end_of_day(period: TimeLimit, sent_by: str = "") -> str:
    """Return when the last day of a period ends; empty where no rule says.

    Measures 41: papers handed in must come before the close of office hours, those sent by post or bank before 24:00.
    """
    if not period.ends_by_hand:
        return ""
    if sent_by == "in-person":
        return "handed in: until the close of office hours (Measures art. 41)"
    if sent_by == "post":
        return "by post or bank: until 24:00 (Measures art. 41)"
    return "by post or bank until 24:00, handed in until the close of office hours (Measures art. 41)"


def _first_and_last(
    deadline: Deadline, period: TimeLimit, calendar: WorkingCalendar, ends: str
) -> tuple[CountedDay, ...]:
    day_0 = CountedDay(on=deadline.since_on, why=DAY_0)
    full = reached(deadline.since_on, period, calendar)
    if not period.moves_on or full >= deadline.due_on:
        return day_0, CountedDay(on=deadline.due_on, number=period.length, ends=ends)
    given_way = CountedDay(on=full, number=period.length, why=calendar.why(full))
    return day_0, given_way, CountedDay(on=deadline.due_on, why=calendar.why(deadline.due_on), ends=ends)
