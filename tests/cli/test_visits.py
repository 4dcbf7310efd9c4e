"""Visits: what is kept of them, and how many enterprises were visited."""

import shlex
from datetime import UTC, datetime
from pathlib import Path

import pytest
from running import Customs

from customs_cli.domain.rights.enterprise import Enterprise
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register


@pytest.fixture
def firms(customs: Customs, names: None) -> None:
    for line in (
        "enterprise add HAOYUN --name 'Haoyun Trading' --uscc 91440300MA5DL3QY0R",
        "enterprise add HAOYUN-2 --name 'Shenzhen Haoyun' --uscc 91440300MA5DL3QY0R",
        "enterprise add MAKER --name 'A maker'",
    ):
        assert customs(*shlex.split(line)).code == 0


def test_a_visit_is_kept_with_all_that_was_told(customs: Customs, firms: None) -> None:
    words = (
        "visit add haoyun --on 2019-07-03 --purpose recordation --findings 'sells to three ports' --abroad-dispute "
        "'a squatter in Brazil' --wishes 'a hotline' --result 'recorded two marks' --follow-up 'call in August'"
    )
    assert customs(*shlex.split(words)).lines == ["Visit 2019-5320-V-001 to HAOYUN is recorded."]
    [visit] = customs("visit", "list", "--json").answer["visits"]
    assert visit == {
        "no": "2019-5320-V-001",
        "enterprise": "HAOYUN",
        "on": "2019-07-03",
        "by": ["Li Wei", "Chen Li"],
        "purpose": "recordation",
        "findings": "sells to three ports",
        "abroad_dispute": "a squatter in Brazil",
        "wishes": "a hotline",
        "result": "recorded two marks",
        "follow_up": "call in August",
        "office": "5320",
    }
    assert customs("visit", "show", "V-1", "--json").answer["visit"] == visit


def test_a_visit_entered_wrongly_is_mended_and_the_history_keeps_what_it_read_before(
    customs: Customs, firms: None
) -> None:
    customs("visit", "add", "MAKER", "--findings", "three ports", "--purpose", "marks")
    words = ("--findings", "four ports", "--purpose", "", "--on", "2019-07-03", "--enterprise", "haoyun")
    assert customs("visit", "edit", "1", *words, "--reason", "misread").lines == ["Visit 2019-5320-V-001 is corrected."]
    [visit] = customs("visit", "list", "--json").answer["visits"]
    assert [visit[name] for name in ("enterprise", "on", "purpose", "findings")] == [
        *("HAOYUN", "2019-07-03", None, "four ports")
    ]
    assert "three ports -> four ports" in customs("history", "--json").answer["entries"][-1]["said"]
    for wrong in (("--findings", ""), ("--findings", "four ports"), ("--on", "2019-07-11"), ("--enterprise", "nobody")):
        assert customs("visit", "edit", "1", *wrong, "--reason", "x").code in (2, 3, 4)
    assert customs("undo").code == 0
    assert customs("visit", "show", "1", "--json").answer["visit"]["findings"] == "three ports"


def test_the_option_of_an_enterprise_adds_a_visit_and_replaces_none(customs: Customs, firms: None) -> None:
    for text in ("first", "second"):
        assert customs("enterprise", "edit", "MAKER", "--visit", text).code == 0
    found = customs("visit", "list", "--enterprise", "a maker", "--json").answer["visits"]
    assert [(visit["findings"], visit["on"]) for visit in found] == [("first", "2019-07-10"), ("second", "2019-07-10")]
    assert customs("undo").code == 0
    assert len(customs("visit", "list", "-q").lines) == 1
    refused = customs("enterprise", "remove", "MAKER")
    assert (refused.code, "2019-5320-V-001 refers to enterprise MAKER" in refused.err) == (4, True)
    assert customs("verify").code == 0


def test_notes_of_earlier_versions_are_read_as_visits(customs: Customs, firms: None, place: Path) -> None:
    register = Register(FileStore(place / "register.json"), clock=lambda: datetime(2019, 7, 1, tzinfo=UTC))
    old = Enterprise(code="OLD", name="Old firm", notes=("2018-05-06 saw the warehouse", "no day"))
    register.do("enterprise add", lambda act: act.put(old), by=("Li Wei",))
    [visit] = customs("visit", "list", "--json").answer["visits"]
    assert (visit["no"], visit["on"], visit["findings"]) == ("OLD-V-001", "2018-05-06", "saw the warehouse")
    assert customs("visit", "show", "OLD-V-001").code == 0
    customs("enterprise", "edit", "OLD", "--visit", "saw it again")
    assert len(customs("visit", "list", "-q").lines) == 2
    total = customs("visit", "summary", "--json").answer["total"]
    assert total == {"enterprises": 1, "visits": 2}


def test_over_two_hundred_enterprises_visited_are_told_by_office_and_period(customs: Customs, firms: None) -> None:
    for line in (
        "visit add HAOYUN --findings a --on 2019-06-03",
        "visit add HAOYUN-2 --findings b --on 2019-07-03",
        "visit add MAKER --findings c --on 2019-07-04 --office 5301",
        "visit add MAKER --findings d --on 2018-07-04",
    ):
        assert customs(*shlex.split(line)).code == 0
    whole = customs("visit", "summary", "2019", "--by", "office", "--json").answer
    assert {row["key"]["office"]: (row["enterprises"], row["visits"]) for row in whole["rows"]} == {
        "5301": (1, 1),
        "5320": (1, 2),
    }
    assert whole["total"] == {"enterprises": 2, "visits": 3}
    months = customs("visit", "summary", "--by", "year,month", "--json").answer
    assert [list(row["key"].values()) for row in months["rows"]] == [
        ["2018", "2018-07"],
        ["2019", "2019-06"],
        ["2019", "2019-07"],
    ]
    zh = customs("--lang", "zh", "visit", "summary", "2019", "-o", "visits.md")
    assert zh.code == 0
    assert "共走访企业 2 家、3 次。" in Path("visits.md").read_text("utf-8")


WRONG = (
    ("visit add NOBODY --findings x", 3, "no enterprise 'NOBODY'"),
    ("visit add MAKER", 2, "the visit has no text: give its purpose or its findings"),
    ("visit add MAKER --findings ' '", 2, "the visit has no text: give its purpose or its findings"),
    ("visit add MAKER --findings x --on 2019-07-11", 2, "is after today"),
    ("visit add MAKER --findings x --office 9999", 3, "no office '9999'"),
    ("visit show 1", 3, "no visit '1'"),
    ("visit summary --by port", 2, "cannot sum by 'port'"),
    ("enterprise edit MAKER --visit ''", 2, "the visit has no text: give its purpose or its findings"),
)


@pytest.mark.parametrize(("words", "code", "why"), WRONG, ids=[row[0] for row in WRONG])
def test_what_cannot_be_is_refused(customs: Customs, firms: None, words: str, code: int, why: str) -> None:
    refused = customs(*shlex.split(words))
    assert (refused.code, why in refused.err) == (code, True), refused.err
    assert customs("visit", "list", "-q").lines == []
