"""The graph of a chain: its batches, what at least two of them share, and parties that are or may be one firm."""

from collections.abc import Iterator

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.traced import PHOTO
from customs_cli.domain.chain.evidence import WORTH, Evidence
from customs_cli.domain.firms.likeness import LIKELY
from customs_cli.reports.trace.chain import pictures
from customs_cli.reports.trace.chain.joining import Joining, Key
from customs_cli.reports.trace.chain.records import Edge, Node, NoLink
from customs_cli.sentences import said

_WEIGHTS = {"strong": 1.0, "weak": 0.5}


def drawn(joining: Joining, batches: list[Batch]) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """Return nodes and edges among some batches; what only one of them has is left out."""
    nodes: dict[str, Node] = {
        batch.ref: Node(id=batch.ref, kind="batch", label=batch.ref, office=batch.office, found_on=batch.found_on)
        for batch in batches
    }
    edges: dict[tuple[str, str, str], Edge] = {}
    firms = _firms(joining, batches)
    beside = {key for pair in firms for key in pair}
    for key, holders in _held(joining, batches).items():
        if len(holders) < 2 and key not in beside:
            continue
        for batch in holders:
            one = joining.of(batch)[key]
            weight = joining.weight(one.kind, key)
            if weight == "none":
                continue
            node = Node(id=node_id(key), kind=key[0], label=one.label)
            nodes.setdefault(node.id, node)
            why = joining.rarity(one.label, one.kind, key)
            edges[batch.ref, node.id, one.kind] = Edge(
                from_=batch.ref, to=node.id, kind=one.role or key[0], evidence=why,
                shared_by=joining.shared_by(key), weight=_WEIGHTS[weight], verdict=weight,
            )  # fmt: skip
    for (a, b), edge in firms.items():
        if node_id(a) in nodes and node_id(b) in nodes:
            edges[edge.from_, edge.to, "firm"] = edge
    alike = pictures.edges(batches, most=WORTH[PHOTO].weak)
    return tuple(nodes.values()), (*edges.values(), *alike)


def node_id(key: Key) -> str:
    return f"{key[0]}:{key[1]}"


def _held(joining: Joining, batches: list[Batch]) -> dict[Key, list[Batch]]:
    held: dict[Key, list[Batch]] = {}
    for batch in batches:
        for key in joining.of(batch):
            if key[0] != "mark":
                held.setdefault(key, []).append(batch)
    joining.count(held)
    return held


def _firms(joining: Joining, batches: list[Batch]) -> dict[tuple[Key, Key], Edge]:
    present = {key for batch in batches for key in joining.of(batch) if key[0] == "party"}
    found: dict[tuple[Key, Key], Edge] = {}
    for batch in batches:
        for key, others in joining.known_firms(batch).items():
            for other, firm in others.items():
                a, b = min(key, other), max(key, other)
                if other in present and firm.score >= LIKELY and (a, b) not in found:
                    found[a, b] = Edge(
                        from_=node_id(a), to=node_id(b), kind="firm", evidence=firm.why,
                        shared_by=joining.shared_by(b), weight=firm.score, verdict=firm.verdict,
                    )  # fmt: skip
    return found


def no_links(joining: Joining, start: list[Batch]) -> tuple[NoLink, ...]:
    """Return what the start shares with too many batches to be a link, the commonest first."""
    found = {}
    joining.count({key for batch in start for key in joining.of(batch)})
    for key, one in _own(joining, start):
        count = joining.shared_by(key)
        if count > 1 and joining.weight(one.kind, key) == "none":
            why = said(
                "{label} is in {count:,} of {total:,} batches: too common to be a link",
                label=one.label,
                count=count,
                total=joining.total,
            )
            found[key] = NoLink(kind=one.kind, label=one.label, shared_by=count, why=why)
    return tuple(sorted(found.values(), key=lambda one: (-one.shared_by, one.kind, one.label)))


def _own(joining: Joining, start: list[Batch]) -> Iterator[tuple[Key, Evidence]]:
    for batch in start:
        yield from joining.of(batch).items()
