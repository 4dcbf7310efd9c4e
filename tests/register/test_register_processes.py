"""Several processes at one register."""

import json
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from msgspec.structs import replace
from register_samples import NOON, open_file, record, ticking

from customs_cli.errors import Busy, UsageError
from customs_cli.register.file.checkpoint import SMALL
from customs_cli.register.file.compact import compact, compact_later, is_due
from customs_cli.register.file.files import FileStore
from customs_cli.register.proof.verify import verify
from customs_cli.register.register import Register

WORKER = Path(__file__).with_name("register_processes.py")


def start(work: str, folder: Path, number: int = 0) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, WORKER, work, folder, str(number)], stdout=subprocess.PIPE, text=True)


def said(process: "subprocess.Popen[str]") -> list[str]:
    heard, _ = process.communicate(timeout=300)
    assert process.returncode == 0, heard
    return heard.split()


def check_writers(folder: Path, writers: int, acts: int) -> None:
    reader = start("read", folder)
    running = [start("write", folder, acts) for _ in range(writers)]
    refs = [ref for process in running for ref in said(process)]
    (folder / "stop").touch()
    said(reader)
    assert len(refs) == len(set(refs)) == writers * acts
    register = open_file(folder)
    assert list(register.refs()) == sorted(refs)
    verdict = verify(register.store)
    assert (verdict.entries, verdict.faults) == (writers * acts, ())


def test_four_processes_of_15_acts_lose_none_while_a_reader_never_sees_a_broken_state(tmp_path: Path) -> None:
    check_writers(tmp_path, 4, 15)


@pytest.mark.slow
def test_eight_processes_of_50_acts_lose_none_while_a_reader_never_sees_a_broken_state(tmp_path: Path) -> None:
    check_writers(tmp_path, 8, 50)


def test_a_live_lock_is_busy_and_names_process_and_act_while_readers_go_on(tmp_path: Path) -> None:
    record(open_file(tmp_path))
    holder = start("hold", tmp_path)
    try:
        assert holder.stdout and holder.stdout.readline() == "held\n"
        register = open_file(tmp_path, timeout=0.1)
        assert list(register.refs()) == ["2019-5320-000001"]
        with pytest.raises(Busy) as refusal:
            record(register)
        assert refusal.value.message == f"the register is in use by process {holder.pid} (detain)"
        assert refusal.value.exit_code == 5
    finally:
        holder.kill()
        holder.communicate()
    assert (tmp_path / "register.lock").read_text() == f"process {holder.pid} (detain)"
    assert record(register) == "2019-5320-000002", "what a killed process left in the lock file stops nobody"


def test_a_reader_keeps_its_state_while_the_file_is_replaced_under_it(tmp_path: Path) -> None:
    said(start("big", tmp_path, SMALL // 200))
    reader = open_file(tmp_path)
    some = reader.batches()
    first = next(some)
    writer = open_file(tmp_path)
    writer.do("correct", lambda act: [act.put(replace(act.batch(ref), found_on="2018")) for ref in list(writer.refs())])
    writer.checkpoint()
    assert {batch.found_on for batch in some} == {first.found_on} == {"2018-07-02"}
    assert {batch.found_on for batch in open_file(tmp_path).batches()} == {"2018"}


def test_a_large_file_is_written_later_by_a_process_of_its_own(tmp_path: Path) -> None:
    said(start("big", tmp_path, SMALL // 200))
    before = (tmp_path / "register.json").stat().st_ino
    register = open_file(tmp_path)
    assert not compact_later(register), "nothing is due yet"
    register.do(
        "correct",
        lambda act: [
            act.put(replace(act.batch(ref), found_on="2018", origin="CN", departure="CN"))
            for ref in list(register.refs())[:600]
        ],
    )
    assert (tmp_path / "register.json").stat().st_ino == before, "no act waits for it"
    assert is_due(register)
    assert compact_later(register)
    wait_until(lambda: not is_due(open_file(tmp_path)))
    assert verify(register.store).ok
    assert (tmp_path / "backups" / f"register-{NOON:%Y-%m-%d}.json").stat().st_ino == before


def wait_until(done: object) -> None:
    for _ in range(600):
        if done():  # type: ignore[operator]
            return
        time.sleep(0.05)
    raise AssertionError("it never came")


def test_two_never_write_the_tinydb_file_at_once(tmp_path: Path) -> None:
    register = open_file(tmp_path)
    record(register)
    before = (tmp_path / "register.json").read_bytes()
    with register.store.compacting():
        compact(tmp_path / "register.json", NOON)
        with pytest.raises(Busy):
            open_file(tmp_path).checkpoint()
        assert record(register) == "2019-5320-000002", "an act goes on without"
        assert (tmp_path / "register.json").read_bytes() == before
    assert list(open_file(tmp_path).refs()) == ["2019-5320-000001", "2019-5320-000002"]
    compact(tmp_path / "register.json", NOON)
    assert (tmp_path / "register.json").read_bytes() != before
    assert verify(register.store).ok


def test_new_files_are_the_officers_alone(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "new" / "register.json", own_folder=True)
    record(Register(store, clock=ticking()))
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (store.path.parent, *store.path.parent.iterdir())}
    assert modes.pop("new") == 0o700
    assert set(modes.values()) == {0o600}


def test_the_mode_of_the_file_is_kept(tmp_path: Path) -> None:
    register = open_file(tmp_path)
    record(register)
    (tmp_path / "register.json").chmod(0o640)
    record(register)
    assert stat.S_IMODE((tmp_path / "register.json").stat().st_mode) == 0o640


def test_a_register_in_a_linked_folder_is_that_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "desk").symlink_to(tmp_path / "real")
    record(open_file(tmp_path / "desk"))
    assert (tmp_path / "desk").is_symlink()
    assert list(open_file(tmp_path / "real").refs()) == ["2019-5320-000001"]


@pytest.mark.parametrize("name", ["register.journal", "register.lock"])
def test_a_file_that_stands_beside_a_register_is_none(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        FileStore(tmp_path / name)


def test_the_last_seven_days_with_acts_have_a_backup_and_an_officers_own_copy_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    own = tmp_path / "backups" / "register-1999-before-the-audit.json"
    own.touch()
    for day in range(1, 12):
        register = Register(FileStore(tmp_path / "register.json"), clock=ticking(NOON.replace(day=day)))
        record(register)
        record(register)
    kept = sorted(path.name for path in (tmp_path / "backups").iterdir())
    assert kept == [own.name, *(f"register-2019-07-{day:02d}.json" for day in range(5, 12))]
    third = json.loads((tmp_path / "backups" / "register-2019-07-11.json").read_bytes())
    assert len(third["batches"]) == 20, "as the day began"


def test_a_clock_that_goes_back_stops_nothing_and_is_noted(tmp_path: Path) -> None:
    register = Register(FileStore(tmp_path / "register.json"), clock=ticking(step=-(NOON - NOON.replace(hour=11))))
    record(register)
    record(register)
    verdict = verify(register.store)
    assert verdict.faults == ()
    assert verdict.notes == ("register.journal, line 2: the clock had been set back",)


def test_stock_tinydb_reads_every_batch_and_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    from tinydb import TinyDB, where

    register = open_file(tmp_path)
    refs = [record(register, quantity=n) for n in range(5)]
    before = (tmp_path / "register.json").read_bytes()
    with TinyDB(tmp_path / "register.json") as db:
        assert [row["ref"] for row in db.table("batches")] == refs
        [third] = db.table("batches").search(where("ref") == refs[2])
        assert third["lines"][0]["quantity"] == 2
        assert db.tables() >= {"batches", "holders", "trademarks", "register"}
    assert (tmp_path / "register.json").read_bytes() == before
