"""A hand-over has one day: where that of a holder's outcome is mended, sheets, papers and other holders have it too."""

import pytest
from running import Customs
from stories import Play, held
from stories import found as found_on

MONTH = ("--counted-on", "transferred", "--json")


@pytest.fixture
def handed(play: Play, names: None) -> str:
    """Goods of two holders, all of which the police got on 8 July 2019; the case is theirs, the goods wait."""
    ref = found_on(play, "2019-07-01", marks="VIVO NIKE")
    play(f"notify {ref} --served 2019-07-01 --how in-person", on="2019-07-01")
    for holder in ("VIVO-COMM", "NIKE-INC"):
        play(f"reply {ref} --holder {holder} --apply --security 20000", on="2019-07-01")
    play(f"detain {ref}", on="2019-07-01")
    play(f"transfer {ref} --to police --body PSB", on="2019-07-08")
    return ref


def days(customs: Customs, ref: str) -> tuple[dict[str, str], list[dict[str, str | None]]]:
    """Day of the outcome of each holder; the days of each hand-over."""
    batch = customs("show", ref, "--json").answer["batch"]
    cases = [{name: case.get(name) for name in ("on", "goods_on", "refused_on")} for case in batch["transfers"]]
    return {h: p["outcome_on"] for h, p in batch["proceedings"].items()}, cases


def test_another_day_of_a_hand_over_is_that_of_all_whose_goods_it_took(
    play: Play, customs: Customs, handed: str
) -> None:
    correct = f"correct {handed} --holder VIVO-COMM --outcome-on 2019-07-05 --reason misread"
    told = play(correct, on="2019-07-09").lines
    assert [line for line in told if "2019-07-08 -> 2019-07-05" in line] == [
        "  Day of the outcome (VIVO-COMM): 2019-07-08 -> 2019-07-05",
        "  Day of the outcome (NIKE-INC): 2019-07-08 -> 2019-07-05",
    ]
    on = dict.fromkeys(("VIVO-COMM", "NIKE-INC"), "2019-07-05")
    assert days(customs, handed) == (on, [{"on": "2019-07-05", "goods_on": None, "refused_on": None}])
    assert customs("summary", "2019-07-05", *MONTH).answer["total"]["recorded"] == 1
    assert customs("summary", "2019-07-08", *MONTH).answer["total"]["recorded"] == 0
    told_on = {
        day: [
            a["refs"] for a in customs("summary", day, "--sheet", "--json").answer["acts"] if a["kind"] == "transferred"
        ]
        for day in ("2019-07-05", "2019-07-08")
    }
    assert told_on == {"2019-07-05": [[handed]], "2019-07-08": []}
    play("undo", on="2019-07-09")
    assert days(customs, handed)[1] == [{"on": "2019-07-08", "goods_on": None, "refused_on": None}]


def test_a_part_that_was_handed_over_has_the_day_of_its_hand_over(play: Play, customs: Customs, names: None) -> None:
    ref = found_on(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"transfer {ref} --to police --body PSB --line 1 --quantity 200", on="2019-07-04")
    play(f"transfer {ref} --to police --body PSB2 --line 1 --quantity 300", on="2019-07-08")
    play(f"correct {ref} --outcome-on 2019-07-05 --line 1 --part 2 --reason x", on="2019-07-09")
    assert [case["on"] for case in days(customs, ref)[1]] == ["2019-07-04", "2019-07-05"]


@pytest.mark.parametrize(
    ("act", "event", "field"),
    [("--refused", "police_refused_on", "refused_on"), ("--goods-handed", "goods_handed_on", "goods_on")],
)
def test_another_day_of_what_the_police_did_is_that_of_the_hand_over(
    play: Play, customs: Customs, handed: str, act: str, event: str, field: str
) -> None:
    play(f"event {handed} police-accepted --holder VIVO-COMM", on="2019-07-08")
    play(f"event {handed} police-filed --holder VIVO-COMM", on="2019-07-08")
    play(f"transfer {handed} {act}", on="2019-07-09")
    mend = f"correct {handed} --holder VIVO-COMM --event {event}={{}} --reason x"
    play(mend.format("2019-07-10"), on="2019-07-10")
    assert days(customs, handed)[1][0][field] == "2019-07-10"
    proceedings = customs("show", handed, "--json").answer["batch"]["proceedings"]
    assert {p["events"][event] for p in proceedings.values()} == {"2019-07-10"}
    assert "would be before the transfer on 2019-07-08" in play(mend.format("2019-07-07"), on="2019-07-10", code=4).err
