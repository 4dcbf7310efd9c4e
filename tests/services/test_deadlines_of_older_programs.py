"""Deadlines that an older program counted before it knew the working days of a year, read once they are published."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Disposal, Line
from customs_cli.domain.batch.proceeding_record import Earlier, MarkState, Part, Proceeding, SaidPart
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.services.acts.recounting import counted, recounted

SERVED = date(2019, 1, 30)
LAST = date(2019, 2, 2)
"""The Saturday before Spring Festival, worked to make up for it, as the notice for 2019 has it."""
BY_WEEKDAYS = date(2019, 2, 4)
"""What a program counts that knows no notice."""


def stored(**fields: Any) -> Batch:
    """A batch whose C1 a program counted that did not know the working days of 2019."""
    p = Proceeding(holder="A", marks={"A": MarkState()}, notified_on=SERVED, served_on=SERVED)
    line = Line(no=1, quantity=3, marks=("A",))
    batch = Batch(ref="2019-5320-000001", office="5320", found_on="2019-01-30", proceedings={"A": p}, lines=(line,),
                  basis="ex-officio", procedure="cn_ex_officio")  # fmt: skip
    known = counted(batch, WorkingCalendar, "CN")
    told = {"due_on": BY_WEEKDAYS, "provisional": True, "calendar": "CN holidays-0.1", **fields}
    return replace(known, deadlines=tuple(replace(deadline, **told) for deadline in known.deadlines))


@pytest.mark.parametrize(
    ("fields", "due_on"),
    [
        ({}, LAST),
        ({"provisional": False}, BY_WEEKDAYS),
        ({"met_on": SERVED}, BY_WEEKDAYS),
        ({"due_on": date(2098, 2, 4)}, date(2098, 2, 4)),
    ],
    ids=["published since", "certain", "met", "of a year still to be published"],
)
def test_a_provisional_last_day_is_that_of_the_notice_once_the_program_has_it(
    fields: dict[str, Any], due_on: date
) -> None:
    [deadline] = recounted(stored(**fields), WorkingCalendar, lambda office: "CN").deadlines
    assert deadline.due_on == due_on


def test_what_is_counted_otherwise_abroad_stays_as_it_was_counted() -> None:
    [deadline] = recounted(stored(), WorkingCalendar, lambda office: "US").deadlines
    assert (deadline.due_on, deadline.provisional) == (BY_WEEKDAYS, True)


def test_what_runs_from_the_first_of_two_decisions_is_counted_for_cases_of_a_program_that_let_it_go() -> None:
    first, last = date(2019, 3, 12), date(2019, 4, 12)
    parts = [Part(line=1, quantity=1, outcome="confiscated", on=on, number=str(on)) for on in (first, last)]
    before = Earlier(name="confiscation_served_on", on=first)
    p = Proceeding(holder="A", marks={"A": MarkState()}, notified_on=SERVED, served_on=SERVED, detained_on=SERVED,
                   finding="infringing", finding_on=first, parts=tuple(parts), earlier=(before,),
                   events={"confiscation_served_on": last})  # fmt: skip
    now = counted(replace(stored(), proceedings={"A": p}), WorkingCalendar, "CN")
    storage = [deadline.since_on for deadline in now.deadlines if deadline.rule == "C8"]
    assert storage == [first, last]
    left = tuple(one for one in now.deadlines if (one.rule, one.since_on) != ("C8", first))
    assert recounted(replace(now, deadlines=left), WorkingCalendar, lambda office: "CN") == now


def test_a_case_for_the_police_of_which_nothing_is_left_waits_no_more_though_an_older_program_said_so() -> None:
    events = {"transfer_approved_on": SERVED}
    p = Proceeding(holder="A", marks={"A": MarkState()}, notified_on=SERVED, served_on=SERVED, detained_on=SERVED,
                   finding="infringing", finding_on=SERVED, outcome="confiscated", outcome_on=SERVED,
                   events=events)  # fmt: skip
    waits = counted(replace(stored(), proceedings={"A": p}), WorkingCalendar, "CN")
    assert "C16-police" in [deadline.rule for deadline in waits.deadlines]
    assert recounted(waits, WorkingCalendar, lambda office: "CN") == waits
    gone = replace(waits, disposals=(Disposal(line=1, quantity=3, way="destroy", on=SERVED),))
    assert "C16-police" not in [d.rule for d in recounted(gone, WorkingCalendar, lambda office: "CN").deadlines]


@pytest.mark.parametrize("rule", ["", "Z9"])
def test_time_limits_are_counted_anew_where_the_procedure_does_not_have_one_of_them(rule: str) -> None:
    known = counted(stored(), WorkingCalendar, "CN")
    odd = replace(known, deadlines=(*known.deadlines, replace(known.deadlines[0], rule=rule)))
    assert recounted(odd, WorkingCalendar, lambda office: "CN") == known


def test_a_part_that_was_confirmed_in_time_answers_for_cases_of_a_program_that_knew_the_last_word_alone() -> None:
    first, last = date(2019, 2, 5), date(2019, 3, 12)
    said = tuple(SaidPart(line=1, quantity=1, confirmation="infringing", on=on) for on in (first, last))
    state = MarkState(confirmation="infringing", confirmed_on=last, items=2, said=said, unsaid=1)
    p = Proceeding(holder="A", marks={"A": state}, notified_on=SERVED, served_on=SERVED, detained_on=SERVED)
    line = Line(no=1, quantity=3, marks=("A",))
    batch = Batch(ref="2019-DEHAM-000001", office="DEHAM", found_on="2019-01-30", proceedings={"A": p}, lines=(line,),
                  basis="application", procedure="eu_608")  # fmt: skip
    known = counted(batch, WorkingCalendar, "DE")
    [e4] = [deadline for deadline in known.deadlines if deadline.rule == "E4"]
    assert e4.met_on == first
    of_older = replace(known, deadlines=tuple(
        replace(one, met_on=last) if one is e4 else one for one in known.deadlines
    ))  # fmt: skip
    assert recounted(of_older, WorkingCalendar, lambda office: "DE") == known
