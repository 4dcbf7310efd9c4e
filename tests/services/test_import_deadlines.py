"""Batches of a list have each its own time limits, however alike they are; odd days are told, and written."""

import pytest
from import_samples import imported, on_duty, planned

from customs_cli.domain.rights.office import Office

HEADER = "office,found_on,procedure,goods,quantity,marks"


@pytest.mark.parametrize(("law", "rule"), [("eu_608", "E1"), ("eu_small_consignment", "S0")])
def test_what_runs_from_the_find_runs_from_that_of_each_batch(law: str, rule: str) -> None:
    duty = on_duty(records=(Office(code="DEHAM", name="Hamburg", country="DE"),))
    days = {"2022-11-25": "2022-11-28", "2022-11-09": "2022-11-10", "2022-12-23": "2022-12-27"}
    rows = [f"DEHAM,{day},{law},hats,{n},NIKE" for n, day in enumerate(days, start=1)]
    batches = imported(duty, *rows, f"DEHAM,2022-11-25,{law},hats,9,", header=HEADER)
    due = [[(d.rule, d.due_on.isoformat()) for d in batch.deadlines] for batch in batches]
    assert due == [*([(rule, day)] for day in days.values()), []], "nobody is told of goods without a mark"


def test_a_case_that_went_to_the_police_on_an_impossible_day_is_told_as_others_are() -> None:
    duty = on_duty()
    header = "office,found_on,goods,quantity,marks,outcome,detained_on,outcome_on"
    for n, outcome in enumerate(("transferred_to_police", "confiscated"), start=1):
        row = f"5320,2019-07-01,hats,{n},NIKE,{outcome},2019-07-09,2019-07-08"
        told = str(planned(duty, row, header=header).notes[0])
        assert told == "rows whose days are in an impossible order: 2 (1 in all)"
        [batch] = imported(duty, row, header=header)
        assert [str(p.outcome_on) for p in batch.proceedings.values()] == ["2019-07-08"]
