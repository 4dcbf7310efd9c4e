"""How many a heading says that each of its numbers is, and in what; and values below a heading that nobody knows."""

from pathlib import Path

import pytest
from test_import_fresh_lists import planned

from customs_cli.errors import UsageError

ALONE = [
    ("数量（万）", "3", "30000 pcs"),
    ("数量万双", "3", "30000 pairs"),
    ("数量千件", "3", "3000 pcs"),
    ("Qty '000", "3", "3000 pcs"),
    ("Qty thousand pairs", "3", "3000 pairs"),
    ("Number of articles in thousands", "3", "3000 pcs"),
    ("Menge in Tsd.", "3", "3000 pcs"),
    ("Menge in 1000", "3", "3000 pcs"),
    ("Quantité en milliers", "3", "3000 pcs"),
    ("数量（千克）", "3", "3 kg"),
    ("数量（万双）", "3万", "30000 pairs"),
    ("数量（千件）", "3千", "3000 pcs"),
    ("数量（双）", "3万", "30000 pairs"),
    ("数量（打）", "3打", "36 pcs"),
]


@pytest.mark.parametrize(("heading", "cell", "told"), ALONE, ids=[f"{name} {cell}" for name, cell, _ in ALONE])
def test_a_heading_counts_in_multiples_but_for_a_cell_that_says_so_itself(
    tmp_path: Path, heading: str, cell: str, told: str
) -> None:
    text = f"查获日期,查获海关,品名,{heading},商标\n2019-07-03,5320,鞋,{cell},Swan\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert f"{batch.lines[0].quantity} {batch.lines[0].unit}" == told


BESIDE = [
    ("数量（万）", "3", "双", "30000 pairs"),
    ("数量（万双）", "3", "双", "30000 pairs"),
    ("数量（万双）", "3", "万双", "30000 pairs"),
    ("数量（万）", "3万", "双", "30000 pairs"),
    ("数量（万）", "3双", "双", "3 pairs"),
    ("Qty '000", "3", "025", "3000 pairs"),
    ("Qty (dozen)", "3", "pairs", "36 pairs"),
    ("数量（双）", "3", "千双", "3000 pairs"),
    ("数量（万双）", "3", "/", "30000 pairs"),
    ("数量", "3", "NULL", "3 pcs"),
]


@pytest.mark.parametrize(
    ("heading", "cell", "unit", "told"), BESIDE, ids=[f"{name} {cell} {unit}" for name, cell, unit, _ in BESIDE]
)
def test_a_heading_counts_in_multiples_of_what_the_column_of_units_says(
    tmp_path: Path, heading: str, cell: str, unit: str, told: str
) -> None:
    text = f"查获日期,查获海关,品名,{heading},单位,商标\n2019-07-03,5320,鞋,{cell},{unit},Swan\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert f"{batch.lines[0].quantity} {batch.lines[0].unit}" == told


def test_a_title_counts_in_multiples_of_what_the_column_of_units_says(tmp_path: Path) -> None:
    text = "单位：万件\n查获日期,查获海关,品名,数量,单位,商标\n2019-07-03,5320,鞋,3,双,Swan\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert (batch.lines[0].quantity, batch.lines[0].unit) == (30000, "pairs")


def test_multiples_of_multiples_are_refused(tmp_path: Path) -> None:
    text = "查获日期,查获海关,品名,数量（万）,单位,商标\n2019-07-03,5320,鞋,3,打,Swan\n"
    ready, _ = planned(tmp_path / "list.csv", text)
    assert [str(fault.what) for fault in ready.faults] == ["no unit '万打'"]


@pytest.mark.parametrize("heading", ["Qty (kpcs)", "数量（k件）", "Thousand pcs", "Qty Mpcs"])
def test_multiples_in_words_that_nobody_knows_are_refused(tmp_path: Path, heading: str) -> None:
    with pytest.raises(UsageError, match="what are its amounts counted in"):
        planned(tmp_path / "list.csv", f"Date,Office,Goods,{heading},Brand\n2019-07-03,5320,shoes,3,Swan\n")


VALUES = [
    ("案值（万元）", "￥1.2", "12000 CNY"),
    ("案值（万元）", "1200美元", "1200 USD"),
    ("案值（万元）", "US$1,200", ""),
    ("案值（万元）", "$1,200", ""),
    ("Value (USD '000)", "€300", ""),
    ("Value (USD '000)", "$1.2", "1200 USD"),
    ("Value (SEK)", "kr 1.200,50", "1200.50 SEK"),
    ("Value (SEK)", "1 200 kr.", "1200 SEK"),
    ("Value (USD)", "1200 kr", ""),
    ("Value (INR)", "Rs. 1,20,000", "120000 INR"),
    ("Value (INR)", "12,34,567.50", "1234567.50 INR"),
    ("Value (INR)", "12,34,56", ""),
]


@pytest.mark.parametrize(("heading", "cell", "told"), VALUES, ids=[f"{name} {cell}" for name, cell, _ in VALUES])
def test_thousands_of_one_currency_are_not_those_of_another(tmp_path: Path, heading: str, cell: str, told: str) -> None:
    text = f'Date,Office,Goods,Qty,Brand,{heading}\n2019-07-03,5320,shoes,3,Swan,"{cell}"\n'
    ready, batches = planned(tmp_path / "list.csv", text)
    values = [batch.lines[0].value for batch in batches]
    assert [f"{value.amount:f} {value.currency}" for value in values if value] == ([told] if told else [])
    assert bool(ready.faults) == (not told)


def test_amounts_in_another_currency_than_their_heading_says_are_told(tmp_path: Path) -> None:
    head = "查获日期,查获海关,品名,数量,商标,案值（元）\n"
    rows = "".join(f"2019-07-0{day},5320,鞋,3,Swan,{cell}\n" for day, cell in enumerate(("800", "1200美元", "￥7"), 1))
    ready, batches = planned(tmp_path / "list.csv", head + rows)
    assert [batch.lines[0].value.currency for batch in batches if batch.lines[0].value] == ["CNY", "USD", "CNY"]
    assert [str(note) for note in ready.notes if "currency" in note] == [
        "案值（元） is counted in CNY, but amounts that name another currency keep it: rows 3 (1 in all)"
    ]


NOBODYS = [
    ("元", "120", ""), ("万元", "12", ""), ("USD", "120", ""), ("€", "120", ""), ("人民币", "120", ""),
    ("单价,小计", "12,120", "小计"), ("Unit price,Total", "12,120", "Total"), ("価格（円）", "120", ""),
    ("Montant", "120", ""), ("Betrag", "120", ""), ("FOB", "120", ""),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "cell", "named"), NOBODYS, ids=[heading for heading, *_ in NOBODYS])
def test_a_list_whose_values_may_stand_in_a_column_that_nobody_knows_is_refused(
    tmp_path: Path, heading: str, cell: str, named: str
) -> None:
    text = f"查获日期,海关,品名,数量,商标,{heading}\n2019-07-05,5320,鞋,100,Swan,{cell}\n"
    with pytest.raises(UsageError, match="no column is called value; it may be") as refused:
        planned(tmp_path / "list.csv", text)
    assert (named or heading) in str(refused.value)


@pytest.mark.parametrize(
    "heading", ["单价", "Einzelpreis", "Prix unitaire", "罚款（元）", "Bond (USD)", "箱数合计", "Total"]
)
def test_a_list_without_values_is_none_whose_values_nobody_knows(tmp_path: Path, heading: str) -> None:
    text = f"查获日期,海关,品名,数量,商标,{heading}\n2019-07-05,5320,鞋,100,Swan,12\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert (batch.lines[0].value, batch.lines[0].note) == (None, f"{heading}: 12")


CALLED = [
    ("数量,万元", "3,12", "数量,value (万元)", "3 pcs 120000 CNY"),
    ("数量,货款（千美元）", "3,12", "数量,value (千美元)", "3 pcs 12000 USD"),
    ("数量,単価,小計（円）", "3,4,12", "数量,単価,value (円)", "3 pcs 12 JPY"),
    ("万件,案值", "3,12", "quantity (万件),案值", "30000 pcs 12 CNY"),
    ("总共（千双）,案值", "3,12", "quantity (千双),案值", "3000 pairs 12 CNY"),
    ("总共,案值", "3,12", "quantity,案值", "3 pcs 12 CNY"),
]


@pytest.mark.parametrize(("headings", "cells", "mended", "told"), CALLED, ids=[row[0] for row in CALLED])
def test_a_column_that_is_called_as_the_hint_says_keeps_in_what_it_is_told(
    tmp_path: Path, headings: str, cells: str, mended: str, told: str
) -> None:
    list_ = f"查获日期,海关,品名,商标,{{}}\n2019-07-05,5320,鞋,Swan,{cells}\n"
    with pytest.raises(UsageError, match="may be") as refused:
        planned(tmp_path / "list.csv", list_.format(headings))
    assert any(f"name that column {name} in the file" in str(refused.value.hint) for name in mended.split(","))
    _, (batch,) = planned(tmp_path / "list.csv", list_.format(mended))
    (line,) = batch.lines
    assert line.value
    assert f"{line.quantity} {line.unit} {line.value.amount:f} {line.value.currency}" == told


def test_a_title_tells_units_to_columns_that_bear_the_names_of_fields_too(tmp_path: Path) -> None:
    text = "单位：万双、万元\nfound_on,office,goods,quantity,marks,value,currency\n2019-07-03,5320,鞋,3,Swan,12,CNY\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    (line,) = batch.lines
    assert line.value
    assert f"{line.quantity} {line.unit} {line.value.amount:f}" == "30000 pairs 120000"


NUMBERED = [
    ("Goods 1,Quantity 1 (000),Goods 2,Quantity 2 (000)", "鞋,3,帽,2", "3000 pcs 鞋; 2000 pcs 帽"),
    ("品名1,数量1（双）,品名2,数量2（双）", "鞋,3,帽,2", "3 pairs 鞋; 2 pairs 帽"),
    ("品名,数量（双）,品名2,数量2（双）", "鞋,3,帽,2", "3 pairs 鞋; 2 pairs 帽"),
    ("品名(1),数量(1),品名(2),数量(2)", "鞋,3,帽,2", "3 pcs 鞋; 2 pcs 帽"),
    ("品名1,数量1,单位1,品名2,数量2,单位2", "鞋,3,双,帽,2,顶", "3 pairs 鞋; 2 pcs 帽"),
    ("品名1,数量1（双）,品名2,数量2（件）", "鞋,3,帽,2", ""),
    ("品名1,品名2,查获总数量（件）", "鞋,帽,5", ""),
]


@pytest.mark.parametrize(("headings", "cells", "told"), NUMBERED, ids=[row[0] for row in NUMBERED])
def test_each_of_the_goods_has_the_number_and_the_unit_of_its_own_columns(
    tmp_path: Path, headings: str, cells: str, told: str
) -> None:
    text = f"案号,查获日期,海关,{headings},商标\nA-1,2019-07-03,5320,{cells},Swan\n"
    if not told:
        with pytest.raises(UsageError, match=r"which goods does each column|one value is given for several"):
            planned(tmp_path / "list.csv", text)
        return
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert "; ".join(f"{line.quantity} {line.unit} {line.goods}" for line in batch.lines) == told


@pytest.mark.parametrize(
    ("headings", "cells", "told"),
    [
        ("品名,商标1,数量1,商标2,数量2", "包,Swan,30,Bear,20", "30 包 SWAN; 20 包 BEAR"),
        ("品名,商标1,数量1,商标2,数量2", "包,Swan,30,,", "30 包 SWAN"),
        ("品名,商标1,数量1,商标2,数量2", "包,Swan,30,Bear,", "30 包 SWAN; None 包 BEAR"),
        ("品名1,商标1,数量1,品名2,商标2,数量2", "包,Swan,30,,Bear,", "30 包 SWAN; None  BEAR"),
        ("品名1,商标1,数量1,单位1,品名2,商标2,数量2,单位2", "包,Swan,30,个,,,,双", "30 包 SWAN"),
    ],
)
def test_a_numbered_mark_has_its_own_quantity_and_is_kept_without_one_too(
    tmp_path: Path, headings: str, cells: str, told: str
) -> None:
    _, (batch,) = planned(tmp_path / "list.csv", f"案号,查获日期,海关,{headings}\nA-1,2019-07-03,5320,{cells}\n")
    assert "; ".join(f"{line.quantity} {line.goods} {line.marks[0]}" for line in batch.lines) == told


def test_a_numbered_outcome_is_that_of_the_goods_or_the_mark_of_its_number(tmp_path: Path) -> None:
    head, row = "案号,查获日期,海关,处理日期", "A-1,2019-07-03,5320,2019-08-01"
    headings = "品名1,数量1,商标1,处理结果1,品名2,数量2,商标2,处理结果2"
    of_goods = f"{head},{headings}\n{row},鞋,3双,Swan,没收,帽,2顶,Duck,放行\n"
    of_marks = f"{head},品名,数量,商标1,处理结果1,商标2,处理结果2\n{row},鞋,3双,Swan,没收,Duck,放行\n"
    for text in (of_goods, of_marks):
        _, (batch,) = planned(tmp_path / "list.csv", text)
        assert {mark: (str(p.outcome_on), p.outcome) for p in batch.proceedings.values() for mark in p.marks} == {
            "SWAN": ("2019-08-01", "confiscated"),
            "DUCK": ("2019-08-01", "released"),
        }, text


def test_numbered_holders_are_matched_to_their_marks_one_by_one(tmp_path: Path) -> None:
    head, row = "查获日期,海关,品名,数量,商标1,权利人1,商标2,权利人2,商标3,权利人3", "2019-07-03,5320,鞋,3双"
    _, (batch,) = planned(tmp_path / "list.csv", f"{head}\n{row},Fox,Fox Ltd,Elk,Elk Ltd,Owl,Fox Ltd\n")
    assert sorted(tuple(p.marks) for p in batch.proceedings.values()) == [("ELK",), ("FOX", "OWL")]
    with pytest.raises(UsageError, match="Elk has no holder, but another mark of the row has one"):
        planned(tmp_path / "list.csv", f"{head}\n{row},Fox,Fox Ltd,Elk,,,\n")


def test_marks_that_are_numbered_are_of_the_same_goods_whatever_stands_behind_the_number(tmp_path: Path) -> None:
    text = "查获日期,海关,品名,数量,商标1（中文）,商标2（英文）\n2019-07-03,5320,鞋,3,Bear,Swan\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert batch.lines[0].marks == ("BEAR", "SWAN")


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Qty in '000 pairs; Value in EUR k", "3000 pairs"),
        ("Quantities in '000", "3000 pcs"),
        ("quantities in thousands of pairs", "3000 pairs"),
        ("Quantities in dozens", "36 pcs"),
        ("Quantities in pairs", "3 pairs"),
    ],
)
def test_a_title_in_english_counts_in_thousands_of_a_unit(tmp_path: Path, title: str, told: str) -> None:
    text = f'"{title}"\nDate,Office,Goods,Qty,Brand\n2019-07-03,5320,shoes,3,Swan\n'
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert f"{batch.lines[0].quantity} {batch.lines[0].unit}" == told


def test_a_sum_with_a_day_and_an_office_is_no_batch_and_columns_of_sizes_are_no_quantity(tmp_path: Path) -> None:
    head, row = "查获日期,海关,品名,商标", "2019-07-03,5320,鞋,Swan"
    text = f"{head},数量\n{row},5\n2019-07-31,5320,本月合计,,5\n"
    assert len(planned(tmp_path / "list.csv", text)[1]) == 1
    with pytest.raises(UsageError, match="it may be 36码 / 37码") as refused:
        planned(tmp_path / "list.csv", f"{head},36码,37码\n{row},3,2\n")
    assert str(refused.value.hint).endswith("if each column gives a part, write a row for each part")


def test_a_value_that_may_be_of_the_whole_case_keeps_in_what_it_is_told(tmp_path: Path) -> None:
    head, row = "案号,查获日期,海关,品名,数量,商标", "A-1,2019-07-03,5320"
    text = f"{head},{{}}\n{row},鞋,3双,Swan,12\n{row},帽,2顶,Swan,12\n"
    ready, _ = planned(tmp_path / "list.csv", text.format("案值（万元）"))
    (note,) = [str(note) for note in ready.notes if "case_value" in note]
    assert note.endswith("name their column case_value (万元)")
    _, (batch,) = planned(tmp_path / "list.csv", text.format("case_value (万元)"))
    assert batch.value
    assert f"{batch.value.amount:f} {batch.value.currency}" == "120000 CNY"


@pytest.mark.parametrize(
    "text",
    [
        "案号,查获日期,海关,品名1,数量1,品名2,数量2,商标\nA-1,2019-07-03,5320,鞋,abc,帽,2,Swan\n",
        '案号,查获日期,海关,品名,数量,商标\nA-1,2019-07-03,5320,"鞋\n帽","-5双\n2顶",Swan\n',
    ],
    ids=["numbered", "a line each"],
)
def test_what_cannot_be_read_of_the_first_of_several_goods_of_a_row_is_a_fault(tmp_path: Path, text: str) -> None:
    """The row of the second, which can be read, had the last word: the first was logged without its number."""
    ready, batches = planned(tmp_path / "list.csv", text)
    assert [(fault.row, fault.column) for fault in ready.faults] == [(2, "quantity")]
    assert batches == []


@pytest.mark.parametrize(
    ("heading", "cell", "marks", "note"),
    [
        ("商标", "SWAN（第146658号）", "SWAN", "注册号: 146658"),
        ("商标", "“SWAN”商标（注册号：146658）", "SWAN", "注册号: 146658"),
        (
            "商标",
            "SWAN（备案号：T2014-36580）；BEAR（T2015-40000）",
            "SWAN BEAR",
            "注册号: SWAN T2014-36580;BEAR T2015-40000",
        ),
        ("商标", "SWAN（第146658号）；Bear", "SWAN BEAR", "注册号: SWAN 146658"),
        ("商标名称及注册号", "SWAN 146658", "SWAN", "注册号: 146658"),
        ("商标名称及注册号", "SWAN", "SWAN", ""),
        ("Brand (Reg. No.)", "SWAN / 146658", "SWAN", "注册号: 146658"),
        ("商标", "SWAN 146658", "SWAN-146658", ""),
        ("商标名称及注册号", "SWAN 2000", "SWAN-2000", ""),
    ],
)
def test_a_number_beside_a_mark_is_no_part_of_its_name(
    tmp_path: Path, heading: str, cell: str, marks: str, note: str
) -> None:
    _, (batch,) = planned(tmp_path / "list.csv", f"日期,海关,品名,数量,{heading}\n2019-07-03,5320,鞋,2双,{cell}\n")
    assert (" ".join(batch.lines[0].marks), batch.lines[0].note) == (marks, note)
