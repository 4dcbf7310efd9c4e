"""Batches of two registers that may be one case: they bear the same declaration, or the same case."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.values.name_matching import folded
from customs_cli.register.register import Register


class Joint(NamedTuple):
    """A batch of theirs and one of ours that may be the same case.

    Attributes:
        theirs: Its reference in their register.
        ours: The reference in ours.
        by: What they share: `document` or `case`.
        number: That number, as theirs writes it.
    """

    theirs: str
    ours: str
    by: str
    number: str


def joint_cases(incoming: Sequence[Batch], ours: Register) -> Iterator[Joint]:
    """Batches under two references that bear the same declaration, or the same case."""
    wanted: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for batch in incoming:
        for by, number in _numbers(batch):
            wanted.setdefault((by, folded(number)), []).append((batch.ref, number))
    for mine in ours.bearing({number for _, number in wanted}) if wanted else ():
        for by, number in _numbers(mine):
            for ref, written in wanted.get((by, folded(number)), ()):
                yield Joint(ref, mine.ref, by, written)


def _numbers(batch: Batch) -> Iterator[tuple[str, str]]:
    if batch.document and batch.document.number:
        yield "document", batch.document.number
    if case := batch.source.get("case_id"):
        yield "case", case
