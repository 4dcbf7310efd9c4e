"""Finds alarms among many series (each office, mark, destination, ...) in the last complete span."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from customs_cli.domain.books.books import Books
from customs_cli.domain.query.dimensions import DIMENSIONS, Key
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.record import Record
from customs_cli.domain.time.periods import Period
from customs_cli.reports.alarm.watch import COUNTED, Watched, earlier_spans, first_whole, is_enough, named_span, watched
from customs_cli.reports.compare.period_spans import called, start_of


class Rise(Record, frozen=True):
    """One series with an alarm.

    Attributes:
        key: Key of the series in its dimension; None for unknown.
        watched: Its last complete span.
    """

    key: Key
    watched: Watched


class Rises(Record, frozen=True):
    """All alarms among the series of a dimension.

    Attributes:
        by: The dimension, one of `BY`.
        of: The figure: `batches` or `measures`.
        every: Length of a span: `day`, `week` or `month`.
        span: The last complete span; None if the register has none.
        series: Number of series examined (all with any find in the time examined); alpha is divided by it.
        alarms: The alarms, those furthest above the upper bound first.
    """

    by: str
    of: str
    every: str
    span: Period | None
    series: int
    alarms: tuple[Rise, ...]


def rises(books: Books, by: str, of: str, every: str, until: date, where: Expr | None = None) -> Rises:
    """Examine every series of a dimension in the last span that ended by a day.

    Args:
        books: The books of the register.
        by: The dimension, one of `BY`.
        of: `batches` or `measures`.
        every: `day`, `week` or `month`.
        until: The day, included.
        where: A filter; None for every batch.
    """
    begin = first_whole(books, every)
    last = _last_whole(until, every)
    if begin is None or last.from_ is None or last.from_ < begin or of not in COUNTED:
        return Rises(by=by, of=of, every=every, span=None, series=0, alarms=())
    cuts = [*earlier_spans(last, begin, every), last]
    whole = Period(from_=cuts[0].from_, to=last.to, text="")
    counts: dict[Key, list[int]] = defaultdict(lambda: [0] * len(cuts))
    places = {cut.text: place for place, cut in enumerate(cuts)}
    for (key, span), found in books.finds((DIMENSIONS[by], DIMENSIONS[every]), whole, where).items():
        counts[key][places[span or ""]] += getattr(found, of)
    series = {key: own for key, own in counts.items() if any(own)}
    kept = [0] * len(cuts)
    for (span,), found in books.finds((DIMENSIONS[every],), whole).items():
        kept[places[span or ""]] += getattr(found, of)
    return Rises(by=by, of=of, every=every, span=last, series=len(series), alarms=_alarms(cuts, series, every, kept))


def _alarms(cuts: Sequence[Period], series: dict[Key, list[int]], every: str, kept: Sequence[int]) -> tuple[Rise, ...]:
    blind: list[int | None] = [None] * len(cuts)
    last = len(cuts) - 1
    found = (
        Rise(key=key, watched=watched(cuts, own, blind, last, every, len(series), whole=kept))
        for key, own in series.items()
        if own[last] and is_enough(own, last)
    )
    alarms = [rise for rise in found if rise.watched.alarm]
    return tuple(sorted(alarms, key=lambda rise: (-_excess(rise.watched), rise.key or "")))


def _excess(one: Watched) -> float:
    return one.observed - (one.upper or 0.0)


def _last_whole(until: date, every: str) -> Period:
    end = until if until == date.max else start_of(until + timedelta(days=1), every) - timedelta(days=1)
    return named_span(start_of(end, every), end, called(start_of(end, every), every))
