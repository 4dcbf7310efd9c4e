"""Examines a workbook of old Excel (xls) before it is opened: how far its cells reach, and what they show.

The library that reads it drops the unit that a cell shows beside its number, whether a row is hidden or struck out, and
errors such as #N/A; and one cell far out would fill all memory. The records are those of [MS-XLS].
"""

import struct
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from customs_cli.services.importing.reading.compound_file import stream_in
from customs_cli.services.importing.reading.grid import MAX_CELLS
from customs_cli.services.importing.reading.package_guard import error_in, letters, too_large
from customs_cli.services.importing.reading.shown_beside import BUILT_IN, Shown, beside
from customs_cli.services.importing.reading.workbook import Ways

_STREAMS = ("Workbook", "Book")
_END, _ENCRYPTED, _FROM_1904, _FONT, _CELL_FORMAT, _SHEET, _FORMAT, _BEGIN = (
    0x0A,
    0x2F,
    0x22,
    0x31,
    0xE0,
    0x85,
    0x41E,
    0x809,
)
_SIZE, _ROW, _NUMBERS, _SHARED = 0x200, 0x208, 0xBD, 0xFC
_TEXTS = (0xD6, 0xFD, 0x204, 0x205)
_FORMULA, _ERROR = 0x06, 0x205
_CELLS = (*_TEXTS, _FORMULA, 0x203, 0x27E, _NUMBERS)
"""Kinds of records of cells: texts, errors, formulas, numbers, and several numbers of one row."""
_STRUCK, _HIDDEN, _VERSION = 0x08, 0x20, 0x0600
_OFTEN = 4
"""Most bytes read, as a multiple of the size of the stream; sheets may share records, which are then read again."""


class _Told(NamedTuple):
    words: dict[int, str]
    struck: frozenset[int]
    sheets: dict[str, int]
    from_1904: bool
    texts: int


class _Seen(NamedTuple):
    shown: dict[int, dict[int, str]]
    hidden: set[int]
    struck: set[int]
    errors: list[str]


def seen_in_old(path: Path) -> tuple[dict[str, Shown], Ways]:
    """Return what the cells of a workbook show beside their numbers, and its hidden and struck-out rows.

    Both are empty where the file is damaged.
    """
    try:
        stream = stream_in(path.read_bytes(), _STREAMS)
        told = _globals(stream)
        if told.texts > len(stream):
            raise OverflowError("more texts than letters")
        left = _OFTEN * len(stream)
        seen: dict[str, _Seen] = {}
        for name, start in told.sheets.items():
            sheet = _Seen(defaultdict(dict), set(), set(), [])
            rows, columns, read = _look(stream, start, told, sheet)
            left -= read
            if rows * columns > MAX_CELLS or left < 0:
                raise OverflowError("it reaches too far")
            if sheet.errors:
                raise error_in(path, sheet.errors[0])
            seen[name] = sheet
    except OverflowError as error:
        raise too_large(path) from error
    except (struct.error, IndexError, KeyError, ValueError):
        return {}, Ways()
    hidden = {name: frozenset(sheet.hidden) for name, sheet in seen.items()}
    struck = {name: frozenset(sheet.struck) for name, sheet in seen.items()}
    return {name: sheet.shown for name, sheet in seen.items() if sheet.shown}, Ways(hidden, struck, told.from_1904)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length
        if kind == _END:
            return


def _globals(stream: bytes) -> _Told:
    formats: dict[int, str] = {int(place): word for place, word in BUILT_IN.items()}
    fonts: list[bool] = []
    cells: list[tuple[int, int]] = []
    sheets: dict[str, int] = {}
    from_1904, is_new, texts = False, True, 0
    for kind, data in _records(stream, 0):
        if kind == _ENCRYPTED:
            raise ValueError("encrypted")
        if kind == _BEGIN:
            is_new = struct.unpack_from("<H", data)[0] == _VERSION
        elif kind == _FORMAT and is_new:
            formats[struct.unpack_from("<H", data)[0]] = beside(_text(data[4:], *struct.unpack_from("<H", data, 2)))
        elif kind == _FONT:
            fonts.append(bool(data[2] & _STRUCK))
            fonts += fonts[-1:] if len(fonts) == 4 else []  # there is no font number 4
        elif kind == _CELL_FORMAT:
            cells.append(struct.unpack_from("<HH", data))
        elif kind == _SHEET:
            name = _text(data[7:], data[6]) if is_new else data[7:].decode("latin-1")
            sheets[name if name not in sheets else f"{name} {len(sheets)}"] = struct.unpack_from("<I", data)[0]
        elif kind == _FROM_1904:
            from_1904 = data[:1] == b"\1"
        elif kind == _SHARED:
            texts = max(texts, *struct.unpack_from("<II", data))
    words = {place: word for place, (_, code) in enumerate(cells) if (word := formats.get(code, ""))}
    struck = frozenset(place for place, (font, _) in enumerate(cells) if fonts[font : font + 1] == [True])
    return _Told(words, struck, sheets, from_1904, texts)


def _text(data: bytes, letters: int) -> str:
    return data[1 : 1 + 2 * letters].decode("utf-16-le") if data[0] & 1 else data[1 : 1 + letters].decode("latin-1")


def _look(stream: bytes, start: int, told: _Told, seen: _Seen) -> tuple[int, int, int]:
    rows, columns, read = 0, 0, 0
    for kind, data in _records(stream, start):
        read += 4 + len(data)
        if kind == _ROW and data[12] & _HIDDEN:
            seen.hidden.add(struct.unpack_from("<H", data)[0] + 1)
        elif kind == _SIZE:
            top, bottom, left, right = struct.unpack_from("<IIHH" if len(data) > 12 else "<4H", data)
            if top > bottom or left > right:
                raise OverflowError("its first row or column is behind its last")
            rows, columns = max(rows, bottom), max(columns, right)
        elif kind in _CELLS:
            row, column = struct.unpack_from("<HH", data)
            if _is_error(kind, data):
                seen.errors.append(f"{letters(column + 1)}{row + 1}")
            places = range(4, len(data) - 2, 6) if kind == _NUMBERS else (4,)
            rows, columns = max(rows, row + 1), max(columns, column + len(places))
            for further, place in enumerate(places):
                (style,) = struct.unpack_from("<H", data, place)
                if kind not in _TEXTS and (word := told.words.get(style)):
                    seen.shown[row][column + further] = word
                if style in told.struck:
                    seen.struck.add(row + 1)
    return rows, columns, read


def _is_error(kind: int, data: bytes) -> bool:
    if kind == _FORMULA:
        return data[6] == 2 and data[12:14] == b"\xff\xff"
    return kind == _ERROR and data[7] == 1
