"""Several marks or holders in one cell: told apart where something proves it, and never added as one name."""

from pathlib import Path

import pytest
from import_samples import on_duty
from test_import_counted_cases import planned

from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.services.importing import ACCEPTED, Plan, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped

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


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("“Wolf”“Fox”", ["WOLF", "FOX"]),
        ("“Wolf”和“Swan”商标", ["WOLF", "SWAN"]),
        ("《Wolf》、《Fox》", ["WOLF", "FOX"]),
        ("①Wolf②Fox", ["WOLF", "FOX"]),
        ("Swan。Wolf", ["SWAN", "WOLF"]),
        ("Swan以及Bear", ["SWAN", "BEAR"]),
        ("Swan // Bear", ["SWAN", "BEAR"]),
    ],
)
def test_marks_that_signs_tell_apart_are_never_added_as_one(tmp_path: Path, cell: str, told: list[str]) -> None:
    duty = on_duty(records=OWN)
    _, ready = planned(duty, tmp_path / "list.csv", f"查获日期,海关,货物,数量,商标\n2021-03-01,5301,鞋,10双,{cell}\n")
    (ref,) = carry_out(duty, ready).refs
    assert list(duty.register.batch(ref).lines[0].marks) == told


@pytest.mark.parametrize("cell", ["天鹅Swan", "Swan 天鹅", "SWAN天鹅", "天鹅（Swan）"])
def test_a_mark_that_is_named_in_two_scripts_is_one(tmp_path: Path, cell: str) -> None:
    swan = Trademark(code="SWAN", name="Swan", name_zh="天鹅", holder="HOLD")
    duty = on_duty(records=(*OWN, swan))
    text = f"查获日期,海关,货物,数量,商标\n2021-03-01,5301,鞋,10双,{cell}\n2021-03-02,5301,鞋,10双,大熊Swan\n"
    _, ready = planned(duty, tmp_path / "list.csv", text)
    refs = carry_out(duty, ready).refs
    assert [duty.register.batch(ref).lines[0].marks for ref in refs] == [("SWAN",), ("大熊SWAN",)]


@pytest.mark.parametrize(
    ("cell", "told"),
    [("Swan™", "Swan"), ("SWAN（R）", "Swan"), ('""SWOOSH"" device mark', '"SWOOSH" device mark'), ("“Wolf”", "Wolf")],
)
def test_signs_and_quotation_marks_make_no_other_mark(tmp_path: Path, cell: str, told: str) -> None:
    duty = on_duty(records=OWN)
    text = f'查获日期,海关,货物,数量,商标,权利人\n2021-03-01,5301,鞋,10双,"{cell}",天鹅有限公司\n'
    _, ready = planned(duty, tmp_path / "list.csv", text)
    (ref,) = carry_out(duty, ready).refs
    (code,) = duty.register.batch(ref).lines[0].marks
    assert [mark.name for mark in duty.register.all(Trademark) if mark.code == code] == [told]


def test_a_holder_that_the_list_names_beside_another_is_not_said_to_be_another(tmp_path: Path) -> None:
    duty = on_duty(records=OWN)
    text = "查获日期,海关,货物,数量,商标,权利人\n2021-03-01,5301,鞋,10双,Swan/Bear,天鹅有限公司/大熊有限公司\n"
    assert planned(duty, tmp_path / "list.csv", text)[1].notes == ()


def test_a_holder_of_which_another_is_a_part_is_not_added_as_one(tmp_path: Path) -> None:
    duty = on_duty(records=OWN)
    text = "查获日期,海关,货物,数量,商标,权利人\n2021-03-01,5301,鞋,10双,Swan Wolf,天鹅有限公司 大狼公司\n"
    (fault,) = planned(duty, tmp_path / "list.csv", text)[1].faults
    assert (fault.column, fault.what) == ("holder", "2 holders for 1 mark: which mark belongs to which holder?")


TWO_OFFICES = [
    "5301、5320",
    "5301/5320",
    "皇岗海关/文锦渡海关",
    "5301 文锦渡海关",
    "Huanggang Customs/Wenjindu Customs",
]


@pytest.mark.parametrize("cell", TWO_OFFICES)
def test_of_two_offices_in_one_cell_none_is_left_out_and_none_is_added(tmp_path: Path, cell: str) -> None:
    assert faulty(tmp_path, office=cell) == ["office"]


@pytest.mark.parametrize("cell", ["深圳海关/皇岗海关", "深圳海关>皇岗海关", "5301皇岗海关", "皇岗海关(5301)"])
def test_an_office_with_the_one_above_it_or_its_code_is_that_office(tmp_path: Path, cell: str) -> None:
    assert told(tmp_path, office=cell) == ("5301", ("SWAN",), "530120190123456789")


def test_names_of_known_marks_with_a_blank_between_are_not_added_as_one(tmp_path: Path) -> None:
    assert faulty(tmp_path, marks="SWAN BEAR") == ["marks"]


@pytest.mark.parametrize("between", ["/", "、", " ", ", "])
def test_two_numbers_of_documents_in_one_cell_are_refused(tmp_path: Path, between: str) -> None:
    numbers = between.join(("530120190123456789", "530120190123456780"))
    assert faulty(tmp_path, document=numbers) == ["document_number"]


def _plan(path: Path, office: str = "5301", marks: str = "SWAN", document: str = "530120190123456789") -> Plan:
    path.write_text(
        f'查获日期,海关,报关单号,品名,数量,商标\n2019-07-05,{office},"{document}",鞋,20,"{marks}"\n', "utf-8"
    )
    duty = on_duty(records=OWN)
    return plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)


def faulty(folder: Path, **cells: str) -> list[str]:
    """The columns of the faults of a list of one row."""
    return [fault.column for fault in _plan(folder / "list.csv", **cells).faults]


def told(folder: Path, **cells: str) -> tuple[str, tuple[str, ...], str]:
    """(office, marks, document) of the one batch of such a list."""
    ready = _plan(folder / "list.csv", **cells)
    assert ready.faults == ()
    duty = on_duty(records=OWN)
    (batch,) = [duty.register.batch(ref) for ref in carry_out(duty, ready).refs]
    return batch.office, batch.lines[0].marks, (batch.document and batch.document.number) or ""


@pytest.mark.parametrize("between", [" and ", " et ", " und ", " y ", " e ", " en ", "和", "与", "及", " & "])
def test_marks_that_are_known_are_told_apart_by_a_word_between_them(tmp_path: Path, between: str) -> None:
    duty = on_duty(records=OWN)
    text = f'查获日期,海关,货物,数量,商标\n2021-03-01,5301,鞋,10双,"Swan{between}Bear"\n'
    _, ready = planned(duty, tmp_path / "list.csv", text)
    (ref,) = carry_out(duty, ready).refs
    assert duty.register.batch(ref).lines[0].marks == ("SWAN", "BEAR")


@pytest.mark.parametrize(
    "cell",
    ["其他", "多品牌", "various", "Others", "mixed brands", "varias marcas", "待鉴定", "?", "是", "见附件", "某品牌"],
)
@pytest.mark.parametrize("header", ["查获日期,海关,货物,数量,商标", "found_on,office,goods,quantity,marks"])
def test_a_word_that_names_no_mark_is_never_added_as_one(tmp_path: Path, cell: str, header: str) -> None:
    duty = on_duty(records=OWN)
    text = f"{header}\n2021-03-01,5301,shoes,10,{cell}\n2021-03-01,5301,hats,10,Swan;{cell}\n"
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    found = mapped(read_table(tmp_path / "list.csv"), known_to(duty.register), ACCEPTED, today=duty.today)
    ready = plan(duty, found.table)
    assert [(fault.rows, fault.what) for fault in ready.faults] == [((2, 3), f"'{cell}' is not the name of a mark")]
    known = on_duty(records=(*OWN, Trademark(code="X", name=cell, holder="HOLD")))
    assert plan(known, found.table).faults == ()


def test_a_mark_whose_number_or_others_are_told_behind_it_is_never_added_so(tmp_path: Path) -> None:
    for cell in ("Wolf等", "Wolf etc.", "Wolf and others", "Wolf100双"):
        text = f"found_on,office,goods,quantity,marks\n2021-03-01,5301,shoes,10,{cell}\n"
        _, ready = planned(on_duty(records=OWN), tmp_path / "list.csv", text)
        assert [fault.column for fault in ready.faults] == ["marks"], cell


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("1、Swan；2、Bear", ("SWAN", "BEAR")),
        ("1、Swan、2、Wolf", ("SWAN", "WOLF")),
        ("1.Wolf；2.Bear", ("WOLF", "BEAR")),
        ("（1）Swan（2）Bear", ("SWAN", "BEAR")),
        ("1)Swan 2)Bear", ("SWAN", "BEAR")),
        ("1、361°", ("361",)),
        ("361", ("361",)),
        ("7、8", ("7", "8")),
        ("Swan, Bear, and Wolf", ("SWAN", "BEAR", "WOLF")),
        ("Swan和Wolf", ("SWAN", "WOLF")),
        ("Wolf及图", ("WOLF及图",)),
        ("Swan and Graphics", ("SWAN-AND-GRAPHICS",)),
        ("N/M", ()),
    ],
)
def test_the_number_before_a_mark_and_the_word_between_two_are_no_part_of_them(
    tmp_path: Path, cell: str, read: tuple[str, ...]
) -> None:
    assert told(tmp_path, marks=cell)[1] == read


@pytest.mark.parametrize(
    "cell",
    [
        *("Swan、Bear等品牌", "Wolf等多个知名品牌", "Wolf等三个商标", "Swan、无", "非Wolf"),
        *("Swan（正品）", "Wolf（放行）", "Wolf(genuine)", "Wolf T2019-12345", "(1)Wolf"),
        *("Swan or Bear", "Swan或Wolf", "Swan vs Bear", "Swan-Bear", "Swan·Bear", "天鹅和Bear"),
    ],
)
def test_what_became_of_goods_or_several_marks_are_never_added_as_one(tmp_path: Path, cell: str) -> None:
    assert faulty(tmp_path, marks=cell) == ["marks"]


@pytest.mark.parametrize("cell", ["Wolf/Fox", "Wolf+Fox", "Wolf & Fox", "天鹅和小熊"])
def test_names_that_may_be_those_of_several_marks_are_added_as_one_and_told(tmp_path: Path, cell: str) -> None:
    assert _plan(tmp_path / "list.csv", marks=cell).notes[-1] == (
        f"row 2: {cell} is added as one mark; separate several marks by ;"
    )


def _of_own_columns(path: Path, cell: str, *known: Trademark) -> Plan:
    """The plan of a list with the columns of an export, one row, and a mark that no mapping tells apart."""
    path.write_text(f'found_on,office,goods,quantity,marks\n2021-03-01,5301,rings,10,"{cell}"\n', encoding="utf-8")
    duty = on_duty(records=(*OWN, *known))
    return plan(duty, mapped(read_table(path), known_to(duty.register), ACCEPTED, today=duty.today).table)


@pytest.mark.parametrize("cell", ["Swan & Co.", "Swan/天鹅集团", "Swan and Spencer", "Wolf+Swan"])
def test_a_name_of_which_one_part_is_known_is_added_and_asked_about(tmp_path: Path, cell: str) -> None:
    ready = _of_own_columns(tmp_path / "list.csv", cell)
    assert ready.faults == ()
    assert ready.notes[-1] == f"row 2: {cell} is added as one mark; separate several marks by ;"
    assert ready.unknown == {("trademark", cell): ("Swan",)}


@pytest.mark.parametrize("cell", ["Swan/Bear", "Swan & Bear", "Swan Bear", "Swan或Wolf", "Swan,Wolf"])
def test_the_refusal_of_several_marks_tells_how_to_separate_them(tmp_path: Path, cell: str) -> None:
    (fault,) = _of_own_columns(tmp_path / "list.csv", cell).faults
    assert fault.what == f"no trademark '{cell}'"
    assert fault.hint.startswith("separate several marks by ;")
    assert ("trademark add" in fault.hint) == ("," not in cell)


def test_a_slip_in_a_name_of_two_words_is_told_and_asked_about_as_such(tmp_path: Path) -> None:
    known = Trademark(code="DOLCE-GABBANA", name="DOLCE & GABBANA", holder="HOLD")
    ready = _of_own_columns(tmp_path / "list.csv", "DOLCE & GABANA", known)
    assert ready.notes[-1] == "row 2: DOLCE & GABANA is added, but is nearly the same as DOLCE-GABBANA"
    assert ready.unknown == {("trademark", "DOLCE & GABANA"): ("DOLCE-GABBANA",)}
