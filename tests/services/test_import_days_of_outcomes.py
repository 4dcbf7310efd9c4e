"""Days that stand beside outcomes, in a column of their own or in the same cell, and outcomes in two columns."""

from pathlib import Path

import pytest
from test_import_fresh_lists import planned


@pytest.mark.parametrize(
    ("outcome", "field"),
    [("扣留", "detained_on"), ("权利人不申请", "replied_on"), ("没收", "outcome_on"), ("放行", "outcome_on")],
)
@pytest.mark.parametrize(
    ("heading", "of_day"), [("处理结果", "处理日期"), ("最终处理", "最终处理日期"), ("Action", "Action date")]
)
def test_a_day_beside_an_outcome_is_that_of_what_was_done_last(
    tmp_path: Path, heading: str, of_day: str, outcome: str, field: str
) -> None:
    text = f"查获日期,海关,品名,数量,商标,{heading},{of_day}\n2019-07-03,5320,鞋,3双,Fox,{outcome},2019-07-19\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    (p,) = batch.proceedings.values()
    assert str(getattr(p, field)) == "2019-07-19"


def test_what_was_done_first_stands_beside_the_outcome_whose_day_is_given(tmp_path: Path) -> None:
    head = "查获日期,海关,品名,数量,商标,权利人确认,初步处理,最终处理,最终处理日期,扣留日期"
    rows = (
        "2019-07-03,5320,鞋,3双,Fox,侵权,扣留,没收,2019-09-03,2019-07-05\n"
        "2019-07-04,5320,鞋,3双,Fox,,扣留,,,2019-07-05\n2019-07-06,5320,鞋,3双,Fox,侵权,扣留,没收,,\n"
    )
    _, batches = planned(tmp_path / "list.csv", f"{head}\n{rows}")
    told = [(p.detained_on is not None, p.outcome, str(p.outcome_on)) for b in batches for p in b.proceedings.values()]
    assert told == [(True, "confiscated", "2019-09-03"), (True, None, "None"), (False, None, "None")]


def test_goods_with_the_holders_word_alone_were_released_on_the_day_of_their_release(tmp_path: Path) -> None:
    head, row = "查获日期,海关,品名,数量,商标,扣留日期,确认结果,解除扣留日期", "2019-07-03,5320,鞋,3双,Fox,2019-07-10"
    _, batches = planned(tmp_path / "list.csv", f"{head}\n{row},非侵权,2019-07-29\n{row},侵权,\n")
    told = [(p.outcome, str(p.outcome_on)) for batch in batches for p in batch.proceedings.values()]
    assert told == [("released", "2019-07-29"), (None, "None")]


@pytest.mark.parametrize("title", ["填报单位：文锦渡海关", "关区5320"])
def test_units_told_by_their_codes_are_no_offices(tmp_path: Path, title: str) -> None:
    head = (
        f"{title}\n报关单号,日期,货物名称,品牌,数量,单位"
        if "：" in title
        else "关区,报关单号,日期,货物名称,品牌,数量,单位"
    )
    row = "531620190160312345,20190703,运动鞋,Fox,1200,025"
    _, (batch,) = planned(tmp_path / "list.csv", f"{head}\n{row if '：' in title else f'5320,{row}'}\n")
    assert (batch.office, batch.lines[0].quantity, batch.lines[0].unit) == ("5320", 1200, "pairs")


@pytest.mark.parametrize(
    ("cell", "transport", "channel"),
    [("Cargo", None, "cargo"), ("Pax", None, "traveller"), ("Lorry", "road", None), ("Private car", "road", None)],
)
def test_a_mode_is_a_channel_or_a_transport_as_its_cells_say(
    tmp_path: Path, cell: str, transport: str | None, channel: str | None
) -> None:
    text = f"Date,Office,Goods,Qty,Brand,Mode,企业\n2019-07-03,5320,shoes,3,Fox,{cell},Haoyun\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert (batch.transport, batch.channel, batch.consignor and batch.consignor.name) == (transport, channel, "Haoyun")


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("2019年7月8日扣留，2019年9月1日没收", ("2019-07-08", "confiscated", "2019-09-01")),
        ("扣留（2019-07-08）；没收（2019-09-01）", ("2019-07-08", "confiscated", "2019-09-01")),
        ("已扣留, 2019-09-01 没收", ("None", "confiscated", "2019-09-01")),
        ("Detained 8 July 2019; released on 1 September 2019", ("2019-07-08", "released", "2019-09-01")),
        ("2019年7月8日扣留", ("2019-07-08", None, None)),
        ("扣留", ("None", None, None)),
    ],
)
def test_days_in_a_cell_of_outcomes_are_those_of_the_acts_beside_them(
    tmp_path: Path, cell: str, told: tuple[str | None, ...]
) -> None:
    head = "查获日期,海关,品名,数量,商标,处理情况"
    _, (batch,) = planned(tmp_path / "list.csv", f'{head}\n2019-07-03,5320,鞋,3双,Fox,"{cell}"\n')
    (p,) = batch.proceedings.values()
    assert (str(p.detained_on), p.outcome, p.outcome_on and str(p.outcome_on)) == told


def test_a_cell_with_two_days_of_one_act_or_a_day_without_its_year_is_no_outcome(tmp_path: Path) -> None:
    head, row = "查获日期,海关,品名,数量,商标,处理情况", "2019-07-03,5320,鞋,3双,Fox"
    for cell in ("2019年7月8日扣留，2019年7月9日扣留", "7月8日扣留", "2019年7月8日查看"):
        text = f'{head}\n{row},2019年7月8日扣留\n{row},"{cell}"\n'
        ready, batches = planned(tmp_path / "list.csv", text)
        assert ([fault.column for fault in ready.faults], batches) == (["outcome"], []), cell


def test_a_day_in_a_cell_of_outcomes_completes_the_column_of_its_act_and_never_contradicts_it(tmp_path: Path) -> None:
    head, cell = "查获日期,海关,品名,数量,商标,扣留日期,处理情况", "2019年7月8日扣留，2019年9月1日没收"
    for day in ("2019-07-08", "", "2019/7/8"):
        _, (batch,) = planned(tmp_path / "list.csv", f"{head}\n2019-07-03,5320,鞋,3双,Fox,{day},{cell}\n")
        (p,) = batch.proceedings.values()
        assert (str(p.detained_on), p.outcome, str(p.outcome_on)) == ("2019-07-08", "confiscated", "2019-09-01"), day
    ready, batches = planned(tmp_path / "list.csv", f"{head}\n2019-07-03,5320,鞋,3双,Fox,2019-07-09,{cell}\n")
    assert ([fault.column for fault in ready.faults], batches) == (["outcome"], [])
