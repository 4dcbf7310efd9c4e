"""Recomputes the deadlines of a batch whenever an act changes one of its dates."""

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.time.dates import day_of
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.recounting import counted


def with_deadlines(duty: Duty, batch: Batch, country: str, before: Batch | None = None) -> Batch:
    """Return the batch with its deadlines computed from its dates; without a procedure there are none by law.

    Args:
        duty: Gives the working calendars.
        batch: The batch.
        country: Whose working days count.
        before: The batch before an act; None if it is new. If it has no deadlines since it was listed with a month or a
            year, it gets none from an act that dates nothing.
    """
    if before and not before.deadlines and _is_vague(before.found_on) and _dates(before) == _dates(batch):
        return replace(batch, deadlines=(), law=before.law)
    return counted(batch, duty.calendar, country)


def _is_vague(found_on: str) -> bool:
    return day_of(found_on) != found_on


def _dates(batch: Batch) -> tuple[object, ...]:
    """Return what deadlines are counted from."""
    return batch.procedure, batch.found_on, batch.proceedings, batch.transfers, batch.disposals
