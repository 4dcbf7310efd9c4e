"""Counts that begin anew, sums without a word, and what stands above the header: batches stay apart, amounts whole."""

from pathlib import Path

import openpyxl
import pytest
from import_samples import on_duty
from test_import_fresh_lists import OWN

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.errors import UsageError
from customs_cli.services.importing import ACCEPTED, Plan, carry_out, plan, read_table, write_faulty
from customs_cli.services.importing.mapping.mapped import known_to, mapped

SWAN_BEAR = Trademark(code="SWANBEAR", name="Swan Bear", holder="HOLD")


def planned(path: Path, text: str = "") -> tuple[Plan, list[Batch]]:
    if text:
        path.write_text(text, encoding="utf-8")
    duty = on_duty(records=(*OWN, SWAN_BEAR), add_missing=False)
    found = mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today)
    ready = plan(duty, found.table)
    return ready, [duty.register.batch(ref) for ref in (() if ready.faults else carry_out(duty, ready).refs)]


def goods(batches: list[Batch]) -> list[tuple[str, list[str]]]:
    return [(batch.office, [line.goods for line in batch.lines]) for batch in batches]


COUNTED = "2019-07-01,5320,shoes,10 pairs,Swan\n{}2019-07-02,5320,bags,20 pcs,Bear\n"


@pytest.mark.parametrize("heading", ["No.", "编号", "ID", "Nr"])
@pytest.mark.parametrize("between", ["", "August,,,,,\n"], ids=["none", "a month"])
def test_a_count_that_begins_anew_joins_no_batches(tmp_path: Path, heading: str, between: str) -> None:
    text = f"{heading},Date of seizure,Customs office,Goods,Quantity,Brand\n1,{COUNTED.format('2,')}{between}"
    text += "1,2019-08-03,5320,caps,5 pcs,Swan\n2,2019-08-04,5320,belts,7 pcs,Bear\n"
    _, batches = planned(tmp_path / "list.csv", text)
    assert [name for _, (name,) in goods(batches)] == ["shoes", "bags", "caps", "belts"]
    assert [batch.source.get("case_id") for batch in batches] == [None] * 4


def test_a_count_that_begins_anew_far_below_joins_no_batches(tmp_path: Path) -> None:
    head = "No.,Date of seizure,Customs office,Goods,Quantity,Brand\n"
    rows = [
        f"{number},2019-0{month}-01,5320,shoes,{number} pairs,Swan\n" for month in (7, 8) for number in range(1, 251)
    ]
    _, batches = planned(tmp_path / "list.csv", head + "".join(rows))
    assert len(batches) == 500


def test_a_count_of_rows_that_begins_anywhere_parts_no_document(tmp_path: Path) -> None:
    text = "No.,Date of seizure,Customs office,Declaration No,Goods,Quantity,Brand\n"
    text += "31,2019-07-01,5320,532020190041234567,shoes,10 pairs,Swan\n"
    text += "32,2019-07-01,5320,532020190041234567,bags,20 pcs,Bear\n"
    assert goods(planned(tmp_path / "list.csv", text)[1]) == [("5320", ["shoes", "bags"])]


def test_rows_to_correct_bring_no_count_that_would_part_their_case(tmp_path: Path) -> None:
    text = "No.,Date of seizure,Customs office,Declaration No,Goods,Quantity,Brand\n"
    text += "1,2019-07-01,5320,532020190041234566,caps,5 pcs,Swan\n"
    text += "2,2019-07-01,5320,532020190041234567,shoes,10 pairs,Swan\n"
    text += "3,2019-07-01,5320,532020190041234567,bags,20 pcs,Nobody\n"
    ready, _ = planned(tmp_path / "list.csv", text)
    assert write_faulty(ready, tmp_path / "rejects.csv") == 2
    mended = (tmp_path / "rejects.csv").read_text("utf-8-sig").replace("Nobody,", "Bear,")
    again, batches = planned(tmp_path / "rejects.csv", mended)
    assert (again.faults, goods(batches)) == ((), [("5320", ["shoes", "bags"])])


def test_rows_to_correct_keep_the_office_that_their_sheet_names(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active
    book.active.title = "文锦渡海关"
    for row in ("查获日期 品名 数量 商标".split(), ["2019-07-01", "鞋", "10双", "Nobody"]):
        book.active.append(row)
    book.save(tmp_path / "list.xlsx")
    ready, _ = planned(tmp_path / "list.xlsx")
    write_faulty(ready, tmp_path / "rejects.csv")
    mended = (tmp_path / "rejects.csv").read_text("utf-8-sig").replace("Nobody,", "Bear,")
    assert goods(planned(tmp_path / "rejects.csv", mended)[1]) == [("5320", ["鞋"])]


BELOW_OFFICES = [
    ("查获日期,序号", "2019-07-01,1", "2019-07-01,1", "each row says its case"),
    ("查获日期,序号", "2019-07-01,1", ",", "the case is said once"),
    ("查获日期,报关单号", "2019-07-01,53{0}20190041234567", ",", "the declaration is said once"),
]


@pytest.mark.parametrize("ends", ["", ",,,,"], ids=["short", "long"])
@pytest.mark.parametrize(("head", "first", "second", "why"), BELOW_OFFICES, ids=[why for *_, why in BELOW_OFFICES])
def test_cases_below_their_offices_are_told_apart_and_hold_all_their_goods(
    tmp_path: Path, head: str, first: str, second: str, why: str, ends: str
) -> None:
    text = f"{head},品名,数量,商标\n"
    for mark, office in (("01", "一、皇岗海关"), ("04", "二、蛇口海关")):
        text += f"{office}{ends}\n{first.format(mark)},鞋,10双,Swan\n{second.format(mark)},帽,20顶,Bear\n"
    assert goods(planned(tmp_path / "list.csv", text)[1]) == [("5301", ["鞋", "帽"]), ("5304", ["鞋", "帽"])]


@pytest.mark.parametrize("head", ["序号", "案件编号"])
def test_numbers_without_goods_or_a_mark_are_none_of_a_case(tmp_path: Path, head: str) -> None:
    text = f"{head},查获日期,海关,品名,数量,案值,商标\n1,2019-07-01,5320,鞋,10双,50,Swan\n,,,,10,50,\n"
    ready, _ = planned(tmp_path / "list.csv", text)
    assert {fault.row for fault in ready.faults} == {3}


ABOVE = [
    ("金额单位：万元", "15000 CNY"),
    ("（单位：万元）", "15000 CNY"),
    ("（万元）", "15000 CNY"),
    ("万元", "15000 CNY"),
    ("价值：万元", "15000 CNY"),
    ("单位：双、万元", "15000 CNY"),
    ("币种：美元", "1.5 USD"),
    ("币种：人民币 单位：万元", "15000 CNY"),
    ("币种：美元 单位：万美元", "15000 USD"),
    ("Currency: EUR", "1.5 EUR"),
    ("单位：万元（人民币万元）", "15000 CNY"),
    ("制表日期：2019-12-31", "1.5 CNY"),
    ("查获海关：皇岗海关", "1.5 CNY"),
    ("涉案金额：100万元", "1.5 CNY"),
    ("金额单位：,万元", "15000 CNY"),
]


@pytest.mark.parametrize("place", [0, 5, 7])
@pytest.mark.parametrize(("cell", "value"), ABOVE)
@pytest.mark.parametrize("titles", ["", "2019年侵权货物统计表,,,,,,,\n"], ids=["alone", "below a title"])
def test_what_stands_right_above_the_header_is_no_group_of_columns(
    tmp_path: Path, cell: str, value: str, place: int, titles: str
) -> None:
    last = 7 - cell.count(",")
    above = ",".join(cell if at == min(place, last) else "" for at in range(last + 1))
    head = "年,月,日,海关,品名,案值,商标,箱型\n"
    _, (batch,) = planned(tmp_path / "list.csv", f"{titles}{above}\n{head}2019,7,1,蛇口海关,鞋,1.5,Swan,40HQ\n")
    (line,) = batch.lines
    assert line.value
    assert (batch.found_on, batch.office, line.marks) == ("2019-07-01", "5304", ("SWAN",))
    assert f"{line.value.amount:f} {line.value.currency}" == value


def test_a_title_that_tells_amounts_in_two_ways_is_refused(tmp_path: Path) -> None:
    text = "统计表（万元）,,,,\n单位：元,,,,\n查获日期,海关,品名,案值,商标\n2019-07-01,5320,鞋,1.5,Swan\n"
    with pytest.raises(UsageError, match="what are its amounts counted in, 元 / 万元"):
        planned(tmp_path / "list.csv", text)


def test_sheets_that_tell_one_unit_in_two_words_are_read_together(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, unit in (("皇岗海关", "单位：万元"), ("蛇口海关", "（人民币万元）")):
        sheet = book.create_sheet(name)
        for row in ([unit], "查获日期 品名 案值 商标".split(), ["2019-07-01", f"鞋{name}", 1.5, "Swan"]):
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(tmp_path / "list.xlsx")
    _, batches = planned(tmp_path / "list.xlsx")
    assert [(batch.office, str(batch.lines[0].value.amount)) for batch in batches if batch.lines[0].value] == [
        ("5301", "15000"), ("5304", "15000"),
    ]  # fmt: skip


@pytest.mark.parametrize("between", ["、", ",", "，", ";", "/", " / ", "\n"])
def test_two_marks_whose_names_are_together_that_of_a_third_are_two(tmp_path: Path, between: str) -> None:
    text = (
        f'查获日期,海关,品名,数量,商标\n2019-07-01,5320,鞋,10双,"SWAN{between}Bear"\n2019-07-02,5320,帽,1顶,Swan Bear\n'
    )
    _, batches = planned(tmp_path / "list.csv", text)
    assert [batch.lines[0].marks for batch in batches] == [("SWAN", "BEAR"), ("SWANBEAR",)]


@pytest.mark.parametrize(
    ("head", "row", "named"),
    [
        ("NIKE数量,ADIDAS数量,案值", "10,20,500", "no column is called quantity; it may be NIKE数量 / ADIDAS数量"),
        ("数量,进口货值,出口货值", "10,20,500", "no column is called value; it may be 进口货值 / 出口货值"),
    ],
)
def test_columns_that_each_tell_a_part_are_refused_and_not_the_first_taken_for_all(
    tmp_path: Path, head: str, row: str, named: str
) -> None:
    with pytest.raises(UsageError, match=named):
        planned(tmp_path / "list.csv", f"查获日期,海关,品名,{head}\n2019-07-01,5320,鞋,{row}\n")


@pytest.mark.parametrize("group", ["货物情况", "商品信息", "货物"])
def test_a_group_over_columns_may_call_itself_information(tmp_path: Path, group: str) -> None:
    text = f"查获日期,海关,{group},,权利信息,\n,,名称,数量,商标,权利人\n2019-07-01,5320,鞋,10双,Swan,\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    (line,) = batch.lines
    assert (line.goods, line.quantity, line.unit, line.marks) == ("鞋", 10, "pairs", ("SWAN",))


def test_declarations_that_a_spreadsheet_has_rounded_in_full_are_refused_and_a_single_round_one_is_not(
    tmp_path: Path,
) -> None:
    head, first = "查获日期,海关,报关单号,品名,数量,商标\n", "2019-07-01,5320,532020190041234000,鞋,10双,Swan\n"
    other = "2019-07-02,5320,532020190041299000,帽,20顶,Bear\n"
    ready, _ = planned(tmp_path / "list.csv", head + first + other)
    assert [(fault.row, fault.what.partition(":")[0]) for fault in ready.faults] == [
        (2, "532020190041234000 is rounded"), (3, "532020190041299000 is rounded"),
    ]  # fmt: skip
    for rows in (first, first + other.replace("299000", "299001")):
        assert planned(tmp_path / "list.csv", head + rows)[0].faults == ()


@pytest.mark.parametrize(
    "head", ["查获日期,海关,报关单号,品名,数量,商标", "found_on,office,document_number,goods,quantity,marks"]
)
def test_a_row_whose_goods_are_a_sum_is_left_out_though_its_case_is_told(tmp_path: Path, head: str) -> None:
    case = "2019-07-01,5320,532020190041234567"
    ready, batches = planned(tmp_path / "list.csv", f"{head}\n{case},鞋,30,Swan\n{case},小计,30,\n{case},合计,1,Bear\n")
    assert goods(batches) == [("5320", ["鞋", "合计"])], "what bears a mark is no sum"
    assert "rows left out because they are sums of other rows: 3 (1 in all)" in ready.notes


@pytest.mark.parametrize("cell", ["其中：男鞋", "（其中）男鞋", "of which men's shoes", "davon Herrenschuhe"])
def test_a_part_of_the_goods_above_is_refused_as_it_would_count_twice(tmp_path: Path, cell: str) -> None:
    text = f"序号,查获日期,海关,品名,数量,商标\n1,2019-07-01,5320,鞋,30双,Swan\n,,,{cell},20双,Swan\n"
    with pytest.raises(UsageError, match=r"row 3: .* is a part of the goods above, and would count twice"):
        planned(tmp_path / "list.csv", text)


SAID = [
    ("单位：万元", "100 pcs 120000 CNY"),
    ("注：案值单位为万元", "100 pcs 120000 CNY"),
    ("备注：金额单位：万元", "100 pcs 120000 CNY"),
    ("说明：案值以万元计", "100 pcs 120000 CNY"),
    ("统计口径：案值按万元计算", "100 pcs 120000 CNY"),
    ("注：以上金额均为美元", "100 pcs 12 USD"),
    ("注：数量单位：双", "100 pairs 12 CNY"),
    ("数量单位：双，案值单位：万元", "100 pairs 120000 CNY"),
    ("注：1.案值单位：万元；2.数量单位：双", "100 pairs 120000 CNY"),
    ("案值以美元计，数量以双计", "100 pairs 12 USD"),
    ("Note: quantities in pairs", "100 pairs 12 CNY"),
    ("Quantities in pairs; values in thousand USD", "100 pairs 12000 USD"),
    ("Note: numbers in thousands", "100000 pcs 12 CNY"),
    ("in thousand EUR", "100 pcs 12000 EUR"),
    ("US$ '000", "100 pcs 12000 USD"),
    ("USD thousand", "100 pcs 12000 USD"),
    ("RMB万元", "100 pcs 120000 CNY"),
    ("人民币万元", "100 pcs 120000 CNY"),
    ("查获侵权货物案值超万元", "100 pcs 12 CNY"),
    ("百元店专项行动", "100 pcs 12 CNY"),
    ("Currency: CNY; unit: 10,000", "100 pcs 120000 CNY"),
    ("Currency USD", "100 pcs 12 USD"),
    ("币种 美元", "100 pcs 12 USD"),
    ("Detained in CHN", "100 pcs 12 CNY"),
    ("注：共查获案值为12万元", "100 pcs 12 CNY"),
    ("注：数量共计150双，按批统计", "100 pcs 12 CNY"),
    ("制表单位为综合科", "100 pcs 12 CNY"),
    ("备注：案值按申报价格计算，本表按查获时间统计", "100 pcs 12 CNY"),
]


@pytest.mark.parametrize(("sentence", "told"), SAID, ids=[sentence for sentence, _ in SAID])
def test_a_sentence_above_or_below_a_list_tells_in_what_its_amounts_are(
    tmp_path: Path, sentence: str, told: str
) -> None:
    list_ = "查获日期,海关,品名,数量,商标,案值\n2019-07-05,5320,鞋,100,Swan,12\n2019-07-06,5320,帽,50,Swan,3\n"
    for text in (f'"{sentence}",,,,,\n{list_}', f'{list_}"{sentence}",,,,,\n'):
        _, batches = planned(tmp_path / "list.csv", text)
        line = batches[0].lines[0]
        assert line.value
        assert f"{line.quantity} {line.unit} {line.value.amount:f} {line.value.currency}" == told


def test_a_remark_below_that_tells_another_unit_than_the_title_is_refused(tmp_path: Path) -> None:
    list_ = "单位：万元,,,,,\n查获日期,海关,品名,数量,商标,案值\n2019-07-05,5320,鞋,100,Swan,12\n"
    with pytest.raises(UsageError, match="what are its amounts counted in"):
        planned(tmp_path / "list.csv", f"{list_}注：案值以千美元计,,,,,\n")


@pytest.mark.parametrize(
    ("told", "factor"),
    [("10,000 yuan", 10_000), ("RMB 10,000", 10_000), ("10000 RMB", 10_000), ("10 000 CNY", 10_000),
     ("10K CNY", 10_000), ("¥10,000", 10_000),
     ("'0,000 CNY", 10_000), ("ten thousand yuan", 10_000), ("in ten thousands of CNY", 10_000),
     ("1,000 yuan", 1000), ("100,000 yuan", 100_000), ("1,000,000 CNY", 1_000_000), ("100 million yuan", 100_000_000),
     ("10000元", 10_000), ("CNY thousand", 1000), ("yuan", 1)],
)  # fmt: skip
def test_a_round_number_beside_a_currency_is_what_amounts_are_told_in(tmp_path: Path, told: str, factor: int) -> None:
    head, row = "Seizure date,Customs office,Goods,Quantity,Trademark", "2019-07-05,5320,shoes,100,Swan,12"
    texts = [f'{head},"Value ({told})"\n{row}\n']
    texts += [f'"({told})",,,,,\n{head},Value\n{row}\n'] if factor > 1 and "in " not in told else []
    for text in texts:
        _, (batch,) = planned(tmp_path / "list.csv", text)
        (line,) = batch.lines
        assert line.value
        assert f"{line.value.amount:f} {line.value.currency} {line.quantity}" == f"{12 * factor} CNY 100", text


SUMS = (
    "Total value: 10,000 CNY", "涉案金额：10,000元", "案值：1000元，数量：1000双", "Total: 10,000 pairs",
    "110,000 CNY in all", "Cases 1,000 to 2,000", "12,000 CNY", "共查获案值10,000元", "金额为10000元",
)  # fmt: skip


@pytest.mark.parametrize("title", SUMS)
def test_a_number_that_sums_up_is_no_unit_of_money(tmp_path: Path, title: str) -> None:
    list_ = "查获日期,海关,品名,数量,商标,案值\n2019-07-05,5320,鞋,100,Swan,12\n"
    for text in (f'"{title}",,,,,\n{list_}', f'{list_}"{title}",,,,,\n'):
        _, (batch,) = planned(tmp_path / "list.csv", text)
        (line,) = batch.lines
        assert line.value
        assert f"{line.value.amount:f} {line.value.currency} {line.quantity} {line.unit}" == "12 CNY 100 pcs"


QUANTITIES = [
    ("Qty (10,000 pcs)", "120000 pcs"),
    ("Quantity (ten thousand)", "120000 pcs"),
    ("Quantity (1,000 pairs)", "12000 pairs"),
    ("数量（10000件）", "120000 pcs"),
    ("数量（万双）", "120000 pairs"),
    ("Menge (Tsd. Stück)", "12000 pcs"),
    ("Quantité (milliers)", "12000 pcs"),
    ("Quantity (2019)", "12 pcs"),
    ("数量（2019年）", "12 pcs"),
    ("Qty (k)", ""),
    ("Qty (x1000)", ""),
    ("Qty (100 pcs)", ""),
    ("Qty (boxes of 10)", ""),
    ("Quantity (2 dozen)", ""),
]


@pytest.mark.parametrize(("heading", "told"), QUANTITIES, ids=[heading for heading, _ in QUANTITIES])
def test_a_multiple_in_a_heading_for_quantities_is_read_or_refused(tmp_path: Path, heading: str, told: str) -> None:
    text = f'Seizure date,Customs office,Goods,"{heading}",Trademark\n2019-07-05,5320,shoes,12,Swan\n'
    if told:
        _, (batch,) = planned(tmp_path / "list.csv", text)
        assert f"{batch.lines[0].quantity} {batch.lines[0].unit}" == told
    else:
        with pytest.raises(UsageError, match="what are its amounts counted in"):
            planned(tmp_path / "list.csv", text)


@pytest.mark.parametrize(
    "heading",
    ["案值(k)", "Total value (USD) '000", "Value, thousands of dollars", "Value thousand", "Value (Mil. USD)",
     "Valeur en milliers d'euros", "Value (USD), thousands", "案值（美元）千元", "Value (crore)"],
)  # fmt: skip
def test_a_multiple_anywhere_in_a_heading_for_values_that_is_not_understood_is_refused(
    tmp_path: Path, heading: str
) -> None:
    text = f'Seizure date,Customs office,Goods,Quantity,Trademark,"{heading}"\n2019-07-05,5320,shoes,12,Swan,5\n'
    try:
        _, (batch,) = planned(tmp_path / "list.csv", text)
    except UsageError as refusal:
        assert "what are its amounts counted in" in refusal.message
    else:
        assert batch.lines[0].value
        assert batch.lines[0].value.amount == 5000, "it is understood"


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("2 thousand", "2000 pairs"),
        ("about 1.5 Million", "1500000 pairs"),
        ("2 thousand + 3 thousand", "5000 pairs"),
        ("120 cartons / 2 thousand", "2000 pairs"),
    ],
)
@pytest.mark.parametrize("heading", ["Quantity (pairs)", "Quantity,Unit"])
def test_a_multiple_in_words_leaves_goods_in_the_unit_of_their_column(
    tmp_path: Path, heading: str, cell: str, read: str
) -> None:
    unit = {"Quantity (pairs)": "", "Quantity,Unit": ",pairs"}[heading]
    text = f"Date of seizure,Customs office,Goods,{heading},Brand\n2019-07-05,5320,shoes,{cell}{unit},Swan\n"
    ready, batches = planned(tmp_path / "list.csv", text)
    assert not ready.faults
    ((line,),) = [batch.lines for batch in batches]
    assert f"{line.quantity} {line.unit}" == read


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("月份", "2019年7月"),
        ("Month", "2019-07"),
        ("统计月份", "2019/7"),
        ("Period", "July 2019"),
        ("时段", "二〇一九年七月"),
    ],
)
def test_months_below_a_heading_for_no_day_are_not_the_day_found(tmp_path: Path, heading: str, cell: str) -> None:
    text = "{},海关,品名,商标,数量（双）\n{},5320,鞋,Swan,1200\n"
    ready, _ = planned(tmp_path / "list.csv", text.format(heading, cell))
    assert [(fault.row, fault.column) for fault in ready.faults] == [(1, "found_on")]
    _, (batch,) = planned(tmp_path / "list.csv", text.format("查获日期", cell))
    assert batch.found_on == "2019-07"


@pytest.mark.parametrize(
    ("heading", "yes", "no"),
    [("是否侵权", "是", "否"), ("IPR suspect", "Y", "N"), ("Suspect", "Y", "N"), ("侵权嫌疑", "有", "无")],
)
def test_goods_that_a_list_does_not_suspect_are_told(tmp_path: Path, heading: str, yes: str, no: str) -> None:
    rows = f"2019-07-01,5320,鞋,10双,Swan,{yes}\n2019-07-02,5320,书,10本,,{no}\n2019-07-03,5320,帽,1顶,Bear,{yes}\n"
    ready, batches = planned(tmp_path / "list.csv", f"查获日期,海关,品名,数量,商标,{heading}\n{rows}")
    assert f"{heading} says no of rows 3 (1 in all): their goods are recorded all the same" in ready.notes
    assert {batch.consignor for batch in batches} == {None}


def test_an_actual_quantity_that_differs_from_the_one_taken_is_told(tmp_path: Path) -> None:
    text = "查获日期,海关,品名,商标,数量,实际数量\n2019-07-01,5320,鞋,Swan,120,118\n2019-07-02,5320,鞋,Swan,5,5\n"
    ready, (batch, _) = planned(tmp_path / "list.csv", text)
    assert "实际数量 differs from 数量, which is taken for the quantity: rows 2 (1 in all)" in ready.notes
    assert batch.lines[0].quantity == 120


@pytest.mark.parametrize("line", ["|---|:---:|---|--:|---|", "|===|===|===|===|===|"])
def test_a_line_drawn_below_the_header_is_no_row(tmp_path: Path, line: str) -> None:
    text = f"| 查获日期 | 海关 | 品名 | 数量 | 商标 |\n{line}\n| 2019-07-01 | 5320 | 鞋 | 10双 | Swan |\n"
    ready, (batch,) = planned(tmp_path / "list.txt", text)
    assert "row 2 was left out: a line below the header" in ready.notes
    assert (batch.lines[0].quantity, batch.lines[0].marks) == (10, ("SWAN",))


def test_what_a_group_over_columns_says_is_part_of_their_headings(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["序号", "查获情况", None, None, "货物", None, None, "权利", None, "处置", None])
    sheet.append([None, "时间", "地点", None, "品名", "数量", None, "商标", "权利人", "结果", "日期"])
    sheet.append([None, None, "直属海关", "隶属海关", None, "数", "单位"])
    spans = "A1:A3 B1:D1 E1:G1 H1:I1 J1:K1 B2:B3 C2:D2 E2:E3 F2:G2 H2:H3 I2:I3 J2:J3 K2:K3"
    for span in spans.split():
        sheet.merge_cells(span)
    sheet.append([1, "2019-07-03", "深圳海关", "皇岗海关", "鞋", 12, "双", "Swan", "Holder", "没收", "2019-09-01"])
    book.save(path := tmp_path / "list.xlsx")
    _, (batch,) = planned(path)
    (proceeding,) = batch.proceedings.values()
    assert (batch.found_on, batch.office, proceeding.outcome, str(proceeding.outcome_on)) == (
        "2019-07-03",
        "5301",
        "confiscated",
        "2019-09-01",
    )


def test_a_column_without_a_heading_beside_values_may_give_their_currency(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["查获日期", "海关", "品名", "商标", "数量", "案值", None])
    sheet.merge_cells("F1:G1")
    sheet.append(["2019-07-03", "皇岗海关", "鞋", "Swan", "12双", 2400, "美元"])
    sheet.append(["2019-07-04", "皇岗海关", "帽", "Swan", "3顶", 300, "欧元"])
    book.save(path := tmp_path / "list.xlsx")
    _, batches = planned(path)
    values = [batch.lines[0].value for batch in batches]
    assert [f"{value.amount:f} {value.currency}" for value in values if value] == ["2400 USD", "300 EUR"]


GROUPED = [
    ("查获,,货物,,,没收,", "日期,海关,品名,商标,件数,日期,数量", "A1:B1 C1:E1 F1:G1", "120,2019-09-01,110", ""),
    ("基本情况,,货物,,,销毁,", "日期,海关,品名,商标,件数,数量,", "A1:B1 C1:E1", "120,100,", "销毁 数量: 100"),
    (
        "基本情况,,货物,,,扣留,",
        "日期,海关,品名,商标,数量,日期,文号",
        "A1:B1 C1:E1 F1:G1",
        "120,2019-07-05,扣1",
        "扣留 文号: 扣1",
    ),
    ("查获,,货物,,,放行,", "时间,海关,品名,商标,数量,时间,数量", "", "120,2019-08-01,20", ""),
    ("查获情况,,货物情况,,,扣留情况,", "时间,口岸,名称,商标,数量,日期,", "", "120,2019-07-10,", ""),
    ("基本情况,,货物,,,处理情况,", "查获日期,口岸,品名,品牌,数量,日期,结果", "", "120,2019-09-01,没收", ""),
]


@pytest.mark.parametrize(("groups", "headings", "spans", "cells", "note"), GROUPED)
def test_equal_headings_below_different_groups_are_told_apart(
    tmp_path: Path, groups: str, headings: str, spans: str, cells: str, note: str
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["2019年查获情况表"])
    sheet.append([name or None for name in groups.split(",")])
    sheet.append([name or None for name in headings.split(",")])
    for span in spans.split():
        sheet.merge_cells(span.replace("1", "2"))
    sheet.append(["2019-07-03", "皇岗海关", "鞋", "Swan", *cells.split(",")])
    book.save(path := tmp_path / "list.xlsx")
    _, (batch,) = planned(path)
    assert (batch.found_on, batch.lines[0].quantity) == ("2019-07-03", 120)
    assert note in batch.lines[0].note


@pytest.mark.parametrize("groups", [("申报情况", "实际查获"), ("实际查获", "申报情况"), ("Declared", "Found")])
def test_what_was_found_comes_before_what_was_declared(tmp_path: Path, groups: tuple[str, str]) -> None:
    first, second = groups
    found, declared = "鞋,120双", "塑料,100千克"
    cells = f"{found},{declared}" if first == "实际查获" else f"{declared},{found}"
    text = f"{first},,{second},,案件,,\n品名,数量,品名,数量,日期,海关,商标\n{cells},2019-07-03,皇岗海关,Swan\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    (line,) = batch.lines
    assert (line.goods, line.quantity, line.unit) == ("鞋", 120, "pairs")
    assert "塑料" in line.note and "100千克" in line.note
