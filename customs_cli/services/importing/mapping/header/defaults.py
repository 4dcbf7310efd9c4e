"""Reads the values for all rows that `--defaults` gives."""

import re
from collections.abc import Mapping, Sequence

from customs_cli.errors import UsageError
from customs_cli.sentences import Listed
from customs_cli.services.importing.mapping.cells.outcome_words import outcome
from customs_cli.services.importing.mapping.day_order import DATES
from customs_cli.services.importing.mapping.habits.days import YEAR
from customs_cli.services.importing.mapping.header.words import CLOSED, word_of
from customs_cli.services.importing.mapping.readers import COUNTRIES, country


def defaults_read(given: Mapping[str, str], own: Sequence[str]) -> dict[str, str]:
    """Return the values for all rows in the words of an import: `export` for `direction=出口`.

    Args:
        given: Field -> value for rows without it.
        own: The names of the fields.

    Raises:
        UsageError: There is no such field, or the year has not four digits.
    """
    if unknown := [name for name in given if name not in (*own, DATES, YEAR)]:
        raise UsageError(
            "--defaults: no field {unknown!r}",
            unknown=unknown[0][:40],
            names=Listed(own),
            hint="fields: {names}",
            at="--defaults",
        )
    if YEAR in given and not re.fullmatch(r"(19|20)\d\d", given[YEAR]):
        raise UsageError(
            "--defaults: {year!r} is not a year",
            year=given[YEAR][:40],
            hint="a year of four digits: year=2019",
            at="--defaults",
        )
    return {field: _word(field, text) for field, text in given.items()}


def _word(field: str, text: str) -> str:
    if field in COUNTRIES:
        return country(text)
    if field == "outcome":
        return outcome(text)
    return (word_of(field, text) if field in CLOSED else None) or text
