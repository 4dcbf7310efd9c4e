"""Each span of a trend beside what the years before let expect, else the weeks before; and whether it is an alarm.

Three years and more of data, with five finds or more in the spans compared with: Farrington; less, but nine spans:
EARS C2; less than that, or a figure that is not counted (value, items: one container moves them more than a wave of
finds): none. Where the inspections of every span are known, finds are looked at as a share of them. Where several
series are looked at, alpha is divided by their number (Bonferroni), so that a hundred offices do not give an alarm a
day by chance.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec.structs import replace

from customs_cli.domain.books.books import Books
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.record import Record
from customs_cli.domain.surveillance import ears, farrington
from customs_cli.domain.surveillance.band import Band, Method
from customs_cli.domain.time.periods import Period
from customs_cli.reports.compare.period_spans import after, called, start_of
from customs_cli.reports.sums.rank import figure

A_YEAR = {"day": 365, "week": 52, "month": 12}
"""Spans in a year; quarters have too few for the years before."""
COUNTED = ("batches", "measures")
"""Figures in which a find is one, however large."""

Inspected = Callable[[Period], int | None]
"""Gives the inspections of a period; None where they are not known."""

Reason = Literal["above", "within", "few", "not-counted", "no-history", "not-kept"]
"""Why a span is an alarm or none: too few cases for one, nothing to compare with, ..."""
_DENSE, _WINDOW = 5, 7
"""A register is kept from the first of so many spans of which so many have a find; single older ones do not count."""


class Watched(Record, frozen=True):
    """One span, looked at.

    Attributes:
        key: As the trend names it.
        observed: How many there were in the whole of the span, up to today.
        expected: How many were to be expected; None without a method.
        upper: More than this is an alarm; None without a method.
        alarm: Whether it is one.
        method: By which it was told.
        reason: Why it is one, or none.
        has_trend: Whether the years before showed a trend that was followed.
        inspections: Of the span; None where they are not known.
        is_share: Whether finds were looked at as a share of inspections.
    """

    key: str
    observed: int
    expected: float | None
    upper: float | None
    alarm: bool
    method: Method
    reason: Reason
    has_trend: bool = False
    inspections: int | None = None
    is_share: bool = False


class Watch(Record, frozen=True):
    """All spans of a trend, looked at.

    Attributes:
        spans: In order.
        series: How many series were looked at; alpha is divided by it.
    """

    spans: tuple[Watched, ...]
    series: int = 1

    @property
    def alarms(self) -> tuple[Watched, ...]:
        """The spans that are one."""
        return tuple(one for one in self.spans if one.alarm)


def watch(
    books: Books,
    of: str,
    every: str,
    period: Period,
    where: Expr | None = None,
    *,
    inspected: Inspected = lambda _: None,
    series: int = 1,
) -> Watch:
    """Look at every span of a closed period.

    Args:
        books: Where.
        of: What is followed.
        every: One of `period_spans.EVERY`.
        period: Both ends inclusive, as `trend` gives it.
        where: A filter; None for every batch.
        inspected: Gives the inspections of a period.
        series: How many series are looked at.
    """
    if period.from_ is None or period.to is None:
        return Watch(spans=(), series=series)
    shown = list(_spans(start_of(period.from_, every), period.to, every))
    begin = first_whole(books, every)
    told = [cut for cut in shown if begin and cut.from_ and cut.from_ >= begin] if of in COUNTED else []
    reason: Reason = "no-history" if of in COUNTED else "not-counted"
    untold = tuple(_untold(cut, 0, reason) for cut in shown[: len(shown) - len(told)])
    earlier = earlier_spans(told[0], begin, every) if told and begin else []
    cuts = [*earlier, *told]
    until = [replace(cut, to=min(cut.to or books.today, books.today)) for cut in cuts]
    counts = _counts(books, until, of, where)
    whole = counts if where is None else _counts(books, until, of, None)
    shares = [inspected(cut) for cut in cuts]
    looked_at = range(len(earlier), len(cuts))
    spans = tuple(watched(cuts, counts, shares, at, every, series, whole=whole) for at in looked_at)
    return Watch(spans=(*untold, *spans), series=series)


def _counts(books: Books, cuts: Sequence[Period], of: str, where: Expr | None) -> list[int]:
    return [int(figure(one, of, "")) for one in books.sums_over(cuts, where)] if cuts else []


def watched(
    cuts: Sequence[Period],
    counts: Sequence[int],
    shares: Sequence[int | None],
    at: int,
    every: str,
    series: int,
    *,
    whole: Sequence[int],
) -> Watched:
    """One span of a series, looked at.

    Args:
        cuts: The spans, in order, none left out.
        counts: How many there were in each.
        shares: The inspections of each; None where they are not known.
        at: The place of the span in question.
        every: How the spans are cut.
        series: How many series are looked at.
        whole: How many there were in each span in all of the register, whatever the series is of.
    """
    band, is_share = _band(counts, shares, at, every, series, whole)
    if band is None:
        reason: Reason = "not-kept" if at >= ears.NEEDED else "no-history"
        return _untold(cuts[at], counts[at], reason, shares[at])
    alarm = band.is_alarm(counts[at]) and is_enough(counts, at)
    is_above = counts[at] > band.upper
    return Watched(
        key=cuts[at].text,
        observed=counts[at],
        expected=round(band.expected, 2),
        upper=round(band.upper, 2),
        alarm=alarm,
        method=band.method,
        reason="above" if alarm else "few" if is_above else "within",
        has_trend=band.has_trend,
        inspections=shares[at],
        is_share=is_share,
    )


def is_enough(counts: Sequence[int], at: int) -> bool:
    """Whether a span and those just before it have enough cases for an alarm at all."""
    return sum(counts[max(0, at - farrington.IN_SPANS + 1) : at + 1]) >= farrington.FEWEST


def _band(
    counts: Sequence[int],
    shares: Sequence[int | None],
    at: int,
    every: str,
    series: int,
    whole: Sequence[int],
) -> tuple[Band | None, bool]:
    """What is expected of one span, and whether as a share of inspections; None without enough before it."""
    a_year = A_YEAR.get(every)
    if a_year and at >= farrington.spans_needed(a_year) and _is_base(counts, whole, at, a_year):
        is_share = all(shares[one] for one in (*farrington.base_of(at, a_year), at))
        known = [float(one or 0) for one in shares] if is_share else None
        alpha = farrington.ALPHA / series
        return farrington.farrington(counts, at, a_year, alpha=alpha, shares=known), is_share
    if at >= ears.NEEDED and _was_kept(whole, ears.base_of(at), at):
        return ears.ears(counts, at, alpha=ears.ALPHA / series), False
    return None, False


def _is_base(counts: Sequence[int], whole: Sequence[int], at: int, a_year: int) -> bool:
    """Whether the years before hold enough to compare with: single old cases do not tell what an office finds."""
    base = farrington.base_of(at, a_year)
    return sum(counts[one] for one in base) >= farrington.FEWEST and _was_kept(whole, base, at)


def _was_kept(whole: Sequence[int], base: Iterable[int], at: int) -> bool:
    """Whether a register was kept when the spans compared with came, as far as is known by a span: calm ones count."""
    known = [one > 0 for one in whole[:at]]
    windows = range(len(known) - _WINDOW + 1)
    since = next((one for one in windows if known[one] and sum(known[one : one + _WINDOW]) >= _DENSE), None)
    return since is not None and min(base) >= since


def _untold(cut: Period, observed: int, reason: Reason, inspections: int | None = None) -> Watched:
    return Watched(
        key=cut.text,
        observed=observed,
        expected=None,
        upper=None,
        alarm=False,
        method="none",
        reason=reason,
        inspections=inspections,
    )


def first_whole(books: Books, every: str) -> date | None:
    """The first day of the first whole span of a register; None of an empty one."""
    known = books.span(None)
    if known is None:
        return None
    begin = start_of(known[0], every)
    return begin if begin == known[0] else after(begin, every)


def earlier_spans(first: Period, begin: date, every: str) -> list[Period]:
    """The spans before the first one that are looked at, none of them before the register's first whole one."""
    needed = farrington.spans_needed(A_YEAR[every]) if every in A_YEAR else ears.NEEDED
    found: list[Period] = []
    start = first.from_ or begin
    while len(found) < needed and start > begin:
        end = start - timedelta(days=1)
        start = start_of(end, every)
        found.append(_named(start, end, every))
    return found[::-1]


def _spans(start: date, last: date, every: str) -> Iterator[Period]:
    """The whole spans from a day on until a last one."""
    while start <= last:
        following = after(start, every)
        yield _named(start, following - timedelta(days=1), every)
        start = following


def _named(first: date, last: date, every: str) -> Period:
    return named_span(first, last, called(first, every))


def named_span(first: date, last: date, name: str) -> Period:
    """A period from one day to another, both included, under a name."""
    return Period(from_=first, to=last, text=name)
