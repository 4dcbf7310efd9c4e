"""The recordation numbers in a list become those of its marks, where these have none; no number is overwritten."""

from pathlib import Path

import pytest
from import_samples import on_duty

from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.services.importing import ACCEPTED, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped

OWN = (
    Holder(code="HOLD", name="Holder"),
    Trademark(code="SWAN", name="Swan", holder="HOLD"),
    Trademark(code="BEAR", name="Bear", holder="HOLD", recordation="T2019-2"),
)
HEAD = "查获日期,查获海关,品名,数量,商标"
TAKEN = "1 mark without a recordation number: that of the list is taken"
LISTS = [
    (f"{HEAD},备案号", ["SWAN,T2019-1"], {"SWAN": "T2019-1"}, TAKEN),
    (f"{HEAD},商标备案号", ["SWAN,T2019-1"], {"SWAN": "T2019-1"}, TAKEN),
    ("found_on,office,goods,quantity,marks,recordation", ["SWAN,t2019-1"], {"SWAN": "T2019-1"}, TAKEN),
    ("Date found,Customs office,Goods,Quantity,Brand,Recordation No.", ["SWAN,T2019-1"], {"SWAN": "T2019-1"}, TAKEN),
    (f"{HEAD},备案号", ["DUCK,T2019-7"], {"DUCK": "T2019-7"}, TAKEN),
    (f"{HEAD},备案号", ["SWAN；DUCK,T2019-1；T2019-7"], {"SWAN": "T2019-1", "DUCK": "T2019-7"}, "2 marks without"),
    (f"{HEAD},备案号", ["SWAN；DUCK,T2019-1"], {"SWAN": "", "DUCK": ""}, ""),
    (HEAD, ["SWAN（备案号：T2019-1）"], {"SWAN": "T2019-1"}, TAKEN),
    (HEAD, ["SWAN（T2019-1）；DUCK（T2019-7）"], {"SWAN": "T2019-1", "DUCK": "T2019-7"}, "2 marks without"),
    (f"{HEAD},备案号", ["BEAR,T2019-9"], {"BEAR": "T2019-2"},
     "row 2: BEAR keeps its recordation number T2019-2; the file says T2019-9"),
    (f"{HEAD},备案号", ["SWAN,T2019-2"], {"SWAN": ""},
     "row 2: T2019-2 is the recordation number of BEAR, and is not given to SWAN"),
    (f"{HEAD},备案号", ["DUCK,T2019-7", "DUCK,T2019-8"], {"DUCK": "T2019-7"},
     "row 3: DUCK keeps its recordation number T2019-7; the file says T2019-8"),
    (f"{HEAD},备案号", ["BEAR,T2019-2"], {"BEAR": "T2019-2"}, ""),
    (f"{HEAD},备案号", ["SWAN,12345"], {"SWAN": ""}, ""),
    (f"{HEAD},备案号", ["SWAN,P2019-1"], {"SWAN": ""}, ""),
    (f"{HEAD},注册号", ["SWAN,146658"], {"SWAN": ""}, ""),
]  # fmt: skip


@pytest.mark.parametrize(("head", "rows", "numbers", "note"), LISTS)
def test_a_mark_without_a_recordation_number_gets_that_of_the_list(
    tmp_path: Path, head: str, rows: list[str], numbers: dict[str, str], note: str
) -> None:
    path = tmp_path / "list.csv"
    told = (f"2019-07-0{n},5301,鞋,10双,{row}\n" for n, row in enumerate(rows, start=1))
    path.write_text(f"{head}\n{''.join(told)}", encoding="utf-8")
    duty = on_duty(records=OWN)
    ready = plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)
    assert ready.faults == ()
    done = carry_out(duty, ready)
    marks = {mark.code: mark.recordation for mark in duty.register.all(Trademark)}
    assert {code: marks[code] for code in numbers} == numbers
    about = [told for told in ready.notes if "recordation" in told]
    assert (note in "\n".join(about), bool(about)) == (True, bool(note))
    own = rows[0].partition(",")[2]
    assert own in duty.register.batch(done.refs[0]).lines[0].note
