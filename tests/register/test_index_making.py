"""The index of a large register is made by several processes, and is the same as one makes alone."""

import marshal
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from copying import copied
from msgspec.structs import replace
from register_samples import put

from benchmarks.registers import Asked, written
from customs_cli.cli.places import counting_anew
from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.domain.values.party import Party
from customs_cli.register.file.checkpoint import SMALL
from customs_cli.register.file.files import FileStore
from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.index import opening
from customs_cli.register.index.connecting import connected, stand_of
from customs_cli.register.index.making import Alone, Sharing, Source, by_many, in_turn
from customs_cli.register.index.portions import Made, read_made, sent
from customs_cli.register.index.proof import Proven, proven
from customs_cli.register.index.schema import rules
from customs_cli.register.index.tail import all_seen
from customs_cli.register.index.writing import write_all
from customs_cli.register.register import Register

AMONG_THREE = Sharing(3, large=0, portion=100_000)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register that looks real; some batches were changed, added and removed since its TinyDB file was written."""
    folder = tmp_path_factory.mktemp("home")
    written(Asked(600, date(2026, 6, 30), folder))
    assert (folder / "register.json").stat().st_size > SMALL
    register = Register(FileStore(folder / "register.json"), clock=lambda: datetime(2026, 7, 1, tzinfo=UTC))
    batches = list(register.batches())
    put(register, *map(dressed, batches[20:40]))
    register.checkpoint()
    new = replace(batches[7], ref="2026-7906-000777", office="7906")
    put(register, replace(batches[300], vehicle="粤B·12345"), new)
    register.do("correct", lambda act: act.remove(batches[400]), by=("Li Wei",))
    assert len(Snapshot(register.store).changed["batches"]) == 3
    return folder


def dressed(batch: Batch) -> Batch:
    """A batch with something in every column and table that holds numbers of codes or parties."""
    other = Party(name=f"Fast Forwarders {batch.ref}", uscc="91350211M000100Y43")
    return replace(batch, agent=other, joint_offices=("5301",), campaigns=("C1", "C2"), clues=("CLUE-1",))


def made(store: FileStore, source: Callable[[Snapshot], Source | None]) -> None:
    """Make the index of a register from rows of a source."""
    snapshot = Snapshot(store)
    rows = source(snapshot)
    assert rows
    store.index.unlink(missing_ok=True)
    db = connected(store.index)
    write_all(db, rows, all_seen(store, snapshot.offset), stand_of(snapshot, rules()), lambda _: None)
    db.close()


def counts(store: FileStore) -> Iterator[tuple[str, int]]:
    db = sqlite3.connect(store.index)
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall():
        yield table, *db.execute(f"SELECT count(*) FROM {table}").fetchone()
    db.close()


def test_it_is_what_the_batches_say_and_has_as_many_rows(home: Path) -> None:
    store = FileStore(home / "register.json")
    made(store, in_turn)
    alone = list(counts(store))
    assert all(number for table, number in alone if table not in ("acted", "waiting"))
    made(store, lambda snapshot: by_many(store, snapshot, AMONG_THREE))
    assert proven(store) == Proven(Snapshot(store).seq, 600, ())
    assert list(counts(store)) == alone


def test_batches_counted_by_other_rules_are_counted_anew_by_those_who_make_their_rows(
    home: Path, tmp_path: Path
) -> None:
    folder = copied(home, tmp_path / "office")
    register = Register(FileStore(folder / "register.json"), clock=lambda: datetime(2026, 7, 1, tzinfo=UTC))
    put(register, *[replace(batch, deadlines=(), law="of yesterday") for batch in register.batches()])
    register.checkpoint()
    assert not any(batch.deadlines for batch in register.batches())
    register = counting_anew(register, WorkingCalendar)
    assert isinstance(register.store, FileStore)
    store, todays, read = register.store, register.store.current, list[str]()

    def current(batch: Batch) -> Batch:
        read.append(batch.ref)
        return todays(batch)

    store.current = current
    made(store, lambda snapshot: by_many(store, snapshot, AMONG_THREE))
    assert read == [], "this process leaves them all to the others"
    assert dict(counts(store))["deadlines"] > 10
    assert proven(store) == Proven(Snapshot(store).seq, 600, ())
    assert len(set(read)) == 600


def test_without_an_answer_it_is_left_to_be_made_alone(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied(home, tmp_path / "office")
    store = FileStore(folder / "register.json")
    snapshot = Snapshot(store)
    for python in (tmp_path / "none", Path(shutil.which("hostname") or "hostname")):
        monkeypatch.setattr(sys, "executable", str(python))
        with pytest.raises(Alone):
            made(store, lambda snapshot: by_many(store, snapshot, AMONG_THREE))
    monkeypatch.setattr("customs_cli.register.index.renewing.by_many", lambda *of: by_many(of[0], of[1], AMONG_THREE))
    db = opening.opened(store, lambda *, again=False: snapshot)
    assert db
    db.close()
    assert proven(store) == Proven(Snapshot(store).seq, 600, ())


def test_another_tinydb_file_put_in_its_place_is_noticed(home: Path, tmp_path: Path) -> None:
    folder = copied(home, tmp_path / "office")
    store = FileStore(folder / "register.json")
    looked_at = Snapshot(store)
    Register(store, clock=lambda: datetime(2026, 7, 1, tzinfo=UTC)).checkpoint()
    with pytest.raises(Alone):
        made(store, lambda _: by_many(store, looked_at, AMONG_THREE))


def test_a_small_register_and_a_single_core_start_no_other_process(home: Path) -> None:
    store = FileStore(home / "register.json")
    snapshot = Snapshot(store)
    assert by_many(store, snapshot) is None
    assert by_many(store, snapshot, Sharing(1, large=0)) is None


def test_a_portion_that_did_not_arrive_as_it_was_sent_counts_as_none() -> None:
    answer = marshal.dumps((1, 2, [], [], {}))
    whole = sent(answer)
    assert read_made(BytesIO(whole)) == Made(1, 2, [], [], {})
    for cut in (whole[:-1], whole[:10], whole[:-1] + bytes([whole[-1] ^ 1]), whole[:20] + whole[21:] + whole, b""):
        assert read_made(BytesIO(cut)) is None
