"""A file read as a table: a header, and rows that each know their line in the file. Cells are kept as written."""

import codecs
import csv
import io
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple, overload

from customs_cli.errors import UsageError
from customs_cli.register.file.disk.writing import open_plain, replacing, writable, write_pieces
from customs_cli.sentences import command, number_of, said
from customs_cli.services.importing.reading.grid import Grid
from customs_cli.services.importing.reading.text import grid_of, safe

__all__ = [
    "EXTRA",
    "ReadTable",
    "Row",
    "Rows",
    "columns_of",
    "csv_line",
    "parse_table",
    "refuse_unwritable",
    "safe",
    "table_of",
    "write_table",
]


_CHECK = said("check the path, its permissions and the disk")


class Row(NamedTuple):
    """One row: the line of the file at which it begins (a header is line 1), and its cells by column."""

    line: int
    cells: dict[str, str]


EXTRA = ""
"""Key of the message in `Row.cells` when a row has too few or too many cells; no column can have this empty name."""


class Rows(Sequence[Row]):
    """The rows of a table, each built only when it is asked for, so that a list of 60,000 rows takes little memory.

    Args:
        header: Names of the columns.
        numbered: (line in the file, cells) of every row.
    """

    def __init__(self, header: tuple[str, ...], numbered: Sequence[tuple[int, Sequence[str]]]) -> None:
        self._header = header
        self._numbered = numbered

    def __len__(self) -> int:
        return len(self._numbered)

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, self._numbered)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> "Rows": ...
    def __getitem__(self, place: int | slice) -> "Row | Rows":
        if isinstance(place, slice):
            return Rows(self._header, self._numbered[place])
        return self._row(self._numbered[place])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(Row.__eq__, self, other))

    __hash__ = None  # type: ignore[assignment]

    @property
    def numbered(self) -> Sequence[tuple[int, Sequence[str]]]:
        """(line in the file, cells) of every row."""
        return self._numbered

    @property
    def repeated(self) -> int:
        """Return how many rows have the same cells as an earlier row."""
        return len(self._numbered) - len({hash(tuple(cells)) for _, cells in self._numbered})

    def column(self, name: str) -> Iterator[str]:
        """Return the cells of one column, stripped, without the empty ones."""
        place = self._header.index(name)
        return (cell for _, cells in self._numbered if len(cells) > place and (cell := cells[place].strip()))

    def called(self, names: Mapping[str, str]) -> "Rows":
        """Return the same rows with columns renamed.

        Args:
            names: Old name of a column -> new name; columns not in it keep theirs.
        """
        return Rows(tuple(names.get(name, name) for name in self._header), self._numbered)

    def in_columns(self) -> tuple[Sequence[int], dict[str, Sequence[str]]]:
        """Return the rows column by column, in the shape that the function `columns_of` describes."""
        width, values = len(self._header), [cells for _, cells in self._numbered]
        columns: dict[str, Sequence[str]] = dict(zip(self._header, zip_longest(*values, fillvalue=""), strict=False))
        if any(len(cells) != width for cells in values):
            columns[EXTRA] = [self._row(numbered).cells.get(EXTRA, "") for numbered in self._numbered]
        return [line for line, _ in self._numbered], columns

    def _row(self, numbered: tuple[int, Sequence[str]]) -> Row:
        line, values = numbered
        cells = dict(zip(self._header, values, strict=False))
        if len(values) != len(self._header):
            cells[EXTRA] = said(
                "the row has {cells}, the header {header}",
                cells=number_of(len(values), "cell", "cells"),
                header=len(self._header),
            )
        return Row(line, cells)


class ReadTable(NamedTuple):
    """A table read from a file.

    Attributes:
        header: Names of the columns as written, stripped.
        rows: The rows; a row with too few or too many cells has the key `EXTRA`.
        notes: Sentences on how the file was read, where it was not plain UTF-8.
        line: The line of the file at which the header stands, counted from 1.
        name: Name of the file, for messages.
        sheet: Name of the sheet, where the file has sheets.
        origin: The table with the file's own columns, where `header` has the names of fields instead.
        headings: Field -> heading of its column in the file; filled together with `origin`.
        title: The text above the header, on one line.
        counters: Columns that only number the rows, which cannot be seen from a few rows alone.
        from_1904: Whether a bare number is a day counted from 1904 (a setting of spreadsheets).
        joined: (line, column) of each cell merged with the cells below it -> the last line of the merged cells.
        years: Line of a row -> the year that a row above it, or a column, gives to its days.
    """

    header: tuple[str, ...]
    rows: Sequence[Row]
    notes: tuple[str, ...] = ()
    line: int = 1
    name: str = ""
    sheet: str = ""
    origin: "ReadTable | None" = None
    headings: dict[str, str] = {}
    title: str = ""
    counters: tuple[str, ...] = ()
    from_1904: bool = False
    joined: dict[tuple[int, str], int] = {}
    years: dict[int, str] = {}


def columns_of(rows: Sequence[Row]) -> tuple[Sequence[int], dict[str, Sequence[str]]]:
    """Turn rows (at least one) into columns.

    Returns:
        (line of each row, column -> its cells in the order of the rows). A column that any row has is there; where a
        row lacks it, the cell is empty. `EXTRA` holds a message for each row with too few or too many cells.
    """
    if isinstance(rows, Rows):
        return rows.in_columns()
    cells = [row.cells for row in rows]
    names = dict.fromkeys(name for own in cells for name in own)
    return [row.line for row in rows], {name: [own.get(name, "") for own in cells] for name in names}


def parse_table(text: str, *, name: str = "the table", notes: tuple[str, ...] = ()) -> ReadTable:
    """Parse a text in CSV whose first line is the header."""
    return table_of(grid_of(text, name, notes), name)


def table_of(grid: Grid, name: str) -> ReadTable:
    """Make a table of a grid whose first row is the header.

    Args:
        grid: The rows as read from a file.
        name: Name of the file, for messages.

    Raises:
        UsageError: The grid has no rows.
    """
    if not grid.rows:
        raise UsageError(
            "{name} has no header line", name=name, hint="{command} shows the columns", command=command("export")
        )
    (line, first), *rows = grid.rows
    header = tuple(map(str.strip, first))
    return ReadTable(header, Rows(header, rows), grid.notes, line, name, grid.sheet)


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write a CSV file that spreadsheets open as UTF-8, and return the number of rows written (without the header)."""
    written = 0

    def pieces() -> Iterator[bytes]:
        nonlocal written
        yield codecs.BOM_UTF8 + csv_line(header).encode("utf-8", "backslashreplace")
        for row in rows:
            yield csv_line([safe(cell) for cell in row]).encode("utf-8", "backslashreplace")
            written += 1

    with writable(path, hint=_CHECK), replacing(path) as file:
        write_pieces(file, pieces())
    return written


def refuse_unwritable(path: Path) -> None:
    """Check that a new file can be made at a path, before an act leaves out rows that are to be written there.

    Raises:
        CannotWrite: The folder does not exist, the file does, or the disk refuses it.
    """
    with writable(path, hint=_CHECK):
        os.close(open_plain(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        path.unlink()


def csv_line(cells: Sequence[str]) -> str:
    """Return a row as one line of CSV that ends in a line feed; a cell with a line end of any kind is quoted."""
    buffer = io.StringIO()
    # The writer quotes only the characters of its own line end, so it is given both of them.
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().removesuffix("\r\n") + "\n"
