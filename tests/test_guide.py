"""The guides for the first day: every command in them is run, in its order; what they show is what it says."""

import io
import os
import re
import shlex
import sys
from pathlib import Path

import pytest

from customs_cli.cli.main import run

DOCS = Path(__file__).parent.parent / "docs"
GUIDES = {"GUIDE.md": "en", "GUIDE.zh.md": "zh"}
_PIECES = re.compile(r"<!-- today: (?P<today>\S+) -->|```console\n(?P<session>.*?)```", re.S)


def steps(name: str) -> list[tuple[str, str, str]]:
    """(today, command line, what is shown of its answer) of a guide, in their order."""
    found, today = [], "2019-07-01"
    for piece in _PIECES.finditer((DOCS / name).read_text("utf-8")):
        today = piece["today"] or today
        for step in (piece["session"] or "").split("$ ")[1:]:
            line, _, shown = step.partition("\n")
            found.append((today, line, shown))
    return found


@pytest.mark.parametrize(("name", "lang"), GUIDES.items())
def test_the_first_day_goes_as_the_guide_shows_it(
    name: str, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in [word for word in os.environ if word.startswith(("CUSTOMS_", "XDG_", "LC_", "NO_COLOR"))]:
        monkeypatch.delenv(variable)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.chdir(tmp_path)
    assert len(steps(name)) > 30
    for today, line, shown in steps(name):
        monkeypatch.setenv("CUSTOMS_TODAY", today)
        assert line.split()[0] == "customs"
        code, out = _answer(shlex.split(line)[1:], monkeypatch)
        assert code == 0, (line, out)
        assert out == shown or not shown, line


def _answer(words: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", out)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b""), encoding="utf-8"))
        code = run(words)
    return code, out.buffer.getvalue().decode()


def test_both_guides_take_the_same_walk() -> None:
    def acts(name: str) -> list[str]:
        return [line.split()[1] for _, line, _ in steps(name) if len(line.split()) > 1 and "lang" not in line]

    assert acts("GUIDE.md") == acts("GUIDE.zh.md")


def test_the_pictures_of_the_readme_are_there_and_small() -> None:
    readme = DOCS.parent / "README.md"
    pictures = [readme.parent / path for path in re.findall(r"!\[[^\]]+\]\((\S+)\)", readme.read_text("utf-8"))]
    assert len(pictures) == 3
    assert sum(path.stat().st_size for path in pictures) < 150_000
