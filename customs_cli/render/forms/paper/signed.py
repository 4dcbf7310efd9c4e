"""What is not left alone on a page of paper."""

from collections.abc import Sequence

from customs_cli.render.layout.page import Block, Break

SIGNED = 3
"""A last block of at most so many lines stands with the one before it."""


def signed(blocks: Sequence[Block], place: int) -> Block | None:
    """The block behind one where it is the last before a break: signatures, say, that stand with what is signed."""
    after = blocks[place + 1 : place + 3]
    is_last = len(after) == 1 or (len(after) == 2 and isinstance(after[1], Break))
    return after[0] if is_last and not isinstance(after[0], Break) else None
