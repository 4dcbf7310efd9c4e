"""The daily sheet: acts and finds of a day (or any period), what is due, what is in store, and the journal's root.

Batches are counted by the day they were found, or by another day on request, as in every summary, so that a sheet and a
summary agree. Acts are counted by the day they happened. Deadlines and the store are as of the end of the last day,
according to the days of acts as they are known now.
"""

from collections.abc import Mapping
from datetime import date, datetime, tzinfo

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.parties import SeenBefore
from customs_cli.domain.books.agenda import Waiting
from customs_cli.domain.books.books import Books, Standing
from customs_cli.domain.books.store import Oldest, StoreSums, in_store
from customs_cli.domain.law.deadlines import SOON
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.record import Record
from customs_cli.domain.rights.office import is_chinese
from customs_cli.domain.sheets.standing import IssuedState
from customs_cli.domain.time.dates import days_in_month
from customs_cli.domain.time.periods import Period
from customs_cli.domain.values.quantity import by_unit
from customs_cli.reports.alarm.rises import Rises, rises
from customs_cli.reports.compare.compared import Compared, compared
from customs_cli.reports.day.due import DueReport, due
from customs_cli.reports.day.sheet_acts import STORAGE, ActsOf, Confirmed, Held, Moved, Replied, Secured, Sent, held
from customs_cli.reports.day.sheet_happened import Happenings, happenings
from customs_cli.reports.day.sheet_seen import seen_on
from customs_cli.reports.leads.clues import clues_of
from customs_cli.reports.sums.summary import Summary, summary

RISING = ("office", "mark", "destination")
"""Dimensions in which a monthly sheet reports rises."""
OLDEST = 5
"""Number of batches held longest that a sheet lists."""


class Anchor(Record, frozen=True):
    """The end of the journal: printed on paper, it proves every entry before it.

    Attributes:
        entries: Number of entries.
        head: SHA-256 of the last entry; empty for a new register.
        register: Identity of the register.
        root: Root of the Merkle tree over the entries; together with their number it represents them all.
        heads: HASH@SIZE of a shared register's chain of heads, if it covers these entries; else empty.
    """

    entries: int = 0
    head: str = ""
    register: str = ""
    root: str = ""
    heads: str = ""


class Head(Record, frozen=True):
    """Who issues a sheet, and the office it is about.

    Attributes:
        office: Code of the office, or of the head of its district; empty for all, or for several.
        offices: Codes of the offices if there are several but not all; else empty.
        found_by: A further filter for its batches, as text; empty for none.
        section: Name of the section that issues it (科室); empty if not given.
        printed_at: Time of printing in the office's time zone; None if only the day is given.
        printed_on: Day of printing.
        by: The officers who had it made.
        is_recounted: Whether every figure was counted from the batches themselves and not taken from an index.
    """

    office: str = ""
    offices: tuple[str, ...] = ()
    found_by: str = ""
    section: str = ""
    printed_at: datetime | None = None
    printed_on: date | None = None
    by: tuple[str, ...] = ()
    is_recounted: bool = False


class Sheet(Record, frozen=True):
    """The daily sheet of an office, or a sheet of a longer period.

    Attributes:
        head: Who issues it.
        period: The days it is about, both ends inclusive; it also says by which day batches are counted.
        as_of: The day from which deadlines and days in store are counted.
        compared: The period, the month, every campaign running on its last day, the year so far.
        tables: The period broken down by office, channel, mark, goods, destination and so on.
        happened: The acts of the period, each by its own day.
        of_clues: Number of batches found in the period that came from a clue.
        seen: Enterprises in a day's batches that were found before, within a year; empty for a longer period.
        rises: Rises above what was to be expected, by dimension; only on the sheet of a whole month.
        is_past: Whether deadlines and store had to be reconstructed, because something has happened since.
        store: Goods in store at the end of `as_of`: state to sums, and `""` for all.
        longest: Batches whose goods have been in store longest, the oldest first.
        recorded: Batches recorded in the period (or found in it, if that day is unknown), by reference, up to a limit.
        due: Deadlines overdue, due today, or due within three working days.
        provisional: Number of open provisional deadlines, whenever due.
        replies: Replies of holders in the period.
        silent: Holders whose time to reply has passed without a reply.
        waiting: Number of other holders that still have time to reply.
        confirmed: Holders' confirmations in the period, by holder, mark and confirmation.
        security: Security lodged in the period, by form.
        moves: Custody events in the period.
        transfers: Transfers in the period.
        oldest: Batches whose goods have been held longest, the oldest first.
        held: Number of batches held in all.
        offices: Figures of the period by office.
        anchor: The end of the journal.
        remark: The officer's remark; empty for none.
        issued: How it compares with what was issued under its number.
        written: Goods as the rows by goods are keyed -> as written.
    """

    head: Head
    period: Period
    as_of: date
    compared: tuple[Compared, ...]
    tables: tuple[Summary, ...]
    happened: Happenings
    of_clues: int
    seen: tuple[SeenBefore, ...]
    rises: tuple[Rises, ...]
    is_past: bool
    store: Mapping[str, StoreSums]
    longest: tuple[Held, ...]
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
    remark: str = ""
    issued: IssuedState = IssuedState()
    written: Mapping[str, str] = {}

    @property
    def number(self) -> str:
        """Its number: `2019-5320-D-184` (office, day of the year), or with `M-07` (month), `P-182-243` (two days)."""
        return _number(self.period, self.as_of, self.head.office)

    @property
    def is_numbered(self) -> bool:
        """Whether the number identifies the sheet: days of one year, all batches found on them, no further filter."""
        head, period = self.head, self.period
        is_part = bool(head.found_by or head.offices) or period.counted_on != "found"
        return not is_part and days_of(period) is not None

    @property
    def is_day(self) -> bool:
        """Whether it is about one day."""
        return self.period.from_ is not None and self.period.from_ == self.period.to

    @property
    def is_month(self) -> bool:
        """Whether it is about one whole month."""
        return _is_month(self.period)


def sheet(
    books: Books,
    period: Period,
    as_of: date,
    *,
    anchor: Anchor,
    where: Expr | None = None,
    head: Head | None = None,
    limit: int | None = None,
    zone: tzinfo | None = None,
    remark: str = "",
) -> Sheet:
    """Return the sheet of a period.

    Args:
        books: The books of the register.
        period: The days it is about.
        as_of: The day from which to count deadlines.
        anchor: The end of the journal.
        where: A filter for the batches; None for all.
        head: Who issues it, and about which office; None for nobody and all.
        limit: Maximum number of new batches, of due and of overdue deadlines; None for all.
        zone: The office's time zone; None for this computer's.
        remark: The officer's remark.
    """
    head = head or Head()
    acts = ActsOf(period, zone)
    touched = acts.each(books.touched(period, where, of=("acted", "moved")))
    clues = None if head.found_by else clues_of(books, head.offices or (head.office,))  # a filter chooses no clues
    happened = happenings(touched, period, zone, clues)
    standing, own = standing_on(books, as_of, where)
    silent = tuple(standing.waiting(due_before=as_of, where=own))
    opened = standing.open_count(own)
    return Sheet(
        head=head,
        period=period,
        as_of=as_of,
        compared=compared(books, period, as_of, where),
        tables=tuple(summary(books, by, period, where) for by in _broken_down(period, head.office)),
        happened=happened,
        of_clues=acts.of_clues,
        seen=seen_on(books, acts.found, period.from_) if period.from_ and acts.found else (),
        rises=_rises(books, period, as_of, where),
        store=standing.stored(own),
        longest=tuple(_stored(standing, one, as_of) for one in standing.stored_longest(own, OLDEST)),
        recorded=tuple(books.touched(period, where, of=("recorded",), limit=limit)),
        due=due(standing, as_of, where=own, within=SOON, limit=limit, latest=limit),
        is_past=standing is not books,
        provisional=opened.provisional,
        replies=tuple(sorted(acts.replies, key=lambda row: (row.on, row.ref, row.holder))),
        silent=silent,
        waiting=opened.waiting - len(silent),
        confirmed=acts.confirmed,
        security=acts.security,
        moves=tuple(sorted(acts.moves, key=lambda row: (row.at, row.ref))),
        transfers=tuple(sorted(acts.transfers, key=lambda row: (row.on, row.ref))),
        oldest=tuple(row for batch in standing.held(own, limit=OLDEST) for row in held(batch, as_of)),
        held=opened.held,
        offices=summary(books, ("office",), period, where),
        anchor=anchor,
        remark=remark,
        written=acts.written,
    )


def standing_on(books: Books, day: date, where: Expr | None) -> tuple[Standing, Expr | None]:
    """Return the books of a filter's batches as they stood at the end of a day, and the filter to use with them."""
    then = books.stood(day, where)
    return (books, where) if then is None else (then, None)


def _broken_down(period: Period, office: str) -> list[tuple[str, ...]]:
    is_one = bool(office) and not (is_chinese(office) and office.endswith("00"))
    first = ("channel", "direction") if is_one else ("office",)
    monthly = [("right-type",), ("category",), ("holder-country",)] if _is_month(period) else []
    return [first, ("mark",), ("goods",), ("destination",), *monthly]


def _rises(books: Books, period: Period, as_of: date, where: Expr | None) -> tuple[Rises, ...]:
    if not (_is_month(period) and period.to and period.to <= as_of):
        return ()
    looked_at = [rises(books, by, "batches", "month", period.to, where) for by in RISING]
    named = (replace(one, alarms=tuple(rise for rise in one.alarms if rise.key)) for one in looked_at)
    return tuple(one for one in named if one.alarms)


def _stored(books: Standing, one: Oldest, as_of: date) -> Held:
    batch = books.batch(one.ref)
    rows = list(in_store(batch))
    limits = (d.due_on for d in batch.deadlines if d.rule in STORAGE and d.met_on is None)
    return Held(
        ref=one.ref,
        office=batch.office,
        since=one.since,
        days=(as_of - one.since).days,
        items=sum(row.pieces for row in rows),
        units=by_unit([other for row in rows for other in row.others]),
        until=min(limits, default=None),
    )


def days_of(period: Period) -> tuple[date, date] | None:
    """Return first and last day of a period within one year, which a sheet's number names; None for other periods."""
    first, last = period.from_, period.to
    return (first, last) if first and last and first.year == last.year else None


def _is_month(period: Period) -> bool:
    first, last = period.from_, period.to
    if first is None or last is None or first.day != 1:
        return False
    return last == first.replace(day=days_in_month(first.year, first.month))


def _number(period: Period, as_of: date, office: str) -> str:
    first, last = period.from_ or date(as_of.year, 1, 1), period.to or as_of
    parts = f"D-{first:%j}" if first == last else f"M-{first:%m}" if _is_month(period) else f"P-{first:%j}-{last:%j}"
    return f"{first.year:04}-{office or 'ALL'}-{parts}"
