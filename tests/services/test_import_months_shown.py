"""Days as a list shows them: a month without its day, a year said above the days, and what no day in it can follow."""

from datetime import datetime
from pathlib import Path

import pytest
from import_samples import TODAY, on_duty
from test_import_fresh_lists import OWN, planned

from customs_cli.errors import UsageError
from customs_cli.services.importing import ACCEPTED, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped
from customs_cli.services.importing.mapping.saved import Saved
from customs_cli.services.importing.reading.shown_beside import MONTH, YEAR, as_shown, beside

HEAD = "查获日期,海关,品名,数量,商标"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ('yyyy"年"m"月"', MONTH), ("mmm-yy", MONTH), ("[$-804]yyyy/mm;@", MONTH), ("mmmm", MONTH), ("yyyy", YEAR),
        ("yyyy-mm-dd", ""), ('m"月"d"日"', ""), ("mm:ss", ""), ("h:mm", ""), ("0000", "0000"), ("0", ""), ("0.00", ""),
    ],
)  # fmt: skip
def test_a_format_tells_how_much_of_a_day_it_shows_and_with_how_many_noughts(code: str, shown: str) -> None:
    assert beside(code) == shown


@pytest.mark.parametrize(
    ("cell", "word", "told"),
    [
        ("2019-07-01", MONTH, "2019-07"), ("2019-07-15", MONTH, "2019-07-15"), ("2019-01-01", YEAR, "2019"),
        ("2019-07-01", YEAR, "2019-07-01"), ("123", "00000", "00123"), ("1.5", "00", "1.5"), ("10", "双", "10 双"),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_it_is_shown(cell: str, word: str, told: str) -> None:
    assert as_shown(cell, word) == told


def test_a_month_that_a_spreadsheet_keeps_as_its_first_day_is_that_month(tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    path = tmp_path / "a.xlsx"
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [*HEAD.split(","), "运单号"])
        for row, code in enumerate(('yyyy"年"m"月"', "mmm-yy", "yyyy-mm-dd"), start=1):
            sheet.write_datetime(row, 0, datetime(2019, 7, 1), book.add_format({"num_format": code}))
            sheet.write_row(row, 1, ["5301", "鞋", f"{row}双", "Swan"])
            sheet.write_number(row, 5, 1234567 + row, book.add_format({"num_format": "0000000000"}))
    duty = on_duty(records=OWN)
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    batches = [duty.register.batch(ref) for ref in carry_out(duty, ready).refs]
    assert [batch.found_on for batch in batches] == ["2019-07", "2019-07", "2019-07-01"]
    assert [batch.document and batch.document.number for batch in batches] == [f"000123456{n}" for n in (8, 9)] + [
        "0001234570"
    ]


def test_a_row_that_names_a_year_tells_that_of_the_days_below(tmp_path: Path) -> None:
    rows = "2018年,,,,\n12月3日,5301,鞋,20双,SWAN\n2019年,,,,\n1月5日,5301,包,2个,SWAN\n"
    for title in ("", "查获清单（2019年印制）,,,,\n"):
        ready, batches = planned(tmp_path / "list.csv", f"{title}{HEAD}\n{rows}")
        assert [batch.found_on for batch in batches] == ["2018-12-03", "2019-01-05"]
        first = 3 if title else 2
        assert f"rows that name the year of the days below: {first}, {first + 2}" in ready.notes


@pytest.mark.parametrize("days", [("12.30", "1.5"), ("12/30", "1/5"), ("12-30", "1-5"), ("12月30日", "1月5日")])
def test_a_day_of_two_numbers_gets_the_year_that_a_row_above_or_a_column_names(
    tmp_path: Path, days: tuple[str, str]
) -> None:
    rows = [f"{day},5301,鞋,20双,SWAN" for day in days]
    below = "\n".join((HEAD, "2018年,,,,", rows[0], "2019年,,,,", rows[1]))
    beside = "\n".join((f"年份,{HEAD}", f"2018年,{rows[0]}", f"2019,{rows[1]}"))
    for text in (below, beside):
        _, batches = planned(tmp_path / "list.csv", text)
        assert [batch.found_on for batch in batches] == ["2018-12-30", "2019-01-05"]


@pytest.mark.parametrize("head", [f"年份,{HEAD}", f"{HEAD},Year"])
def test_a_column_of_years_tells_that_of_the_days_of_its_row(tmp_path: Path, head: str) -> None:
    days = [("2018年", "12月3日"), ("2019", "1月5日")]
    cells = [
        f"{year},{day},5301,鞋,20双,SWAN" if head[0] == "年" else f"{day},5301,鞋,20双,SWAN,{year}"
        for year, day in days
    ]
    _, batches = planned(tmp_path / "list.csv", "\n".join([head, *cells]))
    assert [batch.found_on for batch in batches] == ["2018-12-03", "2019-01-05"]


@pytest.mark.parametrize("written", ["打印日期：2020年1月5日", "制表时间: 2020-01-05", "Printed on 2020-01-05"])
def test_the_day_on_which_a_list_was_written_gives_no_day_after_it_its_year(tmp_path: Path, written: str) -> None:
    text = f"查获清单,,,,\n{written},,,,\n{HEAD}\n12月3日,5301,鞋,20双,SWAN\n"
    with pytest.raises(UsageError, match="does not say its year") as refused:
        planned(tmp_path / "list.csv", text)
    assert "2019" in str(refused.value.hint)
    _, (batch,) = planned(tmp_path / "list.csv", text.replace("12月3日", "1月3日"))
    assert batch.found_on == "2020-01-03"
    _, (batch,) = planned(tmp_path / "list.csv", text.replace("查获清单", "2019年查获清单"))
    assert batch.found_on == "2019-12-03"


@pytest.mark.parametrize("office", ["中华人民共和国皇岗海关", "深圳海关所属皇岗海关", "深圳海关下属皇岗海关"])
def test_the_whole_name_of_an_office_and_the_one_above_it_name_that_office(tmp_path: Path, office: str) -> None:
    _, (batch,) = planned(tmp_path / "list.csv", f"{HEAD}\n2019-07-05,{office},鞋,20双,SWAN\n")
    assert batch.office == "5301"


def test_a_unit_behind_the_goods_is_that_of_a_bare_quantity_where_nothing_else_tells_one(tmp_path: Path) -> None:
    rows = (
        "2019-07-05,5301,运动鞋（双）,20,SWAN\n2019-07-05,5301,帽（红色）,5,SWAN\n2019-07-05,5301,袜（双）,3打,SWAN\n"
    )
    ready, batches = planned(tmp_path / "list.csv", f"{HEAD}\n{rows}")
    assert [f"{line.quantity} {line.unit}" for batch in batches for line in batch.lines] == [
        "20 pairs",
        "5 pcs",
        "36 pcs",
    ]
    assert "the unit of the quantity is read from behind the goods: rows 2" in ready.notes
    _, (batch, *_) = planned(tmp_path / "list.csv", f"{HEAD}\n{rows}".replace("数量", "数量（件）"))
    assert batch.lines[0].unit == "pcs"
    _, (batch, *_) = planned(tmp_path / "list.csv", f"{HEAD}\n{rows}", {"goods": "shoes", "unit": "sets"})
    assert batch.lines[0].unit == "sets"
    table, known = read_table(tmp_path / "list.csv"), known_to(on_duty(records=OWN).register)
    fields = ("found_on", "office", "goods", "quantity", "marks")
    kept = Saved("own", "batch", dict(zip(HEAD.split(","), fields, strict=True)))
    told = mapped(table, known, ACCEPTED, today=TODAY, maps=[kept], wanted="own").table
    assert next(row.cells.get("unit") for row in told.rows) == "双"


@pytest.mark.parametrize(
    ("days", "rows"),
    [
        (("2019-07-18 星期一", "2019年7月18日（周四）", "2019.7.18 周四 10:20"), "2"),
        (("2019-07-18 (Mon)", "2019-07-18 (Thu)", "2019/7/18 星期天"), "2, 4"),
        (("2019-07-18 (Thurs)", "2019-07-18 周四", "2019-07-18"), ""),
    ],
)
def test_a_weekday_of_another_day_is_told(tmp_path: Path, days: tuple[str, ...], rows: str) -> None:
    text = "\n".join((HEAD, *(f"{day},5301,鞋,20双,SWAN" for day in days)))
    ready, batches = planned(tmp_path / "list.csv", text)
    assert [batch.found_on for batch in batches] == ["2019-07-18"] * 3
    told = [note for note in ready.notes if "the weekday is that of another day" in note]
    assert [note.partition(" in rows ")[2].partition(", such as")[0] for note in told] == ([rows] if rows else [])
