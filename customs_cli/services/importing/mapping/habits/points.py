"""Points between thousands: `1.200` pairs are twelve hundred, where a list proves that it writes numbers so."""

import re
from collections.abc import Iterator, Sequence

from customs_cli.domain.firms.characters import is_chinese
from customs_cli.domain.values.units import parse_unit, unit_of
from customs_cli.errors import UsageError
from customs_cli.sentences import said
from customs_cli.services.importing.mapping.amounts import is_unit
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.table import ReadTable, Rows

_NUMBERS = ("quantity", "value", "case_value", "confirmed_items")
_POINT = re.compile(r"(?<![\d.,])(\d{1,3})\.(\d{3})(?![\d.,])")
"""What may be thousands, or three places of a fraction."""
_PROOF = re.compile(r"(?<![\d,])\d{1,3}(?:\.\d{3})*,\d{1,2}(?!\d)|(?<![\d.])\d{1,3}(?:\.\d{3}){2,}(?!\d)")
_COUNTER = re.compile(r"\d\.(?:\d{1,2}|\d{4,})(?!\d)(?!\.)|\d,\d{3}(?!\d)")


def without_points(table: ReadTable, columns: Sequence[Column]) -> ReadTable:
    """The list without the points between thousands; its notes say of which columns.

    A comma before cents in any of its numbers proves such points in all of them; so does a thing that is counted,
    which has no fraction. Neither stands beside a point before cents.

    Args:
        table: The list as it came.
        columns: What its columns are.

    Raises:
        UsageError: An amount may be thousands or a fraction, and nothing proves which.
    """
    if not isinstance(table.rows, Rows):
        return table
    told = {c.name: c.field for c in columns if c.field in _NUMBERS and not c.is_remark}
    cells = {name: list(dict.fromkeys(table.rows.column(name))) for name in told}
    pointed = [name for name in told if any(map(_POINT.search, cells[name]))]
    if not pointed:
        return table
    counted = [name for name in pointed if told[name] == "quantity" and _counts(name, table, columns)]
    taken = _taken(pointed, counted, [cell for own in cells.values() for cell in own])
    for name in pointed:
        if name not in taken and told[name] in ("value", "case_value") and not is_chinese(name):
            _refuse_unclear(name, cells[name])
    return _without(table, taken) if taken else table


def _taken(pointed: list[str], counted: list[str], cells: Sequence[str]) -> list[str]:
    """The columns of which a point stands between thousands."""
    if any(map(_COUNTER.search, cells)):
        return []
    return pointed if any(map(_PROOF.search, cells)) else counted


def _counts(name: str, table: ReadTable, columns: Sequence[Column]) -> bool:
    """Whether each number with a point in a column of quantities is one of things that are counted, and not weighed."""
    units = next((column.name for column in columns if column.field == "unit" and not column.is_remark), "")
    return all(_is_counted(cell, unit) for cell, unit in _beside(name, units, table) if _POINT.search(cell))


def _beside(name: str, units: str, table: ReadTable) -> Iterator[tuple[str, str]]:
    for row in table.rows:
        yield row.cells.get(name, ""), row.cells.get(units, "") if units else ""


def _is_counted(cell: str, unit: str) -> bool:
    own = _POINT.sub("", cell, count=1).strip() or unit.strip()
    return bool(own) and is_unit(own) and unit_of(parse_unit(own)[1]).kind != "measure"


def _refuse_unclear(name: str, cells: Sequence[str]) -> None:
    """Refuse a column of amounts that all have three digits behind a point."""
    fractions = [cell for cell in cells if "." in cell]
    found = next((cell for cell in fractions if _POINT.search(cell)), "")
    if not found or not all(map(_POINT.search, fractions)):
        return
    number = _POINT.search(found)
    whole, part = number.groups() if number else ("", "")
    raise UsageError(
        'column {column}: "{cell}" could be {large} or {small}',
        column=name,
        cell=found,
        large=f"{whole}{part}",
        small=f"{whole}.{part}",
        hint="write {large}, or {small}0, in the file",
        at=name,
    )


def _without(table: ReadTable, names: Sequence[str]) -> ReadTable:
    places = {table.header.index(name) for name in names}
    rows = [
        (line, [_POINT.sub(r"\1\2", cell) if at in places else cell for at, cell in enumerate(cells)])
        for line, cells in table.rows.numbered  # type: ignore[attr-defined]
    ]
    note = said("points between thousands: {columns}", columns=", ".join(names))
    return table._replace(rows=Rows(table.header, rows), notes=(*table.notes, note))
