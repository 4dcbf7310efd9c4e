"""Words of further offices: headings, outcomes and amounts that lists of bulletins and forms have."""

from pathlib import Path

import pytest
from test_import_fresh_lists import planned

from customs_cli.errors import UsageError
from customs_cli.services.importing.mapping.cells.outcome_words import outcome
from customs_cli.services.importing.mapping.header.vocabulary import vocabulary

HEADINGS = {
    "found_on": "发案日期 案件日期 查没日期 截获时间",
    "office": "处罚机关 查获关区代码 案发地",
    "document_number": "海关编号 报单号 快递号 包裹编号 条形码",
    "marks": "备案名称 侵权权利 涉及权利",
    "holder": "被侵权人 被侵权单位 商标所有人 权属人",
    "direction": "进出标志 进出境标志",
    "transport": "运输形式 运输类型",
    "agent": "报关代理企业",
    "case_id": "案件流水号 受理编号 扣留单号",
    "consignor": "出口方 侵权企业 出口单位 涉案单位 寄件方 发货方 物主 行政相对人 被处罚人 当事人姓名/名称 携带人",
    "consignee": "进口方 收件方 收货方 进口单位 买方",
    "goods": "产品类型 标的物 涉案财物 货物种类 物品类别",
    "quantity": "总数 数量（单位） 数量(含计量单位)",
    "value": "折合人民币（元） 折人民币 鉴定价格 案件标的额",
    "currency": "币别 货币种类 货币单位",
    "unit": "单位名称 计数单位",
    "destination": "运抵地 运往地 收货国 出口去向",
    "departure": "起运地 装货国 始发国",
    "basis": "保护类型 查处方式 主动/被动 依职权/依申请",
    "right_type": "知识产权种类 侵权类别",
    "hs": "税则编码 HS编号 税目",
    "vehicle": "车辆牌照 车号 航班 车次",
    "storage": "存放位置 存放场所 库位",
}


@pytest.mark.parametrize(("field", "names"), HEADINGS.items(), ids=list(HEADINGS))
def test_a_column_is_known_by_the_heading_of_bulletins_and_forms(field: str, names: str) -> None:
    for name in names.split():
        assert vocabulary("batch").fields(name)[:1] == (field,), name


OUTCOMES = [
    ("经权利人确认侵权，扣留", "confirmed_infringing;detained"),
    ("权利人未提出扣留申请，放行", "declined;released"),
    ("未侵权放行", "confirmed_genuine;released"),
    ("认定侵权没收", "found_infringing;confiscated"),
    ("已作出行政处罚决定", "confiscated"),
    ("暂缓放行", "notified"),
    ("收件人自愿放弃", "abandoned"),
    ("退运出境", "returned"),
    ("诉讼中", "unknown"),
    ("待处罚", "unknown"),
    ("不予放行", "unknown"),
]


@pytest.mark.parametrize(("cell", "told"), OUTCOMES, ids=[cell for cell, _ in OUTCOMES])
def test_an_outcome_in_the_words_of_a_bulletin_implies_what_it_says_and_no_more(cell: str, told: str) -> None:
    assert outcome(cell) == told


CONVERTED = [
    ("货值（美元）,折合人民币（元）", "1000,6900", "1000 USD"),
    ("货值（美元）,折合人民币（元）", ",6900", "6900 CNY"),
    ("折合人民币（万元）,货值（美元）", "6900,1000", "1000 USD"),
    ("折合人民币（万元）,货值（美元）", "0.69,", "6900 CNY"),
    ("货值（折合人民币万元）,其他", "12,", "120000 CNY"),
    ("折合美元（万）,其他", "12,", "120000 USD"),
    ("货值（港币千元）,其他", "12,", "12000 HKD"),
]


@pytest.mark.parametrize(("headings", "cells", "told"), CONVERTED)
def test_a_value_turned_into_another_currency_stands_in_where_its_own_is_empty(
    tmp_path: Path, headings: str, cells: str, told: str
) -> None:
    head = f"查获日期,海关,品名,数量,商标,{headings}\n"
    _, batches = planned(
        tmp_path / "list.csv", f"{head}2019-07-01,5320,鞋,10双,Swan,{cells}\n2019-07-02,5320,帽,9顶,Swan,7,8\n"
    )
    line = batches[0].lines[0]
    assert line.value
    assert f"{line.value.amount:f} {line.value.currency}" == told


@pytest.mark.parametrize("heading", ["Qty (k pcs)", "Qty (M pcs)", "数量（k pairs）"])
def test_multiples_in_letters_before_a_unit_are_refused_and_never_left_out(tmp_path: Path, heading: str) -> None:
    with pytest.raises(UsageError, match="what are its amounts counted in"):
        planned(tmp_path / "list.csv", f"Date,Office,Goods,Brand,{heading}\n2019-07-01,5320,shoes,Swan,7\n")


@pytest.mark.parametrize("cell", ["1200双，120箱", "120箱，共1200双", "120箱共计1,200双", "总共1200双", "1200双整"])
def test_goods_are_told_from_their_packages_with_a_comma_or_a_sum_between(tmp_path: Path, cell: str) -> None:
    head = "查获日期,海关,品名,数量,商标\n"
    _, (batch,) = planned(tmp_path / "list.csv", f'{head}2019-07-01,5320,鞋,"{cell}",Swan\n')
    assert (batch.lines[0].quantity, batch.lines[0].unit) == (1200, "pairs")


def test_a_heading_that_says_that_the_unit_stands_in_the_cell_is_one_for_quantities(tmp_path: Path) -> None:
    head = "查获日期,海关,品名,商标,数量（单位）"
    _, (batch,) = planned(tmp_path / "list.csv", f"{head}\n2019-07-01,5320,鞋,Swan,1200双\n")
    assert (batch.lines[0].quantity, batch.lines[0].unit) == (1200, "pairs")
    _, (batch,) = planned(tmp_path / "list.csv", f"{head},单位\n2019-07-01,5320,鞋,Swan,1200,双\n")
    assert (batch.lines[0].quantity, batch.lines[0].unit) == (1200, "pairs")


@pytest.mark.parametrize("head", ["查获海关,查获日期", "序号,查获海关,查获日期"])
def test_a_row_that_names_only_its_office_in_that_column_heads_those_below_it(tmp_path: Path, head: str) -> None:
    numbered = head.startswith("序号")
    first, second, row = ("一,", "（二）,", "1,") if numbered else ("", "", "")
    text = (
        f"{head},品名,商标,数量\n{first}皇岗海关,,,,\n{row},2019-07-01,鞋,Swan,10双\n"
        f"{second}蛇口海关,,,,\n{row},2019-07-03,帽,Swan,12顶\n"
    )
    plan, batches = planned(tmp_path / "list.csv", text)
    assert [(batch.office, batch.found_on) for batch in batches] == [("5301", "2019-07-01"), ("5304", "2019-07-03")]
    assert "rows that name the office of the rows below: 2, 4" in plan.notes


OF_RECORDS = [
    ("trademark", "holder", "注册人 商标所有人 申请人"),
    ("trademark", "valid_from", "有效期起始日期 备案有效期起始日 备案批准日期 生效 启用 备案日"),
    ("trademark", "valid_until", "备案终止日 终止日 到期日 保护期至 备案到期时间 失效 停用"),
    ("holder", "name", "企业名称 品牌方"),
    ("office", "parent", "主管海关 上级关区代码"),
    ("enterprise", "name", "经营单位 收发货人"),
    ("campaign", "from", "启动日期 起始时间 启动 开展时间"),
    ("campaign", "to", "结束 结束时间 截止"),
]


@pytest.mark.parametrize(("kind", "field", "names"), OF_RECORDS)
def test_lists_of_rights_offices_and_firms_are_known_by_the_headings_of_others(
    kind: str, field: str, names: str
) -> None:
    for name in names.split():
        assert field in vocabulary(kind).fields(name)[:2], name


UNITS = [
    ("数量,单位,案值,单位", "10,双,1.2,万元", "9,顶,500,元"),
    ("案值,单位,数量,单位", "1.2,万元,10,双", "500,元,9,顶"),
    ("数量,案值,单位", "10双,1.2,万元", "9顶,500,元"),
    ("案值,数量,单位", "1.2,10双,万元", "500,9顶,元"),
    ("案值,数量,单位", "1.2万元,10,双", "500,9,顶"),
    ("数量,案值,币制", "10双,1.2,万元", "9顶,500,元"),
]


@pytest.mark.parametrize(("headings", "first", "second"), UNITS)
def test_a_unit_is_that_of_the_amount_that_it_can_be_told_in(
    tmp_path: Path, headings: str, first: str, second: str
) -> None:
    head = f"查获日期,海关,品名,商标,{headings}\n"
    text = f"{head}2019-07-01,5320,鞋,Swan,{first}\n2019-07-02,5320,帽,Swan,{second}\n"
    _, batches = planned(tmp_path / "list.csv", text)
    lines = [batch.lines[0] for batch in batches]
    told = [f"{line.quantity} {line.unit} {line.value.amount:f} {line.value.currency}" for line in lines if line.value]
    assert told == ["10 pairs 12000 CNY", "9 pcs 500 CNY"]


def test_two_columns_alike_are_told_apart_where_they_may_be_different_fields_and_else_refused(tmp_path: Path) -> None:
    text = "单位,查获日期,品名,商标,数量,单位,备注,备注\n皇岗海关,2019-07-01,鞋,Swan,10,双,甲,乙\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    (line,) = batch.lines
    assert (batch.office, line.unit, line.note) == ("5301", "pairs", "甲; 备注（H）: 乙")
    with pytest.raises(UsageError, match="column '品名' appears twice"):
        planned(tmp_path / "list.csv", text.replace("备注,备注", "品名,备注"))


def test_a_year_in_three_digits_is_one_of_the_republic(tmp_path: Path) -> None:
    head = "查獲日期,海關,品名,商標,數量\n"
    text = f"{head}108/07/04,5320,鞋,Swan,10雙\n108.12.31,5320,帽,Swan,9頂\n"
    _, batches = planned(tmp_path / "list.csv", text)
    assert [batch.found_on for batch in batches] == ["2019-07-04", "2019-12-31"]


CELLS = [
    ("监管渠道", "邮寄渠道", "channel", "mail"),
    ("监管渠道", "EMS", "channel", "mail"),
    ("监管渠道", "跨境电商直购", "channel", "ecommerce"),
    ("监管渠道", "旅客行李物品", "channel", "traveller"),
    ("进出口", "出境方向", "direction", "export"),
    ("保护模式", "海关主动", "basis", "ex-officio"),
    ("保护模式", "依权利人申请", "basis", "application"),
    ("运抵国", "南非共和国", "destination", "ZA"),
    ("运抵国", "民主刚果", "destination", "CD"),
]


@pytest.mark.parametrize(("heading", "cell", "field", "told"), CELLS)
def test_further_words_of_closed_lists_are_known(
    tmp_path: Path, heading: str, cell: str, field: str, told: str
) -> None:
    text = f"查获日期,海关,品名,商标,数量,{heading}\n2019-07-01,5320,鞋,Swan,10双,{cell}\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert getattr(batch, field) == told


@pytest.mark.parametrize(("cell", "told"), [("300福林", "300 HUF"), ("5缅元", "5 MMK"), ("9智利比索", "9 CLP")])
def test_further_currencies_are_known_by_their_chinese_names(tmp_path: Path, cell: str, told: str) -> None:
    text = f"查获日期,海关,品名,商标,数量,案值\n2019-07-01,5320,鞋,Swan,10双,{cell}\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    value = batch.lines[0].value
    assert value
    assert f"{value.amount:f} {value.currency}" == told


@pytest.mark.parametrize(
    ("cell", "code"), [("深圳皇岗海关", "5301"), ("Shenzhen Shekou Customs", "5304"), ("广州皇岗海关", None)]
)
def test_an_office_may_stand_behind_the_short_name_of_the_one_above_it(
    tmp_path: Path, cell: str, code: str | None
) -> None:
    text = f"查获日期,海关,品名,商标,数量\n2019-07-01,{cell},鞋,Swan,10双\n2019-07-02,5320,帽,Swan,9顶\n"
    plan, batches = planned(tmp_path / "list.csv", text)
    assert ([fault.column for fault in plan.faults], [b.office for b in batches]) == (
        ([], [code, "5320"]) if code else (["office"], [])
    )


POINTS = [
    ("数量,案值", "1.234万双,1.234万元", "12340 pairs 12340 CNY"),
    ("数量,单位,案值", "1.234,千件,5", "1234 pcs 5 CNY"),
    ("数量（千件）,案值", "1.000,5", "1000 pcs 5 CNY"),
    ("数量,案值", "3.5十万双,1.2千万元", "350000 pairs 12000000 CNY"),
    ("数量,案值", "2十万件,1.5百万美元", "200000 pcs 1500000 USD"),
    ("数量（双）,案值", "1.234,5", "1234 pairs 5 CNY"),
    ("数量,案值", "12.0000,5", "12 pcs 5 CNY"),
    ("数量,案值", "12.000,5", ""),
    ("数量（双）,案值", "12.000,5", ""),
    ("数量,金额（欧元）", "12双,1.234", ""),
]


@pytest.mark.parametrize(("headings", "cells", "told"), POINTS)
def test_a_point_is_that_of_a_fraction_where_many_are_told_and_refused_where_it_may_be_either(
    tmp_path: Path, headings: str, cells: str, told: str
) -> None:
    text = f"查获日期,海关,品名,商标,{headings}\n2019-07-01,5320,鞋,Swan,{cells}\n"
    if not told:
        with pytest.raises(UsageError, match="could be"):
            planned(tmp_path / "list.csv", text)
        return
    _, (batch,) = planned(tmp_path / "list.csv", text)
    (line,) = batch.lines
    assert line.value
    assert f"{line.quantity} {line.unit} {line.value.amount:f} {line.value.currency}" == told


@pytest.mark.parametrize(
    "heading", ["Status of case", "Case summary", "Nature of case", "Case file", "Details of case"]
)
def test_what_is_told_of_a_case_joins_no_rows_that_read_alike(tmp_path: Path, heading: str) -> None:
    head = f"Date,Office,Goods,Brand,Qty,{heading}\n"
    text = f"{head}2019-07-01,5320,shoes,Swan,10,Seized\n2019-07-02,5320,caps,Swan,9,Seized\n"
    _, batches = planned(tmp_path / "list.csv", text)
    assert [batch.found_on for batch in batches] == ["2019-07-01", "2019-07-02"]


def test_a_column_of_mere_numbers_is_no_goods(tmp_path: Path) -> None:
    head = "Date of event,Border point,Nature of goods,Counterfeit brand,Amount of items\n"
    _, (batch,) = planned(tmp_path / "list.csv", f"{head}2019-07-01,5320,shoes,Swan,1200\n")
    assert (batch.lines[0].goods, batch.lines[0].quantity) == ("shoes", 1200)


@pytest.mark.parametrize("heading", ["外箱数量", "样品数量", "去年数量", "累计数量", "Sample qty", "Stock qty"])
def test_a_number_of_something_else_is_not_taken_for_the_quantity_where_no_other_column_is(
    tmp_path: Path, heading: str
) -> None:
    text = f"查获日期,海关,品名,商标,数量,{heading}\n2019-07-01,5320,鞋,Swan,5双,12\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert (batch.lines[0].quantity, batch.lines[0].note) == (5, f"{heading}: 12")
    with pytest.raises(UsageError, match="no column is called quantity"):
        planned(tmp_path / "list.csv", text.replace(",数量", "").replace(",5双", ""))


@pytest.mark.parametrize("heading", ["奖励金额", "赔偿金额", "违法所得金额", "Profit value"])
def test_what_is_paid_to_somebody_is_no_value(tmp_path: Path, heading: str) -> None:
    head = f"查获日期,海关,品名,商标,数量,{heading}\n"
    _, (batch,) = planned(tmp_path / "list.csv", f"{head}2019-07-01,5320,鞋,Swan,12双,900\n")
    assert (batch.lines[0].value, batch.lines[0].note) == (None, f"{heading}: 900")


def test_offices_in_a_column_that_nobody_knows_come_before_the_one_of_the_title(tmp_path: Path) -> None:
    head = "深圳海关案件统计表,,,,\n现场位置,品名,数量,商标,查获日期\n"
    text = f"{head}皇岗,鞋,10双,Swan,2019-07-01\n蛇口海关,帽,9顶,Swan,2019-07-02\n"
    _, batches = planned(tmp_path / "list.csv", text)
    assert [batch.office for batch in batches] == ["5301", "5304"]


AMOUNTS = [
    ("Amount (pieces),Value (EUR)", "1200,84000", "1200 pcs 84000 EUR"),
    ("Amount (pairs),Amount (EUR)", "1200,84000", "1200 pairs 84000 EUR"),
    ("Amount,Unit,Value (EUR)", "1200,pairs,84000", "1200 pairs 84000 EUR"),
    ("Qty,Amount (EUR)", "1200,84000", "1200 pcs 84000 EUR"),
    ("Qty,Unit MSRP,Total MSRP (USD)", "1200,20,24000", "1200 pcs 24000 USD"),
]


@pytest.mark.parametrize(("headings", "cells", "told"), AMOUNTS)
def test_an_amount_is_of_goods_or_of_money_as_its_unit_or_the_column_beside_it_says(
    tmp_path: Path, headings: str, cells: str, told: str
) -> None:
    _, (batch,) = planned(
        tmp_path / "list.csv", f"Date,Office,Goods,Brand,{headings}\n2019-07-13,5320,shoes,Swan,{cells}\n"
    )
    (line,) = batch.lines
    assert line.value
    assert f"{line.quantity} {line.unit} {line.value.amount:f} {line.value.currency}" == told


def test_a_mere_amount_may_be_either_and_is_asked_about(tmp_path: Path) -> None:
    ready, _ = planned(tmp_path / "list.csv", "Date,Office,Goods,Brand,Amount\n2019-07-13,5320,shoes,Swan,1200\n")
    assert [fault.what for fault in ready.faults] == ["1200 of which currency?"]


@pytest.mark.parametrize(
    ("heading", "told"),
    [("案值USD", "2400 USD"), ("申报价值EUR", "2400 EUR"), ("货值RMB", "2400 CNY"), ("案值", "2400 CNY")],
)
def test_a_currency_may_stand_directly_behind_a_chinese_heading(tmp_path: Path, heading: str, told: str) -> None:
    text = f"查获日期,海关,品名,商标,数量,{heading}\n2019-07-01,5320,鞋,Swan,10双,2400\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    value = batch.lines[0].value
    assert value and f"{value.amount:f} {value.currency}" == told


@pytest.mark.parametrize("heading", ["批数", "票数", "批次数"])
def test_a_row_of_several_batches_is_refused_and_of_one_read(tmp_path: Path, heading: str) -> None:
    text = f"查获日期,海关,品名,商标,{heading},数量\n2019-07-01,5320,鞋,Swan,{{}},10双\n"
    _, (batch,) = planned(tmp_path / "list.csv", text.format(1))
    assert batch.lines[0].quantity == 10
    with pytest.raises(UsageError, match="counts cases"):
        planned(tmp_path / "list.csv", text.format(2))
