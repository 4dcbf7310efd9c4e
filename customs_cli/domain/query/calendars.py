"""Working days left to a deadline, counted by the calendar of the office's own country."""

from collections.abc import Callable
from datetime import date
from functools import cache

from customs_cli.domain.law.deadlines import Deadline
from customs_cli.domain.query.directory import Directory

DaysLeft = Callable[[str, Deadline], int]
"""(office, deadline) -> working days after today up to and including the last day; negative once that is past."""


def days_left_on(today: date, directory: Directory) -> DaysLeft:
    """Return a function that counts working days left; no calendar is loaded before its first call."""
    until = days_until(today, directory)
    return lambda office, deadline: until(directory.country_of(office), deadline.due_on)


def days_compared_on(today: date, directory: Directory) -> DaysLeft:
    """Return the function by which a filter judges: as `days_left_on`, but below 0 as soon as the last day is past.

    On a weekend no working day has passed since Friday, yet what ended then is over.
    """
    left = days_left_on(today, directory)

    def compared(office: str, deadline: Deadline) -> int:
        days = left(office, deadline)
        return min(days, -1) if deadline.due_on < today else days

    return compared


def days_until(today: date, directory: Directory) -> Callable[[str, date], int]:
    """Return a function of country and last day -> working days left; see `days_left_on`."""
    calendar = cache(directory.calendar)

    @cache
    def left(country: str, due_on: date) -> int:
        return calendar(country).between(today, due_on)

    return left
