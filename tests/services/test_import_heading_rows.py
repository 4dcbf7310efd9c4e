"""Rows that head the rows below them with a channel, a day, a campaign, a mark."""

from pathlib import Path

import pytest
from import_samples import on_duty

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.services.importing import ACCEPTED, Plan, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped

OWN = (
    Holder(code="HOLD", name="Holder"),
    Trademark(code="SWAN", name="Swan", holder="HOLD"),
    Trademark(code="BEAR", name="Bear", holder="HOLD"),
    Campaign(code="LT19", name="龙腾行动2019"),
    Campaign(code="LW", name="蓝网行动"),
)


def planned(path: Path, text: str) -> tuple[Plan, list[Batch]]:
    """The plan, and every batch once it is carried out."""
    path.write_text(text, encoding="utf-8")
    duty = on_duty(records=OWN)
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    return ready, [duty.register.batch(ref) for ref in (() if ready.faults else carry_out(duty, ready).refs)]


HEADED = [
    ("channel", "一、邮递渠道（1票）", "二、快件渠道", ["mail", "express"]),
    ("channel", "邮递渠道：", "快件渠道：", ["mail", "express"]),
    ("direction", "出口", "进口", ["export", "import"]),
    ("direction", "Export", "Import:", ["export", "import"]),
    ("campaigns", "龙腾行动2019", "蓝网行动", [("LT19",), ("LW",)]),
]


@pytest.mark.parametrize(("field", "first", "second", "told"), HEADED, ids=[first for _, first, *_ in HEADED])
def test_a_row_that_only_names_a_channel_or_a_campaign_heads_the_rows_below(
    tmp_path: Path, field: str, first: str, second: str, told: list[object]
) -> None:
    text = (
        f"查获日期,查获海关,品名,数量,商标\n{first},,,,\n2019-07-01,5301,鞋,10双,Swan\n"
        f"{second},,,,\n2019-07-02,5301,帽,20顶,Bear\n"
    )
    ready, batches = planned(tmp_path / "list.csv", text)
    assert [getattr(batch, field) for batch in batches] == told
    assert ready.notes[-1] == f"rows that give the {field.removesuffix('s')} of the rows below: 2, 4"


@pytest.mark.parametrize("head", ["查获海关,品名,数量,商标", "查获海关,品名,数量,商标,查获日期"])
@pytest.mark.parametrize(("title", "first"), [("", "2019-07-01"), ("2019年7月统计表,,,\n", "7月1日")])
def test_a_row_that_only_names_a_day_is_the_day_of_the_rows_below(
    tmp_path: Path, head: str, title: str, first: str
) -> None:
    text = f"{title}{head}\n{first},,,\n5301,鞋,10双,Swan\n5320,帽,3顶,Swan\n2019年7月2日,,,\n5301,帽,20顶,Bear\n"
    _, batches = planned(tmp_path / "list.csv", text)
    assert [batch.found_on for batch in batches] == ["2019-07-01", "2019-07-01", "2019-07-02"]


def test_a_row_that_only_names_a_known_mark_is_the_mark_of_the_rows_below(tmp_path: Path) -> None:
    text = "查获日期,查获海关,品名,数量\nSwan,,,\n2019-07-01,5301,鞋,10双\nBear,,,\n2019-07-02,5301,帽,20顶\n"
    _, batches = planned(tmp_path / "list.csv", text)
    assert [batch.lines[0].marks for batch in batches] == [("SWAN",), ("BEAR",)]


def test_a_heading_row_with_a_colon_is_no_signature_that_would_leave_its_rows_to_the_office_above(
    tmp_path: Path,
) -> None:
    text = (
        "查获日期,品名,数量,商标\n一、皇岗海关,,,\n2019-07-01,鞋,10双,Swan\n文锦渡海关：,,,\n2019-07-02,帽,20顶,Bear\n"
        "审批人：,,,\n"
    )
    _, batches = planned(tmp_path / "list.csv", text)
    assert [batch.office for batch in batches] == ["5301", "5320"]


@pytest.mark.parametrize(
    ("head", "cell", "second", "why"),
    [
        ("渠道", "快件", "旅检", "a column gives it"),
        ("渠道", "", "收件人", "one of the rows names no channel"),
    ],
    ids=lambda told: str(told),
)
def test_rows_that_head_others_are_refused_where(tmp_path: Path, head: str, cell: str, second: str, why: str) -> None:
    text = (
        f"查获日期,查获海关,{head},品名,数量,商标\n邮递渠道,,,,,\n2019-07-01,5301,{cell},鞋,10双,Swan\n"
        f"{second},,,,,\n2019-07-02,5301,{cell},帽,20顶,Bear\n"
    )
    ready, _ = planned(tmp_path / "list.csv", text)
    assert {fault.row for fault in ready.faults} == {2, 4}, why
