"""The number of an office's inspections in a period: detections are a share of these, as more checks find more."""

from collections.abc import Iterable
from datetime import date

from customs_cli.domain.record import Record
from customs_cli.domain.time.periods import Period
from customs_cli.errors import UsageError
from customs_cli.sentences import command

MOST = 10**9
"""Upper limit of the number of an office's inspections in a period."""


class Inspections(Record, frozen=True, rename={"from_": "from"}):
    """The number of consignments that an office inspected in a period.

    Attributes:
        code: Office and days: `5320@2019-07-01..2019-07-31`.
        office: Code of the office.
        from_: First day.
        to: Last day, included.
        number: Number of inspections.
    """

    code: str
    office: str
    from_: date
    to: date
    number: int


def inspections_of(office: str, first: date, last: date, number: int) -> Inspections:
    """Return a count of inspections, with its code made of office and days."""
    return Inspections(code=f"{office}@{first}..{last}", office=office, from_=first, to=last, number=number)


def check_inspections(record: Inspections) -> None:
    """Refuse an impossible count of inspections."""
    if record.to < record.from_:
        raise UsageError("{code!r} ends before it begins", code=record.code[:40], hint="check the two dates")
    if not 0 <= record.number <= MOST:
        raise UsageError(
            "{code!r}: the number of inspections is out of range",
            code=record.code[:40],
            hint="0 to {most:,}",
            most=MOST,
        )
    if record != inspections_of(record.office, record.from_, record.to, record.number):
        raise UsageError(
            "{code!r} does not match its office and days", code=record.code[:40], hint=command("office inspections")
        )


def overlapping(record: Inspections, others: Iterable[Inspections]) -> Inspections | None:
    """Return another count of the same office that shares days with this one; None where there is none."""
    return next(
        (
            other
            for other in others
            if other.office == record.office
            and other.code != record.code
            and other.from_ <= record.to
            and record.from_ <= other.to
        ),
        None,
    )


def inspected(period: Period, counts: Iterable[Inspections], offices: Iterable[str]) -> int | None:
    """Return how many consignments some offices inspected in a period; None unless every day of each is covered.

    Args:
        period: Both ends inclusive.
        counts: All recorded counts; those of one office share no day.
        offices: Codes of the offices.
    """
    first, last = period.from_, period.to
    wanted = set(offices)
    if first is None or last is None or not wanted:
        return None
    total, days = 0, dict.fromkeys(wanted, 0)
    for count in counts:
        if count.office in wanted and first <= count.from_ and count.to <= last:
            total += count.number
            days[count.office] += (count.to - count.from_).days + 1
    return total if set(days.values()) == {(last - first).days + 1} else None
