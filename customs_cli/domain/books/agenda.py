"""What a batch adds to an agenda: days on which something happened to it, replies it waits for, goods held."""

from collections.abc import Collection, Iterator
from datetime import UTC, date, timedelta
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.acts import days_acted
from customs_cli.domain.law.deadlines import Deadline
from customs_cli.domain.record import Record
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.name_matching import UNKNOWN

_ONE = timedelta(days=1)


class Waiting(Record, frozen=True):
    """A holder who was notified and has not replied.

    Attributes:
        ref: Reference of the batch.
        holder: Code of the holder.
        notified_on: Day of the notice.
        served_on: Day of service; None while not served.
        due_on: Last day for the reply; None while no time limit runs.
    """

    ref: str
    holder: str
    notified_on: date
    served_on: date | None = None
    due_on: date | None = None


class Open(NamedTuple):
    """A deadline that is not met.

    Attributes:
        ref: Reference of the batch.
        office: Code of its office, whose country's working days count.
        deadline: The deadline.
    """

    ref: str
    office: str
    deadline: Deadline


def waiting_in(batch: Batch) -> Iterator[Waiting]:
    """Yield the holders of a batch who were notified and have neither replied nor had an outcome."""
    for p in batch.proceedings.values():
        if p.notified_on is None or p.reply or p.detained_on or p.outcome or p.holder == UNKNOWN:
            continue
        dues = (d.due_on for d in batch.deadlines if d.holder == p.holder and d.act == "reply" and d.met_on is None)
        yield Waiting(
            ref=batch.ref,
            holder=p.holder,
            notified_on=p.notified_on,
            served_on=p.served_on,
            due_on=min(dues, default=None),
        )


def open_in(batch: Batch) -> list[Open]:
    """Return the deadlines of a batch that are not met."""
    return [Open(batch.ref, batch.office, deadline) for deadline in batch.deadlines if deadline.met_on is None]


def by_urgency(one: Open) -> tuple[date, str, str, str]:
    """Sort key of open deadlines: due day, reference, holder, rule."""
    return one.deadline.due_on, one.ref, one.deadline.holder, one.deadline.rule


def by_due_day(one: Waiting) -> tuple[date, str, str]:
    """Sort key of holders who owe a reply: due day (none: last), reference, holder."""
    return one.due_on or date.max, one.ref, one.holder


def held_since(batch: Batch) -> date | None:
    """Return the first day of detention of goods without an outcome; None when no goods are held."""
    return min([p.detained_on for p in batch.proceedings.values() if p.detained_on and not p.outcome], default=None)


def days_touched(batch: Batch, of: Collection[str] = ()) -> set[date]:
    """Return every day on which something happened to a batch; for moved goods also the days before and after.

    Args:
        batch: The batch.
        of: Kinds of events to include: `recorded`, `moved`, or `acted` (any act of `acts.KINDS` but a move); all when
            empty.
    """
    return {day for what, day in _days_of(batch) if not of or what in of}


def _days_of(batch: Batch) -> Iterator[tuple[str, date]]:
    yield from (("acted", day) for day in days_acted(batch))
    yield "recorded", batch.recorded_on or first_day(batch.found_on)
    for move in batch.custody:
        # The local day depends on the reader's time zone: the day in UTC, the one before or the one after.
        day = move.at.astimezone(UTC).date()
        yield from (("moved", day - _ONE), ("moved", day), ("moved", day + _ONE))
