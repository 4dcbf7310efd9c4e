"""What concerns the party is told once, however many holders there are; a right that is over presses nobody."""

from pathlib import Path

import pytest
from running import Customs
from stories import Play, brought_to, deadlines, found, held, proceeding, rules


def confiscated(play: Play, customs: Customs) -> str:
    """Goods of one holder confiscated on 2025-07-30, the decision served on 2025-08-01."""
    ref = found(play, "2025-07-01")
    held(play, ref, served="2025-07-01")
    play(f"determine {ref} --infringing", on="2025-07-20")
    play(f"confiscate {ref} --number 7052 --fine 100", on="2025-07-30")
    play(f"event {ref} confiscation-served", on="2025-08-01")
    return ref


def due(customs: Customs, day: str, *words: str) -> dict[str, str]:
    """rule -> state of what is due on a day."""
    rows = customs("--today", day, "due", *words, "--json").answer["deadlines"]
    return {row["rule"]: row["state"] for row in rows}


def test_the_review_and_the_suit_are_due_while_they_run_and_gone_afterwards(play: Play, customs: Customs) -> None:
    ref = confiscated(play, customs)
    assert {rule: day for rule, day in rules(customs, ref).items() if rule in ("C14", "C15", "C15-suit")} == {
        "C14": "2025-08-18",
        "C15": "2025-09-30",
        "C15-suit": "2026-02-02",
    }
    assert due(customs, "2025-09-30")["C15"] == "today"
    assert "C15" not in due(customs, "2025-10-09")
    assert due(customs, "2026-02-02")["C15-suit"] == "today"
    late = due(customs, "2026-02-03")
    assert "C15-suit" not in late and late["C14"] == "overdue", "what is owed stays"
    assert due(customs, "2026-02-03", ref) == late
    counted = customs("--today", "2026-02-03", "due", "--overdue", "--json").answer["deadlines"]
    assert [row["rule"] for row in counted] == ["C14", "C8"]


def test_a_right_that_is_over_is_told_as_such_in_the_file_and_is_no_next_deadline(play: Play, customs: Customs) -> None:
    ref = confiscated(play, customs)
    play(f"event {ref} fine-paid", on="2025-08-10")
    play(f"dispose {ref} --line 1 --quantity 1200 --way destroy --supervisor Li", on="2025-09-10")
    shown = customs("--today", "2026-03-01", "show", ref).out
    told = [line.split("\t")[1] for line in shown.splitlines() if "\tC15" in line]
    assert told == ["over", "over"]
    assert customs("--today", "2026-03-01", "due", "--json").answer["deadlines"] == []
    assert customs("--today", "2026-03-01", "list", "--where", "due<0wd", "-q").out == ""
    (row,) = customs("--today", "2026-03-01", "list", "--json").answer["batches"]
    assert row["ref"] == ref
    assert deadlines(customs, ref)["VIVO-COMM", "C14"]["met_on"] == "2025-08-10"


def test_after_a_review_the_party_may_sue_within_fifteen_days_of_the_decision_on_it(
    play: Play, customs: Customs
) -> None:
    ref = confiscated(play, customs)
    play(f"event {ref} review-requested", on="2025-08-20")
    assert rules(customs, ref)["C15-suit"] == "2026-02-02", "a review that is withdrawn leaves the six months"
    play(f"event {ref} review-decided", on="2025-09-22")
    told = rules(customs, ref)
    assert "C15-suit" not in told
    assert told["C15-suit-reviewed"] == "2025-10-09", "the fifteenth day, 7 October, is a holiday"
    play(f"event {ref} suit-filed", on="2025-10-09")
    assert deadlines(customs, ref)["VIVO-COMM", "C15-suit-reviewed"]["met_on"] == "2025-10-09"


def test_who_has_sued_may_ask_for_no_review(play: Play, customs: Customs) -> None:
    ref = confiscated(play, customs)
    play(f"event {ref} suit-filed", on="2025-08-20")
    assert "C15" not in rules(customs, ref)


def test_the_year_of_a_detention_stands_still_while_a_court_holds_the_goods(play: Play, customs: Customs) -> None:
    ref = found(play, "2023-03-01")
    held(play, ref, served="2023-03-01")
    assert rules(customs, ref)["C9"] == "2024-03-01"
    play(f"court {ref} --notice N1 --kind assistance", on="2023-04-01")
    assert "C9" not in rules(customs, ref)
    assert "C9" not in due(customs, "2025-03-03", ref), "nobody is late while the goods wait for the court's word"
    play(f"court {ref} --notice N1 --court-word W1", on="2025-04-01")
    assert rules(customs, ref)["C9"] == "2026-03-02", "the 731 days are not counted"
    told = customs("--today", "2025-04-01", "due", ref, "--explain").out
    assert "2023-04-01\tSat\t\tsuspended from this day" in told and "2025-04-01\tTue\t\tresumed from" in told


def two_holders(play: Play, *, second: str = "2025-07-30") -> str:
    """Goods of two holders confiscated, by one decision or by two."""
    ref = found(play, "2025-07-01", marks="VIVO NIKE", value="")
    play(f"notify {ref} --served 2025-07-01 --how in-person", on="2025-07-01")
    for holder in ("VIVO-COMM", "NIKE-INC"):
        play(f"reply {ref} --holder {holder} --apply --security 20000", on="2025-07-01")
    play(f"detain {ref}", on="2025-07-01")
    play(f"determine {ref} --infringing", on="2025-07-20")
    play(f"confiscate {ref} --holder VIVO-COMM --number 7052 --fine 100", on="2025-07-30")
    play(f"confiscate {ref} --holder NIKE-INC --number 7052", on=second)
    return ref


def periods_of_the_party(customs: Customs, ref: str) -> list[tuple[str, str]]:
    return sorted((rule, str(d["due_on"])) for (_, rule), d in deadlines(customs, ref).items() if rule in PARTY)


PARTY = ("C7", "C12", "C13", "C14", "C15", "C15-suit")


def test_the_service_of_a_decision_is_recorded_once_for_all_its_holders(play: Play, customs: Customs) -> None:
    ref = two_holders(play)
    said = play(f"event {ref} confiscation-served", on="2025-08-01").lines[0]
    assert said.startswith(f"confiscation-served is recorded for VIVO-COMM, NIKE-INC on {ref}, dated 2025-08-01; ")
    assert periods_of_the_party(customs, ref) == [
        ("C14", "2025-08-18"),
        ("C15", "2025-09-30"),
        ("C15-suit", "2026-02-02"),
    ]
    assert len([rule for _, rule in deadlines(customs, ref) if rule == "C8"]) == 2, "storage is each holder's own cost"
    assert "recorded" in play(f"event {ref} confiscation-served", on="2025-08-02", code=4).err
    play(f"event {ref} fine-paid", on="2025-08-05")
    play(f"event {ref} review-requested", on="2025-09-01")
    met = {rule: d["met_on"] for (_, rule), d in deadlines(customs, ref).items() if rule in PARTY}
    assert met == {"C14": "2025-08-05", "C15": "2025-09-01", "C15-suit": None}
    assert "C8" not in rules(customs, ref), "the period stands still"
    play(f"event {ref} review-decided", on="2025-10-01")
    assert rules(customs, ref)["C8"] == "2025-12-01"


def test_two_decisions_have_their_own_service(play: Play, customs: Customs) -> None:
    ref = two_holders(play, second="2025-08-20")
    play(f"event {ref} confiscation-served --holder VIVO-COMM --on 2025-08-01", on="2025-08-21")
    play(f"event {ref} confiscation-served", on="2025-08-22")
    reviews = [(h, d["due_on"]) for (h, rule), d in deadlines(customs, ref).items() if rule == "C15"]
    assert reviews == [("VIVO-COMM", "2025-09-30"), ("NIKE-INC", "2025-10-21")]


def test_of_two_services_the_one_that_was_entered_wrongly_is_named_by_its_holder(play: Play, customs: Customs) -> None:
    ref = two_holders(play, second="2025-08-20")
    play(f"event {ref} confiscation-served --holder VIVO-COMM --on 2025-08-01", on="2025-08-21")
    mended = f"correct {ref} --event confiscation_served_on=2025-08-21 --reason misread"
    play(mended, on="2025-08-22")
    play("undo", on="2025-08-22")
    play(f"event {ref} confiscation-served", on="2025-08-22")
    assert "--holder CODE: VIVO-COMM, NIKE-INC" in play(mended, on="2025-08-23", code=2).err
    play(f"{mended} --holder NIKE-INC", on="2025-08-23")
    reviews = [(h, d["due_on"]) for (h, rule), d in deadlines(customs, ref).items() if rule == "C15"]
    assert reviews == [("VIVO-COMM", "2025-09-30"), ("NIKE-INC", "2025-10-20")]


def test_a_wrong_day_of_the_party_is_mended_for_all_whom_it_concerns(play: Play, customs: Customs) -> None:
    ref = two_holders(play)
    play(f"event {ref} confiscation-served", on="2025-08-04")
    play(f"correct {ref} --event confiscation_served_on=2025-08-01 --reason misread", on="2025-08-05")
    assert periods_of_the_party(customs, ref)[1] == ("C15", "2025-09-30")
    answer = customs("show", ref, "--json").answer["batch"]["proceedings"]
    assert {p["events"]["confiscation_served_on"] for p in answer.values()} == {"2025-08-01"}
    play("undo", on="2025-08-05")
    play("undo", on="2025-08-05")
    assert periods_of_the_party(customs, ref) == [], "recorded in one act, taken back in one"


def test_the_hearing_and_the_public_notice_are_the_partys(play: Play, customs: Customs) -> None:
    ref = found(play, "2025-07-01", marks="VIVO NIKE", value="")
    play(f"notify {ref} --served 2025-07-01 --how in-person", on="2025-07-01")
    for holder in ("VIVO-COMM", "NIKE-INC"):
        play(f"reply {ref} --holder {holder} --apply --security 20000", on="2025-07-01")
    play(f"detain {ref}", on="2025-07-01")
    play(f"event {ref} public-notice --on 2025-07-08", on="2025-07-10")
    play(f"event {ref} case-filed --on 2025-07-10", on="2025-07-10")
    play(f"event {ref} penalty-told --on 2025-07-10", on="2025-07-10")
    assert periods_of_the_party(customs, ref) == [
        ("C12", "2025-07-17"),
        ("C13", "2026-01-10"),
        ("C7", "2025-10-09"),
    ]
    late = play(f"confiscate {ref} --collected --holder NIKE-INC", on="2025-10-09", code=4).err
    assert "the party may come forward until 2025-10-09" in late, "the eighth of October is off in 2025"
    play(f"determine {ref} --infringing", on="2025-10-10")
    play(f"confiscate {ref} --collected", on="2025-10-10")
    assert [rule for rule, _ in periods_of_the_party(customs, ref)] == ["C13"], "met"


def test_what_was_recorded_for_each_holder_before_is_told_once(play: Play, customs: Customs) -> None:
    ref = two_holders(play)
    for holder in ("VIVO-COMM", "NIKE-INC"):
        play(f"event {ref} confiscation-served --holder {holder}", on="2025-08-01")
    play(f"event {ref} suit-filed --holder NIKE-INC", on="2025-09-01")
    met = {rule: d["met_on"] for (_, rule), d in deadlines(customs, ref).items() if rule in PARTY}
    assert met["C15-suit"] == "2025-09-01"
    assert len(periods_of_the_party(customs, ref)) == 3


def test_a_decision_about_a_part_is_served_while_the_rest_is_still_held(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"determine {ref} --line 1 --quantity 400 --infringing", on="2019-07-20")
    play(f"confiscate {ref} --number 1 --fine 100", on="2019-07-22")
    play(f"event {ref} confiscation-served", on="2019-07-23")
    counted = [("C14", "2019-08-07"), ("C15", "2019-09-23"), ("C15-suit", "2020-01-23")]
    assert periods_of_the_party(customs, ref) == counted
    assert rules(customs, ref)["C8"] == "2019-10-23"
    assert (
        "already recorded for VIVO-COMM, on 2019-07-23"
        in play(f"event {ref} confiscation-served", on="2019-07-24", code=4).err
    )
    play(f"determine {ref} --infringing", on="2019-07-25")
    play(f"confiscate {ref} --number 2", on="2019-07-26")
    assert periods_of_the_party(customs, ref) == counted, "the second decision is not served yet"
    play(f"event {ref} confiscation-served", on="2019-07-29")
    fines = [last for rule, last in periods_of_the_party(customs, ref) if rule == "C14"]
    assert fines == ["2019-08-07"], "the second decision has no fine"


def test_goods_in_doubt_are_released_on_no_other_ground_where_their_like_were_found_infringing(play: Play) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"determine {ref} --line 1 --quantity 400 --infringing", on="2019-07-20")
    play(f"determine {ref} --line 1 --quantity 800 --undetermined", on="2019-07-20")
    part = f"release {ref} --line 1 --quantity 800"
    refused = play(f"{part} --ground other --document 3", on="2019-07-22", code=4).err
    assert "are undetermined: no release on the ground other while a court may still be asked" in refused
    play(f"{part} --ground request -n", on="2019-07-22")
    play(f"{part} --ground other --document 3", on="2019-09-11")


def test_the_three_months_of_the_store_are_over_when_the_last_confiscated_goods_are_gone(
    play: Play, customs: Customs
) -> None:
    ref = confiscated(play, customs)
    quantity = customs("show", ref, "--json").answer["batch"]["lines"][0]["quantity"]
    play(f"dispose {ref} --quantity 1 --way destroy --supervisor Zhao", on="2025-08-20")
    assert rules(customs, ref)["C8"] == "2025-11-01", "the rest lies in the store at somebody's cost"
    assert due(customs, "2025-11-03")["C8"] == "overdue"
    play(f"dispose {ref} --quantity {quantity - 1} --way destroy --supervisor Zhao", on="2025-09-01")
    assert {rule: d["met_on"] for (_, rule), d in deadlines(customs, ref).items()}["C8"] == "2025-09-01"


def test_a_right_that_is_over_is_due_no_more_when_something_else_is_logged(play: Play) -> None:
    ref = brought_to(play, "detained")
    told = play(f"event {ref} penalty-told", on="2019-08-21").lines[0]
    assert told.endswith("; party: ask for a hearing by 2019-08-26.")
    assert "party: ask for a hearing by" in play(f"event {ref} case-filed", on="2019-08-26").lines[0]
    after = play(f"event {ref} extended", on="2019-08-27").lines[0]
    assert after.endswith("; determine due 2019-10-08."), after


def test_the_limit_for_deciding_a_case_is_not_called_one_for_confiscating(play: Play) -> None:
    ref = brought_to(play, "detained")
    play(f"determine {ref} --infringing", on="2024-07-20")
    assert (
        play(f"event {ref} case-filed", on="2024-07-22").lines[0].endswith("; customs: decide the case by 2025-01-22.")
    )


def test_an_event_of_the_party_that_was_told_is_not_told_again_of_goods_that_are_released(
    play: Play, customs: Customs
) -> None:
    ref = found(play, "2025-07-01", marks="NIKE VIVO", value="", more="--detained 2025-07-01")
    play(f"release {ref} --holder NIKE-INC --ground proof --document P-1", on="2025-07-02")
    play(f"determine {ref} --infringing", on="2025-07-03")
    play(f"confiscate {ref} --number 7052", on="2025-07-03")
    for event in ("case-filed", "confiscation-served"):
        play(f"event {ref} {event}", on="2025-07-04")
        again = play(f"event {ref} {event}", on="2025-07-10", code=4)
        assert "is already recorded for VIVO-COMM, on 2025-07-04" in again.err
    assert proceeding(customs, ref, "NIKE-INC")["events"] == {}


def test_an_event_of_the_party_is_not_told_again_once_all_goods_are_released(play: Play, customs: Customs) -> None:
    ref = found(play, "2025-07-01", marks="NIKE VIVO", value="", more="--detained 2025-07-01")
    for n, holder in enumerate(("NIKE-INC", "VIVO-COMM"), 1):
        play(f"release {ref} --holder {holder} --ground proof --document P-{n}", on="2025-07-02")
        play(f"event {ref} case-filed", on="2025-07-03", code=4 * (n - 1))
    assert proceeding(customs, ref, "NIKE-INC")["events"] == {}


@pytest.mark.parametrize(("day", "term"), [("2015-04-30", "three months"), ("2015-05-01", "six months")])
def test_a_paper_tells_the_term_for_a_suit_of_the_law_of_its_day(play: Play, names: None, day: str, term: str) -> None:
    ref = found(play, day)
    held(play, ref, served=day)
    play(f"determine {ref} --infringing", on=day)
    play(f"confiscate {ref}", on=day)
    for form in ("detention-decision", "penalty-decision"):
        play(f"print {form} {ref} -o {form}.txt", on=day)
        assert f"within {term}." in " ".join(Path(f"{form}.txt").read_text("utf-8").split())
