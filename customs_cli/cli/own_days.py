"""The working days of the office that acts: what `+3wd` counts."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from customs_cli.cli.desk import Desk


class OwnDays:
    """Counts working days by the calendar of the office's country, looked up only where a day is told by them."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def add(self, day: date, n: int, /) -> date:
        """The n-th working day after a day, or before it when n is negative; China's where no office is known."""
        from customs_cli.domain.rights.office import Office, country_of

        code = self._desk.own_office
        known = self._desk.register.find(Office, code)
        return self._desk.calendar(country_of(code, known.country if known else "") or "CN").add(day, n)
