"""Checks the chains against the statements of `@heads`: a chain that was rewritten contradicts them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from customs_cli.errors import Damaged
from customs_cli.register.file.journal import read
from customs_cli.register.proof.verify import Fault
from customs_cli.register.sql.chains import ChainStore
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.heads.chain import HEADS, claims
from customs_cli.sentences import said


class Said(NamedTuple):
    """What `@heads` states about one act of a chain.

    Attributes:
        hash: Hash of the act.
        entry: Number of the first entry of `@heads` that states it.
    """

    hash: str
    entry: int


Claims = Mapping[str, Mapping[int, tuple[Said, ...]]]
"""Chain to number of an act to what is stated about it; entries that contradict each other give several statements."""


def claimed(session: Session) -> Claims:
    """Return the statements of all entries of `@heads` that can be read.

    Faults of that chain are reported by its own proof.
    """
    found: dict[str, dict[int, tuple[Said, ...]]] = {}
    store = ChainStore(session, HEADS)
    try:
        for kept in read(store.journal, name=store.journal_name):
            for claim in claims(kept.entry.reason):
                of = found.setdefault(claim.chain, {})
                known = of.get(claim.seq, ())
                if claim.hash not in (one.hash for one in known):
                    of[claim.seq] = (*known, Said(claim.hash, kept.entry.seq))
    except Damaged:
        pass
    return found


def contradictions(store: ChainStore, known: Claims) -> Iterator[Fault]:
    """Yield the first place where a chain that was read differs from what `@heads` states."""
    for seq, what in sorted(known.get(store.chain, {}).items()):
        for one in what:
            if store.noted.get(seq) != one.hash:
                text = said("does not match entry {entry} of @heads: it was rewritten", entry=one.entry)
                yield Fault(store.journal_name, seq, text)
                return


def missing(session: Session, known: Claims, seen: Iterable[str]) -> Iterator[Fault]:
    """Yield a fault for each chain that `@heads` mentions but that is gone; only administrators see all chains."""
    row = session.ask("SELECT is_administrator()").fetchone()
    for chain in sorted(known.keys() - set(seen)) if row and row[0] else ():
        entry = min(one.entry for what in known[chain].values() for one in what)
        yield Fault(
            f"{session.address.shown} {chain}",
            0,
            said("is missing, although entry {entry} of @heads names it", entry=entry),
        )
