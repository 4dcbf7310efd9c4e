"""Replays a chain of a shared register from its beginning; checks what is kept beside the lines of chains."""

from collections.abc import Callable, Iterator

from customs_cli.register.file.disk.damage import damaged
from customs_cli.register.file.line import Kept
from customs_cli.register.file.snapshot import After, Snapshot
from customs_cli.register.proof.verify import Fault
from customs_cli.register.sql.chains import ChainStore, chain_of
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.escaping import key_kept
from customs_cli.register.sql.heads.chain import HEADS
from customs_cli.register.sql.making.agreed import NAMES
from customs_cli.register.sql.snapshot import NEW
from customs_cli.sentences import said

STRAYS = """
SELECT chain FROM (SELECT chain FROM documents UNION SELECT chain FROM seen) AS own
WHERE NOT EXISTS (SELECT 1 FROM chains WHERE name = own.chain) ORDER BY chain
"""
"""Chains that records claim to belong to, but that do not exist."""
_MISPLACED = """
SELECT seq, act, seq = place AND ends = size FROM (
    SELECT seq, ends, {act} AS act, lag({act}, 1, 0::bigint) OVER own AS before, row_number() OVER own AS place,
        sum(octet_length(line) + 1) OVER own AS size FROM {table} WHERE chain = %s WINDOW own AS (ORDER BY seq)
) AS entry WHERE seq <> place OR ends <> size OR act <= before ORDER BY seq LIMIT 1
"""
"""The first entry of a chain that is not at its place, or whose act is not numbered after the one before."""
_DEED = "split_part(split_part(left(line, 9000), ',\"office\":', 1), ',\"at\":', 2)"
_OF_TWO = f"""
SELECT act FROM journal WHERE act IN (SELECT act FROM journal WHERE act > 0 GROUP BY act HAVING count(*) > 1)
GROUP BY act HAVING count(DISTINCT {_DEED}) > 1 ORDER BY act LIMIT 1
"""
"""A number that entries of several chains bear, though their times or officers differ."""
_NUMBERED = f"""
SELECT tbl, key, CASE WHEN nth = 0 OR chain <> '{NAMES}' THEN nth = 0
    ELSE nth > 0 AND nth < {NEW} AND (tbl, nth) NOT IN (
    SELECT tbl, nth FROM documents WHERE chain = '{NAMES}' GROUP BY tbl, nth HAVING count(*) > 1) END, body
FROM documents WHERE chain = %s
"""
"""The documents of a chain, and whether each has a number of its own among names, or none."""


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


def kept_of(chain: str, session: Session) -> Iterator[tuple[str, str, str | None]]:
    """Yield table, key and body of each document of a chain; no body where its number cannot be its own."""
    for table, key, is_numbered, body in session.ask(_NUMBERED, (chain,)):
        yield table, key, body if is_numbered else None


def misplaced(store: ChainStore) -> Iterator[Fault]:
    """Yield a fault for the first entry of a chain that is not where the lines have it, or numbered otherwise."""
    act = "act" if store.table == "journal" and store.chain != HEADS else "seq"
    sql = _MISPLACED.format(table=store.table, act=act)
    row = store.session.ask(sql, (store.chain,)).fetchone()
    if row and row[2]:
        yield Fault(store.name, 0, said("act {number}: its number was altered", number=row[1]))
    elif row or store.odd:
        seq = min([*store.odd, *(row[:1] if row else ())])
        yield Fault(store.journal_name, max(1, seq), said("does not follow the entry before it"))


def of_two_acts(session: Session) -> Iterator[Fault]:
    """Yield a fault for the first number that two different acts bear in two chains."""
    for (number,) in session.ask(_OF_TWO).fetchall():
        yield Fault(session.address.shown, 0, said("act {number}: its number was altered", number=number))
