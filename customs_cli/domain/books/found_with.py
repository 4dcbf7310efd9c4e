"""The batches that name an enterprise, in whatever role, and what a year knows of it from them."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.parties import roles_of
from customs_cli.domain.record import Record
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.identity import code_of
from customs_cli.domain.values.party import Party

_A_YEAR = timedelta(365)


class FoundWith(NamedTuple):
    """A batch that names an enterprise.

    Attributes:
        code: Its credit code, as it is compared.
        ref: The batch.
        office: Where it was found.
        day: When; the first day, where only a month or a year is known.
    """

    code: str
    ref: str
    office: str
    day: date


class SeenBefore(Record, frozen=True):
    """An enterprise that was found or punished before, within a year.

    Attributes:
        uscc: Its credit code.
        name: As the last batch with it writes it.
        batches: How many, with those that are looked at.
        offices: At how many offices, with those that are looked at.
        days: From the first of them to the last.
        penalty_on: Its last penalty within that year, of another batch; None without any.
        refs: The batches that are named for it.
    """

    uscc: str
    name: str
    batches: int
    offices: int
    days: int
    penalty_on: date | None
    refs: tuple[str, ...]


def year_before(day: date) -> date:
    """The first day of the year before a day, in which an enterprise counts as seen."""
    return max(day, date.min + _A_YEAR) - _A_YEAR


def enterprises_in(batch: Batch) -> dict[str, Party]:
    """The enterprises of a batch, in any role, by their credit codes as they are compared."""
    return {code: party for _, party in roles_of(batch) if (code := code_of(party))}


def seen_before(
    code: str, name: str, found: Collection[FoundWith], penalty_on: date | None, refs: Iterable[str]
) -> SeenBefore | None:
    """An enterprise as its batches of a year have it; None where it is in one alone and was not punished."""
    if len(found) < 2 and not penalty_on:
        return None
    days = [one.day for one in found]
    return SeenBefore(
        uscc=code,
        name=name,
        batches=len(found),
        offices=len({one.office for one in found}),
        days=(max(days) - min(days)).days,
        penalty_on=penalty_on,
        refs=tuple(refs),
    )


def found_in(batch: Batch, codes: Collection[str]) -> Iterator[FoundWith]:
    """Each of some credit codes that a batch names in any role."""
    for code in {code_of(party) for _, party in roles_of(batch)} & set(codes):
        yield FoundWith(code, batch.ref, batch.office, first_day(batch.found_on))
