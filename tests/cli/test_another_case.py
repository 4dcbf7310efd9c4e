"""A second report, another case of the police, a review after another: each has its own days, as the former had."""

import pytest
from running import Customs
from stories import Play, deadlines, held, rules
from stories import found as found_on

POLICE = "transfer {ref} --to police --body PSB"


@pytest.fixture
def ref(play: Play) -> str:
    """Goods detained on 1 July 2019 and found infringing on the 2nd."""
    ref = found_on(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"determine {ref} --infringing", on="2019-07-02")
    return ref


def told(customs: Customs, ref: str) -> tuple[str, int, int]:
    """Its status; how much was handed over, and how much of that waits in the store."""
    batch = customs("show", ref, "--json").answer["batch"]
    balance = batch["lines"][0]["balance"]
    return batch["status"], balance["transferred"], balance["waiting"]


def test_a_refusal_of_the_police_that_is_logged_as_an_event_gives_the_case_back_too(
    play: Play, customs: Customs, ref: str
) -> None:
    play(POLICE.format(ref=ref), on="2019-07-03")
    play(f"event {ref} police-accepted", on="2019-07-03")
    said = play(f"event {ref} police-refused", on="2019-07-04")
    assert said.lines[-1] == f"Next: customs confiscate {ref}"
    assert told(customs, ref) == ("detained", 0, 0)
    open_still = {d["rule"] for d in customs("due", ref, "--json").answer["deadlines"]}
    assert open_still == {"C17-again", "C9"}, "the year of the detention runs on"
    play("undo", on="2019-07-04")
    assert told(customs, ref) == ("transferred", 1200, 1200)


def test_a_case_that_the_police_accept_and_nobody_transferred_is_told_of(play: Play, ref: str) -> None:
    lead = f"customs transfer {ref} --to police --body NAME --on DATE"
    warning = "no transfer of VIVO-COMM's case to the police by 2019-07-03 is on record"
    assert f"{warning}: {lead}" in play(f"event {ref} police-accepted", on="2019-07-03").err
    play("undo", on="2019-07-03")
    play(lead.removeprefix("customs ").replace("DATE", "2019-07-04").replace("NAME", "PSB"), on="2019-07-04")
    assert f"{warning}: customs show {ref}" in play(f"event {ref} police-accepted --on 2019-07-03", on="2019-07-05").err
    play("undo", on="2019-07-05")
    assert "is on record" not in play(f"event {ref} police-accepted", on="2019-07-04").err


def test_goods_that_were_handed_over_by_an_event_wait_no_longer(play: Play, customs: Customs, ref: str) -> None:
    play(POLICE.format(ref=ref), on="2019-07-03")
    play(f"event {ref} police-accepted", on="2019-07-03")
    play(f"event {ref} police-filed", on="2019-07-04")
    assert told(customs, ref) == ("transferred", 1200, 1200)
    play(f"event {ref} goods-handed", on="2019-07-05")
    assert told(customs, ref) == ("transferred", 1200, 0)
    assert play(f"transfer {ref} --goods-handed", on="2019-07-05", code=4).out == ""


@pytest.fixture
def two(play: Play) -> str:
    """Goods of two holders, detained on 1 July 2019; those of a third were released."""
    ref = found_on(play, "2019-07-01", marks="VIVO NIKE", more="--goods caps --quantity 3 --mark MIKASA --add-missing")
    play(f"notify {ref} --served 2019-07-01", on="2019-07-01")
    for holder in ("VIVO-COMM", "NIKE-INC"):
        play(f"reply {ref} --holder {holder} --apply --security 20000", on="2019-07-01")
    play(f"detain {ref}", on="2019-07-01")
    play(f"reply {ref} --holder MIKASA --decline", on="2019-07-01")
    play(f"release {ref} --holder MIKASA", on="2019-07-01")
    return ref


def test_what_the_head_and_the_police_do_with_a_case_is_logged_once_for_all_whose_goods_it_is_about(
    play: Play, customs: Customs, two: str
) -> None:
    def logged(event: str, day: str) -> None:
        assert f"{event} is recorded for VIVO-COMM, NIKE-INC on" in play(f"event {two} {event}", on=day).out

    logged("transfer-reported", "2019-07-02")
    logged("transfer-approved", "2019-07-03")
    play(f"transfer {two} --to police --body PSB", on="2019-07-03")
    logged("police-accepted", "2019-07-03")
    logged("police-refused", "2019-07-04")
    assert told(customs, two) == ("detained", 0, 0)
    logged("reconsideration", "2019-07-05")
    play("undo", on="2019-07-05")
    play("undo", on="2019-07-05")
    logged("police-filed", "2019-07-04")
    logged("goods-handed", "2019-07-05")
    assert told(customs, two) == ("transferred", 1200, 0)


def test_a_report_about_one_holders_goods_is_approved_for_them_alone(play: Play, two: str) -> None:
    play(f"event {two} transfer-reported --holder NIKE-INC", on="2019-07-02")
    approved = play(f"event {two} transfer-approved", on="2019-07-03").out
    assert f"transfer-approved is recorded for NIKE-INC on {two}, dated 2019-07-03" in approved


def test_another_case_of_the_police_has_its_own_days(play: Play, customs: Customs, ref: str) -> None:
    play(POLICE.format(ref=ref), on="2019-07-03")
    play(f"event {ref} police-accepted", on="2019-07-03")
    play(f"transfer {ref} --refused", on="2019-07-04")
    assert rules(customs, ref)["C17-again"] == "2019-07-07"
    play(f"{POLICE.format(ref=ref)}2", on="2019-07-08")
    assert not {"C17", "C17-again"} & rules(customs, ref).keys(), "the first case is over"
    play(f"event {ref} police-accepted", on="2019-07-09")
    play(f"event {ref} police-accepted", on="2019-07-09", code=4)
    assert rules(customs, ref)["C17"] == "2019-07-12"
    said = play(f"event {ref} police-filed", on="2019-07-10")
    assert "due 2019-07-13" in said.out, "and no word of punishing"
    assert {d["rule"] for d in customs("due", ref, "--json").answer["deadlines"]} == {"C18"}
    then = customs("today", "2019-07-05", "--json").answer["due"]
    assert "C17-again" in [d["rule"] for d in then], "as it stood before the second case"


def test_goods_of_a_case_that_the_police_gave_back_are_not_to_be_handed_over_any_more(
    play: Play, customs: Customs, ref: str
) -> None:
    play(POLICE.format(ref=ref), on="2019-07-03")
    play(f"event {ref} police-accepted", on="2019-07-03")
    play(f"event {ref} police-filed", on="2019-07-04")
    assert rules(customs, ref)["C18"] == "2019-07-07"
    play(f"transfer {ref} --refused", on="2019-12-02")
    assert "C18" not in rules(customs, ref)
    then = customs("today", "2019-07-05", "--json").answer["due"]
    assert "C18" in [d["rule"] for d in then], "as it stood before"
    play("undo", on="2019-12-02")
    assert rules(customs, ref)["C18"] == "2019-07-07"
    play(f"event {ref} goods-handed", on="2019-07-08")
    play(f"transfer {ref} --refused", on="2019-12-02")
    assert deadlines(customs, ref)["VIVO-COMM", "C18"]["met_on"] == "2019-07-08", "late as it was"


def test_a_report_that_was_refused_may_follow_another(play: Play, customs: Customs, ref: str) -> None:
    play(f"event {ref} transfer-reported", on="2019-07-03")
    play(f"event {ref} transfer-reported", on="2019-07-03", code=4)
    play(f"event {ref} transfer-refused", on="2019-07-04")
    said = play(f"event {ref} transfer-reported", on="2019-07-08")
    assert said.lines[-1].startswith(f"Next: customs event {ref} transfer-approved")
    assert {d["rule"]: d["due_on"] for d in customs("due", ref, "--json").answer["deadlines"]} == {
        "C16": "2019-07-11",
        "C9": "2020-07-01",
    }
    play(f"event {ref} transfer-approved", on="2019-07-09")
    assert rules(customs, ref)["C16-police"] == "2019-07-10"
    play(f"correct {ref} --event transfer_approved_on=2019-07-10 --reason x", on="2019-07-10")


def test_goods_that_a_court_took_are_not_offered_to_the_police(play: Play) -> None:
    ref = found_on(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"event {ref} transfer-reported", on="2019-07-03")
    play(f"transfer {ref} --to court --body Court", on="2019-07-04")
    told = play(f"event {ref} transfer-approved", on="2019-07-05")
    assert not [line for line in told.lines if "--to police" in line]
    play(f"transfer {ref} --to police --body PSB", on="2019-07-05", code=4)


def test_there_is_no_settling_while_another_report_is_under_way(play: Play, customs: Customs) -> None:
    ref = found_on(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"event {ref} transfer-reported", on="2019-07-03")
    play(f"event {ref} transfer-refused", on="2019-07-04")
    settle = f"release {ref} --settlement --document 7"
    play(f"{settle} -n", on="2019-07-05")
    play(f"event {ref} transfer-reported", on="2019-07-08")
    assert "reported on 2019-07-08: no settlement" in play(settle, on="2019-07-08", code=4).err


@pytest.mark.parametrize(
    ("asked", "answered"), [("review-requested", "review-decided"), ("suit-filed", "suit-decided")]
)
def test_a_decision_has_a_review_of_its_own_after_one_of_the_detention(
    play: Play, customs: Customs, ref: str, asked: str, answered: str
) -> None:
    play(f"event {ref} {asked}", on="2019-07-03")
    play(f"event {ref} {answered}", on="2019-07-08")
    play(f"event {ref} {asked}", on="2019-07-09", code=4)
    play(f"confiscate {ref} --fine 100", on="2019-07-10")
    play(f"event {ref} confiscation-served", on="2019-07-11")
    assert rules(customs, ref)["C8"] == "2019-10-11"
    play(f"event {ref} {asked}", on="2019-07-15")
    right = {"review-requested": "C15", "suit-filed": "C15-suit"}[asked]
    days = {d["rule"]: d for d in customs("show", ref, "--json").answer["batch"]["deadlines"]}
    assert (days[right]["met_on"], "C8" in days) == ("2019-07-15", False), "the three months stand still"
    play(f"event {ref} {answered}", on="2019-07-20")
    assert rules(customs, ref)["C8"] == "2019-10-16"
    play(f"event {ref} {asked}", on="2019-07-21", code=4)


def test_what_the_police_did_with_one_of_several_cases_leaves_the_others_alone(
    play: Play, customs: Customs, names: None
) -> None:
    ref = found_on(play, "2019-07-01", marks="VIVO NIKE")
    play(f"notify {ref} --served 2019-07-01", on="2019-07-01")
    for holder in ("VIVO-COMM", "NIKE-INC"):
        play(f"reply {ref} --holder {holder} --apply --security 20000", on="2019-07-01")
    play(f"detain {ref}", on="2019-07-01")
    play(f"line add {ref} --goods caps --quantity 10 --mark NIKE", on="2019-07-01")
    play(f"transfer {ref} --to police --body PSB --line 1 --quantity 1200", on="2019-07-03")
    play(f"transfer {ref} --to police --body PSB2 --holder NIKE-INC --line 2 --quantity 10", on="2019-07-04")
    play(f"event {ref} police-accepted --holder NIKE-INC", on="2019-07-04")
    before = told(customs, ref)
    play(f"event {ref} police-refused --holder NIKE-INC", on="2019-07-05")
    assert told(customs, ref) == before, "which of the two cases it was is for transfer --refused to say"


def bodies(customs: Customs, ref: str) -> dict[str, str | None]:
    """Each body of the police that got a case, and the day on which it refused that."""
    transfers = customs("show", ref, "--json").answer["batch"]["transfers"]
    return {case["body"]: case.get("refused_on") for case in transfers}


@pytest.mark.parametrize(
    "words", ["transfer {ref} --refused --body PSB2", "event {ref} police-refused --holder NIKE-INC"]
)
def test_one_of_several_bodies_of_the_police_refuses_its_own_case(
    play: Play, customs: Customs, names: None, words: str
) -> None:
    both = "--goods caps --quantity 10 --mark NIKE --detained 2019-07-01"
    ref = found_on(play, "2019-07-01", more=both)
    play(f"transfer {ref} --to police --body PSB --holder VIVO-COMM", on="2019-07-03")
    play(f"transfer {ref} --to police --body PSB2 --holder NIKE-INC", on="2019-07-03")
    play(f"event {ref} police-accepted --holder NIKE-INC", on="2019-07-03")
    play(words.format(ref=ref), on="2019-07-04")
    assert bodies(customs, ref) == {"PSB": None, "PSB2": "2019-07-04"}
    proceedings = customs("show", ref, "--json").answer["batch"]["proceedings"]
    assert {h: p["outcome"] for h, p in proceedings.items()} == {"VIVO-COMM": "transferred", "NIKE-INC": None}
    play(f"transfer {ref} --goods-handed --body PSB2", on="2019-07-04", code=4)
    play(f"transfer {ref} --goods-handed --body PSB", on="2019-07-04")


def test_a_part_that_one_body_refused_comes_back_and_the_other_part_stays(
    play: Play, customs: Customs, ref: str
) -> None:
    play(f"transfer {ref} --to police --body PSB --line 1 --quantity 200", on="2019-07-03")
    play(f"transfer {ref} --to police --body PSB2 --line 1 --quantity 1000", on="2019-07-04")
    assert told(customs, ref) == ("transferred", 1200, 1200)
    play(f"transfer {ref} --refused --body PSB3", on="2019-07-05", code=4)
    play(f"transfer {ref} --refused --body PSB", on="2019-07-05")
    assert told(customs, ref) == ("detained", 1000, 1000)
    play(f"transfer {ref} --refused", on="2019-07-06")
    assert (told(customs, ref), bodies(customs, ref)) == (
        ("detained", 0, 0),
        {"PSB": "2019-07-05", "PSB2": "2019-07-06"},
    )


def test_the_police_accept_no_case_that_they_refused_until_it_is_handed_over_again(
    play: Play, customs: Customs, ref: str
) -> None:
    play(POLICE.format(ref=ref), on="2019-07-03")
    play(f"transfer {ref} --refused", on="2019-07-04")
    refused = play(f"event {ref} police-accepted", on="2019-07-08", code=4).err
    assert "the police refused the case of VIVO-COMM on 2019-07-04 (State Council Order 310 art. 8)" in refused
    assert f"customs transfer {ref} --to police --body NAME" in refused
    play(f"event {ref} police-accepted --on 2019-07-03", on="2019-07-08")
    assert "dates-out-of-order" not in customs("check").out


def test_goods_handed_over_with_the_case_are_not_due_to_be_handed_over_once_the_police_file_it(
    play: Play, customs: Customs, ref: str
) -> None:
    play(f"{POLICE.format(ref=ref)} --goods-handed", on="2019-07-03")
    play(f"event {ref} police-accepted", on="2019-07-03")
    assert "due" not in play(f"event {ref} police-filed", on="2019-07-05").out
    assert deadlines(customs, ref)["VIVO-COMM", "C18"]["met_on"] == "2019-07-03"
    assert customs("due", ref, "--json").answer["deadlines"] == []


def test_goods_may_follow_a_case_before_the_police_file_it(play: Play, customs: Customs, ref: str) -> None:
    play(POLICE.format(ref=ref), on="2019-07-03")
    play(f"event {ref} police-accepted", on="2019-07-03")
    play(f"transfer {ref} --goods-handed", on="2019-07-04")
    play(f"event {ref} police-filed", on="2019-07-05")
    assert customs("due", ref, "--json").answer["deadlines"] == []
    assert "dates-out-of-order" not in customs("check").out
