"""Words for one unit or one currency: `双` and `pairs`, `$` and `HKD`."""

import re

from customs_cli.domain.values.units import parse_unit
from customs_cli.errors import CustomsError
from customs_cli.services.importing.mapping.header.words import SAME_SIGN, currency_in

_SIGN = re.compile(r"[^A-Za-z\u4e00-\u9fff]*([$¥￥元£])[^A-Za-z\u4e00-\u9fff]*")
_FOREIGN, _WORD = re.compile("[€₩₹₽₺₫₱฿]"), re.compile(r"[A-Za-z\u4e00-\u9fff]")
_MULTIPLES = re.compile(
    r"[十百千万亿]|\b(?:in|of)\b|(?:thousand|million|billion)s?|(?<=[$¥￥£\s\d])[km]n?\b|\b[kmt]\s?(?=[$¥￥£])", re.I
)
"""Beside a sign how many are meant: `¥ thousand` names no currency more than `¥` does."""


def mere_sign(text: str) -> str:
    """The sign beside an amount, where nothing but one that several currencies have tells which it is; else empty."""
    found = _SIGN.fullmatch(_MULTIPLES.sub("", text))
    return found[1] if found else ""


def is_signed(text: str) -> bool:
    """Whether no word but a sign, `$` or `€`, tells the currency of an amount."""
    return bool(_SIGN.fullmatch(bare := _MULTIPLES.sub("", text)) or (_FOREIGN.search(bare) and not _WORD.search(bare)))


def is_same_word(field: str, cell: str, own: str, other: str) -> bool:
    """Whether the word of an amount may be that of the column beside it.

    Args:
        field: `unit` or `currency`.
        cell: The amount.
        own: The word that it says itself.
        other: The cell of the column.
    """
    if field == "currency":
        return currency_in(other) in (own, *SAME_SIGN.get(mere_sign(cell), ()))
    try:
        return parse_unit(own) == parse_unit(other.zfill(3) if other.isdecimal() else other)
    except CustomsError:
        return False
