"""Customs offices; the tree district -> subordinate office is the first two digits of a Chinese code."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from customs_cli.domain.record import Record
from customs_cli.domain.values.countries import alpha2
from customs_cli.domain.values.digits import in_plain_letters
from customs_cli.errors import UsageError


class Office(Record, frozen=True):
    """A customs office of the tree.

    Attributes:
        code: 4 digits in China; elsewhere 2-8 letters or digits (a UN/LOCODE, say).
        name: English name.
        name_zh: Chinese name.
        parent: Code of the office above it, or empty.
        country: ISO 3166 alpha-2, where it was stated; see `country_of`.
        valid_from: First day the code was in use, where known.
        valid_until: Last day, included.
        incomplete: Whether it was added because a batch named it, and lacks details.
    """

    code: str
    name: str = ""
    name_zh: str = ""
    parent: str = ""
    country: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    incomplete: bool = False


def is_office_code(code: str) -> bool:
    """Return whether a text is a possible office code: 4 digits, or 2-8 capitals or digits that are not all digits."""
    is_plain = code.isascii() and code.isalnum() and code == code.upper()
    return is_plain and 2 <= len(code) <= 8 and (not code.isdigit() or len(code) == 4)


def is_chinese(code: str) -> bool:
    """Return whether a code is a Chinese one (4 digits)."""
    return len(code) == 4 and code.isascii() and code.isdigit()


@lru_cache(maxsize=4096)
def country_of(code: str, stated: str = "") -> str:
    """Return the country of an office, ISO 3166 alpha-2: the one stated, else the one in its code; empty if neither.

    Four digits are Chinese; a UN/LOCODE is five characters of which the first two are the country (`DEHAM`).
    """
    if stated or is_chinese(code):
        return stated or "CN"
    return code[:2] if len(code) == 5 and code.isalnum() and code[:2] in alpha2().values() else ""


def district_of(code: str, parent: str = "") -> str:
    """Return the district office above a code: `5320` -> `5300`; elsewhere its parent, or itself."""
    return code[:2] + "00" if is_chinese(code) else parent or code


def parent_of(code: str, recorded: str = "") -> str:
    """The office right above a code: the one recorded, else the district of its first two digits; empty for none."""
    return recorded or (code[:2] + "00" if is_chinese(code) and not is_district(code) else "")


def is_district(code: str) -> bool:
    """Return whether a code is that of a Chinese district office: `5300`."""
    return is_chinese(code) and code.endswith("00")


def parse_office_code(text: str) -> str:
    """Return an office code as it is stored, from what was typed.

    Raises:
        UsageError: The text is neither 4 digits nor 2-8 letters or digits.
    """
    code = in_plain_letters(text.strip()).upper()
    if not is_office_code(code):
        raise UsageError(
            "{text!r} is not an office code",
            text=text.strip()[:40],
            hint="4 digits in China, 2-8 letters or digits elsewhere",
        )
    return code


def is_below_itself(office: Office, parents: Mapping[str, str]) -> bool:
    """Return whether an office would be among the offices above it.

    Args:
        office: The office as it will be.
        parents: Code of every other office -> code of the office above it, or empty.
    """
    seen: set[str] = set()
    code = office.parent
    while code and code not in seen and code != office.code:
        seen.add(code)
        code = parents.get(code, "")
    return code == office.code
