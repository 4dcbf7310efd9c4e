"""Several decisions about parts of one holder's goods: each has its own fine, its payment, and its three months."""

import re
from pathlib import Path
from typing import Any

import pytest
from running import Customs
from stories import Play

LINES = (
    "confiscate {ref} --line 1 --number K1 --fine 100 --on 2019-08-01",
    "event {ref} confiscation-served --on 2019-08-05",
    "determine {ref} --infringing --on 2019-08-20",
    "confiscate {ref} --number K2 --on 2019-08-20",
)
SERVED = "event {ref} confiscation-served --on 2019-08-26"
PAID = "event {ref} fine-paid --on 2019-08-12"


@pytest.fixture
def twice(play: Play) -> str:
    """Ten pairs of shoes fined 100 yuan, served, and five hats confiscated later without a fine."""
    goods = "--goods shoes --quantity 10 --mark VIVO --value 1000 --goods hats --quantity 5 --mark VIVO --value 1000"
    ref = play(f"record --office 5320 --found 2019-07-01 {goods} -q", on="2019-07-01").out.strip()
    play(f"notify {ref} --served 2019-07-01", on="2019-07-01")
    play(f"reply {ref} --apply --security 2000", on="2019-07-01")
    play(f"detain {ref}", on="2019-07-01")
    play(f"determine {ref} --line 1 --infringing --on 2019-08-01", on="2019-08-20")
    for line in LINES:
        play(line.format(ref=ref), on="2019-08-26")
    return ref


def running(customs: Customs, ref: str, *rules: str) -> list[tuple[str, str, str, str | None]]:
    told = customs("show", ref, "--json").answer["batch"]["deadlines"]
    return [(d["rule"], d["since_on"], d["due_on"], d["met_on"]) for d in told if d["rule"] in rules]


def proceeding(customs: Customs, ref: str) -> dict[str, Any]:
    found: dict[str, Any] = customs("show", ref, "--json").answer["batch"]["proceedings"]["VIVO-COMM"]
    return found


def test_a_decision_without_a_fine_asks_for_no_payment(play: Play, customs: Customs, twice: str) -> None:
    play(PAID.format(ref=twice), on="2019-08-26")
    play(SERVED.format(ref=twice), on="2019-08-26")
    assert running(customs, twice, "C14") == [("C14", "2019-08-05", "2019-08-20", "2019-08-12")]
    assert "C14" not in customs("--today", "2019-12-01", "due", twice).out


def test_a_fine_that_was_not_paid_is_due_still_once_another_decision_is_served(
    play: Play, customs: Customs, twice: str
) -> None:
    play(SERVED.format(ref=twice), on="2019-08-26")
    assert running(customs, twice, "C14") == [("C14", "2019-08-05", "2019-08-20", None)]
    play(f"event {twice} fine-paid --on 2019-09-02", on="2019-09-02")
    assert running(customs, twice, "C14") == [("C14", "2019-08-05", "2019-08-20", "2019-09-02")]


def test_the_three_months_of_each_decision_end_with_its_own_goods(play: Play, customs: Customs, twice: str) -> None:
    play(SERVED.format(ref=twice), on="2019-08-26")
    first, second = ("C8", "2019-08-05", "2019-11-05"), ("C8", "2019-08-26", "2019-11-26")
    assert running(customs, twice, "C8") == [(*first, None), (*second, None)]
    gone = "--way destroy --supervisor Li"
    play(f"dispose {twice} --line 1 --quantity 10 {gone} --on 2019-10-10", on="2019-10-10")
    assert running(customs, twice, "C8") == [(*first, "2019-10-10"), (*second, None)]
    play(f"dispose {twice} --line 2 --quantity 5 {gone} --on 2019-10-11", on="2019-10-11")
    assert running(customs, twice, "C8") == [(*first, "2019-10-10"), (*second, "2019-10-11")]


def test_a_fine_is_counted_on_the_day_of_its_own_decision(customs: Customs, twice: str) -> None:
    parts = proceeding(customs, twice)["parts"]
    fine = {"amount": "100", "currency": "CNY"}
    assert [(part["number"], part.get("fine")) for part in parts] == [("K1", fine), ("K2", None)]
    sheets = [customs("--today", day, "summary", "--sheet", "--json") for day in ("2019-08-01", "2019-08-20")]
    assert [re.findall(r'"fines": (\d)', sheet.out)[0] for sheet in sheets] == ["1", "0"]


def test_a_fine_is_mended_with_that_of_its_decision(play: Play, customs: Customs, twice: str) -> None:
    mend = f"correct {twice} --holder VIVO-COMM --reason slip --fine"
    play(f"{mend} 120", on="2019-08-26")
    p = proceeding(customs, twice)
    assert (p["fine"]["amount"], p["parts"][0]["fine"]["amount"]) == ("120", "120")
    said = customs("history", twice, "--json").answer["entries"][-1]["said"]
    assert said.endswith("Fine of VIVO-COMM: 100 -> 120 (reason: slip)")
    play(f"{mend} 0", on="2019-08-26")
    p = proceeding(customs, twice)
    assert (p["fine"], p["parts"][0].get("fine")) == (None, None)


def test_the_fine_of_all_decisions_is_above_that_of_those_before(play: Play, customs: Customs, twice: str) -> None:
    play("undo", on="2019-08-26")
    play(f"confiscate {twice} --number K2 --fine 50 --on 2019-08-20", on="2019-08-26")
    mend = f"correct {twice} --holder VIVO-COMM --reason slip --fine"
    assert "100 CNY by the decisions before the last one" in play(f"{mend} 100", on="2019-08-26", code=2).err
    play(f"{mend} 170", on="2019-08-26")
    assert [part["fine"]["amount"] for part in proceeding(customs, twice)["parts"]] == ["100", "70"]
    assert (customs("check").code, customs("verify").code) == (0, 0)


def test_each_decision_has_a_paper_of_its_own_goods_and_its_own_fine(customs: Customs, twice: str) -> None:
    def paper(name: str, *words: str) -> str:
        done = customs("--today", "2019-08-26", "print", "penalty-decision", twice, "-o", name, *words)
        assert done.code == 0, done.err
        return Path(name).read_text("utf-8")

    draft = paper("draft.txt", "-n")
    assert ("hats" in draft, "shoes" in draft, "fine of" in draft) == (True, False, False)
    second, first = paper("k2.txt"), paper("k1.txt", "--number", "K1")
    assert ("No. K2" in second, "hats" in second, "shoes" in second, "fine of" in second) == (True, True, False, False)
    assert ("No. K1" in first, "hats" in first, "shoes" in first) == (True, False, True)
    assert "A fine of CNY 100.00 is imposed." in first
    assert "2019-08-20" not in first
    assert (paper("again.txt"), paper("again.txt", "--number", "K1")) == (second, first)
    assert customs("check").code == 0
