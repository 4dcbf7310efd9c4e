"""What belongs to the own office in a register, be it a file or shared: the chain of its roots, its officer's name."""

from collections.abc import Collection, Iterable

from customs_cli.domain.query.search import plain, written_all_ways
from customs_cli.domain.record import Record
from customs_cli.register.file.codec import encoded, key_of, table_of
from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.proof.tree import root
from customs_cli.register.register import Register
from customs_cli.register.sql.chains import ChainStore, chain_of
from customs_cli.register.sql.closed.chain import ClosedStore, is_closed
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.escaping import kept
from customs_cli.register.sql.heads.chain import HEADS, LAST_LINE, covers, seal
from customs_cli.register.sql.making.agreed import NAMES
from customs_cli.register.sql.register import SharedRegister

_SEEN = (
    "SELECT '' AS name, one AS office FROM unnest(readable()) AS one WHERE NOT reads_all() AND one NOT LIKE '@%'"
    " UNION ALL SELECT name, office FROM rights WHERE role = session_user ORDER BY 1, 2"
)
"""The visible offices, without a name, unless all are visible; then the rights of this officer."""


class ChainEnd(Snapshot):
    """The end of a chain as a snapshot; its documents are not read.

    Args:
        store: The chain.
    """

    def __init__(self, store: ChainStore) -> None:
        self.seq, self.head, self.offset = store.end()
        self.checkpoint, self.torn = None, b""
        self._chain = store

    @property
    def id(self) -> str:  # type: ignore[override]
        """The random identity of the register that the chain belongs to."""
        return self._chain.identity


class ChainRegister(Register):
    """One chain of a shared register, read like the journal of a file; read-only."""

    store: ChainStore

    @property
    def snapshot(self) -> Snapshot:
        """The end of the chain."""
        if self._snapshot is None:
            self._snapshot = ChainEnd(self.store)
        return self._snapshot


def own_chain_name(session: Session) -> str:
    """Return the chain of the first office that the connected officer acts for; that of names for an administrator."""
    sql = "SELECT min(office) FROM rights WHERE role = session_user"
    row = session.ask(sql).fetchone()
    return str(row[0]) if row and row[0] else NAMES


def own_chain(register: Register, chain: str = "") -> Register:
    """Return the register whose journal a root refers to.

    In a shared register that is the chain of the officer's office, or the chain of names.

    Args:
        register: The register; a file is returned as it is.
        chain: Name of another chain, or of a closed one.
    """
    if not isinstance(register, SharedRegister):
        return register
    name = chain or register.office or NAMES
    store = (ClosedStore if is_closed(name) else ChainStore)(register.store.session, name)
    return ChainRegister(store, clock=register.clock)


def act_of(register: Register, seq: int) -> int:
    """Return the number of an act over all chains, given its number in the own chain; a file has one chain."""
    if not isinstance(register, SharedRegister):
        return seq
    sql = "SELECT act FROM journal WHERE chain = %s AND seq = %s"
    row = register.store.session.ask(sql, (register.office or NAMES, seq)).fetchone()
    return int(row[0]) if row else seq


def journal_of(register: Register, ref: str) -> Register:
    """Return the register whose journal has the acts on a batch: in a shared one, the chain of its office."""
    return own_chain(register, chain_of("batches", ref))


def names_beside(register: Register) -> Register | None:
    """Return the register whose journal has the acts on names, if they are in a chain of their own; None for a file."""
    return own_chain(register, NAMES) if isinstance(register, SharedRegister) else None


def office_of(register: Register) -> str:
    """Return the office whose chain records an act without changes; empty for a file, and for an administrator."""
    return register.office if isinstance(register, SharedRegister) else ""


def only_office(register: Register) -> str:
    """Return the default office: a file's own, or the only one that the officer acts for; else empty."""
    if isinstance(register, SharedRegister) and len(register.snapshot.rights) > 1:
        return ""
    return register.office


def refuse_others(register: Register, records: Iterable[Record]) -> None:
    """Refuse records of offices that the connected officer does not act for, as an act that puts them would be.

    Args:
        register: The register; in a file every office is allowed.
        records: The records that would be put.

    Raises:
        Refusal: A record belongs to another office.
    """
    if isinstance(register, SharedRegister):
        register.refuse_others(chain_of(table_of(type(record)), key_of(record)) for record in records)


def is_others_number(register: Register, number: str) -> bool:
    """Whether a document of any office, visible or not, has a number as typed, with any style of brackets."""
    word = plain(number)
    if not isinstance(register, SharedRegister) or len(word) < 2:
        return False
    written = [encoded(way).decode() for way in written_all_ways(number)]
    row = register.store.session.ask("SELECT bears_number(%s, %s)", (kept(word), [*map(kept, written)])).fetchone()
    return bool(row and row[0])


def referred_to_unseen(register: Register, wanted: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return those of some (table, code) to which a batch refers that the officer may not see; none for a file."""
    return register.referred_to_unseen(wanted) if wanted and isinstance(register, SharedRegister) else set()


def offices_seen(register: Register) -> tuple[str, ...]:
    """Return the codes of the offices whose batches are visible; empty if all are."""
    if not isinstance(register, SharedRegister):
        return ()
    return tuple(dict.fromkeys(office for name, office in register.snapshot.answer("seen", _SEEN) if not name))


def name_of(register: Register) -> str:
    """Return the name under which the connected officer acts; empty for an administrator, and for a file."""
    return register.officer if isinstance(register, SharedRegister) else ""


def chain_told_of(register: Register, office: str) -> str:
    """Return the chain whose root vouches for a report on an office: its own if the officer sees an act in it."""
    if not isinstance(register, SharedRegister):
        return ""
    own = register.office or NAMES
    return office if office and office != own and own_chain(register, office).snapshot.seq else own


def heads_over(register: Register, chain: str, seq: int) -> str:
    """Return the root of `@heads` as HASH@SIZE if its last entry covers a chain up to an act, else an empty text."""
    if not isinstance(register, SharedRegister):
        return ""
    if not seq or not covers(register.snapshot.answer("heads", LAST_LINE), chain, seq):
        return ""
    heads = own_chain(register, HEADS)
    return str(root(heads.store, heads.snapshot))


def seal_chain(register: Register, chain: str, by: tuple[str, ...]) -> None:
    """Write an entry of `@heads` that covers a chain as it is now, if possible; the register then reads a newer state.

    Args:
        register: The register; nothing is done for a file.
        chain: Name of the chain.
        by: The officers who have it done.
    """
    if not isinstance(register, SharedRegister):
        return
    seq = own_chain(register, chain).snapshot.seq
    if seq and not covers(register.snapshot.answer("heads", LAST_LINE), chain, seq):
        line = seal(register.store.session, by, register.clock)
        register.look(again=True)
        if line:
            register.snapshot.told("heads", (line,))
