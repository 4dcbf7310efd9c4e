"""A trend as bars and figures, and as JSON."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from customs_cli.domain.values.money import Money
from customs_cli.render.layout.cells import grouped
from customs_cli.render.layout.page import Bar, Cell, Chart, Column, Page, Table, Text
from customs_cli.render.pages.sums import currencies
from customs_cli.render.pages.sums.summary import (
    HEADINGS,
    counted_on,
    counts_json,
    figure_json,
    period_json,
    period_text,
)
from customs_cli.render.pages.sums.watch import alarm_lines, caveats, why
from customs_cli.render.pages.sums.watch import as_json as watch_json
from customs_cli.render.words.amounts import as_read, change
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.reports.alarm.watch import Watch, Watched
from customs_cli.reports.compare.trend import Duration, Span, Trend

FIGURES = {
    "batches": marked("Batches detained"),
    "items": marked("Items"),
    "value": marked("Value"),
    "measures": marked("Measures"),
}
SPANS = {"day": marked("day"), "week": marked("week"), "month": marked("month"), "quarter": marked("quarter")}
STEPS = {
    "suspension": marked("Suspension: notice to detention or release"),
    "investigation": marked("Investigation: detention to finding"),
}


def page(report: Trend, words: Words, watch: Watch | None = None) -> Page:
    """Return bars with marks of the year before, the durations of procedures, and what the bars do not prove.

    Args:
        report: The trend.
        words: The reader's language.
        watch: Alarms for its spans; None where none were asked for.
    """
    what = words(FIGURES[report.of])
    title = words(
        "{figure} by {every}: {period}",
        figure=what,
        every=words(SPANS[report.every]),
        period=period_text(report.period, words),
    )
    measured = f"{what} ({report.currency})" if report.of == "value" else what
    watched = {one.key: one for one in watch.spans} if watch else {}
    bars = tuple(
        _bar(
            label=s.key,
            length=float(s.figure),
            before=float(s.figure_before),
            text=_number(s.figure),
            change=change(s.figure, s.figure_before, words.lang),
            watched=watched.get(s.key),
        )
        for s in report.spans
    )
    legend: tuple[str, ...] = (words("this period"), words("a year before"))
    legend += (words("to be expected"), words("alarm")) if any(bar.upper is not None for bar in bars) else ()
    chart = Chart(bars=bars, title=measured, legend=legend, table=_figures(report, words, watched))
    caveat = words("More finds may mean more control, not more crime.")
    told = currencies.notes(report.currency, report.others, report.others_before, words)
    lines = alarm_lines(watch, words) if watch else (caveat,)
    texts = tuple(Text(text=line) for line in (counted_on(report.period.counted_on, words), *told, *lines))
    return Page(title=title, blocks=(chart, *texts[:-1], _durations(report.durations, words), texts[-1]))


def _bar(*, watched: Watched | None, **fields: Any) -> Bar:
    if watched is None:
        return Bar(**fields)
    return Bar(**fields, expected=watched.expected, upper=watched.upper, is_alarm=watched.alarm)


def as_json(report: Trend, watch: Watch | None = None) -> dict[str, Any]:
    """Return the object of `customs.trend/1`; with alarms, each row has theirs."""
    told = {one.key: watch_json(one) for one in watch.spans} if watch else {}
    return {
        "schema": "customs.trend/1",
        "of": report.of,
        "every": report.every,
        "period": period_json(report.period),
        "currency": report.currency,
        "rows": [{**_span_json(span, report), **told.get(span.key, {})} for span in report.spans],
        "durations": [_duration_json(one) for one in report.durations],
        "total": counts_json(report.total),
        **currencies.as_json(report.others, report.others_before),
        **({"series": watch.series, "caveats": list(caveats(watch, Words()))} if watch else {}),
    }


def _span_json(span: Span, report: Trend) -> dict[str, Any]:
    return {
        "key": span.key,
        "period": period_json(span.period),
        "figure": figure_json(span.figure, report.of, report.currency),
        "figure_before": figure_json(span.figure_before, report.of, report.currency),
        **counts_json(span.counts),
        "before": counts_json(span.before),
    }


def _duration_json(one: Duration) -> dict[str, Any]:
    return {
        "name": one.name,
        "count": one.count,
        "mean_working_days": one.mean,
        "within_target": one.within,
        "target_working_days": one.target,
    }


def _number(figure: Decimal) -> str:
    return grouped(int(figure)) if figure == figure.to_integral_value() else f"{figure:,.2f}"


def _figures(report: Trend, words: Words, watched: Mapping[str, Watched]) -> Table:
    kind = "money" if report.of == "value" else "number"
    columns = (
        Column(key=report.every, heading=words(HEADINGS[report.every]), kind="code"),
        Column(key=report.of, heading=words(FIGURES[report.of]), kind=kind),  # type: ignore[arg-type]
        Column(key="before", heading=words("A year before"), kind=kind),  # type: ignore[arg-type]
        Column(key="change", heading=words("Change"), kind="number"),
    )
    if not watched:
        return as_read(Table(columns=columns, rows=[_row(span, report, words) for span in report.spans]), words)
    more = _alarm_columns(words)
    rows = [(*_row(span, report, words), *_told(watched.get(span.key), words)) for span in report.spans]
    return as_read(Table(columns=(*columns, *more), rows=rows), words)


def _alarm_columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(key="expected", heading=words("Expected"), kind="number"),
        Column(key="upper", heading=words("At most"), kind="number"),
        Column(key="alarm", heading=words("Alarm"), kind="word"),
        Column(key="method", heading=words("Method"), kind="code"),
        Column(key="why", heading=words("Why"), readers="machines"),
    )


def _told(one: Watched | None, words: Words) -> tuple[Cell, ...]:
    if one is None:
        return (None,) * 5
    method = words("none") if one.method == "none" else one.method
    return one.expected, one.upper, words("alarm") if one.alarm else None, method, why(one, words)


def _row(span: Span, report: Trend, words: Words) -> tuple[Cell, ...]:
    now, then = _cell(span.figure, report), _cell(span.figure_before, report)
    return span.key, now, then, change(span.figure, span.figure_before, words.lang)


def _cell(figure: Decimal, report: Trend) -> Cell:
    return Money(amount=figure, currency=report.currency) if report.of == "value" else int(figure)


def _durations(found: tuple[Duration, ...], words: Words) -> Table:
    columns = (
        Column(key="step", heading=words("Step"), kind="word"),
        Column(key="mean_working_days", heading=words("Mean, working days"), kind="number"),
        Column(key="target_working_days", heading=words("Target"), kind="number"),
        Column(key="within_target", heading=words("Within target"), kind="number"),
        Column(key="count", heading=words("Of"), kind="number"),
    )
    rows = [(words(STEPS[d.name]), d.mean, d.target, d.within, d.count) for d in found]
    title = words("How long it took, per holder")
    return Table(columns=columns, rows=rows, title=title, keys=1)
