"""Compares words for a unit or a currency: `双` and `pairs`, `$` and `HKD`."""

import re

from customs_cli.domain.values.units import known_unit
from customs_cli.services.importing.mapping.header.words import SAME_SIGN, currency_in

_SIGN = re.compile(r"[^A-Za-z\u4e00-\u9fff]*([$¥￥元£])[^A-Za-z\u4e00-\u9fff]*")
_FOREIGN, _WORD = re.compile("[€₩₹₽₺₫₱฿]"), re.compile(r"[A-Za-z\u4e00-\u9fff]")
_MULTIPLES = re.compile(
    r"[十百千万亿]|\b(?:in|of)\b|(?:thousand|million|billion)s?|(?<=[$¥￥£\s\d])[km]n?\b|\b[kmt]\s?(?=[$¥￥£])", re.I
)
"""Matches a factor beside a sign: `¥ thousand` names the currency no better than `¥`."""


def mere_sign(text: str) -> str:
    """Return the sign of an amount where it is all that tells its currency, and several currencies have it."""
    found = _SIGN.fullmatch(_MULTIPLES.sub("", text))
    return found[1] if found else ""


def is_signed(text: str) -> bool:
    """Return whether the currency of an amount is told only by a sign such as `$` or `€`."""
    return bool(_SIGN.fullmatch(bare := _MULTIPLES.sub("", text)) or (_FOREIGN.search(bare) and not _WORD.search(bare)))


def is_same_word(field: str, cell: str, own: str, other: str) -> bool:
    """Return whether the word in an amount may mean the same as the cell of the column beside it.

    Args:
        field: `unit` or `currency`.
        cell: The amount.
        own: The word in the amount.
        other: The cell of the column.
    """
    if field == "currency":
        return currency_in(other) in (own, *SAME_SIGN.get(mere_sign(cell), ()))
    unit = known_unit(own)
    return unit is not None and unit == known_unit(other.zfill(3) if other.isdecimal() else other)
