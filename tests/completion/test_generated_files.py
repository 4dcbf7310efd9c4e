"""Completion scripts and manual pages are those that the command tree gives today."""

import re
import runpy
import shutil
import subprocess
from pathlib import Path

import pytest

from customs_cli.cli.completion.tree import lists, tree
from customs_cli.cli.main import COMMANDS

HOUSE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def files() -> dict[Path, str]:
    made: dict[Path, str] = runpy.run_path(str(HOUSE / "tools" / "generate.py"))["made"]()
    return made


def test_the_committed_files_are_the_generated_ones(files: dict[Path, str]) -> None:
    stale = [
        str(path.relative_to(HOUSE)) for path, text in files.items() if not path.exists() or path.read_text() != text
    ]
    assert stale == [], "run python tools/generate.py"


def test_every_command_has_its_manual_page_and_no_page_is_left_over(files: dict[Path, str]) -> None:
    pages = {path.name for path in (HOUSE / "docs" / "man").glob("*.1")}
    assert pages == {"customs.1", *(f"customs-{name}.1" for name in COMMANDS)}


def test_a_manual_page_says_once_that_a_word_may_be_repeated(files: dict[Path, str]) -> None:
    pages = {path.name: text for path, text in files.items() if path.suffix == ".1"}
    synopses = [row for text in pages.values() for row in text.splitlines() if row.startswith("\\fBcustoms ")]
    assert len(synopses) > 100
    assert [row for row in synopses if row.count("[") != row.count("]") or "...\\fR" in row] == []


def test_every_kind_is_one_that_the_scripts_know() -> None:
    kinds = {param.kind for command in tree() for param in (*command.options, *command.arguments)}
    plain = {kind for kind in kinds if "|" not in kind}
    named = {f"@{name}" for name in lists()}
    asked = {":holder", ":mark", ":office", ":campaign", ":enterprise", ":line", ":holder:batch", ":mark:batch"}
    asked |= {":clue", ":visit", ":event", ":ground", ":where", ":view", ":view:named", ":printer", ":country"}
    batches = {kind for kind in plain if re.fullmatch(r":batch:[a-z]+|:named:[a-z]+:[a-z,]+", kind)}
    assert plain - batches <= {"", "text", "file", *named, *asked}
    assert not [kind for kind in kinds - plain if kind != kind.lower()], "a metavar is no word to offer"


def test_typers_own_completion_is_nowhere(files: dict[Path, str]) -> None:
    assert not [path.name for path, text in files.items() if "install-completion" in text]


@pytest.mark.parametrize(("shell", "script"), [("bash", "customs.bash"), ("zsh", "_customs"), ("fish", "customs.fish")])
def test_a_shell_can_read_its_script(shell: str, script: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    done = subprocess.run([shell, "-n", str(HOUSE / "completions" / script)], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_powershell_can_read_its_script() -> None:
    if not shutil.which("pwsh"):
        pytest.skip("pwsh is not installed: the PowerShell script was not run")
    check = (
        "$errors = $null; [void][System.Management.Automation.Language.Parser]::ParseFile("
        f"'{HOUSE / 'completions' / 'customs.ps1'}', [ref]$null, [ref]$errors); exit $errors.Count"
    )
    assert subprocess.run(["pwsh", "-NoProfile", "-Command", check]).returncode == 0


def test_man_reads_every_page_without_a_warning() -> None:
    if not shutil.which("groff"):
        pytest.skip("groff is not installed")
    pages = sorted(str(path) for path in (HOUSE / "docs" / "man").glob("*.1"))
    command = ["groff", "-man", "-K", "utf8", "-Tutf8", "-ww", "-z", *pages]
    assert subprocess.run(command, capture_output=True, text=True).stderr == ""
