"""The chains of a shared register: which documents belong to which, and reading a chain like a file's journal."""

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from msgspec.structs import replace

from customs_cli.register.file.changes import Change
from customs_cli.register.file.line import Entry, Kept, from_line, hash_in
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.making.agreed import NAMES
from customs_cli.register.sql.store import SharedStore

_AT_A_TIME = 200
_FIRST, _PAGE = 1 << 16, 1 << 20
"""Bytes of acts read together, at first and later; a single act may be longer."""
_MANY = 500
_COLUMNS = "act, chain, seq, ends, line"

_LEAVES = (
    "SELECT sha256('\\x00'::bytea || convert_to(CASE WHEN starts_with(line, '{\"format\":2,')"
    " THEN split_part(line, ',\"salt\":', 1) ELSE line END, 'UTF8')) FROM journal"
    " WHERE chain = %s AND seq <= %s ORDER BY seq"
)


def _page(which: str, order: str, most: str = "%s") -> str:
    sizes = (
        "SELECT act, sum(octet_length(line)) AS size FROM journal"
        f" WHERE {which} GROUP BY act ORDER BY act {order} LIMIT {_AT_A_TIME}"
    )
    whole = f"SELECT act, size, sum(size) OVER (ORDER BY act {order}) AS whole FROM ({sizes}) AS sizes"
    page = f"SELECT act FROM ({whole}) AS page WHERE whole <= {most} OR whole = size"
    return f"SELECT {_COLUMNS} FROM journal WHERE act IN ({page}) ORDER BY act {order}, chain"


NEWEST = _page(f"act > 0 AND act < {2**62}", "DESC", str(_FIRST))
"""The query for the lines of the newest acts."""


class End(NamedTuple):
    """Where a chain ends.

    Attributes:
        seq: Number of its last entry; 0 if it has none.
        head: Hash of the last entry; empty if there is none.
        ends: Byte offset of its end in a file of the chain.
    """

    seq: int
    head: str
    ends: int


def chain_of(table: str, key: str) -> str:
    """Return the chain of a document: that of the office in its reference or number, or the chain of names."""
    return key.partition("-")[2].partition("-")[0] if table in ("batches", "serials", "sheets") else NAMES


def own_part(entry: Entry, offices: Set[str], officer: str) -> Entry | None:
    """Return the part of an act that an officer may undo, or None.

    Args:
        entry: The act, with its changes.
        offices: Offices that the officer acts for; empty for an administrator, who may undo everything.
        officer: The officer's name.

    Returns:
        The changes to batches of these offices, and to names made with them; changes to names alone only if the officer
        did the act.
    """
    touched = {chain_of(change.table, change.key) for change in entry.changes}
    if not offices or touched <= {*offices, NAMES}:
        return entry if not offices or touched & offices or officer in entry.by else None
    own = [change for change in entry.changes if chain_of(change.table, change.key) in {*offices, NAMES}]
    return replace(entry, changes=tuple(own)) if touched & offices or officer in entry.by else None


def by_chain(changes: Iterable[Change]) -> dict[str, tuple[Change, ...]]:
    """Return the changes of an act by chain, the chains sorted."""
    found: dict[str, list[Change]] = {}
    for change in changes:
        found.setdefault(chain_of(change.table, change.key), []).append(change)
    return {chain: tuple(found[chain]) for chain in sorted(found)}


class Acts:
    """The acts of all chains that an officer may see, each as one entry whose `seq` is the act's number.

    Args:
        session: The connection, in a transaction.
        newest: The rows of `NEWEST`, if they were read already.

    Attributes:
        places: Number of an act that was read to chain to the number of its entry in that chain.
    """

    def __init__(self, session: Session, newest: Sequence[Any] | None = None) -> None:
        self._session = session
        self._newest = newest
        self.places: dict[int, dict[str, int]] = {}

    def forwards(self, with_changes: bool = True) -> Iterator[Kept]:
        """Yield every act, the oldest first."""
        yield from self._pages("act > %s", "ASC", 0, with_changes=with_changes)

    def backwards(self) -> Iterator[Kept]:
        """Yield every act, the newest first; only as many are read as are requested."""
        start = 2**62
        if self._newest is not None:
            yield from self._as_ones(self._newest, with_changes=True)
            start = min((row[0] for row in self._newest), default=0)
        yield from self._pages("act > 0 AND act < %s", "DESC", start)

    def about(self, key: str, *, newest_first: bool = False) -> Iterator[Kept]:
        """Yield the acts that mention a reference or code, the oldest (or the newest) first."""
        sign, order, start = ("<", "DESC", 2**62) if newest_first else (">", "ASC", 0)
        which = f"act {sign} %s AND act IN (SELECT act FROM seen WHERE key = %s)"
        yield from self._pages(which, order, start, key)

    def _pages(self, which: str, order: str, start: int, *args: Any, with_changes: bool = True) -> Iterator[Kept]:
        sql = _page(which, order)
        most = _FIRST
        while rows := self._session.ask(sql, (start, *args, most)).fetchall():
            most = _PAGE
            yield from self._as_ones(rows, with_changes)
            start = rows[-1][0]

    def _as_ones(self, rows: Sequence[Any], with_changes: bool) -> Iterator[Kept]:
        """Yield each act's entries in several chains as one.

        The office's entry, if any, gives everything but the changes.
        """
        parts = {
            act: [
                (chain, from_line(line.encode(), ends, chain, with_changes=with_changes))
                for _, chain, _, ends, line in own
            ]
            for act, own in groupby(rows, key=itemgetter(0))
        }
        self.places.update({act: {chain: kept.entry.seq for chain, kept in own} for act, own in parts.items()})
        told = {act: min(own, key=lambda part: part[0] == NAMES) for act, own in parts.items()}
        reverts = self._acts_of({(chain, kept.entry.reverts) for chain, kept in told.values() if kept.entry.reverts})
        for act, (chain, main) in told.items():
            changes = tuple(change for _, kept in parts[act] for change in kept.entry.changes) if with_changes else ()
            reverted = reverts.get((chain, main.entry.reverts or 0))
            yield replace(main, entry=replace(main.entry, seq=act, reverts=reverted, changes=changes))

    def _acts_of(self, places: Set[tuple[str, int]]) -> dict[tuple[str, int], int]:
        known = {place: act for act, own in self.places.items() for place in own.items()}
        if unknown := tuple(places - known.keys()):
            asked = self._session.ask("SELECT chain, seq, act FROM journal WHERE (chain, seq) IN %s", (unknown,))
            known.update({(chain, seq): act for chain, seq, act in asked})
        return known


class ChainStore(SharedStore):
    """A chain that is read like the journal of a file, within the open transaction; read-only.

    Args:
        session: The connection.
        chain: Name of the chain.

    Attributes:
        wanted: Numbers of entries whose hashes are noted while they are read.
        noted: Number to the hash at the end of the line.
        odd: Numbers of entries that were read, and beside which another hash is kept.
        table: The table that holds its lines.
    """

    table = "journal"

    def __init__(self, session: Session, chain: str) -> None:
        super().__init__(session)
        self.chain = chain
        self.wanted: Set[int] = frozenset()
        self.noted: dict[int, str] = {}
        self.odd: set[int] = set()
        self.journal_name = f"{session.address.shown} {chain}"

    def checkpoint(self) -> None:
        """Return None: the chain is replayed from its beginning."""

    def journal_size(self) -> int:
        """Return the size of its journal in bytes."""
        sql = f"SELECT coalesce(max(ends), 0) FROM {self.table} WHERE chain = %s"
        row = self.session.ask(sql, (self.chain,)).fetchone()
        return int(row[0]) if row else 0

    @property
    def identity(self) -> str:
        """The random identity of the register that the chain belongs to; empty if there is none."""
        row = self.session.ask("SELECT value FROM meta WHERE key = 'id'").fetchone()
        return str(row[0]) if row else ""

    def end(self) -> End:
        """Return where the chain ends."""
        row = self.session.ask("SELECT seq, head, ends FROM chains WHERE name = %s", (self.chain,)).fetchone()
        return End(*row) if row else End(0, "", 0)

    def leaves(self, count: int) -> Iterator[bytes]:
        """Yield the leaves of the first entries in the tree over the chain; the server computes them from the lines."""
        yield from (bytes(leaf) for (leaf,) in self.session.ask(_LEAVES, (self.chain, count)))

    def journal(self, start: int, end: int | None = None) -> bytes:
        """Return bytes of the chain's journal between two offsets, fewer at its end.

        Whole lines are read from the database.
        """
        until = f"(SELECT min(ends) FROM {self.table} WHERE chain = %s AND ends >= %s)"  # the line with that offset
        sql = (
            f"SELECT ends, seq, hash, line FROM {self.table} WHERE chain = %s AND ends > %s"
            f" AND ends <= coalesce({until}, {2**62}) ORDER BY ends LIMIT {_MANY}"
        )
        found: list[bytes] = []
        place = start
        while end is None or place < end:
            asked = (self.chain, place, self.chain, 2**62 if end is None else end)
            rows = self.session.ask(sql, asked).fetchall()
            for ends, seq, head, text in rows:
                line = text.encode() + b"\n"
                if head != hash_in(line):
                    self.odd.add(seq)
                if seq in self.wanted:
                    self.noted[seq] = hash_in(line)
                begins = int(ends) - len(line)
                found.append(line[max(0, place - begins) : None if end is None else max(0, end - begins)])
                place = int(ends)
            if not rows:
                break
        return b"".join(found)
