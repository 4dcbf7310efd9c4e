"""Batches sought by bytes that stand in them, where no index names them: the others are not taken apart."""

from collections.abc import Iterator
from heapq import merge

from customs_cli.register.file.checkpoint import Checkpoint, Row, from_line
from customs_cli.register.file.disk.paged import PIECE
from customs_cli.register.file.snapshot import Snapshot


def batches_with(snapshot: Snapshot, text: bytes, low: int, high: int) -> Iterator[Row]:
    """The batches with low <= id < high in whose JSON some bytes stand, by id.

    A line of the TinyDB file that lost them to damage is not noticed; `verify` finds it.

    Raises:
        Damaged: A line that has them was altered.
    """
    changed = snapshot.changed.get("batches", {})
    kept = _of_file(snapshot.checkpoint, text, low, high) if snapshot.checkpoint else iter(())
    new = (
        Row(number, body)
        for number, body in sorted(changed.items())
        if body is not None and low <= number < high and text in body
    )
    return merge((row for row in kept if row.id not in changed), new)


def _of_file(checkpoint: Checkpoint, text: bytes, low: int, high: int) -> Iterator[Row]:
    start, end = checkpoint.place("batches", low), checkpoint.place("batches", high)
    while start < end:
        stop = checkpoint.line_end(min(start + PIECE, end) - 1, end)
        lines = checkpoint.data[start:stop]
        at = lines.find(text)
        while at != -1:
            first, last = lines.rfind(b"\n", 0, at) + 1, lines.find(b"\n", at) + 1 or len(lines)
            yield from_line(lines[first:last], checkpoint.name, start + first)
            at = lines.find(text, last)
        start = stop
