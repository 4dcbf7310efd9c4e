"""What state a batch is in: derived from its proceedings, never stored."""

from customs_cli.domain.batch.balance import balance
from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.values.word_lists import Status

_OPEN: tuple[Status, ...] = ("detained", "applied", "notified", "declined", "recorded")
_CLOSED: tuple[Status, ...] = ("confiscated", "transferred", "released")


def stage(p: Proceeding) -> Status:
    """How far one holder's proceeding has come."""
    if p.outcome:
        return p.outcome
    if p.detained_on:
        return "detained"
    return p.reply or ("notified" if p.notified_on else "recorded")


def status(batch: Batch) -> Status:
    """The state of the whole: while any proceeding is open its furthest open one, else the gravest outcome.

    `disposed` once nothing of a confiscated or returned batch is in store any more.
    """
    if not batch.proceedings:
        return "recorded"
    stages = {stage(p) for p in batch.proceedings.values()}
    for word in _OPEN:
        if word in stages:
            return word
    if batch.disposals and all(balance(batch, line.no).in_store == 0 for line in batch.lines):
        return "disposed"
    return next(word for word in _CLOSED if word in stages)


def is_measure(batch: Batch) -> bool:
    """Whether a protection measure was taken: some holder was notified, or goods are detained."""
    return any(p.notified_on or p.detained_on for p in batch.proceedings.values())


def is_detained(batch: Batch) -> bool:
    """Whether goods were really detained for some holder; a later release does not undo the count."""
    return any(p.detained_on for p in batch.proceedings.values())
