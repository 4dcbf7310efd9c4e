"""What an act has made true."""

from datetime import date
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.next_step import Step
from customs_cli.domain.batch.parts import Portion
from customs_cli.domain.rights.named import Named


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
        part: The part of the goods that it was about; None for all.
        next: The step that the batch waits for now; None when there is none.
    """

    act: str
    batch: Batch
    holders: tuple[str, ...] = ()
    on: date | None = None
    warnings: tuple[str, ...] = ()
    added: tuple[Named, ...] = ()
    seq: int = 0
    event: str = ""
    part: Portion | None = None
    next: Step | None = None
