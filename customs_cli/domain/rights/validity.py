"""Whether what is valid for some time, a recordation or a campaign, covers the day on which goods were found."""

from datetime import date

from customs_cli.domain.time.dates import PartialDate, first_day, last_day


def covers_found(found_on: PartialDate, start: date | None, end: date | None) -> bool:
    """Return whether a day found lies between two days, both included; of a month or a year, any day will do.

    A start or an end that is not recorded does not count against it.
    """
    return (start is None or start <= last_day(found_on)) and (end is None or first_day(found_on) <= end)
