"""Goods are disposed of without a decision only where a law lets holder and declarant agree, and they do (EU)."""

import pytest
from running import Customs
from stories import Play, brought_to

GONE = "dispose {ref} --line 1 --quantity {n} --way destroy --supervisor Li"
TOLD = "event {ref} declarant-notified"


@pytest.fixture
def union(play: Play, customs: Customs, names: None) -> str:
    """Three bags at Hamburg, detained on 1 July 2019, that their holder calls infringing."""
    assert customs("office", "add", "DEHAM", "--name", "Hamburg", "--country", "DE").code == 0
    goods = "--goods bags --quantity 3 --mark VIVO --channel express"
    ref = play(f"record --office DEHAM --found 2019-07-01 {goods} -q", on="2019-07-01").out.strip()
    for line in (f"notify {ref} --served 2019-07-01", f"detain {ref}", f"confirm {ref} --infringing"):
        play(line, on="2019-07-01")
    return ref


def test_nothing_is_destroyed_while_the_declarant_may_object_or_once_it_has(play: Play, union: str) -> None:
    gone = GONE.format(ref=union, n=3)
    play(TOLD.format(ref=union), on="2019-07-01")
    early = play(gone, on="2019-07-15", code=4).err
    assert "the declarant may object until 2019-07-15" in early
    assert f"if the declarant agreed: customs event {union} declarant-replied --on DATE" in early
    play(f"{gone} -n", on="2019-07-16")
    play(f"event {union} declarant-objected", on="2019-07-12")
    for way in ("destroy", "sell"):
        refused = play(gone.replace("destroy", way), on="2019-07-16", code=4).err
        assert f"line 1 of {union} is not confiscated" in refused
        assert f"hint: customs court {union} --holder VIVO-COMM --notice NO" in refused
    play(f"court {union} --notice N1", on="2019-07-12")
    play(f"confiscate {union} --court-word W1", on="2019-07-16")
    play(gone, on="2019-07-16")


def test_whoever_lets_goods_go_of_which_no_declarant_was_told_is_warned(play: Play, union: str) -> None:
    gone, given_up = f"{GONE.format(ref=union, n=3)} -n", f"confiscate {union} -n"
    for act in (gone, given_up):
        assert "the declarant was not told of the goods" in play(act, on="2019-07-15").err, act
        assert "尚未将货物情况通知申报人" in play(f"--lang zh {act}", on="2019-07-15").err, act
    play(TOLD.format(ref=union), on="2019-07-01")
    for act in (gone, given_up):
        assert "warning" not in play(act, on="2019-07-16").err, act


def test_what_is_agreed_is_destroyed_and_of_goods_confiscated_in_part_no_more_once_it_is_opposed(
    play: Play, union: str
) -> None:
    play(TOLD.format(ref=union), on="2019-07-01")
    play(f"event {union} declarant-replied", on="2019-07-02")
    play(f"{GONE.format(ref=union, n=3)} -n", on="2019-07-02")
    play(f"confiscate {union} --line 1 --quantity 1", on="2019-07-02")
    play(f"event {union} declarant-objected", on="2019-07-03")
    assert f"line 1 of {union} holds 1 pcs, not 3" in play(GONE.format(ref=union, n=3), on="2019-07-03", code=4).err
    play(GONE.format(ref=union, n=1), on="2019-07-03")


def test_of_a_small_consignment_the_refusal_says_how_long_the_declarant_has(
    play: Play, customs: Customs, names: None
) -> None:
    assert customs("office", "add", "DEHAM", "--name", "Hamburg", "--country", "DE").code == 0
    goods = "--goods bags --quantity 3 --mark VIVO --channel mail --procedure eu_small_consignment"
    ref = play(f"record --office DEHAM --found 2019-07-01 {goods} -q", on="2019-07-01").out.strip()
    play(TOLD.format(ref=ref), on="2019-07-01")
    play(f"detain {ref}", on="2019-07-01")
    refused = play(GONE.format(ref=ref, n=3), on="2019-07-02", code=4).err
    assert "the declarant may object until 2019-07-15" in refused
    later = play(GONE.format(ref=ref, n=3), on="2019-07-16", code=4).err
    assert later.endswith(f"hint: customs confiscate {ref} --holder VIVO-COMM\n")
    play(f"confiscate {ref} --holder VIVO-COMM", on="2019-07-16")
    play(GONE.format(ref=ref, n=3), on="2019-07-16")


def test_upon_application_a_holder_s_word_disposes_of_nothing(play: Play, names: None) -> None:
    ref = brought_to(play, "upon application")
    play(f"confirm {ref} --infringing", on="2019-08-21")
    refused = play(GONE.format(ref=ref, n=1200), on="2019-08-21", code=4).err
    assert refused.endswith(f"hint: customs court {ref} --holder VIVO-COMM --notice NO\n")
    play(f"court {ref} --notice N1", on="2019-08-21")
    play(f"confiscate {ref} --court-word W1", on="2019-08-22")
    play(GONE.format(ref=ref, n=1200), on="2019-08-22")


def test_what_was_destroyed_by_agreement_may_be_recorded_as_given_up_later(
    play: Play, customs: Customs, union: str
) -> None:
    play(TOLD.format(ref=union), on="2019-07-01")
    gone = play(GONE.format(ref=union, n=1), on="2019-07-16").out
    assert f"Next: customs confiscate {union}" in gone
    play(f"confiscate {union}", on="2019-07-18")
    assert "dates-out-of-order" not in customs("--today", "2019-07-18", "check").out
    refused = play(f"correct {union} --disposed-on 2019-06-30 --reason slip", on="2019-07-18", code=4).err
    assert "the disposal on 2019-06-30 would be before the detention on 2019-07-01" in refused
