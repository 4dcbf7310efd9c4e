"""The index of a large register that an act or a look has missed is made by a process of its own, once."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from copying import copied
from register_samples import open_file, phone_cases, put, record

from customs_cli.register.file.checkpoint import SMALL
from customs_cli.register.file.disk.lock import locked
from customs_cli.register.file.files import FileStore
from customs_cli.register.index import connecting, later, opening, renewing
from customs_cli.register.index.connecting import connected, read_stand, rules_at
from customs_cli.register.index.proof import proven
from customs_cli.register.index.schema import rules
from customs_cli.register.register import Register

LOOK = """
import sys
from customs_cli.cli.main import run
from customs_cli.register.index import later
later.LARGE = int(sys.argv[1])
sys.exit(run(sys.argv[2:]))
"""
MAKING = "customs_cli.cli.making_index"
NOBODY = "this"
"""A module that makes no index: as one does that is killed at once."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register that is read in parts, without an index."""
    folder = tmp_path_factory.mktemp("office")
    told = {"remark": "x" * 2_000}
    put(
        open_file(folder),
        *[phone_cases(f"2019-53{no % 40:02}-{no:06}", source=told) for no in range(1, SMALL // 2_000)],
    )
    assert open_file(folder).is_in_parts
    return folder


@pytest.fixture
def home(office: Path, tmp_path: Path) -> Path:
    return copied(office, tmp_path / "home")


@pytest.fixture
def register(home: Path, monkeypatch: pytest.MonkeyPatch) -> Register:
    """The same, taken for large; its clock is the disk's."""
    monkeypatch.setattr(later, "LARGE", 0)
    return Register(FileStore(home / "register.json"), clock=lambda: datetime.fromtimestamp(time.time(), UTC))


def customs(home: Path, *words: str, large: int = 0) -> str:
    command = [sys.executable, "-c", LOOK, str(large), "--register", str(home / "register.json"), *words]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def begun(home: Path) -> bool:
    return (home / "register.index-later").exists()


def stands(home: Path) -> bool:
    """Whether the index is there, says what the batches say, and nobody makes another."""
    found = proven(FileStore(home / "register.json"))
    return found is not None and found.faults == () and not begun(home)


def wait_until(done: Callable[[], bool]) -> None:
    for _ in range(1200):
        if done():
            return
        time.sleep(0.05)
    raise AssertionError("it never came")


@pytest.fixture
def maker(home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that makes the index."""
    process = subprocess.Popen([sys.executable, "-m", MAKING, str(home / "register.json")])
    yield process
    process.kill()
    process.wait()


def test_a_look_that_misses_the_index_has_it_made(home: Path) -> None:
    assert "2019-5321-000021" in customs(home, "show", "21")
    wait_until(lambda: stands(home))
    made = (home / "register.index").stat().st_ino
    customs(home, "show", "21")
    assert not begun(home) and (home / "register.index").stat().st_ino == made


def test_an_act_that_finds_the_index_of_another_version_has_it_made_anew(home: Path) -> None:
    later.make(open_file(home))
    of_rules(home, "older")
    customs(home, "note", "21", "seen")
    wait_until(lambda: rules_at(home / "register.index") == [rules(), "older"] and stands(home))


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="Windows starts such a process with low priority")
def test_the_process_that_makes_it_gives_way_and_whoever_makes_it_at_once_does_not(
    home: Path, maker: subprocess.Popen[bytes]
) -> None:
    own = os.getpriority(os.PRIO_PROCESS, 0)
    later.make(open_file(home))
    assert os.getpriority(os.PRIO_PROCESS, 0) == own
    wait_until(lambda: maker.poll() is not None or os.getpriority(os.PRIO_PROCESS, maker.pid) == min(own + 10, 19))
    assert maker.wait(60) == 0


def test_a_command_that_seeks_nothing_and_a_small_register_have_none_made(home: Path) -> None:
    customs(home, "show", "2019-5321-000021")
    customs(home, "show", "21", large=1 << 30)
    assert not begun(home) and not (home / "register.index").exists()


def test_it_is_begun_once_and_again_after_an_hour(register: Register, home: Path) -> None:
    assert [later.make_later(register, NOBODY) for _ in range(3)] == [True, False, False]
    os.utime(home / "register.index-later", (time.time() - 4000,) * 2)
    assert [later.make_later(register, NOBODY) for _ in range(2)] == [True, False]
    later.make(register)
    assert not begun(home)
    assert not later.make_later(register, NOBODY), "it stands"


def test_nobody_begins_while_another_process_makes_it(register: Register, home: Path) -> None:
    with locked(home / "register.indexing", act="index", timeout=0):
        assert not later.make_later(register, NOBODY)
    assert not begun(home)


def test_one_of_another_register_or_of_a_state_that_was_taken_back_is_made_anew(register: Register, home: Path) -> None:
    older = (home / "register.journal").read_bytes()
    record(open_file(home))
    later.make(open_file(home))
    assert not later.make_later(register, NOBODY), "an index that is ahead is of use to whoever looks again"
    (home / "register.journal").write_bytes(older)
    assert later.make_later(register, NOBODY)


def test_a_folder_that_took_the_place_of_a_moved_one_stays_empty(
    register: Register, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    making = renewing._make

    def moved(*words: Any) -> None:
        making(*words)
        home.rename(home.with_name("moved"))
        home.mkdir()

    monkeypatch.setattr(renewing, "_make", moved)
    later.make(register)
    assert not list(home.iterdir())


def made_a_folder(home: Path) -> None:
    (home / "register.index").mkdir()


def made_a_pipe(home: Path) -> None:
    os.mkfifo(home / "register.index")


def without_a_lock(home: Path) -> None:
    (home / "register.indexing").mkdir()


def with_a_folder_for_a_mark(home: Path) -> None:
    (home / "register.index-later").mkdir()
    os.utime(home / "register.index-later", (0, 0))


@pytest.mark.parametrize("harm", [made_a_folder, made_a_pipe, without_a_lock, with_a_folder_for_a_mark])
def test_where_none_can_be_kept_none_is_begun(register: Register, home: Path, harm: Callable[[Path], None]) -> None:
    harm(home)
    assert not later.make_later(register, NOBODY)


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind this user")
def test_in_a_folder_that_cannot_be_written_none_is_begun(register: Register, home: Path) -> None:
    home.chmod(0o500)
    try:
        assert not later.make_later(register, NOBODY)
    finally:
        home.chmod(0o700)


def of_rules(home: Path, told: str) -> None:
    db = connected(home / "register.index")
    db.execute("UPDATE meta SET value = ? WHERE key = 'rules'", (told,))
    db.close()


def as_version(monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    """The program as another one, of other files and other rules."""
    for place in (later, opening, connecting):
        monkeypatch.setattr(place, "rules", lambda: version)
    monkeypatch.setattr(connecting, "files", lambda: version)


def test_two_versions_in_turn_replace_each_others_index_once(
    register: Register, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later.make(register)
    begun_by = []
    for version in ("old", "new", "old", "new", "old", "new"):
        as_version(monkeypatch, version)
        if later.make_later(register, NOBODY):
            begun_by.append(version)
            later.make(register)
    assert begun_by == ["old", "new"]
    assert rules_at(home / "register.index") == ["new", "old", rules()]
    as_version(monkeypatch, "old")
    db = opening.opened(register.store, register.look)  # a question makes it, and is no reason for another turn
    assert db and (stand := read_stand(db)) and stand.rules == "old"
    db.close()
    as_version(monkeypatch, "new")
    assert not later.make_later(register, NOBODY)


def test_acts_go_on_while_it_is_made(home: Path, maker: subprocess.Popen[bytes]) -> None:
    recorded = [record(open_file(home)) for _ in range(20)]
    assert maker.wait(60) == 0
    record(open_file(home))
    later.make(open_file(home))
    assert stands(home)
    db = connected(home / "register.index")
    (kept,) = db.execute("SELECT count(*) FROM batches").fetchone()
    db.close()
    assert len(recorded) == 20 and kept == len(list(open_file(home).refs()))


def test_a_register_put_in_the_place_of_another_meanwhile_is_told_of_rightly(
    home: Path, tmp_path: Path, maker: subprocess.Popen[bytes]
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    record(open_file(other), office="5399")
    for name in ("register.journal", "register.json"):
        (other / name).replace(home / name)
    maker.wait(60)
    later.make(open_file(home))
    assert stands(home)


def test_what_a_killed_one_leaves_is_taken_away_by_the_next(register: Register, home: Path) -> None:
    assert later.make_later(register, NOBODY)
    for wait in (0.1, 0.4, 0.7, 1.0):
        process = subprocess.Popen([sys.executable, "-m", MAKING, str(home / "register.json")])
        time.sleep(wait)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        if (home / "register.index").exists():
            break
        assert begun(home) and not later.make_later(register, NOBODY), "it would be killed again"
    (home / "register.index-999999").write_bytes(b"x")
    (home / "register.index").unlink(missing_ok=True)
    later.make(open_file(home))
    assert stands(home)
    assert [path.name for path in home.glob("register.index-*")] == []
