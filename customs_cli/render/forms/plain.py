"""A page for a pipe: tab-separated values, one record a line, nothing cut, and no value that breaks a line."""

from collections.abc import Iterator
from typing import TextIO

from customs_cli.render.layout.cells import currency, for_machines, plain, plain_column
from customs_cli.render.layout.clean import clean
from customs_cli.render.layout.page import PIECE, Card, Cell, Chart, Code, Page, Table, Text
from customs_cli.render.layout.pouring import pour


def write(page: Page, out: TextIO) -> None:
    """Write tables with their keys in the first line, and cards as key and value; a blank line between blocks.

    Titles and notes are left out, as they are for people.
    """
    pour(pieces(page), out)


def pieces(page: Page) -> Iterator[str]:
    """Yield the text of `write` piece by piece."""
    if page.long:
        for place, table in enumerate(page.long.pieces):
            yield from _table(table, is_headed=not place)
    for i, block in enumerate(page.unbroken):
        if i or page.long:
            yield "\n"
        match block:
            case Table():
                yield from _table(block)
            case Card():
                yield from (f"{key}\t{plain(name)}\n" for key, name in block.names)
                yield from (f"{field.key}\t{_value(field.value)}\n" for field in block.fields)
            case Text():
                yield clean(block.text) + "\n"
            case Chart():
                yield from _table(block.table)
            case Code():
                yield clean(block.line) + "\n"


def _table(table: Table, *, is_headed: bool = True) -> Iterator[str]:
    table = for_machines(table, "")
    if is_headed:
        yield "\t".join(column.key for column in table.columns) + "\n"
    rows = table.rows if table.total is None else [*table.rows, table.total]
    for start in range(0, len(rows), PIECE):
        columns = map(plain_column, zip(*rows[start : start + PIECE], strict=True))
        yield "".join(f"{line}\n" for line in map("\t".join, zip(*columns, strict=True)))


def _value(cell: Cell) -> str:
    return f"{plain(cell)} {currency(cell)}".rstrip()
