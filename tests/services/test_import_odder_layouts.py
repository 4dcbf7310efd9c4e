"""Layouts that say a thing once, or beside the list: understood where they mean but one thing, refused elsewhere."""

import zipfile
from pathlib import Path

import pytest
from import_samples import on_duty
from test_import_fresh_lists import planned as read_plainly

from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.errors import UsageError
from customs_cli.services.importing import ACCEPTED, Plan, carry_out, plan, read_table, write_faulty
from customs_cli.services.importing.mapping.mapped import known_to, mapped

OWN = (
    Holder(code="HOLD", name="Holder"),
    Trademark(code="SWAN", name="Swan", holder="HOLD"),
    Trademark(code="BEAR", name="Bear", holder="HOLD"),
)
CASE = "530120190123456789"
HEAD = "报关单号,查获日期,海关,品名,数量,商标"
FIRST = f"{CASE},2019-07-05,5301,鞋,20双,SWAN"


def planned(path: Path, text: str) -> tuple[Plan, list[tuple[object, ...]]]:
    """The plan, and (found on, goods of each line) of every batch once it is carried out."""
    path.write_text(text, encoding="utf-8")
    duty = on_duty(records=OWN)
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    refs = () if ready.faults else carry_out(duty, ready).refs
    batches = [duty.register.batch(ref) for ref in refs]
    return ready, [(b.found_on, *(line.goods for line in b.lines)) for b in batches]


@pytest.mark.parametrize(
    ("head", "day"),
    [("年,月,日", "2019,7,5"), ("Year,Month,Day", "2019,07,05"), ("Day,Month,Year", "5,7,2019"),
     ("月,日,年", "7月,5日,2019年")],
)  # fmt: skip
def test_a_day_in_three_columns_is_one_day(tmp_path: Path, head: str, day: str) -> None:
    ready, batches = planned(tmp_path / "list.csv", f"{head},海关,品名,数量,商标\n{day},5301,鞋,20双,SWAN\n")
    assert (ready.faults, batches) == ((), [("2019-07-05", "鞋")])


@pytest.mark.parametrize(
    ("day", "found"), [("2019,7,", ["2019-07"]), ("2019,13,4", []), (",7,4", []), ("2019,,4", [])]
)  # fmt: skip
def test_a_part_that_is_missing_is_never_made_up(tmp_path: Path, day: str, found: list[str]) -> None:
    _, batches = planned(tmp_path / "list.csv", f"年,月,日,海关,品名,数量,商标\n{day},5301,鞋,20双,SWAN\n")
    assert [batch[0] for batch in batches] == found


def test_a_row_of_goods_alone_belongs_to_the_case_above_and_that_is_said(tmp_path: Path) -> None:
    text = f"{HEAD}\n{FIRST}\n,,,帽,5顶,BEAR\n{CASE[:-1]}0,2019-07-06,5301,包,7个,SWAN\n"
    ready, batches = planned(tmp_path / "list.csv", text)
    assert batches == [("2019-07-05", "鞋", "帽"), ("2019-07-06", "包")]
    assert "rows taken for further goods of the case above: 3 (1 in all)" in ready.notes


@pytest.mark.parametrize(
    ("above", "own", "told"),
    [
        ("扣留,", "放行,", [("SWAN", False, None), ("DUCK", False, None)]),
        ("扣留,", ",", [("SWAN", False, None), ("DUCK", False, None)]),
        ("扣留,2019-07-08", "扣留,", [("SWAN", True, None), ("DUCK", True, None)]),
        ("扣留,2019-07-08", "放行,", []),
    ],
)
def test_further_goods_may_have_an_outcome_of_their_own_unless_days_of_acts_stand_above(
    tmp_path: Path, above: str, own: str, told: list[tuple[object, ...]]
) -> None:
    text = f"{HEAD},处理结果,扣留日期\n{FIRST},{above}\n,,,帽,5顶,DUCK,{own}\n"
    ready, batches = read_plainly(tmp_path / "list.csv", text)
    found = [
        (mark, p.detained_on is not None, p.outcome)
        for b in batches
        for p in b.proceedings.values()
        for mark in p.marks
    ]
    assert (found, bool(ready.faults)) == (told, not told)


AMBIGUOUS = [
    ("a total between", f"{HEAD}\n{FIRST}\n小计,,,,20双,\n,,,帽,5顶,BEAR\n"),
    ("a blank row between", f"{HEAD}\n{FIRST}\n,,,,,\n,,,帽,5顶,BEAR\n"),
    ("no document above", f"{HEAD}\n无,2019-07-05,5301,鞋,20双,SWAN\n,,,帽,5顶,BEAR\n"),
    ("an office of its own", f"{HEAD}\n{FIRST}\n,,5301,帽,5顶,BEAR\n"),
    ("no mark", f"{HEAD}\n{FIRST}\n,,,帽,5顶,\n"),
    ("a number of its own", f"序号,{HEAD}\n1,{FIRST}\n2,,,,帽,5顶,BEAR\n"),
    ("nothing that names a case", "查获日期,海关,品名,数量,商标\n2019-07-05,5301,鞋,20双,SWAN\n,,帽,5顶,BEAR\n"),
]


@pytest.mark.parametrize(("why", "text"), AMBIGUOUS, ids=[why for why, _ in AMBIGUOUS])
def test_a_row_that_may_be_of_another_case_is_never_joined(tmp_path: Path, why: str, text: str) -> None:
    ready, batches = planned(tmp_path / "list.csv", text)
    assert ready.faults, why
    assert not batches


TITLED = [
    ("2019年7月查获情况,,,", "7月5日", "1.2", ("2019-07-05", "1.2")),
    ("查获情况（单位：双、万元）,,,", "2019-07-05", "1.2", ("2019-07-05", "12000")),
    ("查获情况（单位：千元）,,,", "2019-07-05", "1.2", ("2019-07-05", "1200")),
    ("查获情况（单位：万元）,,,", "2019-07-05", "1200元", ("2019-07-05", "1200")),
    ("填报单位：皇岗海关,,,", "2019-07-05", "1.2", ("2019-07-05", "1.2")),
]


@pytest.mark.parametrize(("title", "day", "value", "said"), TITLED, ids=[title for title, *_ in TITLED])
def test_the_title_tells_the_year_and_the_unit(
    tmp_path: Path, title: str, day: str, value: str, said: tuple[str, str]
) -> None:
    text = f"{title}\n查获日期,海关,品名,数量,商标,货值\n{day},5301,鞋,20,SWAN,{value}\n"
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    duty = on_duty(records=OWN)
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    (batch,) = [duty.register.batch(ref) for ref in carry_out(duty, ready).refs]
    assert batch.lines[0].value
    assert (batch.found_on, f"{batch.lines[0].value.amount:f}") == said


def test_a_year_that_was_given_is_kept_in_no_map(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("查获日期,海关,品名,数量,商标\n1月3日,5301,鞋,20双,SWAN\n", encoding="utf-8")
    found = mapped(read_table(path), known_to(on_duty().register), ACCEPTED, defaults={"year": "2019"})
    assert (found.table.rows[0].cells["found_on"], found.defaults) == ("2019-01-03", {})


@pytest.mark.parametrize("title", ["查获情况,,,", "2018年12月至2019年2月查获情况,,,"])
def test_a_day_whose_year_nobody_says_is_refused(tmp_path: Path, title: str) -> None:
    with pytest.raises(UsageError, match="does not say its year"):
        planned(tmp_path / "list.csv", f"{title}\n查获日期,海关,品名,数量,商标\n1月3日,5301,鞋,20双,SWAN\n")


READ = [
    ("a subtotal of an office", f"{HEAD}\n{FIRST}\n,,皇岗海关小计,,20双,\n", 1),
    ("a second table below", f"出口\n{HEAD}\n{FIRST}\n\n进口\n{HEAD}\n{CASE[:-1]}0,2019-07-06,5301,包,7个,SWAN\n", 2),
    ("a heading of ours among others", "Date,Office,Goods,Quantity,Marks\n24/7/2019,5301,shoes,20 pairs,SWAN\n", 1),
    ("a counter is no case", "No.,Date,Office,Goods,Qty,Brand\n1,2019-07-05,5301,shoes,1'200,SWAN\n", 1),
]


@pytest.mark.parametrize(("why", "text", "count"), READ, ids=[why for why, *_ in READ])
def test_what_stands_about_the_rows_is_no_row(tmp_path: Path, why: str, text: str, count: int) -> None:
    ready, batches = planned(tmp_path / "list.csv", text)
    assert (ready.faults, len(batches)) == ((), count), why
    assert not any(case.case_id for case in ready.cases)


def test_two_offices_in_one_cell_are_not_taken_for_the_last(tmp_path: Path) -> None:
    ready, _ = planned(tmp_path / "list.csv", f"{HEAD}\n{FIRST.replace('5301', '皇岗海关、文锦渡海关')}\n")
    assert [fault.column for fault in ready.faults] == ["office"]


def test_rows_to_correct_keep_the_title_that_tells_their_unit(tmp_path: Path) -> None:
    text = "（单位：万元）,,,\n查获日期,海关,品名,数量,商标,货值\n2019-07-05,5301,鞋,x,SWAN,1.2\n"
    ready, _ = planned(tmp_path / "list.csv", text)
    assert write_faulty(ready, tmp_path / "rest.csv") == 1
    ready, _ = planned(tmp_path / "rest.csv", (tmp_path / "rest.csv").read_text("utf-8-sig").replace(",x,", ",20,"))
    (entry,) = ready.cases[0].entries
    assert entry.line.value
    assert f"{entry.line.value.amount:f}" == "12000"


def test_a_text_that_is_called_xls_is_read_and_a_web_page_is_not(tmp_path: Path) -> None:
    path = tmp_path / "list.xls"
    path.write_bytes(f"{HEAD}\n{FIRST}\n".replace(",", "\t").encode("utf-16"))
    assert len(read_table(path).rows) == 1


@pytest.mark.parametrize("name", ["list.xls", "list.csv", "list.html", "list.xml"])
@pytest.mark.parametrize(
    "text", ["<html><table></table></html>", '<?xml version="1.0"?><Workbook/>', "MIME-Version: 1.0\n"]
)
def test_a_web_page_is_no_list_whatever_it_is_called(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(UsageError, match="web page"):
        read_table(tmp_path / name)


def test_a_packed_list_is_to_be_unpacked_first(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "list.zip", "w") as package:
        package.writestr("list.csv", f"{HEAD}\n{FIRST}\n")
    with pytest.raises(UsageError, match="is an archive") as refused:
        read_table(tmp_path / "list.zip")
    assert refused.value.hint == "unpack it first"


def test_what_old_programs_write_around_a_text_is_no_part_of_the_list(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(f"\ufeff\ufeff{HEAD}\n{FIRST}\n".encode() + b"\x1a" + b"\0" * 100)
    table = read_table(tmp_path / "list.csv")
    assert (table.header[0], len(table.rows)) == (HEAD.split(",")[0], 1)


OF_NAMES = [
    (
        "holder",
        "序号,权利人名称,国别,统一社会信用代码,注册地址,联系人,联系电话\n1,甲公司,中国,,上海,张三,021-12345678\n",
    ),
    ("holder", "Right holder,Country,Agent,Email\nSwan Ltd,US,Baker,a@b.example\n"),
    ("trademark", "备案号,权利名称,权利人,权利类型,备案有效期\nT2019-12345,SWAN,甲公司,商标,2029-01-01\n"),
    ("enterprise", "企业名称,统一社会信用代码,注册地址,法定代表人\n甲公司,91440300279283806E,深圳,李四\n"),
    ("campaign", "行动名称,开始日期,结束日期\n龙腾,2019-01-01,2019-12-31\n"),
]


@pytest.mark.parametrize(("kind", "text"), OF_NAMES, ids=[row[1][:12] for row in OF_NAMES])
def test_a_list_of_names_is_told_which_command_reads_it(tmp_path: Path, kind: str, text: str) -> None:
    with pytest.raises(UsageError, match="is no list of batches") as refused:
        planned(tmp_path / "list.csv", text)
    assert refused.value.hint == f"customs {kind} import FILE"
