"""Dates in Chinese numerals, as official documents write them: `二〇一九年七月三日`, `十月一日`."""

import re

_DIGITS = str.maketrans("〇○◯零一二三四五六七八九", "0000123456789")
# Patterns are strings: each is compiled when first asked, since every start imports this module.
_YEAR = r"(?<![十百千])[0-9〇○◯零一二三四五六七八九]+(?= ?年)"
_COUNT = r"[〇○◯零一二三四五六七八九十]+(?= ?[月日号])"


def in_figures(words: str) -> str:
    """Return a date, or a period, with the Chinese numerals before 年, 月 and 日 in figures: `2019年7月3日`.

    What is no number stays as it is written: `二十三十日`.
    """
    if words.isascii():
        return words
    years = re.sub(_YEAR, lambda found: found[0].translate(_DIGITS), words)
    return re.sub(_COUNT, lambda found: _below_hundred(found[0]), years)


def _below_hundred(text: str) -> str:
    tens, ten, ones = text.rpartition("十")
    if not ten:
        figures = text.translate(_DIGITS)
        return figures if len(figures) == 1 or (len(figures) == 2 and figures[0] == "0") else text
    figures = (tens.translate(_DIGITS) or "1") + (ones.translate(_DIGITS) or "0")
    is_number = len(figures) == 2 and "0" not in (figures[0], ones.translate(_DIGITS))
    return figures if figures.isdecimal() and is_number else text
