"""A page as Markdown, with tables in GitHub's form; users' text is escaped."""

import re
from collections.abc import Iterator
from typing import TextIO

from customs_cli.render.layout.cells import known, shown
from customs_cli.render.layout.clean import clean
from customs_cli.render.layout.page import RIGHT, Card, Cell, Chart, Code, Page, Solid, Table, Text

_SPECIAL = r"([\\`*_{}\[\]<>#!|~&$])"


def write(page: Page, out: TextIO) -> None:
    """Write a page to a stream as Markdown."""
    out.write("\n\n".join(["# " + escaped(clean(page.title)), *("\n".join(_block(block)) for block in page.unbroken)]))
    out.write("\n")


def escaped(text: str) -> str:
    """Return a text escaped so that Markdown shows it unchanged."""
    return re.sub(_SPECIAL, r"\\\1", text)


def _block(block: Solid) -> Iterator[str]:
    if isinstance(block, Text | Code):
        yield escaped(clean(block.text if isinstance(block, Text) else block.line))
        return
    if isinstance(block, Chart):
        yield f"## {escaped(clean(block.title))}\n"
        yield from _table(block.table.seen_by("people"))
        return
    if block.title:
        yield f"## {escaped(clean(block.title))}\n"
    if isinstance(block, Card):
        yield from (f"- **{escaped(f.label)}**: {escaped(shown(f.value, f.kind))}" for f in known(block))
    else:
        yield from _table(block.seen_by("people"))


def _table(table: Table) -> Iterator[str]:
    yield _row([escaped(column.heading) for column in table.columns])
    yield _row(["---:" if column.kind in RIGHT else "---" for column in table.columns])
    for row in table.rows:
        yield _row(_cells(table, row))
    if table.total is not None:
        yield _row([f"**{cell}**" if cell else "" for cell in _cells(table, table.total)])
    for note in table.notes:
        yield f"\n{escaped(clean(note))}"


def _cells(table: Table, row: tuple[Cell, ...]) -> list[str]:
    return [escaped(shown(cell, column.kind)) for column, cell in zip(table.columns, row, strict=True)]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
