"""The daily sheet: what a day, or any period, brought; what is due; what is still held; what anchors it all.

Batches count in the period of their `found_on`, as in every summary, so that a sheet and a summary never differ. Acts
(replies, confirmations, moves) belong to the day they happened. Deadlines and goods held are as the register stands.
"""

from datetime import date, tzinfo

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.law.deadlines import SOON
from customs_cli.domain.query.agenda import Waiting
from customs_cli.domain.query.books import Books
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.record import Record
from customs_cli.domain.time.periods import Period
from customs_cli.reports.compare.compared import Compared, compared
from customs_cli.reports.day.due import DueReport, due
from customs_cli.reports.day.sheet_acts import TOLD, ActsOf, Confirmed, Held, Moved, Replied, Secured, Sent, held
from customs_cli.reports.sums.summary import Summary, summary

OLDEST = 5
"""So many batches held longest stand on a sheet."""


class Anchor(Record, frozen=True):
    """Where the journal stood: paper that shows it proves every entry before.

    Attributes:
        entries: How many it had.
        head: SHA-256 of the last; empty for a new register.
        register: The register's identity.
        root: Root of the tree over them: with their number it stands for all of them.
    """

    entries: int = 0
    head: str = ""
    register: str = ""
    root: str = ""


class Sheet(Record, frozen=True):
    """One sheet.

    Attributes:
        period: The days it is about, both ends inclusive.
        as_of: The day that deadlines and days of storage are counted from.
        compared: The period, every campaign running on its last day, the year so far.
        recorded: Batches recorded in the period (found in it, where the day of recording is not known), by reference;
            so many as were asked for.
        recorded_count: How many there are in all.
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
    recorded_count: int
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
    books: Books,
    period: Period,
    as_of: date,
    *,
    anchor: Anchor,
    where: Expr | None = None,
    limit: int | None = None,
    zone: tzinfo | None = None,
) -> Sheet:
    """The sheet of a period.

    Args:
        books: Where.
        period: The days it is about.
        as_of: The day to count deadlines from.
        anchor: The head of the journal.
        where: Of the batches that this filter finds; None for all.
        limit: Of new batches, and of what is due and what is overdue, only so many; None for all.
        zone: The office's time zone; None for this computer's.
    """
    acts = ActsOf(period, zone)
    for batch in books.touched(period, where, of=TOLD):
        acts.add(batch)
    recorded = tuple(books.touched(period, where, of=("recorded",), limit=limit))
    is_cut = limit is not None and len(recorded) == limit
    silent = tuple(books.waiting(due_before=as_of, where=where))
    opened = books.open_count(where)
    oldest = books.held(where, limit=OLDEST)
    return Sheet(
        period=period,
        as_of=as_of,
        compared=compared(books, period, as_of, where),
        recorded=recorded,
        recorded_count=books.touched_count(period, where, of=("recorded",)) if is_cut else len(recorded),
        due=due(books, as_of, where=where, within=SOON, limit=limit, latest=limit),
        provisional=opened.provisional,
        replies=tuple(sorted(acts.replies, key=lambda row: (row.on, row.ref, row.holder))),
        silent=silent,
        waiting=opened.waiting - len(silent),
        confirmed=acts.confirmed,
        security=acts.security,
        moves=tuple(sorted(acts.moves, key=lambda row: (row.at, row.ref))),
        transfers=tuple(sorted(acts.transfers, key=lambda row: (row.on, row.ref))),
        oldest=tuple(row for batch in oldest for row in held(batch, as_of)),
        held=opened.held,
        offices=summary(books, ("office",), period, where),
        anchor=anchor,
    )
