"""Small things in which the lists of offices differ: each is understood without a flag, or refused cell by cell."""

from pathlib import Path

import pytest
from import_samples import on_duty

from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.services.importing import ACCEPTED, Plan, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped

OWN = (
    Holder(code="HOLD", name="Holder"),
    Trademark(code="SWAN", name="Swan", holder="HOLD", aliases=("天鵝",)),
    Trademark(code="BEAR", name="Bear", holder="HOLD"),
    Trademark(code="PAINTING", name="Painting", holder="HOLD", right_type="copyright"),
    Office(code="0101", name="Beijing", name_zh="北京海关"),
)
HEAD = "查获日期,海关,品名,数量,商标"

# what is odd, the list, and (found on, office, quantity, unit, marks, value) of its first row
ODD = [
    ("traditional", "查獲日期,關區,品名,數量,商標\n2019年7月5日,文錦渡海關,鞋,20雙,天鵝\n",
     ("2019-07-05", "5320", 20, "pairs", ("SWAN",), None)),
    ("zeros lost", f"{HEAD}\n2019-07-05,101,鞋,20,SWAN\n", ("2019-07-05", "0101", 20, "pcs", ("SWAN",), None)),
    ("blanks in thousands", f"{HEAD},案值\n2019-07-05,5301,鞋,1 200,SWAN,12 000.50\n",
     ("2019-07-05", "5301", 1200, "pcs", ("SWAN",), "12000.50")),
    ("about, not known", f"{HEAD},案值\n2019-07-05,5301,鞋,约30双左右,SWAN,不详\n",
     ("2019-07-05", "5301", 30, "pairs", ("SWAN",), None)),
    ("marks at a slash", f"{HEAD}\n2019-07-05,5301,鞋,20,SWAN/BEAR\n",
     ("2019-07-05", "5301", 20, "pcs", ("SWAN", "BEAR"), None)),
    ("no kind of right", f"{HEAD}\n2019-07-05,5301,画,20,PAINTING\n",
     ("2019-07-05", "5301", 20, "pcs", ("PAINTING",), None)),
    ("an Excel day in English", "Seizure date,Customs,Goods,Qty,Brand\n5-Jul-19,5301,shoes,20,SWAN\n",
     ("2019-07-05", "5301", 20, "pcs", ("SWAN",), None)),
    ("the price of one", f"{HEAD},单价\n2019-07-05,5301,鞋,20,SWAN,25\n",
     ("2019-07-05", "5301", 20, "pcs", ("SWAN",), None)),
    ("a note in English", "Date,Customs,Goods,Qty,Brand\n2019-07-05,5301,shoes,20,SWAN\nNote: provisional,,,,\n",
     ("2019-07-05", "5301", 20, "pcs", ("SWAN",), None)),
]  # fmt: skip


def planned(path: Path, text: str) -> tuple[Plan, tuple[object, ...]]:
    """The plan, and what the first row says once it is carried out."""
    path.write_text(text, encoding="utf-8")
    duty = on_duty(records=OWN)
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    if ready.faults:
        return ready, ()
    (batch,) = [duty.register.batch(ref) for ref in carry_out(duty, ready).refs]
    line = batch.lines[0]
    value = f"{line.value.amount:f}" if line.value else None
    return ready, (batch.found_on, batch.office, line.quantity, line.unit, line.marks, value)


@pytest.mark.parametrize(("why", "text", "row"), ODD, ids=[odd[0] for odd in ODD])
def test_an_odd_list_is_read_without_a_flag(tmp_path: Path, why: str, text: str, row: tuple[object, ...]) -> None:
    ready, said = planned(tmp_path / "list.csv", text)
    assert (ready.faults, said) == ((), row), why


def test_what_stands_under_a_plain_heading_is_a_fault_and_not_a_remark(tmp_path: Path) -> None:
    ready, _ = planned(tmp_path / "list.csv", f"{HEAD}\n2019-07-05,5301,鞋,一批,SWAN\n2019-07-06,5301,鞋,若干,SWAN\n")
    assert [(fault.row, fault.column) for fault in ready.faults] == [(2, "quantity"), (3, "quantity")]
