"""`trend --alarm`: what was found beside what was to be expected, told in a sentence, with inspections where known."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from running import Customs

from customs_cli.domain.surveillance.inspections import inspections_of
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register
from customs_cli.reports.alarm.watch import named_span, watched

FIRST = date(2015, 1, 5)
"""A Monday."""
LAST_WEEK = date(2019, 7, 1)


@pytest.fixture
def years(customs: Customs, names: None, place: Path) -> None:
    """Four and a half years with two batches a week or so, and 15 in the week of 1 July 2019, at Wenjindu."""
    rng = Random(3)
    days = [
        FIRST + timedelta(days=7 * week + rng.randrange(7)) for week in range(235) for _ in range(rng.choice((1, 2, 3)))
    ]
    days = [FIRST, *(day for day in days if day < LAST_WEEK), *(LAST_WEEK + timedelta(days=n % 7) for n in range(15))]
    cells = (f"{n},5320,{day},phones,1,VIVO,detained\n" for n, day in enumerate(days))
    (place / "list.csv").write_text("case_id,office,found_on,goods,quantity,marks,outcome\n" + "".join(cells), "utf-8")
    assert customs("import", "list.csv").code == 0


def rows(customs: Customs, *words: str) -> dict[str, dict[str, object]]:
    answer = customs("trend", *words, "--alarm", "--json").answer
    return {row["key"]: row for row in answer["rows"]}


def test_a_rise_is_an_alarm_by_the_years_before_and_says_why(customs: Customs, years: None) -> None:
    told = rows(customs, "2019-06..2019-07-07", "--every", "week")
    july = told["2019-W27"]
    assert (july["alarm"], july["method"], july["observed"]) == (True, "farrington", 15)
    assert july["expected"] < july["upper"] < 15  # type: ignore[operator]
    assert str(july["why"]).startswith("15 found, at most ")
    assert [row["alarm"] for key, row in told.items() if key != "2019-W27"] == [False] * 5
    words = ("trend", "2019-07-01..2019-07-07", "--every", "week", "--alarm", "-o", "t.md")
    assert customs("--lang", "zh", *words).code == 0
    zh = Path("t.md").read_text("utf-8")
    assert "查获 15 批，按前三年同期预期" in zh
    assert "查验越多，查获越多" in zh


def test_a_young_register_is_told_by_the_weeks_before_and_one_too_young_by_nothing(
    customs: Customs, names: None
) -> None:
    for month in range(1, 8):
        day = f"2018-{month + 5:02}-01"
        goods = ("--goods", "x", "--quantity", "1", "--mark", "VIVO", "--detained", day)
        assert customs("record", "--office", "5320", "--found", day, *goods).code == 0
    told = rows(customs, "2018-06..2019-07", "--every", "month")
    assert [row["method"] for row in told.values()] == ["none"] * 9 + ["ears-c2"] * 5
    assert not any(row["alarm"] for row in told.values())
    assert told["2018-06"]["upper"] is None
    assert "nothing to compare with" in str(told["2018-06"]["why"])


def test_the_beginning_of_a_register_is_no_rise_though_single_old_cases_lie_before() -> None:
    cuts = [named_span(FIRST, FIRST, str(n)) for n in range(60)]
    counts = [1, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1] * 2 + [30] * 19 + [90]
    blind: list[int | None] = [None] * len(cuts)
    told = [watched(cuts, counts, blind, at, "month", 1, whole=counts) for at in range(len(cuts))]
    assert [one.method for one in told[9:48]] == ["none"] * 39
    assert [at for at, one in enumerate(told) if one.alarm] == [59]
    mark = [0] * 59 + [9]
    assert watched(cuts, mark, blind, 59, "month", 1, whole=counts).alarm


def test_value_and_items_are_not_watched(customs: Customs, years: None) -> None:
    answer = customs("trend", "2019-07", "--of", "items", "--alarm", "--json").answer
    assert [(row["method"], row["alarm"]) for row in answer["rows"]] == [("none", False)]
    assert "Only batches and measures" in answer["rows"][0]["why"]


def test_a_rise_that_inspections_explain_is_none(customs: Customs, years: None) -> None:
    """The same week is an alarm by itself, and none where eight times as much was inspected in it."""
    register = Path("register.json")
    weeks = [FIRST + timedelta(days=7 * week) for week in range(235)]
    own = Register(FileStore(register.resolve()), clock=lambda: datetime(2019, 7, 10, tzinfo=UTC))
    counts = [(day, 800 if day == LAST_WEEK else 100) for day in weeks]
    own.do(
        "office inspections",
        lambda act: [act.put(inspections_of("5320", day, day + timedelta(days=6), n)) for day, n in counts],
        by=("Li Wei",),
    )
    july = rows(customs, "2019-07-01..2019-07-07", "--every", "week")["2019-W27"]
    assert (july["alarm"], july["inspections"]) == (False, 800)
    assert "share of 800 inspections" in str(july["why"])


def test_of_many_offices_the_one_that_rose_is_told_and_alpha_is_shared_among_them(
    customs: Customs, years: None
) -> None:
    answer = customs("trend", "2019-07-07", "--every", "week", "--alarm", "--by", "office", "--json")
    found = answer.answer
    assert (found["schema"], found["span"], found["series"]) == ("customs.rises/1", "2019-W27", 1)
    assert [row["key"] for row in found["alarms"]] == ["5320"]
    assert customs("trend", "--by", "office").code == 2
    assert customs("trend", "--alarm", "--by", "office", "--every", "quarter").code == 2


def test_the_band_is_drawn_in_the_terminal_and_in_every_picture(customs: Customs, years: None, place: Path) -> None:
    words = ("trend", "2019-05..2019-07-07", "--every", "week", "--alarm")
    for suffix in ("svg", "png", "pdf", "html", "txt"):
        assert customs(*words, "-o", f"t.{suffix}").code == 0
    drawn = (place / "t.svg").read_text("utf-8")
    assert drawn.count("<polygon") == 1
    assert drawn.count("#d35400") == 1
    text = (place / "t.txt").read_text("utf-8")
    assert "15!" in text


INSPECTIONS = (
    ("5320 2019-06 --count lots", 2, "not a whole number"),
    ("5320 2019-06 --count -1", 2, "not a whole number"),
    ("5320 2019-08 --count 5", 2, "is after today"),
    ("5320 --count 5", 2, "which office, and which days?"),
    ("9999 2019-06 --count 5", 3, "no office '9999'"),
    ("5320 2019-06-30..2019-07-01 --count 5", 5, "are already counted in 2019-06-01..2019-06-30"),
    ("5320 2019-06 --count 1200", 2, "nothing to change"),
)


@pytest.mark.parametrize(("words", "code", "why"), INSPECTIONS, ids=[row[0] for row in INSPECTIONS])
def test_inspections_are_kept_once_a_day(customs: Customs, names: None, words: str, code: int, why: str) -> None:
    assert customs("office", "inspections", "5320", "2019-06", "--count", "1,200").code == 0
    refused = customs("office", "inspections", *words.split())
    assert (refused.code, why in refused.err) == (code, True), refused.err
    [kept] = customs("office", "inspections", "--json").answer["inspections"]
    assert kept == {"office": "5320", "from": "2019-06-01", "to": "2019-06-30", "number": 1200}
    assert customs("office", "inspections", "5320", "2019-06", "--count", "1300").code == 0
    assert customs("verify").code == 0
    assert customs("undo").code == 0


@pytest.mark.parametrize("words", ["trend 2019-06", "trend 2019-06 --by office", "report 2019-06"])
def test_json_tells_of_an_alarm_in_the_same_words_in_every_language(customs: Customs, names: None, words: str) -> None:
    asked = (*words.split(), *(["--alarm"] if words.startswith("trend") else []), "--json")
    told = customs(*asked)
    assert told.code == 0, told.err
    assert customs("--lang", "zh", *asked).out == told.out


def test_inspections_are_shown_that_any_day_of_the_period_was_counted_in(customs: Customs, names: None) -> None:
    kept = ("office", "inspections", "5320")
    assert customs(*kept, "2019-06", "--count", "30").code == 0
    for period, shown in (
        ("2019-06-15", 1),
        ("2019-06-20..2019-07-10", 1),
        ("2019", 1),
        ("2019-07", 0),
        ("..2019-05", 0),
    ):
        assert len(customs(*kept, period, "--json").answer["inspections"]) == shown, period
    refused = customs(*kept, "2019-05", "--count", "3", "-o", "may.csv")
    assert (refused.code, "--count and -o exclude each other" in refused.err) == (2, True)
