"""Lines and marks that come late: none to a case that is closed or to goods that are gone; parts follow the lines."""

import shlex
from pathlib import Path
from typing import Any

import pytest
from running import Customs, filled, recorded

GOODS = ("record", "--office", "5320", "--found", "2019-07-01", "--channel", "cargo", "-q")
DETAINED = (*GOODS, "--detained", "2019-07-01")
WATCHES = ("--goods", "watches", "--quantity", "10", "--mark", "SEIKO")
BOXES = ("--goods", "boxes", "--quantity", "4", "--mark", "CASIO")


@pytest.fixture(autouse=True)
def rights(customs: Customs) -> None:
    for line in (
        "holder add SEIKO-CO --name Seiko",
        "holder add CASIO-CO --name Casio",
        "trademark add SEIKO --name SEIKO --holder SEIKO-CO",
        "trademark add SEI5 --name SEI5 --holder SEIKO-CO",
        "trademark add CASIO --name CASIO --holder CASIO-CO",
    ):
        assert customs(*line.split()).code == 0


def done(customs: Customs, *lines: str) -> None:
    for line in lines:
        result = customs(*filled(f"customs {line}"))
        assert result.code == 0, (line, result.err)


def refused(customs: Customs, line: str, says: str) -> str:
    """Run a line that is refused with a status of 4; its hint, of which each command may be typed."""
    result = customs(*shlex.split(line), "--json")
    assert (result.code, says in result.error["message"]) == (4, True), (line, result.err)
    return str(result.error["hint"])


def proceeding(customs: Customs, ref: str) -> dict[str, Any]:
    found: dict[str, Any] = customs("show", ref, "--json").answer["batch"]["proceedings"]["SEIKO-CO"]
    return found


@pytest.mark.parametrize(
    ("ends", "status"),
    [
        (("determine 1 --infringing", "confiscate 1"), "confiscated"),
        (("release 1 --suspicion-cleared --document 7",), "released"),
        (("transfer 1 --to police --body PSB",), "transferred"),
    ],
)
def test_a_closed_batch_takes_no_line(customs: Customs, ends: tuple[str, ...], status: str) -> None:
    ref = customs(*DETAINED, *WATCHES).lines[0]
    done(customs, *ends)
    hint = refused(customs, "line add 1 --goods boxes --mark CASIO", f"{ref} is {status}: no line can be added")
    assert hint.startswith("customs record --office 5320 --found DATE --goods TEXT for goods found later")
    done(customs, "undo", "line add 1 --goods boxes --quantity 4 --mark CASIO")


def test_goods_join_none_of_a_holder_whose_others_met_their_outcome(customs: Customs) -> None:
    customs(*DETAINED, *WATCHES, *BOXES)
    done(customs, "determine 1 --holder SEIKO-CO --infringing", "confiscate 1 --holder SEIKO-CO")
    says = (
        "the goods of SEIKO-CO in 2019-5320-000001 were confiscated on 2019-07-10: no other goods can be added to them"
    )
    refused(customs, "line add 1 --goods straps --mark SEI5", says)
    refused(customs, "line edit 1 2 --mark CASIO --mark SEIKO", says)
    refused(
        customs,
        "line edit 1 1 --mark SEI5",
        "acts on the goods of SEIKO-CO already cover line 1: SEIKO cannot be taken off it",
    )
    done(customs, "line add 1 --goods straps --quantity 3 --mark CASIO", "line edit 1 1 --mark SEIKO --mark SEI5")


@pytest.mark.parametrize(
    "ends",
    [
        ("release 1 --suspicion-cleared --document 7",),
        ("transfer 1 --to police --body PSB",),
        (
            "determine 1 --infringing",
            "confiscate 1",
            "dispose 1 --line 1 --quantity 10 --way destroy --supervisor Li",
        ),
    ],
)
def test_goods_that_are_gone_bear_no_new_mark(customs: Customs, ends: tuple[str, ...]) -> None:
    customs(*DETAINED, *WATCHES)
    done(customs, *ends)
    refused(customs, "line edit 1 1 --mark SEIKO --mark CASIO", "no goods of line 1 are still held")
    done(customs, "undo", "line edit 1 1 --mark SEIKO --mark CASIO")


def test_confiscated_goods_that_are_still_there_may_bear_another_mark(customs: Customs) -> None:
    customs(*DETAINED, *WATCHES)
    done(customs, "determine 1 --infringing", "confiscate 1", "line edit 1 1 --mark SEIKO --mark CASIO")


def test_the_first_mark_of_goods_is_named_after_they_are_gone(customs: Customs) -> None:
    words = ("--channel", "mail", "--goods", "watches", "--quantity", "1")
    customs("record", "--office", "5320", "--found", "2019-07-01", *words, "-q")
    done(customs, "abandon 1", "line edit 1 1 --mark SEIKO")
    assert proceeding(customs, "1")["outcome"] == "abandoned"


@pytest.mark.parametrize("steps", [1, 2, 3, 4])
def test_a_mark_that_was_notified_leaves_by_what_the_hint_types(customs: Customs, steps: int) -> None:
    ref = customs(*GOODS, *WATCHES, "--value", "900").lines[0]
    course = (
        "notify 1 --on 2019-07-02 --served 2019-07-02",
        "reply 1 --apply --security 900 --on 2019-07-03",
        "detain 1 --on 2019-07-04",
        "confirm 1 --infringing --on 2019-07-05",
    )
    done(customs, *course[:steps])
    hint = refused(customs, "line edit 1 1 --mark CASIO", "it cannot be taken off the goods")
    first, then = hint.split(" adds the right mark, then ")
    assert first == f"customs line edit {ref} 1 --mark SEIKO --mark CASIO"
    done(customs, first.removeprefix("customs "), then.removeprefix("customs "))
    hint = refused(customs, "line edit 1 1 --mark CASIO", "SEIKO cannot be taken off it")
    newest = customs("history", "--json").answer["entries"][-1]["seq"]
    done(customs, *(command.removeprefix("customs ").replace("ACT", str(newest)) for command in hint.split("; ")))


def test_a_second_mark_leaves_once_the_word_on_it_is_taken_back(customs: Customs) -> None:
    customs(*DETAINED, *WATCHES, "--mark", "SEI5")
    done(customs, "confirm 1 --mark SEI5 --infringing")
    hint = refused(customs, "line edit 1 1 --mark SEIKO", "SEI5: SEIKO-CO was already notified")
    done(customs, hint.removeprefix("customs "), "line edit 1 1 --mark SEIKO")


def test_what_is_left_of_parts_follows_the_lines(customs: Customs) -> None:
    customs(*DETAINED, *WATCHES)
    done(customs, "confirm 1 --line 1 --quantity 6 --infringing", "determine 1 --line 1 --quantity 6 --infringing")

    def left() -> tuple[int, int]:
        p = proceeding(customs, "1")
        return p["marks"]["SEIKO"]["unsaid"], p["unfound"]

    assert left() == (4, 4)
    done(customs, "line add 1 --goods boxes --quantity 4 --mark SEIKO")
    assert left() == (8, 8)
    done(customs, "line edit 1 1 --quantity 12 --reason recounted")
    assert left() == (10, 10)
    fewer = "line edit 1 1 --quantity 6 --reason recounted"
    done(customs, "confiscate 1 --line 1 --quantity 6", fewer, "line remove 1 2 --reason twice")
    assert (left(), proceeding(customs, "1")["outcome"]) == ((0, 0), "confiscated")
    refused(customs, "line edit 1 1 --quantity 5", "acts already cover 6 of line 1: its quantity cannot be 5")
    done(customs, "line edit 1 1 --quantity 7 --reason recounted")
    assert (left(), proceeding(customs, "1")["outcome"]) == ((1, 1), None)


def test_a_word_on_all_goods_is_on_those_of_its_day_and_one_on_some_is_not_belied(customs: Customs) -> None:
    customs(*DETAINED, *WATCHES, *BOXES)
    done(customs, "confirm 1 --mark SEIKO --infringing", "confirm 1 --mark CASIO --infringing --items 3")
    refused(customs, "line edit 1 1 --quantity 8", "acts already cover 10 of line 1: its quantity cannot be 8")
    done(customs, "line edit 1 1 --quantity 12 --reason recounted")
    state = proceeding(customs, "1")["marks"]["SEIKO"]
    assert (state["items"], state["unsaid"]) == (10, 2)
    hint = refused(
        customs, "line edit 1 2 --quantity 2", "CASIO-CO confirmed 3 items bearing CASIO: the quantity cannot be 2"
    )
    done(customs, hint.removeprefix("customs "), "line edit 1 2 --quantity 2 --reason recounted")


def test_a_line_stays_whose_goods_met_an_outcome_with_the_others_of_their_holder(customs: Customs) -> None:
    customs(*DETAINED, *WATCHES, "--goods", "straps", "--quantity", "3", "--mark", "SEIKO", *BOXES)
    done(customs, "determine 1 --holder SEIKO-CO --infringing", "confiscate 1 --holder SEIKO-CO")
    says = "the goods of line 2 were confiscated for SEIKO-CO on 2019-07-10: the line cannot be removed"
    refused(customs, "line remove 1 2 --reason x", says)
    done(customs, "undo")
    refused(customs, "line remove 1 2 --reason x", "acts already cover 3 of line 2: the line cannot be removed")
    done(customs, "undo", "line remove 1 2 --reason x")


def test_a_line_whose_goods_were_moved_or_of_which_evidence_is_kept_stays(customs: Customs, tmp_path: Path) -> None:
    goods = ("--goods", "a", "--quantity", "5", "--goods", "b", "--quantity", "5", "--goods", "c", "--quantity", "5")
    ref = recorded(customs, *goods)
    moved = "--line 1 --quantity 3 --from Li --to Store --purpose storage --on 2019-07-04"
    assert customs("custody", ref, *moved.split()).code == 0
    (photo := tmp_path / "a.jpg").write_bytes(b"seal")
    assert customs("evidence", "add", ref, str(photo), "--line", "2").code == 0
    for number, why in (
        ("1", "acts already cover 3 of line 1: the line cannot be removed"),
        ("2", "evidence is kept of line 2: the line cannot be removed"),
    ):
        refused = customs("line", "remove", ref, number, "--reason", "typed twice")
        assert (refused.code, why in refused.err) == (4, True), refused
    assert customs("line", "edit", ref, "1", "--quantity", "2").code == 4
    assert customs("line", "remove", ref, "3", "--reason", "typed twice").code == 0
    assert customs("note", ref, "seen").code == 0


@pytest.mark.parametrize("late", ["line add 1 --goods caps --quantity 5 --mark SEIKO", "line edit 1 2 --mark SEIKO"])
def test_goods_that_come_after_a_finding_on_all_are_not_found_so(customs: Customs, late: str) -> None:
    customs(*DETAINED, *WATCHES, "--goods", "boxes", "--quantity", "5")
    done(customs, "determine 1 --holder SEIKO-CO --infringing --on 2019-07-04", late)
    p = proceeding(customs, "1")
    assert (p["unfound"], [(part["line"], part["quantity"], part["on"]) for part in p["found"]]) == (
        5,
        [(1, 10, "2019-07-04")],
    )
    told = customs("confiscate", "1", "--holder", "SEIKO-CO").lines
    assert told[0].startswith("10 pcs of line 1 of 2019-5320-000001 confiscated for SEIKO-CO")
    assert (
        told[-1]
        == 'Next: customs determine 2019-5320-000001 --holder SEIKO-CO "--infringing|--not-infringing|--undetermined"'
    )
    done(customs, "determine 1 --holder SEIKO-CO --not-infringing", "release 1 --holder SEIKO-CO")


def test_goods_of_unknown_quantity_leave_a_finding_on_all_as_it_is(customs: Customs) -> None:
    customs(*DETAINED, *WATCHES)
    done(customs, "determine 1 --infringing", "line add 1 --goods caps --mark SEIKO")
    assert (proceeding(customs, "1")["found"], proceeding(customs, "1")["unfound"]) == ([], 0)


def test_a_line_that_is_added_or_changed_warns_of_what_it_makes_odd_once(customs: Customs) -> None:
    done = customs("record", "--office", "5320", "--found", "2019-07-01", "--goods", "a", "--hs", "64041", "-q")
    ref, odd = done.out.strip(), "digits; in China it has 8, 10 or 13"
    assert odd not in customs("line", "edit", ref, "1", "--quantity", "3").err
    assert f"HS 64042 has 5 {odd}" in customs("line", "edit", ref, "1", "--hs", "64042").err
    assert f"HS 64043 has 5 {odd}" in customs("line", "add", ref, "--goods", "b", "--hs", "64043").err


def test_a_word_on_all_goods_with_a_mark_stays_one_of_all_when_a_line_loses_it(customs: Customs) -> None:
    ref = customs(*DETAINED, *WATCHES, "--goods", "belts", "--quantity", "8", "--mark", "SEIKO").out.strip()
    assert customs("confirm", ref, "--mark", "SEIKO", "--infringing").code == 0
    refused(customs, "line remove 1 2 --reason misread", "acts already cover 8 of line 2: the line cannot be removed")
    done(customs, "line edit 1 2 --mark CASIO")
    batch = customs("show", ref, "--json").answer["batch"]
    assert batch["proceedings"]["SEIKO-CO"]["marks"]["SEIKO"]["items"] == 10
    assert "confirmed-too-much" not in [one["rule"] for one in customs("check", "--json").answer["findings"]]


def test_a_line_holds_what_left_before_the_findings_beside_what_they_are_about(customs: Customs) -> None:
    ref = customs(*DETAINED, *WATCHES).out.strip()
    assert customs("release", ref, "--ground", "request", "--document", "7", "--on", "2019-07-02",
                   "--line", "1", "--quantity", "4").code == 0  # fmt: skip
    assert customs("determine", ref, "--infringing", "--on", "2019-07-05").code == 0
    less = customs("line", "edit", ref, "1", "--quantity", "9")
    assert (less.code, less.err.splitlines()[0]) == (
        4,
        "customs: acts already cover 10 of line 1: its quantity cannot be 9",
    )
    assert customs("line", "edit", ref, "1", "--quantity", "11", "--reason", "recounted").code == 0
