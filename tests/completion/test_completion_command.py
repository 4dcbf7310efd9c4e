"""`customs completion` writes only what it is told to, and `customs help` tells what holds."""

import io
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from customs_cli import errors
from customs_cli.cli.helping.topics import VARIABLES
from customs_cli.cli.main import run
from customs_cli.domain.query.fields import FIELDS
from customs_cli.render.pages.help.topics import TOPICS, exit_codes
from customs_cli.render.words.catalogue import Words
from customs_cli.services.importing.columns import COLUMNS

PLACES = {
    "bash": ".data/bash-completion/completions/customs",
    "zsh": ".data/zsh/site-functions/_customs",
    "fish": ".config/fish/completions/customs.fish",
    "powershell": ".data/customs-cli/customs.ps1",
}


class Done(NamedTuple):
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


def customs(home: Path, *arguments: str) -> Done:
    """Run a command of an officer with that home; what is under test is all but the process itself."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        for name, folder in (("HOME", home), ("XDG_DATA_HOME", home / ".data"), ("XDG_CONFIG_HOME", home / ".config")):
            patch.setenv(name, str(folder))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        status = run(list(arguments))
    return Done(status, *(stream.buffer.getvalue().decode() for stream in (out, err)))


def files(home: Path) -> list[str]:
    return [str(path.relative_to(home)) for path in home.rglob("*") if path.is_file()]


@pytest.mark.parametrize("shell", PLACES)
def test_install_says_what_it_would_write_and_writes_it_only_when_told(tmp_path: Path, shell: str) -> None:
    said = customs(tmp_path, "completion", "install", shell)
    assert str(tmp_path / PLACES[shell]) in said.stdout
    assert files(tmp_path) == []
    done = customs(tmp_path, "completion", "install", shell, "--yes")
    assert done.returncode == 0, done.stderr
    assert files(tmp_path) == [PLACES[shell]], "nothing else, and no file of the officer's"
    assert customs(tmp_path, "completion", shell).stdout == (tmp_path / PLACES[shell]).read_text(encoding="utf-8")
    customs(tmp_path, "completion", "uninstall", shell, "--yes")
    assert files(tmp_path) == []


def test_a_file_of_another_program_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / PLACES["fish"]
    place.parent.mkdir(parents=True)
    place.write_text("# mine")
    for act in ("install", "uninstall"):
        assert customs(tmp_path, "completion", act, "fish", "--yes").returncode == 5
    assert place.read_text() == "# mine"


def test_every_topic_is_told_in_lines_that_fit(tmp_path: Path) -> None:
    overview = customs(tmp_path, "help").stdout
    for topic in TOPICS:
        text = customs(tmp_path, "help", topic).stdout
        assert f"customs help {topic}" in overview
        assert text.strip()
        assert [line for line in text.splitlines() if len(line) > 90 and str(tmp_path) not in line] == []


def test_the_topics_name_every_exit_code_field_column_and_variable(tmp_path: Path) -> None:
    refusals = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.CustomsError)
    ]
    assert [kind.code for kind in refusals if f"{kind.exit_code:>3}  {kind.code} " not in exit_codes(Words())] == []
    told = {topic: customs(tmp_path, "help", topic).stdout for topic in ("filters", "formats", "environment")}
    assert [name for name in FIELDS if name not in told["filters"]] == []
    assert [name for name in COLUMNS if name not in told["formats"]] == []
    assert [name for name, _ in VARIABLES if name not in told["environment"]] == []


def test_help_on_a_command_is_its_own_help(tmp_path: Path) -> None:
    assert customs(tmp_path, "help", "holder", "add").stdout == customs(tmp_path, "holder", "add", "--help").stdout


def test_help_on_what_is_not_there_names_the_nearest(tmp_path: Path) -> None:
    done = customs(tmp_path, "help", "filter")
    assert done.returncode == 3
    assert "filters" in done.stderr
