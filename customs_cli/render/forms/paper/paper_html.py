"""A report of sections as one HTML file: no script, no request, its head repeated on every printed page."""

from collections.abc import Iterator
from html import escape

from customs_cli.render.forms.html import STYLE, Targets, block_lines
from customs_cli.render.layout.cells import read_in
from customs_cli.render.layout.clean import clean
from customs_cli.render.layout.paper import Paper, Section
from customs_cli.render.words.catalogue import Words

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""The content security policy of the file: it fetches, runs and sends nothing."""

_STYLE = """
nav a { margin-right: 1.2em; } a { color: #1f4e79; } .head { color: #444; font-size: .85em; }
.head b { font-weight: 600; } .head span { margin-right: 1.6em; overflow-wrap: anywhere; }
table.paper { width: 100%; table-layout: fixed; } .paper th { white-space: normal; }
.paper th, .paper td { min-width: 3.4em; }
table.paper > thead > tr > td { padding: 0 0 .6em; } .head { border-bottom: 1px solid #888; padding: 0 0 .4em; }
table.paper > tbody > tr > td { padding: .4em 0 0; } section { margin-top: 1em; } section h2 { font-size: 1.25em; }
section h3 { font-size: 1.05em; margin: 1.2em 0 .3em; } :target { background: #fff2b3; }
@media print { table.paper > tbody > tr { break-inside: auto; } nav { display: none; } section { margin-top: 4mm; }
  .head { font-size: 7.5pt; } .paper table { font-size: 7.5pt; } .paper th, .paper td { padding-right: .5em; }
  .paper .note { font-size: 7.5pt; margin: 1mm 0; } a { color: inherit; text-decoration: none; }
  section h3 { break-after: avoid; } }
"""


def drawn(paper: Paper, words: Words) -> bytes:
    """Return a report as the bytes of an HTML file."""
    with read_in(words.lang):
        return ("\n".join(_lines(paper, words)) + "\n").encode("utf-8", "backslashreplace")


def _lines(paper: Paper, words: Words) -> Iterator[str]:
    title = _safe(paper.title)
    yield "<!DOCTYPE html>"
    yield f'<html lang="{"zh-CN" if words.lang == "zh" else "en"}"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title><style>{STYLE}{_STYLE}</style></head>"
    yield '<body><table class="paper"><thead><tr><td>'
    yield f'<div class="head">{"".join(_field(*field) for field in paper.head)}</div></td></tr></thead><tbody>'
    yield f"<tr><td><h1>{title}</h1><nav>{''.join(map(_entry, paper.sections))}</nav></td></tr>"
    targets = Targets(frozenset(paper.batches))
    for section in paper.sections:
        yield from _section(section, targets._replace(are_here=section.name == "batches"))
    yield "</tbody></table></body></html>"


def _section(section: Section, targets: Targets) -> Iterator[str]:
    yield f'<tr><td><section id="{section.name}"><h2>{_safe(section.title)}</h2>'
    for block in section.blocks:
        yield from block_lines(block, targets, level=3)
    yield "</section></td></tr>"


def _field(label: str, value: str) -> str:
    return f"<span><b>{_safe(label)}</b> {_safe(value)}</span> "


def _entry(section: Section) -> str:
    return f'<a href="#{section.name}">{_safe(section.title)}</a>'


def _safe(text: str) -> str:
    return escape(clean(text))
