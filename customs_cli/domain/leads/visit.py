"""A visit (走访) to an enterprise: what was asked, seen and requested."""

from collections.abc import Iterable, Iterator
from datetime import date

from customs_cli.domain.leads.numbers import office_of
from customs_cli.domain.record import Record
from customs_cli.domain.rights.enterprise import Enterprise

_DAY = len("2019-07-03")


class Visit(Record, frozen=True):
    """One visit to an enterprise.

    Attributes:
        code: Its number, such as `2019-5320-V-001`, never reused; `ENTERPRISE-V-001` for a note of an older version.
        enterprise: Code of the enterprise visited.
        on: The day.
        by: Officers who went.
        purpose: Purpose of the visit.
        findings: What was seen or said.
        abroad_dispute: Disputes over rights abroad.
        wishes: What the enterprise asks of customs.
        result: What it led to.
        follow_up: What is to be done next.
        is_note: Whether it comes from a note that an older version stored with the enterprise.
    """

    code: str
    enterprise: str
    on: date
    by: tuple[str, ...] = ()
    purpose: str = ""
    findings: str = ""
    abroad_dispute: str = ""
    wishes: str = ""
    result: str = ""
    follow_up: str = ""
    is_note: bool = False

    @property
    def office(self) -> str:
        """Code of the office that made the visit; empty for a note, which does not say."""
        return "" if self.is_note else office_of(self.code)


TEXTS = ("purpose", "findings", "abroad_dispute", "wishes", "result", "follow_up")
"""Text fields of a visit, in the order in which they are shown."""


def noted_visits(enterprises: Iterable[Enterprise]) -> Iterator[Visit]:
    """Yield the visits that older versions stored as notes of enterprises, each beginning with its day."""
    for enterprise in enterprises:
        for place, note in enumerate(enterprise.notes, start=1):
            day, text = _dated(note)
            if day:
                number = f"{enterprise.code}-V-{place:03d}"
                yield Visit(code=number, enterprise=enterprise.code, on=day, findings=text, is_note=True)


def _dated(note: str) -> tuple[date | None, str]:
    try:
        return date.fromisoformat(note[:_DAY]), note[_DAY:].strip()
    except ValueError:
        return None, note
