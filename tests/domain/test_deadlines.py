"""Deadlines: vectors with their reason in words, and what starts, meets and ends each."""

import subprocess
import sys
from datetime import date, timedelta

import msgspec
import pytest
from msgspec.structs import replace

from customs_cli.domain.law.day_counts import CountedDay, end_of_day, explain
from customs_cli.domain.law.deadlines import (
    Deadline,
    Events,
    deadlines_of,
    state_of,
    working_days_left,
)
from customs_cli.domain.law.events import CONDITIONS, DATES
from customs_cli.domain.law.procedure import Procedure, TimeLimit
from customs_cli.domain.time.override import Override
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.errors import UsageError
from customs_cli.procedures import get

CN = WorkingCalendar("CN")
EX_OFFICIO = get("cn_ex_officio")


def day(text: str) -> date:
    return date.fromisoformat(text)


def due(
    events: Events, rule: str, *, procedure: Procedure = EX_OFFICIO, calendar: WorkingCalendar = CN
) -> Deadline | None:
    return {d.rule: d for d in deadlines_of(events, procedure, calendar, "NIKE")}.get(rule)


def due_on(events: Events, rule: str, *, code: str = "cn_ex_officio", country: str = "CN") -> str | None:
    deadline = due(events, rule, procedure=get(code), calendar=WorkingCalendar(country))
    return deadline.due_on.isoformat() if deadline else None


REPLY_VECTORS = [
    ("2018-12-28", "2019-01-03", "Saturday 29 December is worked, 30 December to 1 January are off"),
    ("2018-12-29", "2019-01-04", "served on a worked Saturday: it is day 0 all the same"),
    ("2018-12-31", "2019-01-04", "served on a bridge day: counted from the second of January"),
    ("2019-01-01", "2019-01-04", "served on New Year's Day: the same as on the day before"),
    ("2019-01-31", "2019-02-03", "Friday, and a worked Saturday and Sunday before Spring Festival"),
    ("2019-02-01", "2019-02-11", "two worked weekend days, then the first day after the festival"),
    ("2019-02-02", "2019-02-12", "served on a worked Saturday"),
    ("2019-02-03", "2019-02-13", "served on the last worked day before Spring Festival 2019"),
    ("2019-02-04", "2019-02-13", "served on New Year's Eve, which is off"),
    ("2019-02-10", "2019-02-13", "served on the last day of Spring Festival"),
    ("2019-04-03", "2019-04-09", "Tomb-Sweeping Friday and the weekend are off"),
    ("2019-04-25", "2019-04-29", "Friday, worked Sunday 28 April, Monday"),
    ("2019-04-28", "2019-05-05", "from a worked Sunday over the four days of May to a worked Sunday"),
    ("2019-04-30", "2019-05-07", "worked Sunday 5 May is the first day"),
    ("2019-05-05", "2019-05-08", "served on a worked Sunday"),
    ("2019-06-05", "2019-06-11", "Dragon Boat Friday is off"),
    ("2019-09-11", "2019-09-17", "Mid-Autumn Friday is off"),
    ("2019-09-28", "2019-10-08", "served on a free Saturday: the worked Sunday is the first day"),
    ("2019-09-29", "2019-10-09", "served on that worked Sunday itself"),
    ("2019-10-11", "2019-10-15", "Saturday 12 October is worked"),
    ("2019-12-27", "2020-01-02", "over the year's end: only New Year's Day is off"),
    ("2019-12-31", "2020-01-06", "served on the last day of the year"),
    ("2020-01-19", "2020-01-22", "served on a worked Sunday, in the last week before Spring Festival 2020"),
    ("2020-01-22", "2020-02-04", "Thursday 23 January is worked, then the festival prolonged to 2 February"),
    ("2020-01-23", "2020-02-05", "the last day before the prolonged festival"),
    ("2020-01-31", "2020-02-05", "served in the days that were added to the festival"),
    ("2020-02-02", "2020-02-05", "served on the last added day"),
    ("2020-02-26", "2020-03-02", "over 29 February, a Saturday, in a leap year"),
    ("2020-02-29", "2020-03-04", "served on a leap day that is a Saturday"),
    ("2020-06-24", "2020-06-30", "Dragon Boat Thursday and Friday are off, Sunday 28 June is worked"),
    ("2020-09-30", "2020-10-12", "eight days of National Day and Mid-Autumn, then worked Saturday 10 October"),
    ("2021-02-07", "2021-02-10", "served on a worked Sunday before Spring Festival 2021"),
    ("2021-02-10", "2021-02-20", "after the festival, the third day is a worked Saturday"),
    ("2021-12-31", "2022-01-06", "New Year's Day on a Saturday: Monday 3 January is off"),
    ("2022-01-28", "2022-02-07", "worked Saturday and Sunday, then Spring Festival 2022"),
    ("2022-01-30", "2022-02-09", "served on a worked Sunday, the last day before the festival"),
    ("2023-01-19", "2023-01-29", "Friday, then Spring Festival 2023, then a worked Saturday and Sunday"),
    ("2023-01-28", "2023-01-31", "served on the worked Saturday after the festival"),
    ("2024-02-02", "2024-02-06", "Sunday 4 February is worked before Spring Festival 2024"),
    (
        "2024-02-08",
        "2024-02-19",
        "Friday 9 February, New Year's Eve, is a working day in the count; Sunday 18 is worked",
    ),
    ("2024-02-28", "2024-03-04", "over a leap day that is a worked Thursday"),
    ("2024-02-29", "2024-03-05", "served on a leap day"),
    ("2025-01-24", "2025-02-05", "Sunday 26 and Monday 27 January are worked, then Spring Festival 2025"),
    ("2025-01-27", "2025-02-07", "the last day before the festival"),
    ("2025-02-07", "2025-02-11", "Saturday 8 February is worked"),
    ("2025-12-30", "2026-01-05", "New Year's Day is on a Thursday, Friday is a bridge, Sunday 4 January is worked"),
    ("2026-01-02", "2026-01-06", "served on that bridge day"),
    ("2026-02-12", "2026-02-24", "Friday 13 and worked Saturday 14, then Spring Festival 2026"),
    ("2026-02-14", "2026-02-26", "served on the worked Saturday before the festival"),
    ("2026-02-27", "2026-03-03", "Saturday 28 February is worked"),
    ("2026-09-30", "2026-10-10", "after National Day the third day is a worked Saturday"),
]


@pytest.mark.parametrize(("served", "last", "why"), REPLY_VECTORS)
def test_a_holder_has_three_working_days_after_service_to_reply(served: str, last: str, why: str) -> None:
    assert due_on(Events(served_on=day(served)), "C1") == last, why


DETENTION_VECTORS = [
    ("2019-01-02", "2019-02-18", "C2", "thirty days over Spring Festival 2019 with its worked weekend"),
    ("2019-08-20", "2019-10-08", "C2", "thirty days over Mid-Autumn and National Day"),
    ("2019-12-31", "2020-02-19", "C2", "thirty days over the prolonged Spring Festival 2020"),
    ("2020-11-30", "2021-01-12", "C2", "thirty days over a year's end with one day off"),
    ("2021-12-20", "2022-01-30", "C2", "thirty days that end on a worked Sunday"),
    ("2019-08-20", "2019-11-04", "C3", "fifty days, worked Saturday 12 October among them"),
    ("2019-12-02", "2020-02-18", "C3", "fifty days over the prolonged Spring Festival 2020"),
    ("2020-12-15", "2021-03-01", "C3", "fifty days over the year's end and Spring Festival 2021"),
    ("2022-12-01", "2023-02-15", "C3", "fifty days over the year's end and Spring Festival 2023"),
    ("2025-12-01", "2026-02-10", "C3", "fifty days that end before Spring Festival 2026"),
    ("2019-08-20", "2019-09-18", "C4", "twenty days over Mid-Autumn"),
    ("2019-12-31", "2020-02-05", "C4", "twenty days over the prolonged Spring Festival 2020"),
    ("2024-12-31", "2025-02-05", "C4", "twenty days over New Year's Day and Spring Festival 2025"),
]


@pytest.mark.parametrize(("detained", "last", "rule", "why"), DETENTION_VECTORS)
def test_the_clocks_of_a_detention(detained: str, last: str, rule: str, why: str) -> None:
    code = "cn_application" if rule == "C4" else "cn_ex_officio"
    events = Events(detained_on=day(detained), finding="undetermined" if rule == "C3" else None)
    assert due_on(events, rule, code=code) == last, why


OTHER_VECTORS = [
    ("C5", {"bond_notice_served_on": "2019-08-20"}, "2019-10-08", "thirty working days after the notice of bond"),
    ("C7", {"public_notice_on": "2019-11-30"}, "2020-03-02", "three months from the 30th: the leap day is a Saturday"),
    ("C7", {"public_notice_on": "2018-11-30"}, "2019-02-28", "or on the last day of a common February"),
    ("C7", {"public_notice_on": "2019-10-31"}, "2020-02-03", "over the year's end, into the prolonged festival"),
    ("C8", {"confiscation_served_on": "2019-09-15"}, "2019-12-15", "three months end on the same number, a Sunday too"),
    ("C8", {"confiscation_served_on": "2019-12-31"}, "2020-03-31", "a month of 31 days to one of 31 days"),
    ("C9", {"detained_on": "2019-07-03"}, "2020-07-03", "one year ends on the same day"),
    ("C9", {"detained_on": "2020-02-29"}, "2021-02-28", "a year from a leap day ends on 28 February"),
    ("C10", {"recorded_on": "2014-02-28"}, "2024-02-28", "ten years of recordation"),
    ("C10-change", {"recordation_changed_on": "2019-08-20"}, "2019-10-08", "thirty working days to file a change"),
    ("C10-filing", {"recordation_filed_on": "2019-08-20"}, "2019-10-08", "thirty working days to decide on a filing"),
    ("C11", {"urgent_measure_on": "2019-12-31"}, "2020-01-01", "24 hours end on the next day, a holiday too"),
    ("C12", {"penalty_told_on": "2021-09-29"}, "2021-10-12", "five working days to ask for a hearing"),
    ("C12-notice", {"hearing_on": "2021-10-14"}, "2021-09-29", "seven working days before, back over National Day"),
    ("C12-notice-until-2021", {"hearing_on": "2019-10-14"}, "2019-10-07", "seven days before, in National Day's week"),
    ("C13", {"case_filed_on": "2023-08-31"}, "2024-02-29", "six months from the 31st end on the leap day"),
    ("C15", {"confiscation_served_on": "2019-07-03"}, "2019-09-02", "sixty days for review; the last is a Sunday"),
    ("C15-suit", {"confiscation_served_on": "2019-08-31"}, "2020-03-02", "six months for suit, and a weekend"),
    ("C16", {"transfer_reported_on": "2019-09-30"}, "2019-10-03", "three calendar days, National Day or not"),
    ("C16-police", {"transfer_approved_on": "2019-09-30"}, "2019-10-01", "24 hours after approval"),
    ("C17", {"police_accepted_on": "2019-12-30"}, "2020-01-02", "three calendar days for the police"),
    ("C17-again", {"police_refused_on": "2020-02-27"}, "2020-03-01", "three calendar days over a leap day"),
    ("C18", {"police_filed_on": "2019-02-27"}, "2019-03-02", "three calendar days over a common February"),
]


@pytest.mark.parametrize(("rule", "dates", "last", "why"), OTHER_VECTORS)
def test_the_other_clocks_of_chinese_law(rule: str, dates: dict[str, str], last: str, why: str) -> None:
    events = Events(**{name: day(text) for name, text in dates.items()})  # type: ignore[arg-type]
    assert due_on(events, rule) == last, why


FOREIGN_VECTORS = [
    ("eu_608", "DE", "E1", {"suspended_on": "2024-12-24"}, "2024-12-27", "two days of Christmas are off"),
    ("eu_608", "DE", "E4", {"notified_on": "2024-12-20"}, "2025-01-08", "Christmas and New Year's Day are off"),
    ("eu_608", "DE", "E5", {"declarant_notified_on": "2024-12-20"}, "2025-01-08", "the declarant's term is as long"),
    ("eu_608", "FR", "E7", {"application_decided_on": "2024-02-29"}, "2025-02-28", "a year from a leap day"),
    (
        "eu_small_consignment",
        "NL",
        "S1",
        {"declarant_notified_on": "2024-04-22"},
        "2024-05-06",
        "King's Day is no weekday",
    ),
    ("us_133", "US", "U1", {"presented_on": "2019-07-01"}, "2019-07-09", "Independence Day and a weekend are off"),
    ("us_133", "US", "U2", {"detained_on": "2019-11-22"}, "2019-12-02", "Thanksgiving is off, the Friday after is not"),
    ("us_133", "US", "U3", {"importer_notified_on": "2020-01-13"}, "2020-01-23", "Martin Luther King Day is off"),
    (
        "us_133",
        "US",
        "U4",
        {"importer_notified_on": "2020-01-13"},
        "2020-01-13",
        "the owner is told on that day at the latest",
    ),
    ("us_133", "US", "U5", {"presented_on": "2020-01-31"}, "2020-03-01", "thirty calendar days over a leap day"),
    (
        "us_133",
        "US",
        "U6",
        {"seizure_notified_on": "2019-11-01"},
        "2019-12-17",
        "Veterans Day and Thanksgiving are off",
    ),
    ("trips", "CN", "T1", {"served_on": "2019-09-20"}, "2019-10-10", "ten working days over National Day"),
]


@pytest.mark.parametrize(("code", "country", "rule", "dates", "last", "why"), FOREIGN_VECTORS)
def test_the_clocks_of_other_procedures(
    code: str, country: str, rule: str, dates: dict[str, str], last: str, why: str
) -> None:
    events = Events(**{name: day(text) for name, text in dates.items()})  # type: ignore[arg-type]
    assert due_on(events, rule, code=code, country=country) == last, why


JULY = Events(served_on=date(2019, 7, 3), replied_on=date(2019, 7, 5), detained_on=date(2019, 7, 8))


def rules(events: Events, code: str = "cn_ex_officio") -> list[str]:
    return [d.rule for d in deadlines_of(events, get(code), WorkingCalendar("CN"), "NIKE")]


@pytest.mark.parametrize(
    ("events", "expected", "why"),
    [
        (Events(), [], "nothing has happened"),
        (Events(notified_on=date(2019, 7, 3)), [], "a notice that is not served starts no clock"),
        (Events(served_on=date(2019, 7, 3)), ["C1"], "service starts the three days"),
        (Events(served_on=date(2019, 7, 3), released_on=date(2019, 7, 9)), [], "released: the reply is moot"),
        (Events(served_on=date(2019, 7, 3), outcome_on=date(2019, 7, 9)), [], "ended: the reply is moot"),
        (
            Events(served_on=date(2019, 7, 3), detained_on=date(2019, 7, 4)),
            ["C2", "C3", "C9"],
            "detained without a reply, logged after the fact: the reply is moot",
        ),
        (JULY, ["C1", "C2", "C3", "C9"], "the reply keeps its row, the detention starts three clocks"),
        (
            replace(JULY, finding="undetermined", finding_on=date(2019, 8, 1)),
            ["C1", "C2", "C3", "C9"],
            "undetermined: the fifty days are seen",
        ),
        (
            replace(JULY, finding="infringing", finding_on=date(2019, 8, 1)),
            ["C1", "C2", "C9"],
            "infringing: no court is needed",
        ),
        (
            replace(JULY, finding="undetermined", finding_on=date(2019, 8, 1), released_on=date(2019, 9, 18)),
            ["C1", "C2"],
            "released: what was met stays, what was open is gone",
        ),
        (
            replace(JULY, finding="undetermined", finding_on=date(2019, 8, 1), court_notice_on=date(2019, 9, 2)),
            ["C1", "C2", "C3", "C9"],
            "the court's notice meets the fifty days",
        ),
        (
            replace(JULY, outcome_on=date(2019, 8, 1)),
            ["C1", "C9"],
            "ended without a finding: that is moot, detention met",
        ),
        (
            replace(JULY, extended_on=date(2019, 7, 1)),
            ["C1", "C2", "C3", "C9-extended"],
            "an extension replaces the year of detention",
        ),
        (
            replace(JULY, outcome_on=date(2019, 8, 1), confiscation_served_on=date(2019, 8, 5)),
            ["C1", "C15", "C8", "C15-suit", "C9"],
            "a decision served starts review, suit and storage; no fine, no term to pay",
        ),
        (
            Events(confiscation_served_on=date(2019, 8, 5), fined=True),
            ["C14", "C15", "C8", "C15-suit"],
            "with a fine there is a term to pay",
        ),
        (Events(confiscated_on=date(2019, 8, 1)), [], "announced in the party's presence: no term of service"),
        (Events(confiscated_on=date(2021, 8, 1), party_absent=True), ["C12-service"], "announced in its absence"),
        (Events(confiscated_on=date(2019, 8, 1), party_absent=True), ["C12-service-until-2021"], "by the law of 1996"),
        (Events(released_on=date(2019, 8, 1)), [], "released before any security was lodged"),
        (Events(released_on=date(2019, 8, 1), secured=True), [], "never detained: no consignor was harmed"),
        (
            Events(detained_on=date(2019, 8, 1), released_on=date(2019, 8, 1), secured=True),
            ["C6"],
            "released: the security's clock runs",
        ),
        (Events(court_handed_on=date(2019, 8, 1), secured=True), ["C6-court"], "so it does after the court took over"),
        (Events(deposit_settled_on=date(2019, 8, 1), secured=True), ["C6-bond"], "and after a deposit was settled"),
        (
            Events(released_on=date(2019, 8, 1), secured=True, security_returned_on=date(2019, 8, 2)),
            [],
            "the security is back: nothing to preserve",
        ),
        (
            Events(transfer_reported_on=date(2019, 8, 1), transfer_approved_on=date(2019, 8, 2)),
            ["C16-police", "C16"],
            "approval meets one clock and starts the next",
        ),
        (
            Events(transfer_reported_on=date(2019, 8, 1), transfer_refused_on=date(2019, 8, 2)),
            ["C16"],
            "a refusal meets it",
        ),
        (
            Events(police_accepted_on=date(2019, 8, 1), police_refused_on=date(2019, 8, 2)),
            ["C17", "C17-again"],
            "a refusal of the police starts the three days to ask again",
        ),
    ],
)
def test_which_clocks_run_ex_officio(events: Events, expected: list[str], why: str) -> None:
    assert rules(events) == expected, why


@pytest.mark.parametrize(
    ("code", "events", "expected", "why"),
    [
        ("cn_application", JULY, ["C4", "C9"], "upon application: no reply and no finding, the court alone counts"),
        ("eu_608", Events(notified_on=date(2019, 7, 3)), ["E4"], "ten days"),
        (
            "eu_608",
            Events(notified_on=date(2019, 7, 3), perishable=True),
            ["E4-perishable"],
            "three for perishable goods",
        ),
        (
            "eu_608",
            Events(notified_on=date(2019, 7, 3), declarant_objected=True),
            ["E4", "E6"],
            "opposed: proceedings within the same ten days",
        ),
        (
            "eu_608",
            Events(notified_on=date(2019, 7, 3), declarant_objected=True, extended_on=date(2019, 7, 1)),
            ["E4", "E6-extended"],
            "extended: twenty days for the proceedings, not for the reply",
        ),
        (
            "eu_608",
            Events(
                notified_on=date(2019, 7, 3), declarant_objected=True, extended_on=date(2019, 7, 1), perishable=True
            ),
            ["E4-perishable", "E6-perishable"],
            "perishable goods are never extended",
        ),
        (
            "eu_608",
            Events(notified_on=date(2019, 7, 3), without_application=True, application_on=date(2019, 7, 5)),
            ["E2", "E3", "E4"],
            "found without an application: four days to lodge one, two to decide",
        ),
        (
            "eu_small_consignment",
            Events(notified_on=date(2019, 7, 3)),
            [],
            "nobody objected: the holder has nothing to do",
        ),
        (
            "eu_small_consignment",
            Events(notified_on=date(2019, 7, 3), declarant_objected=True),
            ["S2"],
            "objected: the holder must sue",
        ),
        ("trips", Events(served_on=date(2019, 7, 3), extended_on=date(2019, 7, 1)), ["T1-extended"], "ten more"),
    ],
)
def test_which_clocks_run_elsewhere(code: str, events: Events, expected: list[str], why: str) -> None:
    assert rules(events, code) == expected, why


def test_a_deadline_is_one_whole_row() -> None:
    assert due(Events(served_on=date(2019, 7, 3), replied_on=date(2019, 7, 9)), "C1") == Deadline(
        rule="C1",
        holder="NIKE",
        since_on=date(2019, 7, 3),
        due_on=date(2019, 7, 8),
        actor="holder",
        act="reply",
        article="Regulations art. 16; Measures art. 22",
        lapse="release",
        provisional=False,
        confirmed=True,
        calendar=CN.version(date(2019, 7, 3), date(2019, 7, 8)),
        met_on=date(2019, 7, 9),
    )


def test_a_deadline_met_on_its_last_day_was_in_time_and_one_met_after_it_was_late() -> None:
    last = Events(served_on=date(2019, 7, 3), replied_on=date(2019, 7, 8))
    for events, late in ((last, False), (replace(last, replied_on=date(2019, 7, 9)), True)):
        deadline = due(events, "C1")
        assert deadline and deadline.was_late is late
    unmet = due(Events(served_on=date(2019, 7, 3)), "C1")
    assert unmet and not unmet.was_late


def test_the_first_of_several_events_that_meet_a_deadline_is_the_one_that_does() -> None:
    events = Events(
        transfer_reported_on=date(2019, 8, 1),
        transfer_approved_on=date(2019, 8, 9),
        transfer_refused_on=date(2019, 8, 3),
    )
    deadline = due(events, "C16")
    assert deadline and deadline.met_on == date(2019, 8, 3), "refused first, approved on second thought"


def test_a_corrected_date_simply_gives_another_deadline() -> None:
    events = Events(served_on=date(2019, 9, 26))
    assert due_on(events, "C1") == "2019-09-30"
    assert due_on(replace(events, served_on=date(2019, 9, 27)), "C1") == "2019-10-08"


def test_deadlines_come_in_the_order_in_which_they_fall_due() -> None:
    dues = [d.due_on for d in deadlines_of(replace(JULY, finding="undetermined"), EX_OFFICIO, CN, "NIKE")]
    assert dues == sorted(dues) and len(dues) == 4


@pytest.mark.parametrize(
    ("events", "rule", "provisional", "why"),
    [
        (Events(served_on=date(2026, 12, 15)), "C1", False, "within the published part of 2026"),
        (Events(served_on=date(2026, 12, 30)), "C1", True, "runs into 2027"),
        (Events(detained_on=date(2026, 11, 20)), "C2", True, "ends in the last days of the year"),
        (Events(detained_on=date(2026, 12, 30)), "C9", False, "calendar years ask no calendar"),
        (Events(hearing_on=date(2027, 1, 4)), "C12-notice", True, "counted backwards out of 2027"),
    ],
)
def test_a_deadline_in_unpublished_days_is_provisional(events: Events, rule: str, provisional: bool, why: str) -> None:
    deadline = due(events, rule)
    assert deadline and deadline.provisional is provisional, why


def test_a_deadline_remembers_the_calendar_that_gave_it_and_none_where_none_was_asked() -> None:
    ours = WorkingCalendar("CN", override=Override(source="notice", holidays=frozenset({date(2019, 7, 8)})))
    deadline = due(Events(served_on=date(2019, 7, 3)), "C1", calendar=ours)
    assert deadline and deadline.due_on == date(2019, 7, 9), "the office's own holiday is not counted"
    days = date(2019, 7, 3), date(2019, 7, 9)
    assert deadline.calendar == ours.version(*days) != CN.version(*days)
    month = due(Events(confiscation_served_on=date(2019, 7, 3)), "C8")
    assert month and month.calendar == ""


def test_an_unconfirmed_rule_gives_an_unconfirmed_deadline() -> None:
    released = Events(detained_on=date(2019, 8, 1), released_on=date(2019, 8, 1), secured=True)
    deadline = due(released, "C6")
    assert deadline and not deadline.confirmed


def test_nothing_to_count_loads_no_calendar() -> None:
    code = (
        "import sys; from datetime import date; from customs_cli.domain.law.deadlines import Events, deadlines_of; "
        "from customs_cli.domain.time.workdays import WorkingCalendar; from customs_cli.procedures import get; "
        "e = Events(transfer_reported_on=date(2019, 7, 3), public_notice_on=date(2019, 7, 3)); "
        "print(len(deadlines_of(e, get('cn_ex_officio'), WorkingCalendar('CN'), 'NIKE')), 'holidays' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "2 False\n"


@pytest.mark.parametrize(
    ("events", "why"),
    [
        (Events(served_on=date(1, 1, 1)), "working days of the year 1"),
        (Events(served_on=date(9999, 12, 31)), "working days of the year 9999"),
        (Events(public_notice_on=date(9999, 11, 1)), "a month in the year 10000"),
        (Events(transfer_reported_on=date(9999, 12, 31)), "a day in the year 10000"),
        (Events(detained_on=date(9998, 12, 31), extended_on=date(2019, 7, 1)), "a year after 9999"),
    ],
)
def test_a_date_far_away_is_refused_in_words(events: Events, why: str) -> None:
    with pytest.raises(UsageError) as refused:
        deadlines_of(events, EX_OFFICIO, CN, "NIKE")
    assert refused.value.message, why


def test_a_procedure_that_counts_the_day_itself_ends_one_day_earlier() -> None:
    first_day_counts = replace(EX_OFFICIO, day_after=False)
    deadline = due(Events(served_on=date(2019, 7, 3)), "C1", procedure=first_day_counts)
    assert deadline and deadline.due_on == date(2019, 7, 5)
    assert deadline.since_on == date(2019, 7, 3)


def test_a_count_backwards_that_starts_in_the_published_days_is_not_provisional() -> None:
    deadline = due(Events(hearing_on=date(2026, 12, 15)), "C12-notice")
    assert deadline and not deadline.provisional and deadline.due_on == date(2026, 12, 4)


def test_a_count_that_starts_in_a_year_nobody_verified_is_provisional_wherever_it_ends() -> None:
    deadline = due(Events(served_on=date(2003, 12, 30)), "C1")
    assert deadline and deadline.provisional and deadline.due_on.year == 2004


REPLY_DUE = Deadline(
    rule="C1", holder="NIKE", since_on=date(2019, 9, 26), due_on=date(2019, 9, 30), actor="holder", article="-"
)


@pytest.mark.parametrize(
    ("as_of", "left", "state", "why"),
    [
        ("2019-10-01", None, "overdue", "the day after the last day"),
        ("2019-09-30", None, "today", "the last day itself"),
        ("2019-09-29", None, "soon", "one day of any kind is at most one working day"),
        ("2019-09-27", None, "soon", "three days of any kind"),
        ("2019-09-26", None, "later", "four days: without a calendar `soon` is not certain"),
        ("2019-09-26", 3, "soon", "but three working days are left"),
        ("2019-09-25", 4, "later", "four working days are left"),
        ("2019-09-30", 0, "today", "the calendar changes nothing on the day itself"),
        ("2019-10-01", 0, "overdue", "no working day has passed since, yet the day is over"),
        ("2019-09-29", 0, "soon", "the last day is off: nothing is left to work, and it is not over"),
    ],
)
def test_how_pressing_a_deadline_is(as_of: str, left: int | None, state: str, why: str) -> None:
    assert state_of(REPLY_DUE, day(as_of), left) == state, why


@pytest.mark.parametrize(
    ("as_of", "left", "state", "why"),
    [
        ("2019-09-24", None, "later", "the day before it is soon"),
        ("2019-09-25", None, "soon", "since that day"),
        ("2019-09-29", None, "soon", "and after it"),
        ("2019-09-30", None, "today", "the last day itself"),
        ("2019-09-26", 4, "later", "a calendar that was asked says more than the day that is stored"),
        ("2019-09-24", 3, "soon", "either way"),
    ],
)
def test_a_deadline_knows_since_when_it_is_soon(as_of: str, left: int | None, state: str, why: str) -> None:
    assert state_of(replace(REPLY_DUE, soon_on=date(2019, 9, 25)), day(as_of), left) == state, why


def test_what_is_usual_is_not_stored_with_a_deadline() -> None:
    usual = replace(REPLY_DUE, provisional=False, confirmed=True, calendar="", soon_on=None, met_on=None)
    assert usual == REPLY_DUE
    assert set(msgspec.to_builtins(usual)) == {"rule", "holder", "since_on", "due_on", "actor", "article"}


def test_a_deadline_that_was_met_presses_nobody() -> None:
    assert state_of(replace(REPLY_DUE, met_on=date(2019, 9, 27)), date(2020, 1, 1)) == "met"
    assert state_of(replace(REPLY_DUE, met_on=REPLY_DUE.due_on), date(2020, 1, 1)) == "met"
    assert state_of(replace(REPLY_DUE, met_on=date(2019, 12, 31)), date(2020, 1, 1)) == "met"


@pytest.mark.parametrize(
    ("as_of", "left", "why"),
    [
        ("2019-09-26", 3, "Friday, worked Sunday, Monday"),
        ("2019-09-28", 2, "worked Sunday and Monday"),
        ("2019-09-30", 0, "the last day"),
        ("2019-10-07", 0, "National Day: no working day has passed since"),
        ("2019-10-08", -1, "one has"),
    ],
)
def test_working_days_left(as_of: str, left: int, why: str) -> None:
    assert working_days_left(REPLY_DUE, day(as_of), CN) == left, why


C1 = EX_OFFICIO.period("C1")
BOTH = "by post or bank until 24:00, handed in until the close of office hours (Measures art. 41)"


def explained(events: Events, rule: str) -> tuple[CountedDay, ...]:
    deadline = due(events, rule)
    assert deadline
    return explain(deadline, EX_OFFICIO.period(rule), CN)


def test_a_count_in_working_days_is_explained_day_by_day() -> None:
    assert explained(Events(served_on=date(2019, 9, 26)), "C1") == (
        CountedDay(on=date(2019, 9, 26), why="day 0"),
        CountedDay(on=date(2019, 9, 27), number=1, why="weekday"),
        CountedDay(on=date(2019, 9, 28), why="weekend"),
        CountedDay(on=date(2019, 9, 29), number=2, why="make-up working day"),
        CountedDay(on=date(2019, 9, 30), number=3, why="weekday", ends=BOTH),
    )


def test_the_holidays_in_a_count_are_named() -> None:
    days = explained(Events(served_on=date(2019, 9, 27)), "C1")
    assert [(d.number, d.why) for d in days if d.on.month == 10] == [
        *[(None, "National Day")] * 3,
        (None, "Day off (substituted from 09/29/2019)"),
        *[(None, "weekend")] * 2,
        (None, "Day off (substituted from 10/12/2019)"),
        (3, "weekday"),
    ]


def test_a_count_in_calendar_days_counts_every_day() -> None:
    days = explained(Events(transfer_reported_on=date(2019, 9, 30)), "C16")
    assert [(d.on.day, d.number, d.why, d.ends) for d in days] == [
        (30, None, "day 0", ""),
        (1, 1, "", ""),
        (2, 2, "", ""),
        (3, 3, "", ""),
    ]


def test_a_count_backwards_is_explained_backwards() -> None:
    days = explained(Events(hearing_on=date(2022, 7, 15)), "C12-notice")
    assert (days[0].on, days[-1].on) == (date(2022, 7, 15), date(2022, 7, 6))
    assert [d.number for d in days if d.counted] == [1, 2, 3, 4, 5, 6, 7]


def test_a_count_in_months_has_a_first_and_a_last_day() -> None:
    assert explained(Events(public_notice_on=date(2019, 11, 30)), "C7") == (
        CountedDay(on=date(2019, 11, 30), why="day 0"),
        CountedDay(on=date(2020, 2, 29), number=3, why="weekend"),
        CountedDay(on=date(2020, 3, 2), why="weekday"),
    )
    assert explained(Events(detained_on=date(2019, 11, 30)), "C9") == (
        CountedDay(on=date(2019, 11, 30), why="day 0"),
        CountedDay(on=date(2020, 11, 30), number=1),
    )


def test_days_that_a_last_day_passes_over_are_told_and_not_counted() -> None:
    days = explain_served("2019-09-16", "C14")
    assert [(d.on.isoformat(), d.number, d.why) for d in days[-9:]] == [
        ("2019-09-30", 14, ""),
        ("2019-10-01", 15, "National Day"),
        ("2019-10-02", None, "National Day"),
        ("2019-10-03", None, "National Day"),
        ("2019-10-04", None, "Day off (substituted from 09/29/2019)"),
        ("2019-10-05", None, "weekend"),
        ("2019-10-06", None, "weekend"),
        ("2019-10-07", None, "Day off (substituted from 10/12/2019)"),
        ("2019-10-08", None, "weekday"),
    ]


def explain_served(served: str, rule: str) -> tuple[CountedDay, ...]:
    return explained(Events(confiscation_served_on=day(served), fined=True), rule)


def test_a_count_in_months_says_when_its_last_day_ends_where_a_rule_says_so() -> None:
    by_hand = replace(EX_OFFICIO.period("C7"), ends_by_hand=True)
    deadline = due(Events(public_notice_on=date(2019, 11, 30)), "C7")
    assert deadline
    assert [d.ends for d in explain(deadline, by_hand, CN)] == ["", "", BOTH]


def test_a_term_that_ends_on_its_own_day_is_one_day() -> None:
    us = get("us_133")
    deadline = due(Events(importer_notified_on=date(2020, 1, 13)), "U4", procedure=us, calendar=WorkingCalendar("US"))
    assert deadline
    assert explain(deadline, us.period("U4"), CN) == (CountedDay(on=date(2020, 1, 13), why="day 0"),)


def test_the_last_counted_day_is_the_due_day_for_every_start_of_a_year() -> None:
    for start in (date(2019, 1, 1) + timedelta(days=i) for i in range(365)):
        deadline = due(Events(served_on=start), "C1")
        assert deadline
        days = explain(deadline, C1, CN)
        assert (days[-1].on, days[-1].number) == (deadline.due_on, 3)
        assert sum(d.counted for d in days) == 3


@pytest.mark.parametrize(
    ("rule", "sent_by", "ends", "why"),
    [
        ("C1", "in-person", "handed in: until the close of office hours (Measures art. 41)", "at the counter"),
        ("C1", "post", "by post or bank: until 24:00 (Measures art. 41)", "by post"),
        ("C1", "", BOTH, "not known yet"),
        ("C1", "fax", BOTH, "no rule for a fax alone"),
        ("C5", "post", "by post or bank: until 24:00 (Measures art. 41)", "the rule speaks of this period too"),
        ("C2", "post", "", "customs' own period has no such rule"),
        ("C16", "in-person", "", "nor has the transfer to the police"),
    ],
)
def test_when_the_last_day_ends(rule: str, sent_by: str, ends: str, why: str) -> None:
    assert end_of_day(EX_OFFICIO.period(rule), sent_by) == ends, why


def test_how_the_papers_come_in_is_told_on_the_last_day_of_an_explanation() -> None:
    deadline = due(Events(served_on=date(2019, 9, 26)), "C1")
    assert deadline
    *before, last = explain(deadline, C1, CN, "post")
    assert last.ends == "by post or bank: until 24:00 (Measures art. 41)"
    assert not any(d.ends for d in before)


@pytest.mark.parametrize(
    ("name", "events", "holds"),
    [
        ("not-found-infringing", Events(finding="undetermined"), True),
        ("not-found-infringing", Events(finding="infringing"), False),
        ("not-found-infringing", Events(), True),
        ("perishable", Events(perishable=True), True),
        ("not-perishable", Events(perishable=True), False),
        ("extended", Events(extended_on=date(2019, 7, 1)), True),
        ("not-extended", Events(extended_on=date(2019, 7, 1)), False),
        ("secured", Events(secured=True), True),
        ("fined", Events(fined=True), True),
        ("party-absent", Events(party_absent=True), True),
        ("without-application", Events(without_application=True), True),
        ("objected", Events(declarant_objected=True), True),
        ("not-objected", Events(declarant_objected=True), False),
    ],
)
def test_each_condition_reads_its_own_fact(name: str, events: Events, holds: bool) -> None:
    assert CONDITIONS[name](events) is holds


def test_all_of_several_conditions_must_hold() -> None:
    period = TimeLimit(
        id="X",
        length=1,
        kind="calendar-days",
        since="served_on",
        when=("secured", "fined"),
        actor="party",
        lapse="",
        text="",
        article="",
        source="",
        confirmed=False,
    )
    procedure = replace(EX_OFFICIO, periods=(period,))
    served = Events(served_on=date(2019, 7, 3), secured=True)
    assert deadlines_of(served, procedure, CN, "NIKE") == ()
    assert len(deadlines_of(replace(served, fined=True), procedure, CN, "NIKE")) == 1


def test_hours_are_rounded_up_to_whole_days() -> None:
    for hours, days in ((1, 1), (24, 1), (25, 2), (48, 2), (0, 0)):
        period = replace(EX_OFFICIO.period("C11"), length=hours)
        deadline = due(
            Events(urgent_measure_on=date(2019, 7, 3)), "C11", procedure=replace(EX_OFFICIO, periods=(period,))
        )
        assert deadline and deadline.due_on == date(2019, 7, 3 + days)


def test_every_date_of_a_proceeding_is_one_that_a_rule_may_name() -> None:
    assert {type(getattr(Events(), name)) for name in DATES} == {type(None)}
    assert "finding" not in DATES and "served_on" in DATES


@pytest.mark.parametrize(
    ("rule", "on", "article", "due"),
    [
        ("C15", date(2023, 12, 31), "Administrative Reconsideration Law 1999 art. 9", "2024-02-29"),
        ("C15", date(2024, 1, 1), "Administrative Reconsideration Law art. 20", "2024-03-01"),
        ("C15-suit-until-2015", date(2015, 4, 30), "Administrative Litigation Law 1989 art. 39", "2015-07-30"),
        ("C15-suit", date(2015, 5, 1), "Administrative Litigation Law art. 46", "2015-11-02"),
        ("C15-suit-reviewed", date(2015, 4, 30), "Administrative Litigation Law 1989 art. 38", "2015-05-15"),
        ("C15-suit-reviewed", date(2015, 5, 4), "Administrative Litigation Law art. 45", "2015-05-19"),
    ],
)
def test_a_right_of_the_party_has_the_length_and_the_article_of_its_first_day(
    rule: str, on: date, article: str, due: str
) -> None:
    served = Events(confiscation_served_on=on)
    reviewed = Events(confiscation_served_on=on - timedelta(days=9), review_requested_on=on, review_decided_on=on)
    events = reviewed if rule == "C15-suit-reviewed" else served
    found = {d.rule: d for d in deadlines_of(events, EX_OFFICIO, CN, "H")}
    assert (found[rule].article, str(found[rule].due_on)) == (article, due)
    assert len({"C15-suit", "C15-suit-until-2015", "C15-suit-reviewed"} & found.keys()) == 1
