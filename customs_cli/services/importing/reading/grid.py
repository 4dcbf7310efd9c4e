"""Cells of text in rows and columns as a file has them, before it is known which row is the header."""

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Context
from typing import NamedTuple

from customs_cli.errors import UsageError
from customs_cli.sentences import number_of, said

MAX_BYTES = 256 * 2**20
"""Greatest size of a file, and of what a compressed file unpacks to."""

MAX_COLUMNS = 256
"""Greatest number of columns; no list of an office has more."""

MAX_CELLS = 24_000_000
"""Greatest number of rows times columns in one sheet."""

MAX_CELL = 131_072
"""Greatest number of characters in one cell: four times what a spreadsheet allows."""


class Divided(str):
    """The number of a cell that is shown divided: 123456 shown as `12.3`.

    Attributes:
        by: What it may be divided by, most likely first.
        word: The unit or currency shown beside it.
    """

    by: tuple[int, ...]
    word: str


_FRACTION = re.compile(r"([^\d]{0,8})(\d+[.,]\d{6,})([^\d]{0,12})")
"""Matches a number with a long fraction, perhaps with a sign, a currency or a unit at either end."""
_COMPUTED, _TYPED = 15, 10
"""A result of floats has at least so many digits, of which those that somebody typed are at most so many."""
_ROUNDED = Context(prec=14)


class Span(NamedTuple):
    """A merged cell of a spreadsheet: rows and columns counted from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class Grid(NamedTuple):
    """The cells of one sheet, or of a text file.

    Attributes:
        rows: (line of the file or row of the sheet, from 1; its cells), blank rows left out.
        notes: How it was read, where that was not plain UTF-8.
        sheet: Name of the sheet; empty for a file of text.
        spans: Joined cells of the sheet.
        hidden: Names of the workbook's other sheets that are hidden, and so not read.
        unseen: Its rows that are hidden, such as those that a filter leaves out.
        struck: Its rows that have a cell, or a part of one, that is struck out.
        from_1904: Whether days stored as bare numbers are counted from 1904.
        summed: Row with a sum that was never computed -> the cell of the sum, `C12`.
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
    """Keeps equal texts once, as 60,000 cells of a column hold a few hundred different texts.

    Args:
        read: Turns the text of a cell into the text that is kept.
    """

    def __init__(self, read: Callable[[str], str] = str) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, cell: str) -> str:
        kept = self[cell] = self._read(cell)
        return kept

    def row(self, cells: Iterable[str]) -> list[str]:
        """Return the kept text of each cell; equal cells share one string object."""
        return list(map(self.__getitem__, cells))


def bounded(cells: list[str], line: int) -> list[str]:
    """Return the cells of a row, if they are within bounds; empty cells beyond the greatest column are dropped.

    Raises:
        UsageError: There are more columns, or more characters in a cell, than any list has.
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


def without_residue(cell: str) -> str:
    """Return a cell without what computing with floats leaves: `725.76` for `725.7600000000001`; others unchanged."""
    found = _FRACTION.fullmatch(cell) if len(cell) > _COMPUTED else None
    if not found or len(re.sub(r"\D", "", found[2]).lstrip("0")) < _COMPUTED:
        return cell
    plain = f"{_ROUNDED.create_decimal(found[2].replace(',', '.')).normalize():f}"
    if len(re.sub(r"\D", "", plain).lstrip("0")) > _TYPED:
        return cell
    return f"{found[1]}{plain.replace('.', ',') if ',' in found[2] else plain}{found[3]}"


def rounded(rows: list[tuple[int, list[str]]]) -> tuple[str, ...]:
    """Take the residue of calculations out of all cells, and return a note if there was any.

    A full export, which has a column `record`, stays as it is.
    """
    if rows and "record" in rows[0][1]:
        return ()
    count, first = 0, ("", "")
    for _, cells in rows:
        if max(map(len, cells), default=0) > _COMPUTED:
            for place, cell in enumerate(cells):
                if (plain := without_residue(cell)) != cell:
                    cells[place] = plain
                    first = first if count else (cell, plain)
                    count += 1
    if not count:
        return ()
    cells_told = number_of(count, "cell holds", "cells hold")
    return (
        said(
            "{cells} the residue of a calculation, such as {cell}: they are rounded, here to {plain}",
            cells=cells_told,
            cell=first[0],
            plain=first[1],
        ),
    )
