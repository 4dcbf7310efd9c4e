"""Grows a chain from one batch or enterprise, step by step, along evidence that is rare enough."""

from collections.abc import Collection, Iterable, Iterator

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.books import Books
from customs_cli.domain.books.traced import PHOTO, photo_keys
from customs_cli.domain.chain.same import Verdicts
from customs_cli.reports.trace.chain import pictures
from customs_cli.reports.trace.chain.drift import drift
from customs_cli.reports.trace.chain.graph import drawn, no_links
from customs_cli.reports.trace.chain.joining import Join, Joining, Key, strength
from customs_cli.reports.trace.chain.records import Chain, Step

HOPS = 4
"""Default number of steps."""
MOST = 150
"""Default maximum number of batches."""
FARTHER = 20
"""After the first step, evidence shared by more batches than this is not followed: a large trader connects nothing."""


def chain(
    books: Books,
    of: str,
    start: Collection[Batch],
    verdicts: Verdicts,
    *,
    hops: int = HOPS,
    within_days: int | None = None,
    limit: int | None = None,
) -> Chain:
    """Return everything that is connected with some batches.

    Args:
        books: The books of the register.
        of: The reference or name that was asked about.
        start: The batch, or the batches of the enterprise.
        verdicts: Officers' verdicts on parties.
        hops: Maximum number of steps.
        within_days: Only batches found within this many days of each other are joined; None for any time.
        limit: Maximum number of batches; None for `MOST`.
    """
    joining = Joining(books, verdicts, within_days)
    most = limit or MOST
    batches = {batch.ref: batch for batch in sorted(start, key=lambda one: one.ref)[:most]}
    steps = {ref: Step(ref=ref, hop=0) for ref in batches}
    frontier = list(batches.values())
    left_out = max(0, len(start) - most)
    for hop in range(1, hops + 1):
        found = _next(joining, frontier, batches, most=None if hop == 1 else FARTHER)
        ranked = sorted(found.items(), key=lambda one: (-one[1][1], one[0]))
        left_out += max(0, len(ranked) - (most - len(batches)))
        ranked = ranked[: most - len(batches)]
        frontier = []
        for ref, (batch, worth, parent, joins) in ranked:
            batches[ref] = batch
            steps[ref] = Step(ref=ref, hop=hop, parent=parent, why=tuple(one.why for one in joins), strength=worth)
            frontier.append(batch)
        if not frontier or (left_out and len(batches) >= most):  # full: batches farther away are not searched
            break
    nodes, edges = drawn(joining, list(batches.values()))
    return Chain(
        of=of,
        hops=hops,
        within_days=within_days,
        total=joining.total,
        nodes=nodes,
        edges=edges,
        steps=tuple(steps.values()),
        drift=drift(list(batches.values()), steps, within_days),
        no_links=no_links(joining, list(start)),
        left_out=left_out,
    )


Found = dict[str, tuple[Batch, float, str, list[Join]]]
"""Reference to (batch, strength of its join, reference of the batch it is joined to, evidence)."""


def _next(joining: Joining, frontier: list[Batch], known: Collection[str], most: int | None) -> Found:
    joining.know(frontier)
    holders: dict[Key, list[Batch]] = {}
    for batch in frontier:
        for key in (*joining.of(batch), *_alternatives(joining, batch), *pictures.asked(batch)):
            holders.setdefault(key, []).append(batch)
    joining.count([key for key in holders if key[0] != "mark"])
    far = {key for key in holders if most is not None and key[0] != "mark" and joining.shared_by(key) > most}
    holders = {key: near for key, near in holders.items() if key not in far}
    wanted = {key for key in holders if _may_join(joining, key, holders[key])}
    others = [one for one in joining.books.sharing(wanted) if one.ref not in known] if wanted else []
    joining.know(others)
    found: Found = {}
    for other in others:
        keys = (*joining.of(other), *photo_keys(other))
        near = {one.ref: one for key in keys for one in holders.get(key, ())}
        best = _best(joining, near.values(), other)
        if best:
            found[other.ref] = (other, *best)
    return found


def _best(joining: Joining, near: Iterable[Batch], other: Batch) -> tuple[float, str, list[Join]] | None:
    found = ((joining.joins(one, other), one.ref) for one in near)
    ranked = [(strength(joins), len(joins), ref, joins) for joins, ref in found if strength(joins)]
    if not ranked:
        return None
    worth, _, ref, joins = min(ranked, key=lambda one: (-one[0], -one[1], one[2]))
    return worth, ref, joins


def _alternatives(joining: Joining, batch: Batch) -> Iterator[Key]:
    for others in joining.firms(batch).values():
        yield from others


def _may_join(joining: Joining, key: Key, holders: list[Batch]) -> bool:
    if key[0] == "mark" or joining.shared_by(key) < 1:
        return False
    if key[0] == PHOTO:
        return joining.weight(PHOTO, key) != "none"
    kinds = {one.kind for batch in holders if (one := joining.of(batch).get(key))} or {"credit-code"}
    return any(joining.weight(kind, key) != "none" for kind in kinds)
