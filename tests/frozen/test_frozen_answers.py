"""What every report answered before its making was changed, it answers still, to the last character.

Real registers, played by real commands, are asked some 900 commands; see `frozen_registers` and `frozen_questions`.
Nothing here knows how an answer is made. Where a change is meant, `regenerate_frozen.py answers` keeps the new answers.
"""

from difflib import unified_diff
from pathlib import Path

import pytest
from frozen_files import KEPT, answers, digest, lay_out, whole_answers
from frozen_registers import REGISTERS
from frozen_run import ask, office

PARTS = 3
"""Each register is asked in so many parts, so that workers may share them; every third question is asked each time."""


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.slow) for part in range(1, PARTS))])
@pytest.mark.parametrize("name", REGISTERS)
def test_every_report_answers_as_it_did(name: str, part: int, tmp_path: Path) -> None:
    lay_out(name, tmp_path)
    other: dict[str, str] = {}
    with office(tmp_path, REGISTERS[name][1]):
        for kept in answers(name)[part::PARTS]:
            text = ask(kept.words).text
            if digest(text) != kept.hash:
                other[kept.command] = text
    if other:
        pytest.fail(
            f"{len(other)} answers differ; the first of them:\n{_difference(name, *next(iter(other.items())), other)}"
        )


def test_no_kept_answer_tells_of_the_machine_it_was_made_on() -> None:
    home = str(Path(__file__).resolve().parents[2])
    for name in REGISTERS:
        told = "\n".join(whole_answers(name).values())
        assert "/tmp" not in told
        assert home not in told
        assert "Traceback" not in told
        assert "unexpected" not in told


def test_the_kept_answers_are_small() -> None:
    assert sum(file.stat().st_size for file in KEPT.iterdir()) < 1_500_000


def _difference(name: str, command: str, text: str, other: dict[str, str]) -> str:
    was = whole_answers(name)[command]
    lines = unified_diff(was.splitlines(), text.splitlines(), "as it was", "as it is", lineterm="", n=2)
    shown = [line if len(line) < 400 else f"{line[:400]}..." for line in lines]
    return "\n".join([f"customs {command}", *shown[:60], "", "all of them:", *other])
