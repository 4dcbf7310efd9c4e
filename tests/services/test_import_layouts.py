"""Lists of other offices are read without a flag, or refused with what is missing."""

from pathlib import Path
from typing import Any

import pytest
from import_samples import on_duty
from office_lists import LAYOUTS, Layout, gbk

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.errors import Conflict, UsageError
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.importing import ACCEPTED, Plan, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import Mapped, known_to, mapped
from customs_cli.services.importing.mapping.saved import Saved, saved_from


def told(duty: Duty, path: Path, maps: list[Saved] | None = None, **options: Any) -> Mapped:
    return mapped(read_table(path), known_to(duty.register), ACCEPTED, maps=maps or [], **options)


def planned(duty: Duty, path: Path, **options: Any) -> Plan:
    return plan(duty, told(duty, path, **options).table)


def said(batch: Batch, line: Line) -> tuple[object, ...]:
    value = f"{line.value.amount:f}" if line.value else None
    return (batch.found_on, batch.office, line.goods, line.quantity, line.unit, value, line.marks, batch.destination)


@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
def test_a_list_of_another_office_is_read_without_a_flag(tmp_path: Path, layout: Layout) -> None:
    layout.write(tmp_path / layout.name)
    duty = on_duty()
    ready = planned(duty, tmp_path / layout.name)
    assert ready.faults == ()
    batches = [duty.register.batch(ref) for ref in carry_out(duty, ready).refs]
    assert [said(batch, line) for batch in batches for line in batch.lines] == layout.rows


@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
def test_the_same_list_once_more_changes_nothing(tmp_path: Path, layout: Layout) -> None:
    layout.write(tmp_path / layout.name)
    duty = on_duty()
    carry_out(duty, planned(duty, tmp_path / layout.name))
    again = planned(duty, tmp_path / layout.name)
    assert (again.cases, again.same, again.changes) == ((), len(layout.rows), ())


def test_what_no_field_is_for_is_kept_as_a_remark(tmp_path: Path) -> None:
    gbk(tmp_path / "gbk.csv")
    duty = on_duty()
    done = carry_out(duty, planned(duty, tmp_path / "gbk.csv"))
    assert duty.register.batch(done.refs[0]).lines[0].note == "经办科室: 查验1科"


def test_a_list_without_an_office_is_refused_unless_a_default_says_it(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("查获日期,品名,数量\n2019-07-01,鞋,3\n", encoding="utf-8")
    duty = on_duty()
    (fault,) = planned(duty, path).faults
    assert (fault.column, fault.what) == ("office", "the column is missing")
    ready = planned(duty, path, defaults={"office": "5314", "channel": "mail", "campaign": "longteng-2019"})
    (ref,) = carry_out(duty, ready).refs
    batch = duty.register.batch(ref)
    assert (batch.office, batch.channel, batch.campaigns) == ("5314", "mail", ("longteng-2019",))


def test_a_saved_map_is_taken_whatever_the_order_and_refused_where_the_header_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    duty = on_duty()
    header = "查获日期,隶属海关,品名,数量,代号"
    path.write_text(f"{header}\n2019-07-01,皇岗海关,鞋,3,K-9\n", encoding="utf-8")
    columns = [
        c._replace(field="case_id", is_remark=False) if c.name == "代号" else c for c in told(duty, path).columns
    ]
    kept = saved_from("huanggang", "batch", columns, {})
    path.write_text("代号,品名,查获日期,数量,隶属海关\nK-9,鞋,2019-07-01,3,皇岗海关\n", encoding="utf-8")
    found = told(duty, path, [kept])
    assert (found.by, found.table.rows[0].cells["case_id"]) == ("huanggang", "K-9")
    path.write_text("代号,品名,查获时间,数量,隶属海关\nK-9,鞋,2019-07-01,3,皇岗海关\n", encoding="utf-8")
    with pytest.raises(Conflict, match="new: 查获时间; missing: 查获日期"):
        told(duty, path, [kept])
    assert told(duty, path, [kept], wanted="auto").by == ""


def test_a_number_that_the_spreadsheet_has_rounded_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("查获日期,隶属海关,品名,报关单号\n2019-07-01,皇岗海关,鞋,5.3142E+17\n", encoding="utf-8")
    (fault,) = planned(on_duty(), path).faults
    assert fault.what == "5.3142E+17 is rounded: the spreadsheet kept fifteen digits of it"


@pytest.mark.parametrize("number", ["5.3012019012345677E17", "5.3012019e17", "1.38001380001E10"])
@pytest.mark.parametrize("column", ["报关单号", "案件编号", "发货人电话"])
def test_a_number_in_the_form_that_programs_give_it_is_a_fault(tmp_path: Path, column: str, number: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"查获日期,隶属海关,品名,发货人,{column}\n2019-07-01,皇岗海关,鞋,甲,{number}\n", encoding="utf-8")
    (fault,) = planned(on_duty(), path).faults
    assert fault.what == f"{number} is rounded: the spreadsheet kept fifteen digits of it"


@pytest.mark.parametrize("number", ["5E17", "A.5E17", "1.5E3", "2019.5.17", "K1.5E17"])
def test_a_number_with_an_e_or_a_point_may_be_that_of_a_case(tmp_path: Path, number: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"查获日期,隶属海关,品名,案件编号\n2019-07-01,皇岗海关,鞋,{number}\n", encoding="utf-8")
    assert planned(on_duty(), path).faults == ()


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("查获日期,隶属海关,数量,数量\n2019-07-01,皇岗海关,1,2\n", encoding="utf-8")
    with pytest.raises(UsageError, match="appears twice"):
        told(on_duty(), path)


@pytest.mark.parametrize("name", ["office.xls", "office.ods"])
def test_older_and_open_spreadsheets_are_read_like_any_other(name: str) -> None:
    """Each was saved by a program of its own: days are days in it, numbers numbers, and a declaration is text."""
    duty = on_duty()
    done = carry_out(duty, planned(duty, Path(__file__).parent / "lists" / name))
    batches = [duty.register.batch(ref) for ref in done.refs]
    assert [said(batch, line) for batch in batches for line in batch.lines] == [
        (f"2019-07-0{n}", "5320", "手机壳", n * 1200, "pairs", f"{1500.5 * n:g}", ("VIVO", "OPPO"), "US")
        for n in (1, 2, 3)
    ]
    assert [batch.document.number for batch in batches if batch.document] == [f"532020190{n:09d}" for n in (1, 2, 3)]
