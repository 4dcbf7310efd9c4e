"""Text of any length onto a stream, without half of a short answer."""

from collections.abc import Iterable
from typing import TextIO

HELD = 1 << 20
"""Characters held back: nothing is written of a shorter answer that cannot be read to its end."""


def pour(pieces: Iterable[str], out: TextIO) -> None:
    """Write pieces of a text as they come, some held back."""
    held, size = [], 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > HELD:
            out.write("".join(held))
            held, size = [], 0
    out.write("".join(held))
