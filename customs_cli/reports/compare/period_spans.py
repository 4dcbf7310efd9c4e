"""Periods for comparison: the preceding period of equal length, and days, weeks, months or quarters of a period."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from msgspec.structs import replace

from customs_cli.domain.time.dates import add_months, days_in_month
from customs_cli.domain.time.periods import Period
from customs_cli.errors import UsageError
from customs_cli.sentences import Word

EVERY = ("day", "week", "month", "quarter")
"""The spans into which a period can be divided."""


def span(first: date | None, last: date | None) -> Period:
    """Return the period from one day to another, both inclusive."""
    return Period(from_=first, to=last, text=f"{first or ''}..{last or ''}")


def equal_before(period: Period) -> Period | None:
    """Return the period of equal length that ends the day before: whole months before whole months, else as many days.

    None if the period has no start or no end, or the calendar has no such days.
    """
    first, last = period.from_, period.to
    if first is None or last is None:
        return None
    before = _equal_before(first, last)
    return before and replace(before, counted_on=period.counted_on)


def _equal_before(first: date, last: date) -> Period | None:
    try:
        if first.day == 1 and last.day == days_in_month(last.year, last.month):
            months = (last.year - first.year) * 12 + last.month - first.month + 1
            return span(add_months(first, -months), first - timedelta(days=1))
        return span(first - (last - first) - timedelta(days=1), first - timedelta(days=1))
    except (OverflowError, ValueError):
        return None


def start_of(day: date, every: str) -> date:
    """Return the first day of the day, week (Monday), month or quarter that contains a day."""
    return _STARTS[every](day)


def after(start: date, every: str) -> date:
    """Return the first day of the next day, week, month or quarter.

    Raises:
        UsageError: The calendar ends before it.
    """
    try:
        if every in ("day", "week"):
            return start + timedelta(days=1 if every == "day" else 7)
        return add_months(start, 1 if every == "month" else 3)
    except (OverflowError, ValueError) as error:
        raise UsageError(
            "no {every} follows {span}: the calendar ends on 9999-12-31",
            every=Word(every),
            span=called(start, every),
            hint="end the period earlier",
        ) from error


def called(start: date, every: str) -> str:
    """Return the name of the span that begins on a day: `2019-07-03`, `2019-W27`, `2019-07`, `2019-Q3`."""
    match every:
        case "day":
            return start.isoformat()
        case "week":
            year, week, _ = start.isocalendar()
            return f"{year:04}-W{week:02}"
        case "month":
            return start.isoformat()[:7]
        case _:
            return f"{start.year:04}-Q{(start.month + 2) // 3}"


_STARTS: Mapping[str, Callable[[date], date]] = {
    "day": lambda day: day,
    "week": lambda day: day - timedelta(days=day.weekday()),
    "month": lambda day: day.replace(day=1),
    "quarter": lambda day: day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
}
