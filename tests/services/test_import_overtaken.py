"""A list of which others record or change a case while it is compared: nothing of it is written twice."""

from pathlib import Path

import pytest
from import_samples import on_duty

from customs_cli.errors import Shut
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.exchange.whole.contents import whole_of
from customs_cli.services.exchange.whole.documents import json_pieces
from customs_cli.services.exchange.whole.taking_in import plan_taking, take_in, whole_in
from customs_cli.services.importing import Plan, carry_out, carry_out_records, parse_table, plan, plan_records

LISTS = [
    ("case_id,office,found_on,goods,quantity\nK-1,5320,2019-07-03,shoes,4\nK-2,5320,2019-07-03,bags,5\n", "a number"),
    ("document_number,office,found_on,goods,quantity\nEA123456789CN,5320,2019-07-03,shoes,4\n", "a document"),
    ("office,found_on,goods,quantity\n5320,2019-07-03,shoes,4\n5320,2019-07-03,bags,5\n", "nothing but its content"),
]


def planned(duty: Duty, text: str, *, update: bool = False, again: bool = False) -> Plan:
    return plan(duty, parse_table(text), update=update, again=again)


@pytest.mark.parametrize(("text", "known_by"), LISTS)
def test_a_list_that_was_recorded_since_it_was_compared_is_not_recorded_twice(text: str, known_by: str) -> None:
    duty = on_duty()
    mine, theirs = planned(duty, text), planned(duty, text)
    carry_out(duty, theirs)
    before = list(duty.register.batches())
    with pytest.raises(Shut, match="2019-5320-000001, which is in this list, was recorded or changed meanwhile"):
        carry_out(duty, mine)
    assert list(duty.register.batches()) == before, known_by
    assert planned(duty, text).cases == ()
    assert len(carry_out(duty, planned(duty, text, again=True)).refs) == len(before)


def test_a_list_is_recorded_though_others_recorded_something_else_meanwhile() -> None:
    duty = on_duty()
    mine = planned(duty, LISTS[0][0])
    carry_out(duty, planned(duty, LISTS[0][0].replace("K-", "L-")))
    assert len(carry_out(duty, mine).refs) == 2


def test_what_others_changed_since_a_list_was_compared_is_not_written_over() -> None:
    duty, text = on_duty(), LISTS[0][0]
    carry_out(duty, planned(duty, text))
    mine, theirs = (planned(duty, text.replace("shoes,4", f"shoes,{n}"), update=True) for n in (6, 7))
    carry_out(duty, theirs, update=True)
    with pytest.raises(Shut):
        carry_out(duty, mine, update=True)
    assert [batch.lines[0].quantity for batch in duty.register.batches()] == [7, 5]


def test_what_others_told_of_a_name_since_a_list_was_compared_is_not_written_over() -> None:
    duty, rows = on_duty(), "code,name,country\nACME,Acme,{}\n"
    mine, theirs = (plan_records(duty, "holder", parse_table(rows.format(country))) for country in ("US", "DE"))
    carry_out_records(duty, theirs)
    with pytest.raises(Shut, match="ACME"):
        carry_out_records(duty, mine)


def test_a_batch_that_others_recorded_since_an_export_was_read_is_not_written_over(tmp_path: Path) -> None:
    there, here = on_duty(), on_duty()
    carry_out(there, planned(there, LISTS[0][0]))
    (tmp_path / "all.json").write_text(
        "".join(json_pieces(whole_of(there.register, there.register.batches, there.today))), "utf-8"
    )
    whole = whole_in(tmp_path / "all.json")
    assert whole is not None
    taking = plan_taking(here, whole)
    carry_out(here, planned(here, LISTS[1][0]))
    before = list(here.register.batches())
    with pytest.raises(Shut, match="2019-5320-000001"):
        take_in(here, taking)
    assert list(here.register.batches()) == before
