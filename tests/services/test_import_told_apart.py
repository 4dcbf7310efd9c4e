"""Rows of one holder's goods that tell different things, and goods that come to a case by a list later."""

from datetime import date

import pytest
from import_samples import imported, on_duty, planned, table

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.goods.balance import balance
from customs_cli.services.acts import correcting, proceedings
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.importing import carry_out, plan

HEADER = "case_id,office,found_on,basis,goods,quantity,marks,outcome"


def rows(*told: str, found: str = "2019-07-01") -> list[str]:
    """Rows of one case: goods, quantity, mark, outcome."""
    return [f"A,5320,{found},ex_officio,{line}" for line in told]


def fates(batch: Batch) -> list[dict[str, object]]:
    """What became of each line, where anything did."""
    words = ("confiscated", "released", "transferred", "held")
    found = [balance(batch, line.no) for line in batch.lines]
    return [{word: n for word in words if (n := getattr(one, word))} for one in found]


MIXED = [
    (("confiscated", "released"), [{"confiscated": 10}, {"released": 3}]),
    (("released", "confiscated"), [{"released": 10}, {"confiscated": 3}]),
    (("detained", "released"), [{"held": 10}, {"released": 3}]),
    (("confiscated", "detained"), [{"confiscated": 10}, {"held": 3}]),
    (("abandoned", "released"), [{}, {"released": 3}]),
    (("confiscated", "confiscated"), [{"confiscated": 10}, {"confiscated": 3}]),
    (("confiscated", ""), [{"confiscated": 10}, {"confiscated": 3}]),
]


@pytest.mark.parametrize(("told", "expected"), MIXED, ids=["/".join(told) for told, _ in MIXED])
def test_what_became_of_each_line_of_a_holder_is_what_its_row_says(
    told: tuple[str, str], expected: list[dict[str, object]]
) -> None:
    duty = on_duty()
    listed = rows(f"shoes,10,NIKE,{told[0]}", f"bags,3,NIKE,{told[1]}")
    (batch,) = imported(duty, *listed, header=HEADER)
    assert fates(batch) == expected
    again = planned(duty, *listed, header=HEADER)
    assert (again.same, again.changes, again.faults) == (2, (), ())


def test_what_is_confirmed_or_found_of_each_line_is_what_its_row_says() -> None:
    said = ("found_infringing;confirmed_infringing", "found_not_infringing;confirmed_genuine")
    (batch,) = imported(on_duty(), *rows(f"shoes,10,NIKE,{said[0]}", f"bags,3,NIKE,{said[1]}"), header=HEADER)
    (p,) = batch.proceedings.values()
    (state,) = p.marks.values()
    assert [(part.line, part.finding) for part in p.found] == [(1, "infringing"), (2, "not-infringing")]
    assert [(part.line, part.confirmation) for part in state.said] == [(1, "infringing"), (2, "genuine")]


@pytest.mark.parametrize(("second", "word"), [("bags,,NIKE,released", "released"), ("bags,3,NIKE,released", "police")])
def test_what_cannot_be_told_in_parts_is_told_in_a_warning(second: str, word: str) -> None:
    first = "transferred_to_police" if word == "police" else "confiscated"
    (note,) = planned(on_duty(), *rows(f"shoes,10,NIKE,{first}", second), header=HEADER).notes
    assert note == (
        "cases whose rows give different outcomes for the goods of one mark, of which one outcome is taken for all: "
        "rows 2 (1 in all)"
    )


def _updated(duty: Duty, *listed: str) -> list[str]:
    """What is wrong with an update; nothing where it was done."""
    ready = plan(duty, table(*listed, header=HEADER), update=True)
    if not ready.faults:
        carry_out(duty, ready, update=True)
    return [str(fault.what) for fault in ready.faults]


def test_a_list_goes_on_with_each_line_by_its_own_outcome() -> None:
    duty = on_duty()
    (batch,) = imported(duty, *rows("shoes,10,NIKE,detained", "bags,3,NIKE,detained"), header=HEADER)
    assert _updated(duty, *rows("shoes,10,NIKE,confiscated", "bags,3,NIKE,detained")) == []
    assert fates(duty.register.batch(batch.ref)) == [{"confiscated": 10}, {"held": 3}]
    assert _updated(duty, *rows("shoes,10,NIKE,confiscated", "bags,3,NIKE,released")) == []
    assert fates(duty.register.batch(batch.ref)) == [{"confiscated": 10}, {"released": 3}]


def test_a_list_goes_on_from_what_the_holder_said_of_each_line() -> None:
    duty = on_duty()
    said = ("confirmed_infringing", "confirmed_genuine")
    (batch,) = imported(duty, *rows(f"shoes,10,NIKE,{said[0]}", f"bags,3,NIKE,{said[1]}"), header=HEADER)
    assert _updated(duty, *rows("shoes,10,NIKE,confiscated", "bags,3,NIKE,released")) == []
    assert fates(duty.register.batch(batch.ref)) == [{"confiscated": 10}, {"released": 3}]


def test_a_list_goes_on_with_the_goods_of_several_holders_at_once() -> None:
    duty = on_duty()
    (batch,) = imported(duty, *rows("shoes,10,NIKE,detained", "bags,3,PUMA,detained"), header=HEADER)
    assert _updated(duty, *rows("shoes,10,NIKE,confiscated", "bags,3,PUMA,released")) == []
    assert fates(duty.register.batch(batch.ref)) == [{"confiscated": 10}, {"released": 3}]


def test_goods_join_a_closed_case_by_a_list_only_where_it_tells_their_outcome() -> None:
    duty = on_duty()
    (batch,) = imported(duty, *rows("shoes,10,NIKE,confiscated"), header=HEADER)
    (what,) = _updated(duty, *rows("shoes,10,NIKE,confiscated", "bags,3,NIKE,"))
    assert what == f"{batch.ref} is confiscated: no line can be added to it any more"
    (what,) = _updated(duty, *rows("shoes,10,NIKE,confiscated", "bags,3,NIKE,released"))
    assert "unlike the list" in what
    assert _updated(duty, *rows("shoes,10,NIKE,confiscated", "bags,3,NIKE,confiscated")) == []
    assert fates(duty.register.batch(batch.ref)) == [{"confiscated": 10}, {"confiscated": 3}]


def test_what_was_found_of_other_goods_is_no_finding_on_those_that_a_list_adds() -> None:
    duty = on_duty()
    (batch,) = imported(duty, *rows("shoes,10,NIKE,found_infringing"), header=HEADER)
    assert _updated(duty, *rows("shoes,10,NIKE,found_infringing", "bags,3,NIKE,detained")) == []
    (p,) = duty.register.batch(batch.ref).proceedings.values()
    assert [(part.line, part.quantity) for part in p.found] == [(1, 10)]


def test_acts_that_had_the_day_of_the_discovery_go_with_it_and_others_are_never_left_before_it() -> None:
    duty = on_duty()
    (batch,) = imported(duty, *rows("shoes,10,NIKE,confiscated"), header=HEADER)
    assert _updated(duty, *rows("shoes,10,NIKE,confiscated", found="2019-07-03")) == []
    (p,) = duty.register.batch(batch.ref).proceedings.values()
    day = date(2019, 7, 3)
    assert not p.parts
    assert (p.notified_on, p.served_on, p.replied_on, p.detained_on, p.finding_on, p.outcome_on) == (day,) * 6


def test_parts_that_had_the_day_of_the_discovery_go_with_it() -> None:
    duty, two = on_duty(), ("shoes,10,NIKE,confirmed_infringing;confiscated", "bags,3,NIKE,confirmed_genuine;released")
    (batch,) = imported(duty, *rows(*two), header=HEADER)
    assert _updated(duty, *rows(*two, found="2019-07-03")) == []
    (p,) = duty.register.batch(batch.ref).proceedings.values()
    (state,) = p.marks.values()
    days = {*(one.on for one in p.parts), *(one.on for one in p.found), *(one.on for one in state.said)}
    assert days == {date(2019, 7, 3)}
    assert planned(duty, *rows(*two, found="2019-07-03"), header=HEADER).same == 2


def test_a_day_of_discovery_behind_an_act_of_an_officer_is_refused_as_correct_refuses_it() -> None:
    duty = on_duty()
    (batch,) = imported(duty, *rows("shoes,10,NIKE,"), header=HEADER)
    proceedings.notify(duty, batch.ref, (), on=date(2019, 7, 2), served=date(2019, 7, 2), how="post", number=None)
    (what,) = _updated(duty, *rows("shoes,10,NIKE,", found="2019-07-03"))
    with pytest.raises(Exception, match="would be before the discovery") as refused:
        correcting.correct(duty, batch.ref, reason="typed wrongly", fields={"found_on": "2019-07-03"})
    assert what == str(refused.value)
