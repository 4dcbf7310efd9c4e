"""Batches that look like one that is to come in: the same number of the paper, day and goods."""

from collections.abc import Collection

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.twins import Likeness, likeness
from customs_cli.register.register import Register
from customs_cli.sentences import said


def likeness_of(batch: Batch) -> Likeness | None:
    """What a batch has in common with its twins; None where its paper has no number."""
    return likeness(batch.document, batch.found_on, [line.goods for line in batch.lines])


def twins(register: Register, wanted: Collection[Likeness]) -> dict[Likeness, str]:
    """Those of some likenesses that a batch of the register has, with the first such reference."""
    found: dict[Likeness, str] = {}
    numbers, days = {number for number, _, _ in wanted}, {day for _, day, _ in wanted}
    for batch in register.bearing_on(numbers, days) if wanted else ():
        own = likeness_of(batch)
        if own in wanted and own is not None:
            found.setdefault(own, batch.ref)
    return found


def twin_warning(register: Register, batch: Batch) -> str:
    """That another batch of the register is like one, or an empty string."""
    own = likeness_of(batch)
    there = twins(register, {own} if own else set())
    ref = there.get(own) if own else None
    if ref is None or ref == batch.ref:
        return ""
    return said("{ref} has the same number, day and goods: is this the same batch?", ref=ref)
