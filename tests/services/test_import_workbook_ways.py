"""A workbook's own ways: the day from which it counts, and the rows that it does not show."""

import re
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from import_samples import on_duty
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from test_import_fresh_lists import OWN

from customs_cli.domain.batch.batch import Batch
from customs_cli.errors import UsageError
from customs_cli.services.importing import ACCEPTED, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped
from customs_cli.services.importing.reading.workbook import ways_of

HEAD = ("查获日期", "查获海关", "品名", "数量", "商标")
ROW = ("5301", "鞋", 10, "Swan")


def read(path: Path) -> tuple[list[Batch], tuple[str, ...]]:
    duty = on_duty(records=OWN)
    table = mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table
    ready = plan(duty, table)
    assert ready.faults == ()
    return [duty.register.batch(ref) for ref in carry_out(duty, ready).refs], table.notes


@pytest.mark.parametrize(("epoch", "day"), [("1904", 42111), ("1900", 43573)])
def test_a_bare_number_is_the_day_that_its_workbook_counts(tmp_path: Path, epoch: str, day: int) -> None:
    book = openpyxl.Workbook()
    if epoch == "1904":
        book.epoch = CALENDAR_MAC_1904
    sheet = book.worksheets[0]
    sheet.append(HEAD)
    sheet.append((day, *ROW))
    sheet.append((date(2019, 4, 18), *ROW))
    book.save(tmp_path / "list.xlsx")
    batches, _ = read(tmp_path / "list.xlsx")
    assert [batch.found_on for batch in batches] == ["2019-04-18", "2019-04-18"]


def test_rows_that_a_filter_hides_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEAD)
    for day in ("2019-04-18", "2019-04-19", "2019-04-20"):
        sheet.append((day, *ROW))
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[9].hidden = True
    book.save(tmp_path / "list.xlsx")
    batches, notes = read(tmp_path / "list.xlsx")
    assert [batch.found_on for batch in batches] == ["2019-04-18", "2019-04-19", "2019-04-20"]
    assert notes == ("hidden rows were read too: 3",)


def test_rows_that_a_filter_hides_are_found_in_the_other_kind_of_workbook(tmp_path: Path) -> None:
    row, hidden = "<table:table-row>{}</table:table-row>", '<table:table-row table:visibility="filter"/>'
    often = '<table:table-row table:number-rows-repeated="3"/>'
    with zipfile.ZipFile(tmp_path / "list.ods", "w") as package:
        package.writestr(
            "content.xml", f'<table:table table:name="台账">{row}{often}{hidden}{row}{hidden}</table:table>'
        )
    assert ways_of(tmp_path / "list.ods").hidden == {"台账": frozenset({5, 7})}


@pytest.mark.parametrize("is_shared", [True, False], ids=["shared texts", "texts in their cells"])
def test_what_is_struck_out_is_told_and_a_struck_out_number_is_none(tmp_path: Path, is_shared: bool) -> None:
    """`1000`, struck out before `1200`, was read as 10,001,200."""
    from xlsxwriter import Workbook

    with Workbook(str(tmp_path / "list.xlsx"), {"in_memory": is_shared, "constant_memory": not is_shared}) as book:
        out, plain, bold = book.add_format({"font_strikeout": True}), book.add_format(), book.add_format({"bold": True})
        sheet = book.add_worksheet("台账")
        for place, cell in enumerate(HEAD):
            sheet.write(0, place, cell, out)
        for row, (day, form) in enumerate([("2019-04-18", plain), ("2019-04-19", out), ("2019-04-20", bold)], start=1):
            for place, text in enumerate((day, *ROW)):
                if place == 3 and row == 3:
                    sheet.write_rich_string(row, place, out, "1000", plain, "1200")
                else:
                    sheet.write(row, place, text, form)
        sheet.write_blank(1, 8, None, out)
    batches, notes = read(tmp_path / "list.xlsx")
    assert [batch.lines[0].quantity for batch in batches] == [10, 10, 1200]
    assert notes == ("rows with struck-out text were read too, except for the struck-out parts of a cell: 3, 4",)


def test_what_another_program_strikes_out_is_told_too(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEAD)
    for day in ("2019-04-18", "2019-04-19"):
        sheet.append((day, *ROW))
    sheet["C2"].font, sheet["C3"].font = Font(strike=False, bold=True), Font(strike=True)
    sheet["D2"] = CellRichText(TextBlock(InlineFont(strike=True), "15 "), TextBlock(InlineFont(b=True), "25"))
    book.save(tmp_path / "list.xlsx")
    batches, notes = read(tmp_path / "list.xlsx")
    assert [batch.lines[0].quantity for batch in batches] == [25, 10]
    assert notes[0].endswith("except for the struck-out parts of a cell: 2, 3")


@pytest.mark.parametrize("is_counted", [True, False], ids=["one case by its count", "batches of one day"])
def test_a_value_over_several_rows_is_of_a_case_where_they_are_one(tmp_path: Path, is_counted: bool) -> None:
    """Of two batches of one day the first had it whole, and nobody was told."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(("序号" if is_counted else "库位", *HEAD, "案值（元）"))
    sheet.append((1, "2019-04-18", *ROW, 9000))
    sheet.append((None, None, None, "帽", 50, None, None))
    sheet.append((2, "2019-04-19", *ROW, 70))
    for column in "ABCFG":
        sheet.merge_cells(f"{column}2:{column}3")
    book.save(tmp_path / "list.xlsx")
    batches, notes = read(tmp_path / "list.xlsx")
    told = [(len(batch.lines), batch.value and batch.value.amount) for batch in batches]
    assert told == ([(2, 9000), (1, None)] if is_counted else [(1, None), (1, None), (1, None)])
    assert is_counted == (not any("cells that cover several rows" in note for note in notes))


@pytest.mark.parametrize("suffix", [".xls", ".ods", ".csv"])
def test_a_workbook_that_is_called_one_of_another_kind_is_read(tmp_path: Path, suffix: str) -> None:
    book = openpyxl.Workbook()
    for row in (["查获日期", "查获海关", "品名", "数量"], ["2019-07-03", "5320", "鞋", "10双"]):
        book.active.append(row)
    book.save(tmp_path / "list.xlsx")
    path = (tmp_path / "list.xlsx").rename(tmp_path / f"list{suffix}")
    assert [row.cells["数量"] for row in read_table(path).rows] == ["10双"]


@pytest.mark.parametrize(
    ("label", "sum_", "is_read"),
    [
        ("合计", "=SUM(D2:D3)", True),
        ("Total", "=SUBTOTAL(9,$D$2:$D$3)", True),
        (None, "=SUM(D2,D3)", True),
        ("合计", "=D2*2", False),
        ("合计", "=SUM(A2:C2)", False),
        ("2019-07-03 5301 鞋帽", "=SUM(D2:D3)", False),
    ],
)
def test_a_sum_below_the_list_needs_no_value_and_any_other_formula_does(
    tmp_path: Path, label: str | None, sum_: str, is_read: bool
) -> None:
    book = openpyxl.Workbook()
    rows = [["查获日期", "海关", "品名", "数量"], ["2019-07-01", "5301", "鞋", 3], ["2019-07-02", "5301", "帽", 2]]
    for row in [*rows, [*f"{label or ''}   ".split(" ")[:3], sum_]]:
        book.active.append(row)
    book.save(tmp_path / "list.xlsx")
    if is_read:
        assert len(read_table(tmp_path / "list.xlsx").rows) == 2
    else:
        with pytest.raises(UsageError, match="cell D4: a formula that was never computed"):
            read_table(tmp_path / "list.xlsx")


@pytest.mark.parametrize(
    ("kind", "value", "is_read"),
    [
        (' t="str"', b"<v></v>", True),
        (' t="str"', b"<v/>", True),
        (' t="str"', b"", False),
        ("", b"<v></v>", False),
        ("", b"<v/>", False),
    ],
)
def test_a_formula_whose_value_is_an_empty_text_was_computed(
    tmp_path: Path, kind: str, value: bytes, is_read: bool
) -> None:
    book = openpyxl.Workbook()
    for row in (["查获日期", "海关", "品名", "数量", "商标"], ["2019-07-01", "5301", "鞋", 3, '=IF(1,"",C2)']):
        book.active.append(row)
    book.save(tmp_path / "made.xlsx")
    with zipfile.ZipFile(tmp_path / "made.xlsx") as made, zipfile.ZipFile(tmp_path / "list.xlsx", "w") as saved:
        for name in made.namelist():
            cell = f'<c r="E2"{kind}><f>IF(1,"",C2)</f>'.encode() + value + b"</c>"
            saved.writestr(name, re.sub(rb'<c r="E2".*?</c>', cell, made.read(name)))
    if is_read:
        (told,) = read_table(tmp_path / "list.xlsx").rows
        assert not told.cells.get("商标")
    else:
        with pytest.raises(UsageError, match="cell E2: a formula that was never computed"):
            read_table(tmp_path / "list.xlsx")
