"""Acts entered late on a day on which the police had the case of the goods, and had not refused it yet."""

import pytest
from running import Customs
from stories import Play, found, held, proceeding

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
