"""The status of a batch: derived from its proceedings, never stored."""

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.readiness import CLOSED, STAGES, stage
from customs_cli.domain.batch.goods.balance import balance
from customs_cli.domain.values.word_lists import Deposit, Status


def status(batch: Batch) -> Status:
    """Return the status of the batch: its furthest open proceeding's stage, or the gravest outcome once all are closed.

    `disposed` once nothing of a closed batch with disposals is in store any more.
    """
    if not batch.proceedings:
        return "recorded"
    stages = {stage(p) for p in batch.proceedings.values()}
    furthest = next(word for word in STAGES if word in stages)
    if furthest not in CLOSED:
        return furthest
    if batch.disposals and all(balance(batch, line.no).in_store == 0 for line in batch.lines):
        return "disposed"
    return furthest


def deposits_of(batch: Batch) -> tuple[Deposit, ...]:
    """Return whether holders' securities with an amount are still lodged, or went back: each word once, sorted."""
    with_amount = (p for p in batch.proceedings.values() if p.deposited and p.deposited.amount)
    gone = {"security_returned_on" in p.events for p in with_amount}
    return tuple(word for word, is_gone in _DEPOSITS if is_gone in gone)


_DEPOSITS: tuple[tuple[Deposit, bool], ...] = (("lodged", False), ("returned", True))
