"""What one row tells of its goods, its names resolved: the words, and the days of acts."""

from datetime import date
from typing import NamedTuple

from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.values.quantity import Amount

_BEFORE = {
    "replied_on": ("notified_on", "served_on"),
    "detained_on": ("notified_on", "served_on", "replied_on"),
    "confirmed_on": ("notified_on",),
    "finding_on": ("detained_on",),
    "outcome_on": ("notified_on", "replied_on", "detained_on", "finding_on"),
}
"""Day of an act -> those of acts that go before it."""


class Telling(NamedTuple):
    """One row, its names resolved.

    Attributes:
        line: Number of its line.
        quantity: How many the line has.
        confirmed: How many the holders confirmed.
        marks: Codes of the marks that `words` speak of.
        words: Outcome words.
        only: Whether the words imply nothing.
        dates: Days of acts; every other act happened on `found`.
    """

    line: int
    quantity: Amount | None
    confirmed: Amount | None
    marks: tuple[str, ...]
    words: tuple[str, ...]
    only: bool
    dates: dict[str, date]
    found: date

    def day(self, column: str, p: Proceeding | None = None) -> date:
        """The day of an act; where no row tells it, that on which the goods were found, or of what goes before it."""
        before = (getattr(p, name) for name in _BEFORE.get(column, ())) if p else ()
        return self.dates.get(column) or max([self.found, *filter(None, before)])
