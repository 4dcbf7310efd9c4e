"""What one holder may be shown of a batch."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Disposal, Evidence, Line, Note, Transfer
from customs_cli.domain.batch.disclosure import hides, shown_to
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding
from customs_cli.domain.values.money import Money
from customs_cli.errors import NotFound
from customs_cli.services.exchange.bundling import evidence_names

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
        ("photo.jpg", "evidence/01-photo.jpg"),
        ("现场 笔录.pdf", "evidence/01-现场_笔录.pdf"),
        ("../../etc/passwd", "evidence/01-.._.._etc_passwd"),
        ("a\nb\u202e.exe", "evidence/01-a_b_.exe"),
        ("x" * 300 + ".jpg", "evidence/01-" + "x" * 96 + ".jpg"),
    ],
)
def test_an_evidence_file_has_a_name_that_no_system_obeys(name: str, packed: str) -> None:
    piece = Evidence(name=name, sha256="0" * 64, size=1, on=DAY)
    assert [found for found, _ in evidence_names(replace(ALONE, evidence=(piece,)))] == [packed]
