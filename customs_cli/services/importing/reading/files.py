"""Reads a file of any kind as grids; its kind is told by the suffix and, where that is wrong, by its first bytes."""

import re
from pathlib import Path

from customs_cli.errors import NotFound, UsageError, why_not
from customs_cli.register.gc_pause import gc_paused
from customs_cli.sentences import said
from customs_cli.services.importing.reading.grid import MAX_BYTES, Grid, rounded
from customs_cli.services.importing.reading.objects import grid_of_json, grid_of_lines
from customs_cli.services.importing.reading.spreadsheet import SUFFIXES, sheets_of
from customs_cli.services.importing.reading.text import MARKED_UTF16, decoded, grid_of

_MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""First bytes of packed workbooks (xlsx, ods) and of those of old Excel (xls)."""
_LOOKED_AT = 4096
_PAGE = re.compile(r"\s*(?:<(?:[!?]|html|head|meta|body|style|table|div)|MIME-Version:)", re.I)
"""Matches the beginning of a web page, or of XML, as many programs export lists."""


def grids_in(path: Path, sheet: str | None = None, encoding: str | None = None) -> list[Grid]:
    """Return the non-empty sheets of a workbook, or the single grid of any other file.

    Args:
        path: A csv, tsv, txt, json, jsonl, xlsx, xlsm, xls or ods file.
        sheet: Name or number (from 1) of the one sheet wanted.
        encoding: Encoding of a text that is not UTF-8; None to find it. A workbook needs none.

    Raises:
        NotFound: The file or the sheet does not exist.
        UsageError: The file cannot be read as a table.
    """
    data = _head(path)
    is_text = path.suffix.lower() == ".xls" and not data.startswith(_MAGIC) and _is_text(path)
    if data.startswith(_MAGIC) or (path.suffix.lower() in SUFFIXES and not is_text):
        with gc_paused():
            return sheets_of(path, sheet)
    if sheet is not None:
        raise UsageError("{path} has no sheets", path=path, hint="leave --sheet out", at="--sheet")
    with gc_paused():
        grid = _text_grid(path, encoding)
        return [grid._replace(notes=(*grid.notes, *rounded(grid.rows)))]


def _is_text(path: Path) -> bool:
    with path.open("rb") as file:
        data = file.read(_LOOKED_AT)
    return bool(data) and (b"\0" not in data or data.startswith(MARKED_UTF16))


def is_json(path: Path) -> bool:
    """Return whether a file has the suffix of JSON or of JSON lines."""
    return path.suffix.lower() in (".json", ".jsonl")


def text_in(path: Path, encoding: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file, and notes on how it was read where it was not plain UTF-8."""
    _head(path)
    return decoded(path.read_bytes(), str(path), encoding)


def _text_grid(path: Path, encoding: str | None) -> Grid:
    text, notes = text_in(path, encoding)
    suffix = path.suffix.lower()
    if suffix == ".jsonl":
        return grid_of_lines(text, str(path), notes)
    if suffix == ".json":
        return grid_of_json(text, str(path), notes)
    if _PAGE.match(text):
        raise UsageError(
            "{path} is a web page, not a list",
            path=path,
            hint="open it in the spreadsheet program and save it as .xlsx",
        )
    return grid_of(text, str(path), notes)


_NO_PIPE = said("a list is read from a file, not from a pipe: save it first")


def _head(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UsageError("{path} is too large for a list of batches", path=path, hint="split it into several files")
        if not path.is_file():
            hint = said("name a file") if path.is_dir() else _NO_PIPE
            raise UsageError("{path} is not a plain file", path=path, hint=hint)
        with path.open("rb") as file:
            return file.read(8)
    except FileNotFoundError as error:
        hint = _NO_PIPE if str(path) == "-" else said("check the path")
        raise NotFound("no file {path}", path=path, hint=hint) from error
    except OSError as error:
        raise UsageError(
            "{path} cannot be read: {strerror}",
            path=path,
            strerror=why_not(error),
            hint="check the path, its permissions and the disk",
        ) from error
