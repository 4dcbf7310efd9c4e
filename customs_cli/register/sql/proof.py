"""Verifies a shared register: every chain with the file's verifier, then documents and derived rows against the chains.

`register.proof.verify` says what that proves and what it cannot prove: only a printed root reveals an administrator who
rewrote a chain.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from customs_cli.domain.batch.batch import Batch
from customs_cli.errors import Damaged
from customs_cli.register.copies.evidence import spoken_of
from customs_cli.register.copies.evidence_proof import faults
from customs_cli.register.file.codec import TABLES, from_body, key_in
from customs_cli.register.gc_pause import gc_paused
from customs_cli.register.index.codes import kept_party
from customs_cli.register.index.rows.of_batch import Rows, rows_of
from customs_cli.register.proof.verify import Fault, Verdict, verify
from customs_cli.register.sql.chains import ChainStore, End
from customs_cli.register.sql.closed.chain import closed_chains, odd_closings
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.derived import OFTEN, Digests, as_kept
from customs_cli.register.sql.escaping import key_kept, number_of, read
from customs_cli.register.sql.heads.proof import claimed, contradictions, missing
from customs_cli.register.sql.making.agreed import rules
from customs_cli.register.sql.replayed import STRAYS, Replayed, is_said_where, kept_of, misplaced, of_two_acts
from customs_cli.register.sql.snapshot import SharedSnapshot
from customs_cli.register.sql.store import SharedStore
from customs_cli.sentences import said

Told = Callable[[int, int], None]
"""Progress callback: bytes of the chains done, bytes in all."""

_encoded = msgspec.msgpack.Encoder().encode
_MOST = 20  # maximum number of faults that are named
_AT_A_TIME = 20_000
"""Rows fetched at a time."""


class ChainProof(NamedTuple):
    """The result of verifying one chain.

    Attributes:
        chain: Name of the chain.
        entries: Number of entries that could be read.
        head: Hash of the last of them.
        root: Root of the Merkle tree over them; empty if there are none.
    """

    chain: str
    entries: int
    head: str
    root: str


class Proven(NamedTuple):
    """The result of a verification.

    Attributes:
        verdict: Verdict on all chains together; its head and root are those of the only chain, else empty.
        chains: Each chain that has entries.
    """

    verdict: Verdict
    chains: tuple[ChainProof, ...]


def proven(store: SharedStore, told: Told = lambda _done, _all: None) -> Proven:
    """Read every chain that this officer may see, and compare the documents and their rows with them.

    Args:
        store: The storage of the register.
        told: Progress callback: bytes of the chains done, bytes in all.
    """
    session = store.session
    session.end()
    session.ask("BEGIN ISOLATION LEVEL REPEATABLE READ")
    rows = session.ask("SELECT name, seq, head, ends FROM chains ORDER BY name").fetchall()
    closed = closed_chains(session)
    proof = _Proof(session, told, sum(int(row[3]) for row in rows))
    with gc_paused():
        for chain, seq, head, ends in rows:
            proof.open(ChainStore(session, chain), End(seq, head, ends))
        for (chain,) in session.ask(STRAYS).fetchall():
            proof.faults += _odd_documents(ChainStore(session, chain), session)
        if not proof.faults:
            proof.faults += [*of_two_acts(session), *_odd_rows(store)]
        for kept, joined in closed:
            proof.closed(kept, joined)
        proof.faults += [
            Fault(session.address.shown, 0, said("table {table} does not match the journal", table="closings"))
            for _ in odd_closings(session)
        ]
        proof.faults += missing(session, proof.claims, [row[0] for row in rows] + [one.store.chain for one in closed])
    session.end()
    return proof.found()


def with_evidence(store: SharedStore, found: Proven) -> Proven:
    """Add faults for evidence files that are missing or altered, if the chains are sound."""
    if not found.verdict.ok:
        return found
    store.session.begin("REPEATABLE READ")
    odd = faults(store, spoken_of(SharedSnapshot(store)))
    store.session.end()
    return found._replace(verdict=found.verdict._replace(faults=tuple(odd[:_MOST])))


class _Proof:
    def __init__(self, session: Session, told: Told, whole: int) -> None:
        self._session, self._told, self._whole, self._done = session, told, whole, 0
        self.claims = claimed(session)
        self.faults: list[Fault] = []
        self._notes: list[str] = []
        self._proofs: list[ChainProof] = []

    def open(self, store: ChainStore, end: End) -> None:
        self._told(self._done, self._whole)
        verdict = self._read(store)
        if verdict.ok and End(verdict.entries, verdict.head, store.journal_size()) != end:
            self._cut(store, verdict)
        elif verdict.ok:
            self.faults += _odd_documents(store, self._session)
        self._done += end.ends

    def closed(self, store: ChainStore, joined: int) -> None:
        verdict = self._read(store)
        if verdict.ok and verdict.entries < joined:
            self._cut(store, verdict)

    def found(self) -> Proven:
        self._told(self._whole, self._whole)
        head, root = (self._proofs[0].head, self._proofs[0].root) if len(self._proofs) == 1 else ("", "")
        entries = sum(proof.entries for proof in self._proofs)
        verdict = Verdict(entries, head, tuple(self.faults[:_MOST]), tuple(self._notes), root)
        return Proven(verdict, tuple(self._proofs))

    def _read(self, store: ChainStore) -> Verdict:
        store.wanted = self.claims.get(store.chain, {}).keys()
        verdict = verify(store)
        self.faults += verdict.faults
        self._notes += verdict.notes
        if verdict.ok:
            self.faults += misplaced(store)
            self.faults += contradictions(store, self.claims)
        if verdict.entries:
            self._proofs.append(ChainProof(store.chain, verdict.entries, verdict.head, verdict.root))
        return verdict

    def _cut(self, store: ChainStore, verdict: Verdict) -> None:
        self.faults.append(Fault(store.journal_name, verdict.entries + 1, said("does not end where the database says")))


def _odd_documents(store: ChainStore, session: Session) -> Iterator[Fault]:
    try:
        replayed = Replayed(store)
    except Damaged as error:
        yield Fault(store.name, 0, error.message)
        return
    if not is_said_where(replayed, session):
        yield Fault(store.name, 0, said("table {table} does not match the journal", table="seen"))
    due = {(table, key_kept(key_in(row.body))): row.body.decode() for table in TABLES for row in replayed.rows(table)}
    for table, key, body in kept_of(store.chain, session):
        if due.pop((table, key), None) != body or body is None:
            yield Fault(store.name, 0, said("{table} {key}: does not match the journal", table=table, key=key[:60]))
    for table, key in due:
        yield Fault(store.name, 0, said("{table} {key}: is missing", table=table, key=key[:60]))


def _odd_rows(store: SharedStore) -> Iterator[Fault]:
    """Yield a fault for each table of derived rows that differs from the documents; none if other rules made them.

    Only what the batches of one chain refer to is held in memory.
    """
    session = store.session
    made_by = session.ask("SELECT value FROM meta WHERE key = 'rules'").fetchone()
    if not made_by or made_by[0] != rules():
        return
    due: Counter[str] = Counter(dict.fromkeys(Rows._fields, 0))
    odd: set[str] = set()
    for (chain,) in session.ask("SELECT DISTINCT chain FROM documents WHERE tbl = 'batches' ORDER BY chain").fetchall():
        known = Digests()
        for batch in _batches_of(store, chain):
            rows = rows_of(batch, number_of("ref", batch.ref), known)
            for table in Rows._fields:
                due[table] += _sum((*as_kept(row), chain) for row in set(getattr(rows, table)))
        for table, own in zip(OFTEN, known.rows(), strict=True):
            there = set(session.ask(f"SELECT * FROM {table} WHERE chain = %s", (chain,)))
            odd.update([] if there.issuperset((*as_kept(row), chain) for row in own) else [table])
    odd.update(table for table in Rows._fields if due[table] != _sum(_rows_in(session, table)))
    for table, is_true in _SAYS:
        odd.update(table for row in _rows_in(session, table) if None in row or not is_true(*row[:-1]))
    for table in (*Rows._fields, *OFTEN):
        if table in odd:
            yield Fault(store.name, 0, said("table {table} does not match the batches", table=table))


def _sum(rows: Iterable[tuple[Any, ...]]) -> int:
    return sum(map(hash, map(_encoded, rows)))


def _batches_of(store: SharedStore, chain: str) -> Iterator[Batch]:
    sql = "SELECT body FROM documents WHERE tbl = 'batches' AND chain = %s"
    return (store.current(from_body(Batch, body.encode())) for (body,) in _streamed(store.session, sql, (chain,)))


def _rows_in(session: Session, table: str) -> Iterator[tuple[Any, ...]]:
    return _streamed(session, f"SELECT * FROM {table}")


def _streamed(session: Session, sql: str, args: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    session.ask(f"DECLARE streamed NO SCROLL CURSOR FOR {sql}", args)
    while rows := session.ask(f"FETCH {_AT_A_TIME} FROM streamed").fetchall():
        yield from rows
    session.ask("CLOSE streamed")


def _is_code(number: int, kind: str, text: str) -> bool:
    return number == number_of(kind, read(text))


def _is_party(number: int, name: str, uscc: str, *others: str) -> bool:
    party = read(name), read(uscc)
    return number == number_of("party", *party) and as_kept(kept_party(*party)) == (name, uscc, *others)


_SAYS: tuple[tuple[str, Callable[..., bool]], ...] = (("codes", _is_code), ("parties", _is_party))
"""Tables that explain numbers; rows that no batch needs any more may remain if they are correct."""
