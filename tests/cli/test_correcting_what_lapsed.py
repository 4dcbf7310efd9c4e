"""What rests on a time limit that ran out names the day on which it did, whichever day is mended later."""

import pytest
from running import Customs
from stories import Play, found, held, proceeding

EARLY = "VIVO-COMM: the outcome of {on} is now earlier than the end of the time limit on which it was based"


@pytest.fixture
def silent(play: Play, names: None) -> str:
    """Goods of a holder that was served on 3 July 2019 and did not answer by the 8th: released on the 10th."""
    ref = found(play, "2019-07-03")
    play(f"notify {ref} --served 2019-07-03", on="2019-07-03")
    play(f"release {ref}", on="2019-07-10")
    return ref


def why(customs: Customs, ref: str) -> str:
    reason = str(proceeding(customs, ref)["outcome_reason"])
    return reason.removeprefix("the time limit ")


def test_a_release_for_a_time_limit_tells_when_that_ended_by_the_day_as_it_is_mended(
    play: Play, customs: Customs, silent: str
) -> None:
    law = "(Regulations art. 16; Measures art. 22)"
    assert why(customs, silent) == f"C1 ended on 2019-07-08 {law}"
    told = play(f"correct {silent} --served 2019-07-04 --reason postmark", on="2019-07-11")
    assert (why(customs, silent), told.err) == (f"C1 ended on 2019-07-09 {law}", "")
    assert "C1 ended on 2019-07-08" in told.out, "the correction tells it"
    play("undo", on="2019-07-11")
    assert why(customs, silent) == f"C1 ended on 2019-07-08 {law}"


@pytest.mark.parametrize(
    ("mended", "on"), [("--served 2019-07-05", "2019-07-10"), ("--outcome-on 2019-07-08", "2019-07-08")]
)
def test_a_release_that_turns_out_to_have_come_before_the_end_is_told(
    play: Play, silent: str, mended: str, on: str
) -> None:
    told = play(f"correct {silent} {mended} --reason postmark", on="2019-07-11")
    assert told.err.strip() == f"warning: {EARLY.format(on=on)}"


def test_the_words_of_an_officer_stay_as_they_are(play: Play, customs: Customs, names: None) -> None:
    ref = found(play, "2019-07-03")
    play(f"notify {ref} --served 2019-07-03", on="2019-07-03")
    play(f"release {ref} --reason 'nobody answered'", on="2019-07-10")
    assert play(f"correct {ref} --served 2019-07-05 --reason postmark", on="2019-07-11").err == ""
    assert why(customs, ref) == "nobody answered"


def test_a_part_that_was_released_tells_it_too(play: Play, customs: Customs, names: None) -> None:
    ref = found(play, "2019-08-20")
    held(play, ref, served="2019-08-20")
    play(f"determine {ref} --undetermined", on="2019-08-22")
    play(f"release {ref} --holder VIVO-COMM --line 1 --quantity 200", on="2019-11-06")
    play(f"correct {ref} --detained 2019-08-21 --reason slip", on="2019-11-07")
    batch = customs("show", ref).lines
    assert any("200 released" in line and "C3 ended on 2019-11-05" in line for line in batch), batch


def test_goods_that_were_collected_tell_until_when_nobody_came_forward(
    play: Play, customs: Customs, names: None
) -> None:
    ref = found(play, "2019-07-03")
    held(play, ref, served="2019-07-03")
    play(f"determine {ref} --infringing", on="2019-07-05")
    play(f"event {ref} public-notice", on="2019-07-08")
    play(f"confiscate {ref} --collected", on="2019-10-10")
    assert why(customs, ref).endswith("no party came forward by 2019-10-08")
    play(f"correct {ref} --event public-notice=2019-07-09 --reason slip", on="2019-10-11")
    assert why(customs, ref).endswith("no party came forward by 2019-10-09")
    told = play(f"correct {ref} --event public-notice=2019-07-10 --reason slip", on="2019-10-11")
    assert told.err.strip() == f"warning: {EARLY.format(on='2019-10-10')}"


def test_an_answer_that_turns_out_to_have_come_late_is_told(play: Play, customs: Customs, names: None) -> None:
    ref = found(play, "2019-07-03")
    play(f"notify {ref} --served 2019-07-03", on="2019-07-03")
    play(f"reply {ref} --apply --security 20000", on="2019-07-08")
    play(f"detain {ref}", on="2019-07-08")
    assert play(f"correct {ref} --replied 2019-07-05 --reason slip", on="2019-07-10").err == ""
    told = play(f"correct {ref} --detained 2019-07-10 --replied 2019-07-09 --reason slip", on="2019-07-10")
    too_late = "VIVO-COMM replied on 2019-07-09, after the last day (2019-07-08): the goods may not be detained"
    assert told.err.strip() == f"warning: {too_late}"
    play(f"court {ref} --notice N1", on="2019-07-10")
    late = play(f"correct {ref} --court-on 2019-09-20 --reason slip", on="2019-09-20")
    assert late.err.startswith("warning: the court's notice of 2019-09-20 came after the last day (2019-09-19;")
