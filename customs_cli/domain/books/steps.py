"""How long proceedings take: the steps that have ended, from which day to which."""

from datetime import date
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch

STEPS = ("suspension", "investigation")
"""Every step, in the order in which they follow each other."""


class Step(NamedTuple):
    """One step of one proceeding that has ended.

    Attributes:
        name: `suspension` (from the notice to detention or release) or `investigation` (from detention to the finding).
        first: The day it began.
        last: The day it ended, not before `first`.
    """

    name: str
    first: date
    last: date


class Taken(NamedTuple):
    """How long a step took somewhere.

    Attributes:
        country: Of the office, ISO 3166 alpha-2: the calendar its working days are counted by.
        step: Which one, from its first day to its last.
    """

    country: str
    step: Step


def steps_of(batch: Batch) -> list[Step]:
    """Each step of a batch that has ended; one whose days are out of order is a fault for `check`."""
    found = []
    for p in batch.proceedings.values():
        over = p.detained_on or (p.outcome_on if p.outcome == "released" else None)
        if p.notified_on and over and p.notified_on <= over:
            found.append(Step("suspension", p.notified_on, over))
        if p.detained_on and p.finding_on and p.detained_on <= p.finding_on:
            found.append(Step("investigation", p.detained_on, p.finding_on))
    return found
