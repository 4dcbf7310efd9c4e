"""A page as CSV (RFC 4180, UTF-8): every table, money in two columns, and no cell that is a formula."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import chain
from typing import TextIO

from customs_cli.render.layout.cells import currency, for_machines, plain
from customs_cli.render.layout.clean import no_formula
from customs_cli.render.layout.page import Card, Cell, Chart, Page, Table
from customs_cli.render.layout.pouring import pour
from customs_cli.render.words.catalogue import Words


def write(page: Page, out: TextIO, words: Words) -> None:
    """Write the tables of a page, totals as last rows, with blank lines between; without tables, write its cards."""
    pour(pieces(page, words), out)


def pieces(page: Page, words: Words) -> Iterator[str]:
    """Yield the text of `write` piece by piece."""
    drawn = (block.table if isinstance(block, Chart) else block for block in page.blocks)
    tables = [block for block in drawn if isinstance(block, Table)]
    if page.long:
        for place, table in enumerate(page.long.pieces):
            yield _table(for_machines(table, words("currency")), is_headed=not place)
    for i, table in enumerate(tables):
        if i or page.long:
            yield "\n"
        yield _table(for_machines(table, words("currency")))
    if not tables and not page.long:
        fields = (field for block in page.blocks if isinstance(block, Card) for field in block.fields)
        yield _rows([no_formula(f.label), _safe(f.value), currency(f.value)] for f in fields)


def _table(table: Table, *, is_headed: bool = True) -> str:
    heading = [[no_formula(column.heading) for column in table.columns]] if is_headed else []
    rows = table.rows if table.total is None else [*table.rows, table.total]
    return _rows(chain(heading, ([_safe(cell) for cell in row] for row in rows)))


def _rows(rows: Iterable[list[str]]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _safe(cell: Cell) -> str:
    return no_formula(plain(cell)) if isinstance(cell, str | tuple) else plain(cell)
