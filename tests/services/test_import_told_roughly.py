"""Amounts and containers as offices write them, below the program's own names as below any other heading."""

from pathlib import Path

import pytest
from import_samples import on_duty

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.services.importing import ACCEPTED, Plan, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped

OWN = (Holder(code="HOLD", name="Holder"), Trademark(code="SWAN", name="Swan", holder="HOLD"))
HEADS = {
    "own": "found_on,office,document_number,goods,marks,quantity,value,containers",
    "foreign": "查获日期,海关,报关单号,品名,商标,数量,货值,集装箱号",
}


def planned(path: Path, text: str) -> tuple[Plan, list[Batch]]:
    """The plan, and every batch once it is carried out."""
    path.write_text(text, encoding="utf-8")
    duty = on_duty(records=OWN)
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    return ready, [duty.register.batch(ref) for ref in (() if ready.faults else carry_out(duty, ready).refs)]


def listed(kind: str, quantity: str, value: str = "", containers: str = "") -> str:
    head = HEADS[kind]
    return f'{head}\n2019-07-05,5301,530120190123456789,鞋,SWAN,"{quantity}","{value}","{containers}"\n'


AMOUNTS = [
    ("30双+20双", "USD 500", (50, "pairs", "500", "USD")),
    ("约30双", "500美元", (30, "pairs", "500", "USD")),
    ("30 pairs", "港币3,000元", (30, "pairs", "3000", "HKD")),
    ("approx. 30 pairs", "approx. 3,000 HKD", (30, "pairs", "3000", "HKD")),
    ("50+", "估价3000元", (50, "pcs", "3000", "CNY")),
    ("1.5万双", "3.5万元", (15000, "pairs", "35000", "CNY")),
    ("1,200", "", (1200, "pcs", None, None)),
    ("（30双）", "共3000元", (30, "pairs", "3000", "CNY")),
    ("30双（约）", "3000元（估）", (30, "pairs", "3000", "CNY")),
    ("30（估计）", "3000元以上", (30, "pcs", "3000", "CNY")),
    ("合计：30双；", "3000元。", (30, "pairs", "3000", "CNY")),
]


@pytest.mark.parametrize("kind", HEADS)
@pytest.mark.parametrize(("quantity", "value", "told"), AMOUNTS)
def test_an_amount_with_its_word_is_that_amount(
    tmp_path: Path, kind: str, quantity: str, value: str, told: tuple[object, ...]
) -> None:
    ready, batches = planned(tmp_path / "list.csv", listed(kind, quantity, value))
    assert ready.faults == ()
    (line,) = batches[0].lines
    worth = (f"{line.value.amount:f}", line.value.currency) if line.value else (None, None)
    assert (line.quantity, line.unit, *worth) == told


@pytest.mark.parametrize("kind", HEADS)
@pytest.mark.parametrize("quantity", ["约30双", "30双+20双", "~30", "50 pcs (approx)", "30双（估）"])
def test_what_was_told_roughly_or_in_parts_is_kept_in_the_note(tmp_path: Path, kind: str, quantity: str) -> None:
    _, (batch,) = planned(tmp_path / "list.csv", listed(kind, quantity))
    assert batch.lines[0].note == f"{'quantity' if kind == 'own' else '数量'}: {quantity}"


@pytest.mark.parametrize("kind", HEADS)
@pytest.mark.parametrize("quantity", ["30 pairs/50 pcs", "30双、20件", "30双20件", "30双（另有20件）"])
def test_numbers_of_several_units_are_refused_with_what_helps(tmp_path: Path, kind: str, quantity: str) -> None:
    ready, _ = planned(tmp_path / "list.csv", listed(kind, quantity))
    (fault,) = ready.faults
    assert (fault.what, fault.hint) == (
        f"quantity {quantity!r} contains several numbers",
        "write a row for each, with its own goods, or one number with one unit",
    )


@pytest.mark.parametrize("kind", HEADS)
@pytest.mark.parametrize("between", [",", "、", "/", " ", ";", "; "])
def test_containers_of_one_cell_are_told_apart_whatever_the_column_is_called(
    tmp_path: Path, kind: str, between: str
) -> None:
    _, (batch,) = planned(tmp_path / "list.csv", listed(kind, "20", "", between.join(("CSQU3054383", "TGHU1234567"))))
    assert batch.containers == ("CSQU3054383", "TGHU1234567")


OTHERWISE = [
    ("quantity,unit", "30双,pcs", "quantity"),
    ("value,currency", "500美元,CNY", "value"),
]


@pytest.mark.parametrize(("heads", "cells", "column"), OTHERWISE)
def test_a_word_that_another_column_of_ours_tells_otherwise_is_refused(
    tmp_path: Path, heads: str, cells: str, column: str
) -> None:
    text = f"found_on,office,goods,marks,{heads}\n2019-07-05,5301,鞋,SWAN,{cells}\n"
    ready, _ = planned(tmp_path / "list.csv", text)
    assert [fault.column for fault in ready.faults] == [column]


@pytest.mark.parametrize("quantity", ["(30)", "（30）"])
def test_a_mere_number_in_brackets_may_be_a_negative_one_and_is_refused(tmp_path: Path, quantity: str) -> None:
    ready, _ = planned(tmp_path / "list.csv", listed("foreign", quantity))
    assert [fault.column for fault in ready.faults] == ["quantity"]
