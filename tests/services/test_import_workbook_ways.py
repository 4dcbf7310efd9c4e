"""A workbook's own ways: the day from which it counts, and the rows that it does not show."""

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from import_samples import on_duty
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from test_import_fresh_lists import OWN

from customs_cli.domain.batch.batch import Batch
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
    assert notes == ("rows that the sheet hides were read too: 3",)


def test_rows_that_a_filter_hides_are_found_in_the_other_kind_of_workbook(tmp_path: Path) -> None:
    row, hidden = "<table:table-row>{}</table:table-row>", '<table:table-row table:visibility="filter"/>'
    often = '<table:table-row table:number-rows-repeated="3"/>'
    with zipfile.ZipFile(tmp_path / "list.ods", "w") as package:
        package.writestr(
            "content.xml", f'<table:table table:name="台账">{row}{often}{hidden}{row}{hidden}</table:table>'
        )
    assert ways_of(tmp_path / "list.ods").hidden == {"台账": frozenset({5, 7})}
