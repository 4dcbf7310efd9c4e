"""Compares each span of a trend with what earlier spans let expect, and decides whether it is an alarm.

With three years of data or more, and at least five finds in the spans compared with: the Farrington method. With less,
but nine spans: EARS C2. With less than that, or for a figure that is not a count (value, items: one container changes
them more than a wave of finds): no method. If the inspections of every span are known, finds are compared as a share of
them. If several series are examined, alpha is divided by their number (Bonferroni), so that a hundred offices do not
give an alarm a day by chance.
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
"""Spans in a year; quarters are too few for a comparison with earlier years."""
COUNTED = ("batches", "measures")
"""Figures in which each find counts as one, however large."""

Inspected = Callable[[Period], int | None]
"""Returns the number of inspections in a period, or None if unknown."""

Reason = Literal["above", "within", "few", "not-counted", "no-history", "not-kept"]
"""Why a span is an alarm or not: above or within the bound, too few cases, not a count, nothing to compare with."""
_DENSE, _WINDOW = 5, 7
"""A register counts as kept from the first window of `_WINDOW` spans in which `_DENSE` have a find."""


class Watched(Record, frozen=True):
    """One span of a series, examined for an alarm.

    Attributes:
        key: Name of the span, as in the trend.
        observed: The figure in the whole span, up to today.
        expected: The figure to be expected; None without a method.
        upper: A figure above this is an alarm; None without a method.
        alarm: Whether the span is an alarm.
        method: The method used.
        reason: Why it is an alarm or not.
        has_trend: Whether a trend in earlier years was taken into account.
        inspections: Inspections in the span; None if unknown.
        is_share: Whether finds were compared as a share of inspections.
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
    """All spans of a trend, examined.

    Attributes:
        spans: The spans in order.
        series: Number of series examined; alpha is divided by it.
    """

    spans: tuple[Watched, ...]
    series: int = 1

    @property
    def alarms(self) -> tuple[Watched, ...]:
        """The spans that are alarms."""
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
    """Examine every span of a closed period.

    Args:
        books: The books of the register.
        of: The figure: `batches`, `items`, `value` or `measures`.
        every: Length of a span, one of `period_spans.EVERY`.
        period: Both ends inclusive, as `trend` returns it.
        where: A filter; None for every batch.
        inspected: Returns the inspections of a period.
        series: Number of series examined.
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
    """Examine one span of a series.

    Args:
        cuts: The spans in order, without gaps.
        counts: The figure in each span.
        shares: The inspections of each span; None if unknown.
        at: Index of the span in question.
        every: Length of a span.
        series: Number of series examined.
        whole: The figure in each span for the whole register, whatever the series is.
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
    """Return the expected range of a span, and whether it is relative to inspections.

    The range is None if there are too few data before the span.
    """
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
    base = farrington.base_of(at, a_year)
    return sum(counts[one] for one in base) >= farrington.FEWEST and _was_kept(whole, base, at)


def _was_kept(whole: Sequence[int], base: Iterable[int], at: int) -> bool:
    """Whether the register was in use during the spans compared with.

    Spans without finds count as in use after its start.
    """
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
    """Return the first day of the first complete span of a register; None if it is empty."""
    known = books.span(None)
    if known is None:
        return None
    begin = start_of(known[0], every)
    return begin if begin == known[0] else after(begin, every)


def earlier_spans(first: Period, begin: date, every: str) -> list[Period]:
    """Return the spans needed before the first one examined, but none before the register's first complete span."""
    needed = farrington.spans_needed(A_YEAR[every]) if every in A_YEAR else ears.NEEDED
    found: list[Period] = []
    start = first.from_ or begin
    while len(found) < needed and start > begin:
        end = start - timedelta(days=1)
        start = start_of(end, every)
        found.append(_named(start, end, every))
    return found[::-1]


def _spans(start: date, last: date, every: str) -> Iterator[Period]:
    while start <= last:
        following = after(start, every)
        yield _named(start, following - timedelta(days=1), every)
        start = following


def _named(first: date, last: date, every: str) -> Period:
    return named_span(first, last, called(first, every))


def named_span(first: date, last: date, name: str) -> Period:
    """Return a named period from one day to another, both included."""
    return Period(from_=first, to=last, text=name)
