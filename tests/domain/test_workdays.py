"""Working days, against a second source for every day, and vectors with their reason in words."""

import runpy
import subprocess
import sys
from bisect import bisect_right
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import chinese_calendar
import pytest
from holidays import country_holidays
from holidays.version import __version__ as library

from customs_cli.data import text
from customs_cli.domain.time.override import Override, override_for
from customs_cli.domain.time.workday_table import shipped
from customs_cli.domain.time.workdays import EU_MEMBERS, FIRST_YEAR, LAST_YEAR, WorkingCalendar
from customs_cli.errors import UsageError
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.holidays import holiday

CN = WorkingCalendar("CN")

VECTORS = [
    ("2019-01-30", 3, "2019-02-02", "the Saturday before Spring Festival is worked to make up for it"),
    ("2019-07-05", 3, "2019-07-10", "a plain week: the weekend is skipped"),
    ("2019-09-26", 3, "2019-09-30", "Sunday 29 September is worked before National Day"),
    ("2019-09-27", 3, "2019-10-08", "two days before National Day, the third after its seven days off"),
    ("2019-08-20", 20, "2019-09-18", "Mid-Autumn, Friday 13 September, is off"),
    ("2019-08-20", 30, "2019-10-08", "Mid-Autumn and National Day are off, 29 September is worked"),
    ("2019-08-20", 50, "2019-11-04", "as before, and Saturday 12 October is worked"),
    ("2019-12-02", 50, "2020-02-18", "Spring Festival 2020 was prolonged to 2 February"),
    ("2025-09-26", 3, "2025-09-30", "Sunday 28 September is worked before National Day"),
    ("2026-02-11", 3, "2026-02-14", "the Saturday before Spring Festival is worked"),
]


def day(text: str) -> date:
    return date.fromisoformat(text)


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=i) for i in range((last - first).days + 1)]


@pytest.mark.parametrize(("start", "n", "due", "why"), VECTORS)
def test_the_nth_working_day_after_a_day_in_china(start: str, n: int, due: str, why: str) -> None:
    assert CN.add(day(start), n) == day(due), why


@pytest.mark.parametrize(("start", "n", "due", "why"), VECTORS)
def test_between_undoes_add_in_both_directions(start: str, n: int, due: str, why: str) -> None:
    assert CN.between(day(start), day(due)) == n
    assert CN.between(day(due), day(start)) == -n


def test_every_day_of_2004_to_2026_agrees_with_a_second_source_but_one_that_it_forgets() -> None:
    differing = [
        d for d in days(date(2004, 1, 1), date(2026, 12, 31)) if CN.is_working(d) != chinese_calendar.is_workday(d)
    ]
    assert differing == [date(2005, 12, 31)], "worked by the notice for 2006, which gave 3 January off in its place"


def test_a_notice_that_turns_days_of_the_year_before_is_heard_although_only_one_year_is_asked_for() -> None:
    for new_years_eve in (date(2005, 12, 31), date(2006, 12, 31), date(2011, 12, 31)):
        assert WorkingCalendar("CN").is_working(new_years_eve), "worked, by the next year's notice"


@pytest.mark.parametrize("n", [3, 20, 30, 50])
def test_every_start_day_of_2018_to_2026_gives_the_day_that_a_naive_count_over_a_second_source_gives(n: int) -> None:
    worked = [d for d in days(date(2018, 1, 1), date(2026, 12, 31)) if chinese_calendar.is_workday(d)]
    ordinals = [d.toordinal() for d in worked]
    differing = []
    for start in days(date(2018, 1, 1), date(2026, 12, 31)):
        at = bisect_right(ordinals, start.toordinal()) + n - 1
        if at < len(worked) and CN.add(start, n) != worked[at]:
            differing.append(start)
    assert differing == []


def test_a_later_start_never_gives_an_earlier_due_day() -> None:
    dues = [CN.add(d, 3) for d in days(date(2019, 1, 1), date(2020, 12, 31))]
    assert all(a <= b for a, b in pairwise(dues))


@pytest.mark.parametrize(
    ("start", "n", "due", "why"),
    [
        ("2019-07-05", 0, "2019-07-05", "no days after a day is the day itself"),
        ("2019-07-06", 0, "2019-07-06", "even when it is a Saturday"),
        ("2019-07-08", -1, "2019-07-05", "the working day before a Monday is Friday"),
        ("2019-02-11", -1, "2019-02-03", "the working day before the first after Spring Festival is a worked Sunday"),
        ("2020-03-02", -3, "2020-02-26", "counted backwards over a weekend and a leap day"),
    ],
)
def test_counting_nothing_or_backwards(start: str, n: int, due: str, why: str) -> None:
    assert CN.add(day(start), n) == day(due), why


@pytest.mark.parametrize(
    ("a", "b", "count", "why"),
    [
        ("2019-07-05", "2019-07-05", 0, "the first day is not counted"),
        ("2019-07-05", "2019-07-06", 0, "nor a Saturday"),
        ("2019-07-05", "2019-07-08", 1, "the last day is"),
        ("2019-07-08", "2019-07-05", -1, "backwards it is the same, below zero"),
        ("2019-02-01", "2019-02-11", 3, "two worked weekend days and the Monday after the festival"),
    ],
)
def test_working_days_between_two_days(a: str, b: str, count: int, why: str) -> None:
    assert CN.between(day(a), day(b)) == count, why


@pytest.mark.parametrize(
    ("on", "why"),
    [
        ("2019-07-05", "weekday"),
        ("2019-07-06", "weekend"),
        ("2019-02-02", "make-up working day"),
        ("2019-02-05", "Chinese New Year (Spring Festival)"),
        ("2019-02-04", "Day off (substituted from 02/02/2019)"),
    ],
)
def test_a_day_says_why_it_is_worked_or_not(on: str, why: str) -> None:
    assert WorkingCalendar("CN").why(day(on)) == why


@pytest.mark.parametrize(
    ("first", "last", "provisional", "why"),
    [
        ("2019-12-02", "2020-02-18", False, "both years are published"),
        ("2026-12-01", "2026-12-24", False, "2026 is published, and its last week is not touched"),
        ("2026-12-01", "2026-12-25", True, "the notice for 2027 may still turn a weekend of the last week"),
        ("2025-12-25", "2025-12-31", False, "the notice for 2026 is published"),
        ("2026-12-31", "2027-01-04", True, "2027 has no published make-up days"),
        ("2027-03-01", "2027-03-04", True, "2027 has no published make-up days"),
        ("2003-12-30", "2004-01-02", True, "2003 is before the years that were verified"),
        ("2004-01-01", "2004-01-06", False, "2004 is the first verified year"),
        ("2003-12-25", "2003-12-31", True, "2003 is before the years that were verified"),
        ("2100-12-25", "2100-12-31", True, "and there is no asking for the year after the last"),
    ],
)
def test_days_are_provisional_where_make_up_days_are_not_published(
    first: str, last: str, provisional: bool, why: str
) -> None:
    assert WorkingCalendar("CN").provisional(day(first), day(last)) is provisional, why


def test_a_german_year_needs_no_notice_but_one_before_the_library_begins_is_provisional() -> None:
    assert not WorkingCalendar("DE").provisional(date(2027, 1, 1), date(2027, 12, 31))
    assert WorkingCalendar("ES").provisional(date(2007, 1, 1), date(2007, 2, 1))
    assert not WorkingCalendar("ES").provisional(date(2008, 1, 1), date(2008, 2, 1))


def test_the_last_week_of_the_last_year_asks_for_no_year_after_it() -> None:
    assert not WorkingCalendar("DE").provisional(date(2100, 12, 27), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("country", "start", "n", "due", "why"),
    [
        ("DE", "2024-12-23", 3, "2024-12-30", "Christmas Day and St Stephen's Day are off"),
        ("FR", "2024-07-12", 1, "2024-07-15", "14 July 2024 is a Sunday, Monday is worked"),
        ("FR", "2025-07-11", 1, "2025-07-15", "Monday 14 July 2025 is off"),
        ("HU", "2024-12-06", 1, "2024-12-09", "a Saturday worked at home is no working day of the EU"),
        ("US", "2019-07-03", 1, "2019-07-05", "Independence Day is off"),
        ("US", "2020-07-02", 1, "2020-07-06", "Independence Day on a Saturday is observed on the Friday"),
        ("US", "2021-12-30", 1, "2022-01-03", "New Year's Day on a Saturday is observed in the year before"),
        ("GB", "2019-08-20", 10, "2019-09-04", "the bank holiday of late August"),
        ("GB", "2024-03-27", 3, "2024-04-03", "Good Friday and Easter Monday"),
        ("GB", "2023-12-29", 2, "2024-01-03", "2 January is worked but in Scotland"),
    ],
)
def test_other_countries_count_their_own_days(country: str, start: str, n: int, due: str, why: str) -> None:
    assert WorkingCalendar(country).add(day(start), n) == day(due), why


@pytest.mark.parametrize(
    ("country", "start", "n", "due", "why"),
    [
        ("IL", "2025-07-02", 2, "2025-07-06", "after Thursday comes Sunday"),
        ("BD", "2025-07-08", 4, "2025-07-14", "Friday and Saturday are no working days, Sunday is one"),
        ("AE", "2021-06-30", 2, "2021-07-04", "Friday and Saturday, until 2021"),
        ("AE", "2025-07-02", 3, "2025-07-07", "Saturday and Sunday, since 2022"),
        ("SA", "2012-07-04", 1, "2012-07-07", "Thursday and Friday, until June 2013"),
        ("SA", "2014-07-09", 2, "2014-07-13", "Friday and Saturday, since then"),
        ("BN", "2025-07-02", 2, "2025-07-05", "Friday and Sunday: Saturday is worked"),
        ("HK", "2025-07-02", 3, "2025-07-07", "Sunday alone is a general holiday; offices rest on Saturday too"),
    ],
)
def test_weekends_are_those_of_the_country(country: str, start: str, n: int, due: str, why: str) -> None:
    calendar = WorkingCalendar(country)
    assert calendar.add(day(start), n) == day(due), why
    assert calendar.between(day(start), day(due)) == n
    assert calendar.add(day(due), -n) == day(start)
    assert all(calendar.why(d) == "weekend" for d in days(day(start), day(due)) if not calendar.is_working(d))


def test_every_member_state_has_a_calendar() -> None:
    assert len(EU_MEMBERS) == 27
    for country in EU_MEMBERS:
        assert not WorkingCalendar(country).is_working(date(2024, 12, 25)), f"Christmas Day in {country}"


@pytest.mark.parametrize("far", [date(1, 1, 1), date(1949, 12, 31), date(2101, 1, 1), date(9999, 12, 31)])
def test_a_year_far_away_is_refused_in_words(far: date) -> None:
    for ask in (
        lambda: CN.add(far, 3),
        lambda: CN.add(far, -3),
        lambda: CN.add(far, 0),
        lambda: CN.is_working(far),
        lambda: CN.why(far),
        lambda: CN.provisional(far, far),
    ):
        with pytest.raises(UsageError) as refused:
            ask()
        assert f"{FIRST_YEAR} to {LAST_YEAR}" in refused.value.hint


def test_a_span_that_leaves_the_known_years_is_refused() -> None:
    for a, b in ((date(1, 1, 1), date(2019, 1, 1)), (date(2019, 1, 1), date(9999, 12, 31))):
        with pytest.raises(UsageError):
            CN.between(a, b)


def test_the_first_and_the_last_year_are_counted() -> None:
    fresh = WorkingCalendar("CN")
    assert (FIRST_YEAR, LAST_YEAR) == (1950, 2100)
    assert fresh.add(date(1950, 1, 2), 1) == date(1950, 1, 3)
    assert fresh.add(date(2100, 12, 30), 1) == date(2100, 12, 31)
    with pytest.raises(UsageError):
        fresh.add(date(2100, 12, 31), 1)
    with pytest.raises(UsageError):
        fresh.add(date(1950, 1, 1), -1)


def test_what_is_no_country_is_named_in_short() -> None:
    with pytest.raises(UsageError) as refused:
        WorkingCalendar("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert refused.value.message == "no calendar of working days for 'ABCDEFGHIJKLMNOPQRST'"
    assert refused.value.hint == "an ISO 3166 code such as CN, DE or US"


@pytest.mark.parametrize(
    "hostile", [" ", "C", "cn", "c1", "12", "CHN", "JAN", "PUBLIC", "HolidayBase", "__doc__", "中国", "ÄÖ"]
)
def test_what_is_no_country_code_is_refused_before_the_library_sees_it(hostile: str) -> None:
    with pytest.raises(UsageError) as refused:
        WorkingCalendar(hostile)
    assert refused.value.message == f"no calendar of working days for {hostile!r}"


@pytest.mark.parametrize("country", ["", "XX", "EU"])
def test_where_nobody_knows_the_holidays_monday_to_friday_count_and_it_is_provisional(country: str) -> None:
    calendar = WorkingCalendar(country)
    assert calendar.add(date(2019, 1, 30), 3) == date(2019, 2, 4)
    assert calendar.why(date(2019, 2, 2)) == "weekend"
    assert calendar.provisional(date(2019, 1, 30), date(2019, 2, 4))
    assert calendar.version(date(2019, 1, 30), date(2019, 2, 4)) == f"{country} Monday-Friday".strip()


def test_an_office_that_states_its_days_makes_them_final_where_the_library_knows_none() -> None:
    override = Override(source="circular 7", holidays=frozenset({date(2019, 7, 8)}), published=frozenset({2019}))
    calendar = WorkingCalendar("XX", override=override)
    assert calendar.add(date(2019, 7, 5), 1) == date(2019, 7, 9)
    assert not calendar.provisional(date(2019, 7, 5), date(2019, 7, 9))


@pytest.mark.parametrize(
    ("first", "last", "source", "why"),
    [
        (
            "2019-07-01",
            "2019-07-04",
            shipped().made_from,
            "the shipped table, named by the library that it was made from",
        ),
        ("2004-01-01", "2026-12-31", shipped().made_from, "its first and its last year"),
        ("2003-12-31", "2004-01-05", f"holidays-{library}", "the year before comes from the library"),
        ("2026-12-31", "2027-01-04", f"holidays-{library}", "the year after comes from the library"),
    ],
)
def test_the_version_names_the_country_the_source_of_its_days_and_the_override(
    first: str, last: str, source: str, why: str
) -> None:
    assert WorkingCalendar("CN").version(day(first), day(last)) == f"CN {source}", why
    ours = WorkingCalendar("CN", override=Override(source="notice 1"))
    assert ours.version(day(first), day(last)) == f"CN {source}{Override(source='notice 2').mark}"
    assert WorkingCalendar("DE").version(day(first), day(last)) == f"DE holidays-{library}"


def test_the_version_tells_apart_which_own_days_an_office_has() -> None:
    one = frozenset({day("2019-07-06")})
    own = [Override(source="n", holidays=one), Override(source="n", working_days=one), Override(source="n")]
    versions = {days.mark for days in own}
    assert len(versions) == len(own)
    assert all(version.startswith("+override-") for version in versions)


def test_the_shipped_table_is_what_the_library_says_of_every_day_of_its_years() -> None:
    years = list(shipped().years)
    assert years == list(range(2004, 2027))
    for year in [*years, *shipped().expected]:
        ours, theirs = WorkingCalendar("CN"), country_holidays("CN", years=year)
        for each in days(date(year, 1, 1), date(year, 12, 31)):
            makes_up = each in theirs.weekend_workdays
            assert ours.is_working(each) is (makes_up or (each.weekday() < 5 and each not in theirs)), each


@pytest.mark.skipif(
    f"holidays-{library}" != shipped().made_from, reason="names are those of the version it was made from"
)
def test_the_shipped_table_is_what_the_tool_makes_names_of_holidays_included() -> None:
    tool = Path(__file__).parents[2] / "tools" / "workdays.py"
    made = runpy.run_path(str(tool))["made"]()
    assert text("workdays.csv") == made
    ours = WorkingCalendar("CN")
    for year in [*shipped().years, *shipped().expected]:
        english = country_holidays("CN", years=year, language="en_US")
        chinese = country_holidays("CN", years=year, language="zh_CN")
        for each in (day for day in english if day.year == year):
            assert (ours.why(each), holiday(ours.why(each), Words("zh"), "CN")) == (
                english[each],
                chinese[each].replace("; ", "；"),
            )


ASKED_OF_2027 = """
import sys
from datetime import date
sys.path[:0] = sys.argv[1:]
from customs_cli.domain.time.workdays import WorkingCalendar
ours, first, last = WorkingCalendar("CN"), date(2026, 12, 31), date(2027, 2, 6)
told = ours.between(first, last), ours.provisional(first, last), ours.why(last), ours.version(first, last)
print(*told, "holidays" in sys.modules, sep="; ")
"""


@pytest.mark.skipif(f"holidays-{library}" != shipped().made_from, reason="the years expected are those of that version")
def test_years_that_are_not_published_yet_are_provisional_and_import_no_library() -> None:
    told = subprocess.run([sys.executable, "-c", ASKED_OF_2027], capture_output=True, text=True, check=True).stdout
    assert told == f"24; True; Chinese New Year (Spring Festival); CN {shipped().made_from}; False\n"


def test_years_that_are_not_published_yet_are_asked_of_another_version_of_the_library(tmp_path: Path) -> None:
    package = tmp_path / "holidays"
    package.mkdir()
    (package / "version.py").write_text('__version__ = "99.1"\n', encoding="utf-8")
    days_of_its_own = "weekend_workdays={date(2027, 2, 6)}, items=lambda: [(date(2027, 1, 1), 'A day')]"
    (package / "__init__.py").write_text(
        "from datetime import date\nfrom types import SimpleNamespace\n"
        f"def country_holidays(*_, **__):\n    return SimpleNamespace({days_of_its_own})\n",
        encoding="utf-8",
    )
    asked = [sys.executable, "-c", ASKED_OF_2027, str(tmp_path)]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert told == "26; False; make-up working day; CN holidays-99.1; True\n"


NOTICE_2027 = {
    "CN": {
        "source": "State Council notice for 2027",
        "holidays": ["2027-02-12", date(2027, 2, 8)],
        "working_days": ["2027-01-31"],
        "published": [2027],
    }
}


def test_an_override_wins_over_the_library() -> None:
    ours = WorkingCalendar("CN", override=override_for("CN", NOTICE_2027))
    assert CN.is_working(date(2027, 2, 12)) and not ours.is_working(date(2027, 2, 12))
    assert not CN.is_working(date(2027, 1, 31)) and ours.is_working(date(2027, 1, 31))
    assert ours.add(date(2027, 1, 29), 1) == date(2027, 1, 31)
    assert [ours.why(date(2027, 2, 12)), ours.why(date(2027, 1, 31)), ours.why(date(2027, 2, 4))] == [
        "override",
        "override",
        "weekday",
    ]


def test_a_year_that_the_override_completes_is_no_longer_provisional() -> None:
    ours = WorkingCalendar("CN", override=override_for("CN", NOTICE_2027))
    assert not ours.provisional(date(2026, 12, 28), date(2027, 12, 24))
    assert ours.provisional(date(2027, 12, 24), date(2028, 1, 3))
    part = override_for("CN", {"CN": {"source": "hearsay", "holidays": ["2027-02-05"]}})
    assert WorkingCalendar("CN", override=part).provisional(date(2027, 2, 1), date(2027, 2, 8))


def test_an_override_for_another_country_does_not_count() -> None:
    assert override_for("DE", NOTICE_2027) is None
    assert override_for("CN", {}) is None


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"source": "x", "holidays": ["2027-02-30"]}, "holidays"),
        ({"source": "x", "holidays": "2027-02-05"}, "holidays"),
        ({"source": "x", "published": ["soon"]}, "published"),
        ({"holidays": ["2027-02-05"]}, "source"),
        ({"source": ""}, "names no source"),
        ("nonsense", "CN"),
        ({"source": "x", "holidays": ["2027-02-05"], "working_days": ["2027-02-05"]}, "2027-02-05 both"),
    ],
)
def test_an_override_that_cannot_be_read_is_refused_and_says_where(entry: object, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        override_for("CN", {"CN": entry})
    assert message in refused.value.message


def test_an_override_without_a_source_is_told_how_to_name_one() -> None:
    with pytest.raises(UsageError) as refused:
        override_for("CN", {"CN": {"source": ""}})
    assert refused.value.hint == 'source = "the notice that says so"'


@pytest.mark.parametrize(
    ("asked", "imported", "why"),
    [
        ("None", False, "nothing is asked"),
        ("calendar.add(date(2004, 1, 1), 60)", False, "the first year of the table"),
        ("calendar.why(date(2026, 2, 17))", False, "the name of a holiday stands in the table"),
        ("calendar.provisional(date(2019, 12, 2), date(2026, 12, 24))", False, "published years only"),
        ("calendar.version(date(2019, 7, 1), date(2019, 7, 4))", False, "the table knows what it was made from"),
        ("calendar.add(date(2036, 12, 30), 5)", True, "2037 is farther than any deadline reaches"),
        ("calendar.add(date(2003, 12, 30), 5)", True, "2003 was not verified"),
    ],
)
def test_the_library_is_imported_only_where_the_table_ends(asked: str, imported: bool, why: str) -> None:
    code = (
        "import sys; from datetime import date; from customs_cli.domain.time.workdays import WorkingCalendar; "
        f"calendar = WorkingCalendar('CN'); {asked}; print('holidays' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == f"{imported}\n", why


def test_only_the_years_that_a_count_touches_are_loaded() -> None:
    calendar = WorkingCalendar("CN")
    calendar.add(date(2019, 7, 5), 3)
    assert list(calendar._years) == [2019]


def test_of_days_that_an_override_gives_as_both_the_first_is_named() -> None:
    both = [date(2019, 5, 6), date(2019, 5, 7)]
    with pytest.raises(UsageError) as refused:
        override_for("CN", {"CN": {"source": "notice", "holidays": both, "working_days": both}})
    assert refused.value.message == "the calendar override for CN calls 2019-05-06 both a holiday and a working day"
