"""How many batches have what a batch may share with others."""

from collections.abc import Iterable
from datetime import date

from customs_cli.domain.books.books import Books
from customs_cli.domain.books.link_keys import PARTIES, Shared
from customs_cli.domain.chain.evidence import link_kind, weight_of
from customs_cli.reports.trace.traces import Trace


def rarities(books: Books, shared: Iterable[Shared], total: int | None) -> dict[tuple[str, str], int]:
    """Return (kind, key) of what a batch may share to the number of batches that have it."""
    known = list(shared)
    asked = {(one.by, one.key): ("party" if one.by in PARTIES else one.by, one.key) for one in known}
    counts = books.how_many(set(asked.values()))
    found = {}
    for one in known:
        count = counts[asked[one.by, one.key]]
        if total is None or weight_of(link_kind(one.by, one.key, one.name), count, total) != "none":
            found[one.by, one.key] = count
    return found


def telling(traces: Iterable[Trace]) -> list[Trace]:
    """Return the traces that are rare enough to tell anything.

    For each thing only the widest trace is kept, and only one trace if several things join the same batches.
    """
    by_key: dict[tuple[str, str], Trace] = {}
    for trace in traces:
        known = by_key.get((trace.by, trace.key))
        if trace.weight != "none" and (known is None or _width(trace) > _width(known)):
            by_key[trace.by, trace.key] = trace
    by_batches: dict[tuple[str, ...], Trace] = {}
    for trace in by_key.values():
        by_batches.setdefault(tuple(sighting.ref for sighting in trace.sightings), trace)
    return list(by_batches.values())


def _width(trace: Trace) -> tuple[int, int, date]:
    return len(trace.offices), len(trace.sightings), trace.last
