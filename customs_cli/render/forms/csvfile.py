"""A page as CSV (RFC 4180, UTF-8): every table and card, money in two columns, and no cell that is a formula."""

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
    """Write the tables and cards of a page with blank lines between: totals as last rows, cards as label and value."""
    pour(pieces(page, words), out)


def pieces(page: Page, words: Words) -> Iterator[str]:
    """Yield the text of `write` piece by piece."""
    drawn = (block.table if isinstance(block, Chart) else block for block in page.blocks)
    if page.long:
        for place, table in enumerate(page.long.pieces):
            yield _table(for_machines(table, words("currency")), is_headed=not place)
    for i, block in enumerate(block for block in drawn if isinstance(block, Table | Card)):
        if i or page.long:
            yield "\n"
        yield _card(block, page) if isinstance(block, Card) else _table(for_machines(block, words("currency")))


def _card(card: Card, page: Page) -> str:
    title = card.title or (page.title if card.names else "")
    fields = ([no_formula(f.label), _safe(f.value), currency(f.value)] for f in card.fields)
    return _rows(chain([[_safe(title)]] if title else [], fields))


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
