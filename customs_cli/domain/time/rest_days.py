"""Weekends that are no Saturdays and Sundays: Friday and Saturday in the Gulf, in older years Thursday and Friday."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase


def other_weekends(days: "HolidayBase", year: int) -> frozenset[date]:
    """The days of the weekends of a year where people rest on Friday, or rested on Thursday; none where on no such day.

    Where the library knows Sunday alone, offices rest on Saturday all the same.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    at_its_ends = (*_from(first, 7), *_from(last - timedelta(days=6), 7))
    if not any(day.weekday() < 5 and days.is_weekend(day) for day in at_its_ends):
        return frozenset()
    return frozenset(day for day in _from(first, (last - first).days + 1) if days.is_weekend(day))


def _from(first: date, count: int) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range(count))
