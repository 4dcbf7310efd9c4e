"""Marks and the proceedings of their holders, and what one holder is shown of a batch."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from customs_cli.domain.batch.batch import (
    Batch,
    CustodyEvent,
    Disposal,
    Evidence,
    HandedOver,
    Line,
    Note,
    Transfer,
    holder_of,
    lines_with,
    quantity_with,
    value_of,
)
from customs_cli.domain.batch.disclosure import hides, part_of, shown_to
from customs_cli.domain.batch.linking import linked, moved
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding
from customs_cli.domain.documents.issued import Issued, IssuedFile
from customs_cli.domain.law.deadlines import Deadline
from customs_cli.domain.values.money import Money
from customs_cli.errors import NotFound, Refusal

DAY = date(2019, 9, 2)
REF = "2019-5320-000123"


def batch_of(**fields: Any) -> Batch:
    return Batch(**{"ref": REF, "office": "5320", "found_on": "2019-09-02", **fields})


HOLDERS = {"a": "A", "b": "B", "c": "A"}
SAID = MarkState(confirmation="infringing", confirmed_on=DAY)


def lines(*marks: str) -> tuple[Line, ...]:
    return tuple(Line(no=no, quantity=no, marks=tuple(own)) for no, own in enumerate(marks, 1))


def marks_of(batch: Batch) -> dict[str, dict[str, MarkState]]:
    return {holder: p.marks for holder, p in batch.proceedings.items()}


def test_marks_open_join_and_leave_the_proceedings_of_their_holders() -> None:
    new = MarkState()
    batch = linked(batch_of(lines=lines("ab", "")), HOLDERS)
    assert marks_of(batch) == {"A": {"a": new}, "B": {"b": new}, "UNKNOWN": {"UNKNOWN": new}}
    told = {**batch.proceedings["UNKNOWN"].marks, "UNKNOWN": SAID}
    unknown = replace(batch.proceedings["UNKNOWN"], notified_on=DAY, marks=told)
    named = replace(batch, lines=lines("a", "c"), proceedings={"UNKNOWN": unknown})
    joined = linked(named, HOLDERS)
    assert marks_of(joined) == {"A": {"a": SAID, "c": SAID}} and (
        joined.proceedings["A"].notified_on,
        joined.proceedings["A"].holder,
    ) == (DAY, "A")
    more = linked(replace(joined, lines=lines("a", "b", "c")), HOLDERS)
    assert marks_of(more) == {"A": {"a": SAID, "c": SAID}, "B": {"b": new}}
    assert more.proceedings["B"] == Proceeding(holder="B", marks={"b": new})
    still = linked(replace(batch, lines=lines("a", "b", ""), proceedings={"UNKNOWN": unknown}), HOLDERS)
    assert marks_of(still) == {"UNKNOWN": {"UNKNOWN": SAID}, "A": {"a": new}, "B": {"b": new}}
    left = linked(replace(batch, lines=lines("b")), HOLDERS)
    assert marks_of(left) == {"B": {"b": new}}
    known = replace(batch.proceedings["B"], notified_on=DAY, marks={"b": new, "d": new})
    assert marks_of(linked(replace(batch, lines=lines("b"), proceedings={"B": known}), HOLDERS)) == {"B": {"b": new}}


def test_a_mark_that_was_acted_upon_does_not_leave() -> None:
    alone: dict[str, Any] = {"holder": "B", "marks": {"b": MarkState()}}
    beside = "customs line edit REF NO --mark b --mark CODE adds the right mark, then customs release REF "
    taken_back = "customs correct REF --mark b --confirmation pending --reason TEXT"
    for fields, hint in (
        ({**alone, "notified_on": DAY}, beside + "--holder B --reason TEXT"),
        ({**alone, "detained_on": DAY}, beside + "--holder B --reason TEXT"),
        ({**alone, "marks": {"b": SAID}}, beside + "--holder B --reason TEXT"),
        ({**alone, "marks": {"a": MarkState(), "b": SAID}}, taken_back),
        ({**alone, "notified_on": DAY, "finding": "infringing"}, "customs history REF; customs undo ACT"),
        ({**alone, "notified_on": DAY, "outcome": "released"}, "customs history REF; customs undo ACT"),
    ):
        with pytest.raises(Refusal, match=r"^b: B was already notified of this mark") as refused:
            linked(batch_of(lines=lines("a"), proceedings={"B": Proceeding(**fields)}), HOLDERS)
        assert refused.value.hint == hint


def due(holder: str) -> Deadline:
    return Deadline(rule="C1", holder=holder, since_on=DAY, due_on=DAY, actor="holder", article="x", lapse="")


def test_a_mark_moves_to_another_holder_with_what_was_logged_for_it() -> None:
    a = Proceeding(holder="A", notified_on=DAY, marks={"a": SAID, "c": MarkState()})
    b = Proceeding(holder="B", marks={"b": MarkState()})
    batch = batch_of(proceedings={"A": a, "B": b}, deadlines=(due("A"), due("B")), law="x")
    assert moved(batch, "a", "A") == batch and moved(batch, "z", "A") == batch
    joined = moved(batch, "a", "B")
    assert marks_of(joined) == {"B": {"b": MarkState(), "a": SAID}, "A": {"c": MarkState()}}
    assert joined.proceedings["B"].notified_on is None
    assert (joined.deadlines, joined.law) == ((due("A"), due("B")), "")
    split = moved(batch, "a", "Z")
    assert split.proceedings["Z"] == replace(a, holder="Z", marks={"a": SAID})
    assert split.deadlines == (due("A"), due("B"))
    whole = moved(replace(batch, proceedings={"A": replace(a, marks={"a": SAID}), "B": b}), "a", "Z")
    assert whole.proceedings["Z"] == replace(a, holder="Z", marks={"a": SAID}) and "A" not in whole.proceedings
    assert whole.deadlines == (due("Z"), due("B"))
    merged = moved(replace(batch, proceedings={"A": replace(a, marks={"a": SAID}), "B": b}), "a", "B")
    assert merged.deadlines == (due("B"),)


def test_lines_marks_and_values_of_a_batch() -> None:
    yuan, dollars = Money(amount=Decimal(5), currency="CNY"), Money(amount=Decimal(7), currency="USD")
    batch = batch_of(
        lines=lines("ab", "b", ""), value=dollars, proceedings={"A": Proceeding(holder="A", marks={"a": SAID})}
    )
    assert (
        batch_of(lines=lines("a", "b")).marks == batch.marks == ("a", "b")
        and batch_of(lines=lines("aa")).marks == ("a",)
        and batch_of().marks == ()
    )
    assert [line.no for line in lines_with(batch, ["b"])] == [1, 2] and quantity_with(batch, ["a", "b"]) == 3
    assert [line.no for line in lines_with(batch, ["UNKNOWN"])] == [3]
    grams = replace(batch, lines=(Line(no=1, quantity=0.0014, marks=("a",)), Line(no=2, marks=("a",))))
    assert quantity_with(grams, ["a"]) == 0.001
    assert (holder_of(batch, "a"), holder_of(batch, "b")) == ("A", None)
    assert value_of(batch) == {"USD": 7} == value_of(batch, ["a"])
    priced = replace(batch, lines=(replace(batch.lines[0], value=yuan), *batch.lines[1:]))
    assert value_of(priced) == {"CNY": 5} == value_of(priced, ["a"])
    with pytest.raises(NotFound, match=f"{REF} has no line 9") as refused:
        batch.line(9)
    assert refused.value.hint == "its lines: 1, 2, 3"
    with pytest.raises(NotFound) as refused:
        batch_of().line(1)
    assert refused.value.hint == "its lines: none"
    with pytest.raises(NotFound, match=f"{REF} has no goods of holder Z") as refused:
        batch.proceeding("Z")
    assert refused.value.hint == f"customs line edit {REF} NO --mark CODE" and refused.value.candidates == ("A",)


def test_a_holder_is_shown_its_own_part_of_a_batch_alone() -> None:
    a, b = (Proceeding(holder=h, marks={h.lower(): MarkState()}) for h in "AB")
    at = datetime(2019, 9, 2, tzinfo=UTC)
    piece = [Evidence(name=n, sha256=n * 64, size=1, on=DAY) for n in "12"]
    papers = [Issued(number=n, form="notice", on=DAY, holder=holder, files=(IssuedFile(n, "en", n * 64, 1),))
              for n, holder in (("1", "A"), ("2", "B"))]  # fmt: skip
    to = Transfer(to="police", body="PSB", on=DAY)
    handed = tuple(HandedOver(line=no, quantity=1) for no in (1, 2))
    batch = batch_of(
        lines=tuple(replace(line, note="secret") for line in lines("ab", "b")), proceedings={"A": a, "B": b},
        value=Money(amount=Decimal(5), currency="CNY"), value_basis="declared", deadlines=(due("A"), due("B")),
        transfers=(replace(to, goods=handed), replace(to, holders=("A", "B")), replace(to, body="X", holders=("B",))),
        disposals=tuple(Disposal(line=no, quantity=1, way="destroy", on=DAY) for no in (1, 2)),
        custody=tuple(CustodyEvent(at=at, line=no, quantity=1, by=("Li",), from_="x", to="y", purpose="store")
                      for no in (1, 2)),
        evidence=tuple(piece), documents=tuple(papers), notes=(Note(on=DAY, by=("Li",), text="secret"),),
        source={"case_id": "1"},
    )  # fmt: skip
    part = part_of(batch, "A")
    assert part == replace(
        batch, lines=(replace(batch.lines[0], marks=("a",), note=""),), proceedings={"A": a}, value=None,
        value_basis=None, deadlines=(due("A"),), disposals=batch.disposals[:1], custody=batch.custody[:1],
        transfers=(replace(to, goods=handed[:1]), replace(to, holders=("A",))), evidence=(piece[0],),
        documents=(papers[0],), notes=(), source={},
    )  # fmt: skip
    assert shown_to(batch, "A") == part and hides(batch, "A")
    own = replace(batch, lines=lines("a"), proceedings={"A": a}, documents=(papers[0],))
    assert shown_to(own, "A") is own and not hides(own, "A")
    assert hides(replace(own, documents=tuple(papers)), "A"), "a paper went to B, which had goods in it before"
    assert hides(replace(own, lines=lines("a", "")), "A") and hides(replace(own, proceedings={"A": a, "B": b}), "A")
    for refuse in (shown_to, part_of):
        with pytest.raises(NotFound):
            refuse(own, "Z")
