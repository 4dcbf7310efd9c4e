"""A file as a table: header, rows with the line they begin at; nothing in a cell is guessed or changed."""

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
"""Under this key a row says that its number of cells is not the header's; no column can be called so."""


class Rows(Sequence[Row]):
    """The rows of a table, each put together when it is asked for: 60,000 of them take little room.

    Args:
        header: Names of the columns.
        numbered: (line, cells) of every row.
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
        """The line and the cells of every row."""
        return self._numbered

    @property
    def repeated(self) -> int:
        """How many rows say what an earlier row says."""
        return len(self._numbered) - len({hash(tuple(cells)) for _, cells in self._numbered})

    def column(self, name: str) -> Iterator[str]:
        """The cells of a column that are not empty."""
        place = self._header.index(name)
        return (cell for _, cells in self._numbered if len(cells) > place and (cell := cells[place].strip()))

    def called(self, names: Mapping[str, str]) -> "Rows":
        """The same rows, some columns under other names."""
        return Rows(tuple(names.get(name, name) for name in self._header), self._numbered)

    def in_columns(self) -> tuple[Sequence[int], dict[str, Sequence[str]]]:
        """As `columns_of` gives them."""
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
    """What a file holds.

    Attributes:
        header: Its columns as written, without blanks around them.
        rows: Its rows; a row with too few or too many cells has the key `EXTRA`.
        notes: How it was read, where that was not plain UTF-8.
        line: The line of the file at which the header stands.
        name: The file's, for the words.
        sheet: The sheet's, where it has one.
        origin: The list as it came, where its columns were put under the names of fields.
        headings: Then the heading of each field.
        title: What stands above the header, on one line.
        counters: Columns that only count its rows, which a few of them alone would not show.
        from_1904: Whether a bare number in it is a day counted from 1904.
        joined: (line, column) of each cell that is joined with those below it -> the last line of them.
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


def columns_of(rows: Sequence[Row]) -> tuple[Sequence[int], dict[str, Sequence[str]]]:
    """Some rows, one at least, column by column.

    Returns:
        The line of each, and the cells of each column that any has, empty where a row has none; of the column `EXTRA`
        none is empty where the number of its cells is not the header's.
    """
    if isinstance(rows, Rows):
        return rows.in_columns()
    cells = [row.cells for row in rows]
    names = dict.fromkeys(name for own in cells for name in own)
    return [row.line for row in rows], {name: [own.get(name, "") for own in cells] for name in names}


def parse_table(text: str, *, name: str = "the table", notes: tuple[str, ...] = ()) -> ReadTable:
    """The table in a text of which the first line is the header.

    Raises:
        UsageError: It is empty, or its quotes do not match.
    """
    return table_of(grid_of(text, name, notes), name)


def table_of(grid: Grid, name: str) -> ReadTable:
    """The table of a grid of which the first row is the header.

    Raises:
        UsageError: It is empty.
    """
    if not grid.rows:
        raise UsageError(
            "{name} has no header line", name=name, hint="{command} shows the columns", command=command("export")
        )
    (line, first), *rows = grid.rows
    header = tuple(map(str.strip, first))
    return ReadTable(header, Rows(header, rows), grid.notes, line, name, grid.sheet)


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write a CSV file that spreadsheets open as UTF-8; answer how many rows.

    Raises:
        CannotWrite: The disk says no.
    """
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
    """Refuse a new file that cannot be made, before an act leaves rows for it.

    Raises:
        CannotWrite: There is no such folder, or the disk says no.
    """
    with writable(path, hint=_CHECK):
        os.close(open_plain(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        path.unlink()


def csv_line(cells: Sequence[str]) -> str:
    """A row as one line of CSV, with its end; a cell that holds a line end of any kind stands in quotes."""
    buffer = io.StringIO()
    # Only what is in the line's own end is quoted, so it is given both characters.
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().removesuffix("\r\n") + "\n"
