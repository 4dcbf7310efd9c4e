"""The command as a process: pipes, signals, encodings, terminals; and registers that are missing, locked or broken."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import Customs, Result, Terminal

Process = Callable[..., "subprocess.CompletedProcess[bytes]"]

needs_permissions = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind this user"
)


def refused(result: Result, code: int, message: str, hint: str = "") -> None:
    assert (result.code, result.out) == (code, "")
    first, *rest = result.err.splitlines()
    assert message in first
    assert len(rest) == 1
    assert hint in rest[0]


@pytest.mark.parametrize("words", ["list", "record --office 5320 --goods x", "verify", "undo", "due --json"])
def test_a_missing_folder_is_no_empty_register(customs: Customs, tmp_path: Path, words: str) -> None:
    result = customs("--register", str(tmp_path / "gone" / "register.json"), *words.split())
    assert result.code == 3
    assert "no folder" in result.err
    assert "customs init --register" in result.err
    assert not (tmp_path / "gone").exists()


def test_a_missing_file_is_an_empty_register(customs: Customs, tmp_path: Path) -> None:
    assert customs("list", "-q") == Result(0, "", "")
    assert customs("verify").code == 0
    assert customs("record", "--office", "5320", "--goods", "x", "-q").out == "2019-5320-000001\n"
    assert (tmp_path / "register.json").stat().st_mode & 0o777 == 0o600


def test_the_default_folder_is_made_unasked(customs: Customs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CUSTOMS_REGISTER")
    assert customs("list", "-q").code == 0
    assert customs("record", "--office", "5320", "--goods", "x", "-q").code == 0
    assert (tmp_path / "data" / "customs-cli").stat().st_mode & 0o777 == 0o700


def test_a_register_is_begun_once(customs: Customs, tmp_path: Path) -> None:
    path = str(tmp_path / "new" / "register.json")
    assert customs("init", "--register", path, "--office", "5320").lines[0] == f"A new register is ready: {path}"
    again = customs("init", "--register", path)
    assert again.code == 5
    assert "there is a register already" in again.err


@needs_permissions
def test_a_folder_without_write_permission_is_read_and_never_written(
    customs: Customs, phones: str, tmp_path: Path, writable_again: None
) -> None:
    tmp_path.chmod(0o500)
    assert customs("list", "-q").out == f"{phones}\n"
    result = customs("note", phones, "x")
    assert result.code == 1
    assert "Permission denied" in result.err


def test_a_newer_format_is_refused_and_left_alone(customs: Customs, phones: str, tmp_path: Path) -> None:
    file = tmp_path / "register.json"
    assert b'"format":1' in file.read_bytes()
    file.write_bytes(file.read_bytes().replace(b'"format":1', b'"format":9'))
    before = file.read_bytes()
    for words in (("list",), ("note", phones, "x")):
        refused(customs(*words), 7, "register.json")
    assert file.read_bytes() == before


def damage(folder: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    (folder / name).write_bytes(change((folder / name).read_bytes()))


BROKEN = (
    ("register.json", lambda data: b"\xff\xfe garbage", "is not as this program wrote it"),
    ("register.json", lambda data: data[: len(data) // 2], "is not as this program wrote it"),
    ("register.json", lambda data: b"{}", "register.json"),
    ("register.json", lambda data: data.replace(b'"goods":"phones"', b'"goods":"shoes!"'), "altered"),
    ("register.journal", lambda data: b"\xffgarbage\n" * 3, "cannot be read"),
    ("register.journal", lambda data: b"", "register.journal is missing"),
    ("register.journal", lambda data: data[: len(data) // 2], "is older than register.json"),
)


@pytest.mark.parametrize(("name", "change", "message"), BROKEN, ids=[f"{row[0]}: {row[2]}" for row in BROKEN])
def test_a_damaged_register_is_refused_and_never_written(
    customs: Customs, phones: str, tmp_path: Path, name: str, change: Any, message: str
) -> None:
    damage(tmp_path, name, change)
    kept = {n: (tmp_path / n).read_bytes() for n in ("register.json", "register.journal")}
    refused(customs("list"), 7, message)
    error = customs("show", phones, "--json")
    assert (error.code, error.out, error.error["code"]) == (7, "", "damaged")
    assert customs("note", phones, "x").code == 7
    assert customs("verify").code == 7
    assert {n: (tmp_path / n).read_bytes() for n in kept} == kept


def test_a_lost_file_is_made_anew_from_the_journal(customs: Customs, phones: str, tmp_path: Path) -> None:
    before = (tmp_path / "register.json").read_bytes()
    (tmp_path / "register.json").unlink()
    assert customs("list", "-q").out == f"{phones}\n"
    damage(tmp_path, "register.journal", lambda data: data)
    (tmp_path / "register.json").write_bytes(b"garbage")
    assert customs("check", "--fix").code == 0
    assert (tmp_path / "register.json").read_bytes() == before
    assert customs("verify").code == 0


HOLDER = """
import sys, time
from pathlib import Path
from customs_cli.register.lock import locked
with locked(Path(sys.argv[1]), act="import", timeout=5):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_register_held_by_another_process_names_it(customs: Customs, phones: str, tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "register.lock")], stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        refused(customs("note", phones, "x"), 5, f"the register is held by process {holder.pid} (import)", "try again")
        assert customs("list", "-q").code == 0  # readers take no lock
    finally:
        holder.kill()
        holder.wait()
    assert customs("note", phones, "x").code == 0  # a lock dies with its holder


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
        time.sleep(1)  # until it waits for the lock
        waiting.send_signal(signal.SIGINT)
        _, err = waiting.communicate(timeout=20)
    finally:
        holder.kill()
        holder.wait()
    assert (waiting.returncode, err) == (130, b"")


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1", "utf-8"])
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
        "UsageError": 2,
        "NotFound": 3,
        "Ambiguous": 3,
        "Refusal": 4,
        "Busy": 5,
        "Conflict": 5,
        "FaultsFound": 6,
        "Damaged": 7,
        "Cancelled": 8,
    }


def test_faults_that_a_check_finds_have_their_status(customs: Customs, names: None) -> None:
    words = ("--goods", "x", "--mark", "VIVO", "--quantity", "5", "--detained", "2019-07-05")
    customs("record", "--office", "5320", "--found", "2019-07-01", *words)
    customs("correct", "1", "--detained", "2019-06-01", "--reason", "wrong on purpose")
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
