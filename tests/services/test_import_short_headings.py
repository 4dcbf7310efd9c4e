"""Headings in the short words of carriers and other systems, numbered ones, and days nobody calls the day found."""

from pathlib import Path

import pytest
from test_import_fresh_lists import brief, planned

from customs_cli.errors import UsageError


def test_the_short_headings_of_a_carrier_are_told_apart(tmp_path: Path) -> None:
    head = (
        "Shipment Date|Tracking #|Consignee Addr|Pkg Qty|Item Qty|Goods Desc|Declared Val|Cur|IPR Brand|Customs Office"
    )
    text = f"{head}\n20190715|1Z999AA10123456784|1 MAIN ST|1|12|SNEAKERS|120.00|USD|SWAN|5301\n"
    ready, (batch,) = planned(tmp_path / "list.csv", text)
    assert brief(batch) == "2019-07-15 1Z999AA10123456784 12 pcs SNEAKERS 120.00 USD >"
    assert batch.lines[0].note == "Pkg Qty: 1"
    assert batch.consignee
    assert batch.consignee.address == "1 MAIN ST"
    note = "no column says when the goods were found: the days of Shipment Date are used for it"
    assert note in ready.notes


@pytest.mark.parametrize("heading", ["Carton qty", "Pkg Qty"])
def test_packages_are_the_quantity_only_where_nothing_else_is(tmp_path: Path, heading: str) -> None:
    head, row = "Date,Office,Goods,Brand", "2019-07-05,5301,shoes,SWAN"
    _, (batch,) = planned(tmp_path / "list.csv", f"{head},{heading}\n{row},20\n")
    assert batch.lines[0].quantity == 20
    for columns in (f"{heading},Qty", f"{heading},Item Qty"):
        _, (batch,) = planned(tmp_path / "list.csv", f"{head},{columns}\n{row},20,1200\n")
        assert (batch.lines[0].quantity, batch.lines[0].note) == (1200, f"{heading}: 20")


@pytest.mark.parametrize("sign", ["1.{}", "(1){}", "1、{}", "1) {}"])
def test_the_number_before_a_heading_is_none_of_it(tmp_path: Path, sign: str) -> None:
    head = ",".join(map(sign.format, ("查获日期", "海关", "品名", "数量", "商标")))
    _, (batch,) = planned(tmp_path / "list.csv", f"{head}\n2019-07-05,5301,鞋,20双,SWAN\n")
    assert brief(batch) == "2019-07-05 - 20 pairs 鞋 >"


def test_a_right_that_is_infringed_names_its_mark(tmp_path: Path) -> None:
    rows = "2019-07-05,5301,鞋,20双,“Swan”商标专用权\n2019-07-05,5301,鞋,2双,Bear注册商标\n"
    text = f"查获日期,海关,品名,数量,侵犯权利\n{rows}"
    _, batches = planned(tmp_path / "list.csv", text)
    assert [batch.lines[0].marks for batch in batches] == [("SWAN",), ("BEAR",)]


@pytest.mark.parametrize("heading", ["销毁日期", "捐赠日期", "结案时间", "Destruction date", "Date closed"])
def test_the_day_of_a_later_act_is_never_that_on_which_goods_were_found(tmp_path: Path, heading: str) -> None:
    ready, _ = planned(tmp_path / "list.csv", f"{heading},海关,品名,数量,商标\n2019-07-05,5301,鞋,20双,SWAN\n")
    assert [fault.column for fault in ready.faults] == ["found_on"]


@pytest.mark.parametrize("cell", ["1234", "2019", "43647", "0123"])
def test_mere_numbers_below_a_heading_that_nobody_knows_are_no_days(tmp_path: Path, cell: str) -> None:
    rows = f"2019-07-05,5301,鞋,20双,SWAN,{cell}\n"
    _, (batch,) = planned(tmp_path / "list.csv", f"Day of it,海关,品名,数量,商标,Team\n{rows}")
    assert (batch.found_on, batch.lines[0].note) == ("2019-07-05", f"Team: {cell}")


def test_a_volume_is_a_quantity_and_no_unit(tmp_path: Path) -> None:
    _, (batch,) = planned(tmp_path / "list.csv", "Date,Office,Goods,Volume,Brand\n2019-07-05,5301,shoes,20,SWAN\n")
    assert brief(batch) == "2019-07-05 - 20 pcs shoes >"


def test_the_cases_and_the_pieces_that_japan_counts_are_told_apart(tmp_path: Path) -> None:
    text = "差止日,税関,差止件数,差止点数,品名,商標\n2023年7月1日,5301,{},120,バッグ,Swan\n"
    _, (batch,) = planned(tmp_path / "list.csv", text.format(1))
    assert batch.lines[0].quantity == 120
    with pytest.raises(UsageError, match="column 差止件数 counts cases"):
        planned(tmp_path / "list.csv", text.format(3))


@pytest.mark.parametrize(
    ("heading", "called", "unit"),
    [
        ("Number of pairs", "quantity (pairs)", "pairs"),
        ("Pairs seized", "quantity (Pairs)", "pairs"),
        ("箱数", "quantity (箱)", "cartons"),
        ("套数", "quantity (套)", "sets"),
    ],
)
def test_the_name_that_a_hint_gives_to_a_column_keeps_its_unit(
    tmp_path: Path, heading: str, called: str, unit: str
) -> None:
    text = f"Date,Office,Goods,Brand,{heading}\n2019-07-05,5301,shoes,SWAN,20\n"
    with pytest.raises(UsageError) as refused:
        planned(tmp_path / "list.csv", text)
    assert f"name that column {called} in the file" in str(refused.value.hint)
    _, (batch,) = planned(tmp_path / "list.csv", text.replace(heading, called))
    assert (batch.lines[0].quantity, batch.lines[0].unit) == (20, unit)
