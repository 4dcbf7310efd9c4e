"""Deadlines: computed whole from the events of a proceeding and the rows of its procedure, never edited.

So a corrected date simply gives other deadlines. A day counted from is day 0 (`Procedure.day_after`), a due day is
inclusive. Only a period in working days asks the calendar, and only then is a calendar loaded.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from msgspec.structs import replace

from customs_cli.domain.law.events import CONDITIONS, Events, on
from customs_cli.domain.law.procedure import Period, Procedure
from customs_cli.domain.record import Record
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.errors import UsageError
from customs_cli.sentences import Word

__all__ = [
    "SOON",
    "CountedDay",
    "Deadline",
    "Events",
    "State",
    "deadlines_of",
    "end_of_day",
    "explain",
    "state_of",
    "urgency",
    "working_days_left",
]

State = Literal["overdue", "today", "soon", "later", "met"]

SOON = 3
"""At most so many working days left is `soon`."""

DAY_0 = "day 0"
"""Why the day of the event itself is not counted."""


class Deadline(Record, frozen=True, kw_only=True):
    """One time limit of one proceeding, as it stood when it was computed.

    Attributes:
        rule: The period's id.
        holder: Whose proceeding.
        since_on: The day of the event that it runs from: day 0.
        due_on: The last day, inclusive.
        actor: Who must act.
        act: The command that meets it, or an empty string.
        article: Where it stands.
        lapse: What follows when it runs out.
        provisional: Whether it touches days whose make-up working days are not published.
        confirmed: Whether the rule was confirmed by a source.
        calendar: The calendar that gave `due_on`; empty when none was asked.
        soon_on: The first day on which it is `soon`; None when no calendar was asked, or it is met.
        met_on: When it was met, in time or late.
    """

    rule: str
    holder: str
    since_on: date
    due_on: date
    actor: str
    act: str = ""
    article: str
    lapse: str = ""
    provisional: bool = False
    confirmed: bool = True
    calendar: str = ""
    soon_on: date | None = None
    met_on: date | None = None

    @property
    def was_late(self) -> bool:
        """Whether it was met, but after its last day."""
        return self.met_on is not None and self.met_on > self.due_on


class CountedDay(Record, frozen=True, kw_only=True):
    """One day of a count, as an officer would tick it off.

    Attributes:
        on: The day.
        number: Its number in the count, or None when it is not counted.
        why: `day 0`, or `WorkingCalendar.why` of the day; empty where every day counts.
        ends: On the last day only: when it ends, and the article.
    """

    on: date
    number: int | None = None
    why: str = ""
    ends: str = ""

    @property
    def counted(self) -> bool:
        """Whether the day counts."""
        return self.number is not None


def deadlines_of(events: Events, procedure: Procedure, calendar: WorkingCalendar, holder: str) -> tuple[Deadline, ...]:
    """Every deadline of one proceeding, in the order in which they fall due.

    A deadline that was met keeps its row with `met_on`; one that no longer applies is not there.

    Args:
        events: All that has happened in it.
        procedure: Its rows.
        calendar: Asked only when a period in working days has started.
        holder: Whose proceeding.

    Raises:
        UsageError: A date outside the years that can be counted.
    """
    found = (_deadline(period, events, procedure, calendar, holder) for period in procedure.periods)
    return tuple(sorted((d for d in found if d), key=lambda d: d.due_on))


def state_of(deadline: Deadline, as_of: date, working_days_left: int | None = None) -> State:
    """How pressing a deadline is on `as_of`.

    Args:
        deadline: It.
        as_of: The day of asking.
        working_days_left: From `working_days_left`. Without it nothing is asked of a calendar: the deadline itself
            knows since when it is soon; one that does not is `soon` with no more than `SOON` days of any kind left.
    """
    return "met" if deadline.met_on else urgency(deadline.due_on, deadline.soon_on, as_of, working_days_left)


def urgency(due_on: date, soon_on: date | None, as_of: date, working_days_left: int | None = None) -> State:
    """How pressing an open deadline is by its last day and the day from which it is soon; else as `state_of`."""
    days_left = (due_on - as_of).days
    if days_left <= 0:
        return "today" if days_left == 0 else "overdue"
    if working_days_left is None and soon_on:
        return "soon" if soon_on <= as_of else "later"
    left = days_left if working_days_left is None else working_days_left
    return "soon" if left <= SOON else "later"


def working_days_left(deadline: Deadline, as_of: date, calendar: WorkingCalendar) -> int:
    """Working days after `as_of` up to and including the last day; negative once that is past.

    Raises:
        UsageError: A date outside the years that can be counted.
    """
    return calendar.between(as_of, deadline.due_on)


def explain(deadline: Deadline, period: Period, calendar: WorkingCalendar, sent_by: str = "") -> tuple[CountedDay, ...]:
    """The count of a deadline, day by day, from day 0 to its last day.

    A period in months, years or hours has no days to tick off: its first and its last day are given.

    Args:
        deadline: It.
        period: The row that it comes from.
        calendar: The calendar to explain it by.
        sent_by: How the holder's papers come in, as a `ServedHow` word; empty when that is not known yet.
    """
    ends = end_of_day(period, sent_by)
    if period.kind not in ("working-days", "calendar-days"):
        return (
            CountedDay(on=deadline.since_on, why=DAY_0),
            CountedDay(on=deadline.due_on, number=period.length, ends=ends),
        )
    step = 1 if deadline.due_on >= deadline.since_on else -1
    days = [CountedDay(on=deadline.since_on, why=DAY_0)]
    number = 0
    while days[-1].on != deadline.due_on:
        day = days[-1].on + timedelta(days=step)
        counts = period.kind == "calendar-days" or calendar.is_working(day)
        number += counts
        why = calendar.why(day) if period.kind == "working-days" else ""
        days.append(CountedDay(on=day, number=number if counts else None, why=why))
    return (*days[:-1], replace(days[-1], ends=ends))


def end_of_day(period: Period, sent_by: str = "") -> str:
    """When the last day of a period ends; empty where no rule says.

    Measures 41: papers handed in must come before the close of office hours, those sent by post or bank before 24:00.
    """
    if not period.ends_by_hand:
        return ""
    if sent_by == "in-person":
        return "handed in: until the close of office hours (Measures art. 41)"
    if sent_by == "post":
        return "by post or bank: until 24:00 (Measures art. 41)"
    return "by post or bank until 24:00, handed in until the close of office hours (Measures art. 41)"


def _deadline(
    period: Period, events: Events, procedure: Procedure, calendar: WorkingCalendar, holder: str
) -> Deadline | None:
    since = on(events, period.since)
    if since is None or not all(CONDITIONS[name](events) for name in period.when):
        return None
    met = _first(events, period.met_by)
    if met is None and _first(events, period.moot_by):
        return None
    due = _due(since if procedure.day_after else since - timedelta(days=1), period, calendar)
    counts_working = period.kind == "working-days"
    first, last = min(since, due), max(since, due)
    return Deadline(
        rule=period.id,
        holder=holder,
        since_on=since,
        due_on=due,
        actor=period.actor,
        act=period.act,
        article=period.article,
        lapse=period.lapse,
        provisional=counts_working and calendar.provisional(first, last),
        confirmed=period.confirmed,
        calendar=calendar.version(first, last) if counts_working else "",
        soon_on=calendar.add(due, -SOON) if counts_working and not met else None,
        met_on=met,
    )


def _first(events: Events, names: tuple[str, ...]) -> date | None:
    return min((day for name in names if (day := on(events, name))), default=None)


def _due(start: date, period: Period, calendar: WorkingCalendar) -> date:
    """The last day of a period; `start` is day 0."""
    try:
        if period.kind == "working-days":
            return calendar.add(start, period.length)
        if period.kind in ("months", "years"):
            return _months_later(start, period.length * (12 if period.kind == "years" else 1))
        return start + timedelta(days=-(-period.length // 24) if period.kind == "hours" else period.length)
    except (OverflowError, ValueError):
        raise UsageError(
            "{start} is too far away to count {length} {kind} from",
            start=start,
            length=period.length,
            kind=Word(period.kind),
        ) from None


def _months_later(start: date, months: int) -> date:
    """The day with the same number, or the month's last day where it has no such day (31 Nov -> 30 Nov)."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
