"""Numbers of clues and visits: `2019-5320-C-001` = year, office, C or V, serial; never given twice."""

import re

CLUE, VISIT = "C", "V"
"""Letters for the series of clues and of visits."""

_SERIES = r"([0-9]{4}-[0-9A-Z]{2,8})-([CV])"
_NUMBER = rf"{_SERIES}-([0-9]{{3,6}})"


def series(year: int, office: str, letter: str) -> str:
    """Return the common beginning of the numbers of an office, a year and a kind: `2019-5320-C`."""
    return f"{year:04d}-{office}-{letter}"


def numbered(series: str, serial: int) -> str:
    """Return the number of a serial (from 1) in a series; the serial is padded to three digits."""
    return f"{series}-{serial:03d}"


def is_number(text: str, letter: str) -> bool:
    """Return whether a text is a whole number of a clue (`C`) or a visit (`V`), exactly as it is stored."""
    found = re.fullmatch(_NUMBER, text)
    return bool(found and found[2] == letter and numbered(text.rpartition("-")[0], int(found[3])) == text)


def place_of(code: str) -> str:
    """Return year and office of a series, `2019-5320` of `2019-5320-C`; any other text unchanged."""
    found = re.fullmatch(_SERIES, code)
    return found[1] if found else code


def office_of(number: str) -> str:
    """Return the code of the office in a whole number."""
    return number.split("-")[1]


def fits(short: str, number: str) -> bool:
    """Return whether a shortened number (`7`, `C-7`, `5320-C-7`) can mean this whole one."""
    parts, own = short.strip().upper().split("-"), number.split("-")
    last = parts[-1]
    if not (last.isascii() and last.isdigit() and len(last) <= 6 and len(parts) <= len(own)):
        return False
    before = parts[:-1]
    return int(last) == int(own[-1]) and before == own[len(own) - len(parts) : -1]
