"""Reads amounts as other offices write them: a quantity and its unit, several in one cell, a value and its currency."""

import re
from collections.abc import Sequence
from decimal import Decimal

from customs_cli.domain.firms.characters import simplified
from customs_cli.domain.values.digits import in_plain_signs
from customs_cli.domain.values.quantity import is_mere_multiple, parse_quantity
from customs_cli.domain.values.units import known_unit, parse_unit, unit_of
from customs_cli.errors import CustomsError
from customs_cli.services.importing.mapping.cells.worded_numbers import in_figures
from customs_cli.services.importing.mapping.header.told_in import ToldIn, is_unit, times_of
from customs_cli.services.importing.mapping.header.words import SAME_SIGN, currency_in

Read = tuple[tuple[str, str], ...]
"""(field, text) pairs read from one cell: a quantity may come with its unit, a value with its currency."""
_NUMBER = r"[\d,，]*\d(?:\.\d+)?"
_ABOUT = "(?:大?约|(?:总?共计?|合计|总计|计)[:：]?|近|逾|不少于|至少|超过)?"
_QUANTITY = re.compile(
    rf"{_ABOUT}\s*({_NUMBER}\s*(?:[百万亿]|千(?![克米升]))?)[余多]?\s*([^\d\s.,].*?)?(?:左右|以上|整)?[；;。]?"
)
_THOUSANDS = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
"""Matches a number with Indian separators, `12,34,567`."""
_COMMA_LAST = re.compile(
    r"(?<![\d.,])(?:(?=\d+(?:\.\d{3})*,)|(?=\d+(?:\.\d{3}){2}))(\d+(?:\.\d{3})*)(?:,(\d{1,2}))?(?![\d.,])"
)
"""Matches a number with points between thousands or a decimal comma that can be read in no other way."""
_VALUE = re.compile(
    rf"{_ABOUT}([^\d\s.,-]*?)\s*约?({_NUMBER})\s*([十百千][万亿]|[百千万亿]?)[余多]?\s*([^\d\s.,]*?)(?:整|左右|以上)?[；;。]?"
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?")
"""Matches a number whose commas, if any, stand between thousands."""
_MYRIADS = (("万", 10_000), ("亿", 100_000_000))
_TENS = {"十": 10, "百": 100, "千": 1000}
_WORTH = {"百": 100, "千": 1000} | {f"{ten}{word}": _TENS[ten] * n for ten in _TENS for word, n in _MYRIADS}
_NO_CENTS = re.compile(r"(?<=\d)(?:\.[-–—]+|/[=-])$|(?<=,\d{3}),[-–—]+(?=\s*[^\d\s]{0,4}$)")
"""Matches what follows an amount without cents: `36.-`, `1,200/=`."""
_COMMA_NO_CENTS = re.compile(r"(?<=\d)(?<!,\d{3}),[-–—]+(?=\s*[^\d\s]{0,4}$)")
"""Matches the same behind a decimal comma, `1.250,-`, where points separate thousands; in `1,250,-` commas do."""
_ABBREVIATED = re.compile(r"(?i)(?<=\bkr)\.|(?<=\brs)\.")
_IN_BRACKETS = re.compile(r"(.*\d\s*[百千万亿]?)\s*[元圆]?\s*\(([^()\d]+)\)")
_BESIDE = re.compile(
    r"[/／(（)）;；、]|[,，](?!\d)|(?<=[^\d\s.,，])\s*(?:[,，]|(?=(?:总?共|共计|合计|总计)\s*\d))"
    r"|(?<=[^\d\s.,，共计约])\s*(?=\d)"
)
"""Matches the border between two amounts of one cell: `10箱1200双`, `1200双，10箱`, `10箱共1200双`."""
_ROUGHLY = re.compile("约|左右|近|逾|余|多|不少于|至少|超过|以上")
_ROUGHLY_ELSEWHERE = re.compile(
    r"^(?:(?:approx(?:imately)?|about|circa|estimated|more than|over|at least)\b\.?|(?:ca|est)\.|[~≈>]=?|估[价值计])"
    r"[:：]?\s*"
    r"|\s*[(（]?\b(?:approx(?:imately)?|est(?:imated)?)\b\.?[)）]?$|(?<=[A-Za-z\d])\s*\+$"
    r"|\s*[(（](?:大?约|左右|[暂预]?估[价值计算]?)(?:数|值)?[)）]",
    re.I,
)
"""Matches a word beside an amount which says that it is approximate: `approx. 50`, `50+`, `50双（估）`."""
_ENCLOSED = re.compile(r"[(（【\[]([^()（）]*\d[^()（）]*[^\W\d][^()（）]*)[)）】\]]")
"""Matches a quantity in brackets, together with its unit; a mere number in brackets may be a negative one."""


def number_in(text: str) -> str:
    plain = in_plain_signs(text).strip()
    plain = plain if plain.isascii() else in_figures(simplified(plain))
    plain = _COMMA_NO_CENTS.sub(",00", _NO_CENTS.sub("", _THOUSANDS.sub("", plain)))
    return _COMMA_LAST.sub(lambda found: ".".join(filter(None, (found[1].replace(".", ""), found[2]))), plain)


def _without_lakhs(number: str) -> str:
    return number.replace(",", "") if _INDIAN.fullmatch(number) else number


def quantity(text: str, unit: str) -> Read:
    """Return a quantity and its unit: the one in the cell, else that of the heading.

    Args:
        text: The cell.
        unit: The unit in the heading; empty where there is none.
    """
    enclosed = _ENCLOSED.fullmatch(text)
    text = enclosed[1] if enclosed else text
    bare = _ROUGHLY_ELSEWHERE.sub("", text)
    found = _QUANTITY.fullmatch(number_in(bare))
    own = (found[2] or "").strip(" ()/") if found else ""
    if not found or (own and not is_unit(own)):
        return _twice(text, unit) or _summed(text, unit) or _untold(text, unit)
    number = _without_lakhs(found[1].replace(" ", ""))
    if is_mere_multiple(own) and (known_unit(unit) or (1, ""))[0] == 1:
        number, own = f"{number} {own}", ""
    if not number[-1].isdigit() and times_of(unit) % 100 == 0:
        unit = parse_unit(unit)[1]  # the cell says itself how many, `3万` below `数量（万双）`
    told = (("quantity", number), *((("unit", own or unit),) if own or unit else ()))
    return (*told, ("note", text)) if bare != text or _ROUGHLY.search(simplified(text)) else told


def _untold(text: str, unit: str) -> Read:
    return (("quantity", text), *((("unit", unit),) if unit else ()))


def _twice(text: str, unit: str) -> Read:
    """Return the quantity of goods counted in two ways (`120箱/1,200双`), with the whole text as a note; else empty.

    The goods count, not what they weigh or are packed in.
    """
    parts = [part.strip() for part in _BESIDE.split(text) if part.strip()]
    if len(parts) != 2:
        return ()
    read = [dict(quantity(part, "")) for part in parts]
    units = [told.get("unit") or _of_pieces(told["quantity"]) for told in read]
    if not all(map(is_unit, units)):
        return ()
    kinds = [unit_of(parse_unit(unit)[1]).kind for unit in units]
    goods = _counted(parts, kinds)
    told = quantity(goods, unit) if goods else ()
    return (*(pair for pair in told if pair[0] != "note"), ("note", text)) if told else ()


def _of_pieces(number: str) -> str:
    return "pcs" if is_mere_multiple(number.rpartition(" ")[2]) else ""


def _counted(parts: Sequence[str], kinds: Sequence[str]) -> str:
    for others in (("package",), ("package", "measure")):
        left = [part for part, kind in zip(parts, kinds, strict=True) if kind not in others]
        if len(left) == 1:
            return left[0]
    return ""


def _summed(text: str, unit: str) -> Read:
    parts = [part.strip() for part in re.split("[+＋]", text)]
    read = [_QUANTITY.fullmatch(number_in(part)) for part in parts]
    units = [(found[2] or "").strip() for found in read if found]
    told = units[units.count("") :]
    if len(parts) < 2 or len(units) < len(parts) or "" in told or len(set(told)) > 1:
        return ()
    own = units[-1] or unit
    try:
        amounts = [parse_quantity(found[1].replace(" ", ""), own or "pcs")[0] for found in read if found]
    except CustomsError:
        return ()
    total = sum((Decimal(str(amount)) for amount in amounts), Decimal())
    counted = unit if is_mere_multiple(own) else own
    return (*_untold(f"{total.normalize():f}", counted and parse_unit(counted)[1]), ("note", text))


def value(field: str, text: str, told: ToldIn, home: str) -> Read:
    """Return an amount and its currency: that of the cell, else of the heading, else `home`.

    Args:
        field: `value` or `case_value`.
        text: The cell.
        told: The currency and the factor that the heading names; those in the cell come first.
        home: The currency where neither names one; empty for none.
    """
    bare = _ROUGHLY_ELSEWHERE.sub("", text)
    plain = _ABBREVIATED.sub("", number_in(bare))
    if (named := _IN_BRACKETS.fullmatch(plain)) and currency_in(named[2]):
        plain = f"{named[1]}{named[2]}"
    found = _VALUE.fullmatch(plain)
    if not found:
        return ((field, text),)
    before, number, factor, after = found.groups()
    is_same = told.currency in SAME_SIGN.get((before or after).strip().casefold(), ())
    if not is_same and ((before and not currency_in(before)) or (after and not currency_in(after))):
        return ((field, text),)
    worth = _WORTH.get(factor) or (1 if factor or after else told.factor)
    if worth != 1 and not _GROUPED.fullmatch(number):
        return ((field, text),)
    own = next(filter(None, map(currency_in, (before, after))), "")
    said = told.currency if is_same else own or told.currency or home
    above = told.currency or home
    if worth == told.factor != 1 and above and said != above:
        return ((field, text),)  # `US$1,200` below `案值（万元）`
    exact = Decimal(number.replace(",", "")) * worth
    amount = _without_lakhs(number) + factor if worth == 1 else f"{exact.normalize():f}"
    read = ((field, amount), *((("currency", said),) if said else ()))
    return (*read, ("note", text)) if bare != text or _ROUGHLY.search(simplified(text)) else read
