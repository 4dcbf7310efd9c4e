"""Saved views: kept in a file beside the configuration, run like the command they stand for."""

import tomllib
from pathlib import Path

import pytest
from running import Customs


def test_a_view_runs_its_command_and_takes_more_options(customs: Customs, phones: str) -> None:
    saved = customs("view", "save", "紧急", "list", "--where", 'mark:VIVO AND goods:"phones"')
    assert saved.code == 0
    assert "customs list --where" in saved.out
    assert customs("view", "紧急", "-q").lines == [phones]
    assert customs("view", "紧急", "--json").answer["batches"][0]["ref"] == phones


def test_views_are_listed_replaced_and_removed(customs: Customs) -> None:
    customs("view", "save", "b", "due", "--within", "3wd")
    customs("view", "save", "a", "list")
    customs("view", "save", "a", "summary", "--by", "office")
    assert customs("view", "list").lines[1:] == ["a\tcustoms summary --by office", "b\tcustoms due --within 3wd"]
    assert customs("view", "remove", "a").code == 0
    assert customs("view", "list", "--json").answer["views"] == [{"name": "b", "words": ["due", "--within", "3wd"]}]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("view", "nothing"), 3, "no view"),
        (("view", "remove", "nothing"), 3, "no view"),
        (("view", "save", "x"), 2, "what should the view show"),
        (("view", "save", "x", "release", "123"), 2, "cannot be saved"),
        (("view", "save", "x", "view", "x"), 2, "cannot be saved"),
        (("view", "save", "list", "list"), 2, "cannot be the name"),
        (("view", "save", "../x", "list"), 2, "cannot be the name"),
        (("view", "save"), 2, "wrong arguments for customs view save"),
    ],
)
def test_what_is_no_view_is_refused(customs: Customs, words: tuple[str, ...], code: int, said: str) -> None:
    result = customs(*words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err


def test_any_word_comes_back_from_the_file_as_it_was(customs: Customs, place: Path) -> None:
    text = 'a "quoted" \\ back\tslash\x7f 深圳 🚢 [x] $(rm)'
    assert customs("view", "save", "odd", "search", text).code == 0
    file = place / "config" / "customs-cli" / "views.toml"
    assert tomllib.loads(file.read_text("utf-8")) == {"views": {"odd": ["search", text]}}
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_file_of_views_that_cannot_be_read_is_refused_and_kept(customs: Customs, place: Path) -> None:
    file = place / "config" / "customs-cli" / "views.toml"
    file.parent.mkdir(parents=True)
    for text in ("[views", "views = 1", "[views]\na = 1", "[views]\na = []"):
        file.write_text(text)
        assert customs("view", "save", "b", "list").code == 2
        assert file.read_text() == text


@pytest.mark.parametrize(
    "line",
    [
        "list --nope",
        "list --status foo",
        "list --where foo:bar",
        "summary nonsense",
        "list --status detained --status released",
        "due --explain=5",
        "list --sort bogus",
        "list --limit 0",
        "list --json --csv",
        "list -o list.bogus",
        "summary --by bogus",
        "summary --sheet --by office",
        "summary --issue",
        "rank --top 0",
        "today bogus",
        "due --within bogus",
        "links --by bogus",
    ],
)
def test_a_view_that_could_not_be_run_is_not_saved(customs: Customs, line: str) -> None:
    refused = customs("view", "save", "x", *line.split())
    assert (refused.code, customs("view", "list", "-q").lines) == (2, [])


def test_what_a_view_lacks_may_be_told_when_it_is_run(customs: Customs, phones: str) -> None:
    assert customs("view", "save", "words", "search").code == 0
    assert customs("view", "words", "phones", "-q").lines == [phones]


def test_the_view_that_another_one_replaces_is_told(customs: Customs) -> None:
    assert customs("view", "save", "a", "list").lines == ["View a saved: customs list"]
    assert customs("view", "save", "a", "list").lines == ["View a saved: customs list"]
    assert customs("view", "save", "a", "due").lines == ["View a saved: customs due", "Before: customs list"]


def test_a_view_may_be_of_days_before_today(customs: Customs, phones: str) -> None:
    assert customs("view", "save", "late", "list", "-30d..today", "-q").code == 0
    assert customs("view", "late").lines == [phones]


@pytest.mark.parametrize(
    "line",
    [
        "list -o list.csv",
        "due --ics due.ics",
        "report 2019 -o report.html",
        "summary 2019-07-01 --sheet --office 5320 --issue",
        "list --office 9999",
        "links 2019-5320-000001",
        "due --exit-code -q",
    ],
)
def test_to_save_a_view_writes_shows_and_records_nothing_else(
    customs: Customs, phones: str, place: Path, line: str
) -> None:
    before = customs("history", "--json").answer["entries"]
    files = sorted(place.rglob("*.*"))
    saved = customs("view", "save", "x", *line.split())
    assert (saved.code, saved.lines, saved.err) == (0, [f"View x saved: customs {line}"], "")
    assert customs("history", "--json").answer["entries"] == before
    assert sorted({*place.rglob("*.*")} - {place / "config" / "customs-cli" / "views.toml"}) == files
