"""How many batches an import has written, in a sentence: one batch has a singular and one reference."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from customs_cli.render.words.catalogue import Words


FEW = 6
"""The most offices and years for which all references are told."""


def written(refs: Sequence[str], lines: int, words: "Words") -> str:
    """Return the sentence of what was written.

    Args:
        refs: The references of the batches, in their order; none where nothing was written.
        lines: How many lines they have together.
        words: The reader's language.
    """
    if not refs:
        return words("No batch was written.")
    if len(refs) > 1:
        spans = _spans(refs, words)
        return words("{count} batches ({lines} lines) written: {refs}", count=len(refs), lines=lines, refs=spans)
    if lines == 1:
        return words("1 batch (1 line) written: {ref}", ref=refs[0])
    return words("1 batch ({lines} lines) written: {ref}", lines=lines, ref=refs[0])


def _spans(refs: Sequence[str], words: "Words") -> str:
    own: dict[str, list[str]] = {}
    for ref in refs:
        own.setdefault(ref.rpartition("-")[0], []).append(ref)
    shown = list(own.values())[:FEW]
    told = [f"{span[0]} .. {span[-1]}" if len(span) > 1 else span[0] for span in shown]
    left = len(refs) - sum(map(len, shown))
    return words(", ").join([*told, *([words("and {count} more batches", count=left)] if left else [])])


def would_write(batches: int, lines: int, words: "Words") -> str:
    """Return what a dry run would write: how many batches of how many lines."""
    if batches != 1:
        return words(
            "{count} batches ({lines} lines) would be written; nothing was changed.", count=batches, lines=lines
        )
    if lines == 1:
        return words("1 batch (1 line) would be written; nothing was changed.")
    return words("1 batch ({lines} lines) would be written; nothing was changed.", lines=lines)
