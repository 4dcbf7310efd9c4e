"""Examines a packed spreadsheet before it is opened: its unpacked size, how far its cells reach, missing values.

A workbook of a few kilobytes may unpack to gigabytes, or have one cell so far out that the rectangle around it fills
all memory; and a formula that was never computed has no value.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from customs_cli.errors import UsageError
from customs_cli.services.importing.reading.grid import MAX_BYTES, MAX_CELL, MAX_CELLS, MAX_COLUMNS

_PIECE = 1 << 20
_DENSEST, _SWOLLEN = 100, 2 << 20
"""Lists unpack to 10 to 40 times their size; more than `_SWOLLEN` bytes beyond `_DENSEST` times is a packed bomb."""
_SMALL_AREA = 4_000_000
"""Rows times columns that need little memory, however few of the cells a sheet has."""
_TAG = rb"<(?:[\w.-]{1,40}:)?"
"""Matches how a tag begins; some programs write a prefix such as `x:` before each name."""
_AT = rb"\br\s*=\s*[\"']"
_ROW = re.compile(
    _TAG + rb"row\s[^>]*?" + _AT + rb"(\d{1,9})[^>]*(?<!/)>\s*" + _TAG + rb"c(?=[\s>])(?![^>]*" + _AT + rb")"
)
"""Matches a row whose cells have no address. Rows without cells, or with empty ones, need no memory."""
_CELL = re.compile(_TAG + rb"c\s[^>]*?" + _AT + rb"([A-Za-z]{1,9})(\d{1,9})[\"'][^>]*(?<!/)>(?!</)")
_FAR = re.compile(_AT + rb"(?:[A-Za-z]{2}|[A-Za-z]{1,3}\d{5})")
"""Matches the address of a cell beyond column Z or far down. It is found quickly, and most lists have none."""
_BARE = re.compile(
    _TAG
    + rb"c(?=[\s>])(?:[^>]*?"
    + _AT
    + rb"([A-Za-z]+\d+)[\"'])?[^>]*(?<!/)>\s*"
    + _TAG
    + rb"f\b(?:[^>]*/>|[^>]*>([^<]*)</[^<>]*>)\s*"
    rb"(?:" + _TAG + rb"v\s*/>\s*|" + _TAG + rb"v>\s*</[^<>]*>\s*)?</(?:[\w.-]{1,40}:)?c\s*>"
)
_EMPTY_TEXT = re.compile(_TAG + rb"c\s[^>]*\bt\s*=\s*[\"']str[\"'].*[<:]v\b", re.S)
"""Matches such a cell whose value is an empty text."""
_PLACE = re.compile(rb"([A-Z]+)(\d+)")
_SUM = re.compile(rb"(?:SUM\(|SUBTOTAL\((?:10)?9,)((?:[A-Z]+\d+[:,]?)+)\)")
"""Matches the formula of a sum, as it stands below a list; no row of the list needs its value."""
_ERROR = re.compile(_TAG + rb"c\s(?=[^>]*\bt\s*=\s*[\"']e[\"'])(?:[^>]*?" + _AT + rb"([A-Za-z]+\d+))?")
_ODS_ROW = re.compile(rb"<table:table-row\b")
_ODS_ROWS = re.compile(rb"^[^>]*?number-rows-repeated\s*=\s*[\"'](\d+)")
_ODS_CELL = re.compile(rb"<table:table-cell\b([^>]*)>")
_ODS_CELLS = re.compile(rb"number-columns-repeated\s*=\s*[\"'](\d+)")
_ODS_PLACE = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
_ODS_BLANKS = re.compile(rb"\btext:c\s*=\s*[\"']\s*(\d+)")
"""Matches how many blanks stand in a text; the library writes them all out."""
_ODS_ERROR = b'value-type="error"'
"""An OpenDocument cell with this says in its other attributes that it is an empty text."""


def look_over(path: Path) -> None:
    """Refuse a packed spreadsheet (xlsx, ods) that would fill memory or has a formula without a value.

    Raises:
        UsageError: The file unpacks to too much, reaches too far, is damaged, or a cell was never computed.
    """
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as package:
            entries = package.infolist()
            if sum(entry.file_size for entry in entries) > MAX_BYTES or len(entries) > 10_000:
                raise too_large(path)
            left = MAX_BYTES
            for entry in entries:
                left -= _look(path, file, entry, left)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, ValueError, NotImplementedError) as error:
        raise UsageError(
            "{path} is not a complete spreadsheet", path=path, hint="open it and save it again, or save it as CSV"
        ) from error


def too_large(path: Path) -> UsageError:
    """Return the error for a file that unpacks to more, or reaches further, than any list."""
    return UsageError("{path} is too large for a list of batches", path=path, hint="save the sheet alone, as CSV")


def _look(path: Path, file: BinaryIO, entry: zipfile.ZipInfo, left: int) -> int:
    scan = _Ods(path) if entry.filename == "content.xml" else _Xlsx(path)  # a sheet may be called anything
    size = 0
    for piece in _unpacked(path, file, entry):
        size += len(piece)
        if size > left or (size > _SWOLLEN and entry.filename.endswith(".rels")):
            raise too_large(path)
        scan.take(piece)
    scan.end()
    return size


def _unpacked(path: Path, file: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the contents of a part as they really unpack, whatever size its header claims.

    The density is measured along the way, so that no padding beside it hides one cell repeated a million times.
    """
    file.seek(entry.header_offset)
    head = file.read(30)
    if len(head) < 30 or entry.flag_bits & 1:
        raise ValueError("no part stands there, or an encrypted one")
    file.seek(int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little"), 1)
    left, unpack, swollen = entry.compress_size, zlib.decompressobj(-15), 0
    while left > 0 and (packed := file.read(min(left, _PIECE))):
        left -= len(packed)
        if entry.compress_type == zipfile.ZIP_STORED:
            yield packed
            continue
        while packed and not unpack.eof:
            piece = unpack.decompress(packed, _PIECE)
            read = len(packed) - len(unpack.unconsumed_tail)
            swollen = max(0, swollen + len(piece) - _DENSEST * read)
            if swollen > _SWOLLEN:
                raise too_large(path)
            yield piece
            packed = unpack.unconsumed_tail


def error_in(path: Path, cell: str) -> UsageError:
    """Return the refusal of a cell that holds an error."""
    return UsageError(
        "{path}, cell {cell}: an error of the spreadsheet, such as #N/A",
        path=path,
        cell=cell,
        hint="correct or empty it in the spreadsheet program",
        at=cell,
    )


class _Xlsx:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._rest = b""
        self._rows = 0
        self._columns = 26
        self._size = 0

    def take(self, piece: bytes) -> None:
        self._size += len(piece)
        text = self._rest + piece
        cut = text.rfind(b"<row ") if len(text) < 4 * _PIECE else len(text)
        self._seen(text[:cut] if cut > 0 else b"")
        self._rest = text[cut if cut > 0 else 0 :]

    def end(self) -> None:
        self._seen(self._rest)
        if self._rows * self._columns > max(_SMALL_AREA, self._size):
            raise too_large(self._path)

    def _seen(self, text: bytes) -> None:
        if rows := _ROW.findall(text):
            self._rows = max(self._rows, *map(int, rows), 0)
        if _FAR.search(text) and (cells := _CELL.findall(text)):
            self._columns = max(self._columns, *map(_number, {letters for letters, _ in cells}))
            self._rows = max(self._rows, *map(int, {row for _, row in cells}))
        if self._columns > MAX_COLUMNS or self._rows * self._columns > MAX_CELLS:
            raise too_large(self._path)
        if (b'"e"' in text or b"'e'" in text) and (odd := _ERROR.search(text)):
            raise error_in(self._path, (odd[1] or b"?").decode())
        for bare in _bare_in(text):
            if not _sums_above(bare[1] or b"", bare[2] or b""):
                raise never_computed(self._path, (bare[1] or b"?").decode())


def never_computed(path: Path | str, cell: str) -> UsageError:
    """Return the refusal of a cell that has a formula and no value."""
    return UsageError(
        "{path}, cell {cell}: a formula that was never computed",
        path=path,
        cell=cell,
        hint="open it in the spreadsheet program and save it",
        at=cell,
    )


def sums_in(text: bytes) -> dict[int, str]:
    """Return row -> its last cell with a sum that was never computed."""
    cells = [(bare[1] or b"").decode() for bare in _bare_in(text)]
    return {int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")): cell for cell in cells}


def _bare_in(text: bytes) -> Iterator[re.Match[bytes]]:
    found = _BARE.finditer(text) if b"<f" in text or b":f" in text else iter(())
    return (cell for cell in found if not _EMPTY_TEXT.match(cell[0]))


def _sums_above(cell: bytes, formula: bytes) -> bool:
    own, found = _PLACE.fullmatch(cell), _SUM.fullmatch(formula.replace(b"$", b"").replace(b" ", b"").upper())
    summed = _PLACE.findall(found[1]) if found else []
    return own is not None and bool(summed) and all(at == own[1] and int(row) < int(own[2]) for at, row in summed)


class _Ods:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._rest = b""
        self._cells = 0
        self._row = 0
        self._width = 0
        self._size = 0
        self._parser = expat.ParserCreate()

    def take(self, piece: bytes) -> None:
        self._size += len(piece)
        *rows, self._rest = _ODS_ROW.split(self._rest + piece)
        for row in rows:
            self._count(row)
        if len(self._rest) > 8 * _PIECE:
            raise too_large(self._path)
        self._parser.Parse(piece, False)  # the library hangs on unbalanced tags

    def end(self) -> None:
        self._count(self._rest)
        self._parser.Parse(b"", True)

    def _count(self, row: bytes) -> None:
        often = _ODS_ROWS.match(row)
        if b"text:c" in row and sum(map(int, _ODS_BLANKS.findall(row))) > MAX_CELL:
            raise too_large(self._path)
        if _ODS_ERROR in row:
            raise error_in(self._path, f"{letters(_error_at(row))}{self._row + 1}")
        self._row = 0 if b"<table:table " in row else self._row + (int(often[1]) if often else 1)
        cells = [_ODS_CELLS.search(cell) for cell in _ODS_CELL.findall(row) if b"value-type" in cell]
        width = sum(int(repeated[1]) if repeated else 1 for repeated in cells)
        self._cells += width * (int(often[1]) if often else 1)
        self._width = max(self._width, width)
        is_far = bool(width) and self._row * self._width > max(_SMALL_AREA, self._size)
        if self._cells > MAX_CELLS or is_far:
            raise too_large(self._path)


def _error_at(row: bytes) -> int:
    column = 0
    for cell in _ODS_PLACE.findall(row):
        if _ODS_ERROR in cell:
            break
        repeated = _ODS_CELLS.search(cell)
        column += int(repeated[1]) if repeated else 1
    return column + 1


def letters(column: int) -> str:
    """Return the letters of a column, counted from 1."""
    return letters((column - 1) // 26) + chr(65 + (column - 1) % 26) if column else ""


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
