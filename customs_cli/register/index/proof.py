"""Verifies that the index says row by row what the batches say, as of the journal entry that it is up to date with.

Rows are compared by the sum of their hashes per table, so that neither their order nor their number costs memory.
Numbers of codes and parties are internal to the index; numbers that no batch uses any more may remain.
"""

import contextlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.firms.blocks import blocks
from customs_cli.register.file.journal import read_back
from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.file.store import Store
from customs_cli.register.gc_pause import gc_paused
from customs_cli.register.index import cells, stock
from customs_cli.register.index.codes import Codes, Known, kept_party
from customs_cli.register.index.connecting import PATIENCE, UNREADABLE, Stand, connected, is_before, read_stand
from customs_cli.register.index.rows.facets import FACETS
from customs_cli.register.index.rows.of_batch import Rows, rows_of
from customs_cli.register.index.schema import CELLS, INDEXES, SCOPED, STOCK, TABLES, rules
from customs_cli.register.index.tail import Tail, all_seen
from customs_cli.register.proof.verify import Fault
from customs_cli.sentences import said

Told = Callable[[int, int], None]
"""Progress callback: batches done, batches in all."""

_TOLD = 500
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_schema = "SELECT type, name, tbl_name, sql FROM sqlite_master"
_encoded = msgspec.msgpack.Encoder().encode


class Proven(NamedTuple):
    """The result of verifying an index.

    Attributes:
        entries: Number of the journal entry that the index is up to date with.
        batches: Number of batches that it was compared with.
        faults: The differences; empty if there are none.
    """

    entries: int
    batches: int
    faults: tuple[Fault, ...]


def proven(store: Store, told: Told = lambda _done, _all: None) -> Proven | None:
    """Compare the index with the batches of a register that was itself verified; nothing is changed.

    Args:
        store: The storage of the register.
        told: Progress callback: batches done, batches in all.

    Returns:
        The result; None if there is no index that would be used or updated as it is.
    """
    path = store.index
    if path is None or path.is_symlink() or not path.is_file():
        return None
    db = None
    _settle(path)
    try:
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE, isolation_level=None)
        db.execute("PRAGMA cache_size = -16000")
        db.execute("BEGIN")
        stand = read_stand(db)
        snapshot = Snapshot(store)  # read after the index, so that it includes all acts of the index
        if stand is None or not _is_ours(stand, snapshot, store):
            return None
        with gc_paused():
            return _Proof(db, path.name, stand, snapshot, store).made(told)
    except UNREADABLE as error:
        if isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", 0) & 0xFF not in _DAMAGED:
            return None  # not an index, or held by another process: it will be made again
        return Proven(0, 0, (Fault(path.name, 0, said("SQLite cannot read it: {error}", error=error)),))
    finally:
        if db:
            db.close()


def _settle(path: Path) -> None:
    with contextlib.suppress(*UNREADABLE), contextlib.closing(connected(path)) as db:
        read_stand(db)


def _is_ours(stand: Stand, snapshot: Snapshot, store: Store) -> bool:
    of_one = (stand.rules, stand.register) == (rules(), snapshot.id)
    return of_one and 0 < stand.offset <= snapshot.offset and is_before(stand, store)


class _Proof:
    def __init__(self, db: sqlite3.Connection, name: str, stand: Stand, snapshot: Snapshot, store: Store) -> None:
        self._db, self._name, self._stand, self._snapshot, self._store = db, name, stand, snapshot, store
        self._done = 0

    def made(self, told: Told) -> Proven:
        try:
            found = tuple(self._found(told))
        except _Lacks as lacking:
            found = (lacking.fault,)
        except UNREADABLE as error:
            found = (Fault(self._name, 0, said("SQLite cannot read it: {error}", error=error)),)
        return Proven(self._stand.seq, self._done, found)

    def _found(self, told: Told) -> Iterator[Fault]:
        (state,) = self._db.execute("PRAGMA integrity_check(1)").fetchone()
        if state != "ok":
            what = " ".join(state.split())
            yield Fault(self._name, 0, said("SQLite finds it damaged: {what}", what=what))
            return
        if set(self._db.execute(_schema)) != _fresh_schema():
            yield Fault(self._name, 0, said("its tables differ from those of this version"))
            return
        journal, name = self._store.journal, self._store.journal_name
        if next(read_back(journal, self._stand.offset, name=name)).entry.seq != self._stand.seq:
            yield self._differs("meta")
            return
        yield from map(self._differs, self._odd_names())
        due = self._said(told)
        odd = [table for table in Rows._fields if self._sum(table) != due[table]]
        yield from map(self._differs, odd)
        if sum(map(_sum, all_seen(self._store, self._stand.offset))) != self._sum("seen"):
            yield self._differs("seen")
        for table, made, fill in (("cells", CELLS, cells.fill), ("stock", STOCK, stock.fill)):
            if not (table == "stock" and "stored" in odd) and self._are_sums_odd(table, made, fill):
                yield self._differs(table)

    def _said(self, told: Told) -> Counter[str]:
        due: Counter[str] = Counter(dict.fromkeys(Rows._fields, 0))
        codes = Codes(self._db)
        (whole,) = self._db.execute("SELECT count(*) FROM batches").fetchone()
        for batch in self._batches():
            if self._done % _TOLD == 0:
                told(self._done, whole)
            self._done += 1
            row = self._db.execute("SELECT no FROM batches WHERE ref = ?", (batch.ref,)).fetchone()
            if row is None:
                raise _Lacks(Fault(self._name, 0, said("batch {ref} is missing", ref=batch.ref)))
            try:
                rows = rows_of(batch, row[0], codes)
                codes.write()
            except sqlite3.Error as error:  # a missing code would be inserted, but the index is open read-only
                if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_READONLY:
                    raise
                raise _Lacks(
                    Fault(self._name, 0, said("batch {ref}: the index lacks a code or a party", ref=batch.ref))
                ) from error
            for table in Rows._fields:
                due[table] += _sum(set(getattr(rows, table)))  # duplicates are kept once
        told(self._done, whole)
        return due

    def _batches(self) -> Iterator[Batch]:
        before: dict[str, Batch | None] = {}
        if self._stand.offset < self._snapshot.offset:
            before = {one.ref: one.before for one in Tail(self._stand, self._store, self._snapshot).became()}
        for batch in self._snapshot.batches():
            if batch.ref not in before:
                yield batch
        yield from (batch for batch in before.values() if batch)

    def _differs(self, table: str) -> Fault:
        return Fault(self._name, 0, said("table {table} does not match the batches", table=table))

    def _sum(self, table: str) -> int:
        return _sum(self._db.execute(f"SELECT * FROM {table}"))

    def _odd_names(self) -> Iterator[str]:
        kinds = (*SCOPED, *FACETS)
        strange = f"SELECT count(*) FROM codes WHERE kind NOT IN ({', '.join('?' * len(kinds))})"
        (is_odd,) = self._db.execute(strange, kinds).fetchone()
        try:
            for kind in kinds:
                Known(self._db).all(kind)
        except msgspec.DecodeError:
            is_odd = 1
        if is_odd:
            yield "codes"
        parties = self._db.execute("SELECT name, uscc, folded, code, text FROM parties")
        if any(kept_party(row[0], row[1]) != row for row in parties):
            yield "parties"
        if self._are_firms_odd():
            yield "firms"

    def _are_firms_odd(self) -> bool:
        rows = self._db.execute("SELECT id, name FROM parties")
        due = sum(_sum({(block, one) for block in blocks(name)}) for one, name in rows)
        return due != self._sum("firms")

    def _are_sums_odd(self, table: str, made: str, fill: Callable[[sqlite3.Connection], None]) -> bool:
        own = made.replace("CREATE TABLE", "CREATE TEMP TABLE")
        self._db.execute(own)  # the temporary table hides the stored one
        fill(self._db)
        both = (f"main.{table}", f"temp.{table}"), (f"temp.{table}", f"main.{table}")
        return any(
            self._db.execute(f"SELECT 1 FROM (SELECT * FROM {one} EXCEPT SELECT * FROM {other}) LIMIT 1").fetchone()
            for one, other in both
        )


class _Lacks(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def _sum(rows: Iterable[tuple[Any, ...]]) -> int:
    return sum(map(hash, map(_encoded, rows)))


def _fresh_schema() -> set[tuple[Any, ...]]:
    db = sqlite3.connect(":memory:")
    try:
        db.executescript(TABLES)
        db.executescript(INDEXES)
        return set(db.execute(_schema))
    finally:
        db.close()
