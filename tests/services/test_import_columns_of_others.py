"""Cells prove nothing below a heading that names something else: receipts of papers, other channels, parts of goods."""

from pathlib import Path

import pytest
from test_import_fresh_lists import planned

from customs_cli.domain.batch.batch import Batch
from customs_cli.errors import UsageError

HEAD, ROW = "查获日期,海关,品名,数量,商标", "2019-07-01,5320,运动鞋,10双,Swan"


def read(path: Path, heading: str, cell: str) -> Batch:
    """The one batch of a list with one more column."""
    _, (batch,) = planned(path, f"{HEAD},{heading}\n{ROW},{cell}\n")
    return batch


@pytest.mark.parametrize(
    "heading",
    [
        "文书邮寄单号",
        "送达快递单号",
        "通知书邮件号",
        "样品快递单号",
        "权利人寄样单号",
        "退回单号",
        "邮寄回执号",
        "Notice mail no",
    ],
)
def test_the_mail_in_which_papers_or_samples_went_is_not_the_document(tmp_path: Path, heading: str) -> None:
    batch = read(tmp_path / "list.csv", heading, "EA123456785CN")
    assert (batch.document, batch.channel, batch.procedure) == (None, None, None)
    assert batch.lines[0].note == f"{heading}: EA123456785CN"


@pytest.mark.parametrize(
    "heading", ["邮件号", "邮包号", "EMS单号", "快件号", "Service tracking number", "快递单号（国内段）"]
)
def test_the_mail_in_which_the_goods_came_is_the_document(tmp_path: Path, heading: str) -> None:
    batch = read(tmp_path / "list.csv", heading, "EA123456785CN")
    assert batch.document
    assert (batch.document.number, batch.channel) == ("EA123456785CN", "mail")


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        *((heading, "快递") for heading in ("退货方式", "归还方式", "送货方式", "销售渠道", "采购渠道", "举报渠道")),
        *((heading, "海运") for heading in ("国内运输", "内陆运输")),
        *((heading, "出口") for heading in ("上次进出口", "原进出口", "退运方向")),
    ],
)
def test_the_way_of_something_else_is_not_that_of_the_goods(tmp_path: Path, heading: str, cell: str) -> None:
    batch = read(tmp_path / "list.csv", heading, cell)
    assert (batch.channel, batch.transport, batch.direction) == (None, None, None)
    assert batch.lines[0].note == f"{heading}: {cell}"


@pytest.mark.parametrize("heading", ["审批部门", "复议机关", "备案机关", "存放单位", "会办单位", "举报受理"])
def test_an_office_that_had_another_part_in_the_case_did_not_find_the_goods(tmp_path: Path, heading: str) -> None:
    text = f"查获日期,品名,数量,商标,{heading}\n2019-07-01,运动鞋,10双,Swan,皇岗海关\n"
    plan, _ = planned(tmp_path / "list.csv", text)
    assert "office" in [fault.column for fault in plan.faults]


@pytest.mark.parametrize("heading", ["正品", "未侵权", "送检", "已退", "合同", "权利人领取", "累计", "目标"])
def test_a_part_of_the_goods_or_another_number_is_not_the_quantity(tmp_path: Path, heading: str) -> None:
    text = f"查获日期,海关,品名,商标,{heading}\n2019-07-01,5320,运动鞋,Swan,10双\n"
    with pytest.raises(UsageError, match="no column is called quantity"):
        planned(tmp_path / "list.csv", text)


@pytest.mark.parametrize("heading", ["材质", "容器", "封装", "装载"])
def test_what_goods_are_packed_in_is_not_their_unit(tmp_path: Path, heading: str) -> None:
    text = f"查获日期,海关,品名,数量,商标,{heading}\n2019-07-01,5320,运动鞋,10,Swan,箱\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert (batch.lines[0].unit, batch.lines[0].note) == ("pcs", f"{heading}: 箱")


@pytest.mark.parametrize(
    "heading", ["车辆价值", "运输工具价值", "其他货物价值", "Vehicle value", "Value of other goods", "Storage costs"]
)
def test_the_value_of_something_else_is_not_that_of_the_goods(tmp_path: Path, heading: str) -> None:
    with pytest.raises(UsageError, match="no column is called value"):
        planned(tmp_path / "list.csv", f"{HEAD},{heading}\n{ROW},CNY 500\n")
    text = f"{HEAD},案值,{heading}\n{ROW},900,CNY 500\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    (line,) = batch.lines
    assert line.value
    assert (f"{line.value.amount:f}", line.note, batch.vehicle, batch.storage) == (
        "900",
        f"{heading}: CNY 500",
        None,
        None,
    )


def test_the_declaration_that_a_notice_names_is_the_document(tmp_path: Path) -> None:
    batch = read(tmp_path / "list.csv", "通知书报关单号", "530120190123456789")
    assert batch.document
    assert (batch.document.kind, batch.document.number) == ("declaration", "530120190123456789")


def test_the_value_of_the_cargo_in_a_truck_is_that_of_the_goods(tmp_path: Path) -> None:
    (line,) = read(tmp_path / "list.csv", "Truck cargo value", "CNY 500").lines
    assert line.value
    assert (f"{line.value.amount:f}", line.value.currency) == ("500", "CNY")
