"""An office's own working days and holidays, which take precedence over every calendar."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from zlib import crc32

import msgspec

from customs_cli.domain.record import Record
from customs_cli.errors import UsageError
from customs_cli.sentences import said

OVERRIDE = "+override"
"""What the name of a calendar has after it when an office has days of its own."""

_COUNTRY = re.compile("[A-Z]{2}")


class Override(Record, frozen=True, kw_only=True):
    """An office's corrections of the calendar of one country.

    Attributes:
        source: The notice that they come from.
        holidays: Days that are not working days.
        working_days: Days that are.
        published: Years whose make-up working days are complete with this override: no longer provisional.
    """

    source: str
    holidays: frozenset[date] = frozenset()
    working_days: frozenset[date] = frozenset()
    published: frozenset[int] = frozenset()

    @property
    def mark(self) -> str:
        """The end of the name of a calendar with these days, another for other days; empty if there is no source."""
        if not self.source:
            return ""
        told = (sorted(map(str, some)) for some in (self.holidays, self.working_days, self.published))
        return f"{OVERRIDE}-{crc32(repr([*told]).encode()):08x}"

    def may_move(self, version: str, since: date, due: date) -> bool:
        """Return whether a time limit that was counted by a version of the calendar may end on another day now.

        Args:
            version: The version, which shows the own days of that time.
            since: Its first day, or an earlier one where that is not known.
            due: Its last day as counted, or a later one.
        """
        if version.endswith(self.mark) if self.source else OVERRIDE not in version:
            return False
        return OVERRIDE in version or any(since <= day <= due for day in self.holidays | self.working_days)


def override_for(country: str, parsed: Mapping[str, object]) -> Override | None:
    """Return the override of one country from a parsed file, or None when the file has none for it."""
    if odd := next((name for name in parsed if not _COUNTRY.fullmatch(name)), None):
        raise UsageError(
            "the calendar override is for {country!r}, which is not a country",
            country=odd[:40],
            hint="two capital letters, such as [CN]",
        )
    if country not in parsed:
        return None
    override = _read(country, parsed[country])
    if not override.source:
        raise UsageError(
            "the calendar override for {country} names no source",
            country=country,
            hint='source = "the notice that says so"',
        )
    if both := override.holidays & override.working_days:
        raise UsageError(
            "the calendar override for {country} calls {day} both a holiday and a working day",
            country=country,
            day=min(both),
            hint="leave one out",
        )
    return override


_FIELDS: dict[str, tuple[Any, str, str]] = {
    "source": (str, said("a text"), 'source = "the notice that says so"'),
    "holidays": (frozenset[date], said("a list of days"), "holidays = [2019-10-01, 2019-10-02]"),
    "working_days": (frozenset[date], said("a list of days"), "working_days = [2019-09-29]"),
    "published": (frozenset[int], said("a list of years"), "published = [2019]"),
}
"""Field -> its type, what it may hold, and an example."""


def _read(country: str, told: object) -> Override:
    if not isinstance(told, dict):
        raise UsageError(
            "the calendar override for {country} is not a table", country=country, hint="begin it with [{country}]"
        )
    if odd := next((name for name in told if name not in _FIELDS), None):
        raise UsageError(
            "the calendar override for {country} has no field {field!r}",
            country=country,
            field=odd[:40],
            hint="its fields are {fields}",
            fields=", ".join(_FIELDS),
        )
    return Override(**{"source": "", **{name: _field(country, name, value) for name, value in told.items()}})


def _field(country: str, name: str, value: object) -> Any:
    kind, what, example = _FIELDS[name]
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise UsageError(
            "the calendar override for {country}: {field} is not {what}",
            country=country,
            field=name,
            what=what,
            hint="write {example}",
            example=example,
        ) from error
