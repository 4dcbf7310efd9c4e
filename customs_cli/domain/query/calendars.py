"""Working days left to a deadline, each counted on the calendar of the office's own country."""

from collections.abc import Callable
from datetime import date
from functools import cache

from customs_cli.domain.law.deadlines import Deadline
from customs_cli.domain.query.directory import Directory

DaysLeft = Callable[[str, Deadline], int]
"""(office, deadline) -> working days after today up to and including its last day; negative once it is past."""


def days_left_on(today: date, directory: Directory) -> DaysLeft:
    """A counter of working days; nothing is loaded before its first question.

    Args:
        today: Day 0.
        directory: Tells an office's country, and its calendar.
    """
    until = days_until(today, directory)
    return lambda office, deadline: until(directory.country_of(office), deadline.due_on)


def days_until(today: date, directory: Directory) -> Callable[[str, date], int]:
    """The same for a country and a last day."""
    calendar = cache(directory.calendar)

    @cache
    def left(country: str, due_on: date) -> int:
        return calendar(country).between(today, due_on)

    return left
