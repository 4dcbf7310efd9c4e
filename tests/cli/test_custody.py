"""Custody: who handed how many goods to whom, when and under which seal; and where the chain has a gap."""

import json
import re
import shlex
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from running import Customs, Result

STORE = "--from 'Li Wei' --to Store --purpose store"


@pytest.fixture
def two_lines(customs: Customs, phones: str) -> str:
    """The 1,200 phones, and 50 cases on a second line."""
    assert customs("line", "add", phones, "--goods", "cases", "--quantity", "50", "--mark", "VIVO").code == 0
    return phones


def hand(customs: Customs, words: str) -> Result:
    return customs("custody", "1", *shlex.split(words))


def chain(customs: Customs) -> Any:
    return customs("custody", "show", "1", "--json").answer


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone().astimezone(UTC)


def test_an_event_has_the_hour_the_place_both_seals_and_a_witness(customs: Customs, phones: str) -> None:
    words = "--on 2019-07-03T14:30 --place 'Dock 4' --seal-before C-1 --seal A-17 --witness 'Zhao Min' --document L-1"
    told = hand(customs, f"--quantity 1,200 {STORE} {words}")
    assert told.lines[0] == f"Custody of 1,200 pcs of {phones}: Li Wei to Store."
    (event,) = chain(customs)["events"]
    assert datetime.fromisoformat(event.pop("at")) == local("2019-07-03T14:30")
    assert event == {
        "line": 1, "quantity": 1200, "by": ["Li Wei", "Chen Li"], "from": "Li Wei", "to": "Store", "purpose": "store",
        "seal": "A-17", "document": "L-1", "seal_before": "C-1", "place": "Dock 4", "witness": "Zhao Min",
        "is_day": False,
    }  # fmt: skip
    shown = customs("custody", "show", "1").out
    for word in ("2019-07-03 14:30", "Dock 4", "C-1", "A-17", "Zhao Min", "L-1"):
        assert word in shown
    assert customs("show", "1", "--json").answer["batch"]["custody"][0]["witness"] == "Zhao Min"


@pytest.mark.parametrize(
    ("on", "at", "is_day"),
    [
        ("2019-07-03T14:30", "2019-07-03T14:30", False),
        ("2019-07-03 9:05", "2019-07-03T09:05", False),
        ("yesterday 14:30", "2019-07-09T14:30", False),
        ("昨天 14：30", "2019-07-09T14:30", False),
        ("2019-07-03", "2019-07-03T12:00", True),
        ("-3d", "2019-07-07T12:00", True),
    ],
)
def test_a_moment_is_told_in_the_one_date_language(
    customs: Customs, phones: str, on: str, at: str, is_day: bool
) -> None:
    assert hand(customs, f"--quantity 1 {STORE} --on '{on}'").code == 0
    event = chain(customs)["events"][0]
    assert (datetime.fromisoformat(event["at"]), event["is_day"]) == (local(at), is_day)


REFUSED = (
    ("--quantity all", 2, "quantity 'all' is not a number"),
    ("--quantity 0", 2, "the quantity is zero"),
    ("--quantity 1201", 4, "line 1 of {ref} holds 1200 pcs, not 1201"),
    ("--quantity 1 --line 3", 3, "{ref} has no line 3"),
    ("--quantity 1 --quantity 2", 2, "1 line and 2 quantities"),
    ("--quantity 1 --line 1 --quantity 2 --line 1", 2, "a line is given twice"),
    ("--quantity 1 --on 2019-06-30", 4, "handed over on 2019-06-30, before the goods were found (2019-07-01)"),
    ("--quantity 1 --on 2019-07-11", 2, "--on 2019-07-11 is after today (2019-07-10)"),
    ("--quantity 1 --on 2019-07-11T00:00", 2, "--on 2019-07-11 is after today (2019-07-10)"),
    ("--quantity 1 --on 2019-07-03T24:00", 2, "is not a time of day"),
    ("--quantity 1 --on 2019-07", 2, "2019-07"),
    ("--quantity 1 --purpose lunch", 2, "'lunch' is not a purpose of a hand-over"),
    ("--quantity 1 --purpose return", 4, "0 pcs of line 1 of {ref} are out as samples, not 1"),
    ("--quantity 1 --witness ''", 2, "--witness is empty"),
)


@pytest.mark.parametrize(("words", "code", "says"), REFUSED)
def test_what_cannot_have_happened_is_refused(
    customs: Customs, two_lines: str, place: Path, words: str, code: int, says: str
) -> None:
    before = (place / "register.journal").read_bytes()
    told = hand(customs, f"{STORE.split('--purpose')[0]} {words}" if "--purpose" in words else f"{STORE} {words}")
    assert (told.code, says.format(ref=two_lines) in told.err) == (code, True), told.err
    assert (place / "register.journal").read_bytes() == before


def test_nobody_hands_on_more_than_they_were_handed(customs: Customs, phones: str) -> None:
    assert hand(customs, f"--quantity 1200 {STORE} --on 2019-07-03").code == 0
    assert hand(customs, "--quantity 3 --from Store --to Lab --purpose sample --on 2019-07-04").code == 0
    told = hand(customs, "--quantity 5 --from Lab --to Store --purpose move --on 2019-07-05")
    assert (told.code, "Lab has 3 pcs of line 1" in told.err) == (4, True)
    told = hand(customs, "--quantity 4 --from Lab --to Store --purpose return --on 2019-07-05")
    assert (told.code, "3 pcs of line 1" in told.err) == (4, True)
    assert hand(customs, "--quantity 3 --from Lab --to Store --purpose return --on 2019-07-05").code == 0
    assert customs("check", "--json").answer["findings"] == [] or "custody" not in customs("check").out


def test_what_goes_to_the_laboratory_is_out_and_is_not_taken_twice(customs: Customs, phones: str) -> None:
    def out() -> int:
        lines = customs("show", "1", "--json").answer["batch"]["lines"]
        return int(lines[0]["balance"]["samples"])

    hand(customs, f"--quantity 1200 {STORE}")
    hand(customs, "--quantity 3 --from Store --to 'Chen Li' --purpose sample")
    assert out() == 3
    hand(customs, "--quantity 3 --from 'Chen Li' --to Lab --purpose laboratory")
    assert out() == 3
    hand(customs, "--quantity 2 --from Store --to Lab --purpose laboratory")
    assert out() == 5
    assert hand(customs, "--quantity 6 --from Lab --to Store --purpose return").code == 4
    assert hand(customs, "--quantity 5 --from Lab --to Store --purpose return").code == 0
    assert out() == 0
    assert chain(customs)["gaps"] == []


def test_several_lines_are_one_act(customs: Customs, two_lines: str) -> None:
    told = hand(customs, f"--line 1 --quantity 1200 --line 2 --quantity 50 {STORE}")
    assert told.lines[0] == f"Custody of line 1: 1,200 pcs; line 2: 50 pcs of {two_lines}: Li Wei to Store."
    assert [(e["line"], e["quantity"]) for e in chain(customs)["events"]] == [(1, 1200), (2, 50)]
    assert customs("undo").code == 0
    assert chain(customs)["events"] == []
    assert customs("redo").code == 0
    assert len(chain(customs)["events"]) == 2


def test_check_finds_gaps_in_persons_seals_and_balance(customs: Customs, phones: str, place: Path) -> None:
    hand(customs, f"--quantity 1200 {STORE} --seal A-17 --on 2019-07-02")
    told = hand(customs, "--quantity 3 --from Store --to Lab --purpose sample --seal-before B-2 --on 2019-07-04")
    assert "seal B-2 was found, but A-17 had been put on" in told.err
    told = hand(customs, "--quantity 3 --from Courier --to Holder --purpose viewing --on 2019-07-05")
    assert "Courier handed over goods without having received them" in told.err
    # logged late, it takes from Lab what Lab hands on afterwards
    hand(customs, "--quantity 3 --from Lab --to Court --purpose court --on 2019-07-06")
    hand(customs, "--quantity 2 --from Lab --to Store --purpose move --on 2019-07-05")
    found = {(f["rule"], f["severity"]) for f in customs("check", "--json").answer["findings"]}
    assert {("custody-gap", "remark"), ("custody-seals", "fault"), ("custody-balance", "fault")} <= found
    kinds = [gap["kind"] for gap in chain(customs)["gaps"]]
    assert kinds == ["seals", "persons", "balance"]
    assert "Lab handed over 3, but had 1" in customs("custody", "show", "1").out
    assert customs("--lang", "zh", "custody", "show", "1", "-o", "zh.txt").code == 0
    assert "发现的封志为 B-2" in (place / "zh.txt").read_text("utf-8")


def test_a_seal_that_is_not_told_of_is_a_remark(customs: Customs, phones: str) -> None:
    hand(customs, f"--quantity 1200 {STORE} --seal A-17 --on 2019-07-02")
    hand(customs, "--quantity 1200 --from Store --to 'Store 2' --purpose move --on 2019-07-03")
    assert [gap["kind"] for gap in chain(customs)["gaps"]] == ["seal-untold"]


def test_a_whole_chain_has_no_gap(customs: Customs, phones: str) -> None:
    for words in (
        f"--quantity 1200 {STORE} --seal A-17 --on 2019-07-02T10:00",
        "--quantity 2 --from Store --to Lab --purpose sample --seal-before A-17 --seal A-18 --on 2019-07-03T10:00",
        "--quantity 2 --from Lab --to Store --purpose return --seal-before A-18 --on 2019-07-04T10:00",
        "--quantity 1200 --from Store --to 'Store 2' --purpose move --seal-before A-18 --seal A-19 --on 2019-07-05",
    ):
        told = hand(customs, words)
        assert (told.code, told.err) == (0, "")
    assert chain(customs)["gaps"] == []


def test_events_of_older_registers_stay_readable(customs: Customs, phones: str, place: Path) -> None:
    """An event as versions before this one wrote it: a free purpose, no place, no witness."""
    hand(customs, f"--quantity 3 {STORE}")
    bare = {
        "at": "2019-07-03T12:00:00Z",
        "line": 1,
        "quantity": 3,
        "by": ["A"],
        "from": "A",
        "to": "B",
        "purpose": "看",
    }
    exported = customs("export", "-o", "whole.json")
    assert exported.code == 0, exported.err
    whole = json.loads((place / "whole.json").read_text("utf-8"))
    (batch,) = whole["batches"]
    batch["custody"] = [bare]
    (place / "old.json").write_text(json.dumps(whole), "utf-8")
    assert customs("--register", "other.json", "import", "old.json").code == 0
    answer = customs("--register", "other.json", "custody", "show", "1", "--json").answer
    assert (answer["events"][0]["purpose"], answer["events"][0]["place"], answer["gaps"]) == ("看", None, [])
    assert "看" in customs("--register", "other.json", "show", "1").out


@pytest.mark.parametrize("suffix", ["html", "md", "txt", "csv", "xlsx", "json"])
def test_the_page_to_be_signed_is_written_in_every_form(
    customs: Customs, phones: str, place: Path, suffix: str
) -> None:
    hand(customs, f"--quantity 1200 {STORE} --witness 'Zhao Min'")
    assert customs("custody", "show", "1", "-o", f"chain.{suffix}").code == 0
    data = (place / f"chain.{suffix}").read_bytes()
    assert data
    if suffix in ("html", "md", "txt"):
        assert data.decode().count("＿" * 8) == 3


def test_the_word_add_may_be_left_out(customs: Customs, phones: str) -> None:
    assert customs("custody", "add", "1", "--quantity", "1", *shlex.split(STORE)).code == 0
    assert customs("custody", "-n", "1", "--quantity", "1", *shlex.split(STORE)).code == 0
    assert len(chain(customs)["events"]) == 1
    assert customs("custody", "show", "1", "--from", "x").code == 2
    assert customs("custody", "show", "9").code == 3


def test_the_file_and_the_paper_tell_hand_overs_by_the_hour_of_the_office_and_in_the_order_of_time(
    customs: Customs, phones: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as there:
        there.setenv("TZ", "Asia/Shanghai")
        time.tzset()
        hand(customs, "--quantity 1 --from Store --to Lab --purpose laboratory --on 2019-07-04T07:30")
        hand(customs, f"--quantity 1 {STORE} --on 2019-07-03T14:30")
        shown = [
            line.split("\t")[0] for line in customs("show", phones).lines if "\tLab\t" in line or "\tStore\t" in line
        ]
        paper = customs("print", "custody-chain", phones, "-n").out
        assert customs("show", phones, "-o", "shown.txt").code == 0
    time.tzset()
    assert shown == ["2019-07-03 14:30", "2019-07-04 07:30"]
    assert "UTC" not in Path("shown.txt").read_text("utf-8"), "the hours are those of the clock on the wall"
    assert re.findall(r"2019-07-0. ..:..", paper) == shown


@pytest.mark.parametrize("there", ["America/Los_Angeles", "Pacific/Pago_Pago", "Pacific/Auckland", "Asia/Shanghai"])
@pytest.mark.parametrize("here", ["Asia/Shanghai", "Europe/Berlin", "Pacific/Auckland"])
def test_a_day_without_an_hour_is_the_same_day_wherever_it_is_read(
    customs: Customs, phones: str, monkeypatch: pytest.MonkeyPatch, here: str, there: str
) -> None:
    shown: list[tuple[int, int, int, bool]] = []
    with monkeypatch.context() as zone:
        for place in (here, there):
            zone.setenv("TZ", place)
            time.tzset()
            if place == here and not shown:
                hand(customs, f"--quantity 1 {STORE} --on 2019-07-03")
            sheet = customs("summary", "2019-07-03", "--sheet", "--json").answer["acts"]
            paper = customs("print", "custody-chain", phones, "-n").out
            shown.append(
                (
                    customs("custody", "show", phones).out.count("2019-07-03"),
                    customs("show", phones).out.count("2019-07-03"),
                    len([act for act in sheet if act["kind"] == "moved" and act["refs"]]),
                    "2019-07-03" in paper,
                )
            )
    time.tzset()
    assert shown == [(1, 1, 1, True)] * 2


def test_a_move_logged_late_is_measured_by_what_was_there_on_its_day(customs: Customs, phones: str) -> None:
    gone = ("transfer", phones, "--to", "police", "--body", "PSB", "--goods-handed", "--on", "2019-07-08")
    assert customs(*gone).code == 0
    sample = "--quantity 10 --from Store --to Lab --purpose laboratory"
    assert "holds 0 pcs, not 10" in hand(customs, f"{sample} --on 2019-07-09").err
    assert hand(customs, f"{sample} --on 2019-07-05").code == 0
    back = "--from Lab --to Store --purpose return --on 2019-07-06"
    assert hand(customs, f"--quantity 10 {back}").code == 0
    assert "0 pcs of line 1" in hand(customs, f"--quantity 1 {back}").err
