"""Trends: a figure by day, week, month or quarter, compared with a year before; and how long procedures take.

Suspension lasts from the notice to detention or release, investigation from detention to the finding, both in working
days of the office's country and per proceeding. Customs measured its campaign of 2019 by a mean suspension of 10 and a
mean investigation of 30 working days.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from decimal import Decimal
from functools import cache

from msgspec.structs import replace

from customs_cli.domain.books.books import Books
from customs_cli.domain.counting.facts import Counts
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.record import Record
from customs_cli.domain.time.periods import Period
from customs_cli.domain.values.money import Money, add, half_up
from customs_cli.errors import UsageError
from customs_cli.reports.compare.period_spans import EVERY, after, called, span, start_of
from customs_cli.reports.sums.rank import figure, in_others
from customs_cli.sentences import Word

TARGETS = {"suspension": 10, "investigation": 30}
"""Target means of customs, in working days."""
MOST = 400
"""Maximum number of spans in a trend."""


class Span(Record, frozen=True):
    """One day, week, month or quarter.

    Attributes:
        key: Name of the span, such as `2019-07`.
        period: Its days, within the whole period.
        counts: Counts of the span.
        before: Counts of the same days a year before.
        figure: The figure followed; a value is in one currency.
        figure_before: The figure a year before.
    """

    key: str
    period: Period
    counts: Counts
    before: Counts
    figure: Decimal
    figure_before: Decimal


class Duration(Record, frozen=True):
    """How long one step of the procedure took.

    Attributes:
        name: `suspension` or `investigation`.
        count: Number of proceedings in which it has ended.
        mean: Mean in working days, one decimal place; None if there are none.
        within: Number of proceedings within the target.
        target: The target in working days.
    """

    name: str
    count: int
    mean: float | None
    within: int
    target: int


class Trend(Record, frozen=True):
    """One figure over the spans of a period.

    Attributes:
        of: `batches`, `items`, `value` or `measures`.
        every: One of `EVERY`.
        period: Both ends inclusive.
        currency: The currency of value.
        spans: The spans in order, without gaps.
        durations: Durations for the batches found in the period.
        total: Counts of the whole period.
        others: If value is followed: totals in other currencies, which are not included.
        others_before: Such totals for the same days a year before.
    """

    of: str
    every: str
    period: Period
    currency: str
    spans: tuple[Span, ...]
    durations: tuple[Duration, ...]
    total: Counts
    others: tuple[Money, ...] = ()
    others_before: tuple[Money, ...] = ()


def trend(books: Books, of: str, every: str, period: Period, where: Expr | None = None) -> Trend:
    """Return a figure over a period; an open end is the day of the first or the last batch.

    Args:
        books: The books of the register.
        of: `batches`, `items`, `value` or `measures`.
        every: One of `EVERY`.
        period: Both ends inclusive.
        where: A filter; None for every batch.

    Raises:
        UsageError: There would be more than `MOST` spans.
    """
    whole = _closed(books, period, where)
    cuts = list(_cuts(whole, every))
    counted = books.sums_over([*cuts, *(cut.previous_year() for cut in cuts), whole], where)
    now, before, total = counted[: len(cuts)], counted[len(cuts) : -1], counted[-1]
    currency = total.value.currency
    return Trend(
        of=of,
        every=every,
        period=whole,
        currency=currency,
        spans=tuple(
            Span(
                key=cut.text,
                period=replace(cut, text=span(cut.from_, cut.to).text),
                counts=counts,
                before=past,
                figure=figure(counts, of, currency),
                figure_before=figure(past, of, currency),
            )
            for cut, counts, past in zip(cuts, now, before, strict=True)
        ),
        durations=durations(books, whole, where),
        total=total,
        others=in_others(total, currency) if of == "value" else (),
        others_before=_in_others(before, currency) if of == "value" else (),
    )


def _in_others(spans: Iterable[Counts], currency: str) -> tuple[Money, ...]:
    totals = add(value for counts in spans for value in in_others(counts, currency))
    return tuple(Money(amount=totals[code], currency=code) for code in sorted(totals))


def durations(books: Books, period: Period, where: Expr | None = None) -> tuple[Duration, ...]:
    """Return how long suspension and investigation took for what was found in a period, with their targets."""
    calendar = cache(books.directory.calendar)
    taken: dict[str, Counter[int]] = {name: Counter() for name in TARGETS}
    for (country, step), times in books.steps(period, where).items():
        taken[step.name][calendar(country).between(step.first, step.last)] += times
    return tuple(_duration(name, target, taken[name]) for name, target in TARGETS.items())


def _duration(name: str, target: int, days: Counter[int]) -> Duration:
    count = days.total()
    return Duration(
        name=name,
        count=count,
        mean=float(half_up(Decimal(sum(n * times for n, times in days.items())) / count, 1)) if count else None,
        within=sum(times for n, times in days.items() if n <= target),
        target=target,
    )


def _closed(books: Books, period: Period, where: Expr | None) -> Period:
    found = None if period.from_ and period.to else books.span(where, period.counted_on)
    first = period.from_ or (found[0] if found else period.to)
    last = period.to or (found[1] if found else first)
    if first and last and last < first:
        last = first
    return replace(period, from_=first, to=last)


def _cuts(period: Period, every: str) -> Iterator[Period]:
    if period.from_ is None or period.to is None:
        return
    start, number = start_of(period.from_, every), 0
    while start <= period.to:
        number += 1
        if number > MOST:
            raise _too_many(period, every)
        following = after(start, every)
        first, last = max(start, period.from_), min(following - timedelta(days=1), period.to)
        yield replace(period, from_=first, to=last, text=called(start, every))
        start = following


def _too_many(period: Period, every: str) -> UsageError:
    wider = EVERY[min(EVERY.index(every) + 1, len(EVERY) - 1)]
    return UsageError(
        "more than {most} intervals of one {every} in {period}",
        most=MOST,
        every=Word(every),
        period=period.text,
        hint="--every {wider}, or a PERIOD",
        wider=wider,
    )
