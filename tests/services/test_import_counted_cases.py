"""Lists whose rows are headed by their office, or counted by their cases."""

from pathlib import Path

import pytest
from import_samples import on_duty
from test_import_office_habits import OWN

from customs_cli.domain.batch.batch import Batch
from customs_cli.errors import CustomsError, UsageError
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.importing import ACCEPTED, Plan, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import Mapped, known_to, mapped
from customs_cli.services.importing.mapping.saved import fitting, saved_from

HEAD = "序号,查获日期,海关,发货人,货物,数量,单位,商标"


def planned(duty: Duty, path: Path, text: str) -> tuple[Mapped, Plan]:
    path.write_text(text, encoding="utf-8")
    found = mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today)
    return found, plan(duty, found.table)


def logged(duty: Duty, ready: Plan) -> list[tuple[str, str, list[tuple[str, object]]]]:
    """(office, day, goods with their number) of each batch."""
    assert not ready.faults, ready.faults
    batches: list[Batch] = [duty.register.batch(ref) for ref in carry_out(duty, ready).refs]
    return [(b.office, b.found_on, [(line.goods, line.quantity) for line in b.lines]) for b in batches]


CASES = [("5301", "2021-03-01", [("鞋", 10), ("包", 5)]), ("5301", "2021-03-02", [("鞋", 10)])]


@pytest.mark.parametrize("second", ["1,2021-03-01,5301,甲", ",,,", "1,,,", ",2021-03-01,5301,甲"])
@pytest.mark.parametrize("heading", ["序号", "编号"])
def test_rows_of_one_number_are_one_case_and_come_again_as_the_same(tmp_path: Path, second: str, heading: str) -> None:
    text = f"{HEAD}\n1,2021-03-01,5301,甲,鞋,10,双,SWAN\n{second},包,5,个,BEAR\n2,2021-03-02,5301,乙,鞋,10,双,SWAN\n"
    duty = on_duty(records=OWN)
    found, ready = planned(duty, tmp_path / "list.csv", text.replace("序号", heading))
    assert ready.notes == (f"rows with the same number in {heading}, taken for goods of one case: 3 (1 in all)",)
    assert logged(duty, ready) == CASES
    _, again = planned(duty, tmp_path / "list.csv", text.replace("序号", heading))
    assert (again.cases, again.same, again.changed) == ((), 3, ())
    kept = saved_from("m", "batch", found.columns, found.defaults)
    assert fitting(tuple(text.replace("序号", heading).split("\n")[0].split(",")), [kept]) == kept


def test_rows_of_one_number_that_say_otherwise_are_batches_of_their_own(tmp_path: Path) -> None:
    text = f"{HEAD}\n1,2021-03-01,5301,甲,鞋,10,双,SWAN\n1,2021-03-02,5301,甲,包,5,个,BEAR\n"
    duty = on_duty(records=OWN)
    assert len(logged(duty, planned(duty, tmp_path / "list.csv", text)[1])) == 2


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (
            "1,2021-03-01,5301,甲,鞋,10,双,SWAN\n,2021-03-01,5301,甲,包,5,个,BEAR",
            "added at the end, and not counted yet",
        ),
        (
            "1,2021-03-01,5301,甲,鞋,10,双,SWAN\n,2021-03-01,5301,,包,5,个,BEAR\n2,2021-03-02,5301,乙,鞋,1,双,SWAN",
            "another, or no, sender",
        ),
    ],
)
def test_a_row_without_number_is_a_batch_of_its_own_unless_it_says_all_of_the_case_before_the_next(
    tmp_path: Path, rows: str, why: str
) -> None:
    duty = on_duty(records=OWN)
    read = logged(duty, planned(duty, tmp_path / "list.csv", f"{HEAD}\n{rows}\n")[1])
    assert len(read) == rows.count("\n") + 1, why


def test_the_list_of_the_next_month_is_not_that_of_the_last_though_it_counts_from_one_again(tmp_path: Path) -> None:
    duty = on_duty(records=OWN)
    for month in ("03", "04"):
        rows = "".join(f"{no},2021-{month}-0{no},5301,甲,鞋,10,双,SWAN\n" for no in (1, 2, 3))
        text = f"{HEAD}\n{rows}".replace("序号", "编号")
        _, ready = planned(duty, tmp_path / "list.csv", text)
        assert (ready.changed, len(logged(duty, ready))) == ((), 3)


def test_numbers_that_leave_some_out_are_those_of_cases(tmp_path: Path) -> None:
    duty = on_duty(records=OWN)
    rows = "".join(f"{no},2021-03-0{no},5301,甲,鞋,10,双,SWAN\n" for no in (1, 2, 7))
    _, ready = planned(duty, tmp_path / "list.csv", f"{HEAD}\n{rows}".replace("序号", "编号"))
    assert [case.case_id for case in ready.cases] == ["1", "2", "7"]


SECTIONS = (
    "序号,日期,企业名称,货物,数量,单位,商标\n一、皇岗海关,,,,,,\n1,2022-01-05,甲,鞋,20,双,SWAN\n2,2022-02-05,乙,鞋,30,双,SWAN\n"
    "小计,,,,50,,\n二、文锦渡海关（1起）,,,,,,\n1,2022-03-05,丙,鞋,400,双,BEAR\n"
)


def test_a_row_that_names_an_office_heads_those_below(tmp_path: Path) -> None:
    duty = on_duty(records=OWN)
    found, ready = planned(duty, tmp_path / "list.csv", SECTIONS)
    assert logged(duty, ready) == [
        ("5301", "2022-01-05", [("鞋", 20)]),
        ("5301", "2022-02-05", [("鞋", 30)]),
        ("5320", "2022-03-05", [("鞋", 400)]),
    ]
    assert {c.name: c.field for c in found.columns}["section"] == "office"
    assert ready.notes[-1] == "rows that name the office of the rows below: 2, 6"


def test_where_a_heading_names_no_known_office_nothing_is_taken_for_the_one_above(tmp_path: Path) -> None:
    duty = on_duty(records=OWN)
    _, ready = planned(duty, tmp_path / "list.csv", SECTIONS.replace("文锦渡海关（1起）", "某某海关"))
    assert ready.faults


def test_a_map_of_sheets_that_name_their_office_fits_them_again(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for sheet, day in (("文锦渡海关", "2021-03-01"), ("皇岗海关", "2021-03-02")):
        page = book.create_sheet(sheet)
        page.append(["查获日期", "货物", "数量", "商标"])
        page.append([day, "鞋", "10双", "SWAN"])
    book.remove(book.worksheets[0])
    book.save(tmp_path / "list.xlsx")
    duty = on_duty(records=OWN)
    table = read_table(tmp_path / "list.xlsx")
    found = mapped(table, known_to(duty.register), ACCEPTED, today=duty.today)
    kept = saved_from("m", "batch", found.columns, found.defaults)
    try:
        again = mapped(table, known_to(duty.register), ACCEPTED, maps=[kept], today=duty.today)
    except CustomsError as error:  # pragma: no cover
        pytest.fail(error.message)
    assert (again.by, len(logged(duty, plan(duty, again.table)))) == ("m", 2)


def test_rows_to_correct_come_back_whatever_is_put_together_in_them(tmp_path: Path) -> None:
    duty = on_duty(records=OWN)
    rows = "1,2021-03-01,5301,甲,鞋,10,双,SWAN,no\n,,,,包,5,个,BEAR\n2,2021-03-02,5301,乙,鞋,10,双,SWAN,no\n"
    text = f"{HEAD},fault\n{rows}"
    assert logged(duty, planned(duty, tmp_path / "list.csv", text)[1]) == CASES


OF_BATCHES = [
    ("批次", "1 1 1", [1, 1, 1], "a 1 in each row says of how many batches it is"),
    ("Batch", "1 1 1", [1, 1, 1], "the same in English"),
    ("批次", "1 1 2", [2, 1], "it numbers the batches of a list: two goods of one day"),
    ("批次", "B1 B1 B2", [2, 1], "it names them"),
]


@pytest.mark.parametrize(("heading", "numbers", "lines", "why"), OF_BATCHES, ids=[why for *_, why in OF_BATCHES])
def test_a_column_of_batches_joins_no_rows_if_it_only_counts_them(
    tmp_path: Path, heading: str, numbers: str, lines: list[int], why: str
) -> None:
    days = ("2019-07-01", "2019-07-01", "2019-07-03")
    rows = "".join(
        f"{day},5301,{number},鞋{no},{no + 1}双,Swan\n"
        for no, (day, number) in enumerate(zip(days, numbers.split(), strict=True))
    )
    duty = on_duty(records=OWN)
    _, ready = planned(duty, tmp_path / "list.csv", f"查获日期,查获海关,{heading},品名,数量,商标\n{rows}")
    assert [len(goods) for *_, goods in logged(duty, ready)] == lines, why


def test_rows_of_several_batches_of_several_days_are_sums_and_refused(tmp_path: Path) -> None:
    rows = "".join(f"2019-07-0{no},5301,{count},鞋,{no}双,Swan\n" for no, count in enumerate((1, 1, 2, 1), start=1))
    for heading in ("批次", "Batch"):
        with pytest.raises(UsageError, match="counts cases: each row is a sum"):
            planned(on_duty(records=OWN), tmp_path / "list.csv", f"查获日期,查获海关,{heading},品名,数量,商标\n{rows}")
