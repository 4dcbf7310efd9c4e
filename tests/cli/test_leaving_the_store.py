"""Confiscated goods that a court or the police take lie in customs' store no longer: nothing about them is overdue."""

from pathlib import Path

import pytest
from running import Customs
from stories import Play, deadlines, found, held

PART = "transfer {ref} --to court --body Futian --line 1 --quantity 400"
REST = "dispose {ref} --line 1 --quantity 800 --way destroy --supervisor Zhao"
POLICE = "transfer {ref} --to police --body PSB"
FILED = ("event {ref} police-accepted", "event {ref} police-filed")


@pytest.fixture
def ref(play: Play) -> str:
    """1,200 phones confiscated on 2025-07-30, the decision served on 2025-08-01: three months until 2025-11-01."""
    ref = found(play, "2025-07-01")
    held(play, ref, served="2025-07-01")
    for day, act in ("07-20", "determine {ref} --infringing"), ("07-30", "confiscate {ref} --number 7052"):
        play(act.format(ref=ref), on=f"2025-{day}")
    play(f"event {ref} confiscation-served", on="2025-08-01")
    return ref


def is_due(customs: Customs, *rules: str) -> set[str]:
    """Which of these time limits are open in December."""
    rows = customs("--today", "2025-12-01", "due", "--json").answer["deadlines"]
    return {row["rule"] for row in rows} & set(rules)


def next_act(customs: Customs, day: str) -> list[str]:
    return [row["command"] for row in customs("--today", day, "today", "--json").answer["next"]]


@pytest.mark.parametrize(
    ("acts", "left_on"),
    [
        (("transfer {ref} --to court --body Futian",), "2025-09-01"),
        ((PART, REST), "2025-09-02"),
        ((REST, PART), "2025-09-02"),
        ((POLICE, *FILED, "transfer {ref} --goods-handed"), "2025-09-04"),
        ((PART, POLICE, *FILED, "transfer {ref} --goods-handed"), "2025-09-05"),
        ((PART,), None),
        ((POLICE, *FILED), None),
        (("transfer {ref} --to court --body Futian --kind property-preservation",), None),
    ],
    ids=["a court", "a court, then disposed of", "disposed of, then a court", "the police", "a court and the police",
         "a court took a part", "they wait for the police", "a court left them there"],
)  # fmt: skip
def test_the_three_months_of_the_store_end_when_a_court_or_the_police_take_the_last_goods(
    play: Play, customs: Customs, ref: str, acts: tuple[str, ...], left_on: str | None
) -> None:
    for number, act in enumerate(acts, start=1):
        play(act.format(ref=ref), on=f"2025-09-0{number}")
    assert deadlines(customs, ref)["VIVO-COMM", "C8"]["met_on"] == left_on
    assert is_due(customs, "C8") == (set() if left_on else {"C8"})
    assert customs("check").code == 0


def test_what_a_court_did_not_take_is_still_to_be_disposed_of_and_goes_to_the_police(
    play: Play, customs: Customs, ref: str
) -> None:
    play(PART.format(ref=ref), on="2025-09-01")
    assert (
        f'customs dispose {ref} --line 1 --quantity 800 --way "donate|sell|auction|destroy" --supervisor NAME'
        in next_act(customs, "2025-09-01")
    )
    assert "line 1: 800 pcs" in play(POLICE.format(ref=ref), on="2025-09-02").out


def test_goods_that_a_court_took_are_not_awaited_by_the_police(play: Play, customs: Customs, ref: str) -> None:
    play(f"transfer {ref} --to court --body Futian", on="2025-09-01")
    for act in FILED:
        play(act.format(ref=ref), on="2025-09-02")
    assert is_due(customs, "C18") == set()


def test_goods_of_a_case_that_the_police_filed_before_it_was_transferred_here_are_still_awaited(
    play: Play, customs: Customs, ref: str
) -> None:
    for act in FILED:
        play(act.format(ref=ref), on="2025-09-02")
    assert is_due(customs, "C18") == {"C18"}
    assert next_act(customs, "2025-09-02") == [f"customs transfer {ref} --to police --body NAME"]
    play(POLICE.format(ref=ref), on="2025-09-03")
    assert is_due(customs, "C18") == {"C18"}
    assert next_act(customs, "2025-09-03") == [f"customs transfer {ref} --goods-handed"]
    play(f"transfer {ref} --goods-handed", on="2025-09-04")
    assert is_due(customs, "C18") == set()


@pytest.mark.parametrize(
    ("acts", "left"), [((PART,), 800), ((PART, REST), None), (("transfer {ref} --to court --body Futian",), None)]
)
def test_what_a_court_took_is_not_in_store_any_more(
    play: Play, customs: Customs, ref: str, acts: tuple[str, ...], left: int | None
) -> None:
    for act in acts:
        play(act.format(ref=ref), on="2025-09-01")
    told = customs("--today", "2025-09-01", "print", "daily", "2025-09-01", "-o", "sheet.txt")
    assert told.code == 0, told.err
    rows = [
        line.split() for line in Path("sheet.txt").read_text("utf-8").splitlines() if line.startswith("confiscated, ")
    ]
    assert rows == ([["confiscated,", "not", "disposed", "of", "1", str(left), "-"]] if left else [])


def test_released_goods_that_were_not_fetched_are_no_confiscated_ones(play: Play, customs: Customs) -> None:
    ref = found(play, "2025-07-01")
    held(play, ref, served="2025-07-01")
    for word, quantity in ("infringing", 800), ("not-infringing", 400):
        play(f"determine {ref} --line 1 --quantity {quantity} --{word}", on="2025-07-20")
    for act in (f"confiscate {ref} --number 7052", f"release {ref}", f"event {ref} confiscation-served"):
        play(act, on="2025-08-01")
    for act in (POLICE.format(ref=ref), *(one.format(ref=ref) for one in FILED), f"transfer {ref} --goods-handed"):
        play(act, on="2025-09-04")
    assert deadlines(customs, ref)["VIVO-COMM", "C8"]["met_on"] == "2025-09-04"
