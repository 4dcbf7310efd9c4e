"""HS codes: 4 to 13 digits, as the Harmonized System, the national tariffs and customs' own suffixes write them."""

import re

from customs_cli.errors import UsageError
from customs_cli.sentences import said

_DIGITS = r"[0-9]{4,13}"
_AS_AMOUNT = re.compile(r"^([0-9]{4,13})\.0$")
"""Matches a code that a program has saved as a decimal number; no tariff writes a point before a single 0."""
_OF_CHINA = (4, 6, 8, 10, 13)
"""Digits in China of a heading, a subheading, the tariff, the statistics, and the statistics with inspection (CIQ)."""
_OF_NONE = (5, 7)
"""Numbers of digits that no tariff has; Japan's statistics have 9, the Philippines' and Taiwan's 11."""


def parse_hs(text: str) -> str:
    """Return an HS code as it is stored, digits alone; the tariff's points may be typed: `6404.11` -> `640411`.

    Raises:
        UsageError: The text is not 4 to 13 digits.
    """
    code = _AS_AMOUNT.sub(r"\1", text.strip()).replace(".", "")
    if not re.fullmatch(_DIGITS, code):
        raise UsageError("{text!r} is not an HS code", text=text.strip()[:20], hint="4 to 13 digits, such as 640411")
    return code


def hs_oddity(code: str, country: str) -> str:
    """Return a warning about an odd number of digits of an HS code; empty where nothing is odd.

    Args:
        code: The code as it is stored.
        country: Country of the office, ISO 3166-1 alpha-2; empty where not known.
    """
    count = len(code)
    if country == "CN" and count not in _OF_CHINA:
        return said(
            "HS {code} has {count} digits; in China it has 8, 10 or 13: is a zero missing?", code=code, count=count
        )
    if count in _OF_NONE:
        return said("HS {code} has {count} digits, which no tariff uses: is a zero missing?", code=code, count=count)
    return ""
