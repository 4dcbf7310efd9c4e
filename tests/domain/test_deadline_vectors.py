"""A second table of the Chinese time limits, worked out from the text of the law with `chinese_calendar` and by hand.

Nothing of the program counted it: its ends are literals, and the days that put one off are looked up once more in that
second calendar. In force, standing still, and whose finding ends what: each in a table of its own.
"""

from datetime import date, timedelta

import chinese_calendar
import pytest

from customs_cli.domain.law.day_counts import explain
from customs_cli.domain.law.deadlines import Deadline, deadlines_of
from customs_cli.domain.law.events import Events
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.procedures import get

CN = WorkingCalendar("CN")

STARTS = {
    "C1": "served_on",
    "C2": "detained_on",
    "C3": "detained_on",
    "C4": "detained_on",
    "C7": "public_notice_on",
    "C8": "confiscation_served_on",
    "C9": "detained_on",
    "C12": "penalty_told_on",
    "C12-until-2021": "penalty_told_on",
    "C13": "case_filed_on",
    "C14": "confiscation_served_on",
    "C15": "confiscation_served_on",
    "C15-suit": "confiscation_served_on",
    "C16": "transfer_reported_on",
    "C17": "police_accepted_on",
    "C18": "police_filed_on",
}

MOVING = {"C7", "C12-until-2021", "C14", "C15", "C15-suit"}
"""Counted in days or months, and a last day that is no working day gives way to the next one."""

VECTORS = [
    ("C1", "2019-01-30", "2019-02-02", "Sat"),
    ("C1", "2019-07-05", "2019-07-10", "Wed"),
    ("C1", "2019-09-26", "2019-09-30", "Mon"),
    ("C1", "2019-09-27", "2019-10-08", "Tue"),
    ("C1", "2025-09-26", "2025-09-30", "Tue"),
    ("C1", "2026-02-11", "2026-02-14", "Sat"),
    ("C1", "2024-09-12", "2024-09-18", "Wed"),
    ("C1", "2023-04-24", "2023-04-27", "Thu"),
    ("C1", "2022-09-08", "2022-09-14", "Wed"),
    ("C2", "2019-08-20", "2019-10-08", "Tue"),
    ("C2", "2020-01-10", "2020-02-28", "Fri"),
    ("C2", "2021-09-01", "2021-10-19", "Tue"),
    ("C2", "2024-01-15", "2024-02-29", "Thu"),
    ("C2", "2025-12-20", "2026-02-02", "Mon"),
    ("C3", "2019-08-20", "2019-11-04", "Mon"),
    ("C3", "2019-12-02", "2020-02-18", "Tue"),
    ("C3", "2021-08-16", "2021-10-29", "Fri"),
    ("C3", "2022-01-04", "2022-03-18", "Fri"),
    ("C3", "2024-12-02", "2025-02-17", "Mon"),
    ("C3", "2025-08-22", "2025-11-06", "Thu"),
    ("C4", "2019-08-20", "2019-09-18", "Wed"),
    ("C4", "2020-01-13", "2020-02-17", "Mon"),
    ("C4", "2022-09-20", "2022-10-21", "Fri"),
    ("C4", "2025-01-06", "2025-02-08", "Sat"),
    ("C7", "2019-06-30", "2019-09-30", "Mon, a working day"),
    ("C7", "2019-07-05", "2019-10-08", "2019-10-05 is National Day, not worked"),
    ("C7", "2019-07-08", "2019-10-08", "Tue, a working day"),
    ("C7", "2019-11-30", "2020-03-02", "2020-02-29 is Sat, not worked"),
    ("C7", "2020-10-31", "2021-02-01", "2021-01-31 is Sun, not worked"),
    ("C7", "2021-07-01", "2021-10-08", "2021-10-01 is National Day, not worked"),
    ("C7", "2024-06-30", "2024-09-30", "Mon, a working day"),
    ("C7", "2025-06-30", "2025-09-30", "Tue, a working day"),
    ("C8", "2019-06-30", "2019-09-30", "Mon"),
    ("C8", "2019-09-16", "2019-12-16", "Mon"),
    ("C8", "2025-07-04", "2025-10-04", "Sat, not worked: stays"),
    ("C8", "2019-11-30", "2020-02-29", "Sat, not worked: stays"),
    ("C8", "2025-08-01", "2025-11-01", "Sat, not worked: stays"),
    ("C9", "2019-10-01", "2020-10-01", "Thu, not worked: stays"),
    ("C9", "2020-02-29", "2021-02-28", "Sun, not worked: stays"),
    ("C9", "2019-06-08", "2020-06-08", "Mon"),
    ("C12-until-2021", "2019-09-25", "2019-09-29", "2019-09-28 is Sat, not worked"),
    ("C12-until-2021", "2019-09-26", "2019-09-29", "Sun, a working day by make-up"),
    ("C12-until-2021", "2019-09-28", "2019-10-08", "2019-10-01 is National Day, not worked"),
    ("C12-until-2021", "2019-10-09", "2019-10-12", "Sat, a working day by make-up"),
    ("C12-until-2021", "2020-01-21", "2020-02-03", "2020-01-24 is Spring Festival, not worked"),
    ("C12-until-2021", "2021-07-14", "2021-07-19", "2021-07-17 is Sat, not worked"),
    ("C12-until-2021", "2021-04-30", "2021-05-06", "2021-05-03 is Labour Day, not worked"),
    ("C12-until-2021", "2021-02-09", "2021-02-18", "2021-02-12 is Spring Festival, not worked"),
    ("C12", "2021-07-15", "2021-07-22", "Thu"),
    ("C12", "2021-07-16", "2021-07-23", "Fri"),
    ("C12", "2021-09-27", "2021-10-09", "Sat"),
    ("C12", "2023-09-26", "2023-10-09", "Mon"),
    ("C12", "2024-10-08", "2024-10-14", "Mon"),
    ("C12", "2026-02-10", "2026-02-24", "Tue"),
    ("C13", "2021-07-15", "2022-01-15", "Sat, not worked: stays"),
    ("C13", "2021-08-31", "2022-02-28", "Mon"),
    ("C13", "2025-04-01", "2025-10-01", "Wed, not worked: stays"),
    ("C13", "2024-12-31", "2025-06-30", "Mon"),
    ("C14", "2019-09-16", "2019-10-08", "2019-10-01 is National Day, not worked"),
    ("C14", "2019-09-20", "2019-10-08", "2019-10-05 is National Day, not worked"),
    ("C14", "2019-09-14", "2019-09-29", "Sun, a working day by make-up"),
    ("C14", "2019-07-03", "2019-07-18", "Thu, a working day"),
    ("C14", "2020-01-13", "2020-02-03", "2020-01-28 is Spring Festival, not worked"),
    ("C14", "2020-01-10", "2020-02-03", "2020-01-25 is Spring Festival, not worked"),
    ("C14", "2021-09-16", "2021-10-08", "2021-10-01 is National Day, not worked"),
    ("C14", "2024-09-16", "2024-10-08", "2024-10-01 is National Day, not worked"),
    ("C14", "2025-09-20", "2025-10-09", "2025-10-05 is National Day, not worked"),
    ("C14", "2022-01-17", "2022-02-07", "2022-02-01 is Spring Festival, not worked"),
    ("C14", "2023-01-14", "2023-01-29", "Sun, a working day by make-up"),
    ("C15", "2019-07-03", "2019-09-02", "2019-09-01 is Sun, not worked"),
    ("C15", "2019-08-02", "2019-10-08", "2019-10-01 is National Day, not worked"),
    ("C15", "2019-08-05", "2019-10-08", "2019-10-04 is National Day, not worked"),
    ("C15", "2019-11-26", "2020-02-03", "2020-01-25 is Spring Festival, not worked"),
    ("C15", "2020-12-04", "2021-02-02", "Tue, a working day"),
    ("C15", "2021-08-05", "2021-10-08", "2021-10-04 is National Day, not worked"),
    ("C15", "2023-07-31", "2023-10-07", "2023-09-29 is Mid-autumn Festival, not worked"),
    ("C15", "2024-08-02", "2024-10-08", "2024-10-01 is National Day, not worked"),
    ("C15", "2025-08-04", "2025-10-09", "2025-10-03 is National Day, not worked"),
    ("C15", "2025-12-20", "2026-02-24", "2026-02-18 is Spring Festival, not worked"),
    ("C15-suit", "2025-08-01", "2026-02-02", "2026-02-01 is Sun, not worked"),
    ("C15-suit", "2019-07-26", "2020-02-03", "2020-01-26 is Spring Festival, not worked"),
    ("C15-suit", "2019-08-31", "2020-03-02", "2020-02-29 is Sat, not worked"),
    ("C15-suit", "2020-04-01", "2020-10-09", "2020-10-01 is National Day, not worked"),
    ("C15-suit", "2021-04-02", "2021-10-08", "2021-10-02 is National Day, not worked"),
    ("C15-suit", "2021-08-03", "2022-02-07", "2022-02-03 is Spring Festival, not worked"),
    ("C15-suit", "2022-04-04", "2022-10-08", "2022-10-04 is National Day, not worked"),
    ("C15-suit", "2023-08-12", "2024-02-18", "2024-02-12 is Spring Festival, not worked"),
    ("C15-suit", "2025-08-17", "2026-02-24", "2026-02-17 is Spring Festival, not worked"),
    ("C15-suit", "2025-08-20", "2026-02-24", "2026-02-20 is Spring Festival, not worked"),
    ("C16", "2019-09-30", "2019-10-03", "Thu, not worked: stays"),
    ("C16", "2020-01-22", "2020-01-25", "Sat, not worked: stays"),
    ("C17", "2019-12-30", "2020-01-02", "Thu"),
    ("C17", "2020-09-29", "2020-10-02", "Fri, not worked: stays"),
    ("C18", "2019-02-27", "2019-03-02", "Sat, not worked: stays"),
    ("C18", "2019-09-28", "2019-10-01", "Tue, not worked: stays"),
]


def limits(code: str, **happened: str | bool) -> dict[str, Deadline]:
    """The deadlines by rule of a proceeding in which this happened."""
    known = {name: date.fromisoformat(str(said)) if name.endswith("_on") else said for name, said in happened.items()}
    found = deadlines_of(Events(**known), get(code), CN, "NIKE")  # type: ignore[arg-type]
    return {deadline.rule: deadline for deadline in found}


def dues(code: str, **happened: str | bool) -> dict[str, str]:
    return {rule: deadline.due_on.isoformat() for rule, deadline in limits(code, **happened).items()}


@pytest.mark.parametrize(("rule", "start", "end", "why"), VECTORS)
def test_a_time_limit_ends_on_the_day_that_the_law_says(rule: str, start: str, end: str, why: str) -> None:
    code = "cn_application" if rule == "C4" else "cn_ex_officio"
    assert dues(code, **{STARTS[rule]: start}, fined=True)[rule] == end, why


def test_there_are_more_than_sixty_vectors_and_more_than_forty_on_the_ends_of_periods() -> None:
    assert len(VECTORS) > 60 + 30
    assert len([rule for rule, *_ in VECTORS if rule in MOVING or rule in ("C12", "C13")]) > 40


@pytest.mark.parametrize(("rule", "start", "end"), [row[:3] for row in VECTORS if row[0] in MOVING])
def test_a_moving_end_is_a_working_day_of_the_second_calendar_too_and_the_first_that_could_be(
    rule: str, start: str, end: str
) -> None:
    last = date.fromisoformat(end)
    assert chinese_calendar.is_workday(last)
    deadline = limits("cn_ex_officio", **{STARTS[rule]: start}, fined=True)[rule]
    days = explain(deadline, get("cn_ex_officio").period(rule), CN)
    reached = next(day for day in reversed(days) if day.number is not None)
    between = [reached.on + timedelta(days=n) for n in range((last - reached.on).days)]
    assert not any(map(chinese_calendar.is_workday, between)), "all that it passed over are days off"
    assert days[-1].on == last
    assert deadline.confirmed is (reached.on == last and rule != "C12-until-2021"), "no source says that it moves"
    assert deadline.calendar.startswith("CN "), "a calendar was asked"


IN_FORCE = [
    ("penalty_told_on", "2019-09-26", {"C12-until-2021": "2019-09-29"}, "three days, and no working days yet"),
    ("penalty_told_on", "2021-07-14", {"C12-until-2021": "2021-07-19"}, "the last day of the old law; the 17th is off"),
    ("penalty_told_on", "2021-07-15", {"C12": "2021-07-22"}, "the first day of the new one: five working days"),
    ("penalty_told_on", "2026-02-10", {"C12": "2026-02-24"}, "today's law"),
    ("case_filed_on", "2019-07-03", {}, "no term for a decision before 2021, neither 90 days nor six months"),
    ("case_filed_on", "2021-07-14", {}, "nor for a case filed on the last day before"),
    ("case_filed_on", "2021-07-15", {"C13": "2022-01-15"}, "six months from the first day on, a Saturday too"),
    ("case_filed_on", "2025-08-31", {"C13": "2026-02-28"}, "six months from the 31st"),
]


@pytest.mark.parametrize(("event", "day", "expected", "why"), IN_FORCE)
def test_the_law_of_the_day_that_starts_a_period_counts(
    event: str, day: str, expected: dict[str, str], why: str
) -> None:
    assert dues("cn_ex_officio", **{event: day}) == expected, why


def test_an_extended_case_has_twelve_months_from_its_filing() -> None:
    assert dues("cn_ex_officio", case_filed_on="2021-09-30", case_extended_on="2022-03-01") == {
        "C13-extended": "2022-09-30"
    }
    assert dues("cn_ex_officio", case_filed_on="2019-09-30", case_extended_on="2020-03-01") == {}


HELD = {"detained_on": "2019-08-20"}
COURT = [
    ({}, "2019-11-04", "shown from the detention on, before any finding"),
    ({"finding": "undetermined", "finding_on": "2019-09-30"}, "2019-11-04", "said: it could not be determined"),
    ({"finding": "not-infringing", "finding_on": "2019-09-30"}, "2019-11-04", "until the goods are released"),
    ({"finding": "infringing", "finding_on": "2019-09-30"}, None, "a finding of infringement: it falls away"),
    ({"released_on": "2019-10-08", "outcome_on": "2019-10-08"}, None, "released: moot"),
    ({"court_notice_on": "2019-10-21"}, "2019-11-04", "met by the court's notice"),
]


@pytest.mark.parametrize(("more", "end", "why"), COURT)
def test_the_fifty_days_run_from_the_detention_until_a_finding_of_infringement(
    more: dict[str, str], end: str | None, why: str
) -> None:
    assert dues("cn_ex_officio", **HELD, **more).get("C3") == end, why


SERVED = {"confiscation_served_on": "2019-09-16"}
STILL = [
    ({}, "2019-12-16", True, "three months of storage at the holder's cost"),
    ({"review_requested_on": "2019-10-16"}, None, None, "a review is under way: it stands still"),
    ({"review_requested_on": "2019-10-16", "review_decided_on": "2019-11-16"}, "2020-01-16", False, "31 days later"),
    ({"suit_filed_on": "2019-10-16", "suit_decided_on": "2019-10-26"}, "2019-12-26", False, "ten days of suit"),
    ({"suit_filed_on": "2020-01-10"}, "2019-12-16", True, "a suit filed after it was over stops nothing"),
    ({"suit_filed_on": "2019-12-16"}, None, None, "one filed on its last day does"),
    (
        {
            "review_requested_on": "2019-10-01",
            "review_decided_on": "2019-10-11",
            "suit_filed_on": "2019-10-21",
            "suit_decided_on": "2019-10-31",
        },
        "2020-01-05",
        False,
        "review and suit, ten days each",
    ),
    (
        {"review_requested_on": "2019-10-01", "suit_filed_on": "2019-10-11", "suit_decided_on": "2019-10-21"},
        "2020-01-05",
        False,
        "a suit says that the review is over",
    ),
    (
        {
            "review_requested_on": "2019-10-01",
            "review_decided_on": "2019-10-21",
            "suit_filed_on": "2019-10-11",
            "suit_decided_on": "2019-10-31",
        },
        "2020-01-15",
        False,
        "days of both at once are counted once",
    ),
    (
        {"review_requested_on": "2019-10-16", "suit_filed_on": "2019-10-16", "suit_decided_on": "2019-10-26"},
        "2019-12-26",
        False,
        "a suit on the day of the request, ten days of it",
    ),
    (
        {"review_requested_on": "2019-09-01", "suit_filed_on": "2019-09-10", "suit_decided_on": "2019-09-26"},
        "2019-12-26",
        False,
        "both begun before, the suit open for the first ten days",
    ),
    (
        {"review_requested_on": "2019-10-16", "disposed_on": "2019-12-01"},
        "2020-01-31",
        False,
        "disposed of all the same, after 46 days in which it stood still",
    ),
    (
        {"review_requested_on": "2019-10-16", "review_decided_on": "2020-03-16", "disposed_on": "2019-12-01"},
        "2020-01-31",
        False,
        "what a review takes after that changes nothing",
    ),
    (
        {"review_requested_on": "2019-12-06", "review_decided_on": "2020-03-16", "disposed_on": "2019-12-01"},
        "2019-12-16",
        True,
        "nor does one that was asked for after that",
    ),
]


@pytest.mark.parametrize(("more", "end", "confirmed", "why"), STILL)
def test_the_three_months_of_storage_stand_still_during_review_and_suit(
    more: dict[str, str], end: str | None, confirmed: bool | None, why: str
) -> None:
    deadline = limits("cn_ex_officio", **SERVED, **more).get("C8")
    assert (deadline.due_on.isoformat() if deadline else None) == end, why
    assert (deadline.confirmed if deadline else None) == confirmed, why


def test_the_year_of_detention_stands_still_during_review_as_a_confirmed_rule_says() -> None:
    held = {"detained_on": "2019-10-01", "confiscation_served_on": "2020-01-02", "review_requested_on": "2020-02-01"}
    assert "C9" not in limits("cn_ex_officio", **held)
    deadline = limits("cn_ex_officio", **held, review_decided_on="2020-03-02")["C9"]
    assert deadline.due_on == date(2020, 10, 31) and deadline.confirmed


def test_a_detention_that_ended_during_a_review_was_not_too_long_for_it() -> None:
    held = {"detained_on": "2019-10-01", "review_requested_on": "2020-09-01", "outcome_on": "2020-12-01"}
    for more in ({}, {"review_decided_on": "2021-06-01"}):
        deadline = limits("cn_ex_officio", **held, **more)["C9"]
        assert (deadline.due_on, deadline.was_late) == (date(2020, 12, 31), False)


SMALL = [
    ({"suspended_on": "2024-12-24"}, {"S0": "2024-12-27"}, "the notice, one working day after Christmas"),
    ({"suspended_on": "2024-05-08"}, {"S0": "2024-05-10"}, "Ascension Day is off in the Netherlands"),
    (
        {"suspended_on": "2024-05-08", "declarant_notified_on": "2024-05-10"},
        {"S0": "2024-05-10", "S1": "2024-05-27"},
        "told: ten working days for the declarant's view, Whit Monday off",
    ),
]


@pytest.mark.parametrize(("happened", "expected", "why"), SMALL)
def test_a_small_consignment_is_told_of_within_one_working_day(
    happened: dict[str, str], expected: dict[str, str], why: str
) -> None:
    events = Events(**{name: date.fromisoformat(day) for name, day in happened.items()})  # type: ignore[arg-type]
    found = deadlines_of(events, get("eu_small_consignment"), WorkingCalendar("NL"), "NIKE")
    assert {d.rule: d.due_on.isoformat() for d in found} == expected, why


def test_a_last_day_beyond_the_published_years_is_provisional_where_it_may_move() -> None:
    found = limits("cn_ex_officio", confiscation_served_on="2026-11-20", fined=True)
    assert {rule: deadline.provisional for rule, deadline in found.items()} == {
        "C14": False,
        "C15": True,
        "C8": False,
        "C15-suit": True,
    }


def test_a_right_of_the_party_is_told_apart_from_a_duty() -> None:
    found = limits("cn_ex_officio", confiscation_served_on="2025-08-01", penalty_told_on="2025-07-01", fined=True)
    assert {rule for rule, deadline in found.items() if deadline.is_right} == {"C12", "C15", "C15-suit"}


def test_a_deadline_is_soon_from_three_working_days_before_it_where_a_calendar_counts_and_until_it_is_met() -> None:
    assert limits("cn_ex_officio", served_on="2019-09-26")["C1"].soon_on == date(2019, 9, 26)
    assert limits("cn_ex_officio", served_on="2019-09-26", replied_on="2019-09-27")["C1"].soon_on is None
    assert limits("cn_ex_officio", detained_on="2019-09-26")["C9"].soon_on is None
    assert limits("cn_ex_officio", public_notice_on="2019-07-05")["C7"].soon_on == date(2019, 9, 27)


def test_a_count_of_months_is_as_sure_as_the_calendar_of_its_last_day() -> None:
    assert not limits("cn_ex_officio", public_notice_on="2003-12-15")["C7"].provisional
