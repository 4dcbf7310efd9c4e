"""The chains that a report tells of: grown from the strongest links of its period, no batch in two of them."""

from customs_cli.domain.books.books import Books
from customs_cli.domain.chain.same import Verdicts
from customs_cli.reports.trace.chain.chain import chain
from customs_cli.reports.trace.chain.records import Chain
from customs_cli.reports.trace.links import Links

MOST = 3
"""So many chains are told."""
LONG = 20
"""So many batches of each."""
TRIED = 8
"""From so many of the strongest links a chain is grown at most."""


def chains(books: Books, found: Links, verdicts: Verdicts) -> tuple[Chain, ...]:
    """The chains behind some links that join batches of several offices, the strongest link's first.

    A chain leads on to whatever hangs together, also beyond the period and the filter that the links were found in.

    Args:
        books: Where.
        found: The links.
        verdicts: What officers have decided about parties.
    """
    told: list[Chain] = []
    for trace in found.traces[:TRIED]:
        ref = trace.sightings[0].ref
        if len(told) == MOST or any(ref in one.refs for one in told):
            continue
        grown = chain(books, ref, [books.batch(ref)], verdicts, limit=LONG)
        if len({node.office for node in grown.nodes if node.kind == "batch"}) > 1:
            told.append(grown)
    return tuple(told)
