"""A disk that is full, read-only or not ours: one line, nothing lost."""

import errno
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from register_samples import files_of, in_child, open_file, phone_cases, record

from customs_cli.errors import CannotWrite, NotFound
from customs_cli.register.file.disk.writing import create, open_plain, replace_file, sync_folder, writable
from customs_cli.register.proof.verify import verify

WORKER = Path(__file__).with_name("register_processes.py")
is_root = os.geteuid() == 0
may_mount = (
    is_root
    and shutil.which("unshare") is not None
    and subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode == 0
)


def limited(folder: Path, limit: int) -> str:
    """What an act says when no file may grow past `limit` bytes."""

    def child(say: Callable[[str], object]) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            say(record(open_file(folder)))
        except CannotWrite as error:
            say(f"refused: {error.message} | {error.hint}")

    status, said = in_child(child)
    assert status == 0, said
    return said.strip()


def check_every_limit(tmp_path: Path, step: int) -> None:
    folder = tmp_path / "full"
    folder.mkdir()
    record(open_file(folder))
    before = files_of(folder)
    most = len(before["register.journal"]) + 2000
    answers = set()
    for limit in range(len(before["register.journal"]), most, step):
        said = limited(folder, limit)
        register = open_file(folder)
        assert verify(register.store).ok, limit
        if said.startswith("refused"):
            answers.add(said)
            assert files_of(folder) == before, limit
        else:
            assert list(register.refs()) == ["2019-5320-000001", said], limit
            for name, data in before.items():
                (folder / name).write_bytes(data)
    journal = folder / "register.journal"
    assert answers == {
        f"refused: cannot write {journal}: File too large | the file may not grow further here; nothing was lost"
    }


def test_a_file_that_may_not_grow_refuses_the_act_and_stays_byte_for_byte(tmp_path: Path) -> None:
    check_every_limit(tmp_path, 37)


@pytest.mark.slow
def test_a_file_that_may_not_grow_refuses_the_act_at_every_single_byte(tmp_path: Path) -> None:
    check_every_limit(tmp_path, 1)


def test_an_act_counts_when_only_the_tinydb_file_has_no_room(tmp_path: Path) -> None:
    open_file(tmp_path).do(
        "import", lambda act: [act.put(phone_cases(f"2018-5301-{number:06d}")) for number in range(50)]
    )
    journal, tinydb = (tmp_path / "register.journal"), (tmp_path / "register.json")
    journal_size, before = journal.stat().st_size, tinydb.read_bytes()
    assert journal_size + 1000 < len(before) + 3000
    said = limited(tmp_path, len(before) - 1 if len(before) > journal_size + 1000 else journal_size + 1000)
    if said.startswith("refused"):
        pytest.skip("the journal is the longer file here")
    assert said in list(open_file(tmp_path).refs())
    assert verify(open_file(tmp_path).store).ok


def mounted(folder: Path, options: str, then: str) -> "subprocess.CompletedProcess[str]":
    script = f'mount -t tmpfs -o {options} none "$1" && {then}'
    command = ["unshare", "-m", "sh", "-c", script, "sh", str(folder), sys.executable, str(WORKER)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.skipif(not may_mount, reason="needs the right to mount a small disk")
@pytest.mark.parametrize("ballast", [8192, pytest.param(20480, marks=pytest.mark.slow)])
def test_a_full_disk_refuses_the_act_and_nothing_is_lost(tmp_path: Path, ballast: int) -> None:
    done = mounted(tmp_path, "size=96k", f'exec "$2" "$3" fill "$1" {ballast}')
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 5


@pytest.mark.skipif(not may_mount, reason="needs the right to mount a small disk")
def test_a_read_only_disk_is_read_and_refuses_an_act_in_one_line(tmp_path: Path) -> None:
    done = mounted(
        tmp_path,
        "size=1m",
        '"$2" "$3" write "$1" 1 >/dev/null && mount -o remount,ro "$1" && exec "$2" "$3" refused "$1"',
    )
    assert done.returncode == 0, done.stderr
    assert "Read-only file system | the disk is read-only: use --register PATH on another one" in done.stdout


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users may look into, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.skipif(not is_root, reason="needs to become another user")
def test_a_folder_without_the_right_to_write_is_read_and_refuses_an_act_in_one_line(open_folder: Path) -> None:
    record(open_file(open_folder))
    for path in open_folder.iterdir():
        path.chmod(0o644)

    def child(say: Callable[[str], object]) -> None:
        os.setuid(65534)
        register = open_file(open_folder)
        say(" ".join(register.refs()))
        try:
            record(register)
        except CannotWrite as error:
            say(f"{error.message} | {error.hint}")

    before = files_of(open_folder)
    status, said = in_child(child)
    assert status == 0
    refs, refused = said.splitlines()
    assert refs == "2019-5320-000001"
    assert refused == (
        f"cannot write {open_folder / 'register.lock'}: Permission denied"
        " | you may not write there: ask for the right, or use --register PATH elsewhere"
    )
    assert files_of(open_folder) == before


@pytest.mark.parametrize(
    ("number", "is_the_registers", "hint"),
    [
        (errno.EACCES, True, "you may not write there: ask for the right, or use --register PATH elsewhere"),
        (errno.EACCES, False, "you may not write there: ask for the right, or choose another folder"),
        (errno.EROFS, True, "the disk is read-only: use --register PATH on another one"),
        (errno.EROFS, False, "the disk is read-only: choose a folder on another one"),
    ],
)
def test_another_register_is_named_only_where_one_could_not_be_written(
    tmp_path: Path, number: int, is_the_registers: bool, hint: str
) -> None:
    with pytest.raises(CannotWrite) as refusal, writable(tmp_path / "all.csv", of_register=is_the_registers):
        raise OSError(number, os.strerror(number))
    assert refusal.value.hint == hint


def test_a_missing_folder_is_not_made_unasked(tmp_path: Path) -> None:
    register = open_file(tmp_path / "none")
    assert list(register.refs()) == []
    with pytest.raises(NotFound) as refusal:
        record(register)
    assert refusal.value.hint == f"customs init --register {tmp_path / 'none' / 'register.json'} makes it"
    assert not (tmp_path / "none").exists()


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs a folder that no system puts on a disk")
def test_a_folder_that_cannot_be_put_on_a_disk_is_written_to_all_the_same() -> None:
    folder = Path("/proc/self")
    handle = os.open(folder, os.O_RDONLY)
    with pytest.raises(OSError, match=os.strerror(errno.EINVAL)):
        os.fsync(handle)
    os.close(handle)
    sync_folder(folder)


@pytest.mark.skipif(not is_root, reason="needs another user")
def test_a_file_is_written_into_a_folder_that_may_be_written_and_not_listed() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o1733)

        def child(say: Callable[[str], object]) -> None:
            os.setuid(65534)
            replace_file(folder / "list.csv", b"ref\n")
            say("written")

        assert in_child(child) == (0, "written\n")
        assert (folder / "list.csv").read_bytes() == b"ref\n"


def interrupted(path: Path, after: int) -> bool:
    """Whether Ctrl-C came, after so many lines of making the file that is to replace another."""
    lines = {create.__code__: 0, open_plain.__code__: 0}

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if frame.f_code in lines and event == "line":
            lines[frame.f_code] += 1
            if sum(lines.values()) > after:
                sys.settrace(None)
                raise KeyboardInterrupt
        return trace

    sys.settrace(trace)
    try:
        replace_file(path, b"new")
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(None)
    return False


def test_ctrl_c_leaves_nothing_beside_a_file_wherever_it_comes_while_the_new_one_is_made(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"old")
    after = 0
    while interrupted(path, after):
        assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("list.csv", b"old")], after
        after += 1
    assert (after > 5, path.read_bytes()) == (True, b"new")
