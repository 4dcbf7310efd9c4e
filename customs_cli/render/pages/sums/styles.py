"""The tables of a published style as a page and as JSON; notes say what the register lacks for a table."""

from typing import Any

from customs_cli.domain.query.directory import Directory
from customs_cli.render.forms.jsonfile import money
from customs_cli.render.layout.page import Cell, Column, Page, Table, Text
from customs_cli.render.pages.sums.summary import HEADINGS, counted_on, counts_json, period_json, period_text
from customs_cli.render.words.amounts import as_read, change
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.phrases import CLOSED, called, sums
from customs_cli.reports.sums.styles import Figures, StyleReport, StyleRow, StyleTable

TITLES = {
    "gacc": marked("As GACC publishes: {period}"),
    "eu": marked("As the EU's annual report: {period}"),
    "us": marked("As US CBP publishes: {period}"),
}
RESULTS = {
    "confiscated": marked("confiscated or destroyed after confirmation"),
    "abandoned": marked("abandoned by the traveller, sender or addressee"),
    "small-consignment": marked("destroyed as a small consignment"),
    "court": marked("court case"),
    "criminal": marked("criminal procedure"),
    "original": marked("released: original goods"),
    "not-infringing": marked("released: not infringing"),
    "no-reaction": marked("released: the holder did not react"),
    "released": marked("released otherwise"),
    "open": marked("open"),
}
OTHER_HEADINGS = {
    "provenance": marked("Provenance"),
    "result": marked("Result"),
}
_WORDS = ("right_type", "basis", "direction", "channel", "transport")


def page(report: StyleReport, directory: Directory, words: Words) -> Page:
    """Return all tables with their totals, and the rules of counting above them."""
    rules = [*_rules(report, words), counted_on(report.period.counted_on, words)]
    if report.before:
        rules.append(words("A year before: {period}.", period=period_text(report.before, words)))
    blocks = [Text(text=text) for text in rules]
    tables = [_table(report, table, directory, words) for table in report.tables]
    title = words(TITLES[report.style], period=period_text(report.period, words))
    return Page(title=title, blocks=(*blocks, *tables))


def as_json(report: StyleReport) -> dict[str, Any]:
    """The object of `customs.style/1`."""
    return {
        "schema": "customs.style/1",
        "style": report.style,
        "period": period_json(report.period),
        "before": period_json(report.before) if report.before else None,
        "tables": [
            {"by": t.name, "rows": [{"key": row.key, **_row_json(row)} for row in t.rows], "not_known": t.unknown}
            for t in report.tables
        ],
        "total": _row_json(report.total),
    }


def _row_json(row: StyleRow) -> dict[str, Any]:
    return {**_figures_json(row.now), "before": _figures_json(row.before)}


def _figures_json(figures: Figures) -> dict[str, Any]:
    return {
        **counts_json(figures.counts),
        "procedures": figures.procedures,
        "lines": figures.lines,
        "retail_values": [money(value) for value in figures.retail],
        "lines_with_retail_value": figures.lines_valued,
        "lines_detained": figures.lines_known,
    }


def _rules(report: StyleReport, words: Words) -> tuple[str, ...]:
    total = report.total.now
    valued = words(
        "Entries of goods detained, whatever their brands: {lines}; "
        "with a retail value: {valued} (the others add nothing).",
        valued=f"{total.lines_valued:,}",
        lines=f"{total.lines_known:,}",
    )
    match report.style:
        case "gacc":
            items = words("Items: pieces, and every pair or set as one; packages, weights and measures do not count.")
            return items, words("Not recorded: the trade mode (such as market procurement, 1039).")
        case "eu":
            cases = words(
                "A case is one interception; a procedure is one right holder's part of it; articles are items."
            )
            return cases, valued
        case _:
            lines = words(
                "A seizure is a batch detained; a line is one product of one brand; MSRP is the retail value."
            )
            return lines, valued, words("Not recorded: whether goods endanger health and safety.")


def _table(report: StyleReport, table: StyleTable, directory: Directory, words: Words) -> Table:
    heading = words(HEADINGS.get(table.name) or OTHER_HEADINGS[table.name])
    kind = "word" if table.name in (*_WORDS, "result") else "text"
    columns = (Column(key=table.name, heading=heading, kind=kind), *_columns(report, words))  # type: ignore[arg-type]
    rows = [(_key(table.name, row, directory, words), *_cells(report, row, words)) for row in table.rows]
    total = (words("Total"), *_cells(report, report.total, words))
    made = Table(columns=columns, rows=rows, total=total, title=heading, notes=_lacks(report, table, words), keys=1)
    return as_read(made, words)


def _columns(report: StyleReport, words: Words) -> tuple[Column, ...]:
    match report.style:
        case "gacc":
            return (
                Column(key="measures", heading=words("Measures"), kind="number"),
                Column(key="batches", heading=words("Batches detained"), kind="number"),
                Column(key="batches_change", heading=words("Year on year"), kind="number"),
                Column(key="items_official", heading=words("Items"), kind="number"),
                Column(key="items_change", heading=words("Year on year"), kind="number"),
                Column(key="value", heading=words("Value"), kind="money"),
            )
        case "eu":
            return (
                Column(key="cases", heading=words("Cases"), kind="number"),
                Column(key="procedures", heading=words("Procedures"), kind="number"),
                Column(key="articles", heading=words("Articles"), kind="number"),
                Column(key="retail_value", heading=words("Retail value"), kind="money"),
            )
        case _:
            return (
                Column(key="seizures", heading=words("Seizures"), kind="number"),
                Column(key="lines", heading=words("Lines"), kind="number"),
                Column(key="msrp", heading=words("MSRP"), kind="money"),
            )


def _cells(report: StyleReport, row: StyleRow, words: Words) -> tuple[Cell, ...]:
    now, then = row.now.counts, row.before.counts
    match report.style:
        case "gacc":
            batches = change(now.batches, then.batches, words.lang)
            items = change(now.items_official, then.items_official, words.lang)
            return now.measures, now.batches, batches, now.items_official, items, sums(now.values)
        case "eu":
            return now.batches, row.now.procedures, now.items_official, sums(row.now.retail)
        case _:
            return now.batches, row.now.lines, sums(row.now.retail)


def _key(name: str, row: StyleRow, directory: Directory, words: Words) -> str:
    if row.key is None:
        return words("not known")
    if name == "result":
        return words(RESULTS[row.key])
    if name in ("office", *CLOSED):
        return called(name, row.key, directory, words)
    return words.word(row.key) if name in _WORDS else row.key


def _lacks(report: StyleReport, table: StyleTable, words: Words) -> tuple[str, ...]:
    said = []
    if table.unknown:
        said.append(
            words(
                "Not recorded for {count} of {all} batches.",
                count=f"{table.unknown:,}",
                all=f"{report.total.now.counts.batches:,}",
            )
        )
    if sum(row.now.counts.batches for row in table.rows) > report.total.now.counts.batches:
        said.append(words("A batch may be in several rows; the total counts it once."))
    return tuple(said)
