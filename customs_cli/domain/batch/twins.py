"""Batches that look alike: the same batch may have been recorded twice, with the same paper, day and goods."""

from collections.abc import Iterable
from functools import lru_cache

from customs_cli.domain.batch.document import Document, is_number
from customs_cli.domain.values.name_matching import folded

_form = lru_cache(maxsize=4096)(folded)  # cached for descriptions of goods, which many batches share, unlike numbers
Likeness = tuple[str, str, tuple[str, ...]]
"""Number of the paper, day found, descriptions of the goods: equal for two batches that look like one."""


def likeness(document: Document | None, found_on: str, goods: Iterable[str]) -> Likeness | None:
    """Return what a batch would have in common with its duplicate; None where its paper has no number.

    Args:
        document: The declaration, mail item or other paper.
        found_on: As recorded; a month equals the same month only.
        goods: Descriptions of its lines; their order, width and case do not count.
    """
    number = (document and document.number) or ""
    return (folded(number), found_on, tuple(sorted({_form(one) for one in goods}))) if is_number(number) else None
