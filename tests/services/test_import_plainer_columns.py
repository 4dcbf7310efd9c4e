"""Of two columns that may be the quantity or the value, that of the goods of the case comes first."""

from pathlib import Path

import pytest
from test_import_fresh_lists import planned


@pytest.mark.parametrize(
    ("columns", "cells", "read"),
    [
        ("数量（箱）,数量", "9,100双", "100 pairs | 数量（箱）: 9"),
        ("数量,数量（箱）", "100双,9", "100 pairs | 数量（箱）: 9"),
        ("货物数量,数量（箱）", "100双,9", "100 pairs | 数量（箱）: 9"),
        ("数量(箱),单位,数量", "9,双,100", "100 pairs | 数量(箱): 9"),
        ("数量（千克）,数量", "9,100双", "100 pairs | 数量（千克）: 9"),
        ("Qty (ctns),Qty", "9,100 pairs", "100 pairs | Qty (ctns): 9"),
        ("数量（箱）", "9", "9 cartons | "),
        ("数量（千克）", "9", "9 kg | "),
        ("数量（箱）,数量（双）", "9,100", "100 pairs | 数量: 9箱/100双"),
    ],
)
def test_packages_and_weights_stand_beside_the_number_of_goods(
    tmp_path: Path, columns: str, cells: str, read: str
) -> None:
    text = f"查获日期,海关,品名,商标,{columns}\n2019-07-01,5320,运动鞋,Swan,{cells}\n"
    plan, (batch,) = planned(tmp_path / "list.csv", text)
    (line,) = batch.lines
    assert (f"{line.quantity} {line.unit} | {line.note}", plan.notes) == (read, ())


@pytest.mark.parametrize("other", ["总价", "总金额", "成交总价", "完税价格", "报关金额", "申报价格"])
@pytest.mark.parametrize("heading", ["案值/元", "案值：元", "案值_元", "案值/万元", "估值（元）", "估价", "涉案金额"])
def test_the_value_of_the_case_comes_before_what_was_declared(tmp_path: Path, heading: str, other: str) -> None:
    for columns, cells in ((f"{heading},{other}", "100,20"), (f"{other},{heading}", "20,100")):
        text = f"查获日期,海关,品名,数量,商标,{columns}\n2019-07-01,5320,运动鞋,1双,Swan,{cells}\n"
        _, (batch,) = planned(tmp_path / "list.csv", text)
        (line,) = batch.lines
        assert line.value
        assert (f"{line.value.amount:f}", line.note) == ("1000000" if "万" in heading else "100", f"{other}: 20")


@pytest.mark.parametrize(
    ("goods", "counted"),
    [
        ("1、运动鞋\n2、帽子", "1、100双\n2、50顶"),
        ("（1）运动鞋\n（2）帽子", "（1）100双\n（2）50顶"),
        ("1)运动鞋\n2)帽子", "1)100双\n2)50顶"),
        ("①运动鞋\n②帽子", "①100双\n②50顶"),
        ("1. 运动鞋\n2. 帽子", "1. 100双\n2. 50顶"),
        ("1.运动鞋\n2.帽子", "100双\n50顶"),
    ],
)
def test_the_numbers_of_goods_in_a_cell_are_no_part_of_their_quantities(
    tmp_path: Path, goods: str, counted: str
) -> None:
    text = f'查获日期,海关,案件编号,品名,数量,商标\n2019-07-01,5320,K-1,"{goods}","{counted}",Swan\n'
    plan, (batch,) = planned(tmp_path / "list.csv", text)
    told = [f"{line.quantity} {line.unit} {line.goods}" for line in batch.lines]
    assert (plan.faults, told) == ((), ["100 pairs 运动鞋", "50 pcs 帽子"])


@pytest.mark.parametrize(
    ("counted", "values"), [("1.100千克\n2.50千克", "5\n6"), ("100千克\n50千克", "1.500元\n2.300元")]
)
def test_a_point_that_may_stand_behind_the_number_of_goods_is_no_fraction(
    tmp_path: Path, counted: str, values: str
) -> None:
    text = (
        "查获日期,海关,案件编号,品名,数量,商标,案值\n"
        f'2019-07-01,5320,K-1,"1.运动鞋\n2.帽子","{counted}",Swan,"{values}"\n'
    )
    plan, _ = planned(tmp_path / "list.csv", text)
    assert "quantity" in [fault.column for fault in plan.faults]
