"""What somebody proposes or wants, what became of other things, and outcomes that exclude each other are none."""

from pathlib import Path

import pytest
from test_import_fresh_lists import planned

HEAD, ROW = "查获日期,海关,品名,数量,商标", "2019-07-01,5320,运动鞋,10双,Swan"


def course(path: Path, heading: str, cell: str, day: str = "2019-08-01") -> tuple[str | None, bool, str]:
    """(outcome, whether detained, note) of the one batch of a list with one more column, and the day of an outcome."""
    _, (batch,) = planned(path, f"{HEAD},{heading},处理日期\n{ROW},{cell},{day}\n")
    (held,) = batch.proceedings.values()
    return held.outcome, held.detained_on is not None, batch.lines[0].note


@pytest.mark.parametrize(
    "heading",
    [
        *("拟处理意见", "处理建议", "科室意见", "当事人意见", "权利人意见", "权利人诉求", "下一步", "计划", "领导批示"),
        *("样品处理", "非侵权货物处理", "其他货物处理", "余货处理", "车辆处理", "人员处理", "担保处理", "上期结果"),
        *("公安处理结果", "法院判决结果", "Intended disposal", "Expected outcome", "Bond status", "Payment status"),
        *("Police action", "Appeal result", "Status of holder", "Storage status", "Pending action"),
        *("处理意见（拟）", "处理意见（请示）", "科室处理意见", "当事人处理意见", "载货车辆处理", "法院处理情况"),
        *("Status (expected)", "Outcome (proposed)"),
        *("Proposed measure", "Recommendation", "Answer of exporter", "Previous result", "Request of right holder"),
    ],
)
def test_what_is_proposed_or_became_of_other_things_is_no_outcome(tmp_path: Path, heading: str) -> None:
    assert course(tmp_path / "list.csv", heading, "没收") == (None, False, f"{heading}: 没收")


@pytest.mark.parametrize(
    "heading",
    [
        *("处理结果", "处理意见", "处理措施", "货物去向", "状态", "海关决定"),
        *("最终处理意见", "海关处理意见", "侵权物品处理意见", "查处意见", "货物及人员处理", "车辆及物品处理"),
        *("最终意见", "Vehicle and goods disposal"),
    ],
)
def test_what_became_of_the_goods_is_the_outcome(tmp_path: Path, heading: str) -> None:
    assert course(tmp_path / "list.csv", heading, "没收") == ("confiscated", False, "")
    assert course(tmp_path / "list.csv", heading, "没收", day="") == (None, False, f"{heading}: 没收")


@pytest.mark.parametrize("heading", ["权利人意见", "鉴定意见", "权利人确认意见", "权利人反馈"])
def test_what_the_holder_says_of_the_goods_is_its_word(tmp_path: Path, heading: str) -> None:
    _, (batch,) = planned(tmp_path / "list.csv", f"{HEAD},{heading},确认日期\n{ROW},侵权,2019-07-08\n")
    assert batch.proceedings["HOLD"].marks["SWAN"].confirmation == "infringing"


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "没收，放行",
            "放行，没收",
            "没收、退运",
            "销毁，退运",
            "侵权/正品",
            "旅客放弃，放行",
            "认定侵权，认定不侵权",
        ),
        *("移送公安，退回", "移送公安后退回", "referred to police, declined"),
    ],
)
def test_outcomes_that_exclude_each_other_are_a_fault_and_none_is_taken(tmp_path: Path, cell: str) -> None:
    rows = "".join(f"2019-07-0{day},5320,鞋,10双,Swan,{word}\n" for day, word in enumerate(("扣留", "没收", "放行"), 2))
    plan, _ = planned(tmp_path / "list.csv", f'{HEAD},处理结果\n{ROW},"{cell}"\n{rows}')
    assert [(fault.row, fault.column) for fault in plan.faults] == [(2, "outcome")]


@pytest.mark.parametrize("heading", ["解除扣留日期", "放行日期"])
def test_the_day_on_which_a_detention_was_lifted_tells_the_release_and_no_day_of_the_detention(
    tmp_path: Path, heading: str
) -> None:
    _, (batch,) = planned(tmp_path / "list.csv", f"{HEAD},{heading}\n{ROW},2019-08-05\n")
    (p,) = batch.proceedings.values()
    assert (p.outcome, str(p.outcome_on), p.detained_on) == ("released", "2019-08-05", None)
    assert batch.lines[0].note == f"{heading}: 2019-08-05"


@pytest.mark.parametrize("heading", ["非侵权商标", "合法品牌", "授权品牌", "自主品牌", "车辆品牌"])
def test_a_mark_that_was_not_infringed_is_none_of_the_goods(tmp_path: Path, heading: str) -> None:
    text = f"查获日期,海关,品名,数量,{heading}\n2019-07-01,5320,运动鞋,10双,Swan\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert (batch.lines[0].marks, batch.lines[0].note) == ((), f"{heading}: Swan")


@pytest.mark.parametrize(
    ("heading", "cell", "is_told"),
    [
        ("法院处理情况", "没收", True),
        ("处理意见（拟）", "放行", True),
        ("公安处理情况", "进行中", False),
        ("案由", "侵权", False),
    ],
)
def test_a_remark_that_holds_only_outcomes_is_told(tmp_path: Path, heading: str, cell: str, is_told: bool) -> None:
    plan, _ = planned(tmp_path / "list.csv", f"{HEAD},{heading}\n{ROW},{cell}\n")
    told = (
        f"column {heading} holds outcomes, but its heading tells of a proposal, of somebody or something else: they "
        f"stay in the note; --map '{heading}=outcome' takes them for the outcome of the goods"
    )
    assert list(plan.notes) == ([told] if is_told else [])


def test_a_remark_of_outcomes_beside_the_column_of_outcomes_is_not_told(tmp_path: Path) -> None:
    plan, _ = planned(tmp_path / "list.csv", f"{HEAD},处理结果,拟处理意见,处理日期\n{ROW},没收,放行,2019-08-01\n")
    assert list(plan.notes) == []
