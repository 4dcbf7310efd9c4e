"""Habits of offices' lists, each with the records that a colleague would write down from it by hand."""

from pathlib import Path

import pytest
from import_samples import on_duty

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.services.importing import ACCEPTED, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped

OWN = (
    Holder(code="HOLD", name="Holder", name_zh="天鹅公司"),
    Trademark(code="SWAN", name="Swan", holder="HOLD"),
    Trademark(code="BEAR", name="Bear", holder="HOLD"),
)
DOCUMENT = "530120190123456789"
FOUND = "2019-07-05"


def read(path: Path, text: str) -> tuple[list[str], list[Batch], tuple[str, ...]]:
    """The columns with faults, the batches as they were logged, and what was said of the reading."""
    path.write_text(text, encoding="utf-8")
    duty = on_duty(records=OWN)
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    refs = () if ready.faults else carry_out(duty, ready).refs
    return [fault.column for fault in ready.faults], [duty.register.batch(ref) for ref in refs], ready.notes


def told(batch: Batch) -> list[tuple[str, ...]]:
    """The lines of a batch: goods, quantity and unit, value, marks, note."""
    return [
        (line.goods, f"{line.quantity} {line.unit}",
         f"{line.value.amount:f} {line.value.currency}" if line.value else "", ";".join(line.marks), line.note)
        for line in batch.lines
    ]  # fmt: skip


HEAD = "报关单号,查获日期,海关,品名"
CASE = f"{DOCUMENT},{FOUND},5301"
HABITS = [
    ("packages stand before the quantity", f"{HEAD},件数,数量,单位,商标\n{CASE},鞋,120,1200,双,SWAN\n",
     [("鞋", "1200 pairs", "", "SWAN", "件数: 120")]),
    ("packages stand in the quantity", f'{HEAD},数量,商标\n{CASE},鞋,"120箱/1,200双",SWAN\n',
     [("鞋", "1200 pairs", "", "SWAN", "数量: 120箱/1,200双")]),
    ("a unit is told by its number", f"{HEAD},数量,单位代码,商标\n{CASE},鞋,12,25,SWAN\n",
     [("鞋", "12 pairs", "", "SWAN", "")]),
    ("the currency is a word", f"{HEAD},数量,Amount,Currency,商标\n{CASE},鞋,12双,50,HK$,SWAN\n",
     [("鞋", "12 pairs", "50 HKD", "SWAN", "")]),
    ("a comma stands before the cents", f'{HEAD},数量,货值,商标\n{CASE},鞋,12双,"36.000,50",SWAN\n',
     [("鞋", "12 pairs", "36000.50 CNY", "SWAN", "")]),
    ("a cell names the holder and the mark", f"{HEAD},数量,权利人及商标\n{CASE},鞋,12双,天鹅公司（Swan）\n",
     [("鞋", "12 pairs", "", "SWAN", "")]),
    ("a cell names goods line by line", f'{HEAD},数量,商标\n{CASE},"1、鞋\n2、帽","12双\n5顶","Swan\nBear"\n',
     [("鞋", "12 pairs", "", "SWAN", ""), ("帽", "5 pcs", "", "BEAR", "")]),
    ("the quantities stand first", f'数量,品名,报关单号,日期,海关,商标\n"12双\n5顶","鞋\n帽",{CASE},Swan\n',
     [("鞋", "12 pairs", "", "SWAN", ""), ("帽", "5 pcs", "", "SWAN", "")]),
    ("a mark is said once of several goods", f"{HEAD},数量,商标\n{CASE},鞋、帽,12双、5顶,Swan\n",
     [("鞋", "12 pairs", "", "SWAN", ""), ("帽", "5 pcs", "", "SWAN", "")]),
    ("a row names a month", f"{HEAD},数量,商标\n7月,,,,,\n{CASE},鞋,12双,Swan\n", [("鞋", "12 pairs", "", "SWAN", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("habit", "text", "lines"), HABITS, ids=[habit for habit, *_ in HABITS])
def test_a_habit_is_read_as_a_colleague_would(
    tmp_path: Path, habit: str, text: str, lines: list[tuple[str, ...]]
) -> None:
    faults, batches, _ = read(tmp_path / "list.csv", text)
    assert (faults, [told(batch) for batch in batches]) == ([], [lines]), habit


REFUSED = [
    ("a value is of both goods", f'{HEAD},数量,货值,商标\n{CASE},"鞋\n帽","12双\n5顶",170,Swan\n', "quantity"),
    ("marks may be of either goods", f"{HEAD},数量,商标\n{CASE},鞋、帽,12双、5顶,Swan、Bear\n", "quantity"),
    ("fewer quantities than goods", f'{HEAD},数量,商标\n{CASE},"鞋\n帽\n包","12双\n5顶",Swan\n', "quantity"),
    ("most units are unknown", f"{HEAD},数量,单位,商标\n{CASE},鞋,12,XYZ,Swan\n", "unit"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "column"), REFUSED, ids=[why for why, *_ in REFUSED])
def test_what_a_colleague_could_not_tell_is_refused(tmp_path: Path, why: str, text: str, column: str) -> None:
    faults, batches, _ = read(tmp_path / "list.csv", text)
    assert (faults, [told(batch) for batch in batches]) == ([column], []), why


def test_a_word_for_nothing_is_no_party_day_or_mark(tmp_path: Path) -> None:
    text = f"{HEAD},扣留日期,数量,当事人,收货人,商标,运抵国,处理结果\n{CASE},鞋,/,12双,无,N/A,无,-,—\n"
    faults, (batch,), _ = read(tmp_path / "list.csv", text)
    assert (faults, batch.consignor, batch.consignee, batch.destination) == ([], None, None, None)
    assert told(batch) == [("鞋", "12 pairs", "", "", "")]


def test_where_nothing_else_tells_the_day_the_detention_does_and_that_is_said(tmp_path: Path) -> None:
    text = f"报关单号,扣留时间,海关,品名,数量,商标\n{CASE},鞋,12双,Swan\n"
    faults, (batch,), notes = read(tmp_path / "list.csv", text)
    assert (faults, batch.found_on, str(batch.proceedings["HOLD"].detained_on)) == ([], FOUND, FOUND)
    assert "no column says when the goods were found: the day of detention is used for it" in notes


@pytest.mark.parametrize(
    "heading",
    ["Detention date", "Date of detention", "Date detained", "Detained date", "Date de retenue", "Fecha de retención",
     "Datum vasthouding", "Data zatrzymania", "差止年月日"],
)  # fmt: skip
def test_so_it_does_in_other_languages_and_in_any_order_of_words(tmp_path: Path, heading: str) -> None:
    for found, cell, day in (("", "", FOUND), (",Date found", ",2019-07-03", "2019-07-03")):
        text = f"{heading},Customs office,Goods,Quantity,Trademark{found}\n{FOUND},5320,shoes,12,Swan{cell}\n"
        faults, (batch,), _ = read(tmp_path / "list.csv", text)
        assert (faults, batch.found_on, str(batch.proceedings["HOLD"].detained_on)) == ([], day, FOUND)


@pytest.mark.parametrize(
    ("columns", "cells", "role"),
    [("当事人,联系电话", "甲,13800138000", "consignor"), ("当事人,收货人,联系电话", "甲,乙,13800138000", "consignee"),
     ("当事人,经办人,联系电话", "甲,丙,13800138000", ""), ("司机,品牌方,联系电话", "丁,Holder,13800138000", "")],
)  # fmt: skip
def test_a_telephone_is_that_of_the_party_before_it_and_never_an_officers(
    tmp_path: Path, columns: str, cells: str, role: str
) -> None:
    faults, (batch,), _ = read(tmp_path / "list.csv", f"{HEAD},数量,商标,{columns}\n{CASE},鞋,12双,Swan,{cells}\n")
    parties = {name: getattr(batch, name) for name in ("consignor", "consignee", "driver")}
    assert faults == []
    assert [name for name, party in parties.items() if party and party.phones] == [role] * bool(role)


def test_wide_digits_of_a_document_are_digits(tmp_path: Path) -> None:
    wide = DOCUMENT.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    faults, (batch,), _ = read(tmp_path / "list.csv", f"{HEAD},数量,商标\n{wide},{FOUND},5301,鞋,12双,Swan\n")
    assert (faults, batch.document and batch.document.number) == ([], DOCUMENT)
