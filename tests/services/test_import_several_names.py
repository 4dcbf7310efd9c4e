"""Several marks or holders in one cell: told apart where something proves it, and never added as one name."""

from pathlib import Path

import pytest
from import_samples import on_duty
from test_import_counted_cases import planned

from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.services.importing import carry_out

OWN = (
    Holder(code="HOLD", name="Holder", name_zh="天鹅有限公司"),
    Holder(code="OTHER", name="Other Inc.", name_zh="大熊有限公司"),
    Trademark(code="SWAN", name="Swan", holder="HOLD"),
    Trademark(code="BEAR", name="Bear", holder="OTHER"),
)


@pytest.mark.parametrize(
    ("marks", "holders", "told"),
    [
        ("Swan/Bear", "天鹅有限公司/大熊有限公司", [("SWAN", "HOLD"), ("BEAR", "OTHER")]),
        ("Swan", "天鹅有限公司（中国）", [("SWAN", "HOLD")]),
        ("Swan/Wolf", "天鹅有限公司/大狼公司", [("SWAN", "HOLD"), ("WOLF", "大狼公司")]),
        ("Swan,Wolf", "天鹅有限公司,大狼公司", [("SWAN", "HOLD"), ("WOLF", "大狼公司")]),
        ("JBL/SONY", "哈曼公司/索尼公司", [("JBL", "哈曼公司"), ("SONY", "索尼公司")]),
        ("Swan+图形", "天鹅有限公司", [("SWAN+图形", "HOLD")]),
        ("AC/DC", "AC/DC Partnership", [("AC-DC", "AC-DC-PARTNERSHIP")]),
        ("Swan", "Swan Inc. (US)/Other", [("SWAN", "HOLD")]),
    ],
)
def test_names_of_one_cell_are_told_apart_where_that_is_proven(
    tmp_path: Path, marks: str, holders: str, told: list[tuple[str, str]]
) -> None:
    duty = on_duty(records=OWN)
    text = f'查获日期,海关,货物,数量,商标,权利人\n2021-03-01,5301,鞋,10双,"{marks}","{holders}"\n'
    _, ready = planned(duty, tmp_path / "list.csv", text)
    assert not ready.faults, ready.faults
    (ref,) = carry_out(duty, ready).refs
    found = duty.register.batch(ref).lines[0].marks
    owners = {mark.code: mark.holder for mark in duty.register.all(Trademark)}
    assert [(mark, owners[mark]) for mark in found] == told


def test_a_holder_that_the_list_names_beside_another_is_not_said_to_be_another(tmp_path: Path) -> None:
    duty = on_duty(records=OWN)
    text = "查获日期,海关,货物,数量,商标,权利人\n2021-03-01,5301,鞋,10双,Swan/Bear,天鹅有限公司/大熊有限公司\n"
    assert planned(duty, tmp_path / "list.csv", text)[1].notes == ()


def test_a_holder_of_which_another_is_a_part_is_not_added_as_one(tmp_path: Path) -> None:
    duty = on_duty(records=OWN)
    text = "查获日期,海关,货物,数量,商标,权利人\n2021-03-01,5301,鞋,10双,Swan Wolf,天鹅有限公司 大狼公司\n"
    (fault,) = planned(duty, tmp_path / "list.csv", text)[1].faults
    assert (fault.column, fault.what) == ("holder", "2 holders for 1 marks: which is whose?")
