"""The day of a disposal, of a hand-over to a court, and of what a later one has followed, put right."""

import pytest
from running import Customs
from stories import Play, brought_to, deadlines, proceeding


def acts(customs: Customs, day: str) -> list[str]:
    """The kinds of acts that the sheet of a day tells."""
    return [act["kind"] for act in customs("summary", day, "--sheet", "--json").answer["acts"] if act["refs"]]


@pytest.fixture
def disposed(play: Play, names: None) -> str:
    """Goods confiscated on 22 August 2019, which was served on the 23rd; destroyed on 2 and 20 December."""
    ref = brought_to(play, "detained")
    play(f"determine {ref} --infringing", on="2019-08-21")
    play(f"confiscate {ref} --number K", on="2019-08-22")
    play(f"event {ref} confiscation-served", on="2019-08-23")
    play(f"dispose {ref} --line 1 --quantity 500 --way destroy --supervisor S", on="2019-12-02")
    play(f"dispose {ref} --line 1 --quantity 700 --way destroy --supervisor S", on="2019-12-20")
    return ref


def test_another_day_of_a_disposal_is_that_of_its_sheet_and_of_the_time_limit(
    play: Play, customs: Customs, disposed: str
) -> None:
    refused = play(f"correct {disposed} --disposed-on 2019-11-20 --reason x --json", on="2019-12-21", code=2)
    hint = refused.error["hint"].partition("; ")[0]
    told = play(hint.removeprefix("customs ").replace("TEXT", "misread"), on="2019-12-21")
    assert told.lines[1] == "  Disposed of: 2019-12-20 -> 2019-11-20"
    assert acts(customs, "2019-12-20") == [] and acts(customs, "2019-11-20") == ["disposed"]
    assert deadlines(customs, disposed)["VIVO-COMM", "C8"]["met_on"] == "2019-12-02"
    play(f"correct {disposed} --disposed-on 2019-11-19 --line 1 --part 1 --reason x", on="2019-12-21")
    assert deadlines(customs, disposed)["VIVO-COMM", "C8"]["met_on"] == "2019-11-20"
    said = customs("history", disposed, "--json").answer["entries"][-1]["said"]
    assert said.endswith("Disposed of: 2019-12-02 -> 2019-11-19 (reason: x)")
    play(f"correct {disposed} --disposed-on 2019-08-21 --line 1 --part 1 --reason x", on="2019-12-21", code=4)
    play("undo", on="2019-12-21")
    assert deadlines(customs, disposed)["VIVO-COMM", "C8"]["met_on"] == "2019-12-02"


def test_another_day_of_a_hand_over_to_a_court_is_told(play: Play, customs: Customs, names: None) -> None:
    ref = brought_to(play, "detained")
    play(f"correct {ref} --handed-on 2019-08-21 --reason x", on="2019-08-22", code=2)
    play(f"court {ref} --notice M-1 --kind property-preservation", on="2019-08-21")
    play(f"transfer {ref} --to court --body Court", on="2019-08-26")
    told = play(f"correct {ref} --handed-on 2019-08-23 --reason x", on="2019-08-27")
    assert told.lines[1] == "  Handed to the court: 2019-08-26 -> 2019-08-23"
    assert (acts(customs, "2019-08-26"), acts(customs, "2019-08-23")) == ([], ["transferred"])
    play(f"correct {ref} --handed-on 2019-08-19 --reason x", on="2019-08-27", code=4)
    play(f"correct {ref} --handed-on 2019-08-28 --reason x", on="2019-08-27", code=2)


def test_another_day_of_an_earlier_finding_or_word_moves_what_hangs_on_it(
    play: Play, customs: Customs, names: None
) -> None:
    ref = brought_to(play, "detained")
    play(f"confirm {ref} --undetermined", on="2019-08-21")
    play(f"determine {ref} --undetermined", on="2019-08-22")
    play(f"confirm {ref} --infringing", on="2019-10-30")
    play(f"determine {ref} --infringing", on="2019-11-01")
    told = play(f"correct {ref} --earlier finding=2019-10-09 --reason x", on="2019-11-02")
    assert told.lines[1] == "  Earlier finding (VIVO-COMM): 2019-08-22 -> 2019-10-09"
    limit = deadlines(customs, ref)["VIVO-COMM", "C2"]
    assert (limit["due_on"], limit["met_on"]) == ("2019-10-08", "2019-10-09")
    play(f"correct {ref} --earlier word=2019-08-23 --mark VIVO --reason x", on="2019-11-02")
    assert (acts(customs, "2019-08-21"), acts(customs, "2019-08-23")) == ([], ["confirmed"])
    assert [one["on"] for one in proceeding(customs, ref)["earlier"]] == ["2019-08-23", "2019-10-09"]  # type: ignore[attr-defined]
    play(f"correct {ref} --earlier finding=2019-11-02 --reason x", on="2019-11-02", code=4)
    play(f"correct {ref} --earlier finding=2019-08-19 --reason x", on="2019-11-02", code=4)
    play(f"correct {ref} --earlier review-requested=2019-08-19 --reason x", on="2019-11-02", code=2)


def test_of_several_that_were_earlier_the_one_is_named_by_its_day(play: Play, customs: Customs, names: None) -> None:
    ref = brought_to(play, "detained")
    for word, day in (("undetermined", "2019-08-21"), ("undetermined", "2019-08-23"), ("infringing", "2019-08-26")):
        play(f"confirm {ref} --{word}", on=day)
    refused = play(f"correct {ref} --earlier word=2019-08-22 --reason x --json", on="2019-08-27", code=2)
    assert refused.error["candidates"] == ["word@2019-08-21", "word@2019-08-23"]
    play(refused.error["hint"].removeprefix("customs ").replace("TEXT", "misread"), on="2019-08-27")
    assert [one["on"] for one in proceeding(customs, ref)["earlier"]] == ["2019-08-21", "2019-08-22"]  # type: ignore[attr-defined]


def test_what_was_earlier_is_not_lost_on_the_day_of_what_followed_it(play: Play, customs: Customs, names: None) -> None:
    ref = brought_to(play, "detained")
    play(f"confirm {ref} --undetermined --document Q-1", on="2019-08-21")
    play(f"confirm {ref} --infringing --document Q-2", on="2019-08-23")
    mended = f"correct {ref} --reason misread --earlier word"
    assert "the earlier entry would be lost" in play(f"{mended}=2019-08-23", on="2019-08-26", code=2).err
    assert customs("list", "--where", "number:Q-1", "-q").lines == [ref]
    assert "2019-08-21 -> 2019-08-22" in play(f"{mended}=2019-08-22", on="2019-08-26").out
