"""A page as plain text without colours: for files, mail, and lists too long for Rich."""

from collections.abc import Iterator
from typing import TextIO

from customs_cli.render.layout import bars
from customs_cli.render.layout.clean import clean
from customs_cli.render.layout.columns import card_fields, card_lines, grid, parts, row_cards, table_lines
from customs_cli.render.layout.folding import fold, on_screen, text_lines
from customs_cli.render.layout.page import Block, Card, Chart, Code, Page, Table, Text

WIDTH = 80


def write(page: Page, out: TextIO, width: int = WIDTH) -> None:
    """Write a page in lines of `width` columns."""
    out.writelines(line + "\n" for line in lines(page, width))


def lines(page: Page, width: int = WIDTH) -> Iterator[str]:
    """Yield the lines of a page."""
    if page.title:
        yield from fold(clean(page.title), width)
        yield ""
    for i, block in enumerate(page.unbroken):
        if i:
            yield ""
        yield from of_block(block, width)


def of_block(block: Block, width: int) -> Iterator[str]:
    """Yield the lines of one block."""
    match block:
        case Text():
            yield from text_lines(block, width)
        case Code():
            yield from fold(clean(block.line), width)
        case Chart():
            yield from bars.lines(block, width, plain=True)
        case Card():
            yield from _titled(block.title, width)
            yield from (f"{label}{value}".rstrip() for label, value in card_lines(card_fields(block), width))
        case Table():
            yield from _titled(block.title, width)
            yield from of_table(block, width)


def of_table(table: Table, width: int) -> Iterator[str]:
    """Yield the lines of a table: aligned columns, or cards where they do not fit; then its notes."""
    for i, part in enumerate(parts(table, width)):
        if i:
            yield ""
        drawn = grid(part, width)
        yield from table_lines(drawn, part.columns) if drawn else _cards(part, width)
    for note in table.notes:
        yield from on_screen(clean(note), width)


def _cards(table: Table, width: int) -> Iterator[str]:
    for i, fields in enumerate(row_cards(table)):
        if i:
            yield ""
        yield from (f"{label}{value}".rstrip() for label, value in card_lines(fields, width))


def _titled(title: str, width: int) -> Iterator[str]:
    if title:
        yield from fold(clean(title), width)
