"""Rows that name only goods: further goods of the case above, where it is certain which case that is.

Lists often write the day, the office and the document of a case once, and leave these cells empty below. Such a row
belongs to the case above only when that row stands directly above and has a document or case number, and when the row
itself is empty in every column about a case. It may have an outcome of its own, unless days of acts stand above, which
may not be its own. Any other row without a day or an office is a fault.
"""

from collections.abc import Sequence
from typing import NamedTuple, NoReturn

from customs_cli.errors import UsageError
from customs_cli.sentences import said
from customs_cli.services.importing.cases import tells_number
from customs_cli.services.importing.mapping.guessing import COUNTS, Column
from customs_cli.services.importing.rows.cells import DATES
from customs_cli.services.importing.table import ReadTable, Rows

OF_GOODS = (
    "goods", "quantity", "unit", "value", "currency", "value_basis", "marks", "holder", "right_type", "hs", "category",
    "origin", "note",
)  # fmt: skip
"""Fields that each row has for its own goods."""

KEYS = ("reference", "case_id", "document_number")
_ONCE = ("case_value", "confirmed_items")
"""Fields of a whole case, which would count twice in two rows."""
SECTION, SHEET = "section", "sheet"
"""Columns added to a list for text that heads many of its rows; each of these rows has it."""
_NAMED = 5


class _Places(NamedTuple):
    keys: tuple[int, ...]
    of_case: tuple[int, ...]
    heading: tuple[int, ...]
    filled: tuple[int, ...]
    of_goods: tuple[int, ...]
    needed: tuple[int, ...]
    outcomes: tuple[int, ...]
    days: tuple[int, ...]


def with_cases(table: ReadTable, columns: Sequence[Column]) -> ReadTable:
    """Return the list with case data filled in where rows name only further goods; a note lists these rows."""
    if not isinstance(table.rows, Rows):
        return table
    places = _places(table.header, columns)
    if not places.keys:
        return table
    rows = list(table.rows.numbered)
    taken = []
    for place in range(1, len(rows)):
        (before, above), (line, cells) = rows[place - 1 : place + 1]
        if _is_further(cells, above, places, len(table.header)) and line == before + _height(above, table):
            rows[place] = (
                line,
                [cell if cell.strip() or at not in places.filled else above[at] for at, cell in enumerate(cells)],
            )
            taken.append(line)
    if not taken:
        return table
    return table._replace(rows=Rows(table.header, rows), notes=(*table.notes, _note(taken)))


def _height(cells: Sequence[str], table: ReadTable) -> int:
    return 1 if table.sheet else 1 + sum(cell.count("\n") for cell in cells)


def _note(lines: list[int]) -> str:
    rows = named_rows(lines)
    return said("rows taken for further goods of the case above: {rows} ({count} in all)", rows=rows, count=len(lines))


def named_rows(lines: Sequence[int]) -> str:
    """Return the numbers of the first few lines, with `...` where there are more."""
    return ", ".join(map(str, lines[:_NAMED])) + (", ..." if len(lines) > _NAMED else "")


def refuse_no_case(line: int) -> NoReturn:
    """Refuse a row that names several goods but no case that would keep them together.

    Raises:
        UsageError: Always.
    """
    raise UsageError(
        "row {row} names several goods, but no case", row=line, hint="add a column case_id that names the cases"
    )


def _places(header: Sequence[str], columns: Sequence[Column]) -> _Places:
    fields = [(header.index(column.name), column) for column in columns]
    said_of = {place: column.field for place, column in fields if column.field and not column.is_remark}
    counts = [place for place, column in fields if column.why == COUNTS]
    heads = [header.index(name) for name in (SECTION, SHEET) if name in header]
    of_case = [place for place, field in said_of.items() if field not in OF_GOODS and place not in heads]
    return _Places(
        keys=tuple(place for place, field in said_of.items() if field in KEYS),
        of_case=(*(place for place in of_case if said_of[place] != "outcome"), *counts),
        heading=tuple(heads),
        filled=tuple(place for place in of_case if said_of[place] not in _ONCE),
        of_goods=tuple(place for place, field in said_of.items() if field in ("goods", "quantity")),
        needed=tuple(place for place, field in said_of.items() if field == "marks"),
        outcomes=tuple(place for place, field in said_of.items() if field == "outcome"),
        days=tuple(place for place, field in said_of.items() if field in DATES),
    )


def _is_further(cells: Sequence[str], above: Sequence[str], places: _Places, width: int) -> bool:
    """Return whether a row names goods and marks but nothing of a case, and the row above has the number of its case.

    A row of mere numbers may be a sum; a row with a mere mark may name a further mark of the goods above.
    """
    return (
        len(cells) == len(above) == width
        and not any(cells[place].strip() for place in places.of_case)
        and all(cells[place] == above[place] for place in places.heading)
        and (
            all(cells[place].strip() in ("", above[place].strip()) for place in places.outcomes)
            or not any(above[place].strip() for place in places.days)
        )
        and any(cells[place].strip() for place in places.of_goods)
        and (not places.needed or any(cells[place].strip() for place in places.needed))
        and any(tells_number("case_id", above[place].strip()) for place in places.keys)
    )
