"""Whatever fails, and whenever: what is said about an act is true, and whoever does as told never doubles a batch."""

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from running import Customs

FAILING = Path(__file__).with_name("failing.py")
RECORD = ("record", "--office", "5320", "--found", "2019-07-01", "--goods", "phones", "--quantity", "5")
HINT = "do not repeat it: customs history\n    shows it"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="closed descriptors and /dev/full")


class Failing:
    """A command of which something fails, in a process of its own that can be stopped in the middle."""

    def __init__(self, how: str, *words: str, **options: Any) -> None:
        ready, self._told = os.pipe()
        wait, self._go = os.pipe()
        self._ready = ready
        self.process = subprocess.Popen(
            [sys.executable, str(FAILING), how, str(self._told), str(wait), *words],
            pass_fds=(self._told, wait),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **options,
        )
        os.close(wait)
        os.close(self._told)

    def interrupt(self) -> None:
        """Send Ctrl-C when it stands still, then let it go on, unless it has come to its end already."""
        self.wait()
        self.process.send_signal(signal.SIGINT)
        self.go_on()

    def wait(self) -> None:
        """Wait until it stands still."""
        assert os.read(self._ready, 1) == b"x"

    def go_on(self) -> None:
        """Let it go on, unless it has come to its end already."""
        with suppress(BrokenPipeError):
            os.write(self._go, b"x")

    def end(self) -> tuple[int, str, str]:
        """Exit status, stdout and stderr without warnings."""
        out, err = self.process.communicate(timeout=60)
        os.close(self._ready)
        os.close(self._go)
        return self.process.returncode, out, told(err)


def told(err: str) -> str:
    assert "Traceback" not in err
    assert "Exception ignored" not in err
    return "".join(line for line in err.splitlines(keepends=True) if not re.match("warning: |  (?!  |hint)", line))


def acts(customs: Customs) -> int:
    return len(customs("history", "--json").answer["entries"])


@pytest.mark.parametrize("how", ["folder", "file"])
@pytest.mark.parametrize("is_first", [True, False], ids=["first act", "later act"])
def test_an_act_that_the_disk_refuses_is_not_kept_and_may_be_tried_again(
    customs: Customs, tmp_path: Path, how: str, is_first: bool
) -> None:
    if not is_first:
        assert customs("init").code == 0
    before = sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".lock")
    code, out, err = Failing(how, *RECORD, "-q").end()
    if not is_first and how == "folder":  # the name of the journal is on the disk already: nothing of this act fails
        assert (code, out, err) == (0, "2019-5320-000001\n", "")
        return
    message = f"customs: cannot write {tmp_path}/register.journal: Input/output error\n"
    assert (code, out, err) == (1, "", f"{message}  hint: nothing was changed; check the disk and the permissions\n")
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".lock") == before
    assert acts(customs) == (not is_first)
    assert customs(*RECORD, "-q").out == "2019-5320-000001\n"
    assert customs("list", "-q").out == "2019-5320-000001\n"
    assert customs("verify").code == 0


def test_an_act_that_could_not_be_taken_back_is_said_to_be_recorded(customs: Customs, tmp_path: Path) -> None:
    assert customs("init").code == 0
    code, out, err = Failing("file twice", *RECORD, "-q").end()
    first = f"customs: act 2 is recorded; cannot write {tmp_path}/register.journal: Input/output error\n"
    assert (code, out, err) == (1, "", f"{first}  hint: {HINT}\n")
    assert customs("list", "-q").out == "2019-5320-000001\n"
    assert customs("verify").code == 0


def test_a_lock_that_cannot_be_freed_changes_nothing_of_an_act(customs: Customs) -> None:
    assert Failing("release", *RECORD, "-q").end() == (0, "2019-5320-000001\n", "")
    assert acts(customs) == 1
    assert customs("verify").code == 0


def test_an_act_of_which_the_disk_tells_nothing_any_more_may_be_recorded_and_is_not_done_again(
    customs: Customs, tmp_path: Path
) -> None:
    assert customs("init").code == 0
    failed = Failing(".journal and every later look", *RECORD, "-q").end()
    why = f"cannot write {tmp_path}/register.journal: Input/output error"
    assert failed == (
        1,
        "",
        f"customs: it is not known whether the act was recorded: {why}\n"
        "  hint: check the disk; do not repeat it before customs history\n    shows whether it is there\n",
    )
    assert acts(customs) == 2
    assert customs("verify").code == 0


@pytest.mark.parametrize("number", [1, 2, 3], ids=["journal", "state file", "folder"])
def test_ctrl_c_while_the_disk_is_slow_says_that_the_act_is_recorded(customs: Customs, number: int) -> None:
    assert customs("init").code == 0
    slow = Failing(f"still {number}", *RECORD, "-q")
    slow.interrupt()
    told = f"customs: act 2 is recorded; the command was interrupted afterwards\n  hint: {HINT}\n"
    assert slow.end() == (130, "", told)
    assert customs("list", "-q").out == "2019-5320-000001\n"
    assert customs("verify").code == 0


def test_a_program_is_told_so_too_be_it_the_first_act(customs: Customs) -> None:
    slow = Failing("still 1", *RECORD, "--json")  # the first thing that is put on the disk is the name of the journal
    slow.interrupt()
    code, out, err = slow.end()
    assert (code, out) == (130, "")
    [error] = [json.loads(line)["error"] for line in err.splitlines()]
    assert (error["code"], error["exit"], error["message"][:17]) == ("recorded", 130, "act 1 is recorded")
    assert acts(customs) == 1


def test_a_journal_that_may_not_grow_keeps_nothing_and_takes_the_act_later(customs: Customs, tmp_path: Path) -> None:
    assert customs("init").code == 0
    journal = (tmp_path / "register.journal").read_bytes()
    for more in (0, 1, 100):
        tight = Failing(f"limit {len(journal) + more}", *RECORD).end()
        message = f"customs: cannot write {tmp_path}/register.journal: File too large\n"
        hint = "  hint: the file may not grow further here; nothing was lost\n"
        assert tight == (1, "", message + hint)
        assert (tmp_path / "register.journal").read_bytes() == journal
    assert customs(*RECORD, "-q").out == "2019-5320-000001\n"


def shell(line: str, *words: str) -> "subprocess.CompletedProcess[str]":
    command = " ".join(f"'{word}'" for word in (sys.executable, "-m", "customs_cli", *words))
    return subprocess.run(["sh", "-c", f"{command} {line}"], capture_output=True, text=True, check=False, timeout=60)


WHY = {">/dev/full": "No space left on device", ">&-": "Bad file descriptor"}


@pytest.mark.parametrize("line", WHY)
@pytest.mark.parametrize("form", [(), ("-q",), ("--json",)], ids=["told", "quiet", "json"])
def test_an_act_whose_answer_cannot_be_written_is_said_to_be_recorded(
    customs: Customs, line: str, form: tuple[str, ...]
) -> None:
    done = shell(line, *RECORD, *form)
    message = f"act 1 is recorded; the answer cannot be written: {WHY[line]}"
    if form == ("--json",):
        [error] = [json.loads(row)["error"] for row in told(done.stderr).splitlines()]
        assert error == {
            "code": "recorded",
            "exit": 1,
            "message": message,
            "hint": HINT.replace("\n   ", ""),
            "at": "",
            "candidates": [],
        }
    else:
        assert told(done.stderr) == f"customs: {message}\n  hint: {HINT}\n"
    assert (done.returncode, done.stdout) == (1, "")
    assert customs("list", "-q").out == "2019-5320-000001\n"


def test_it_is_said_in_chinese_too(customs: Customs) -> None:
    said = shell(">/dev/full", "--lang", "zh", *RECORD).stderr.splitlines()[-3:]
    assert said[0] == "customs: 操作 1 已登记；无法输出结果：磁盘空间已满"
    assert said[1:] == ["  提示：请勿重复：customs history", "    可查看此操作"]


def test_every_act_of_a_command_is_counted_and_the_hint_names_the_register_of_the_demonstration(
    tmp_path: Path, customs: Customs
) -> None:
    done = shell(">/dev/full", "demo", str(tmp_path / "demo"))
    assert done.returncode == 1
    assert "customs: acts 1 to 3 are recorded; the answer cannot be written" in done.stderr
    place = tmp_path / "demo" / "register.json"
    assert done.stderr.endswith(f"  hint: do not repeat them: customs history --register {place}\n    shows them\n")
    assert customs("history", "--register", str(place)).code == 0


@pytest.mark.parametrize("line", [">&- 2>&-", ">/dev/full 2>/dev/full", "<&- >&- 2>&-", "2>&-", "<&- 2>&-"])
def test_with_nobody_to_tell_the_files_stay_whole(customs: Customs, line: str) -> None:
    done = shell(line, *RECORD, "-q")
    is_heard = ">&-" not in line.split() and ">/dev/full" not in line.split()
    assert (done.returncode, done.stdout, done.stderr) == ((0, "2019-5320-000001\n", "") if is_heard else (1, "", ""))
    assert customs("list", "-q").out == "2019-5320-000001\n"
    assert customs("verify").code == 0


@pytest.mark.parametrize("line", WHY)
@pytest.mark.parametrize(
    "words", [("list",), ("history", "--json"), ("today",), ("--help",)], ids=lambda words: words[0]
)
def test_a_look_whose_answer_cannot_be_written_fails(phones: str, words: tuple[str, ...], line: str) -> None:
    done = shell(line, *words)
    assert done.returncode == 1
    assert f"the answer cannot be written: {WHY[line]}" in done.stderr
    assert "recorded" not in done.stderr
    assert "Traceback" not in done.stderr


def test_an_act_whose_reader_has_gone_is_said_to_be_recorded(customs: Customs) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "customs_cli", *RECORD]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert (done.returncode, told(done.stderr)) == (
        0,
        f"customs: act 1 is recorded; the answer was not read\n  hint: {HINT}\n",
    )
    assert customs("list", "-q").out == "2019-5320-000001\n"


def test_a_script_that_repeats_until_it_succeeds_never_doubles_a_batch(customs: Customs) -> None:
    command = " ".join(f"'{word}'" for word in (sys.executable, "-m", "customs_cli", *RECORD, "-q"))
    script = f"for try in 1 2 3; do {command} >/dev/full && exit; done; {command}"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False, timeout=60)
    first, _, _, *others = told(done.stderr).splitlines()
    assert first.startswith("customs: act 1 is recorded; ")
    assert others == 3 * [
        "customs: the same command was recorded before, as act 1, and its answer was lost",
        "  hint: customs history",
        "    shows it; to do it once more, repeat your command after that",
    ]
    assert (done.returncode, done.stdout) == (5, "")
    assert customs("list", "-q").out == "2019-5320-000001\n"


@pytest.mark.parametrize("words", [("note", "1", "seen"), ("undo",)], ids=lambda words: words[0])
def test_no_other_act_is_done_twice_by_repeating_it(customs: Customs, phones: str, words: tuple[str, ...]) -> None:
    before = acts(customs)
    assert shell(">&-", *words).returncode == 1
    assert shell("", *words).returncode == 5
    assert customs(*words).code == 5
    assert acts(customs) == before + 1


@pytest.mark.parametrize("then", [("history",), ("note", "1", "seen")], ids=["history was shown", "an act followed"])
def test_the_same_may_be_done_again_when(customs: Customs, then: tuple[str, ...]) -> None:
    assert shell(">/dev/full", *RECORD).returncode == 1
    assert customs(*RECORD).code == 5
    assert shell(">/dev/full", "history").returncode == 1  # which nobody has seen
    assert customs(*RECORD).code == 5
    assert customs(*then).code == 0
    assert customs(*RECORD).code == 0
    assert customs("list", "-q").lines == ["2019-5320-000001", "2019-5320-000002"]


def test_rows_to_correct_that_could_not_be_written_may_still_be_had(
    customs: Customs, names: None, tmp_path: Path
) -> None:
    """Who was told not to repeat it had no way to learn which rows were left out, and why."""
    (tmp_path / "list.csv").write_text("office,found_on,goods,quantity\n5320,2019-07-01,x,3\n5320,2019-07-01,y,many\n")
    words = ("import", "list.csv", "--skip-faulty")
    code, _, err = Failing(".new", *words).end()
    refused, hint = re.sub(r"\n {4}", " ", err).splitlines()[-2:]
    assert (code, refused.endswith("is recorded; cannot write list.faulty.csv: Input/output error")) == (1, True)
    assert hint.endswith(
        "customs history shows the act; repeat your command after that, and it writes the rows to correct"
    )
    assert not (tmp_path / "list.faulty.csv").exists()
    assert customs(*words).code == 5
    assert customs("history").code == 0
    assert customs(*words).lines[-1] == "1 row not imported; it is in list.faulty.csv for correction."
    assert "many" in (tmp_path / "list.faulty.csv").read_text("utf-8-sig")
    assert customs("list", "-q").lines == ["2019-5320-000001"]
