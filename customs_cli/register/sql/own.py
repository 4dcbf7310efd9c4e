"""What of a register is this office's own: the chain that its roots stand for, the name that its officer acts under."""

from collections.abc import Collection, Iterable
from datetime import datetime

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
"""The offices that may be looked at where they are not all, without a name; and the rights of this officer."""


class ChainEnd(Snapshot):
    """Where a chain ends; nothing of what it leaves is read.

    Args:
        store: The chain.
    """

    def __init__(self, store: ChainStore) -> None:
        self.seq, self.head, self.offset = store.end()
        self.checkpoint, self.torn = None, b""
        self._chain = store

    @property
    def id(self) -> str:  # type: ignore[override]
        """The random identity of the register that it is a chain of."""
        return self._chain.identity


class ChainRegister(Register):
    """One chain of a shared register, looked at as the journal of a file; nothing is done there."""

    store: ChainStore

    @property
    def snapshot(self) -> Snapshot:
        """Where the chain ends."""
        if self._snapshot is None:
            self._snapshot = ChainEnd(self.store)
        return self._snapshot


def own_chain_name(session: Session) -> str:
    """The chain of the office that the officer of a connection acts for first; that of names for an administrator."""
    sql = "SELECT min(office) FROM rights WHERE role = session_user"
    row = session.ask(sql).fetchone()
    return str(row[0]) if row and row[0] else NAMES


def own_chain(register: Register, chain: str = "") -> Register:
    """The register whose journal a root stands for: of a shared one the chain of the officer's office, or of names.

    Args:
        register: A file's is answered as it is.
        chain: Another chain, or a closed one.
    """
    if not isinstance(register, SharedRegister):
        return register
    name = chain or register.office or NAMES
    store = (ClosedStore if is_closed(name) else ChainStore)(register.store.session, name)
    return ChainRegister(store, clock=register.clock)


def journal_of(register: Register, ref: str) -> Register:
    """The register in whose journal the acts on a batch are: of a shared one the chain of its office."""
    return own_chain(register, chain_of("batches", ref))


def names_beside(register: Register) -> Register | None:
    """The register in whose journal the acts on names are, where that is not the batches' own; None on a file."""
    return own_chain(register, NAMES) if isinstance(register, SharedRegister) else None


def office_of(register: Register) -> str:
    """The office whose chain takes in an act on no record; empty on a file, and for an administrator."""
    return register.office if isinstance(register, SharedRegister) else ""


def only_office(register: Register) -> str:
    """The office that records where none is named: a file's own, the only one that an officer acts for; else empty."""
    if isinstance(register, SharedRegister) and len(register.snapshot.rights) > 1:
        return ""
    return register.office


def refuse_others(register: Register, records: Iterable[Record]) -> None:
    """Refuse records of offices that the officer of a connection does not act for, as an act that puts them is.

    Args:
        register: In a file whoever has it acts for all offices.
        records: What would be put.

    Raises:
        Refusal: One is of another office.
    """
    if isinstance(register, SharedRegister):
        register.refuse_others(chain_of(table_of(type(record)), key_of(record)) for record in records)


def is_others_number(register: Register, number: str) -> bool:
    """Whether a document of an office, seen or not, bears a number: as it is typed, its brackets of whichever style.

    Args:
        register: Of a file all documents are seen: it is not asked.
        number: Of one sign none is looked for, since words are found by pairs of them.
    """
    word = plain(number)
    if not isinstance(register, SharedRegister) or len(word) < 2:
        return False
    written = [encoded(way).decode() for way in written_all_ways(number)]
    row = register.store.session.ask("SELECT bears_number(%s, %s)", (kept(word), [*map(kept, written)])).fetchone()
    return bool(row and row[0])


def referred_to_unseen(register: Register, wanted: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of some (table, code) that a batch refers to which the officer does not see: on a file none."""
    return register.referred_to_unseen(wanted) if wanted and isinstance(register, SharedRegister) else set()


def offices_seen(register: Register) -> tuple[str, ...]:
    """Codes of the offices whose batches may be looked at; empty where that is every one."""
    if not isinstance(register, SharedRegister):
        return ()
    return tuple(dict.fromkeys(office for name, office in register.snapshot.answer("seen", _SEEN) if not name))


def name_of(register: Register) -> str:
    """The name under which the officer of a connection acts; empty for an administrator, and on a file."""
    return register.officer if isinstance(register, SharedRegister) else ""


def chain_told_of(register: Register, office: str) -> str:
    """The chain whose root stands for what is told of an office: its own where the officer sees an act in it.

    Args:
        register: A file has no chains: then it is empty.
        office: Its code; empty for all offices, of which the officer's own chain stands for what is told.
    """
    if not isinstance(register, SharedRegister):
        return ""
    own = register.office or NAMES
    return office if office and office != own and own_chain(register, office).snapshot.seq else own


def heads_over(register: Register, chain: str, seq: int) -> str:
    """The root of `@heads`, HASH@SIZE, where its last entry speaks of a chain up to an act.

    Args:
        register: The shared register; it is looked at.
        chain: Name of the chain.
        seq: The act's place in that chain.
    """
    if not isinstance(register, SharedRegister):
        return ""
    if not seq or not covers(register.snapshot.answer("heads", LAST_LINE), chain, seq):
        return ""
    heads = own_chain(register, HEADS)
    return str(root(heads.store, heads.snapshot))


def seal_chain(register: Register, chain: str, by: tuple[str, ...], at: datetime) -> None:
    """Have `@heads` speak of a chain as it stands, where that can be done; what is looked at is newer.

    Args:
        register: A file's is left as it is.
        chain: Name of the chain.
        by: Who has it done.
        at: When, UTC.
    """
    if not isinstance(register, SharedRegister):
        return
    seq = own_chain(register, chain).snapshot.seq
    if seq and not covers(register.snapshot.answer("heads", LAST_LINE), chain, seq):
        line = seal(register.store.session, by, at)
        register.look(again=True)
        if line:
            register.snapshot.told("heads", (line,))
