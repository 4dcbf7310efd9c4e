"""The day that a batch is counted on: the day it was found, or that of an act.

A batch has one day of each kind, so that it counts once, in one period: the first on which goods were detained, a
holder spoke of its goods, or goods were handed over; the last on which a proceeding ended, once all have.
"""

from collections.abc import Callable, Mapping
from datetime import date

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.goods.balance import standing
from customs_cli.domain.books.decided import days_confirmed
from customs_cli.domain.time.partial_dates import day_of
from customs_cli.domain.values.word_lists import CountedOn


def first_detained(batch: Batch) -> date | None:
    return min([p.detained_on for p in batch.proceedings.values() if p.detained_on], default=None)


def first_confirmed(batch: Batch) -> date | None:
    return min([day for p in batch.proceedings.values() for day in days_confirmed(p)], default=None)


def first_transferred(batch: Batch) -> date | None:
    return min([transfer.on for transfer in standing(batch)], default=None) if batch.transfers else None


def closed(batch: Batch) -> date | None:
    """Return the day on which the last proceeding ended; None while one is open, or without any."""
    known = [p.outcome_on for p in batch.proceedings.values() if p.outcome_on and p.outcome]
    return max(known) if known and len(known) == len(batch.proceedings) else None


ACTS: Mapping[CountedOn, Callable[[Batch], date | None]] = {
    "detained": first_detained,
    "confirmed": first_confirmed,
    "transferred": first_transferred,
    "closed": closed,
}
"""Kind of day that an act gives a batch -> function that returns it."""


def day_counted(batch: Batch, counted_on: CountedOn) -> str | None:
    """Return the ISO day that a batch is counted on (of a month or year found, the first); None if it has none yet."""
    if counted_on == "found":
        return day_of(batch.found_on)
    day = ACTS[counted_on](batch)
    return day.isoformat() if day else None
