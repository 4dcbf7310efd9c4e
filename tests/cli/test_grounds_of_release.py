"""Goods are released on a ground of the law's closed list alone; what is refused says what to do instead, as typed."""

import re
import shlex

import pytest
from running import Customs
from stories import Play, deadlines, found, held, proceeding, rules

SERVED = "notify {ref} --served 2019-08-20 --how in-person"
STATES = {
    "found": (),
    "served": (SERVED,),
    "applied": (SERVED, "reply {ref} --apply --security 20000"),
    "declined": (SERVED, "reply {ref} --decline"),
    "detained": (SERVED, "reply {ref} --apply --security 20000", "detain {ref}"),
    "undetermined": (SERVED, "reply {ref} --apply --security 20000", "detain {ref}", "determine {ref} --undetermined"),
    "upon application": ("reply {ref} --apply --security 20000", "detain {ref}"),
    "articles": ("detain {ref}",),
}
"""State -> the acts of 20 August 2019 that lead to it."""
RECORDED = {"upon application": "--basis application", "articles": "--channel traveller"}


def brought_to(play: Play, state: str) -> str:
    """A batch in a state; its reference."""
    ref = found(play, "2019-08-20", more=RECORDED.get(state, ""))
    for line in STATES[state]:
        play(line.format(ref=ref), on="2019-08-20")
    return ref


@pytest.mark.parametrize(
    ("state", "words", "on", "code", "kept"),
    [
        ("found", "--suspicion-cleared --document 7", "2019-08-20", 0, ("cleared", "7")),
        ("found", "--reason 'why not'", "2019-08-20", 4, "nothing yet says why"),
        ("found", "--ground request", "2019-08-20", 4, "not detained"),
        ("served", "", "2019-08-23", 4, "may answer until 2019-08-23"),
        ("served", "--ground other --document 7", "2019-08-23", 4, "may answer until 2019-08-23"),
        ("served", "--ground personal", "2019-08-21", 4, "nothing but a suspicion that is cleared"),
        ("served", "--suspicion-cleared", "2019-08-21", 2, "stands on a paper"),
        ("served", "--suspicion-cleared --document 7", "2019-08-21", 0, ("cleared", "7")),
        ("served", "", "2019-08-24", 0, ("c1", None)),
        ("declined", "", "2019-08-20", 0, ("declined", None)),
        ("applied", "--ground withdrawn", "2019-08-20", 0, ("withdrawn", None)),
        ("applied", "", "2019-08-24", 4, "nothing yet says why"),
        ("detained", "", "2019-11-04", 4, "nothing yet says why"),
        ("detained", "", "2019-11-05", 0, ("c3", None)),
        ("detained", "--ground c3", "2019-11-05", 0, ("c3", None)),
        ("detained", "--ground c4", "2019-11-05", 4, "no release on the ground c4"),
        ("undetermined", "--ground c3", "2019-11-04", 4, "C3 runs until 2019-11-04"),
        ("undetermined", "", "2019-11-05", 0, ("c3", None)),
        ("undetermined", "--ground request --document 9", "2019-08-21", 0, ("request", "9")),
        ("undetermined", "--settlement --document 9", "2019-08-21", 0, ("settlement", "9")),
        ("undetermined", "--withdrawn --reason 'as it wrote'", "2019-08-21", 0, ("withdrawn", None)),
        ("undetermined", "--ground proof", "2019-08-21", 2, "--ground proof stands on a paper"),
        ("undetermined", "--ground proof --document 9", "2019-08-21", 0, ("proof", "9")),
        ("undetermined", "--ground court", "2019-08-21", 2, "--ground court stands on a paper"),
        ("undetermined", "--ground court --document 9", "2019-08-21", 0, ("court", "9")),
        ("undetermined", "--court-word 9", "2019-08-21", 0, ("court", "9")),
        ("undetermined", "--ground other --document 9", "2019-08-21", 4, "are in doubt"),
        ("undetermined", "--ground personal", "2019-08-21", 4, "are in doubt"),
        ("undetermined", "--ground bond", "2019-08-21", 2, "--on-bond AMOUNT"),
        ("undetermined", "--ground bond --on-bond 20000", "2019-08-21", 4, "only where a patent is in question"),
        ("undetermined", "--ground term", "2019-08-21", 4, "are in doubt"),
        ("upon application", "", "2019-09-18", 4, "nothing yet says why"),
        ("upon application", "", "2019-09-19", 0, ("c4", None)),
        ("upon application", "--ground request", "2019-09-18", 0, ("request", None)),
        ("upon application", "--ground other --document 7", "2019-09-18", 4, "are in doubt"),
        ("upon application", "--ground settlement", "2019-09-18", 4, "no release on the ground settlement"),
        ("articles", "--ground personal", "2019-08-21", 0, ("personal", None)),
        ("articles", "--ground other --document 7", "2019-08-21", 0, ("other", "7")),
        ("articles", "--ground other", "2019-08-21", 2, "stands on a paper"),
        ("articles", "--ground withdrawn", "2019-08-21", 4, "no release on the ground withdrawn"),
        ("articles", "--ground term", "2020-08-20", 4, "may last until 2020-08-20"),
        ("articles", "--ground term", "2020-08-21", 0, ("term", None)),
        ("articles", "--reason 'too small'", "2019-08-21", 4, "nothing yet says why"),
    ],
)
def test_goods_are_released_on_the_grounds_of_the_law_and_on_no_other(
    play: Play, customs: Customs, state: str, words: str, on: str, code: int, kept: tuple[str, str | None] | str
) -> None:
    ref = brought_to(play, state)
    done = play(f"release {ref} {words}", on=on, code=code)
    p = proceeding(customs, ref)
    if code:
        assert str(kept) in done.err
        assert (p["outcome"], p["ground"]) == (None, None)
    else:
        assert (p["outcome"], (p["ground"], p["outcome_no"])) == ("released", kept)


@pytest.mark.parametrize("state", STATES)
def test_the_hint_of_a_refused_release_works_as_typed(play: Play, customs: Customs, state: str) -> None:
    ref = brought_to(play, state)
    on = "2019-08-20"
    refused = play(f"release {ref} --ground c3", on=on, code=4) if state != "declined" else None
    if refused is None:
        return
    hint = refused.err.splitlines()[1].partition("hint: customs ")[2].partition(";")[0]
    assert hint.startswith(f"release {ref} ")
    play(hint.replace("NO", "7"), on=on)
    assert proceeding(customs, ref)["outcome"] == "released"


def test_what_the_hint_calls_open_is_open_and_the_rest_is_not(play: Play, customs: Customs) -> None:
    ref = brought_to(play, "undetermined")
    hint = play(f"release {ref}", on="2019-08-21", code=4).err.splitlines()[1]
    named = set(re.findall(r"--ground ([a-z|0-9]+)$", hint)[0].split("|"))
    assert named == {"request", "settlement", "withdrawn", "proof", "court"}
    for ground in ("c3", "c4", "bond", "proof", "withdrawn", "request", "settlement", "court", "term", "personal"):
        more = " --document 7" + (" --on-bond 20000" if ground == "bond" else "")
        done = play(f"release {ref} --ground {ground}{more}", on="2019-08-21", code=0 if ground in named else 4)
        if done.code == 0:
            play("undo --reason 'one after the other'", on="2019-08-21")


def test_a_holders_genuine_is_a_proof_and_its_confirmation_the_paper(play: Play, customs: Customs) -> None:
    ref = brought_to(play, "detained")
    play(f"confirm {ref} --genuine --document K-1", on="2019-08-21")
    play(f"release {ref} --reason 'parallel goods'", on="2019-08-21")
    p = proceeding(customs, ref)
    assert (p["ground"], p["outcome_no"], p["outcome_reason"]) == ("proof", "K-1", "parallel goods")


def test_a_genuine_of_a_part_alone_is_no_proof_for_the_rest(play: Play) -> None:
    ref = brought_to(play, "detained")
    play(f"confirm {ref} --line 1 --quantity 200 --genuine --document K-1", on="2019-08-21")
    assert "nothing yet says why" in play(f"release {ref}", on="2019-08-21", code=4).err


def test_a_finding_of_no_infringement_clears_the_suspicion(play: Play, customs: Customs) -> None:
    ref = brought_to(play, "detained")
    play(f"determine {ref} --not-infringing", on="2019-08-21")
    play(f"release {ref}", on="2019-08-21")
    assert proceeding(customs, ref)["ground"] == "cleared"


def test_settlement_waits_for_the_refusal_of_a_reported_crime_under_either_name(play: Play) -> None:
    ref = brought_to(play, "detained")
    play(f"event {ref} transfer-reported", on="2019-08-21")
    for words in ("--settlement", "--ground settlement --document 7"):
        assert "a suspected crime" in play(f"release {ref} {words}", on="2019-08-21", code=4).err


def test_only_those_goods_are_released_that_the_ground_is_open_to(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-08-20", marks="VIVO NIKE", value="")
    play(f"notify {ref} --served 2019-08-20", on="2019-08-20")
    play(f"reply {ref} --holder NIKE-INC --decline", on="2019-08-21")
    play(f"release {ref}", on="2019-08-22")
    answer = customs("show", ref, "--json").answer["batch"]["proceedings"]
    assert {h: (p["outcome"], p["ground"]) for h, p in answer.items()} == {
        "VIVO-COMM": (None, None),
        "NIKE-INC": ("released", "declined"),
    }


def test_the_court_s_word_frees_and_releases_in_one(play: Play, customs: Customs) -> None:
    ref = brought_to(play, "undetermined")
    play(f"court {ref} --notice '(2019) 45'", on="2019-08-21")
    assert "held for a court" in play(f"release {ref} --ground request", on="2019-08-22", code=4).err
    play(f"release {ref} --ground court --document '(2019) 46'", on="2019-08-22")
    p = proceeding(customs, ref)
    assert (p["ground"], p["outcome_no"], p["court"][0]["freed_by"]) == ("court", "(2019) 46", "(2019) 46")  # type: ignore[index]


def test_other_laws_release_for_a_reason_in_words(play: Play, customs: Customs) -> None:
    play("office add NLRTM --name Rotterdam --country NL", on="2019-08-20")
    line = "record --office NLRTM --found 2019-08-20 --goods x --quantity 1 --mark VIVO -q"
    ref = play(line, on="2019-08-20").out.strip()
    assert "give --reason TEXT" in play(f"release {ref}", on="2019-08-20", code=4).err
    play(f"release {ref} --reason 'the declarant proved it'", on="2019-08-20")
    p = proceeding(customs, ref)
    assert (p["outcome_reason"], p["ground"]) == ("the declarant proved it", None)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("--collected", 4),
        ("--collected --fine 3", 2),
        ("--ground abandoned", 2),
        ("--document 7", 2),
        ("--collected --ground 'owner unknown'", 2),
        ("--collected --document 7", 2),
        ("--collected --ground '' --document 7", 2),
        ("--collected --ground 'CAPR 62(3): forbidden goods' --document 7", 0),
    ],
)
def test_goods_are_collected_on_the_ground_of_a_paper_or_not_at_all(
    play: Play, customs: Customs, words: str, code: int
) -> None:
    ref = brought_to(play, "detained")
    play(f"confiscate {ref} {words}", on="2019-08-21", code=code)
    p = proceeding(customs, ref)
    if code == 0:
        assert (p["ground"], p["outcome_no"]) == ("capr-62", "7")
        assert p["outcome_reason"] == "collected: CAPR 62(3): forbidden goods (7)"
    else:
        assert p["outcome"] is None


def test_goods_that_a_court_holds_are_not_collected(play: Play) -> None:
    ref = brought_to(play, "detained")
    play(f"court {ref} --notice '(2019) 45'", on="2019-08-21")
    refused = play(f"confiscate {ref} --collected --ground x --document 7", on="2019-08-22", code=4)
    assert "held for a court" in refused.err


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
        ("reply {ref} --apply --basis application", 2, "lodges the value"),
        ("reply {ref} --decline --basis application", 2, "lodges the value"),
        ("reply {ref} --apply --basis application --general-guarantee 7", 2, "lodges the value"),
        ("reply {ref} --apply --basis nonsense --security 3", 2, "not one of its words"),
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
        ("--decline", "--apply --security 20000", "2019-08-26", 4, "its time to answer is over: that reply stands"),
        ("--apply --security 20000", "--decline", "2019-08-26", 4, "its time to answer is over: that reply stands"),
        ("--decline", "--decline", "2019-08-21", 4, "VIVO-COMM declined on 2019-08-20 already: that reply stands"),
        ("--apply", "--apply", "2019-08-21", 4, "VIVO-COMM applied on 2019-08-20 already: that reply stands"),
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
        "  detained_on of VIVO-COMM: 2019-08-20 -> 2019-08-21",
        "  C2 of VIVO-COMM: 2019-10-08 -> 2019-10-09",
        "  C3 of VIVO-COMM: 2019-11-04 -> 2019-11-05",
        "  C9 of VIVO-COMM: 2020-08-20 -> 2020-08-21",
    ]
    act = play(f"correct {ref} --destination NG --reason misread --json", on="2019-08-22").answer["act"]
    assert act["changed"] == [{"field": "destination", "old": None, "new": "NG", "holder": None}]
    assert act["moved"] == []


def test_a_correction_warns_only_of_what_it_made_odd(play: Play) -> None:
    ref = found(play, "2019-08-20", more="--document 530420190046041383 --document-kind declaration")
    assert play(f"correct {ref} --destination NG --reason misread", on="2019-08-22").err == ""
    odd = play(f"correct {ref} --direction import --reason misread", on="2019-08-22").err
    assert len(odd.splitlines()) == 1


def test_held_goods_read_the_same_after_the_loop(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-08-20")
    held(play, ref, served="2019-08-20")
    before = proceeding(customs, ref)
    play(f"release {ref} --ground request --document 9", on="2019-08-21")
    play("undo --reason slip", on="2019-08-21")
    assert proceeding(customs, ref) == before
