"""What happens once more does not make untrue what happened before: its days, the limits that hung on it, its sheet."""

from typing import Any

import pytest
from running import Customs, Result
from stories import Play, brought_to, deadlines, found, proceeding, rules


@pytest.fixture
def ref(play: Play, names: None) -> str:
    """Goods detained on 20 August 2019, in doubt from the 21st, and found infringing on 5 November."""
    ref = brought_to(play, "detained")
    play(f"confirm {ref} --undetermined", on="2019-08-21")
    play(f"determine {ref} --undetermined", on="2019-08-22")
    play(f"confirm {ref} --infringing", on="2019-10-30")
    play(f"determine {ref} --infringing", on="2019-11-01")
    return ref


def told(customs: Customs, day: str) -> list[tuple[str, str]]:
    """(kind, detail) of the acts of a day on its sheet."""
    acts: list[dict[str, Any]] = customs("summary", day, "--sheet", "--json").answer["acts"]
    return [(act["kind"], act["detail"]) for act in acts if act["refs"]]


def test_customs_decided_when_it_first_did(play: Play, customs: Customs, ref: str) -> None:
    limit = deadlines(customs, ref)["VIVO-COMM", "C2"]
    assert (limit["due_on"], limit["met_on"]) == ("2019-10-08", "2019-08-22")
    assert proceeding(customs, ref)["finding_on"] == "2019-11-01"
    taken = customs("trend", "2019-08", "--json").answer["durations"][-1]
    assert (taken["name"], taken["mean_working_days"], taken["within_target"]) == ("investigation", 2, 1)
    play("undo", on="2019-11-02")
    assert (proceeding(customs, ref)["finding"], "C3" in rules(customs, ref)) == ("undetermined", True)


def test_the_sheet_of_a_day_tells_what_was_found_and_said_on_it(customs: Customs, ref: str) -> None:
    assert told(customs, "2019-08-21") == [("confirmed", "undetermined")]
    assert told(customs, "2019-08-22") == [("determined", "undetermined")]
    assert told(customs, "2019-10-30") == [("confirmed", "infringing")]
    assert told(customs, "2019-11-01") == [("determined", "infringing")]
    happened = customs("today", "2019-08-22", "--json").answer["events"]
    assert [(one["act"], one["detail"]) for one in happened] == [("determined", ["undetermined"])]
    due = customs("--today", "2019-11-02", "today", "2019-10-31", "--json").answer["due"]
    assert [d["rule"] for d in due] == ["C3"], "as it stood that evening"


def test_a_reply_that_another_one_follows_happened_on_its_day(play: Play, customs: Customs, names: None) -> None:
    ref = brought_to(play, "declined")
    play(f"reply {ref} --apply --security 20000", on="2019-08-22")
    for day, reply in (("2019-08-20", "declined"), ("2019-08-22", "applied")):
        happened = customs("today", day, "--json").answer["events"]
        assert [one["detail"] for one in happened if one["act"] == "replied"] == [[reply]]


def test_show_tells_what_was_found_and_said_before(customs: Customs, ref: str) -> None:
    lines = customs("show", ref).lines
    assert [line for line in lines if line.startswith(("earlier", "mark", "finding"))] == [
        "earlier_word_VIVO\t2019-08-21  VIVO  undetermined",
        "mark_VIVO\t2019-10-30  infringing  1,200 items",
        "earlier_finding\t2019-08-22  undetermined",
        "finding\t2019-11-01  infringing",
    ]


def test_words_on_parts_and_on_all_goods_follow_each_other(play: Play, customs: Customs, names: None) -> None:
    ref = brought_to(play, "detained")
    play(f"confirm {ref} --undetermined", on="2019-08-21")
    play(f"confirm {ref} --genuine --line 1 --quantity 200", on="2019-08-22")
    play(f"confirm {ref} --infringing", on="2019-08-23")
    acts = {day: told(customs, day) for day in ("2019-08-21", "2019-08-22", "2019-08-23")}
    assert list(acts.values()) == [[("confirmed", word)] for word in ("undetermined", "genuine", "infringing")]
    assert "earlier_word_VIVO\t2019-08-22  VIVO  line 1: 200 genuine" in customs("show", ref).lines
    sheet = customs("summary", "2019-08-22", "--sheet", "--json").answer["acts"]
    assert [act["items"] for act in sheet if act["kind"] == "confirmed"] == [200]


def test_a_part_in_doubt_that_is_decided_later_was_in_doubt_before(play: Play, customs: Customs, names: None) -> None:
    ref = brought_to(play, "detained")
    for day, word, quantity in (
        ("2019-08-21", "infringing", 200),
        ("2019-08-22", "undetermined", 1000),
        ("2019-11-01", "infringing", 300),
        ("2019-11-02", "not-infringing", 700),
    ):
        play(f"determine {ref} --{word} --line 1 --quantity {quantity}", on=day)
        assert told(customs, day) == [("determined", word)]
    limit = deadlines(customs, ref)["VIVO-COMM", "C2"]
    assert (limit["due_on"], limit["met_on"]) == ("2019-10-08", "2019-08-22")
    sheet = customs("summary", "2019-08-22", "--sheet", "--json").answer["acts"]
    assert [act["items"] for act in sheet if act["kind"] == "determined"] == [1000]
    then = customs("--today", "2019-11-03", "today", "2019-10-31", "--json").answer["due"]
    assert [d["rule"] for d in then] == ["C3"], "the fifty days of what was in doubt ran that evening"


def test_a_word_and_a_finding_of_the_same_day_give_way_without_a_trace(
    play: Play, customs: Customs, names: None
) -> None:
    ref = brought_to(play, "detained")
    for word in ("undetermined", "infringing"):
        play(f"confirm {ref} --{word}", on="2019-08-21")
        play(f"determine {ref} --{word}", on="2019-08-21")
    assert "earlier" not in proceeding(customs, ref)


def reviewed(play: Play, ref: str, asked: str, decided: str) -> Result:
    play(f"event {ref} review-requested", on=asked)
    return play(f"event {ref} review-decided", on=decided)


def test_a_review_of_the_detention_counts_for_its_year_also_after_one_of_the_decision(
    play: Play, customs: Customs, ref: str
) -> None:
    reviewed(play, ref, "2019-11-04", "2019-11-14")
    assert rules(customs, ref)["C9"] == "2020-08-30"
    play(f"confiscate {ref}", on="2020-08-25")
    play(f"event {ref} confiscation-served", on="2020-08-26")
    reviewed(play, ref, "2020-09-01", "2020-10-01")
    limit = deadlines(customs, ref)["VIVO-COMM", "C9"]
    assert (limit["due_on"], limit["met_on"]) == ("2020-08-30", "2020-08-25"), "in time, thanks to the first review"
    assert rules(customs, ref)["C8"] == "2020-12-26", "thirty days of the second one"
    explained = customs("due", ref, "--explain", "--json")
    assert explained.code == 0 and "2019-11-14" in explained.out
    shown = customs("show", ref).out
    assert [shown.count(day) for day in ("2019-11-04", "2020-09-01")] == [1, 1]


def test_each_decision_about_a_part_has_its_own_telling_service_payment_and_rights(
    play: Play, customs: Customs, names: None
) -> None:
    ref = brought_to(play, "detained")
    part = "--line 1 --quantity"
    for day, quantity in (("2019-08-21", 200), ("2019-09-04", 1000)):
        play(f"determine {ref} --infringing {part} {quantity}", on=day)
        play(f"event {ref} penalty-told", on=day)
        assert "penalty-told is already recorded" in play(f"event {ref} penalty-told", on=day, code=4).err
        play(f"event {ref} hearing", on=day)
        play(f"confiscate {ref} --fine 100 {part} {quantity}", on=day)
        play(f"event {ref} confiscation-served", on=day)
        assert deadlines(customs, ref)["VIVO-COMM", "C14"]["met_on"] is None
        play(f"event {ref} fine-paid", on=day)
        assert deadlines(customs, ref)["VIVO-COMM", "C14"]["met_on"] == day
        play(f"event {ref} fine-paid", on=day, code=4)
    rows = customs("show", ref, "--json").answer["batch"]["deadlines"]
    rights = [(d["rule"], d["since_on"]) for d in rows if d["rule"] in ("C15", "C15-suit")]
    assert sorted(rights) == [(rule, day) for rule in ("C15", "C15-suit") for day in ("2019-08-21", "2019-09-04")]
    play(f"event {ref} review-requested", on="2019-09-10")
    play(f"event {ref} penalty-told", on="2019-09-10", code=4)


def test_a_detention_that_has_ended_is_no_longer_for_what_a_review_takes_afterwards(
    play: Play, customs: Customs, ref: str
) -> None:
    play(f"event {ref} review-requested", on="2019-11-04")
    play(f"confiscate {ref}", on="2019-11-14")
    before = rules(customs, ref)["C9"]
    play(f"event {ref} review-decided", on="2019-12-24")
    assert (before, rules(customs, ref)["C9"]) == ("2020-08-30", "2020-08-30")


def test_what_is_served_is_the_notice_that_was_sent(play: Play, customs: Customs, names: None) -> None:
    ref = brought_to(play, "found")
    play(f"notify {ref} --on 2019-08-21 --number N-1", on="2019-08-26")
    known = customs("show", ref, "--json").out
    for other in ("--number N-2", "--on 2019-08-22"):
        play(f"notify {ref} {other} --served 2019-08-23", on="2019-08-26", code=4)
    refused = play(f"notify {ref} --on 2019-08-22 --number N-2 --served 2019-08-23 --json", on="2019-08-26", code=4)
    hint = refused.error["hint"].removesuffix(" if another notice was sent")
    served, mended = hint.split(" records that it was served; ")
    assert customs("show", ref, "--json").out == known
    play(mended.removeprefix("customs ").replace("TEXT", "misread"), on="2019-08-26")
    play(served.removeprefix("customs ").replace("DATE", "2019-08-23"), on="2019-08-26")
    p = proceeding(customs, ref)
    assert (p["notified_on"], p["notice_no"], p["served_on"]) == ("2019-08-22", "N-2", "2019-08-23")


@pytest.mark.parametrize(
    "again", ["--on 2019-08-21 --served 2019-08-23", "--on 2019-08-23 --how in-person --number N-1"]
)
def test_the_notice_that_was_sent_is_served(play: Play, customs: Customs, names: None, again: str) -> None:
    ref = brought_to(play, "found")
    play(f"notify {ref} --on 2019-08-21 --number N-1", on="2019-08-26")
    play(f"notify {ref} {again}", on="2019-08-26")
    p = proceeding(customs, ref)
    assert (p["notified_on"], p["served_on"]) == ("2019-08-21", "2019-08-23")


def test_the_number_of_a_holders_word_is_told_and_found_after_another_word(
    play: Play, customs: Customs, names: None
) -> None:
    ref = brought_to(play, "detained")
    play(f"confirm {ref} --undetermined --document QR-6", on="2019-08-21")
    play(f"confirm {ref} --infringing --document QR-7", on="2019-08-22")
    told = [entry["said"] for entry in customs("history", ref, "--json").answer["entries"][-2:]]
    assert told[0].endswith("VIVO-COMM on VIVO: undetermined, 1,200 items, no. QR-6")
    assert told[1].endswith("VIVO-COMM on VIVO: infringing, no. QR-7")
    assert "earlier_word_VIVO\t2019-08-21  VIVO  undetermined  QR-6" in customs("show", ref).lines
    for number in ("QR-6", "QR-7"):
        assert (
            customs("search", number, "-q").lines == customs("list", "--where", f"number:{number}", "-q").lines == [ref]
        )


def test_an_application_that_was_granted_is_renewed_by_another_decision(
    play: Play, customs: Customs, names: None
) -> None:
    ref = brought_to(play, "found")
    play(f"correct {ref} --procedure eu_608 --reason x", on="2019-08-20")
    play(f"notify {ref} --served 2019-08-20 --how in-person", on="2019-08-20")
    play(f"event {ref} without-application", on="2019-08-20")
    play(f"event {ref} application", on="2019-08-21")
    play(f"event {ref} application-decided", on="2019-08-22")
    assert rules(customs, ref)["E7"] == "2020-08-22"
    play(f"event {ref} application-decided --on 2019-08-21", on="2020-08-20", code=4)
    play(f"event {ref} application-decided", on="2020-08-20")
    limits = deadlines(customs, ref)
    assert limits["VIVO-COMM", "E7"]["due_on"] == "2021-08-20"
    assert limits["VIVO-COMM", "E3"]["met_on"] == "2019-08-22", "customs decided when it first did"
    play("undo", on="2020-08-21")
    assert rules(customs, ref)["E7"] == "2020-08-22"


@pytest.mark.parametrize(
    "ends",
    [
        ("court {ref} --holder VIVO-COMM --notice M-1 --kind property-preservation",),
        (
            "release {ref} --holder VIVO-COMM --ground proof --document P-1",
            "release {ref} --holder NIKE-INC --ground proof --document P-2",
        ),
        ("release {ref} --holder VIVO-COMM --ground request", "release {ref} --holder NIKE-INC --ground settlement"),
    ],
)
def test_a_mark_stays_where_what_became_of_its_goods_would_be_told_no_more(
    play: Play, customs: Customs, names: None, ends: tuple[str, ...]
) -> None:
    ref = found(play, "2019-08-20", marks="VIVO NIKE", more="--detained 2019-08-20")
    for line in ends:
        play(line.format(ref=ref), on="2019-08-21")
    before = customs("show", ref, "--json").out
    refused = play("trademark edit VIVO --holder NIKE-INC", on="2019-08-22", code=4)
    assert "took different courses: VIVO stays with VIVO-COMM" in refused.err
    assert customs("show", ref, "--json").out == before


@pytest.mark.parametrize(
    ("once", "again", "former"),
    [
        ("rate set USD 6.8 --from 2019-01-01", "rate set USD 6.9 --from 2019-01-01", "6.8"),
        ("office inspections 5320 2019-05 --count 1200", "office inspections 5320 2019-05 --count 13", "1,200"),
    ],
)
def test_what_takes_the_place_of_a_figure_tells_it(
    play: Play, customs: Customs, names: None, once: str, again: str, former: str
) -> None:
    assert len(play(once, on="2019-08-20").lines) == 1
    assert play(again, on="2019-08-20").lines[1:] == [f"Before: {former}"]


def test_more_goods_that_a_court_keeps_are_told_in_the_history(play: Play, customs: Customs, names: None) -> None:
    ref = brought_to(play, "detained")
    court = f"court {ref} --notice M-1 --retain-until 2019-12-01 --line 1 --quantity"
    for quantity in ("5", "7"):
        play(f"{court} {quantity}", on="2019-08-21")
    told = [entry["said"] for entry in customs("history", ref, "--json").answer["entries"]]
    assert told[-2].endswith("5 of line 1 kept for the court, until 2019-12-01")
    assert told[-1].endswith("7 of the goods of VIVO-COMM kept for the court")


def test_what_was_said_and_found_before_goes_with_the_mark_to_another_holder(
    play: Play, customs: Customs, names: None
) -> None:
    ref = brought_to(play, "detained")
    play("trademark add IQOO --name iQOO --holder VIVO-COMM", on="2019-08-20")
    play(f"line add {ref} --goods cases --quantity 50 --mark IQOO", on="2019-08-20")
    for day, word in (("2019-08-21", "undetermined"), ("2019-11-01", "infringing")):
        play(f"confirm {ref} --mark VIVO --{word}", on=day)
        play(f"confirm {ref} --mark IQOO --{word}", on=day)
        play(f"determine {ref} --{word} --line 1 --quantity 1200", on=day)
        play(f"determine {ref} --{word} --line 2 --quantity 50", on=day)
    play("trademark edit IQOO --holder NIKE-INC", on="2019-11-02")
    sheet = customs("summary", "2019-08-21", "--sheet", "--json").answer["acts"]
    assert [act["items"] for act in sheet if act["refs"]] == [50, 1200, 50, 1200], "said, and found, of each its goods"
    for holder, mark, line in (("VIVO-COMM", "VIVO", 1), ("NIKE-INC", "IQOO", 2)):
        earlier = proceeding(customs, ref, holder)["earlier"]
        assert isinstance(earlier, list)
        assert [(one["mark"], one["line"]) for one in earlier] == [(mark, 0), ("", line)], "no other's words and goods"


def test_goods_of_which_something_was_said_before_stay(play: Play, customs: Customs, names: None) -> None:
    ref = brought_to(play, "detained")
    play(f"line add {ref} --goods cases --quantity 50 --mark VIVO", on="2019-08-20")
    play(f"confirm {ref} --undetermined --line 2 --quantity 50", on="2019-08-21")
    play(f"confirm {ref} --infringing", on="2019-08-22")
    for change in ("edit {} 2 --quantity 10", "edit {} 2 --unit pairs", "remove {} 2 --reason miscounted"):
        assert "acts already cover 50 of line 2" in play(f"line {change.format(ref)}", on="2019-08-23", code=4).err
    play(f"line edit {ref} 2 --quantity 60 --reason counted", on="2019-08-23")
    sheet = customs("summary", "2019-08-21", "--sheet", "--json").answer["acts"]
    assert [act["items"] for act in sheet if act["refs"]] == [50]


def test_what_follows_is_not_before_what_it_followed(play: Play, customs: Customs, ref: str) -> None:
    mended = f"correct {ref} --reason misread"
    assert "would be before the decision" in play(f"{mended} --finding-on 2019-08-21", on="2019-11-02", code=4).err
    play(f"{mended} --finding-on 2019-10-31", on="2019-11-02")
    reviewed(play, ref, "2019-11-04", "2019-11-14")
    play(f"confiscate {ref}", on="2019-11-20")
    play(f"event {ref} confiscation-served --on 2019-11-21", on="2019-11-25")
    assert "recorded" in play(f"event {ref} review-requested --on 2019-11-02", on="2019-11-25", code=4).err
    play(f"event {ref} review-requested", on="2019-11-25")
    for day, code in (("2019-11-02", 4), ("2019-11-22", 0)):
        play(f"{mended} --event review_requested_on={day}", on="2019-11-25", code=code)


def test_the_rest_of_what_was_in_doubt_is_in_doubt_still_once_a_part_is_decided(
    play: Play, customs: Customs, names: None
) -> None:
    ref = brought_to(play, "undetermined")
    done = play(f"determine {ref} --infringing --line 1 --quantity 500", on="2019-08-22")
    assert "court due 2019-11-04" in done.out
    play(f"determine {ref} --undetermined --line 1 --quantity 1", on="2019-08-23", code=4)
    found = proceeding(customs, ref)["found"]
    assert isinstance(found, list)
    assert [(one["quantity"], one["finding"], one["on"]) for one in found] == [
        (700, "undetermined", "2019-08-20"),
        (500, "infringing", "2019-08-22"),
    ]
    limits = deadlines(customs, ref)
    assert (limits["VIVO-COMM", "C2"]["met_on"], limits["VIVO-COMM", "C3"]["met_on"]) == ("2019-08-20", None)


def test_no_word_is_dated_before_the_one_in_doubt_that_it_follows(play: Play, customs: Customs, names: None) -> None:
    ref = brought_to(play, "detained")
    play(f"confirm {ref} --undetermined", on="2019-08-26")
    early = f"confirm {ref} --infringing --on 2019-08-22"
    for part in ("", "--line 1 --quantity 5"):
        assert (
            "before the confirmation that it changes (2019-08-26)"
            in play(f"{early} {part}", on="2019-08-27", code=4).err
        )
    play(f"confirm {ref} --infringing --on 2019-08-27", on="2019-08-28")
    mended = f"correct {ref} --mark VIVO --reason misread --confirmed"
    assert "before the confirmation on 2019-08-26" in play(f"{mended} 2019-08-22", on="2019-08-28", code=4).err
    play(f"{mended} 2019-08-28", on="2019-08-28")


def test_a_correction_to_the_day_of_what_was_followed_leaves_no_trace_of_it(
    play: Play, customs: Customs, ref: str
) -> None:
    for mended in ("--finding-on 2019-08-22", "--mark VIVO --confirmed 2019-08-21"):
        lines = play(f"correct {ref} {mended} --reason misread", on="2019-11-02").lines
        assert [line.count(" -> ") for line in lines] == [0, 1, 0], lines
    assert "earlier" not in proceeding(customs, ref)
    assert told(customs, "2019-08-22") == [("determined", "infringing")]


def test_the_history_tells_what_was_said_and_found_once_more(play: Play, customs: Customs, names: None) -> None:
    ref = brought_to(play, "detained")
    for words, days in (("confirm {} --undetermined", "21 22"), ("determine {} --undetermined", "23 26")):
        for day in days.split():
            play(words.format(ref), on=f"2019-08-{day}")
    told = [entry["said"] for entry in customs("history", ref, "--json").answer["entries"][-4:]]
    said = "2019-08-{}, Li Wei, Chen Li: {}"
    assert told == [
        said.format(21, "VIVO-COMM on VIVO: undetermined, 1,200 items"),
        said.format(22, "VIVO-COMM on VIVO: undetermined"),
        said.format(23, "found undetermined for VIVO-COMM"),
        said.format(26, "found undetermined for VIVO-COMM"),
    ]


def test_the_history_tells_an_application_that_follows_a_late_one(play: Play, customs: Customs, names: None) -> None:
    ref = found(play, "2019-08-20")
    play(f"notify {ref} --served 2019-08-20", on="2019-08-20")
    play(f"reply {ref} --apply --security 20000", on="2019-08-28")
    play(f"reply {ref} --apply --security 20000 --basis application", on="2019-08-29")
    last = customs("history", ref, "--json").answer["entries"][-1]
    assert last["said"] == "2019-08-29, Li Wei, Chen Li: VIVO-COMM applied"


def test_the_history_tells_a_second_fact_too(play: Play, customs: Customs, names: None) -> None:
    assert customs("office", "add", "DEHAM", "--name", "Hamburg", "--country", "DE").code == 0
    ref = found(play, "2019-08-20", more="--office DEHAM")
    for fact in ("without-application", "declarant-objected"):
        play(f"event {ref} {fact}", on="2019-08-20")
        last = customs("history", ref, "--json").answer["entries"][-1]
        assert last["said"].endswith(("found without an application", "declarant-objected")), fact


def test_what_followed_the_first_refusal_of_the_police_does_not_answer_the_second(
    play: Play, customs: Customs, ref: str
) -> None:
    to_police = f"transfer {ref} --to police --body PSB"
    play(f"event {ref} transfer-reported", on="2019-11-04")
    play(f"event {ref} transfer-approved", on="2019-11-05")
    play(to_police, on="2019-11-05")
    play(f"transfer {ref} --refused", on="2019-11-08")
    play(f"event {ref} reconsideration", on="2019-11-09")
    play(to_police, on="2019-11-20")
    assert deadlines(customs, ref)["VIVO-COMM", "C16-police"]["met_on"] == "2019-11-05", "approved and handed over once"
    play(f"transfer {ref} --refused", on="2019-12-02")
    limit = deadlines(customs, ref)["VIVO-COMM", "C17-again"]
    assert (limit["due_on"], limit["met_on"]) == ("2019-12-05", None)
    assert "dates-out-of-order" not in customs("check").out
    play(f"event {ref} reconsideration", on="2019-12-04")
    assert deadlines(customs, ref)["VIVO-COMM", "C17-again"]["met_on"] == "2019-12-04"
    assert "dates-out-of-order" not in customs("check").out


def test_a_finding_that_is_told_again_as_it_stands_changes_nothing_and_says_so(customs: Customs, detained: str) -> None:
    assert customs("determine", "1", "--undetermined").code == 0
    acts = len(customs("history", "--json").answer["entries"])
    again = customs("determine", "1", "--undetermined")
    assert (again.code, again.out) == (2, "") and "nothing to change" in again.err
    assert customs("determine", "1", "--undetermined", "-n").code == 2
    assert len(customs("history", "--json").answer["entries"]) == acts
