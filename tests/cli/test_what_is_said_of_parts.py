"""What an officer is told of goods in parts: what is left, what comes next, what an act was about, and the history."""

import shlex
from pathlib import Path
from typing import Any

import pytest
from running import Customs, chinese, recorded

RECORD = "record --office 5320 --found 2019-07-01 --channel cargo --detained 2019-07-01 -q"


@pytest.fixture(autouse=True)
def rights(customs: Customs) -> None:
    for line in (
        "holder add SEIKO-CO --name Seiko",
        "holder add CASIO-CO --name Casio",
        "trademark add SEIKO --name SEIKO --holder SEIKO-CO",
        "trademark add CASIO --name CASIO --holder CASIO-CO",
    ):
        assert customs(*line.split()).code == 0


def told(customs: Customs, line: str) -> list[str]:
    done = customs(*shlex.split(line))
    assert done.code == 0, (line, done.err)
    return done.lines


def balance(customs: Customs, line: int = 1) -> dict[str, Any]:
    lines = customs("show", "1", "--json").answer["batch"]["lines"]
    there: dict[str, Any] = lines[line - 1]["balance"]
    fates = ("released", "abandoned", "confiscated", "transferred", "held")
    assert sum(there[fate] for fate in fates) == there["found"]
    return there


@pytest.fixture
def mixed(customs: Customs) -> None:
    """Ten watches: four released, five confiscated, one found infringing and still held."""
    for line in (
        f"{RECORD} --goods watches --quantity 10 --mark SEIKO",
        "determine 1 --line 1 --quantity 6 --infringing --on 2019-07-02",
        "determine 1 --line 1 --quantity 4 --not-infringing --on 2019-07-02",
        "release 1 --line 1 --quantity 4 --on 2019-07-03",
        "confiscate 1 --line 1 --quantity 5 --on 2019-07-03",
    ):
        told(customs, line)


def test_goods_that_were_released_are_not_said_to_be_held(customs: Customs, mixed: None) -> None:
    destroyed = told(customs, "dispose 1 --line 1 --quantity 2 --way destroy --supervisor Li")
    assert destroyed[0].endswith("disposed of (destroy) on 2019-07-10; 4 pcs left.")
    returned = told(customs, "dispose 1 --line 1 --quantity 3 --way return")
    assert returned[0].endswith("disposed of (return) on 2019-07-10; 4 pcs left.")


def test_goods_that_were_released_are_not_handed_over_with_the_rest(customs: Customs, mixed: None) -> None:
    told(customs, "transfer 1 --to police --body PSB --line 1 --quantity 1")
    rest = told(customs, "transfer 1 --to police --body PSB")
    assert ": line 1: 5 pcs watches (SEIKO)" in rest[0]
    there = balance(customs)
    assert (there["released"], there["confiscated"], there["transferred"], there["held"]) == (4, 0, 6, 0)


def test_what_the_police_have_of_confiscated_goods_is_theirs_and_not_released_ones(
    customs: Customs, mixed: None
) -> None:
    told(customs, "confiscate 1 --line 1 --quantity 1")
    told(customs, "transfer 1 --to police --body PSB --line 1 --quantity 2")
    there = balance(customs)
    assert (there["released"], there["confiscated"], there["transferred"], there["held"]) == (4, 4, 2, 0)
    refused = customs("dispose", "1", "--line", "1", "--quantity", "5", "--way", "destroy", "--supervisor", "Li")
    assert (refused.code, "holds 4 pcs, not 5" in refused.err) == (4, True), refused.err


def test_an_act_names_every_part_that_it_was_about(customs: Customs) -> None:
    told(customs, f"{RECORD} --goods a --quantity 10 --mark SEIKO --goods b --quantity 8 --unit pairs --mark CASIO")
    told(customs, "determine 1 --holder SEIKO-CO --line 1 --quantity 6 --infringing")
    told(customs, "determine 1 --holder SEIKO-CO --line 1 --quantity 4 --not-infringing")
    told(customs, "determine 1 --holder CASIO-CO --infringing")
    taken = told(customs, "confiscate 1 --on 2019-07-10")
    parts = "6 pcs of line 1, 8 pairs of line 2 of 2019-5320-000001"
    assert taken[0].startswith(f"{parts} confiscated for SEIKO-CO, CASIO-CO on 2019-07-10, by a decision")
    told(customs, "undo")
    told(customs, "undo")
    told(customs, "determine 1 --holder CASIO-CO --line 2 --quantity 3 --infringing")
    told(customs, "line add 1 --goods c --quantity 5 --mark CASIO")
    rest = told(customs, "determine 1 --holder CASIO-CO --not-infringing --on 2019-07-10")
    assert rest[0].startswith(
        "5 pairs of line 2, 5 pcs of line 3 of 2019-5320-000001 found not-infringing for CASIO-CO"
    )


def test_where_the_holders_words_differ_the_next_finding_is_on_one_part_and_can_be_typed(customs: Customs) -> None:
    told(customs, f"{RECORD} --goods a --quantity 10 --mark SEIKO")
    told(customs, "confirm 1 --line 1 --quantity 6 --infringing")
    said = told(customs, "confirm 1 --line 1 --quantity 4 --genuine")
    acts = []
    while " determine " in said[-1]:
        acts.append(said[-1].partition("--holder ")[2])
        found = "--infringing" if len(acts) == 1 else "--not-infringing"
        said = told(customs, said[-1].removeprefix("Next: customs ").partition(' "')[0] + f" {found}")
    choice = '"--infringing|--not-infringing|--undetermined"'
    assert acts == [f"SEIKO-CO --line 1 --quantity {n} {choice}" for n in (6, 4)]


def test_history_tells_the_outcomes_of_parts_and_each_fine_and_no_outcome_of_the_whole(customs: Customs) -> None:
    told(customs, f"{RECORD} --goods a --quantity 10 --mark SEIKO --value 900")
    told(customs, "determine 1 --line 1 --quantity 8 --infringing")
    told(customs, "determine 1 --not-infringing")
    told(customs, "confiscate 1 --line 1 --quantity 5 --number A --fine 100")
    told(customs, "confiscate 1 --line 1 --quantity 3 --number B --fine 20")
    told(customs, "release 1")
    said = [entry["said"].partition("Chen Li: ")[2] for entry in customs("history", "1", "--json").answer["entries"]]
    assert said[-3:] == [
        "SEIKO-CO: fine CNY 100.00; SEIKO-CO: line 1: 5 confiscated, no. A",
        "SEIKO-CO: fine CNY 20.00; SEIKO-CO: line 1: 3 confiscated, no. B",
        "SEIKO-CO: line 1: 2 released, found not infringing",
    ]
    assert "第 1 项（数量 2）已放行，认定未侵权" in chinese(customs, "history", "1")
    assert "已放行  认定未侵权" in chinese(customs, "show", "1")


def test_papers_tell_of_parts_what_became_of_each(customs: Customs, tmp_path: Path) -> None:
    told(customs, f"{RECORD} --goods watches --quantity 10 --mark SEIKO --value 900")
    told(customs, "determine 1 --line 1 --quantity 6 --infringing --on 2019-07-03")
    told(customs, "determine 1 --not-infringing --on 2019-07-04")

    def paper(form: str, lang: str = "en") -> str:
        path = tmp_path / f"{form}.{lang}.txt"
        told(customs, f"print {form} 1 --lang {lang} -o {path}")
        return " ".join(path.read_text("utf-8").split())

    assert "watches SEIKO" in (hearing := paper("hearing-notice")) and "10 pcs" not in hearing and "6 pcs" in hearing
    told(customs, "confiscate 1 --line 1 --quantity 5 --number K1 --on 2019-07-05")
    told(customs, "release 1 --line 1 --quantity 4 --on 2019-07-08")
    decision = paper("penalty-decision")
    assert all(text in decision for text in ("No. K1", "Found to infringe on: 2019-07-03", "5 pcs")), decision
    assert "Penalty decision: K1" in paper("confiscation-notice")
    release = paper("release-notice")
    because = "Ground: the suspicion of infringement is excluded"
    assert all(text in release for text in ("Released on: 2019-07-08", because, "4 pcs")), release
    file = paper("batch-file")
    assert "Finding: line 1: 6 infringing 2019-07-03; line 1: 4 not-infringing 2019-07-04" in file
    assert "Outcome: line 1: 5 confiscated 2019-07-05; line 1: 4 released 2019-07-08" in file
    assert "第 1 项：4 已放行 2019-07-08" in paper("batch-file", "zh")


def test_a_word_on_one_mark_says_nothing_of_the_holders_others(customs: Customs) -> None:
    told(customs, "trademark add SEI5 --name SEI5 --holder SEIKO-CO")
    told(customs, f"{RECORD} --goods glue --quantity 2.5 --unit kg --mark SEIKO --mark SEI5")
    said = told(customs, "confirm 1 --line 1 --quantity 1.5 --mark SEI5 --infringing --on 2019-07-03")
    assert said[0] == "SEIKO-CO on 1.5 kg of line 1 of 2019-5320-000001: SEI5 infringing (2019-07-03)."
    said = told(customs, "confirm 1 --mark SEIKO --undetermined --on 2019-07-04")
    assert said[0] == "SEIKO-CO on 2019-5320-000001: SEIKO undetermined (2019-07-04)."


def test_the_police_refuse_a_part_while_the_rest_is_still_held(customs: Customs) -> None:
    told(customs, f"{RECORD} --goods watches --quantity 10 --mark SEIKO")
    told(customs, "transfer 1 --to police --body PSB --line 1 --quantity 6 --on 2019-07-03")
    said = told(customs, "transfer 1 --refused --on 2019-07-05")
    assert said[0] == "The case of 2019-5320-000001 was refused by PSB on 2019-07-05: it continues here for SEIKO-CO."
    assert (balance(customs)["transferred"], balance(customs)["held"]) == (0, 10)
    told(customs, "determine 1 --line 1 --quantity 7 --infringing")
    said = [entry["said"].partition("Chen Li: ")[2] for entry in customs("history", "1", "--json").answer["entries"]]
    assert said[-2].endswith("SEIKO-CO: line 1: 6 transferred withdrawn, 2019-07-03")
    assert said[-1] == "SEIKO-CO: line 1: 7 found infringing"


def test_goods_of_a_case_are_said_to_be_handed_to_whom_they_were_and_no_more_of_them(customs: Customs) -> None:
    told(customs, f"{RECORD} --goods watches --quantity 10 --mark SEIKO")
    told(customs, "transfer 1 --to police --body PSB --line 1 --quantity 2 --on 2019-07-03")
    told(customs, "transfer 1 --to court --body Court --kind evidence-taking --line 1 --quantity 1 --on 2019-07-04")
    handed = told(customs, "transfer 1 --goods-handed --on 2019-07-05")
    assert handed[0] == "2 pcs of line 1 of 2019-5320-000001 handed to PSB on 2019-07-05."
    said = told(customs, "transfer 1 --refused --on 2019-07-08")
    assert said[0].startswith("The case of 2019-5320-000001 was refused by PSB")
    told(customs, "transfer 1 --to police --body PSB --on 2019-07-09")
    handed = told(customs, "transfer 1 --goods-handed --on 2019-07-10")
    assert handed[0] == "The goods of 2019-5320-000001 were handed to PSB on 2019-07-10."


def test_of_goods_that_left_nothing_more_needs_to_be_said(customs: Customs) -> None:
    told(customs, f"{RECORD} --goods watches --quantity 10 --mark SEIKO")
    told(customs, "confirm 1 --line 1 --quantity 4 --infringing")
    left = told(customs, "release 1 --line 1 --quantity 6 --ground request")
    assert (
        left[-1]
        == 'Next: customs determine 2019-5320-000001 --holder SEIKO-CO "--infringing|--not-infringing|--undetermined"'
    )
    told(customs, "undo")
    sent = told(customs, "transfer 1 --to police --line 1 --quantity 4")
    assert (
        sent[-1] == 'Next: customs confirm 2019-5320-000001 --holder SEIKO-CO "--infringing|--genuine|--undetermined"'
    )
    told(customs, "confirm 1 --line 1 --quantity 5 --genuine")
    back = told(customs, "release 1 --line 1 --quantity 5 --ground request")
    assert (
        back[-1] == 'Next: customs confirm 2019-5320-000001 --holder SEIKO-CO "--infringing|--genuine|--undetermined"'
    )
    assert told(customs, "confirm 1 --line 1 --quantity 1 --infringing")[-1] == (
        'Next: customs determine 2019-5320-000001 --holder SEIKO-CO --line 1 --quantity 1 "--infringing|--not-infringing|--undetermined"'  # noqa: E501
    )


def test_a_word_on_all_goods_says_that_words_on_parts_stand_no_longer(customs: Customs) -> None:
    told(customs, f"{RECORD} --goods watches --quantity 10 --mark SEIKO")
    told(customs, "confirm 1 --line 1 --quantity 4 --infringing")
    warning = "warning: SEIKO-CO's earlier confirmation of parts of the goods bearing SEIKO is no longer valid\n"
    for line in ("confirm 1 --genuine -n", "confirm 1 --genuine"):
        assert customs(*line.split()).err == warning


def test_the_ground_of_a_released_part_is_not_told_as_that_of_a_confiscation(customs: Customs, mixed: None) -> None:
    told(customs, "confiscate 1 --number K-7")
    rows = dict(line.split("\t")[:2] for line in told(customs, "show 1") if "\t" in line)
    assert "confiscated  K-7" in rows["outcome"] and "ground" not in rows


def test_a_piece_of_two_holders_is_told_once(customs: Customs) -> None:
    for code in ("A", "B"):
        assert customs("holder", "add", code, "--name", code).code == 0
        assert customs("trademark", "add", code, "--name", code, "--holder", code).code == 0
    goods = "--channel mail --goods watches --quantity 9 --mark A --mark B --detained"
    ref = recorded(customs, *goods.split())
    part = (
        "release",
        ref,
        "--holder",
        "B",
        "--line",
        "1",
        "--quantity",
        "2",
        "--ground",
        "personal",
        "--document",
        "N",
    )
    assert customs(*part).code == 0
    told = customs("abandon", ref, "--document", "A1")
    assert told.lines[0] == f"9 pcs of line 1 of {ref} abandoned to customs on 2019-07-10."


def test_the_last_word_on_parts_is_that_of_the_last_day_in_whatever_order_they_were_entered(customs: Customs) -> None:
    told(customs, f"{RECORD} --goods watches --quantity 10 --mark SEIKO")
    told(customs, "confirm 1 --genuine --line 1 --quantity 6 --on 2019-07-09")
    told(customs, "confirm 1 --infringing --line 1 --quantity 4 --on 2019-07-05")
    state = customs("show", "1", "--json").answer["batch"]["proceedings"]["SEIKO-CO"]["marks"]["SEIKO"]
    assert (state["confirmation"], state["confirmed_on"], state["items"]) == ("infringing", "2019-07-09", 4)
