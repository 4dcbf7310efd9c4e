"""References of batches: `2019-5320-000123` = year found, detaining office, serial; never reused."""

import re
from functools import cache, lru_cache

from customs_cli.domain.record import Record
from customs_cli.errors import UsageError

MAX_SERIAL = 999_999
_REF = re.compile(r"[0-9]{4}-[0-9A-Z]{2,8}-[0-9]{6}")
_SERIES = re.compile(r"[0-9]{4}-[0-9A-Z]{2,8}")
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Serial(Record, frozen=True):
    """The last serial given to a batch, clue or visit in one office and year; it only grows, so none is used twice.

    Attributes:
        code: Year and office.
        last: The last serial given.
        until: In a file pulled from a shared register: the last serial reserved for the file; else 0.
    """

    code: str
    last: int
    until: int = 0


def format_ref(year: int, office: str, serial: int) -> str:
    """The reference of the `serial`-th batch (from 1) of `office` in `year`."""
    return f"{year:04d}-{office}-{serial:06d}"


def parse_ref(ref: str) -> tuple[int, str, int]:
    """Split a whole reference into (year, office, serial).

    Raises:
        UsageError: The text is not a whole reference.
    """
    if not is_ref(ref):
        raise _no_reference(ref)
    return int(ref[:4]), ref[5:-7], int(ref[-6:])


def is_ref(text: str) -> bool:
    """Whether `text` is a whole reference."""
    return bool(_REF.fullmatch(text))


@lru_cache(maxsize=16)
def doc_id(ref: str) -> int:
    """Return the TinyDB document id of a reference: a number of 26 digits that sorts as the reference does.

    Year (4 digits), office (8 characters of 2 digits each, `0` = 01 ... `Z` = 36, padded with 00), serial (6).

    Raises:
        UsageError: The text is not a whole reference.
    """
    series, _, serial = ref.rpartition("-")
    first = _first_id(series)
    if first is None or not (len(serial) == 6 and serial.isascii() and serial.isdigit()):
        raise _no_reference(ref)
    return first + int(serial)


@lru_cache(maxsize=4096)
def _first_id(series: str) -> int | None:
    return int(series[:4] + _digits_of(series[5:])) * 10**6 if _SERIES.fullmatch(series) else None


def _no_reference(ref: str) -> UsageError:
    return UsageError("{ref!r} is not a reference", ref=ref, hint="a reference looks like 2019-5320-000123")


@cache
def _digits_of(office: str) -> str:
    return "".join(f"{_DIGITS.index(c) + 1:02d}" for c in office).ljust(16, "0")


def id_range(year: int, office: str = "") -> tuple[int, int]:
    """The range of document ids of a year's batches (of one office, where given): lowest included, highest excluded."""
    low = int(f"{year:04d}{_digits_of(office)}")
    return low * 10**6, (low + (1 if office else 10**16)) * 10**6


def shortened(text: str) -> tuple[str, str, int] | None:
    """Split a shortened reference into (year or "", office or "", serial): `123`, `5320-123`, `2019-5320-123`.

    The first part of a pair is returned as the office, but in `2019-123` it may be a year: the caller tries both.
    Returns None when the text cannot be a reference.
    """
    parts = text.strip().upper().split("-")
    if len(parts) > 3 or not (parts[-1].isascii() and parts[-1].isdigit() and len(parts[-1]) <= 6):
        return None
    if any(not re.fullmatch(r"[0-9A-Z]{2,8}", part) for part in parts[:-1]):
        return None
    year, office = ("", "") if len(parts) == 1 else ("", parts[0]) if len(parts) == 2 else (parts[0], parts[1])
    return year, office, int(parts[-1])


def fits(short: tuple[str, str, int], ref: str) -> bool:
    """Return whether a shortened reference, as split by `shortened`, may mean this whole reference."""
    year, office, serial = short
    own_year, own_office, own_serial = ref.split("-")
    return int(own_serial) == serial and year in ("", own_year) and office in ("", own_office, own_year)
