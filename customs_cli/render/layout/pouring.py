"""Writes text of any length to a stream; a short answer that fails halfway is not written at all."""

from collections.abc import Iterable
from typing import TextIO

HELD = 1 << 20
"""Characters held back, so that a shorter answer is only written once it is complete."""


def pour(pieces: Iterable[str], out: TextIO) -> None:
    """Write the pieces of a text as they come, holding back up to `HELD` characters."""
    held, size = [], 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > HELD:
            out.write("".join(held))
            held, size = [], 0
    out.write("".join(held))
