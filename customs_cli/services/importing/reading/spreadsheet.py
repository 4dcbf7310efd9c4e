"""Reads the sheets of a spreadsheet (xlsx, xls, ods) as cells of text; numbers stay as they were typed."""

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from customs_cli.errors import NotFound, UsageError
from customs_cli.sentences import first_of
from customs_cli.services.importing.reading.grid import MAX_CELLS, Grid, Once, Span, bounded, rounded, without_residue
from customs_cli.services.importing.reading.old_workbook import seen_in_old
from customs_cli.services.importing.reading.package_guard import look_over, too_large
from customs_cli.services.importing.reading.raised import raised_in
from customs_cli.services.importing.reading.shown_beside import Shown, as_shown, shown_in
from customs_cli.services.importing.reading.workbook import Ways, ways_of

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")

_EXACT = 10**15
"""Spreadsheets keep fifteen digits; a longer number is not the one that was typed."""


def sheets_of(path: Path, wanted: str | None = None) -> list[Grid]:
    """Return the visible sheets of a workbook that are not empty, or the one wanted.

    Args:
        path: The workbook.
        wanted: Name or number (from 1) of a sheet.

    Raises:
        NotFound: The sheet does not exist.
        UsageError: The workbook cannot be read, or not in bounded memory.
    """
    calamine = _calamine()
    with path.open("rb") as file:
        packed = file.read(2) == b"PK"
    old = ({}, Ways()) if packed else seen_in_old(path)
    if packed:
        look_over(path)
    try:
        with _opened(path) as book:
            names = _named(path, book, wanted)
            hidden = () if wanted else tuple(name for name in book.sheet_names if name not in names)
            raised = raised_in(path) if packed else {}
            shown, ways = (shown_in(path), ways_of(path)) if packed else old
            grids = [
                _grid(path, book, name, shown.get(name, {}), raised, ways)._replace(
                    hidden=hidden,
                    unseen=ways.hidden.get(name, frozenset()),
                    from_1904=ways.from_1904,
                    summed=ways.summed.get(name, {}),
                )
                for name in names
            ]
    except calamine.PasswordError as error:
        raise UsageError("{path} is protected by a password", path=path, hint="save it without a password") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise _incomplete(path) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the library crashed on a damaged file
            raise
        raise _incomplete(path) from error
    if not grids:
        raise _incomplete(path)
    return [grid for grid in grids if grid.rows] or grids[:1]


def _incomplete(path: Path) -> UsageError:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as package:
            if not any(name.startswith(("xl/", "content.xml")) for name in package.namelist()):
                return UsageError("{path} is an archive, not a list", path=path, hint="unpack it first")
    return UsageError(
        "{path} is not a complete spreadsheet", path=path, hint="open it and save it again, or save it as CSV"
    )


def _opened(path: Path) -> "CalamineWorkbook":
    calamine = _calamine()
    try:
        return calamine.CalamineWorkbook.from_path(str(path))  # type: ignore[no-any-return]
    except calamine.PasswordError:
        raise
    except calamine.CalamineError:
        with path.open("rb") as file:
            return calamine.CalamineWorkbook.from_filelike(file)  # type: ignore[no-any-return]


def _calamine() -> Any:
    try:
        import python_calamine
    except ImportError as error:
        raise UsageError(
            "spreadsheets need the library python-calamine", hint="pip install 'customs-cli[xlsx]', or save it as CSV"
        ) from error
    return python_calamine


def _named(path: Path, book: "CalamineWorkbook", wanted: str | None) -> list[str]:
    names: list[str] = book.sheet_names
    if wanted is None:
        calamine = _calamine()
        seen = {sheet.name for sheet in book.sheets_metadata if sheet.visible == calamine.SheetVisibleEnum.Visible}
        return [name for name in names if name in seen] or names
    if wanted in names:
        return [wanted]
    if wanted.isascii() and wanted.isdigit() and 0 < int(wanted) <= len(names):
        return [names[int(wanted) - 1]]
    raise NotFound(
        "{path} has no sheet {wanted!r}",
        path=path,
        wanted=wanted[:40],
        names=first_of(names),
        hint="sheets: {names}",
        candidates=names,
    )


def _grid(path: Path, book: "CalamineWorkbook", name: str, shown: Shown, raised: dict[str, str], ways: Ways) -> Grid:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height * sheet.total_width > MAX_CELLS:
        raise too_large(path)
    struck = ways.struck.get(name, frozenset()) | _cut_in(sheet, raised)
    rows = _rows(sheet, raised)
    notes = rounded(rows)
    rows = _beside(rows, shown) if shown else rows
    return Grid(rows, notes, sheet=name, spans=_spans(sheet) or ways.spans.get(name, ()), struck=struck)


def _rows(sheet: "CalamineSheet", raised: dict[str, str]) -> list[tuple[int, list[str]]]:
    left = (sheet.start or (0, 0))[1]
    blank = [""] * left
    once, rows, number = Once(), [], 0
    for number, values in enumerate(sheet.iter_rows(), start=1):
        cells = once.row([raised.get(value, value) if type(value) is str else _text(value) for value in values])
        if any(map(str.strip, cells)):
            if "\0" in "".join(cells):
                raise UsageError(
                    "row {line} contains NUL characters, which cannot be in a text", line=number, hint="retype the cell"
                )
            rows.append((number, bounded(blank + cells, number)))
    unseen = sheet.end[0] + 1 - number if sheet.end else 0
    return [(line + unseen, cells) for line, cells in rows] if unseen else rows


def _cut_in(sheet: "CalamineSheet", raised: dict[str, str]) -> frozenset[int]:
    cut = {plain for plain, own in raised.items() if len(own) < len(plain)}
    if not cut:
        return frozenset()
    told = [not cut.isdisjoint(value for value in values if type(value) is str) for values in sheet.iter_rows()]
    unseen = sheet.end[0] + 1 - len(told) if sheet.end else 0
    return frozenset(number + unseen for number, is_cut in enumerate(told, start=1) if is_cut)


def _beside(rows: list[tuple[int, list[str]]], shown: Shown) -> list[tuple[int, list[str]]]:
    for line, cells in rows:
        for place, word in shown.get(line - 1, {}).items():
            if place < len(cells):
                cells[place] = as_shown(cells[place], word)
    return rows


def _spans(sheet: "CalamineSheet") -> tuple[Span, ...]:
    return tuple(Span(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ())


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        if value.is_integer() and abs(value) < _EXACT:
            return str(int(value))
        exact = repr(value)
        return exact if abs(value) >= _EXACT or without_residue(exact) != exact else f"{value:.15g}"
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date) else str(value)
