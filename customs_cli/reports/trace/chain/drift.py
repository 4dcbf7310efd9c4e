"""Port drift: after a hit, goods of the same chain at another office. Never an alarm: timing alone proves nothing."""

from collections.abc import Iterator, Mapping
from datetime import date

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.time.dates import first_day
from customs_cli.reports.trace.chain.records import Drift, Step

WITHIN = 90
"""Default number of days after a hit within which goods of the same chain elsewhere are reported."""


def hit_on(batch: Batch) -> date | None:
    """Return the first day of detention or outcome of a batch that was detained or confiscated; else None."""
    days = (day for p in batch.proceedings.values() for day in (p.detained_on, p.outcome_on) if day)
    was_hit = any(p.detained_on or p.outcome == "confiscated" for p in batch.proceedings.values())
    return min(days, default=None) if was_hit else None


def drift(batches: list[Batch], steps: Mapping[str, Step], within_days: int | None = None) -> tuple[Drift, ...]:
    """Return where a chain was found at another office within some days of a hit, the strongest and soonest first."""
    within = WITHIN if within_days is None else within_days
    found = list(_after(batches, within))
    return tuple(sorted(found, key=lambda one: (-steps[one.ref].strength, one.days, one.hit, one.ref)))


def _after(batches: list[Batch], within: int) -> Iterator[Drift]:
    hits = [(day, batch) for batch in batches if (day := hit_on(batch))]
    for batch in batches:
        day = first_day(batch.found_on)
        before = [(on, one) for on, one in hits if one.office != batch.office and 0 < (day - on).days <= within]
        if before:
            on, one = max(before, key=lambda hit: (hit[0], hit[1].ref))
            yield Drift(
                hit=one.ref, hit_on=on, office=one.office, ref=batch.ref, to=batch.office, found_on=batch.found_on,
                days=(day - on).days,
            )  # fmt: skip
