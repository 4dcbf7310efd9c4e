"""Parts: 6 of 10 pieces infringing, 4 genuine; 6 confiscated, 4 released; the balance holds at every step."""

import json
from typing import Any

import pytest
from running import Customs

GOODS = ("record", "--office", "5320", "--found", "2019-07-01", "--goods", "watches", "--channel", "cargo")


@pytest.fixture
def held(customs: Customs) -> str:
    """Ten watches of SEIKO, detained."""
    for code in ("SEIKO", "CASIO"):
        assert customs("holder", "add", f"{code}-CO", "--name", code).code == 0
        assert customs("trademark", "add", code, "--name", code, "--holder", f"{code}-CO").code == 0
    done = customs(*GOODS, "--quantity", "10", "--mark", "SEIKO", "--detained", "2019-07-01")
    assert done.code == 0
    return done.out.split()[0]


def batch(customs: Customs, ref: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(customs("show", ref, "--json").out)["batch"]
    for line in found["lines"]:
        there = line["balance"]
        fates = ("released", "abandoned", "confiscated", "transferred", "held")
        assert sum(there[fate] for fate in fates) == there["found"]
        assert there["disposed"] <= there["confiscated"]
    return found


def ok(customs: Customs, *words: str) -> str:
    done = customs(*words)
    assert done.code == 0, done.err
    batch(customs, "1")
    return done.out


@pytest.mark.parametrize("part", [("--line", "1"), ("--quantity", "6"), ("--line", "1", "--quantity", "6")])
def test_a_word_is_on_a_part_or_on_so_many_items_and_not_both(
    customs: Customs, held: str, part: tuple[str, ...]
) -> None:
    refused = customs("confirm", held, "--infringing", "--items", "5", *part)
    assert (refused.code, "--items and" in refused.err) == (2, True)
    assert batch(customs, held)["proceedings"]["SEIKO-CO"]["marks"]["SEIKO"]["confirmation"] == "pending"


def test_six_of_ten_are_confiscated_and_four_released(customs: Customs, held: str) -> None:
    ok(customs, "confirm", held, "--line", "1", "--quantity", "6", "--infringing", "--on", "2019-07-02")
    state = batch(customs, held)["proceedings"]["SEIKO-CO"]["marks"]["SEIKO"]
    assert (state["confirmation"], state["items"], state["unsaid"]) == ("infringing", 6, 4)
    ok(customs, "confirm", held, "--line", "1", "--quantity", "4", "--genuine", "--on", "2019-07-02")
    told = ok(customs, "determine", held, "--quantity", "6", "--infringing", "--on", "2019-07-03")
    assert (
        told.splitlines()[0]
        == f"6 pcs of line 1 of {held} found infringing for SEIKO-CO on 2019-07-03; determine due 2019-08-12."
    )
    ok(customs, "determine", held, "--not-infringing", "--on", "2019-07-03")
    told = ok(customs, "confiscate", held, "--line", "1", "--quantity", "6", "--number", "7", "--on", "2019-07-04")
    assert told.splitlines()[-1] == f"Next: customs release {held}"
    there = batch(customs, held)
    assert there["proceedings"]["SEIKO-CO"]["outcome"] is None
    assert there["proceedings"]["SEIKO-CO"]["parts"] == [
        {"line": 1, "quantity": 6, "outcome": "confiscated", "on": "2019-07-04", "number": "7", "reason": None}
    ]
    ok(customs, "release", held, "--on", "2019-07-04")
    there = batch(customs, held)
    p = there["proceedings"]["SEIKO-CO"]
    assert (p["outcome"], p["outcome_on"], p["outcome_no"]) == ("confiscated", "2019-07-04", "7")
    balance = there["lines"][0]["balance"]
    assert (balance["confiscated"], balance["released"], balance["held"]) == (6, 4, 0)
    refused = customs("dispose", held, "--line", "1", "--quantity", "7", "--way", "destroy", "--supervisor", "Li")
    assert (refused.code, "holds 6 pcs, not 7" in refused.err) == (4, True)
    ok(customs, "dispose", held, "--line", "1", "--quantity", "6", "--way", "destroy", "--supervisor", "Li")
    refused = customs("dispose", held, "--line", "1", "--quantity", "5", "--way", "return")
    assert (refused.code, "holds 4 pcs, not 5" in refused.err) == (4, True)
    ok(customs, "dispose", held, "--line", "1", "--quantity", "4", "--way", "return")
    assert batch(customs, held)["status"] == "disposed"


def test_what_was_found_genuine_is_not_confiscated_and_what_was_found_infringing_is_not_released(
    customs: Customs, held: str
) -> None:
    ok(customs, "determine", held, "--line", "1", "--quantity", "6", "--infringing")
    refused = customs("confiscate", held, "--line", "1", "--quantity", "7")
    assert (refused.code, "only 6 pcs of SEIKO-CO on line 1 of" in refused.err) == (4, True)
    ok(customs, "determine", held, "--line", "1", "--quantity", "4", "--not-infringing")
    refused = customs("release", held, "--line", "1", "--quantity", "5")
    assert (refused.code, "only 4 pcs of SEIKO-CO on line 1 of" in refused.err) == (4, True)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("determine", "1", "--line", "2", "--infringing"), 3, "has no line 2"),
        (("determine", "1", "--line", "1", "--quantity", "11", "--infringing"), 4, "10 pcs left for this"),
        (("determine", "1", "--line", "1", "--quantity", "0", "--infringing"), 2, ""),
        (("determine", "1", "--line", "x", "--infringing"), 2, "--line"),
        (("confirm", "1", "--quantity", "-1", "--infringing"), 2, ""),
    ],
)
def test_a_part_that_is_none_is_refused(customs: Customs, held: str, words: list[str], code: int, said: str) -> None:
    refused = customs(*words)
    assert (refused.code, said in refused.err) == (code, True), refused.err


def test_a_part_of_an_unknown_quantity_is_refused_with_what_to_do(customs: Customs, held: str) -> None:
    ref = customs(*GOODS, "--mark", "SEIKO", "--detained", "2019-07-01").out.split()[0]
    refused = customs("determine", ref, "--line", "1", "--quantity", "3", "--infringing")
    assert (refused.code, f"customs line edit {ref} 1 --quantity N" in refused.err) == (2, True)


def test_a_piece_of_two_holders_leaves_when_its_last_hold_ends(customs: Customs, held: str) -> None:
    assert (
        customs("line", "add", held, "--goods", "boxes", "--quantity", "5", "--mark", "SEIKO", "--mark", "CASIO").code
        == 0
    )
    assert customs("notify", held, "--holder", "CASIO-CO", "--served", "2019-07-01").code == 0
    assert customs("reply", held, "--holder", "CASIO-CO", "--decline", "--on", "2019-07-02").code == 0
    ok(customs, "release", held, "--holder", "CASIO-CO")
    assert batch(customs, held)["lines"][1]["balance"]["held"] == 5
    ok(customs, "determine", held, "--holder", "SEIKO-CO", "--not-infringing")
    ok(customs, "release", held, "--holder", "SEIKO-CO")
    assert batch(customs, held)["lines"][1]["balance"]["released"] == 5


def test_parts_come_back_with_an_undo(customs: Customs, held: str) -> None:
    before = batch(customs, held)
    ok(customs, "determine", held, "--line", "1", "--quantity", "6", "--infringing")
    assert customs("undo").code == 0
    assert batch(customs, held) == before


def test_a_filter_finds_a_batch_by_the_outcome_of_any_part_of_its_goods(customs: Customs, held: str) -> None:
    def found(outcome: str) -> list[str]:
        return customs("list", "--where", f"outcome:{outcome}", "-q").lines

    assert customs("list", "--where", "NOT outcome:*", "-q").lines == [held]
    ok(customs, "release", held, "--line", "1", "--quantity", "4", "--ground", "request", "--reason", "x")
    assert (found("released"), found("confiscated"), found("*")) == ([held], [], [held])
    ok(customs, "determine", held, "--infringing")
    ok(customs, "confiscate", held)
    assert (found("released"), found("confiscated"), found("transferred")) == ([held], [held], [])


PARTED = (
    ("2019-07-02", ["confirmed genuine 4", "confirmed infringing 6"]),
    ("2019-07-03", ["determined infringing 6", "determined not-infringing 4"]),
    ("2019-07-04", ["confiscated 6", "released 3"]),
    ("2019-07-05", ["released 1"]),
)


@pytest.mark.parametrize(("day", "told"), PARTED)
def test_a_day_tells_acts_on_parts_as_its_sheet_does(customs: Customs, held: str, day: str, told: list[str]) -> None:
    for words in (
        "confirm 1 --quantity 6 --infringing --on 2019-07-02",
        "confirm 1 --quantity 4 --genuine --on 2019-07-02",
        "determine 1 --quantity 6 --infringing --on 2019-07-03",
        "determine 1 --quantity 4 --not-infringing --on 2019-07-03",
        "confiscate 1 --quantity 6 --on 2019-07-04",
        "release 1 --quantity 3 --on 2019-07-04",
        "release 1 --on 2019-07-05",
    ):
        act, ref, *more = words.split()
        ok(customs, act, ref, "--line", "1", *more) if "--quantity" in more else ok(customs, act, ref, *more)
    sheet = customs("summary", day, "--sheet", "--json").answer
    answer = customs("--today", day, "today", "--json").answer
    events = [event for event in answer["events"] if event["act"] != "recorded"]
    parts = [_told(event["act"], event["detail"][-1:], event["parts"][0]["quantity"]) for event in events]
    rows = [_told(row["kind"], [row.get("detail", "")], row["items"]) for row in sheet["acts"] if row["kind"] in WORDS]
    assert sorted(parts) == sorted(rows) == told
    under = {act: counts["items"] for act, counts in answer["counts"].items() if act in WORDS}
    assert under == {row["kind"]: row["items"] for row in sheet["acts_total"] if row["kind"] in WORDS}


WORDS = {"confirmed": True, "determined": True, "confiscated": False, "released": False}
"""Kinds of acts, and whether their detail is compared."""


def _told(kind: str, detail: list[str], quantity: int) -> str:
    return " ".join([kind, *(detail if WORDS[kind] else []), str(quantity)])


def test_each_word_on_a_part_keeps_the_number_of_its_own_paper(customs: Customs, held: str) -> None:
    for quantity, word, paper in (("4", "genuine", "W-31"), ("6", "infringing", "W-32")):
        part = ("--line", "1", "--quantity", quantity, f"--{word}", "--document", paper, "--on", "2019-07-02")
        ok(customs, "confirm", held, *part)
        told = customs("history", held, "--json").answer["entries"][-1]["said"]
        assert told.endswith(f"SEIKO-CO: line 1: {quantity} {word}, SEIKO, no. {paper}")
    state = batch(customs, held)["proceedings"]["SEIKO-CO"]["marks"]["SEIKO"]
    assert [(one["confirmation"], one["document"]) for one in state["said"]] == [
        ("genuine", "W-31"),
        ("infringing", "W-32"),
    ]
    assert "line 1: 4 genuine W-31, line 1: 6 infringing W-32" in customs("show", held).out
    for paper in ("W-31", "W-32"):
        assert customs("search", paper, "-q").lines == [held]
    assert customs("export", "-o", "all.xlsx").code == 0
    assert customs("import", "all.xlsx", "--register", "another.json").code == 0
    there = customs("show", held, "--register", "another.json", "--json").answer["batch"]
    assert there["proceedings"]["SEIKO-CO"]["marks"]["SEIKO"]["said"] == state["said"]


@pytest.mark.parametrize("act", ["confirm 1 --infringing", "determine 1 --infringing", "release 1 --ground proof"])
def test_no_part_at_all_is_refused_and_never_advised_to_be_all_of_the_goods(
    customs: Customs, held: str, act: str
) -> None:
    refused = customs(*act.split(), "--quantity", "0")
    assert (refused.code, "the quantity is zero" in refused.err) == (2, True)
    assert "leave it out" not in refused.err


@pytest.mark.parametrize(
    "act", ["release 1 --ground request --document D", "confirm 1 --infringing", "determine 1 --infringing"]
)
def test_an_empty_line_is_refused_and_is_never_the_first_one(customs: Customs, held: str, act: str) -> None:
    assert customs("line", "add", "1", "--goods", "straps", "--quantity", "4", "--mark", "SEIKO").code == 0
    for more in ((), ("--quantity", "2")):
        refused = customs(*act.split(), "--line", "", *more)
        assert (refused.code, "--line '' is not a whole number" in refused.err) == (2, True)
