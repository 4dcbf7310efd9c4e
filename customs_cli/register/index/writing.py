"""Writes the index: all batches at first, later those that were changed."""

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from operator import itemgetter
from typing import Any

from customs_cli.register.gc_pause import gc_paused
from customs_cli.register.index import cells as kept_cells
from customs_cli.register.index import stock as kept_stock
from customs_cli.register.index.codes import Codes
from customs_cli.register.index.connecting import Stand, write_stand
from customs_cli.register.index.making import MANY, Source
from customs_cli.register.index.portions import ByTable, in_order, rows_by_table
from customs_cli.register.index.rows.behind import Row
from customs_cli.register.index.rows.differing import TOLD, rows_between
from customs_cli.register.index.rows.of_batch import Rows, text_rows
from customs_cli.register.index.schema import FACTS, INDEXES, TABLES
from customs_cli.register.index.tail import Seen, Tail

Progress = Callable[[int], None]
"""Called now and then with the number of batches done."""

_WIDTHS = {
    "batches": 35 + len(FACTS),
    "texts": 3,
    "parts": 10 + len(FACTS),
    "links": 2,
    "behind": 2,
    "traces": 2,
    "acts": 3,
    "penalties": 4,
    "steps": 7,
    "deadlines": 12,
    "waiting": 5,
    "acted": 7,
    "stored": 5,
}
_INSERT = {
    table: f"INSERT {'OR IGNORE ' if table == 'links' else ''}INTO {table} VALUES ({', '.join('?' * width)})"
    for table, width in _WIDTHS.items()
}
_KEYS: dict[str, tuple[str, Callable[[Row], Row]]] = {
    "batches": ("no = ?", itemgetter(slice(1))),
    "parts": ("no = ? AND nth = ?", itemgetter(slice(2))),
    "texts": ("ref = ?", itemgetter(slice(1))),
    "links": ("code = ? AND no = ?", itemgetter(slice(2))),
    "behind": ("party = ? AND no = ?", itemgetter(slice(2))),
    "traces": ("trace = ? AND no = ?", itemgetter(slice(2))),
    "acts": ("day = ? AND no = ?", itemgetter(slice(2))),
    "penalties": ("party = ? AND day = ? AND no = ?", itemgetter(slice(3))),
    "steps": ("day = ? AND no = ?", itemgetter(slice(2))),
    "deadlines": ("due = ? AND ref = ?", itemgetter(slice(2))),
    "waiting": ("due = ? AND ref = ?", itemgetter(slice(2))),
    "acted": ("day = ? AND no = ?", itemgetter(slice(2))),
    "stored": ("no = ?", itemgetter(slice(1))),
}
"""Table to the condition that finds the rows of a batch, and the function that reads its values from one of them."""
OFFICE = 11
"""Position of the office in a row of `batches`."""


class Stale(Exception):
    """The index does not contain what it should contain according to the journal."""


def write_all(
    db: sqlite3.Connection,
    source: Source,
    seen: Iterable[Seen],
    stand: Stand,
    told: Progress,
) -> None:
    """Create the tables of an empty index and fill them."""
    from concurrent.futures import ThreadPoolExecutor  # takes 4 ms to import, and catching up does not need it

    db.executescript(TABLES)
    db.execute("BEGIN")
    codes = Codes(db)
    with gc_paused():
        for done, new in source(codes):
            _insert(db, new, codes)
            told(done)
    with ThreadPoolExecutor(1) as beside:  # the journal is read while SQLite sorts
        read = beside.submit(_packed, seen)
        for statement in INDEXES.strip().splitlines():
            db.execute(statement)
    kept_cells.fill(db)
    kept_stock.fill(db)
    for numbers in read.result():
        _insert_seen(db, zip(numbers[::2], numbers[1::2], strict=True))
    write_stand(db, stand)
    db.execute("COMMIT")


def catch_up(db: sqlite3.Connection, tail: Tail, stand: Stand) -> None:
    """Update the index with some acts; a transaction must be open, and stays open."""
    codes = Codes(db)
    cells: set[tuple[int, int]] = set()
    stocks: defaultdict[int, kept_stock.Stock] = defaultdict(kept_stock.Stock)
    last = db.execute("SELECT coalesce(max(no), 0) FROM batches").fetchone()[0]
    for part in _chunks(tail.became(aside=TOLD)):
        gone, new = rows_by_table(), rows_by_table()
        for ref, before, now in part:
            row = db.execute("SELECT no FROM batches WHERE ref = ?", (ref,)).fetchone()
            if (row is None) != (before is None):
                raise Stale(ref)
            no = row[0] if row else (last := last + 1)
            if now and before is now:  # the old text is deleted by its reference
                new["texts"] += text_rows(now, no)
                gone["texts"] += new["texts"][-1:]
                continue
            was, become = rows_between(before, now, no, codes, codes)
            for table in Rows._fields:
                if (old := getattr(was, table)) != (rows := getattr(become, table)):
                    gone[table] += old
                    new[table] += rows
            if _summed(was) != _summed(become):
                cells.update((row[2] // 100, row[OFFICE]) for row in (*was.batches, *become.batches))
            for rows, times in ((was, -1), (become, 1)) if _stocked(was) != _stocked(become) else ():
                for office in _stocked(rows)[:1]:
                    kept_stock.take(stocks[office], rows.stored, times)
        _delete(db, gone)
        _insert(db, new, codes)
    kept_cells.renew(db, cells)
    kept_stock.renew(db, stocks)
    _insert_seen(db, tail.seen)
    write_stand(db, stand)


def _packed(seen: Iterable[Seen]) -> "list[array[int]]":
    return [array("Q", chain.from_iterable(portion)) for portion in seen]


def _insert_seen(db: sqlite3.Connection, seen: Iterable[tuple[int, int]]) -> None:
    db.executemany("INSERT INTO seen VALUES (?, ?)", sorted(seen))


def _summed(rows: Rows) -> list[Any]:
    return [(row[2] // 100, row[OFFICE], row[-len(FACTS) :]) for row in rows.batches]


def _stocked(rows: Rows) -> list[Any]:
    return [*(row[OFFICE] for row in rows.batches), rows.stored] if rows.stored else []


def _insert(db: sqlite3.Connection, new: ByTable, codes: Codes) -> None:
    codes.write()
    for table, rows in new.items():
        db.executemany(_INSERT[table], in_order(table, rows))


def _delete(db: sqlite3.Connection, gone: dict[str, list[Row]]) -> None:
    for table, (columns, keys) in _KEYS.items():
        db.executemany(f"DELETE FROM {table} WHERE {columns}", map(keys, gone[table]))


def _chunks(things: Iterable[Any]) -> Iterator[list[Any]]:
    chunk: list[Any] = []
    for thing in things:
        chunk.append(thing)
        if len(chunk) >= MANY:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
