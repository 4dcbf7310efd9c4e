"""Units as lists write them come in as one code each, and go out in the reader's language."""

from decimal import Decimal

import pytest

from customs_cli.domain.values.money import money_of, parse_amount, parse_currency
from customs_cli.domain.values.quantity import by_unit, number_and_unit, official, parse_quantity
from customs_cli.domain.values.rates import parse_rate
from customs_cli.domain.values.units import UNITS, own_units, parse_unit, unit_of, use_own
from customs_cli.errors import NotFound, UsageError

WRITTEN = [
    # as written, how many, of what
    *(
        (text, 1, "pcs")
        for text in "pcs PCS pc pc. piece(s) pieces Item units EA 件 个 個 只 隻 支 条 台 块 辆 把 副 011".split()
    ),
    *((text, 1, "pairs") for text in "pair pairs PR 双 雙 对 025".split()),
    *((text, 1, "sets") for text in "set sets kits 套 组 006".split()),
    *((text, 1, "pills") for text in "pill pills capsules 粒 139".split()),
    *((text, 1, "tablets") for text in "tablet Tablets 药片".split()),
    *((text, 1, "containers") for text in "container containers TEU 集装箱".split()),
    *((text, 1, "cartons") for text in "carton cartons ctn ctns case cases crates CT 箱 120".split()),
    *((text, 1, "boxes") for text in "box boxes 盒 140".split()),
    *((text, 1, "bottles") for text in "bottle bottles 瓶 142".split()),
    *((text, 1, "bags") for text in "bag bags sachets 袋 136".split()),
    *((text, 1, "packs") for text in "pack packages 包 125".split()),
    *((text, 1, "cans") for text in "can tins jars 罐 122".split()),
    *((text, 1, "sheets") for text in "sheet sheets 张 張 片 020".split()),
    *((text, 1, "rolls") for text in "roll rolls 卷 018".split()),
    *((text, 1, "blisters") for text in "blister 板".split()),
    *((text, 1, "barrels") for text in "barrel drums 桶".split()),
    *((text, 1, "kg") for text in "kg KGS kilos 千克 公斤 KGM 035".split()),
    *((text, 1, "m") for text in "m metre metres meters 米 030".split()),
    *((text, 1, "l") for text in "l litres liter 升 095".split()),
    *((text, 1, "ml") for text in "ml 毫升 096".split()),
    ("万个", 10_000, "pcs"),
    ("038", 10_000, "pcs"),
    ("144", 10_000, "pairs"),
    ("万粒", 10_000, "pills"),
    ("亿支", 100_000_000, "pcs"),
    ("千升", 1_000, "l"),
    ("dozen", 12, "pcs"),
    ("dozen pairs", 12, "pairs"),
    ("dozens", 12, "pcs"),
    ("gross", 144, "pcs"),
    ("thousand pills", 1_000, "pills"),
    ("DOZ", 12, "pcs"),
    ("doz.prs.", 12, "pairs"),
    ("DPR", 12, "pairs"),
    ("Dutzend Paar", 12, "pairs"),
    ("C62", 1, "pcs"),
    ("Packungen", 1, "packs"),
    ("kilogrammes", 1, "kg"),
    ("双(PRS)", 1, "pairs"),
    ("个（件）", 1, "pcs"),
    ("千克/公斤", 1, "kg"),
]


@pytest.mark.parametrize(("text", "multiple", "code"), WRITTEN)
def test_a_unit_is_read_however_a_list_writes_it(text: str, multiple: int, code: str) -> None:
    assert parse_unit(text) == (multiple, code)


@pytest.mark.parametrize("unit", UNITS.values(), ids=list(UNITS))
def test_every_name_of_a_unit_means_that_unit_alone(unit: object) -> None:
    from customs_cli.domain.values.units import Unit

    assert isinstance(unit, Unit)
    assert {parse_unit(name) for name in (unit.code, unit.zh, *unit.names)} == {(1, unit.code)}


def test_the_names_of_units_in_chinese_are_told_apart() -> None:
    assert len({unit.zh for unit in UNITS.values()}) == len(UNITS)


@pytest.mark.parametrize("text", ["frobs", "139x", "frob(s)", "x箱"])
def test_what_is_no_unit_is_refused(text: str) -> None:
    with pytest.raises(NotFound, match="no unit"):
        parse_unit(text)


QUANTITIES = [
    ("1.5", "万粒", (15_000, "pills")),
    ("3", "斤", (1.5, "kg")),
    ("2", "km", (2_000, "m")),
    ("250", "cm", (2.5, "m")),
    ("2亿", "支", (200_000_000, "pcs")),
    ("１，２００", "pcs", (1_200, "pcs")),
]


@pytest.mark.parametrize(("text", "unit", "expected"), QUANTITIES)
def test_a_quantity_is_kept_in_its_unit(text: str, unit: str, expected: tuple[float, str]) -> None:
    assert parse_quantity(text, unit) == expected


def test_full_width_digits_are_digits_and_raised_ones_are_not() -> None:
    assert (parse_amount("１２００.５０"), parse_amount(" １，２００．５ "), parse_amount("３.５万")) == (
        Decimal("1200.50"),
        Decimal("1200.5"),
        Decimal(35_000),
    )
    assert parse_rate("６．８７") == Decimal("6.87")
    for read in (parse_amount, parse_rate, parse_quantity):
        with pytest.raises(UsageError):
            read("10²")


AMOUNTS = [
    ("5.1345万元", "51345"),
    ("１．０６３５万", "10635"),
    ("1,234.5678万", "12345678"),
    ("0.00000001亿", "1"),
    ("417.3万", "4173000"),
    ("417.3 万元", "4173000"),
    ("1,200 元", "1200"),
    ("1.0000125万", "10000.125"),
    ("24000.0000", "24000.000"),
]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_an_amount_in_myriads_may_have_as_many_places_as_come_to_the_third_of_a_yuan(text: str, expected: str) -> None:
    assert f"{parse_amount(text):f}" == expected


@pytest.mark.parametrize("text", ["1.2345", "1.00000001万", "1..5万", "万", "1万亿"])
def test_what_comes_to_less_or_is_no_number_is_no_amount(text: str) -> None:
    with pytest.raises(UsageError, match="is not an amount"):
        parse_amount(text)


@pytest.mark.parametrize(
    ("text", "currency"), [("12.50", "CNY"), ("12.500", "JPY"), ("1.005", "KWD"), ("1.500", "EUR")]
)
def test_zeros_behind_the_last_place_of_a_currency_do_not_count(text: str, currency: str) -> None:
    assert f"{money_of(parse_amount(text), currency).amount:f}" == text


@pytest.mark.parametrize(
    ("text", "currency", "hint"),
    [
        ("12.505", "JPY", "write 12.51, or 12505 if the point separates thousands"),
        ("1.005", "CNY", "write 1.01, or 1005 if the point separates thousands"),
        ("12.345", "KRW", "write 12.35, or 12345 if the point separates thousands"),
        ("1234.567", "EUR", "write 1234.57"),
        ("0.125", "USD", "write 0.13"),
    ],
)
def test_an_amount_has_no_more_places_than_its_currency(text: str, currency: str, hint: str) -> None:
    with pytest.raises(UsageError, match=f"{text} has more decimal places than {currency}") as refused:
        money_of(parse_amount(text), currency)
    assert refused.value.hint == hint


def test_a_full_width_number_is_told_apart_from_its_unit() -> None:
    told = [number_and_unit(text) for text in ("１２３．５千克", "１，２３４双", "１．５万双", "１２双", "１．５万")]
    assert told == [("１２３．５", "千克"), ("１，２３４", "双"), ("１．５", "万双"), ("１２", "双"), ("１．５万", "")]


def test_a_currency_may_be_named_in_chinese() -> None:
    named = [parse_currency(text) for text in ("港币", "港元", "欧元", "美金", "英镑", "日元")]
    assert named == ["HKD", "HKD", "EUR", "USD", "GBP", "JPY"]


def test_a_fraction_of_a_pill_is_refused() -> None:
    with pytest.raises(UsageError, match="no fraction"):
        parse_quantity("1.5", "粒")


def test_units_stand_beside_the_pieces_in_the_order_of_the_list_and_unknown_ones_last() -> None:
    others = by_unit(
        [(5, "pcs"), (2, "trays"), (1, "cartons"), (30, "pills"), (20, "pills"), (1.5, "kg"), (4, "pairs")]
    )
    assert list(others.items()) == [("pairs", 4), ("pills", 50), ("cartons", 1), ("kg", 1.5), ("trays", 2)]
    assert official(5, others) == 5 + 4 + 50


def test_an_offices_own_units_are_read_beside_the_others() -> None:
    use_own(lambda: own_units({"trays": ["盘装", "tray"], "spindles": "锭"}))
    try:
        assert [parse_unit(text) for text in ("trays", "Tray", "盘装", "锭")] == [
            (1, "trays"),
            (1, "trays"),
            (1, "trays"),
            (1, "spindles"),
        ]
        assert unit_of("trays").zh == "盘装"
        assert official(3, {"trays": 7}) == 3
    finally:
        use_own(dict)
    assert unit_of("trays").zh == "trays"


@pytest.mark.parametrize(
    "table", [{"trays": []}, {"trays": 3}, {"trays": [""]}, {"trays": ["箱"]}, {"pairs": ["成双"]}]
)
def test_a_table_of_own_units_that_says_nothing_new_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        own_units(table)


@pytest.mark.parametrize("other", ["TRAYS", "crates"])
def test_no_two_own_units_are_written_alike(other: str) -> None:
    with pytest.raises(UsageError, match="already means trays"):
        own_units({"trays": ["盘装", "tray"], other: ["tray"]})
