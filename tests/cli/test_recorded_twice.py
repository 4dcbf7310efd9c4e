"""A batch with the paper, day and goods of another is pointed out, and recorded all the same; so is a fine."""

from pathlib import Path

import pytest
from running import Customs, recorded
from stories import Play, found

LINE = ("record", "--office", "5320", "--found", "2019-07-01", "--document", "EE123456785US", "--goods", "Watches")
TOLD = "2019-5320-000001 has the same number, day and goods: is this the same batch?"


@pytest.mark.parametrize(
    ("words", "is_twin"),
    [
        (LINE, True),
        ((*LINE[:6], "ee 123 456 785 us", "--goods", "ＷＡＴＣＨＥＳ"), True),
        ((*LINE, "--quantity", "4"), True),
        ((*LINE[:-1], "bags"), False),
        ((*LINE, "--goods", "bags"), False),
        ((*LINE[:4], "2019-07-02", *LINE[5:]), False),
        ((*LINE[:6], "EE123456799US", *LINE[7:]), False),
        (LINE[:5] + LINE[7:], False),
    ],
    ids=["the same", "typed otherwise", "another quantity", "other goods", "more goods", "another day",
         "another number", "no number"],
)  # fmt: skip
def test_record_and_check_point_at_a_twin(customs: Customs, words: tuple[str, ...], is_twin: bool) -> None:
    customs(*LINE)
    done = customs(*words)
    assert (done.code, TOLD in done.err) == (0, is_twin)
    findings = [row for row in customs("check", "--json").answer["findings"] if row["rule"] == "recorded-twice"]
    assert [(row["where"], row["what"]) for row in findings] == [("2019-5320-000002", TOLD)] * is_twin


def test_batches_without_a_number_are_no_twins(customs: Customs) -> None:
    for _ in range(2):
        recorded(customs, "--goods", "watches")
    assert not [row for row in customs("check", "--json").answer["findings"] if row["rule"] == "recorded-twice"]


def test_an_import_notes_twins_of_the_register_and_of_the_file(customs: Customs, place: Path) -> None:
    customs(*LINE)
    file = place / "cases.csv"
    file.write_text(
        "case_id,office,found_on,document_number,goods,quantity\n"
        "A,5320,2019-07-01,EE123456785US,watches,3\n"
        "B,5320,2019-07-02,EE123456785US,watches,3\n"
        "C,5320,2019-07-01,EE123456799US,belts,3\n"
        "D,5320,2019-07-01,EE123456799US,Belts,4\n",
        encoding="utf-8",
    )
    done = customs("import", str(file), "--again")
    assert done.code == 0, done.err
    told = [line for line in done.err.splitlines() if "same batch" in line]
    assert told == [
        f"warning: row 2: {TOLD}",
        "warning: row 5: row 4 has the same number, day and goods: is this the same batch?",
    ]
    assert "是否为同一批" in customs("--lang", "zh", "import", str(file), "--again", "-n").err


def fined_twice(customs: Customs) -> list[tuple[str, str]]:
    """(hint, severity) of the fines that `check` holds for one."""
    findings = customs("check", "--json").answer["findings"]
    return [(row["hint"], row["severity"]) for row in findings if row["rule"] == "fined-twice"]


@pytest.mark.parametrize(
    ("second", "is_twin"),
    [
        ("confiscate {ref} --holder NIKE-INC --number K-1 --fine 100", True),
        ("confiscate {ref} --holder NIKE-INC --number K-2 --fine 100", False),
        ("confiscate {ref} --holder NIKE-INC --number K-1 --fine 99", False),
        ("confiscate {ref} --holder NIKE-INC --number K-1", False),
        ("confiscate {ref} --holder NIKE-INC --number K-1 --fine 100 --line 2 --quantity 5", True),
    ],
)
def test_check_asks_whether_a_fine_that_stands_with_two_holders_is_one(
    play: Play, customs: Customs, names: None, second: str, is_twin: bool
) -> None:
    ref = found(play, "2025-07-01", more="--detained 2025-07-01")
    play(f"line add {ref} --goods shoes --quantity 5 --value 1000 --mark NIKE", on="2025-07-01")
    for act in ("notify {ref} --holder NIKE-INC --served 2025-07-01", "reply {ref} --apply --security 1000"):
        play(act.format(ref=ref), on="2025-07-01")
    play(f"detain {ref} --holder NIKE-INC", on="2025-07-01")
    play(f"determine {ref} --infringing", on="2025-07-02")
    play(f"confiscate {ref} --holder VIVO-COMM --number K-1 --fine 100", on="2025-07-03")
    play(second.format(ref=ref), on="2025-07-03")
    hint = f"customs correct {ref} --holder NIKE-INC --fine 0 --reason TEXT"
    assert fined_twice(customs) == [(hint, "remark")] * is_twin
    if is_twin:
        play(hint.removeprefix("customs ").replace("TEXT", "one"), on="2025-07-04")
        assert fined_twice(customs) == []


@pytest.mark.parametrize("word", ["N/A", "-", "无", "none"])
def test_no_batch_is_taken_for_another_by_a_word_in_place_of_a_number(customs: Customs, names: None, word: str) -> None:
    for quantity in ("3", "4"):
        found = ("--found", "2019-07-01", "--goods", "shoes", "--quantity", quantity, "--mark", "NIKE")
        done = customs("record", "--office", "5320", *found, "--document", word)
        assert (done.code, "same batch" in done.err) == (0, False)
    assert "recorded-twice" not in {row["rule"] for row in customs("check", "--json").answer["findings"]}
