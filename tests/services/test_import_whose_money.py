"""Currencies, and multiples such as `万元`, belong to the amount beside which they stand; other codes are none."""

from pathlib import Path

import pytest
from import_samples import on_duty
from test_import_fresh_lists import OWN, planned

from customs_cli.domain.batch.batch import Batch
from customs_cli.errors import UsageError
from customs_cli.services.importing import ACCEPTED, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped

HEAD, ROW = "查获日期,海关,品名,数量,商标,案值", "2019-07-01,5320,运动鞋,10,Swan,100"


def told(batch: Batch) -> str:
    (line,) = batch.lines
    assert line.value
    return f"{line.quantity} {line.unit} {line.value.amount:f} {line.value.currency} | {line.note}"


@pytest.mark.parametrize("code", ["502", "116", "303"])
@pytest.mark.parametrize("heading", ["贸易国", "贸易国别（地区）", "征免性质", "退运国", "成交方式", "国别"])
def test_a_code_below_a_heading_that_nobody_knows_is_no_currency(tmp_path: Path, heading: str, code: str) -> None:
    plan, (batch,) = planned(tmp_path / "list.csv", f"{HEAD},{heading}\n{ROW},{code}\n")
    assert (plan.faults, told(batch)) == ((), f"10 pcs 100 CNY | {heading}: {code}")


def test_a_country_whose_code_is_left_open_does_not_become_the_currency(tmp_path: Path) -> None:
    plan, (batch,) = planned(tmp_path / "list.csv", f"{HEAD},目的国\n{ROW},116\n")
    assert told(batch) == "10 pcs 100 CNY | 目的国: 116"
    assert plan.notes == (
        "column 目的国 has codes that may mean several things, and they stay in the note: "
        "write words such as JP instead",
    )


@pytest.mark.parametrize(
    ("heading", "cell", "read"),
    [
        ("币制", "502", "10 pcs 100 USD | "),
        ("案值单位", "502", "10 pcs 100 USD | "),
        ("案值单位", "万元", "10 pcs 1000000 CNY | "),
        ("单位", "142", "10 bottles 100 CNY | "),
        ("单位", "万元", "10 pcs 1000000 CNY | "),
        ("运费币制", "USD", "10 pcs 100 CNY | 运费币制: USD"),
        ("罚款币种", "美元", "10 pcs 100 CNY | 罚款币种: 美元"),
        ("完税价格币制", "USD", "10 pcs 100 USD | "),
    ],
)
def test_a_currency_is_that_of_the_value_unless_its_heading_names_another_amount(
    tmp_path: Path, heading: str, cell: str, read: str
) -> None:
    plan, (batch,) = planned(tmp_path / "list.csv", f"{HEAD},{heading}\n{ROW},{cell}\n")
    assert (plan.faults, told(batch)) == ((), read)


def test_a_code_of_a_currency_below_a_unit_is_a_fault_and_no_digit_of_the_value(tmp_path: Path) -> None:
    plan, _ = planned(tmp_path / "list.csv", f"{HEAD},单位\n{ROW},116\n")
    assert [(fault.column, fault.what) for fault in plan.faults] == [("unit", "no unit '116'")]


@pytest.mark.parametrize(
    ("columns", "cells", "read"),
    [
        ("罚款,罚款币种,案值,案值币种", "20,USD,100,EUR", "10 pcs 100 EUR | 罚款: 20; 罚款币种: USD"),
        ("案值,币种,罚款", "100,EUR,20", "10 pcs 100 EUR | 罚款: 20"),
        ("案值,罚款,币种", "100,20,人民币", "10 pcs 100 CNY | 罚款: 20"),
        ("案值（元）,罚款,单位", "100,20,万元", "10 pcs 100 CNY | 罚款: 20; 单位: 万元"),
        ("案值（元）,担保金额,币种", "100,20,USD", "10 pcs 100 CNY | 担保金额: 20; 币种: USD"),
        ("单位,案值,罚款,单位", "双,100,20,万元", "10 pairs 100 CNY | 罚款: 20; 罚款单位: 万元"),
        ("案值,罚款,单位", "100,20,双", "10 pairs 100 CNY | 罚款: 20"),
        ("币制,总价,案值（元）", "USD,20,100", "10 pcs 100 CNY | 币制: USD; 总价: 20"),
        ("总价,币制,案值（元）", "20,USD,100", "10 pcs 100 CNY | 总价: 20; 币制: USD"),
        ("单价,币制,案值", "20,USD,100", "10 pcs 100 USD | 单价: 20"),
        ("申报单位,币制,总价,案值（元）", "025,502,20,100", "10 pairs 100 CNY | 币制: 502; 总价: 20"),
    ],
)
def test_a_currency_or_multiple_belongs_to_the_amount_that_it_names_or_follows(
    tmp_path: Path, columns: str, cells: str, read: str
) -> None:
    text = f"查获日期,海关,品名,商标,数量,{columns}\n2019-07-01,5320,运动鞋,Swan,10,{cells}\n"
    plan, (batch,) = planned(tmp_path / "list.csv", text)
    assert (plan.faults, told(batch)) == ((), read)


@pytest.mark.parametrize(
    ("columns", "cells", "hint"),
    [
        ("案值,罚款,币种", "100,20,USD", "if so, --map '币种=currency'; if not, --map '币种=remark'"),
        ("罚款,币种,案值", "20,USD,100", "if so, --map '币种=currency'; if not, --map '币种=remark'"),
        ("总价,币制,案值", "20,502,100", "if so, --map '币制=currency'; if not, --map '币制=remark'"),
        ("币制,总价,案值", "USD,20,100", "if so, --map '币制=currency'; if not, --map '币制=remark'"),
        ("案值,担保金额,单位", "100,20,万元", "if so, name it 案值单位 in the file; if not, --map '单位=remark'"),
        ("Value,Fine,Currency", "100,20,USD", "if so, --map Currency=currency; if not, --map Currency=remark"),
        (
            "Invoice value,Currency,Retail value",
            "20,USD,100",
            "if so, --map Currency=currency; if not, --map Currency=remark",
        ),
    ],
)
def test_a_currency_that_may_be_of_either_amount_is_asked_about(
    tmp_path: Path, columns: str, cells: str, hint: str
) -> None:
    text = f"查获日期,海关,品名,商标,数量,{columns}\n2019-07-01,5320,运动鞋,Swan,10,{cells}\n"
    with pytest.raises(UsageError) as refused:
        planned(tmp_path / "list.csv", text)
    assert str(refused.value.hint) == hint


def test_the_officer_says_whose_a_currency_is(tmp_path: Path) -> None:
    path, duty = tmp_path / "list.csv", on_duty(records=OWN)
    path.write_text(
        "查获日期,海关,品名,商标,数量,总价,币制,案值\n2019-07-01,5320,鞋,Swan,10,20,USD,100\n", encoding="utf-8"
    )
    for wanted, value in (("币制=currency", "USD"), ("币制=remark", "CNY")):
        found = mapped(read_table(path), known_to(duty.register), ACCEPTED, wanted=wanted, today=duty.today)
        assert [row.cells["currency"] for row in found.table.rows] == [value]


@pytest.mark.parametrize("heading", ["案值（人民币）", "案值（RMB）", "Value (CNY)", "案值（人民币万元）"])
def test_a_currency_that_contradicts_that_of_the_heading_is_refused(tmp_path: Path, heading: str) -> None:
    for cell in ("CNY", "人民币", "142"):
        text = f"查获日期,海关,品名,商标,数量,{heading},币种\n2019-07-01,5320,运动鞋,Swan,10,100,{cell}\n"
        assert planned(tmp_path / "list.csv", text)[0].faults == ()
    with pytest.raises(UsageError, match="is in CNY, but column 币种 says 'USD'") as refused:
        planned(tmp_path / "list.csv", text.replace("142", "USD"))
    assert refused.value.hint == (
        "if it tells of something else, --map '币种=remark'; else leave the currency out of the heading"
    )


@pytest.mark.parametrize(
    ("cell", "read"), [("025", "10 pairs None"), ("双", "10 pairs None"), ("深圳报关行", "10 pcs 深圳报关行")]
)
def test_a_unit_is_no_party(tmp_path: Path, cell: str, read: str) -> None:
    _, (batch,) = planned(tmp_path / "list.csv", f"{HEAD},申报单位\n{ROW},{cell}\n")
    agent = batch.agent and batch.agent.name
    assert f"{batch.lines[0].quantity} {batch.lines[0].unit} {agent}" == read


@pytest.mark.parametrize("amount", ["数值", "金额", "amount"])
@pytest.mark.parametrize("unit", ["单位", "unit"])
def test_an_amount_and_what_it_is_counted_in_may_be_parts_of_one_value(tmp_path: Path, amount: str, unit: str) -> None:
    value = f'{{"{amount}": 4.17, "{unit}": "万元"}}'
    told = (
        f'[{{"查获日期": "2019-07-01", "海关": "5320", "品名": "鞋", "数量": "10双", "商标": "Swan", "案值": {value}}}]'
    )
    _, (batch,) = planned(tmp_path / "list.json", told)
    (line,) = batch.lines
    assert line.value
    assert (f"{line.value.amount:f} {line.value.currency}", line.note) == ("41700 CNY", "")


@pytest.mark.parametrize("heading", ["付款方式", "取样方式", "抽样方式"])
def test_how_somebody_paid_or_samples_were_taken_is_no_channel(tmp_path: Path, heading: str) -> None:
    _, (batch,) = planned(tmp_path / "list.csv", f"{HEAD},{heading}\n{ROW},邮寄\n")
    assert (batch.channel, batch.lines[0].note) == (None, f"{heading}: 邮寄")
