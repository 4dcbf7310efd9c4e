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
    "case_id": "扣留决定书号 行政处罚决定书文号 案件流水号 受理编号",
    "consignor": "出口单位 涉案单位 寄件方 发货方 物主 行政相对人 被处罚人 当事人姓名/名称 携带人",
    "consignee": "收件方 收货方 进口单位 买方",
    "goods": "标的物 涉案财物 货物种类 物品类别",
    "quantity": "总数 数量（单位） 数量(含计量单位)",
    "value": "折合人民币（元） 折人民币 鉴定价格 案件标的额",
    "currency": "币别 货币种类 货币单位",
    "unit": "单位名称 计数单位",
    "destination": "运抵地 运往地 收货国 出口去向",
    "departure": "起运地 装货国 始发国",
    "basis": "保护类型 查处方式 主动/被动 依职权/依申请",
    "right_type": "知识产权种类 侵权类别",
    "hs": "税则编码 HS编号 税目",
    "vehicle": "车号 航班 车次",
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
    assert "rows that name the office of those below: 2, 4" in plan.notes


OF_RECORDS = [
    ("trademark", "holder", "注册人 商标所有人 申请人"),
    ("trademark", "valid_from", "有效期起始日期 备案有效期起始日 备案批准日期"),
    ("trademark", "valid_until", "到期日 保护期至 备案到期时间"),
    ("holder", "name", "企业名称 品牌方"),
    ("office", "parent", "主管海关 上级关区代码"),
    ("enterprise", "name", "经营单位 收发货人"),
    ("campaign", "from", "启动日期 起始时间"),
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
    with pytest.raises(UsageError, match="column '品名' stands there twice"):
        planned(tmp_path / "list.csv", text.replace("备注,备注", "品名,备注"))


def test_a_year_in_three_digits_is_one_of_the_republic(tmp_path: Path) -> None:
    head = "查獲日期,海關,品名,商標,數量\n"
    text = f"{head}108/07/04,5320,鞋,Swan,10雙\n108.12.31,5320,帽,Swan,9頂\n"
    _, batches = planned(tmp_path / "list.csv", text)
    assert [batch.found_on for batch in batches] == ["2019-07-04", "2019-12-31"]
