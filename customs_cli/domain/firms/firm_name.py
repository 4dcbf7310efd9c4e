"""Splitting the name of a firm: place | core | trade | legal form, in Chinese or in letters."""

import re
from functools import lru_cache

from customs_cli.domain.firms.characters import is_chinese, plain, sound
from customs_cli.domain.firms.firm import FirmName
from customs_cli.domain.firms.letters import in_letters
from customs_cli.domain.firms.places import provinces
from customs_cli.domain.firms.trades import chinese_forms, chinese_trades

_BRACKETS = re.compile(r"[(\[（【]([^)\]）】]*)[)\]）】]")
_ADMINISTRATIVE = re.compile(r"^(?:特别行政区|自治区|自治州|地区|省|市|县)")
_DISTRICT = re.compile(r"^([\u4e00-\u9fff]{2,4}?)(?:工业园区|工业区|开发区|新区|区|县|镇|街道)(?=[\u4e00-\u9fff]{2})")
_WORDS = re.compile(r"[^\W_]+", re.UNICODE)
_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff])第?([一二三四五六七八九十]|[0-9]{1,3})号?$")
_KEPT_AS = re.compile(r"(?<=[\u4e00-\u9fff]{3})(?:加工厂|制造厂|工厂|厂|商行|经营部)$")
"""Matches the word of a factory or a shop that is a limited company: its name in letters gives both."""
_DIGITS = {character: str(number) for number, character in enumerate("一二三四五六七八九十", 1)}
_ZONE = re.compile(
    r"^(?:综合保税区|保税港区|保税区|自由贸易试验区|自由贸易港|自贸试验区|自贸港|自贸区|出口加工区|经济技术开发区|"
    r"经济开发区|高新技术产业开发区|高新技术开发区|高新区|新城|前海)(?=[\u4e00-\u9fff]{2})"
)


@lru_cache(maxsize=8192)
def firm_name(text: str) -> FirmName:
    """Return the parts of a name; where nothing but place and trade is left, those are its core."""
    name = plain(text)
    return _in_chinese(name) if is_chinese(name) else in_letters(name)


def _in_chinese(name: str) -> FirmName:
    places: dict[str, None] = {}
    districts: list[str] = []
    inner = _BRACKETS.findall(name)
    rest = "".join(_WORDS.findall(_BRACKETS.sub("", name)))
    whole = rest
    form, rest = _ending(rest, chinese_forms())
    if form in ("limited", "shares") and (kept := _KEPT_AS.search(rest)):
        form, rest = chinese_forms()[kept[0]], rest[: kept.start()]
    rest = _without_places(rest, places, districts)
    number, rest = _numbered(rest, form)
    trades: set[str] = set()
    for piece in inner:
        left = _without_places("".join(_WORDS.findall(piece)), places, districts)
        if left and chinese_trades().get(left):
            trades.add(chinese_trades()[left])
    while rest:
        concept, left = _ending(rest, chinese_trades())
        if not concept:
            break
        trades.add(concept)
        rest = left
    if len(rest) > 3 and rest.startswith("国际"):
        rest = rest[2:]
    if not rest and places and trades:
        rest = places.popitem()[0]  # nothing but places and trades: the last place is the core
    core = (rest or whole) + number
    district = "".join(map(sound, districts))
    return FirmName(core, sound(core), frozenset(places), frozenset(trades), form, district=district)


def _numbered(text: str, form: str) -> tuple[str, str]:
    found = _NUMBER.search(text) if form in ("factory", "branch") else None
    return (_DIGITS.get(found[1], found[1]), text[: found.start()]) if found else ("", text)


def _ending(text: str, known: dict[str, str]) -> tuple[str, str]:
    for length in range(min(8, len(text)), 0, -1):
        if text[-length:] in known:
            return known[text[-length:]], text[:-length]
    return "", text


def _without_places(text: str, places: dict[str, None], districts: list[str]) -> str:
    """Return a text without the places at its beginning, which are added to `places` and `districts`.

    A place with nothing after it is left, as it is no place then.
    """
    known = provinces()
    while text:
        name = next((text[:n] for n in range(min(4, len(text)), 1, -1) if text[:n] in known), "")
        rest = text[len(name) :] if name else text
        if name:
            places[name] = None
            rest = _ADMINISTRATIVE.sub("", rest)
        if places:
            rest = _ZONE.sub("", rest)
        if places and (district := _DISTRICT.match(rest)):
            districts.append(district[1])
            rest = rest[district.end() :]
        if rest == text:
            break
        text = rest
    return text
