"""The daily sheet: what a day, or any period, brought; what is due; what is still held; what anchors it all.

Batches count in the period of their `found_on`, as in every summary, so that a sheet and a summary never differ. Acts
(replies, confirmations, moves) belong to the day they happened. Deadlines and goods held are as the register stands.
Every batch is looked at once, in one pass.
"""

from collections.abc import Iterable
from datetime import date, tzinfo
from typing import NamedTuple

from customs_cli.domain.batch import Batch
from customs_cli.domain.campaign import Campaign, covers
from customs_cli.domain.deadlines import SOON
from customs_cli.domain.periods import Period
from customs_cli.domain.record import Record
from customs_cli.reports.calendars import DaysLeft, days_left_on
from customs_cli.reports.counting import Counts, Tally, facts_of
from customs_cli.reports.dimensions import day_of
from customs_cli.reports.directory import Directory
from customs_cli.reports.due import DueReport, due
from customs_cli.reports.sheet_acts import ActsOf, Confirmed, Held, Moved, Replied, Secured, Sent, held
from customs_cli.reports.summary import Summary, summarise
from customs_cli.reports.today import Waiting, waiting_in

OLDEST = 5
"""So many batches held longest stand on a sheet."""


class Compared(Record, frozen=True):
    """One period and the same one a year before.

    Attributes:
        what: `period` (the sheet's own), `campaign` (its batches, from its first day), `year` (from 1 January).
        code: The campaign's.
        period: Both ends inclusive.
        counts: What was found in it.
        before: The same days a year before; those of a campaign with all batches, for it did not run then.
        counts_before: What was found in them.
    """

    what: str
    period: Period
    counts: Counts
    before: Period
    counts_before: Counts
    code: str = ""


class Anchor(Record, frozen=True):
    """Where the journal stood: paper that shows it proves every entry before.

    Attributes:
        entries: How many it had.
        head: SHA-256 of the last; empty for a new register.
        register: The register's identity.
    """

    entries: int = 0
    head: str = ""
    register: str = ""


class Sheet(Record, frozen=True):
    """One sheet.

    Attributes:
        period: The days it is about, both ends inclusive.
        as_of: The day that deadlines and days of storage are counted from.
        compared: The period, every campaign running on its last day, the year so far.
        recorded: Batches recorded in the period (found in it, where the day of recording is not known), by reference.
        due: Overdue, due today, due within three working days.
        provisional: How many open deadlines are provisional, whenever due.
        replies: Of holders, in the period.
        silent: Holders whose time to reply is over without a word.
        waiting: How many others still have time.
        confirmed: Words of holders in the period, by holder, mark and word.
        security: What was lodged in the period, by form.
        moves: Of goods, in the period.
        transfers: In the period.
        oldest: Batches whose goods have been held longest, the oldest first.
        held: How many batches are held in all.
        offices: Figures of the period by office.
        anchor: The head of the journal.
    """

    period: Period
    as_of: date
    compared: tuple[Compared, ...]
    recorded: tuple[Batch, ...]
    due: DueReport
    provisional: int
    replies: tuple[Replied, ...]
    silent: tuple[Waiting, ...]
    waiting: int
    confirmed: tuple[Confirmed, ...]
    security: tuple[Secured, ...]
    moves: tuple[Moved, ...]
    transfers: tuple[Sent, ...]
    oldest: tuple[Held, ...]
    held: int
    offices: Summary
    anchor: Anchor


def sheet(
    batches: Iterable[Batch],
    period: Period,
    as_of: date,
    directory: Directory,
    *,
    anchor: Anchor,
    days_left: DaysLeft | None = None,
    zone: tzinfo | None = None,
) -> Sheet:
    """The sheet of a period.

    Args:
        batches: All that the register has.
        period: The days it is about.
        as_of: The day to count deadlines from.
        directory: Campaigns, offices and their countries.
        anchor: The head of the journal.
        days_left: Counts working days in place of each country's calendar.
        zone: The office's time zone; None for this computer's.
    """
    sums = [_Sum(*asked) for asked in _asked(period, as_of, directory)]
    acts = ActsOf(period, zone)
    found: list[Batch] = []
    pressing: list[Batch] = []
    waiting: list[Waiting] = []
    stored: list[Held] = []
    for batch in batches:
        _count(batch, sums)
        acts.add(batch)
        if any(deadline.met_on is None for deadline in batch.deadlines):
            pressing.append(batch)
        waiting += waiting_in(batch)
        stored += held(batch, as_of)
        if _within(day_of(batch.found_on), period):
            found.append(batch)
    silent = sorted((w for w in waiting if w.due_on and w.due_on < as_of), key=lambda w: (w.due_on, w.ref, w.holder))
    stored.sort(key=lambda row: (-row.days, row.ref))
    return Sheet(
        period=period,
        as_of=as_of,
        compared=tuple(each.compared for each in sums),
        recorded=tuple(sorted(acts.recorded, key=lambda batch: batch.ref)),
        due=due(pressing, as_of, days_left or days_left_on(as_of, directory), within=SOON),
        provisional=sum(d.provisional and d.met_on is None for batch in pressing for d in batch.deadlines),
        replies=tuple(sorted(acts.replies, key=lambda row: (row.on, row.ref, row.holder))),
        silent=tuple(silent),
        waiting=len(waiting) - len(silent),
        confirmed=acts.confirmed,
        security=acts.security,
        moves=tuple(sorted(acts.moves, key=lambda row: (row.at, row.ref))),
        transfers=tuple(sorted(acts.transfers, key=lambda row: (row.on, row.ref))),
        oldest=tuple(stored[:OLDEST]),
        held=len(stored),
        offices=summarise(found, ("office",), directory, period),
        anchor=anchor,
    )


class _Asked(NamedTuple):
    what: str
    period: Period
    code: str = ""


def _asked(period: Period, as_of: date, directory: Directory) -> list[_Asked]:
    """The periods to compare: the sheet's own, those of running campaigns so far, the year so far."""
    last = min(period.to or as_of, as_of) if period.from_ is None or period.from_ <= as_of else period.to or as_of
    running = sorted(
        (c for c in directory.campaigns.values() if c.from_ and covers(c, last)), key=lambda c: (c.from_, c.code)
    )
    year = Period(from_=date(last.year, 1, 1), to=last, text=str(last.year))
    return [
        _Asked("period", period),
        *(_Asked("campaign", _so_far(campaign, last), campaign.code) for campaign in running),
        _Asked("year", year),
    ]


def _so_far(campaign: Campaign, last: date) -> Period:
    return Period(from_=campaign.from_, to=last, text=campaign.code)


class _Sum:
    """One comparison being made."""

    def __init__(self, what: str, period: Period, code: str) -> None:
        self.what, self.period, self.code = what, period, code
        self.before = period.previous_year()
        self.now_days, self.before_days = _ends(self.period), _ends(self.before)
        self.now, self.then = Tally(), Tally()

    @property
    def compared(self) -> Compared:
        return Compared(
            what=self.what,
            code=self.code,
            period=self.period,
            counts=self.now.counts,
            before=self.before,
            counts_before=self.then.counts,
        )


def _count(batch: Batch, sums: list[_Sum]) -> None:
    day = day_of(batch.found_on)
    facts = None
    for each in sums:
        is_now = each.now_days[0] <= day <= each.now_days[1] and (not each.code or each.code in batch.campaigns)
        is_then = each.before_days[0] <= day <= each.before_days[1]
        if is_now or is_then:
            facts = facts or facts_of(batch)
            if is_now:
                each.now.add(facts)
            if is_then:
                each.then.add(facts)


def _ends(period: Period) -> tuple[str, str]:
    """Both ends as ISO text, which compares as days do."""
    return (
        period.from_.isoformat() if period.from_ else "",
        period.to.isoformat() if period.to else "9999-12-31",
    )


def _within(day: str, period: Period) -> bool:
    first, last = _ends(period)
    return first <= day <= last
