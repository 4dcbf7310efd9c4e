"""A page for a person at a terminal, drawn by Rich; users' text is never taken as markup or emoji, or highlighted.

Rich takes 46 ms for a hundred rows, so a long list is drawn without it, in the same columns.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len

from customs_cli.render.forms.text import of_table
from customs_cli.render.layout import bars
from customs_cli.render.layout.clean import clean
from customs_cli.render.layout.columns import GAP, Grid, card_fields, card_lines, grid, parts, row_cards, table_lines
from customs_cli.render.layout.folding import fold, fold_evenly, on_screen, text_lines
from customs_cli.render.layout.page import RIGHT, Block, Card, Chart, Code, Column, Page, Table, Text
from customs_cli.sentences import Typed

if TYPE_CHECKING:
    from rich.console import Console

MANY = 200
"""A table with more rows is drawn without Rich."""


def write(page: Page, out: TextIO, *, width: int, color: bool) -> None:
    """Draw a page on a terminal.

    Args:
        page: The page.
        out: The stream of the terminal.
        width: Width of the terminal in columns.
        color: Whether styles may be used.
    """
    from rich.console import Console

    console = Console(
        file=out,
        width=width,
        color_system="standard" if color else None,
        force_terminal=color,
        no_color=not color,
        markup=False,
        emoji=False,
        highlight=False,
    )
    if page.title:
        _line(console, fold(clean(page.title), width), "bold")
    for i, block in enumerate(page.unbroken):
        if i or page.title:
            console.print()
        _block(console, block, width)


def _block(console: "Console", block: Block, width: int) -> None:
    match block:
        case Text():
            _line(console, text_lines(block, width))
        case Code():
            _line(console, fold(clean(block.line), width))
        case Chart():
            plain = not (getattr(console.file, "encoding", None) or "utf-8").lower().startswith("utf")
            _line(console, list(bars.lines(block, width, plain=plain)))
        case Card():
            _line(console, fold(clean(block.title), width) if block.title else [], "bold")
            _card(console, card_fields(block), width)
        case Table():
            _line(console, fold(clean(block.title), width) if block.title else [], "bold")
            _table(console, block, width)


def _table(console: "Console", table: Table, width: int) -> None:
    if len(table.rows) > MANY:
        console.file.writelines(line + "\n" for line in of_table(table, width))
        return
    for i, part in enumerate(parts(table, width)):
        if i:
            console.print()
        drawn = grid(part, width)
        if drawn and _runs_over(drawn):
            _line(console, list(table_lines(drawn, part.columns)))
        elif drawn:
            _rich_table(console, drawn, part.columns)
        else:
            _cards(console, part, width)
    for note in table.notes:
        _line(console, on_screen(clean(note), width), "dim")


def _runs_over(drawn: Grid) -> bool:
    return any(
        isinstance(text, Typed) and cell_len(text) > width
        for row in drawn.rows
        for text, width in zip(row, drawn.widths, strict=True)
    )


def _cards(console: "Console", table: Table, width: int) -> None:
    for i, fields in enumerate(row_cards(table)):
        if i:
            console.print()
        _card(console, fields, width)


def _rich_table(console: "Console", drawn: Grid, columns: Sequence[Column]) -> None:
    from rich import box
    from rich.table import Table as RichTable
    from rich.text import Text as RichText

    table = RichTable(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, GAP - 1, 0, 0),
        header_style="bold",
        footer_style="bold",
        show_footer=drawn.total is not None,
    )
    for i, column in enumerate(columns):
        table.add_column(
            RichText("\n".join(fold_evenly(drawn.headings[i], drawn.widths[i]))),
            RichText("\n".join(fold(drawn.total[i], drawn.widths[i]))) if drawn.total else "",
            width=drawn.widths[i],
            justify="right" if column.kind in RIGHT else "left",
            overflow="fold",
            style="cyan" if column.kind == "ref" else "",
        )
    for row in drawn.rows:
        # Folded before: Rich would begin a line with a Chinese full stop.
        table.add_row(*(RichText("\n".join(fold(*cell))) for cell in zip(row, drawn.widths, strict=True)))
    console.print(table)


def _card(console: "Console", fields: list[tuple[str, str]], width: int) -> None:
    from rich.text import Text as RichText

    for label, value in card_lines(fields, width):
        console.print(RichText.assemble((label, "dim"), value), soft_wrap=True)


def _line(console: "Console", lines: list[str], style: str = "") -> None:
    from rich.text import Text as RichText

    for line in lines:
        console.print(RichText(line, style=style), soft_wrap=True)
