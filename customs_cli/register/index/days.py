"""Days as whole numbers such as 20190703, which the index stores and which sort like days."""

from datetime import date


class _Numbers(dict[date, int]):
    def __missing__(self, day: date) -> int:
        kept = self[day] = day.year * 10000 + day.month * 100 + day.day
        return kept


_numbers = _Numbers()
number = _numbers.__getitem__
"""Return the number of a day: 20190703."""


def day_at(kept: int) -> date:
    """Return the day of a number."""
    return date(kept // 10000, kept // 100 % 100, kept % 100)
