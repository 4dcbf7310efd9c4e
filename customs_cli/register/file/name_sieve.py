"""Finds the records of a table that may have a name by searching the bytes of the TinyDB file.

That is faster than decoding all records. Names are compared `folded`. On a line of only ASCII and Chinese characters
folding removes everything but letters and digits and lowers capitals, which is done on all lines at once. A line with
any other character is always returned.
"""

from collections.abc import Iterator

from customs_cli.domain.values.name_matching import PUNCTUATION
from customs_cli.register.file.checkpoint import Row, from_line
from customs_cli.register.file.snapshot import Snapshot

_SMALL = bytes(range(256)).lower()
_NO_LETTER = PUNCTUATION.replace(b"\n", b"")
_PLAIN = bytes([*range(128), *range(0x80, 0xC0), *range(0xE4, 0xEA)]).translate(None, b"\n\\")
"""The bytes of ASCII characters except line end and backslash, and of the Chinese characters U+4000 to U+9FFF."""
_HEXAGRAMS = b"\xe4\xb7"
"""First bytes of U+4DC0 to U+4DFF, the only characters in that range that are not letters."""


def rows_called(snapshot: Snapshot, table: str, form: str) -> list[Row] | None:
    """Return the documents of a table that may have a name, by id; some may not have it."""
    checkpoint = snapshot.checkpoint
    if checkpoint is None:
        return None
    place, end = checkpoint.bounds(table)
    lines = bytes(checkpoint.data[place:end])
    numbers = lines_called(lines, form)
    if numbers is None:
        return None
    changed = snapshot.changed.get(table, {})
    found = [from_line(line) or checkpoint.refuse(place + at) for at, line in _those(lines, numbers)]
    kept = [row for row in found if row.id not in changed]
    return sorted([*kept, *(Row(number, body) for number, body in changed.items() if body is not None)])


def lines_called(lines: bytes, form: str) -> set[int] | None:
    """Return the numbers, from 0, of the lines that may contain a name; some may not."""
    if not form.isalnum() or _HEXAGRAMS in lines:
        return None
    squeezed = lines.translate(_SMALL, _NO_LETTER)
    return {*_lines_with(form.encode(), squeezed), *_lines_left(lines.translate(None, _PLAIN))}


def _lines_with(wanted: bytes, lines: bytes) -> Iterator[int]:
    number, last, at = 0, 0, lines.find(wanted)
    while at != -1:
        number, last = number + lines.count(b"\n", last, at), at
        yield number
        at = lines.find(wanted, at + 1)


def _lines_left(lines: bytes) -> Iterator[int]:
    if lines.strip(b"\n"):
        yield from (number for number, line in enumerate(lines.split(b"\n")) if line)


def _those(lines: bytes, numbers: set[int]) -> Iterator[tuple[int, bytes]]:
    each = lines.split(b"\n") if numbers else []
    at = before = 0
    for number in sorted(numbers):
        at += sum(map(len, each[before:number])) + number - before
        before = number
        if each[number]:
            yield at, each[number]
