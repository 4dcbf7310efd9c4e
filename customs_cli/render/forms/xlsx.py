"""A page as an Excel workbook: a sheet for each table, with real numbers and dates; text is never a formula or link."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from rich.cells import cell_len

from customs_cli.domain.values.money import Money
from customs_cli.errors import UsageError
from customs_cli.render.forms.workbook import MOST_LETTERS, NO_TIME
from customs_cli.render.layout.cells import for_machines, plain, shown
from customs_cli.render.layout.clean import clean
from customs_cli.render.layout.page import RIGHT, Card, CardField, Cell, Chart, Column, Page, Table
from customs_cli.render.words.catalogue import Words

_MOST_ROWS = 1_048_575
_NARROWEST, _WIDEST, _AIR = 6, 40, 3
_MEASURED = 500
"""How many rows the widths of columns are taken from."""
_WHOLE = "#,##0"
"""With the format of fractions Excel shows 94 as `94.`."""
_FORMATS = {"number": "#,##0.###", "money": "#,##0.00", "share": "0.0%", "date": "yyyy-mm-dd"}


def drawn(page: Page, words: Words) -> bytes:
    """Return a page as the bytes of a workbook.

    Raises:
        UsageError: A table has more rows than a sheet can hold.
    """
    from xlsxwriter import Workbook

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    made = BytesIO()
    with Workbook(made, options) as book:
        book.set_properties({"created": NO_TIME})
        names: set[str] = set()
        for table in _tables(page, words):
            sheet = book.add_worksheet(_sheet_name(table.title or page.title, names))
            _fill(book, sheet, table)
    return made.getvalue()


def _tables(page: Page, words: Words) -> list[Table]:
    columns = (Column(key="field", heading=words("Field")), Column(key="value", heading=words("Contents")))
    tables = []
    for drawn in page.unbroken:
        block = drawn.table if isinstance(drawn, Chart) else drawn
        if isinstance(block, Card):
            rows = tuple((field.label, _single(field)) for field in block.fields)
            tables.append(Table(columns=columns, rows=rows, title=block.title))
        elif isinstance(block, Table):
            tables.append(for_machines(block, words("currency")))
    return tables or [Table(columns=columns, rows=())]


def _single(field: CardField) -> Cell:
    return f"{field.value.currency} {plain(field.value)}" if isinstance(field.value, Money) else field.value


def _fill(book: Any, sheet: Any, table: Table) -> None:
    if len(table.rows) > _MOST_ROWS:
        raise UsageError(
            "{count:,} rows are more than a sheet can hold", count=len(table.rows), hint="use .csv, or a period"
        )
    bold, right = (
        book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "align": align, "indent": int(align == "left")}
        )
        for align in ("left", "right")
    )
    rows = table.rows if table.total is None else [*table.rows, table.total]
    formats = {
        (told, is_total): book.add_format({"num_format": told, "bold": is_total, "indent": int(told == "@")})
        for told in (*_FORMATS.values(), _WHOLE, "@")
        for is_total in (False, True)
    }
    for x, column in enumerate(table.columns):
        sheet.write_string(0, x, clean(column.heading), right if column.kind in RIGHT else bold)
        sheet.set_column(x, x, _width(column, [row[x] for row in rows[:_MEASURED]]))
    further: dict[str, int] = {}
    for y, row in enumerate(rows, 1):
        for x, cell in enumerate(row):
            style = formats[_format(cell, table.columns[x]), y > len(table.rows)]
            for number, text in enumerate(_write(sheet, y, x, cell, style), 2):
                heading = f"{table.columns[x].heading} +{number}"
                place = further.setdefault(heading, len(table.columns) + len(further))
                sheet.write_string(0, place, clean(heading), bold)
                sheet.write_string(y, place, text, style)
    for y, note in enumerate(table.notes, len(rows) + 2):
        sheet.write_string(y, 0, clean(note))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    _set_paper(sheet)


def _width(column: Column, cells: Sequence[Cell]) -> int:
    heads = [cell_len(word) for word in column.heading.split()]
    told = [cell_len(shown(cell.amount if isinstance(cell, Money) else cell, column.kind)) for cell in cells]
    return min(max([_NARROWEST, *told, *heads]), _WIDEST) + _AIR


def _set_paper(sheet: Any) -> None:
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _format(cell: Cell, column: Column) -> str:
    if isinstance(cell, date):
        return _FORMATS["date"]
    return _WHOLE if isinstance(cell, int) and column.kind not in ("money", "share") else _FORMATS.get(column.kind, "@")


def _write(sheet: Any, y: int, x: int, cell: Cell, style: Any) -> list[str]:
    if isinstance(cell, Money):
        cell = cell.amount
    if isinstance(cell, date):
        sheet.write_datetime(y, x, cell, style)
    elif isinstance(cell, int | float | Decimal):
        sheet.write_number(y, x, cell, style)
    elif cell:
        first, *more = _pieces(plain(cell))
        sheet.write_string(y, x, first, style)
        return more
    return []


def _pieces(text: str) -> list[str]:
    pieces, most = [], MOST_LETTERS // 2
    while len(text) > most:
        place = text.rfind("; ", 0, most) + 1
        pieces.append(text[: place or most])
        text = text[place or most :].removeprefix(" " if place else "")
    return [*pieces, text]


def _sheet_name(title: str, taken: set[str]) -> str:
    base = " ".join(re.sub(r"[\[\]:*?/\\']", " ", clean(title)).split())[:28].strip() or "1"
    name, number = base, 2
    while name.lower() in taken:
        name, number = f"{base[:27]} {number}", number + 1
    taken.add(name.lower())
    return name
