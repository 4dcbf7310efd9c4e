"""Trends: a figure by day, week, month or quarter, with the same span a year before, and how long procedures take.

Suspension runs from the notice to detention or release, investigation from detention to the finding, both in working
days of the office's country and per proceeding. Customs measured its campaign of 2019 by a mean suspension of 10 and a
mean investigation of 30 working days.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache

from customs_cli.domain.batch import Batch
from customs_cli.domain.counting.facts import Counts, Tally, facts_of
from customs_cli.domain.dates import first_day
from customs_cli.domain.periods import Period
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.steps import steps_of
from customs_cli.domain.record import Record
from customs_cli.errors import UsageError
from customs_cli.reports.rank import figure
from customs_cli.reports.spans import EVERY, after, called, span, start_of

TARGETS = {"suspension": 10, "investigation": 30}
"""Means that customs aims at, in working days."""
MOST = 400
"""More spans than this are no picture."""

WorkingDays = Callable[[str, date, date], int]
"""(country, from, to) -> working days after the first day, up to and including the second."""


class Span(Record, frozen=True):
    """One day, week, month or quarter.

    Attributes:
        key: `2019-07`.
        period: Its days, cut at the ends of the whole period.
        counts: What was found in it.
        before: What was found in the same days a year before.
        figure: What is followed; of value in one currency.
        figure_before: The same a year before.
    """

    key: str
    period: Period
    counts: Counts
    before: Counts
    figure: Decimal
    figure_before: Decimal


class Duration(Record, frozen=True):
    """How long one step took.

    Attributes:
        name: `suspension` or `investigation`.
        count: Proceedings in which it has ended.
        mean: Working days, one place; None when there are none.
        within: How many took no longer than the target.
        target: Working days.
    """

    name: str
    count: int
    mean: float | None
    within: int
    target: int


class Trend(Record, frozen=True):
    """A trend.

    Attributes:
        of: `batches`, `items`, `value` or `measures`.
        every: One of `EVERY`.
        period: Both ends inclusive.
        currency: The one that value is followed in.
        spans: In order, none left out.
        durations: Of the batches found in the period.
        total: Of the period.
    """

    of: str
    every: str
    period: Period
    currency: str
    spans: tuple[Span, ...]
    durations: tuple[Duration, ...]
    total: Counts


def trend(
    batches: Iterable[Batch],
    of: str,
    every: str,
    period: Period,
    directory: Directory,
    working_days: WorkingDays | None = None,
) -> Trend:
    """Follow a figure through a period; an open end is where the first or the last batch was found.

    Args:
        batches: All that may count, those of the year before too.
        of: `batches`, `items`, `value` or `measures`.
        every: One of `EVERY`.
        period: Both ends inclusive.
        directory: Tells an office's country, and its calendar.
        working_days: Counts in place of each country's calendar.

    Raises:
        UsageError: More than `MOST` spans.
    """
    found = [(first_day(batch.found_on), batch) for batch in batches]
    whole = _closed(period, [day for day, _ in found])
    cuts = list(_cuts(whole, every))
    tallies = {cut.text: (Tally(), Tally()) for cut in cuts}
    total = Tally()
    within: list[Batch] = []
    earlier = [(cut.previous_year(), tallies[cut.text][1]) for cut in cuts]
    starts = [past.from_ for past, _ in earlier if past.from_]
    for day, batch in found:
        if whole.contains(day):
            facts = facts_of(batch)
            total.add(facts)
            tallies[called(start_of(day, every), every)][0].add(facts)
            within.append(batch)
        # 28 and 29 February have the same day a year before: up to two spans may hold a day.
        last = bisect_right(starts, day)
        for past, tally in earlier[max(last - 2, 0) : last]:
            if past.contains(day):
                tally.add(facts_of(batch))
    counts = total.counts
    currency = counts.value.currency
    return Trend(
        of=of,
        every=every,
        period=whole,
        currency=currency,
        spans=tuple(_span(cut, tallies[cut.text], of, currency) for cut in cuts),
        durations=durations(within, directory, working_days),
        total=counts,
    )


def durations(
    batches: Iterable[Batch], directory: Directory, working_days: WorkingDays | None = None
) -> tuple[Duration, ...]:
    """How long suspension and investigation took, against their targets."""
    count = working_days or _calendars(directory)
    taken: dict[str, list[int]] = {name: [] for name in TARGETS}
    for batch in batches:
        for step in steps_of(batch):
            taken[step.name].append(count(directory.country_of(batch.office), step.first, step.last))
    return tuple(
        Duration(
            name=name,
            count=len(days),
            mean=round(sum(days) / len(days), 1) if days else None,
            within=sum(n <= target for n in days),
            target=target,
        )
        for (name, target), days in zip(TARGETS.items(), taken.values(), strict=True)
    )


def _calendars(directory: Directory) -> WorkingDays:
    calendar = cache(directory.calendar)
    return cache(lambda country, first, last: calendar(country).between(first, last))


def _closed(period: Period, days: list[date]) -> Period:
    first = period.from_ or min(days, default=period.to)
    last = period.to or max(days, default=first)
    if first and last and last < first:
        last = first
    return Period(from_=first, to=last, text=period.text)


def _cuts(period: Period, every: str) -> Iterator[Period]:
    """The spans of a period, named; the first and the last may be cut short."""
    if period.from_ is None or period.to is None:
        return
    start, number = start_of(period.from_, every), 0
    while start <= period.to:
        number += 1
        if number > MOST:
            wider = EVERY[min(EVERY.index(every) + 1, len(EVERY) - 1)]
            raise UsageError(
                f"more than {MOST} of every {every} in {period.text}", hint=f"--every {wider}, or a PERIOD"
            )
        following = after(start, every)
        first, last = max(start, period.from_), min(following - date.resolution, period.to)
        yield Period(from_=first, to=last, text=called(start, every))
        start = following


def _span(cut: Period, tallies: tuple[Tally, Tally], of: str, currency: str) -> Span:
    now, then = tallies[0].counts, tallies[1].counts
    return Span(
        key=cut.text,
        period=span(cut.from_, cut.to),
        counts=now,
        before=then,
        figure=figure(now, of, currency),
        figure_before=figure(then, of, currency),
    )
