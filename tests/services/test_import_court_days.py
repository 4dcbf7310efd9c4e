"""A list that tells of a court comes again: the day it tells is that of the court's notice, whatever came of it."""

from datetime import date

import pytest
from import_samples import imported, on_duty, planned, table

from customs_cli.services.acts import endings
from customs_cli.services.importing import carry_out, plan

HEADER = "case_id,office,found_on,goods,quantity,marks,holder,outcome,outcome_on"
ROW = "K-1,5320,2019-07-01,hats,10,NIKE,Nike,{outcome},{day}"


POLICE = "transferred_to_police"


@pytest.mark.parametrize("outcome", ["court", "court_notice", "court;confiscated", POLICE, f"{POLICE};confiscated"])
def test_the_day_of_a_court_or_the_police_that_a_list_told_wrong_is_put_right(outcome: str) -> None:
    duty = on_duty()
    imported(duty, ROW.format(outcome=outcome, day="2019-07-04"), header=HEADER)
    right = table(ROW.format(outcome=outcome, day="2019-07-05"), header=HEADER)
    found = plan(duty, right)
    assert [(c.field, c.old, c.new) for c in found.changes] == [("outcome_on", "2019-07-04", "2019-07-05")]
    carry_out(duty, plan(duty, right, update=True), update=True)
    [batch] = duty.register.batches()
    [p] = batch.proceedings.values()
    told = {*(notice.on for notice in p.court), *(case.on for case in batch.transfers), p.outcome_on or p.court[0].on}
    assert told == {date(2019, 7, 5)}
    assert (plan(duty, right).same, plan(duty, right).changes) == (1, ())


@pytest.mark.parametrize("outcome", ["court_notice", "detained"])
def test_a_list_that_tells_no_end_reads_the_same_once_its_case_has_ended(outcome: str) -> None:
    duty, row = on_duty(), ROW.format(outcome=outcome, day="2019-07-04")
    [batch] = imported(duty, row, header=HEADER)
    endings.release(
        duty,
        batch.ref,
        (),
        on=date(2019, 7, 8),
        ground="other",
        document="W-1",
        court_word="W-1" * (outcome != "detained"),
    )
    assert planned(duty, row, header=HEADER).same == 1
