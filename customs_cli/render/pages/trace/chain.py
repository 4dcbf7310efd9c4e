"""A chain as a tree on a page, and as JSON."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
from msgspec.structs import replace

from customs_cli.domain.query.directory import Directory
from customs_cli.render.layout.page import Block, Column, Page, Table, Text
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.phrases import called, day
from customs_cli.render.words.refusals import in_language
from customs_cli.reports.trace.chain.records import Chain, Node, Step

_SHOWN = 2
"""The most pieces of evidence in a row of the tree; with --why all of them."""

WORDS = (
    marked("credit code"), marked("name"), marked("person"), marked("agent or carrier"), marked("firm"),
    marked("party"), marked("photo"),
)  # fmt: skip
"""Names of evidence, besides the kinds of links."""


def page(chain: Chain, directory: Directory, words: Words, *, why: bool = False) -> Page:
    """Return the chain as a tree: each batch below the one from which it was reached, with what connects the two.

    Args:
        chain: The connected batches.
        directory: Names of records.
        words: The reader's language.
        why: Whether to show every piece of evidence, and what is too common to connect anything.
    """
    blocks: list[Block] = [_tree(chain, directory, words, why=why)]
    is_alone = len(chain.steps) <= 1 and not chain.left_out
    if is_alone and chain.hops:
        blocks = [Text(text=words("{of} shares nothing rare enough to link it to another batch.", of=chain.of))]
    firms = [edge for edge in chain.edges if edge.kind == "firm"]
    if firms:
        text = tuple(dict.fromkeys((in_language(edge.evidence, words.lang), edge.weight) for edge in firms))
        columns = (
            Column(key="firm", heading=words("Parties")),
            Column(key="alike", heading=words("Similarity"), kind="number"),
        )
        blocks.append(Table(columns=columns, rows=text, title=words("Possibly the same firm: an officer decides")))
    if chain.drift:
        blocks.append(_drift(chain, directory, words))
    if chain.no_links and (why or is_alone):
        blocks.append(_no_links(chain, words))
    return Page(title=_title(chain, words), blocks=tuple(blocks), refs=chain.refs)


def _title(chain: Chain, words: Words) -> str:
    batches = len(chain.steps)
    offices = len({node.office for node in chain.nodes if node.kind == "batch"})
    if offices != 1:
        return words("Chain of {of}: {count} batches at {offices} offices", of=chain.of, count=batches, offices=offices)
    return words.counted(
        batches, "Chain of {of}: 1 batch at 1 office", "Chain of {of}: {count} batches at 1 office", of=chain.of
    )


def blocks(chain: Chain, directory: Directory, words: Words, *, is_led: bool = False) -> list[Block]:
    """Return the chain as part of another page, with its title over the tree.

    Args:
        chain: The connected batches.
        directory: Names of records.
        words: The reader's language.
        is_led: Whether references are links, and so stand alone, without the branch of the tree before them.
    """
    drawn = page(chain, directory, words)
    first, *rest = drawn.blocks
    if isinstance(first, Table):
        first = replace(_flat(first) if is_led else first, title=drawn.title)
    return [first, *rest]


def as_json(chain: Chain) -> dict[str, Any]:
    """The object of `customs.chain/1`."""
    return {
        "schema": "customs.chain/1",
        "of": chain.of,
        "hops": chain.hops,
        "within_days": chain.within_days,
        "total": chain.total,
        "left_out": chain.left_out,
        "nodes": [_node(node) for node in chain.nodes],
        "edges": [_plain(edge) for edge in chain.edges],
        "steps": [_plain(step) for step in chain.steps],
        "drift": [_plain(one) for one in chain.drift],
        "no_links": [_plain(one) for one in chain.no_links],
    }


def _node(node: Node) -> dict[str, Any]:
    found = {"id": node.id, "kind": node.kind, "label": node.label}
    return found | ({"office": node.office, "found_on": node.found_on} if node.kind == "batch" else {})


def _plain(record: Any) -> dict[str, Any]:
    return {field.encode_name: _value(getattr(record, field.name)) for field in msgspec.structs.fields(record)}


def _value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value


def _tree(chain: Chain, directory: Directory, words: Words, *, why: bool) -> Table:
    nodes = {node.id: node for node in chain.nodes}
    columns = _tree_columns(words)
    rows = [
        (
            step.hop, step.parent, step.ref, branch + step.ref, day(nodes[step.ref].found_on),
            called("office", nodes[step.ref].office, directory, words),
            tuple(in_language(one, words.lang) for one in (step.why if why else step.why[:_SHOWN])),
        )
        for step, branch in _branches(chain)
    ]  # fmt: skip
    more = words.counted(chain.left_out, "1 more batch is not shown.", "{count} more batches are not shown.")
    return Table(columns=columns, rows=rows, notes=(more,) if chain.left_out else ())


def _tree_columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(key="hop", heading=words("Step"), kind="number", readers="machines"),
        Column(key="parent", heading=words("From"), kind="ref", readers="machines"),
        Column(key="ref", heading=words("Reference"), kind="ref", readers="machines"),
        Column(key="tree", heading=words("Batch"), kind="code", readers="people"),
        Column(key="found_on", heading=words("Found"), kind="date"),
        Column(key="office", heading=words("Office")),
        Column(key="why", heading=words("Linked by")),
    )


def _flat(tree: Table) -> Table:
    kept = [place for place, column in enumerate(tree.columns) if column.key not in ("tree", "parent")]
    flat = tree.of_columns(kept)
    return replace(flat, columns=tuple(replace(column, readers="all") for column in flat.columns))


def _branches(chain: Chain) -> Iterator[tuple[Step, str]]:
    below: dict[str, list[Step]] = {}
    for step in chain.steps:
        below.setdefault(step.parent, []).append(step)
    waiting = [(step, "", "") for step in reversed(below.get("", []))]
    while waiting:
        step, branch, stem = waiting.pop()
        yield step, branch
        own = below.get(step.ref, [])
        for place, one in reversed(list(enumerate(own))):
            is_last = place == len(own) - 1
            waiting.append((one, stem + ("└ " if is_last else "├ "), stem + ("  " if is_last else "│ ")))


def _drift(chain: Chain, directory: Directory, words: Words) -> Table:
    columns = _drift_columns(words)
    rows = [
        (
            one.hit, one.hit_on, called("office", one.office, directory, words), one.ref, day(one.found_on),
            called("office", one.to, directory, words), one.days,
        )
        for one in chain.drift
    ]  # fmt: skip
    note = words("Worth a look, but no alarm: that one follows the other in time proves nothing by itself.")
    return Table(columns=columns, rows=rows, title=words("At another port after a hit"), notes=(note,))


def _drift_columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(key="hit", heading=words("Hit"), kind="ref"),
        Column(key="hit_on", heading=words("On"), kind="date"),
        Column(key="office", heading=words("At")),
        Column(key="ref", heading=words("Then"), kind="ref"),
        Column(key="found_on", heading=words("Found"), kind="date"),
        Column(key="to", heading=words("Office")),
        Column(key="days", heading=words("Days later"), kind="number"),
    )


def _no_links(chain: Chain, words: Words) -> Table:
    columns = (
        Column(key="what", heading=words("What"), kind="text"),
        Column(key="shared_by", heading=words("Batches"), kind="number"),
    )
    rows = [(in_language(one.why, words.lang), one.shared_by) for one in chain.no_links]
    return Table(columns=columns, rows=rows, title=words("Too common to link"))
