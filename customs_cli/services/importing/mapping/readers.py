"""Turns a cell as another office writes it into the text that the import reads; unknown forms stay as they are."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from customs_cli.domain.batch.document import is_number
from customs_cli.domain.batch.parties import ROLES
from customs_cli.domain.firms.characters import is_chinese, simplified
from customs_cli.domain.values.container import container_numbers
from customs_cli.domain.values.digits import in_plain_signs
from customs_cli.domain.values.money import HOME
from customs_cli.domain.values.name_matching import folded
from customs_cli.register.shipped_countries import countries
from customs_cli.services.importing.mapping.amounts import Read, quantity, value
from customs_cli.services.importing.mapping.cells.outcome_words import finds, outcome_and_note, outcome_found
from customs_cli.services.importing.mapping.cells.worded_days import in_numbers
from customs_cli.services.importing.mapping.habits.phones import party_and_code, party_and_phone, phones
from customs_cli.services.importing.mapping.header.headings import heading
from customs_cli.services.importing.mapping.header.money_headings import basis_in
from customs_cli.services.importing.mapping.header.own_words import mere_sign
from customs_cli.services.importing.mapping.header.told_in import ToldIn, money_hint, told_in, unit_in_heading
from customs_cli.services.importing.mapping.header.vocabulary import is_with_phone
from customs_cli.services.importing.mapping.header.words import CLOSED, SAME_SIGN, currency_in, word_of
from customs_cli.services.importing.mapping.names import (
    BETWEEN,
    Known,
    holders_named,
    marks_named,
    names_in,
    office_named,
)
from customs_cli.services.importing.rows.cells import DATES

DAYS = ("found_on", *DATES, "valid_from", "valid_until", "from", "to")
CODES = (*(f"{role}_uscc" for role in ROLES), "uscc")
COUNTRIES = ("origin", "departure", "destination", "country")
BY_CARGO = ("sea", "rail", "road", "air")
"""Ways of transport that lists give as the channel of cargo: `海运`."""

_OTHER = ("other", "其他", "其它", "其他运输")
"""Words that mean just `other`; any other text read as such (`保税区`) is kept in the note."""
_BY_CHANNEL = {"express": "express", "mail": "mail", "traveller": "passenger"}
"""Channel -> its word in the published column `transport`."""
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_FOUR_YEARS = 1462
"""Days between the two days from which spreadsheets count (1900 and 1904)."""
_TIME = re.compile(
    r"(.*?\d{4}.*?|.*\d[日号]?)(?:[T ]+(?:上午|下午)?\d{1,2}[:：时]\d.*)"
    r"|(.*\d[日号])(?:上午|下午)?\d{1,2}[:：时点].*|(\d{8})\d{4,6}"
)
_ELSEWHERE = re.compile(r".*[T ](?!00?:00)(?:0?[0-7]|1[5-9]|2\d):\d\d.*(?:Z|UTC|GMT|[+-]00:?00)", re.I)
"""Matches a moment in UTC that falls on another day in East Asia, or in America."""
_WEEKDAY = re.compile(
    r"\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?(?=\s*\d{1,2}[:：时点]|$)|\s*[上下]午$|\s*[(（](?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?[)）]$",
    re.I,
)
_SHORT_YEAR = re.compile(r"^(\d\d年)(?=\d{1,2}月)")
_DOTTED = re.compile(r"^(\d{4})\s?[./_–—-]\s?(\d{1,2})\s?[./_–—-]\s?(\d{1,2})\.?(?=$| \d{1,2}:)")
"""Matches a day as Korean lists write it: `2023. 7. 4.`"""
_DAY_IN_FULL = r"(\d{4}\D{1,2}\d{1,2}\D{1,2}\d{1,2}日?|(?:19|20)\d{6})"
_FROM_TO = re.compile(rf"(?:自|从|from )?\s*{_DAY_IN_FULL}\s*起?\s*(?:至|到|-|—|–|~|to|until)+\s*{_DAY_IN_FULL}\s*止?")
_UNTOLD = frozenset(
    "不详 不明 未知 待定 待估 待核 待查 无 暂无 未填 未申报 空 (空) （空） - -- — —— / * ** *** n/a na unknown tbd"
    " tba tbc nil none null (null) <null> nan nat <na> \\n".split()
)
"""Words for what is not known, also those of databases."""
_OF_TWO = ("korea", "congo", "刚果")
"""Names shared by two countries, which the text in brackets behind them tells apart."""
_BETWEEN_NAMES = re.compile(
    r"[-–/|:：()（）\[\]]+|(?<=[A-Za-z\d])\s*(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\s*(?=[A-Za-z\d])"
)
"""Separates the code of a country from its name."""
_WITH_ZEROS = re.compile(r"\d+\.0+")
"""Matches the number of a document that a program has saved as an amount."""
_NO_NUMBER = re.compile(
    r"\D*(?:[未无待补暂尚]|详见|见附|附[件表]|pending|\bsee\b|\btb[acd]\b|none|unknown|various|multiple)\D*", re.I
)
"""Matches words in place of the number of a case."""
_IN_NUMBER = re.compile(r"nos?\.?", re.I)
"""Matches the unit `No.` of goods that a tariff counts."""
_ANSWERS = frozenset("是 否 有 无 √ × x y n yes no".split())
"""Answers below a heading for a campaign, which name none."""
_BOTH = re.compile(r"([^()（）]+)[(（]([^()（）]+)[)）]")
"""Matches a word with another one in brackets behind it."""
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def reader(
    field: str, name: str, known: Known, *, has_currencies: bool = False, currency: str = ""
) -> Callable[[str], Read]:
    """Return a function that reads the cells of a column.

    Args:
        field: The field that the column is.
        name: Its heading, which may contain a unit or a currency: `案值（万元）`.
        known: The names in the register.
        has_currencies: Whether another column gives the currency, so that none is assumed.
        currency: The currency of amounts that have only a sign; empty where none is given.
    """
    home = HOME if is_chinese(name) and not has_currencies else ""
    read = _reader(field, name, known, home, currency)
    return lambda text: ((field, ""),) if is_untold(text) and not _means(field, text) else read(text)


def _means(field: str, text: str) -> bool:
    is_code = field in COUNTRIES and text.isascii() and text.isalpha() and len(text) == len("NA")
    return field == "goods" or is_code or bool(word_of(field, text))


def _reader(field: str, name: str, known: Known, home: str, currency: str) -> Callable[[str], Read]:
    if field == "quantity":
        unit = unit_in_heading(name)
        return lambda text: quantity(text, unit)
    if field in ("value", "case_value"):
        told = told_in(money_hint(name)) or ToldIn()
        sign = mere_sign(money_hint(name))
        if currency in SAME_SIGN[sign] if sign else not told.currency:
            told = told._replace(currency=currency)
        basis = (("value_basis", basis_in(name)),) if field == "value" else ()
        return lambda text: (*value(field, text, told, home), *basis)
    read = _SIMPLE.get(field)
    if field in ROLES:
        party = party_and_phone if is_with_phone(name) else party_and_code
        return lambda text: party(field, _in_one_line(text))
    if field == "currency":
        return lambda text: ((field, currency_in(text) or text),)
    if field == "unit":
        return lambda text: (
            (field, "pcs" if _IN_NUMBER.fullmatch(text) else text.zfill(3) if text.isdecimal() else text),
        )
    if field in ("channel", "transport"):
        return _channel if field == "channel" else _transport
    if field == "valid_until":
        return _validity
    if field == "outcome":
        return outcome_found if finds(name) else outcome_and_note
    if field in ("document_number", "case_id"):
        return lambda text: _number(field, text)
    if field == "campaign":
        return lambda text: ((field, ""), ("note", text)) if text.casefold() in _ANSWERS else ((field, names_in(text)),)
    if field == "found_by":
        return lambda text: ((field, word),) if (word := word_of(field, text)) else (("note", text),)
    if read is None and field in CLOSED:
        return lambda text: ((field, word_of(field, text) or text),)
    if field in ("office", "parent_office"):
        return lambda text: ((field, office_named(text, known)),)
    if field == "marks":
        return lambda text: ((field, marks_named(text, known)),)
    if field == "holder":
        return lambda text: ((field, holders_named(text, known)),)
    if read is None:
        return lambda text: ((field, text if field == "note" else _in_one_line(text)),)
    return lambda text: ((field, read(text)),)


def validity(text: str) -> tuple[str, str] | None:
    """Return the first and the last day of a period (`2019-01-01至2029-01-01`); None where the cell is no period."""
    found = _FROM_TO.fullmatch(in_plain_signs(text).strip())
    return (day(found[1]), day(found[2])) if found else None


def _validity(text: str) -> Read:
    if told := validity(text):
        return (("valid_from", told[0]), ("valid_until", told[1]))
    return (("valid_until", day(text)),)


def _channel(text: str) -> Read:
    way = "" if word_of("channel", text) else word_of("transport", text)
    return (
        (("channel", "cargo"), ("transport", way))
        if way in BY_CARGO
        else (("channel", word_of("channel", text) or text),)
    )


def _transport(text: str) -> Read:
    way, channel = word_of("transport", text), word_of("channel", text) or ""
    told = (("transport", way or _BY_CHANNEL.get(channel, text)),)
    return (*told, ("note", text)) if way == "other" and heading(text) not in _OTHER else told


def day(text: str) -> str:
    """Return a day without its time; the number of a day in a spreadsheet becomes that day."""
    plain = in_numbers(_WEEKDAY.sub("", in_plain_signs(seen(text)).strip()))
    plain = _DOTTED.sub(r"\1-\2-\3", _SHORT_YEAR.sub(r"20\1", plain))
    if _ELSEWHERE.fullmatch(plain):
        return plain
    if _is_serial(plain):
        return (date(1899, 12, 30) + timedelta(days=int(float(plain)))).isoformat()
    timed = _TIME.fullmatch(plain)
    return next(filter(None, timed.groups())).strip() if timed else plain


def day_since_1904(text: str) -> str:
    """Return the number of a day counted from 1904 as the number counted from 1900; any other text unchanged."""
    plain = in_plain_signs(text).strip()
    return f"{float(plain) + _FOUR_YEARS:.15g}" if _is_serial(plain) else text


def _is_serial(plain: str) -> bool:
    return bool(_SERIAL.fullmatch(plain)) and 20_000 <= float(plain) < 80_000


def _in_one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text


def country(text: str) -> str:
    """Return the two letters of a country that is given by code or name; any other text unchanged."""
    text = simplified(text)
    plain = re.sub(r"[(（].*|地区$", "", text) or text
    plain = text if folded(plain) in _OF_TWO else plain
    return countries().get(folded(text)) or countries().get(folded(plain)) or _country_twice(text) or text


def _country_twice(text: str) -> str:
    parts = [part for part in _BETWEEN_NAMES.split(text) if part.strip() and not part.strip().isdigit()]
    told = {countries().get(folded(part), "") for part in parts}
    return told.pop() if len(told) == 1 else ""


def _right_type(text: str) -> str:
    parts = [part for part in BETWEEN.split(text) if part.strip()]
    return ";".join(word_of("right_type", part) or _narrower_type(part) or part for part in parts)


def _narrower_type(text: str) -> str:
    found = _BOTH.fullmatch(text.strip())
    return next(filter(None, (word_of("right_type", found[place]) or "" for place in (2, 1))), "") if found else ""


def _nice(text: str) -> str:
    is_plain = not re.search(r"\d{3}|\d\s*[类類]?\s*(?:[-–—~～至到]|to)\s*第?\d", text)
    return ";".join(re.findall(r"\d{1,2}", text) or [text]) if is_plain else text


def _containers(text: str) -> str:
    return ";".join(container_numbers(text))


_LABELLED = re.compile(
    r"(?:(?:进口|出口|进出口)?(?:货物)?(?:报关单|申报单|邮件)?(?:编?号码?|单号)?|(?:declaration\s*)?(?:no|nr|n°|№)\.?)"
    r"\s*[:：#]?\s*(?!0+$)(\d{18}|[A-Z]{2}\d{9}[A-Z]{2})",
    re.I,
)
"""Matches a word such as `单号：` before a number whose form proves that it is one of a declaration or mail item."""


def _number(field: str, text: str) -> Read:
    if field == "document_number" and (labelled := _LABELLED.fullmatch(text.strip())) and labelled[1].strip("0"):
        return ((field, labelled[1]),)
    is_told = is_number(text) if field == "document_number" else not _NO_NUMBER.fullmatch(text)
    if not is_told:
        return ((field, ""), ("note", text))
    return ((field, _identifier(text) if field == "document_number" else text),)


def _identifier(text: str) -> str:
    plain = in_plain_signs(seen(text)).strip().strip("'`").replace(" ", "")
    return (plain.partition(".")[0] if _WITH_ZEROS.fullmatch(plain) else plain) or text


_SIMPLE: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(DAYS, day),
    **dict.fromkeys(COUNTRIES, country),
    "right_type": _right_type,
    "hs": lambda text: re.sub(r"\s+", "", text),
    **dict.fromkeys(CODES, _identifier),
    **dict.fromkeys((f"{role}_phone" for role in ROLES), phones),
    "containers": _containers,
    "agents": names_in,
    "contacts": names_in,
    "aliases": names_in,
    "nice": _nice,
}


def seen(text: str) -> str:
    """Return a number without the invisible characters (marks of direction, say) that come from copying a page."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def is_untold(text: str) -> bool:
    """Return whether a cell says that the value is not known."""
    return text.strip().casefold() in _UNTOLD
