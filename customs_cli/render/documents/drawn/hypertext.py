"""A document as one self-contained HTML file for A4: all text escaped, no script."""

from collections.abc import Iterator, Sequence
from html import escape

from customs_cli.render.documents.paper import USUAL, Cells, Close, Free, Grid, Laid, Lines, Paper, Para, Signs, is_wide
from customs_cli.render.documents.widths import LABEL_AND_VALUE, SIGNATURE, width
from customs_cli.render.forms.html import unbroken

_STYLE = """
body { font: 16px/1.7 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; max-width: 180mm; margin: 2em auto; }
h1 { font-size: 1.5em; text-align: center; margin: .3em 0; } .head, .no { text-align: center; margin: 0; }
h2 { font-size: 1em; margin: 1em 0 .3em; } :lang(zh) p.t { text-indent: 2em; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: .6em 0; font-size: .9em; }
td, th { border: 1px solid #444; padding: .2em .4em; text-align: left; vertical-align: top; overflow-wrap: break-word; }
th { font-weight: normal; background: #f3f3f3; } thead { display: table-header-group; } .k { white-space: nowrap; }
.close { text-align: right; margin-top: 2em; } tr { break-inside: avoid; }
.sign td { height: 2.2em; } .own td { white-space: pre-wrap; }
.draft { position: fixed; top: 40%; left: 0; right: 0; text-align: center; font-size: 90px;
  color: #c00; opacity: .18; transform: rotate(-30deg); pointer-events: none; }
@page { size: A4; margin: 20mm 20mm 22mm; }
@media print { body { margin: 0; font-size: 11pt; } }
"""
_TURNED = "body { max-width: 257mm; } table { font-size: .8em; } @page { size: A4 landscape; } "


def drawn(paper: Paper) -> bytes:
    """Return a document as HTML in UTF-8."""
    return ("\n".join(_lines(paper)) + "\n").encode("utf-8", "backslashreplace")


def _lines(paper: Paper) -> Iterator[str]:
    title = escape(f"{paper.title} {paper.number}")
    style = f"{_STYLE}{_TURNED if is_wide(paper) else ''}{_foot(paper.number)}"
    yield "<!DOCTYPE html>"
    yield f'<html lang="{"zh-CN" if paper.lang == "zh" else "en"}">'
    yield f'<head><meta charset="utf-8"><title>{title}</title><style>{style}</style></head><body>'
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


def _foot(text: str) -> str:
    """Return the style that prints a text and the number of the page at the foot of every page.

    Signs that could end the text, or the style, are told by their numbers.
    """
    told = "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in text)
    return f'@page {{ @bottom-center {{ content: "{told}   " counter(page) " / " counter(pages); font-size: 9pt; }} }}'


def _part(part: Laid) -> Iterator[str]:
    match part:
        case Para(text=text):
            yield f'<p class="t">{escape(text)}</p>'
        case Lines(rows=rows):
            yield _table(rows, LABEL_AND_VALUE)
        case Grid(title=title, keys=keys, heads=heads, rows=rows):
            yield f"<h2>{escape(title)}</h2>"
            yield _table(rows, list(map(width, keys)), heads=heads)
        case Signs(labels=labels, date=date, absent=absent):
            if absent:
                yield f"<p>{escape(absent)} ____________________</p>"
            yield _table([(label, "", date) for label in labels], SIGNATURE, kind="sign")
        case Free(text=text, align=align, is_bold=is_bold, size=size):
            weight = ";font-weight:bold" if is_bold else ""
            style = f"text-align:{align};font-size:{size / USUAL:.2f}em;white-space:pre-wrap{weight}"
            yield f'<p style="{style}">{escape(text) or "&nbsp;"}</p>'
        case Cells(rows=rows, widths=widths):
            lines = ("".join(f'<td colspan="{span}">{escape(text)}</td>' for text, span in row) for row in rows)
            yield f'<table class="own">{_columns(widths)}{"".join(f"<tr>{line}</tr>" for line in lines)}</table>'
        case Close(office=office, seal=seal, day=day):
            yield f'<p class="close">{escape(office)} {escape(seal)}<br>{escape(day)}</p>'


def _table(
    rows: Sequence[tuple[str, ...]], widths: Sequence[float], *, heads: tuple[str, ...] = (), kind: str = ""
) -> str:
    above = f"<thead>{_row(heads, 'th')}</thead>" if heads else ""
    body = "".join(_row(row, "td") for row in rows)
    return f'<table class="{kind}">{_columns(widths)}{above}<tbody>{body}</tbody></table>'


def _columns(widths: Sequence[float]) -> str:
    cols = (f'<col style="width:{100 * own / (sum(widths) or 1):.1f}%">' for own in widths)
    return f"<colgroup>{''.join(cols)}</colgroup>"


def _row(cells: tuple[str, ...], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{unbroken(escape(cell))}</{tag}>" for cell in cells) + "</tr>"
