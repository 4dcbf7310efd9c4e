"""Words for one unit or one currency: `双` and `pairs`, `$` and `HKD`."""

import re

from customs_cli.domain.values.units import parse_unit
from customs_cli.errors import CustomsError
from customs_cli.services.importing.mapping.header.words import SAME_SIGN, currency_in

_SIGN = re.compile(r"[^A-Za-z\u4e00-\u9fff]*([$¥￥])[^A-Za-z\u4e00-\u9fff]*")
"""An amount beside a mere sign, which several currencies have."""


def is_same_word(field: str, cell: str, own: str, other: str) -> bool:
    """Whether the word of an amount may be that of the column beside it.

    Args:
        field: `unit` or `currency`.
        cell: The amount.
        own: The word that it says itself.
        other: The cell of the column.
    """
    if field == "currency":
        sign = _SIGN.fullmatch(cell)
        return currency_in(other) in (own, *(SAME_SIGN[sign[1]] if sign else ()))
    try:
        return parse_unit(own) == parse_unit(other.zfill(3) if other.isdecimal() else other)
    except CustomsError:
        return False
