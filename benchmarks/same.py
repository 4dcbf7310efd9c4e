"""The batches of a large register once more, as what it is compared with keeps them."""

import csv
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.names import names
from benchmarks.registers import TODAY
from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.query.search import own_text
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register

_COLUMNS = (
    "case_id office found_on direction transport goods quantity unit value currency marks right_type holder outcome"
)


def batches(path: Path) -> Iterator[Batch]:
    """Every batch of a register, by reference."""
    return opened(path).batches()


def facts(register: Path, folder: Path, count: int) -> Path:
    """The same batches as plain sqlite tables: a row for each mark of a batch, and the texts of each batch."""
    path = folder / f"facts-{count}.sqlite"
    if path.exists():
        return path
    beside = path.with_suffix(".new")
    beside.unlink(missing_ok=True)
    with sqlite3.connect(beside) as database:
        database.execute(
            "CREATE TABLE facts (ref TEXT, office TEXT, found TEXT, month TEXT, holder TEXT, mark TEXT, outcome TEXT,"
            " category TEXT, direction TEXT, items INT, value REAL, detained INT)"
        )
        database.execute("CREATE TABLE texts (ref TEXT, text TEXT)")
        for batch in batches(register):
            database.execute("INSERT INTO texts VALUES (?, ?)", (batch.ref, own_text(batch)))
            database.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _rows(batch))
    beside.replace(path)
    return path


def _rows(batch: Batch) -> Iterator[tuple[Any, ...]]:
    for p in batch.proceedings.values():
        for mark in p.marks:
            lines = [line for line in batch.lines if mark in line.marks]
            yield (
                batch.ref, batch.office, batch.found_on, batch.found_on[:7], p.holder, mark, p.outcome,
                lines[0].category if lines else "", batch.direction,
                sum(int(line.quantity or 0) for line in lines if line.unit == "pcs"),
                sum(float(line.value.amount) for line in lines if line.value), int(bool(p.detained_on)),
            )  # fmt: skip


def rows_file(register: Path, folder: Path, count: int, *, unknown: bool = False) -> Path:
    """A CSV file of cases to import, one row each, in four states.

    Args:
        register: Whose batches they are taken from.
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
        for number, batch in enumerate(islice(batches(register), count)):
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


def opened(path: Path) -> Register:
    """A register, to be read or written in this process."""
    return Register(FileStore(path), clock=_clock)


def _clock() -> datetime:
    return datetime.combine(TODAY, time(12), tzinfo=UTC)
