"""The tables of a published style as rows of one file, in the same form for every language (docs/LAYOUTS.md)."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from customs_cli.domain.query.directory import Directory
from customs_cli.domain.values.money import HOME
from customs_cli.render.layout.clean import no_formula
from customs_cli.reports.sums.styles import Figures, StyleReport, StyleRow

TOTAL = "total"
"""`table` in the row that counts every batch once."""


class Measured(NamedTuple):
    """A column: its name, and the function that takes its value from the figures."""

    name: str
    of: Callable[[Figures], object]


def _value(figures: Figures) -> object:
    return next((one.amount for one in figures.counts.values if one.currency == HOME), "")


def _retail(figures: Figures) -> object:
    return " ".join(f"{one.amount} {one.currency}" for one in figures.retail)


COLUMNS = {
    "gacc": (
        Measured("measures", lambda f: f.counts.measures),
        Measured("batches", lambda f: f.counts.batches),
        Measured("items", lambda f: f.counts.items_official),
        Measured("value_cny", _value),
    ),
    "eu": (
        Measured("cases", lambda f: f.counts.batches),
        Measured("procedures", lambda f: f.procedures),
        Measured("articles", lambda f: f.counts.items_official),
        Measured("retail_value", _retail),
    ),
    "us": (
        Measured("seizures", lambda f: f.counts.batches),
        Measured("lines", lambda f: f.lines),
        Measured("quantity", lambda f: f.counts.items_official),
        Measured("msrp", _retail),
    ),
}
"""Style -> the columns that it publishes; each is repeated for the year before."""


def header(style: str) -> tuple[str, ...]:
    """Return the names of the columns of a style."""
    names = [column.name for column in COLUMNS[style]]
    return ("style", "from", "to", "table", "key", "name", *names, *(f"{name}_before" for name in names))


def rows(report: StyleReport, directory: Directory) -> Iterator[tuple[str, ...]]:
    """Yield a row for each key of each table, then the total; an unknown key is empty.

    `name` is filled for offices; figures of the year before are empty where the period is open.
    """
    first = report.style, str(report.period.from_ or ""), str(report.period.to or "")
    is_open = report.period.from_ is None or report.period.to is None
    for table in report.tables:
        for row in table.rows:
            key = row.key or ""
            name = directory.office_name(key) if key and table.name == "office" else ""
            yield (*first, table.name, no_formula(key), no_formula(name), *_cells(report.style, row, is_open))
    yield (*first, TOTAL, "", "", *_cells(report.style, report.total, is_open))


def _cells(style: str, row: StyleRow, is_open: bool) -> tuple[str, ...]:
    now = (str(column.of(row.now)) for column in COLUMNS[style])
    return (*now, *("" if is_open else str(column.of(row.before)) for column in COLUMNS[style]))
