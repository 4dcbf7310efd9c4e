"""Batches listed with a month or a year: their days are its first, so that no time limit can be counted from them."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.law.deadlines import RETENTION
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.time.partial_dates import is_day


def without_undated(batch: Batch, before: Batch) -> Batch:
    """Return a batch without new time limits that run from a day which nobody told.

    Args:
        batch: The batch after an act, with all deadlines that its days give.
        before: The batch before it. A holder that has deadlines from that day already keeps getting them.
    """
    if is_day(batch.found_on) or batch.found_on != before.found_on:
        return batch
    day = first_day(batch.found_on)
    whose = {p.holder for p in before.proceedings.values() if day in _days(p)}
    whose -= {deadline.holder for deadline in before.deadlines if deadline.since_on == day}
    kept = [d for d in batch.deadlines if d.since_on != day or d.holder not in whose or d.rule == RETENTION]
    return batch if len(kept) == len(batch.deadlines) else replace(batch, deadlines=tuple(kept))


def _days(p: Proceeding) -> Iterator[date | None]:
    yield from (p.notified_on, p.served_on, p.replied_on, p.detained_on, p.finding_on, p.outcome_on)
    yield from p.events.values()
