"""No penalty is proposed while the party may ask for a hearing, or waits for the one it asked for."""

import pytest
from running import Customs
from stories import Play


@pytest.fixture
def ref(play: Play, names: None) -> str:
    """Bags in the mail, found infringing; the party is told of the penalty on 25 January 2022, before the festival."""
    goods = "--goods bags --quantity 300 --mark VIVO --value 30000 --channel mail --direction export"
    ref = play(f"record --office 5320 --found 2022-01-20 {goods} -q", on="2022-01-20").out.strip()
    for line in (f"detain {ref}", f"determine {ref} --infringing", f"event {ref} case-filed"):
        play(line, on="2022-01-21")
    play(f"event {ref} penalty-told", on="2022-01-25")
    return ref


def test_while_the_party_may_ask_for_a_hearing_no_decision_is_proposed(play: Play, customs: Customs, ref: str) -> None:
    assert "Next:" not in customs("--today", "2022-01-30", "show", ref).out
    early = play(f"confiscate {ref} -n", on="2022-01-30")
    assert f"warning: {ref}: the party may ask for a hearing until 2022-01-30" in early.err
    assert f"Next: customs confiscate {ref}" in customs("--today", "2022-01-31", "show", ref).out
    assert play(f"confiscate {ref} -n", on="2022-01-31").err == ""


def test_a_hearing_that_was_asked_for_comes_before_the_decision(play: Play, customs: Customs, ref: str) -> None:
    told = play(f"event {ref} hearing-requested", on="2022-01-30")
    assert told.lines[-1] == f"Next: customs event {ref} hearing"
    play(f"event {ref} hearing --on 2022-02-25", on="2022-02-10")
    play(f"event {ref} hearing-notified", on="2022-02-10")
    assert "Next:" not in customs("--today", "2022-02-24", "show", ref).out
    early = play(f"confiscate {ref} -n", on="2022-02-24").err
    assert f"warning: {ref}: the party asked for a hearing, and none was held by 2022-02-24" in early
    assert f"Next: customs confiscate {ref}" in customs("--today", "2022-02-25", "show", ref).out
    assert play(f"confiscate {ref} -n", on="2022-02-25").err == ""


def test_a_fine_that_is_paid_and_was_never_set_is_said_to_be_missing(play: Play, ref: str) -> None:
    play(f"confiscate {ref}", on="2022-02-14")
    play(f"event {ref} confiscation-served", on="2022-02-15")
    assert play(f"event {ref} fine-paid", on="2022-02-16").err == "warning: no fine is on record\n"


@pytest.mark.parametrize(
    ("event", "last", "late", "article"),
    [
        ("hearing-requested", "2022-01-30", "2022-01-31", "Administrative Penalty Law art. 64, 85"),
        ("fine-paid", "2022-03-02", "2022-03-03", "CAPR art. 60"),
        ("review-requested", "2022-04-18", "2022-04-19", "Administrative Reconsideration Law art. 20"),
    ],
)
def test_what_the_party_does_after_its_last_day_is_kept_and_said_to_be_late(
    play: Play, ref: str, event: str, last: str, late: str, article: str
) -> None:
    if event != "hearing-requested":
        play(f"confiscate {ref} --fine 100", on="2022-02-14")
        play(f"event {ref} confiscation-served", on="2022-02-15")
    assert play(f"event {ref} {event} -n", on=last).err == ""
    told = play(f"event {ref} {event}", on=late)
    assert told.err == f"warning: {event} on {late} comes after the last day ({last}; {article})\n"


@pytest.mark.parametrize(
    ("day", "article"),
    [
        ("2019-07-10", "Administrative Penalty Law 1996 art. 42, not confirmed"),
        ("2022-01-21", "Administrative Penalty Law art. 64, 85"),
    ],
)
def test_a_refusal_cites_the_law_of_its_day(customs: Customs, names: None, day: str, article: str) -> None:
    words = ("--goods", "bags", "--quantity", "3", "--mark", "VIVO", "--channel", "mail", "--direction", "export")
    ref = customs("--today", day, "record", "--office", "5320", "--found", day, *words, "-q").out.strip()
    for event in ("hearing-requested", "hearing-notified"):
        assert f"({article})" in customs("--today", day, "event", ref, event, "--on", day).err
