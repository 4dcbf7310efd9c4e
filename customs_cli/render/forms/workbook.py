"""Writes sheets of cells as an Excel workbook, row by row in little memory; text is never a formula, link or number."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from customs_cli.errors import UsageError

MOST_ROWS = 1_048_575
NO_TIME = datetime(1980, 1, 1, tzinfo=UTC)
"""The time of creation of files that must have one: read from the clock, it would make no two files alike."""
MOST_LETTERS = 32_767


class Cells(Protocol):
    """A sheet to write: its name, its columns, its rows."""

    @property
    def name(self) -> str:
        """Name of the sheet; Excel uses at most 31 characters of it."""

    @property
    def header(self) -> Sequence[str]:
        """Names of the columns."""

    @property
    def rows(self) -> Sequence[Sequence[str | int | float]]:
        """The rows, as wide as the header."""


def save_sheets(sheets: Iterable[Cells], path: Path) -> None:
    """Write a workbook of several sheets."""
    from tempfile import TemporaryDirectory

    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    options: dict[str, Any] = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    try:  # temporary files hold batches: always remove them
        with TemporaryDirectory() as folder, Workbook(str(path), options | {"tmpdir": folder}) as book:
            book.set_properties({"created": NO_TIME})
            bold = book.add_format({"bold": True})
            for cells in sheets:
                _fill(book.add_worksheet(cells.name[:31]), cells, bold)
    except FileCreateError as error:  # it wraps an OSError
        raise error.args[0] from None


def _fill(sheet: Any, cells: Cells, bold: Any) -> None:
    _refuse_large(cells)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(cells.header) - 1, 16)
    for place, name in enumerate(cells.header):
        sheet.write_string(0, place, name, bold)
    for number, row in enumerate(cells.rows, start=1):
        for place, cell in enumerate(row):
            if not isinstance(cell, str):
                sheet.write_number(number, place, cell)
            elif cell:
                sheet.write_string(number, place, cell)


def _refuse_large(cells: Cells) -> None:
    if len(cells.rows) > MOST_ROWS:
        raise UsageError(
            "{count:,} rows are more than a sheet can hold", count=len(cells.rows), hint="use .csv, or a period"
        )
    if any(isinstance(cell, str) and len(cell) > MOST_LETTERS for row in cells.rows for cell in row):
        raise UsageError("a text on sheet {name} is longer than a cell can hold", name=cells.name, hint="-o FILE.jsonl")
