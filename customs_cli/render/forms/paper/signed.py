"""Keeps a last block, such as signatures, together with the block before it."""

from collections.abc import Sequence

from customs_cli.render.layout.page import Block, Break

SIGNED = 3
"""The most lines of a last block that is kept together with the block before."""


def signed(blocks: Sequence[Block], place: int) -> Block | None:
    """Return the block after the given one if it is the last before a page break (signatures, say); else None."""
    after = blocks[place + 1 : place + 3]
    is_last = len(after) == 1 or (len(after) == 2 and isinstance(after[1], Break))
    return after[0] if is_last and not isinstance(after[0], Break) else None
