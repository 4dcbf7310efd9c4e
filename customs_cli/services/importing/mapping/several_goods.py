"""Several goods in one cell, a line each, with as many quantities: a row for each of them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from customs_cli.sentences import said
from customs_cli.services.importing.mapping.further_goods import KEYS, OF_GOODS, named_rows, refuse_no_case
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.table import ReadTable, Rows

_AMONG = re.compile(r"\s*[、;；]\s*")
_SEVERAL = re.compile(r"[\n、;；]")
_COUNTED = re.compile(r"\s*\(?\d{1,2}[.、)）]\s*(?!\d)")
_LISTED = ("goods", "quantity")
_ALIKE = ("unit", "marks", "holder", "right_type", "hs", "category", "origin", "currency", "value_basis", "note")
"""Of each of the goods, where a cell says it once."""


class _Places(NamedTuple):
    """Columns by what they say, as places in a row."""

    keys: tuple[int, ...]
    listed: tuple[int, ...]
    alike: frozenset[int]
    others: tuple[int, ...]


def apart(table: ReadTable, columns: Sequence[Column]) -> ReadTable:
    """The list with a row for each of the goods that one cell names; its notes say which rows those were.

    A cell that says a thing once, such as the mark, says it of all of them. A value said once is of none: such a row
    stays to be refused.

    Args:
        table: The list as it came.
        columns: What its columns are.

    Raises:
        UsageError: Such a row names no case by which its goods are found together.
    """
    places = _places(table.header, columns)
    if not isinstance(table.rows, Rows) or len(places.listed) != len(_LISTED):
        return table
    rows, taken = [], []
    for line, cells in table.rows.numbered:
        parts = _parts(cells, places) if len(cells) == len(table.header) else []
        if parts and not any(cells[place].strip() for place in places.keys):
            refuse_no_case(line)
        rows += [(line, part) for part in parts] or [(line, list(cells))]
        taken += [line] if parts else []
    if not taken:
        return table
    note = said("rows that name several goods, each taken by itself: {rows}", rows=named_rows(taken))
    return table._replace(rows=Rows(table.header, rows), notes=(*table.notes, note))


def _places(header: Sequence[str], columns: Sequence[Column]) -> _Places:
    field_at = {header.index(column.name): column.field for column in columns if column.field and not column.is_remark}

    def of(fields: Sequence[str]) -> tuple[int, ...]:
        return tuple(place for place, field in field_at.items() if field in fields)

    others = tuple(place for place in of(OF_GOODS) if field_at[place] not in _LISTED)
    return _Places(of(KEYS), tuple(sorted(of(_LISTED), key=field_at.__getitem__)), frozenset(of(_ALIKE)), others)


def _parts(cells: Sequence[str], places: _Places) -> list[list[str]]:
    """The rows in a row; none where it is one, or where it cannot be told what is whose."""
    goods, counted = places.listed
    if not _SEVERAL.search(cells[goods]):
        return []
    if "\n" in cells[goods].strip():
        lists = {place: _lines(cells[place]) for place in (goods, counted, *places.others)}
    else:
        lists = {place: _AMONG.split(cells[place].strip()) for place in places.listed}
        lists[counted] = _unnamed(lists[goods], lists[counted])
        lists |= {place: [cells[place]] for place in places.others}
        if any(len(_AMONG.split(cells[place].strip())) > 1 for place in places.others):
            return []
    count = len(lists[goods])
    if count < 2 or len(lists[counted]) != count or not all(re.search(r"\d", part) for part in lists[counted]):
        return []
    for place in places.others:
        if (
            len(lists[place]) != count
            and (lists[place] != [""])
            and (len(lists[place]) > 1 or place not in places.alike)
        ):
            return []
    return [_one(cells, lists, number, count) for number in range(count)]


def _unnamed(goods: list[str], counted: list[str]) -> list[str]:
    """The numbers of some goods, in their order, where each is told behind its name once more: `手表3只、皮带2条`."""
    whose = [[part for part in counted if part.startswith(name)] for name in goods]
    if len(goods) != len(counted) or not all(len(own) == 1 for own in whose):
        return counted
    return [own[0].removeprefix(name).strip(" :：") for name, own in zip(goods, whose, strict=True)]


def _lines(cell: str) -> list[str]:
    """The lines of a cell, without the numbers before each."""
    lines = [line.strip() for line in cell.strip().split("\n")]
    numbered = [_COUNTED.match(line) for line in lines]
    return [_COUNTED.sub("", line, count=1) for line in lines] if all(numbered) else lines


def _one(cells: Sequence[str], lists: dict[int, list[str]], number: int, count: int) -> list[str]:
    """The cells of one of the goods."""
    told = {place: parts[number] if len(parts) == count else parts[0] for place, parts in lists.items()}
    return [told.get(place, cell) for place, cell in enumerate(cells)]
