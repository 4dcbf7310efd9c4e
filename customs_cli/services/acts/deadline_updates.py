"""Recomputes the deadlines of a batch whenever an act changes one of its dates."""

from customs_cli.domain.batch.batch import Batch
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.recounting import counted


def with_deadlines(duty: Duty, batch: Batch, country: str) -> Batch:
    """Return the batch with its deadlines computed from its dates; without a procedure there are none by law."""
    return counted(batch, duty.calendar, country)
