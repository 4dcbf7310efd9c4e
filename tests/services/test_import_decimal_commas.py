"""Commas before fractions and points between thousands, as half of Europe writes; what may be either is refused."""

from pathlib import Path

import pytest
from test_import_fresh_lists import planned

from customs_cli.domain.values.money import parse_amount
from customs_cli.domain.values.quantity import parse_quantity
from customs_cli.errors import UsageError

HEAD = "Datum;Zollstelle;Ware;Menge;Einheit;Wert (EUR);Marke\n"


def told(path: Path, *rows: str) -> tuple[list[str], list[str]]:
    """The quantities and the values of a list whose rows say `Menge;Einheit;Wert`."""
    text = HEAD + "".join(f"2019-07-0{day};5320;Tee;{row};Swan\n" for day, row in enumerate(rows, start=1))
    ready, batches = planned(path, text)
    assert ready.faults == ()
    lines = [batch.lines[0] for batch in batches]
    return [f"{line.quantity} {line.unit}" for line in lines], [
        f"{line.value.amount:f}" for line in lines if line.value
    ]


PROVEN = [
    (("0,500;kg;", "1,234;kg;"), (["0.5 kg", "1.234 kg"], []), "no thousands begin with a zero"),
    (("2,5;kg;", "1,234;kg;"), (["2.5 kg", "1.234 kg"], []), "one place behind a comma"),
    (("1,234;kg;12,50",), (["1.234 kg"], ["12.50"]), "cents in another column"),
    (("0,500;kg;12,5", "12,75;kg;1.250"), (["0.5 kg", "12.75 kg"], ["12.5", "1250"]), "then points are thousands"),
    (("1.234,5;kg;1.000.000",), (["1234.5 kg"], ["1000000"]), "both in one number"),
    (("1,234;kg;1,250",), (["1234 kg"], ["1250"]), "nothing proves a fraction"),
    (("1,234;kg;12.50", "2.5;kg;1"), (["1234 kg", "2.5 kg"], ["12.50", "1"]), "points stand before fractions"),
]


@pytest.mark.parametrize(("rows", "expected", "why"), PROVEN, ids=[why for *_, why in PROVEN])
def test_a_comma_is_before_a_fraction_where_the_list_proves_it(
    tmp_path: Path, rows: tuple[str, ...], expected: tuple[list[str], list[str]], why: str
) -> None:
    assert told(tmp_path / "list.csv", *rows) == expected


UNCLEAR = [
    (("1,234;kg;12,5", "2.5;kg;1"), 'column Menge: "1,234" could be 1234 or 1.234', "fractions both ways"),
    (("2,5;kg;1,250",), "could be 1250 or 1.250", "money has no three places"),
]


@pytest.mark.parametrize(("rows", "refusal", "why"), UNCLEAR, ids=[why for *_, why in UNCLEAR])
def test_a_number_that_may_be_thousands_or_a_fraction_is_refused(
    tmp_path: Path, rows: tuple[str, ...], refusal: str, why: str
) -> None:
    with pytest.raises(UsageError, match=refusal):
        told(tmp_path / "list.csv", *rows)


def test_no_thousands_begin_with_a_zero() -> None:
    with pytest.raises(UsageError):
        parse_quantity("0,500", "kg")
    with pytest.raises(UsageError):
        parse_amount("0,500")
    assert str(parse_amount("0.50")) == "0.50"


def test_commas_before_fractions_are_read_below_the_names_of_fields_too(tmp_path: Path) -> None:
    text = (
        "found_on;office;goods;quantity;marks\n2019-07-01;5320;Tee;0,500 kg;Swan\n2019-07-02;5320;Tee;1,250 kg;Swan\n"
    )
    _, batches = planned(tmp_path / "list.csv", text)
    assert [f"{batch.lines[0].quantity} {batch.lines[0].unit}" for batch in batches] == ["0.5 kg", "1.25 kg"]


def test_goods_and_their_number_in_one_column_of_another_language_are_refused(tmp_path: Path) -> None:
    text = "Datum;Zollstelle;Ware und Menge;Marke\n2019-07-01;5320;Tee 0,500 kg;Swan\n"
    with pytest.raises(UsageError, match="no column is called quantity; it may be Ware und Menge"):
        planned(tmp_path / "list.csv", text)


@pytest.mark.parametrize("heading", ["Nombre de la mercancía", "Mercancía;Nombre del inspector"])
def test_a_spanish_name_is_no_french_number(tmp_path: Path, heading: str) -> None:
    text = f"Fecha;Oficina;Marca;{heading}\n2019-07-01;5320;Swan;zapatos" + ";Juan" * heading.count(";") + "\n"
    ready, batches = planned(tmp_path / "list.csv", text)
    assert ready.faults == ()
    assert [(batch.lines[0].goods, batch.lines[0].quantity) for batch in batches] == [("zapatos", None)]


@pytest.mark.parametrize(
    ("cell", "amount"),
    [("€ 1.250,--", "1250.00"), ("1.250,- EUR", "1250.00"), ("36,-€", "36.00"), ("1,250,-", "1250"), ("€ 36.-", "36")],
)
def test_strokes_for_cents_behind_a_comma_leave_points_between_thousands(
    tmp_path: Path, cell: str, amount: str
) -> None:
    assert told(tmp_path / "list.csv", f"5;kg;{cell}") == (["5 kg"], [amount])
