"""The unit, currency or factor (thousands, say) that a heading gives for the amounts below it."""

import re
from collections.abc import Sequence
from decimal import Decimal
from math import prod
from typing import NamedTuple

from customs_cli.domain.values.digits import in_plain_signs
from customs_cli.domain.values.units import MULTIPLES, known_unit
from customs_cli.services.importing.mapping.header.money_headings import money_beside, without_terms
from customs_cli.services.importing.mapping.header.multiples import in_multiples
from customs_cli.services.importing.mapping.header.words import currency_in, weighed_in


class ToldIn(NamedTuple):
    """The unit of amounts of money: `factor` times a currency, which is empty where none is named."""

    factor: int = 1
    currency: str = ""


_TIMES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_THOUSANDS_TOLD = re.compile(
    r"[十百千万亿]+|(?<!\d)['’]?\s?000s?\b|thousands?|millions?|milliers?|tausend|tsd\.?|miles|millones|migliaia|milioni|\bmio\b|\bmn\b"
    r"|\b[kKTM]\s?(?=[€$£¥]|EUR|USD|GBP|CHF|KES|CNY|RMB|JPY|KRW|HKD|INR|RUB|BRL)|(?:(?<=[€$£¥])|(?<=USD|EUR|GBP|CHF|HKD|RMB|CNY))\s?[km]n?\b",
    re.I,
)
_FILLING = re.compile(r"\b(?:in|of|de|d'|en|di|the)\b\s*", re.I)
_BRACKETED = (
    re.compile(r"[(（\[【]\s*(?:单位[:：])?([^)）\]】]+)"),
    re.compile(r"(?:\b(?:in )?|(?<=[\u4e00-\u9fff]))([A-Z]{3})$"),
)
_MONEY_TOLD = (
    _BRACKETED[0],
    re.compile(r"\bin\s+(\S.*)$", re.I),
    re.compile(r"(?:^|[\s_,-])([kKTMm]\s?(?:[€£$¥]|EUR|USD|GBP|CHF|CNY|RMB|JPY|KRW|HKD|INR|RUB|BRL))$"),
    _BRACKETED[1],
    re.compile(r"([€£¥￥$]|US\$|HK\$)$"),
    re.compile(r"((?:[€£¥$]|USD|EUR|GBP|CHF|HKD|RMB|CNY)\s?[km]n?)$", re.I),
    re.compile(r"(?:[/／\s]|(?<=[值额价]))((?:人民币)?[十百千万亿]+\S*)$"),
    re.compile(r"[:：]\s*(\S.*)$"),
)
"""Match the place where a heading gives the currency of its column: in brackets, or at its end."""
_BRACKETS = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")
_COUNTED_IN = re.compile(
    r"(?:数量?|数目|quantity|qty)\s*[/／:：,，、_\s-]\s*(?:单位[:：]?)?([^\W\d]+)$"
    r"|\b(?:quantity|qty) in (\w+)$|^[总總]?([双雙套箱盒瓶张卷包袋桶])[数數]量?$|^数量([双套瓶])$|^([双雙套])$"
    r"|\b(?:number|no\.?|nos\.?|count) of (pairs|sets|cartons|boxes|bottles|dozens?|rolls)$"
    r"|^(pairs|sets|cartons|boxes|bottles|dozens|rolls) (?:seized|detained|found|confiscated)$"
    r"|(?:数量?|数目)([十百千万亿]+[^\W\d]*)$"
    r"|\b(?:quantity|qty|menge|items|pieces|pairs)\s+(['’]?000s?|thousands?(?:\s+\w+)?)$"
    r"|\b(?:in|en)\s+([百千万亿]+|['’]?000s?|thousands?|tsd\.?|tausend|milliers|miles|migliaia)$",
    re.I,
)
"""Matches the unit in a heading for quantities: `数量/双`, `数量万双`, `Qty '000`, `双数`, `Number of pairs`."""
_THOUSAND_ELSEWHERE = re.compile(r"^(?:tsd\.?|tausend|milliers?(?: de)?|miles(?: de)?|migliaia(?: di)?)(?:\s+|$)", re.I)
_MULTIPLIED = re.compile(
    r"^[十百千万亿]|^k$|[x×*]\s*[\d百千万]|\bof \d|thousand|million|hundred|dozen|dutzend|docena|millier|migliaia",
    re.I,
)
_MULTIPLIED_ANYWHERE = re.compile(
    r"(?:数量?|数目|[\s/_:：(（[])[十百千万亿]+(?![克米升])|(?<![\d.,])['’]?000s?\b|\b(?:hundred|thousand|million)s?\b"
    r"|\b(?:tausend|tsd|milliers?|migliaia|mio)\b|\b[km]\s?(?=pcs?\b|pairs?\b|stk\b|[件个双只])",
    re.I,
)
"""Matches words for multiples anywhere in a heading for quantities."""
_SO_MANY = re.compile(r"\d+\s*(\D+)")
_ZEROS = re.compile(r"^['’]?\s?000s?\b")
"""Thousands, in a heading for quantities: `Qty (000)`, `('000 pcs)`."""
_CONVERTED = re.compile("^(?:折合?|约合|折算[成为]?)")
"""Matches the words before the currency that values were converted into: `折合人民币`."""
_UNNAMED = re.compile("外币|原币")
_MONEY_ELSEWHERE = re.compile(
    r"[币元圆镑盾铢]|卢比|卢布|比索|先令|法郎|里拉|第纳尔|迪拉姆|里亚尔|雷亚尔|克朗|兰特"
    r"|\b(?:dollars?|pesos?|rupees?|francs?|dinars?|riyals?|rials?|dirhams?|kron[aeor]+|liras?|rands?|reais|zloty|forint)\b",
    re.I,
)
"""Matches words for money, some of which are no known currency."""
_LARGE = re.compile(r"[百千万亿]|(?<!\d)['’]?\s?000s?\b|thousand|million|lakh|crore|tausend|millier|migliaia", re.I)
_LARGE_ANYWHERE = re.compile(
    r"[百千万亿]+(?:人民币|[美欧港日])?[元圆币]|(?<![\d.,])['’]?\s?000s?\b|\b(?:thousands?|millions?|billions?|lakhs?|crores?)\b"
    r"|\b(?:tausend|tsd|milliers?|migliaia|mil|mio|bn)\b|[(（]\s*k\s*[)）]",
    re.I,
)


def told_in(text: str) -> ToldIn | None:
    """Return the factor and currency of a word for money (`人民币万元`, `USD '000`, `TEUR`); None if not understood."""
    plain = in_plain_signs(in_multiples(text)).strip()
    parts = [part for part in re.split(r"\s*[,，、;/]\s*", plain) if part]
    told = [_part_told_in(part) for part in parts]
    known = [part for part in told if part]
    if not known or any(_LARGE.search(part) for part, own in zip(parts, told, strict=True) if not own):
        return None
    return ToldIn(prod(own.factor for own in known), next(filter(None, (own.currency for own in known)), ""))


def _part_told_in(plain: str) -> ToldIn | None:
    if (currency := _money(plain)) is not None:
        return ToldIn(1, currency)
    found = _THOUSANDS_TOLD.search(plain)
    rest = _FILLING.sub("", f"{plain[: found.start()]} {plain[found.end() :]}").strip() if found else ""
    currency = _money(rest)
    return ToldIn(_product(found[0]), currency) if found and currency is not None else None


def is_unclear(name: str) -> bool:
    """Return whether a heading names thousands, millions or a currency in words that are not understood."""
    hint = money_hint(name)
    told = told_in(hint) if hint else None
    if told is None and any(kind.search(hint) for kind in (_LARGE, _UNNAMED, _MONEY_ELSEWHERE)):
        return True
    return (told is None or told.factor == 1) and bool(_LARGE_ANYWHERE.search(in_multiples(name)))


def _product(word: str) -> int:
    plain = word.strip("'’ ").casefold()
    if word[0] in _TIMES:
        return prod(_TIMES[sign] for sign in word)
    return 1_000_000 if plain.startswith("m") and not plain.startswith(("mille", "millier", "migl", "miles")) else 1000


def _money(word: str) -> str | None:
    word = _CONVERTED.sub("", word)
    if word in ("", "元", "圆"):
        return ""
    bare = re.sub("人民币|RMB", "", word, flags=re.I).strip()
    if bare != word:
        return "CNY" if bare in ("", "元", "圆") else None
    return currency_in(word) or currency_in(re.sub(r"\s*[元圆]$", "", word)) or None


def tells_unit(field: str, name: str) -> bool:
    """Return whether a heading itself gives the unit or currency of its column."""
    return bool(unit_in_heading(name)) if field == "quantity" else told_in(money_hint(name)) is not None


def unit_in_heading(name: str) -> str:
    """Return the unit in a heading, in brackets or behind a weight; empty where there is none."""
    hint = _unit_hint(name)
    return hint if hint and is_unit(hint) else ""


def unclear_number(name: str) -> str:
    """Return the multiple in a heading for quantities that is not understood; empty where all is clear."""
    hint = _unit_hint(name)
    several = _SO_MANY.fullmatch(hint)
    if (_MULTIPLIED.search(hint) and not is_unit(hint)) or (several and is_unit(several[1])):
        return hint
    is_told = times_of(unit_in_heading(name)) != 1
    return "" if is_told or not _MULTIPLIED_ANYWHERE.search(in_multiples(name)) else name


def times_of(unit: str) -> int | Decimal:
    """Return how many units a unit in a heading means: 10,000 for `万双`, 1 for `双`.

    Args:
        unit: The unit as written; empty for none.
    """
    return (known_unit(unit) or (1, ""))[0]


def called_so(field: str, name: str) -> str:
    """Return a new heading: the name of a field with the unit of the old heading, `value (万元)`.

    Args:
        field: The field.
        name: The old heading.
    """
    told = ""
    if field == "quantity":
        told = next(filter(is_unit, (unit_in_heading(name), name)), "")
    elif field in ("value", "case_value"):
        told = next(filter(told_in, filter(None, (money_hint(name), name))), "")
    return f"{field} ({told})" if told else field


def so_many(times: int | Decimal, unit: str) -> str:
    """Return the unit of a row multiplied by the factor of the heading for its quantity: `万双` for 10,000 and `双`."""
    word = next((word for word, factor in MULTIPLES.items() if factor == times), "")
    return unit if times_of(unit) == times else f"{word}{unit}"


def _unit_hint(name: str) -> str:
    plain = in_multiples(name)
    hint = bracketed(plain).removeprefix("in ") or weighed_in(plain) or _first((_COUNTED_IN,), plain)
    return _ZEROS.sub("thousand", _THOUSAND_ELSEWHERE.sub("thousand ", hint)).strip()


def bracketed(name: str) -> str:
    """Return the text in brackets in a heading (a unit or a currency); empty where there is none."""
    return _first(_BRACKETED, name)


def money_hint(name: str) -> str:
    """Return the text in a heading for values that gives their currency: in brackets, or beside its main word."""
    bare = without_terms(in_multiples(name))
    hint, beside = _first(_MONEY_TOLD, bare), money_beside(_BRACKETS.sub("", bare))
    told = told_in(hint) if hint else None
    if told is None:
        return beside or hint
    return f"{hint},{beside}" if beside and not told.currency and hint != beside else hint


def _first(patterns: Sequence[re.Pattern[str]], name: str) -> str:
    found = next(filter(None, (pattern.search(name) for pattern in patterns)), None)
    return next(filter(None, found.groups()), "").strip() if found else ""


def is_unit(text: str) -> bool:
    """Return whether a word is a unit in which goods are counted or measured."""
    return known_unit(text) is not None
