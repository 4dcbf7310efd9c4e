"""The working days of the acting office, in which `+3wd` counts."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from customs_cli.cli.folders import CALENDAR, config_folder, toml
from customs_cli.errors import UsageError
from customs_cli.sentences import said

if TYPE_CHECKING:
    from customs_cli.cli.desk import Desk
    from customs_cli.domain.time.override import Override
    from customs_cli.domain.time.workdays import WorkingCalendar


def own_days() -> dict[str, Any]:
    """Return the office's own calendar file, as parsed: country -> its days; empty where there is no such file."""
    return toml(config_folder() / CALENDAR)


def own_override(country: str, parsed: Mapping[str, object]) -> "Override | None":
    """Return what the office's own calendar file says about a country; None if it says nothing."""
    from customs_cli.domain.time.override import override_for

    try:
        return override_for(country, parsed)
    except UsageError as error:
        error.at = str(config_folder() / CALENDAR)
        error.hint = said("{hint}: {path}", hint=error.hint, path=error.at)
        raise


class OwnDays:
    """Counts working days by the calendar of the office's country, which is looked up only when needed."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def add(self, day: date, n: int, /) -> date:
        """Return the n-th working day after a day, or before it for a negative n; China's days if none is known."""
        return self._own().add(day, n)

    def between(self, a: date, b: date) -> int:
        """Return the number of working days after `a`, up to and including `b`."""
        return self._own().between(a, b)

    def _own(self) -> "WorkingCalendar":
        from customs_cli.domain.rights.office import country_of
        from customs_cli.errors import CustomsError
        from customs_cli.services.lookup.naming import Names

        country = ""
        with suppress(CustomsError):  # no office is set, or the register does not know it
            office = Names(self._desk.register).office(self._desk.home_office)
            country = country_of(office.code, office.country)
        return self._desk.calendar(country or "CN")
