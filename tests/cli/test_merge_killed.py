"""What a merge leaves that was killed while it wrote the state file: nothing of use, and the next act removes it."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Customs
from test_recorded_or_not import Failing
from waiting import wait_for

from customs_cli.register.file.checkpoint import SMALL


def killed(*words: str) -> None:
    """Run a command that is killed when the new state file is about to be flushed."""
    merging = Failing("still register.new", *words)
    merging.wait()
    merging.process.send_signal(signal.SIGKILL)
    assert merging.end()[0] == -signal.SIGKILL


@pytest.fixture
def theirs(customs: Customs, place: Path) -> str:
    """Another office's register with one batch."""
    (place / "theirs").mkdir()
    folder = str(place / "theirs" / "register.json")
    words = ("--office", "5304", "--found", "2019-07-01", "--goods", "bags", "--quantity", "3")
    assert customs("--register", folder, "record", *words).code == 0
    return folder


def test_the_next_act_removes_the_state_file_that_a_killed_merge_had_begun(
    customs: Customs, phones: str, theirs: str, place: Path
) -> None:
    killed("merge", theirs)
    left = place / "register.new"
    assert left.exists()
    assert customs("list", "-q").lines == ["2019-5304-000001", phones], "the act is in the journal"
    assert customs("verify").code == 0
    assert customs("note", phones, "seen").code == 0
    assert not left.exists()
    assert customs("verify").code == 0


def test_so_it_does_in_a_large_register(
    customs: Customs, phones: str, theirs: str, place: Path, done: Callable[..., None]
) -> None:
    rows = "".join(f"5320,2019-07-01,goods {number} {'x' * 150},1\n" for number in range(3000))
    (place / "list.csv").write_text(f"office,found_on,goods,quantity\n{rows}", encoding="utf-8")
    killed("import", "list.csv")
    left, state = place / "register.new", place / "register.json"
    assert left.stat().st_size > SMALL > state.stat().st_size
    done(f"note {phones} seen")
    assert (left.exists(), state.stat().st_size > SMALL) == (False, True)
    left.write_bytes(b"{")  # as a process leaves it that is killed while it writes the file of a large register
    done(f"merge {theirs}")
    wait_for(lambda: not left.exists())
    assert customs("verify").code == 0
