"""The ends of the calendar, and days that it does not have, in every date and period."""

from pathlib import Path

import pytest
from running import Customs

NONE = (
    "2019-07-00", "20190700", "2019年7月0日", "0月0日", "2019-13-01", "2019-02-30", "0000-01-01", "00/00/2019",
    "0 July 2019", "+999999999d", "-99999m", "+999999wd",
)  # fmt: skip
"""What is written as a day, and is none."""
NO_PERIOD = (*NONE, "2019-13", "2019-00", "2019-W00", "2019-W54", "0001-W00", "2019-Q5", "0000", "last-0d")
ENDS = ("0001-01-01", "9999-12-31", "0001", "9999", "0001-01", "9999-12", "9999-Q4", "9999-W52", "0001..9999", "9999..")


@pytest.mark.parametrize("text", NONE)
@pytest.mark.parametrize(
    "words",
    [
        "record --office 5320 --goods shoes --found",
        "notify 1 --served",
        "correct 1 --reason x --served",
        "--today",
    ],
)
def test_a_day_that_is_none_is_a_usage_error(customs: Customs, phones: str, words: str, text: str) -> None:
    done = customs(*words.split(), text, *(("list",) if words == "--today" else ()))
    assert done.code == 2
    assert len(done.complaints) == 2, done.err


def test_the_morning_of_a_year_without_known_working_days_says_so(customs: Customs, phones: str) -> None:
    assert customs("notify", phones, "--served", "2019-07-03").code == 0
    for day in ("0001-01-01", "1899-01-01", "9999-12-31"):
        asked = customs("--today", day)
        assert (asked.code, "no working days are known for the year" in asked.err) == (2, True)


@pytest.mark.parametrize("text", NO_PERIOD)
@pytest.mark.parametrize("words", ["list", "trend", "list --where"])
def test_a_period_that_is_none_is_a_usage_error(customs: Customs, words: str, text: str) -> None:
    done = customs(*words.split(), f"found={text}" if "--where" in words else text)
    assert done.code == 2
    assert len(done.complaints) == 2, done.err


@pytest.mark.parametrize("text", ENDS)
@pytest.mark.parametrize(
    "words",
    ["list", "summary", "trend", "trend --every day", "trend --every week", "summary --sheet", "report -o r.html"],
)
def test_the_ends_of_the_calendar_are_answered_or_refused(customs: Customs, phones: str, words: str, text: str) -> None:
    assert customs(*words.split(), text).code in (0, 2)


def test_a_trend_ends_before_the_calendar_does(customs: Customs) -> None:
    assert customs("trend", "9999").code == 2
    refused = customs("trend", "9999-12..9999-12")
    assert refused.code == 2
    assert refused.err.splitlines() == [
        "customs: no month follows 9999-12: the calendar ends on 9999-12-31",
        "  hint: end the period earlier",
    ]


@pytest.mark.parametrize("today", ["1980-01-01", "9999-12-31"])
def test_an_office_may_work_on_the_first_day_and_on_the_last(customs: Customs, names: None, today: str) -> None:
    words = ("record", "--office", "5320", "--goods", "shoes", "--quantity", "5", "--mark", "NIKE")
    assert customs("--today", today, *words, "--found", today).code in (0, 2)  # no goods were found before 1980
    for look in ("list", "show 1", "due", "today", "summary", "check", "verify", "export", "history"):
        assert customs("--today", today, *look.split()).code in (0, 3, 6), look
    for look in (
        "trend",
        "rank last-week",
        "summary this-week",
        "summary this-month --sheet",
        "print daily -o sheet.txt",
    ):
        assert customs("--today", today, *look.split()).code in (0, 2), look


@pytest.mark.parametrize("text", ["0001-01-01", "0001-01-01T10:00", "1849-12-31", "9999-12-31"])
@pytest.mark.parametrize(
    "words",
    ["custody add 1 --line 1 --quantity 1 --from a --to b --purpose store --on", "evidence add 1 photo.jpg --taken"],
)
def test_a_moment_at_an_end_of_the_calendar_is_refused_by_its_option(
    customs: Customs, phones: str, place: Path, words: str, text: str
) -> None:
    """The first day that there is ended as an unexpected error: no clock counts from before it."""
    (place / "photo.jpg").write_bytes(b"photo")
    done = customs(*words.split(), text)
    assert (done.code, len(done.complaints)) == (2, 2), done.err
    assert text[:10] in done.err


def test_a_day_found_may_be_put_right_over_a_new_year_and_check_does_not_call_it_a_fault(customs: Customs) -> None:
    day = ("--today", "2020-01-03")
    goods = ("--office", "5320", "--found", "2020-01-02", "--goods", "shoes", "--quantity", "3")
    ref = customs(*day, "record", *goods, "-q").out.strip()
    assert customs(*day, "correct", ref, "--found", "2019-12-31", "--reason", "slip").code == 0
    checked = customs(*day, "check", "--json")
    told = {finding["rule"]: (finding["severity"], finding["what"]) for finding in checked.answer["findings"]}
    assert told["reference-of-another-year"] == ("remark", "its reference says 2020, it was found 2019-12-31")
    assert checked.code == 0
