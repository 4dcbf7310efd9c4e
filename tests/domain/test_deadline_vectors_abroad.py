"""Forty and more ends of the rarer time limits, by hand: C5, C6, C10-C12, the police, and the EU, US and TRIPS rows.

China's by `chinese_calendar`; the days off of the Netherlands and of the United States stand here as they were written
down for it. Nothing of the program counted them.
"""

from datetime import date, timedelta

import chinese_calendar
import pytest

from customs_cli.domain.law.deadlines import last_day
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.procedures import get

CN = [
    ("C5", "2019-09-16", "2019-10-31", "Thu: National Day passed over, the 29th and the 12th worked"),
    ("C5", "2021-12-20", "2022-01-30", "Sun, worked before Spring Festival"),
    ("C6", "2019-08-20", "2019-09-18", "Wed"),
    ("C6", "2020-01-13", "2020-02-17", "Mon: the long Spring Festival of 2020"),
    ("C6-court", "2024-09-10", "2024-10-14", "Mon"),
    ("C6-bond", "2022-09-20", "2022-10-21", "Fri"),
    ("C9-extended", "2019-07-03", "2021-07-03", "Sat: years stay"),
    ("C9-extended", "2020-02-29", "2022-02-28", "Mon"),
    ("C10", "2016-02-29", "2026-02-28", "Sat: years stay"),
    ("C10-change", "2021-09-01", "2021-10-19", "Tue"),
    ("C10-filing", "2024-01-15", "2024-02-29", "Thu"),
    ("C11", "2024-12-31", "2025-01-01", "New Year: 24 hours end all the same"),
    ("C12-notice-until-2021", "2019-07-31", "2019-07-24", "seven days before, by the law of 1996"),
    ("C12-notice-until-2021", "2020-10-09", "2020-10-02", "in National Day's week: it stays"),
    ("C12-notice-until-2021", "2021-07-14", "2021-07-07", "the last hearing under that law"),
    ("C12-notice", "2021-07-15", "2021-07-06", "the first under the new one: seven working days"),
    ("C12-notice", "2021-10-12", "2021-09-27", "back over National Day"),
    ("C12-notice", "2022-02-10", "2022-01-27", "back over Spring Festival and its working weekend"),
    ("C12-service-until-2021", "2019-09-27", "2019-10-04", "National Day: it stays"),
    ("C12-service-until-2021", "2021-07-14", "2021-07-21", "the last decision under that law"),
    ("C12-service", "2021-07-15", "2021-07-26", "Mon"),
    ("C12-service", "2021-09-28", "2021-10-13", "Wed"),
    ("C12-service", "2024-02-07", "2024-02-22", "Thu: the 18th, a Sunday, was worked"),
    ("C13-extended", "2021-08-31", "2022-08-31", "Wed"),
    ("C16-police", "2019-09-30", "2019-10-01", "National Day: 24 hours end all the same"),
    ("C17-again", "2020-01-22", "2020-01-25", "Spring Festival: it stays"),
]
NL = [
    ("eu_608", "E1", "2024-12-24", "2024-12-27", "Christmas, two days"),
    ("eu_608", "E2", "2024-05-07", "2024-05-14", "Ascension Day"),
    ("eu_608", "E3", "2025-05-28", "2025-06-02", "Ascension Day and a weekend"),
    ("eu_608", "E4", "2019-12-20", "2020-01-08", "Christmas and New Year"),
    ("eu_608", "E4", "2025-05-23", "2025-06-10", "Ascension Day and Whit Monday"),
    ("eu_608", "E4-perishable", "2024-05-08", "2024-05-14", "Ascension Day"),
    ("eu_608", "E5", "2025-05-26", "2025-06-11", "Ascension Day and Whit Monday"),
    ("eu_608", "E5-perishable", "2024-05-17", "2024-05-23", "Whit Monday"),
    ("eu_608", "E6", "2024-05-06", "2024-05-22", "Ascension Day and Whit Monday"),
    ("eu_608", "E6-perishable", "2025-06-06", "2025-06-12", "Whit Monday"),
    ("eu_608", "E6-extended", "2025-05-12", "2025-06-11", "twenty: Ascension Day and Whit Monday"),
    ("eu_608", "E7", "2023-02-28", "2024-02-28", "a year, in a leap year"),
    ("eu_small_consignment", "S1", "2024-12-20", "2025-01-08", "Christmas and New Year"),
    ("eu_small_consignment", "S2", "2024-05-08", "2024-05-24", "Ascension Day and Whit Monday"),
]
DUTCH = {"2019-12-25", "2019-12-26", "2020-01-01", "2024-05-09", "2024-05-20", "2024-12-25", "2024-12-26", "2025-01-01",
         "2025-05-29", "2025-06-09"}  # fmt: skip
US = [
    ("us_133", "U1", "2019-07-01", "2019-07-09", "Independence Day"),
    ("us_133", "U1", "2019-11-26", "2019-12-04", "Thanksgiving"),
    ("us_133", "U2", "2019-06-28", "2019-07-08", "Independence Day"),
    ("us_133", "U3", "2021-12-20", "2021-12-30", "Christmas is kept on Friday"),
    ("us_133", "U3", "2024-06-14", "2024-06-26", "Juneteenth"),
    ("us_133", "U4", "2024-06-14", "2024-06-14", "the same day"),
    ("us_133", "U5", "2019-01-31", "2019-03-02", "thirty days, a Saturday"),
    ("us_133", "U6", "2019-10-10", "2019-11-25", "Columbus and Veterans Day"),
]
FEDERAL = {"2019-07-04", "2019-10-14", "2019-11-11", "2019-11-28", "2021-12-24", "2024-06-19"}


def counted(code: str, rule: str, start: str, country: str) -> str:
    period = get(code).period(rule)
    day = date.fromisoformat(start)
    assert period.is_law_on(day)
    return last_day(period, day, WorkingCalendar(country)).isoformat()


def works(day: date, off: set[str] | None) -> bool:
    """Whether a day is worked: by the days off written here, in China by the second calendar."""
    if off is None:
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < 5 and day.isoformat() not in off


@pytest.mark.parametrize(("rule", "start", "end", "why"), CN)
def test_a_rarer_chinese_time_limit_ends_on_the_day_of_the_law(rule: str, start: str, end: str, why: str) -> None:
    assert counted("cn_ex_officio", rule, start, "CN") == end, why


@pytest.mark.parametrize(("code", "rule", "start", "end", "why"), NL)
def test_a_time_limit_of_the_union_ends_on_the_day_of_the_law(
    code: str, rule: str, start: str, end: str, why: str
) -> None:
    assert counted(code, rule, start, "NL") == end, why


@pytest.mark.parametrize(("code", "rule", "start", "end", "why"), US)
def test_a_time_limit_of_the_united_states_ends_on_the_day_of_the_law(
    code: str, rule: str, start: str, end: str, why: str
) -> None:
    assert counted(code, rule, start, "US") == end, why


ALL = [*(("cn_ex_officio", *row[:3], None) for row in CN), *((*row[:4], DUTCH) for row in NL),
       *((*row[:4], FEDERAL) for row in US)]  # fmt: skip


@pytest.mark.parametrize(("code", "rule", "start", "end", "off"), ALL)
def test_the_working_days_between_are_as_many_as_the_law_says(
    code: str, rule: str, start: str, end: str, off: set[str] | None
) -> None:
    period = get(code).period(rule)
    first, last = sorted((date.fromisoformat(start), date.fromisoformat(end)))
    if period.kind != "working-days":
        return
    step = 1 if period.length > 0 else 0
    days = [first + timedelta(days=n + step) for n in range((last - first).days)]
    assert sum(works(day, off) for day in days) == abs(period.length)
    assert works(date.fromisoformat(end), off)


def test_where_the_first_day_counts_a_period_ends_a_day_earlier() -> None:
    detained, calendar = get("cn_ex_officio").period("C2"), WorkingCalendar("CN")
    assert last_day(detained, date(2019, 8, 20), calendar, day_after=False) == date(2019, 9, 30)
    public_notice = get("cn_ex_officio").period("C7")
    assert last_day(public_notice, date(2019, 7, 9), calendar, day_after=False) == date(2019, 10, 8)


def test_there_are_more_than_forty() -> None:
    assert len(ALL) > 40
