"""The chains in an overview: grown from the strongest links of its period; no batch starts a second chain."""

from customs_cli.domain.books.books import Books
from customs_cli.domain.chain.same import Verdicts
from customs_cli.reports.trace.chain.chain import chain
from customs_cli.reports.trace.chain.records import Chain
from customs_cli.reports.trace.links import Links

MOST = 3
"""Maximum number of chains."""
LONG = 20
"""Maximum number of batches in a chain."""
TRIED = 8
"""Number of links, the strongest, from which a chain is tried."""


def chains(books: Books, found: Links, verdicts: Verdicts) -> tuple[Chain, ...]:
    """Return the chains behind links between several offices, that of the strongest link first.

    A chain may lead beyond the period and the filter of the links.

    Args:
        books: The books of the register.
        found: The links.
        verdicts: Officers' verdicts on parties.
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
