"""What the README promises: its sessions are played, its commands are there, every command is in it."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from customs_cli.cli.main import COMMANDS
from customs_cli.errors import CustomsError

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.S)


def run(words: list[str], place: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CUSTOMS_", "XDG_", "LC_"))}
    home = {
        "HOME": str(place),
        "LANG": "C.UTF-8",
        "XDG_CONFIG_HOME": str(place / "config"),
        "CUSTOMS_TODAY": "2019-07-10",
    }
    return subprocess.run(
        [sys.executable, "-m", "customs_cli", *words],
        cwd=place,
        env={**kept, **home, **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_day_at_wenjindu_goes_as_the_readme_shows_it(tmp_path: Path) -> None:
    (config,) = blocks("toml")
    folder = tmp_path / "config" / "customs-cli"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(config, encoding="utf-8")
    (session,) = blocks("console")
    said = ""
    for line in session.splitlines():
        if line.startswith("$ customs "):
            done = run(shlex.split(line)[2:], tmp_path)
            assert done.returncode == 0, done.stderr
            said += f"{line}\n{done.stdout}"
    assert said == session


@pytest.mark.parametrize(
    "line", [line for block in blocks("sh") for line in block.splitlines() if line.startswith("customs ")]
)
def test_a_command_that_the_readme_shows_is_understood(line: str, tmp_path: Path) -> None:
    words = shlex.split(line, comments=True)[1:]
    done = run([*words, "--help"] if words[0] != "view" else words, tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"`{name}`" in README


def test_the_exit_statuses_are_those_of_the_refusals() -> None:
    listed = {int(number) for number in re.findall(r"^\| (\d+) \|", README, re.M)}
    kinds: list[type[CustomsError]] = [CustomsError, *CustomsError.__subclasses__()]
    assert {kind.exit_code for kind in kinds} | {0, 130} == listed
