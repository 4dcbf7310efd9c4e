"""Where the goods of a line are: found = released + confiscated + transferred + samples + held."""

from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.values.quantity import Amount

SAMPLE = ("sample", "samples", "取样", "样品")
RETURN = ("return", "returned", "返还", "归还")
"""Purposes of custody events, as officers write them: goods taken as samples, and samples that came back."""

_SCALE = 3


class Balance(NamedTuple):
    """The goods of one line, in its unit, each piece counted once; 0 where the quantity is not known.

    Attributes:
        found: All.
        released: Released for every holder; those handed back are among them.
        confiscated: Confiscated, or given up by agreement; those disposed of are among them.
        transferred: Handed to the police.
        samples: Taken as samples and not brought back.
        held: What nothing has been decided about yet.
        disposed: How many of them are gone for good, in whatever way.
    """

    found: Amount
    released: Amount
    confiscated: Amount
    transferred: Amount
    samples: Amount
    held: Amount
    disposed: Amount

    @property
    def in_store(self) -> Amount:
        """How many customs still has in its hands, whatever was decided about them."""
        return round(self.found - self.disposed - self.samples - self.transferred, _SCALE)


def balance(batch: Batch, no: int) -> Balance:
    """The quantity balance of a line.

    Raises:
        NotFound: There is no such line.
    """
    line = batch.line(no)
    found = line.quantity or 0
    back = _sum([d.quantity for d in batch.disposals if d.line == no and d.way == "return"])
    gone = _sum([d.quantity for d in batch.disposals if d.line == no and d.way != "return"])
    samples = _samples(batch, no)
    rest = _sum([found, -back, -gone, -samples])
    lot = _lot(batch, line)
    return Balance(
        found=found,
        released=_sum([back, rest if lot == "released" else 0]),
        confiscated=_sum([gone, rest if lot == "confiscated" else 0]),
        transferred=rest if lot == "transferred" else 0,
        samples=samples,
        held=rest if lot == "held" else 0,
        disposed=_sum([back, gone]),
    )


def _lot(batch: Batch, line: Line) -> str:
    """What was decided about the goods of a line: the gravest of its holders' outcomes; released only if all agree."""
    marks = set(line.named_marks)
    outcomes = {p.outcome for p in batch.proceedings.values() if not marks.isdisjoint(p.marks)}
    for word in ("confiscated", "transferred"):
        if word in outcomes:
            return word
    return "released" if outcomes == {"released"} else "held"


def _samples(batch: Batch, no: int) -> Amount:
    own = [event for event in batch.custody if event.line == no]
    taken = _sum([event.quantity for event in own if event.purpose.strip().casefold() in SAMPLE])
    brought = _sum([event.quantity for event in own if event.purpose.strip().casefold() in RETURN])
    return max(0, _sum([taken, -brought]))


def _sum(amounts: list[Amount]) -> Amount:
    return round(sum(amounts), _SCALE)
