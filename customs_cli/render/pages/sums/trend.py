"""A trend as bars and figures, and as JSON."""

from decimal import Decimal
from typing import Any

from customs_cli.domain.values.money import Money
from customs_cli.render.forms.jsonfile import money
from customs_cli.render.layout.cells import grouped
from customs_cli.render.layout.page import Bar, Cell, Chart, Column, Page, Table, Text
from customs_cli.render.pages.day.sheet import change
from customs_cli.render.pages.sums.summary import HEADINGS, counts_json, period_json, period_text
from customs_cli.render.words.catalogue import Words, marked
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


def page(report: Trend, words: Words) -> Page:
    """Bars with last year's ticks, how long procedures took, and what the bars do not prove."""
    what = words(FIGURES[report.of])
    title = words(
        "{figure} by {every}: {period}",
        figure=what,
        every=words(SPANS[report.every]),
        period=period_text(report.period, words),
    )
    measured = f"{what} ({report.currency})" if report.of == "value" else what
    bars = tuple(
        Bar(
            label=s.key,
            length=float(s.figure),
            before=float(s.figure_before),
            text=_number(s.figure),
            change=change(float(s.figure), float(s.figure_before)),
        )
        for s in report.spans
    )
    legend = (words("this period"), words("a year before"))
    chart = Chart(bars=bars, title=measured, legend=legend, table=_figures(report, words))
    caveat = words("More finds may mean more control, not more crime.")
    return Page(title=title, blocks=(chart, _durations(report.durations, words), Text(text=caveat)))


def as_json(report: Trend) -> dict[str, Any]:
    """The object of `customs.trend/1`."""
    return {
        "schema": "customs.trend/1",
        "of": report.of,
        "every": report.every,
        "period": period_json(report.period),
        "currency": report.currency,
        "rows": [
            {
                "key": s.key,
                "period": period_json(s.period),
                "figure": _plain(s.figure, report),
                "figure_before": _plain(s.figure_before, report),
                **counts_json(s.counts),
                "before": counts_json(s.before),
            }
            for s in report.spans
        ],
        "durations": [
            {
                "name": d.name,
                "count": d.count,
                "mean_working_days": d.mean,
                "within_target": d.within,
                "target_working_days": d.target,
            }
            for d in report.durations
        ],
        "total": counts_json(report.total),
    }


def _plain(figure: Decimal, report: Trend) -> Any:
    return money(Money(amount=figure, currency=report.currency)) if report.of == "value" else int(figure)


def _number(figure: Decimal) -> str:
    return grouped(int(figure)) if figure == figure.to_integral_value() else f"{figure:,.2f}"


def _figures(report: Trend, words: Words) -> Table:
    kind = "money" if report.of == "value" else "number"
    columns = (
        Column(key=report.every, heading=words(HEADINGS[report.every]), kind="code"),
        Column(key=report.of, heading=words(FIGURES[report.of]), kind=kind),  # type: ignore[arg-type]
        Column(key="before", heading=words("A year before"), kind=kind),  # type: ignore[arg-type]
        Column(key="change", heading=words("Change"), kind="number"),
    )
    return Table(columns=columns, rows=[_row(span, report) for span in report.spans])


def _row(span: Span, report: Trend) -> tuple[Cell, ...]:
    now, then = _cell(span.figure, report), _cell(span.figure_before, report)
    return span.key, now, then, change(float(span.figure), float(span.figure_before))


def _cell(figure: Decimal, report: Trend) -> Cell:
    return Money(amount=figure, currency=report.currency) if report.of == "value" else int(figure)


def _durations(found: tuple[Duration, ...], words: Words) -> Table:
    columns = (
        Column(key="step", heading=words("Step"), kind="word"),
        Column(key="mean_working_days", heading=words("Mean, working days"), kind="number"),
        Column(key="target_working_days", heading=words("Target"), kind="number"),
        Column(key="within_target", heading=words("Within it"), kind="number"),
        Column(key="count", heading=words("Of"), kind="number"),
    )
    rows = [(words(STEPS[d.name]), d.mean, d.target, d.within, d.count) for d in found]
    title = words("How long it took, per holder")
    return Table(columns=columns, rows=rows, title=title, keys=1)
