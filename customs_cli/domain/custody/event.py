"""The record of one handling of goods: who handed what quantity to whom, when, where, why and under which seals."""

from datetime import UTC, date, datetime, tzinfo

from customs_cli.domain.record import Record
from customs_cli.domain.values.quantity import Amount


class CustodyEvent(Record, frozen=True, rename={"from_": "from"}):
    """One handling of an exact quantity of one line; never edited.

    Attributes:
        at: Time of the handling, UTC.
        line: Number of the line.
        quantity: Quantity, in the line's unit.
        by: The officers who logged it.
        from_: Who handed the goods over: a person, a unit or a place.
        to: Who took them.
        purpose: A word of `CustodyPurpose`; free text in records that older versions wrote.
        seal: Number of the seal that was put on.
        document: Number of the document.
        seal_before: Number of the seal that was found on the goods.
        place: Place of the handling.
        witness: Name of the witness.
        is_day: Whether only the day is known: `at` is then noon in the time zone of the office that logged it.
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
        """The day of the handling in a time zone; where only the day is known, that of the office whatever the zone.

        Noon of an office has the same date in UTC, but for zones beyond UTC+12: there `at` is noon in `zone` itself.
        """
        here = self.at.astimezone(zone)
        return self.at.astimezone(UTC).date() if self.is_day and here.hour != _NOON else here.date()


_NOON = 12
