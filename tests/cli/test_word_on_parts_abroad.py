"""Where the holder's word decides, no more is confiscated or destroyed than it called infringing, and not before.

Regulation (EU) 608/2013 article 23(1): goods are destroyed that the holder has confirmed to infringe; TRIPS article 59.
"""

import pytest
from running import Customs
from stories import Play

LATER = "2019-12-30"


@pytest.fixture
def detained(play: Play, customs: Customs, names: None) -> str:
    """Ten bags at Hamburg, detained on 1 July 2019, of which holder and declarant were told."""
    assert customs("office", "add", "DEHAM", "--name", "Hamburg", "--country", "DE").code == 0
    goods = "--goods bags --quantity 10 --mark VIVO --channel cargo"
    ref = play(f"record --office DEHAM --found 2019-07-01 {goods} -q", on="2019-07-01").out.strip()
    for act in (f"notify {ref} --served 2019-07-01", f"event {ref} declarant-notified", f"detain {ref}"):
        play(act, on="2019-07-01")
    return ref


@pytest.fixture
def said_apart(play: Play, detained: str) -> str:
    """Four of them infringe, as their holder says, and six are genuine."""
    play(f"confirm {detained} --infringing --line 1 --quantity 4", on="2019-07-10")
    play(f"confirm {detained} --genuine --line 1 --quantity 6", on="2019-07-12")
    return detained


def balance(customs: Customs, ref: str) -> dict[str, float]:
    """What became of the goods."""
    there = customs("show", ref, "--json").answer["batch"]["lines"][0]["balance"]
    return {fate: there[fate] for fate in ("confiscated", "released", "held", "disposed")}


def test_what_the_holder_called_genuine_is_released_and_the_rest_confiscated(
    play: Play, customs: Customs, said_apart: str
) -> None:
    more = play(f"confiscate {said_apart} --line 1 --quantity 5", on=LATER, code=4).err
    assert more.startswith(f"customs: only 4 pcs of VIVO-COMM on line 1 of {said_apart} can be confiscated, not 5")
    told = play(f"confiscate {said_apart}", on=LATER)
    assert told.lines[0].startswith(f"4 pcs of line 1 of {said_apart} confiscated for VIVO-COMM")
    assert told.lines[-1] == f"Next: customs release {said_apart}"
    play(f"confiscate {said_apart}", on=LATER, code=4)
    play(f"release {said_apart}", on=LATER)
    assert balance(customs, said_apart) == {"confiscated": 4, "released": 6, "held": 0, "disposed": 0}


def test_genuine_goods_are_released_while_the_others_wait(play: Play, customs: Customs, said_apart: str) -> None:
    play(f"release {said_apart} --line 1 --quantity 7", on=LATER, code=4)
    told = play(f"release {said_apart}", on=LATER)
    assert told.lines[-1] == f"Next: customs confiscate {said_apart}"
    play(f"confiscate {said_apart}", on=LATER)
    assert balance(customs, said_apart) == {"confiscated": 4, "released": 6, "held": 0, "disposed": 0}


def test_no_more_is_destroyed_by_agreement_than_was_called_infringing(
    play: Play, customs: Customs, said_apart: str
) -> None:
    gone = f"dispose {said_apart} --line 1 --way destroy --supervisor Li --quantity"
    assert f"line 1 of {said_apart} holds 4 pcs, not 5" in play(f"{gone} 5", on=LATER, code=4).err
    play(f"{gone} 3", on=LATER)
    assert f"line 1 of {said_apart} holds 1 pcs, not 2" in play(f"{gone} 2", on=LATER, code=4).err
    play(f"{gone} 1", on=LATER)
    assert balance(customs, said_apart)["held"] == 6


def test_released_goods_are_not_destroyed_by_agreement(play: Play, customs: Customs, detained: str) -> None:
    play(f"release {detained} --line 1 --quantity 7 --reason 'our own mistake'", on="2019-07-10")
    play(f"confirm {detained} --infringing", on="2019-07-11")
    gone = f"dispose {detained} --line 1 --way destroy --supervisor Li --quantity"
    assert f"line 1 of {detained} holds 3 pcs, not 10" in play(f"{gone} 10", on=LATER, code=4).err
    play(f"{gone} 3", on=LATER)
    assert balance(customs, detained) == {"confiscated": 3, "released": 7, "held": 0, "disposed": 3}


def test_nothing_is_confiscated_or_destroyed_before_the_word_that_makes_it_infringing(
    play: Play, said_apart: str
) -> None:
    play(f"event {said_apart} declarant-replied", on="2019-07-02")
    early = play(f"confiscate {said_apart} --on 2019-07-09", on=LATER, code=4).err
    assert early.startswith(
        "customs: confiscated on 2019-07-09, before the goods were held to be infringing (2019-07-10)\n"
    )
    gone = f"dispose {said_apart} --line 1 --way destroy --supervisor Li --quantity 4"
    assert "disposed of on 2019-07-09" in play(f"{gone} --on 2019-07-09", on=LATER, code=4).err
    play(f"confiscate {said_apart} --on 2019-07-10", on=LATER)
    moved = f"correct {said_apart} --mark VIVO --confirmed 2019-07-11 --line 1 --part 1 --reason misread"
    assert "would be before the confirmation on 2019-07-11" in play(moved, on=LATER, code=4).err


def test_nothing_is_confiscated_before_the_word_of_the_court_that_decides(play: Play, detained: str) -> None:
    play(f"event {detained} declarant-objected", on="2019-07-05")
    play(f"court {detained} --notice 45", on="2019-07-08")
    play(f"court {detained} --notice 45 --court-word 46", on="2019-11-20")
    early = play(f"confiscate {detained} --on 2019-11-19", on=LATER, code=4).err
    assert "before the goods were held to be infringing (2019-11-20)" in early
    play(f"confiscate {detained} --on 2019-11-20", on=LATER)


def test_what_was_destroyed_by_agreement_is_released_no_more(play: Play, customs: Customs, detained: str) -> None:
    play(f"confirm {detained} --infringing", on="2019-07-10")
    play(f"dispose {detained} --line 1 --quantity 6 --way destroy --supervisor Li", on="2019-08-01")
    play(f"release {detained} --reason 'our own mistake' --line 1 --quantity 5", on=LATER, code=4)
    told = play(f"release {detained} --reason 'our own mistake'", on=LATER)
    assert told.lines[0].startswith(f"4 pcs of line 1 of {detained} released")
    assert balance(customs, detained) == {"confiscated": 6, "released": 4, "held": 0, "disposed": 6}
    again = play(f"release {detained} --reason 'our own mistake'", on=LATER, code=4).err
    assert again.startswith("customs: none of VIVO-COMM's goods still held can be released")


def test_a_holder_that_applied_for_detained_goods_before_it_was_told_is_no_fault(
    play: Play, customs: Customs, names: None
) -> None:
    assert customs("office", "add", "DEHAM", "--name", "Hamburg", "--country", "DE").code == 0
    goods = "--goods bags --quantity 10 --mark VIVO --channel cargo"
    ref = play(f"record --office DEHAM --found 2019-07-01 {goods} -q", on="2019-07-01").out.strip()
    for act in (f"detain {ref}", f"reply {ref} --apply"):
        play(act, on="2019-07-01")
    play(f"notify {ref} --served 2019-07-02", on="2019-07-02")
    assert "dates-out-of-order" not in [one["rule"] for one in customs("check", "--json").answer["findings"]]


def test_a_holder_that_did_not_agree_lets_go_of_destroyed_pieces_with_the_others(
    play: Play, customs: Customs, detained: str
) -> None:
    play(f"line edit {detained} 1 --mark VIVO --mark NIKE", on="2019-07-01")
    play(f"notify {detained} --holder NIKE-INC --served 2019-07-02", on="2019-07-02")
    play(f"detain {detained} --holder NIKE-INC", on="2019-07-02")
    play(f"confirm {detained} --holder VIVO-COMM --infringing", on="2019-07-03")
    play(f"confirm {detained} --holder NIKE-INC --genuine", on="2019-07-03")
    play(f"dispose {detained} --line 1 --quantity 3 --way destroy --supervisor Li", on="2019-08-01")
    play(f"release {detained} --holder NIKE-INC", on="2019-08-02")
    batch = customs("show", detained, "--json").answer["batch"]
    assert batch["proceedings"]["NIKE-INC"]["outcome"] == "released"


def test_nothing_is_destroyed_by_agreement_before_it_is_detained(play: Play, customs: Customs, names: None) -> None:
    assert customs("office", "add", "BRSSZ", "--name", "Santos", "--country", "BR").code == 0
    record = "record --office BRSSZ --found 2019-07-01 --goods bags --quantity 10 --mark VIVO --channel cargo -q"
    ref = play(record, on="2019-07-01").out.strip()
    play(f"notify {ref} --served 2019-07-01", on="2019-07-01")
    play(f"confirm {ref} --infringing", on="2019-07-02")
    play(f"reply {ref} --apply", on="2019-07-03")
    play(f"detain {ref}", on="2019-07-05")
    gone = f"dispose {ref} --line 1 --quantity 4 --way destroy --supervisor Li --on"
    play(f"{gone} 2019-07-04", on=LATER, code=4)
    play(f"{gone} 2019-07-05", on=LATER)
    assert "dates-out-of-order" not in customs("check").out


def test_goods_are_collected_on_a_ground_of_their_own_whatever_the_holder_calls_them(
    play: Play, customs: Customs, said_apart: str
) -> None:
    play(f"confiscate {said_apart} --collected --ground 'nobody came' --document 62", on=LATER)
    assert balance(customs, said_apart)["confiscated"] == 10
