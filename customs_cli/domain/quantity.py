"""Quantities and their units (GACC unit list and what field reports use).

Items are pieces. The official total counts every countable thing as one (a pair is one, a set is one), and leaves
out packages, weights and measures: this is how the published "3,038 items" of mixed shoes and clothes is formed.
"""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal, NamedTuple

from customs_cli.errors import NotFound, UsageError

UnitKind = Literal["piece", "thing", "package", "measure"]


class Unit(NamedTuple):
    """One unit: its word, its Chinese, what it counts and how else it is written."""

    code: str
    zh: str
    kind: UnitKind
    aliases: tuple[str, ...]


UNITS = {
    row.code: row
    for row in (
        Unit(
            "pcs",
            "件",
            "piece",
            tuple(
                "pc piece pieces item items unit units ea each h87 件 个 只 支 条 块 台 部 枚 把 顶 副 辆 根 颗 粒 pce "
                "001 007 008 011 012 015 017 163".split()
            ),
        ),
        Unit("pairs", "双", "thing", tuple("pair pr prs 双 对 025 026".split())),
        Unit("sets", "套", "thing", tuple("set kit kits 套 组 006".split())),
        Unit("sheets", "张", "thing", tuple("sheet 张 片 幅 页".split())),
        Unit("bottles", "瓶", "thing", tuple("bottle 瓶 142".split())),
        Unit("cans", "罐", "thing", tuple("can tin tins 罐 听".split())),
        Unit("tubes", "管", "thing", tuple("tube 管".split())),
        Unit("sticks", "根", "thing", tuple("stick cigarettes".split())),
        Unit("rolls", "卷", "thing", tuple("roll 卷".split())),
        Unit("copies", "册", "thing", tuple("copy 册 本".split())),
        Unit(
            "mixed",
            "件/双",
            "thing",
            ("pairs or pcs", "pcs or pairs", "pieces or pairs", "mixed units", "件/双", "双/件"),
        ),
        Unit("parcels", "包裹", "package", tuple("parcel 包裹 邮包".split())),
        Unit("cartons", "箱", "package", tuple("carton ctn ctns case cases 箱 120".split())),
        Unit("boxes", "盒", "package", tuple("box 盒 140".split())),
        Unit("bags", "袋", "package", tuple("bag sack sacks 袋 136".split())),
        Unit("packs", "包", "package", tuple("pack packet packets pkt package packages 包 125".split())),
        Unit("pallets", "托", "package", tuple("pallet 托 托盘".split())),
        Unit("kg", "千克", "measure", tuple("kgs kilo kilos kilogram kilograms kgm 千克 公斤 035".split())),
        Unit("g", "克", "measure", tuple("gram grams grm 克 036".split())),
        Unit("t", "吨", "measure", tuple("ton tons tonne tonnes tne 吨 070".split())),
        Unit("m", "米", "measure", tuple("metre metres meter meters mtr 米".split())),
        Unit("m2", "平方米", "measure", tuple("sqm mtk 平方米".split())),
        Unit("l", "升", "measure", tuple("litre litres liter liters ltr 升".split())),
    )
}

_ALIASES = {alias: unit.code for unit in UNITS.values() for alias in (unit.code, *unit.aliases)}
_MULTIPLES = {
    "千": 1_000,
    "万": 10_000,
    "百": 100,
    "打": 12,
    "dozen": 12,
    "thousand": 1_000,
    "038": 10_000,
    "054": 1_000,
}
_GACC_MULTIPLES = {"038": (10_000, "pcs"), "054": (1_000, "pcs"), "143": (1_000, "pcs"), "144": (10_000, "pairs")}
_NUMBER = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?")
TOO_MANY = 10**15
"""A quantity is less than this: what JSON readers that know only doubles can still hold exactly."""

Amount = int | float
"""How many: an int for countable things; a float (at most three places) only for weights and measures."""


def parse_unit(text: str) -> tuple[int, str]:
    """(multiple, unit code): `件` -> (1, pcs), `万个` -> (10000, pcs), `千双` -> (1000, pairs), `dozen` -> (12, pcs).

    Raises:
        NotFound: No such unit; the nearest are named.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    if plain in _GACC_MULTIPLES:
        return _GACC_MULTIPLES[plain]
    if plain in _ALIASES:
        return 1, _ALIASES[plain]
    for word, factor in _MULTIPLES.items():
        rest = plain.removeprefix(word).strip()
        if plain.startswith(word) and (rest == "" or rest in _ALIASES):
            return factor, _ALIASES.get(rest, "pcs")
    from customs_cli.domain.names import nearest

    raise NotFound(
        f"no unit {text.strip()[:40]!r}",
        hint="units: " + ", ".join(UNITS),
        candidates=nearest(plain, _ALIASES),
    )


def parse_quantity(text: str, unit: str = "pcs") -> tuple[Amount, str]:
    """A quantity in a unit, multiples expanded: (`1.5`, `万个`) -> (15000, `pcs`).

    Raises:
        UsageError: Not a number, negative, zero, too large, or a fraction of a countable thing.
        NotFound: No such unit.
    """
    factor, code = parse_unit(unit)
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.endswith(("万", "千")):
        factor, plain = factor * _MULTIPLES[plain[-1]], plain[:-1]
    if not (plain.isascii() and _NUMBER.fullmatch(plain)):
        kind = "negative" if re.fullmatch(r"[-−]\s*\d[\d.,]*", plain) else "not a number"
        raise UsageError(f"quantity {text.strip()[:40]!r} is {kind}", hint="write 375000 or 375,000")
    amount = Decimal(plain.replace(",", "")) * factor
    check_size(amount)
    return whole(amount, code), code


def whole(amount: Decimal, unit: str) -> Amount:
    """The amount as stored: an int, or for a weight or measure a float of at most three places.

    Raises:
        UsageError: Zero, or a fraction of something that is counted.
    """
    if amount <= 0:
        raise UsageError("the quantity is zero", hint="leave --quantity out when it is not known yet")
    if amount == amount.to_integral_value():
        return int(amount)
    if UNITS[unit].kind != "measure":
        raise UsageError(
            f"{amount} {unit}: a countable thing has no fraction", hint="write a whole number, or --unit kg"
        )
    if amount != round(amount, 3):
        raise UsageError(f"{amount} {unit} has more than three places", hint="round it to three places")
    return float(amount)


def check_size(amount: Decimal) -> None:
    """Refuse a quantity that nobody can have counted.

    Raises:
        UsageError: Not a number, negative, or `TOO_MANY`.
    """
    if not amount.is_finite() or amount < 0:
        kind = "not a number" if not amount.is_finite() else "negative"
        raise UsageError(f"quantity {amount:.6G} is {kind}", hint="write 375000 or 375,000")
    if amount >= TOO_MANY:
        raise UsageError(f"quantity {amount:.6G} is too large", hint="at most 15 digits")


def check_quantity(amount: Amount, unit: str) -> None:
    """Refuse a kept quantity that `parse_quantity` would not give.

    Raises:
        UsageError: As `check_size` and `whole` say.
    """
    exact = Decimal(amount) if isinstance(amount, int) else Decimal(repr(amount))
    check_size(exact)
    whole(exact, unit)


def pieces(quantities: Iterable[tuple[Amount | None, str]]) -> int:
    """The items: quantities given in pieces; other units never enter."""
    return sum(int(amount) for amount, unit in quantities if amount and unit == "pcs")


def by_unit(quantities: Iterable[tuple[Amount | None, str]]) -> dict[str, Amount]:
    """What is not counted in pieces, summed by unit, in the order of the unit list."""
    sums: dict[str, Decimal] = {}
    for amount, unit in quantities:
        if amount and unit != "pcs":
            sums[unit] = sums.get(unit, Decimal(0)) + Decimal(str(amount))
    return {unit: whole(sums[unit], unit) for unit in UNITS if unit in sums}


def official(items: int, others: dict[str, Amount]) -> int:
    """The official total: pieces plus every other countable thing as one; no packages, weights or measures."""
    return items + sum(int(amount) for unit, amount in others.items() if UNITS[unit].kind == "thing")
