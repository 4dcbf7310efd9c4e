"""Days of acts that a list tells, leaves to be taken from others, or tells so that they cannot be right together."""

from datetime import date

import pytest
from import_samples import faults, imported, on_duty, planned, table

from customs_cli.domain.batch.course.order import disorders
from customs_cli.procedures import law_of
from customs_cli.services.importing import carry_out, plan

HEADER = "case_id,office,found_on,basis,goods,quantity,marks,outcome,notified_on,detained_on,outcome_on"


def row(outcome: str, notified: str = "", detained: str = "", ended: str = "", goods: str = "shoes") -> str:
    days = ",".join(f"2019-07-{day}" if day else "" for day in (notified, detained, ended))
    return f"A,5320,2019-07-01,ex_officio,{goods},10,NIKE,{outcome},{days}"


UNTOLD = [
    (row("confiscated", detained="08", ended="20"), {"finding_on": 8, "outcome_on": 20}),
    (row("confiscated", detained="08"), {"finding_on": 8, "outcome_on": 8}),
    (row("detained", notified="03"), {"notified_on": 3, "detained_on": 3}),
    (row("detained;released", notified="03", detained="05"), {"detained_on": 5, "outcome_on": 5}),
    (row("destroyed", detained="08", ended="20"), {"outcome_on": 20}),
    (row("destroyed", detained="08"), {"outcome_on": 8}),
]


@pytest.mark.parametrize(("listed", "days"), UNTOLD, ids=[listed[37:] for listed, _ in UNTOLD])
def test_an_act_whose_day_is_not_told_is_never_before_one_that_it_follows(listed: str, days: dict[str, int]) -> None:
    duty = on_duty()
    (batch,) = imported(duty, listed, header=HEADER)
    (p,) = batch.proceedings.values()
    assert {name: getattr(p, name).day for name in days} == days
    assert list(disorders(batch, law_of(batch))) == []
    assert {disposal.on for disposal in batch.disposals} <= {p.outcome_on}


@pytest.mark.parametrize("outcome", ["detained", "confiscated", "", "applied;detained"])
@pytest.mark.parametrize(("notified", "served"), [("02", "03"), ("02", ""), ("", "")])
def test_the_day_of_the_reply_behind_a_detention_is_the_one_that_the_list_tells(
    outcome: str, notified: str, served: str
) -> None:
    days = ",".join(f"2019-07-{day}" if day else "" for day in (notified, served, "04", "05"))
    header = "case_id,office,found_on,basis,goods,quantity,marks,outcome,notified_on,served_on,replied_on,detained_on"
    (batch,) = imported(on_duty(), f"A,5320,2019-07-01,ex_officio,shoes,10,NIKE,{outcome},{days}", header=header)
    (p,) = batch.proceedings.values()
    assert (p.reply, p.replied_on, p.detained_on) == ("applied", date(2019, 7, 4), date(2019, 7, 5))
    assert list(disorders(batch, law_of(batch))) == []


def test_a_case_that_was_detained_later_than_found_goes_on_by_a_list_that_tells_no_days() -> None:
    duty = on_duty()
    (batch,) = imported(duty, row("detained", detained="08"), header=HEADER)
    ready = plan(duty, table(row("confiscated"), header=HEADER), update=True)
    assert ready.faults == ()
    carry_out(duty, ready, update=True)
    (p,) = duty.register.batch(batch.ref).proceedings.values()
    assert (p.detained_on, p.finding_on, p.outcome_on) == (date(2019, 7, 8),) * 3


def test_days_that_cannot_be_right_together_are_told() -> None:
    (order,) = planned(on_duty(), row("confiscated", detained="20", ended="10"), header=HEADER).notes
    assert order == "rows whose days are in an impossible order: 2 (1 in all)"
    two = (row("detained", detained="08"), row("detained", detained="12", goods="bags"))
    (other,) = planned(on_duty(), *two, header=HEADER).notes
    assert other == "rows that give another day for an act than an earlier row, which counts: 3 (1 in all)"


@pytest.mark.parametrize(
    ("outcome", "column", "is_told"),
    [
        ("detained", "finding_on", False), ("confiscated", "finding_on", True), ("detained", "confirmed_on", False),
        ("confirmed_infringing", "confirmed_on", True), ("notified", "replied_on", False),
        ("declined", "replied_on", True), ("detained", "replied_on", True), ("detained", "outcome_on", False),
        ("released", "outcome_on", True), ("court", "outcome_on", True),
    ],
)  # fmt: skip
def test_a_day_of_an_act_of_which_no_outcome_tells_is_warned_of(outcome: str, column: str, is_told: bool) -> None:
    header = f"case_id,office,found_on,basis,goods,quantity,marks,outcome,{column}"
    listed = f"A,5320,2019-07-01,ex_officio,shoes,10,NIKE,{outcome},2019-07-09"
    notes = planned(on_duty(), listed, header=header).notes
    told = "rows with the day of an act that their outcome does not include: 2 (1 in all); that day is left out"
    assert (told in notes) is not is_told


def test_lines_that_came_to_different_outcomes_have_days_of_their_own() -> None:
    two = (row("confiscated", detained="08", ended="20"), row("released", detained="08", ended="25", goods="bags"))
    duty = on_duty()
    assert planned(duty, *two, header=HEADER).notes == ()
    (batch,) = imported(duty, *two, header=HEADER)
    (p,) = batch.proceedings.values()
    assert [(part.outcome, part.on) for part in p.parts] == [
        ("confiscated", date(2019, 7, 20)),
        ("released", date(2019, 7, 25)),
    ]


def test_more_than_there_are_cannot_be_confirmed() -> None:
    header = "office,found_on,goods,quantity,marks,outcome,confirmed_items"
    listed = "5320,2019-07-01,shoes,10,NIKE,confirmed_infringing,15"
    assert faults(on_duty(), listed, header=header) == [(2, "confirmed_items", "15 confirmed of 10")]


def test_a_declaration_of_another_year_or_direction_is_told() -> None:
    header = "office,found_on,direction,document_number,goods,marks"
    (note,) = planned(on_duty(), "5320,2019-07-01,export,532020171123456789,shoes,NIKE", header=header).notes
    assert note == "declarations of another year or direction: rows 2 (1 in all)"


@pytest.mark.parametrize(
    "outcome", ["destroyed", "confiscated;donated", "returned", "transferred_to_police", "transferred_to_office"]
)
@pytest.mark.parametrize("ended", ["25", "15"], ids=["later", "earlier"])
def test_what_ended_a_case_has_the_day_of_its_outcome_that_a_list_tells_otherwise(outcome: str, ended: str) -> None:
    duty = on_duty()
    (batch,) = imported(duty, row(outcome, detained="08", ended="20"), header=HEADER)
    ready = plan(duty, table(row(outcome, detained="08", ended=ended), header=HEADER), update=True)
    assert ready.faults == ()
    carry_out(duty, ready, update=True)
    now = duty.register.batch(batch.ref)
    (p,) = now.proceedings.values()
    days = {p.outcome_on, *(one.on for one in now.disposals), *(one.on for one in now.transfers)}
    assert days == {date(2019, 7, int(ended))}
    assert len([*now.disposals, *now.transfers]) == 1


def test_a_line_that_ended_on_another_day_than_others_is_put_right_alone() -> None:
    duty = on_duty()
    released = row("released", detained="08", ended="25", goods="bags")
    (batch,) = imported(duty, row("destroyed", detained="08", ended="20"), released, header=HEADER)
    later = table(row("destroyed", detained="08", ended="21"), released, header=HEADER)
    (change,) = plan(duty, later).changes
    assert (change.field, change.old, change.new) == ("outcome_on", "2019-07-20", "2019-07-21")
    ready = plan(duty, later, update=True)
    assert ready.faults == ()
    carry_out(duty, ready, update=True)
    now = duty.register.batch(batch.ref)
    (p,) = now.proceedings.values()
    assert [(part.outcome, part.on.day) for part in p.parts] == [("confiscated", 21), ("released", 25)]
    assert (p.outcome_on, [one.on.day for one in now.disposals]) == (date(2019, 7, 25), [21])
    assert plan(duty, later).changes == ()
