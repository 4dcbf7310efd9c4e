"""Batches with pictures that look alike: weak evidence, available only for pictures with a fingerprint."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.traced import PHOTO
from customs_cli.domain.evidence.likeness import NEAR, asked_keys, unpacked, whole_apart
from customs_cli.reports.trace.chain.records import Edge
from customs_cli.sentences import said

Key = tuple[str, str]


class Alike(NamedTuple):
    """The most similar pictures of two batches.

    Attributes:
        bits: By how many of 64 bits they differ.
        name: Name of the picture of the first batch.
        other: Name of the picture of the second batch.
    """

    bits: int
    name: str
    other: str

    @property
    def why(self) -> str:
        """The reason why the two batches are joined, as a sentence."""
        return said(
            "photo {name} looks like {other} ({bits} of 64 bits differ): compare the two",
            name=self.name, other=self.other, bits=self.bits,
        )  # fmt: skip


def asked(batch: Batch) -> list[Key]:
    """Return the keys with which pictures similar to those of a batch are looked up."""
    return [(PHOTO, key) for piece in batch.evidence if piece.likeness for key in asked_keys(piece.likeness)]


def alike(a: Batch, b: Batch) -> Alike | None:
    """Return the most similar pictures of two batches; None if none are similar."""
    theirs = list(_pictures(b)) if any(piece.likeness for piece in a.evidence) else []
    near = (
        Alike(bits, name, other)
        for name, hashes in (_pictures(a) if theirs else ())
        for other, others in theirs
        if (bits := whole_apart(hashes, others)) <= NEAR
    )
    return min(near, default=None)


def edges(batches: Sequence[Batch], *, most: int) -> Iterator[Edge]:
    """Yield pairs of batches whose pictures look alike, except pictures similar to those of too many batches.

    Args:
        batches: Batches of a chain.
        most: Maximum number of batches with similar pictures.
    """
    shown = [batch for batch in batches if any(piece.likeness for piece in batch.evidence)]
    pairs = {(a.ref, b.ref): found for n, a in enumerate(shown) for b in shown[n + 1 :] if (found := alike(a, b))}
    for (a, b), found in pairs.items():
        count = 1 + max(sum(one in pair for pair in pairs) for one in (a, b))
        if count <= most:
            yield Edge(
                from_=a, to=b, kind=PHOTO, evidence=found.why, shared_by=count, weight=0.5, verdict="weak"
            )  # fmt: skip


def _pictures(batch: Batch) -> Iterator[tuple[str, tuple[int, ...]]]:
    for piece in batch.evidence:
        if piece.likeness and (hashes := unpacked(piece.likeness)):
            yield piece.name, hashes
