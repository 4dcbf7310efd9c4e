"""A value that is said once of a whole case, joined over its rows, in the first of them or in each."""

from pathlib import Path

import openpyxl
import pytest
from import_samples import on_duty
from test_import_fresh_lists import OWN

from customs_cli.domain.batch.batch import Batch
from customs_cli.services.importing import ACCEPTED, Plan, carry_out, plan, read_table, write_faulty
from customs_cli.services.importing.mapping.mapped import known_to, mapped
from customs_cli.services.importing.mapping.saved import fitting, saved_from

TOLD = "values that are the same in all rows of a case, or only in its first row: rows 2 (1 in all)"


def planned(path: Path) -> tuple[Plan, list[Batch]]:
    duty = on_duty(records=OWN, add_missing=False)
    found = mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today)
    ready = plan(duty, found.table)
    return ready, [duty.register.batch(ref) for ref in (() if ready.faults else carry_out(duty, ready).refs)]


def values(batch: Batch) -> tuple[str, list[str]]:
    """The value of the whole, and those of the lines."""
    told = [
        f"{each.amount:f} {each.currency}" if each else "" for each in (batch.value, *(n.value for n in batch.lines))
    ]
    return told[0], told[1:]


def book(path: Path, heading: str, joined: tuple[str, ...], marks: str = "Swan", worth: object = 5.1) -> Path:
    """Two cases: one of three rows, some of whose cells are joined, and one of a single row."""
    written = openpyxl.Workbook()
    sheet = written.active
    assert sheet
    sheet.append(["案件编号", "查获日期", "海关", "品名", "数量", "商标", heading])
    sheet.append(["A1", "2019-07-01", "5304", "包", "169个", "Swan", worth])
    sheet.append([None, None, None, "鞋", "29双", marks, None])
    sheet.append([None, None, None, "帽", "139顶", "Swan", None])
    sheet.append(["A2", "2019-07-02", "5304", "包", "1个", "Swan", 2])
    for span in (*(f"{column}2:{column}4" for column in "ABC"), *joined):
        sheet.merge_cells(span)
    written.save(path)
    return path


@pytest.mark.parametrize(
    ("heading", "whole", "single"),
    [("案值（万元）", "51000 CNY", "20000 CNY"), ("案值", "5.1 CNY", "2 CNY"), ("Value (USD)", "5.1 USD", "2 USD")],
)
def test_a_value_joined_over_all_rows_of_a_case_is_that_of_the_case(
    tmp_path: Path, heading: str, whole: str, single: str
) -> None:
    ready, (first, second) = planned(book(tmp_path / "list.xlsx", heading, ("G2:G4",)))
    assert [note for note in ready.notes if note.startswith("values")] == []
    assert values(first) == (whole, ["", "", ""])
    assert values(second)[1] == [single]


def test_a_value_joined_over_some_rows_of_a_case_is_told_but_not_taken_for_all(tmp_path: Path) -> None:
    ready, (first, _) = planned(book(tmp_path / "list.xlsx", "案值", ("G2:G3",)))
    assert values(first)[1] == ["5.1 CNY", "", ""]
    assert any(note.startswith(TOLD) for note in ready.notes)


def test_rows_to_correct_keep_the_value_of_their_case_and_a_map_knows_no_such_column(tmp_path: Path) -> None:
    path = book(tmp_path / "list.xlsx", "案值（万元）", ("G2:G4",), marks="Nobody")
    ready, _ = planned(path)
    assert write_faulty(ready, tmp_path / "rejects.csv") == 3
    text = (tmp_path / "rejects.csv").read_text("utf-8-sig").replace("Nobody,", "Bear,")
    (tmp_path / "mended.csv").write_text(text, encoding="utf-8")
    again, (batch,) = planned(tmp_path / "mended.csv")
    assert (again.faults, values(batch)) == ((), ("51000 CNY", ["", "", ""]))
    duty = on_duty(records=OWN)
    found = mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today)
    kept = saved_from("m", "batch", found.columns, found.defaults)
    assert fitting(read_table(path).header, [kept]) == kept


ROWS = [
    ("169个,51345", "29个,51345", True, "the same in each, of other quantities"),
    ("169个,51345", "29个,", True, "in the first alone"),
    ("169个,51345", "169个,51345", False, "as much of each, for as many"),
    ("169个,51345", "29个,800", False, "each its own"),
    ("169个,", "29个,800", False, "of the second alone"),
    ("169个,", "29个,", False, "of none"),
]


@pytest.mark.parametrize(("first", "second", "is_told", "why"), ROWS, ids=[why for *_, why in ROWS])
def test_a_value_that_may_be_of_the_whole_case_is_told(
    tmp_path: Path, first: str, second: str, is_told: bool, why: str
) -> None:
    text = "案件编号,查获日期,海关,品名,商标,数量,案值\n"
    text += "".join(f"A1,2019-07-01,5304,包,{mark},{row}\n" for mark, row in (("Swan", first), ("Bear", second)))
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    assert any(note.startswith(TOLD) for note in planned(tmp_path / "list.csv")[0].notes) == is_told


JOINED = [
    (
        ("E2:E3",),
        "数量: cells that cover several rows count only in the first of these rows: rows 2 (1 in all)",
        "two goods",
    ),
    (
        ("G4:G5",),
        "案值: cells that cover several rows count only in the first of these rows: rows 4 (1 in all)",
        "two cases",
    ),
    (("G2:G4",), "", "all of a case"),
    ((), "", "none"),
]


@pytest.mark.parametrize(("joined", "told", "why"), JOINED, ids=[why for *_, why in JOINED])
def test_a_number_joined_over_rows_that_are_no_case_is_told(
    tmp_path: Path, joined: tuple[str, ...], told: str, why: str
) -> None:
    path = book(tmp_path / "list.xlsx", "案值", joined)
    if "G4:G5" in joined:
        written = openpyxl.load_workbook(path)
        sheet = written.active
        assert sheet
        sheet["G4"] = 7
        written.save(path)
    notes = planned(path)[0].notes
    assert [note for note in notes if "cells that cover several rows" in note] == ([told] if told else [])


@pytest.mark.parametrize(
    "heading",
    [
        "Case total value (USD)",
        "Value of the case (USD)",
        "全案案值（美元）",
        "本案总案值（美元）",
        "整批货物价值（美元）",
    ],
)
def test_a_heading_that_says_so_is_of_the_whole_case(tmp_path: Path, heading: str) -> None:
    """5,000 in each of two rows had been 10,000."""
    path = tmp_path / "list.csv"
    rows = ("A1,2019-07-01,5301,鞋,5000", "A1,2019-07-01,5301,帽,5000")
    path.write_text("\n".join((f"案号,日期,海关,货物,{heading}", *rows)), encoding="utf-8")
    duty = on_duty()
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    (ref,) = carry_out(duty, ready).refs
    batch = duty.register.batch(ref)
    assert batch.value
    assert batch.value.amount == 5000
    assert not any(line.value for line in batch.lines)
