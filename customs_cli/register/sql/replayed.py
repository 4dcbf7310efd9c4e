"""A chain of a shared register replayed from nothing, with what its acts speak of."""

from collections.abc import Callable

from customs_cli.register.file.disk.damage import damaged
from customs_cli.register.file.line import Kept
from customs_cli.register.file.snapshot import After, Snapshot
from customs_cli.register.sql.chains import ChainStore, chain_of
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.escaping import key_kept
from customs_cli.sentences import said


class Replayed(Snapshot):
    """What a chain gives.

    Args:
        store: The chain.
        heard: Told each (reference or code, seq) that an act speaks of.

    Attributes:
        chain: Its name.
        spoken: The same as one number, whatever their order.

    Raises:
        Damaged: It cannot be replayed, or speaks of what belongs to another chain.
    """

    def __init__(self, store: ChainStore, heard: Callable[[str, int], None] = lambda key, seq: None) -> None:
        self.chain, self.spoken, self._heard = store.chain, 0, heard
        super().__init__(store, until=store.journal_size())

    def move(self, kept: Kept, after: After) -> None:
        """Take in one entry."""
        if any(chain_of(*place) != self.chain for place in after):
            what = said("speaks of what belongs to another chain")
            raise damaged(self._store.journal_name, kept.entry.seq, what)
        for key in {key_kept(key) for _, key in after}:
            self.spoken += hash((key, kept.entry.seq))
            self._heard(key, kept.entry.seq)
        super().move(kept, after)


def is_said_where(replayed: Replayed, session: Session) -> bool:
    """Whether the acts that speak of a reference are found by it: those of a chain, and no others."""
    sql = (
        "SELECT s.key, j.seq FROM seen AS s LEFT JOIN journal AS j ON (j.chain, j.act) = (s.chain, s.act)"
        " WHERE s.chain = %s"
    )
    return replayed.spoken == sum(map(hash, session.ask(sql, (replayed.chain,))))
