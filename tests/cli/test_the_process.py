"""The command as a process: pipes, signals, encodings, terminals, exit statuses."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from running import HOLDER, Customs, Terminal
from waiting import opened_by, wait_for

Process = Callable[..., "subprocess.CompletedProcess[bytes]"]


def test_a_pipe_closed_early_is_no_fault(phones: str) -> None:
    reader = subprocess.run(
        f"{sys.executable} -m customs_cli office list | head -n 1; exit ${{PIPESTATUS[0]}}",
        shell=True,
        executable=shutil.which("bash"),
        capture_output=True,
        check=False,
    )
    assert reader.stdout.startswith(b"code\t")
    assert reader.stderr == b""
    assert reader.returncode == 0


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="what another process holds open is read off /proc")
def test_ctrl_c_is_an_interruption(tmp_path: Path, phones: str) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "register.lock")], stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        waiting = subprocess.Popen(
            [sys.executable, "-m", "customs_cli", "note", phones, "x"],
            env={**os.environ, "CUSTOMS_LOCK_TIMEOUT": "30"},
            stderr=subprocess.PIPE,
        )
        wait_for(lambda: str(tmp_path / "register.lock") in opened_by(waiting.pid))
        waiting.send_signal(signal.SIGINT)
        _, err = waiting.communicate(timeout=60)
    finally:
        holder.kill()
        holder.wait()
    assert (waiting.returncode, err) == (130, b"")


INTERRUPTING = """
import os, signal, sys
module = sys.argv.pop(1)
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
from customs_cli.__main__ import main
main()
"""
"""Runs a command that is interrupted while it imports the module named first."""


@pytest.mark.parametrize(
    ("module", "words"),
    [
        ("typer", "list"),
        ("customs_cli.cli.main", "record"),
        ("customs_cli.cli.commands.list", "list"),
        ("customs_cli.services.acts.act_context", "record"),
        ("customs_cli.cli.completion.answer", "__complete fish list"),
    ],
)
def test_ctrl_c_while_it_starts_is_an_interruption_and_no_traceback(module: str, words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTING, module, *words.split()], capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


CLOSED = (
    "today",
    "list",
    "record",
    "record --json",
    "undo",
    "import /dev/stdin",
    "import -",
    "completion install bash",
)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes it")
@pytest.mark.parametrize("words", CLOSED)
def test_closed_input_is_no_input_and_no_fault(words: str, phones: str) -> None:
    line = f"{sys.executable} -m customs_cli {words} <&-"
    done = subprocess.run(line, shell=True, executable=shutil.which("bash"), capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    assert b"unexpected" not in done.stderr
    assert done.returncode in (0, 2, 3), done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
@pytest.mark.parametrize("words", ["--version", "--help", "list", "help dates", "completion bash"])
@pytest.mark.parametrize("where", [">&-", ">/dev/full"])
def test_an_answer_that_cannot_be_written_is_told_in_one_line(words: str, where: str, phones: str) -> None:
    line = f"{sys.executable} -m customs_cli {words} {where}"
    done = subprocess.run(line, shell=True, executable=shutil.which("bash"), capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(b"customs: the answer cannot be written: ")
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize("encoding", ["gbk", "cp437"])
@pytest.mark.parametrize("words", ["--help", "record --help", "holder", "help course", "help formats", "config list"])
def test_help_in_chinese_is_written_in_any_encoding(process: Process, encoding: str, words: str) -> None:
    done = process("--lang", "zh", *words.split(), env={**os.environ, "PYTHONIOENCODING": encoding})
    assert done.returncode == (2 if words == "holder" else 0)
    assert len((done.stdout or done.stderr).decode(encoding).splitlines()) > 3


@pytest.mark.parametrize(
    "encoding", ["gbk", *(pytest.param(one, marks=pytest.mark.slow) for one in ("ascii", "utf-8"))]
)
def test_a_console_that_cannot_print_a_letter_shows_its_number(
    customs: Customs, process: Process, encoding: str
) -> None:
    customs("record", "--office", "5320", "--found", "today", "--goods", "café 😀 品牌", "--consignor", "Ł é 商行")
    env = {**os.environ, "PYTHONIOENCODING": encoding}
    for words in (
        ["list"],
        ["show", "1"],
        ["list", "--json"],
        ["list", "--csv"],
        ["history"],
        ["--lang", "zh", "today"],
    ):
        done = process(*words, env=env)
        assert (done.returncode, done.stderr) == (0, b""), words
        done.stdout.decode(encoding)
    done = process("record", "--office", "5320", "--goods", "café 😀", env=env)
    shown = done.stdout.decode(encoding)
    assert ("café 😀" in shown) == (encoding == "utf-8")
    assert process("show", "Ł😀", env=env).returncode == 3
    assert json.loads(process("list", "--json", env=env).stdout.decode(encoding))["batches"][0]["lines"][0][
        "goods"
    ] == ("café 😀 品牌")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there an argument is always text")
@pytest.mark.usefixtures("names")
def test_an_argument_that_is_no_text_is_refused(process: Process, customs: Customs) -> None:
    done = process(b"record", b"--office", b"5320", b"--goods", b"\xc6\xb7\xff")
    assert done.returncode == 2
    assert b"a text cannot be kept as UTF-8" in done.stderr
    assert customs("list", "-q").out == ""


@pytest.mark.parametrize("columns", [40, 80, 140])
def test_no_reference_number_or_date_is_ever_cut(
    terminal: Callable[..., Terminal], detained: str, columns: int
) -> None:
    for words in (("list",), ("show", detained), ("due",), ("today",), ("summary", "--by", "office")):
        shown = terminal(*words, columns=columns)
        assert shown.code == 0
        assert "…" not in shown.raw
        assert max(map(len, shown.screen)) <= columns
        if words[0] in ("list", "due"):
            text = " ".join(shown.screen)
            assert detained in text
            assert "2019-08-15" in text


def test_no_color_means_no_colour(terminal: Callable[..., Terminal], detained: str) -> None:
    assert "\x1b[" in terminal("list").raw
    assert "\x1b" not in terminal("list", env={"NO_COLOR": "1"}).raw
    assert "\x1b" not in terminal("list", "--no-color").raw


@pytest.mark.parametrize("words", ["list", "show 1", "today", "--help", "record --help"])
def test_a_terminal_that_knows_no_colours_gets_none(
    terminal: Callable[..., Terminal], detained: str, words: str
) -> None:
    assert "\x1b" not in terminal(*words.split(), env={"TERM": "dumb"}).raw
    assert "\x1b[" in terminal(*words.split(), env={"NO_COLOR": ""}).raw


def test_a_time_zone_that_is_none_is_refused(process: Process) -> None:
    done = process("today", env={**os.environ, "TZ": "UTC+99"})
    assert (done.returncode, done.stderr.startswith(b"customs: TZ: no time zone 'UTC+99'")) == (2, True)


def test_chinese_is_spoken_where_it_is_asked_for(customs: Customs, detained: str) -> None:
    assert customs("--lang", "zh", "note", detained, "x").out != customs("note", detained, "x").out
    assert customs("confirm", detained, "--infringing", "--lang", "zh").lines[0].startswith("VIVO-COMM")
    plain = customs("list").lines[0]
    assert customs("--lang", "zh", "list").lines[0] == plain  # a pipe's keys are the same in every language
    assert customs("list", "--lang", "zh", "--json").answer == customs("list", "--json").answer


@pytest.mark.parametrize(
    "words",
    [
        ("--today", "2019-07-11", "--no-color", "note", "1", "x", "--json"),
        ("note", "--today", "2019-07-11", "1", "--json", "x", "--no-input"),
        ("note", "1", "x", "--json", "--no-color", "--today=2019-07-11"),
        ("note", "--lang", "zh", "1", "x", "--officer", "A", "--json", "--today", "2019-07-11"),
    ],
)
def test_options_stand_anywhere_on_the_line(customs: Customs, phones: str, words: tuple[str, ...]) -> None:
    assert customs(*words).answer["batch"]["notes"][0]["on"] == "2019-07-11"


def test_what_follows_two_hyphens_is_text(customs: Customs, phones: str) -> None:
    assert customs("note", phones, "--", "--today").code == 0
    assert customs("show", phones, "--json").answer["batch"]["notes"][0]["text"] == "--today"


CODES = (
    ("list", 0),
    ("note 1", 2),
    ("show 99", 3),
    ("confirm 1 --infringing", 4),
    ("holder add VIVO-COMM --name x", 5),
    ("--version", 0),
    ("--help", 0),
    ("", 0),
)


@pytest.mark.parametrize(("words", "code"), CODES)
def test_the_process_leaves_with_the_promised_status(phones: str, process: Process, words: str, code: int) -> None:
    assert process(*words.split()).returncode == code


def test_every_refusal_has_its_own_status() -> None:
    from customs_cli import errors

    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.CustomsError)]
    assert {kind.__name__: kind.exit_code for kind in kinds} == {
        "CustomsError": 1,
        "CannotWrite": 1,
        "RestUnwritten": 1,
        "Recorded": 1,
        "NotKnown": 1,
        "Unreachable": 1,
        "Unanswered": 1,
        "UsageError": 2,
        "UnknownWord": 2,
        "PlaceUnknown": 2,
        "NotFound": 3,
        "NoBatch": 3,
        "Ambiguous": 3,
        "Refusal": 4,
        "NoOfficer": 4,
        "Busy": 5,
        "Conflict": 5,
        "Shut": 5,
        "FaultsFound": 6,
        "Damaged": 7,
        "Cancelled": 8,
    }


def test_faults_that_a_check_finds_have_their_status(customs: Customs, names: None) -> None:
    words = ("--document", "RR473124828GB", "--document-kind", "mail-item", "--goods", "x", "--quantity", "5")
    customs("record", "--office", "5320", "--found", "2019-07-01", *words)
    result = customs("check", "--json")
    assert (result.code, result.err) == (6, "")
    assert result.answer["schema"] == "customs.check/1"


def test_help_is_there_for_every_command(customs: Customs) -> None:
    from customs_cli.cli.main import COMMANDS

    assert customs("--help").code == 0
    for name in COMMANDS:
        result = customs(name, "--help")
        assert (result.code, result.err) == (0, ""), name
        assert "Usage: customs" in result.out, name


@pytest.mark.parametrize("suffix", ["xlsx", pytest.param("pdf", marks=pytest.mark.slow), "csv", "html"])
def test_a_table_that_does_not_fit_on_the_disk_is_refused_in_one_line(
    customs: Customs, tmp_path: Path, suffix: str
) -> None:
    """The disk ends after 1,024 bytes; the goods hold a sign that no font has."""
    pytest.importorskip("xlsxwriter")
    assert customs("record", "--office", "5320", "--found", "today", "--goods", "😀 " * 300).code == 0
    command = f"{sys.executable} -m customs_cli list -o {tmp_path}/list.{suffix}"
    bash = ["bash", "-c", f"ulimit -f 1; {command}"]
    alone = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}  # else half-written modules are what others start with
    full = subprocess.run(bash, capture_output=True, text=True, check=False, env=alone)
    assert (full.returncode, full.stdout) == (1, "")
    assert full.stderr.splitlines()[0].startswith(f"customs: cannot write {tmp_path}/list.{suffix}: ")
    assert len(full.stderr.splitlines()) == 2
    assert not list(tmp_path.glob("list*"))
    assert subprocess.run(command.split(), capture_output=True, text=True, check=False).stderr == ""


def test_an_act_loads_nothing_of_msgspec_that_it_can_do_without(phones: str) -> None:
    told = (
        f"import atexit, sys; sys.argv = ['customs', 'note', {phones!r}, 'seen']\n"
        "from customs_cli.__main__ import main\n"
        "atexit.register(lambda: print('typing_extensions' in sys.modules, 'msgspec' in sys.modules))\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "False True"), done.stderr
