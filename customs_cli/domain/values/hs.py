"""HS codes: 4 to 10 digits, as the Harmonized System and the national tariffs write them."""

import re

from customs_cli.errors import UsageError

_DIGITS = r"[0-9]{4,10}"


def parse_hs(text: str) -> str:
    """An HS code as it is kept, digits alone; the tariff's own points may be typed: `6404.11` -> `640411`.

    Raises:
        UsageError: It is not 4 to 10 digits.
    """
    code = text.strip().replace(".", "")
    if not re.fullmatch(_DIGITS, code):
        raise UsageError("{text!r} is not an HS code", text=text.strip()[:20], hint="4 to 10 digits, such as 640411")
    return code
