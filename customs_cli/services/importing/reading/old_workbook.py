"""What a workbook of old Excel (xls) shows beside its numbers, and of its rows, that the library leaves out.

Its records stand in the stream `Workbook` of a compound file ([MS-CFB], [MS-XLS]).
"""

import struct
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from customs_cli.services.importing.reading.shown_beside import Shown, beside
from customs_cli.services.importing.reading.workbook import Ways

_FREE = 0xFFFFFFFA
"""Numbers of sectors from here on say that no other follows."""
_SHIFTS = 9, 12
"""How large its sectors are, as powers of two."""
_ENTRY, _LETTERS = 128, 64
_END, _FORMULA, _ENCRYPTED, _FROM_1904, _FONT, _SEVERAL, _CELL_FORMAT = 0x0A, 0x06, 0x2F, 0x22, 0x31, 0xBD, 0xE0
_SHEET, _TEXT, _NUMBER, _ROW, _SHORT_NUMBER, _FORMAT, _BEGIN = 0x85, 0xFD, 0x203, 0x208, 0x27E, 0x41E, 0x809
_STRUCK, _HIDDEN, _VERSION = 0x08, 0x20, 0x0600
Record = tuple[int, bytes]


class _Told(NamedTuple):
    """What the cells of a workbook may show: the place of a format -> its word; formats that strike out; sheets."""

    words: dict[int, str]
    struck: frozenset[int]
    sheets: dict[str, int]
    from_1904: bool


def seen_in_old(path: Path) -> tuple[dict[str, Shown], Ways]:
    """What its cells show beside their numbers, and what it says of its rows; nothing of one that is not whole.

    Args:
        path: A spreadsheet of old Excel.
    """
    try:
        stream = _stream(path.read_bytes())
        told = _globals(stream)
        ends = sorted({*told.sheets.values(), len(stream)})
        seen = {
            name: _in_sheet(stream[start : ends[ends.index(start) + 1]], told)
            for name, start in told.sheets.items()
            if start < len(stream)
        }
    except (struct.error, IndexError, KeyError, ValueError, OverflowError):
        return {}, Ways()
    hidden = {name: frozenset(own[1]) for name, own in seen.items()}
    struck = {name: frozenset(own[2]) for name, own in seen.items()}
    return {name: own[0] for name, own in seen.items() if own[0]}, Ways(hidden, struck, told.from_1904)


def _stream(data: bytes) -> bytes:
    """The stream of a compound file that holds the workbook.

    Raises:
        ValueError: It is none, or has none.
    """
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in _SHIFTS:
        raise ValueError("no compound file")
    size = 1 << shift
    most = len(data) // size * 4 // size + 1
    (directory,), (cutoff,) = struct.unpack_from("<I", data, 48), struct.unpack_from("<I", data, 56)
    (more,) = struct.unpack_from("<I", data, 68)
    tables = list(struct.unpack_from("<109I", data, 76))
    while more < _FREE and len(tables) < most:
        *further, more = _numbers(data, (more + 1) * size, size)
        tables += further
    follows = [
        number for table in tables[:most] if table < _FREE for number in _numbers(data, (table + 1) * size, size)
    ]

    def whole(start: int) -> bytes:
        sectors: list[bytes] = []
        while start < _FREE and len(sectors) < len(follows):
            sectors.append(data[(start + 1) * size : (start + 2) * size])
            start = follows[start]
        return b"".join(sectors)

    listed = whole(directory)
    entries = {
        listed[at : at + struct.unpack_from("<H", listed, at + _LETTERS)[0]].decode("utf-16-le").rstrip("\0"): (
            struct.unpack_from("<II", listed, at + 116)
        )
        for at in range(0, len(listed), _ENTRY)
    }
    start, length = entries["Workbook"]
    if length < cutoff:
        raise ValueError("a stream of an empty workbook, among the small ones")
    return whole(start)[:length]


def _numbers(data: bytes, start: int, size: int) -> tuple[int, ...]:
    return struct.unpack_from(f"<{size // 4}I", data, start)


def _records(stream: bytes) -> Iterator[Record]:
    """The records of a part of the workbook, from its beginning to its end."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        if kind == _END:
            return
        at += 4 + length


def _globals(stream: bytes) -> _Told:
    formats: dict[int, str] = {}
    fonts: list[bool] = []
    cells: list[tuple[int, int]] = []
    sheets: dict[str, int] = {}
    from_1904 = False
    for kind, data in _records(stream):
        if kind == _ENCRYPTED or (kind == _BEGIN and struct.unpack_from("<H", data)[0] != _VERSION):
            raise ValueError("encrypted, or of an older Excel")
        if kind == _FORMAT:
            formats[struct.unpack_from("<H", data)[0]] = beside(_text(data[4:], *struct.unpack_from("<H", data, 2)))
        elif kind == _FONT:
            fonts.append(bool(data[2] & _STRUCK))
            fonts += fonts[-1:] if len(fonts) == 4 else []  # of the fifth there is none
        elif kind == _CELL_FORMAT:
            cells.append(struct.unpack_from("<HH", data))
        elif kind == _SHEET:
            sheets[_text(data[7:], data[6])] = struct.unpack_from("<I", data)[0]
        elif kind == _FROM_1904:
            from_1904 = data[:1] == b"\1"
    words = {place: word for place, (_, code) in enumerate(cells) if (word := formats.get(code, ""))}
    struck = frozenset(place for place, (font, _) in enumerate(cells) if fonts[font : font + 1] == [True])
    return _Told(words, struck, sheets, from_1904)


def _text(data: bytes, letters: int) -> str:
    """A text, whose first byte says whether each letter has two."""
    return data[1 : 1 + 2 * letters].decode("utf-16-le") if data[0] & 1 else data[1 : 1 + letters].decode("latin-1")


def _in_sheet(stream: bytes, told: _Told) -> tuple[Shown, set[int], set[int]]:
    """What stands beside the numbers of a sheet, its hidden rows, and those with a cell that is struck out."""
    shown: dict[int, dict[int, str]] = defaultdict(dict)
    hidden: set[int] = set()
    struck: set[int] = set()
    for kind, data in _records(stream):
        if kind == _ROW and data[12] & _HIDDEN:
            hidden.add(struct.unpack_from("<H", data)[0] + 1)
        if kind in (_NUMBER, _SHORT_NUMBER, _FORMULA, _TEXT, _SEVERAL):
            row, column = struct.unpack_from("<HH", data)
            places = range(4, len(data) - 2, 6) if kind == _SEVERAL else (4,)
            for further, place in enumerate(places):
                (style,) = struct.unpack_from("<H", data, place)
                if kind != _TEXT and (word := told.words.get(style)):
                    shown[row][column + further] = word
                if style in told.struck:
                    struck.add(row + 1)
    return shown, hidden, struck
