"""What the law's clock says of acts entered later than they were done."""

import pytest
from running import Customs
from stories import Play, deadlines, found, held, proceeding, rules


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


def test_nothing_is_detained_before_the_day_on_which_its_security_came(play: Play) -> None:
    ref = served(play)
    play(f"reply {ref} --apply --on 2019-01-31", on="2019-02-11")
    play(f"reply {ref} --apply --security 20000 --on 2019-02-02", on="2019-02-11")
    early = play(f"detain {ref} --on 2019-02-01", on="2019-02-11", code=4).err
    assert early.startswith("customs: detained on 2019-02-01, before the security was lodged (2019-02-02)\n")
    play(f"detain {ref} --on 2019-02-02", on="2019-02-11")


def test_a_finding_is_not_dated_before_the_one_that_it_changes(play: Play) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"determine {ref} --undetermined", on="2019-07-20")
    early = play(f"determine {ref} --infringing --on 2019-07-10", on="2019-07-22", code=4).err
    assert early.startswith(
        "customs: the finding is dated 2019-07-10, before the finding that it changes (2019-07-20)\n"
    )
    play(f"determine {ref} --infringing --on 2019-07-20", on="2019-07-22")


def test_a_courts_word_frees_nothing_that_the_court_held_later(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"court {ref} --notice 45", on="2019-08-12")
    locked = play(f"release {ref} --court-word 46 --on 2019-08-05", on="2019-08-20", code=4).err
    assert locked.startswith("customs: VIVO-COMM's goods have been held for a court since 2019-08-12 (notice 45)")
    play(f"release {ref} --court-word 46 --on 2019-08-12", on="2019-08-20")
    assert proceeding(customs, ref)["outcome_on"] == "2019-08-12"


def test_goods_are_collected_no_earlier_than_they_were_found_infringing(play: Play) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"event {ref} public-notice", on="2019-07-10")
    play(f"determine {ref} --infringing", on="2019-12-02")
    early = play(f"confiscate {ref} --collected --on 2019-11-11", on="2019-12-05", code=4).err
    assert early.startswith("customs: confiscated on 2019-11-11, before the finding (2019-12-02)\n")
    other = f"confiscate {ref} --collected --ground 'nobody came' --document 62"
    early = play(f"{other} --on 2019-06-30", on="2019-12-05", code=4).err
    assert early.startswith("customs: collected on 2019-06-30, before the detention (2019-07-01)\n")
    play(f"confiscate {ref} --collected", on="2019-12-05")


def test_a_case_goes_to_the_police_no_earlier_than_the_head_approved_it(play: Play) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"event {ref} transfer-reported", on="2019-07-10")
    play(f"event {ref} transfer-approved", on="2019-07-12")
    police = f"transfer {ref} --to police --body PSB --number 7"
    early = play(f"{police} --on 2019-07-11", on="2019-07-15", code=4).err
    assert early.startswith("customs: transferred on 2019-07-11, before the last act (2019-07-12)\n")
    play(f"{police} --on 2019-07-12", on="2019-07-15")


def test_the_year_of_detention_stands_still_while_its_own_review_is_open(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    early = play(f"event {ref} extended --on 2019-06-30", on="2019-07-02", code=4).err
    assert early.startswith("customs: extended on 2019-06-30 is before detained on 2019-07-01 (CAPR art. 40, 41)\n")
    play(f"event {ref} review-requested", on="2019-08-01")
    assert "C9" not in rules(customs, ref), "the year stands still"
    open_yet = play(f"release {ref} --ground term", on="2020-08-01", code=4).err
    assert "the time limit does not run while a review or suit is open (CAPR art. 41)" in open_yet
    play(f"event {ref} review-decided", on="2019-08-31")
    assert rules(customs, ref)["C9"] == "2020-07-31"
    play(f"event {ref} suit-filed", on="2019-09-10")
    play(f"event {ref} extended", on="2020-07-31")
    play(f"event {ref} suit-decided", on="2020-09-10")
    assert rules(customs, ref)["C9-extended"] == "2022-08-01", "30 days of the review and 366 of the suit later"


def test_a_review_of_the_detention_is_none_of_the_decision_that_comes_later(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"event {ref} review-requested", on="2019-08-01")
    play(f"event {ref} review-decided", on="2019-08-05")
    play(f"determine {ref} --infringing", on="2019-08-06")
    play(f"confiscate {ref} --number 7", on="2019-08-07")
    play(f"event {ref} confiscation-served", on="2019-08-07")
    review = deadlines(customs, ref)["VIVO-COMM", "C15"]
    assert (review["due_on"], review["met_on"]) == ("2019-10-08", None), "sixty days end in the National Day's week"


def test_a_review_of_one_holders_decision_stops_no_clock_of_goods_still_detained(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-07-01", marks="VIVO NIKE", value="")
    play(f"notify {ref} --served 2019-07-01 --how fax", on="2019-07-01")
    for holder in ("VIVO-COMM", "NIKE-INC"):
        play(f"reply {ref} --holder {holder} --apply --security 20000", on="2019-07-01")
    play(f"detain {ref}", on="2019-07-01")
    play(f"determine {ref} --holder VIVO-COMM --infringing", on="2019-07-02")
    play(f"confiscate {ref} --holder VIVO-COMM --number 7", on="2019-07-03")
    play(f"event {ref} confiscation-served", on="2019-07-03")
    said = play(f"event {ref} review-requested", on="2019-07-04").lines[0]
    assert said.startswith(f"review-requested is recorded for VIVO-COMM on {ref}")
    assert deadlines(customs, ref)["NIKE-INC", "C9"]["due_on"] == "2020-07-01"


def test_the_notice_of_a_hearing_comes_before_the_hearing(play: Play, customs: Customs) -> None:
    ref = found(play, "2022-09-01")
    held(play, ref, served="2022-09-01")
    play(f"determine {ref} --infringing", on="2022-09-05")
    play(f"event {ref} penalty-told", on="2022-09-06")
    play(f"event {ref} hearing-requested", on="2022-09-07")
    play(f"event {ref} hearing --on 2022-10-12", on="2022-09-08")
    assert ("C12-notice", "2022-09-28") in due(customs, ref, "2022-09-08"), "seven working days, two of them Saturdays"
    play(f"event {ref} hearing-notified", on="2022-09-28")
    assert deadlines(customs, ref)["VIVO-COMM", "C12-notice"]["met_on"] == "2022-09-28"


def test_a_corrected_event_is_not_dated_before_what_it_comes_after(play: Play) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-05")
    play(f"event {ref} public-notice", on="2019-07-10")
    play(f"event {ref} claimed", on="2019-07-12")
    play(f"event {ref} extended", on="2019-07-12")
    for wrong, told in (
        (
            "--event public_notice_on=2019-07-04",
            "public-notice on 2019-07-04 would be before the detention on 2019-07-05",
        ),
        ("--event extended_on=2019-07-04", "extended on 2019-07-04 would be before the detention on 2019-07-05"),
        ("--event claimed_on=2019-07-09", "claimed on 2019-07-09 would be before the public-notice on 2019-07-10"),
        ("--detained 2019-07-11", "public-notice on 2019-07-10 would be before the detention on 2019-07-11"),
    ):
        assert told in play(f"correct {ref} {wrong} --reason misread", on="2019-07-15", code=4).err
    play(f"correct {ref} --event claimed_on=2019-07-10 --reason misread", on="2019-07-15")


def test_the_fifty_days_run_on_for_goods_in_doubt_beside_those_found_infringing(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-08-20")
    held(play, ref, served="2019-08-20")
    play(f"determine {ref} --line 1 --quantity 400 --infringing", on="2019-09-02")
    play(f"determine {ref} --line 1 --quantity 300 --not-infringing", on="2019-09-02")
    play(f"determine {ref} --line 1 --quantity 500 --undetermined", on="2019-09-02")
    assert ("C3", "2019-11-04") in due(customs, ref, "2019-09-02"), "500 phones are in doubt"
    assert play(f"release {ref}", on="2019-09-03").lines[0].startswith("300 pcs of line 1 "), "found not infringing"
    play(f"release {ref}", on="2019-11-04", code=4)
    assert play(f"release {ref}", on="2019-11-05").lines[0].startswith("500 pcs of line 1 "), "no court's notice came"
    parts = proceeding(customs, ref)["parts"]
    assert isinstance(parts, list)
    assert "C3 ended on 2019-11-04" in parts[-1]["reason"]
    assert "C3" not in dict(due(customs, ref, "2019-11-05")), "the rest is confiscated"
    play(f"confiscate {ref} --number 7", on="2019-11-05")


def test_no_correction_puts_a_notice_after_the_case_went_to_the_police(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-09-02")
    play(f"notify {ref} --served 2019-09-04", on="2019-09-04")
    play(f"transfer {ref} --to police --body Futian", on="2019-09-07")
    refused = play(f"correct {ref} --notified 2019-09-10 --served 2019-09-10 --reason typo", on="2019-09-10", code=4)
    assert "the outcome on 2019-09-07 would be before the notice on 2019-09-10" in refused.err
    play(f"correct {ref} --notified 2019-09-05 --served 2019-09-05 --reason typo", on="2019-09-10")
    rules = [row["rule"] for row in customs("--today", "2019-09-10", "check", "--json").answer["findings"]]
    assert "dates-out-of-order" not in rules


def test_no_correction_puts_the_answer_to_a_report_before_it(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-08-20")
    held(play, ref, served="2019-08-20")
    play(f"event {ref} transfer-reported", on="2019-08-22")
    play(f"event {ref} transfer-refused", on="2019-08-23")
    told = play(f"correct {ref} --event transfer-refused=2019-08-21 --reason slip", on="2019-08-26", code=4)
    assert "the transfer-refused on 2019-08-21 would be before the transfer-reported on 2019-08-22" in told.err
    play(f"event {ref} transfer-reported", on="2019-08-26")
    play(f"correct {ref} --event transfer-refused=2019-08-22 --reason slip", on="2019-08-26")
    assert rules(customs, ref)["C16"] == "2019-08-29", "that of the second report"


def test_no_correction_has_the_declarant_told_before_the_goods_were_found(play: Play, customs: Customs) -> None:
    assert customs("office", "add", "DEHAM", "--name", "Hamburg", "--country", "DE").code == 0
    ref = found(play, "2019-08-20", more="--office DEHAM")
    play(f"event {ref} declarant-notified", on="2019-08-21")
    told = play(f"correct {ref} --event declarant-notified=2019-08-19 --reason slip", on="2019-08-26", code=4)
    assert "the declarant-notified on 2019-08-19 would be before the discovery on 2019-08-20" in told.err


def test_a_holder_that_found_the_goods_applies_before_it_is_notified(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-08-20", more="--basis application")
    assert customs("show", ref).lines[-1].startswith(f"Next: customs reply {ref} --holder VIVO-COMM --apply --security")
    play(f"notify {ref} --served 2019-08-23", on="2019-08-23")
    play(f"reply {ref} --apply --security 20000 --on 2019-08-20", on="2019-08-23")
    play(f"confirm {ref} --infringing --on 2019-08-20", on="2019-08-23")
    play(f"detain {ref} --on 2019-08-21", on="2019-08-23")


def test_nothing_goes_back_to_its_owner_before_it_was_released(play: Play) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"release {ref} --ground request --line 1 --quantity 200", on="2019-07-05")
    play(f"release {ref} --ground request", on="2019-07-08")
    back = f"dispose {ref} --line 1 --quantity 100 --way return --on"
    early = play(f"{back} 2019-07-04", on="2019-07-09", code=4).err
    assert early.startswith("customs: disposed of on 2019-07-04, before the outcome (2019-07-05)\n")
    play(f"{back} 2019-07-05", on="2019-07-09")


def test_what_left_before_the_rest_was_detained_is_in_no_disorder(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-07-01")
    play(f"notify {ref} --served 2019-07-01", on="2019-07-01")
    play(f"release {ref} --suspicion-cleared --document 1 --line 1 --quantity 200", on="2019-07-02")
    play(f"reply {ref} --apply --security 20000", on="2019-07-03")
    play(f"detain {ref}", on="2019-07-03")
    assert customs("check").code == 0


def test_what_one_holder_had_confiscated_may_be_gone_before_the_goods_are_another_ones_too(
    play: Play, customs: Customs, names: None
) -> None:
    ref = found(play, "2019-07-01", marks="VIVO NIKE")
    play(f"notify {ref} --served 2019-07-01", on="2019-07-01")
    for holder in ("VIVO-COMM", "NIKE-INC"):
        play(f"reply {ref} --holder {holder} --apply --security 20000", on="2019-07-01")
    play(f"detain {ref}", on="2019-07-01")
    play(f"determine {ref} --holder NIKE-INC --infringing", on="2019-07-02")
    play(f"confiscate {ref} --holder NIKE-INC", on="2019-07-03")
    play(f"dispose {ref} --line 1 --quantity 200 --way destroy --supervisor X", on="2019-07-04")
    play(f"determine {ref} --holder VIVO-COMM --infringing", on="2019-07-05")
    play(f"confiscate {ref} --holder VIVO-COMM", on="2019-07-08")
    assert customs("check").code == 0


def test_a_review_of_the_detention_and_a_security_back_from_the_court_come_before_the_end(
    play: Play, customs: Customs
) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"court {ref} --notice 1", on="2019-07-02")
    play(f"transfer {ref} --to court --body C", on="2019-07-03")
    play(f"event {ref} security-returned", on="2019-09-02")
    play(f"release {ref} --court-word 2", on="2019-09-20")
    parts = found(play, "2019-07-01")
    held(play, parts, served="2019-07-01")
    play(f"event {parts} review-requested", on="2019-07-02")
    play(f"determine {parts} --infringing --line 1 --quantity 200", on="2019-07-03")
    play(f"confiscate {parts}", on="2019-07-03")
    play(f"event {parts} confiscation-served", on="2019-07-04")
    assert customs("check").code == 0


def test_a_reply_that_came_after_the_case_went_to_the_police_is_no_disorder(
    play: Play, customs: Customs, names: None
) -> None:
    ref = found(play, "2019-08-20")
    play(f"notify {ref} --served 2019-08-20", on="2019-08-20")
    play(f"reply {ref} --apply --security 20000", on="2019-08-22")
    play(f"transfer {ref} --to police --body PSB --on 2019-08-21", on="2019-08-23")
    assert customs("check").code == 0


def test_a_word_of_the_holder_before_a_notice_that_the_law_does_not_ask_for_is_no_disorder(
    play: Play, customs: Customs, names: None
) -> None:
    ref = found(play, "2019-08-20", more="--channel mail")
    play(f"detain {ref}", on="2019-08-20")
    play(f"confirm {ref} --infringing", on="2019-08-21")
    play(f"notify {ref} --served 2019-08-22", on="2019-08-22")
    assert customs("check").code == 0


def test_who_confiscates_goods_after_the_end_of_their_detention_is_warned(play: Play) -> None:
    """CAPR art. 40: two years at most, extension included; the party will say so before a court."""
    ref = served(play)
    play(f"reply {ref} --apply --security 20000", on="2019-01-31")
    play(f"detain {ref}", on="2019-01-31")
    play(f"determine {ref} --infringing", on="2019-02-11")
    told = "VIVO-COMM: the detention was to be lifted by 2020-01-31 (CAPR art. 40, 41)"
    assert told not in play(f"confiscate {ref} -n", on="2020-01-31").err
    assert told in play(f"confiscate {ref} -n", on="2020-02-01").err
    play(f"event {ref} extended", on="2020-01-20")
    assert told not in play(f"confiscate {ref} -n", on="2020-02-01").err
    part = f"confiscate {ref} --line 1 --quantity 1"
    for act in (part, f"confiscate {ref}"):
        assert told.replace("2020", "2021") in play(act, on="2021-02-01").err


def test_who_decides_a_case_after_the_time_for_it_is_warned(play: Play) -> None:
    ref = found(play, "2024-06-03")
    held(play, ref, served="2024-06-03")
    play(f"determine {ref} --infringing", on="2024-06-20")
    play(f"event {ref} case-filed", on="2024-06-20")
    told = "the decision of 2024-12-21 comes after the last day (2024-12-20; Administrative Penalty Law art. 60; GACC"
    assert told not in play(f"confiscate {ref} -n", on="2024-12-20").err
    assert told in play(f"confiscate {ref}", on="2024-12-21").err


def test_no_act_says_that_a_fine_is_to_be_paid_by_a_day_that_is_over(play: Play) -> None:
    ref = served(play)
    play(f"reply {ref} --apply --security 20000", on="2019-01-31")
    play(f"detain {ref}", on="2019-01-31")
    play(f"determine {ref} --infringing", on="2019-02-11")
    play(f"confiscate {ref} --fine 300", on="2019-02-12")
    assert "party: pay the fine by 2019-02-28." in play(f"event {ref} confiscation-served", on="2019-02-13").out
    assert "pay the fine" not in play(f"event {ref} review-requested", on="2019-03-04").out


PARTS_FOUND = [
    ("infringing", "not-infringing", "confiscate {ref}", "confiscated"),
    ("not-infringing", "infringing", "release {ref}", "released"),
]


@pytest.mark.parametrize(("first", "then", "end", "ended"), PARTS_FOUND)
def test_goods_end_no_earlier_than_they_were_found_so_whatever_was_found_of_others_since(
    play: Play, customs: Customs, first: str, then: str, end: str, ended: str
) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    whole = customs("show", ref, "--json").answer["batch"]["lines"][0]["quantity"]
    play(f"determine {ref} --{first} --line 1 --quantity 4", on="2019-07-10")
    play(f"determine {ref} --{first} --line 1 --quantity 2", on="2019-07-15")
    play(f"determine {ref} --{then} --line 1 --quantity {whole - 6}", on="2019-07-20")
    of_part = f"{end.format(ref=ref)} --line 1 --quantity"
    assert f"{ended} on 2019-07-09, before" in play(f"{of_part} 4 --on 2019-07-09", on="2019-07-22", code=4).err
    assert "(2019-07-15)" in play(f"{of_part} 5 --on 2019-07-14", on="2019-07-22", code=4).err
    play(f"{of_part} 4 --on 2019-07-11", on="2019-07-22")
    assert "(2019-07-15)" in play(f"{end.format(ref=ref)} --on 2019-07-14", on="2019-07-22", code=4).err
    play(f"{end.format(ref=ref)} --on 2019-07-15", on="2019-07-22")
    parts = customs("show", ref, "--json").answer["batch"]["proceedings"]["VIVO-COMM"]["parts"]
    assert [part["on"] for part in parts] == ["2019-07-11", "2019-07-15"]
    assert not [row for row in customs("check", "--json").answer["findings"] if row["rule"] == "dates-out-of-order"]


def test_goods_that_were_found_first_may_have_left_before_others_whose_release_was_entered_first(
    play: Play, customs: Customs
) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"determine {ref} --not-infringing --line 1 --quantity 4", on="2019-07-10")
    play(f"determine {ref} --not-infringing --line 1 --quantity 2", on="2019-07-15")
    play(f"determine {ref} --infringing", on="2019-07-18")
    play(f"release {ref} --line 1 --quantity 4 --on 2019-07-16", on="2019-07-20")
    assert "(2019-07-10)" in play(f"release {ref} --line 1 --quantity 2 --on 2019-07-09", on="2019-07-20", code=4).err
    play(f"release {ref} --line 1 --quantity 2 --on 2019-07-11", on="2019-07-20")


def test_goods_left_no_earlier_than_they_were_found_to_be_anything(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"determine {ref} --infringing --line 1 --quantity 700", on="2019-07-10")
    moved = f"transfer {ref} --to police --body PSB --on"
    for more in ("2019-07-05", "2019-07-05 --line 1 --quantity 501"):
        told = play(f"{moved} {more}", on="2019-07-20", code=4).err
        assert "transferred on 2019-07-05, before the last act (2019-07-10)" in told
    play(f"{moved} 2019-07-05 --line 1 --quantity 500", on="2019-07-20")
    assert "(2019-07-10)" in play(f"{moved} 2019-07-09", on="2019-07-20", code=4).err
    play(f"{moved} 2019-07-10", on="2019-07-20")


def test_goods_left_before_others_only_as_far_as_enough_was_left_to_be_found(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"determine {ref} --not-infringing --line 1 --quantity 400", on="2019-07-23")
    settled = f"release {ref} --ground settlement --document D --line 1 --quantity"
    play(f"{settled} 600 --on 2019-07-17", on="2019-07-25")
    play(f"determine {ref} --undetermined --line 1 --quantity 200", on="2019-07-23")
    moved = f"transfer {ref} --to police --body PSB --line 1 --quantity 300 --on"
    assert "(2019-07-23)" in play(f"{moved} 2019-07-07", on="2019-07-25", code=4).err
    play(f"{moved} 2019-07-23", on="2019-07-25")
    assert not [row for row in customs("check", "--json").answer["findings"] if row["rule"] == "dates-out-of-order"]


def test_a_case_goes_to_the_police_with_what_was_confiscated_no_earlier_than_that_was_found(
    play: Play, customs: Customs
) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"determine {ref} --not-infringing --line 1 --quantity 300", on="2019-07-10")
    play(f"determine {ref} --infringing", on="2019-07-15")
    play(f"confiscate {ref}", on="2019-07-16")
    refused = play(f"transfer {ref} --to police --body PSB --on 2019-07-12", on="2019-07-20", code=4)
    assert "transferred on 2019-07-12, before the last act (2019-07-15)" in refused.err


def test_articles_are_abandoned_no_earlier_than_a_part_of_them_was_found_infringing(play: Play, names: None) -> None:
    ref = found(play, "2019-08-01", more="--channel traveller")
    play(f"detain {ref}", on="2019-08-01")
    play(f"determine {ref} --infringing --line 1 --quantity 4", on="2019-08-10")
    assert "(2019-08-10)" in play(f"abandon {ref} --on 2019-08-05", on="2019-08-12", code=4).err
    play(f"abandon {ref} --on 2019-08-10", on="2019-08-12")


def test_goods_that_may_not_be_detained_any_more_are_not_to_be_applied_for_in_answer_to_the_notice(
    play: Play, customs: Customs
) -> None:
    ref = found(play, "2019-07-01")
    play(f"notify {ref} --served 2019-07-02", on="2019-07-02")
    told = play(f"dispose {ref} --line 1 --quantity 8 --way destroy --supervisor X", on="2019-08-03", code=4).err
    assert f"hint: customs release {ref} --holder VIVO-COMM\n    until then" in told
    assert "--apply --basis application" in told
