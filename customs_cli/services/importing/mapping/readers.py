"""A cell as another office writes it -> the text that the import reads; what is not understood stays as it is."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from customs_cli.domain.batch.parties import ROLES
from customs_cli.domain.firms.characters import is_chinese, simplified
from customs_cli.domain.values.money import HOME
from customs_cli.domain.values.name_matching import folded
from customs_cli.register.shipped_countries import countries
from customs_cli.services.importing.mapping.amounts import (
    Read,
    ToldIn,
    money_hint,
    quantity,
    told_in,
    unit_in_heading,
    value,
)
from customs_cli.services.importing.mapping.habits.phones import party_and_code, party_and_phone, phones
from customs_cli.services.importing.mapping.header.vocabulary import is_with_phone
from customs_cli.services.importing.mapping.header.words import CLOSED, currency_in, word_of
from customs_cli.services.importing.rows.cells import DATES

DAYS = ("found_on", *DATES, "valid_from", "valid_until", "from", "to")
CODES = (*(f"{role}_uscc" for role in ROLES), "uscc")
COUNTRIES = ("origin", "departure", "destination", "country")
BY_CARGO = ("sea", "rail", "road", "air")
"""What stands for the channel of goods that came as cargo: `海运`."""

_BY_CHANNEL = {"express": "express", "mail": "mail", "traveller": "passenger"}
"""Channel -> the word that the published column `transport` has for it."""
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_TIME = re.compile(r"(.*?\d{4}.*?|.*\d[日号]?)(?:[T ]+(?:上午|下午)?\d{1,2}[:：时]\d.*)")
_WEEKDAY = re.compile(r"\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?$|\s*[上下]午$")
_NAMED_MONTH = re.compile(r"(\d{1,2})[-/. ]\s*([A-Za-z]{3,9})\.?[-/. ]\s*(\d{4}|\d{2})(?: \d{1,2}:.*)?")
"""As a spreadsheet in English shows a day: `5-Jul-19`."""
_SHORT_YEAR = re.compile(r"^(\d\d年)(?=\d{1,2}月)")
_DOTTED = re.compile(r"^(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})\.?(?=$| \d{1,2}:)")
"""As Korean lists write a day: `2023. 7. 4.`"""
_UNTOLD = frozenset("不详 不明 未知 待定 待估 无 - -- — —— / n/a na unknown".split())
_UNMARKED = frozenset(("无商标", "无品牌", "无牌", "无标", "no brand", "No brand", "unbranded", "Unbranded"))
"""What a cell says of goods that bear no mark."""
_BETWEEN = re.compile(r"[;；、|\n]+|，(?=\S)")
_CODED = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_BOTH = re.compile(r"([^()（）]+)[(（]([^()（）]+)[)）]")
_CONTAINER = re.compile(r"[A-Z]{4}-?\d{6}-?\d")
_QUOTES = "\"'“”‘’「」『』《》"


class Known(NamedTuple):
    """The names that the register knows, folded.

    Attributes:
        beside: Name of a mark -> its other names and its holder's.
        codes: Name of an office -> its code.
        above: Code of an office -> the code of the one above it.
    """

    offices: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    holders: frozenset[str] = frozenset()
    campaigns: frozenset[str] = frozenset()
    beside: Mapping[str, frozenset[str]] = {}
    codes: Mapping[str, str] = {}
    above: Mapping[str, str] = {}


def reader(field: str, name: str, known: Known, *, has_currencies: bool = False) -> Callable[[str], Read]:
    """How the cells of a column are read.

    Args:
        field: The field that the column is.
        name: Its heading: a unit or a currency may stand in it, such as `案值（万元）`.
        known: What the register knows.
        has_currencies: Whether another column tells the currency, so that none may be taken for granted.
    """
    home = HOME if is_chinese(name) and not has_currencies else ""
    read = _reader(field, name, known, home)
    return lambda text: ((field, ""),) if is_untold(text) and not _means(field, text) else read(text)


def _means(field: str, text: str) -> bool:
    """Whether a word for what is not known is one of the field's own: `NA` is a country, `无` a kind of document."""
    return field == "goods" or (field in COUNTRIES and text.isascii() and text.isalpha()) or bool(word_of(field, text))


def _reader(field: str, name: str, known: Known, home: str) -> Callable[[str], Read]:
    if field == "quantity":
        unit = unit_in_heading(name)
        return lambda text: quantity(text, unit)
    if field in ("value", "case_value"):
        told = told_in(money_hint(name)) or ToldIn()
        return lambda text: value(field, text, told, home)
    read = _SIMPLE.get(field)
    if field in ROLES:
        party = party_and_phone if is_with_phone(name) else party_and_code
        return lambda text: party(field, text)
    if field == "currency":
        return lambda text: ((field, currency_in(text) or text),)
    if field == "unit":
        return lambda text: ((field, text.zfill(3) if text.isdecimal() else text),)
    if field in ("channel", "transport"):
        return _channel if field == "channel" else _transport
    if field == "found_by":
        return lambda text: ((field, word),) if (word := word_of(field, text)) else (("note", text),)
    if read is None and field in CLOSED:
        return lambda text: ((field, word_of(field, text) or text),)
    if field in ("office", "parent_office"):
        return lambda text: ((field, _office(text, known)),)
    if field == "marks":
        return lambda text: ((field, _marks(text, known)),)
    if field == "holder":
        return lambda text: ((field, _holders(text, known)),)
    if read is None:
        return lambda text: ((field, text),)
    return lambda text: ((field, read(text)),)


def _channel(text: str) -> Read:
    """A channel; a way of transport that stands for it is that of cargo."""
    way = "" if word_of("channel", text) else word_of("transport", text)
    return (
        (("channel", "cargo"), ("transport", way))
        if way in BY_CARGO
        else (("channel", word_of("channel", text) or text),)
    )


def _transport(text: str) -> Read:
    """A way of transport; a channel that stands for it is told as published cases tell it."""
    way, channel = word_of("transport", text), word_of("channel", text) or ""
    return (("transport", way or _BY_CHANNEL.get(channel, text)),)


def day(text: str) -> str:
    """A day without its time; the number that a spreadsheet keeps for a day is that day."""
    plain = _WEEKDAY.sub("", unicodedata.normalize("NFKC", text).strip())
    plain = _DOTTED.sub(r"\1-\2-\3", _SHORT_YEAR.sub(r"20\1", plain))
    if named := _NAMED_MONTH.fullmatch(plain):
        year = named[3] if len(named[3]) == 4 else f"20{named[3]}"
        return f"{named[1]} {named[2]} {year}"
    if _SERIAL.fullmatch(plain) and 20_000 <= float(plain) < 80_000:
        return (date(1899, 12, 30) + timedelta(days=int(float(plain)))).isoformat()
    timed = _TIME.fullmatch(plain)
    return timed[1].strip() if timed else plain


def country(text: str) -> str:
    """The two letters of a country, also by its name, also in traditional characters."""
    text = simplified(text)
    plain = re.sub(r"[(（].*|地区$", "", text) or text
    return countries().get(folded(text)) or countries().get(folded(plain), text)


def outcome(text: str) -> str:
    """Words of an outcome: also Chinese ones, also between commas."""
    parts = [part.strip() for part in re.split(r"[;；、，,/\n]+", text)]
    told = [f"{mark}{sign}{word}" for mark, sign, words in (part.rpartition("=") for part in parts if part)
            for word in _outcomes(words)]  # fmt: skip
    return ";".join(dict.fromkeys(told)) if told else text


def _outcomes(text: str) -> list[str]:
    """The words of an outcome; two that are joined, `没收并销毁`, where both are known."""
    if found := word_of("outcome", text):
        return [found]
    joined = [word_of("outcome", part) for part in text.split("并")]
    return [word for word in joined if word] if all(joined) else [text]


def _right_type(text: str) -> str:
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    return ";".join(word_of("right_type", part) or part for part in parts)


def _names(text: str) -> str:
    return ";".join(part.strip().strip(_QUOTES) for part in re.split(r"[;；、\n]+", text) if part.strip()) or text


def _containers(text: str) -> str:
    """Several containers of one cell, whatever stands between their numbers."""
    parts = [part for part in re.split(r"[\s,，、/;；+&]+", text.strip()) if part]
    return ";".join(parts) if all(_CONTAINER.fullmatch(part.upper()) for part in parts) else text


def _identifier(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().strip("'`").replace(" ", "") or text


_SIMPLE: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(DAYS, day),
    **dict.fromkeys(COUNTRIES, country),
    "outcome": outcome,
    "right_type": _right_type,
    "document_number": _identifier,
    **dict.fromkeys(CODES, _identifier),
    **dict.fromkeys((f"{role}_phone" for role in ROLES), phones),
    "containers": _containers,
    "campaign": _names,
    "agents": _names,
    "contacts": _names,
    "aliases": _names,
    "nice": lambda text: ";".join(re.findall(r"\d{1,2}", text)) if re.search(r"[^\d;,\s]", text) else text,
}


def is_untold(text: str) -> bool:
    """Whether a cell says that the number is not known."""
    return text.strip().casefold() in _UNTOLD


def _office(text: str, known: Known) -> str:
    """The code or name of an office; a code may have lost the zeros before it."""
    if folded(text) in known.offices:
        return text
    if folded(simplified(text)) in known.offices:
        return simplified(text)
    if re.fullmatch(r"\d{1,3}(\.0+)?", text) and (code := text.partition(".")[0].zfill(4)) in known.offices:
        return code
    text = simplified(text) if "隸" in text or "關" in text else text
    coded = _CODED.search(text)
    if coded and coded[1] in known.offices:
        return coded[1]
    if re.search("[、，,;；]", text):
        return text  # several offices, of which none may be left out
    last = text.rpartition("隶属")[2] if "隶属" in text else re.split(r"海关(?=.+海关)", text)[-1]
    return last if folded(last) in known.offices else text


def _marks(text: str, known: Known) -> str:
    if folded(text) in known.marks or text.strip() in _UNMARKED:
        return text if folded(text) in known.marks else ""
    parts = [part.strip().strip(_QUOTES) for part in _BETWEEN.split(text)]
    if len(parts) == 1:
        apart = [part.strip().strip(_QUOTES) for part in re.split(r"[,/+&]|\s和|及", text)]
        is_told = all(part and folded(_mark(part, known)) in known.marks for part in apart)
        parts = apart if is_told else _beside_known(parts[0], known)
    return ";".join(_mark(part, known) for part in parts if part) or text


def _beside_known(text: str, known: Known) -> list[str]:
    """The marks of a cell, told apart by a slash, a comma or a plus where at least one of them is known."""
    parts = [part.strip().strip(_QUOTES) for part in re.split(r"[,，/+]", text)]
    is_told = all(parts) and any(folded(_mark(part, known)) in known.marks for part in parts)
    return parts if is_told else [text]


def _holders(text: str, known: Known) -> str:
    """The holders of a cell; told apart by a slash, a comma or, in Chinese, a blank where they are known."""
    return ";".join(name for part in _names(text).split(";") for name in _holder_names(part.strip(), known)) or text


def _holder_names(text: str, known: Known) -> list[str]:
    if folded(text) in known.holders:
        return [text]
    if folded(bare := re.sub(r"\s*[(（][^()（）]*[)）]$", "", text)) in known.holders:
        return [bare]
    parts = [part for part in re.split(r"\s*[/,，&+]\s*|\s+" if is_chinese(text) else r"\s*[/,]\s*", text) if part]
    are_known = [folded(part) in known.holders for part in parts]
    is_told = (any(are_known) and all(map(is_chinese, parts))) or all(are_known)
    return parts if is_told else [text]


def _mark(text: str, known: Known) -> str:
    if folded(text) not in known.marks and folded(simplified(text)) in known.marks:
        return simplified(text)
    bare = text.removesuffix("商标").removesuffix("牌").strip(_QUOTES)
    if bare and folded(bare) in known.marks:
        return bare
    return _twice_named(text, known) or text


def _twice_named(text: str, known: Known) -> str:
    """The mark of which a cell says two names, or its holder's and its own: `阿迪达斯（adidas）`; else empty."""
    found = _BOTH.fullmatch(text)
    names = [name.strip().strip(_QUOTES) for name in found.groups()] if found else []
    return next((mark for other, mark in (names, names[::-1]) if _is_beside(other, mark, known)), "") if names else ""


def _is_beside(other: str, mark: str, known: Known) -> bool:
    """Whether a name is another one of a mark, or its holder's; a name of another mark is none."""
    own, mine = folded(other), folded(mark)
    return own in known.beside.get(mine, ()) and (own not in known.marks or mine in known.beside.get(own, ()))
