"""The daily sheet: what a day, or any period, brought; what is due; what is still held; what anchors it all.

Batches count in the period of their `found_on`, as in every summary, so that a sheet and a summary never differ. Acts
(replies, confirmations, moves) belong to the day they happened. Deadlines and goods held are as the register stands.
Every batch is looked at once, in one pass; or, where an agenda and figures are kept, only those that it tells of.
"""

from collections.abc import Iterable
from datetime import date, tzinfo
from typing import NamedTuple

from customs_cli.domain.batch import Batch
from customs_cli.domain.counting.facts import facts_of
from customs_cli.domain.deadlines import SOON
from customs_cli.domain.periods import Period
from customs_cli.domain.query.agenda import Waiting, waiting_in
from customs_cli.domain.query.calendars import DaysLeft, days_left_on
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.selection import is_found_in
from customs_cli.domain.record import Record
from customs_cli.reports.agenda import Agenda, Read
from customs_cli.reports.compared import Compared, Comparisons
from customs_cli.reports.due import DueReport, due
from customs_cli.reports.figures import Figures
from customs_cli.reports.sheet_acts import ActsOf, Confirmed, Held, Moved, Replied, Secured, Sent, held
from customs_cli.reports.summary import Summary, summarise, summed

OLDEST = 5
"""So many batches held longest stand on a sheet."""


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
    compared, acts = Comparisons(period, as_of, directory), ActsOf(period, zone)
    is_found = is_found_in(period)
    found: list[Batch] = []
    pressing: list[Batch] = []
    waiting: list[Waiting] = []
    stored: list[Held] = []
    for batch in batches:
        if sums := compared.sums_of(batch):
            facts = facts_of(batch)
            for tally in sums:
                tally.add(facts)
        acts.add(batch)
        if any(deadline.met_on is None for deadline in batch.deadlines):
            pressing.append(batch)
        waiting += waiting_in(batch)
        stored += held(batch, as_of)
        if is_found(batch):
            found.append(batch)
    stored.sort(key=lambda row: (-row.days, row.ref))
    return _sheet(
        Gathered(
            compared=compared.compared,
            acts=acts,
            due=due(pressing, as_of, days_left or days_left_on(as_of, directory), within=SOON),
            provisional=sum(d.provisional and d.met_on is None for batch in pressing for d in batch.deadlines),
            silent=[each for each in waiting if each.due_on and each.due_on < as_of],
            waiting=len(waiting),
            oldest=tuple(stored[:OLDEST]),
            held=len(stored),
            offices=summarise(found, ("office",), directory, period),
        ),
        period,
        as_of,
        anchor,
    )


def sheet_kept(
    agenda: Agenda,
    figures: Figures,
    read: Read,
    period: Period,
    as_of: date,
    directory: Directory,
    *,
    anchor: Anchor,
) -> Sheet:
    """The sheet of a period, from what is kept: only the batches that it tells of are read.

    Args:
        agenda: Of all batches.
        figures: Of all batches.
        read: Gives the batches of some references.
        period: The days it is about.
        as_of: The day to count deadlines from.
        directory: Campaigns, offices and their countries.
        anchor: The head of the journal.
    """
    compared, acts = Comparisons(period, as_of, directory), ActsOf(period, None)
    for place, cell in figures.cells():
        for tally in compared.sums_of(place):
            cell.add_to(tally)
    for batch in read(agenda.touched(period)):
        acts.add(batch)
    left, is_found = days_left_on(as_of, directory), is_found_in(period)
    here = ((place, cell) for place, cell in figures.cells() if is_found(place))
    return _sheet(
        Gathered(
            compared=compared.compared,
            acts=acts,
            due=due(read(agenda.pressing(as_of, left, within=SOON)), as_of, left, within=SOON),
            provisional=agenda.provisional,
            silent=list(agenda.holders_waiting(due_before=as_of)),
            waiting=agenda.waiting,
            oldest=tuple(row for batch in read(agenda.oldest(OLDEST)) for row in held(batch, as_of)),
            held=agenda.held,
            offices=summed(here, lambda tally, cell: cell.add_to(tally), ("office",), directory, period),
        ),
        period,
        as_of,
        anchor,
    )


class Gathered(NamedTuple):
    """What a sheet is made of; fields as in `Sheet`.

    Attributes:
        acts: Of the period.
        silent: In any order.
        waiting: How many holders were notified and have not replied, the silent ones too.
    """

    compared: tuple[Compared, ...]
    acts: ActsOf
    due: DueReport
    provisional: int
    silent: list[Waiting]
    waiting: int
    oldest: tuple[Held, ...]
    held: int
    offices: Summary


def _sheet(gathered: Gathered, period: Period, as_of: date, anchor: Anchor) -> Sheet:
    acts = gathered.acts
    return Sheet(
        period=period,
        as_of=as_of,
        compared=gathered.compared,
        recorded=tuple(sorted(acts.recorded, key=lambda batch: batch.ref)),
        due=gathered.due,
        provisional=gathered.provisional,
        replies=tuple(sorted(acts.replies, key=lambda row: (row.on, row.ref, row.holder))),
        silent=tuple(sorted(gathered.silent, key=lambda row: (row.due_on, row.ref, row.holder))),
        waiting=gathered.waiting - len(gathered.silent),
        confirmed=acts.confirmed,
        security=acts.security,
        moves=tuple(sorted(acts.moves, key=lambda row: (row.at, row.ref))),
        transfers=tuple(sorted(acts.transfers, key=lambda row: (row.on, row.ref))),
        oldest=gathered.oldest,
        held=gathered.held,
        offices=gathered.offices,
        anchor=anchor,
    )
