"""Deadlines: computed whole from the events of a proceeding and the rows of its procedure, never edited.

So a corrected date simply gives other deadlines. A day counted from is day 0 (`Procedure.day_after`), a due day is
inclusive. Only a period in working days asks the calendar, and only then is a calendar loaded.
"""

from datetime import date
from typing import Literal

from customs_cli.domain.record import Record

State = Literal["overdue", "today", "soon", "later", "met"]

SOON = 3
"""At most so many working days left is `soon`."""


class Deadline(Record, frozen=True, kw_only=True):
    """One time limit of one proceeding, as it stood when it was computed.

    Attributes:
        rule: The period's id.
        holder: Whose proceeding.
        since_on: The day of the event that it runs from: day 0.
        due_on: The last day, inclusive.
        actor: Who must act.
        act: The command that meets it, or an empty string.
        article: Where it stands.
        lapse: What follows when it runs out.
        provisional: Whether it touches days whose make-up working days are not published.
        confirmed: Whether the rule was confirmed by a source.
        calendar: The calendar that gave `due_on`; empty when none was asked.
        met_on: When it was met, in time or late.
    """

    rule: str
    holder: str
    since_on: date
    due_on: date
    actor: str
    act: str = ""
    article: str
    lapse: str = ""
    provisional: bool = False
    confirmed: bool = True
    calendar: str = ""
    met_on: date | None = None

    @property
    def was_late(self) -> bool:
        """Whether it was met, but after its last day."""
        return self.met_on is not None and self.met_on > self.due_on
