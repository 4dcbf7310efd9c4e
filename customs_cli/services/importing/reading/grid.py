"""Cells of text in rows and columns, as a file has them, before anybody knows which row is the header."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from customs_cli.errors import UsageError

MAX_BYTES = 256 * 2**20
"""A file, and what a compressed one holds, is no larger than this."""

MAX_COLUMNS = 256
"""No list of an office has more columns."""

MAX_CELLS = 24_000_000
"""Rows times columns of one sheet."""

MAX_CELL = 131_072
"""Characters of one cell: four times what a spreadsheet lets in."""


class Span(NamedTuple):
    """Cells joined to one in a spreadsheet: rows and columns counted from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class Grid(NamedTuple):
    """One sheet, or a file of text.

    Attributes:
        rows: (line of the file or row of the sheet, from 1; its cells), blank rows left out.
        notes: How it was read, where that was not plain UTF-8.
        sheet: Name of the sheet; empty for a file of text.
        spans: Joined cells of the sheet.
        hidden: Names of the sheets beside it that are hidden, and so not read.
        unseen: Its rows that are hidden, such as those that a filter leaves out.
        struck: Its rows that have a cell, or a part of one, that is struck out.
        from_1904: Whether a bare number in it is a day counted from 1904.
        summed: Its rows that have a sum which was never computed, and the cell of that.
    """

    rows: list[tuple[int, list[str]]]
    notes: tuple[str, ...] = ()
    sheet: str = ""
    spans: tuple[Span, ...] = ()
    hidden: tuple[str, ...] = ()
    unseen: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()
    from_1904: bool = False
    summed: Mapping[int, str] = {}


class Once(dict[str, str]):
    """Equal texts kept once: a column of 60,000 cells says a few hundred things.

    Args:
        read: What is kept of a cell.
    """

    def __init__(self, read: Callable[[str], str] = str) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, cell: str) -> str:
        kept = self[cell] = self._read(cell)
        return kept

    def row(self, cells: Iterable[str]) -> list[str]:
        """What is kept of the cells, of equal ones that of the one that was seen first."""
        return list(map(self.__getitem__, cells))


def bounded(cells: list[str], line: int) -> list[str]:
    """The cells of a row, as long as they are those of a list.

    Raises:
        UsageError: There are more columns, or more letters in one cell, than any list has.
    """
    if len(cells) > MAX_COLUMNS:
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MAX_COLUMNS:
            raise UsageError("row {line} has {count} columns", line=line, count=len(cells), hint="at most 256 columns")
    if cells and max(map(len, cells)) > MAX_CELL:
        raise UsageError(
            "row {line} has a cell of more than {max_cell} characters",
            line=line,
            max_cell=MAX_CELL,
            hint="is a quotation mark open?",
        )
    return cells
