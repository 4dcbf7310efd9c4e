"""Deadlines: computed whole from the events of a proceeding and the rows of its procedure, never edited.

So a corrected date simply gives other deadlines. A day counted from is day 0 (`Procedure.day_after`), a due day is
inclusive. Only a period in working days, or one whose last day gives way to a working day, asks the calendar, and only
then is a calendar loaded. A rule holds for what starts while it is in force.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import Literal

from customs_cli.domain.law.events import CONDITIONS, Events, on
from customs_cli.domain.law.procedure import Procedure, TimeLimit
from customs_cli.domain.law.standing_still import put_off, stood_still
from customs_cli.domain.record import Record
from customs_cli.domain.time.dates import days_in_month
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.errors import UsageError
from customs_cli.sentences import Word

__all__ = [
    "RETENTION",
    "SOON",
    "Deadline",
    "Events",
    "State",
    "deadlines_of",
    "last_day",
    "once_per_party",
    "reached",
    "state_of",
    "urgency",
    "working_days_left",
]

State = Literal["overdue", "today", "soon", "later", "met", "over"]

RETENTION = "court-retention"
"""The rule of a deadline that a court has named, until when goods are kept for it; no procedure has a row of it."""

HAND_OVER = "C16-police"
"""The rule of the deadline of an approved case, which goes to the police with its goods."""

SOON = 3
"""At most so many working days left is `soon`."""

RIGHTS = frozenset({"no-hearing", "no-review", "no-suit", "disclose"})
"""What lapses is a right that the party may use or not: once it is over nobody is late with it."""


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

    @property
    def is_unsure(self) -> bool:
        """Whether it is open, and hangs on days of China's that were not published when it was counted."""
        return self.provisional and self.met_on is None and self.calendar.startswith("CN ")

    @property
    def is_right(self) -> bool:
        """Whether it bounds a right of the party, so that it is never overdue: unused, the right is gone."""
        return self.lapse in RIGHTS

    @property
    def is_owed(self) -> bool:
        """Whether somebody still has to do something by its last day."""
        return self.met_on is None and not self.is_right

    @property
    def is_hand_over(self) -> bool:
        """Whether a case is still to be handed to the police; an older program said so also where no goods are left."""
        return self.rule == HAND_OVER and self.met_on is None


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
    begun = [period for period in procedure.periods if on(events, period.since)]
    found = (_deadline(period, events, procedure, calendar, holder) for period in begun)
    return tuple(sorted((d for d in found if d), key=lambda d: d.due_on))


def once_per_party(deadlines: Iterable[Deadline], procedure: Procedure) -> list[Deadline]:
    """The deadlines of several proceedings of one batch, those that concern the party once.

    Such a one stands with the first holder whose goods it is about, or with the one where it was met; a decision that
    is owed, with one about whose goods none was made yet. What began on different days are different decisions.
    """
    found: dict[tuple[str, ...], Deadline] = {}
    for deadline in deadlines:
        row = None if deadline.rule == RETENTION else procedure.period(deadline.rule)
        of_party = row is not None and row.concerns == "party"
        named = () if row else (deadline.article, deadline.due_on.isoformat())
        key = (deadline.rule, deadline.since_on.isoformat(), "" if of_party else deadline.holder, *named)
        former = found.get(key)
        is_of_each = deadline.act == "confiscate"
        if former is None or (bool(former.met_on) is is_of_each and bool(deadline.met_on) is not is_of_each):
            found[key] = deadline
    return list(found.values())


def state_of(deadline: Deadline, as_of: date, working_days_left: int | None = None) -> State:
    """How pressing a deadline is on `as_of`.

    Args:
        deadline: An open one, or one that was met.
        as_of: The day of asking.
        working_days_left: From `working_days_left`. Without it nothing is asked of a calendar: the deadline itself
            knows since when it is soon; one that does not is `soon` with no more than `SOON` days of any kind left.
    """
    if deadline.met_on:
        return "met"
    if deadline.is_right and deadline.due_on < as_of:
        return "over"
    return urgency(deadline.due_on, deadline.soon_on, as_of, working_days_left)


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


def last_day(period: TimeLimit, since: date, calendar: WorkingCalendar, *, day_after: bool = True) -> date:
    """The last day of a period that runs from `since` and never stands still.

    Args:
        period: The row.
        since: The day of the event.
        calendar: Asked only for working days.
        day_after: Whether the day of the event is day 0, not day 1.

    Raises:
        UsageError: A date outside the years that can be counted.
    """
    full = reached(since if day_after else since - timedelta(days=1), period, calendar)
    return calendar.working_on_or_after(full) if period.moves_on else full


def reached(start: date, period: TimeLimit, calendar: WorkingCalendar) -> date:
    """The day on which a period is full, a working day or not; `start` is day 0.

    Raises:
        UsageError: A date outside the years that can be counted.
    """
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
            hint="check the year",
        ) from None


def _deadline(
    period: TimeLimit, events: Events, procedure: Procedure, calendar: WorkingCalendar, holder: str
) -> Deadline | None:
    since = on(events, period.since)
    if since is None or not period.is_law_on(since) or not all(CONDITIONS[name](events) for name in period.when):
        return None
    met = _first(events, period.met_by)
    if met and period.lapse in RIGHTS and met < since:
        met = None  # another right was used: a review of the detention is none of the decision that came later
    if met is None and _first(events, period.moot_by):
        return None
    start = since if procedure.day_after else since - timedelta(days=1)
    full = reached(start, period, calendar)
    plain = calendar.working_on_or_after(full) if period.moves_on else full
    due = plain
    if period.stands_still:
        resumed = put_off(plain, stood_still(period, partial(on, events), since, plain, events.stood, until=met))
        if resumed is None:
            return None
        due = resumed
    counts_working = period.kind == "working-days"
    asked = counts_working or period.moves_on
    first, last = min(since, due), max(since, due)
    if not counts_working:
        first = last
    return Deadline(
        rule=period.id,
        holder=holder,
        since_on=since,
        due_on=due,
        actor=period.actor,
        act=period.act,
        article=period.article,
        lapse=period.lapse,
        provisional=asked and calendar.provisional(first, last),
        confirmed=period.confirmed and (due == full or period.put_off_confirmed),
        calendar=calendar.version(first, last) if asked else "",
        soon_on=calendar.add(due, -SOON) if asked and not met else None,
        met_on=met,
    )


def _first(events: Events, names: tuple[str, ...]) -> date | None:
    return min((day for name in names if (day := on(events, name))), default=None)


def _months_later(start: date, months: int) -> date:
    """The day with the same number, or the month's last day where it has no such day (31 Nov -> 30 Nov)."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, days_in_month(year, month + 1)))
