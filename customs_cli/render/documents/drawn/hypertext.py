"""A document as one self-contained HTML file for A4: all text escaped, no script."""

from collections.abc import Iterator
from html import escape

from customs_cli.render.documents.paper import USUAL, Cells, Close, Free, Grid, Laid, Lines, Paper, Para, Signs

_STYLE = """
body { font: 16px/1.7 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; max-width: 180mm; margin: 2em auto; }
h1 { font-size: 1.5em; text-align: center; margin: .3em 0; } .head, .no { text-align: center; margin: 0; }
h2 { font-size: 1em; margin: 1em 0 .3em; } :lang(zh) p.t { text-indent: 2em; }
table { border-collapse: collapse; width: 100%; margin: .6em 0; } td, th { border: 1px solid #444; padding: .2em .5em;
  text-align: left; vertical-align: top; overflow-wrap: anywhere; } th { font-weight: normal; background: #f3f3f3; }
td.label { width: 32%; } .close { text-align: right; margin-top: 2em; } tr { break-inside: avoid; }
.sign td { height: 2.2em; } .own td { white-space: pre-wrap; }
.draft { position: fixed; top: 40%; left: 0; right: 0; text-align: center; font-size: 90px;
  color: #c00; opacity: .18; transform: rotate(-30deg); pointer-events: none; }
@page { size: A4; margin: 20mm 20mm 22mm; @bottom-center { content: counter(page) " / " counter(pages); } }
@media print { body { margin: 0; font-size: 11pt; } }
"""


def drawn(paper: Paper) -> bytes:
    """Return a document as HTML in UTF-8."""
    return ("\n".join(_lines(paper)) + "\n").encode("utf-8", "backslashreplace")


def _lines(paper: Paper) -> Iterator[str]:
    title = escape(f"{paper.title} {paper.number}")
    yield "<!DOCTYPE html>"
    yield f'<html lang="{"zh-CN" if paper.lang == "zh" else "en"}">'
    yield f'<head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style></head><body>'
    if paper.draft:
        yield f'<div class="draft">{escape(paper.draft)}</div>'
    if not paper.is_own:
        yield f'<p class="head">{escape(paper.office)}</p><h1>{escape(paper.title)}</h1>'
        yield f'<p class="no">{escape(paper.number)}</p>'
    if paper.to:
        yield f"<p>{escape(paper.to)}</p>"
    for part in paper.parts:
        yield from _part(part)
    yield "</body></html>"


def _part(part: Laid) -> Iterator[str]:
    match part:
        case Para(text=text):
            yield f'<p class="t">{escape(text)}</p>'
        case Lines(rows=rows):
            cells = (f'<tr><td class="label">{escape(a)}</td><td>{escape(b)}</td></tr>' for a, b in rows)
            yield f"<table>{''.join(cells)}</table>"
        case Grid(title=title, heads=heads, rows=rows):
            yield f"<h2>{escape(title)}</h2>"
            yield f"<table><thead>{_row(heads, 'th')}</thead><tbody>{''.join(_row(row, 'td') for row in rows)}</tbody>"
            yield "</table>"
        case Signs(labels=labels, date=date, absent=absent):
            if absent:
                yield f"<p>{escape(absent)} ____________________</p>"
            lines = (_row((label, "", date), "td") for label in labels)
            yield f'<table class="sign">{"".join(lines)}</table>'
        case Free(text=text, align=align, is_bold=is_bold, size=size):
            weight = ";font-weight:bold" if is_bold else ""
            style = f"text-align:{align};font-size:{size / USUAL:.2f}em;white-space:pre-wrap{weight}"
            yield f'<p style="{style}">{escape(text) or "&nbsp;"}</p>'
        case Cells(rows=rows):
            lines = ("".join(f'<td colspan="{span}">{escape(text)}</td>' for text, span in row) for row in rows)
            yield f'<table class="own">{"".join(f"<tr>{line}</tr>" for line in lines)}</table>'
        case Close(office=office, seal=seal, day=day):
            yield f'<p class="close">{escape(office)} {escape(seal)}<br>{escape(day)}</p>'


def _row(cells: tuple[str, ...], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"
