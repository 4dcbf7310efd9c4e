"""A value of all goods beside values of lines: one value wherever it is told, and `check` lists it."""

import csv
from pathlib import Path

import pytest
from running import Customs, chinese

HEADER = "case_id,office,found_on,goods,quantity,value,case_value,currency,marks,outcome"
CASES = (
    # values of two lines, of all; what is told, and whether that is the value stated of all
    ("", "", "9000", "9000", False),
    ("3000", "", "9000", "3000", True),
    ("3000", "5000", "9000", "8000", True),
    ("3000", "6000", "9000", "9000", False),
    ("3000", "", "", "3000", False),
)


@pytest.mark.parametrize(("one", "other", "whole", "told", "differs"), CASES)
def test_one_value_is_told_in_lists_sums_and_papers_and_check_lists_two(
    customs: Customs, names: None, one: str, other: str, whole: str, told: str, differs: bool
) -> None:
    rows = [f"A,5320,2019-07-01,{goods},10,{value},{whole},CNY,VIVO,detained" for goods, value in
            (("phones", one), ("cases", other))]  # fmt: skip
    Path("cases.csv").write_text("\n".join([HEADER, *rows]), "utf-8")
    assert customs("import", "cases.csv").code == 0
    amount = {"amount": told, "currency": "CNY"}
    (listed,) = customs("list", "--json").answer["batches"]
    assert listed["value"] == amount
    assert customs("show", "1", "--json").answer["batch"]["value"] == amount
    assert customs("summary", "--json").answer["total"]["value"] == amount
    assert customs("list", "--where", f"value:{told}", "-q").lines == [listed["ref"]]
    shown = customs("show", "1").lines
    assert f"value\t{f'{told} CNY' if whole else ''}" in shown
    assert ("value_stated\t9000 CNY" in shown) == (bool(whole) and told != whole)
    assert customs("print", "batch-file", "1", "-o", "file.txt").code == 0
    is_known = bool(whole and not one) or bool(one and other)
    assert (f"{int(told):,}.00" in Path("file.txt").read_text("utf-8").partition("phones")[0]) == is_known
    found = [row for row in customs("check", "--json").answer["findings"] if row["rule"] == "value-twice"]
    assert bool(found) == differs
    if differs:
        assert "整批案值为 CNY 9000" in chinese(customs, "check")


def test_an_exported_row_tells_no_value_of_the_case_in_the_currency_of_a_line(
    customs: Customs, names: None, place: Path
) -> None:
    rows = "case_id,office,found_on,goods,quantity,marks,case_value,currency\nX,5320,2019-07-01,shoes,5,NIKE,1000,USD\n"
    (place / "cases.csv").write_text(rows)
    assert customs("import", "cases.csv").code == 0
    for words, told in ((None, ("", "USD", "1000")), (("--value", "100", "--currency", "CNY"), ("100", "CNY", ""))):
        assert words is None or customs("line", "edit", "1", "1", *words).code == 0
        row = next(csv.DictReader(customs("export").out.splitlines()))
        assert (row["value"], row["currency"], row["case_value"]) == told


def test_parts_of_the_only_line_of_a_case_have_their_share_of_its_value(customs: Customs, names: None) -> None:
    rows = ("A,5320,2019-07-01,phones,100,,5000,CNY,VIVO,detained", "B,5320,2019-07-01,a,1,,70,CNY,VIVO,detained",
            "B,5320,2019-07-01,b,1,,70,CNY,VIVO,detained")  # fmt: skip
    Path("cases.csv").write_text("\n".join([HEADER, *rows]), "utf-8")
    assert customs("import", "cases.csv").code == 0
    for ref, much, fine in (("1", "40", "600"), ("2", "1", "20")):
        assert customs("confirm", ref, "--infringing", "--on", "2019-07-01").code == 0
        assert customs("determine", ref, "--infringing", "--on", "2019-07-01").code == 0
        part = ("confiscate", ref, "--line", "1", "--quantity", much, "--on", "2019-07-10", "--fine")
        assert customs(*part, "601").code == 4  # 30 % of 2,000; of 70
        assert customs(*part, fine).code == 0
    summed = customs("summary", "--by", "outcome", "--json").answer
    told = [(row["key"]["outcome"], row["value"]["amount"]) for row in summed["rows"]]
    assert told == [(None, "3000.00"), ("confiscated", "2000.00")]  # what line 1 of B is worth nobody knows
    assert summed["total"]["value"]["amount"] == "5070"
    assert customs("today", "--json").answer["counts"]["confiscated"]["value"]["amount"] == "2000.00"


@pytest.mark.parametrize(
    ("values", "shares"),
    [
        ("10,,CNY", ["3.33", "3.33", "3.34"]),
        (",10,CNY", ["3.33", "3.33", "3.34"]),
        ("1.234,,KWD", ["0.411", "0.411", "0.412"]),
    ],
    ids=["of the line", "of the case", "with three places"],
)
def test_the_values_of_parts_with_several_outcomes_add_up_to_that_of_the_line(
    customs: Customs, names: None, values: str, shares: list[str]
) -> None:
    Path("cases.csv").write_text(f"{HEADER}\nA,5320,2019-07-01,phones,3,{values},VIVO,detained", "utf-8")
    assert customs("import", "cases.csv").code == 0
    part = ("1", "--line", "1", "--quantity", "1", "--on", "2019-07-02")
    assert customs("release", *part, "--ground", "request", "--document", "R").code == 0
    assert customs("transfer", *part, "--to", "police", "--body", "PSB").code == 0
    summed = customs("summary", "--by", "outcome", "--json").answer
    assert sorted(row["value"]["amount"] for row in summed["rows"]) == shares
