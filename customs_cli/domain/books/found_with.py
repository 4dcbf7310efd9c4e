"""The batches that name an enterprise, in whatever role, with office and day."""

from collections.abc import Collection, Iterator
from datetime import date

from msgspec import Struct

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.parties import roles_of
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.identity import code_of


class FoundWith(Struct, frozen=True, order=True):
    """A batch that names an enterprise.

    Attributes:
        code: Credit code of the enterprise, in the form used for comparison.
        ref: Reference of the batch.
        office: Code of the office that found it.
        day: Day found; the first day, where only a month or a year is known.
    """

    code: str
    ref: str
    office: str
    day: date


def found_in(batch: Batch, codes: Collection[str]) -> Iterator[FoundWith]:
    """Yield a row for each of these credit codes that a batch names in any role."""
    for code in {code_of(party) for _, party in roles_of(batch)} & set(codes):
        yield FoundWith(code, batch.ref, batch.office, first_day(batch.found_on))
