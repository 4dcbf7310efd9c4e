"""Reads a stream of a compound file ([MS-CFB]), the format in which old Excel keeps a workbook."""

import struct
from collections.abc import Iterator, Sequence

_FREE = 0xFFFFFFFA
"""Sector numbers from here on mean that no other sector follows."""
_SHIFTS = 9, 12
"""Possible sizes of a sector, as powers of two."""
_SMALL = 64
"""Size in bytes of the sectors of small streams."""
_ENTRY, _LETTERS = 128, 64
_ROOT = "Root Entry"


def stream_in(data: bytes, names: Sequence[str]) -> bytes:
    """Return the first of some streams that a compound file has."""
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in _SHIFTS:
        raise ValueError("no compound file")
    size = 1 << shift
    directory, _, cutoff, few = struct.unpack_from("<4I", data, 48)
    follows = _follows(data, size)

    def whole(start: int) -> bytes:
        return b"".join(data[(at + 1) * size : (at + 2) * size] for at in _chain(start, follows))

    entries = dict(_entries(whole(directory)))
    name = next(filter(entries.__contains__, names), "")
    if not name:
        raise ValueError("no such stream")
    start, length = entries[name]
    if length > len(data):
        raise OverflowError("longer than the file")
    if length >= cutoff:
        return whole(start)[:length]
    container, table = whole(entries[_ROOT][0]), whole(few)
    small = _chain(start, _numbers(table, 0, len(table)))
    return b"".join(container[at * _SMALL : (at + 1) * _SMALL] for at in small)[:length]


def _follows(data: bytes, size: int) -> list[int]:
    most = len(data) // size * 4 // size + 1
    (more,) = struct.unpack_from("<I", data, 68)
    tables = list(struct.unpack_from("<109I", data, 76))
    while more < _FREE and len(tables) < most:
        *further, more = _numbers(data, (more + 1) * size, size)
        tables += further
    told = (table for table in tables[:most] if table < _FREE)
    return [number for table in told for number in _numbers(data, (table + 1) * size, size)]


def _chain(start: int, follows: Sequence[int]) -> Iterator[int]:
    for _ in range(len(follows)):
        if start >= _FREE:
            return
        yield start
        start = follows[start]


def _entries(listed: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    for at in range(0, len(listed) - _ENTRY + 1, _ENTRY):
        (letters,) = struct.unpack_from("<H", listed, at + _LETTERS)
        name = listed[at : at + min(letters, _LETTERS)].decode("utf-16-le", "replace").rstrip("\0")
        start, length = struct.unpack_from("<II", listed, at + 116)
        yield name, (start, length)


def _numbers(data: bytes, start: int, size: int) -> tuple[int, ...]:
    return struct.unpack_from(f"<{size // 4}I", data, start)
