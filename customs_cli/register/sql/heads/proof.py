"""Whether the chains still bear out what `@heads` said of them: one that was written anew does not."""

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
    """What `@heads` says of one act of a chain.

    Attributes:
        hash: Of the act.
        entry: Seq of the first entry of `@heads` that says so.
    """

    hash: str
    entry: int


Claims = Mapping[str, Mapping[int, tuple[Said, ...]]]
"""Chain -> seq of an act -> what is said of it; entries that contradict each other say several things."""


def claimed(session: Session) -> Claims:
    """What the entries of `@heads` say, as far as they can be read: its own proof tells the rest."""
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
    """Where a chain that was read is not what `@heads` says; the first of them."""
    for seq, what in sorted(known.get(store.chain, {}).items()):
        for one in what:
            if store.noted.get(seq) != one.hash:
                text = said("is not what entry {entry} of @heads says: it was written anew", entry=one.entry)
                yield Fault(store.journal_name, seq, text)
                return


def missing(session: Session, known: Claims, seen: Iterable[str]) -> Iterator[Fault]:
    """Chains that `@heads` speaks of and that are gone; an administrator sees all that there are."""
    row = session.ask("SELECT is_administrator()").fetchone()
    for chain in sorted(known.keys() - set(seen)) if row and row[0] else ():
        entry = min(one.entry for what in known[chain].values() for one in what)
        yield Fault(f"{session.address.shown} {chain}", 0, said("is gone: entry {entry} of @heads has it", entry=entry))
