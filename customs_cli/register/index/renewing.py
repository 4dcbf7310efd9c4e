"""Brings an index up to date with a state: updated from newer journal entries, or made again, in memory or in its file.

Only the process that holds `register.indexing` writes the file. It is not waited for longer than a scan of all batches
would take.
"""

import contextlib
import os
import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

from customs_cli.errors import Busy, CannotWrite, Damaged
from customs_cli.register.file.disk.lock import locked
from customs_cli.register.file.disk.paged import pieces
from customs_cli.register.file.disk.writing import replacing
from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.file.store import Store
from customs_cli.register.gc_pause import gc_paused
from customs_cli.register.index.connecting import (
    PATIENCE,
    READING,
    UNREADABLE,
    Stand,
    connected,
    is_before,
    read_stand,
    rules_at,
    write_replaced,
)
from customs_cli.register.index.making import Alone, Source, by_many, in_turn
from customs_cli.register.index.opening import Told, mark_of, standing
from customs_cli.register.index.tail import Tail, all_seen
from customs_cli.register.index.writing import Progress, Stale, catch_up, write_all

ASK = 1.0
"""Seconds to wait for readers; after that the updated index is used by this process alone and not committed."""

CACHE = 96_000
"""Kilobytes of cache while an index is made: rows of several tables do not come in the order of their keys."""


def written(path: Path, store: Store, snapshot: Snapshot, wanted: Stand, told: Told) -> sqlite3.Connection | None:
    """Return the index after it has been updated or made again; None if another process holds the lock too long."""
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(path.with_suffix(".indexing"), act="index", timeout=_patience(path)))
        except (Busy, CannotWrite, Damaged):
            return None
        if db := standing(path, store, snapshot) or _caught_up(path, store, snapshot, wanted):
            return db
        _made(path, store, snapshot, wanted, told)
    return standing(path, store, snapshot)


def _patience(path: Path) -> float:
    return READING if mark_of(path).exists() else PATIENCE


def _caught_up(path: Path, store: Store, snapshot: Snapshot, wanted: Stand) -> sqlite3.Connection | None:
    if path.is_symlink() or not path.is_file():
        return None
    db = connected(path)
    try:
        db.execute("BEGIN IMMEDIATE")
        stand = read_stand(db)
        if stand is None or not _follows(stand, wanted, store):
            raise Stale
        with gc_paused():
            catch_up(db, Tail(stand, store, snapshot), wanted)
        db.execute(f"PRAGMA busy_timeout = {int(ASK * 1000)}")
        with contextlib.suppress(sqlite3.OperationalError):  # a reader holds it: only this process uses the update
            db.execute("COMMIT")
            db.execute("BEGIN")
        if read_stand(db) == wanted:
            return db
    except (*UNREADABLE, Stale) as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
            raise
    except BaseException:
        db.close()
        raise
    db.close()
    return None


def _follows(stand: Stand, wanted: Stand, store: Store) -> bool:
    of_one = (stand.rules, stand.register) == (wanted.rules, wanted.register)
    return of_one and stand.seq <= wanted.seq and is_before(stand, store)


def _made(path: Path, store: Store, snapshot: Snapshot, wanted: Stand, told: Told) -> None:
    beside = path.with_suffix(f".index-{os.getpid()}")
    with replacing(path, beside=beside, mode=0o600) as file:
        try:
            _make(beside, store, snapshot, wanted, told, by_many(store, snapshot))
        except Alone:
            beside.write_bytes(b"")
            _make(beside, store, snapshot, wanted, told)
        with closing(connected(beside)) as db:
            write_replaced(db, rules_at(path))
        if not os.path.samestat(os.fstat(file), beside.stat()):  # the folder was moved and replaced by another
            raise FileNotFoundError(beside)
        # A rollback journal left by a killed process belongs to the former file and would damage the new one.
        path.with_name(path.name + "-journal").unlink(missing_ok=True)
    for left in [mark_of(path), *path.parent.glob(f"{path.stem}.index-[0-9]*")]:  # left by killed processes
        with contextlib.suppress(OSError):
            left.unlink()


def _make(
    path: Path, store: Store, snapshot: Snapshot, wanted: Stand, told: Told, source: Source | None = None
) -> None:
    with closing(connected(path)) as db:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA cache_spill = ON")
        db.execute(f"PRAGMA cache_size = -{CACHE}")
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        filled(db, store, snapshot, wanted, told, source)


def filled(
    db: sqlite3.Connection, store: Store, snapshot: Snapshot, wanted: Stand, told: Told, source: Source | None = None
) -> sqlite3.Connection:
    """Fill an empty index with the rows of a state.

    Args:
        db: The index.
        store: The storage of the register.
        snapshot: The state.
        wanted: The stand to record.
        told: Progress callback: batches done, batches in all.
        source: Gives the rows; None to make them in this process.
    """
    rows = source or in_turn(snapshot)
    write_all(db, rows, all_seen(store, snapshot.offset), wanted, _counting(snapshot, told))
    return db


def _counting(snapshot: Snapshot, told: Told) -> Progress:
    """Return a progress callback that knows the number of batches.

    Those newer than the TinyDB file are not counted in it.
    """
    checkpoint = snapshot.checkpoint
    lines = pieces(checkpoint.data, *checkpoint.bounds("batches")) if checkpoint else ()
    whole = sum(piece.count(b"\n") for piece in lines)
    return lambda done: told(done, max(done, whole))
