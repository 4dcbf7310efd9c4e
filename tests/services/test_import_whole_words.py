"""Lists whose headings say two things, or whose columns are mere ticks: read so that nothing is lost without a word."""

import json
from pathlib import Path

import pytest
from import_samples import on_duty
from test_import_fresh_lists import OWN, planned

from customs_cli.domain.rights.trademark import Trademark
from customs_cli.errors import UsageError
from customs_cli.services.importing import ACCEPTED, carry_out, plan, read_table, write_faulty
from customs_cli.services.importing.mapping.mapped import known_to, mapped

HEAD = "查获日期,海关,品名,数量,商标"
ROW = "2019-07-05,5301,鞋,20双,SWAN"


def test_ticks_below_mere_outcomes_tell_them(tmp_path: Path) -> None:
    second_row, third_row = (ROW.replace("07-05", day) for day in ("07-06", "07-07"))
    text = f"{HEAD},扣留,没收,扣留日期,处理日期\n{ROW},√,,2019-07-08,\n{second_row},√,√,,2019-08-01\n{third_row},,,,\n"
    ready, batches = planned(tmp_path / "list.csv", text)
    first, second, third = (batch.proceedings.get("HOLD") for batch in batches)
    assert first
    assert second
    assert (str(first.detained_on), first.outcome, second.outcome) == ("2019-07-08", None, "confiscated")
    assert third is None or third.detained_on is None
    assert "columns 扣留, 没收 are read as outcomes where they say yes" in ready.notes


def test_numbers_below_a_mere_outcome_are_no_answer(tmp_path: Path) -> None:
    _, (batch,) = planned(tmp_path / "list.csv", f"{HEAD},没收\n{ROW},15\n")
    assert all(p.outcome is None for p in batch.proceedings.values())


@pytest.mark.parametrize("heading", ["品名及商标", "Goods and brand", "货物、品牌"])
def test_goods_with_their_marks_in_one_column_are_goods_and_that_is_said(tmp_path: Path, heading: str) -> None:
    text = f"查获日期,海关,{heading},数量\n2019-07-05,5301,Bär运动鞋,20双\n"
    ready, (batch,) = planned(tmp_path / "list.csv", text)
    assert [(line.goods, line.marks) for line in batch.lines] == [("Bär运动鞋", ())]
    assert "no column names the marks: goods such as Bär运动鞋 are recorded without marks" in ready.notes


def test_goods_that_name_a_known_mark_are_told_where_no_column_tells_marks(tmp_path: Path) -> None:
    text = "查获日期,海关,品名,数量\n2019-07-05,5301,帽,5顶\n2019-07-05,5301,Swan牌运动鞋,20双\n"
    ready, _ = planned(tmp_path / "list.csv", text)
    assert "no column names the marks: goods such as Swan牌运动鞋 are recorded without marks" in ready.notes
    ready, _ = planned(tmp_path / "list.csv", text.replace("Swan牌", ""))
    assert ready.notes == ()


@pytest.mark.parametrize("cell", ["Swan", "Swan（Holder）"])
def test_a_holder_in_brackets_behind_marks_makes_no_column_of_holders(tmp_path: Path, cell: str) -> None:
    ready, (batch,) = planned(tmp_path / "list.csv", f"查获日期,海关,品名,数量,商标（权利人）\n{ROW[:-4]}{cell}\n")
    assert (ready.notes, batch.lines[0].marks) == ((), ("SWAN",))


@pytest.mark.parametrize(
    ("columns", "agent"),
    [("权利人,代理人", None), ("权利人,Agent", None), ("权利人,代理报关企业", "某公司"), ("收货人,代理人", "某公司")],
)
def test_an_agent_behind_the_holder_of_a_right_is_not_that_of_the_declaration(
    tmp_path: Path, columns: str, agent: str | None
) -> None:
    _, (batch,) = planned(tmp_path / "list.csv", f"{HEAD},{columns}\n{ROW},,某公司\n")
    assert (batch.agent and batch.agent.name) == agent
    assert agent or batch.lines[0].note.endswith(": 某公司")


@pytest.mark.parametrize("heading", ["IPR", "Right"])
def test_kinds_of_rights_below_such_a_heading_are_no_marks(tmp_path: Path, heading: str) -> None:
    text = f"Date,Port,Goods,Qty,Brand,{heading}\n2019-07-05,5301,shoes,20,Swan,TM\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert batch.lines[0].marks == ("SWAN",)
    _, (batch,) = planned(tmp_path / "list.csv", text.replace(",Brand", "").replace(",Swan,TM", ",Swan"))
    assert batch.lines[0].marks == ("SWAN",)


@pytest.mark.parametrize("first", [0, 1])
def test_keys_that_merely_count_are_no_numbers_of_cases(tmp_path: Path, first: int) -> None:
    case = {"date": "2019-07-05", "office": "5301", "goods": "shoes", "qty": "20", "brand": "Swan"}
    told = {str(first + place): {**case, "goods": goods} for place, goods in enumerate(("shoes", "caps"))}
    _, batches = planned(tmp_path / "list.json", json.dumps(told))
    assert [batch.source.get("case_id") for batch in batches] == [None, None]
    _, batches = planned(tmp_path / "list.json", json.dumps({f"K{key}": value for key, value in told.items()}))
    assert [batch.source.get("case_id") for batch in batches] == [f"K{first}", f"K{first + 1}"]


TRADITIONAL = [
    ("約1.2萬雙", "港幣約42萬元", "12000 pairs 420000 HKD", True),
    ("1200餘雙", "4.2萬港元", "1200 pairs 42000 HKD", True),
    ("20點", "1.2億元", "20 pcs 120000000 CNY", False),
]


@pytest.mark.parametrize(("quantity", "value", "told", "is_rough"), TRADITIONAL)
def test_amounts_in_traditional_characters_are_read(
    tmp_path: Path, quantity: str, value: str, told: str, is_rough: bool
) -> None:
    text = f"查獲日期,海關,品名,數量,商標,案值\n2019-07-05,5301,鞋,{quantity},SWAN,{value}\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    (line,) = batch.lines
    assert line.value
    assert f"{line.quantity} {line.unit} {line.value.amount:f} {line.value.currency}" == told
    assert (quantity in line.note) == is_rough


@pytest.mark.parametrize("cell", ["€42.000", "42.000 €", "USD 42.000"])
def test_three_places_of_a_foreign_amount_are_refused_below_a_chinese_heading_too(tmp_path: Path, cell: str) -> None:
    with pytest.raises(UsageError, match="could be 42000 or 42"):
        planned(tmp_path / "list.csv", f"{HEAD},案值\n{ROW},{cell}\n")
    _, (batch,) = planned(tmp_path / "list.csv", f"{HEAD},案值\n{ROW},42.000万元\n")
    assert batch.lines[0].value
    assert batch.lines[0].value.amount == 420000


def test_ticks_below_known_marks_name_them(tmp_path: Path) -> None:
    head = "查获日期,海关,品名,数量,Swan,Bear"
    text = f"{head}\n2019-07-05,5301,鞋,20双,✓,✓\n2019-07-06,5301,帽,5顶,,√\n2019-07-07,5301,包,1个,,\n"
    ready, batches = planned(tmp_path / "list.csv", text)
    assert [batch.lines[0].marks for batch in batches] == [("SWAN", "BEAR"), ("BEAR",), ()]
    assert "columns Swan, Bear are read as marks where they say yes" in ready.notes
    for other in (text.replace("✓", "12"), text.replace("\n", ",Tiger\n", 1).replace(",√\n", ",√,√\n")):
        with pytest.raises(UsageError, match="no column is called marks; it may be Swan / Bear") as refused:
            planned(tmp_path / "list.csv", other)
        assert "a row for each mark" in str(refused.value.hint)


@pytest.mark.parametrize("columns", ["商标,是否扣留,是否没收", "商标,扣留,没收", "备注,Swan,Bear"])
def test_a_row_too_short_or_too_long_beside_ticks_is_a_fault_and_no_mark(tmp_path: Path, columns: str) -> None:
    rows = "2019-07-05,5301,鞋,20双,Swan,√\n2019-07-06,5301,鞋,20双,Swan,√,√\n2019-07-07,5301,鞋,20双,Swan,√,√,x\n"
    ready, _ = planned(tmp_path / "list.csv", f"查获日期,海关,品名,数量,{columns}\n{rows}")
    assert [(fault.row, fault.column) for fault in ready.faults] == [(2, ""), (4, "")]


def test_a_number_of_mere_noughts_joins_no_rows(tmp_path: Path) -> None:
    rows = "".join(f"2019-07-05,5301,{goods},20双,SWAN,000000000000000000\n" for goods in ("鞋", "袜"))
    _, batches = planned(tmp_path / "list.csv", f"{HEAD},报关单号\n{rows}")
    assert [batch.document for batch in batches] == [None, None]


@pytest.mark.parametrize(
    ("sheets", "field", "told"),
    [
        (("出口", "进口"), "direction", ["export", "import"]),
        (("货运", "邮递"), "channel", ["cargo", "mail"]),
        (("出口", "汇总情况"), "direction", [None, None]),
    ],
)
def test_sheets_called_by_what_their_rows_are_tell_it(
    tmp_path: Path, sheets: tuple[str, ...], field: str, told: list[str | None]
) -> None:
    from xlsxwriter import Workbook

    path, rest = tmp_path / "a.xlsx", tmp_path / "rest.csv"
    with Workbook(str(path)) as book:
        for day, name in enumerate(sheets, start=1):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, HEAD.split(","))
            sheet.write_row(1, 0, [f"2019-07-0{day}", "5301", "鞋", "many", "Swan"])
    duty = on_duty(records=OWN)
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    assert write_faulty(ready, rest) == 2
    _, batches = planned(rest, rest.read_text("utf-8-sig").replace("many,", "20双,").replace("'many'", ""))
    assert [getattr(batch, field) for batch in batches] == told


def test_sheets_called_by_known_marks_are_of_them(tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    path = tmp_path / "a.xlsx"
    with Workbook(str(path)) as book:
        for day, name in enumerate(("Swan", "Bear"), start=1):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, HEAD.split(",")[:-1])
            sheet.write_row(1, 0, [f"2019-07-0{day}", "5301", "鞋", "20双"])
    duty = on_duty(records=OWN)
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    batches = [duty.register.batch(ref) for ref in carry_out(duty, ready).refs]
    assert [batch.lines[0].marks for batch in batches] == [("SWAN",), ("BEAR",)]


@pytest.mark.parametrize(("kind", "told"), [("unknown", "unknown"), ("", "trademark"), ("著作权", "copyright")])
def test_a_kind_of_right_that_is_not_known_is_no_trademark(tmp_path: Path, kind: str, told: str) -> None:
    text = f"{HEAD},权利人,权利类型\n2019-07-05,5301,鞋,20双,Tiger,Holder,{kind}\n"
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    duty = on_duty(records=OWN)
    carry_out(duty, plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table))
    assert [mark.right_type for mark in duty.register.all(Trademark) if mark.name == "Tiger"] == [told]


def test_amounts_below_one_prove_that_points_stand_before_fractions(tmp_path: Path) -> None:
    rows = "2019-07-05,5301,a,2,SWAN,0.500\n2019-07-06,5301,b,2,SWAN,1.250\n"
    text = f"Date,Office,Goods,Qty,Brand,Value (USD '000)\n{rows}"
    _, batches = planned(tmp_path / "list.csv", text)
    assert [line.value and line.value.amount for batch in batches for line in batch.lines] == [500, 1250]


def test_what_is_said_of_all_rows_is_read_in_an_offices_words(tmp_path: Path) -> None:
    words = {"office": "5301", "direction": "出口", "channel": "邮递", "destination": "美国", "outcome": "没收"}
    rows = "2019-07-05,鞋,20,SWAN\n"
    for head in ("查获日期,品名,数量,商标", "found_on,goods,quantity,marks"):
        _, (batch,) = planned(tmp_path / "list.csv", f"{head}\n{rows}", words)
        assert (batch.direction, batch.channel, batch.destination) == ("export", "mail", "US")
        assert batch.proceedings["HOLD"].outcome == "confiscated"


def test_an_order_of_days_that_is_given_is_not_said_to_be_proven_by_today(tmp_path: Path) -> None:
    text = "Date,Office,Goods,Qty,Brand\n05/07/2019,5301,shoes,20,SWAN\n"
    ready, (batch,) = planned(tmp_path / "list.csv", text, {"dates": "dmy"})
    assert (batch.found_on, ready.notes) == ("2019-07-05", ())


def test_a_table_to_the_right_that_ends_before_the_list_is_no_part_of_it(tmp_path: Path) -> None:
    head, rows = (
        "查获日期,海关,品名,数量",
        ["2019-07-05,5301,鞋,20双", "2019-07-06,5301,包,2个", "2019-07-07,5301,帽,5顶"],
    )
    told = f"{head},,品牌,条数\n{rows[0]},,Swan,2\n{rows[1]},,Bear,1\n{rows[2]},,,\n"
    with pytest.raises(UsageError, match="columns 品牌, 条数 come after an empty column, and end above row 4"):
        planned(tmp_path / "list.csv", told)
    whole = told.replace(",,,\n", ",,Swan,\n")
    _, batches = planned(tmp_path / "list.csv", whole)
    assert [batch.lines[0].marks for batch in batches] == [("SWAN",), ("BEAR",), ("SWAN",)]
    _, batches = planned(
        tmp_path / "list.csv",
        told.replace("顶,,,", "顶,,").replace(",,品", ",品").replace(",,S", ",S").replace(",,B", ",B"),
    )
    assert [batch.lines[0].marks for batch in batches] == [("SWAN",), ("BEAR",), ()]


def test_a_row_of_a_mere_mark_is_neither_left_out_nor_goods_of_its_own(tmp_path: Path) -> None:
    text = f"案号,{HEAD}\nA1,2019-07-05,5301,鞋,20双,SWAN\n,,,,,Swan Lake\n"
    ready, _ = planned(tmp_path / "list.csv", text.replace("Swan Lake", "Bear"))
    assert [fault.row for fault in ready.faults] == [3, 3]
    ready, _ = planned(tmp_path / "list.csv", text.replace(",,,,,Swan Lake", ",,,,2双,Bear"))
    assert ready.faults == ()
    ready, _ = planned(tmp_path / "list.csv", text.replace(",,,,,Swan Lake", ",,,,,Approved by: Li"))
    assert ready.faults == ()


TITLES = [
    ("抄送：皇岗海关", None),
    ("报：皇岗海关", None),
    ("主送：文锦渡海关 填报单位：皇岗海关", "5301"),
    ("报送单位：皇岗海关", "5301"),
    ("通报：皇岗海关查获情况", "5301"),
]


@pytest.mark.parametrize(("title", "office"), TITLES)
def test_an_office_to_which_a_list_goes_is_not_that_of_its_rows(tmp_path: Path, title: str, office: str | None) -> None:
    text = f"{title},,,\n查获日期,品名,数量,商标\n2019-07-05,鞋,20双,SWAN\n"
    ready, batches = planned(tmp_path / "list.csv", text)
    assert [batch.office for batch in batches] == ([office] if office else [])
    assert bool(ready.faults) == (office is None)


def test_a_mark_of_another_kind_of_right_is_said_to_be_one(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"{HEAD},侵权类型\n2019-07-05,5301,鞋,20双,Swan,著作权\n", encoding="utf-8")
    duty = on_duty(records=OWN, add_missing=False)
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    (fault,) = ready.faults
    assert (fault.what, fault.hint) == (
        "'Swan' is a trademark, not a copyright",
        "write trademark, or add the other right",
    )


@pytest.mark.parametrize(
    ("heading", "told"), [("海关认定", "infringing"), ("侵权认定结果", "infringing"), ("权利人确认结果", None)]
)
def test_what_customs_found_is_not_what_the_holder_said(tmp_path: Path, heading: str, told: str | None) -> None:
    days = "认定日期,权利人确认日期"
    _, (batch,) = planned(tmp_path / "list.csv", f"{HEAD},{heading},{days}\n{ROW},侵权,2019-07-08,2019-07-09\n")
    proceeding = batch.proceedings["HOLD"]
    assert proceeding.finding == told
    assert (proceeding.marks["SWAN"].confirmation == "infringing") == (told is None)


@pytest.mark.parametrize(
    ("headings", "cells", "told"),
    [
        ("权利人确认结果,处理结果", "侵权,没收", ("infringing", None, "confiscated")),
        ("处理结果,权利人确认情况", "扣留,侵权", ("infringing", None, None)),
        ("权利人意见,海关处理结果", "正品,放行", ("genuine", None, "released")),
        ("权利人确认结果,海关认定结果", "侵权,不构成侵权", ("infringing", "not-infringing", None)),
        ("Holder confirmation,Final outcome", "Counterfeit,Seized", ("infringing", None, None)),
        ("处理意见,处理结果", "没收,放行", ("pending", None, "released")),
        ("权利人申请情况,处理结果", "未定,放行", ("pending", None, "released")),
    ],
)
def test_what_the_holder_said_beside_the_outcome_is_not_lost(
    tmp_path: Path, headings: str, cells: str, told: tuple[str | None, ...]
) -> None:
    days = "权利人确认日期,认定日期,处理日期"
    _, (batch,) = planned(
        tmp_path / "list.csv", f"{HEAD},{headings},{days}\n{ROW},{cells},2019-07-08,2019-07-09,2019-08-01\n"
    )
    proceeding = batch.proceedings["HOLD"]
    assert (proceeding.marks["SWAN"].confirmation, proceeding.finding or None, proceeding.outcome or None) == told


@pytest.mark.parametrize("heading", ["案由", "案件性质", "违法行为", "查验结果", "机检结果", "Inspection result"])
def test_what_a_case_is_about_is_no_word_of_the_holder(tmp_path: Path, heading: str) -> None:
    _, (batch,) = planned(tmp_path / "list.csv", f"{HEAD},{heading}\n{ROW},侵权\n")
    assert batch.proceedings["HOLD"].marks["SWAN"].confirmation == "pending"


def test_a_word_of_the_holder_that_nobody_knows_is_a_fault_of_its_row(tmp_path: Path) -> None:
    text = f"{HEAD},权利人确认结果,处理结果\n{ROW},侵权,扣留\n{ROW},乱写,扣留\n"
    ready, _ = planned(tmp_path / "list.csv", text)
    assert [(fault.row, fault.column, fault.what) for fault in ready.faults] == [(3, "outcome", "no outcome '乱写'")]


def test_no_below_a_heading_for_campaigns_names_none(tmp_path: Path) -> None:
    rows = "2019-07-05,5301,鞋,20双,SWAN,龙腾行动2019\n2019-07-06,5301,帽,3顶,SWAN,否\n"
    _, batches = planned(tmp_path / "list.csv", f"查获日期,海关,品名,数量,商标,专项行动\n{rows}")
    assert [(batch.campaigns, batch.lines[0].note) for batch in batches] == [
        (("龙腾行动2019",), ""),
        ((), "专项行动: 否"),
    ]


def test_goods_and_their_number_in_a_column_that_nobody_knows_are_not_left_in_the_note(tmp_path: Path) -> None:
    text = "查获日期,海关,商标,查获情况\n2019-07-05,5301,SWAN,SWAN牌运动鞋20双\n"
    with pytest.raises(UsageError, match="no column is called goods; it may be 查获情况"):
        planned(tmp_path / "list.csv", text)
