"""Lists whose only amount is a weight: it is taken as the quantity where a heading or a column gives its unit."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from customs_cli.domain.values.units import parse_unit
from customs_cli.errors import UsageError
from customs_cli.sentences import said
from customs_cli.services.importing.mapping.amounts import quantity
from customs_cli.services.importing.mapping.further_goods import named_rows
from customs_cli.services.importing.mapping.guessing import REMARK, SECOND, Column
from customs_cli.services.importing.mapping.header.headings import heading
from customs_cli.services.importing.mapping.header.told_in import is_unit, unit_in_heading
from customs_cli.services.importing.mapping.title_words import unit_in
from customs_cli.services.importing.table import ReadTable, Rows

WEIGHED = "weights"
"""The reason, as `render.words.reasons` phrases it."""

_MASSES = frozenset(("kg", "g", "mg", "t", "lb", "oz"))
_WEIGHT = re.compile("重量|[净毛总]重|weight|poids|gewicht|peso")
_NET = re.compile("净|net")
_NUMBER = re.compile("数量|件数|quantity|qty|number|pieces")
_BARE = re.compile(r"\d[\d.,，\s]*")


def with_weights(
    table: ReadTable, columns: tuple[Column, ...], given: Collection[str]
) -> tuple[ReadTable, tuple[Column, ...]]:
    """Return the list and its columns with a weight as the quantity, where no column has one; else with a note."""
    weights = [c for c in columns if c.is_remark and c.samples and _WEIGHT.search(heading(c.name))]
    fields = {c.field for c in columns if not c.is_remark} | set(given)
    if not weights or "goods" not in fields:
        return table, columns
    own = [c for c in weights if _NET.search(heading(c.name))] or weights
    if "quantity" in fields:
        told, columns = _with_own_unit(table, columns)
        return _where_nothing_is_counted(told, columns, own), columns
    units = [word for c in columns if c.field == "unit" and not c.is_remark for word in c.samples]
    if len(own) == 1 and _tells_mass(own[0], units):
        taken = own[0]._replace(field="quantity", why=WEIGHED, is_remark=False)
        return table, tuple(taken if c is own[0] else c for c in columns)
    names = ", ".join(c.name for c in weights)
    note = said(
        "no column gives the quantity: {columns} is kept in the note, as its unit is not certain", columns=names
    )
    return table._replace(notes=(*table.notes, note)), columns


def refuse_bare(table: ReadTable, columns: Sequence[Column], given: Collection[str]) -> None:
    """Refuse a bare number below `数量/重量`, which may be a count or a weight, where nothing gives its unit."""
    fields = {column.field: column.name for column in columns if not column.is_remark}
    name = fields.get("quantity", "")
    is_both = _WEIGHT.search(heading(name)) and _NUMBER.search(heading(name))
    tells_unit = "unit" in {*fields, *given} or unit_in_heading(name) or unit_in(table.title, "quantity")
    if not is_both or tells_unit:
        return
    for row in table.rows:
        if _BARE.fullmatch(cell := row.cells.get(name, "").strip()):
            raise UsageError(
                'row {row}, {column}: "{cell}" may be a number or a weight',
                row=row.line,
                column=name,
                cell=cell,
                hint="--defaults unit=pcs",
                at=name,
            )


def _where_nothing_is_counted(table: ReadTable, columns: Sequence[Column], weights: Sequence[Column]) -> ReadTable:
    counted = next((c.name for c in columns if c.field == "quantity" and not c.is_remark), "")
    if len(weights) != 1 or counted not in table.header or not isinstance(table.rows, Rows):
        return table
    name = weights[0].name
    at, by, unit = table.header.index(counted), table.header.index(name), unit_in_heading(name)
    rows: list[tuple[int, Sequence[str]]] = []
    taken: list[int] = []
    for line, cells in table.rows.numbered:
        whole = len(cells) == len(table.header) and not cells[at].strip()
        if whole and (weight := _weight(cells[by], unit)):
            cells, taken = [*cells[:at], weight, *cells[at + 1 :]], [*taken, line]
        rows.append((line, cells))
    if not taken:
        return table
    note = said("rows without a quantity, whose weight is taken for it: {rows}", rows=named_rows(taken))
    return table._replace(rows=Rows(table.header, rows), notes=(*table.notes, note))


def _weight(cell: str, unit: str) -> str:
    told = dict(quantity(cell.strip(), unit))
    is_told = _is_mass(told.get("unit", "")) and told["quantity"][:1].isdigit()
    return f"{told['quantity']}{told['unit']}" if is_told else ""


def _with_own_unit(table: ReadTable, columns: tuple[Column, ...]) -> tuple[ReadTable, tuple[Column, ...]]:
    for left, own in pairwise(columns):
        tells_unit = own.field == "unit" and not own.is_remark and own.samples
        is_weight = left.is_remark and left.samples and _WEIGHT.search(heading(left.name))
        if tells_unit and is_weight and all(map(_is_mass, own.samples)):
            note = said("column {unit} is taken for the unit of {weight}", unit=own.name, weight=left.name)
            kept = own._replace(field=REMARK, why=SECOND, is_remark=True)
            return table._replace(notes=(*table.notes, note)), tuple(kept if c is own else c for c in columns)
    return table, columns


def _tells_mass(column: Column, units: Sequence[str]) -> bool:
    told = units or [unit_in_heading(column.name)]
    return all(map(_is_mass, told)) and all(cell[:1].isdigit() for cell in column.samples)


def _is_mass(word: str) -> bool:
    return is_unit(word) and parse_unit(word)[1] in _MASSES
