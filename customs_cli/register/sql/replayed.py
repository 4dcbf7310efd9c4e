"""Replays a chain of a shared register from its beginning, and notes what its acts mention."""

from collections.abc import Callable

from customs_cli.register.file.disk.damage import damaged
from customs_cli.register.file.line import Kept
from customs_cli.register.file.snapshot import After, Snapshot
from customs_cli.register.sql.chains import ChainStore, chain_of
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.escaping import key_kept
from customs_cli.sentences import said


class Replayed(Snapshot):
    """The state that a chain gives.

    Args:
        store: The chain.
        heard: Called with each (reference or code, number of the act) that an act mentions.

    Attributes:
        chain: Name of the chain.
        spoken: Sum of the hashes of all these pairs, independent of their order.

    Raises:
        Damaged: The chain cannot be replayed, or changes a document of another chain.
    """

    def __init__(self, store: ChainStore, heard: Callable[[str, int], None] = lambda key, seq: None) -> None:
        self.chain, self.spoken, self._heard = store.chain, 0, heard
        super().__init__(store, until=store.journal_size())

    def move(self, kept: Kept, after: After) -> None:
        """Include one entry in the state."""
        if any(chain_of(*place) != self.chain for place in after):
            what = said("concerns records of another chain")
            raise damaged(self._store.journal_name, kept.entry.seq, what)
        for key in {key_kept(key) for _, key in after}:
            self.spoken += hash((key, kept.entry.seq))
            self._heard(key, kept.entry.seq)
        super().move(kept, after)


def is_said_where(replayed: Replayed, session: Session) -> bool:
    """Whether the table `seen` lists exactly the pairs of key and act that occur in a chain."""
    sql = (
        "SELECT s.key, j.seq FROM seen AS s LEFT JOIN journal AS j ON (j.chain, j.act) = (s.chain, s.act)"
        " WHERE s.chain = %s"
    )
    return replayed.spoken == sum(map(hash, session.ask(sql, (replayed.chain,))))
