"""A telling: what one row says happened to its goods, with names resolved to codes."""

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
"""Column of an act's day -> columns of the acts that come before it."""


class Telling(NamedTuple):
    """What one row says happened to the goods of some marks.

    Attributes:
        line: Number of the line.
        quantity: Quantity of the line.
        confirmed: How many the holders confirmed, where that is not the whole quantity.
        marks: Codes of the marks that `words` are about.
        words: Outcome words.
        only: Whether the words imply nothing more.
        dates: Column -> day of an act.
        found: Day of the find, the day of acts that have no other.
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
        """Return the day of an act: the row's own, else the latest of the find and of the acts of `p` before it."""
        if own := self.dates.get(column):
            return own
        latest = self.found
        for name in _BEFORE.get(column, ()) if p else ():
            latest = max(latest, getattr(p, name) or latest)
        return latest
