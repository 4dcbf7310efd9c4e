"""What an act has made true, and what comes next."""

from datetime import date
from typing import NamedTuple

from customs_cli.domain.batch.balance import balance
from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.rights.named import Named
from customs_cli.domain.values.name_matching import UNKNOWN


class Done(NamedTuple):
    """What an act has made true.

    Attributes:
        act: Its name.
        batch: The batch as it is now.
        holders: Whose proceedings it touched.
        on: The day it happened.
        warnings: What is odd, and was recorded all the same.
        added: Records added because they were missing.
        seq: Its number in the journal.
        event: The rarer event that it logged, where it did.
    """

    act: str
    batch: Batch
    holders: tuple[str, ...] = ()
    on: date | None = None
    warnings: tuple[str, ...] = ()
    added: tuple[Named, ...] = ()
    seq: int = 0
    event: str = ""


class Step(NamedTuple):
    """The command that a batch waits for, and for whose goods."""

    command: str
    holder: str | None = None


def next_step(batch: Batch) -> Step | None:
    """The next act, that of the first open proceeding; None when nothing is left to do."""
    if UNKNOWN in batch.proceedings and len(batch.proceedings) == 1 and not batch.marks:
        p = batch.proceedings[UNKNOWN]
        return None if p.outcome else Step("line edit")
    for holder, p in batch.proceedings.items():
        command = _next_of(p)
        if command:
            return Step(command, holder)
    confiscated = any(p.outcome == "confiscated" for p in batch.proceedings.values())
    left = any(balance(batch, line.no).in_store for line in batch.lines)
    return Step("dispose") if confiscated and left else None


def _next_of(p: Proceeding) -> str:
    if p.outcome:
        return ""
    if p.finding:
        return {"infringing": "confiscate", "not-infringing": "release", "undetermined": "court"}[p.finding]
    if p.detained_on:
        waits = any(state.confirmation == "pending" for state in p.marks.values())
        return "confirm" if waits else "determine"
    if p.reply:
        return "detain" if p.reply == "applied" else "release"
    return "reply" if p.served_on else "notify"
