"""The name of a firm taken apart: place | core | trade | legal form, in Chinese or in letters."""

import re
from functools import lru_cache
from typing import NamedTuple

from customs_cli.domain.firms.characters import is_chinese, plain, sound
from customs_cli.domain.firms.places import provinces, spellings
from customs_cli.domain.firms.trades import chinese_forms, chinese_trades, latin_forms, latin_trades

_BRACKETS = re.compile(r"[(\[（【]([^)\]）】]*)[)\]）】]")
_ADMINISTRATIVE = re.compile(r"^(?:特别行政区|自治区|自治州|地区|省|市|县)")
_DISTRICT = re.compile(r"^([\u4e00-\u9fff]{2,4}?)(?:工业园区|工业区|开发区|新区|区|县|镇|街道)(?=[\u4e00-\u9fff]{2})")
_WORDS = re.compile(r"[^\W_]+", re.UNICODE)
_LONGEST = 4
"""So many words in letters may make one: `import and export`, `you xian gong si`."""
_DROPPED = frozenset({"the", "of", "city", "province", "district", "shi", "sheng"})


class FirmName(NamedTuple):
    """What the name of a firm says.

    Attributes:
        core: Its own name, plain: simplified characters, or letters without blanks.
        sound: The core as it sounds: letters and digits; what names in different scripts share.
        places: Where it is, in Chinese.
        trades: What it does: concepts.
        form: Its legal form: `limited`, `factory` ...; empty where the name does not say.
        words: The words of a core in letters.
        district: How the part of a city sounds that stands before the core, in letters; empty where none is named.
    """

    core: str
    sound: str
    places: frozenset[str]
    trades: frozenset[str]
    form: str
    words: tuple[str, ...] = ()
    district: str = ""

    @property
    def is_chinese(self) -> bool:
        """Whether its own name is written in characters."""
        return is_chinese(self.core)

    @property
    def is_firm(self) -> bool:
        """Whether it is the name of a firm, not that of a person."""
        return bool(self.form or self.trades)


@lru_cache(maxsize=8192)
def firm_name(text: str) -> FirmName:
    """A name taken apart; where nothing but place and trade is left, those are its core."""
    name = plain(text)
    return _in_chinese(name) if is_chinese(name) else _in_letters(name)


def _in_chinese(name: str) -> FirmName:
    places: set[str] = set()
    districts: list[str] = []
    inner = _BRACKETS.findall(name)
    rest = "".join(_WORDS.findall(_BRACKETS.sub("", name)))
    whole = rest
    form, rest = _ending(rest, chinese_forms())
    rest = _without_places(rest, places, districts)
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
    core = rest or whole
    district = "".join(map(sound, districts))
    return FirmName(core, sound(core), frozenset(places), frozenset(trades), form, district=district)


def _ending(text: str, known: dict[str, str]) -> tuple[str, str]:
    """What the longest known ending of a text stands for, and what is left before it; empty where there is none."""
    for length in range(min(8, len(text)), 0, -1):
        if text[-length:] in known:
            return known[text[-length:]], text[:-length]
    return "", text


def _without_places(text: str, places: set[str], districts: list[str]) -> str:
    """The rest of a text behind the places that it begins with; a place with nothing behind it is no place."""
    known = provinces()
    while text:
        name = next((text[:n] for n in range(min(4, len(text)), 1, -1) if text[:n] in known), "")
        rest = text[len(name) :] if name else text
        if name:
            places.add(name)
            rest = _ADMINISTRATIVE.sub("", rest)
        if places and (district := _DISTRICT.match(rest)):
            districts.append(district[1])
            rest = rest[district.end() :]
        if rest == text:
            break
        text = rest
    return text


def _in_letters(name: str) -> FirmName:
    text = name.replace("&", " and ").replace("'", "").replace(".", " ").replace("e-commerce", "ecommerce")
    words = [word for word in _WORDS.findall(text) if word not in _DROPPED]
    places: set[str] = set()
    trades: set[str] = set()
    forms: list[str] = []
    own: list[str] = []
    place = 0
    while place < len(words):
        place += _taken(words, place, places, trades, forms, has_core=bool(own)) or _kept(words[place], own)
    own = [word for word in own if word != "and"] or own
    core = "".join(own) or "".join(words)
    form = next((form for form in forms if form not in ("company", "limited")), forms[0] if forms else "")
    form = "limited" if form == "company" and "limited" in forms else form
    return FirmName(core, core.replace("v", "u"), frozenset(places), frozenset(trades), form, tuple(own))


def _kept(word: str, own: list[str]) -> int:
    own.append(word)
    return 1


def _taken(
    words: list[str], place: int, places: set[str], trades: set[str], forms: list[str], *, has_core: bool
) -> int:
    """How many words from a place on are a place, a trade or a form; 0 for the firm's own name."""
    for length in range(min(_LONGEST, len(words) - place), 0, -1):
        piece = "".join(words[place : place + length])
        if piece in latin_forms() and has_core:
            forms.append(latin_forms()[piece])
        elif piece in latin_trades() and (has_core or (place + length < len(words) and bool(places))) and has_core:
            trades.add(latin_trades()[piece])
        elif piece in spellings():
            places.update(spellings()[piece])
        else:
            continue
        return length
    return 0
