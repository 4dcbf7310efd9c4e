from datetime import date
from pathlib import Path

import pytest
from import_samples import imported, on_duty, table, told

from customs_cli.domain.record import Record
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.enterprise import Enterprise
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.services.importing import (
    RecordPlan,
    carry_out_records,
    columns_of,
    plan_records,
    read_table,
    write_faulty,
)
from customs_cli.services.importing.mapping.mapped import known_to, mapped

OWNER = Holder(code="NIKE-INC", name="Nike, Inc.")

GOOD = [
    ("holder", "code,name,name_zh,country,agents,contacts", 'NIKE,"Nike, Inc.",耐克,us,Agent One；Agent Two,010-1',
     Holder(code="NIKE", name="Nike, Inc.", name_zh="耐克", country="US", agents=("Agent One", "Agent Two"),
            contacts=("010-1",))),
    ("trademark", "code,name,holder,right_type,recordation,valid_from,valid_until,aliases,nice",
     'SWOOSH,Swoosh,"Nike, Inc.",copyright,C2019-00012,2019-01-01,2028-12-31,耐克勾;hook,"25; 18"',
     Trademark(code="SWOOSH", name="Swoosh", holder="NIKE-INC", right_type="copyright", recordation="C2019-00012",
               valid_from=date(2019, 1, 1), valid_until=date(2028, 12, 31), aliases=("耐克勾", "hook"),
               nice=(25, 18))),
    ("office", "code,name,name_zh,parent,country", "2921,Yiwu Customs,义乌海关,2900,CN",
     Office(code="2921", name="Yiwu Customs", name_zh="义乌海关", parent="2900", country="CN")),
    ("campaign", "code,name,from,to", "longteng-2019,Longteng Action 2019,2019-07-01,2019-12-31",
     Campaign(code="longteng-2019", name="Longteng Action 2019", from_=date(2019, 7, 1), to=date(2019, 12, 31))),
    ("enterprise", "name,uscc,country", "DEMO,91440300DEM0000001,CN",
     Enterprise(code="DEMO", name="DEMO", uscc="91440300DEM0000001", country="CN")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "header", "row", "record"), GOOD, ids=[row[0] for row in GOOD])
def test_a_row_becomes_a_record_with_every_field(kind: str, header: str, row: str, record: Record) -> None:
    duty = on_duty(add_missing=False, records=(OWNER,))
    plan = plan_records(duty, kind, table(row, header=header))
    assert plan.faults == ()
    (code,) = carry_out_records(duty, plan)
    assert duty.register.find(type(record), code) == record


BAD = [
    ("holder", "code,name", "with space,X", (2, "code", "'with space' is not a code")),
    ("holder", "code,name", "X,", (2, "name", "is empty")),
    ("holder", "nome", "X", (1, "nome", "no such column")),
    ("trademark", "name,holder", "X,Nobody", (2, "holder", "no holder 'Nobody'")),
    ("trademark", "name,holder,nice", "X,NIKE-INC,46", (2, "nice", "'46': Nice classes are 1 to 45")),
    ("trademark", "name,holder,valid_until", "X,NIKE-INC,tomorrow", (2, "valid_until", "'tomorrow' is not a date")),
    ("office", "code,name", "532,X", (2, "code", "'532' is not an office code")),
    ("enterprise", "name,uscc", "X,91330782MA2E8R5X00",
     (2, "uscc", "USCC 91330782MA2E8R5X00: its check character is wrong")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "header", "row", "fault"), BAD, ids=[f"{row[0]} {row[2]}" for row in BAD])
def test_a_wrong_row_is_a_fault(kind: str, header: str, row: str, fault: tuple[int, str, str]) -> None:
    plan = plan_records(on_duty(add_missing=False, records=(OWNER,)), kind, table(row, header=header))
    assert told(plan.faults[0]) == fault
    assert plan.records == ()


OFFICES = ("9901,Lost,9999", "9902,Under it,9901", "9903,Found,9904", "9904,Above,5300", "2921,Yiwu,2900")


def test_an_office_under_one_that_nobody_knows_is_a_fault_and_so_are_those_under_it() -> None:
    plan = plan_records(
        on_duty(add_missing=False, records=(OWNER, Office(code="5300", name="S"))),
        "office",
        table(*OFFICES, header="code,name,parent"),
    )
    assert [told(fault) for fault in plan.faults] == [
        (2, "parent", "no office '9999' for the parent"),
        (3, "parent", "no office '9901' for the parent"),
    ]
    assert [office.code for office in plan.records] == ["9903", "9904", "2921"], "a district is known by its code"


def test_an_office_above_others_is_added_with_them_where_what_is_missing_is_added() -> None:
    duty = on_duty(records=(OWNER, Office(code="5300", name="S")))
    plan = plan_records(duty, "office", table(*OFFICES, header="code,name,parent"))
    assert plan.faults == ()
    carry_out_records(duty, plan)
    added = {office.code for office in duty.register.all(Office) if office.incomplete}
    assert added == {"9999"}


def test_a_field_that_reads_otherwise_is_called_as_its_column_is() -> None:
    known = Campaign(code="L", name="L", from_=date(2019, 7, 1), to=date(2019, 12, 31))
    plan = plan_records(
        on_duty(records=(known,)), "campaign", table("L,L,2019-07-02,2019-12-31", header="code,name,from,to")
    )
    assert [told(fault) for fault in plan.faults] == [(2, "code", "L is already recorded with a different from")]


def test_an_incomplete_record_is_completed_the_same_is_passed_over_and_another_is_a_fault() -> None:
    known = (
        Holder(code="A", name="holder of A (not known)", incomplete=True),
        Holder(code="B", name="B Ltd"),
        Holder(code="C", name="C Ltd"),
    )
    duty = on_duty(records=known)
    plan = plan_records(
        duty, "holder", table("A,A Ltd", "B,B Ltd", "C,C Inc", "D,D Ltd", "D,D Ltd", header="code,name")
    )
    assert plan.records == (Holder(code="A", name="A Ltd"), Holder(code="D", name="D Ltd"))
    assert plan.same == 1
    assert [told(fault) for fault in plan.faults] == [
        (4, "code", "C is already recorded with a different name"),
        (6, "code", "D is in the file twice"),
    ]


def test_codes_that_differ_by_capitals_alone_are_one_code() -> None:
    duty = on_duty(records=(Holder(code="B", name="B Ltd"),))
    plan = plan_records(duty, "holder", table("b,B Ltd", "b,B Inc", "Cc,C Ltd", "cC,C Inc", header="code,name"))
    assert (plan.records, plan.same) == ((Holder(code="Cc", name="C Ltd"),), 1)
    assert [told(fault) for fault in plan.faults] == [
        (3, "code", "B is already recorded with a different name"),
        (5, "code", "Cc is in the file twice"),
    ]


def test_a_code_that_was_kept_in_full_width_letters_is_found_again_by_its_plain_ones() -> None:
    duty = on_duty(records=(Holder(code="ＡＢ", name="A Ltd"),))
    plan = plan_records(duty, "holder", table("AB,A Ltd", "ａｂ,A Ltd", header="code,name"))
    assert (plan.records, plan.same, plan.faults) == ((), 2, ())


def test_no_list_puts_an_office_under_itself() -> None:
    duty = on_duty(records=(Office(code="9103", name="c", parent="9102"),))
    rows = ("9100,a,9100", "9101,b,9102", "9102,d,9101", "9102,d,9103", "9102,d,9104", "9104,e,9103", "9104,e,9105")
    plan = plan_records(duty, "office", table(*rows, header="code,name,parent"))
    assert [(fault.rows, fault.column, fault.what) for fault in plan.faults] == [
        ((2,), "parent", "office 9100 cannot be under itself"),
        ((4, 5), "parent", "office 9102 cannot be under itself"),
        ((7,), "parent", "office 9104 cannot be under itself"),
    ]
    assert {(one.code, one.parent) for one in plan.records if isinstance(one, Office)} == {
        ("9101", "9102"), ("9102", "9104"), ("9104", "9105"),
    }  # fmt: skip


def test_a_shipped_office_may_be_replaced() -> None:
    duty = on_duty()
    plan = plan_records(duty, "office", table("5320,Wenjindu Port,文锦渡海关,5300", header="code,name,name_zh,parent"))
    carry_out_records(duty, plan)
    office = duty.register.find(Office, "5320")
    assert office is not None
    assert office.name == "Wenjindu Port"


def test_a_missing_holder_is_added_where_missing_names_may_be() -> None:
    duty = on_duty()
    carry_out_records(duty, plan_records(duty, "trademark", table("NIKE,Nike Innovate", header="name,holder")))
    (holder,) = duty.register.all(Holder)
    assert (holder.name, holder.incomplete) == ("Nike Innovate", True)


def test_rows_with_a_fault_are_kept_to_correct(tmp_path: Path) -> None:
    duty = on_duty()
    plan = plan_records(duty, "enterprise", table("X,", "Y,bad", header="name,uscc"))
    assert len(carry_out_records(duty, plan)) == 1
    assert write_faulty(plan, tmp_path / "f.csv") == 1
    (row,) = read_table(tmp_path / "f.csv").rows
    assert row.cells["name"] == "Y"
    assert row.cells["fault"].startswith("uscc: USCC bad: ")
    assert [e.name for e in duty.register.all(Enterprise)] == ["X"]


def test_a_recordation_list_as_officers_have_it_is_read_and_read_again_without_a_change(tmp_path: Path) -> None:
    path = tmp_path / "备案.csv"
    path.write_text(
        "海关知识产权备案清单,,,,,,,\n"
        "序号,备案号,权利名称,权利类型,权利人,备案生效日期,备案失效日期,核定类别\n"
        "1,T2019-12345,NIKE,商标专用权,耐克公司,2019/1/5,2029-01-04,第25类、第18类\n"
        "2,T2019-12346,NIKE,商标专用权,耐克公司,2019/1/5,2029-01-04,28\n"
        "2,T2019-12346,NIKE,商标专用权,耐克公司,2019/1/5,2029-01-04,28\n"
        "3,P2019-00012,鞋底,外观设计专利权,耐克公司,2019/1/5,2029-01-04,\n",
        encoding="utf-8",
    )
    duty = on_duty()

    def ready() -> RecordPlan:
        table = read_table(path, kind="trademark")
        found = mapped(table, known_to(duty.register), columns_of("trademark"), kind="trademark")
        return plan_records(duty, "trademark", found.table)

    assert carry_out_records(duty, ready()) == ("NIKE", "NIKE-2", "鞋底")
    assert duty.register.find(Trademark, "NIKE") == Trademark(
        code="NIKE", name="NIKE", holder="耐克公司", recordation="T2019-12345",
        valid_from=date(2019, 1, 5), valid_until=date(2029, 1, 4), nice=(25, 18),
    )  # fmt: skip
    again = ready()
    assert (again.records, again.faults, again.same) == ((), (), 4)


def test_codes_and_english_names_are_known_as_offices_head_them(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("权利人编号,权利人名称,英文名,国别,代理人\nSWAN,天鹅公司,Swan Inc.,美国,某所\n", encoding="utf-8")
    duty = on_duty(add_missing=False)
    found = mapped(read_table(path, kind="holder"), known_to(duty.register), columns_of("holder"), kind="holder")
    assert plan_records(duty, "holder", found.table).records == (
        Holder(code="SWAN", name="Swan Inc.", name_zh="天鹅公司", country="US", agents=("某所",)),
    )


@pytest.mark.parametrize("cell", ["2019-01-01至2029-01-01", "2019年1月1日-2029年1月1日", "2019.01.01~2029.01.01"])
def test_a_time_in_one_cell_is_the_first_and_the_last_day_of_a_right(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f'备案号,权利名称,权利人,备案有效期\nT2019-1,Swan,"Nike, Inc.",{cell}\n', encoding="utf-8")
    duty = on_duty(add_missing=False, records=(OWNER,))
    found = mapped(
        read_table(path, kind="trademark"), known_to(duty.register), columns_of("trademark"), kind="trademark"
    )
    (mark,) = plan_records(duty, "trademark", found.table).records
    assert isinstance(mark, Trademark)
    assert (mark.valid_from, mark.valid_until) == (date(2019, 1, 1), date(2029, 1, 1))


def test_marks_that_a_list_completes_take_the_proceedings_of_their_batches_along() -> None:
    duty = on_duty()
    (batch,) = imported(duty, "5320,2026-02-02,shoes,20,SWAN;BEAR,")
    assert set(batch.proceedings) == {"SWAN", "BEAR"}
    rights = table("SWAN,Swan,Animals Ltd", "BEAR,Bear,Animals Ltd", header="code,name,holder")
    plan = plan_records(duty, "trademark", rights)
    assert plan.faults == ()
    carry_out_records(duty, plan)
    ((holder, proceeding),) = duty.register.batch(batch.ref).proceedings.items()
    assert (holder, set(proceeding.marks)) == ("ANIMALS-LTD", {"SWAN", "BEAR"})
