"""Lists with headings in languages that the program does not know: refused, with hints that lead to a list it reads."""

from pathlib import Path

import pytest
from import_samples import on_duty

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.errors import UsageError
from customs_cli.services.importing import ACCEPTED, Plan, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import AUTO, known_to, mapped

OWN = (Holder(code="HOLD", name="Holder"), Trademark(code="SWAN", name="Swan", holder="HOLD"))


def planned(path: Path, text: str, wanted: str | None = None) -> tuple[Plan, list[Batch]]:
    """The plan, and every batch once it is carried out."""
    path.write_text(text, encoding="utf-8")
    duty = on_duty(records=OWN)
    found = mapped(read_table(path), known_to(duty.register), ACCEPTED, wanted=wanted, today=duty.today)
    ready = plan(duty, found.table)
    return ready, [duty.register.batch(ref) for ref in (() if ready.faults else carry_out(duty, ready).refs)]


def test_the_hint_on_goods_says_that_another_column_may_be_the_office_or_the_marks(tmp_path: Path) -> None:
    text = "Tarih;Gümrük;Eşya;Miktar;Marka\n13.02.2019;Ambarlı;ayakkabı;100;Goose\n"
    with pytest.raises(UsageError) as refused:
        planned(tmp_path / "list.csv", text, AUTO)
    assert refused.value.message == "no column is called goods; it may be Gümrük / Eşya / Marka"
    assert "the others office, marks, remark 1, remark 2" in refused.value.hint
    named = text.replace("Gümrük", "office").replace("Eşya", "goods").replace("Marka", "marks")
    with pytest.raises(UsageError, match="no column is called quantity; it may be Miktar"):
        planned(tmp_path / "list.csv", named, AUTO)
    _, (batch,) = planned(tmp_path / "list.csv", named.replace("Miktar", "quantity"), AUTO)
    assert (batch.found_on, batch.lines[0].quantity, batch.lines[0].goods) == ("2019-02-13", 100, "ayakkabı")


def test_an_unknown_unit_keeps_no_quantity_in_the_note_and_is_refused_by_its_name(tmp_path: Path) -> None:
    text = "Tarih;office;goods;Miktar;marks\n13.02.2019;5301;ayakkabı;100 çift;Swan\n"
    with pytest.raises(UsageError, match="no column is called quantity; it may be Miktar"):
        planned(tmp_path / "list.csv", text, AUTO)
    ready, _ = planned(tmp_path / "list.csv", text.replace("Miktar", "quantity"), AUTO)
    assert [fault.what for fault in ready.faults] == ["no unit 'çift'"]


def test_portuguese_and_japanese_headings_of_amounts_are_known(tmp_path: Path) -> None:
    text = "Data;office;Produto;Qtd;Marca;Valor (EUR);Origem\n13/02/2019;5301;tênis;100;Swan;5.000,00;China\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    (line,) = batch.lines
    assert line.value is not None
    assert (line.quantity, f"{line.value.amount:.0f}", batch.origin) == (100, "5000", "CN")
    text = "差止日,office,品名,数量,商標,課税価格（円）\n2019-02-13,5301,靴,100足,Swan,50000\n"
    _, (batch,) = planned(tmp_path / "list.csv", text)
    assert batch.lines[0].value is not None
    assert batch.lines[0].value.currency == "JPY"


RUSSIAN = (
    "Дата;Таможня;Товар;Знак;Кол-во, всего;Ед. изм.;Стоимость;Валюта;Примечание\n"
    "13.02.2019;5301;обувь;Swan;1200;pairs;84000;CNY;в коробках\n"
)


def test_one_refusal_offers_the_map_of_all_columns_that_nobody_knows_and_it_works_as_printed(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    with pytest.raises(UsageError, match="no column has a known name") as refused:
        planned(path, RUSSIAN)
    told = "Товар=goods,Кол-во, всего=quantity,Стоимость=value,Валюта=currency,Примечание=remark"
    assert refused.value.hint.startswith(f"--map '{told}' (correct it where it is wrong)")
    _, (batch,) = planned(path, RUSSIAN, told)
    (line,) = batch.lines
    assert line.value
    assert (batch.found_on, batch.office, line.goods, line.marks) == ("2019-02-13", "5301", "обувь", ("SWAN",))
    assert f"{line.quantity} {line.unit} {line.value.amount} {line.value.currency}" == "1200 pairs 84000 CNY"
    assert line.note == "Примечание: в коробках"


def test_a_column_that_the_officer_names_is_that_field_and_no_other_column_is(tmp_path: Path) -> None:
    text = "查获日期,海关,品名,商标,数量,实际数量\n2019-07-03,5301,鞋,Swan,120,118\n"
    _, (batch,) = planned(tmp_path / "list.csv", text, "实际数量=quantity")
    assert (batch.lines[0].quantity, batch.lines[0].note) == (118, "数量: 120")
    _, (batch,) = planned(tmp_path / "list.csv", text, "品名 = remark")
    assert (batch.lines[0].goods, batch.lines[0].note) == ("", "品名: 鞋; 实际数量: 118")


WRONG = [
    ("品名=goods,Menge=quantity", "--map: no column 'Menge'"),
    ("品名=wares", "--map: no field 'wares'"),
    ("品名=", "is not HEADING=FIELD"),
    ("=goods", "is not HEADING=FIELD"),
    ("品名=goods,商标=goods", "--map: goods is given twice"),
]


@pytest.mark.parametrize(("wanted", "refusal"), WRONG)
def test_a_map_that_names_no_column_or_no_field_is_refused(tmp_path: Path, wanted: str, refusal: str) -> None:
    with pytest.raises(UsageError, match=refusal):
        planned(tmp_path / "list.csv", "查获日期,海关,品名,商标,数量\n2019-07-03,5301,鞋,Swan,120\n", wanted)
