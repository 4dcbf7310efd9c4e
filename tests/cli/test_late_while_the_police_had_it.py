"""Acts entered late on a day on which the police had the case of the goods, and had not refused it yet."""

import pytest
from running import Customs
from stories import Play, deadlines, found, held, proceeding

LATER = "2020-03-02"
POLICE = "transfer {ref} --to police --body PSB"


def refused(play: Play, part: str = "") -> str:
    """A batch whose case the police had from 10 September to 21 November 2019."""
    ref = found(play, "2019-09-02")
    held(play, ref, served="2019-09-02")
    play(f"{POLICE.format(ref=ref)} --number 1 --on 2019-09-10 {part}", on=LATER)
    play(f"{POLICE.format(ref=ref)} --refused --on 2019-11-21", on=LATER)
    return ref


@pytest.mark.usefixtures("names")
def test_goods_are_in_one_case_at_a_time(play: Play, customs: Customs) -> None:
    ref = refused(play)
    for body in ("police --body PSB", "office --body Shekou", "court --body Court"):
        said = play(f"transfer {ref} --to {body} --number 2 --on 2019-10-08", on=LATER, code=4).err
        assert said.startswith(
            "customs: VIVO-COMM's goods are still to be handed to PSB, where the case has been since"
        )
    play(f"{POLICE.format(ref=ref)} --number 2 --on 2019-11-21", on=LATER)
    assert proceeding(customs, ref)["outcome_on"] == "2019-11-21"


@pytest.mark.usefixtures("names")
def test_goods_beside_a_case_of_a_part_may_be_in_another(play: Play) -> None:
    ref = refused(play, part="--line 1 --quantity 800")
    said = play(f"{POLICE.format(ref=ref)} --line 1 --quantity 401 --on 2019-10-08", on=LATER, code=4).err
    assert said.startswith(f"customs: line 1 of {ref} holds 400 pcs, not 401")
    play(f"{POLICE.format(ref=ref)} --line 1 --quantity 400 --on 2019-10-08", on=LATER)


@pytest.mark.usefixtures("names")
def test_customs_decides_nothing_while_the_police_have_the_case(play: Play) -> None:
    ref = refused(play)
    said = play(f"determine {ref} --infringing --on 2019-10-08", on=LATER, code=4).err
    assert said.startswith(
        "customs: cannot determine on 2019-10-08: the police had the case of VIVO-COMM until 2019-11-21"
    )
    play(f"determine {ref} --infringing --on 2019-11-21", on=LATER)


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize("part", ["", "--line 1 --quantity 401"], ids=["all", "a part"])
def test_customs_decides_about_no_piece_of_a_line_that_the_police_have(play: Play, part: str) -> None:
    ref = refused(play, part="--line 1 --quantity 800")
    finding = f"determine {ref} --infringing"
    told = play(f"{finding} {part} --on 2019-10-08", on=LATER, code=4).err
    much = 401 if part else 1200
    says = f"cannot determine {much} pcs of line 1 on 2019-10-08: the police had 800 of them until 2019-11-21"
    assert told.startswith(f"customs: {says}")
    play(f"{finding} --line 1 --quantity 400 --on 2019-10-08", on=LATER)
    play(f"{finding} --line 1 --quantity 800 --on 2019-11-21", on=LATER)


@pytest.mark.usefixtures("names")
def test_a_line_that_the_police_have_as_a_whole_is_not_found_in_part(play: Play) -> None:
    ref = found(play, "2019-09-02", more="--goods caps --quantity 5 --mark VIVO")
    held(play, ref, served="2019-09-02")
    play(f"{POLICE.format(ref=ref)} --line 1 --quantity 1200 --on 2019-09-10", on=LATER)
    play(f"{POLICE.format(ref=ref)} --refused --on 2019-11-21", on=LATER)
    play(f"determine {ref} --infringing --line 1 --quantity 4 --on 2019-10-08", on=LATER, code=4)
    play(f"determine {ref} --infringing --line 2 --quantity 5 --on 2019-10-08", on=LATER)
    play(f"determine {ref} --infringing --on 2019-11-21", on=LATER)


@pytest.mark.usefixtures("names")
def test_customs_may_have_decided_on_the_day_on_which_the_police_got_the_case(play: Play, customs: Customs) -> None:
    ref = refused(play)
    play(f"determine {ref} --infringing --on 2019-09-10", on=LATER)
    assert customs("check").code == 0
    release = f"release {ref} --ground request --document 8"
    play("undo", on=LATER)
    play(f"{release} --on 2019-09-10", on=LATER, code=4)


@pytest.mark.usefixtures("names")
def test_no_correction_moves_a_finding_into_the_days_of_the_police(play: Play) -> None:
    ref = found(play, "2019-09-02")
    held(play, ref, served="2019-09-02")
    play(f"determine {ref} --infringing --on 2019-09-08", on=LATER)
    play(f"{POLICE.format(ref=ref)} --number 1 --on 2019-09-10", on=LATER)
    moved = f"correct {ref} --holder VIVO-COMM --finding-on 2019-09-20 --reason misread"
    said = play(moved, on=LATER, code=4).err
    assert said.startswith("customs: VIVO-COMM: the outcome on 2019-09-10 would be before the decision on 2019-09-20\n")
    play(f"confiscate {ref} --number 7 --on 2019-09-25", on=LATER, code=4)
    play(f"{POLICE.format(ref=ref)} --refused --on 2019-11-21", on=LATER)
    said = play(moved, on=LATER, code=4).err
    assert said.startswith("customs: VIVO-COMM: the decision on 2019-09-20 would be before ") and "2019-11-21" in said
    play(f"correct {ref} --holder VIVO-COMM --finding-on 2019-09-10 --reason misread", on=LATER)


@pytest.mark.usefixtures("names")
def test_goods_that_leave_whole_wait_for_no_finding_whatever_is_corrected_afterwards(
    play: Play, customs: Customs
) -> None:
    ref = found(play, "2019-09-02")
    held(play, ref, served="2019-09-02")
    play(f"determine {ref} --undetermined --line 1 --quantity 800 --on 2019-09-20", on=LATER)
    play(f"{POLICE.format(ref=ref)} --number 1 --on 2019-11-17", on=LATER)
    before = deadlines(customs, ref)
    assert proceeding(customs, ref)["unfound"] == 0
    play(f"correct {ref} --holder VIVO-COMM --detained 2019-09-03 --reason misread", on=LATER)
    assert deadlines(customs, ref).keys() == before.keys()
