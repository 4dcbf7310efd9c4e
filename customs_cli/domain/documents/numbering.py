"""Numbers of documents: a series for each form, office and year, written by the office's own pattern."""

import re
from collections.abc import Callable, Collection
from functools import cache

from customs_cli.domain.documents.forms import FORMS
from customs_cli.domain.values.name_matching import fold
from customs_cli.errors import UsageError

DEFAULT = "{year}-{office}-%s-{no:04}"
"""The pattern where the office has set none; `%s` are the letters of the form."""
MAX_NUMBER = 120
"""Characters of a number."""

_PLACE = re.compile(r"\{([^{}]*)\}")
_NO = re.compile(r"no(?::0?([1-9]))?")


def pattern_of(form: str, own: str = "") -> str:
    """The pattern of a form's numbers: the office's own, else the one that is shipped."""
    return own or DEFAULT % FORMS[form].letters


def check_pattern(pattern: str) -> str:
    """A pattern as it is kept.

    Raises:
        UsageError: It lacks `{year}` or `{no}`, or has another place than those and `{office}`.
    """
    own = pattern.strip()
    places = _PLACE.findall(own)
    odd = [place for place in places if place not in ("year", "office") and not _NO.fullmatch(place)]
    bare = _PLACE.sub("", own)
    numbers = [place for place in places if _NO.fullmatch(place)]
    if odd or "year" not in places or len(numbers) != 1 or "{" in bare or "}" in bare or len(own) > MAX_NUMBER - 20:
        raise UsageError(
            "{pattern!r} is no pattern of numbers",
            pattern=own[:60],
            hint="it has the year and the number, and may have the office: {example}",
            example=DEFAULT % "N",
        )
    return own


def written(pattern: str, *, year: int, office: str, no: int) -> str:
    """A number of a series as the pattern has it: `深关知罚字〔2019〕0012号`."""

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
    """Which number of the series a number is; None where it is none of it. Brackets of any style are the same."""
    found = _reader(pattern, year, office).fullmatch(alike(number))
    return int(found[1]) if found else None


def alike(number: str) -> str:
    """A number by which it is compared: case, blanks and the style of brackets do not count."""
    return "".join(fold(number.translate(_BRACKETS)).split())


_BRACKETS = str.maketrans("〔〕﹝﹞[]（）【】", "()()()()()")


@cache
def _reader(pattern: str, year: int, office: str) -> re.Pattern[str]:
    place = next(found for found in _PLACE.finditer(pattern) if _NO.fullmatch(found[1]))
    around = (pattern[: place.start()], pattern[place.end() :])
    head, tail = (re.escape(alike(written(part, year=year, office=office, no=0))) for part in around)
    return re.compile(rf"{head}0*(\d{{1,15}}){tail}")


def next_number(
    pattern: str, used: Collection[str], is_taken: Callable[[str, int], bool], *, year: int, office: str
) -> str:
    """The next number of a series.

    Args:
        pattern: Of the series.
        used: Numbers of documents that were issued, whatever became of them.
        is_taken: Whether a number, written and bare, was given in an act: the series skips it.
        year: Year of issue.
        office: Code of the office.
    """
    places = [no for one in used if (no := place_in(pattern, one, year=year, office=office)) is not None]
    no = max(places, default=0) + 1
    known = {alike(one) for one in used}
    while alike(number := written(pattern, year=year, office=office, no=no)) in known or is_taken(number, no):
        no += 1
    return number
