"""Splits rows with several goods in one cell, each on its own line, and as many quantities, into a row for each."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from customs_cli.sentences import said
from customs_cli.services.importing.mapping.further_goods import KEYS, OF_GOODS, named_rows, refuse_no_case
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.table import ReadTable, Rows

_AMONG = re.compile(r"\s*[、;；]\s*")
_SEVERAL = re.compile(r"[\n、;；]")
_COUNTED = re.compile(r"\s*[(（]?\d{1,2}[.．、)）]\s*(?!\d)|\s*[①-⑳]\s*")
"""Matches the number before one of several goods."""
_IN_ORDER = re.compile(r"\s*[(（]?(\d{1,2})(?:[、)）]\s*|[.．]\s+)(?=\d)")
"""Matches such a number before a quantity, `2、50顶`, of which it is no part."""
_POINTED = re.compile(r"\s*(\d{1,2})[.．](?=\d)")
"""Matches what may be such a number or the whole of a fraction: `2.50千克`."""
_LISTED = ("goods", "quantity")
_ALIKE = ("unit", "marks", "holder", "right_type", "hs", "category", "origin", "currency", "value_basis", "note")
"""Fields that, given once in such a row, apply to each of the goods."""


class _Places(NamedTuple):
    keys: tuple[int, ...]
    listed: tuple[int, ...]
    alike: frozenset[int]
    others: tuple[int, ...]


def apart(table: ReadTable, columns: Sequence[Column]) -> ReadTable:
    """Return the list with a row for each of the goods in a cell; a note lists the rows that were split.

    A text given once, such as a mark, applies to all of the goods. A value given once cannot: such a row becomes a
    fault.

    Args:
        table: The list with the file's own columns.
        columns: What each of its columns is.

    Raises:
        UsageError: Such a row has no case number that would keep its goods together.
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
    note = said("rows with several goods, split into separate goods: {rows}", rows=named_rows(taken))
    return table._replace(rows=Rows(table.header, rows), notes=(*table.notes, note))


def _places(header: Sequence[str], columns: Sequence[Column]) -> _Places:
    field_at = {header.index(column.name): column.field for column in columns if column.field and not column.is_remark}

    def of(fields: Sequence[str]) -> tuple[int, ...]:
        return tuple(place for place, field in field_at.items() if field in fields)

    others = tuple(place for place in of(OF_GOODS) if field_at[place] not in _LISTED)
    return _Places(of(KEYS), tuple(sorted(of(_LISTED), key=field_at.__getitem__)), frozenset(of(_ALIKE)), others)


def _parts(cells: Sequence[str], places: _Places) -> list[list[str]]:
    goods, counted = places.listed
    if not _SEVERAL.search(cells[goods]):
        return []
    if "\n" in cells[goods].strip():
        if _are_numbered(cells[goods], _COUNTED) and any(
            _counts(cells[place], _POINTED) for place in (counted, *places.others) if place not in places.alike
        ):
            return []
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
    whose = [[part for part in counted if part.startswith(name)] for name in goods]
    if len(goods) != len(counted) or not all(len(own) == 1 for own in whose):
        return counted
    return [own[0].removeprefix(name).strip(" :：") for name, own in zip(goods, whose, strict=True)]


def _lines(cell: str) -> list[str]:
    lines = [line.strip() for line in cell.strip().split("\n")]
    for number in (_COUNTED, _IN_ORDER):
        if _are_numbered(cell, number) and (number is _COUNTED or _counts(cell, number)):
            return [number.sub("", line, count=1) for line in lines]
    return lines


def _are_numbered(cell: str, number: re.Pattern[str]) -> bool:
    return all(map(number.match, cell.strip().split("\n")))


def _counts(cell: str, number: re.Pattern[str]) -> bool:
    found = [number.match(line) for line in cell.strip().split("\n")]
    return [int(one[1]) for one in found if one] == list(range(1, len(found) + 1))


def _one(cells: Sequence[str], lists: dict[int, list[str]], number: int, count: int) -> list[str]:
    told = {place: parts[number] if len(parts) == count else parts[0] for place, parts in lists.items()}
    return [told.get(place, cell) for place, cell in enumerate(cells)]
