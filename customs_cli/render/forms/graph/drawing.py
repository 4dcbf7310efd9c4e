"""A chain as one HTML file: the graph as SVG, the tree below it. No script, no request, all text escaped.

Batches stand in one column for each step, and what they share in the columns between.
"""

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from customs_cli.domain.query.directory import Directory
from customs_cli.render.layout.cells import read_in
from customs_cli.render.layout.clean import clean
from customs_cli.render.layout.folding import fold
from customs_cli.render.pages.trace.links import KINDS
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.phrases import called
from customs_cli.render.words.refusals import in_language
from customs_cli.reports.trace.chain.records import Chain, Edge, Node

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""The content security policy of the file: it may only show itself."""
_WIDE, _HIGH, _COLUMN, _ROW, _MARGIN = 236, 58, 300, 72, 20
_LETTERS, _SMALL = 28, 34
"""The most letters in a line of a box, of the larger and of the smaller type; a Chinese character counts as two."""
_STYLE = """
body { font: 15px/1.5 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 2em; color: #222; }
h1 { font-size: 1.4em; } h2 { font-size: 1.1em; margin-top: 1.6em; }
.graph { overflow-x: auto; } svg { max-width: none; height: auto; }
rect { fill: #fff; stroke: #3b6ea5; stroke-width: 1.5; } .party rect { fill: #fdf3e1; stroke: #a8741a; }
.shared rect { fill: #eef3ee; stroke: #4c7a4c; } .start rect { stroke-width: 3.5; }
text { font-size: 13px; fill: #222; } text.small { font-size: 11px; fill: #555; }
path { fill: none; stroke: #888; stroke-width: 1.2; } path.strong { stroke: #333; stroke-width: 2; }
path.weak, path.proposed { stroke-dasharray: 5 4; } path.same, path.proposed { stroke: #a8741a; }
table { border-collapse: collapse; } th, td { padding: .25em .8em .25em 0; text-align: left; vertical-align: top; }
thead th { border-bottom: 1px solid #888; } .note { color: #666; } .k { white-space: nowrap; }
@page { size: A4 landscape; margin: 12mm; } @media print { body { margin: 0; font-size: 9pt; }
  .graph { overflow: visible; } svg { max-width: 100%; max-height: 170mm; } tr { break-inside: avoid; } }
"""


class Placed(NamedTuple):
    """The place at which a node is drawn, in pixels."""

    x: int
    y: int


def html_lines(chain: Chain, directory: Directory, words: Words) -> Iterator[str]:
    """Yield the lines of the file."""
    from customs_cli.render.forms.html import block_lines
    from customs_cli.render.pages.trace.chain import page

    made = page(chain, directory, words, why=True)
    title = escape(clean(made.title))
    yield f'<!DOCTYPE html>\n<html lang="{"zh-CN" if words.lang == "zh" else "en"}">\n<head><meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
    yield f"<title>{title}</title><style>{_STYLE}</style></head>\n<body><h1>{title}</h1>\n"
    yield '<div class="graph">\n'
    yield from (line + "\n" for line in svg_lines(chain, directory, words))
    yield "</div>\n"
    with read_in(words.lang):
        told = [line + "\n" for block in made.blocks for line in block_lines(block)]
    yield from told
    yield "</body></html>\n"


def svg_lines(chain: Chain, directory: Directory, words: Words) -> Iterator[str]:
    places = placed(chain)
    width = max((one.x for one in places.values()), default=0) + _WIDE + _MARGIN
    height = max((one.y for one in places.values()), default=0) + _HIGH + _MARGIN
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">'
    for edge in chain.edges:
        yield _line(edge, places, words)
    start = {step.ref for step in chain.steps if step.hop == 0}
    for node in chain.nodes:
        yield _box(node, places[node.id], directory, words, is_start=node.id in start)
    yield "</svg>"


def placed(chain: Chain) -> dict[str, Placed]:
    """Return the place of every node: batches by step, shared nodes between, each near the middle of its neighbours."""
    hops = {step.ref: step.hop for step in chain.steps}
    beside: dict[str, list[str]] = {}
    for edge in chain.edges:
        beside.setdefault(edge.from_, []).append(edge.to)
        beside.setdefault(edge.to, []).append(edge.from_)
    columns: dict[int, list[str]] = {}
    column_of: dict[str, int] = {ref: 2 * hop for ref, hop in hops.items()}
    for node in chain.nodes:
        if node.kind != "batch":
            near = [hops[one] for one in beside.get(node.id, ()) if one in hops]
            column_of[node.id] = 2 * min(near, default=0) + 1
        columns.setdefault(column_of[node.id], []).append(node.id)
    rows: dict[str, float] = {}
    for column in sorted(columns):
        order = sorted(columns[column], key=lambda one: _middle([rows[n] for n in beside.get(one, ()) if n in rows]))
        rows |= {one: place for place, one in enumerate(order)}
    most = max(map(len, columns.values()), default=1)
    used = sorted(columns)
    return {
        one: Placed(
            _MARGIN + used.index(column_of[one]) * _COLUMN,
            _MARGIN + round((row + (most - len(columns[column_of[one]])) / 2) * _ROW),
        )
        for one, row in rows.items()
    }


def _middle(rows: list[float]) -> float:
    return sum(rows) / len(rows) if rows else 0.0


def _line(edge: Edge, places: dict[str, Placed], words: Words) -> str:
    a, b = places[edge.from_], places[edge.to]
    if a.x > b.x:
        a, b = b, a
    x1, y1, x2, y2 = a.x + _WIDE, a.y + _HIGH // 2, b.x, b.y + _HIGH // 2
    if a.x == b.x:
        x2, bend = x1, x1 + 40
        path = f"M{x1} {y1}C{bend} {y1} {bend} {y2} {x2} {y2}"
    else:
        middle = (x1 + x2) // 2
        path = f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"
    told = escape(clean(in_language(edge.evidence, words.lang)))
    return f'<path class="{escape(edge.verdict)}" d="{path}"><title>{told}</title></path>'


def _box(node: Node, place: Placed, directory: Directory, words: Words, *, is_start: bool) -> str:
    kind = "batch" if node.kind == "batch" else "party" if node.kind == "party" else "shared"
    label = clean(node.label)
    if node.kind == "batch":
        large, small = [label], [called("office", node.office, directory, words), node.found_on]
    else:
        first = fold(label, _LETTERS)[0]
        large, small = [first, label[len(first) :].strip()], [words(KINDS.get(node.kind, node.kind))]
    lines = [("", _fitted(text, _LETTERS)) for text in large] + [("small", _fitted(text, _SMALL)) for text in small]
    texts = (
        f'<text class="{size}" x="{place.x + 10}" y="{place.y + 17 + 16 * row}">{escape(text)}</text>'
        for row, (size, text) in enumerate(line for line in lines if line[1])
    )
    whole = escape(clean(" ".join([label, *small])))
    return (
        f'<g class="{kind}{" start" if is_start else ""}"><title>{whole}</title>'
        f'<rect x="{place.x}" y="{place.y}" width="{_WIDE}" height="{_HIGH}" rx="{3 if kind == "batch" else 16}"/>'
        f"{''.join(texts)}</g>"
    )


def _fitted(text: str, letters: int) -> str:
    used, kept = 0, ""
    for c in clean(text):
        used += 1 if c.isascii() else 2
        if used > letters:
            return kept[:-1] + "…"
        kept += c
    return text
