"""A chain as a file for other tools; all text in it comes from users and is quoted as the form requires."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from io import StringIO

from customs_cli.domain.query.directory import Directory
from customs_cli.render.forms.graph.drawing import html_lines
from customs_cli.render.layout.clean import clean, no_formula
from customs_cli.render.pages.trace.links import KINDS as CALLED
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.refusals import in_language
from customs_cli.reports.trace.chain.records import Chain, Edge, Node

_COLUMNS = ("from", "to", "kind", "evidence", "shared_by", "weight", "verdict")

_TYPES = {"kind": "string", "evidence": "string", "shared_by": "int", "weight": "double", "verdict": "string"}


def lines(chain: Chain, kind: str, directory: Directory, words: Words) -> Iterator[str]:
    """Yield the lines of a file of one of the `KINDS`."""
    if kind == "html":
        return html_lines(chain, directory, words)
    return (line + "\n" for line in _PLAIN[kind](chain, words))


def _label(node: Node) -> str:
    return clean(" ".join(filter(None, (node.label, node.office, node.found_on))))


def _called(edge: Edge, words: Words) -> str:
    return clean(words(CALLED.get(edge.kind, edge.kind)))


def _mermaid(chain: Chain, words: Words) -> Iterator[str]:
    yield "graph LR"
    ids = {node.id: f"n{place}" for place, node in enumerate(chain.nodes)}
    for node in chain.nodes:
        shape = '["{}"]' if node.kind == "batch" else '(["{}"])'
        yield f"  {ids[node.id]}{shape.format(_mermaid_text(_label(node)))}"
    for edge in chain.edges:
        dotted = "-.-" if edge.weight < 1 else "---"
        yield f'  {ids[edge.from_]} {dotted}|"{_mermaid_text(_called(edge, words))}"| {ids[edge.to]}'


def _mermaid_text(text: str) -> str:
    return "".join(c if c.isalnum() or c in " -_.,:/" else f"#{ord(c)};" for c in text)


def _dot(chain: Chain, words: Words) -> Iterator[str]:
    yield "graph chain {"
    yield '  node [fontname="sans-serif"];'
    for node in chain.nodes:
        shape = "box" if node.kind == "batch" else "ellipse"
        yield f"  {_quoted(node.id)} [label={_quoted(_label(node))}, shape={shape}];"
    for edge in chain.edges:
        told = in_language(edge.evidence, words.lang)
        style = "solid" if edge.weight >= 1 else "dashed"
        yield (
            f"  {_quoted(edge.from_)} -- {_quoted(edge.to)} "
            f"[label={_quoted(_called(edge, words))}, tooltip={_quoted(told)}, style={style}];"
        )
    yield "}"


def _quoted(text: str) -> str:
    return '"' + clean(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _graphml(chain: Chain, words: Words) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for name in ("kind", "label", "office", "found_on"):
        yield f'  <key id="n_{name}" for="node" attr.name="{name}" attr.type="string"/>'
    for name, of in _TYPES.items():
        yield f'  <key id="e_{name}" for="edge" attr.name="{name}" attr.type="{of}"/>'
    yield '  <graph edgedefault="undirected">'
    for node in chain.nodes:
        told = {"kind": node.kind, "label": node.label, "office": node.office, "found_on": node.found_on}
        yield f"    <node id={_attribute(node.id)}>{_data('n', told)}</node>"
    for edge in chain.edges:
        told = {
            "kind": edge.kind, "evidence": in_language(edge.evidence, words.lang), "shared_by": str(edge.shared_by),
            "weight": str(edge.weight), "verdict": edge.verdict,
        }  # fmt: skip
        yield f"    <edge source={_attribute(edge.from_)} target={_attribute(edge.to)}>{_data('e', told)}</edge>"
    yield "  </graph>"
    yield "</graphml>"


def _attribute(text: str) -> str:
    return f'"{escape(clean(text))}"'


def _data(of: str, told: Mapping[str, str]) -> str:
    return "".join(f'<data key="{of}_{name}">{escape(clean(text))}</data>' for name, text in told.items() if text)


def _csv(chain: Chain, words: Words) -> Iterator[str]:
    yield _row(_COLUMNS)
    for edge in chain.edges:
        told = in_language(edge.evidence, words.lang)
        cells = (edge.from_, edge.to, edge.kind, told, str(edge.shared_by), str(edge.weight), edge.verdict)
        yield _row(cells)


def _row(cells: Sequence[str]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="").writerow([no_formula(clean(cell)) for cell in cells])
    return line.getvalue()


_PLAIN: Mapping[str, Callable[[Chain, Words], Iterator[str]]] = {
    "mmd": _mermaid,
    "dot": _dot,
    "graphml": _graphml,
    "csv": _csv,
}
KINDS = ("html", *_PLAIN)
"""The suffixes of files to which a chain can be written."""
