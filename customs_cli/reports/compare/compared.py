"""The figures at the head of a sheet for its period, month, running campaigns and year, each with the year before."""

from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.books.acted import ActedSums
from customs_cli.domain.books.books import Books
from customs_cli.domain.counting.facts import Counts
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.fields import FIELDS
from customs_cli.domain.query.filters import And, Expr, Term
from customs_cli.domain.record import Record
from customs_cli.domain.rights.campaign import Campaign, covers
from customs_cli.domain.time.periods import Period
from customs_cli.domain.values.name_matching import fold


class Figures(Record, frozen=True):
    """The figures of a period: batches that belong to it; hand-overs and fines by the day of the act."""

    counts: Counts = Counts()
    acted: ActedSums = ActedSums()


class Compared(Record, frozen=True):
    """A period, and the same days a year before.

    Attributes:
        what: `period` (the sheet's own), `month` (from its first day), `campaign` (its batches, from its first day),
            `year` (from 1 January).
        code: Code of the campaign, or empty.
        period: The period, both ends inclusive.
        now: The figures of the period.
        before: The same days a year before, up to the day of asking; for a campaign with all batches, because it did
            not run then.
        then: The figures of `before`.
    """

    what: str
    period: Period
    now: Figures
    before: Period
    then: Figures
    code: str = ""


class Span(NamedTuple):
    """A period to compare; with `code`, only batches of that campaign count."""

    what: str
    period: Period
    code: str = ""


def compared(books: Books, period: Period, as_of: date, where: Expr | None = None) -> tuple[Compared, ...]:
    """Return all comparisons of a sheet.

    Args:
        books: The books of the register.
        period: The sheet's period; it also says by which day batches are counted.
        as_of: The day of asking.
        where: A filter for the batches; None for all.
    """
    asked = spans(period, as_of, books.directory)
    before = [each.period.until(as_of).previous_year() for each in asked]
    plain = figures(books, [*(each.period for each in asked if not each.code), *before], where)
    now, then = iter(plain[: -len(asked)]), plain[-len(asked) :]
    return tuple(
        Compared(
            what=each.what,
            code=each.code,
            period=each.period,
            now=figures(books, [each.period], of_campaign(each.code, where))[0] if each.code else next(now),
            before=before[i],
            then=then[i],
        )
        for i, each in enumerate(asked)
    )


def figures(books: Books, periods: list[Period], where: Expr | None) -> list[Figures]:
    """Return the figures of each of several periods."""
    both = zip(books.sums_over(periods, where), books.acted(periods, where), strict=True)
    return [Figures(counts=counts, acted=acted) for counts, acted in both]


def of_campaign(code: str, where: Expr | None) -> Expr:
    """Return a filter for the batches of a campaign, combined with `where`."""
    of_it = Term(field="campaign", op=":", values=(fold(code),), at=1, kind=FIELDS["campaign"])
    return And(parts=(of_it, where)) if where else of_it


def spans(period: Period, as_of: date, directory: Directory) -> list[Span]:
    """Return the periods to compare: the sheet's own, for a day its month, running campaigns, and the year so far."""
    last = min(period.to or as_of, as_of) if period.from_ is None or period.from_ <= as_of else period.to or as_of
    every, day = directory.campaigns.values(), last.isoformat()
    running = sorted((c for c in every if c.from_ and covers(c, day)), key=lambda c: (c.from_, c.code))
    is_day = period.from_ == period.to == last
    month = replace(period, from_=last.replace(day=1), to=last, text=f"{last:%Y-%m}")
    year = replace(period, from_=date(last.year, 1, 1), to=last, text=str(last.year))
    return [
        Span("period", period),
        *([Span("month", month)] if is_day else []),
        *(Span("campaign", _so_far(period, campaign, last), campaign.code) for campaign in running),
        Span("year", year),
    ]


def _so_far(period: Period, campaign: Campaign, last: date) -> Period:
    return replace(period, from_=campaign.from_, to=last, text=campaign.code)
