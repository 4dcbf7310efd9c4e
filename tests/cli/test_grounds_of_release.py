"""Goods are released on a ground of the law's closed list alone; what is refused says what to do instead, as typed."""

import re
from pathlib import Path

import pytest
from running import Customs, recorded
from stories import STATES, Play, brought_to, found, held, proceeding


@pytest.mark.parametrize(
    ("state", "words", "on", "code", "kept"),
    [
        ("found", "--suspicion-cleared --document 7", "2019-08-20", 0, ("cleared", "7")),
        ("found", "--reason 'why not'", "2019-08-20", 4, "no reason is known for releasing"),
        ("found", "--ground request", "2019-08-20", 4, "not detained"),
        ("served", "", "2019-08-23", 4, "may answer until 2019-08-23"),
        ("served", "--ground other --document 7", "2019-08-23", 4, "may answer until 2019-08-23"),
        ("served", "--ground personal", "2019-08-21", 4, "only if the suspicion is cleared"),
        ("served", "--suspicion-cleared", "2019-08-21", 2, "--suspicion-cleared needs the number of a document"),
        ("served", "--suspicion-cleared --document 7", "2019-08-21", 0, ("cleared", "7")),
        ("served", "", "2019-08-24", 0, ("c1", None)),
        ("declined", "", "2019-08-20", 0, ("declined", None)),
        ("applied", "--ground withdrawn", "2019-08-20", 0, ("withdrawn", None)),
        ("applied", "", "2019-08-24", 4, "no reason is known for releasing"),
        ("detained", "", "2019-11-04", 4, "no reason is known for releasing"),
        ("detained", "", "2019-11-05", 0, ("c3", None)),
        ("detained", "--ground c3", "2019-11-05", 0, ("c3", None)),
        ("detained", "--ground c4", "2019-11-05", 4, "no release on the ground c4"),
        ("undetermined", "--ground c3", "2019-11-04", 4, "C3 runs until 2019-11-04"),
        ("undetermined", "", "2019-11-05", 0, ("c3", None)),
        ("undetermined", "--ground request --document 9", "2019-08-21", 0, ("request", "9")),
        ("undetermined", "--settlement --document 9", "2019-08-21", 0, ("settlement", "9")),
        ("undetermined", "--withdrawn --reason 'as it wrote'", "2019-08-21", 0, ("withdrawn", None)),
        ("undetermined", "--ground proof", "2019-08-21", 2, "--ground proof needs the number of a document"),
        ("undetermined", "--ground proof --document 9", "2019-08-21", 0, ("proof", "9")),
        ("undetermined", "--ground court", "2019-08-21", 2, "--ground court needs the number of a document"),
        ("undetermined", "--ground court --document 9", "2019-08-21", 0, ("court", "9")),
        ("undetermined", "--court-word 9", "2019-08-21", 0, ("court", "9")),
        ("undetermined", "--ground other --document 9", "2019-08-21", 4, "are undetermined"),
        ("undetermined", "--ground personal", "2019-08-21", 4, "are undetermined"),
        ("undetermined", "--ground bond", "2019-08-21", 2, "--on-bond AMOUNT"),
        ("undetermined", "--ground bond --on-bond 20000", "2019-08-21", 4, "only if a patent is in question"),
        ("undetermined", "--ground term", "2019-08-21", 4, "are undetermined"),
        ("upon application", "", "2019-09-18", 4, "no reason is known for releasing"),
        ("upon application", "", "2019-09-19", 0, ("c4", None)),
        ("upon application", "--ground request", "2019-09-18", 0, ("request", None)),
        ("upon application", "--ground other --document 7", "2019-09-18", 4, "are undetermined"),
        ("upon application", "--ground settlement", "2019-09-18", 4, "no release on the ground settlement"),
        ("articles", "--ground personal", "2019-08-21", 0, ("personal", None)),
        ("articles", "--ground other --document 7", "2019-08-21", 0, ("other", "7")),
        ("articles", "--ground other", "2019-08-21", 2, "needs the number of a document"),
        ("articles", "--ground withdrawn", "2019-08-21", 4, "no release on the ground withdrawn"),
        ("articles", "--ground term", "2020-08-20", 4, "may last until 2020-08-20"),
        ("articles", "--ground term", "2020-08-21", 0, ("term", None)),
        ("articles", "--reason 'too small'", "2019-08-21", 4, "no reason is known for releasing"),
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
    hint = play(f"release {ref}", on="2019-08-21", code=4).complaints[1]
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
    assert "no reason is known for releasing" in play(f"release {ref}", on="2019-08-21", code=4).err


def test_a_finding_of_no_infringement_clears_the_suspicion(play: Play, customs: Customs) -> None:
    ref = brought_to(play, "detained")
    play(f"determine {ref} --not-infringing", on="2019-08-21")
    play(f"release {ref}", on="2019-08-21")
    assert proceeding(customs, ref)["ground"] == "cleared"


def test_a_request_for_goods_found_not_to_infringe_is_refused_under_a_law_without_a_list_of_grounds(
    play: Play, customs: Customs
) -> None:
    assert customs("office", "add", "USLAX", "--name", "Los Angeles", "--country", "US").code == 0
    goods = "--goods x --quantity 3 --mark VIVO --detained 2019-07-01"
    ref = play(f"record --office USLAX --found 2019-07-01 {goods} -q", on="2019-07-01").out.strip()
    play(f"determine {ref} --not-infringing", on="2019-07-02")
    refused = play(f"release {ref} --ground request", on="2019-07-03", code=4).err
    assert "no reason is known for releasing the goods of VIVO-COMM (United States, 19 CFR 133)" in refused
    play(f"release {ref}", on="2019-07-03")


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


def test_held_goods_read_the_same_after_the_loop(play: Play, customs: Customs) -> None:
    ref = found(play, "2019-08-20")
    held(play, ref, served="2019-08-20")
    before = proceeding(customs, ref)
    play(f"release {ref} --ground request --document 9", on="2019-08-21")
    play("undo --reason slip", on="2019-08-21")
    assert proceeding(customs, ref) == before


@pytest.mark.parametrize(
    ("procedure", "line"),
    [
        ("us_133", "release 1 --reason error --on 2019-06-30"),
        ("cn_ex_officio", "release 1 --suspicion-cleared --document N1 --on 2019-06-30"),
        ("cn_articles", "abandon 1 --on 2019-06-30"),
    ],
)
def test_goods_are_neither_released_nor_abandoned_before_they_are_found(
    customs: Customs, names: None, procedure: str, line: str
) -> None:
    recorded(customs, "--goods", "bags", "--quantity", "2", "--mark", "VIVO", "--procedure", procedure)
    refused = customs(*line.split())
    told = f"cannot {line.split()[0]} on 2019-06-30, before the goods were found (2019-07-01)"
    assert (refused.code, told in refused.err) == (4, True), refused
    assert customs(*line.replace("2019-06-30", "2019-07-01").split()).code == 0


def test_abroad_no_reply_is_answered_before_it_came_and_no_security_is_asked_for(play: Play, names: None) -> None:
    play("office add NLRTM --name Rotterdam --country NL", on="2019-08-20")
    line = "record --office NLRTM --found 2019-08-20 --goods x --quantity 1 --mark VIVO -q"
    ref = play(line, on="2019-08-20").out.strip()
    play(f"notify {ref} --served 2019-08-20", on="2019-08-20")
    play(f"reply {ref} --apply", on="2019-08-21")
    stands = play(f"reply {ref} --apply", on="2019-08-21", code=4).err
    assert "that reply remains valid" in stands and f"hint: customs show {ref}\n" in stands
    play(f"detain {ref}", on="2019-08-22")
    play(f"reply {ref} --decline", on="2019-08-26")
    assert "before the last act (2019-08-26)" in play(f"release {ref} --on 2019-08-23", on="2019-08-26", code=4).err
    play(f"release {ref}", on="2019-08-26")


def test_abroad_a_release_on_bond_is_refused_by_the_law_and_for_no_exchange_rate(play: Play, names: None) -> None:
    play("office add NLRTM --name Rotterdam --country NL", on="2019-08-20")
    line = "record --office NLRTM --found 2019-08-20 --goods x --quantity 1 --value 9 --currency EUR --mark VIVO -q"
    ref = play(line, on="2019-08-20").out.strip()
    refused = play(f"release {ref} --on-bond 9", on="2019-08-20", code=4).err
    assert "there is no release on bond under this procedure" in refused


def test_goods_that_are_not_detained_are_led_to_no_word_of_a_court(play: Play, names: None) -> None:
    ref = brought_to(play, "declined")
    for act in ("confiscate", "release"):
        refused = play(f"{act} {ref} --court-word W1", on="2019-08-27", code=4).err
        assert f"hint: customs release {ref} --holder VIVO-COMM" in refused and "--court-word" not in refused
    play(f"release {ref} --holder VIVO-COMM", on="2019-08-27")


def test_a_word_without_a_day_is_told_without_one(play: Play, names: None) -> None:
    ref = brought_to(play, "detained")
    play(f"correct {ref} --mark VIVO --confirmation genuine --reason misread", on="2019-08-21")
    refused = play(f"confirm {ref} --infringing", on="2019-08-21", code=4).err
    assert "VIVO-COMM already confirmed VIVO as genuine\n" in refused


def test_a_hint_to_a_word_of_the_holder_names_the_marks_that_it_has_not_spoken_about(play: Play, names: None) -> None:
    play("trademark add IQOO --name iQOO --holder VIVO-COMM", on="2019-08-20")
    ref = brought_to(play, "detained")
    play(f"line add {ref} --goods cases --quantity 5 --mark IQOO", on="2019-08-20")
    play(f"confirm {ref} --mark VIVO --infringing", on="2019-08-21")
    back = f"dispose {ref} --line 2 --quantity 5 --way return"
    hint = play(back, on="2019-08-21", code=4).err.split("hint: customs ")[1].strip()
    assert hint == f'confirm {ref} --mark IQOO "--infringing|--genuine|--undetermined"'
    play(hint.replace('"--infringing|--genuine|--undetermined"', "--infringing"), on="2019-08-21")


@pytest.mark.parametrize(
    ("words", "on", "english", "chinese"),
    [
        (
            "--ground c3",
            "2019-11-05",
            "within fifty working days of detention",
            "50个工作日内未收到人民法院协助执行通知",
        ),
        ("--ground proof --document 9", "2019-08-21", "(Regulations article 24(4))", "第二十四条第四项"),
        ("--ground other --document 9 --reason 'as it was'", "2019-08-21", "Ground: as it was", "事由：asitwas"),
        ("--ground other --document 9", "2019-08-21", "another ground (Regulations art. 24)", "其他理由"),
    ],
)
def test_a_party_is_told_in_words_why_its_goods_are_released(
    play: Play, customs: Customs, words: str, on: str, english: str, chinese: str
) -> None:
    ref = brought_to(play, "detained")
    play(f"release {ref} {words}", on=on)
    for lang, told in (("en", english), ("zh", chinese)):
        assert customs("--lang", lang, "print", "release-notice", ref, "-o", f"{lang}.txt").code == 0
        blank = " " if lang == "en" else ""
        assert told in blank.join(Path(f"{lang}.txt").read_text("utf-8").split())
        assert customs("--lang", lang, "print", "batch-file", ref, "-o", f"{lang}.txt").code == 0
        assert told.replace("：", ":").rpartition(":")[2].strip() in blank.join(
            Path(f"{lang}.txt").read_text("utf-8").split()
        )
