"""Working days left to a deadline, each counted on the calendar of the office's own country."""

from collections.abc import Callable
from datetime import date
from functools import cache

from customs_cli.domain.deadlines import Deadline, working_days_left
from customs_cli.domain.query.directory import Directory

DaysLeft = Callable[[str, Deadline], int]
"""(office, deadline) -> working days after today up to and including its last day; negative once it is past."""


def days_left_on(today: date, directory: Directory) -> DaysLeft:
    """A counter of working days; nothing is loaded before its first question.

    Args:
        today: Day 0.
        directory: Tells an office's country, and its calendar.
    """
    calendar = cache(directory.calendar)
    known: dict[tuple[str, date], int] = {}

    def left(office: str, deadline: Deadline) -> int:
        key = directory.country_of(office), deadline.due_on
        if key not in known:
            known[key] = working_days_left(deadline, today, calendar(key[0]))
        return known[key]

    return left
