"""Words of closed lists as other offices write them, and the word that the register keeps for each."""

import re
from functools import cache

from customs_cli.register.shipped_words import words
from customs_cli.services.importing.mapping.header.headings import halves_of, heading

CLOSED = (
    "direction", "channel", "transport", "basis", "document_kind", "right_type", "outcome", "value_basis", "currency",
    "found_by",
)  # fmt: skip
"""Fields whose words are known."""

_SIGNS = {
    "¥": "CNY", "￥": "CNY", "$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "hk$": "HKD", "₩": "KRW", "nt$": "TWD",
    "mop$": "MOP", "fr.": "CHF", "sfr.": "CHF", "ca$": "CAD", "cdn$": "CAD", "a$": "AUD", "nz$": "NZD", "s$": "SGD",
    "mx$": "MXN", "r$": "BRL", "₹": "INR", "₽": "RUB", "₺": "TRY", "₫": "VND", "₱": "PHP", "฿": "THB", "円": "JPY",
}  # fmt: skip
SAME_SIGN = {
    "$": (
        "HKD", "USD", "TWD", "MOP", "CAD", "AUD", "SGD", "NZD", "MXN", "ARS", "CLP", "COP", "UYU", "BBD", "BMD", "BND",
        "BRL", "BSD", "BZD", "CUP", "CVE", "DOP", "FJD", "GYD", "JMD", "KYD", "LRD", "NAD", "NIO", "SBD", "SRD", "TTD",
        "XCD",
    ),
    "¥": ("CNY", "JPY"), "￥": ("CNY", "JPY"), "元": ("CNY", "HKD", "MOP", "TWD"),
    "£": ("GBP", "EGP", "FKP", "GIP", "LBP", "SDG", "SHP", "SSP", "SYP"), "kr": ("DKK", "ISK", "NOK", "SEK"),
    "rs": ("INR", "LKR", "MUR", "NPR", "PKR", "SCR"),
}  # fmt: skip
"""Sign -> the currencies that have it; the one that the heading names is meant."""

_CODE = re.compile(r"\s*[(（]\d{1,4}[)）]\s*$")
"""Matches the code behind a word, `公路运输(4)`."""
_CODE_BEFORE = re.compile(r"^\s*[(（\[【]?\d{1,4}[)）\]】]?\s*[-–:：、.|/]?\s*(?=[^\W\d])")
"""Matches the code before a word, `4-公路运输`; before a currency it would be an amount."""
_WEIGHED = re.compile(
    r"(?:重|重量|weight|poids|gewicht|peso)[\s_,:-]*(?:in )?(kgs?|公斤|千克|吨|克|g|t|tonnes?|lbs?)\.?$", re.I
)


def weighed_in(name: str) -> str:
    """Return the unit at the end of a heading for a weight (`Gross weight kg`); empty where there is none."""
    found = _WEIGHED.search(name)
    return found[1] if found else ""


def word_of(field: str, text: str) -> str | None:
    """Return the word of a closed list that a text means, also one in two languages (`出口 Export`); else None."""
    known = _known(field)
    bare = [_CODE.sub("", text), *([_CODE_BEFORE.sub("", text)] if field != "currency" else ())]
    told = known.get(heading(text)) or next(filter(None, (known.get(heading(word)) for word in bare)), None)
    halves = {known.get(heading(half)) for half in halves_of(text) or ()} if told is None else set()
    return told or (halves.pop() if len(halves) == 1 else None)


def currency_in(word: str) -> str:
    """Return the code of the currency that a word or sign means; empty where it means none."""
    plain = word.strip().casefold()
    return _SIGNS.get(plain) or word_of("currency", plain) or (plain.upper() if re.fullmatch("[a-z]{3}", plain) else "")


@cache
def _known(field: str) -> dict[str, str]:
    known: dict[str, str] = {}
    for word, names in words(field).items():
        for name in (word, *names):
            known.setdefault(heading(name), word)
    return known
