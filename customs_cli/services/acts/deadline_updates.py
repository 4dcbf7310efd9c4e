"""The deadlines of a batch, computed anew whenever an act changes one of its dates."""

from customs_cli.domain.batch.batch import Batch
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.recounting import counted


def with_deadlines(duty: Duty, batch: Batch, country: str) -> Batch:
    """The batch with its deadlines as its dates now give them.

    A batch whose procedure is not known has none.
    """
    return counted(batch, duty.calendar, country)
