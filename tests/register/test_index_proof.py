"""`verify` proves the index: whatever is altered in it is found, and what is no index of this register is no fault."""

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from copying import copied
from msgspec.structs import replace

from benchmarks.registers import Asked, written
from customs_cli.domain.values.party import Party
from customs_cli.register.file.files import FileStore
from customs_cli.register.index.opening import opened
from customs_cli.register.index.proof import Proven, proven
from customs_cli.register.index.schema import TABLES
from customs_cli.register.register import Register

LIKE = "table {} does not match the batches"
BATCHES = 40
"""So few have a row in each table, and every proof reads all of them."""


def open_at(folder: Path) -> Register:
    return Register(FileStore(folder / "register.json"), clock=lambda: datetime(2026, 7, 1, tzinfo=UTC))


def caught_up(folder: Path) -> None:
    """Let the index stand where the register stands."""
    register = open_at(folder)
    db = opened(register.store, register.look)
    assert db
    db.close()


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a register that looks real, with its index."""
    folder = tmp_path_factory.mktemp("sound")
    written(Asked(BATCHES, date(2026, 6, 30), folder))
    register = open_at(folder)
    (one,) = list(register.batches())[:1]
    behind = replace(one, agent=Party(name="Fast Forwarders", phones=("13800138000",)))
    register.do("correct", lambda act: act.put(behind), by=("Li Wei",))
    caught_up(folder)
    return folder


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    return copied(sound, tmp_path / "office")


def proof(folder: Path) -> Proven | None:
    return proven(FileStore(folder / "register.json"))


def faults(folder: Path) -> list[str]:
    found = proof(folder)
    assert found
    assert {fault.file for fault in found.faults} <= {"register.index"}
    return [fault.what for fault in found.faults]


@contextmanager
def altering(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / "register.index")) as db, db:
        yield db


def columns() -> list[tuple[str, str]]:
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(TABLES)
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return [(t, row[1]) for t in tables if t != "meta" for row in db.execute(f"PRAGMA table_info({t})")]


def other(value: Any) -> Any:
    """Another value of the same kind."""
    match value:
        case int():
            return value + 10**6
        case str():
            return value[:-1] + chr(ord(value[-1]) ^ 1) if value else "x"
        case bytes():
            return value[:-1] + bytes([value[-1] ^ 1])
        case _:
            return 1


def test_a_sound_index_is_proven_and_nothing_is_written(folder: Path) -> None:
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir() if path.is_file()}
    found = proof(folder)
    assert found
    assert (found.batches, found.faults) == (BATCHES, ())
    assert {
        path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir() if path.is_file()
    } == before


def test_what_sqlite_would_bring_back_from_a_journal_beside_it_is_proven_too(folder: Path, tmp_path: Path) -> None:
    """The index is sound, and beside it lies what a killed process left: the next question brings that back."""
    index, journal = folder / "register.index", folder / "register.index-journal"
    begun = shutil.copy(index, tmp_path / "register.index")
    with closing(sqlite3.connect(begun, isolation_level=None)) as db:
        db.execute("UPDATE batches SET items = items + 1000")
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE batches SET items = items - 1000")
        db.execute("UPDATE texts SET text = text || 'x'")
        shutil.copy(tmp_path / "register.index-journal", journal)
        shutil.copy(begun, index)
    assert LIKE.format("batches") in faults(folder)
    assert not journal.exists()


@pytest.mark.parametrize(("table", "column"), columns())
def test_one_cell_altered_in_any_column_of_any_table_is_found(folder: Path, table: str, column: str) -> None:
    with altering(folder) as db:
        keys = [info[1] for info in db.execute(f"PRAGMA table_info({table})") if info[5]]
        own = ", ".join(keys)
        row = db.execute(f"SELECT {own}, {column} FROM {table} ORDER BY {column} IS NULL LIMIT 1").fetchone()
        *place, value = row
        where = " AND ".join(f"{key} IS ?" for key in keys)
        assert db.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (other(value), *place)).rowcount == 1
    assert faults(folder) != []


@pytest.mark.parametrize("table", [*dict.fromkeys(table for table, _ in columns())])
def test_a_row_that_is_missing_or_too_many_is_found_and_its_table_named(folder: Path, table: str) -> None:
    with altering(folder) as db:
        keys = [info[1] for info in db.execute(f"PRAGMA table_info({table})") if info[5]]
        where = " AND ".join(f"{key} IS ?" for key in keys)
        row = db.execute(f"SELECT {', '.join(keys)} FROM {table}").fetchone()
        db.execute(f"DELETE FROM {table} WHERE {where}", row)
    assert faults(folder) != []
    if table in ("codes", "parties", "batches"):
        return  # one that no batch has may remain; a batch too many is one whose number is not known
    caught_up_anew(folder)
    with altering(folder) as db:
        first = list(db.execute(f"SELECT * FROM {table}").fetchone())
        first[0] = other(first[0])
        db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})", first)
    assert LIKE.format(table) in faults(folder)


def caught_up_anew(folder: Path) -> None:
    (folder / "register.index").unlink()
    caught_up(folder)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE parties SET folded = 'x' WHERE id = 3",
        "UPDATE texts SET text = CAST(text AS BLOB) WHERE no = 5",
        "DROP INDEX batches_day",
        "INSERT INTO codes (kind, text) VALUES ('way', 'no saying')",
        "UPDATE meta SET value = value - 1 WHERE key = 'seq'",
    ],
)
def test_what_no_batch_shows_is_found_all_the_same(folder: Path, sql: str) -> None:
    with altering(folder) as db:
        db.execute(sql)
    assert faults(folder) != []


def touched(folder: Path) -> None:
    """Acts that the index has not seen: a batch altered, one gone, one new with a party of its own."""

    register = open_at(folder)
    refs = list(register.refs())
    stranger = Party(name="Nobody yet")
    register.do("correct", lambda act: act.put(replace(act.batch(refs[3]), consignor=stranger)), by=("Li Wei",))
    like = register.batch(refs[5])
    register.do("record", lambda act: act.put(replace(like, ref=act.next_ref(2026, like.office))), by=("Li Wei",))


def test_an_index_is_proven_as_of_the_entry_at_which_it_stands(folder: Path) -> None:
    touched(folder)
    found = proof(folder)
    assert found
    assert (found.batches, found.faults) == (BATCHES, ())
    caught_up(folder)
    found = proof(folder)
    assert found
    assert (found.batches, found.faults) == (BATCHES + 1, ())
    with altering(folder) as db:
        db.execute("UPDATE batches SET due = 20260101 WHERE no = ?", (BATCHES + 1,))
    assert faults(folder) == [LIKE.format("batches")]
    caught_up_anew(folder)
    touched(folder)
    with altering(folder) as db:
        db.execute("UPDATE texts SET text = 'x' WHERE no = 4")
    assert faults(folder) == [LIKE.format("texts")]


def of_other_rules(folder: Path) -> None:
    with altering(folder) as db:
        db.execute("UPDATE meta SET value = 'older' WHERE key = 'rules'")
        db.execute("DELETE FROM batches")


def of_another_register(folder: Path) -> None:
    with altering(folder) as db:
        db.execute("UPDATE meta SET value = 'another' WHERE key = 'register'")


def of_acts_that_are_no_more(folder: Path) -> None:
    with altering(folder) as db:
        db.execute("UPDATE meta SET value = substr(value, 33) || substr(value, 1, 32) WHERE key = 'head'")


def gone(folder: Path) -> None:
    (folder / "register.index").unlink()


def emptied(folder: Path) -> None:
    (folder / "register.index").write_bytes(b"")


@pytest.mark.parametrize("harm", [of_other_rules, of_another_register, of_acts_that_are_no_more, gone, emptied])
def test_what_is_made_anew_anyway_is_no_fault(folder: Path, harm: Callable[[Path], None]) -> None:
    harm(folder)
    assert proof(folder) is None


def contents(folder: Path) -> object:
    with closing(sqlite3.connect(folder / "register.index")) as db:
        tables = [*dict.fromkeys(table for table, _ in columns()), "meta"]
        return [sorted(db.execute(f"SELECT * FROM {table}"), key=repr) for table in tables]


def check_flips(folder: Path, count: int, seed: int) -> None:
    """Bytes flipped at random: each is found, or the index is not used, or it holds what it held."""
    index = folder / "register.index"
    sound, truth = index.read_bytes(), contents(folder)
    chance = random.Random(seed)
    seen = 0
    for _ in range(count):
        place = chance.randrange(len(sound))
        index.write_bytes(sound[:place] + bytes([sound[place] ^ 1 << chance.randrange(8)]) + sound[place + 1 :])
        found = proof(folder)
        if found and not found.faults:
            assert contents(folder) == truth, place
        seen += bool(found and found.faults)
    assert seen > count // 3


def test_a_byte_flipped_is_found_or_alters_nothing(folder: Path) -> None:
    check_flips(folder, 50, seed=1)


@pytest.mark.slow
def test_many_bytes_flipped_are_found_or_alter_nothing(folder: Path) -> None:
    check_flips(folder, 10_000, seed=2)
