"""Days as the index keeps them: whole numbers, 20190703, which compare as days do."""

from datetime import date


class _Numbers(dict[date, int]):
    """The numbers of days, each worked out once."""

    def __missing__(self, day: date) -> int:
        kept = self[day] = day.year * 10000 + day.month * 100 + day.day
        return kept


_numbers = _Numbers()
number = _numbers.__getitem__
"""A day as the index keeps it: 20190703."""


def day_at(kept: int) -> date:
    """The day of a number that the index keeps."""
    return date(kept // 10000, kept // 100 % 100, kept % 100)
