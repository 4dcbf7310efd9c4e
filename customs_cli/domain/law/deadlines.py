"""Deadlines: computed as a whole from the events of a proceeding and the rows of its procedure, never edited.

A corrected date therefore simply gives other deadlines. The day of the event is day 0 (`Procedure.day_after`), the due
day is inclusive. Only a period in working days, or one whose last day moves on to a working day, uses the calendar,
which is only then loaded. A rule holds for periods that start while it is in force.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import Literal

from customs_cli.domain.law.events import CONDITIONS, Events, on
from customs_cli.domain.law.procedure import Procedure, TimeLimit
from customs_cli.domain.law.standing_still import put_off, stood_still
from customs_cli.domain.record import Record
from customs_cli.domain.time.dates import add_months
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.errors import UsageError
from customs_cli.sentences import Word

__all__ = [
    "LATE_FINE",
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
"""Rule of a deadline set by a court: until when goods are kept for it. No procedure has such a row."""

HAND_OVERS = ("C16-police", "C18")
"""Rules of the deadlines for handing an approved case to the police, and the goods of a case that they filed."""

LATE_FINE = "late-fine"
"""What follows when the time for paying a fine runs out."""

SOON = 3
"""Highest number of working days left at which a deadline is `soon`."""

RIGHTS = frozenset({"no-hearing", "no-review", "no-suit", "disclose"})
"""`lapse` words of rights that the party may use or not: nobody is late when they end."""


class Deadline(Record, frozen=True, kw_only=True):
    """One time limit of one proceeding, as computed.

    Attributes:
        rule: Id of the time limit in the procedure.
        holder: Code of the holder in whose proceeding it is.
        since_on: The day of the event that it runs from: day 0.
        due_on: The last day, inclusive.
        actor: Who must act.
        act: The command that meets it (`event` where that logs an event), or an empty string.
        article: The article that sets it.
        lapse: What follows when it runs out, in a word; empty for nothing.
        provisional: Whether it touches days whose make-up working days are not published.
        confirmed: Whether the rule was confirmed by a source.
        calendar: Version of the calendar that gave `due_on`; empty when none was used.
        soon_on: The first day on which it is `soon`; None when no calendar was used, or it is met.
        met_on: The day on which it was met, in time or late; None while it is not.
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
        """Whether the time limit was met, but after its last day."""
        return self.met_on is not None and self.met_on > self.due_on

    @property
    def is_unsure(self) -> bool:
        """Whether it is open and depends on Chinese holidays that were not published when it was computed."""
        return self.provisional and self.met_on is None and self.calendar.startswith("CN ")

    @property
    def is_right(self) -> bool:
        """Whether it bounds a right of the party, which ends unused and is never overdue."""
        return self.lapse in RIGHTS

    @property
    def is_owed(self) -> bool:
        """Whether somebody still has to act by its last day."""
        return self.met_on is None and not self.is_right

    @property
    def is_hand_over(self) -> bool:
        """Whether a case or its goods are still to be handed to the police; older versions said so even of no goods."""
        return self.rule in HAND_OVERS and self.met_on is None


def deadlines_of(events: Events, procedure: Procedure, calendar: WorkingCalendar, holder: str) -> tuple[Deadline, ...]:
    """Return every deadline of one proceeding, in the order in which they fall due.

    A deadline that was met keeps its row with `met_on`; one that no longer applies is left out.

    Args:
        events: All that has happened in the proceeding.
        procedure: Its procedure.
        calendar: Used only when a period in working days has started.
        holder: Code of its holder.

    Raises:
        UsageError: A date is outside the years that can be counted.
    """
    begun = [period for period in procedure.periods if on(events, period.since)]
    found = (_deadline(period, events, procedure, calendar, holder) for period in begun)
    return tuple(sorted((d for d in found if d), key=lambda d: d.due_on))


def once_per_party(deadlines: Iterable[Deadline], procedure: Procedure) -> list[Deadline]:
    """Return the deadlines of a batch's proceedings, with those that concern the party only once for each start day.

    Such a deadline stays with the first holder concerned, or with the one for whom it was met; the deadline of a
    decision stays with a holder for whom it was not met yet. Different start days mean different decisions.
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
    """Return how pressing a deadline is on `as_of`.

    Args:
        deadline: An open one, or one that was met.
        as_of: The day of asking.
        working_days_left: From `working_days_left`. None uses the deadline's own `soon_on`, so that no calendar is
            needed; without that it is `soon` with at most `SOON` days of any kind left.
    """
    if deadline.met_on:
        return "met"
    if deadline.is_right and deadline.due_on < as_of:
        return "over"
    return urgency(deadline.due_on, deadline.soon_on, as_of, working_days_left)


def urgency(due_on: date, soon_on: date | None, as_of: date, working_days_left: int | None = None) -> State:
    """Return how pressing an open deadline is, from its last day and the day from which it is soon; see `state_of`."""
    days_left = (due_on - as_of).days
    if days_left <= 0:
        return "today" if days_left == 0 else "overdue"
    if working_days_left is None and soon_on:
        return "soon" if soon_on <= as_of else "later"
    left = days_left if working_days_left is None else working_days_left
    return "soon" if left <= SOON else "later"


def working_days_left(deadline: Deadline, as_of: date, calendar: WorkingCalendar) -> int:
    """Return the working days after `as_of` up to and including the last day; negative once that is past.

    Raises:
        UsageError: A date is outside the years that can be counted.
    """
    return calendar.between(as_of, deadline.due_on)


def last_day(period: TimeLimit, since: date, calendar: WorkingCalendar, *, day_after: bool = True) -> date:
    """Return the last day of a period that runs from `since` and never stands still.

    Args:
        period: The row of the procedure.
        since: The day of the event.
        calendar: Used only for working days.
        day_after: Whether the day of the event is day 0, not day 1.

    Raises:
        UsageError: A date is outside the years that can be counted.
    """
    full = reached(since if day_after else since - timedelta(days=1), period, calendar)
    return calendar.working_on_or_after(full) if period.moves_on else full


def reached(start: date, period: TimeLimit, calendar: WorkingCalendar) -> date:
    """Return the day on which a period is full, a working day or not; `start` is day 0.

    Raises:
        UsageError: The day is outside the years that can be counted.
    """
    try:
        if period.kind == "working-days":
            return calendar.add(start, period.length)
        if period.kind in ("months", "years"):
            return add_months(start, period.length * (12 if period.kind == "years" else 1))
        return start + timedelta(days=-(-period.length // 24) if period.kind == "hours" else period.length)
    except (OverflowError, ValueError):
        raise UsageError(
            "{start} is too far away to count {length} {kind} from it",
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
        met = None  # another right was used: a review of the detention is not one of the later decision
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
        act=period.command,
        article=period.article_on(since),
        lapse=period.lapse,
        provisional=asked and calendar.provisional(first, last),
        confirmed=period.confirmed and (due == full or period.put_off_confirmed),
        calendar=calendar.version(first, last) if asked else "",
        soon_on=calendar.add(due, -SOON) if asked and not met else None,
        met_on=met,
    )


def _first(events: Events, names: tuple[str, ...]) -> date | None:
    return min((day for name in names if (day := on(events, name))), default=None)
