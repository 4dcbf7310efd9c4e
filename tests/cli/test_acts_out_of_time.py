"""What the law's clock says of acts entered later than they were done."""

from running import Customs
from stories import Play, deadlines, found, proceeding


def due(customs: Customs, ref: str, day: str) -> list[tuple[str, str]]:
    """What is still due of a batch: (rule, last day)."""
    rows = customs("--today", day, "due", ref, "--json").answer["deadlines"]
    return [(row["rule"], row["due_on"]) for row in rows]


def served(play: Play, *, marks: str = "VIVO") -> str:
    """A batch of 20,000 CNY whose holder was served before the Spring Festival of 2019: its last day is a Saturday."""
    ref = found(play, "2019-01-30", marks=marks)
    play(f"notify {ref} --served 2019-01-30 --how in-person", on="2019-01-30")
    return ref


def test_an_application_answers_the_notice_only_with_its_security(play: Play, customs: Customs) -> None:
    ref = served(play)
    said = play(f"reply {ref} --apply", on="2019-01-31").lines[0]
    assert said == f"VIVO-COMM applied for {ref} on 2019-01-31; reply due 2019-02-02."
    assert due(customs, ref, "2019-02-01") == [("C1", "2019-02-02")], "the security is still to come"
    assert due(customs, ref, "2019-02-11") == [("C1", "2019-02-02")], "and by now it is late"
    refused = play(f"detain {ref}", on="2019-02-11", code=4).err
    assert refused.startswith("customs: VIVO-COMM lodged no security by the last day (2019-02-02): ")
    play(f"reply {ref} --apply --security 20000 --on 2019-02-02", on="2019-02-11")
    assert deadlines(customs, ref)["VIVO-COMM", "C1"]["met_on"] == "2019-02-02", "the last day, a working Saturday"
    assert due(customs, ref, "2019-02-11") == []
    play(f"detain {ref}", on="2019-02-11")


def test_an_application_that_came_late_is_told_as_late_whether_its_security_came_or_not(
    play: Play, customs: Customs
) -> None:
    ref = served(play)
    play(f"reply {ref} --apply", on="2019-02-11")
    assert due(customs, ref, "2019-02-11") == [("C1", "2019-02-02")]
    late = "customs: VIVO-COMM replied on 2019-02-11, after the last day (2019-02-02): the goods may not be detained ("
    assert play(f"detain {ref}", on="2019-02-11", code=4).err.startswith(late)
    play(f"reply {ref} --apply --security 20000", on="2019-02-12")
    assert play(f"detain {ref}", on="2019-02-12", code=4).err.startswith(late)
    play(f"release {ref}", on="2019-02-12")
    assert "reply on 2019-02-11 came too late" in str(proceeding(customs, ref)["outcome_reason"])
