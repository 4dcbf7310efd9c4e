"""Whether two batches look like one that was recorded twice: the same paper, day and goods."""

from collections.abc import Iterable
from functools import lru_cache

from customs_cli.domain.batch.document import Document
from customs_cli.domain.values.name_matching import folded

_form = lru_cache(maxsize=4096)(folded)  # of goods: many batches are of the same, while none has another's number
Likeness = tuple[str, str, tuple[str, ...]]
"""Number of the paper, day found, goods: what twins have in common."""


def likeness(document: Document | None, found_on: str, goods: Iterable[str]) -> Likeness | None:
    """What a batch has in common with its twins; None where its paper has no number.

    Args:
        document: The declaration, mail item or other paper.
        found_on: As it is kept; a month is like the same month alone.
        goods: Descriptions of its lines; their order, width and case do not count.
    """
    number = folded(document.number) if document and document.number else ""
    return (number, found_on, tuple(sorted({_form(one) for one in goods}))) if number else None
