"""A piece with the marks of two holders that a court holds for one of them is held for both (Regulations 24(2))."""

from pathlib import Path

import pytest
from running import Customs
from stories import Play, deadlines

GOODS = (
    "--goods caps --quantity 100 --value 10000 --mark NIKE --mark ADIDAS "
    "--goods shirts --quantity 50 --value 5000 --mark ADIDAS --goods belts --quantity 7 --value 70 --mark NIKE"
)
HELD = "ADIDAS-AG's goods have been held for a court since 2019-08-23 (notice C-1)"
WORD = "hint: give the number of the court's decision: --court-word NO"


@pytest.fixture
def ref(play: Play, names: None, customs: Customs) -> str:
    """Caps with both marks, shirts with one, belts with the other, all found infringing; the court wrote to one."""
    assert customs("holder", "add", "ADIDAS-AG", "--name", "adidas AG").code == 0
    assert customs("trademark", "add", "ADIDAS", "--name", "adidas", "--holder", "ADIDAS-AG").code == 0
    ref = play(f"record --office 5320 --found 2019-08-20 --direction export {GOODS} -q", on="2019-08-20").out.strip()
    play(f"notify {ref} --served 2019-08-20", on="2019-08-20")
    play(f"reply {ref} --holder NIKE-INC --apply --security 10070", on="2019-08-20")
    play(f"reply {ref} --holder ADIDAS-AG --apply --security 15000", on="2019-08-20")
    play(f"detain {ref}", on="2019-08-20")
    play(f"determine {ref} --infringing", on="2019-08-22")
    play(f"court {ref} --holder ADIDAS-AG --notice C-1 --kind property-preservation", on="2019-08-23")
    return ref


@pytest.mark.parametrize(
    "act",
    [
        "confiscate {ref} --holder NIKE-INC",
        "confiscate {ref} --holder NIKE-INC --line 1 --quantity 1",
        "transfer {ref} --to police --body PSB --holder NIKE-INC",
        "transfer {ref} --to police --body PSB --line 1 --quantity 1 --holder NIKE-INC",
    ],
)
def test_it_is_neither_confiscated_nor_handed_over_for_the_other_but_by_the_courts_word(
    play: Play, customs: Customs, ref: str, act: str
) -> None:
    refused = play(act.format(ref=ref), on="2019-08-26", code=4).err
    assert (HELD in refused, WORD in refused) == (True, True)
    play(act.format(ref=ref) + " --court-word W-1", on="2019-08-26")
    [notice] = customs("show", ref, "--json").answer["batch"]["proceedings"]["ADIDAS-AG"]["court"]
    assert (notice["freed_by"], notice["freed_on"]) == ("W-1", "2019-08-26")


def test_what_bears_only_the_other_mark_may_be_confiscated_and_comes_next(play: Play, ref: str) -> None:
    step = f"confiscate {ref} --holder NIKE-INC --line 3 --quantity 7"
    assert f"Next: customs {step}" in play(f"show {ref}", on="2019-08-23").out
    play(step, on="2019-08-26")
    assert "Next: customs confiscate" not in play(f"show {ref}", on="2019-08-26").out


def test_what_is_logged_of_a_day_before_the_notice_is_not_held_yet(play: Play, ref: str) -> None:
    play(f"confiscate {ref} --holder NIKE-INC --on 2019-08-22", on="2019-08-26")


def test_pieces_that_the_court_does_not_hold_any_more_may_be_confiscated(
    play: Play, customs: Customs, ref: str
) -> None:
    play("undo", on="2019-08-23")
    play("undo", on="2019-08-23")
    play(f"determine {ref} --holder NIKE-INC --infringing", on="2019-08-22")
    play(f"determine {ref} --holder ADIDAS-AG --line 1 --quantity 40 --not-infringing", on="2019-08-22")
    play(f"release {ref} --holder ADIDAS-AG --line 1 --quantity 40", on="2019-08-22")
    play(f"court {ref} --holder ADIDAS-AG --notice C-1 --kind assistance", on="2019-08-23")
    confiscate = f"confiscate {ref} --holder NIKE-INC --line 1 --quantity"
    assert HELD in play(f"{confiscate} 41", on="2019-08-26", code=4).err
    play(f"{confiscate} 40", on="2019-08-26")
    assert HELD in play(f"{confiscate} 1", on="2019-08-26", code=4).err
    balance = customs("show", ref, "--json").answer["batch"]["lines"][0]["balance"]
    assert (balance["confiscated"], balance["held"]) == (40, 60)


def test_an_approved_case_goes_to_the_police_by_the_word_of_the_court_that_holds_its_pieces_for_another(
    play: Play, ref: str
) -> None:
    play(f"confiscate {ref} --holder NIKE-INC --line 3 --quantity 7", on="2019-08-26")
    play(f"dispose {ref} --line 3 --quantity 7 --way sell", on="2019-08-26")
    play(f"event {ref} transfer-reported --holder NIKE-INC", on="2019-08-26")
    step = f"transfer {ref} --to police --body NAME --holder NIKE-INC --court-word NO"
    assert f"Next: customs {step}" in play(f"event {ref} transfer-approved --holder NIKE-INC", on="2019-08-26").out


@pytest.mark.parametrize("marks", ["--mark NIKE --mark ADIDAS", "--mark ADIDAS"])
def test_articles_that_a_court_holds_are_not_given_up_and_the_hint_is_the_act_that_frees_them(
    play: Play, ref: str, marks: str
) -> None:
    parcel = f"record --office 5320 --found 2019-08-20 --channel mail --goods bags --quantity 5 {marks} -q"
    mail = play(parcel, on="2019-08-23").out.strip()
    play(f"detain {mail}", on="2019-08-23")
    play(f"court {mail} --holder ADIDAS-AG --notice C-1", on="2019-08-23")
    refused = play(f"abandon {mail} --document A-1", on="2019-08-26", code=4).err
    free = f"court {mail} --holder ADIDAS-AG --notice C-1 --court-word NO --on DATE"
    assert (HELD in refused, f"hint: customs {free}" in refused) == (True, True)
    play(free.replace("NO", "W-1").replace("DATE", "2019-08-26"), on="2019-08-26")
    assert "abandoned" in play(f"abandon {mail} --document A-1", on="2019-08-26").out


def test_hints_lead_to_a_confiscation_by_the_courts_word(play: Play, ref: str) -> None:
    refused = play(f"release {ref} --holder NIKE-INC --withdrawn", on="2019-08-26", code=4).err
    word = f"customs confiscate {ref} --holder NIKE-INC --court-word NO"
    assert f"hint: {word}\n    or take back the finding: customs undo ACT\n" in refused
    play(word.replace("NO", "W-1").removeprefix("customs "), on="2019-08-26")


def test_nothing_comes_next_for_pieces_that_the_police_have_in_the_case_of_another_holder(
    play: Play, customs: Customs, ref: str
) -> None:
    play(f"court {ref} --holder ADIDAS-AG --notice C-1 --court-word W-1", on="2019-08-26")
    play(f"confiscate {ref} --holder NIKE-INC --line 3 --quantity 7", on="2019-08-26")
    play(f"dispose {ref} --line 3 --quantity 7 --way sell", on="2019-08-26")
    sent = play(f"transfer {ref} --to police --body PSB --holder ADIDAS-AG", on="2019-08-27").out
    assert "Next:" not in sent
    assert customs("--today", "2019-08-27", "today", "--json").answer["next"] == []
    assert f"Next: customs confiscate {ref} --holder NIKE-INC" in play(f"transfer {ref} --refused", on="2019-08-30").out


def test_pieces_go_to_another_office_only_with_the_cases_of_all_their_holders(
    play: Play, customs: Customs, ref: str
) -> None:
    assert HELD in play(f"transfer {ref} --to office --body 5301 --holder NIKE-INC", on="2019-08-26", code=4).err
    play(f"court {ref} --holder ADIDAS-AG --notice C-1 --court-word W-1", on="2019-08-26")
    for part in ("", "--line 1 --quantity 1"):
        asked = f"transfer {ref} --to office --body 5301 --holder NIKE-INC {part}"
        refused = play(asked, on="2019-08-27", code=4).err
        assert "these goods are also held for ADIDAS-AG, whose case would stay here" in refused
        assert "而其案件仍留在本海关" in play(f"--lang zh {asked}", on="2019-08-27", code=4).err
    both = f"transfer {ref} --to office --body 5301 --holder NIKE-INC --holder ADIDAS-AG"
    assert f"hint: customs {both}\n    hands over all of it\n" in refused
    play(f"transfer {ref} --to office --body 5301 --holder NIKE-INC --line 3 --quantity 7", on="2019-08-27")
    play(both, on="2019-08-27")
    assert customs("show", ref, "--json").answer["batch"]["status"] == "transferred"


def test_pieces_that_are_held_for_nobody_else_any_more_go_to_another_office(play: Play, ref: str) -> None:
    play(f"court {ref} --holder ADIDAS-AG --notice C-1 --court-word W-1", on="2019-08-26")
    play(f"confiscate {ref} --holder ADIDAS-AG", on="2019-08-26")
    play(f"transfer {ref} --to office --body 5301 --holder NIKE-INC", on="2019-08-27")


def test_articles_that_the_police_have_in_the_case_of_another_holder_are_not_given_up(play: Play, ref: str) -> None:
    parcel = (
        "record --office 5320 --found 2019-08-20 --channel mail --goods bags --quantity 5 --mark NIKE --mark ADIDAS"
    )
    mail = play(f"{parcel} -q", on="2019-08-23").out.strip()
    play(f"detain {mail}", on="2019-08-23")
    play(f"transfer {mail} --to police --body PSB --holder ADIDAS-AG --goods-handed", on="2019-08-26")
    refused = play(f"abandon {mail} --document A-1", on="2019-08-27", code=4).err
    assert "NIKE-INC's goods were already handed to PSB on 2019-08-26" in refused
    play(f"transfer {mail} --refused", on="2019-08-28")
    play(f"abandon {mail} --document A-1", on="2019-08-29")


def test_no_penalty_is_decided_over_pieces_that_a_court_holds_for_another_holder(
    play: Play, customs: Customs, ref: str, tmp_path: Path
) -> None:
    paper = f"print penalty-decision {ref} --holder NIKE-INC -o {tmp_path / 'p.txt'}"
    refused = play(paper, on="2019-08-26", code=4).err
    assert "NIKE-INC's goods are held for a court: they cannot be confiscated" in refused
    assert f"hint: customs confiscate {ref} --holder NIKE-INC --court-word NO" in refused
    play(f"confiscate {ref} --holder NIKE-INC --line 3 --quantity 7", on="2019-08-26")
    play(paper, on="2019-08-26")
    told = (tmp_path / "p.txt").read_text("utf-8")
    assert ("7 pcs" in told, "100 pcs" in told) == (True, False)


def test_the_year_of_a_detention_stands_still_while_a_court_holds_all_its_pieces_for_another_holder(
    play: Play, customs: Customs, ref: str
) -> None:
    def year() -> dict[str, str]:
        return {holder: str(one["due_on"]) for (holder, rule), one in deadlines(customs, ref).items() if rule == "C9"}

    assert year() == {"NIKE-INC": "2020-08-20"}, "the belts are not the court's"
    play(f"confiscate {ref} --holder NIKE-INC --line 3 --quantity 7", on="2019-08-26")
    assert year() == {"NIKE-INC": "2020-08-20"}
    play("undo", on="2019-08-26")
    play(f"line edit {ref} 3 --mark NIKE --mark ADIDAS", on="2019-08-26")
    assert year() == {}
    play(f"court {ref} --holder ADIDAS-AG --notice C-1 --court-word W-1", on="2019-09-02")
    assert year() == {"ADIDAS-AG": "2020-08-30", "NIKE-INC": "2020-08-30"}
    told = play(f"due {ref} --explain", on="2019-09-02").out
    assert told.count("2020-08-30") >= 2


@pytest.mark.parametrize("step", ["transfer {ref} --goods-handed", "event {ref} goods-handed"])
def test_it_is_said_that_a_court_holds_for_the_other_what_follows_a_case_to_the_police(
    play: Play, ref: str, step: str
) -> None:
    """The case was theirs before the court wrote, and Order 310 art. 12 leaves three days: it is no refusal."""
    play("undo", on="2019-08-23")
    play(f"transfer {ref} --to police --body PSB --holder NIKE-INC", on="2019-08-22")
    play(f"court {ref} --holder ADIDAS-AG --notice C-1 --kind property-preservation", on="2019-08-23")
    for event in ("police-accepted", "police-filed"):
        assert HELD not in play(f"event {ref} {event}", on="2019-08-26").err
    assert HELD in play(step.format(ref=ref), on="2019-08-26").err


def test_the_hint_to_hand_over_all_cases_repeats_the_word_of_the_court(play: Play, ref: str) -> None:
    asked = f"transfer {ref} --to office --body 5301 --holder NIKE-INC --line 1 --quantity 40 --court-word W-1"
    refused = play(asked, on="2019-08-26", code=4).err
    both = f"transfer {ref} --to office --body 5301 --holder NIKE-INC --holder ADIDAS-AG --court-word W-1"
    assert f"hint: customs {both}\n    hands over all of it\n" in refused
    play(both, on="2019-08-26")


def test_the_year_of_a_detention_runs_on_where_a_court_holds_only_some_of_its_pieces(
    play: Play, customs: Customs, ref: str
) -> None:
    rest = f"confiscate {ref} --holder ADIDAS-AG --line 1 --quantity 60 --court-word W-1"
    play(rest, on="2019-08-26")
    play(f"court {ref} --holder ADIDAS-AG --notice C-2 --kind property-preservation", on="2019-08-27")
    rules = {(row["rule"], row["holder"]) for row in customs("show", ref, "--json").answer["batch"]["deadlines"]}
    assert ("C9", "NIKE-INC") in rules
