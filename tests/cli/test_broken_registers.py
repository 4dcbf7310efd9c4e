"""Registers that are missing, read-only, newer, damaged or locked: each refused with its own status, nothing lost."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from crafted_registers import with_act
from running import HOLDER, Customs, Result

needs_permissions = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind this user"
)


def refused(result: Result, code: int, message: str, hint: str = "") -> None:
    assert (result.code, result.out) == (code, "")
    first, *rest = result.complaints
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


def test_a_mistyped_name_beside_a_register_begins_no_register_without_a_word(customs: Customs, tmp_path: Path) -> None:
    assert (
        customs("record", "--office", "5320", "--goods", "x").err
        == "warning: no mark is named yet: nobody can be notified\n"
    )
    mistyped = ("--register", str(tmp_path / "regster.json"))
    told = f"warning: {mistyped[1]} is a new, empty register; beside it is {tmp_path / 'register.json'}\n"
    assert customs(*mistyped, "list", "-q") == Result(0, "", told)
    assert customs(*mistyped, "holder", "add", "ABC", "--name", "A").err == told
    assert customs(*mistyped, "list", "-q") == Result(0, "", ""), "it is there now"
    assert customs("--register", str(tmp_path / "meant.json"), "init").err == "", "as its name says"


def test_the_default_folder_is_made_unasked(customs: Customs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CUSTOMS_REGISTER")
    assert customs("list", "-q").code == 0
    assert customs("record", "--office", "5320", "--goods", "x", "-q").code == 0
    assert (tmp_path / "data" / "customs-cli").stat().st_mode & 0o777 == 0o700


def test_a_register_is_begun_once(customs: Customs, tmp_path: Path) -> None:
    path = str(tmp_path / "new" / "register.json")
    begun = customs("init", "--register", path, "--office", "5320").lines
    assert begun == [f"A new register is ready: {path}", f"Next: customs record --register {path}"]
    again = customs("init", "--register", path)
    assert again.code == 5
    assert "there is a register already" in again.err


def test_a_register_that_is_begun_without_an_office_asks_for_it_first(customs: Customs, place: Path) -> None:
    begun = customs("init").lines
    assert begun[1] == "Next: customs config set office CODE"
    again = customs("init", "--office", "5320")
    assert (again.code, "customs config set office 5320" in again.err) == (5, True)
    assert customs("config", "set", "office", "5320").code == 0
    assert customs("record", "--goods", "bags").code == 0


@pytest.mark.parametrize("gone", ["renamed", "emptied"])
def test_an_empty_register_where_there_was_one_is_told(customs: Customs, phones: str, place: Path, gone: str) -> None:
    assert customs("note", phones, "x").err == ""
    for path in (place / "register.json", place / "register.journal"):
        path.rename(path.with_stem("register (1)"))
        if gone == "emptied":
            path.touch()
    told = customs("today")
    assert (told.code, "are missing or empty, but" in told.err) == (0, True)
    assert customs("init").code == 0  # by somebody who means it
    assert customs("today").err == ""


@needs_permissions
def test_in_a_folder_without_write_permission_acts_are_in_the_journal_and_the_file_follows_later(
    customs: Customs, phones: str, tmp_path: Path, writable_again: None
) -> None:
    file = tmp_path / "register.json"
    before = file.read_bytes()
    tmp_path.chmod(0o500)
    assert customs("list", "-q").out == f"{phones}\n"
    done = customs("note", phones, "seen at the port")
    behind = f"warning: the act is safe in the journal, but so far only there: cannot write {file}: Permission denied\n"
    assert (done.code, done.err) == (0, behind)
    assert (file.read_bytes(), "seen at the port" in customs("show", phones).out) == (before, True)
    tmp_path.chmod(0o700)
    assert customs("note", phones, "seen again").code == 0
    assert b"seen at the port" in file.read_bytes()


@needs_permissions
def test_a_register_that_may_not_be_locked_is_read_and_never_written(
    customs: Customs, phones: str, tmp_path: Path, writable_again: None
) -> None:
    (tmp_path / "register.lock").unlink()
    tmp_path.chmod(0o500)
    before = (tmp_path / "register.journal").read_bytes()
    assert customs("list", "-q").out == f"{phones}\n"
    done = customs("note", phones, "x")
    assert (done.code, "Permission denied" in done.err) == (1, True), done
    assert (tmp_path / "register.journal").read_bytes() == before


def test_a_newer_format_is_refused_and_left_alone(customs: Customs, phones: str, tmp_path: Path) -> None:
    file = tmp_path / "register.json"
    assert b'"format":2' in file.read_bytes()
    file.write_bytes(file.read_bytes().replace(b'"format":2', b'"format":9'))
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


@pytest.mark.parametrize("found", ["2019-02-30", "soon", ""])
def test_a_day_found_that_is_none_is_damage_and_no_error_of_the_program(
    customs: Customs, phones: str, tmp_path: Path, found: str
) -> None:
    journal = tmp_path / "register.journal"
    changes = [["batches", phones, ["found_on"], "2019-07-01", found]]
    journal.write_bytes(with_act(journal.read_bytes(), json.dumps(changes)))
    checked = customs("check")
    assert checked.code == 6
    assert f"{found!r} is not a date" in checked.out
    for words in ("show 1", "list", "today", "trend 2019", "search phones", "chain 1", "links 2019", "due"):
        assert customs(*words.split()).code in (0, 7), words
    assert customs("history").code == 0


@pytest.mark.parametrize("amount", ["Infinity", "1e30"])
def test_a_fine_that_is_no_amount_is_damage_that_check_names(
    customs: Customs, phones: str, tmp_path: Path, amount: str
) -> None:
    journal = tmp_path / "register.journal"
    fine = ["batches", phones, ["proceedings", "VIVO-COMM", "fine"], None, {"amount": amount, "currency": "CNY"}]
    journal.write_bytes(with_act(journal.read_bytes(), json.dumps([fine])))
    refused(customs("show", phones), 7, "an amount of the register cannot be computed with", "customs check")
    checked = customs("check")
    assert checked.code == 6
    assert "VIVO-COMM, Fine" in checked.out


def test_a_time_limit_of_nobody_is_left_out(customs: Customs, phones: str, tmp_path: Path) -> None:
    assert customs("notify", phones, "--served", "2019-07-03").code == 0
    before = customs("due", phones, "--explain").out
    journal = tmp_path / "register.journal"
    changes = [["batches", phones, ["deadlines", 0, "holder"], "VIVO-COMM", "NOBODY"]]
    journal.write_bytes(with_act(journal.read_bytes(), json.dumps(changes)))
    assert customs("due", phones, "--explain").out == before
    for words in (f"show {phones}", "due", "today", f"reply {phones} --decline"):
        assert customs(*words.split()).code == 0, words


def test_a_lost_file_is_made_anew_from_the_journal(customs: Customs, phones: str, tmp_path: Path) -> None:
    before = (tmp_path / "register.json").read_bytes()
    (tmp_path / "register.json").unlink()
    assert customs("list", "-q").out == f"{phones}\n"
    damage(tmp_path, "register.journal", lambda data: data)
    (tmp_path / "register.json").write_bytes(b"garbage")
    assert customs("check", "--fix").code == 0
    assert (tmp_path / "register.json").read_bytes() == before
    assert customs("verify").code == 0


def test_a_folder_in_the_place_of_the_file_is_no_empty_register(customs: Customs, phones: str, tmp_path: Path) -> None:
    """As what mounts folders leaves, where a file to be mounted was missing."""
    (tmp_path / "register.json").unlink()
    (tmp_path / "register.json").mkdir()
    for words in (["list"], ["verify"], ["record", "--office", "5320", "--goods", "x"]):
        refused(customs(*words), 7, "register.json is not a plain file")
    (tmp_path / "register.json").rmdir()
    assert customs("list", "-q").out == f"{phones}\n"
    assert customs("list", "-q", "--register", str(tmp_path)).out == f"{phones}\n"


def test_a_register_held_by_another_process_names_it(customs: Customs, phones: str, tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "register.lock")], stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        refused(
            customs("note", phones, "x"), 5, f"the register is in use by process {holder.pid} (import)", "try again"
        )
        assert customs("list", "-q").code == 0  # readers take no lock
    finally:
        holder.kill()
        holder.wait()
    assert customs("note", phones, "x").code == 0  # a lock dies with its holder


@pytest.mark.parametrize("odd", ["hello\n", "{}", "[1, 2]", '{"_default": {"1": {"a": 1}}}'])
def test_what_is_no_register_and_has_no_journal_is_not_said_to_be_made_anew_from_one(
    customs: Customs, tmp_path: Path, odd: str
) -> None:
    (tmp_path / "register.json").write_text(odd)
    for words in (["list"], ["verify"], ["check", "--fix"], ["note", "1", "x"]):
        refused = customs(*words)
        assert refused.code == 7
        assert refused.err.splitlines()[-1] == "  hint: move the register's files away, then customs restore BACKUP"
    assert (tmp_path / "register.json").read_text() == odd


@pytest.mark.parametrize("words", [["verify"], ["history"], ["check", "--fix"]])
def test_what_is_hinted_of_a_damaged_journal_puts_the_backup_back(
    customs: Customs, phones: str, tmp_path: Path, words: list[str]
) -> None:
    place = tmp_path / "field" / "register.json"
    backup = customs("backup", str(tmp_path / "usb"), "--json").answer["path"]
    assert customs("restore", backup, "--register", str(place)).code == 0
    damage(place.parent, "register.journal", lambda data: data.replace(b"phones", b"phonex", 1))
    hint = customs(*words, "--register", str(place)).err.splitlines()[-1]
    assert "move the register's files away" in hint
    found = re.search(r"customs (restore BACKUP --register \S+)", hint)
    assert found
    place.parent.rename(tmp_path / "away")
    typed = found[1].replace("BACKUP", backup).split()
    assert customs(*typed).code == 0
    assert customs("show", phones, "--register", str(place)).code == 0


def test_a_command_in_a_pipe_names_the_register_that_was_named(
    customs: Customs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CUSTOMS_REGISTER")
    named = ("--register", str(tmp_path / "new" / "register.json"))
    assert customs("init", *named, "--office", "5320").code == 0
    words = ("--goods", "x", "--mark", "NIKE", "--found", "2019-07-01", "--add-missing")
    assert customs("record", *words, *named).code == 0
    assert customs("show", "1", *named).lines[-1].endswith(" ".join(named))
    assert all(line.endswith(" ".join(named)) for line in customs("check", *named).lines[1:])


def test_a_journal_that_may_not_be_read_is_not_to_be_moved_away(
    customs: Customs, phones: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with another user's account: nothing of it is damaged, and a backup would lack the newest acts."""
    really_open = os.open

    def refused(path: Any, *args: Any, **more: Any) -> int:
        if Path(path).name == "register.journal":
            raise PermissionError(13, os.strerror(13))
        return really_open(path, *args, **more)

    monkeypatch.setattr(os, "open", refused)
    for line in ("verify", "list", "history"):
        told = customs(line)
        assert (told.code, told.err.splitlines()[-1]) == (7, "  hint: check its permissions and the disk"), line
    assert "register.journal: Permission denied" in customs("verify").out
