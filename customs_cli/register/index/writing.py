"""Writing the index: every batch at first, and afterwards those that were touched."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from customs_cli.domain.batch.batch import Batch
from customs_cli.register.gc_pause import uncollected
from customs_cli.register.index.cells import fill, renew
from customs_cli.register.index.codes import Codes
from customs_cli.register.index.rows import Rows, rows_of
from customs_cli.register.index.schema import FACTS, INDEXES, TABLES
from customs_cli.register.index.tail import Seen, Stand, Tail

Progress = Callable[[int], None]
"""Told now and then how many batches are done."""

MANY = 5_000
"""So many batches are written at a time."""

_WIDTHS = {
    "batches": 23 + len(FACTS),
    "texts": 3,
    "parts": 7 + len(FACTS),
    "links": 2,
    "acts": 3,
    "steps": 7,
    "deadlines": 11,
    "waiting": 5,
}
_INSERT = {
    table: f"INSERT {'OR IGNORE ' if table == 'links' else ''}INTO {table} VALUES ({', '.join('?' * width)})"
    for table, width in _WIDTHS.items()
}


class Stale(Exception):
    """The index does not hold what the journal says that it held."""


def write_all(
    db: sqlite3.Connection,
    batches: Iterable[Batch],
    seen: Iterable[list[tuple[int, int]]],
    stand: Stand,
    told: Progress,
) -> None:
    """Make the tables of an empty index and fill them.

    Args:
        db: The index.
        batches: All, by reference.
        seen: As `tail.all_seen` gives it.
        stand: Where they stand.
        told: Told how many are done.
    """
    db.executescript(TABLES)
    db.execute("BEGIN")
    codes = Codes(db)
    done = 0
    with uncollected():
        for chunk in _chunks(rows_of(batch, no, codes) for no, batch in enumerate(batches, 1)):
            _insert(db, chunk)
            done += len(chunk)
            told(done)
    for statement in INDEXES.strip().splitlines():
        db.execute(statement)
    fill(db)
    for portion in seen:
        _insert_seen(db, portion)
    write_stand(db, stand)
    db.execute("COMMIT")


def catch_up(db: sqlite3.Connection, tail: Tail, stand: Stand) -> None:
    """Take in some acts; a transaction is open, and stays open.

    Args:
        db: The index, as it stood before.
        tail: The acts.
        stand: Where the index stands afterwards.

    Raises:
        Stale: One of them is not in the index as it was.
    """
    codes = Codes(db)
    cells: set[tuple[int, int]] = set()
    last = db.execute("SELECT coalesce(max(no), 0) FROM batches").fetchone()[0]
    for part in _chunks(tail.became()):
        gone, new = [], []
        for ref, before, now in part:
            row = db.execute("SELECT no FROM batches WHERE ref = ?", (ref,)).fetchone()
            if (row is None) != (before is None):
                raise Stale(ref)
            no = row[0] if row else (last := last + 1)
            if before:
                gone.append(rows_of(before, no, codes))
            if now:
                new.append(rows_of(now, no, codes))
        _delete(db, gone)
        _insert(db, new)
        cells.update((rows.batches[2] // 100, rows.batches[6]) for rows in (*gone, *new))
    renew(db, cells)
    _insert_seen(db, tail.seen)
    write_stand(db, stand)


def write_stand(db: sqlite3.Connection, stand: Stand) -> None:
    """Say where the index stands."""
    fields = {name: str(getattr(stand, name)) for name in stand.__struct_fields__}
    db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", fields.items())


def read_stand(db: sqlite3.Connection) -> Stand | None:
    """Where the index stands; None where it does not say."""
    said = dict(db.execute("SELECT key, value FROM meta").fetchall())
    try:
        return Stand(said["rules"], said["register"], int(said["seq"]), said["head"], int(said["offset"]))
    except (KeyError, ValueError):
        return None


def _insert_seen(db: sqlite3.Connection, seen: Seen) -> None:
    db.executemany("INSERT INTO seen VALUES (?, ?)", sorted(seen))


def _insert(db: sqlite3.Connection, chunk: list[Rows]) -> None:
    db.executemany(_INSERT["batches"], [rows.batches for rows in chunk])
    db.executemany(_INSERT["texts"], [rows.texts for rows in chunk])
    for table in ("parts", "links", "acts", "steps", "deadlines", "waiting"):
        rows: list[tuple[Any, ...]] = [row for each in chunk for row in getattr(each, table)]
        rows.sort() if table in ("links", "acts") else None
        db.executemany(_INSERT[table], rows)


def _delete(db: sqlite3.Connection, chunk: list[Rows]) -> None:
    nos = [(rows.batches[0],) for rows in chunk]
    db.executemany("DELETE FROM batches WHERE no = ?", nos)
    db.executemany("DELETE FROM parts WHERE no = ?", nos)
    db.executemany("DELETE FROM texts WHERE ref = ?", [(rows.batches[1],) for rows in chunk])
    db.executemany("DELETE FROM links WHERE code = ? AND no = ?", [row for each in chunk for row in each.links])
    db.executemany("DELETE FROM acts WHERE day = ? AND no = ?", [row[:2] for each in chunk for row in each.acts])
    db.executemany("DELETE FROM steps WHERE day = ? AND no = ?", [row[:2] for each in chunk for row in each.steps])
    db.executemany(
        "DELETE FROM deadlines WHERE due = ? AND ref = ?", [row[:2] for each in chunk for row in each.deadlines]
    )
    db.executemany("DELETE FROM waiting WHERE due = ? AND ref = ?", [row[:2] for each in chunk for row in each.waiting])


def _chunks(things: Iterable[Any]) -> Iterator[list[Any]]:
    chunk: list[Any] = []
    for thing in things:
        chunk.append(thing)
        if len(chunk) >= MANY:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
