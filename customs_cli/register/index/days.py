"""Days as the index keeps them: whole numbers, 20190703, which compare as days do."""

from datetime import date


def number(day: date) -> int:
    """A day as the index keeps it: 20190703."""
    return day.year * 10000 + day.month * 100 + day.day


def day_at(kept: int) -> date:
    """The day of a number that the index keeps."""
    return date(kept // 10000, kept // 100 % 100, kept % 100)
