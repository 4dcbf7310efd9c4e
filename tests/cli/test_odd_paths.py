"""Paths that no file should have: each is written to, or refused in one line with the promised status."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from running import Customs, recorded

from customs_cli.sentences import command

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links that anybody may make")

WRITTEN = (
    "list -o loop.csv",
    "print daily -o loop.html",
    "export -o loop.json",
    "due --ics loop.ics",
    "timestamp request -o loop.tsq",
    "chain 1 -o loop.mmd",
)


@pytest.mark.parametrize("line", WRITTEN)
def test_a_link_that_leads_in_a_circle_is_written_over(customs: Customs, place: Path, line: str) -> None:
    recorded(customs, "--goods", "phones", "--quantity", "3")
    path = place / line.rpartition(" ")[2]
    path.symlink_to(path)
    done = customs(*line.split())
    assert (done.code, path.is_symlink()) == (0, False), done.err
    assert path.stat().st_size


@pytest.mark.parametrize(
    ("line", "code"), [("import .", 2), ("import /", 2), ("due --ics /", 1), ("due --ics .", 1), ("list -o /", 2)]
)
def test_a_folder_is_no_file(customs: Customs, line: str, code: int) -> None:
    recorded(customs, "--goods", "phones")
    done = customs(*line.split())
    assert (done.code, len(done.err.splitlines())) == (code, 2), done.err


@pytest.mark.parametrize("folder", [".", "kept"])
def test_rows_to_correct_go_into_a_folder_under_the_name_of_their_list(
    customs: Customs, place: Path, folder: str
) -> None:
    (place / "kept").mkdir()
    (place / "list.csv").write_text("office,found_on,goods\n5320,2019-07-01,phones\n5320,,phones\n", "utf-8")
    done = customs("import", "list.csv", "--rejects", folder)
    assert (done.code, (place / folder / "list.faulty.csv").is_file()) == (0, True), done.err


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("--register ~nobody-here/r.json list", 3),
        ("list -o ~nobody-here/l.csv", 1),
        ("export -o ~nobody-here/l.csv", 1),
    ],
)
def test_the_home_of_a_user_who_is_not_there_is_a_folder_that_is_not_there(
    customs: Customs, line: str, code: int
) -> None:
    recorded(customs, "--goods", "phones")
    done = customs(*line.split())
    assert (done.code, "~nobody-here" in done.err) == (code, True), done.err


def test_in_a_folder_that_is_gone_that_is_said(customs: Customs, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorded(customs, "--goods", "phones")
    (place / "gone").mkdir()
    monkeypatch.chdir(place / "gone")
    (place / "gone").rmdir()
    assert customs("list").code == 0
    for line in ("print daily -o day.txt", "--register register.json list"):
        done = customs(*line.split())
        assert (done.code, "the current folder no longer exists" in done.err) == (1, True), done.err


may_mount = (
    os.geteuid() == 0
    and shutil.which("unshare") is not None
    and subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode == 0
)


@pytest.mark.skipif(not may_mount, reason="needs the right to hide who has an account here")
@pytest.mark.parametrize(("line", "code"), [("list", 0), ("frobnicate", 2), ("print daily -o d.pdf", 0), ("show 9", 3)])
def test_who_has_neither_an_account_nor_a_home_works_all_the_same(
    customs: Customs, place: Path, line: str, code: int
) -> None:
    recorded(customs, "--goods", "phones")
    hidden = f'mount --bind /dev/null /etc/passwd && exec "{sys.executable}" -m customs_cli {line}'
    own = {name: text for name, text in os.environ.items() if name not in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    done = subprocess.run(["unshare", "-m", "sh", "-c", hidden], capture_output=True, text=True, env=own, timeout=60)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr


@pytest.mark.skipif(sys.platform == "darwin", reason="its file systems have no such names")
@pytest.mark.parametrize(
    "line",
    [
        "backup {} --json",
        "bundle 1 -o {}.zip --json",
        "export -o {}.json --json",
        "timestamp request -o {}.tsq --json",
        "inbox lists --json",
    ],
)
def test_a_path_that_is_no_utf_8_is_told_in_json_and_is_found_again_by_it(
    customs: Customs, place: Path, line: str
) -> None:
    """As names of files from an old Chinese system are: the act was recorded, and its answer an unexpected error."""
    odd = os.fsdecode("清单".encode("gbk"))
    recorded(customs, "--goods", "phones", "--quantity", "3")
    (place / "lists").mkdir()
    (place / "lists" / f"{odd}.csv").write_text("office,found_on,goods\n5320,2019-07-02,shoes\n", "utf-8")
    done = customs(*line.format(odd).split())
    assert done.code == 0, done.err
    assert "清单".encode("gbk") not in done.out.encode("utf-8", "surrogateescape")
    assert odd in json.dumps(done.answer, ensure_ascii=False)


@pytest.mark.skipif(shutil.which("bash") is None, reason="the shell that types it")
@pytest.mark.parametrize(
    "name", ["line\nbreak", "tab\there", "rtl\u202e", "both ' and \\\n", os.fsdecode(b"\xff \n"), "\ud800"]
)
def test_a_command_to_type_names_a_path_that_cannot_be_shown_so_that_the_shell_finds_it(name: str) -> None:
    typed = str(command("list", "--register", name))
    assert typed.isprintable()
    assert str(command("list", "张　三")) == "customs list '张　三'"
    shown = subprocess.run(["bash", "-c", typed.replace("customs", "printf %s\\\\0")], capture_output=True, check=True)
    assert (
        shown.stdout.split(b"\0")[2].decode("utf-8", "surrogatepass" if name == "\ud800" else "surrogateescape") == name
    )
