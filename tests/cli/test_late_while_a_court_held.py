"""Acts entered late on a day on which a court held the goods; words and findings older than what they would change.

Regulations on Customs Protection of IPR article 24(2): with a court's notice the goods are held for it; nothing is
released, confiscated or disposed of without the court's word.
"""

import pytest
from running import Customs
from stories import Play, deadlines, found, held, proceeding

LATER = "2020-03-02"
HELD = "they were held for a court until 2019-10-30 (notice 45)"


def before_the_court(play: Play) -> str:
    """A batch of which 400 pieces were found infringing; a court held all from 30 September to 30 October 2019."""
    ref = found(play, "2019-09-02")
    held(play, ref, served="2019-09-02")
    play(f"determine {ref} --infringing --line 1 --quantity 400 --on 2019-09-20", on=LATER)
    play(f"court {ref} --notice 45 --on 2019-09-30", on=LATER)
    play(f"court {ref} --notice 45 --court-word 46 --on 2019-10-30", on=LATER)
    return ref


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(
    ("act", "verb"),
    [
        ("confiscate {ref} --number 7", "confiscate"),
        ("confiscate {ref} --number 7 --line 1 --quantity 100", "confiscate"),
        ("confiscate {ref} --collected --ground 'nobody came' --document 62", "confiscate"),
        ("release {ref} --ground request --document 8 --line 1 --quantity 100", "release"),
        ("release {ref} --court-word 47 --line 1 --quantity 100", "release"),
        ("transfer {ref} --to police --body PSB --number 9", "transfer"),
        ("transfer {ref} --to police --body PSB --number 9 --line 1 --quantity 100", "transfer"),
    ],
)
def test_nothing_is_decided_on_a_day_on_which_a_court_held_the_goods(play: Play, act: str, verb: str) -> None:
    ref = before_the_court(play)
    for day in ("2019-10-01", "2019-10-29"):
        said = play(f"{act.format(ref=ref)} --on {day}", on=LATER, code=4).err
        assert said.startswith(f"customs: cannot {verb} VIVO-COMM's goods on {day}: {HELD} (Regulations art. 24(2)")
    play(f"confiscate {ref} --number 7 --line 1 --quantity 100 --on 2019-09-30", on=LATER)
    play(f"confiscate {ref} --number 8 --on 2019-10-30", on=LATER)


@pytest.mark.usefixtures("names")
def test_confiscated_goods_stay_in_the_store_while_a_court_holds_the_rest(play: Play) -> None:
    ref = before_the_court(play)
    play(f"confiscate {ref} --number 7 --on 2019-09-29", on=LATER)
    dispose = f"dispose {ref} --line 1 --quantity 400 --way destroy --supervisor Li"
    said = play(f"{dispose} --on 2019-10-15", on=LATER, code=4).err
    assert said.startswith(f"customs: cannot dispose of VIVO-COMM's goods on 2019-10-15: {HELD}")
    play(f"{dispose} --on 2019-10-30", on=LATER)


@pytest.mark.usefixtures("names")
def test_no_correction_moves_a_part_into_the_days_of_a_court(play: Play) -> None:
    ref = before_the_court(play)
    play(f"confiscate {ref} --number 7 --on 2019-11-05", on=LATER)
    moved = f"correct {ref} --holder VIVO-COMM --outcome-on 2019-10-20 --reason misread"
    said = play(moved, on=LATER, code=4).err
    assert "the outcome on 2019-10-20 would be before the court's decision on 2019-10-30" in said
    longer = f"correct {ref} --holder VIVO-COMM --notice 45 --freed-on 2019-11-06 --reason misread"
    said = play(longer, on=LATER, code=4).err
    assert "the outcome on 2019-11-05 would be before the court's decision on 2019-11-06" in said


@pytest.mark.usefixtures("names")
def test_a_notice_entered_late_tells_what_was_decided_while_it_held_the_goods(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-09-02")
    held(play, ref, served="2019-09-02")
    play(f"determine {ref} --infringing --line 1 --quantity 400 --on 2019-09-20", on=LATER)
    play(f"confiscate {ref} --number 7 --on 2019-09-26", on=LATER)
    play(f"dispose {ref} --line 1 --quantity 400 --way destroy --supervisor Li --on 2019-09-27", on=LATER)
    told = play(f"court {ref} --notice 45 --on 2019-09-25", on=LATER).err
    for day in ("2019-09-26", "2019-09-27"):
        assert f"VIVO-COMM's goods were decided about on {day}, while this notice held them" in told
    check = customs("check", "--json")
    assert check.code == 6
    whats = [one["what"] for one in check.answer["findings"] if ref in one["where"]]
    assert any("2019-09-25" in what and "2019-09-26" in what for what in whats), whats


@pytest.mark.usefixtures("names")
def test_goods_may_leave_on_the_day_of_the_notice_before_it_comes(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-09-02")
    held(play, ref, served="2019-09-02")
    play(f"determine {ref} --infringing --line 1 --quantity 400 --on 2019-09-20", on="2019-09-30")
    play(f"confiscate {ref} --number 7 --on 2019-09-30", on="2019-09-30")
    assert "while this notice held" not in play(f"court {ref} --notice 45 --on 2019-09-30", on="2019-09-30").err
    play(f"court {ref} --notice 45 --court-word 46 --on 2019-10-30", on="2019-10-30")
    assert customs("check").code == 0


@pytest.mark.usefixtures("names")
def test_goods_collected_on_a_ground_of_their_own_wait_for_no_word(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-09-02", more="--basis application")
    play(f"reply {ref} --apply --security 100000", on="2019-09-03")
    play(f"detain {ref}", on="2019-09-04")
    collected = f"confiscate {ref} --line 1 --quantity 200 --collected --ground 'nobody came' --document 62"
    play(f"{collected} --on 2019-09-20", on=LATER)
    play(f"court {ref} --notice 45 --on 2019-09-25", on=LATER)
    play(f"confiscate {ref} --court-word 46 --on 2019-10-30", on=LATER)
    assert customs("check").code == 0


@pytest.mark.usefixtures("names")
def test_a_word_on_all_goods_replaces_no_later_word_on_parts(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-09-02")
    held(play, ref, served="2019-09-02")
    play(f"confirm {ref} --mark VIVO --infringing --line 1 --quantity 500", on="2019-12-20")
    said = play(f"confirm {ref} --mark VIVO --undetermined --on 2019-10-25", on=LATER, code=4).err
    assert said.startswith(
        "customs: the confirmation is dated 2019-10-25, before the confirmation that it changes (2019-12-20)\n"
    )
    assert proceeding(customs, ref)["marks"]["VIVO"]["confirmation"] == "infringing"  # type: ignore[index]


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize("goods", ["", "--line 1 --quantity 1000"])
def test_a_finding_replaces_no_later_doubt_on_parts(play: Play, goods: str) -> None:
    ref = found(play, "2019-09-02")
    held(play, ref, served="2019-09-02")
    play(f"determine {ref} --undetermined --line 1 --quantity 700", on="2019-09-11")
    play(f"determine {ref} --undetermined", on="2019-10-19")
    said = play(f"determine {ref} --infringing {goods} --on 2019-09-14", on=LATER, code=4).err
    assert said.startswith(
        "customs: the finding is dated 2019-09-14, before the finding that it changes (2019-10-19)\n"
    )
    play(f"determine {ref} --infringing --line 1 --quantity 700 --on 2019-09-14", on=LATER)
    moved = f"correct {ref} --holder VIVO-COMM --finding-on 2019-09-10 --line 1 --part 1 --reason misread"
    said = play(moved, on=LATER, code=4).err
    assert said.startswith(
        "customs: VIVO-COMM: the decision on 2019-09-10 would be before the decision on 2019-09-11\n"
    )


@pytest.mark.usefixtures("names")
def test_the_corrected_day_of_a_finding_is_that_of_its_goods_with_another_finding_since_too(
    play: Play, customs: Customs
) -> None:
    ref = found(play, "2019-09-02")
    held(play, ref, served="2019-09-02")
    play(f"determine {ref} --undetermined", on="2019-10-15")
    play(f"determine {ref} --infringing --line 1 --quantity 500", on="2019-10-20")
    play(f"correct {ref} --finding-on 2019-09-25 --line 1 --part 1 --reason misread", on=LATER)
    assert [one["on"] for one in proceeding(customs, ref)["earlier"]] == ["2019-09-25"]  # type: ignore[attr-defined]
    assert deadlines(customs, ref)["VIVO-COMM", "C2"]["met_on"] == "2019-09-25"


@pytest.mark.usefixtures("names")
def test_goods_are_not_released_for_a_word_that_came_later(play: Play) -> None:
    ref = found(play, "2019-09-02")
    held(play, ref, served="2019-09-02")
    play(f"confirm {ref} --genuine", on="2019-10-20")
    early = play(f"release {ref} --on 2019-10-19", on="2019-10-21", code=4).err
    assert early.startswith("customs: no reason is known for releasing the goods of VIVO-COMM (Regulations art. 24)\n")
    play(f"release {ref} --on 2019-10-20", on="2019-10-21")
