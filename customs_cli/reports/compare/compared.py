"""The comparisons at the head of a sheet: its period, running campaigns, the year so far; each with a year before."""

from datetime import date
from typing import NamedTuple

from customs_cli.domain.books.books import Books
from customs_cli.domain.counting.facts import Counts
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.fields import FIELDS
from customs_cli.domain.query.filters import And, Expr, Term
from customs_cli.domain.record import Record
from customs_cli.domain.rights.campaign import Campaign, covers
from customs_cli.domain.time.periods import Period
from customs_cli.domain.values.name_matching import fold


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


def compared(books: Books, period: Period, as_of: date, where: Expr | None = None) -> tuple[Compared, ...]:
    """All comparisons of a sheet.

    Args:
        books: Where.
        period: The sheet's own.
        as_of: The day of asking.
        where: Of the batches that this filter finds; None for all.
    """
    asked = _asked(period, as_of, books.directory)
    plain = [each.period for each in asked if not each.code]
    before = [each.period.previous_year() for each in asked]
    sums = books.sums_over([*plain, *before], where)
    now, then = iter(sums[: len(plain)]), sums[len(plain) :]
    return tuple(
        Compared(
            what=each.what,
            code=each.code,
            period=each.period,
            counts=_of_campaign(books, each, where) if each.code else next(now),
            before=before[i],
            counts_before=then[i],
        )
        for i, each in enumerate(asked)
    )


def _of_campaign(books: Books, asked: "_Asked", where: Expr | None) -> Counts:
    of_it = Term(field="campaign", op=":", values=(fold(asked.code),), at=1, kind=FIELDS["campaign"])
    [counts] = books.sums_over([asked.period], And(parts=(of_it, where)) if where else of_it)
    return counts


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
