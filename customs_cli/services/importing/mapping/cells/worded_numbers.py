"""Writes numbers in Chinese words (`一千二百`, `肆万贰仟`) in figures; ambiguous ones stay as they are."""

import re
from decimal import Decimal

_DIGITS = {sign: at % 10 for at, sign in enumerate("零一二三四五六七八九〇壹贰叁肆伍陆柒捌玖")} | {"两": 2}
_TIMES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_NUMBER = re.compile(rf"(?<!\d)[{''.join((*_DIGITS, *_TIMES, *_MYRIADS))}]+(?!批)")
"""Matches a number in Chinese characters; behind figures it multiplies them: `3.5十万`."""


def in_figures(text: str) -> str:
    """Return a text with its numbers in figures, except ambiguous ones such as `三五`, `一千二` and `一批`.

    Args:
        text: Text in simplified characters.
    """
    return text if text.isascii() else _NUMBER.sub(lambda found: _figures(found[0], _value(found[0])), text)


def _figures(word: str, number: int) -> str:
    if number and set(word) & {*_MYRIADS}:
        return f"{Decimal(number).scaleb(-4).normalize():f}万"
    return str(number) if number else word


def _value(word: str) -> int:
    total = section = 0
    digit: int | None = None
    last, above, is_after_nought = 0, 0, False
    for sign in word:
        if sign in _DIGITS:
            if digit is not None or (is_after_nought and not _DIGITS[sign]):
                return 0  # `三五双` is three or five
            is_after_nought, digit = is_after_nought or not _DIGITS[sign], _DIGITS[sign] or None
        elif times := _TIMES.get(sign):
            if (last and times >= last) or (digit is None and (times > 10 or section or total)):
                return 0
            section, digit, last, is_after_nought = section + (digit or 1) * times, None, times, False
        else:
            times, section = _MYRIADS[sign], section + (digit or 0)
            if not section or (above and times >= above) or (digit and last > 10 and not is_after_nought):
                return 0
            total, section, digit, last, above = total + section * times, 0, None, 0, times
            is_after_nought = False
    is_short = digit is not None and not is_after_nought and (last > 10 or (above and not last))
    return 0 if is_short else total + section + (digit or 0)
