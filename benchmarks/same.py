"""The batches of a large register once more, as what it is compared with keeps them."""

import csv
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path

from benchmarks.names import names
from benchmarks.registers import TODAY, build
from customs_cli.domain.batch import Batch
from customs_cli.register.act import Act
from customs_cli.register.files import FileStore
from customs_cli.register.register import Register

_COLUMNS = (
    "case_id office found_on direction transport goods quantity unit value currency marks right_type holder outcome"
)


def batches(path: Path) -> Iterator[Batch]:
    """Every batch of a register, by reference."""
    return Register(FileStore(path), clock=_clock).batches()


def stock(folder: Path, count: int) -> Path:
    """The same batches as stock TinyDB writes them."""
    path = folder / f"stock-{count}.json"
    if not path.exists():
        import msgspec
        from tinydb import TinyDB

        with TinyDB(path) as database:
            database.table("batches").insert_multiple(msgspec.to_builtins(b) for b in batches(build(folder, count)))
    return path


def table(folder: Path, count: int) -> Path:
    """The same lines as an sqlite table."""
    path = folder / f"lines-{count}.sqlite"
    if path.exists():
        return path
    with sqlite3.connect(path) as database:
        database.execute(
            "CREATE TABLE lines (ref TEXT, office TEXT, found TEXT, mark TEXT, quantity INT, value REAL, detained INT)"
        )
        database.executemany(
            "INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (b.ref, b.office, b.found_on, line.marks[0], line.quantity, float(line.value.amount), detained)
                for b in batches(build(folder, count))
                for detained in (int(any(p.detained_on for p in b.proceedings.values())),)
                for line in b.lines
                if line.value
            ),
        )
    return path


def rows_file(folder: Path, count: int, *, unknown: bool = False) -> Path:
    """A CSV file of cases to import, one row each, in four states.

    Args:
        folder: Where it is written.
        count: How many rows.
        unknown: Whether nine rows of ten bear marks that no register knows, twelve rows each.
    """
    path = folder / f"rows-{count}{'-unknown' * unknown}.csv"
    types = {mark.code: mark.right_type for mark in names(TODAY.year).marks}
    outcomes = ("detained", "confirmed_infringing", "confiscated", "released")
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(_COLUMNS.split())
        for number, batch in enumerate(batches(build(folder, count))):
            line, p = batch.lines[0], next(iter(batch.proceedings.values()))
            value = (line.value.amount, line.value.currency) if line.value else ("", "CNY")
            cells = (
                f"LIST-{number:06d}",
                batch.office,
                batch.found_on,
                "export",
                "sea",
                line.goods,
                line.quantity,
                line.unit,
            )
            mark = f"NOBODY-{number // 13}" if unknown and number % 10 else line.marks[0]
            kind = types.get(mark, "trademark")
            rows.writerow((*cells, *value, mark, kind, p.holder, outcomes[number % 4]))
    return path


def first_ref(path: Path) -> str:
    """The reference of a first batch, recorded for the purpose."""
    register = Register(FileStore(path), clock=_clock)

    def recorded(act: Act) -> str:
        return act.put(Batch(ref=act.next_ref(2018, "5301"), office="5301", found_on="2018-12-31")).ref

    return register.do("record", recorded)


def _clock() -> datetime:
    return datetime.combine(TODAY, time(12), tzinfo=UTC)
