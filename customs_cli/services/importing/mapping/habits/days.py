"""The days of a list: the order in which each column writes them, and the year of those that do not say it."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from customs_cli.errors import UsageError
from customs_cli.services.importing.mapping.day_order import DATES, Order, Unclear, order_in, parse_order, refusal
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.mapping.readers import DAYS
from customs_cli.services.importing.mapping.title_words import is_yearless, year_in
from customs_cli.services.importing.table import ReadTable, Rows

YEAR = "year"
"""Under this name `--defaults` gives the year of days that do not say it; no map keeps it, as next year has another."""
_TO_COME = ("valid_from", "valid_until", "from", "to")
"""Days that may be still to come: the last one of a recordation proves nothing by being later than today."""
_ANY = date(2019, 7, 1)
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d\d\d)")


def orders_in(
    table: ReadTable, columns: Sequence[Column], given: Mapping[str, str], today: date | None
) -> dict[str, Order]:
    """The order in which the days of each column are written, where it has to be known.

    Raises:
        UsageError: A column does not prove it, and nobody says it.
    """
    wanted = parse_order(given[DATES]) if DATES in given else None
    found: dict[str, Order] = {}
    for column in columns:
        if column.field not in DAYS or column.is_remark or not isinstance(table.rows, Rows):
            continue
        order = order_in(table.rows.column(column.name), None if column.field in _TO_COME else today)
        if isinstance(order, Unclear):
            if wanted is None:
                raise refusal(column.name, order)
            order = wanted
        if order:
            found[column.name] = order
    return found


def year_of(table: ReadTable, columns: Sequence[Column], given: Mapping[str, str], today: date | None) -> str:
    """The year of the days that do not say their own; empty where all of them do.

    Raises:
        UsageError: Neither the officer nor the title says it.
    """
    days = [column.name for column in columns if column.field in DAYS and not column.is_remark]
    if not isinstance(table.rows, Rows) or YEAR in given:
        return given.get(YEAR, "")
    for name in days:
        cell = next(filter(is_yearless, table.rows.column(name)), None)
        if cell is not None and not (year := year_in(table.title)):
            raise UsageError(
                'column {column}: "{cell}" does not say its year',
                column=name,
                cell=cell,
                hint="--defaults year={year}",
                year=_likely_year(table, name) or (today or _ANY).year,
                at=name,
            )
        if cell is not None:
            return year
    return ""


def _likely_year(table: ReadTable, name: str) -> str:
    """The one year of the other days of a column; empty where there is none, or another one."""
    cells = table.rows.column(name) if isinstance(table.rows, Rows) else ()
    years = {found[0] for cell in cells if (found := _YEAR.match(cell))}
    return years.pop() if len(years) == 1 else ""
