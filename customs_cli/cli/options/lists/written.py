"""How many batches an import has written, in a sentence: one batch is no "batches", and has one reference."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from customs_cli.render.words.catalogue import Words


def written(refs: Sequence[str], lines: int, words: "Words") -> str:
    """The sentence of what was written.

    Args:
        refs: The references of the batches, in their order; none where nothing was.
        lines: How many lines they have together.
        words: The reader's language.
    """
    if not refs:
        return words("No batch was written.")
    if len(refs) > 1:
        span = {"first": refs[0], "last": refs[-1]}
        return words("{count} batches ({lines} lines) written: {first} .. {last}", count=len(refs), lines=lines, **span)
    if lines == 1:
        return words("1 batch (1 line) written: {ref}", ref=refs[0])
    return words("1 batch ({lines} lines) written: {ref}", lines=lines, ref=refs[0])


def would_write(batches: int, lines: int, words: "Words") -> str:
    """What a trial would write, by how many batches of how many lines."""
    if batches != 1:
        return words(
            "{count} batches ({lines} lines) would be written; nothing was changed.", count=batches, lines=lines
        )
    if lines == 1:
        return words("1 batch (1 line) would be written; nothing was changed.")
    return words("1 batch ({lines} lines) would be written; nothing was changed.", lines=lines)
