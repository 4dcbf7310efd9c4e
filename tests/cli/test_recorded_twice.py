"""A batch with the paper, day and goods of another is pointed out, and recorded all the same."""

from pathlib import Path

import pytest
from running import Customs, recorded

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
