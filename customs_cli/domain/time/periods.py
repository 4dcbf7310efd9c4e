"""Periods of days: months, quarters, weeks, ranges. The conventions stand at the top of `dates`."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from msgspec.structs import replace

from customs_cli.domain.record import Record
from customs_cli.domain.time.dates import (
    AddsWorkingDays,
    add_months,
    days_in_month,
    first_day,
    last_day,
    plain_words,
    read_day,
    read_month,
    read_year,
    real_day,
)
from customs_cli.domain.values.word_lists import CountedOn
from customs_cli.errors import UnknownWord, UsageError
from customs_cli.sentences import Word, said

PERIOD_FORMS = said(
    "write 2019, 2019-07, 2019-Q3, 2019-W27, this-week, last-month, last-30d, 2019-07-01..2019-08-31 or all"
)

FAR_AHEAD = 100
"""Highest number of years ahead in which a period may begin; ranges are not limited."""

_CHINESE = {
    **dict.fromkeys(("本周", "这周", "本星期"), "this-week"),
    **dict.fromkeys(("上周", "上星期"), "last-week"),
    **dict.fromkeys(("本月", "这个月", "当月"), "this-month"),
    **dict.fromkeys(("上月", "上个月"), "last-month"),
    **dict.fromkeys(("本季度", "这个季度"), "this-quarter"),
    **dict.fromkeys(("上季度", "上个季度"), "last-quarter"),
    **dict.fromkeys(("今年", "本年"), "this-year"),
    **dict.fromkeys(("去年", "上年"), "last-year"),
    **dict.fromkeys(("下周", "下星期"), "next-week"),
    **dict.fromkeys(("下月", "下个月"), "next-month"),
    **dict.fromkeys(("下季度", "下个季度"), "next-quarter"),
    **dict.fromkeys(("明年", "下年"), "next-year"),
}
_ALL = ("all", "全部", "全部年份")
_TO = r" ?[至到~] ?| to | - "
"""Stands between the ends of a range, where they are not written with `..`."""
_NAMED = r"(this|last|next)[- ](week|month|quarter|year)"
_PART_OF_YEAR = r"([0-9]{4})[- ]?([qh])([0-9])"
_YEAR_LAST = r"([qh][0-9]) ([0-9]{4})"
_PART_IN_CHINESE = r"(?:([0-9]{4}) ?年? ?)?(?:第?([1-4一二三四]) ?季度?|([上下])半年)"
_MONTHS = "january february march april may june july august september october november december".split()
_IN_ENGLISH = r"([a-z]{3,9})\.?(?: ([0-9]{4}))?"
_THIS_YEAR = r"([0-9]{1,2}) ?月份?"
_NUMBERS = {"一": "1", "二": "2", "三": "3", "四": "4", "上": "1", "下": "2"}
_WEEK = r"([0-9]{4})-?w([0-9]{1,2})"
_LAST_DAYS = r"(?:last-|最?近)([0-9]{1,4})[d天日]"


class Period(Record, frozen=True, rename={"from_": "from"}):
    """Days from one to another, both inclusive.

    Attributes:
        from_: The first day; None when the period has no start.
        to: The last day; None when the period has no end.
        text: The words it was asked for with, for headings.
        counted_on: Which day of a batch must lie in it (`counted_days`).
    """

    from_: date | None
    to: date | None
    text: str
    counted_on: CountedOn = "found"

    def contains(self, day: date) -> bool:
        """Return whether the day is in the period."""
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day <= self.to)

    def until(self, day: date) -> "Period":
        """Return the part up to `day`, inclusive; the whole where it ends before or begins after."""
        begins_after = self.from_ is not None and self.from_ > day
        ends_before = self.to is not None and self.to <= day
        return self if begins_after or ends_before else replace(self, to=day)

    def of(self, counted_on: CountedOn) -> "Period":
        """Return the same days, counting batches by another of their days."""
        return replace(self, counted_on=counted_on)

    def previous_year(self) -> "Period":
        """Return the same period a year earlier, for comparing year on year; an open end stays open.

        29 February becomes 28 February, but whole months stay whole: a year before February 2021 lie 29 days.

        Raises:
            UsageError: There is no year before.
        """
        try:
            start = self.from_ and add_months(self.from_, -12)
            end = self.to and add_months(self.to, -12)
        except ValueError as error:
            raise UsageError('there is no year before "{text}"', text=self.text, hint=PERIOD_FORMS) from error
        if end and self._is_whole_months():
            end = end.replace(day=days_in_month(end.year, end.month))
        return replace(self, from_=start, to=end, text=f"{start or ''}..{end or ''}" if start or end else self.text)

    def _is_whole_months(self) -> bool:
        if self.to is None or self.to.day != days_in_month(self.to.year, self.to.month):
            return False
        return self.from_ is None or self.from_.day == 1


def parse_period(text: str, *, today: date, calendar: AddsWorkingDays | None = None) -> Period:
    """Read a period: a day, a month, a year or part of one, a named one, a range `A..B`, or `all`.

    Either side of a range may be any of these, or left open; it starts with its left side's first day and ends with
    its right side's last.

    Args:
        text: As the officer wrote it.
        today: The day that `this-week` and `last-30d` are counted from; `last-30d` includes it.
        calendar: Counts the working days of `-5wd..today`; they are refused without one.

    Raises:
        UsageError: The text is no period, or ends before it starts.
    """
    words = re.sub(_TO, "..", plain_words(text, PERIOD_FORMS))
    is_range = ".." in words
    start, end = _range(words, today, calendar) if is_range else _bounds(words, today, calendar)
    if start and not is_range and start.year > today.year + FAR_AHEAD:  # more likely the code of an office
        raise UnknownWord('"{word}" is too far ahead to be a period', word=words, hint=PERIOD_FORMS)
    if start and end and end < start:
        raise UsageError(
            '"{words}" ends on {end}, before it starts on {start}',
            words=words,
            end=end,
            start=start,
            hint="write {turned}",
            turned="..".join(side.strip() for side in reversed(words.split(".."))),
        )
    return Period(from_=start, to=end, text=words)


def _range(words: str, today: date, calendar: AddsWorkingDays | None) -> tuple[date | None, date | None]:
    left, _, right = (side.strip() for side in words.partition(".."))
    if not left and not right:
        raise UsageError("a range needs a start or an end", hint=PERIOD_FORMS)
    try:
        start = _bounds(left, today, calendar)[0] if left else None
        end = _bounds(right, today, calendar)[1] if right else None
    except UnknownWord as error:  # one end of a range is no name of anything
        raise UsageError('"{word}" is not a period', word=error.word, hint=PERIOD_FORMS) from error
    return start, end


def _bounds(words: str, today: date, calendar: AddsWorkingDays | None) -> tuple[date | None, date | None]:
    if words in _ALL:
        return None, None
    if day := read_day(words, today, calendar):
        return day, day
    if partial := read_month(words) or read_year(words):
        return first_day(partial), last_day(partial)
    try:
        part = _month(words, today) or _part_of_year(words, today)
        bounds = _named(words, today) or _last_days(words, today) or part or _week(words)
    except OverflowError as error:
        raise UsageError('"{words}" is beyond the years 1 to 9999', words=words, hint=PERIOD_FORMS) from error
    if bounds is None:
        raise UnknownWord('"{word}" is not a period', word=words, hint=PERIOD_FORMS)
    return bounds


def _named(words: str, today: date) -> tuple[date, date] | None:
    match = re.fullmatch(_NAMED, _CHINESE.get(words, words))
    if not match:
        return None
    around = _AROUND[match[2]]
    first, last = around(today)
    beside = {"last": first - timedelta(days=1), "this": today, "next": last + timedelta(days=1)}
    return around(beside[match[1]])


def _last_days(words: str, today: date) -> tuple[date, date] | None:
    match = re.fullmatch(_LAST_DAYS, words)
    if not match:
        return None
    if int(match[1]) == 0:
        raise UsageError('"{words}" contains no day', words=words, hint=PERIOD_FORMS)
    return today - timedelta(days=int(match[1]) - 1), today


def _month(words: str, today: date) -> tuple[date, date] | None:
    if told := re.fullmatch(_IN_ENGLISH, words):
        number = next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(told[1])), 0)
        return _months(real_day(int(told[2] or today.year), number, 1, words), 1) if number else None
    if told := re.fullmatch(_THIS_YEAR, words):
        return _months(real_day(today.year, int(told[1]), 1, words), 1)
    return None


def _part_of_year(words: str, today: date) -> tuple[date, date] | None:
    if told := re.fullmatch(_PART_IN_CHINESE, words):
        part = told[2] or told[3]
        words = f"{told[1] or format(today.year, '04')}-{'q' if told[2] else 'h'}{_NUMBERS.get(part, part)}"
    elif told := re.fullmatch(_YEAR_LAST, words):
        words = f"{told[2]}-{told[1]}"
    match = re.fullmatch(_PART_OF_YEAR, words)
    if not match:
        return None
    months, name = (3, "quarter") if match[2] == "q" else (6, "half")
    number = int(match[3])
    if not 1 <= number <= 12 // months:
        raise UsageError(
            'there is no {name} "{words}": a year has {count}',
            name=Word(name),
            words=words,
            count=12 // months,
            hint=PERIOD_FORMS,
        )
    return _months(real_day(int(match[1]), (number - 1) * months + 1, 1, words), months)


def _week(words: str) -> tuple[date, date] | None:
    match = re.fullmatch(_WEEK, words)
    if not match:
        return None
    year, week = int(match[1]), int(match[2])
    try:
        return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    except ValueError as error:
        # 28 December always lies in the last ISO week of its year.
        weeks = real_day(year, 12, 28, words).isocalendar().week
        raise UsageError(
            'there is no week "{words}": {year} has weeks 1 to {weeks}',
            words=words,
            year=year,
            weeks=weeks,
            hint=PERIOD_FORMS,
        ) from error


def _months(first: date, count: int) -> tuple[date, date]:
    last = add_months(first, count - 1)
    return first, last.replace(day=days_in_month(last.year, last.month))


def _week_around(day: date) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


_AROUND: dict[str, Callable[[date], tuple[date, date]]] = {
    "week": _week_around,
    "month": lambda day: _months(day.replace(day=1), 1),
    "quarter": lambda day: _months(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3),
    "year": lambda day: (date(day.year, 1, 1), date(day.year, 12, 31)),
}
