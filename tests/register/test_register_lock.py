"""The lock file removed by hand, in the middle of an act or while it is waited for: the journal never forks."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from register_samples import files_of, open_file, phone_cases, record
from waiting import opened_by, wait_for

from customs_cli.errors import Conflict
from customs_cli.register.act import Act
from customs_cli.register.file.disk.lock import locked, unchanged
from customs_cli.register.proof.verify import verify

WORKER = Path(__file__).with_name("register_processes.py")
REFUSED = "register.journal was changed by another process while this act was under way"


def another_process_records(folder: Path) -> None:
    (folder / "register.lock").unlink()
    done = subprocess.run([sys.executable, WORKER, "write", folder, "1"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def the_journal_is_removed(folder: Path) -> None:
    (folder / "register.lock").unlink()
    (folder / "register.journal").unlink(missing_ok=True)


def another_journal_of_that_size_is_put_there(folder: Path) -> None:
    other = folder / "other"
    other.mkdir()
    for _ in range(2):
        record(open_file(other))  # begun by itself, so that its hashes are others
    assert (other / "register.journal").stat().st_size == (folder / "register.journal").stat().st_size
    shutil.copy(other / "register.journal", folder / "register.journal")
    shutil.rmtree(other)


@pytest.mark.parametrize(
    ("acts", "what"),
    [
        (0, another_process_records),
        (2, another_process_records),
        (2, the_journal_is_removed),
        (2, another_journal_of_that_size_is_put_there),
    ],
)
def test_an_act_is_refused_when_the_journal_is_no_longer_as_it_was_read(
    tmp_path: Path, acts: int, what: Callable[[Path], None]
) -> None:
    for _ in range(acts):
        record(open_file(tmp_path))
    register = open_file(tmp_path)
    left = []

    def overtaken(act: Act) -> None:
        act.put(phone_cases(act.next_ref(2019, "5320")))
        what(tmp_path)
        left.append(files_of(tmp_path))

    with pytest.raises(Conflict) as refusal:
        register.do("record", overtaken)
    assert (refusal.value.message, refusal.value.exit_code) == (REFUSED, 5)
    assert "nothing was changed; try again" in refusal.value.hint
    assert [files_of(tmp_path)] == left


@pytest.mark.parametrize("acts", [0, 1])
def test_after_a_conflict_the_same_act_goes_through_and_the_chain_is_whole(tmp_path: Path, acts: int) -> None:
    for _ in range(acts):
        record(open_file(tmp_path))
    register = open_file(tmp_path)

    def overtaken(act: Act) -> None:
        act.put(phone_cases(act.next_ref(2019, "5320")))
        another_process_records(tmp_path)

    with pytest.raises(Conflict):
        register.do("record", overtaken)
    refs = [f"2019-5320-{n:06d}" for n in range(1, acts + 3)]
    assert record(register) == refs[-1]
    assert list(open_file(tmp_path).refs()) == refs
    assert verify(open_file(tmp_path).store).ok


def test_half_a_line_is_not_set_aside_while_it_is_being_written(tmp_path: Path) -> None:
    record(open_file(tmp_path))
    journal = tmp_path / "register.journal"
    size = journal.stat().st_size
    with unchanged(journal, size=size):  # as an act does that lost its lock file
        with journal.open("ab") as writing:
            writing.write(b'{"seq":2,"at":"2019-07-0')
        before = files_of(tmp_path)
        with pytest.raises(Conflict):
            record(open_file(tmp_path))
    assert files_of(tmp_path) == before
    assert record(open_file(tmp_path)) == "2019-5320-000002", "whoever wrote it is gone: it is set aside"


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="what another process holds open is read off /proc")
def test_a_lock_file_removed_while_it_was_waited_for_is_not_held(tmp_path: Path) -> None:
    lock = tmp_path / "register.lock"
    record(open_file(tmp_path))
    before = files_of(tmp_path)
    first, second = (locked(lock, act="detain", timeout=1) for _ in range(2))
    first.__enter__()
    waiting = subprocess.Popen([sys.executable, WORKER, "write", tmp_path, "1"], stdout=subprocess.PIPE, text=True)
    try:
        wait_for(lambda: str(lock) in opened_by(waiting.pid))
        lock.unlink()
        second.__enter__()  # of the file that stands there now
        first.__exit__(None, None, None)
        wait_for(lambda: waiting.poll() is not None or str(lock) in opened_by(waiting.pid))
        assert (waiting.poll(), files_of(tmp_path)) == (None, before)
        second.__exit__(None, None, None)
        assert waiting.communicate(timeout=60)[0] == "2019-5320-000002\n"
    finally:
        waiting.kill()
        waiting.wait()
    assert verify(open_file(tmp_path).store).ok
