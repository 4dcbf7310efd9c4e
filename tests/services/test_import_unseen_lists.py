"""Habits of lists that no other test has: rows of units below the header, days that hang on today, whose code it is."""

from pathlib import Path

import pytest
from test_import_fresh_lists import planned

HEAD = "查获日期,查获海关,品名,数量,商标,案值\n"
ROW = "2019-07-01,5320,运动鞋,10,Swan,1.2\n"

BELOW = [
    (",,,双,,万元\n", "10 pairs 运动鞋 12,000 CNY"),
    (",,,（双）,,（万元）\n", "10 pairs 运动鞋 12,000 CNY"),
    ("年-月-日,,,双,,单位：元\n", "10 pairs 运动鞋 1.2 CNY"),
    (",,,双/件,,USD\n", "10 mixed 运动鞋 1.2 USD"),
    (",,,,,千美元\n", "10 pcs 运动鞋 1,200 USD"),
    ("必填,必填,必填,数字,选填,数字\n", "10 pcs 运动鞋 1.2 CNY"),
    ("(Date),(Text),(Text),(Number),(Text),(Number)\n", "10 pcs 运动鞋 1.2 CNY"),
]


@pytest.mark.parametrize(("row", "told"), BELOW, ids=[row.strip() for row, _ in BELOW])
def test_a_row_below_the_header_tells_units_or_how_to_fill_it_in(tmp_path: Path, row: str, told: str) -> None:
    plan, (batch,) = planned(tmp_path / "list.csv", HEAD + row + ROW)
    assert plan.faults == ()
    (line,) = batch.lines
    assert line.value is not None
    assert f"{line.quantity} {line.unit} {line.goods} {line.value.amount:,f} {line.value.currency}" == told


def test_a_group_over_columns_of_units_stays_one(tmp_path: Path) -> None:
    head = "查获日期,查获海关,品名,数量,,商标,案值\n,,,双,件,,万元\n"
    text = head + "2019-07-01,5320,鞋,10,,Swan,1\n2019-07-02,5320,帽,,5,Swan,2\n"
    _, batches = planned(tmp_path / "list.csv", text)
    assert [f"{b.lines[0].quantity} {b.lines[0].unit}" for b in batches] == ["10 pairs", "5 pcs"]


@pytest.mark.parametrize("cell", ["今天", "昨天", "today", "yesterday", "-3d", "+1d"])
@pytest.mark.parametrize(
    ("column", "hint"),
    [("found_on", "write 2019-07-03, 2019-07 or 2019"), ("detained_on", "write 2019-07-03")],
)
def test_a_day_that_hangs_on_the_day_of_the_import_is_refused(
    tmp_path: Path, column: str, hint: str, cell: str
) -> None:
    other = "detained_on" if column == "found_on" else "found_on"
    text = f"office,{other},{column},goods,quantity,marks\n5320,2019-07-01,{cell},shoes,10,Swan\n"
    plan, _ = planned(tmp_path / "list.csv", text)
    (fault,) = plan.faults
    assert (fault.column, fault.hint) == (column, hint)


def test_units_in_traditional_characters_are_read(tmp_path: Path) -> None:
    text = "查獲日期,海關,品名,數量,商標\n2019-07-01,5320,帽,10頂,Swan\n2019-07-02,5320,鞋,10雙,Swan\n"
    _, batches = planned(tmp_path / "list.csv", text)
    assert [f"{b.lines[0].quantity} {b.lines[0].unit}" for b in batches] == ["10 pcs", "10 pairs"]


def test_rows_of_one_paper_that_say_otherwise_and_wrong_check_characters_are_told(tmp_path: Path) -> None:
    text = (
        "查获日期,查获海关,邮件号,品名,数量,商标,寄件人,寄件人统一社会信用代码\n"
        "2019-07-01,5320,EA123456785CN,鞋,10双,Swan,甲公司,91440300DEM0000001\n"
        "2019-07-02,5320,EA123456785CN,帽,10顶,Swan,乙公司,\n"
        "2019-07-02,5320,EA123456784CN,帽,10顶,Swan,乙公司,91440300MA5DA1234X\n"
    )
    plan, batches = planned(tmp_path / "list.csv", text, {"document_kind": "mail-item"})
    assert batches[0].lines[1].note == "found: 2019-07-02; consignor: 乙公司"
    assert plan.notes[-3:] == (
        "wrong credit codes: rows 4 (1 in all)",
        "wrong numbers of mail items: rows 4 (1 in all)",
        "rows that differ from their case: 3 (1 in all); the differences stay in the note of the row",
    )


def test_a_name_that_a_narrow_cell_has_broken_into_lines_is_one(tmp_path: Path) -> None:
    head = "查获日期,查获海关,品名,数量,商标,发货人\n"
    text = head + '2019-07-01,5320,"运动鞋\n（成品）",10双,Swan,"深圳市某某\n有限公司"\n'
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert batch.consignor
    assert (batch.lines[0].goods, batch.consignor.name) == ("运动鞋 （成品）", "深圳市某某 有限公司")


BASES = [
    ("MSRP (USD)", "retail"),
    ("Estimated retail value (EUR)", "retail"),
    ("申报总价", "declared"),
    ("市值", "market"),
    ("估价（元）", "estimate"),
    ("Invoice value USD", "transaction"),
    ("案值", None),
    ("Domestic value USD", None),
]


@pytest.mark.parametrize(("heading", "basis"), BASES, ids=[heading for heading, _ in BASES])
def test_a_heading_tells_how_its_values_were_found(tmp_path: Path, heading: str, basis: str | None) -> None:
    head = f"查获日期,查获海关,品名,数量,商标,{heading}\n"
    _, batches = planned(
        tmp_path / "list.csv", head + "2019-07-01,5320,鞋,10双,Swan,100\n2019-07-02,5320,帽,1顶,Swan,\n"
    )
    assert [(b.lines[0].value_basis, bool(b.lines[0].value)) for b in batches] == [(basis, True), (None, False)]


def test_a_column_that_tells_how_values_were_found_comes_before_their_heading(tmp_path: Path) -> None:
    head = "查获日期,查获海关,品名,数量,商标,MSRP USD,Value basis\n"
    _, (batch,) = planned(tmp_path / "list.csv", head + "2019-07-01,5320,鞋,10双,Swan,100,declared\n")
    assert batch.lines[0].value_basis == "declared"


@pytest.mark.parametrize("key", ["value", "amount", "number", "count"])
def test_the_number_in_an_object_of_a_quantity_is_no_value_in_money(tmp_path: Path, key: str) -> None:
    goods = f'[{{"description": "shoes", "quantity": {{"{key}": 10, "unit": "pairs"}}, "brand": "Swan"}}]'
    told = f'[{{"caseNumber": "S1", "seizureDate": "2019-07-01", "office": "5320", "goods": {goods}}}]'
    _, (batch,) = planned(tmp_path / "list.json", told)
    (line,) = batch.lines
    assert (line.quantity, line.unit, line.value) == (10, "pairs", None)


def test_units_of_tariffs_and_of_other_languages_are_read(tmp_path: Path) -> None:
    text = "Seizure date,Port,Goods,Qty,UOM,Mark\n" + "".join(
        f"2019-07-01,5320,{unit},10,{unit},Swan\n" for unit in ("NO.", "No", "DPR", "C62", "Flaschen", "双(PRS)")
    )
    _, batches = planned(tmp_path / "list.csv", text)
    told = [f"{b.lines[0].quantity} {b.lines[0].unit}" for b in batches]
    assert told == ["10 pcs", "10 pcs", "120 pairs", "10 pcs", "10 bottles", "10 pairs"]


CODES = [
    ("ABC LLC", "深圳某公司 91440300DEM0000001 / ABC LLC "),
    ("广州某公司", "深圳某公司  / 广州某公司 91440300DEM0000001"),
]


@pytest.mark.parametrize(("consignee", "told"), CODES, ids=[row[0] for row in CODES])
def test_a_mere_credit_code_is_that_of_the_party_before_it_unless_that_is_abroad(
    tmp_path: Path, consignee: str, told: str
) -> None:
    head = "查获日期,查获海关,品名,数量,商标,发货人,收货人,统一社会信用代码\n"
    text = f"{head}2019-07-01,5320,鞋,10双,Swan,深圳某公司,{consignee},91440300DEM0000001\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert batch.consignor
    assert batch.consignee
    both = f"{batch.consignor.name} {batch.consignor.uscc} / {batch.consignee.name} {batch.consignee.uscc}"
    assert both == told


FROM_ELSEWHERE = [
    (
        "Japan",
        "発見日,税関,品名,数量,商標名,権利者,仕出国\n2021年3月14日,5320,靴,10足,Swan,Holder,中国\n",
        "2021-03-14 10 pairs 靴 SWAN CN",
    ),
    (
        "India",
        "S.No,BE No,BE Date,Custom House,Item Description,CTH,Qty,UQC,Brand,Action\n"
        "1,1234567,14/03/2021,5320,Shoes,64041100,1200,PRS,Swan,Seized\n",
        "2021-03-14 1200 pairs Shoes SWAN -",
    ),
]


@pytest.mark.parametrize(("text", "told"), [row[1:] for row in FROM_ELSEWHERE], ids=[row[0] for row in FROM_ELSEWHERE])
def test_lists_of_other_administrations_are_read_in_their_own_words(tmp_path: Path, text: str, told: str) -> None:
    plan, (batch,) = planned(tmp_path / "list.csv", text)
    assert plan.faults == ()
    (line,) = batch.lines
    marks, departure = ";".join(line.marks), batch.departure or "-"
    assert f"{batch.found_on} {line.quantity} {line.unit} {line.goods} {marks} {departure}" == told


def test_an_outcome_below_a_heading_for_campaigns_is_no_campaign(tmp_path: Path) -> None:
    text = "date,office,goods,qty,brand,action,action date\n2021-03-14,5320,shoes,10 prs,Swan,Seized,2021-03-15\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert batch.campaigns == ()
    assert all(p.detained_on for p in batch.proceedings.values())


@pytest.mark.parametrize("sign", ["\u200b", "\u202a", "\u200e", "\ufeff"])
def test_what_copying_leaves_around_a_number_and_nobody_sees_is_none_of_it(tmp_path: Path, sign: str) -> None:
    head = "查获日期,查获海关,报关单号,品名,数量,商标,发货人,发货人统一社会信用代码\n"
    row = f"2019-07-01,5320,{sign}532020190041234567,鞋,10双,Swan,甲公司,{sign}91440300MA5EXAMPLA{sign}\n"
    _, (batch,) = planned(tmp_path / "list.csv", head + row)
    assert batch.document
    assert batch.consignor
    assert (batch.document.number, batch.consignor.uscc) == ("532020190041234567", "91440300MA5EXAMPLA")
