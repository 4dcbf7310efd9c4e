"""A page as one self-contained HTML file: no script, no link to other files, all text escaped, ready for printing."""

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple, TextIO

from customs_cli.render.layout.cells import known, shown
from customs_cli.render.layout.clean import clean
from customs_cli.render.layout.page import RIGHT, Block, Break, Card, Cell, Chart, Code, Column, Page, Table, Text
from customs_cli.render.words.catalogue import Words

STYLE = """
body { font: 15px/1.5 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 2em; color: #222; }
h1 { font-size: 1.4em; } h2 { font-size: 1.1em; margin-top: 1.6em; }
table { border-collapse: collapse; } th, td { padding: .25em .8em .25em 0; text-align: left; vertical-align: top; }
thead th { border-bottom: 1px solid #888; } tfoot td { border-top: 1px solid #888; font-weight: bold; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; } .k { white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content auto; gap: .2em 1.5em; } dt { color: #666; } dd { margin: 0; }
.note { color: #666; } .break { break-before: page; }
.ruled th, .ruled td { border: 1px solid #bbb; padding: .1em .5em; } .ruled { width: 100%; }
.ruled td[class=""] { min-width: 6em; }
svg { width: 22mm; height: 22mm; } svg.chart { width: 100%; height: auto; max-width: 960px; }
@page { size: A4; margin: 14mm 14mm 18mm;
  @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; } }
@media print { body { margin: 0; font-size: 9pt; line-height: 1.35; } h1 { font-size: 13pt; margin: 0 0 2mm; }
  h2 { font-size: 10.5pt; margin: 3mm 0 1mm; break-after: avoid; } tr, svg { break-inside: avoid; }
  thead { display: table-header-group; } tfoot { display: table-row-group; } }
"""


class Targets(NamedTuple):
    """The references that a file describes in one place, to which all other mentions link.

    Attributes:
        refs: The references.
        are_here: Whether this is the place that describes them.
    """

    refs: frozenset[str] = frozenset()
    are_here: bool = False


_NONE = Targets()
_UNBROKEN = re.compile(r"(?a:\b\d{4}(?:-[\dA-Z]+)+)")
_AMOUNTS_APART = re.compile("; |；")


def write(page: Page, out: TextIO, words: Words) -> None:
    """Write a page as one HTML file."""
    out.writelines(line + "\n" for line in _lines(page, words))


def _lines(page: Page, words: Words) -> Iterator[str]:
    title = _safe(page.title)
    yield "<!DOCTYPE html>"
    yield f'<html lang="{"zh-CN" if words.lang == "zh" else "en"}">'
    yield f'<head><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style></head>'
    yield f"<body><h1>{title}</h1>"
    for block in page.blocks:
        yield from block_lines(block)
    yield "</body></html>"


def block_lines(block: Block, targets: Targets = _NONE, *, level: int = 2) -> Iterator[str]:
    """Yield the HTML elements of one block.

    Args:
        block: The block.
        targets: The references to link.
        level: Level of its heading (2 for h2).
    """
    if isinstance(block, Break):
        yield '<div class="break"></div>'
        return
    if isinstance(block, Text):
        yield f"<p>{_safe(block.text)}</p>"
        return
    if isinstance(block, Code):
        yield f"<p>{_safe(block.line)}</p>"
        yield from _drawn(block.text)
        return
    if isinstance(block, Chart):
        from customs_cli.render.forms import svg

        yield from svg.lines(block)
        yield from _table(block.table.seen_by("people"), targets)
        return
    if block.title:
        yield f"<h{level}>{_safe(block.title)}</h{level}>"
    if isinstance(block, Card):
        fields = (f"<dt>{_safe(f.label)}</dt><dd>{escape(shown(f.value, f.kind))}</dd>" for f in known(block))
        yield f"<dl>{''.join(fields)}</dl>"
    else:
        yield from _table(block.seen_by("people"), targets)


def _table(table: Table, targets: Targets = _NONE) -> Iterator[str]:
    kinds = ["n" if c.kind in RIGHT else "" if c.kind in ("text", "word", "command") else "k" for c in table.columns]
    heads = (f'<th class="{kind}">{_safe(c.heading)}</th>' for kind, c in zip(kinds, table.columns, strict=True))
    ruled = ' class="ruled"' if table.is_ruled else ""
    yield f"<table{ruled}><thead><tr>{''.join(heads)}</tr></thead><tbody>"
    for row in table.rows:
        yield _row(table, row, kinds, targets)
    yield "</tbody>"
    if table.total is not None:
        yield f"<tfoot>{_row(table, table.total, kinds, _NONE)}</tfoot>"
    yield "</table>"
    for note in table.notes:
        yield f'<p class="note">{_safe(note)}</p>'


def _row(table: Table, row: tuple[Cell, ...], kinds: list[str], targets: Targets) -> str:
    cells = zip(row, table.columns, kinds, strict=True)
    return "<tr>" + "".join(_cell(cell, column, kind, targets) for cell, column, kind in cells) + "</tr>"


def _cell(cell: Cell, column: Column, kind: str, targets: Targets) -> str:
    if column.kind == "ref" and targets.refs:
        refs = cell if isinstance(cell, tuple) else (cell,)
        if targets.are_here and cell in targets.refs:
            return f'<td class="{kind}" id="r{escape(str(cell))}">{_safe(str(cell))}</td>'
        led = " ".join(f'<span class="{kind}">{_led(str(ref), targets)}</span>' for ref in refs if ref)
        return f"<td>{led}</td>"
    text = escape(shown(cell, column.kind))
    if column.kind == "money":
        text = _AMOUNTS_APART.sub("<br>", text)
    return f'<td class="{kind}">{text if kind else unbroken(text)}</td>'


def unbroken(text: str) -> str:
    """Return escaped text with its days and references, in which a browser would end a line after a hyphen, as wholes.

    They get the class `k`, which a style has to give `white-space: nowrap`.
    """
    return _UNBROKEN.sub(r'<span class="k">\g<0></span>', text)


def _led(ref: str, targets: Targets) -> str:
    return f'<a href="#r{escape(ref)}">{_safe(ref)}</a>' if ref in targets.refs else _safe(ref)


def _drawn(text: str) -> Iterator[str]:
    from customs_cli.render.layout.qr import squares

    drawn = squares(text)
    path = "".join(f"M{x} {y}h1v1h-1z" for x, y in drawn.dark)
    yield f'<svg viewBox="0 0 {drawn.size} {drawn.size}" role="img"><path d="{path}"/></svg>'


def _safe(text: str) -> str:
    return escape(clean(text))
