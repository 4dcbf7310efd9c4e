"""A page for a pipe: tab-separated values, uncut, one record a line; no Rich, and nothing in a value breaks a line."""

from typing import TextIO

from customs_cli.render.layout.cells import currency, for_machines, plain, plain_column
from customs_cli.render.layout.clean import clean
from customs_cli.render.layout.page import Card, Cell, Chart, Code, Page, Table, Text

_AT_A_TIME = 1_000
"""So many rows are written together."""


def write(page: Page, out: TextIO) -> None:
    """Write tables with their keys as first line, cards as key and value; a blank line between blocks.

    Titles and notes are left out: they are for people.
    """
    for i, block in enumerate(page.unbroken):
        if i:
            out.write("\n")
        match block:
            case Table():
                _table(block, out)
            case Card():
                out.writelines(f"{key}\t{plain(name)}\n" for key, name in block.names)
                out.writelines(f"{field.key}\t{_value(field.value)}\n" for field in block.fields)
            case Text():
                out.write(clean(block.text) + "\n")
            case Chart():
                _table(block.table, out)
            case Code():
                out.write(clean(block.line) + "\n")


def _table(table: Table, out: TextIO) -> None:
    table = for_machines(table, "")
    out.write("\t".join(column.key for column in table.columns) + "\n")
    rows = table.rows if table.total is None else [*table.rows, table.total]
    for start in range(0, len(rows), _AT_A_TIME):
        columns = map(plain_column, zip(*rows[start : start + _AT_A_TIME], strict=True))
        out.writelines(f"{line}\n" for line in map("\t".join, zip(*columns, strict=True)))


def _value(cell: Cell) -> str:
    return f"{plain(cell)} {currency(cell)}".rstrip()
