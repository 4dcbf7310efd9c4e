"""A full export as CSV: the rows that an import reads, and in the column `record` what they have no column for.

The record of a batch stands in its first row; names follow below the batches, each in a row of its own. The first
record also has the origin. A row that was edited beside its record is refused, since one of the two would be lost.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from customs_cli.domain.batch.batch import Line
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.errors import UsageError
from customs_cli.register.shipped_offices import offices
from customs_cli.sentences import said
from customs_cli.services.exchange.whole.contents import BATCHES, SCHEMA, Whole, whole_from
from customs_cli.services.importing.columns import COLUMNS, FORMER, WITHOUT_FOUND_BY, WITHOUT_STORAGE
from customs_cli.services.importing.reading.grid import MAX_CELL, Grid
from customs_cli.services.importing.reading.text import safe
from customs_cli.services.importing.rows.row_cells import Known, row_cells

RECORD = "record"
FURTHER = "~"
"""First character of a piece of a record that continues the one above."""

HEADER = (*COLUMNS, RECORD)
"""The columns of a full export."""

_HEADERS = tuple([*columns, RECORD] for columns in (COLUMNS, WITHOUT_FOUND_BY, WITHOUT_STORAGE, FORMER))
"""The headers that can be read, those of earlier versions among them."""

_BROKEN = said("empty the column record to import the rows as they are written")


def whole_rows(whole: Whole) -> Iterator[tuple[str, ...]]:
    """Yield the rows in the columns of `HEADER`; they are safe to open in a spreadsheet."""
    known, blank = _known(whole), ("",) * len(COLUMNS)
    head: dict[str, Any] = {"schema": SCHEMA, "origin": whole.origin}
    for batch in whole.batches():
        first, *more = _pieces({**head, "batch": batch})
        head = {}
        for line in batch.lines or (Line(no=1),):
            cells = row_cells(batch, line, known)
            yield (*(safe(cells.get(column, "")) for column in COLUMNS), first)
            yield from ((*blank, piece) for piece in more)
            first, more = "", []
    for table, records in whole.names.items():
        for named in records:
            yield from ((*blank, piece) for piece in _pieces({**head, "table": table, "named": named}))
            head = {}


def _pieces(record: dict[str, Any]) -> list[str]:
    text = msgspec.json.encode(record).decode()
    size = MAX_CELL - len(FURTHER)
    first, *more = (text[place : place + size] for place in range(0, len(text), size))
    return [first, *(FURTHER + piece for piece in more)]


def from_rows(grid: Grid) -> Whole | None:
    """Return the full export in the rows of a CSV file; None for any other file, or where its records were emptied."""
    if not grid.rows or grid.rows[0][1] not in _HEADERS:
        return None
    texts: list[tuple[int, str]] = []
    width = len(grid.rows[0][1])
    for line, cells in grid.rows[1:]:
        piece = cells[-1] if len(cells) == width else ""
        if piece.startswith(FURTHER) and texts:
            texts[-1] = (texts[-1][0], texts[-1][1] + piece.removeprefix(FURTHER))
        elif piece:
            texts.append((line, piece))
    found = [(line, _decoded(line, text)) for line, text in texts]
    first = found[0][1] if found else None
    if first is None or first.get("schema") != SCHEMA:
        return None
    whole = whole_from({key: str(value) for key, value in _table(first, "origin").items()}, map(_placed, found))
    _refuse_edited(grid, whole)
    return whole


def _placed(record: tuple[int, dict[str, Any]]) -> tuple[str, Any]:
    _, found = record
    return (BATCHES, found["batch"]) if "batch" in found else (str(found.get("table")), found.get("named"))


def _table(found: dict[str, Any], key: str) -> dict[str, Any]:
    inner = found.get(key)
    return inner if isinstance(inner, dict) else {}


def _decoded(line: int, cell: str) -> Any:
    try:
        found = msgspec.json.decode(cell)
    except msgspec.DecodeError as error:
        raise UsageError(
            "row {line}: its record is cut or damaged", line=line, hint=_BROKEN, at=f"row {line}"
        ) from error
    if not isinstance(found, dict):
        raise UsageError("row {line}: its record is cut or damaged", line=line, hint=_BROKEN, at=f"row {line}")
    return found


def _refuse_edited(grid: Grid, whole: Whole) -> None:
    written = list(whole_rows(whole))
    if len(written) != len(grid.rows) - 1:
        raise UsageError("rows of the export were added or left out", hint=_BROKEN)
    for (line, cells), own in zip(grid.rows[1:], written, strict=True):
        told = [cell[1:] if safe(cell[1:]) == cell else cell for cell in own[: len(cells) - 1]]
        if list(cells[:-1]) != told:
            raise UsageError(
                "row {line} was edited: it differs from its record", line=line, hint=_BROKEN, at=f"row {line}"
            )


def _known(whole: Whole) -> Known:
    marks = {record.code: record for record in whole.names["trademarks"] if isinstance(record, Trademark)}
    own = {record.code: record for record in whole.names["offices"] if isinstance(record, Office)}
    holders = {record.code: record.name for record in whole.names["holders"] if isinstance(record, Holder)}
    return Known(marks, {**offices(), **own}, holders)
