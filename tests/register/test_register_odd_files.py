"""The register's folder is not trusted blindly: no link under our names is followed, no pipe waited for."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from register_samples import open_file, record

from customs_cli.errors import CustomsError, Damaged
from customs_cli.register.file.checkpoint import SMALL
from customs_cli.register.proof.verify import verify

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links and pipes that anybody may make")

OUTSIDE = b"somebody else's"


def link(path: Path) -> None:
    (path.parent.parent / "outside").write_bytes(OUTSIDE)
    path.symlink_to(path.parent.parent / "outside")


def dangling(path: Path) -> None:
    path.symlink_to(path.parent.parent / "made")


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    path.mkdir()


Odd = Callable[[Path], None]
ODD: list[Odd] = [link, dangling, device, folder, os.mkfifo]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder of a register, in another that must stay as it is."""
    (tmp_path / "place").mkdir()
    return tmp_path / "place"


def check_outside(place: Path) -> None:
    outside = place.parent / "outside"
    assert {path.name for path in place.parent.iterdir()} <= {"place", "outside"}
    assert not outside.exists() or outside.read_bytes() == OUTSIDE


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.__name__)
@pytest.mark.parametrize("name", ["register.json", "register.journal", "register.lock", "register.compacting"])
def test_what_is_no_plain_file_is_refused_before_anything_is_made_beside_it(place: Path, odd: Odd, name: str) -> None:
    odd(place / name)
    with pytest.raises(Damaged, match="is not a plain file"):
        record(open_file(place))
    assert [path.name for path in place.iterdir()] == [name]
    check_outside(place)


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.__name__)
@pytest.mark.parametrize("name", ["register.json", "register.journal", "register.lock"])
def test_what_was_put_there_during_an_act_is_refused_too(place: Path, odd: Odd, name: str) -> None:
    register = open_file(place)
    record(register)
    for own in ("register.lock", name):
        (place / own).unlink(missing_ok=True)
    kept = {path: path.read_bytes() for path in (place / "register.json", place / "register.journal") if path.exists()}
    odd(place / name)
    with pytest.raises(CustomsError):
        for _ in range(2):  # a TinyDB file that cannot be written does not stop the first
            record(register)
    if name != "register.json":  # which stops no act: what was done is in the journal
        assert {path: path.read_bytes() for path in kept} == kept
    check_outside(place)


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.__name__)
def test_a_temporary_name_that_is_taken_stops_no_act_and_leads_nowhere(place: Path, odd: Odd) -> None:
    odd(place / "register.new")
    register = open_file(place)
    assert [record(register), record(register)] == ["2019-5320-000001", "2019-5320-000002"]
    assert verify(open_file(place).store).ok
    check_outside(place)


def test_half_a_line_is_set_aside_in_a_file_of_its_own(place: Path) -> None:
    record(open_file(place))
    journal = place / "register.journal"
    link(place / f"register.torn-{journal.stat().st_size}")
    with journal.open("ab") as file:
        file.write(b'{"seq":2,"at')
    record(open_file(place))
    check_outside(place)
    [aside] = place.glob("register.torn-*")
    assert not aside.is_symlink()
    assert aside.read_bytes() == b'{"seq":2,"at'


def test_a_linked_folder_of_backups_is_left_alone(place: Path) -> None:
    elsewhere = place.parent / "outside"
    elsewhere.mkdir()
    for day in range(1, 10):
        (elsewhere / f"register-2018-01-0{day}.json").touch()
    (place / "backups").symlink_to(elsewhere)
    for _ in range(2):
        record(open_file(place))
    assert len(list(elsewhere.iterdir())) == 9


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.__name__)
def test_what_is_derived_is_neither_read_from_nor_written_through_what_is_odd(place: Path, odd: Odd) -> None:
    store = open_file(place).store
    odd(place / "register.figures")
    assert store.derived("figures") is None
    odd(place / f".register.agenda.{os.getpid()}.new")
    store.keep_derived("agenda", b"x" * SMALL)
    assert store.derived("agenda") == (None if odd is folder else b"x" * SMALL)
    check_outside(place)


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "fifo"])
@pytest.mark.parametrize("words", ["list", "record --office 5320 --goods x", "verify", "init", "check --fix"])
def test_a_device_or_pipe_as_the_register_is_refused_at_once(tmp_path: Path, path: str, words: str) -> None:
    os.mkfifo(tmp_path / "fifo")
    beside = set(Path("/dev").iterdir())
    done = subprocess.run(
        [sys.executable, "-m", "customs_cli", "--register", tmp_path / path, *words.split()],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert (done.returncode, done.stdout) == (7, "")
    assert f"{tmp_path / path} is not a plain file" in done.stderr
    assert len(done.stderr.splitlines()) == 2
    assert not {entry for entry in set(Path("/dev").iterdir()) - beside if "zero" in entry.name or "null" in entry.name}
    assert [entry.name for entry in tmp_path.iterdir()] == ["fifo"]


def run(*words: object, **options: Any) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "customs_cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=30, **options)


@pytest.mark.parametrize("name", ["register.json", "register.journal", "register.pinyin"])
def test_completion_waits_for_no_pipe(place: Path, name: str) -> None:
    register = place / "register.json"
    for words in (("init",), ("holder", "add", "VIVO-COMM", "--name", "维沃")):
        assert run("--register", register, *words).returncode == 0
    (place / name).unlink(missing_ok=True)
    os.mkfifo(place / name)
    for kind, word in (("holder", "v"), ("batch:show", "2019"), ("where", "office:53")):
        done = run("__complete", kind, word, "customs", env={**os.environ, "CUSTOMS_REGISTER": str(register)})
        assert (done.returncode, done.stderr) == (0, "")


def test_an_export_writes_through_no_link_that_was_laid_beside_it(place: Path) -> None:
    register = place / "register.json"
    assert run("--register", register, "record", "--office", "5320", "--goods", "x").returncode == 0
    for name, words in {"all.csv": ("export",), "1.zip": ("bundle", "1")}.items():
        link(place / f".{name}.new")
        done = run("--register", register, *words, "-o", place / name)
        assert done.returncode == 0, done.stderr
        assert not (place / name).is_symlink()
        assert (place / name).stat().st_mode & 0o777 == 0o600
        check_outside(place)
        (place.parent / "outside").unlink()


@pytest.mark.parametrize("seconds", ["inf", "nan", "-1", "1e999", "-inf", "soon"])
def test_a_time_to_wait_for_the_lock_has_an_end(place: Path, seconds: str) -> None:
    env = {**os.environ, "CUSTOMS_LOCK_TIMEOUT": seconds}
    done = run("--register", place / "register.json", "list", env=env)
    assert (done.returncode, done.stdout) == (2, "")
    hint = "CUSTOMS_LOCK_TIMEOUT: such as 5"
    assert done.stderr == f"customs: lock timeout {seconds!r} is not a number of seconds\n  hint: {hint}\n"
    assert run("--register", place / "register.json", "list", env={**env, "CUSTOMS_LOCK_TIMEOUT": "0"}).returncode == 0
