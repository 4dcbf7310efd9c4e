"""What a batch that an older program, or older law, has counted the deadlines of is read as.

Everything is imported where the first batch is read: a command that reads none pays nothing.
"""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from customs_cli.domain.batch.batch import Batch
    from customs_cli.domain.time.workdays import WorkingCalendar
    from customs_cli.register.register import Register


def counting_anew(register: "Register", calendar: Callable[[str], "WorkingCalendar"]) -> "Register":
    """The register, whose batches are read with their deadlines by today's rules; those that have them as they are.

    Args:
        register: Knows the countries of its offices.
        calendar: Gives the working calendar of a country.
    """

    def country(office: str) -> str:
        from customs_cli.domain.rights.office import Office, country_of

        known = register.find(Office, office)
        return country_of(office, known.country if known else "")

    @cache
    def recount() -> Callable[["Batch"], "Batch"]:
        from customs_cli.services.acts.recounting import recounted

        calendars = cache(calendar)
        return lambda batch: recounted(batch, calendars, country)

    register.store.current = lambda batch: recount()(batch)
    return register
