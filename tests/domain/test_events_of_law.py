"""Which events concern the party, which are days, what a condition asks, and how a count put off is told."""

from datetime import date, timedelta

import pytest

from customs_cli.domain.law.day_counts import explain
from customs_cli.domain.law.deadlines import deadlines_of
from customs_cli.domain.law.events import CONDITIONS, DATES, OF_THE_PARTY, OF_THE_POLICE, Events, on
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.procedures import get

DAY = date(2019, 9, 16)
NEXT_DAY = DAY + timedelta(days=1)
CN = WorkingCalendar("CN")

PARTY = """
presented_on importer_notified_on importer_replied_on
declarant_notified_on declarant_replied_on declarant_objected public_notice_on claimed_on case_filed_on
case_extended_on penalty_told_on hearing_requested_on hearing_on hearing_notified_on party_absent
confiscation_served_on fine_paid_on review_requested_on review_decided_on suit_filed_on suit_decided_on
"""
POLICE = """
transfer_reported_on transfer_approved_on transfer_refused_on police_accepted_on police_filed_on police_refused_on
reconsideration_on goods_handed_on
"""
HOLDER = """
suspended_on urgent_measure_on measure_reported_on notified_on served_on
application_on application_decided_on replied_on confirmed_on detained_on extended_on finding_on
court_notice_on bonded_on bond_notice_served_on court_acceptance_on deposit_settled_on preservation_notice_on
security_returned_on confiscated_on disposed_on seized_on seizure_notified_on owner_told_on sample_bond_on
sample_given_on sample_returned_on transferred_on court_handed_on released_on outcome_on
recordation_filed_on recorded_on recordation_changed_on recordation_updated_on recordation_renewed_on
"""
FACTS = "party_absent declarant_objected"


def test_an_event_concerns_the_party_or_the_police_or_a_holder() -> None:
    assert set(PARTY.split()) == OF_THE_PARTY
    assert set(POLICE.split()) == OF_THE_POLICE
    assert set(f"{PARTY} {POLICE} {HOLDER}".split()) - set(FACTS.split()) == DATES
    assert all(on(Events(**{name: DAY}), name) == DAY for name in DATES)  # type: ignore[arg-type]


SERVED = {"confiscation_served_on": DAY}
SUED = {**SERVED, "suit_filed_on": DAY}
REVIEWED = {**SERVED, "review_requested_on": DAY, "review_decided_on": DAY}
EARLIER = {"review_requested_on": DAY - timedelta(days=1)}
CONDITION = [
    ("not-found-infringing", {"finding": "infringing"}, {"finding": "undetermined"}),
    ("perishable", {}, {"perishable": True}),
    ("not-perishable", {"perishable": True}, {}),
    ("extended", {}, {"extended_on": DAY}),
    ("not-extended", {"extended_on": DAY}, {}),
    ("case-extended", {}, {"case_extended_on": DAY}),
    ("not-case-extended", {"case_extended_on": DAY}, {}),
    ("secured", {}, {"secured": True}),
    ("freed-by-law", {"released_on": DAY}, {"detained_on": DAY}),
    ("freed-by-law", {"detained_on": DAY, "bonded_on": DAY}, {"detained_on": DAY}),
    ("freed-by-law", {"detained_on": DAY, "withdrawn": True}, {"detained_on": DAY, "finding": "undetermined"}),
    ("freed-by-law", {"detained_on": DAY, "settled": True}, {"detained_on": DAY, "secured": True}),
    ("not-given-back", {"police_filed_on": DAY, "police_refused_on": DAY}, {"police_filed_on": DAY}),
    ("not-filed-after-all", {"police_filed_on": NEXT_DAY, "police_refused_on": DAY}, {"police_refused_on": DAY}),
    (
        "not-filed-after-all",
        {"police_filed_on": NEXT_DAY, "police_refused_on": DAY},
        {"police_filed_on": DAY, "police_refused_on": NEXT_DAY},
    ),
    ("fined", {}, {"fined": True}),
    ("not-sued", SUED, {"suit_filed_on": DAY}),
    ("not-sued", {**SUED, **EARLIER}, {**SUED, "review_requested_on": DAY}),
    ("reviewed", {**REVIEWED, **EARLIER}, REVIEWED),
    ("reviewed", {**SERVED, "review_requested_on": DAY}, REVIEWED),
    ("not-reviewed", REVIEWED, {**REVIEWED, **EARLIER}),
    ("party-absent", {}, {"party_absent": True}),
    ("without-application", {}, {"without_application": True}),
    ("objected", {}, {"declarant_objected": True}),
    ("not-objected", {"declarant_objected": True}, {}),
    ("not-locked", {"locked": True}, {}),
]


@pytest.mark.parametrize(("name", "fails", "holds"), CONDITION)
def test_a_condition_holds_on_its_event_alone(name: str, fails: dict[str, object], holds: dict[str, object]) -> None:
    assert not CONDITIONS[name](Events(**fails))  # type: ignore[arg-type]
    assert CONDITIONS[name](Events(**holds))  # type: ignore[arg-type]
    assert CONDITIONS.keys() == {row[0] for row in CONDITION}


COUNTS = [
    ("C7", {"public_notice_on": date(2019, 7, 8)}, ["2019-07-08", "2019-10-08"]),
    ("C7", {"public_notice_on": date(2019, 7, 5)}, ["2019-07-05", "2019-10-05", "2019-10-08"]),
    ("C8", {"confiscation_served_on": DAY}, ["2019-09-16", "2019-12-16"]),
    (
        "C8",
        {"confiscation_served_on": DAY, "suit_filed_on": date(2019, 10, 16), "suit_decided_on": date(2019, 10, 26)},
        ["2019-09-16", "2019-12-26"],
    ),
]


@pytest.mark.parametrize(("rule", "happened", "days"), COUNTS)
def test_a_count_of_months_tells_the_day_that_gave_way_where_one_did(
    rule: str, happened: dict[str, date], days: list[str]
) -> None:
    law = get("cn_ex_officio")
    found = deadlines_of(Events(**happened), law, CN, "H")  # type: ignore[arg-type]
    [due] = [deadline for deadline in found if deadline.rule == rule]
    told = explain(due, law.period(rule), CN)
    assert [str(day.on) for day in told] == days
    assert [day.number for day in told][:2] == [None, law.period(rule).length]
