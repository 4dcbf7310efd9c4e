"""A review or a suit quashes a confiscation: the goods go back, the decision stays on record, its fine is none."""

from typing import Any

import pytest
from running import Customs
from stories import Play, deadlines, found, held, proceeding

BACK = "release {ref} --ground court --document Z1"


@pytest.fixture
def ref(play: Play, names: None) -> str:
    """Goods confiscated with a fine on 22 August 2019, served on the 23rd; the party sued on the 26th."""
    ref = found(play, "2019-08-20")
    held(play, ref, served="2019-08-20")
    play(f"determine {ref} --infringing", on="2019-08-21")
    play(f"confiscate {ref} --number X1 --fine 500", on="2019-08-22")
    play(f"event {ref} confiscation-served", on="2019-08-23")
    play(f"event {ref} suit-filed", on="2019-08-26")
    return ref


def told(customs: Customs, day: str) -> list[tuple[str, str]]:
    """(kind, detail) of the acts of a day on its sheet."""
    acts: list[dict[str, Any]] = customs("summary", day, "--sheet", "--json").answer["acts"]
    return [(act["kind"], act.get("detail", "")) for act in acts if act["refs"]]


def test_goods_go_back_by_the_decision_that_quashed_their_confiscation_and_the_former_one_is_kept(
    play: Play, customs: Customs, ref: str
) -> None:
    play(f"event {ref} suit-decided", on="2019-12-02")
    play(BACK.format(ref=ref), on="2019-12-03")
    p = proceeding(customs, ref)
    assert (p["outcome"], p["outcome_on"], p["outcome_no"], p["ground"]) == ("released", "2019-12-03", "Z1", "court")
    assert p["fine"] is None
    lines = customs("show", ref).lines
    assert "earlier_outcome\t2019-08-22  confiscated  X1  fine CNY 500.00" in lines
    assert "outcome\t2019-12-03  released  Z1  the court's word" in lines
    goods = customs("show", ref, "--json").answer["batch"]["lines"][0]["balance"]
    assert (goods["released"], goods["confiscated"], goods["held"]) == (1200, 0, 0)
    due = {d["rule"] for d in customs("--today", "2019-12-04", "due", ref, "--json").answer["deadlines"]}
    assert due == {"C6"}, "no fine is to be paid, nothing to be disposed of; the security may be preserved"
    assert not {rule for _, rule in deadlines(customs, ref)} & {"C8", "C14", "C15", "C15-suit"}
    assert customs("check").code == 0
    play(f"dispose {ref} --line 1 --quantity 1200 --way return", on="2019-12-04")


def test_who_logs_the_decision_on_a_suit_is_told_the_command_that_gives_the_goods_back(
    play: Play, customs: Customs, ref: str
) -> None:
    told = play(f"event {ref} suit-decided", on="2019-12-02").err
    assert told.startswith("warning: if the confiscation was quashed, the goods are returned: customs release ")
    play(told.partition(": customs ")[2].strip().replace(" NO", " J-1"), on="2019-12-03")
    assert proceeding(customs, ref)["outcome"] == "released"


def test_each_day_tells_what_was_decided_on_it(play: Play, customs: Customs, ref: str) -> None:
    play(f"event {ref} suit-decided", on="2019-12-02")
    play(BACK.format(ref=ref), on="2019-12-03")
    assert told(customs, "2019-08-22") == [("confiscated", "")]
    assert told(customs, "2019-12-03") == [("released", "court")]
    happened = customs("today", "2019-08-22", "--json").answer["events"]
    assert [one["act"] for one in happened] == ["confiscated"]
    assert "no fines" in customs("summary", "2019-08-22", "--sheet").out, "it is none any more"
    play("undo", on="2019-12-03")
    assert proceeding(customs, ref)["outcome"] == "confiscated"
    assert told(customs, "2019-12-03") == []


def test_nothing_goes_back_before_a_review_or_a_suit_was_decided(play: Play, ref: str) -> None:
    early = play(BACK.format(ref=ref), on="2019-11-29", code=4).err.splitlines()
    assert early[0] == "customs: cannot release VIVO-COMM's goods: they were confiscated on 2019-08-22"
    next_event = f"customs event {ref} suit-decided --holder VIVO-COMM --on DATE"
    assert early[1] == f"  hint: first record what quashed the decision: {next_event}"
    play(f"event {ref} suit-decided", on="2019-12-02")
    open_question = play(f"release {ref}", on="2019-12-03", code=4).err
    assert "a review or suit was decided on 2019-12-02: was the confiscation quashed?" in open_question
    assert f"customs release {ref} --holder VIVO-COMM --ground court --document NO" in open_question
    dated = play(f"{BACK.format(ref=ref)} --on 2019-11-30", on="2019-12-03", code=4).err
    assert "released on 2019-11-30, before the review or suit was decided (2019-12-02)" in dated


def test_a_review_that_was_decided_before_the_goods_were_confiscated_quashed_nothing(
    play: Play, customs: Customs, names: None
) -> None:
    ref = found(play, "2019-08-20")
    held(play, ref, served="2019-08-20")
    play(f"event {ref} review-requested", on="2019-08-20")
    play(f"event {ref} review-decided", on="2019-08-21")
    play(f"determine {ref} --infringing", on="2019-08-21")
    play(f"confiscate {ref}", on="2019-08-22")
    assert "they were confiscated on 2019-08-22" in play(BACK.format(ref=ref), on="2019-12-03", code=4).err


def test_goods_that_were_disposed_of_do_not_go_back(play: Play, ref: str) -> None:
    play(f"event {ref} suit-decided", on="2019-12-02")
    play(f"dispose {ref} --line 1 --quantity 1 --way destroy --supervisor X", on="2019-12-03")
    gone = play(BACK.format(ref=ref), on="2019-12-04", code=4).err
    assert gone.startswith("customs: goods of line 1 were disposed of on 2019-12-03: they cannot be returned\n")


def test_who_logs_the_decision_on_a_suit_about_goods_that_are_gone_is_not_told_to_give_them_back(
    play: Play, ref: str
) -> None:
    play(f"dispose {ref} --line 1 --quantity 1200 --way destroy --supervisor X", on="2019-12-01")
    assert "quashed" not in play(f"event {ref} suit-decided", on="2019-12-02").err


def test_a_part_alone_does_not_go_back_where_the_whole_decision_was_quashed(play: Play, ref: str) -> None:
    play(f"event {ref} suit-decided", on="2019-12-02")
    back = BACK.format(ref=ref)
    part = play(f"{back} --line 1 --quantity 5", on="2019-12-03", code=4).err.splitlines()
    assert part == [
        "customs: all of VIVO-COMM's goods are returned if their confiscation was quashed, not a part",
        "  hint: leave --line out",
    ]
    play(back, on="2019-12-03")


def test_the_day_of_a_decision_that_was_quashed_is_mended(play: Play, customs: Customs, ref: str) -> None:
    play(f"event {ref} suit-decided", on="2019-12-02")
    play(BACK.format(ref=ref), on="2019-12-03")
    mended = play(f"correct {ref} --earlier outcome=2019-08-21 --reason misread", on="2019-12-04")
    assert mended.lines[1] == "  Earlier outcome (VIVO-COMM): 2019-08-22 -> 2019-08-21"
    before = play(f"correct {ref} --earlier outcome=2019-08-20 --reason misread", on="2019-12-04", code=4).err
    assert "the outcome on 2019-08-20 would be before the decision on 2019-08-21" in before


def test_of_goods_confiscated_in_part_that_part_goes_back(play: Play, customs: Customs, names: None) -> None:
    ref = found(play, "2019-08-20")
    held(play, ref, served="2019-08-20")
    play(f"determine {ref} --infringing --line 1 --quantity 200", on="2019-08-21")
    play(f"determine {ref} --not-infringing", on="2019-08-21")
    play(f"confiscate {ref} --number X1 --fine 500", on="2019-08-22")
    play(f"release {ref}", on="2019-08-22")
    for day, event in (("23", "confiscation-served"), ("26", "review-requested"), ("28", "review-decided")):
        play(f"event {ref} {event}", on=f"2019-08-{day}")
    play(BACK.format(ref=ref), on="2019-08-29")
    goods = customs("show", ref, "--json").answer["batch"]["lines"][0]["balance"]
    assert (goods["released"], goods["confiscated"]) == (1200, 0)
    lines = customs("show", ref).lines
    assert "earlier_outcome\t2019-08-22  line 1: 200 confiscated  X1  fine CNY 500.00" in lines
    assert "part\t2019-08-29  line 1: 200 released  Z1  court  the court's word" in lines
    assert told(customs, "2019-08-22") == [("confiscated", ""), ("released", "cleared")]
    assert told(customs, "2019-08-29") == [("released", "court")]
    assert customs("check").code == 0
    play(f"dispose {ref} --line 1 --quantity 1200 --way return", on="2019-08-30")


def test_of_several_decisions_nobody_says_which_one_was_quashed(play: Play, names: None) -> None:
    ref = found(play, "2019-08-20")
    held(play, ref, served="2019-08-20")
    play(f"determine {ref} --infringing", on="2019-08-21")
    play(f"confiscate {ref} --line 1 --quantity 200 --number X1", on="2019-08-22")
    play(f"event {ref} confiscation-served", on="2019-08-22")
    play(f"event {ref} suit-filed", on="2019-08-23")
    play(f"confiscate {ref} --number X2", on="2019-08-23")
    play(f"event {ref} suit-decided", on="2019-08-26")
    assert "cannot release VIVO-COMM's goods" in play(BACK.format(ref=ref), on="2019-08-27", code=4).err
