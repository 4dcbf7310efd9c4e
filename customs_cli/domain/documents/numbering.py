"""Numbers of documents: a series for each form, office and year, written by the office's own pattern."""

import re
from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import cache
from typing import TypeAlias

from customs_cli.domain.documents.forms import FORMS
from customs_cli.domain.documents.issued import Issued
from customs_cli.domain.values.name_matching import fold
from customs_cli.errors import UsageError

DEFAULT = "{year}-{office}-%s-{no:04}"
"""The pattern where the office has set none; `%s` is replaced by the letters of the form."""
MAX_NUMBER = 120
"""Maximum length of a number, in characters."""

Paper: TypeAlias = tuple[str, str, str, str, date]
"""What makes a document the same one in two registers: number, form, holder, what it is about, day of issue."""

_PLACE = re.compile(r"\{([^{}]*)\}")
_NO = re.compile(r"no(?::0?([1-9]))?")


def pattern_of(form: str, own: str = "") -> str:
    """Return the pattern of a form's numbers: the office's own, else the default."""
    return own or DEFAULT % FORMS[form].letters


def check_pattern(pattern: str) -> str:
    """Return a pattern without surrounding blanks, as it is stored."""
    own = pattern.strip()
    places = _PLACE.findall(own)
    odd = [place for place in places if place not in ("year", "office") and not _NO.fullmatch(place)]
    bare = _PLACE.sub("", own)
    numbers = [place for place in places if _NO.fullmatch(place)]
    if odd or "year" not in places or len(numbers) != 1 or "{" in bare or "}" in bare or len(own) > MAX_NUMBER - 20:
        raise UsageError(
            "{pattern!r} is not a pattern for numbers",
            pattern=own[:60],
            hint="write the year and the number, and the office if wanted: {example}",
            example=DEFAULT % "N",
        )
    return own


def written(pattern: str, *, year: int, office: str, no: int) -> str:
    """Return a number of a series, written by its pattern: `深关知罚字〔2019〕0012号`."""

    def value(found: re.Match[str]) -> str:
        place = found[1]
        if place == "year":
            return f"{year:04d}"
        if place == "office":
            return office
        width = _NO.fullmatch(place)
        return f"{no:0{int(width[1])}d}" if width and width[1] else str(no)

    return _PLACE.sub(value, pattern)


def place_in(pattern: str, number: str, *, year: int, office: str) -> int | None:
    """Return the serial of a number in a series; None where it is not of the series. Bracket styles do not matter."""
    found = _reader(pattern, year, office).fullmatch(alike(number))
    return int(found[1]) if found else None


def alike(number: str) -> str:
    """Return a number in the form used for comparison: case, blanks and bracket style do not count."""
    return "".join(fold(number).translate(_BRACKETS).split())


_BRACKETS = str.maketrans("〔〕[]【】", "()()()")


@cache
def _reader(pattern: str, year: int, office: str) -> re.Pattern[str]:
    place = next(found for found in _PLACE.finditer(pattern) if _NO.fullmatch(found[1]))
    around = (pattern[: place.start()], pattern[place.end() :])
    head, tail = (re.escape(alike(written(part, year=year, office=office, no=0))) for part in around)
    return re.compile(rf"{head}0*(\d{{1,15}}){tail}")


def next_number(
    pattern: str, used: Collection[str], is_taken: Callable[[str, int], bool], *, year: int, office: str
) -> str:
    """Return the next number of a series.

    Args:
        pattern: Pattern of the series.
        used: Numbers of documents that were issued, whatever became of them.
        is_taken: Tells whether a number, given as text and as serial, is an act's: the series skips it.
        year: Year of issue.
        office: Code of the office.
    """
    places = [no for one in used if (no := place_in(pattern, one, year=year, office=office)) is not None]
    no = max(places, default=0) + 1
    known = {alike(one) for one in used}
    while alike(number := written(pattern, year=year, office=office, no=no)) in known or is_taken(number, no):
        no += 1
    return number


def identity(one: Issued) -> Paper:
    """Return what a document is known by in every register that has it."""
    return alike(one.number), one.form, one.holder, one.about, one.on


def borne_twice(documents: Iterable[Issued]) -> tuple[str, ...]:
    """Return the numbers that more than one document bears, apart from those made void."""
    borne: dict[str, list[str]] = {}
    for one in documents:
        if not one.void:
            borne.setdefault(alike(one.number), []).append(one.number)
    return tuple(numbers[0] for numbers in borne.values() if len(numbers) > 1)
