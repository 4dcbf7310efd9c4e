"""Closed chains: the journal of a file register, kept verbatim and read like the journal of a file."""

from typing import NamedTuple

from customs_cli.register.sql.chains import ChainStore, End
from customs_cli.register.sql.connecting import Session

_BEGINS = "closed:"


def closed_name(identity: str) -> str:
    """Return the name of the closed chain for the file register with an identity."""
    return _BEGINS + identity[:16]


def is_closed(chain: str) -> bool:
    """Whether a name is that of a closed chain."""
    return chain.startswith(_BEGINS)


class ClosedStore(ChainStore):
    """A closed chain, read like the journal of a file; see `ChainStore`."""

    table = "closed"

    @property
    def identity(self) -> str:
        """The random identity of the file register whose journal it is."""
        row = self.session.ask("SELECT register FROM closings WHERE chain = %s", (self.chain,)).fetchone()
        return str(row[0]) if row else ""

    def end(self) -> End:
        """Return where the chain ends."""
        sql = "SELECT seq, hash, ends FROM closed WHERE chain = %s ORDER BY seq DESC LIMIT 1"
        row = self.session.ask(sql, (self.chain,)).fetchone()
        return End(*row) if row else End(0, "", 0)


class Closing(NamedTuple):
    """A closed chain, and the number of its entries whose records were merged into the shared register."""

    store: ClosedStore
    joined: int


def closed_chains(session: Session, chain: str = "") -> list[Closing]:
    """Return the closed chains that this officer may see, or only the named one.

    There are none if an older version made the register.
    """
    if not _has_closings(session):
        return []
    sql = "SELECT chain, joined FROM closings WHERE %s IN ('', chain) ORDER BY chain"
    rows = session.ask(sql, (chain,)).fetchall()
    return [Closing(ClosedStore(session, name), joined) for name, joined in rows]


def _has_closings(session: Session) -> bool:
    there = session.ask("SELECT to_regclass('customs.closings')").fetchone()
    return bool(there and there[0] is not None)


def odd_closings(session: Session) -> list[str]:
    """Return the closed chains that are not of the office and of the file register that the database says, or of none.

    The entries of a chain without these would not be read by anybody, nor those of another office by their own.
    """
    if not _has_closings(session):
        return []
    sql = f"""
    SELECT chain FROM closed LEFT JOIN closings USING (chain) GROUP BY chain HAVING
        bool_or(closings.office IS DISTINCT FROM closed.office)
        OR bool_or(chain IS DISTINCT FROM '{_BEGINS}' || left(closings.register, 16))
        OR bool_or(closed.seq = 1 AND strpos(closed.line, ',"prev":"' || closings.register || '"') = 0) ORDER BY chain
    """
    return [chain for (chain,) in session.ask(sql).fetchall()]
