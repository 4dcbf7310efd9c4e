"""Weekends that are not Saturday and Sunday: Friday and Saturday in the Gulf, in older years Thursday and Friday."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase


def other_weekends(days: "HolidayBase", year: int) -> frozenset[date]:
    """Return the weekend days of a year where one is a day from Monday to Friday; empty for any other country.

    Where the library knows Sunday alone as a weekend, offices rest on Saturday all the same.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    at_its_ends = (*_from(first, 7), *_from(last - timedelta(days=6), 7))
    if not any(day.weekday() < 5 and days.is_weekend(day) for day in at_its_ends):
        return frozenset()
    return frozenset(day for day in _from(first, (last - first).days + 1) if days.is_weekend(day))


def _from(first: date, count: int) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range(count))
