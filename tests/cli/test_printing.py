"""Sheets on a printer: a real `lp` on the path gets a file; without one the officer is told so."""

import os
from pathlib import Path

import pytest
from running import Customs

LP = """#!/bin/sh
for word; do file=$word; done
cp "$file" "$LP_FOLDER/printed${file##*sheet}"
echo "$@" > "$LP_FOLDER/words"
[ -z "$LP_SAYS" ] && exit 0
echo "lp: $LP_SAYS" >&2
exit 1
"""


@pytest.fixture
def lp(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A printer that keeps what it is sent."""
    folder = place / "printer"
    folder.mkdir()
    program = folder / "lp"
    program.write_text(LP)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("LP_FOLDER", str(folder))
    return folder


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("print", "daily"), []),
        (("print", "daily", "--printer", "hall"), ["-d", "hall"]),
        (("summary", "today", "--sheet", "--print"), []),
        (("summary", "today", "--sheet", "--print", "hall"), ["-d", "hall"]),
        (("summary", "2019", "--by", "office", "--print", "hall"), ["-d", "hall"]),
    ],
)
def test_a_sheet_is_sent_to_the_printer(
    customs: Customs, phones: str, lp: Path, words: tuple[str, ...], named: list[str]
) -> None:
    pytest.importorskip("fpdf")
    result = customs(*words)
    assert (result.code, result.out) == (0, "Sent to the printer.\n"), result.err
    assert (lp / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert (lp / "words").read_text().split()[: len(named)] == named


def test_the_office_s_printer_gets_what_names_none(customs: Customs, phones: str, lp: Path) -> None:
    assert customs("config", "set", "printer", "Desk-2").code == 0
    assert customs("print", "daily", "2019-07-03").code == 0
    assert (lp / "words").read_text().split()[:2] == ["-d", "Desk-2"]
    assert customs("print", "daily", "2019-07-03", "--printer", "Hall-1").code == 0
    assert (lp / "words").read_text().split()[:2] == ["-d", "Hall-1"]


def test_what_the_printer_says_is_passed_on(
    customs: Customs, phones: str, lp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LP_SAYS", "Error - no default destination available.")
    result = customs("print", "daily")
    assert (result.code, result.out) == (1, "")
    assert "no default destination" in result.err


def test_without_a_printer_the_officer_is_told_so(
    customs: Customs, phones: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(place))
    result = customs("print", "daily")
    assert (result.code, result.out) == (1, "")
    assert "no printer" in result.err
    assert "-o sheet.pdf" in result.err


@pytest.mark.parametrize("words", [("print", "daily", "2019-07-03"), ("summary", "2019-07-03", "--sheet", "--print")])
def test_without_a_printer_no_sheet_is_issued(
    customs: Customs, phones: str, place: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("PATH", str(place))
    before = (place / "register.journal").read_bytes()
    told = customs(*words, "--issue", "--office", "5320")
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith("customs: no printer")
    assert (place / "register.journal").read_bytes() == before
    assert customs("print", "daily", "2019-07-30", "--issue", "--office", "5320").code == 4, "a day to come"


def test_a_pipe_gets_the_sheet_as_text_and_a_file_in_its_form(customs: Customs, phones: str, place: Path) -> None:
    text = customs("summary", "today", "--sheet").out
    assert text.splitlines()[0].endswith("1/1")
    assert phones in text
    assert customs("print", "daily", "today", "-o", "sheet.md").code == 0
    assert phones in (place / "sheet.md").read_text("utf-8")
    assert customs("print", "daily", "2019-07-01", "--json").answer["schema"] == "customs.sheet/1"


def test_the_root_on_a_sheet_is_the_one_that_verify_shows(customs: Customs, phones: str) -> None:
    answer = customs("verify", "--json").answer
    assert f"{answer['root']}@{answer['entries']}" in customs("summary", "today", "--sheet").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rank", "--of", "colour"), "--of"),
        (("rank", "--by", "weight"), "--by"),
        (("rank", "--top", "0"), "--top"),
        (("trend", "--every", "hour"), "--every"),
        (("trend", "--of", "joy"), "--of"),
        (("summary", "--style", "un"), "--style"),
        (("rank", "-o", "x.svg"), "only a trend"),
    ],
)
def test_a_word_that_is_none_is_refused(customs: Customs, phones: str, words: tuple[str, ...], said: str) -> None:
    result = customs(*words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("print daily -o day.pdf --printer hall", "--printer and -o exclude each other"),
        ("print daily --json --printer hall", "--printer and --json exclude each other"),
        ("print notice 1 -o n.pdf --printer hall", "-o and --printer exclude each other"),
        ("print notice 1 -o n.pdf --as docx", "-o and --as exclude each other"),
    ],
)
def test_what_goes_into_a_file_is_not_for_a_printer_or_of_another_form(
    customs: Customs, phones: str, place: Path, words: str, said: str
) -> None:
    refused = customs(*words.split())
    assert (refused.code, refused.out, said in refused.err) == (2, "", True)
    assert not list(place.glob("*.pdf"))
    assert customs("show", phones, "--json").answer["batch"]["documents"] == []
