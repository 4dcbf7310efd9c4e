"""How long proceedings take: their completed steps, each from its first day to its last."""

from datetime import date
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.former import first_finding_on

STEPS = ("suspension", "investigation")
"""The names of all steps, in the order in which they follow each other."""


class Step(NamedTuple):
    """One completed step of one proceeding.

    Attributes:
        name: `suspension` (from the notice to detention or release) or `investigation` (from detention to the first
            finding on all goods, which answers its time limit too).
        first: The day it began.
        last: The day it ended, not before `first`.
    """

    name: str
    first: date
    last: date


class Taken(NamedTuple):
    """A completed step, and the country whose calendar it is measured by.

    Attributes:
        country: Country of the office, ISO 3166 alpha-2: the calendar its working days are counted by.
        step: The step.
    """

    country: str
    step: Step


def steps_of(batch: Batch) -> list[Step]:
    """Return the completed steps of a batch; steps whose days are out of order are left out (`check` reports them)."""
    found = []
    for p in batch.proceedings.values():
        over = p.detained_on or (p.outcome_on if p.outcome == "released" else None)
        if p.notified_on and over and p.notified_on <= over:
            found.append(Step("suspension", p.notified_on, over))
        if p.detained_on and (decided := first_finding_on(p)) and p.detained_on <= decided:
            found.append(Step("investigation", p.detained_on, decided))
    return found
