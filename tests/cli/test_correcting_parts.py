"""Corrections of goods that were decided about in parts: the whole follows from its parts, and each part is mended."""

import shlex
from collections.abc import Callable
from typing import Any

import pytest
from running import Customs, chinese, filled

GOODS = ("record", "--office", "5320", "--found", "2019-07-01", "--channel", "cargo", "--detained", "2019-07-01", "-q")
WALK = (
    "confirm {ref} --mark SEIKO --line 1 --quantity 5 --infringing --on 2019-07-02",
    "confirm {ref} --mark SEIKO --line 1 --quantity 5 --genuine --on 2019-07-03",
    "confirm {ref} --mark SEIKO --line 2 --quantity 8 --infringing --on 2019-07-03",
    "determine {ref} --line 1 --quantity 5 --infringing --on 2019-07-03",
    "determine {ref} --line 1 --quantity 5 --not-infringing --on 2019-07-04",
    "determine {ref} --line 2 --infringing --on 2019-07-04",
    "confiscate {ref} --line 1 --quantity 5 --number 7 --on 2019-07-05",
    "release {ref} --line 1 --quantity 5 --on 2019-07-06",
    "confiscate {ref} --line 2 --number 8 --on 2019-07-08",
)


@pytest.fixture
def ended(done: Callable[..., None]) -> str:
    """Ten watches, of which five were confiscated and five released; eight boxes, confiscated later."""
    ref = "2019-5320-000001"
    goods = "--goods watches --quantity 10 --mark SEIKO --goods boxes --quantity 8 --mark SEIKO"
    done(
        "holder add SEIKO-CO --name Seiko",
        "trademark add SEIKO --name SEIKO --holder SEIKO-CO",
        f"{shlex.join(GOODS)} {goods}",
        *(line.format(ref=ref) for line in WALK),
    )
    return ref


def proceeding(customs: Customs, ref: str) -> dict[str, Any]:
    found: dict[str, Any] = customs("show", ref, "--json").answer["batch"]["proceedings"]["SEIKO-CO"]
    return found


def correct(customs: Customs, ref: str, words: str) -> str:
    done = customs("correct", ref, *words.split(), "--reason", "misread")
    assert done.code == 0, (words, done.err)
    return done.out


def test_the_day_of_a_part_is_mended_and_the_whole_follows(customs: Customs, ended: str) -> None:
    told = correct(customs, ended, "--holder SEIKO-CO --outcome-on 2019-07-09 --line 1 --part 2")
    assert "  Day of the outcome (SEIKO-CO, line 1: 5): 2019-07-06 -> 2019-07-09" in told
    p = proceeding(customs, ended)
    assert [part["on"] for part in p["parts"]] == ["2019-07-05", "2019-07-09", "2019-07-08"]
    assert p["outcome_on"] == "2019-07-09"
    correct(customs, ended, "--holder SEIKO-CO --finding-on 2019-07-08 --line 2")
    p = proceeding(customs, ended)
    assert [part["on"] for part in p["found"]] == ["2019-07-03", "2019-07-04", "2019-07-08"]
    assert p["finding_on"] == "2019-07-08"


def test_the_word_on_a_part_is_mended_and_its_items_follow(customs: Customs, ended: str) -> None:
    correct(customs, ended, "--mark SEIKO --confirmation infringing --line 1 --part 2")
    state = proceeding(customs, ended)["marks"]["SEIKO"]
    assert (state["confirmation"], state["items"], state["unsaid"]) == ("infringing", 18, 0)
    correct(customs, ended, "--mark SEIKO --confirmation pending --line 1 --part 1")
    state = proceeding(customs, ended)["marks"]["SEIKO"]
    assert (state["items"], state["unsaid"], [one["line"] for one in state["said"]]) == (13, 0, [1, 2])
    assert customs("confirm", ended, "--mark", "SEIKO", "--line", "1", "--quantity", "5", "--genuine").code == 0


@pytest.mark.parametrize(
    "words",
    [
        "--holder SEIKO-CO --outcome-on 2019-07-09",
        "--holder SEIKO-CO --outcome-on 2019-07-09 --line 1",
        "--holder SEIKO-CO --finding-on 2019-07-05",
        "--mark SEIKO --confirmation genuine",
        "--mark SEIKO --confirmed 2019-07-04",
        "--mark SEIKO --items 3",
    ],
)
def test_where_parts_differ_one_is_to_be_named_as_the_hint_does(customs: Customs, ended: str, words: str) -> None:
    refused = customs("correct", ended, *words.split(), "--reason", "misread")
    assert refused.code == 2, refused.out
    hint = refused.err.partition("hint: ")[2].splitlines()[0]
    done = customs(*filled(hint))
    assert done.code == 0, (hint, done.err)


def test_a_day_that_all_parts_share_is_mended_for_all(customs: Customs, ended: str) -> None:
    for words in ("--finding-on 2019-07-03 --line 1 --part 2", "--finding-on 2019-07-03 --line 2"):
        correct(customs, ended, f"--holder SEIKO-CO {words}")
    correct(customs, ended, "--holder SEIKO-CO --finding-on 2019-07-02")
    p = proceeding(customs, ended)
    assert {part["on"] for part in p["found"]} == {p["finding_on"]} == {"2019-07-02"}


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (
            "--holder SEIKO-CO --outcome-on 2019-07-02 --line 1 --part 1",
            4,
            "would be before the decision on 2019-07-03",
        ),
        (
            "--holder SEIKO-CO --finding-on 2019-07-06 --line 1 --part 1",
            4,
            "would be before the decision on 2019-07-06",
        ),
        ("--holder SEIKO-CO --outcome-on 2019-07-06 --line 3", 2, "there is no such entry to correct"),
        ("--holder SEIKO-CO --outcome-on 2019-07-06 --line 1 --part 3", 2, "there is no such entry to correct"),
        ("--holder SEIKO-CO --outcome-on 2019-07-06 --part 1", 2, "--part 1 of which line?"),
        ("--storage A1 --line 1", 2, "correct only one thing of a part at a time"),
        ("--holder SEIKO-CO --outcome-on 2019-07-09 --finding-on 2019-07-04 --line 2", 2, "correct only one thing"),
    ],
)
def test_what_is_no_part_or_makes_a_disorder_is_refused(
    customs: Customs, ended: str, words: str, code: int, says: str
) -> None:
    before = proceeding(customs, ended)
    refused = customs("correct", ended, *words.split(), "--reason", "misread")
    assert (refused.code, says in refused.err) == (code, True), refused.err
    assert proceeding(customs, ended) == before


def test_history_tells_of_a_part_that_was_mended_and_of_one_taken_back(customs: Customs, ended: str) -> None:
    before = proceeding(customs, ended)
    correct(customs, ended, "--holder SEIKO-CO --outcome-on 2019-07-09 --line 1 --part 2")
    correct(customs, ended, "--mark SEIKO --confirmation pending --line 1 --part 1")
    said = [entry["said"] for entry in customs("history", ended, "--json").answer["entries"][-2:]]
    assert "Day of the outcome of a part of SEIKO-CO's goods: 2019-07-06 -> 2019-07-09" in said[0]
    assert "SEIKO-CO: line 1: 5 infringing withdrawn, SEIKO, 2019-07-02" in said[1]
    told = chinese(customs, "history", ended)
    assert "SEIKO-CO 部分货物的结果日期：2019-07-06" in told
    assert "SEIKO-CO：第 1 项（数量 5）侵权不再有效" in told
    for _ in range(2):
        assert customs("undo").code == 0
    assert proceeding(customs, ended) == before


def test_a_correction_of_a_part_names_it_in_json(customs: Customs, ended: str) -> None:
    words = ("--holder", "SEIKO-CO", "--outcome-on", "2019-07-09", "--line", "2", "--reason", "misread")
    changed = customs("correct", ended, *words, "--json").answer["act"]["changed"]
    whole = {"field": "outcome_on", "old": "2019-07-08", "new": "2019-07-09", "holder": "SEIKO-CO"}
    assert changed == [whole, {**whole, "part": {"line": 2, "quantity": 8}}]


def test_the_number_of_a_word_goes_with_the_part_that_it_was_said_of(customs: Customs, ended: str) -> None:
    goods = "record --office 5320 --found 2019-07-01 --goods watches --quantity 9 --mark SEIKO --detained 2019-07-01 -q"
    ref = customs(*goods.split()).out.strip()
    for word, number in (("infringing", "K1"), ("genuine", "K2")):
        said = f"confirm {ref} --mark SEIKO --line 1 --quantity 3 --{word} --document {number} --on 2019-07-02"
        assert customs(*said.split()).code == 0
    told = correct(customs, ref, "--mark SEIKO --confirmation pending --line 1 --part 2")
    assert "  SEIKO document (SEIKO-CO): K2 -> K1" in told
    assert "mark_SEIKO\t2019-07-02  line 1: 3 infringing  K1" in customs("show", ref).lines
