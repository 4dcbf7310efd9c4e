"""The one date language: a single day, or a day known only by its month or year.

Conventions, here and in `periods`:

- Both ends of a period are inclusive.
- Weeks start on Monday and are numbered as ISO 8601 does.
- A month or a year stands for its first day where it is sorted and counted, and keeps its precision where it is shown.
- Adding months keeps the day of the month, or takes the last day of a shorter month.
- Nothing is guessed: what has two readings, or lacks a day, a month or a four-digit year, is refused.
"""

import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache
from typing import Protocol, TypeAlias

from customs_cli.domain.time.chinese_numbers import in_figures
from customs_cli.domain.values.digits import in_plain_signs
from customs_cli.errors import Damaged, UsageError
from customs_cli.sentences import command, said

PartialDate: TypeAlias = str
"""`YYYY-MM-DD`, `YYYY-MM` or `YYYY`: a date with the precision that is known."""

LONGEST = 60
"""Highest number of characters of a date or a period."""

DAY_FORMS = said("write 2019-07-03, today, yesterday, -3d, +2w, +3wd, 昨天 or 3 July 2019")
PARTIAL_FORMS = said("write 2019-07-03, 2019-07, 2019, today, yesterday, -3d or 3 July 2019")

_DAYS = ("大前天", "前天", "yesterday 昨天 昨日", "today 今天 今日", "tomorrow 明天 明日", "后天")
_NAMED = {name: shift for shift, names in enumerate(_DAYS, start=-3) for name in names.split()}
# Patterns are strings: each is compiled when first asked, since every start imports this module.
_YEAR_FIRST = (
    r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})|([0-9]{4})([0-9]{2})([0-9]{2})"
    r"|([0-9]{4}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?[日号]"
)
_YEAR_LAST = r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})"
_THIS_YEAR = r"([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?[日号]"
_MONTH = r"([0-9]{4})[-/.]([0-9]{1,2})|([0-9]{4}) ?年 ?([0-9]{1,2}) ?月"
_YEAR = r"([0-9]{4}) ?年?"
_SHIFT = r"([+-])([0-9]{1,4})(wd|d|w|m)"
_MONTH_NAME = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY_NUMBER = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_LONG = (
    rf"{_DAY_NUMBER} (?:of )?{_MONTH_NAME},? [0-9]{{4}}|{_MONTH_NAME} {_DAY_NUMBER},? [0-9]{{4}}"
    rf"|[0-9]{{4}} {_MONTH_NAME} {_DAY_NUMBER}"
)
_SHORT_YEAR = (
    r"[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2} ?年.*"
    rf"|{_DAY_NUMBER} (?:of )?{_MONTH_NAME},? '?[0-9]{{2}}|{_MONTH_NAME} {_DAY_NUMBER},? '?[0-9]{{2}}"
)


class AddsWorkingDays(Protocol):
    """A calendar that can count working days."""

    def add(self, day: date, n: int, /) -> date:
        """Return the n-th working day after `day`, or before it when n is negative."""
        ...


def parse_day(text: str, *, today: date, calendar: AddsWorkingDays | None = None) -> date:
    """Return the one day that a text means.

    Args:
        text: As the officer wrote it.
        today: The day that `today`, `-3d` and `7月3日` are counted from.
        calendar: Needed by `+3wd` only.

    Raises:
        UsageError: The text is not a day, names a day that does not exist, or could be two; the two are the candidates.
    """
    words = plain_words(text, DAY_FORMS)
    if (day := read_day(words, today, calendar)) is None:
        raise _unreadable(words)
    return day


def parse_partial(text: str, *, today: date, calendar: AddsWorkingDays | None = None) -> PartialDate:
    """Read a day, a month (`2019-07`, `2019年7月`) or a year (`2019`), and return it in ISO form with that precision.

    Raises:
        UsageError: The text is none of these.
    """
    words = plain_words(text, PARTIAL_FORMS)
    day = read_day(words, today, calendar)
    partial = day.isoformat() if day else read_month(words) or read_year(words)
    if partial is None:
        raise _unreadable(words, PARTIAL_FORMS)
    return partial


@lru_cache(maxsize=4096)
def first_day(partial: PartialDate) -> date:
    """Return the day as which a partial date is sorted and counted.

    Raises:
        Damaged: The text, of a journal that somebody wrote by hand, is no partial date as `parse_partial` writes them.
    """
    # Sliced, not parsed, and cached: a summary calls this once for every batch of the register.
    try:
        return date(int(partial[:4]), int(partial[5:7] or 1), int(partial[8:10] or 1))
    except ValueError as error:
        raise Damaged("{partial!r} is not a date", partial=partial[:40], hint=command("history")) from error


def last_day(partial: PartialDate) -> date:
    """Return the last day that a partial date may mean."""
    first = first_day(partial)
    if len(partial) == len("2019-07-03"):
        return first
    month = first.month if len(partial) == len("2019-07") else 12
    return date(first.year, month, days_in_month(first.year, month))


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of a month, 28 to 31."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def add_months(day: date, months: int) -> date:
    """Return the same day of the month a number of months later (earlier if negative), or the last day of that month.

    Raises:
        ValueError: The year would be beyond 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def plain_words(text: str, forms: str) -> str:
    """Return the text in lower case, full-width forms and Chinese numerals made plain, runs of blanks made one."""
    if len(text) > LONGEST:
        raise UsageError("a date of {count:,} characters is too long", count=len(text), hint=forms)
    for place, character in enumerate(text, 1):
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
            raise UsageError(
                "a date cannot hold the control character U+{code:04X}",
                code=ord(character),
                hint=forms,
                at=f"character {place}",
            )
    words = in_figures(" ".join(in_plain_signs(text).lower().split()))
    if not words:
        raise UsageError("the date is empty", hint=forms)
    return words


def read_day(words: str, today: date, calendar: AddsWorkingDays | None = None) -> date | None:
    """Return the day that plain words mean, or None when they are no form of a day."""
    if words in _NAMED:
        return _shifted(today, lambda day: day + timedelta(days=_NAMED[words]), words)
    if len(words) == len("2019-07-03") and words[4] == words[7] == "-":
        with suppress(ValueError):  # the usual form, for which no pattern need be compiled
            return date.fromisoformat(words)
    if match := re.fullmatch(_YEAR_FIRST, words):
        year, month, day = (int(number) for number in match.groups() if number and number not in "-/.")
        return real_day(year, month, day, words)
    if match := re.fullmatch(_YEAR_LAST, words):
        return _year_last(int(match[1]), int(match[3]), int(match[4]), words)
    if match := re.fullmatch(_THIS_YEAR, words):
        return real_day(today.year, int(match[1]), int(match[2]), words)
    if match := re.fullmatch(_SHIFT, words):
        return _relative(int(match[1] + match[2]), match[3], today, calendar, words)
    if re.fullmatch(_LONG, words):
        return _long_form(words)
    return None


def read_month(words: str) -> PartialDate | None:
    """Return `YYYY-MM` when plain words are a month, else None."""
    if not (match := re.fullmatch(_MONTH, words)):
        return None
    year, month = (int(number) for number in match.groups() if number)
    return real_day(year, month, 1, words).isoformat()[:7]


def read_year(words: str) -> PartialDate | None:
    """Return `YYYY` when plain words are a year, else None."""
    match = re.fullmatch(_YEAR, words)
    return real_day(int(match[1]), 1, 1, words).isoformat()[:4] if match else None


def real_day(year: int, month: int, day: int, words: str) -> date:
    """Return the day with these numbers."""
    if year == 0:
        raise UsageError('there is no day "{words}": there is no year 0', words=words, hint=DAY_FORMS)
    if not 1 <= month <= 12:
        raise UsageError(
            'there is no day "{words}": there is no month {month}', words=words, month=month, hint=DAY_FORMS
        )
    days = days_in_month(year, month)
    if not 1 <= day <= days:
        raise UsageError(
            'there is no day "{words}": {year:04}-{month:02} has {days} days',
            words=words,
            year=year,
            month=month,
            days=days,
            hint=DAY_FORMS,
        )
    return date(year, month, day)


def _year_last(first: int, second: int, year: int, words: str) -> date:
    readings = {(first, second), (second, first)}
    possible = sorted({date(year, m, d) for m, d in readings if year and _is_day(year, m, d)})
    if len(possible) > 1:
        both = [day.isoformat() for day in possible]
        raise UsageError(
            '"{words}" could be {one} or {other}',
            words=words,
            one=both[0],
            other=both[1],
            hint="write {one} or {other}",
            candidates=both,
        )
    if possible:
        return possible[0]
    # Neither way round is a day: the reason is given for the way that has a month.
    month, day = (first, second) if second > 12 >= first else (second, first)
    return real_day(year, month, day, words)


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)


def _relative(count: int, unit: str, today: date, calendar: AddsWorkingDays | None, words: str) -> date:
    if unit == "wd":
        if calendar is None:
            raise UsageError(
                '"{words}" counts working days, which cannot be counted here', words=words, hint="write -3d or +3d"
            )
        return _shifted(today, lambda day: calendar.add(day, count), words)
    if unit == "m":
        return _shifted(today, lambda day: add_months(day, count), words)
    days = count * 7 if unit == "w" else count
    return _shifted(today, lambda day: day + timedelta(days=days), words)


def _shifted(today: date, shift: Callable[[date], date], words: str) -> date:
    try:
        return shift(today)
    except (OverflowError, ValueError) as error:
        raise UsageError('"{words}" is beyond the years 1 to 9999', words=words, hint=DAY_FORMS) from error


def _long_form(words: str) -> date:
    from dateutil import parser

    try:
        return parser.parse(words).date()
    except (ValueError, OverflowError) as error:
        raise UsageError('there is no day "{words}"', words=words, hint=DAY_FORMS) from error


def _unreadable(words: str, forms: str = DAY_FORMS) -> UsageError:
    if re.fullmatch(_SHORT_YEAR, words):
        return UsageError('the year of "{words}" needs four digits', words=words, hint=forms)
    if read_month(words) or read_year(words):
        return UsageError('"{words}" is not a single day', words=words, hint=forms)
    return UsageError('"{words}" is not a date', words=words, hint=forms)
