"""The units that goods are counted in, as data: codes, names, and what kind of thing each counts.

Numbers of three digits are those of China customs' list of units (计量单位代码表); capitals such as KGM are those of
UN/ECE Recommendations 20 and 21. `pcs` are pieces; every other unit is counted beside them.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Literal

from msgspec import Struct

from customs_cli.errors import NotFound, UsageError
from customs_cli.sentences import Named, command

UnitKind = Literal["piece", "thing", "package", "measure"]


class Unit(Struct, frozen=True):
    """One unit: its code, its Chinese name, the kind of thing it counts, and other names for it."""

    code: str
    zh: str
    kind: UnitKind
    names: tuple[str, ...]


_ROWS: tuple[tuple[str, str, UnitKind, str], ...] = (
    # What counts as one piece, whatever a list calls it.
    (
        "pcs",
        "件",
        "piece",
        "pc piece item unit ea each h87 pce nmb nar pièce stück stk st stuk unidad unidade unité article pezzo pezzi "
        "pz ud uds pieza capo capi c62 件 个 只 支 枝 条 块 台 座 部 架 艘 枚 把 顶 副 辆 头 根 颗 具 扇 "
        "棵 株 盆 发 盘 盏 柄 串 口 付 点 尊 朵 szt sztuk "
        "001 002 003 004 005 007 008 009 011 012 013 014 015 016 017 019 027 028 031 037 039 048 133 134 163",
    ),
    ("pairs", "双", "thing", "paire paar paare par paren paio pare paia pair pr prs npr 足 双 对 025 026"),
    ("sets", "套", "thing", "ensemble conjunto stel set kit jeu jeux juego satz sätze 套 组 006 021"),
    ("sheets", "张", "thing", "sheet 张 片 幅 页 010 020 023"),
    (
        "bottles",
        "瓶",
        "thing",
        "bouteille flasche flaschen flacon botella frasco bottiglia bottiglie fles flessen bottle vial btl bo 瓶 142",
    ),
    ("cans", "罐", "thing", "can tin jar dosen 罐 听 122"),
    ("tubes", "管", "thing", "tube tu 管 筒 034"),
    ("sticks", "烟支", "thing", "stick cigarette 烟支"),
    ("pills", "粒", "thing", "pill capsule 粒 丸 胶囊 139"),
    ("tablets", "药片", "thing", "tablet caplet tabletten comprimé comprimido 药片 片剂"),
    ("ampoules", "安瓿", "thing", "ampoule ampule ampullen 安瓿"),
    ("rolls", "卷", "thing", "roll reel ro rolle rollen rouleau rouleaux 卷 018"),
    ("bolts", "匹", "thing", "bolt 匹 疋 046 130"),
    ("copies", "册", "thing", "copy book 册 本 份 022 131 132"),
    (
        "mixed",
        "件/双",
        "thing",
        "件/双|双/件|pairs or pcs|pcs or pairs|pieces/pairs|pairs/pieces|pieces or pairs|mixed units",
    ),
    ("parcels", "包裹", "package", "parcel 包裹 邮包 邮件"),
    ("cartons", "箱", "package", "karton colis carton ctn case crate ct cs 箱 木箱 纸箱 120"),
    ("boxes", "盒", "package", "boîte schachtel schachteln scatola scatole caja doos box bx 盒 140"),
    ("blisters", "板", "package", "blister 板 泡罩"),
    ("bags", "袋", "package", "bag sack sachet beutel bg 袋 136"),
    (
        "packs",
        "包",
        "package",
        "paquet paquete paket pakete päckchen packung packungen pak pakken confezione confezioni bulto pack packet pkt "
        "pkg package pk 包 125",
    ),
    ("bundles", "捆", "package", "bundle be 捆 扎 124 135"),
    ("barrels", "桶", "package", "barrel drum bucket pail 桶 123"),
    ("baskets", "筐", "package", "basket 筐 箩 126 128"),
    ("reams", "令", "package", "ream 令 118"),
    ("pallets", "托", "package", "pallet px palette paletten plt 托 托盘"),
    ("containers", "集装箱", "package", "container teu 集装箱 货柜"),
    ("lots", "批", "package", "lot 批 121"),
    ("kg", "千克", "measure", "kilo kilogram kilogramm kilogramme kilogramo chilogrammo chilogrammi kgm 千克 公斤 035"),
    ("g", "克", "measure", "gram gramme gramm gms grm 克 036"),
    ("mg", "毫克", "measure", "milligram mgm 毫克"),
    ("t", "吨", "measure", "ton tonne tne 吨 公吨 070"),
    ("lb", "磅", "measure", "pound lbr 磅 076"),
    ("oz", "盎司", "measure", "ounce onz 盎司 083"),
    ("carats", "克拉", "measure", "carat 克拉 084"),
    ("m", "米", "measure", "metre meter mètre metro mtr 米 延米 030"),
    ("yd", "码", "measure", "yard yrd 码 086"),
    ("ft", "英尺", "measure", "foot feet fot 英尺 067"),
    ("m2", "平方米", "measure", "sqm mtk ㎡ 平方米 平方 平米 032"),
    ("m3", "立方米", "measure", "cbm mtq 立方米 立方 033"),
    ("l", "升", "measure", "litre liter litro ltr 升 公升 095"),
    ("ml", "毫升", "measure", "millilitre milliliter mlt 毫升 096"),
)


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split("|") if "|" in text else text.split())


UNITS: Mapping[str, Unit] = {code: Unit(code, zh, kind, _names(names)) for code, zh, kind, names in _ROWS}
"""Code of each unit that every office knows -> the unit, in the order in which sums name them."""

MULTIPLES = {
    "千万": 10_000_000,
    "百万": 1_000_000,
    "十万": 100_000,
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "亿": 100_000_000,
    "打": 12,
    "罗": 144,
    "dozen": 12,
    **dict.fromkeys(
        ("dzn", "dutzend", "douzaines", "douzaine", "docenas", "docena", "dozzine", "dozijn", "doz", "dz"), 12
    ),
    "gross": 144,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
}
"""Word before a unit (or alone, for pieces) -> the number that it multiplies by."""

_PARTS: Mapping[str, tuple[Decimal, str]] = {
    "斤": (Decimal("0.5"), "kg"),
    "两": (Decimal(50), "g"),
    "担": (Decimal(50), "kg"),
    "公担": (Decimal(100), "kg"),
    "km": (Decimal(1000), "m"),
    "cm": (Decimal("0.01"), "m"),
    "厘米": (Decimal("0.01"), "m"),
    "075": (Decimal("0.5"), "kg"),
    "080": (Decimal(50), "g"),
    "047": (Decimal(100), "kg"),
}
"""Name of a unit that is not stored -> (factor, code of the unit that is stored)."""

_NUMBERED = {
    "038": "万个", "040": "百副", "041": "百支", "042": "百把", "043": "百个", "044": "百片", "049": "百枝",
    "050": "千只", "051": "千块", "052": "千盒", "053": "千枝", "054": "千个", "055": "亿支", "056": "亿个",
    "057": "万套", "058": "千张", "059": "万张", "063": "千升", "127": "打", "129": "罗", "143": "千支",
    "dpr": "dozen pairs", "dpc": "dozen", "144": "万双", "145": "万粒", "146": "千粒", "147": "千米",
}  # fmt: skip
"""Numbers of the list, and codes of tariffs, that stand for a multiple -> the multiple in words."""

_TRADITIONAL = str.maketrans("個雙條張塊輛隻對組噸顆捲臺萬億囊罐頂頭盤綑", "个双条张块辆只对组吨颗卷台万亿囊罐顶头盘捆")

_TWICE = re.compile("(?<=.)[/(](?=.)")
"""Matches the sign between two names of one unit: `双(PRS)`, `个/件`."""

Own = Mapping[str, Unit]


class _Office:
    units: Callable[[], Own] = staticmethod(dict)


def use_own(units: Callable[[], Own]) -> None:
    """Set the source of an office's own units.

    Args:
        units: Returns code -> unit; called whenever a unit is read that is not among the common ones.
    """
    _Office.units = staticmethod(units)


def own_units(table: Mapping[str, object]) -> dict[str, Unit]:
    """Return an office's own units from its table: code -> names, the first of which is for Chinese readers.

    They are counted beside the pieces; the official total leaves them out, as no rule includes them.

    Raises:
        UsageError: A row is not a list of names, or a name is another unit's.
    """
    found: dict[str, Unit] = {}
    taken: dict[str, str] = {}
    for code, names in table.items():
        listed = [names] if isinstance(names, str) else names
        if not (isinstance(listed, list) and listed and all(isinstance(name, str) and name.strip() for name in listed)):
            raise UsageError(
                "the unit {code} has no names",
                code=code[:40],
                hint="see {command}",
                command=command("help", "environment"),
            )
        own = tuple(_plain(name) for name in (code, *listed))
        for name in own:
            if known := _aliases().get(name) or taken.get(name):
                raise UsageError(
                    "{name!r} already means {known}",
                    name=name[:40],
                    known=known,
                    hint="give the unit another name",
                )
        found[_plain(code)] = Unit(_plain(code), str(listed[0]), "package", own)
        taken |= dict.fromkeys(own, _plain(code))
    return found


def unit_of(code: str) -> Unit:
    """Return the unit with this code; an unknown code gives a package with the code as its name."""
    return UNITS.get(code) or _Office.units().get(code) or Unit(code, code, "package", ())


def counted_in(code: str) -> str:
    """Return a unit's name in both languages, as a value of a sentence."""
    return Named(code, unit_of(code).zh)


_PLACES = {code: place for place, code in enumerate(UNITS)}


def check_unit(code: str) -> None:
    """Refuse a code that is neither in the list nor an office's own.

    Raises:
        NotFound: There is no such unit; the nearest are named.
    """
    if code not in UNITS and code not in _Office.units():
        raise _no_unit(code, code)


def in_order(codes: Iterable[str]) -> list[str]:
    """Return codes of units in the order of the list, those that are not on it last, by name."""
    return sorted(codes, key=lambda code: (_PLACES.get(code, len(_PLACES)), code))


def parse_unit(text: str) -> tuple[int | Decimal, str]:
    """Return (multiple, code): `件` -> (1, pcs), `万个` -> (10000, pcs), `千双` -> (1000, pairs), `dozen` -> (12, pcs).

    English and Chinese, simplified and traditional, singular and plural, numbers of the customs list.

    Raises:
        NotFound: There is no such unit; the nearest are named.
    """
    if found := known_unit(text):
        return found
    raise _no_unit(text.strip(), _plain(text))


def known_unit(text: str) -> tuple[int | Decimal, str] | None:
    """Return the same as `parse_unit`; None where there is no such unit."""
    plain = _plain(text)
    plain = _NUMBERED.get(plain, plain)
    if code := _known(plain):
        return 1, code
    if plain in _PARTS:
        return _PARTS[plain]
    for word, factor in MULTIPLES.items():
        if plain.startswith(word):
            rest = plain.removeprefix(word).strip(" -.").removeprefix("of ")
            if code := _known(rest) if rest.strip("s") else "pcs":
                return factor, code
    first, *others = _TWICE.split(plain.removesuffix(")"))
    told = {known_unit(part) for part in (first, *others)} if others else {None}
    return told.pop() if len(told) == 1 else None


def _no_unit(text: str, plain: str) -> NotFound:
    from customs_cli.domain.values.name_matching import nearest

    codes = [*UNITS, *_Office.units()]
    return NotFound(
        "no unit {text!r}",
        text=text[:40],
        hint="units: {units}; how an office names its own: {command}",
        units=Named(", ".join(codes), "、".join(unit_of(code).zh for code in codes)),
        command=command("help", "environment"),
        candidates=nearest(plain, _aliases()),
    )


def _plain(text: str) -> str:
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().translate(_TRADITIONAL).split())
    return re.sub(r"\(e?s\)$", "", plain).rstrip(".")


def _known(plain: str) -> str:
    if plain in UNITS:
        return plain
    aliases = _aliases()
    for name in (plain, plain + "s", plain.removesuffix("s"), plain.removesuffix("es")):
        if name and name in aliases:
            return aliases[name]
    return next((unit.code for unit in _Office.units().values() if plain in unit.names), "")


@cache
def _aliases() -> dict[str, str]:
    names = ((name, unit.code) for unit in UNITS.values() for name in (unit.code, unit.zh, *unit.names))
    return {_plain(name): code for name, code in names}
