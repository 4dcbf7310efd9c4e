"""A page as CSV (RFC 4180, UTF-8): every table, money in two columns; no cell is ever a formula."""

import csv
from typing import TextIO

from customs_cli.render.layout.cells import currency, for_machines, plain
from customs_cli.render.layout.clean import no_formula
from customs_cli.render.layout.page import Card, Cell, Chart, Page, Table
from customs_cli.render.words.catalogue import Words


def write(page: Page, out: TextIO, words: Words) -> None:
    """Write the tables of a page (without any, its cards), a blank line between; totals are the last rows."""
    writer = csv.writer(out, lineterminator="\n")
    drawn = (block.table if isinstance(block, Chart) else block for block in page.blocks)
    tables = [block for block in drawn if isinstance(block, Table)]
    cards = [block for block in page.blocks if isinstance(block, Card)]
    for i, table in enumerate(for_machines(table, words("currency")) for table in tables):
        if i:
            out.write("\n")
        writer.writerow([no_formula(column.heading) for column in table.columns])
        rows = table.rows if table.total is None else [*table.rows, table.total]
        writer.writerows([_safe(cell) for cell in row] for row in rows)
    for card in cards if not tables else ():
        writer.writerows([no_formula(f.label), _safe(f.value), currency(f.value)] for f in card.fields)


def _safe(cell: Cell) -> str:
    return no_formula(plain(cell)) if isinstance(cell, str | tuple) else plain(cell)
