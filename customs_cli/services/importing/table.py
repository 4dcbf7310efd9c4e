"""A CSV file as it stands: header, rows with the line they begin at; nothing in a cell is guessed or changed."""

import csv
import io
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from customs_cli.errors import CannotWrite, NotFound, UsageError
from customs_cli.sentences import command, said


class Row(NamedTuple):
    """One row: the line of the file at which it begins (the header is line 1), and its cells by column."""

    line: int
    cells: dict[str, str]


class Table(NamedTuple):
    """What a file holds.

    Attributes:
        header: Its columns as written, without blanks around them.
        rows: Its rows; a row with too few or too many cells has the key `EXTRA`.
        notes: How it was read, where that was not plain UTF-8.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


_RISKY = re.compile("'*[=+\\-@\t\r]")

EXTRA = ""
"""Under this key a row says that its number of cells is not the header's; no column can be called so."""


def read_table(path: Path) -> Table:
    """Read a CSV file: UTF-8 (with or without BOM), UTF-16 with BOM, else GB18030; `,` `;` or tab, by its header.

    Raises:
        NotFound: There is no such file.
        UsageError: It cannot be read as a table.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound("no file {path}", path=path, hint="check the path") from error
    except OSError as error:
        raise UsageError("{path} cannot be read: {why}", path=path, why=error.strerror) from error
    text, notes = _decoded(data, path)
    return parse_table(text, name=str(path), notes=notes)


def parse_table(text: str, *, name: str = "the table", notes: tuple[str, ...] = ()) -> Table:
    """The table in a text; a quoted cell may hold line ends.

    Raises:
        UsageError: It is empty, or its quotes do not match.
    """
    # Not splitlines, which ends lines at characters that a cell may hold.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text.partition("\n")[0]), strict=True)
    try:
        header = tuple(cell.strip() for cell in next(reader, []))
        rows = tuple(_rows(reader, header))
    except csv.Error as error:
        raise UsageError(
            "{name}, line {line}: {error}",
            name=name,
            line=reader.line_num,
            error=error,
            hint="is a quotation mark left open?",
            at=f"line {reader.line_num}",
        ) from error
    if not any(header):
        raise UsageError(
            "{name} has no header line", name=name, hint="{command} shows the columns", command=command("export")
        )
    return Table(header, rows, notes)


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write a CSV file that spreadsheets open as UTF-8; answer how many rows.

    Raises:
        CannotWrite: The disk says no.
    """
    written = 0
    try:
        with open(path, "w", encoding="utf-8-sig", newline="", errors="backslashreplace", opener=private) as file:
            file.write(csv_line(header))
            for row in rows:
                file.write(csv_line([safe(cell) for cell in row]))
                written += 1
    except OSError as error:
        raise CannotWrite("{path} cannot be written: {why}", path=path, why=error.strerror) from error
    return written


def private(path: str, flags: int) -> int:
    """Open a file; one that is made is its owner's alone."""
    return os.open(path, flags, 0o600)


def csv_line(cells: Sequence[str]) -> str:
    """A row as one line of CSV, with its end; a cell that holds a line end of any kind stands in quotes."""
    buffer = io.StringIO()
    # Only what is in the line's own end is quoted, so it is given both characters.
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().removesuffix("\r\n") + "\n"


def safe(cell: str) -> str:
    """The cell so that a spreadsheet shows it as text and never runs it as a formula; `read_table` takes it back."""
    return "'" + cell if _RISKY.match(cell) else cell


def _as_written(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell) else cell


def _decoded(data: bytes, path: Path) -> tuple[str, tuple[str, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), (said("{name} was read as UTF-16", name=path.name),)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("gb18030"), (said("{name} is not UTF-8: it was read as GB18030", name=path.name),)
    except UnicodeDecodeError as error:
        raise UsageError("{path} is neither UTF-8 nor GB18030", path=path, hint="save it as CSV UTF-8") from error


def _delimiter(header: str) -> str:
    return max((",", ";", "\t"), key=header.count)


def _rows(reader: Any, header: tuple[str, ...]) -> Iterator[Row]:
    line = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            row = dict(zip(header, map(_as_written, cells), strict=False))
            if len(cells) != len(header):
                row[EXTRA] = said(
                    "the row has {cells} cells, the header {header}", cells=len(cells), header=len(header)
                )
            yield Row(line, row)
        line = reader.line_num + 1
