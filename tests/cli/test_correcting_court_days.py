"""What a court said has its days, and a security its own: each is mended like any other, or refused."""

import shlex
from pathlib import Path

import pytest
from running import Customs
from stories import Play, brought_to, deadlines, proceeding

MISREAD = "--reason misread"


@pytest.fixture
def asked(play: Play, names: None) -> str:
    """Goods detained on 20 August 2019, about which two notices of a court came."""
    ref = brought_to(play, "detained")
    play(f"court {ref} --notice N1 --on 2019-09-02", on="2019-09-03")
    play(f"court {ref} --notice N2 --kind evidence-preservation --retain-until 2019-12-01", on="2019-09-04")
    return ref


def notices(customs: Customs, ref: str) -> list[tuple[str, str, str | None]]:
    court: list[dict[str, str]] = proceeding(customs, ref)["court"]  # type: ignore[assignment]
    return [(own["notice"], own["on"], own["freed_on"]) for own in court]


def test_the_day_of_a_courts_notice_is_mended_and_what_it_meets_goes_with_it(
    play: Play, customs: Customs, asked: str
) -> None:
    told = play(f"correct {asked} --notice N1 --court-on 2019-08-30 {MISREAD}", on="2019-09-05").lines
    assert told[:2] == [f"{asked} corrected.", "  Court's notice (VIVO-COMM): 2019-09-02 -> 2019-08-30"]
    assert told[2:] == [
        f'Next: customs determine {asked} --holder VIVO-COMM "--infringing|--not-infringing|--undetermined"'
    ], "it is owed all the same"
    assert notices(customs, asked) == [("N1", "2019-08-30", None), ("N2", "2019-09-04", None)]
    assert customs("history", asked, "-o", "history.md").code == 0
    assert "Court's notice of VIVO-COMM: 2019-09-02 -" in Path("history.md").read_text("utf-8")
    assert deadlines(customs, asked)["VIVO-COMM", "C3"]["met_on"] == "2019-08-30"


def test_a_word_of_the_court_has_one_day_which_goes_with_that_of_the_release_or_is_told_apart(
    play: Play, customs: Customs, asked: str
) -> None:
    play(f"release {asked} --court-word W1 --on 2019-09-09", on="2019-09-10")
    both = play(f"correct {asked} --outcome-on 2019-09-06 {MISREAD}", on="2019-09-10").lines
    assert both[1:3] == [
        "  Day of the outcome (VIVO-COMM): 2019-09-09 -> 2019-09-06",
        "  Court's decision (VIVO-COMM): 2019-09-09 -> 2019-09-06",
    ]
    play(f"correct {asked} --freed-on 2019-09-05 {MISREAD}", on="2019-09-10")
    assert [freed for _, _, freed in notices(customs, asked)] == ["2019-09-05"] * 2
    assert proceeding(customs, asked)["outcome_on"] == "2019-09-06"


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        ("--court-on 2019-09-01", 2, "which court's notice?\n  hint: --notice NO: N1, N2"),
        ("--notice N3 --court-on 2019-09-01", 3, "VIVO-COMM has no court notice N3"),
        ("--notice N1", 2, "what should be corrected for the court's notice?"),
        ("--notice N1 --court-on 2019-08-19", 4, "notice on 2019-08-19 would be before the detention on 2019-08-20"),
        ("--notice N1 --court-on 2019-09-06", 2, "--court-on 2019-09-06 is after today (2019-09-05)"),
        ("--notice N2 --freed-on 2019-09-05", 2, "no decision of the court on its notice N2 is recorded"),
        ("--event court-notice=2019-09-01", 2, "customs correct {ref} --holder VIVO-COMM --notice NO --court-on DATE"),
        ("--finding-on 2019-09-06", 2, "--finding-on 2019-09-06 is after today"),
    ],
)  # fmt: skip
def test_a_day_of_a_court_that_cannot_be_is_refused(play: Play, asked: str, options: str, code: int, says: str) -> None:
    refused = play(f"correct {asked} {options} {MISREAD}", on="2019-09-05", code=code).err
    assert says.format(ref=asked) in refused


def test_days_of_a_court_stay_in_the_order_of_its_papers(play: Play, asked: str) -> None:
    late = play(f"correct {asked} --notice N2 --court-on 2019-12-02 {MISREAD}", on="2019-12-03", code=4).err
    assert (
        "the end of the period kept for the court on 2019-12-01 would be before the court notice on 2019-12-02" in late
    )
    play(f"release {asked} --court-word W1 --on 2019-09-09", on="2019-09-10")
    after = play(f"correct {asked} --freed-on 2019-09-10 {MISREAD}", on="2019-09-10", code=4).err
    assert "the outcome on 2019-09-09 would be before the court's decision on 2019-09-10" in after
    before = play(f"correct {asked} --freed-on 2019-09-03 {MISREAD}", on="2019-09-10", code=4).err
    assert "the court's decision on 2019-09-03 would be before the court notice on 2019-09-04" in before


def test_a_security_that_came_after_the_application_has_a_day_to_mend(
    play: Play, customs: Customs, names: None
) -> None:
    ref = brought_to(play, "served")
    play(f"reply {ref} --apply", on="2019-08-20")
    play(f"reply {ref} --apply --security 20000 --on 2019-08-26", on="2019-08-26")
    assert "lodged security on 2019-08-26, after the last day" in play(f"detain {ref}", on="2019-08-26", code=4).err
    play(f"correct {ref} --lodged 2019-08-22 {MISREAD}", on="2019-08-26")
    play(f"detain {ref}", on="2019-08-26")
    assert proceeding(customs, ref)["security"]["lodged_on"] == "2019-08-22"  # type: ignore[index]
    late = play(f"correct {ref} --lodged 2019-08-27 {MISREAD}", on="2019-08-28", code=4).err
    assert "the detention on 2019-08-26 would be before the security on 2019-08-27" in late


@pytest.mark.parametrize(
    ("entry", "typed"),
    [
        ("--detained 2019-07-03", "detain {ref} --holder VIVO-COMM --on 2019-07-03"),
        ("--detained 2019-07-18", "release {ref} --holder VIVO-COMM"),
        ("--court-on 2019-07-18", "release {ref} --holder VIVO-COMM"),
    ],
    ids=["in time", "too late", "a court's notice, too late"],
)
def test_a_detention_never_entered_leads_to_what_is_open_on_its_day(
    play: Play, customs: Customs, names: None, entry: str, typed: str
) -> None:
    assert customs("office", "add", "DEHAM", "--name", "Hamburg", "--country", "DE").code == 0
    goods = "--goods x --quantity 3 --mark VIVO"
    ref = play(f"record --office DEHAM --found 2019-07-01 {goods} -q", on="2019-07-01").out.strip()
    play(f"notify {ref} --served 2019-07-01", on="2019-07-01")
    refused = customs("--today", "2019-07-20", "correct", ref, *entry.split(), "--reason", "x", "--json")
    assert (refused.code, refused.error["hint"]) == (2, f"customs {typed.format(ref=ref)}")
    play(" ".join(shlex.split(refused.error["hint"])[1:]), on="2019-07-20")


def test_the_history_tells_a_word_of_the_court_with_its_own_day(play: Play, customs: Customs, asked: str) -> None:
    play(f"court {asked} --notice N1 --court-word W1 --on 2019-09-05", on="2019-09-09")
    said = customs("history", asked, "--json").answer["entries"][-1]["said"]
    assert said == "2019-09-05, Li Wei, Chen Li: the court's decision W1 frees the goods of VIVO-COMM"
