"""What one holder may be shown of a batch."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Disposal, Evidence, Fee, Line, Note, Transfer
from customs_cli.domain.batch.disclosure import hides, shown_to
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding
from customs_cli.domain.values.money import Money
from customs_cli.errors import NotFound
from customs_cli.register.file.changes import Change, difference
from customs_cli.register.file.codec import to_document
from customs_cli.register.proof.parts import Name, cut
from customs_cli.services.exchange.bag.check import evidence_of
from customs_cli.services.exchange.bag.proof import pruned, put
from customs_cli.services.exchange.showing import Event, Receiver, shown

DAY = date(2019, 7, 9)


def proceeding(holder: str, *marks: str) -> Proceeding:
    return Proceeding(holder=holder, marks={mark: MarkState() for mark in marks})


ALONE = Batch(
    ref="2019-5320-000001",
    office="5320",
    found_on="2019-07-01",
    lines=(Line(no=1, goods="phones", quantity=10, marks=("VIVO",), note="in the roof"),),
    proceedings={"VIVO-COMM": proceeding("VIVO-COMM", "VIVO")},
    value=Money(Decimal(100), "CNY"),
    notes=(Note(on=DAY, by=("Li Wei",), text="a tip"),),
)
MIXED = replace(
    ALONE,
    lines=(
        *ALONE.lines,
        Line(no=2, goods="cases", quantity=5, marks=("VIVO", "NIKE")),
        Line(no=3, goods="shoes", quantity=2, marks=("NIKE",)),
        Line(no=4, goods="bags", quantity=1),
    ),
    proceedings={**ALONE.proceedings, "NIKE-INC": proceeding("NIKE-INC", "NIKE"), "UNKNOWN": proceeding("UNKNOWN")},
    transfers=(
        Transfer(to="police", body="Luohu", on=DAY, holders=("NIKE-INC", "VIVO-COMM")),
        Transfer(to="court", body="Futian", on=DAY, holders=("NIKE-INC",)),
    ),
    disposals=(Disposal(line=3, quantity=1, way="destroy", on=DAY), Disposal(line=1, quantity=1, way="sell", on=DAY)),
    fees=(Fee(kind="storage", amount=Money(Decimal(9), "CNY"), on=DAY, payer="NIKE-INC"),),
)


def test_a_holder_alone_on_the_goods_sees_the_batch_as_it_is() -> None:
    assert not hides(ALONE, "VIVO-COMM")
    assert shown_to(ALONE, "VIVO-COMM") == ALONE


def test_a_holder_sees_its_lines_and_its_marks_alone() -> None:
    part = shown_to(MIXED, "VIVO-COMM")
    assert [(line.no, line.marks, line.note) for line in part.lines] == [(1, ("VIVO",), ""), (2, ("VIVO",), "")]
    assert list(part.proceedings) == ["VIVO-COMM"]
    assert (part.value, part.notes, part.evidence, part.source) == (None, (), (), {})
    assert [(transfer.body, transfer.holders) for transfer in part.transfers] == [("Luohu", ("VIVO-COMM",))]
    assert [disposal.line for disposal in part.disposals] == [1]


def test_a_holder_with_nothing_in_the_batch_is_shown_nothing() -> None:
    with pytest.raises(NotFound):
        shown_to(MIXED, "ACME")


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("photo.jpg", "data/evidence/01-photo.jpg"),
        ("现场 笔录.pdf", "data/evidence/01-现场_笔录.pdf"),
        ("../../etc/passwd", "data/evidence/01-.._.._etc_passwd"),
        ("a\nb\u202e.exe", "data/evidence/01-a_b_.exe"),
        ("x" * 300 + ".jpg", "data/evidence/01-" + "x" * 96 + ".jpg"),
        ("照" * 200 + ".jpg", "data/evidence/01-" + "照" * 65 + ".jpg"),
    ],
)
def test_an_evidence_file_has_a_name_that_no_system_obeys(name: str, packed: str) -> None:
    record = {"batch": {"evidence": [{"name": name, "sha256": "0" * 64, "size": 1}]}}
    assert [found for found, _ in evidence_of(record)] == [packed]


def seen(batches: list[Batch], receiver: Receiver) -> dict[str, Any]:
    """The record that the shown parts give of a batch that became what each of these says, one after another."""
    events, pieces, before = [], [], None
    for seq, batch in enumerate(batches, start=1):
        after = to_document(batch)
        steps = difference(before, after)
        changes = [Change("batches", batch.ref, path, old, new) for path, old, new in steps]
        parts: dict[Name, list[tuple[Any, Any]]] = {}
        for change in changes:
            for name, path, value in cut(change):
                parts.setdefault(name, []).append((path, value))
        events += [Event(seq, name, any(path == name for path, _ in own), after) for name, own in parts.items()]
        pieces += [(seq, name, path, value) for name, own in parts.items() for path, value in own]
        before = after
    visible = shown(events, receiver, to_document(batches[-1]))
    record: Any = None
    for seq, name, path, value in pieces:
        if (seq, name) in visible:
            record = put(record, list(path), value)
    return pruned(record or {})


VIVO = Receiver("VIVO-COMM")
CASES = Line(no=2, goods="cases", quantity=5, marks=("NIKE",), note="wet")


@pytest.mark.parametrize(
    "batches",
    [
        [MIXED],
        [ALONE],
        [ALONE, MIXED],
        [replace(MIXED, lines=MIXED.lines[:2]), MIXED],
        [MIXED, replace(MIXED, lines=(MIXED.lines[0], *MIXED.lines[2:]))],
        [MIXED, replace(MIXED, lines=(MIXED.lines[0], CASES, *MIXED.lines[2:]))],
        [MIXED, replace(MIXED, lines=(replace(MIXED.lines[0], quantity=7, marks=("NIKE", "VIVO")), *MIXED.lines[1:]))],
        [MIXED, replace(MIXED, disposals=MIXED.disposals[1:], transfers=MIXED.transfers[:1])],
        [replace(MIXED, lines=(MIXED.lines[0], CASES)), replace(MIXED, lines=MIXED.lines[:2])],
        [MIXED, replace(MIXED, disposals=(), evidence=(Evidence(name="a", sha256="0" * 64, size=1, on=DAY),))],
    ],
)
def test_the_parts_that_are_shown_give_what_a_holder_may_be_shown(batches: list[Batch]) -> None:
    assert seen(batches, VIVO) == to_document(shown_to(batches[-1], "VIVO-COMM"))
    assert seen(batches, Receiver()) == to_document(batches[-1])


def test_goods_whose_mark_was_known_later_are_shown_whole() -> None:
    unknown = replace(ALONE, lines=(replace(ALONE.lines[0], marks=()),), proceedings={"UNKNOWN": proceeding("UNKNOWN")})
    assert seen([unknown, ALONE], VIVO) == to_document(ALONE)
    assert seen([MIXED, unknown, ALONE], VIVO) == to_document(ALONE)


def test_a_field_is_kept_back_whoever_is_shown_the_rest() -> None:
    record = seen([MIXED], Receiver("", frozenset(("value", "notes"))))
    whole = to_document(replace(MIXED, lines=tuple(replace(line, note="") for line in MIXED.lines)))
    assert record == {k: v for k, v in whole.items() if k not in ("value", "notes")}
