"""Dates that may be known by their month or year alone (`PartialDate`), as they stand in a record."""

from customs_cli.domain.time.dates import PartialDate


def is_day(found_on: PartialDate) -> bool:
    """Return whether a date is known to the day."""
    return len(found_on) == len("2019-07-03")


def day_of(found_on: PartialDate) -> str:
    """Return the first day that a partial date stands for, as `YYYY-MM-DD`."""
    return found_on if is_day(found_on) else (found_on + "-01-01")[:10]
