"""Two tables below one another on one sheet: one list where they bear the same columns, else refused; none is lost."""

from pathlib import Path

import pytest
from import_samples import on_duty

from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.errors import UsageError
from customs_cli.services.importing import ACCEPTED, Plan, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped

OWN = (
    Holder(code="HOLD", name="Holder"),
    Trademark(code="SWAN", name="Swan", holder="HOLD"),
    Trademark(code="BEAR", name="Bear", holder="HOLD"),
)
HEAD = "报关单号,查获日期,海关,品名,数量,商标"
FIRST = "530120190123456789,2019-07-05,5301,鞋,20双,SWAN"
SECOND = "530120190123456780,2019-07-06,5301,包,7个,BEAR"
YEARLESS = (FIRST.replace("2019-07-05", "7月5日"), SECOND.replace("2019-07-06", "7月6日"))


def planned(path: Path, text: str, row: int | None = None) -> tuple[Plan, list[tuple[object, ...]]]:
    """The plan, and (found on, goods, consignor) of every batch once it is carried out."""
    path.write_text(text, encoding="utf-8")
    duty = on_duty(records=OWN)
    ready = plan(
        duty, mapped(read_table(path, header_row=row), known_to(duty.register), ACCEPTED, today=duty.today).table
    )
    batches = [duty.register.batch(ref) for ref in (() if ready.faults else carry_out(duty, ready).refs)]
    return ready, [(b.found_on, b.lines[0].goods, b.consignor and b.consignor.name) for b in batches]


BOTH = [("2019-07-05", "鞋", None), ("2019-07-06", "包", None)]
ONE_LIST = [
    ("the same header", f"{HEAD}\n{FIRST}\n{HEAD}\n{SECOND}\n", BOTH),
    ("in another order", f"{HEAD}\n{FIRST}\n进口\n查获日期,海关,品名,商标,数量,报关单号\n"
     "2019-07-06,5301,包,BEAR,7个,530120190123456780\n", BOTH),
    ("with one column more", f"{HEAD}\n{FIRST}\n\n{HEAD},发货人\n{SECOND},甲公司\n",
     [BOTH[0], ("2019-07-06", "包", "甲公司")]),
    ("with one column less", f"{HEAD},发货人\n{FIRST},甲公司\n{HEAD},\n{SECOND},\n",
     [("2019-07-05", "鞋", "甲公司"), BOTH[1]]),
    ("of two years, each day with its own", f"2019年\n{HEAD}\n{FIRST}\n2018年\n{HEAD}\n{SECOND}\n", BOTH),
    ("of months of one year", f"2019年7月上旬\n{HEAD}\n{YEARLESS[0]}\n2019年7月下旬\n{HEAD}\n{YEARLESS[1]}\n", BOTH),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "batches"), ONE_LIST, ids=[why for why, *_ in ONE_LIST])
def test_tables_of_the_same_columns_are_one_list(
    tmp_path: Path, why: str, text: str, batches: list[tuple[object, ...]]
) -> None:
    ready, found = planned(tmp_path / "list.csv", text)
    assert (ready.faults, found) == ((), batches), why


TWO_LISTS = [
    ("other words", f"{HEAD}\n{FIRST}\n单号,日期,关区,货物,件数,品牌\n{SECOND}\n", (1, 3)),
    ("the lower one wider", f"{HEAD}\n{FIRST}\n单号,日期,关区,货物,件数,品牌,发货人,收货人\n{SECOND},,\n", (1, 3)),
    (
        "days without a year, and titles of two",
        f"2018年\n{HEAD}\n{YEARLESS[0]}\n2019年\n{HEAD}\n{YEARLESS[1]}\n",
        (2, 5),
    ),
    (
        "units of their own",
        f"（单位：双）\n{HEAD}\n{FIRST[:-7]}20,SWAN\n（单位：个）\n{HEAD}\n{SECOND[:-7]}7,BEAR\n",
        (2, 5),
    ),
]


@pytest.mark.parametrize(("why", "text", "rows"), TWO_LISTS, ids=[why for why, *_ in TWO_LISTS])
def test_tables_of_their_own_are_refused_and_each_is_read_when_it_is_named(
    tmp_path: Path, why: str, text: str, rows: tuple[int, int]
) -> None:
    with pytest.raises(UsageError) as refused:
        planned(tmp_path / "list.csv", text)
    upper, lower = rows
    assert refused.value.message == f"rows {upper} and {lower} are headers of two tables", why
    assert refused.value.hint == f"--header-row {upper} reads the first, --header-row {lower} the second"
    each = [planned(tmp_path / "list.csv", text, row)[1] for row in rows]
    assert [[goods for _, goods, _ in batches] for batches in each] == [["鞋"], ["包"]], why


def test_tables_of_offices_that_their_titles_name_are_not_one(tmp_path: Path) -> None:
    """The rows of the lower one had been logged as those of the office above."""
    head, path = "日期,货物,数量,商标", tmp_path / "list.csv"
    text = f"皇岗海关2019年\n{head}\n7月1日,鞋,100双,SWAN\n蛇口海关2019年\n{head}\n7月5日,包,30个,BEAR\n"
    with pytest.raises(UsageError, match="rows 2 and 5 are headers of two tables"):
        planned(path, text)
    duty = on_duty(records=OWN)
    for row, office in ((2, "5301"), (5, "5304")):
        table = mapped(read_table(path, header_row=row), known_to(duty.register), ACCEPTED, today=duty.today).table
        assert [duty.register.batch(ref).office for ref in carry_out(duty, plan(duty, table)).refs] == [office]
    assert len(planned(path, text.replace("蛇口", "皇岗"))[1]) == 2


def test_a_named_table_has_its_own_unit_alone(tmp_path: Path) -> None:
    """The title of the lower table was taken for a remark below the upper one: its pairs were pieces."""
    path = tmp_path / "list.csv"
    for row, amount in ((2, (220, "pairs")), (5, (7, "pcs"))):
        planned(path, TWO_LISTS[3][1], row)
        duty = on_duty(records=OWN)
        table = mapped(read_table(path, header_row=row), known_to(duty.register), ACCEPTED, today=duty.today).table
        (ref,) = carry_out(duty, plan(duty, table)).refs
        assert [(line.quantity, line.unit) for line in duty.register.batch(ref).lines] == [amount]


def test_what_a_named_table_leaves_out_is_told(tmp_path: Path) -> None:
    ready, _ = planned(tmp_path / "list.csv", TWO_LISTS[0][1], 1)
    assert ready.notes == ("rows from 3 on were left out: they begin with another header",)


def test_a_row_too_long_for_its_own_header_is_a_fault_beside_a_wider_table(tmp_path: Path) -> None:
    ready, batches = planned(tmp_path / "list.csv", f"{HEAD}\n{FIRST},甲公司\n\n{HEAD},发货人\n{SECOND},乙公司\n")
    assert ([fault.row for fault in ready.faults], batches) == ([2], [])
