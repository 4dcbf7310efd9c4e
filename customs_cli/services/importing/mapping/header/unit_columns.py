"""Columns of one quantity or value, one for each unit: `数量（双）`, `数量（件）`, or `数量` over `双` and `件`."""

import re
from collections.abc import Sequence

from customs_cli.services.importing.mapping.amounts import is_unit
from customs_cli.services.importing.mapping.header.vocabulary import Vocabulary
from customs_cli.services.importing.mapping.header.words import currency_in

_OF_A_UNIT = re.compile(r"(.+?)\s*[(（\s]\s*([^\s()（）]+)[)）]?")
_BARE = re.compile(r"[\d,，]*\d(?:\.\d+)?")
Numbered = list[tuple[int, list[str]]]


def are_units_below(top: Sequence[str], below: Sequence[str], words: Vocabulary) -> bool:
    """Whether a row of a header only names units, below a heading for quantities."""
    told = [cell for cell in below if cell]
    return len(told) > 1 and all(map(is_unit, told)) and any(words.fields(name)[:1] == ("quantity",) for name in top)


def put_units_together(names: tuple[str, ...], rows: Numbered, words: Vocabulary) -> tuple[tuple[str, ...], Numbered]:
    """The list with one column for the quantity, and one for the value, each number with the unit of its column.

    Numbers that one row has of two units stand side by side, `10箱/1200双`; values of which one row has two are left.

    Args:
        names: Of the columns.
        rows: (line, cells) of every row.
        words: What columns may be called.
    """
    for field, is_one in (("quantity", is_unit), ("value", currency_in)):
        units = {
            place: found[2]
            for place, name in enumerate(names)
            if (found := _OF_A_UNIT.fullmatch(name)) and is_one(found[2]) and words.fields(found[1])[:1] == (field,)
        }
        bases = {_base(names[place]) for place in units}
        are_one = len(units) > 1 and len(bases) == 1 and bases.isdisjoint(names)
        if are_one and (field == "quantity" or all(len(_told(cells, units)) < 2 for _, cells in rows)):
            names, rows = _together(names, rows, units)
    return names, rows


def _together(names: tuple[str, ...], rows: Numbered, units: dict[int, str]) -> tuple[tuple[str, ...], Numbered]:
    first = next(iter(units))
    rest = [place for place in range(len(names)) if place not in units or place == first]
    told = []
    for line, cells in rows:
        kept = [
            "/".join(_told(cells, units)) if place == first else cells[place] for place in rest if place < len(cells)
        ]
        told.append((line, [*kept, *cells[len(names) :]]))
    return tuple(_base(names[first]) if place == first else names[place] for place in rest), told


def _base(name: str) -> str:
    found = _OF_A_UNIT.fullmatch(name)
    return found[1] if found else name


def _told(cells: Sequence[str], units: dict[int, str]) -> list[str]:
    """The amounts of a row, each with the unit of its column where it says none itself."""
    amounts = [(cells[place].strip(), unit) for place, unit in units.items() if place < len(cells)]
    return [f"{cell}{unit}" if _BARE.fullmatch(cell) else cell for cell, unit in amounts if cell.strip("0-/无 ")]
