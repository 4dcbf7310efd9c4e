"""Lists of holders, rights, offices and enterprises as other offices have them."""

import csv
from datetime import date
from pathlib import Path

import pytest
from import_samples import TODAY, on_duty

from customs_cli.domain.record import Record
from customs_cli.domain.rights.enterprise import Enterprise
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.named import Named
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.errors import UsageError
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.importing import RecordPlan, carry_out_records, columns_of, plan_records, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped

KNOWN = Holder(code="NIKE", name="Nike, Inc.", name_zh="耐克公司", country="US")


def planned(folder: Path, duty: Duty, kind: str, *rows: tuple[str, ...]) -> RecordPlan:
    path = folder / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    told = mapped(
        read_table(path, kind=kind), known_to(duty.register), columns_of(kind), kind=kind, wanted="auto", today=TODAY
    )
    return plan_records(duty, kind, told.table)


def records(folder: Path, kind: str, *rows: tuple[str, ...], known: tuple[Record, ...] = ()) -> tuple[Named, ...]:
    """The records that a list gives; it reads the same once they are written."""
    duty = on_duty(records=known)
    plan = planned(folder, duty, kind, *rows)
    assert plan.faults == ()
    carry_out_records(duty, plan)
    again = planned(folder, duty, kind, *rows)
    assert (again.records, again.faults, again.same) == ((), (), len(rows) - 1)
    return plan.records


def faults(folder: Path, kind: str, *rows: tuple[str, ...], known: tuple[Record, ...] = ()) -> list[tuple[int, str]]:
    plan = planned(folder, on_duty(records=known), kind, *rows)
    return [(fault.row, fault.what) for fault in plan.faults]


def test_a_holder_with_a_row_for_each_of_its_contacts_is_one_holder(tmp_path: Path) -> None:
    assert records(
        tmp_path, "holder",
        ("权利人", "国家", "代理人", "联系电话"),
        ("耐克公司", "美国", "集佳", "010-1"),
        ("耐克公司", "美国", "集佳", "010-2"),
        ("耐克公司", "美国", "", ""),
    ) == (
        Holder(code="耐克公司", name="耐克公司", country="US", agents=("集佳",), contacts=("010-1", "010-2")),
    )  # fmt: skip


def test_an_enterprise_is_told_by_its_credit_code_and_two_addresses_of_one_are_a_fault(tmp_path: Path) -> None:
    head = ("企业名称", "统一社会信用代码", "注册地址", "联系电话")
    one = ("深圳某公司", "91440300DEM0000001", "深圳", "0755-1")
    assert records(tmp_path, "enterprise", head, one, (*one[:3], "0755-2")) == (
        Enterprise(code="深圳某公司", name="深圳某公司", uscc=one[1], address="深圳", contacts=("0755-1", "0755-2")),
    )
    assert faults(tmp_path, "enterprise", head, one, ("深圳某公司", "", "福田", "")) == [
        (3, "深圳某公司 is in the file twice, with a different address")
    ]


def test_a_recordation_is_of_one_right_whatever_its_rows_add(tmp_path: Path) -> None:
    head = ("权利名称", "权利人", "备案号", "类别")
    rows = (head, ("APOLLO", "A", "T2019-1", "9"), ("APOLLO", "A", "T2019-1", "25"), ("APOLLO", "A", "T2019-2", "9"))
    assert records(tmp_path, "trademark", *rows, known=(Holder(code="A", name="A"),)) == (
        Trademark(code="APOLLO", name="APOLLO", holder="A", recordation="T2019-1", nice=(9, 25)),
        Trademark(code="APOLLO-2", name="APOLLO", holder="A", recordation="T2019-2", nice=(9,)),
    )
    assert faults(tmp_path, "trademark", head, rows[1], ("BAP", "A", "T2019-1", "9")) == [
        (3, "APOLLO is in the file twice, with a different name")
    ]


def test_marks_of_one_name_are_told_apart_by_their_holders_and_words_in_the_place_of_a_number_join_none(
    tmp_path: Path,
) -> None:
    found = records(
        tmp_path, "trademark",
        ("权利名称", "权利人", "备案号"),
        ("APOLLO", "A", "申请中"),
        ("APOLLO", "B", "申请中"),
        ("SWAN", "B", "申请中"),
        known=(Holder(code="A", name="A"), Holder(code="B", name="B")),
    )  # fmt: skip
    assert [(mark.code, mark.name) for mark in found] == [
        ("APOLLO", "APOLLO"), ("APOLLO-2", "APOLLO"), ("SWAN", "SWAN"),
    ]  # fmt: skip


def test_a_list_completes_a_holder_that_was_added_by_its_chinese_name_and_a_mark_with_several_recordations(
    tmp_path: Path,
) -> None:
    added = Holder(code="耐克公司", name="耐克公司", incomplete=True)
    assert records(
        tmp_path, "holder", ("权利人名称", "英文名称", "国别"), ("耐克公司", "NIKE C.V.", "美国"), known=(added,)
    ) == (Holder(code="耐克公司", name="NIKE C.V.", name_zh="耐克公司", country="US"),)
    mark = Trademark(code="SWAN", name="SWAN", holder="耐克公司", incomplete=True)
    assert [
        (record.code, record.recordation)
        for record in records(
            tmp_path, "trademark",
            ("权利名称", "权利人", "备案号"), ("SWAN", "耐克公司", "T2019-1"), ("SWAN", "耐克公司", "T2019-2"),
            known=(added, mark),
        )
        if isinstance(record, Trademark)
    ] == [("SWAN", "T2019-1"), ("SWAN-2", "T2019-2")]  # fmt: skip


def test_a_name_by_which_a_record_is_called_already_is_no_other_name_of_it(tmp_path: Path) -> None:
    plan = planned(tmp_path, on_duty(records=(KNOWN,)), "holder", ("权利人", "国别"), ("耐克公司", "美国"))
    assert (plan.records, plan.faults, plan.same) == ((), (), 1)


@pytest.mark.parametrize("name", ["耐克公司", "Nike, Inc."])
def test_a_recorded_holder_that_a_list_puts_in_another_country_is_no_second_one_of_its_name(
    tmp_path: Path, name: str
) -> None:
    plan = planned(tmp_path, on_duty(records=(KNOWN,)), "holder", ("权利人", "国别"), (name, "荷兰"))
    (fault,) = plan.faults
    assert fault.what == "NIKE is already recorded with a different country"
    assert fault.hint == "customs holder edit NIKE --country NL"


def test_one_holder_is_named_in_a_row(tmp_path: Path) -> None:
    assert faults(tmp_path, "trademark", ("权利名称", "权利人"), ("SWAN", "甲公司；乙公司"), ("B", "甲、乙")) == [
        (2, "'甲公司;乙公司': give one holder for each row"),
        (3, "'甲;乙': give one holder for each row"),
    ]


def test_a_holder_without_an_english_name_bears_its_chinese_one(tmp_path: Path) -> None:
    assert records(tmp_path, "holder", ("中文名称", "英文名称"), ("华为", ""), ("耐克", "NIKE")) == (
        Holder(code="华为", name="华为"),
        Holder(code="NIKE", name="NIKE", name_zh="耐克"),
    )


def test_a_chinese_list_leaves_a_shipped_office_its_english_name_and_names_the_office_above(tmp_path: Path) -> None:
    rows = (
        ("海关编号", "海关", "上级海关"),
        ("5301", "皇岗口岸海关", "深圳海关"),
        ("2901", "甲海关", "乙海关"),
        ("2900", "乙海关", ""),
    )
    assert records(tmp_path, "office", *rows) == (
        Office(code="5301", name="Huanggang Customs", name_zh="皇岗口岸海关", parent="5300", country="CN"),
        Office(code="2901", name="甲海关", parent="2900"),
        Office(code="2900", name="乙海关"),
    )  # fmt: skip
    assert faults(tmp_path, "office", rows[0], ("2901", "甲海关", "丙海关")) == [(2, "'丙海关' is not an office code")]


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("专利权（外观设计）", "design"),
        ("专利权(发明)", "patent"),
        ("著作权（美术作品）", "copyright"),
        ("商标权（图形）", "trademark"),
    ],
)
def test_a_kind_of_right_may_say_more_in_brackets(tmp_path: Path, cell: str, kind: str) -> None:
    (right,) = records(
        tmp_path, "trademark", ("权利名称", "权利人", "权利类型"), ("A", "NIKE", cell), known=(KNOWN,)
    )  # fmt: skip
    assert isinstance(right, Trademark)
    assert right.right_type == kind


@pytest.mark.parametrize("heading", ["权利类别", "知识产权类别", "IP right"])
def test_a_column_of_kinds_of_rights_makes_no_trademark_of_a_patent(tmp_path: Path, heading: str) -> None:
    (right,) = records(
        tmp_path, "trademark", ("权利名称", "权利人", heading), ("A", "NIKE", "专利权"), known=(KNOWN,)
    )  # fmt: skip
    assert isinstance(right, Trademark) and right.right_type == "patent"


def test_what_a_heading_can_only_mean_is_never_left_out_for_what_stands_below(tmp_path: Path) -> None:
    head = ("权利名称", "权利人", "权利类型", "备案有效期", "类别")
    rows = ("A", "NIKE", "特殊标志", "10年", "9-11"), ("B", "NIKE", "商标", "2029-01-01", "第十八类")
    told = faults(tmp_path, "trademark", head, *rows, ("C", "NIKE", "商标", "2029-01-01", "2501"), known=(KNOWN,))
    assert told == [
        (2, "no right type '特殊标志'"),
        (2, "'10年' is not a date"),
        (2, "'9-11': Nice classes are 1 to 45"),
        (3, "'第十八类': Nice classes are 1 to 45"),
        (4, "'2501': Nice classes are 1 to 45"),
    ]


def test_an_end_that_is_still_to_come_proves_no_order_of_its_days(tmp_path: Path) -> None:
    head = ("权利名称", "权利人", "有效期至")
    with pytest.raises(UsageError, match=r"could be 2026-09-05 .* / 2026-05-09"):
        planned(tmp_path, on_duty(records=(KNOWN,)), "trademark", head, ("A", "NIKE", "05/09/2026"))
    (right,) = records(tmp_path, "trademark", head, ("A", "NIKE", "05/28/2031"), known=(KNOWN,))
    assert isinstance(right, Trademark)
    assert right.valid_until == date(2031, 5, 28)


@pytest.mark.parametrize("cell", ["自2019-07-01起至2029-06-30止", "20190701-20290630", "从2019年7月1日至2029年6月30日"])
def test_a_time_of_validity_is_read_however_it_is_said(tmp_path: Path, cell: str) -> None:
    (right,) = records(
        tmp_path, "trademark", ("权利名称", "权利人", "备案有效期限"), ("A", "NIKE", cell), known=(KNOWN,)
    )
    assert isinstance(right, Trademark)
    assert (right.valid_from, right.valid_until) == (date(2019, 7, 1), date(2029, 6, 30))


def test_a_list_of_recordations_of_cbp_is_read(tmp_path: Path) -> None:
    (right,) = records(
        tmp_path, "trademark",
        ("Recordation Number", "Title", "Type", "Owner Name", "Effective", "Expiration", "Agency Registration No"),
        ("TMK 18-00123", "SWAN", "Trademark", "NIKE", "03/13/2019", "02/28/2029", "9876543"),
        known=(KNOWN,),
    )  # fmt: skip
    assert right == Trademark(
        code="SWAN", name="SWAN", holder="NIKE", recordation="TMK 18-00123",
        valid_from=date(2019, 3, 13), valid_until=date(2029, 2, 28),
    )  # fmt: skip


TIMES = [
    (("权利名称", "权利人", "备案有效期", ""),),
    (("权利名称", "权利人", "有效期", ""), ("", "", "起", "止")),
    (("权利信息", "权利人信息", "备案期限", ""), ("名称", "名称", "起", "止")),
]


@pytest.mark.parametrize("head", TIMES, ids=["joined over two columns", "a group", "groups"])
def test_a_heading_over_two_days_is_that_of_the_first_and_the_last_one(
    tmp_path: Path, head: tuple[tuple[str, ...], ...]
) -> None:
    duty = on_duty(records=(KNOWN,))
    (right,) = planned(tmp_path, duty, "trademark", *head, ("SWAN", "NIKE", "2019-01-01", "2029-01-01")).records
    assert right == Trademark(
        code="SWAN", name="SWAN", holder="NIKE", valid_from=date(2019, 1, 1), valid_until=date(2029, 1, 1)
    )


def test_the_office_above_is_named_with_its_code_behind_it(tmp_path: Path) -> None:
    rows = (("关区代码", "海关名称", "直属海关"), ("5398", "甲海关", "深圳海关(53)"))
    assert records(tmp_path, "office", *rows) == (Office(code="5398", name="甲海关", parent="5300"),)


@pytest.mark.parametrize("heading", ["上级", "上级关区", "直属关区", "上级单位"])
def test_the_office_above_is_no_name_of_an_office(tmp_path: Path, heading: str) -> None:
    (office,) = records(tmp_path, "office", ("关区代码", "关区名称", heading), ("5322", "沙湾海关", "深圳海关"))
    assert isinstance(office, Office)
    assert (office.name, office.name_zh, office.parent) == ("沙湾海关", "", "5300")


@pytest.mark.parametrize(
    "headings",
    [
        ("权利人（英文）", "权利人（中文）"),
        ("权利人名称（英文）", "权利人名称（中文）"),
        ("Right holder (English)", "Right holder (Chinese)"),
        ("权利人英文名称", "权利人名称"),
    ],
)
@pytest.mark.parametrize("is_chinese_first", [False, True])
def test_names_in_two_languages_are_each_what_their_heading_says(
    tmp_path: Path, headings: tuple[str, ...], *, is_chinese_first: bool
) -> None:
    rows = headings, ("Swan Co.", "天鹅公司")
    told = [row[::-1] if is_chinese_first else row for row in rows]
    (holder,) = records(tmp_path, "holder", *told)
    assert isinstance(holder, Holder)
    assert (holder.name, holder.name_zh) == ("Swan Co.", "天鹅公司")
