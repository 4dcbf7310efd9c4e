"""Finds batches by searching for bytes in their documents, without an index; only batches with a hit are decoded."""

from collections.abc import Iterator
from heapq import merge

from customs_cli.domain.batch.reference import id_range
from customs_cli.register.file.checkpoint import Checkpoint, Row, from_line
from customs_cli.register.file.disk.paged import PIECE
from customs_cli.register.file.snapshot import Snapshot

_OF_YEAR = 10**22
"""Number of ids per year of references."""


def batches_with(snapshot: Snapshot, text: bytes, low: int, high: int) -> Iterator[Row]:
    """Yield the batches with low <= id < high whose JSON contains `text`, by id.

    A damaged line that no longer contains the text is not noticed; `verify` finds it.
    """
    changed = snapshot.changed.get("batches", {})
    kept = _of_file(snapshot.checkpoint, text, low, high) if snapshot.checkpoint else iter(())
    new = (
        Row(number, body)
        for number, body in sorted(changed.items())
        if body is not None and low <= number < high and text in body
    )
    return merge((row for row in kept if row.id not in changed), new)


def bodies_with(snapshot: Snapshot, text: bytes, office: str = "") -> Iterator[bytes]:
    """Yield the JSON of the batches that contain `text`, by reference; with `office` only those of that office."""
    ranges = [id_range(year, office) for year in _years(snapshot)] if office else [(0, 10_000 * _OF_YEAR)]
    return (row.body for low, high in ranges for row in batches_with(snapshot, text, low, high))


def _years(snapshot: Snapshot) -> range:
    numbers = [number for number, body in snapshot.changed.get("batches", {}).items() if body is not None]
    if checkpoint := snapshot.checkpoint:
        start, end = checkpoint.bounds("batches")
        if start < end:
            last = checkpoint.data.rfind(b"\n", start, end - 1) + 1
            numbers += [checkpoint.row_at(start).id, checkpoint.row_at(max(last, start)).id]
    return range(min(numbers) // _OF_YEAR, max(numbers) // _OF_YEAR + 1) if numbers else range(0)


def _of_file(checkpoint: Checkpoint, text: bytes, low: int, high: int) -> Iterator[Row]:
    start, end = checkpoint.place("batches", low), checkpoint.place("batches", high)
    while start < end:
        stop = checkpoint.line_end(min(start + PIECE, end) - 1, end)
        lines = checkpoint.data[start:stop]
        at = lines.find(text)
        while -1 < at < len(lines):  # an empty text is found in every line, and after the last
            first, last = lines.rfind(b"\n", 0, at) + 1, lines.find(b"\n", at) + 1 or len(lines)
            yield from_line(lines[first:last]) or checkpoint.refuse(start + first)
            at = lines.find(text, last)
        start = stop
