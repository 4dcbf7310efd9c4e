"""A ranking as a page and as JSON."""

from typing import Any

from customs_cli.domain.query.directory import Directory
from customs_cli.domain.values.money import Money
from customs_cli.render.forms.jsonfile import picked
from customs_cli.render.layout.page import Cell, Column, Page, Readers, Table
from customs_cli.render.pages.sums import currencies
from customs_cli.render.pages.sums.summary import (
    HEADINGS,
    counted_on,
    counts_json,
    figure_json,
    period_json,
    period_text,
    share_json,
)
from customs_cli.render.words.amounts import as_read
from customs_cli.render.words.amounts import change as growth
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.phrases import called, left_out, units
from customs_cli.reports.sums.rank import Ranking, RankRow, figure

BASES = {"batches": marked("batches detained"), "items": marked("items"), "value": marked("value")}
"""Basis of the ranking -> its name in a title."""


def page(report: Ranking, directory: Directory, words: Words, *, advised: bool = False) -> Page:
    """Return a table with the first rank on top and the basis in the title.

    Args:
        report: The ranking.
        directory: Names of records.
        words: The reader's language.
        advised: Whether to say how all rows are shown, where a limit left some out.
    """
    columns = _columns(report, words)
    rows = [_cells(row, report, directory, words) for row in report.rows]
    unseen = left_out(report.left_out, words, advised=advised)
    notes = (*unseen, *_notes(report, words))
    table = Table(columns=columns, rows=rows, total=_total(report, directory, words), notes=notes, keys=2)
    title = words(
        "{what} by {basis}: {period}",
        what=words(HEADINGS[report.of]),
        basis=words(BASES[report.by]),
        period=period_text(report.period, words),
    )
    return Page(title=title, blocks=(as_read(table, words).idle_for_machines(),))


def _total(report: Ranking, directory: Directory, words: Words) -> tuple[Cell, ...]:
    whole = RankRow(
        key="", rank=None, rank_before=None, change=None, counts=report.total, year_before=report.total_year_before
    )
    cells = _cells(whole, report, directory, words)
    return (None, words("Total"), *cells[2:6], None, None, None, None, *cells[10:])


def _columns(report: Ranking, words: Words) -> tuple[Column, ...]:
    then: Readers = "all" if report.total_year_before else "machines"
    return (
        Column(key="rank", heading=words("Rank"), kind="number"),
        Column(key=report.of, heading=words(HEADINGS[report.of])),
        Column(key="batches", heading=words("Batches detained"), kind="number"),
        Column(key="items", heading=words("Items"), kind="number"),
        Column(key="units", heading=words("Other units")),
        Column(key="value", heading=words("Value"), kind="money"),
        Column(key="share", heading=words("Share"), kind="share"),
        Column(key="rank_before", heading=words("Rank before"), kind="number"),
        Column(key="change_said", heading=words("Change"), kind="number", readers="people"),
        Column(key="change", heading=words("Change"), kind="number", readers="machines"),
        Column(
            key="year_before",
            heading=words("A year before"),
            kind="money" if report.by == "value" else "number",
            readers=then,
        ),
        Column(key="year_on_year", heading=words("Year on year"), kind="number", readers=then),
    )


def as_json(report: Ranking) -> dict[str, Any]:
    """The object of `customs.rank/1`."""
    return {
        "schema": "customs.rank/1",
        **picked(report, "of", "by"),
        "period": period_json(report.period),
        "before": period_json(report.before) if report.before else None,
        "year": period_json(report.year) if report.year else None,
        "currency": report.currency,
        "rows": [
            {
                **picked(row, "key", "rank", "rank_before", "change"),
                "share": share_json(row.share),
                "year_before": None
                if row.year_before is None
                else figure_json(row.year_before, report.by, report.currency),
                **counts_json(row.counts),
            }
            for row in report.rows
        ],
        "total": counts_json(report.total),
        "rows_overlap": report.overlaps,
        **currencies.as_json(report.others, report.others_year_before),
    }


def _cells(row: RankRow, report: Ranking, directory: Directory, words: Words) -> tuple[Cell, ...]:
    counts = row.counts
    is_told = report.by == "value" or report.currency in {one.currency for one in counts.values}
    worth = Money(amount=figure(counts, "value", report.currency), currency=report.currency) if is_told else None
    change = f"{row.change:+d}" if row.change else row.change, row.change
    others = units(counts.units, words)
    then = row.year_before
    now = figure(counts, report.by, report.currency)
    before: Cell = then if then is None else int(then)
    if then is not None and report.by == "value":
        before = Money(amount=then, currency=report.currency)
    more = None if then is None else growth(now, then, words.lang)
    return row.rank, _name(row, report, directory, words), counts.batches, counts.items, others, worth, row.share, \
        row.rank_before, *change, before, more  # fmt: skip


def _name(row: RankRow, report: Ranking, directory: Directory, words: Words) -> str:
    if row.key is None:
        return words("not known")
    return report.names.get(row.key) or called(report.of, row.key, directory, words)


def _notes(report: Ranking, words: Words) -> tuple[str, ...]:
    said = [
        counted_on(report.period.counted_on, words),
        words("Basis of rank and share: {basis}. Equal figures share a rank.", basis=words(BASES[report.by])),
    ]
    if report.before:
        said.append(words("Rank before: {period}.", period=period_text(report.before, words)))
    else:
        said.append(words("The period is open-ended, so there is no period before to compare with."))
    if report.year:
        year = (
            marked("A year before: {period}.")
            if report.total_year_before
            else marked("A year before ({period}): none.")
        )
        said.append(words(year, period=period_text(report.year, words)))
    if report.overlaps:
        said.append(words("A batch may be in several rows; the total counts it once."))
    return (*said, *currencies.notes(report.currency, report.others, report.others_year_before, words))
