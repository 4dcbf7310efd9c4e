"""What of a case rests on what, told from the places that two acts changed."""

from datetime import date
from typing import Any

import pytest

from customs_cli.domain.batch.batch import Batch, Disposal, HandedOver, Line, Transfer
from customs_cli.domain.batch.course.resting import RESTS_ON, STEPS, rests
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding

DAY = date(2019, 7, 1)
A, B = ("proceedings", "A"), ("proceedings", "B")
LINE = {"no": 2, "marks": ["M2"]}
BATCH = Batch(
    ref="2019-5320-000001",
    office="5320",
    found_on="2019-07-01",
    lines=(Line(no=1, quantity=9, marks=("M1", "N")), Line(no=2, quantity=9, marks=("M2",)), Line(no=3, quantity=1)),
    proceedings={
        "A": Proceeding(holder="A", marks={"M1": MarkState(), "M2": MarkState()}),
        "B": Proceeding(holder="B", marks={"N": MarkState()}),
        "UNKNOWN": Proceeding(holder="UNKNOWN", marks={"UNKNOWN": MarkState()}),
    },
    disposals=(Disposal(line=2, quantity=1, way="destroy", on=DAY),),
    transfers=(Transfer(to="court", body="C", on=DAY, goods=(HandedOver(line=1, quantity=1),)),),
)

RESTING: list[tuple[Any, Any, bool, str]] = [
    ((*A, "replied_on"), (*A, "served_on"), True, "an answer on the service"),
    ((*A, "served_on"), (*A, "replied_on"), False, "a service on no answer"),
    ((*A, "detained_on"), (*B, "replied_on"), False, "a detention on no other holder's answer"),
    ((*A, "detained_on"), (*A, "notice_no"), False, "nothing on the number of a paper"),
    ((*A, "detained_on"), ("destination",), False, "nothing on where the goods go"),
    ((*A, "detained_on"), ("procedure",), True, "a detention on the procedure"),
    ((*A, "detained_on"), (*A, "marks", "M1", "confirmation"), False, "a detention on no word"),
    ((*A, "marks", "M1", "confirmation"), (*A, "marks", "M2", "confirmation"), False, "a word on none on another mark"),
    ((*A, "marks", "M1", "items"), (*A, "marks", "M1", "confirmation"), True, "a word on that on the same mark"),
    ((*A, "marks", "M1", "confirmation"), ("lines", 0, "quantity"), True, "a word on how many it counts"),
    ((*A, "marks", "M1", "confirmation"), ("lines", 1, "quantity"), False, "a word on no goods of another mark"),
    ((*A, "marks", "M1", "confirmation"), ("lines", 0, "value"), False, "a word on no value"),
    ((*A, "finding"), ("lines", 1, "quantity"), True, "a finding on all goods of the holder"),
    ((*B, "finding"), ("lines", 1, "quantity"), False, "a finding on no goods of another holder"),
    ((*A, "finding"), ("lines", 2, "quantity"), False, "a finding on no goods that nobody knows"),
    ((*A, "finding"), (*A, "court"), False, "a finding on no notice"),
    ((*A, "outcome"), (*A, "court", 0, "freed_by"), True, "an outcome on the court's word"),
    ((*A, "events", "review_decided_on"), (*A, "events", "review_requested_on"), True, "a decision on its request"),
    ((*A, "events", "hearing_on"), (*A, "events", "review_requested_on"), False, "a hearing on no request"),
    ((*A, "events", "hearing_on"), (*A, "events", "penalty_told_on"), True, "a hearing on what was told"),
    (("disposals", 0, "on"), (*A, "outcome"), True, "a disposal on the outcome"),
    (("disposals", 0, "on"), (*B, "outcome"), False, "a disposal on no outcome of others' goods"),
    (("transfers", 0, "waits"), (*B, "detained_on"), True, "a hand-over on the detention of its goods"),
    ((*A, "notified_on"), ("lines", 0, "quantity"), False, "a notice on no quantity"),
    (("notes", 0), (*A, "notified_on"), False, "a note on nothing"),
    ((*A, "outcome"), (*A, "fine"), True, "an outcome on what was fined"),
]


@pytest.mark.parametrize(("later", "earlier", "does", "why"), RESTING, ids=[row[3] for row in RESTING])
def test_what_one_act_did_rests_on_what_another_did(later: Any, earlier: Any, does: bool, why: str) -> None:
    assert rests([(later, None, 1)], [(earlier, None, 1)], BATCH) is does, why


def test_lines_that_come_and_go_whole_carry_what_counted_them() -> None:
    word = ((*A, "marks", "M2", "items"), None, 9)
    for path, old, new in ((("lines", 1), None, LINE), (("lines",), [LINE], []), (("lines",), [], [LINE])):
        assert rests([word], [(path, old, new)], BATCH)
        assert not rests([((*A, "marks", "M1", "items"), None, 9)], [(path, old, new)], BATCH)


def test_a_word_on_a_mark_rests_on_the_lines_that_have_it_no_longer() -> None:
    word = ((*A, "marks", "M2", "items"), None, 9)
    for path, old, new in ((("lines", 0, "marks", 0), "M2", "M1"), (("lines", 2, "marks"), ["M2"], None)):
        assert rests([word], [(path, old, new)], BATCH)
    assert not rests([word], [(("lines", 0, "marks", 0), "N", "M1")], BATCH)


def test_goods_that_leave_or_move_rest_on_their_lines_however_they_are_told_of() -> None:
    line = [(("lines", 1), None, LINE)]
    moved = {"line": 2, "quantity": 1}
    for place in ("disposals", "custody"):
        assert rests([((place,), None, [moved])], line, BATCH)
        assert rests([((place, 0), None, moved)], line, BATCH)
        assert not rests([((place, 0), None, {"line": 3})], line, BATCH)
    assert rests([(("transfers", 0), None, {"to": "court"})], line, BATCH), "all goods, where none are named"
    assert not rests([(("transfers", 0), None, {"goods": [{"line": 3}]})], line, BATCH)


def test_events_that_were_the_first_are_told_apart_by_their_names() -> None:
    requested = [((*A, "events"), None, {"review_requested_on": "2019-07-01"})]
    assert rests([((*A, "events", "review_decided_on"), None, "2019-07-02")], requested, BATCH)
    assert not rests([((*A, "events", "fine_paid_on"), None, "2019-07-02")], requested, BATCH)


def test_every_step_of_the_table_is_one_and_every_field_is_one_of_a_proceeding() -> None:
    known = {*STEPS.values(), "goods", "procedure", "leaving", "custody"}
    assert {*RESTS_ON, *(base for bases in RESTS_ON.values() for base in bases)} <= known
    assert set(STEPS) <= set(Proceeding.__struct_fields__)
