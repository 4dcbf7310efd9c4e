"""Lists whose amount stands in an unusual place: a weight alone, beside its goods, below three rows of headings."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
from test_import_offices_elsewhere import lines, read

from customs_cli.errors import UsageError

CASE = "530120190123456789"


def written(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "list.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def listed(tmp_path: Path, heading: str, *cells: str) -> Path:
    rows = (f"2019-07-0{day},5301,货物,Swan,{cell}" for day, cell in enumerate(cells, start=1))
    return written(tmp_path, f"日期,海关,品名,商标,{heading}", *rows)


@pytest.mark.parametrize(
    ("heading", "cell", "amount"),
    [
        ("净重（千克）", "2500.5", "2500.5 kg"),
        ("重量（吨）", "2.5", "2.5 t"),
        ("Gross weight kg", "120", "120 kg"),
        ("毛重kg", "15", "15 kg"),
        ("重量", "12.5千克", "12.5 kg"),
        ("重量,单位", "12,公斤", "12 kg"),
        ("毛重(kg),净重(kg)", "13,12", "12 kg"),
    ],
)
def test_a_weight_is_the_quantity_where_no_other_column_is(
    tmp_path: Path, heading: str, cell: str, amount: str
) -> None:
    faults, (batch,), _ = read(listed(tmp_path, heading, cell))
    assert (faults, lines(batch)[0][1]) == ([], amount)


@pytest.mark.parametrize("heading", ["重量", "重量,单位"])
def test_a_weight_in_an_unknown_unit_stays_in_the_note_with_a_warning(tmp_path: Path, heading: str) -> None:
    faults, (batch,), notes = read(listed(tmp_path, heading, "13" if heading == "重量" else "13,箱"))
    assert not faults
    assert batch.lines[0].quantity is None
    assert any(note.startswith("no column gives the quantity: 重量") for note in notes)


def test_a_weight_beside_a_quantity_stays_in_the_note_without_a_word(tmp_path: Path) -> None:
    faults, (batch,), notes = read(listed(tmp_path, "数量,毛重(kg)", "100双,350"))
    assert (faults, lines(batch)[0][1], notes) == ([], "100 pairs", ())
    assert "毛重(kg): 350" in batch.lines[0].note


@pytest.mark.parametrize(
    ("cell", "goods", "amount"),
    [
        ("运动鞋1,200双", "运动鞋", "1200 pairs"),
        ("5号电池：2万粒", "5号电池", "20000 pills"),
        ("洗衣粉 12.5千克", "洗衣粉", "12.5 kg"),
    ],
)
def test_goods_and_their_number_in_one_column_are_told_apart(
    tmp_path: Path, cell: str, goods: str, amount: str
) -> None:
    path = written(tmp_path, "日期,海关,货物及数量,商标", f'2019-07-01,5301,"{cell}",Swan')
    faults, (batch,), notes = read(path)
    assert (faults, lines(batch)[0][:2]) == ([], (goods, amount))
    assert "column 货物及数量 is split into 货物 and 数量" in notes


@pytest.mark.parametrize("cell", ["Swan 1,200双", "Swan/1200双", "Swan（1200双）", "1200双 Swan"])
@pytest.mark.parametrize("heading", ["商标及数量", "商标/数量", "数量、品牌"])
def test_a_mark_and_the_number_of_its_goods_in_one_column_are_told_apart(
    tmp_path: Path, heading: str, cell: str
) -> None:
    faults, (batch,), _ = read(written(tmp_path, f"日期,海关,货物,{heading}", f'2019-07-01,5301,鞋,"{cell}"'))
    assert (faults, batch.lines[0].marks, lines(batch)[0][:2]) == ([], ("SWAN",), ("鞋", "1200 pairs"))


def test_several_marks_with_their_own_numbers_beside_one_value_are_refused(tmp_path: Path) -> None:
    head = "日期,海关,货物,商标及数量,案值"
    faults, _, _ = read(written(tmp_path, head, "2019-07-01,5301,鞋,Swan 10双；Bear 20双,500"))
    assert [fault[0] for fault in faults] == ["2"]


def test_a_stroke_between_goods_and_their_number_is_no_part_of_the_goods(tmp_path: Path) -> None:
    faults, (batch,), _ = read(written(tmp_path, "日期,海关,品名/数量,商标", "2019-07-01,5301,运动鞋/1200双,Swan"))
    assert (faults, lines(batch)[0][:2]) == ([], ("运动鞋", "1200 pairs"))


def test_several_goods_with_their_numbers_in_one_cell_are_a_row_each(tmp_path: Path) -> None:
    path = written(tmp_path, "日期,海关,报关单号,货物及数量,商标", f"2019-07-01,5301,{CASE},鞋20双；包3个,Swan")
    faults, (batch,), _ = read(path)
    assert (faults, [line[:2] for line in lines(batch)]) == ([], [("鞋", "20 pairs"), ("包", "3 pcs")])


@pytest.mark.parametrize("cell", ["运动鞋一批", "20双肩包", "iPhone15"])
def test_goods_whose_number_cannot_be_told_are_refused(tmp_path: Path, cell: str) -> None:
    with pytest.raises(UsageError, match="and how many"):
        read(written(tmp_path, "日期,海关,货物及数量,商标", f"2019-07-01,5301,{cell},Swan"))


def test_a_number_below_units_is_the_quantity(tmp_path: Path) -> None:
    faults, (batch,), _ = read(written(tmp_path, "Date,Port,Product,Brand,Units", '2019-07-01,5301,shoes,Swan,"2,400"'))
    assert (faults, lines(batch)[0][1]) == ([], "2400 pcs")


def test_a_count_of_seals_or_photographs_is_no_quantity(tmp_path: Path) -> None:
    faults, (batch,), _ = read(listed(tmp_path, "照片数量", "7"))
    assert (faults, batch.lines[0].quantity) == ([], None)


def test_a_total_is_left_out_wherever_its_word_stands(tmp_path: Path) -> None:
    rows = ("案值,数量,品名,商标,海关,日期", "24000元,12双,鞋,Swan,5301,2019-07-01", "24000元,,合计：,,,")
    path = written(tmp_path, *rows)
    faults, batches, notes = read(path)
    assert (faults, len(batches)) == ([], 1)
    assert "row 3 was left out: a total" in notes


@pytest.mark.parametrize(
    "word",
    [
        "Summe",
        "Gesamt:",
        "Zwischensumme",
        "Total général",
        "Sous-total",
        "Totaal",
        "Totale",
        "Итого",
        "合计（大写）",
        "TOTAL 2 items",
        "以上共2批",
        "本月共查获2批",
        "共2批",
        "合计数",
        "Swan Total",
        "Swan 汇总",
    ],
)
def test_a_total_is_left_out_in_every_language_of_lists(tmp_path: Path, word: str) -> None:
    rows = ("日期,海关,商标,品名,数量,案值", "2019-07-01,5301,Swan,鞋,12双,24000元", f"{word},,,,12,24000")
    faults, batches, notes = read(written(tmp_path, *rows))
    assert (faults, len(batches)) == ([], 1)
    assert "row 3 was left out: a total" in notes


def test_goods_that_are_called_total_are_no_sum(tmp_path: Path) -> None:
    rows = ("品名,数量,单位,日期,海关,案值,发货人,收货人", "Colgate Total,12,支,2019-07-01,,,,")
    faults, _, notes = read(written(tmp_path, *rows, "鞋,12,双,2019-07-01,5301,,,"))
    assert not any("a total" in note for note in notes)
    assert len(faults) == 1


def test_a_header_of_three_rows_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["日期", "海关", "货物", None, None, None])
    sheet.append([None, None, "名称", "数量", None, "商标"])
    sheet.append([None, None, None, "数值", "单位", None])
    sheet.append(["2019-07-01", "5301", "鞋", 12, "双", "Swan"])
    for span in ("A1:A3", "B1:B3", "C1:F1", "C2:C3", "D2:E2", "F2:F3"):
        sheet.merge_cells(span)
    book.save(tmp_path / "list.xlsx")
    faults, (batch,), _ = read(tmp_path / "list.xlsx")
    assert (faults, lines(batch)) == ([], [("鞋", "12 pairs", "", ("SWAN",))])


def test_a_column_without_a_name_or_a_cell_is_no_column(tmp_path: Path) -> None:
    path = written(tmp_path, "office,found_on,,goods,quantity,marks", "5301,2019-07-01,,shoes,12,Swan")
    faults, (batch,), _ = read(path)
    assert (faults, lines(batch)[0][1]) == ([], "12 pcs")


def test_goods_that_bear_their_numbers_under_a_mere_heading_are_warned_of(tmp_path: Path) -> None:
    path = written(tmp_path, "日期,海关,货物,商标", "2019-07-01,5301,运动鞋1200双,Swan", "2019-07-02,5301,包60个,Swan")
    faults, batches, notes = read(path)
    assert (faults, [batch.lines[0].goods for batch in batches]) == ([], ["运动鞋1200双", "包60个"])
    assert notes == ("no column gives the quantity: the numbers in 货物 stay in the goods",)


def test_what_was_found_goes_before_what_was_declared(tmp_path: Path) -> None:
    faults, (batch,), _ = read(listed(tmp_path, "申报数量,实际数量", "1000双,1200双"))
    assert (faults, lines(batch)[0][1]) == ([], "1200 pairs")


def test_a_unit_behind_a_weight_is_not_that_of_the_quantity(tmp_path: Path) -> None:
    faults, (batch,), notes = read(listed(tmp_path, "数量,净重,单位", "10,55,千克"))
    assert (faults, lines(batch)[0][1]) == ([], "10 pcs")
    assert "column 单位 is taken for the unit of 净重" in notes
    assert "净重: 55; 单位: 千克" in batch.lines[0].note


def test_a_unit_behind_a_quantity_is_its_own_whatever_weight_stands_there(tmp_path: Path) -> None:
    faults, (batch,), _ = read(listed(tmp_path, "毛重,数量,单位", "60,55,千克"))
    assert (faults, lines(batch)[0][1]) == ([], "55 kg")


def test_a_row_of_the_list_is_no_total_whatever_its_mark_is_called(tmp_path: Path) -> None:
    _, batches, notes = read(written(tmp_path, "日期,海关,货物,备注", "2019-07-01,5301,鞋,合计"))
    assert (len(batches), notes) == (1, ())


@pytest.mark.parametrize("heading", ["Team no", "库位编号", "页码"])
def test_a_number_of_anything_else_joins_no_cases(tmp_path: Path, heading: str) -> None:
    faults, batches, _ = read(listed(tmp_path, f"数量,{heading}", "10双,4", "2双,4"))
    assert (faults, [str(batch.found_on) for batch in batches]) == ([], ["2019-07-01", "2019-07-02"])


def test_a_number_of_cases_joins_their_rows(tmp_path: Path) -> None:
    path = written(tmp_path, "日期,海关,货物,数量,查扣单编号", "2019-07-01,5301,鞋,1双,K4", "2019-07-01,5301,包,2个,K4")
    _, (batch,), _ = read(path)
    assert [line[:2] for line in lines(batch)] == [("鞋", "1 pairs"), ("包", "2 pcs")]


@pytest.mark.parametrize(
    ("heading", "cell", "amount"),
    [
        ("双数", "12", "12 pairs"),
        ("件数", "12", "12 pcs"),
        ("数量,件数", "12双,3", "12 pairs"),
        ("双数,件数", "12,3", "12 pairs"),
        ("数量,净重（千克）", ",12.5", "12.5 kg"),
        ("数量,重量", ",12.5千克", "12.5 kg"),
        ("数量,毛重(kg),净重(kg)", ",13,12", "12 kg"),
    ],
)
def test_pairs_and_weights_are_quantities_where_nothing_else_says_how_many(
    tmp_path: Path, heading: str, cell: str, amount: str
) -> None:
    faults, (batch,), _ = read(listed(tmp_path, heading, cell))
    assert (faults, lines(batch)[0][1]) == ([], amount)


def test_pairs_and_pieces_in_columns_of_their_own_are_the_quantity_of_their_rows(tmp_path: Path) -> None:
    faults, batches, _ = read(listed(tmp_path, "双数,件数", "12,", ",3"))
    assert (faults, [lines(batch)[0][1] for batch in batches]) == ([], ["12 pairs", "3 pcs"])


def test_a_weight_that_tells_no_unit_fills_no_empty_quantity(tmp_path: Path) -> None:
    faults, batches, notes = read(listed(tmp_path, "数量,重量", ",12.5", "7双,3"))
    assert (faults, [batch.lines[0].quantity for batch in batches], notes) == ([], [None, 7], ())


def test_rows_whose_weight_is_their_quantity_are_told(tmp_path: Path) -> None:
    _, batches, notes = read(listed(tmp_path, "数量,重量(kg)", ",12.5", "7双,3"))
    assert [lines(batch)[0][1] for batch in batches] == ["12.5 kg", "7 pairs"]
    assert notes == ("rows without a quantity, whose weight is taken for it: 2",)


@pytest.mark.parametrize(
    ("heading", "cells", "amount"),
    [
        ("离岸价", "12双,900", "900 CNY"),
        ("离岸价（美元）", "12双,900", "900 USD"),
        ("离岸价,货值", "12双,900,950", "950 CNY"),
    ],
)
def test_a_price_free_on_board_is_the_value_where_no_other_is(
    tmp_path: Path, heading: str, cells: str, amount: str
) -> None:
    faults, (batch,), _ = read(listed(tmp_path, f"数量,{heading}", cells))
    assert (faults, lines(batch)[0][2]) == ([], amount)


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("品名", "手表3只、皮带2双"),
        ("品名", "手表3只，皮带2双"),
        ("品名,数量", "手表3只；皮带2双,"),
        ("品名,数量", "手表、皮带,手表3只、皮带2双"),
        ("品名,数量", "手表、皮带,皮带2双、手表3只"),
    ],
)
def test_goods_counted_one_by_one_in_a_cell_are_lines_of_their_case(tmp_path: Path, heading: str, cells: str) -> None:
    row = f"A-1,2019-07-01,5301,Swan,{cells}"
    faults, (batch,), _ = read(written(tmp_path, f"案件编号,日期,海关,商标,{heading}", row))
    assert (faults, [line[:2] for line in lines(batch)]) == ([], [("手表", "3 pcs"), ("皮带", "2 pairs")])


@pytest.mark.parametrize("marks", ["Swan;Heron", "Swan、Heron"])
def test_goods_counted_one_by_one_under_several_marks_stay_in_one_line(tmp_path: Path, marks: str) -> None:
    path = written(tmp_path, "案件编号,日期,海关,品名,数量,商标", f"A-1,2019-07-01,5301,手表3只、皮带2双,,{marks}")
    faults, (batch,), _ = read(path)
    assert (faults, [line.goods for line in batch.lines]) == ([], ["手表3只、皮带2双"])


@pytest.mark.parametrize("cells", ["牛奶250毫升、水500毫升,", "手表3只、皮带2双,900", "手表3只、皮带,"])
def test_goods_that_may_be_read_otherwise_stay_in_one_line(tmp_path: Path, cells: str) -> None:
    goods = cells.partition(",")[0]
    faults, (batch,), _ = read(
        written(tmp_path, "案件编号,日期,海关,商标,品名,案值", f"A-1,2019-07-01,5301,Swan,{cells}")
    )
    assert (faults, [line[:1] for line in lines(batch)]) == ([], [(goods,)])


@pytest.mark.parametrize(
    ("heading", "cell", "column"),
    [
        ("quantity", "10²", "quantity"),
        ("quantity", "1200①", "quantity"),
        ("数量", "1200①双", "quantity"),
        ("value,currency", "3¹,CNY", "value"),
        ("数量,货值（万元）", "5,3①", "value"),
    ],
)
def test_the_number_of_a_footnote_is_no_digit_of_an_amount(
    tmp_path: Path, heading: str, cell: str, column: str
) -> None:
    assert read(listed(tmp_path, heading, cell))[0] == [("2", column)]


def test_a_raised_digit_in_a_unit_is_that_unit(tmp_path: Path) -> None:
    assert lines(read(listed(tmp_path, "数量", "12m²"))[1][0])[0][1] == "12 m2"


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
TYPE = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{KIND}"/>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATION = f'<Relationship Id="rIdS" Type="{OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/>'


def footnoted(tmp_path: Path, cell: str, *runs: tuple[str, bool], is_shared: bool = False) -> Path:
    """A workbook, one cell of which has runs of letters, some of them raised.

    Args:
        tmp_path: Where it is made.
        cell: Which one.
        runs: Letters, and whether they are raised.
        is_shared: Whether they stand in a part of their own, as most spreadsheet programs keep them.
    """
    made, path = tmp_path / "made.xlsx", tmp_path / "list.xlsx"
    book = openpyxl.Workbook()
    for row in (("日期", "海关", "货物", "商标", "数量"), ("2019-07-01", "5301", "鞋", "Swan", "300双")):
        book.active.append(row)
    book.active[cell] = "HERE"
    book.save(made)
    raised = '<rPr><b/><vertAlign val="superscript"/></rPr>'
    rich = "".join(f'<r>{raised * up}<t xml:space="preserve">{text}</t></r>' for text, up in runs)
    with zipfile.ZipFile(made) as whole, zipfile.ZipFile(path, "w") as package:
        for entry in whole.infolist():
            data = whole.read(entry).replace(b"<t>HERE</t>", rich.encode())
            if is_shared:
                data = data.replace(b't="inlineStr"><is>' + rich.encode() + b"</is>", b't="s"><v>0</v>')
                data = data.replace(b"</Types>", TYPE.encode() + b"</Types>")
                data = data.replace(b"</Relationships>", RELATION.encode() + b"</Relationships>")
            package.writestr(entry, data)
        if is_shared:
            package.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}" count="1"><si>{rich}</si></sst>')
    return path


@pytest.mark.parametrize("is_shared", [False, True])
def test_a_raised_digit_of_a_spreadsheet_is_no_digit_of_an_amount(tmp_path: Path, is_shared: bool) -> None:
    path = footnoted(tmp_path, "E2", ("3", False), ("1", True), is_shared=is_shared)
    assert read(path)[0] == [("2", "quantity")]


def test_a_raised_digit_of_a_spreadsheet_stays_raised_in_texts_and_units(tmp_path: Path) -> None:
    faults, (batch,), _ = read(footnoted(tmp_path, "E2", ("12m", False), ("2", True)))
    assert (faults, lines(batch)[0][1]) == ([], "12 m2")
    faults, (batch,), _ = read(footnoted(tmp_path, "C2", ("鞋", False), ("2", True), (" &amp; 帽", False)))
    assert (faults, lines(batch)[0][0]) == ([], "鞋² & 帽")


@pytest.mark.parametrize(
    ("heading", "cell", "field"),
    [("税号", "6404x", "hs"), ("通知日期", "随后", "notified_on")],
)
def test_a_column_whose_cells_are_not_what_its_heading_says_stays_in_the_note_and_that_is_said(
    tmp_path: Path, heading: str, cell: str, field: str
) -> None:
    faults, (batch,), notes = read(listed(tmp_path, f"数量,{heading}", f"5双,{cell}"))
    assert (faults, batch.lines[0].note) == ([], f"{heading}: {cell}")
    assert notes == (
        f"column {heading} looks like {field}, but most of its cells cannot be read as such: they stay in the note",
    )


@pytest.mark.parametrize(
    ("headings", "rows", "values"),
    [
        ("案值（美元）,案值（人民币）", ("5000,34000", ",500"), ["5000 USD", "500 CNY"]),
        ("案值（万元）,案值（万美元）", ("3.5,0.5", ",0.5"), ["35000 CNY", "5000 USD"]),
        ("Value (USD),Value (EUR)", ("3500,3000", ",1234.5"), ["3500 USD", "1234.5 EUR"]),
        ("案值（美元）,案值（人民币）", ("5000,34000", ","), ["5000 USD", ""]),
    ],
)
def test_a_row_that_fills_the_other_of_two_currencies_has_that_value(
    tmp_path: Path, headings: str, rows: tuple[str, str], values: list[str]
) -> None:
    """Where one row filled both, the others had lost theirs to the note."""
    faults, batches, _ = read(listed(tmp_path, f"数量,{headings}", *(f"10双,{row}" for row in rows)))
    assert (faults, [lines(batch)[0][2] for batch in batches]) == ([], values)


@pytest.mark.parametrize(
    ("headings", "rows", "amounts"),
    [
        ("Pcs,Pairs", (",100", "20,"), ["100 pairs", "20 pcs"]),
        ("双,件,箱", ("100,,2", ",30,"), ["100 pairs", "30 pcs"]),
        ("Pcs,Kg", ("100,25.5", ",30"), ["100 pcs", "30 kg"]),
        ("Quantity,Cartons,Lots", ("100,25,3", "20,,"), ["100 pcs", "20 pcs"]),
    ],
)
def test_columns_that_are_called_by_units_alone_are_one_quantity(
    tmp_path: Path, headings: str, rows: tuple[str, str], amounts: list[str]
) -> None:
    """Of `Pcs` and `Pairs` the pairs were left in the note."""
    faults, batches, _ = read(listed(tmp_path, headings, *rows))
    assert (faults, [lines(batch)[0][1] for batch in batches]) == ([], amounts)


@pytest.mark.parametrize("heading", ["Total (USD)", "合计（元）", "Sum EUR"])
def test_a_sum_of_money_may_be_the_value_and_is_asked_about(tmp_path: Path, heading: str) -> None:
    """It had stayed in the note, and the goods were logged without any value."""
    with pytest.raises(UsageError, match="no column is called value; it may be"):
        read(listed(tmp_path, f"数量,{heading}", "10双,1200"))
    faults, (batch,), _ = read(listed(tmp_path, "数量,Freight (USD),案值（元）", "10双,5,1200"))
    assert (faults, lines(batch)[0][2]) == ([], "1200 CNY")


def test_what_one_page_carries_over_to_the_next_is_a_total(tmp_path: Path) -> None:
    rows = ("2019-07-01,5301,鞋,10双,Swan", "过次页,,,10,", "承前页,,,10,", "2019-07-02,5301,帽,5顶,Swan")
    faults, batches, notes = read(written(tmp_path, "日期,海关,品名,数量,商标", *rows))
    assert (faults, len(batches)) == ([], 2)
    assert notes == ("row 3 was left out: a total", "row 4 was left out: a total")


@pytest.mark.parametrize(
    ("headings", "cells", "amount"),
    [
        ("申报数量,申报单位,法定数量,法定单位", "100,双,35,千克", "100 pairs"),
        ("法定数量,法定单位,申报数量,申报单位", "35,千克,100,双", "100 pairs"),
        ("查获数量,查获单位,申报数量,申报计量单位", "120,双,100,件", "120 pairs"),
        ("数量,单位,法定数量,法定单位", "100,双,35,千克", "100 pairs"),
        ("数量,法定数量,法定计量单位", "100,35,千克", "100 pcs"),
    ],
)
def test_a_quantity_has_its_own_unit_and_not_that_of_another(
    tmp_path: Path, headings: str, cells: str, amount: str
) -> None:
    """The 100 pairs that were declared had been 100 kg, the unit of 法定数量."""
    faults, (batch,), notes = read(listed(tmp_path, headings, cells))
    told = ("法定计量单位 is not the unit of 数量, whose numbers without a unit are read as pieces",)
    assert (faults, lines(batch)[0][1], notes) == ([], amount, told if amount == "100 pcs" else ())


BELOW_GROUPS = [
    ("数量", ("件数", "重量（千克）"), [(12, None), (None, 25)], ["12 pcs", "25 kg"]),
    ("价值", ("人民币", "美元"), [(100, None), (None, 50)], ["100 CNY", "50 USD"]),
    ("处理结果", ("没收", "放行"), [("√", None), (None, "√")], ["confiscated", "released"]),
]


@pytest.mark.parametrize(("group", "names", "cells", "told"), BELOW_GROUPS, ids=[row[0] for row in BELOW_GROUPS])
def test_headings_below_a_joined_heading_alone_are_a_second_row_of_the_header(
    tmp_path: Path, group: str, names: tuple[str, str], cells: list[tuple[object, object]], told: list[str]
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["日期", "海关", "品名", group, None, "商标", "处理日期"])
    sheet.append([None, None, None, *names, None, None])
    sheet.merge_cells("D1:E1")
    for day, pair in enumerate(cells, start=1):
        sheet.append([f"2019-07-0{day}", "5301", "鞋", *pair, "Swan", "2019-07-09"])
    book.save(tmp_path / "list.xlsx")
    faults, batches, _ = read(tmp_path / "list.xlsx")
    assert faults == []
    for batch, word in zip(batches, told, strict=True):
        (line,) = batch.lines
        value = f"{line.value.amount} {line.value.currency}" if line.value else ""
        assert word in (f"{line.quantity} {line.unit}", value, batch.proceedings["HOLD"].outcome)
