"""A court's notice is a lock that only its word opens; a case goes to the police first, its goods when handed over."""

import json
from pathlib import Path
from typing import Any

import pytest
from running import Customs, filled
from stories import Play, found
from stories import held as stands

GOODS = ("record", "--office", "5320", "--found", "2019-07-01", "--goods", "watches", "--channel", "cargo")
POLICE = ("transfer", "1", "--to", "police", "--body", "PSB", "--on", "2019-07-03")


@pytest.fixture
def held(customs: Customs) -> str:
    """Ten watches of SEIKO and four boxes of CASIO, detained."""
    for code in ("SEIKO", "CASIO"):
        assert customs("holder", "add", f"{code}-CO", "--name", code).code == 0
        assert customs("trademark", "add", code, "--name", code, "--holder", f"{code}-CO").code == 0
    ref = customs(*GOODS, "--quantity", "10", "--mark", "SEIKO", "--detained", "2019-07-01").out.split()[0]
    assert ref == "2019-5320-000001"
    return ref


def batch(customs: Customs) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(customs("show", "1", "--json").out)["batch"]
    return found


def balance(customs: Customs) -> dict[str, Any]:
    there: dict[str, Any] = batch(customs)["lines"][0]["balance"]
    assert sum(there[f] for f in ("released", "abandoned", "confiscated", "transferred", "held")) == there["found"]
    return there


@pytest.mark.parametrize("kind", ["assistance", "property-preservation", "evidence-preservation"])
@pytest.mark.parametrize(
    ("act", "before"),
    [
        (("release", "1", "--reason", "why not"), ()),
        (("confiscate", "1"), ("determine", "1", "--infringing")),
        (("transfer", "1", "--to", "police", "--body", "PSB"), ()),
        (("transfer", "1", "--to", "office", "--body", "5301"), ()),
    ],
    ids=["release", "confiscate", "to the police", "to another office"],
)
def test_goods_held_for_a_court_are_freed_by_its_word_alone(
    customs: Customs, held: str, act: tuple[str, ...], before: tuple[str, ...], kind: str
) -> None:
    if before:
        assert customs(*before).code == 0
    assert customs("court", "1", "--notice", "(2019) 45", "--kind", kind).code == 0
    refused = customs(*act)
    assert (refused.code, "held for a court since" in refused.err, "--court-word NO" in refused.err) == (4, True, True)
    assert customs(*act, "--court-word", "(2019) 46").code == 0
    [notice] = batch(customs)["proceedings"]["SEIKO-CO"]["court"]
    assert (notice["notice"], notice["freed_by"]) == ("(2019) 45", "(2019) 46")


def test_taking_evidence_holds_nothing(customs: Customs, held: str) -> None:
    assert customs("court", "1", "--notice", "(2019) 45", "--kind", "evidence-taking").code == 0
    assert customs("release", "1", "--withdrawn").code == 0


def test_confiscated_goods_held_for_a_court_are_not_disposed_of(customs: Customs, held: str) -> None:
    assert customs("determine", "1", "--infringing").code == 0
    assert customs("court", "1", "--notice", "(2019) 45", "--kind", "assistance").code == 0
    assert customs("confiscate", "1", "--court-word", "(2019) 46").code == 0
    destroy = ("dispose", "1", "--quantity", "10", "--way", "destroy", "--supervisor", "Li")
    assert customs(*destroy).code == 0, "the word has freed them"


def test_goods_go_to_the_court_itself_while_it_holds_them(customs: Customs, held: str) -> None:
    assert customs("court", "1", "--notice", "(2019) 45", "--kind", "assistance").code == 0
    assert customs("transfer", "1", "--to", "court", "--body", "Futian", "--kind", "assistance").code == 0


def test_a_case_goes_first_and_its_goods_wait_until_they_are_handed_over(customs: Customs, held: str) -> None:
    done = customs(*POLICE)
    assert done.code == 0
    assert "the goods still have to be handed over" in done.out
    assert "warning: transfer-reported is not on record" in done.err
    assert (balance(customs)["transferred"], balance(customs)["waiting"]) == (10, 10)
    done = customs("transfer", "1", "--goods-handed", "--on", "2019-07-05")
    assert (done.code, done.lines[0]) == (0, "The goods of 2019-5320-000001 were handed to PSB on 2019-07-05.")
    assert (balance(customs)["transferred"], balance(customs)["waiting"]) == (10, 0)
    [transfer] = batch(customs)["transfers"]
    assert (transfer["on"], transfer["waits"], transfer["goods_on"]) == ("2019-07-03", False, "2019-07-05")
    assert customs("transfer", "1", "--goods-handed").code == 4


def test_a_case_that_the_police_refuse_goes_on_and_the_goods_are_held_again(customs: Customs, held: str) -> None:
    assert customs(*POLICE).code == 0
    done = customs("transfer", "1", "--refused", "--on", "2019-07-08")
    assert (done.code, done.lines[0]) == (
        0,
        "The case of 2019-5320-000001 was refused by PSB on 2019-07-08: it continues here for SEIKO-CO.",
    )
    p = batch(customs)["proceedings"]["SEIKO-CO"]
    assert (p["outcome"], p["events"]["police_refused_on"]) == (None, "2019-07-08")
    assert balance(customs)["held"] == 10
    assert customs("determine", "1", "--infringing", "--on", "2019-07-09").code == 0
    assert customs("confiscate", "1", "--on", "2019-07-10").code == 0
    assert balance(customs)["confiscated"] == 10
    assert customs("transfer", "1", "--refused").code == 4


def test_goods_are_not_released_on_a_day_on_which_the_police_had_their_case(customs: Customs, held: str) -> None:
    assert customs(*POLICE).code == 0
    assert customs("transfer", "1", "--refused", "--on", "2019-07-08").code == 0
    release = ("release", "1", "--ground", "other", "--document", "N-1", "--on")
    refused = customs(*release, "2019-07-07")
    assert (refused.code, "the police had the case of SEIKO-CO until 2019-07-08" in refused.err) == (4, True)
    assert customs(*release, "2019-07-08", "-n").code == 0
    assert customs(*release, "2019-07-09").code == 0


def test_goods_that_the_police_never_had_are_released_on_any_day(customs: Customs, held: str) -> None:
    assert customs(*POLICE, "--line", "1", "--quantity", "4").code == 0
    assert customs("transfer", "1", "--refused", "--on", "2019-07-08").code == 0
    part = ("--line", "1", "--quantity", "6")
    assert customs("release", "1", *part, "--ground", "other", "--document", "N", "--on", "2019-07-07").code == 0


def test_confiscated_goods_that_the_police_have_are_not_destroyed_by_customs(customs: Customs, held: str) -> None:
    assert customs("determine", "1", "--infringing").code == 0
    assert customs("confiscate", "1").code == 0
    assert customs(*POLICE).code == 0
    there = balance(customs)
    assert (there["transferred"], there["waiting"], there["confiscated"]) == (10, 10, 0)
    destroy = ("dispose", "1", "--line", "1", "--quantity", "10", "--way", "destroy", "--supervisor", "Chen Li")
    assert (customs(*destroy).code, "holds 0 pcs, not 10" in customs(*destroy).err) == (4, True)
    assert customs("transfer", "1", "--goods-handed").code == 0
    assert customs(*destroy).code == 4
    assert customs("undo").code == 0
    assert customs("transfer", "1", "--refused").code == 0
    assert (batch(customs)["status"], balance(customs)["confiscated"]) == ("confiscated", 10)
    assert customs(*destroy).code == 0
    assert customs("transfer", "1", "--refused").code == 4


@pytest.mark.parametrize("goods", [(), ("--goods-handed",)])
def test_goods_are_not_confiscated_while_the_police_have_the_case(
    customs: Customs, held: str, goods: tuple[str, ...]
) -> None:
    assert customs("determine", "1", "--infringing", "--on", "2019-07-03").code == 0
    assert customs(*POLICE, *goods).code == 0
    for words in ((), ("--line", "1", "--quantity", "3"), ("--holder", "SEIKO-CO")):
        refused = customs("confiscate", "1", *words)
        assert refused.code == 4
        assert "the police have had the case since" in refused.err
        assert "customs transfer 2019-5320-000001 --refused --on DATE" in refused.err
    assert customs("transfer", "1", "--refused").code == 0
    assert customs("confiscate", "1").code == 0


def test_a_confiscation_before_the_police_had_the_case_may_be_logged_late(customs: Customs, held: str) -> None:
    assert customs("determine", "1", "--infringing", "--on", "2019-07-01").code == 0
    assert customs(*POLICE).code == 0
    day = batch(customs)["transfers"][0]["on"]
    assert customs("confiscate", "1", "--on", day).code == 4
    assert customs("confiscate", "1", "--on", "2019-07-02").code == 0


@pytest.mark.parametrize("part", [(), ("--line", "1", "--quantity", "3")])
def test_no_goods_go_to_the_police_before_the_finding_about_them(
    customs: Customs, held: str, part: tuple[str, ...]
) -> None:
    assert customs("determine", "1", "--infringing", "--on", "2019-07-04").code == 0
    refused = customs(*POLICE, *part)
    assert (refused.code, "transferred on 2019-07-03, before the last act (2019-07-04)" in refused.err) == (4, True)
    assert customs("check").code == 0


def test_exactly_the_part_that_is_named_goes_to_the_police(customs: Customs, held: str) -> None:
    assert customs(*POLICE, "--line", "1", "--quantity", "6", "--goods-handed").code == 0
    there = balance(customs)
    assert (there["transferred"], there["waiting"], there["held"]) == (6, 0, 4)
    refused = customs(*POLICE, "--line", "1", "--quantity", "5")
    assert (refused.code, "holds" in refused.err) == (4, True)
    assert customs("determine", "1", "--not-infringing").code == 0
    assert customs("release", "1").code == 0
    assert (balance(customs)["transferred"], balance(customs)["released"]) == (6, 4)


@pytest.mark.parametrize(
    "words",
    [
        ("transfer", "1"),
        ("transfer", "1", "--refused", "--to", "court"),
        ("transfer", "1", "--refused", "--goods-handed"),
    ],
)
def test_a_transfer_says_one_thing(customs: Customs, held: str, words: tuple[str, ...]) -> None:
    assert customs(*words).code == 2


def test_a_refusal_of_the_police_may_name_them(customs: Customs, held: str) -> None:
    assert customs(*POLICE).code == 0
    assert customs("transfer", "1", "--to", "police", "--refused").code == 0
    assert customs("show", "1", "--json").answer["batch"]["transfers"][0]["refused_on"]


def test_goods_in_doubt_that_the_courts_word_let_go_are_next_released_on_that_word(customs: Customs, held: str) -> None:
    assert "Next: customs court" in customs("determine", "1", "--undetermined").out
    assert "Next:" not in customs("court", "1", "--notice", "(2019) 45", "--kind", "assistance").out
    told = customs("court", "1", "--notice", "(2019) 45", "--court-word", "W-46")
    following = f"customs release {held} --ground court --document W-46"
    assert told.lines[-1] == f"Next: {following}"
    assert [act["command"] for act in customs("--json").answer["next"]] == [following]
    assert customs(*filled(following)).code == 0


def test_a_new_notice_of_a_court_is_waited_for_again_after_the_word_on_the_first(customs: Customs, held: str) -> None:
    assert customs("determine", "1", "--undetermined").code == 0
    for notice in ("A", "B"):
        assert customs("court", "1", "--notice", notice, "--kind", "assistance").code == 0
    assert "Next:" not in customs("court", "1", "--notice", "A", "--court-word", "W-1").out
    assert customs("court", "1", "--notice", "B", "--court-word", "W-2").lines[-1].endswith("--document W-2")


def test_a_release_as_of_a_day_on_which_the_police_had_the_case_of_a_part_is_warned_of(
    play: Play, detained: str
) -> None:
    play(f"transfer {detained} --to police --body PSB --line 1 --quantity 400", on="2019-07-05")
    play(f"transfer {detained} --refused", on="2019-07-09")
    warning = "line 1: 400 pcs were in a case of the police until 2019-07-09, after the release on 2019-07-08"
    release = f"release {detained} --ground proof --document 7 --dry-run"
    assert warning in play(f"{release} --on 2019-07-08", on="2019-07-10").err
    assert warning in play(f"{release} --on 2019-07-08 --line 1 --quantity 801", on="2019-07-10").err
    assert play(f"{release} --on 2019-07-08 --line 1 --quantity 800", on="2019-07-10").err == ""
    assert play(f"{release} --on 2019-07-09", on="2019-07-10").err == ""
    assert "仍在公安机关" in play(f"--lang zh {release} --on 2019-07-08", on="2019-07-10").err


def test_a_release_by_a_court_of_what_customs_found_infringing_leads_to_a_confiscation_that_is_open(
    customs: Customs, detained: str
) -> None:
    assert customs("determine", detained, "--infringing").code == 0
    assert customs("court", detained, "--notice", "7", "--kind", "assistance").code == 0
    hint = customs("release", detained, "--ground", "court", "--document", "W-7", "--json").error["hint"]
    confiscate, rest = hint.split(", ")
    assert confiscate == f"customs confiscate {detained} --holder VIVO-COMM --court-word W-7"
    assert rest == "or take back the finding: customs undo ACT"
    assert customs(*filled(confiscate)).code == 0


def test_what_leads_to_a_release_of_goods_before_a_court_names_the_courts_word(customs: Customs, detained: str) -> None:
    court = ("court", detained, "--notice", "7")
    assert customs("determine", detained, "--undetermined").code == 0
    assert customs(*court, "--kind", "assistance").code == 0
    refused = customs("line", "edit", detained, "1", "--mark", "NIKE", "--json").error["hint"]
    assert refused.endswith(f"customs release {detained} --holder VIVO-COMM --ground court --document NO")
    assert customs("release", detained, "--ground", "court", "--document", "46", "-n").code == 0
    assert customs(*court, "--court-word", "W-7").code == 0
    back = ("dispose", detained, "--line", "1", "--quantity", "1", "--way", "return", "--json")
    hint = customs(*back).error["hint"]
    assert hint == f"customs release {detained} --holder VIVO-COMM --ground court --document W-7"
    assert customs(*filled(hint)).code == 0
    assert customs(*back).code == 0


@pytest.mark.parametrize("told", ["--refused", "--goods-handed"])
@pytest.mark.parametrize("beside", ["--line 1", "--quantity 5", "--holder NIKE-INC", "--number 9", "--kind assistance"])
def test_a_case_goes_or_comes_back_whole_and_nothing_beside_it_is_left_unheard(
    customs: Customs, held: str, told: str, beside: str
) -> None:
    assert customs(*POLICE).code == 0
    refused = customs("transfer", held, told, *beside.split())
    assert (refused.code, f"{told} and {beside.split()[0]} exclude each other" in refused.err) == (2, True), refused.err
    assert customs("transfer", held, told).code == 0


@pytest.mark.parametrize(
    "gone",
    [
        ("dispose", "1", "--line", "1", "--quantity", "10", "--way", "destroy", "--supervisor", "S"),
        ("transfer", "1", "--to", "office", "--body", "5301"),
        ("transfer", "1", "--to", "court", "--body", "Futian"),
    ],
    ids=lambda gone: gone[0] + gone[3],
)
def test_no_case_waits_for_the_police_of_which_no_goods_are_left(
    customs: Customs, held: str, gone: tuple[str, ...]
) -> None:
    for words in (("determine", "1", "--infringing"), ("confiscate", "1")):
        assert customs(*words, "--on", "2019-07-03").code == 0
    reported = customs("event", "1", "transfer-reported", "--on", "2019-07-03")
    assert (reported.code, customs("event", "1", "transfer-approved", "--on", "2019-07-03").code) == (0, 0)
    sample = ("--from", "store", "--to", "laboratory", "--purpose", "sample", "--on", "2019-07-03")
    assert customs("custody", "1", "--quantity", "10", *sample).code == 0
    assert customs("event", "1", "case-filed", "--on", "2019-07-03").code == 0
    assert "C16-police" in customs("due", held).out
    assert customs("undo").code == customs("undo").code == 0
    assert customs(*gone, "--on", "2019-07-04").code == 0
    assert "C16-police" not in customs("due", held).out
    assert "--to police" not in customs("show", held).out
    assert customs("undo").code == 0
    assert "C16-police" in customs("due", held).out
    assert f"Next: customs transfer {held} --to police" in customs("show", held).out


@pytest.mark.parametrize("kind", [(), ("--kind", "assistance")])
def test_goods_that_a_court_took_go_to_the_police_by_its_word(
    customs: Customs, held: str, kind: tuple[str, ...]
) -> None:
    assert customs("court", held, "--notice", "7", "--kind", "assistance").code == 0
    for event in ("transfer-reported", "transfer-approved"):
        assert customs("event", held, event, "--on", "2019-07-03").code == 0
    assert customs("transfer", held, "--to", "court", "--body", "Futian", *kind).code == 0
    refused = customs(*POLICE[:-2], "--json")
    assert (refused.code, refused.error["hint"]) == (4, ("give the number of the court's decision: --court-word NO"))
    assert customs(*POLICE[:-2], "--court-word", "W-7", "-n").code == 0
    assert customs("court", held, "--notice", "7", "--court-word", "W-7").code == 0
    assert customs(*POLICE[:-2]).code == 0
    assert balance(customs)["transferred"] == 10
    assert "C16-police" not in customs("due", held).out
    assert customs("check").code == 0


def test_goods_that_a_court_took_after_its_word_stay_there(customs: Customs, held: str) -> None:
    assert customs("court", held, "--notice", "7", "--kind", "assistance", "--on", "2019-07-02").code == 0
    assert customs("court", held, "--notice", "7", "--court-word", "W-7", "--on", "2019-07-03").code == 0
    assert customs("transfer", held, "--to", "court", "--body", "Futian", "--on", "2019-07-04").code == 0
    assert "were already handed to Futian on 2019-07-04" in customs(*POLICE[:-2]).err


@pytest.mark.parametrize(
    "line",
    [
        "release 1 --ground request --document D --court-word W",
        "transfer 1 --to police --body PSB --court-word W",
        "transfer 1 --to court --body C --court-word W",
        "confiscate 1 --court-word W",
        "dispose 1 --line 1 --quantity 5 --way destroy --supervisor S --court-word W",
    ],
)
def test_the_word_of_a_court_that_nothing_would_keep_is_not_left_out_unseen(
    customs: Customs, detained: str, line: str
) -> None:
    done = {"confiscate": ("determine 1 --infringing",), "dispose": ("determine 1 --infringing", "confiscate 1")}
    for words in done.get(line.split()[0], ()):
        assert customs(*words.split()).code == 0
    refused = customs(*line.split())
    assert (refused.code, refused.err.splitlines()) == (
        4,
        [
            "customs: the court's decision W frees none of these goods: it would not be recorded",
            "  hint: leave --court-word out",
        ],
    )
    assert customs(*line.removesuffix(" --court-word W").split()).code == 0


def test_a_hint_takes_no_word_of_a_court_along_that_frees_nothing(customs: Customs, detained: str) -> None:
    assert customs("determine", detained, "--infringing").code == 0
    refused = customs(*"release 1 --suspicion-cleared --document N --court-word W --json".split())
    assert refused.code == 4
    typed = refused.error["hint"].partition(", or ")[0]
    assert typed == f"customs confiscate {detained} --holder VIVO-COMM"
    assert customs(*filled(typed)).code == 0


def letter(customs: Customs, ref: str) -> str:
    """A draft of the letter to the court, on one line."""
    drawn = customs("print", "court-letter", ref, "-n")
    assert drawn.code == 0, drawn.err
    return " ".join(drawn.out.split())


def test_a_letter_to_a_court_that_took_the_goods_says_when_and_not_that_they_are_in_store(
    customs: Customs, held: str
) -> None:
    assert customs("transfer", held, "--to", "court", "--body", "Futian", "--on", "2019-07-03").code == 0
    told = letter(customs, held)
    assert ("They were handed to you on 2019-07-03." in told, "kept in store" in told) == (True, False)
    assert "storage" not in told.casefold()
    asked = customs("print", "court-letter", held, "-n", "--json").answer["document"]["missing"]
    assert "storage" not in [one["field"] for one in asked]


def test_a_letter_about_goods_that_stay_lists_those_that_are_still_there(customs: Customs, held: str) -> None:
    court = ("transfer", held, "--to", "court", "--body", "Futian", "--kind", "evidence-taking", "--on", "2019-07-03")
    assert customs(*court).code == 0
    assert customs("release", held, "--withdrawn", "--line", "1", "--quantity", "4").code == 0
    told = letter(customs, held)
    assert ("6 pcs" in told, "10 pcs" in told, "They are kept in store." in told) == (True, False, True)


def test_goods_that_a_court_has_preserved_without_a_notice_on_record_are_pointed_out(
    customs: Customs, held: str
) -> None:
    court = ("transfer", held, "--to", "court", "--body", "Futian", "--kind", "property-preservation")
    warned = customs(*court).err
    hint = f"court {held} --holder SEIKO-CO --notice NO --kind property-preservation"
    assert f"no court notice on record holds SEIKO-CO's goods: customs {hint}\n  records one\n" in warned
    assert customs(*filled(f"customs {hint}")).code == 0
    assert "no court notice on record" not in customs(*court).err
    assert "no court notice on record" not in customs(*court[:-1], "evidence-taking").err


def test_goods_that_wait_are_meant_before_goods_whose_case_is_still_here(customs: Customs, held: str) -> None:
    more = ("--goods", "boxes", "--quantity", "4", "--mark", "CASIO")
    assert customs("line", "add", held, *more).code == 0
    assert customs(*POLICE, "--holder", "SEIKO-CO").code == 0
    refused = customs(*POLICE, "--goods-handed")
    assert (
        refused.code,
        ", whose case was transferred on 2019-07-03, are still to be handed over" in refused.err,
    ) == (4, True)
    assert f"customs transfer {held} --goods-handed\n    hands them over; " in refused.err
    assert customs(*POLICE, "--goods-handed", "--holder", "CASIO-CO", "-n").code == 0
    assert customs("transfer", held, "--goods-handed").code == 0


def test_police_whom_nobody_named_are_called_so_in_chinese_and_are_to_be_filled_in_on_paper(
    customs: Customs, held: str
) -> None:
    zh = ("--lang", "zh")
    assert "移送公安机关" in customs(*zh, "transfer", held, "--to", "police", "--on", "2019-07-03").out
    for told in (customs(*zh, "history", held, "-o", "h.txt"), customs(*zh, "show", held, "-o", "s.txt")):
        assert told.code == 0
    assert "移送公安机关，" in Path("h.txt").read_text("utf-8")
    assert "the police" not in Path("h.txt").read_text("utf-8") + Path("s.txt").read_text("utf-8")
    refused = customs(*zh, "transfer", held, "--to", "police")
    assert (refused.code, "移送公安机关" in refused.err) == (4, True)
    letter = customs("print", "transfer-letter", held, "-n", "--json").answer["document"]["missing"]
    assert "body" in [one["field"] for one in letter]
    assert customs("print", "transfer-letter", held, "--fill", "body=Luohu Police", "-o", "l.txt").code == 0
    assert "is printed again" in customs("print", "transfer-letter", held, "-o", "l2.txt").out


@pytest.mark.parametrize("asked", [True, False], ids=["asked to reconsider", "of their own"])
def test_a_case_that_the_police_file_after_they_refused_it_goes_to_them_again_with_its_goods(
    play: Play, held: str, customs: Customs, asked: bool
) -> None:
    play(f"determine {held} --infringing", on="2019-07-02")
    play(f"transfer {held} --to police --body PSB", on="2019-07-03")
    play(f"event {held} police-accepted", on="2019-07-03")
    assert f"Next: customs confiscate {held}" in play(f"event {held} police-refused", on="2019-07-04").out
    if asked:
        play(f"event {held} reconsideration", on="2019-07-05")
    filed = play(f"event {held} police-filed", on="2019-07-06")
    assert f"Next: customs transfer {held} --to police --body NAME" in filed.out
    rules = {row["rule"] for row in customs("--today", "2019-07-06", "due", held, "--json").answer["deadlines"]}
    assert "C18" in rules and "C17-again" not in rules
    again = play(f"transfer {held} --to police --body PSB", on="2019-07-07")
    assert f"Next: customs transfer {held} --goods-handed" in again.out
    play(f"transfer {held} --goods-handed", on="2019-07-08")
    assert customs("--today", "2019-07-08", "due", held, "--json").answer["deadlines"] == []
    assert customs("check").code == 0


@pytest.mark.parametrize("ended", ["confiscate {ref}", "release {ref} --ground proof --document 7"])
def test_a_security_that_went_back_while_the_police_had_the_case_is_in_order_once_they_refuse_it(
    play: Play, customs: Customs, ended: str
) -> None:
    ref = found(play, "2019-07-01", marks="VIVO")
    stands(play, ref, served="2019-07-01")
    if "confiscate" in ended:
        play(f"determine {ref} --infringing", on="2019-07-02")
    play(f"transfer {ref} --to police --body PSB", on="2019-07-03")
    play(f"event {ref} security-returned", on="2019-07-04")
    play(f"transfer {ref} --refused", on="2019-07-05")
    play(ended.format(ref=ref), on="2019-07-08")
    assert "dates-out-of-order" not in customs("check").out
    wrong = play(f"correct {ref} --event security_returned_on=2019-07-02 --reason slip", on="2019-07-08", code=4).err
    assert "would be before the outcome on 2019-07-03" in wrong


def test_a_security_that_went_back_after_a_decision_is_in_order_once_a_review_quashes_it(
    play: Play, customs: Customs
) -> None:
    ref = found(play, "2019-07-01", marks="VIVO")
    stands(play, ref, served="2019-07-01")
    for day, act in (
        ("02", f"determine {ref} --infringing"),
        ("03", f"confiscate {ref} --number 1"),
        ("04", f"event {ref} confiscation-served"),
        ("05", f"event {ref} security-returned"),
        ("06", f"event {ref} review-requested"),
        ("08", f"event {ref} review-decided"),
        ("09", f"release {ref} --ground court --document 9"),
    ):
        play(act, on=f"2019-07-{day}")
    assert "dates-out-of-order" not in customs("check").out


def test_what_the_police_do_with_a_case_that_they_refused_leads_to_its_transfer_again(play: Play, held: str) -> None:
    play(f"transfer {held} --to police --body PSB", on="2019-07-03")
    play(f"transfer {held} --refused", on="2019-07-05")
    for event in ("police-filed", "goods-handed"):
        refused = play(f"event {held} {event}", on="2019-07-08", code=4).err
        assert f"hint: customs transfer {held} --to police --body NAME" in refused
    play(f"event {held} police-accepted --on 2019-07-04", on="2019-07-08")
    play(f"event {held} police-filed", on="2019-07-08")


def test_the_police_answer_about_the_goods_whose_case_they_were_given(play: Play, ref: str) -> None:
    """The other holder's case goes on, and may be given to them later: they answer that one anew."""
    play(f"transfer {ref} --to police --body PSB --holder NIKE-INC", on="2019-08-21")
    for event in ("police-accepted", "police-filed", "goods-handed"):
        told = play(f"event {ref} {event}", on="2019-08-22").out
        assert f"{event} is recorded for NIKE-INC on {ref}" in told
    play(f"transfer {ref} --to police --body PSB --holder VIVO-COMM", on="2019-08-26")
    told = play(f"event {ref} police-accepted", on="2019-08-27").out
    assert f"police-accepted is recorded for VIVO-COMM on {ref}" in told


@pytest.fixture
def ref(play: Play, names: None) -> str:
    """Goods of two holders, detained and found to infringe."""
    goods = "--goods phones --quantity 3 --mark VIVO --goods caps --quantity 5 --mark NIKE --detained 2019-08-20"
    ref = play(f"record --office 5320 --found 2019-08-20 --channel cargo {goods} -q", on="2019-08-20").out.strip()
    play(f"determine {ref} --infringing", on="2019-08-20")
    return ref
