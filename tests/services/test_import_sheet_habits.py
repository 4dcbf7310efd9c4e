"""What spreadsheets of offices have that is no row, or is of several rows."""

from pathlib import Path

import openpyxl
import pytest
from import_samples import on_duty
from test_import_office_habits import OWN

from customs_cli.domain.batch.batch import Batch
from customs_cli.errors import UsageError
from customs_cli.services.importing import ACCEPTED, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped


def read(path: Path, *rows: list[object], joined: tuple[str, ...] = ()) -> tuple[list[Batch], tuple[str, ...]]:
    """The batches of a sheet, and what was said of it."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for span in joined:
        book.active.merge_cells(span)
    book.save(path / "list.xlsx")
    duty = on_duty(records=OWN, add_missing=False)
    table = mapped(read_table(path / "list.xlsx"), known_to(duty.register), ACCEPTED, today=duty.today).table
    ready = plan(duty, table)
    assert not ready.faults, ready.faults
    return [duty.register.batch(ref) for ref in carry_out(duty, ready).refs], ready.notes


HEAD: list[object] = ["查获日期", "海关", "货物", "数量", "商标"]
ROW: list[object] = ["2021-03-01", "5301", "鞋", "100双", "Swan"]


@pytest.mark.parametrize(
    "numbers", ["1 2 3 4 5", "(1) (2) (3) (4) (5)", "甲 乙 丙 丁 戊", "甲 乙 丙 1 2", "甲 乙 丙 1 丁"]
)
def test_the_numbers_of_the_columns_are_no_row(tmp_path: Path, numbers: str) -> None:
    batches, notes = read(tmp_path, HEAD, [*numbers.split()], ROW)
    assert (len(batches), notes) == (1, ("row 2 was left out: the numbers of the columns",))


def test_a_total_of_many_columns_is_left_out(tmp_path: Path) -> None:
    head = [*HEAD, "单位", "案值", "重量", "箱数"]
    batches, notes = read(tmp_path, head, [*ROW, "", 100, 5, 1], ["合计", "", "", 100, "", "双", "¥100.00", "5kg", 1])
    assert (len(batches), notes) == (1, ("row 3 was left out: a total",))


def test_goods_that_bear_two_marks_are_one_line_where_goods_and_quantity_are_joined(tmp_path: Path) -> None:
    second: list[object] = [None, None, None, None, "Bear"]
    (batch,), _ = read(tmp_path, HEAD, ROW, second, joined=("A2:A3", "B2:B3", "C2:C3", "D2:D3"))
    assert [(line.goods, line.quantity, line.marks) for line in batch.lines] == [("鞋", 100, ("SWAN", "BEAR"))]


def test_goods_of_their_own_are_never_joined(tmp_path: Path) -> None:
    second: list[object] = [None, None, "包", None, "Bear"]
    batches, _ = read(tmp_path, HEAD, ROW, second, joined=("A2:A3", "B2:B3", "D2:D3"))
    assert [[(line.goods, line.quantity) for line in batch.lines] for batch in batches] == [
        [("鞋", 100)],
        [("包", None)],
    ]


def test_a_section_is_no_office_where_another_column_names_one(tmp_path: Path) -> None:
    head: list[object] = ["关区", "查获部门", "查获日期", "货物", "数量", "商标"]
    (batch,), _ = read(tmp_path, head, ["皇岗海关", "物控科", "2021-03-01", "鞋", "100双", "Swan"])
    assert (batch.office, batch.lines[0].note) == ("5301", "查获部门: 物控科")


@pytest.mark.parametrize("cell", ["2021年3月1日14时30分", "2021年3月1日下午2点", "20210301143000", "2021-03-01 14:30"])
def test_a_day_with_its_hour_is_that_day(tmp_path: Path, cell: str) -> None:
    (batch,), _ = read(tmp_path, HEAD, [cell, *ROW[1:]])
    assert batch.found_on == "2021-03-01"


def test_the_year_that_is_proposed_is_that_of_the_other_days(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        read(tmp_path, HEAD, ROW, ["3月2日", *ROW[1:]])
    assert refused.value.hint == "--defaults year=2021"


def test_a_hidden_sheet_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    hidden = book.create_sheet("旧")
    for page in (book.worksheets[0], hidden):
        page.append(HEAD)
        page.append(ROW)
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "list.xlsx")
    table = read_table(tmp_path / "list.xlsx")
    assert (len(table.rows), table.notes) == (1, ("sheet 旧 is hidden, and was left out (--sheet reads it)",))
    assert read_table(tmp_path / "list.xlsx", sheet="旧").notes == ()


@pytest.mark.parametrize("has_units_below", [True, False])
def test_a_quantity_in_a_column_for_each_unit_is_that_of_its_unit(tmp_path: Path, has_units_below: bool) -> None:
    rows: list[list[object]] = [
        ["2021-03-01", "5301", "鞋", 100, None, None, "Swan"],
        ["2021-03-02", "5301", "T恤", 0, 50, None, "Swan"],
        ["2021-03-03", "5301", "面料", None, None, 30.5, "Swan"],
        ["2021-03-04", "5301", "袜", 12, None, 3, "Swan"],
    ]
    if has_units_below:
        top: list[object] = ["查获日期", "海关", "货物", "数量", None, None, "商标"]
        below: list[object] = [None, None, None, "双", "件", "公斤", None]
        batches, _ = read(tmp_path, top, below, *rows, joined=("D1:F1", "A1:A2", "B1:B2", "C1:C2", "G1:G2"))
    else:
        header: list[object] = ["查获日期", "海关", "货物", "数量（双）", "数量（件）", "数量（公斤）", "商标"]
        batches, _ = read(tmp_path, header, *rows)
    told = [(line.quantity, line.unit) for batch in batches for line in batch.lines]
    assert told == [(100, "pairs"), (50, "pcs"), (30.5, "kg"), (12, "pairs")]


def test_a_value_in_a_column_for_each_currency_is_of_that_currency(tmp_path: Path) -> None:
    head: list[object] = [*HEAD, "价值（美元）", "价值（人民币）"]
    batches, _ = read(tmp_path, head, [*ROW, 100, None], ["2021-03-02", *ROW[1:], None, 650])
    assert [str(line.value and line.value.currency) for b in batches for line in b.lines] == ["USD", "CNY"]


def test_a_value_that_is_told_twice_is_the_first_and_the_other_stays_in_the_note(tmp_path: Path) -> None:
    head: list[object] = [*HEAD, "价值（美元）", "价值（人民币）"]
    (batch,), _ = read(tmp_path, head, [*ROW, 100, 650])
    (line,) = batch.lines
    assert line.value is not None
    assert (line.value.currency, line.note) == ("USD", "价值（人民币）: 650")


def test_goods_with_their_number_and_more_in_one_column_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no column is called quantity; it may be 品名/数量/价值"):
        read(tmp_path, ["查获日期", "海关", "品名/数量/价值", "商标"], ["2021-03-01", "5301", "鞋/10双/100元", "Swan"])
