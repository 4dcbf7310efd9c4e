"""`today` and `due` are of the configured office; due says who must do what; a calendar program reads it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
from running import Customs, Terminal, recorded

from customs_cli.procedures import codes, get
from customs_cli.render.words.tasks import TASKS

SHEKOU = "2019-5304-000001"


def events_in(calendar: bytes) -> list[Any]:
    """The events of a calendar file, as a library reads them."""
    return list(icalendar.Calendar.from_ical(calendar.decode()).walk("VEVENT"))


@pytest.fixture
def offices(customs: Customs, phones: str) -> tuple[str, str]:
    """The phones of Wenjindu, overdue since 4 July, and shoes of Shekou, due on 12 July."""
    words = ("record", "--office", "5304", "--found", "2019-07-08", "--goods", "shoes; 鞋", "--mark", "NIKE")
    assert customs(*words).code == 0
    assert customs("notify", phones, "--on", "2019-07-01", "--served", "2019-07-01").code == 0
    assert customs("notify", SHEKOU, "--on", "2019-07-09", "--served", "2019-07-09").code == 0
    return phones, SHEKOU


def refs_due(customs: Customs, *words: str) -> list[str]:
    return [row["ref"] for row in customs("due", *words, "--json").answer["deadlines"]]


WEEKEND: dict[str, list[str]] = {
    "2019-07-12": [],  # Friday, the last day
    "2019-07-13": ["overdue"],
    "2019-07-14": ["overdue"],
    "2019-07-15": ["overdue"],
}


def test_due_is_of_the_configured_office_unless_another_or_all_are_asked_for(
    customs: Customs, offices: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refs_due(customs) == list(offices)
    assert customs("config", "set", "office", "5304").code == 0
    assert refs_due(customs) == [SHEKOU]
    assert refs_due(customs, "--all") == list(offices)
    assert refs_due(customs, "--office", "5320") == [offices[0]]
    assert refs_due(customs, offices[0]) == [offices[0]]
    assert refs_due(customs, "--where", "mark:VIVO") == []
    assert customs("due", "--json").answer["office"] == "5304"
    assert customs("due", "--all", "--json").answer["office"] is None
    monkeypatch.setenv("CUSTOMS_OFFICE", "5300")
    assert refs_due(customs) == list(offices), "a district has its offices in it"
    assert customs("due", "--all", "--office", "5304").code == 2
    monkeypatch.setenv("CUSTOMS_OFFICE", "9999")
    assert customs("due").code == 3


def test_today_is_of_the_configured_office_too(customs: Customs, offices: tuple[str, str]) -> None:
    assert customs("config", "set", "office", "5304").code == 0
    day = customs("today", "2019-07-09", "--json").answer
    assert {event["ref"] for event in day["events"]} == {SHEKOU}
    assert [row["ref"] for row in day["waiting"]] == [SHEKOU]
    assert (day["office"], day["as_of"], [act["ref"] for act in day["next"]]) == ("5304", "2019-07-09", [SHEKOU])
    everywhere = customs("today", "2019-07-01", "--all", "--json").answer
    assert {event["ref"] for event in everywhere["events"]} == {offices[0]}
    assert everywhere["office"] is None
    named = customs("today", "2019-07-09", "--office", "5320", "--where", "mark:VIVO", "--json").answer
    assert [row["ref"] for row in named["waiting"]] == [offices[0]]


def test_what_is_overdue_stands_apart_and_says_who_must_do_what(
    terminal: Callable[..., Terminal], offices: tuple[str, str]
) -> None:
    screen = terminal("due", columns=140).screen
    late, due = screen.index("Overdue"), screen.index("Not overdue")
    assert any(offices[0] in line and "holder: apply or decline" in line for line in screen[late:due])
    assert any(SHEKOU in line and "Regulations art. 16; Measures" in line for line in screen[due:])
    narrow = terminal("--lang", "zh", "due", columns=80).screen
    assert "逾期" in narrow
    assert any("权利人：" in line for line in narrow)


def test_every_time_limit_of_every_procedure_says_what_has_to_be_done() -> None:
    rules = {period.id for code in codes() for period in get(code).periods}
    assert {rule for rule in rules if not (TASKS.get(rule) or TASKS.get(rule.partition("-")[0]))} == set()


def test_a_calendar_program_reads_what_is_due(customs: Customs, offices: tuple[str, str], place: Path) -> None:
    assert customs("due", "--ics", "due.ics").code == 0
    raw = (place / "due.ics").read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    events = events_in(raw)
    assert [(event["DTSTART"].dt, event["DTEND"].dt) for event in events] == [
        (date(2019, 7, 4), date(2019, 7, 5)),
        (date(2019, 7, 12), date(2019, 7, 13)),
    ]
    assert str(events[1]["SUMMARY"]) == f"{SHEKOU} NIKE-INC, holder: apply or decline"
    assert str(events[1]["DESCRIPTION"]) == "Regulations art. 16; Measures art. 22"


def test_a_day_keeps_its_identity_when_it_moves(customs: Customs, offices: tuple[str, str], place: Path) -> None:
    def read(name: str) -> dict[str, date]:
        assert customs("--lang", "zh", "due", "--ics", name).code == 0
        return {str(event["UID"]): event["DTSTART"].dt for event in events_in((place / name).read_bytes())}

    before = read("a.ics")
    assert customs("correct", SHEKOU, "--holder", "NIKE-INC", "--served", "2019-07-10", "--reason", "seal").code == 0
    after = read("b.ics")
    assert before.keys() == after.keys()
    assert sum(before[uid] != after[uid] for uid in before) == 1


def test_what_is_kept_for_one_court_keeps_its_identity_once_another_lets_its_goods_go(
    customs: Customs, place: Path
) -> None:
    ref = recorded(customs, "--goods", "bags", "--quantity", "3", "--mark", "NIKE", "--add-missing", "--detained")
    for notice, until in (("Xie 45", "2019-07-11"), ("Xie 46", "2019-07-12")):
        kept = ("--kind", "evidence-taking", "--line", "1", "--quantity", "1", "--retain-until", until)
        assert customs("court", ref, "--notice", notice, *kept).code == 0

    def days(name: str) -> dict[str, date]:
        assert customs("due", "--ics", name).code == 0
        return {str(event["UID"]): event["DTSTART"].dt for event in events_in((place / name).read_bytes())}

    before = days("a.ics")
    assert customs("court", ref, "--notice", "Xie 45", "--court-word", "W 1").code == 0
    after = days("b.ics")
    assert set(before.items()) - set(after.items()) == {
        (uid, day) for uid, day in before.items() if day == date(2019, 7, 11)
    }


@pytest.mark.parametrize("words", [("--ics", ""), ("--ics", "no/such/folder/x.ics"), ("--ics", "x.ics", "--json")])
def test_a_calendar_file_that_cannot_be_written_is_refused_in_a_line(
    customs: Customs, offices: tuple[str, str], words: tuple[str, ...]
) -> None:
    result = customs("due", *words)
    assert result.code == (1 if "no/such/folder/x.ics" in words else 2)
    assert len(result.err.strip().splitlines()) <= (2 if "--json" not in words else 10)


def test_what_was_missed_on_a_friday_is_overdue_on_the_weekend_when_no_working_day_has_passed(customs: Customs) -> None:
    ref = recorded(customs, "--goods", "bags", "--quantity", "3", "--mark", "NIKE", "--add-missing")
    assert customs("notify", ref, "--on", "2019-07-09", "--served", "2019-07-09").code == 0
    told = {day: customs("--today", day, "due", "--overdue", "--json").answer["deadlines"] for day in WEEKEND}
    assert {day: [row["state"] for row in rows] for day, rows in told.items()} == WEEKEND
    found = {day: customs("--today", day, "list", "--where", "due<0", "-q").out.split() for day in WEEKEND}
    assert found == {day: [ref] if states == ["overdue"] else [] for day, states in WEEKEND.items()}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("today --where mark:NIKE", "; Filter mark:NIKE"),
        ("today --office 5304 --office 5320", "; Office 5304 Shekou Customs; Office 5320 Wenjindu Customs"),
        ("due --where mark:NIKE", "; Filter mark:NIKE"),
        ("due --office 5304 --office 5320", "; Office 5304 Shekou Customs; Office 5320 Wenjindu Customs"),
        ("due --holder NIKE-INC", "; Holder NIKE-INC NIKE Innovate C.V."),
        ("links 2019 --where mark:NIKE --office 5304", "; Office 5304 Shekou Customs; Filter mark:NIKE"),
        ("due 5304-1 --overdue", "; Batch 2019-5304-000001"),
        ("due", ""),
    ],
)
def test_a_page_says_what_it_was_narrowed_to(customs: Customs, offices: tuple[str, str], asked: str, told: str) -> None:
    assert customs(*asked.split(), "-o", "page.md").code == 0
    title = Path("page.md").read_text("utf-8").splitlines()[0]
    assert title.partition("; ")[2] == told.removeprefix("; ")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("--overdue --office 5304", "Nothing is overdue."),
        ("--within 1wd --office 5304", "Nothing is due within 1 working day."),
        ("--within 0 --office 5304", "Nothing is overdue or due today."),
        ("--holder NIKE-INC --office 5320", "Nothing is due."),
    ],
)
def test_where_nothing_is_due_so_soon_no_more_is_said_than_that(
    customs: Customs, offices: tuple[str, str], asked: str, told: str
) -> None:
    assert customs("due", *asked.split(), "-o", "due.md").code == 0
    assert told in Path("due.md").read_text("utf-8").splitlines()
