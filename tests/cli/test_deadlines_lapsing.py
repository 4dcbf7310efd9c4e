"""Whole stories of what lapses, played through the real command: silence, lateness, courts, bonds, unknown owners."""

import pytest
from running import Customs, chinese
from stories import Play, deadlines, found, held, proceeding, rules

ARTICLE = "Regulations art. 16; Measures art. 22, 41"


def test_a_notice_served_before_spring_festival_ends_on_the_working_saturday(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-01-30")
    said = play(f"notify {ref} --served 2019-01-30 --how in-person", on="2019-01-30").lines[0]
    assert said == f"VIVO-COMM notified about {ref} on 2019-01-30; reply due 2019-02-02."
    last = play(f"reply {ref} --apply --security 20000 --on 2019-02-02", on="2019-02-11")
    assert last.err == "", "the last day is inclusive"
    play(f"detain {ref}", on="2019-02-11")
    assert rules(customs, ref)["C1"] == "2019-02-02"


def test_a_silent_holders_goods_are_released_with_the_legal_reason_and_may_not_be_detained(
    play: Play, customs: Customs
) -> None:
    ref = found(play, "2019-01-30")
    play(f"notify {ref} --served 2019-01-30 --how in-person", on="2019-01-30")
    early = play(f"release {ref}", on="2019-02-02", code=4).err
    assert "VIVO-COMM may answer until 2019-02-02" in early, "on the last day it may still answer"
    assert early.splitlines()[1] == (
        f"  hint: customs release {ref} --holder VIVO-COMM --suspicion-cleared --document NO"
    )
    refused = play(f"detain {ref}", on="2019-02-11", code=4).err
    assert refused.splitlines() == [
        "customs: VIVO-COMM did not answer by 2019-02-02, the last day of C1: the goods may not be detained "
        f"({ARTICLE})",
        f"  hint: customs release {ref} --holder VIVO-COMM",
        "    until then the holder may still apply with security equal to the value (Regulations art. 12, 13, 14): "
        f"customs reply {ref} --holder VIVO-COMM --apply --basis application --security AMOUNT",
    ]
    assert play(f"release {ref}", on="2019-02-11").lines[0] == f"{ref} released for VIVO-COMM on 2019-02-11."
    p = proceeding(customs, ref)
    assert p["outcome_reason"] == "the time limit C1 ended on 2019-02-02 (Regulations art. 16; Measures art. 22)"


def test_a_reply_after_the_last_day_is_logged_warned_about_and_does_not_allow_detention(
    play: Play, customs: Customs
) -> None:
    ref = found(play, "2019-01-30")
    play(f"notify {ref} --served 2019-01-30 --how in-person", on="2019-01-30")
    late = play(f"reply {ref} --apply --security 20000 --on 2019-02-11", on="2019-02-11")
    why = "VIVO-COMM replied on 2019-02-11, after the last day (2019-02-02): the goods may not be detained"
    assert late.err == (
        f"warning: {why}, unless the holder applies on its own, with security equal to the value (Regulations art. 12, "
        f"13, 14): customs reply {ref} --holder VIVO-COMM --apply --basis application --security AMOUNT\n"
    )
    assert proceeding(customs, ref)["replied_on"] == "2019-02-11"
    assert play(f"detain {ref}", on="2019-02-11", code=4).err.startswith(f"customs: {why} ({ARTICLE})\n")
    play(f"release {ref}", on="2019-02-11")
    assert "reply on 2019-02-11 came too late" in str(proceeding(customs, ref)["outcome_reason"])


def test_security_after_the_last_day_is_as_late_as_the_application(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-07-01")
    play(f"notify {ref} --served 2019-07-01 --how in-person", on="2019-07-01")
    play(f"reply {ref} --apply", on="2019-07-02")
    late = play(f"reply {ref} --apply --security 20000", on="2019-07-05")
    why = "VIVO-COMM lodged security on 2019-07-05, after the last day (2019-07-04)"
    assert why in late.err
    assert why in play(f"detain {ref}", on="2019-07-05", code=4).err
    play(f"release {ref}", on="2019-07-05")
    assert str(proceeding(customs, ref)["outcome_reason"]).startswith(why)


def test_the_goods_of_two_silent_holders_go_and_the_rest_is_detained(play: Play, customs: Customs) -> None:
    """Socks of seven marks at Jinhua: the holders of ANDI and AVIA did not apply in time."""
    for mark in ("ANDI", "AVIA", "PUMA"):
        play(f"holder add {mark}-CO --name '{mark} Company'", on="2020-12-01")
        play(f"trademark add {mark} --name {mark} --holder {mark}-CO", on="2020-12-01")
    ref = found(play, "2020-12-18", marks="ANDI AVIA PUMA NIKE", value="", more="--unit pairs")
    play(f"notify {ref} --served 2020-12-18 --how fax", on="2020-12-18")
    for holder in ("PUMA-CO", "NIKE-INC"):
        play(f"reply {ref} --holder {holder} --apply --security 20000", on="2020-12-21")
    released = play(f"release {ref}", on="2020-12-24").lines[0]
    assert released == f"{ref} released for ANDI-CO, AVIA-CO on 2020-12-24."
    play(f"detain {ref}", on="2021-01-26")
    batch = customs("show", ref, "--json").answer["batch"]
    assert {h: (p["outcome"], p["detained_on"]) for h, p in batch["proceedings"].items()} == {
        "ANDI-CO": ("released", None),
        "AVIA-CO": ("released", None),
        "PUMA-CO": (None, "2021-01-26"),
        "NIKE-INC": (None, "2021-01-26"),
    }
    assert batch["status"] == "detained"


def test_undetermined_starts_the_fifty_days_and_no_notice_of_a_court_ends_in_release(
    play: Play, customs: Customs
) -> None:
    ref = found(play, "2019-08-20")
    held(play, ref, served="2019-08-20")
    assert rules(customs, ref)["C3"] == "2019-11-04", "shown from the detention on"
    said = play(f"determine {ref} --undetermined --on 2019-09-30", on="2019-09-30").lines[0]
    assert said.endswith("court due 2019-11-04.")
    idle = play(f"court {ref} --notice '(2019) 45' --kind evidence-taking --on 2019-10-09", on="2019-10-09")
    assert idle.err == "warning: a notice of evidence-taking does not prevent the release of the goods\n"
    assert deadlines(customs, ref)["VIVO-COMM", "C3"]["met_on"] is None
    play(f"release {ref}", on="2019-11-04", code=4)
    play(f"release {ref}", on="2019-11-05")
    p = proceeding(customs, ref)
    assert p["outcome_reason"] == "the time limit C3 ended on 2019-11-04 (Regulations art. 24(2); Measures art. 29)"
    assert rules(customs, ref)["C6"] == "2019-12-03", "the security goes back unless a court preserves it"


def test_no_finding_at_all_ends_in_release_after_the_fifty_days_and_not_before(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-08-20")
    held(play, ref, served="2019-08-20")
    assert "no reason is known for releasing" in play(f"release {ref}", on="2019-10-09", code=4).err, (
        "C2 is over, C3 is not"
    )
    play(f"release {ref}", on="2019-11-04", code=4)
    play(f"release {ref}", on="2019-11-05")
    reason = proceeding(customs, ref)["outcome_reason"]
    assert reason == "the time limit C3 ended on 2019-11-04 (Regulations art. 24(2); Measures art. 29)"


def test_a_finding_of_infringement_ends_the_fifty_days(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-08-20")
    held(play, ref, served="2019-08-20")
    play(f"determine {ref} --infringing --on 2019-09-30", on="2019-09-30")
    assert "C3" not in rules(customs, ref)
    assert "they are confiscated, not released" in play(f"release {ref}", on="2019-11-05", code=4).err


@pytest.mark.parametrize("kind", ["assistance", "property-preservation"])
def test_a_court_that_asks_for_help_in_time_keeps_the_goods(play: Play, customs: Customs, kind: str) -> None:
    ref = found(play, "2019-08-20")
    held(play, ref, served="2019-08-20")
    play(f"determine {ref} --undetermined --on 2019-09-30", on="2019-09-30")
    assert play(f"court {ref} --notice 45 --kind {kind} --on 2019-11-04", on="2019-11-04").err == ""
    assert deadlines(customs, ref)["VIVO-COMM", "C3"]["met_on"] == "2019-11-04"
    refused = play(f"release {ref}", on="2019-12-31", code=4).err
    assert "held for a court since 2019-11-04 (notice 45): only the court's decision frees them" in refused
    said = play(f"event {ref} court-handed --on 2019-11-06", on="2019-12-31").lines[0]
    assert said.startswith(f"court-handed is recorded for VIVO-COMM on {ref}, dated 2019-11-06; ")
    assert rules(customs, ref)["C6-court"] == "2019-12-04"


def test_the_security_goes_back_of_goods_that_are_with_a_court_once_its_time_is_over(
    play: Play, customs: Customs
) -> None:
    ref = found(play, "2019-08-20")
    held(play, ref, served="2019-08-20")
    play(f"court {ref} --notice 45 --on 2019-09-02", on="2019-09-02")
    play(f"event {ref} court-handed --on 2019-11-06", on="2019-11-06")
    back = "event {ref} security-returned --holder VIVO-COMM"
    assert (
        customs("--today", "2019-12-05", "today", "--json").answer["next"][0]["command"].endswith(back.format(ref=ref))
    )
    assert play(back.format(ref=ref), on="2019-12-05").err == ""


def test_goods_that_are_handed_to_a_court_start_the_time_of_the_security_without_another_entry(
    play: Play, customs: Customs
) -> None:
    ref = found(play, "2019-08-20")
    held(play, ref, served="2019-08-20")
    play(f"court {ref} --notice 45 --on 2019-09-02", on="2019-09-02")
    play(f"transfer {ref} --to court --body Futian --kind evidence-taking --on 2019-11-01", on="2019-11-01")
    assert "C6-court" not in rules(customs, ref), "the goods stay with customs"
    play(f"transfer {ref} --to court --body Futian --on 2019-11-06", on="2019-11-06")
    assert rules(customs, ref)["C6-court"] == "2019-12-04"
    play(f"event {ref} court-handed --on 2019-11-07", on="2019-11-07")
    assert rules(customs, ref)["C6-court"] == "2019-12-05", "what is told counts"


def test_the_security_of_goods_that_were_never_detained_goes_back_at_once(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-08-20")
    play(f"notify {ref} --on 2019-08-20 --served 2019-08-20", on="2019-08-20")
    play(f"reply {ref} --apply --security 20000 --on 2019-08-26", on="2019-08-26")
    told = play(f"release {ref}", on="2019-08-27")
    assert proceeding(customs, ref)["ground"] == "c1"
    assert "C6" not in rules(customs, ref), "no detention, no consignor who could claim for one"
    assert told.lines[1] == f"Next: customs event {ref} security-returned --holder VIVO-COMM"
    assert play(f"event {ref} security-returned --holder VIVO-COMM", on="2019-08-27").err == ""


def test_a_court_that_comes_too_late_is_said_to_be_late_and_holds_what_is_still_there(
    play: Play, customs: Customs
) -> None:
    ref = found(play, "2019-08-20")
    held(play, ref, served="2019-08-20")
    play(f"determine {ref} --undetermined --on 2019-09-30", on="2019-09-30")
    late = play(f"court {ref} --notice 45 --on 2019-11-05", on="2019-11-05")
    assert late.err == (
        "warning: the court's notice of 2019-11-05 came after the last day "
        "(2019-11-04; Regulations art. 24(2); Measures art. 29)\n"
    )
    play(f"release {ref}", on="2019-11-06", code=4)
    play(f"release {ref} --court-word 46", on="2019-11-06")
    p = proceeding(customs, ref)
    assert (p["ground"], p["outcome_no"]) == ("court", "46")


@pytest.mark.parametrize(
    "act",
    ["determine {} --infringing", "court {} --notice 3", "confiscate {}", "dispose {} --quantity 1 --way sell"],
)
def test_goods_of_who_applied_too_late_are_not_hinted_to_a_detention(play: Play, act: str) -> None:
    ref = found(play, "2019-08-20")
    play(f"notify {ref} --served 2019-08-20", on="2019-08-20")
    play(f"reply {ref} --apply --security 20000", on="2019-08-30")
    hint = play(act.format(ref), on="2019-08-30", code=4).complaints[1]
    assert hint.startswith(f"  hint: customs release {ref} --holder VIVO-COMM until then the holder may still apply")
    play(f"release {ref} --holder VIVO-COMM", on="2019-08-30")


def test_a_finding_after_the_fifty_days_is_said_to_be_late_and_stands(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-08-20")
    held(play, ref, served="2019-08-20")
    play(f"determine {ref} --undetermined --on 2019-09-30", on="2019-09-30")
    late = play(f"determine {ref} --infringing --on 2019-11-05", on="2019-11-05")
    assert late.err.startswith(
        "warning: the finding of 2019-11-05 comes after the last day "
        "(2019-11-04; Regulations art. 24(2); Measures art. 29): the goods were to be released\n"
    )
    assert proceeding(customs, ref)["finding"] == "infringing"


def test_a_first_finding_after_the_thirty_days_is_said_to_be_late_whatever_it_is(play: Play) -> None:
    article = "Regulations art. 20; Measures art. 28"
    late = f"warning: the finding of 2019-10-09 comes after the last day (2019-10-08; {article})"
    for finding in ("infringing", "not-infringing", "undetermined"):
        ref = found(play, "2019-08-20")
        held(play, ref, served="2019-08-20")
        assert not play(f"determine {ref} --{finding} --on 2019-10-08 -n", on="2019-10-09").err.startswith(late)
        assert play(f"determine {ref} --{finding} --on 2019-10-09", on="2019-10-09").err.startswith(f"{late}\n")


def test_upon_application_only_a_court_decides_within_twenty_days(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-08-20", more="--basis application")
    play(f"reply {ref} --apply --security 19999.99 --on 2019-08-20", on="2019-08-20", code=4)
    play(f"reply {ref} --apply --security 20000 --on 2019-08-20", on="2019-08-20")
    play(f"detain {ref}", on="2019-08-20")
    assert rules(customs, ref)["C4"] == "2019-09-18"
    refused = play(f"determine {ref} --infringing", on="2019-08-21", code=4).err
    assert "customs does not decide on infringement (Regulations art. 24(1))" in refused
    play(f"release {ref}", on="2019-09-19")
    assert "C4 ended on 2019-09-18 (Regulations art. 24(1))" in str(proceeding(customs, ref)["outcome_reason"])


@pytest.mark.parametrize("act", ["line add {} --goods caps --quantity 3 --mark OLD", "line edit {} 1 --mark OLD"])
def test_a_recordation_that_had_expired_gives_no_ex_officio_basis_however_the_mark_comes_in(
    play: Play, act: str
) -> None:
    play(
        "trademark add OLD --name Old --holder NIKE-INC --recordation T2009-1 --valid-until 2019-06-30", on="2019-07-01"
    )
    ref = found(play, "2019-07-01")
    refused = play(act.format(ref), on="2019-07-01", code=4).err
    assert "did not cover 2019-07-01: no ex officio basis (Regulations art. 10, 16)" in refused
    upon = found(play, "2019-07-01", more="--basis application")
    play(act.format(upon), on="2019-07-01")


OLD = "trademark add OLD --name Old --holder NIKE-INC --recordation T2009-1"


def test_the_way_out_of_a_recordation_that_did_not_cover_the_day_works_as_it_is_printed(play: Play) -> None:
    play(f"{OLD} --valid-from 2019-07-02", on="2019-07-03")
    early = play("record --office 5320 --found 2019-07-01 --goods x --mark OLD", on="2019-07-03", code=4).err
    assert "hint: --basis application, or customs trademark edit OLD --valid-from DATE" in early
    ref = found(play, "2019-07-01")
    refused = play(f"line add {ref} --goods caps --mark OLD", on="2019-07-03", code=4).err
    apply, edit = refused.split("hint: customs ")[1].strip().split("\n    or customs ")
    assert apply == f"correct {ref} --basis application --procedure cn_application --reason TEXT"
    assert edit == "trademark edit OLD --valid-from DATE"
    for typed in (apply.replace("TEXT", "x"), edit.replace("DATE", "2019-07-01")):
        play(typed, on="2019-07-03")
        play(f"line add {ref} --goods caps --mark OLD", on="2019-07-03")
        play("undo", on="2019-07-03")
        play("undo", on="2019-07-03")


def test_a_recordation_that_had_expired_is_only_warned_of_where_articles_are_found(play: Play) -> None:
    play(f"{OLD} --valid-until 2019-06-30", on="2019-07-01")
    told = play("record --office 5320 --found 2019-07-01 --goods x --mark OLD --channel mail", on="2019-07-01")
    assert "warning: the recordation of OLD did not cover 2019-07-01" in told.err
    checked = play("check --json", on="2019-07-01").answer["findings"]
    lapsed = [row["severity"] for row in checked if row["rule"].startswith("recordation-")]
    assert lapsed == ["remark"]


def test_a_correction_that_leaves_the_goods_without_a_recordation_warns_of_it(play: Play) -> None:
    play(f"{OLD} --valid-until 2019-06-30", on="2019-07-01")
    ref = play("record --office 5320 --found 2019-06-30 --goods x --mark OLD --channel cargo -q", on="2019-07-01").out
    mended = play(f"correct {ref.strip()} --found 2019-07-01 --reason slip", on="2019-07-01")
    assert "warning: the recordation of OLD did not cover 2019-07-01" in mended.err


def test_any_day_that_a_month_may_mean_is_one_that_the_recordation_may_cover(play: Play) -> None:
    play(f"{OLD} --valid-from 2019-07-15", on="2019-08-01")
    play("record --office 5320 --found 2019-07 --goods x --mark OLD --channel cargo", on="2019-08-01")
    early = play("record --office 5320 --found 2019-06 --goods x --mark OLD --channel cargo", on="2019-08-01", code=4)
    assert "did not cover 2019-06" in early.err


@pytest.mark.parametrize("mended", ["--served 2019-08-14", "--replied 2019-08-26 --detained 2019-08-26"])
def test_a_correction_that_shows_the_reply_to_have_come_too_late_warns_and_check_keeps_telling(
    play: Play, mended: str
) -> None:
    ref = found(play, "2019-08-14")
    play(f"notify {ref} --on 2019-08-14 --served 2019-08-20", on="2019-08-20")
    play(f"reply {ref} --apply --security 20000", on="2019-08-20")
    play(f"detain {ref}", on="2019-08-20")
    assert play("check --json", on="2019-08-26").answer["findings"] == []
    told = play(f"correct {ref} --holder VIVO-COMM {mended} --reason slip", on="2019-08-26").err
    assert "warning: VIVO-COMM replied on " in told and "the goods may not be detained" in told
    [fault] = play("check --json", on="2019-08-26", code=6).answer["findings"]
    assert (fault["rule"], fault["severity"]) == ("detained-too-late", "fault")
    assert "after the last day" in fault["what"]


def test_a_settlement_ends_the_investigation_but_only_of_detained_goods(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-07-01")
    early = play(f"release {ref} --settlement", on="2019-07-01", code=4).err
    assert "not detained: cannot settle over them (Measures art. 27 (not confirmed))" in early
    held(play, ref, served="2019-07-01")
    play(f"release {ref} --settlement", on="2019-07-10")
    p = proceeding(customs, ref)
    assert (p["outcome"], p["facts"]) == ("released", ["settled"])
    assert p["outcome_reason"] == "holder and consignor settled (Measures art. 27 (not confirmed))"
    assert "C6" not in rules(customs, ref), "the refund clock is for goods that the law released"
    assert "达成和解（终止调查）" in chinese(customs, "history", ref)
    assert "settled" not in chinese(customs, "history", ref)
    assert "they were released on 2019-07-10" in play(f"release {ref} --settlement", on="2019-07-10", code=4).err


def test_there_is_no_settling_where_a_crime_is_reported_until_the_report_is_refused(play: Play) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"event {ref} transfer-reported", on="2019-07-05")
    refused = play(f"release {ref} --settlement", on="2019-07-10", code=4)
    assert "a suspected crime over VIVO-COMM's goods was reported on 2019-07-05: no settlement" in refused.err
    assert "Measures art. 27 (not confirmed)" in refused.err
    play(f"event {ref} transfer-refused", on="2019-07-08")
    play(f"release {ref} --settlement", on="2019-07-10")


def test_there_is_no_settling_over_goods_that_were_found_infringing(play: Play) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"determine {ref} --infringing", on="2019-07-09")
    for ground in ("--settlement", "--withdrawn"):
        refused = play(f"release {ref} {ground}", on="2019-07-10", code=4).err
        assert "they are confiscated, not released (Regulations art. 27)" in refused


def test_a_holder_withdraws_what_it_applied_for_before_customs_decides(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-07-01")
    early = play(f"release {ref} --withdrawn", on="2019-07-01", code=4).err
    assert "has not applied for detention: it has nothing to withdraw (Regulations art. 24)" in early
    held(play, ref, served="2019-07-01")
    play(f"release {ref} --withdrawn", on="2019-07-10")
    assert proceeding(customs, ref)["outcome_reason"] == "the holder withdrew its application (Regulations art. 24)"


def test_two_grounds_of_release_exclude_each_other(play: Play) -> None:
    ref = found(play, "2019-07-01")
    for words in ("--settlement --withdrawn", "--on-bond 1 --settlement", "--withdrawn --ground request"):
        assert "exclude each other" in play(f"release {ref} {words}", on="2019-07-01", code=2).err


def test_patent_goods_go_out_on_bond_and_the_holder_has_thirty_days_to_sue(play: Play, customs: Customs) -> None:
    play("trademark add PAT --name 'Hinge' --type patent --holder NIKE-INC --recordation P2015-7", on="2019-07-01")
    ref = found(play, "2019-07-01", marks="PAT", value="40000")
    early = play(f"release {ref} --on-bond 40000", on="2019-07-01", code=4).err
    assert "not detained: cannot release them (Regulations art. 19, 24(3))" in early
    held(play, ref, served="2019-07-01")
    less = play(f"release {ref} --on-bond 39000", on="2019-07-10", code=4).err
    assert "a bond of 39000 CNY is 1000 CNY too little: equal to the value of the goods" in less
    before = play(f"event {ref} bond-notice-served", on="2019-07-10", code=4).err
    assert "cannot be recorded before bonded (Regulations art. 19, 24(3))" in before
    assert f"hint: customs release {ref} --holder NIKE-INC --on-bond AMOUNT" in before
    play(f"release {ref} --on-bond 40000", on="2019-07-10")
    assert proceeding(customs, ref, "NIKE-INC")["bond"] == {"amount": "40000", "currency": "CNY"}
    assert "C6" not in rules(customs, ref), "with a bond the security waits for the deposit to be settled"
    early = play(f"event {ref} court-acceptance", on="2019-07-10", code=4).err
    assert "before bond-notice-served (Regulations art. 19; Measures art. 20(3), 36, 41, not confirmed)" in early
    play(f"event {ref} bond-notice-served --on 2019-07-11", on="2019-07-12")
    assert rules(customs, ref)["C5"] == "2019-08-22"
    play(f"event {ref} court-acceptance --on 2019-08-22", on="2019-08-22")
    play(f"event {ref} deposit-settled --on 2019-09-02", on="2019-09-02")
    assert rules(customs, ref)["C6-bond"] == "2019-09-30"


def test_only_patent_goods_go_out_on_bond(play: Play) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    refused = play(f"release {ref} --on-bond 40000", on="2019-07-10", code=4).err
    assert "only if a patent is in question, not a trademark (Regulations art. 19, 24(3))" in refused


def test_goods_of_an_unknown_owner_are_collected_three_months_after_the_public_notice(
    play: Play, customs: Customs
) -> None:
    ref = found(play, "2019-07-01")
    assert "cannot be recorded before detained (Measures art. 32)" in (
        play(f"event {ref} public-notice", on="2019-07-01", code=4).err
    )
    held(play, ref, served="2019-07-01")
    early = play(f"confiscate {ref} --collected", on="2019-07-10", code=4)
    assert "no public notice for an unknown party is recorded" in early.err and "(Measures art. 32)" in early.err
    assert f"customs event {ref} public-notice --holder VIVO-COMM --on DATE\n    on another ground: " in early.err
    play(f"event {ref} public-notice --on 2019-08-01", on="2019-08-02")
    assert rules(customs, ref)["C7"] == "2019-11-01"
    still = play(f"confiscate {ref} --collected", on="2019-11-01", code=4).err
    assert "the party may come forward until 2019-11-01" in still and "(Measures art. 32)" in still
    unfound = play(f"confiscate {ref} --collected", on="2019-11-02", code=4).err
    assert "were not found infringing: they may not be collected (Measures art. 32)" in unfound
    play(f"determine {ref} --infringing --on 2019-10-08", on="2019-11-02")
    play(f"confiscate {ref} --collected", on="2019-11-02")
    p = proceeding(customs, ref)
    assert (p["outcome"], p["outcome_reason"]) == ("confiscated", "collected: no party came forward by 2019-11-01")
    assert p["ground"] == "unclaimed"


def test_a_party_that_came_forward_keeps_its_goods_from_being_collected(play: Play) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"event {ref} public-notice --on 2019-08-01", on="2019-08-02")
    assert "claimed on 2019-07-31 is before public-notice" in (
        play(f"event {ref} claimed --on 2019-07-31", on="2019-08-20", code=4).err
    )
    play(f"event {ref} claimed", on="2019-08-20")
    refused = play(f"confiscate {ref} --collected", on="2019-11-02", code=4).err
    assert "the party came forward on 2019-08-20: the goods may not be collected (Measures art. 32)" in refused


def test_a_detention_that_has_ended_is_not_extended(play: Play) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"determine {ref} --infringing", on="2019-07-02")
    play(f"confiscate {ref}", on="2019-07-03")
    ended = play(f"event {ref} extended", on="2019-07-04", code=4).err
    assert ended.startswith("customs: no time limit is running that could be extended (CAPR art. 40, 41)\n")
    play(f"event {ref} extended --on 2019-07-03", on="2019-07-04")


def test_a_detention_lasts_a_year_and_once_more_while_it_still_runs(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-07-01")
    assert "no time limit is running that could be extended (CAPR art. 40, 41)" in (
        play(f"event {ref} extended", on="2019-07-01", code=4).err
    )
    held(play, ref, served="2019-07-01")
    assert rules(customs, ref)["C9"] == "2020-07-01"
    late = play(f"event {ref} extended --on 2020-07-02", on="2020-07-02", code=4).err
    assert "the time limit ended on 2020-07-01: it cannot be extended on 2020-07-02 (CAPR art. 40, 41)" in late
    play(f"event {ref} extended --on 2020-07-01 --reason 'approved by the head of Shenzhen Customs'", on="2020-07-02")
    known = rules(customs, ref)
    assert "C9" not in known and known["C9-extended"] == "2021-07-01"
    again = play(f"event {ref} extended", on="2020-07-03", code=4).err
    assert "extended is already recorded for VIVO-COMM, on 2020-07-01" in again


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("event {} served", 4, "served is recorded by a command of its own"),
        ("event {} publicnotice", 3, "no event 'publicnotice'"),
        ("event {} owner-told", 4, "China, ex officio: no time limit depends on owner-told"),
        ("event {} fine-paid", 4, "before confiscation-served (CAPR art. 60)"),
        ("event {} confiscation-served", 4, "before confiscated (Regulations art. 27(2); Measures art. 30)"),
        ("event {} security-returned", 4, "before outcome (Measures art. 35, 36 (not confirmed))"),
        ("event {} police-filed", 4, "before police-accepted (State Council Order 310"),
        ("event {} claimed --on 2019-07-11", 2, "is after today"),
    ],
)
def test_an_event_out_of_order_is_refused_with_its_article(play: Play, line: str, code: int, message: str) -> None:
    ref = found(play, "2019-07-01")
    assert message in play(line.format(ref), on="2019-07-10", code=code).err


def test_a_hearing_may_be_planned_and_its_notice_is_counted_backwards(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    for line in ("case-filed --on 2019-07-02", "penalty-told --on 2019-07-03", "hearing-requested --on 2019-07-04"):
        play(f"event {ref} {line}", on="2019-07-10")
    play(f"event {ref} hearing --on 2019-07-31", on="2019-07-10")
    assert rules(customs, ref)["C12-notice-until-2021"] == "2019-07-24"


def test_a_mark_given_to_another_holder_takes_its_deadlines_along(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-08-20")
    held(play, ref, served="2019-08-20")
    play("holder add NEW-CO --name 'New Company'", on="2019-08-21")
    play("trademark edit VIVO --holder NEW-CO", on="2019-08-21")
    rows = customs("--today", "2019-08-21", "due", "--json").answer["deadlines"]
    assert {(row["holder"], row["rule"]) for row in rows} == {("NEW-CO", "C2"), ("NEW-CO", "C3"), ("NEW-CO", "C9")}
    assert set(deadlines(customs, ref)) >= {("NEW-CO", "C2")}
