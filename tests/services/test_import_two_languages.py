"""Columns that give one thing in two languages, and columns that give two quantities of the same goods."""

from pathlib import Path

import openpyxl
import pytest
from import_samples import on_duty

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.services.importing import ACCEPTED, Plan, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped

OWN = (Holder(code="HOLD", name="Holder"), Trademark(code="SWAN", name="Swan", holder="HOLD", aliases=("天鹅",)))


def planned(path: Path, text: str) -> tuple[Plan, list[Batch]]:
    """The plan, and every batch once it is carried out."""
    path.write_text(text, encoding="utf-8")
    duty = on_duty(records=OWN)
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    return ready, [duty.register.batch(ref) for ref in (() if ready.faults else carry_out(duty, ready).refs)]


@pytest.mark.parametrize(
    "head",
    [
        "商标（中文）,商标（英文）",
        "Trademark (CN),Trademark (EN)",
        "中文商标,英文商标",
        "商标名称,商标英文名称",
        "Brand,Brand (English)",
    ],
)
@pytest.mark.parametrize(
    ("cells", "mark", "note"),
    [
        ("天鹅,Swan", "SWAN", "Swan"),
        ("白鹅,Swan", "SWAN", "白鹅"),
        (",Swan", "SWAN", ""),
        (",Goose", "GOOSE", ""),
        ("白鹅,Goose", "GOOSE", "Goose"),
    ],
)
def test_a_mark_in_two_languages_is_one_the_known_name_first_and_the_other_in_the_note(
    tmp_path: Path, head: str, cells: str, mark: str, note: str
) -> None:
    text = f"查获日期,查获海关,品名,数量,{head}\n2019-07-01,5301,鞋,10双,{cells}\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    (line,) = batch.lines
    assert (line.marks, (line.note or "").partition(": ")[2]) == ((mark,), note)
    assert not note or line.note.partition(": ")[0] == head.split(",")[note == cells.partition(",")[2]]


def test_names_to_be_added_have_both_languages_whichever_a_row_gives(tmp_path: Path) -> None:
    path, duty = tmp_path / "list.csv", on_duty(records=OWN)
    text = (
        "查获日期,查获海关,品名（中文）,品名（英文）,数量,商标（中文）,商标（英文）,权利人（中文）,权利人（英文）\n"
        "2019-07-01,5301,鞋,N/A,10双,,Goose,,Goose Ltd.\n"
        "2019-07-02,5301,鞋,无,11双,白鹅,Goose,白鹅公司,Goose Ltd.\n"
        "2019-07-03,5301,鞋,/,12双,白鹅,-,白鹅公司,-\n"
        "2019-07-04,5301,鞋,,13双,猫头鹰,Owl;Hawk,Owl Ltd.,\n"
    )
    path.write_text(text, encoding="utf-8")
    for _ in range(2):
        ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
        carry_out(duty, ready)
    assert (ready.same, ready.lines) == (4, 0)
    marks = [(mark.code, mark.name, mark.name_zh, mark.holder) for mark in duty.register.all(Trademark)]
    assert marks[1:] == [("GOOSE", "Goose", "白鹅", "GOOSE-LTD"), ("猫头鹰", "猫头鹰", "", "OWL-LTD")]
    holders = [(holder.code, holder.name, holder.name_zh) for holder in duty.register.all(Holder)]
    assert ("GOOSE-LTD", "Goose Ltd.", "白鹅公司") in holders
    goods = [(line.goods, line.note) for batch in duty.register.batches() for line in batch.lines]
    assert goods[0] == ("鞋", "") and goods[2] == ("鞋", "")


def test_a_mark_beside_another_known_mark_is_told(tmp_path: Path) -> None:
    path, bear = tmp_path / "list.csv", Trademark(code="BEAR", name="Bear", holder="HOLD")
    rows = "2019-07-01,5301,鞋,10双,天鹅,Swan\n2019-07-02,5301,鞋,10双,天鹅,BEAR\n2019-07-02,5301,鞋,10双,,\n"
    path.write_text(f"查获日期,查获海关,品名,数量,商标（中文）,商标（英文）\n{rows}", encoding="utf-8")
    duty = on_duty(records=(*OWN, bear))
    notes = mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table.notes
    assert notes == ("BEAR is another mark than 天鹅, and stays in the note: rows 3 (1 in all)",)


def test_goods_and_parties_in_two_languages_are_read_from_the_column_that_the_row_fills(tmp_path: Path) -> None:
    text = (
        "查获日期,查获海关,品名（中文）,品名（英文）,数量,商标,发货人（中文）,发货人（英文）\n"
        "2019-07-01,5301,鞋,shoes,10双,Swan,甲公司,Jia Co.\n2019-07-02,5301,,bags,10个,Swan,,Yi Co.\n"
    )
    _, (first, second) = planned(tmp_path / "list.csv", text)
    assert first.consignor and second.consignor
    assert (first.lines[0].goods, first.lines[0].note) == ("鞋", "品名（英文）: shoes")
    assert (first.consignor.name, first.consignor.names) == ("甲公司", ("Jia Co.",))
    assert (second.lines[0].goods, second.consignor.name) == ("bags", "Yi Co.")


def test_a_further_row_may_name_its_mark_in_either_language(tmp_path: Path) -> None:
    text = (
        "查获日期,查获海关,报关单号,品名,数量,商标（中文）,商标（英文）\n"
        "2019-07-01,5301,530120190123456789,鞋,10双,天鹅,Swan\n,,,帽,3顶,,Goose\n"
    )
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert [line.marks for line in batch.lines] == [("SWAN",), ("GOOSE",)]


def test_a_mere_quantity_beside_that_of_the_detained_goods_is_told(tmp_path: Path) -> None:
    text = (
        "查获日期,查获海关,品名,数量,放行数量,扣留数量,商标\n"
        "2019-07-01,5301,鞋,100双,40双,60双,Swan\n2019-07-02,5301,帽,5顶,0,5顶,Swan\n"
    )
    ready, batches = planned(tmp_path / "list.csv", text)
    assert [batch.lines[0].quantity for batch in batches] == [60, 5]
    assert "数量 differs from 扣留数量, which is taken for the quantity: rows 2 (1 in all)" in ready.notes


@pytest.mark.parametrize(
    ("cell", "told"), [("出口(Export)", "export"), ("Import 进口", "import"), ("出口/Import", None)]
)
def test_a_word_told_in_two_languages_is_that_word_if_both_say_the_same(
    tmp_path: Path, cell: str, told: str | None
) -> None:
    text = f"查获日期,查获海关,进/出口,品名,数量,商标\n2019-07-01,5301,{cell},鞋,10双,Swan\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert batch.direction == told


def test_two_languages_below_one_group_of_columns_are_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["基本信息", "", "", "商标", "", "权利人", ""])
    sheet.append(["查获日期", "查获海关", "品名", "中文", "英文", "中文", "英文"])
    sheet.append(["2019-07-01", "5301", "鞋", "天鹅", "Swan", "", "Holder"])
    sheet.append(["2019-07-02", "5301", "包", "", "Goose", "鹅业公司", "Goose Ltd"])
    for span in ("A1:C1", "D1:E1", "F1:G1"):
        sheet.merge_cells(span)
    book.save(path := tmp_path / "list.xlsx")
    duty = on_duty(records=OWN)
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    batches = [duty.register.batch(ref) for ref in carry_out(duty, ready).refs]
    assert [(batch.lines[0].marks, batch.lines[0].note) for batch in batches] == [
        (("SWAN",), "商标 英文: Swan"),
        (("GOOSE",), "权利人 英文: Goose Ltd"),
    ]


def test_a_rough_number_beside_its_packages_is_kept_once_in_the_note(tmp_path: Path) -> None:
    text = '查获日期,查获海关,品名,数量,商标\n2019-07-01,5301,鞋,"约1,200双（20箱）",Swan\n'
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert (batch.lines[0].quantity, batch.lines[0].note) == (1200, "数量: 约1,200双（20箱）")


RECORDED = [
    ("T2019-1", ("SWAN",), ""),
    ("t2019-1；T2019-2", ("SWAN", "BEAR"), ""),
    ("", (), ""),
    ("T2019-3", (), "of two marks, it names neither"),
]


@pytest.mark.parametrize(("cell", "marks", "why"), RECORDED)
def test_a_recordation_names_the_mark_where_no_column_of_marks_does(
    tmp_path: Path, cell: str, marks: tuple[str, ...], why: str
) -> None:
    held = [("SWAN", "T2019-1"), ("BEAR", "T2019-2"), ("OWL", "T2019-3"), ("ELK", "T2019-3")]
    own = [Trademark(code=code, name=code, holder="HOLD", recordation=number) for code, number in held]
    duty = on_duty(records=(OWN[0], *own), add_missing=False)
    path, known = tmp_path / "list.csv", known_to(duty.register)

    def read(text: str) -> Plan:
        path.write_text(text, encoding="utf-8")
        return plan(duty, mapped(read_table(path), known, ACCEPTED, today=duty.today).table)

    rows = "".join(f"2019-07-0{day},5301,鞋,10双,T2019-1\n" for day in range(1, 10))
    ready = read(f"查获日期,查获海关,品名,数量,备案号\n{rows}2019-07-10,5301,鞋,10双,{cell}\n")
    if why:
        assert [(fault.row, fault.what) for fault in ready.faults] == [(11, f"'{cell}' fits several: OWL, ELK")]
        return
    batch = duty.register.batch(carry_out(duty, ready).refs[-1])
    assert (batch.lines[0].marks, batch.lines[0].note) == (marks, "")
    beside = read("查获日期,查获海关,品名,数量,商标,备案号\n2019-07-01,5301,帽,10双,BEAR,T2019-1\n")
    batch = duty.register.batch(carry_out(duty, beside).refs[-1])
    assert (batch.lines[0].marks, batch.lines[0].note) == (("BEAR",), "备案号: T2019-1")


def test_a_recordation_that_the_register_lacks_is_no_name_of_a_mark_to_add(tmp_path: Path) -> None:
    ready, _ = planned(tmp_path / "list.csv", "查获日期,查获海关,品名,数量,商标\n2019-07-01,5301,鞋,10双,T2019-9\n")
    assert [fault.what for fault in ready.faults] == ["no trademark 'T2019-9'"]


def test_goods_without_marks_beside_a_known_recordation_are_told(tmp_path: Path) -> None:
    path, swan = tmp_path / "list.csv", Trademark(code="SWAN", name="Swan", holder="HOLD", recordation="T2019-1")
    path.write_text(
        "查获日期,查获海关,品名,数量,备案号\n2019-07-01,5301,鞋,1双,T2019-1\n2019-07-02,5301,帽,1双,T2019-9\n"
    )
    duty = on_duty(records=(OWN[0], swan))
    notes = mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table.notes
    assert "no column names the marks: goods such as 鞋 are recorded without marks" in notes


TWO_ROWS = [
    ("数量,单位,案值", "Quantity,Unit,Value", "12,双,24000", "12 pairs 24000 CNY"),
    ("数量（双）,案值（万元）,备注", "Quantity,Value (CNY),Remarks", "12,2.4,", "12 pairs 24000 CNY"),
    ("数量,案值,备注", "Quantity (pairs),Value (10000 CNY),Remarks", "12,2.4,", "12 pairs 24000 CNY"),
    ("Qty,Unit,Value (EUR)", "Menge,Einheit,Wert", "12,pairs,2400", "12 pairs 2400 EUR"),
    ("Qty,Unit,Value", "Menge,Einheit,Wert (TEUR)", "12,pairs,2.4", "12 pairs 2400 EUR"),
]


@pytest.mark.parametrize(("first", "second", "cells", "told"), TWO_ROWS)
def test_a_header_may_stand_twice_in_two_languages(
    tmp_path: Path, first: str, second: str, cells: str, told: str
) -> None:
    heads = ("查获日期,海关,品名,商标", "Date,Office,Goods,Brand")
    one, other = heads if first.startswith("数") else (heads[1], "Datum,Zollstelle,Ware,Marke")
    text = f"{one},{first}\n{other},{second}\n2019-07-13,5301,鞋,Swan,{cells}\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    (line,) = batch.lines
    assert line.value
    assert f"{line.quantity} {line.unit} {line.value.amount:f} {line.value.currency}" == told
