"""The faults of a record of any kind."""

from collections.abc import Iterator

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.record import Record
from customs_cli.domain.validation.batches import batch_faults
from customs_cli.domain.validation.faults import Fault, Known
from customs_cli.domain.validation.sweep import swept


def faults(record: Record, known: Known, body: bytes = b"") -> Iterator[Fault]:
    """Yield all that is wrong with a record, each value once; nothing if the record is valid.

    Args:
        record: A batch, holder, trademark, office, campaign, enterprise, rate, verdict, clue, visit, count of
            inspections, issued sheet or serial; for any other kind only sizes are checked.
        known: What the rules need to know beside the record.
        body: The record as JSON, where it is at hand.
    """
    if isinstance(record, Batch):
        own = list(batch_faults(record, known))
    else:
        from customs_cli.domain.validation.registers import record_faults

        own = record_faults(record, known)
    yield from own
    told = tuple(fault.path for fault in own)
    sizes = swept(record, body, is_kept=known.is_kept)
    yield from (fault for fault in sizes if not (told and fault.path.startswith(told)))
