"""The record of one handling of goods: who handed how many to whom, when, where, why and under which seals."""

from datetime import UTC, date, datetime, tzinfo

from customs_cli.domain.record import Record
from customs_cli.domain.values.quantity import Amount


class CustodyEvent(Record, frozen=True, rename={"from_": "from"}):
    """One handling of an exact quantity of one line; never edited.

    Attributes:
        at: When it happened, UTC.
        line: Number of the line.
        quantity: How many, in the line's unit.
        by: The officers who logged it.
        from_: Who handed the goods over: a person, a unit or a place.
        to: Who took them.
        purpose: A word of `CustodyPurpose`; free text in records that older versions wrote.
        seal: Number of the seal that was put on.
        document: Number of the paper.
        seal_before: Number of the seal that was found on them.
        place: Where it happened.
        witness: Who saw it.
        is_day: Whether only the day of `at` is known: it is then noon, by the clock of the office that logged it.
    """

    at: datetime
    line: int
    quantity: Amount
    by: tuple[str, ...]
    from_: str
    to: str
    purpose: str
    seal: str | None = None
    document: str | None = None
    seal_before: str | None = None
    place: str | None = None
    witness: str | None = None
    is_day: bool = False

    def day(self, zone: tzinfo | None = None) -> date:
        """The day on which it happened, by a zone; where only the day is known that of the office, wherever it is read.

        Noon of a zone has the day of Greenwich; east of New Zealand's winter, where it has not, it is noon here too.
        """
        here = self.at.astimezone(zone)
        return self.at.astimezone(UTC).date() if self.is_day and here.hour != _NOON else here.date()


_NOON = 12
