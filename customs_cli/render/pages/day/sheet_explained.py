"""The batches and acts behind the figures of a sheet, as a page and as JSON."""

from collections.abc import Sequence
from typing import Any

from customs_cli.domain.query.directory import Directory
from customs_cli.render.layout.page import Column, Page, Table
from customs_cli.render.pages.day.sheet_acts import KINDS, STORED, detail_of
from customs_cli.render.pages.sums.summary import HEADINGS, key_text, period_json, period_text
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.phrases import first_of
from customs_cli.reports.day.sheet import Sheet
from customs_cli.reports.day.sheet_explained import Explained

FIGURES = {
    "measures": marked("Measures"),
    "batches": marked("Batches"),
    "items": marked("Items"),
    "units": marked("Other units"),
    "valued": marked("Valued"),
    "recorded": marked("Batches recorded"),
    "transfers": marked("Transfers"),
    "fines": marked("Fines"),
    "acts": marked("Acts"),
    "rise": marked("Rise"),
}
SHOWN = 20
"""The most references of a figure that are shown to people; machines get all."""


def page(sheet: Sheet, section: str, rows: Sequence[Explained], directory: Directory, words: Words) -> Page:
    """Return one row for each figure: how many batches or acts it counts, and which."""
    columns = (
        Column(key="row", heading=words("Row")),
        Column(key="figure", heading=words("Figure")),
        Column(key="count", heading=words("Count"), kind="number"),
        Column(key="refs_said", heading=words("References"), kind="word", readers="people"),
        Column(key="refs", heading=words("References"), readers="machines"),
    )
    cells = [
        (called, _figure(row, words), row.count, first_of(row.refs, SHOWN, words), row.refs)
        for row in rows
        for called in [_row(row, section, directory, words)]
    ]
    notes = (words("Count: batches, or acts where acts are counted; -o FILE.csv writes all references."),)
    called = sheet.number if sheet.is_numbered else period_text(sheet.period, words)
    title = words("Behind the figures of sheet {number}", number=called)
    refs = tuple(dict.fromkeys(ref for row in rows for ref in row.refs))
    return Page(title=title, blocks=(Table(columns=columns, rows=cells, notes=notes, keys=2),), refs=refs)


def as_json(sheet: Sheet, section: str, rows: Sequence[Explained]) -> dict[str, Any]:
    """The object of `customs.sheet-explained/1`."""
    return {
        "schema": "customs.sheet-explained/1",
        "number": sheet.number,
        "section": section,
        "rows": [_row_json(row) for row in rows],
    }


def _row_json(row: Explained) -> dict[str, Any]:
    return {
        "row": list(row.row),
        "campaign": row.code or None,
        "period": period_json(row.period) if row.period else None,
        "figure": row.figure,
        "count": row.count,
        "refs": list(row.refs),
    }


def _figure(row: Explained, words: Words) -> str:
    return words(FIGURES[row.figure]) if row.figure in FIGURES else words.word(row.figure)


def _row(row: Explained, section: str, directory: Directory, words: Words) -> str:
    match section:
        case "figures":
            assert row.period
            text = period_text(row.period, words)
            return " ".join(filter(None, (text, directory.campaign_name(row.code, words.lang) if row.code else "")))
        case "breakdown":
            half = len(row.row) // 2
            keys = zip(row.row[:half], row.row[half:], strict=True)
            return words(", ").join(
                f"{words(HEADINGS[by])} {key_text(by, key or None, directory, words)}" for by, key in keys
            )
        case "acts":
            kind, detail, *marks = row.row
            if kind == "seen":
                return words("credit code {code}, found before", code=detail)
            names = [directory.mark_name(mark, words.lang) for mark in marks]
            return words(", ").join(filter(None, (words(KINDS[kind]), detail_of(kind, detail, words), *names)))
        case "store":
            return words(STORED[row.row[0]])
        case _:
            return words("Deadlines")
