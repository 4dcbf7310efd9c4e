"""Registers of any size to measure on, and the same data as a stock TinyDB file and as an sqlite table."""

import csv
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from customs_cli.domain.batch import Batch, Line
from customs_cli.domain.document import Document
from customs_cli.domain.holder import Holder
from customs_cli.domain.money import Money
from customs_cli.domain.party import Party
from customs_cli.domain.proceeding_record import MarkState, Proceeding
from customs_cli.domain.trademark import Trademark
from customs_cli.register.files import FileStore
from customs_cli.register.register import Register

OFFICES = [f"53{number:02d}" for number in (1, 2, 3, 4, 5, 6, 14, 16, 17, 20, 21, 45)]
MARKS = 200
CHUNK = 20_000
COLUMNS = (
    "case_id office found_on direction transport goods quantity unit value currency marks right_type holder outcome"
)


def clock() -> datetime:
    """A fixed time: benchmarks must be the same each time."""
    return datetime(2019, 12, 31, tzinfo=UTC)


def batches(count: int) -> Iterator[Batch]:
    """Batches of 2019, one or two lines each, most of them detained; the same each time."""
    serials = dict.fromkeys(OFFICES, 0)
    for number in range(count):
        office = OFFICES[number % len(OFFICES)]
        serials[office] += 1
        found = date(2019, 1, 1) + timedelta(days=number * 7 % 365)
        yield _batch(number, f"2019-{office}-{serials[office]:06d}", office, found)


def _batch(number: int, ref: str, office: str, found: date) -> Batch:
    mark = f"MARK{number % MARKS}"
    lines = tuple(
        Line(
            no=no,
            goods=f"goods of kind {number % 37}",
            quantity=10 + number % 990,
            value=Money(amount=Decimal(100 + number % 9000), currency="CNY"),
            marks=(mark,),
        )
        for no in range(1, 2 + number % 2)
    )
    is_detained = number % 10 < 7
    p = Proceeding(
        holder=f"HOLDER{number % MARKS}",
        marks={mark: MarkState()},
        notified_on=found,
        served_on=found,
        reply="applied" if is_detained else None,
        replied_on=found + timedelta(days=2) if is_detained else None,
        detained_on=found + timedelta(days=3) if is_detained else None,
    )
    return Batch(
        ref=ref,
        office=office,
        found_on=found.isoformat(),
        direction="export" if number % 3 else "import",
        channel="mail" if number % 2 else "cargo",
        basis="ex-officio",
        procedure="cn_ex_officio",
        document=Document(kind="declaration", number=f"{office}20190{number:09d}"),
        consignor=Party(name=f"Consignor {number % 5000} Trading Co., Ltd."),
        destination="US",
        lines=lines,
        proceedings={p.holder: p},
        officers=("Li Wei", "Chen Hua"),
        recorded_on=found,
    )


def build(folder: Path, count: int) -> Path:
    """A register of `count` batches in a folder; one that is there already is used again."""
    path = folder / f"{count}" / "register.json"
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    register = Register(FileStore(path), clock=clock)
    with register.act("registers") as act:
        for number in range(MARKS):
            act.put(Holder(code=f"HOLDER{number}", name=f"Holder {number}"))
            act.put(Trademark(code=f"MARK{number}", name=f"Mark {number}", holder=f"HOLDER{number}"))
    rows = batches(count)
    for _ in range(0, count, CHUNK):
        with register.act("import") as act:
            for _, batch in zip(range(CHUNK), rows, strict=False):
                act.next_ref(int(batch.ref[:4]), batch.office)
                act.put(batch)
        register.checkpoint()
    return path


def stock(folder: Path, count: int) -> Path:
    """The same batches as stock TinyDB writes them."""
    from tinydb import TinyDB

    path = folder / f"stock-{count}.json"
    if not path.exists():
        import msgspec

        with TinyDB(path) as database:
            database.table("batches").insert_multiple(msgspec.to_builtins(batch) for batch in batches(count))
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
                (b.ref, b.office, b.found_on, line.marks[0], line.quantity, float(line.value.amount), int(detained))
                for b in batches(count)
                for detained in (any(p.detained_on for p in b.proceedings.values()),)
                for line in b.lines
                if line.value
            ),
        )
    return path


def rows_file(folder: Path, count: int) -> Path:
    """A CSV file of cases to import, one row each, in four states."""
    path = folder / f"rows-{count}.csv"
    outcomes = ("detained", "confirmed_infringing", "confiscated", "released")
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS.split())
        for number, batch in enumerate(batches(count)):
            line, p = batch.lines[0], next(iter(batch.proceedings.values()))
            amount = line.value.amount if line.value else ""
            mark, outcome = line.marks[0], outcomes[number % 4]
            cells = (f"C{number:06d}", batch.office, batch.found_on, "export", "sea", line.goods, line.quantity, "pcs")
            rows.writerow((*cells, amount, "CNY", mark, "trademark", p.holder, outcome))
    return path


def first_ref(path: Path) -> str:
    """The reference of a first batch, recorded for the purpose."""
    register = Register(FileStore(path), clock=clock)
    with register.act("record") as act:
        ref = act.next_ref(2018, "5301")
        act.put(Batch(ref=ref, office="5301", found_on="2018-12-31"))
    return ref
