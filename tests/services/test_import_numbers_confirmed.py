"""How many of the goods were confirmed is kept where no confirmation tells it; days of other matters are none found."""

from pathlib import Path

import pytest
from import_samples import on_duty
from test_import_fresh_lists import OWN, planned

from customs_cli.services.importing import ACCEPTED, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped

TOLD = (
    "rows with a number of confirmed goods, but no confirmation in their outcome: 2 (1 in all); "
    "the number stays in the note"
)


@pytest.mark.parametrize("heading", ["认定侵权数量", "确认数量", "confirmed items"])
@pytest.mark.parametrize("outcome", ["", "扣留", "没收", "放行"])
def test_a_number_that_no_confirmation_takes_stays_in_the_note_and_is_told(
    tmp_path: Path, outcome: str, heading: str
) -> None:
    day = "2019-08-01" if outcome else ""
    text = f"查获日期,海关,品名,数量,商标,处理结果,{heading},处理日期\n2019-07-03,5320,鞋,10双,Swan,{outcome},7,{day}\n"
    plan, (batch,) = planned(tmp_path / "list.csv", text)
    assert (batch.lines[0].note, plan.notes[-1]) == ("confirmed_items: 7", TOLD)


@pytest.mark.parametrize("outcome", ["侵权", "权利人确认侵权，没收", "正品"])
def test_a_number_that_a_confirmation_takes_is_in_no_note(tmp_path: Path, outcome: str) -> None:
    head, days = "查获日期,海关,品名,数量,商标,处理结果,确认数量,确认日期,处理日期", "2019-07-08,2019-08-01"
    text = f"{head}\n2019-07-03,5320,鞋,10双,Swan,{outcome},7,{days}\n"
    plan, (batch,) = planned(tmp_path / "list.csv", text)
    assert (batch.lines[0].note, batch.proceedings["HOLD"].marks["SWAN"].items) == ("", 7)
    assert TOLD not in plan.notes


def test_a_list_with_such_a_number_is_known_again(tmp_path: Path) -> None:
    path, duty = tmp_path / "list.csv", on_duty(records=OWN)
    path.write_text("查获日期,海关,品名,数量,商标,确认数量\n2019-07-03,5320,鞋,10双,Swan,7\n", encoding="utf-8")
    found = mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today)
    carry_out(duty, plan(duty, found.table))
    again = plan(duty, found.table)
    assert (again.cases, again.changed) == ((), ())


@pytest.mark.parametrize("heading", ["上次查获日期", "备案日期", "判决日期", "归档日期", "听证日期", "公告日期"])
def test_the_day_of_another_matter_is_not_that_of_the_find(tmp_path: Path, heading: str) -> None:
    plan, _ = planned(tmp_path / "list.csv", f"海关,品名,数量,商标,{heading}\n5320,鞋,10双,Swan,2019-07-03\n")
    assert [fault.column for fault in plan.faults] == ["found_on"]
