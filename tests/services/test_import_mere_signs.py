"""`$`, `¥` and `元` are written in several countries: whose money they tell, and what is asked where nothing does."""

from pathlib import Path

import pytest
from import_samples import on_duty

from customs_cli.domain.rights.office import Office
from customs_cli.errors import UsageError
from customs_cli.services.importing import ACCEPTED, carry_out, plan, read_table
from customs_cli.services.importing.mapping.mapped import known_to, mapped

OFFICES = (
    Office(code="MXZLO", name="Manzanillo", country="MX"),
    Office(code="KEELUNG", name="Keelung", country="TW"),
    Office(code="OSAKA", name="Osaka", country="JP"),
    Office(code="LAX", name="Los Angeles", country="US"),
)


def value(
    tmp_path: Path, office: str, cell: str, heading: str, names: str = "Seizure date,Customs office,Goods", **said: str
) -> str:
    """The value of the one line of a list."""
    (tmp_path / "list.csv").write_text(f'{names},{heading}\n2019-07-05,{office},Shoes,"{cell}"\n', encoding="utf-8")
    duty = on_duty(records=OFFICES)
    found = mapped(
        read_table(tmp_path / "list.csv"), known_to(duty.register), ACCEPTED, today=duty.today, defaults=said
    )
    ready = plan(duty, found.table)
    assert ready.faults == ()
    (ref,) = carry_out(duty, ready).refs
    told = duty.register.batch(ref).lines[0].value
    assert told
    return f"{told.amount:f} {told.currency}"


@pytest.mark.parametrize(
    ("office", "cell", "heading", "either"),
    [
        ("MXZLO", "$1,200", "Value", ("USD", "MXN")),
        ("MXZLO", "1,200", "Value ($)", ("USD", "MXN")),
        ("Keelung", "$1,200", "Value", ("USD", "TWD")),
        ("KEELUNG", "1.2万元", "Value", ("CNY", "TWD")),
        ("KEELUNG", "1,200", "價值（元）", ("CNY", "TWD")),
        ("OSAKA", "¥12,000", "Value", ("CNY", "JPY")),
        ("OSAKA", "12,000", "Value (¥1000)", ("CNY", "JPY")),
        ("OSAKA", "12,000", "Value (thousand ¥)", ("CNY", "JPY")),
        ("MXZLO", "12,000", "Value ($k)", ("USD", "MXN")),
        ("MXZLO", "12,000", "Value (k$)", ("USD", "MXN")),
        ("MXZLO", "12,000", "Value (in thousands of $)", ("USD", "MXN")),
        ("CAVAN", "$1,200", "Value", ("USD", "CAD")),
    ],
)
def test_amounts_that_may_be_of_the_offices_own_country_are_refused_and_each_answer_is_taken(
    tmp_path: Path, office: str, cell: str, heading: str, either: tuple[str, str]
) -> None:
    usual, own = either
    with pytest.raises(UsageError) as refusal:
        value(tmp_path, office, cell, heading)
    assert f"are its amounts in {usual} or {own}?" in refusal.value.message
    assert refusal.value.hint == f"--defaults currency={own}, or currency={usual}"
    for currency in either:
        told = value(tmp_path, office, cell, heading, currency=currency)
        assert told.endswith(f" {currency}")
        assert told.startswith("12000000") == heading.startswith(
            ("Value (¥1", "Value (t", "Value ($k", "Value (k", "Value (in")
        )


def test_so_they_are_below_the_programs_own_names(tmp_path: Path) -> None:
    names = "found_on,office,goods"
    with pytest.raises(UsageError, match="are its amounts in USD or MXN"):
        value(tmp_path, "MXZLO", "$1,200", "value", names)
    assert value(tmp_path, "MXZLO", "$1,200", "value", names, currency="MXN") == "1200 MXN"


@pytest.mark.parametrize(
    ("office", "cell", "heading", "said", "told"),
    [
        ("5320", "$1,200", "Value", {}, "1200 USD"),
        ("5320", "¥1,200", "Value", {}, "1200 CNY"),
        ("LAX", "$1,200", "Value", {}, "1200 USD"),
        ("MXZLO", "US$1,200", "Value", {}, "1200 USD"),
        ("MXZLO", "1,200", "Value (USD)", {}, "1200 USD"),
        ("MXZLO", "$1,200", "Value (MXN)", {}, "1200 MXN"),
        ("KEELUNG", "1,200元", "價值（新臺幣）", {}, "1200 TWD"),
        ("5320", "R$ 1.200,50", "Value", {}, "1200.50 BRL"),
        ("5320", "1.200,50", "Valor (R$)", {}, "1200.50 BRL"),
        ("5320", "12,000円", "Value", {}, "12000 JPY"),
        ("5320", "1,200", "Value (₹)", {}, "1200 INR"),
        ("CAVAN", "A$1,200", "Value", {}, "1200 AUD"),
        ("5320", "1,200", "案值", {"currency": "USD"}, "1200 USD"),
        ("5320", "1,200", "案值（元）", {"currency": "USD"}, "1200 CNY"),
        ("5320", "1.2", "案值（万元）", {"currency": "USD"}, "12000 CNY"),
        ("5320", "1,200元", "案值", {"currency": "USD"}, "1200 CNY"),
        ("5320", "1.2", "Value ('000)", {"currency": "EUR"}, "1200 EUR"),
    ],
)
def test_what_the_list_or_the_officer_says_comes_first(
    tmp_path: Path, office: str, cell: str, heading: str, said: dict[str, str], told: str
) -> None:
    assert value(tmp_path, office, cell, heading, **said) == told
