"""In which order the days of a column are written is proven by the column, said by a flag, or refused."""

from datetime import date
from pathlib import Path

import pytest
from import_samples import on_duty

from customs_cli.domain.batch.batch import Batch
from customs_cli.errors import UsageError
from customs_cli.services.importing import ACCEPTED, carry_out, plan, read_table
from customs_cli.services.importing.mapping.day_order import Unclear, order_in
from customs_cli.services.importing.mapping.mapped import known_to, mapped

TODAY = date(2019, 12, 31)

# cells of one column -> the order that they prove; None where none is needed, or they contradict each other
COLUMNS = [
    ((["05/07/2019", "25/07/2019"]), "dmy", "25 is no month"),
    ((["05/07/2019", "07/25/2019"]), "mdy", "25 is no month"),
    ((["2019-07-05", "20190706"]), None, "the year stands first"),
    ((["25/07/2019", "07/25/2019", "05/07/2019"]), None, "no order fits all: each by itself"),
    ((["05.07.2019", "05.12.2019", "12.05.2019"]), "open", "either way"),
    ((["01/12/2019", "01/10/2019"]), "open", "1 October or 10 January, 1 December or 12 January"),
    ((["05/11/2019", "01/07/2020"]), "open", "a day of next year is none, and proves nothing"),
    ((["04/07/2019", "31/12/2019"]), "dmy", "31 is no month"),
    ((["19.7.5", "19.7.25"]), "ymd", "25 July 2019: 2025 is still to come"),
    ((["19.7.5"]), "ymd", "5 is no year"),
    ((["19.7.15"]), "open", "15 July 2019 or 19 July 2015"),
    ((["19.7.15", "2019.7.6"]), "ymd", "the column writes the year first"),
    ((["7/25/19", "7/5/19"]), "mdy", "25 is no month, 7 no year with a 25th month"),
    ((["05/05/2019"]), "ymd", "the fifth of the fifth is one day"),
]


@pytest.mark.parametrize(("cells", "proven", "why"), COLUMNS)
def test_a_column_proves_its_order_or_leaves_it_open(cells: list[str], proven: str | None, why: str) -> None:
    found = order_in(cells, TODAY)
    expected = "dmy" if cells == ["05/05/2019"] else proven
    assert ("open" if isinstance(found, Unclear) else found) == expected, why


def found_on(path: Path, text: str, **options: dict[str, str]) -> list[str]:
    path.write_text(text, encoding="utf-8")
    duty = on_duty()
    table = mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today, **options).table  # type: ignore[arg-type]
    ready = plan(duty, table)
    assert ready.faults == ()
    batches: list[Batch] = [duty.register.batch(ref) for ref in carry_out(duty, ready).refs]
    return [batch.found_on for batch in batches]


@pytest.mark.parametrize("heading", ["Date of seizure", "found_on"])
def test_the_days_of_a_list_are_read_in_its_order(tmp_path: Path, heading: str) -> None:
    text = f"{heading},office,goods\n05/07/2018,5301,a\n25/07/2018,5301,b\n"
    assert found_on(tmp_path / "list.csv", text) == ["2018-07-05", "2018-07-25"]


def test_what_may_be_two_days_is_refused_with_both_and_with_the_flag_that_settles_it(tmp_path: Path) -> None:
    text = "Date of seizure,office,goods\n05/07/2018,5301,a\n06/07/2018,5301,b\n"
    with pytest.raises(UsageError) as refused:
        found_on(tmp_path / "list.csv", text)
    assert refused.value.message == (
        'column Date of seizure: "05/07/2018" could be 2018-07-05 (dmy) / 2018-05-07 (mdy)'
    )
    assert refused.value.hint == "--dates dmy / --dates mdy"
    assert found_on(tmp_path / "list.csv", text, defaults={"dates": "mdy"}) == ["2018-05-07", "2018-06-07"]


def test_a_month_in_letters_needs_no_order(tmp_path: Path) -> None:
    text = "Seizure date,office,goods\n5-Jul-18,5301,a\n06-Jul-2018,5301,b\n2018年7月7日（星期六）,5301,c\n"
    timed = "Seizure date,office,goods\n2018-07-07 周六 14:30,5301,a\n2018年7月8日（星期日）9时,5301,b\n"
    assert found_on(tmp_path / "list.csv", timed) == ["2018-07-07", "2018-07-08"]
    assert found_on(tmp_path / "list.csv", text) == ["2018-07-05", "2018-07-06", "2018-07-07"]


IN_WORDS = [
    ("5 mars 2018", "2018-03-05"),
    ("mardi 1er mai 2018", "2018-05-01"),
    ("Dienstag, 5. März 2018", "2018-03-05"),
    ("05-Mrz-18", "2018-03-05"),
    ("31. Dezember 2018", "2018-12-31"),
    ("5 de agosto de 2018", "2018-08-05"),
    ("5 settembre 2018", "2018-09-05"),
    ("5 mei 2018", "2018-05-05"),
    ("Tuesday, March 6, 2018", "2018-03-06"),
    ("05MAR2018", "2018-03-05"),
    ("March 2018", "2018-03"),
    ("二〇一八年三月五日", "2018-03-05"),
    ("二零一八年十二月三十一日", "2018-12-31"),
    ("二〇一八年十月", "2018-10"),
    ("107年3月5日", "2018-03-05"),
    ("民國107年12月25日", "2018-12-25"),
]


@pytest.mark.parametrize(("cell", "day"), IN_WORDS, ids=[cell for cell, _ in IN_WORDS])
def test_a_day_in_words_or_of_the_republics_years_is_that_day(tmp_path: Path, cell: str, day: str) -> None:
    assert found_on(tmp_path / "list.csv", f'查获日期,office,goods\n"{cell}",5301,a\n') == [day]


NO_DAYS = ["31 février 2018", "before 5 March 2018", "二〇一八年十三月五日", "民國0年3月5日", "5 foo 2018"]


@pytest.mark.parametrize("cell", NO_DAYS)
def test_words_that_tell_no_certain_day_are_a_fault(tmp_path: Path, cell: str) -> None:
    path, duty = tmp_path / "list.csv", on_duty()
    path.write_text(f'查获日期,office,goods\n"{cell}",5301,a\n', encoding="utf-8")
    table = mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table
    assert [(fault.row, fault.column) for fault in plan(duty, table).faults] == [(2, "found_on")]


HEAD = "Date of seizure,office,goods\n"


def noted(path: Path, text: str, today: date = TODAY, head: str = HEAD) -> tuple[str, ...]:
    path.write_text(head + text, encoding="utf-8")
    return mapped(read_table(path), known_to(on_duty().register), ACCEPTED, today=today).table.notes


def test_an_order_that_other_days_of_the_column_cannot_have_is_refused_and_not_overruled(tmp_path: Path) -> None:
    text = f"{HEAD}01/07/2018,5301,a\n07/13/2018,5301,b\n"
    with pytest.raises(
        UsageError, match='as dmy, "01/07/2018" is 2018-07-01, but other days of the column are then impossible'
    ) as refused:
        found_on(tmp_path / "list.csv", text, defaults={"dates": "dmy"})
    assert refused.value.hint == "--dates mdy, or write those days as 2019-07-03"
    assert found_on(tmp_path / "list.csv", text, defaults={"dates": "mdy"}) == ["2018-01-07", "2018-07-13"]
    alone = f"{HEAD}07/13/2018,5301,b\n"
    assert found_on(tmp_path / "list.csv", alone, defaults={"dates": "dmy"}) == ["2018-07-13"], "it has one reading"


def test_what_an_officer_says_of_the_order_comes_before_days_to_come(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(f"{HEAD}02/11/2019,5301,a\n01/12/2019,5301,b\n", encoding="utf-8")
    duty, today = on_duty(), date(2019, 11, 15)
    table = mapped(
        read_table(tmp_path / "list.csv"), known_to(duty.register), ACCEPTED, today=today, defaults={"dates": "dmy"}
    ).table
    assert [row.cells["found_on"] for row in table.rows] == ["2019-11-02", "2019-12-01"]


def test_an_order_that_only_days_to_come_prove_is_told(tmp_path: Path) -> None:
    rows = "02/11/2019,5301,a\n01/12/2019,5301,b\n"
    told = "Date of seizure: no day can be in the future, so 02/11/2019 is 2019-02-11"
    assert noted(tmp_path / "list.csv", rows, date(2019, 11, 15)) == (told,)
    assert noted(tmp_path / "list.csv", "02/11/2019,5301,a\n31/10/2019,5301,b\n", date(2019, 11, 15)) == ()


TURNED = [
    ("07/13/2019,5301,a\n2019-01-07,5301,b\n2019-02-07 00:00:00,5301,c\n", "3, 4 (2 in all)", "all could be turned"),
    ("07/13/2019,5301,a\n2019-01-17,5301,b\n2019-02-07,5301,c\n", "", "the 17th is no month"),
    ("07/13/2019,5301,a\n07/01/2019,5301,b\n2019-02-07,5301,c\n", "", "a text that the program would have turned"),
    ("2019-01-07,5301,b\n2019-02-07,5301,c\n", "", "all written alike"),
]


@pytest.mark.parametrize(("rows", "told", "why"), TURNED, ids=[why for *_, why in TURNED])
def test_days_that_a_spreadsheet_may_have_turned_round_are_told(tmp_path: Path, rows: str, told: str, why: str) -> None:
    notes = noted(tmp_path / "list.csv", rows)
    said = f"Date of seizure: a spreadsheet may have swapped day and month in rows {told}"
    assert notes == ((said,) if told else ())


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Date (dd/mm/yyyy)", "2018-07-05"),
        ("Seizure date MM/DD/YYYY", "2018-05-07"),
        ("Datum (TT.MM.JJJJ)", "2018-07-05"),
        ("Date (d/m/y)", "2018-07-05"),
        ("Date [m/d/yy]", "2018-05-07"),
        ("Seizure date (month/day/year)", "2018-05-07"),
        ("查获日期（日、月、年）", "2018-07-05"),
        ("Date de saisie (jj/mm/aaaa)", "2018-07-05"),
        ("查获日期（日/月/年）", "2018-07-05"),
        ("查获日期（月-日-年）", "2018-05-07"),
    ],
)
def test_a_heading_tells_in_which_order_its_days_are_written(tmp_path: Path, heading: str, day: str) -> None:
    assert found_on(tmp_path / "list.csv", f"{heading},office,goods\n05/07/2018,5301,a\n") == [day]
    rows, head = "05/07/2018,5301,a\n", f"{heading},office,goods\n"
    assert noted(tmp_path / "list.csv", rows, date(2018, 6, 1), head) == (), "also where the other day is to come"


def test_a_heading_whose_order_other_days_cannot_have_is_refused(tmp_path: Path) -> None:
    text = "Date (dd/mm/yyyy),office,goods\n05/07/2018,5301,a\n07/25/2018,5301,b\n"
    with pytest.raises(UsageError, match="as dmy"):
        found_on(tmp_path / "list.csv", text)
    assert found_on(tmp_path / "list.csv", text, defaults={"dates": "mdy"}) == ["2018-05-07", "2018-07-25"]


@pytest.mark.parametrize("cell", ["1-Jul", "1 July", "1st July", "01-JUL"])
def test_an_english_day_without_its_year_takes_that_of_the_title(tmp_path: Path, cell: str) -> None:
    text = f"Seizures of 2018,,,\nDate of seizure,Customs office,Goods,Qty\n{cell},5301,shoes,3 set\n"
    assert found_on(tmp_path / "list.csv", text) == ["2018-07-01"]
    untold = text.partition("\n")[2]
    with pytest.raises(UsageError, match="does not say its year"):
        found_on(tmp_path / "list.csv", untold)
    assert found_on(tmp_path / "list.csv", untold, defaults={"year": "2017"}) == ["2017-07-01"]


@pytest.mark.parametrize(
    "cell",
    ["2019-02-01至02-03", "2019年2月1日-3日", "1-3 Feb 2019", "Feb 1-3, 2019", "2019.2.1-2.3", "2019年2月1日、2日"],
)
def test_several_days_in_one_cell_are_refused_and_the_hint_says_which_to_write(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f'查获日期,查获海关,品名\n"{cell}",5301,鞋\n', encoding="utf-8")
    duty = on_duty()
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    hint = "a case has one day: write the first of these days, or their month (2019-07)"
    assert [(fault.column, fault.hint) for fault in ready.faults] == [("found_on", hint)]


def test_a_weekday_in_brackets_is_no_part_of_the_day(tmp_path: Path) -> None:
    assert found_on(tmp_path / "list.csv", "查获日期,office,goods\n2019-02-01 (Fri),5301,a\n") == ["2019-02-01"]


@pytest.mark.parametrize(("cells", "year"), [(["2月1日"], 2026), (["12月30日"], 2025), (["2月1日", "5月1日"], 2025)])
def test_the_hint_for_days_without_a_year_gives_the_latest_in_which_all_have_come(
    tmp_path: Path, cells: list[str], year: int
) -> None:
    rows = "".join(f"{cell},5301,a\n" for cell in cells)
    with pytest.raises(UsageError) as refused:
        found_on(tmp_path / "list.csv", f"查获日期,office,goods\n{rows}")
    assert refused.value.hint == f"--defaults year={year}"


def test_days_about_new_year_are_not_read_as_days_of_one_year(tmp_path: Path) -> None:
    title, path = "2020年第1周查获情况,,\n日期,office,goods\n", tmp_path / "list.csv"
    with pytest.raises(UsageError, match='"12月30日" and "1月3日" may be of two years'):
        found_on(path, f"{title}12月30日,5301,a\n1月3日,5301,b\n")
    assert found_on(path, f"{title}1月3日,5301,a\n12月30日,5301,b\n") == ["2020-01-03", "2020-12-30"]
    rows = "".join(f"{month}月3日,5301,a\n" for month in range(12, 0, -1))
    assert found_on(path, title + rows)[::11] == ["2020-12-03", "2020-01-03"], "a whole year, the newest first"


IN_COLUMNS = [
    ("a ledger", "2019年,,查获海关,品名\n月,日,,\n7,3,5301,a\n8,14,5301,b\n"),
    ("a month with its year", "年月,日,查获海关,品名\n2019年7月,3,5301,a\n2019-08,14,5301,b\n"),
    ("a month by name", "Year,Month,Day,Office,Goods\n2019,Jul,3,5301,a\n2019,August,14,5301,b\n"),
]


@pytest.mark.parametrize("text", [row[1] for row in IN_COLUMNS], ids=[row[0] for row in IN_COLUMNS])
def test_a_day_in_several_columns_is_one_wherever_its_year_stands(tmp_path: Path, text: str) -> None:
    assert found_on(tmp_path / "list.csv", text) == ["2019-07-03", "2019-08-14"]


def test_a_time_of_another_zone_is_no_several_days(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("查获日期,查获海关,品名\n2019-07-02T16:00:00.000Z,5301,鞋\n", encoding="utf-8")
    duty = on_duty()
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    assert [fault.hint for fault in ready.faults] == ["write 2019-07-03, 2019-07 or 2019"]
