"""`import --ask` on a terminal: each unknown name is asked for once, with those most like it; none is joined else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from running import Customs, Terminal

pytestmark = pytest.mark.usefixtures("names")

ROWS = "office,found_on,goods,marks\n" + "".join(
    f"5320,2019-07-0{n},phones,{mark}\n" for n, mark in enumerate(("VIVOO", "VIVOO", "VIVOO;耐克", "NKE"), start=1)
)


@pytest.fixture
def rows(tmp_path: Path) -> str:
    (tmp_path / "rows.csv").write_text(ROWS, encoding="utf-8")
    return str(tmp_path / "rows.csv")


def test_each_unknown_name_is_asked_for_once_and_answered_yes_by_number_or_with_another(
    customs: Customs, terminal: Callable[..., Terminal], rows: str
) -> None:
    answers = (
        ("No trademark VIVOO. 1 V", "y"),
        ("No trademark 耐克.", "SWOOSH"),  # no name of the register: asked again
        ("No trademark 耐克.", "nike"),
        ("No trademark NKE. 1 NIKE", "1"),
    )
    done = terminal("import", rows, "--ask", columns=160, answers=answers)
    assert (done.code, "no trademark 'SWOOSH'" in done.raw) == (0, True)
    assert "None is similar. Which one is meant (a code or name; n: none)?" in done.raw, "there is no first one"
    batches = customs("list", "--json").answer["batches"]
    assert [batch["lines"][0]["marks"] for batch in batches] == [["VIVO"], ["VIVO"], ["VIVO", "NIKE"], ["NIKE"]]


def test_a_name_that_means_none_stays_a_fault_and_nothing_is_written(
    customs: Customs, terminal: Callable[..., Terminal], rows: str
) -> None:
    answers = (("VIVOO. 1 V", "n"), ("No trademark 耐克.", "NIKE"), ("NKE. 1 NIKE", ""))
    done = terminal("--lang", "en", "import", rows, "--ask", columns=160, answers=answers)
    assert (done.code, "no trademark 'VIVOO'" in done.raw, "耐克'" in done.raw) == (6, True, False)
    assert customs("list", "--json").answer["batches"] == []


def test_without_a_terminal_nobody_is_asked_and_no_name_is_taken_for_another(customs: Customs, rows: str) -> None:
    done = customs("import", rows, "--ask")
    assert (done.code, "no trademark 'VIVOO' (did you mean V" in done.err + done.out) == (6, True)
    assert customs("list", "--json").answer["batches"] == []


def test_with_add_missing_only_names_that_differ_from_a_known_one_by_a_slip_are_asked_for(
    customs: Customs, terminal: Callable[..., Terminal], rows: str
) -> None:
    answers = (("No trademark VIVOO. 1 V", "y"), ("No trademark NKE. 1 NIKE", "n"))
    done = terminal("import", rows, "--ask", "--add-missing", columns=160, answers=answers)
    assert done.code == 0
    batches = customs("list", "--json").answer["batches"]
    assert [batch["lines"][0]["marks"] for batch in batches] == [["VIVO"], ["VIVO"], ["VIVO", "耐克"], ["NKE"]]


def test_the_hint_names_no_option_that_was_given(customs: Customs, tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("office,found_on,goods,marks\n5320,2019-07-01,phones,various\n", "utf-8")
    hints = [customs("import", str(tmp_path / "rows.csv"), *given).err for given in ((), ("--add-missing",))]
    assert ["--add-missing" in hint for hint in hints] == [True, False]
