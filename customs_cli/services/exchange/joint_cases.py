"""Finds batches of two registers that may be one case: they have the same declaration or case number."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.document import is_number
from customs_cli.domain.values.name_matching import folded, folded_number
from customs_cli.register.register import Register

if TYPE_CHECKING:
    from customs_cli.services.exchange.merges.held import Held


class Joint(NamedTuple):
    """A batch of theirs and one of ours that may be the same case.

    Attributes:
        theirs: Reference in their register.
        ours: Reference in our register.
        by: What they share: `document` or `case`.
        number: The shared number as their register writes it.
    """

    theirs: str
    ours: str
    by: str
    number: str


Number = tuple[str, str]
"""(`document` or `case`, the number as it is compared)."""


def joint_cases(incoming: Iterable[Batch], ours: Register, held: "Held | None" = None) -> list[Joint]:
    """Return pairs of batches with different references but the same declaration or case number, by our references.

    Args:
        incoming: The batches to be merged.
        ours: The register that they come into.
        held: Its contents, cached, where several registers are merged one after another.
    """
    wanted: dict[Number, list[tuple[str, str]]] = {}
    for batch in incoming:
        for by, number in _numbers(batch):
            wanted.setdefault(compared(by, number), []).append((batch.ref, number))
    bearing = (held.bearing(wanted) if held else _bearing(ours, wanted)) if wanted else ()
    found = [Joint(ref, mine, key[0], written) for key, mine in bearing for ref, written in wanted.get(key, ())]
    return sorted(found, key=lambda one: (one.ours, one.by != "document"))


def _bearing(ours: Register, wanted: Iterable[Number]) -> Iterator[tuple[Number, str]]:
    for mine in ours.bearing({folded(number) for _, number in wanted}):
        yield from ((compared(by, number), mine.ref) for by, number in _numbers(mine))


def compared(by: str, number: str) -> Number:
    """Return a number as it is compared: case 1-12 is not case 11-2."""
    return by, folded_number(number) if by == "case" else folded(number)


def _numbers(batch: Batch) -> Iterator[tuple[str, str]]:
    if batch.document and batch.document.number and is_number(batch.document.number):
        yield "document", batch.document.number
    if case := batch.source.get("case_id"):
        yield "case", case
