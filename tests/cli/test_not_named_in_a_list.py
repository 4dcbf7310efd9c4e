"""Whom an imported list does not name, police or court: to be filled in on paper, told in the reader's language."""

from pathlib import Path

import pytest
from running import Customs, chinese

pytestmark = pytest.mark.usefixtures("names")

ROWS = (("released", 1), ("transferred_to_police", 2), ("court", 3))


@pytest.fixture(autouse=True)
def imported(customs: Customs, names: None) -> None:
    """A batch for each word: 1, 2 and 3."""
    rows = "".join(f"{no},2019-07-01,5320,shoes,{no}0,VIVO,{word}\n" for word, no in ROWS)
    Path("list.csv").write_text(f"case_id,found_on,office,goods,quantity,marks,outcome\n{rows}", "utf-8")
    assert customs("import", "list.csv").code == 0


@pytest.mark.parametrize(
    ("paper", "told"),
    [
        (("transfer-letter", "2"), "To be filled in: Body ("),
        (("court-letter", "3"), "To be filled in: Body (Regulations art. 24); Court notice ("),
    ],
)
def test_a_letter_to_whom_the_list_does_not_name_is_to_be_filled_in(
    customs: Customs, paper: tuple[str, str], told: str
) -> None:
    issued = customs("print", *paper, "-o", "letter.txt")
    assert (issued.code, told in issued.out) == (0, True)
    letter = Path("letter.txt").read_text("utf-8")
    assert ("To: ____ (to be filled in)" in letter, "not named" in letter) == (True, False)


def test_the_receipt_of_such_a_letter_leaves_its_recipient_to_be_filled_in(customs: Customs) -> None:
    assert customs("print", "transfer-letter", "2", "-o", "letter.txt").code == 0
    receipt = customs("print", "receipt", "2", "-n").out
    assert ("To be filled in: Recipient (" in receipt, "not named" in receipt) == (True, False)


def test_chinese_pages_say_in_chinese_what_the_list_does_not(customs: Customs) -> None:
    pages = [chinese(customs, "show", ref) for ref in "123"] + [chinese(customs, "history")]
    assert [("not named" in page, "as imported" in page) for page in pages] == [(False, False)] * 4
    assert [("未注明" in page, "据导入清单" in page) for page in pages] == [
        (False, True),
        (True, False),
        (True, False),
        (True, True),
    ]
    day = chinese(customs, "today", "2019-07-01")
    assert ("公安机关、未注明" in day, "not named" in day) == (True, False)
    refused = customs("--lang", "zh", "release", "3", "--ground", "settlement")
    assert (refused.code, "依法院通知（未注明）扣留" in refused.err) == (4, True)


def test_scripts_read_the_words_as_they_are_kept(customs: Customs) -> None:
    shown = [customs("show", ref, "--json").answer["batch"] for ref in "123"]
    assert shown[0]["proceedings"]["VIVO-COMM"]["outcome_reason"] == "as imported"
    assert shown[1]["transfers"][0]["body"] == "not named"
    assert shown[2]["proceedings"]["VIVO-COMM"]["court"][0]["notice"] == "not named"
