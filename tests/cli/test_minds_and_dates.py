"""A holder changes its mind or applies of its own; a file has gaps; a security goes back; a date is corrected."""

import shlex
from pathlib import Path

import pytest
from running import Customs
from stories import Play, brought_to, deadlines, found, proceeding, rules


def test_a_late_holder_applies_of_its_own_with_security_equal_to_the_value(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-08-20", value="60000")
    play(f"notify {ref} --served 2019-08-20 --how in-person", on="2019-08-20")
    refused = play(f"detain {ref}", on="2019-08-26", code=4).err
    assert "late" not in refused and "(Regulations art. 12, 13, 14)" in refused
    typed = refused.split("(Regulations art. 12, 13, 14): customs ")[1].strip()
    less = play(typed.replace("AMOUNT", "30000"), on="2019-08-26", code=4).err
    assert "30000 CNY too little for VIVO-COMM" in less and "Measures art. 15" in less
    assert play(typed.replace("AMOUNT", "60000"), on="2019-08-26").err == ""
    assert play(f"detain {ref}", on="2019-08-26").err == ""
    p = proceeding(customs, ref)
    assert (p["basis"], p["reply"], p["replied_on"]) == ("application", "applied", "2019-08-26")
    assert {"C4"} <= rules(customs, ref).keys() and not {"C1", "C2", "C3"} & rules(customs, ref).keys()
    assert (
        "customs does not decide on infringement" in play(f"determine {ref} --infringing", on="2019-08-27", code=4).err
    )
    play(f"release {ref}", on="2019-09-25")
    assert proceeding(customs, ref)["ground"] == "c4"


def test_goods_of_the_holders_that_applied_in_time_are_detained_where_another_came_too_late(
    play: Play, customs: Customs
) -> None:
    ref = found(play, "2019-08-20", marks="VIVO NIKE")
    play(f"notify {ref} --served 2019-08-20", on="2019-08-20")
    play(f"reply {ref} --holder NIKE-INC --apply --security 20000", on="2019-08-23")
    play(f"reply {ref} --holder VIVO-COMM --apply --security 20000", on="2019-08-26")
    said = play(f"detain {ref}", on="2019-08-26").lines
    assert said[0].startswith(f"{ref} detained for NIKE-INC on 2019-08-26")
    assert said[-1] == f"Next: customs release {ref} --holder VIVO-COMM"
    assert proceeding(customs, ref)["detained_on"] is None
    assert "after the last day (2019-08-23)" in play(f"detain {ref}", on="2019-08-26", code=4).err


def test_a_security_goes_back_to_the_holder_that_lodged_one_where_none_is_named(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-08-20", marks="VIVO NIKE")
    play(f"notify {ref} --served 2019-08-20", on="2019-08-20")
    play(f"reply {ref} --holder VIVO-COMM --decline", on="2019-08-21")
    play(f"reply {ref} --holder NIKE-INC --apply --security 20000", on="2019-08-21")
    play(f"detain {ref}", on="2019-08-21")
    play(f"release {ref} --holder VIVO-COMM", on="2019-08-21")
    refused = play(f"event {ref} security-returned", on="2019-08-22", code=4).err
    assert "cannot be recorded before outcome" in refused, "not for VIVO-COMM, which lodged none"
    play(f"release {ref} --holder NIKE-INC --withdrawn --document W1", on="2019-08-23")
    assert "for NIKE-INC" in play(f"event {ref} security-returned", on="2019-08-23").out


def test_who_replied_late_may_apply_of_its_own_and_the_late_reply_is_kept(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-08-20")
    play(f"notify {ref} --served 2019-08-20 --how in-person", on="2019-08-20")
    late = play(f"reply {ref} --apply --security 20000", on="2019-08-26")
    typed = late.err.split("(Regulations art. 12, 13, 14): customs ")[1].strip()
    play(typed.replace("AMOUNT", "20000"), on="2019-08-27")
    earlier = proceeding(customs, ref)["earlier_replies"]
    assert [(one["reply"], one["on"]) for one in earlier] == [("applied", "2019-08-26")]  # type: ignore[attr-defined]
    play(f"detain {ref}", on="2019-08-27")
    assert ("VIVO-COMM", "C1") not in deadlines(customs, ref)


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("reply {ref} --apply --basis application", 2, "lodges security equal to the value"),
        ("reply {ref} --decline --basis application", 2, "lodges security equal to the value"),
        ("reply {ref} --apply --basis application --general-guarantee 7", 2, "lodges security equal to the value"),
        ("reply {ref} --apply --basis nonsense --security 3", 2, "not a known value"),
        ("detain {ref} --override 'CAPR 38'", 2, "no such option: --override"),
    ],
)
def test_an_application_of_its_own_without_its_value_is_refused(play: Play, line: str, code: int, said: str) -> None:
    ref = brought_to(play, "served")
    assert said in play(line.format(ref=ref), on="2019-08-26", code=code).err


def test_one_holder_applies_of_its_own_while_the_other_is_held_ex_officio(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-08-20", marks="VIVO NIKE", value="")
    play(f"notify {ref} --served 2019-08-20 --how in-person", on="2019-08-20")
    play(f"reply {ref} --holder NIKE-INC --apply --security 20000", on="2019-08-20")
    play(f"reply {ref} --holder VIVO-COMM --apply --basis application --security 20000", on="2019-08-26")
    play(f"detain {ref}", on="2019-08-26")
    known = deadlines(customs, ref).keys()
    assert {("VIVO-COMM", "C4"), ("NIKE-INC", "C2"), ("NIKE-INC", "C3")} <= known
    assert ("NIKE-INC", "C4") not in known
    for look in (f"show {ref} --why", "due --json", "today --json", "list --json", "check"):
        assert customs("--today", "2019-08-26", *shlex.split(look)).code in (0, 2, 6), look


@pytest.mark.parametrize(
    ("first", "second", "on", "code", "said"),
    [
        ("--decline", "--apply --security 20000", "2019-08-23", 0, ""),
        ("--apply --security 20000", "--decline --reason 'ours'", "2019-08-23", 0, ""),
        (
            "--decline",
            "--apply --security 20000",
            "2019-08-26",
            4,
            "its time to answer is over: that reply remains valid",
        ),
        (
            "--apply --security 20000",
            "--decline",
            "2019-08-26",
            4,
            "its time to answer is over: that reply remains valid",
        ),
        (
            "--decline",
            "--decline",
            "2019-08-21",
            4,
            "VIVO-COMM declined on 2019-08-20 already: that reply remains valid",
        ),
        ("--apply", "--apply", "2019-08-21", 4, "VIVO-COMM applied on 2019-08-20 already: that reply remains valid"),
        ("--apply", "--apply --security 20000", "2019-08-21", 0, ""),
    ],
)
def test_a_holder_changes_its_mind_within_its_time_and_a_reply_said_twice_stands(
    play: Play, customs: Customs, first: str, second: str, on: str, code: int, said: str
) -> None:
    ref = brought_to(play, "served")
    play(f"reply {ref} {first}", on="2019-08-20")
    done = play(f"reply {ref} {second} --holder VIVO-COMM", on=on, code=code)
    assert said in done.err
    p = proceeding(customs, ref)
    changed = code == 0 and first.split()[0] != second.split()[0]
    assert [one["reply"] for one in p["earlier_replies"]] == (  # type: ignore[attr-defined]
        [{"--decline": "declined", "--apply": "applied"}[first.split()[0]]] if changed else []
    )


def test_a_mind_changed_twice_keeps_both_earlier_replies(play: Play, customs: Customs) -> None:
    ref = brought_to(play, "served")
    for words in ("--decline", "--apply --security 20000", "--decline", "--apply --security 20000"):
        play(f"reply {ref} --holder VIVO-COMM {words}", on="2019-08-21")
    play(f"detain {ref}", on="2019-08-21")
    p = proceeding(customs, ref)
    assert [one["reply"] for one in p["earlier_replies"]] == ["declined", "applied", "declined"]  # type: ignore[attr-defined]
    assert "Earlier reply" in customs("show", ref, "--csv").out or "earlier_reply" in customs("show", ref).out


def test_a_detention_logged_after_the_fact_says_what_its_file_lacks(play: Play, customs: Customs) -> None:
    line = (
        "record --office 5320 --found 2019-08-20 --goods x --quantity 3 --mark VIVO --value 3000 --detained 2019-08-20"
    )
    done = customs("--today", "2019-08-20", "--officer", "Li", *shlex.split(line))
    ref = done.out.split()[0]
    typed = f"customs reply {ref} --holder VIVO-COMM --apply --security AMOUNT"
    assert f"VIVO-COMM: detained, and no security is on record: {typed}" in done.err
    assert "at least two officers (ACL art. 18)" in done.err
    assert proceeding(customs, ref)["lacking"] == ["security", "second-officer"]
    play(typed.removeprefix("customs ").replace("AMOUNT", "3000"), on="2019-08-21")
    assert proceeding(customs, ref)["lacking"] == ["second-officer"]
    again = play(f"reply {ref} --apply --security 3000", on="2019-08-21", code=4).err
    assert "has goods detained on 2019-08-20 already" in again


@pytest.mark.parametrize("basis", ["ex_officio", "application"])
def test_the_security_behind_a_detention_that_a_list_told_of_may_be_entered_later(
    play: Play, customs: Customs, tmp_path: Path, basis: str
) -> None:
    told = tmp_path / "told.csv"
    told.write_text(
        "case_id,office,found_on,basis,goods,quantity,value,currency,marks,outcome\n"
        f"A,5320,2019-08-20,{basis},shoes,3,3000,CNY,VIVO,detained\n",
        encoding="utf-8",
    )
    play(f"import {told}", on="2019-08-20")
    [remark] = play("check --json", on="2019-08-21").answer["findings"]
    typed = remark["hint"].removeprefix("customs ").replace("AMOUNT", "3000")
    assert remark["rule"] == "no-security"
    play(typed, on="2019-08-21")
    assert play("check --json", on="2019-08-21").answer["findings"] == []
    assert "has goods detained on 2019-08-20 already" in play(typed, on="2019-08-21", code=4).err


def test_who_applied_declines_no_more_once_its_goods_are_detained(play: Play, customs: Customs) -> None:
    for more in ("", "--basis application"):
        goods = f"--goods x --quantity 3 --mark VIVO --value 3000 --channel cargo {more} --detained 2019-08-20"
        ref = play(f"record --office 5320 --found 2019-08-20 {goods}", on="2019-08-20").out.split()[0]
        refused = play(f"reply {ref} --decline", on="2019-08-21", code=4).err
        assert "VIVO-COMM applied on 2019-08-20 already: that reply remains valid" in refused
        assert f"customs release {ref} --holder VIVO-COMM --withdrawn\n    if the holder withdraws\n" in refused
        play(f"release {ref} --holder VIVO-COMM --withdrawn", on="2019-08-21")


def test_articles_detained_after_the_fact_lack_no_security(play: Play, customs: Customs) -> None:
    goods = "--goods x --quantity 3 --mark VIVO --channel mail"
    line = f"record --office 5320 --found 2019-08-20 {goods} --detained 2019-08-20"
    ref = play(line, on="2019-08-20").out.split()[0]
    assert "security" not in str(proceeding(customs, ref)["lacking"])


@pytest.mark.parametrize(
    ("words", "code", "amounts"),
    [
        ("", 0, ("20000", "0")),
        ("--amount 15000", 0, ("15000", "5000")),
        ("--deduction 5000.50", 0, ("14999.50", "5000.50")),
        ("--amount 15000 --deduction 5000", 0, ("15000", "5000")),
        ("--amount 15000 --deduction 4000", 4, None),
        ("--amount 20000.01", 4, None),
        ("--deduction 20001", 4, None),
        ("--amount -1", 2, None),
        ("--amount x", 2, None),
    ],
)
def test_a_security_goes_back_with_what_was_kept_of_it(
    play: Play, customs: Customs, words: str, code: int, amounts: tuple[str, str] | None
) -> None:
    ref = brought_to(play, "detained")
    play(f"release {ref} --withdrawn", on="2019-08-21")
    done = play(f"event {ref} security-returned {words}", on="2019-08-22", code=code)
    back = proceeding(customs, ref)["security_back"]
    if amounts is None:
        assert back is None
        if code == 4:
            play(done.err.split("hint: customs ")[1].strip(), on="2019-08-22")
    else:
        assert (back["amount"]["amount"], back["deduction"]["amount"]) == amounts  # type: ignore[index]


def test_a_security_goes_back_after_the_disposal_and_c6_else_that_is_said(play: Play) -> None:
    ref = brought_to(play, "detained")
    assert "cannot be recorded before outcome" in play(f"event {ref} security-returned", on="2019-08-21", code=4).err
    play(f"determine {ref} --infringing", on="2019-08-21")
    play(f"confiscate {ref}", on="2019-08-21")
    early = play(f"event {ref} security-returned", on="2019-08-22")
    assert "the goods are not disposed of yet" in early.err and "Measures art. 35, 36 (not confirmed)" in early.err
    play("undo --reason slip", on="2019-08-22")
    play(f"dispose {ref} --line 1 --quantity 1200 --way destroy --supervisor Li", on="2019-08-22")
    assert play(f"event {ref} security-returned", on="2019-08-22").err == ""
    assert "only a security" in play(f"event {ref} fine-paid --amount 3", on="2019-08-22", code=2).err


def test_a_security_waits_while_the_rest_of_the_goods_waits_for_the_police(play: Play) -> None:
    ref = brought_to(play, "detained")
    play(f"determine {ref} --infringing", on="2019-08-21")
    play(f"confiscate {ref}", on="2019-08-21")
    play(f"dispose {ref} --line 1 --quantity 200 --way destroy --supervisor Li", on="2019-08-22")
    assert "Next: " not in play(f"transfer {ref} --to police --body PSB", on="2019-08-23").out
    handed = play(f"transfer {ref} --goods-handed", on="2019-08-26").out
    assert f"Next: customs event {ref} security-returned" in handed


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--found 2019-08-21", "the notice on 2019-08-20 would be before the discovery on 2019-08-21"),
        ("--notified 2019-08-21", "the service on 2019-08-20 would be before the notice on 2019-08-21"),
        ("--served 2019-08-21", "the reply on 2019-08-20 would be before the service on 2019-08-21"),
        ("--replied 2019-08-21", "the detention on 2019-08-20 would be before the reply on 2019-08-21"),
        ("--detained 2019-08-22", "the decision on 2019-08-20 would be before the detention on 2019-08-22"),
        ("--detained 2019-08-19", "the detention on 2019-08-19 would be before the discovery on 2019-08-20"),
        ("--finding-on 2019-08-19", "the decision on 2019-08-19 would be before the detention on 2019-08-20"),
    ],
)
def test_a_correction_may_not_make_an_impossible_order_of_dates(
    play: Play, customs: Customs, words: str, said: str
) -> None:
    ref = brought_to(play, "undetermined")
    before = customs("show", ref, "--json").out
    refused = play(f"correct {ref} {words} --reason misread", on="2019-08-22", code=4)
    assert said in refused.err
    assert f"customs show {ref}" in refused.err
    assert customs("show", ref, "--json").out == before


def test_a_correction_says_what_it_changed_and_which_deadlines_moved(play: Play, customs: Customs) -> None:
    ref = brought_to(play, "detained")
    done = play(f"correct {ref} --detained 2019-08-21 --reason misread", on="2019-08-22")
    assert done.lines[:5] == [
        f"{ref} corrected.",
        "  Detained (VIVO-COMM): 2019-08-20 -> 2019-08-21",
        "  C2 (VIVO-COMM): 2019-10-08 -> 2019-10-09",
        "  C3 (VIVO-COMM): 2019-11-04 -> 2019-11-05",
        "  C9 (VIVO-COMM): 2020-08-20 -> 2020-08-21",
    ]
    act = play(f"correct {ref} --destination NG --reason misread --json", on="2019-08-22").answer["act"]
    assert act["changed"] == [{"field": "destination", "old": None, "new": "NG", "holder": None}]
    assert act["moved"] == []


def test_a_security_that_came_with_a_reply_has_the_day_of_the_reply_where_that_is_mended(
    play: Play, customs: Customs
) -> None:
    ref = found(play, "2019-08-20")
    play(f"notify {ref} --served 2019-08-20 --how in-person", on="2019-08-20")
    play(f"reply {ref} --apply --security 20000", on="2019-08-26")
    assert "after the last day (2019-08-23)" in play(f"detain {ref}", on="2019-08-26", code=4).err
    done = play(f"correct {ref} --replied 2019-08-23 --reason 'came on Friday'", on="2019-08-26")
    assert done.lines[1:3] == [
        "  Replied (VIVO-COMM): 2019-08-26 -> 2019-08-23",
        "  Security (VIVO-COMM): 20000 CNY 2019-08-26 -> 20000 CNY 2019-08-23",
    ]
    assert deadlines(customs, ref)["VIVO-COMM", "C1"]["met_on"] == "2019-08-23"
    play(f"detain {ref}", on="2019-08-26")


def test_a_security_that_came_later_keeps_its_day_where_that_of_the_reply_is_mended(
    play: Play, customs: Customs
) -> None:
    ref = found(play, "2019-08-20")
    play(f"notify {ref} --served 2019-08-20 --how in-person", on="2019-08-20")
    play(f"reply {ref} --apply", on="2019-08-22")
    play(f"reply {ref} --apply --security 20000", on="2019-08-23")
    play(f"correct {ref} --replied 2019-08-21 --reason misread", on="2019-08-26")
    security = proceeding(customs, ref)["security"]
    assert security["lodged_on"] == "2019-08-23"  # type: ignore[index]


def test_a_correction_warns_only_of_what_it_made_odd(play: Play) -> None:
    ref = found(play, "2019-08-20", more="--document 530420190046041383 --document-kind declaration")
    assert play(f"correct {ref} --destination NG --reason misread", on="2019-08-22").err == ""
    odd = play(f"correct {ref} --direction import --reason misread", on="2019-08-22").err
    assert len(odd.splitlines()) == 1


def test_an_officer_named_twice_is_one_officer(play: Play, customs: Customs) -> None:
    line = "record --office 5320 --found 2019-08-20 --goods x --quantity 3 --mark VIVO --detained 2019-08-20"
    done = customs("--today", "2019-08-20", "--officer", "Li Wei", "--officer", " Li  Wei", *shlex.split(line))
    assert "at least two officers (ACL art. 18)" in done.err
    assert customs("history", "--json").answer["entries"][-1]["by"] == ["Li Wei"]


def test_a_notice_that_was_sent_before_is_told_with_its_own_day_when_it_is_served(play: Play) -> None:
    play("record --office 5320 --found 2019-07-01 --goods bags --quantity 1 --mark VIVO", on="2019-07-01")
    play("notify 1 --how post", on="2019-07-02")
    assert play("notify 1 --served 2019-07-04", on="2019-07-05").lines[0] == (
        "VIVO-COMM notified about 2019-5320-000001 on 2019-07-02; reply due 2019-07-09."
    )


def test_a_security_that_comes_later_leaves_the_application_its_day(play: Play) -> None:
    play("record --office 5320 --found 2019-07-01 --goods bags --quantity 1 --mark VIVO --value 600", on="2019-07-01")
    play("notify 1 --served 2019-07-02", on="2019-07-02")
    play("reply 1 --apply", on="2019-07-03")
    told = play("reply 1 --apply --security 600", on="2019-07-05").lines[0]
    assert told == "VIVO-COMM applied for 2019-5320-000001 on 2019-07-03."


@pytest.mark.parametrize("typed", ["Li Wei;Chen Hua", "Li Wei；Chen Hua", " ; Li Wei;; Chen Hua ;"])
def test_two_officers_of_one_text_are_two(
    customs: Customs, phones: str, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    both = ["Li Wei", "Chen Hua"]
    assert customs("--officer", typed, "note", phones, "x", "--json").answer["batch"]["notes"][-1]["by"] == both
    monkeypatch.setenv("CUSTOMS_OFFICER", typed)
    assert customs("note", phones, "x", "--json").answer["batch"]["notes"][-1]["by"] == both
    monkeypatch.delenv("CUSTOMS_OFFICER")
    assert customs("config", "set", "officer", typed).code == 0
    assert customs("config", "get", "officer", "--json").answer["settings"][0]["value"] == both
    assert customs("--officer", " ; ", "note", phones, "x").code == 2


def test_a_finding_against_the_holders_word_is_warned_of(play: Play, names: None) -> None:
    goods = "--goods shoes --quantity 9 --mark NIKE --goods phones --quantity 5 --mark VIVO --channel mail"
    ref = play(f"record --office 5320 --found 2019-07-01 {goods} -q", on="2019-07-01").out.strip()
    for words in ("detain {}", "confirm {} --mark NIKE --infringing", "confirm {} --mark VIVO --genuine"):
        play(words.format(ref), on="2019-07-02")
    otherwise = "warning: {}'s confirmation was different: {}"
    for finding, told in (
        ("infringing", otherwise.format("VIVO-COMM", "genuine")),
        ("not-infringing", otherwise.format("NIKE-INC", "infringing")),
        ("undetermined", ""),
    ):
        assert play(f"determine {ref} --{finding} -n", on="2019-07-03").err.strip() == told
    assert play(f"determine {ref} --holder NIKE-INC --infringing", on="2019-07-03").err == ""


def test_a_finding_against_the_holders_word_on_one_of_its_marks_is_warned_of(
    play: Play, customs: Customs, names: None
) -> None:
    assert customs("trademark", "add", "IQOO", "--name", "iQOO", "--holder", "VIVO-COMM").code == 0
    goods = "--goods belts --quantity 9 --mark IQOO --goods phones --quantity 5 --mark VIVO --channel mail"
    both = "--goods bags --quantity 2 --mark IQOO --mark VIVO"
    ref = play(f"record --office 5320 --found 2019-07-01 {goods} {both} -q", on="2019-07-01").out.strip()
    for words in ("detain {}", "confirm {} --mark IQOO --infringing", "confirm {} --mark VIVO --genuine"):
        play(words.format(ref), on="2019-07-02")
    otherwise = "warning: VIVO-COMM's confirmation of {} was different: {}"
    genuine, infringing = otherwise.format("VIVO", "genuine"), otherwise.format("IQOO", "infringing")
    for words, told in (
        ("--infringing", genuine),
        ("--not-infringing", infringing),
        ("--undetermined", ""),
        ("--infringing --line 1 --quantity 9", ""),
        ("--infringing --line 2 --quantity 4", genuine),
        ("--not-infringing --line 1 --quantity 9", infringing),
        ("--infringing --line 3 --quantity 2", ""),
    ):
        assert play(f"determine {ref} {words} -n", on="2019-07-03").err.strip() == told, words
    play(f"determine {ref} --not-infringing --line 2 --quantity 5", on="2019-07-03")
    assert play(f"determine {ref} --infringing", on="2019-07-03").err == ""


def test_today_counts_under_a_confirmation_the_goods_that_bear_its_mark(
    play: Play, customs: Customs, names: None
) -> None:
    assert customs("trademark", "add", "IQOO", "--name", "iQOO", "--holder", "VIVO-COMM").code == 0
    goods = "--goods belts --quantity 9 --value 90 --mark IQOO --goods phones --quantity 5 --value 500 --mark VIVO"
    ref = play(f"record --office 5320 --found 2019-07-01 {goods} --channel mail -q", on="2019-07-01").out.strip()
    play(f"detain {ref}", on="2019-07-01")
    for day, words, items, value in (
        ("2019-07-02", ["--mark IQOO --undetermined"], 9, "90"),
        ("2019-07-03", ["--mark VIVO --undetermined --items 2"], 2, "200.00"),
        ("2019-07-04", ["--mark IQOO --genuine", "--mark VIVO --genuine"], 14, "590"),
    ):
        for word in words:
            play(f"confirm {ref} {word}", on=day)
        counts = customs("--today", day, "today", "--json").answer["counts"]["confirmed"]
        assert (counts["items"], counts["value"]["amount"]) == (items, value)


def test_the_security_of_a_holder_that_changed_its_mind_goes_back(play: Play, customs: Customs) -> None:
    """It was lodged with the application, and nobody returned it when the holder declined after all."""
    ref = brought_to(play, "served")
    play(f"reply {ref} --apply --security 20000", on="2019-08-21")
    play(f"reply {ref} --holder VIVO-COMM --decline", on="2019-08-22")
    assert "earlier_reply\t2019-08-21  applied  2019-08-21  CNY 20,000.00" in play(f"show {ref}", on="2019-08-22").out
    back = f"event {ref} security-returned --holder VIVO-COMM"
    assert f"Next: customs {back}" in play(f"release {ref}", on="2019-08-22").out
    done = play(f"event {ref} security-returned --deduction 500", on="2019-08-23")
    assert ("for VIVO-COMM" in done.out, done.err) == (True, "")
    kept = proceeding(customs, ref)["security_back"]
    assert [kept[name]["amount"] for name in ("amount", "deduction")] == ["19500", "500"]  # type: ignore[index]
    assert "Next:" not in play(f"show {ref}", on="2019-08-23").out


def test_no_security_is_returned_where_a_general_guarantee_stands_in_its_place(play: Play, customs: Customs) -> None:
    assert customs(*"holder edit VIVO-COMM --general-guarantee G-1 --approved 2019-01-02".split()).code == 0
    ref = brought_to(play, "served")
    play(f"reply {ref} --apply --general-guarantee G-1", on="2019-08-21")
    play(f"detain {ref}", on="2019-08-21")
    play(f"release {ref} --withdrawn", on="2019-08-22")
    assert "lodged no amount for this case" in play(f"event {ref} security-returned", on="2019-08-22").err
