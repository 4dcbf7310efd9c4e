"""The daily sheet: what a day, or any period, brought; what is due; what is in the store; what anchors it all.

Batches belong to the day they were found, or to another that is asked for, as in every summary, so that a sheet and a
summary never differ. Acts belong to the day they happened. Deadlines and the store are as they stood at the end of
its last day, by the days of the acts as they are known now.
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
from customs_cli.domain.leads.clue import Clue
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
from customs_cli.reports.sums.summary import Summary, summary

RISING = ("office", "mark", "destination")
"""Of what a monthly sheet tells that it rose."""
OLDEST = 5
"""So many batches held longest stand on a sheet."""


class Anchor(Record, frozen=True):
    """Where the journal stood: paper that shows it proves every entry before.

    Attributes:
        entries: How many it had.
        head: SHA-256 of the last; empty for a new register.
        register: The register's identity.
        root: Root of the tree over them: with their number it stands for all of them.
        heads: HASH@SIZE of a shared register's chain of heads, where it speaks of all of them; else empty.
    """

    entries: int = 0
    head: str = ""
    register: str = ""
    root: str = ""
    heads: str = ""


class Head(Record, frozen=True):
    """Who issues a sheet, about which office.

    Attributes:
        office: The office it is about, or the head of its district; empty for all, or for several.
        offices: Those that it is about where they are several, but not all; empty where not.
        found_by: By what filter its batches are found besides; empty for none.
        section: Name of the section of it that issues it (科室); empty where nobody told.
        printed_at: The moment, in the office's zone; None where the day is made up.
        printed_on: The day.
        by: Who had it made.
        is_recounted: Whether every figure was counted from the batches themselves, and none taken from an index.
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
    """The daily sheet of an office, or one of a longer period.

    Attributes:
        head: Who issues it.
        period: The days it is about, both ends inclusive; it says which day batches belong to.
        as_of: The day that deadlines and days of storage are counted from.
        compared: The period, the month, every campaign running on its last day, the year so far.
        tables: The period broken down, by name (`office`, `channel`, `mark`, `goods`, `destination`, ...).
        happened: The acts of its days, each by its own day.
        of_clues: How many batches found on its days came of a clue.
        seen: Enterprises of a day's batches that were found before, within a year; none on a longer sheet.
        rises: What rose above what was to be expected in a whole month, by dimension; none on another sheet.
        is_past: Whether deadlines and store were taken back to the day: something has happened since.
        store: What is in the store at the end of `as_of`: by state, under `""` in all.
        longest: Batches whose goods have been there longest, the oldest first.
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
        remark: The officer's own words; empty for none.
        issued: How it stands to what was issued under its number.
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
    remark: str = ""
    issued: IssuedState = IssuedState()

    @property
    def number(self) -> str:
        """`2019-5320-D-184`: the office and the day of the year, or `M-07` the month, or `P-182-243` first and last."""
        return _number(self.period, self.as_of, self.head.office)

    @property
    def is_numbered(self) -> bool:
        """Whether the number is its own: it is of days of one year, and of all that was found on them."""
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
    """The sheet of a period.

    Args:
        books: Where.
        period: The days it is about.
        as_of: The day to count deadlines from.
        anchor: The head of the journal.
        where: Of the batches that this filter finds; None for all.
        head: Who issues it, about which office; None for nobody and all.
        limit: Of new batches, and of what is due and what is overdue, only so many; None for all.
        zone: The office's time zone; None for this computer's.
        remark: The officer's own words.
    """
    head = head or Head()
    acts = ActsOf(period, zone)
    touched = acts.each(books.touched(period, where, of=("acted", "moved")))
    happened = happenings(touched, period, zone, _clues(books, head.office))
    recorded = tuple(books.touched(period, where, of=("recorded",), limit=limit))
    is_cut = limit is not None and len(recorded) == limit
    standing, own = standing_on(books, as_of, where)
    silent = tuple(standing.waiting(due_before=as_of, where=own))
    opened = standing.open_count(own)
    oldest = standing.held(own, limit=OLDEST)
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
        recorded=recorded,
        recorded_count=books.touched_count(period, where, of=("recorded",)) if is_cut else len(recorded),
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
        oldest=tuple(row for batch in oldest for row in held(batch, as_of)),
        held=opened.held,
        offices=summary(books, ("office",), period, where),
        anchor=anchor,
        remark=remark,
    )


def standing_on(books: Books, day: date, where: Expr | None) -> tuple[Standing, Expr | None]:
    """How the batches of a filter stood at the end of a day, and the filter to ask it with."""
    then = books.stood(day, where)
    return (books, where) if then is None else (then, None)


def _broken_down(period: Period, office: str) -> list[tuple[str, ...]]:
    """What a sheet breaks its period down by: of one office channel and direction, of several each office."""
    is_one = bool(office) and not (is_chinese(office) and office.endswith("00"))
    first = ("channel", "direction") if is_one else ("office",)
    monthly = [("right-type",), ("category",), ("holder-country",)] if _is_month(period) else []
    return [first, ("mark",), ("goods",), ("destination",), *monthly]


def _rises(books: Books, period: Period, as_of: date, where: Expr | None) -> tuple[Rises, ...]:
    """What rose in a month that is over, what is not known left out; none of another period."""
    if not (_is_month(period) and period.to and period.to <= as_of):
        return ()
    looked_at = [rises(books, by, "batches", "month", period.to, where) for by in RISING]
    named = (replace(one, alarms=tuple(rise for rise in one.alarms if rise.key)) for one in looked_at)
    return tuple(one for one in named if one.alarms)


def _clues(books: Books, office: str) -> list[Clue]:
    """The clues of an office, of a district or of all."""
    every, among = books.directory.clues.values(), books.directory.is_among
    return [clue for clue in every if not office or among(clue.office, [office])]


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
    """First and last day of a period within one year, which the number of a sheet names; None of any other."""
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
