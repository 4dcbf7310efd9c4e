"""A full export as sheets: one for each table, and one for each kind of record of which a batch has several.

Sheets: export (the origin), batches, lines, proceedings, marks, deadlines, custody, parties, transfers, disposals,
notes, evidence ... and the registers of names. Every row begins with the keys of the record it belongs to.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.record import Record
from customs_cli.errors import UsageError
from customs_cli.register.file.codec import TABLES
from customs_cli.services.exchange.whole.cells import Cell, cell_of, key_of, value_of
from customs_cli.services.exchange.whole.contents import BATCHES, SCHEMA, Whole, records_of, whole_from
from customs_cli.services.exchange.whole.long_cells import joined, widened
from customs_cli.services.exchange.whole.shapes import Part, shape
from customs_cli.services.importing.reading.grid import Grid

ORIGIN, PARTIES = "export", "parties"
ROLE = "role"
_KEYS = {"proceedings": "holder", "marks": "mark"}
"""Field of records by key -> heading of the key; the place in a list is headed `lines_place`, `transfers_place` ..."""


class Sheet(NamedTuple):
    """One sheet: its name, its columns and its rows."""

    name: str
    header: tuple[str, ...]
    rows: list[list[Cell]]


def sheets_of(whole: Whole) -> list[Sheet]:
    """Return the sheets of an export; sheets that belong to batches are there even when empty."""
    sheets = {sheet.name: sheet for sheet in _empty()}
    for table, record in records_of(whole):
        _write(sheets, table, type(record), (), msgspec.to_builtins(record))
    origin = Sheet(ORIGIN, ("what", "which"), [[key, value] for key, value in whole.origin.items()])
    told = ((sheet.name, *widened(sheet.header, sheet.rows)) for sheet in sheets.values())
    return [origin, *(Sheet(*sheet) for sheet in told)]


def from_sheets(grids: Sequence[Grid]) -> Whole | None:
    """Return the full export on the sheets of a workbook; None for any other workbook."""
    known = {grid.sheet: grid.rows for grid in grids}
    origin = {cells[0]: cells[1] for _, cells in known.get(ORIGIN, []) if len(cells) > 1}
    if origin.get("schema") != SCHEMA:
        return None
    reading = _Reading(known)
    return whole_from(
        origin, ((table, document) for table, kind in TABLES.items() for document in reading.all(table, kind))
    )


def _empty() -> Iterator[Sheet]:
    yield from _sheets(BATCHES, Batch, ())
    yield Sheet(PARTIES, ("ref", ROLE, *_columns(shape_of_party())), [])
    for table, kind in TABLES.items():
        if table != BATCHES:
            yield from _sheets(table, kind, ())


def shape_of_party() -> tuple[Part, ...]:
    from customs_cli.domain.values.party import Party

    return shape(Party)


def _sheets(name: str, kind: type[Record], keys: tuple[str, ...]) -> Iterator[Sheet]:
    parts = shape(kind)
    own = _columns(parts)
    yield Sheet(name, (*(key for key in keys if key not in own), *own), [])
    for part in parts:
        if part.lies in ("list", "keyed"):
            yield from _sheets(_below(name, part.name), part.kind, (*_keys(name, keys), _key(part)))


def _columns(parts: Sequence[Part], before: str = "") -> tuple[str, ...]:
    columns: list[str] = []
    for part in parts:
        if part.lies in ("value", "record"):
            columns.append(before + part.name)
        if part.lies == "record":
            columns += _columns(shape(part.kind), f"{before}{part.name}.")
    return tuple(columns)


def _below(name: str, field: str) -> str:
    return field if name == BATCHES or (name, field) == ("proceedings", "marks") else f"{name}.{field}"


def _keys(name: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    return ("ref",) if name == BATCHES else keys or ("code",)


def _key(part: Part) -> str:
    return _KEYS.get(part.name, f"{part.name}_key") if part.lies == "keyed" else f"{part.name}_place"


def _write(
    sheets: dict[str, Sheet],
    name: str,
    kind: type[Record],
    keys: tuple[tuple[str, Cell], ...],
    document: dict[str, Any],
) -> None:
    cells: dict[str, Cell] = dict(keys)
    _fill(cells, shape(kind), document, "")
    sheets[name].rows.append([cells.get(column, "") for column in sheets[name].header])
    own = keys or tuple((key, cell_of(document[key], numeric=False)) for key in _keys(name, ()) if key in document)
    for part in shape(kind):
        found = document.get(part.name)
        if not found:
            if part.lies == "party" and found is not None:
                sheets[PARTIES].rows.append([document["ref"], part.name])
            continue
        below = _below(name, part.name)
        if part.lies == "party":
            _write(sheets, PARTIES, part.kind, (*own, (ROLE, part.name)), found)
        elif part.lies == "list":
            for place, item in enumerate(found, start=1):
                _write(sheets, below, part.kind, (*own, (_key(part), place)), item)
        elif part.lies == "keyed":
            for key, item in found.items():
                _write(sheets, below, part.kind, (*own, (_key(part), cell_of(key, numeric=False))), item)


def _fill(cells: dict[str, Cell], parts: Sequence[Part], document: dict[str, Any], before: str) -> None:
    for part in parts:
        found = document.get(part.name)
        if part.lies == "value" and found is not None:
            cells[before + part.name] = cell_of(found, part.numeric)
        elif part.lies == "record" and found is not None:
            if not found:
                cells[before + part.name] = "{}"
            _fill(cells, shape(part.kind), found, f"{before}{part.name}.")


class _Reading:
    def __init__(self, sheets: dict[str, list[tuple[int, list[str]]]]) -> None:
        self._rows: dict[str, list[dict[str, str]]] = {}
        for name, ((_, header), *rows) in ((name, rows) for name, rows in sheets.items() if rows):
            self._rows[name] = [joined(header, cells) for _, cells in rows]
        self._below: dict[str, dict[tuple[str, ...], list[dict[str, str]]]] = {}

    def all(self, table: str, kind: type[Record]) -> Iterator[dict[str, Any]]:
        for row in self._rows.get(table, ()):
            yield self._document(table, kind, row, ())

    def _document(self, name: str, kind: type[Record], row: dict[str, str], keys: tuple[str, ...]) -> dict[str, Any]:
        document = _read(shape(kind), row, "")
        own = _keys(name, keys)
        path = tuple(row.get(key, "") for key in own)
        for part in shape(kind):
            if part.lies == "party":
                for other in self._of(PARTIES, ("ref",), path):
                    if other.get(ROLE) == part.name:
                        document[part.name] = _read(shape(part.kind), other, "")
            elif part.lies in ("list", "keyed") and (found := self._items(name, part, own, path)):
                document[part.name] = found
        return document

    def _items(self, name: str, part: Part, keys: tuple[str, ...], path: tuple[str, ...]) -> Any:
        below, label = _below(name, part.name), _key(part)
        rows = self._of(below, keys, path)
        found = [(row.get(label, ""), self._document(below, part.kind, row, (*keys, label))) for row in rows]
        if part.lies == "list":
            return [item for _, item in sorted(found, key=lambda pair: _place(pair[0]))]
        return {key_of(key): item for key, item in found}

    def _of(self, name: str, keys: tuple[str, ...], path: tuple[str, ...]) -> list[dict[str, str]]:
        if name not in self._below:
            known: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
            for row in self._rows.get(name, ()):
                known[tuple(row.get(key, "") for key in keys)].append(row)
            self._below[name] = known
        former = ("", *path[1:]) if keys[0] == "code" else path  # an earlier version left the key empty
        return self._below[name].get(path) or self._below[name].get(former, [])


def _place(cell: str) -> int:
    if not cell.isdigit():
        raise UsageError("{cell!r} is not a position in a list", cell=cell[:40], hint="export it again")
    return int(cell)


def _read(parts: Sequence[Part], row: dict[str, str], before: str) -> dict[str, Any]:
    document: dict[str, Any] = {}
    for part in parts:
        cell = row.get(before + part.name, "")
        if part.lies == "value" and cell:
            document[part.name] = value_of(cell, part.kind)
        elif part.lies == "record":
            found = _read(shape(part.kind), row, f"{before}{part.name}.")
            if found or cell:
                document[part.name] = found
    return document
