"""Numbers of clues and visits: `2019-5320-C-001` = year, office, C or V, serial; never given twice."""

import re

CLUE, VISIT = "C", "V"
"""The letter of a series."""

MAX_SERIAL = 999_999
_SERIES = r"([0-9]{4}-[0-9A-Z]{2,8})-([CV])"
_NUMBER = rf"{_SERIES}-([0-9]{{3,6}})"


def series(year: int, office: str, letter: str) -> str:
    """What the numbers of an office, a year and a kind have in common: `2019-5320-C`."""
    return f"{year:04d}-{office}-{letter}"


def numbered(series: str, serial: int) -> str:
    """The number of a serial, from 1, in a series; it has three digits, or as many as it takes."""
    return f"{series}-{serial:03d}"


def is_number(text: str, letter: str) -> bool:
    """Whether a text is a whole number of a clue (`C`) or a visit (`V`), written as it is kept."""
    found = re.fullmatch(_NUMBER, text)
    return bool(found and found[2] == letter and numbered(text.rpartition("-")[0], int(found[3])) == text)


def place_of(code: str) -> str:
    """Year and office of a series, `2019-5320` of `2019-5320-C`; any other text as it is."""
    found = re.fullmatch(_SERIES, code)
    return found[1] if found else code


def office_of(number: str) -> str:
    """The office of a whole number."""
    return number.split("-")[1]


def fits(short: str, number: str) -> bool:
    """Whether a shortened number (`7`, `C-7`, `5320-C-7`) can mean a whole one."""
    parts, own = short.strip().upper().split("-"), number.split("-")
    last = parts[-1]
    if not (last.isascii() and last.isdigit() and len(last) <= 6 and len(parts) <= len(own)):
        return False
    before = parts[:-1]
    return int(last) == int(own[-1]) and before == own[len(own) - len(parts) : -1]
