"""Recomputes the deadlines of a batch whenever an act changes one of its dates."""

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.law.undated import without_undated
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.recounting import counted


def with_deadlines(duty: Duty, batch: Batch, country: str, before: Batch | None = None) -> Batch:
    """Return the batch with its deadlines computed from its dates; without a procedure there are none by law.

    Args:
        duty: Gives the working calendars.
        batch: The batch.
        country: Whose working days count.
        before: The batch before an act; None if it is new. If it was listed with a month or a year, it gets no new
            deadlines from that but those that the act dates.
    """
    after = counted(batch, duty.calendar, country)
    return without_undated(after, before) if before else after
