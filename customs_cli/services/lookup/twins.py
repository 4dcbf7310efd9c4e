"""Finds batches that look like a new one: the same document number, day and goods."""

from collections.abc import Collection

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.document import Likeness, likeness
from customs_cli.register.register import Register
from customs_cli.sentences import said


def likeness_of(batch: Batch) -> Likeness | None:
    return likeness(batch.document, batch.found_on, [line.goods for line in batch.lines])


def twins(register: Register, wanted: Collection[Likeness]) -> dict[Likeness, str]:
    """Return the likenesses that a batch of the register has, each with the first such reference."""
    found: dict[Likeness, str] = {}
    numbers, days = {number for number, _, _ in wanted}, {day for _, day, _ in wanted}
    for batch in register.bearing_on(numbers, days) if wanted else ():
        own = likeness_of(batch)
        if own in wanted and own is not None:
            found.setdefault(own, batch.ref)
    return found


def twin_warning(register: Register, batch: Batch) -> str:
    """Return a warning if another batch of the register looks the same; else an empty text."""
    own = likeness_of(batch)
    there = twins(register, {own} if own else set())
    ref = there.get(own) if own else None
    if ref is None or ref == batch.ref:
        return ""
    return said("{ref} has the same number, day and goods: is this the same batch?", ref=ref)
