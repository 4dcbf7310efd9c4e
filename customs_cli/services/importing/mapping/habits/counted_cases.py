"""A column that counts the cases of a list, not its rows: `序号` with one number over all the goods of a case.

Where neither a case nor a document has a number, each row would become a batch of its own, and a case would be counted
once for each of its goods. The count means nothing outside the list, so the case is named by its day and number.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from customs_cli.domain.time.dates import parse_partial
from customs_cli.errors import CustomsError
from customs_cli.sentences import said
from customs_cli.services.importing.mapping.further_goods import KEYS, OF_GOODS, SECTION, SHEET, named_rows
from customs_cli.services.importing.mapping.guessing import CASES, Column
from customs_cli.services.importing.mapping.header.counters import is_counter
from customs_cli.services.importing.mapping.readers import day
from customs_cli.services.importing.table import ReadTable, Rows

_CASE = "case_id"
_FOUND = ("found_on", "detained_on")
_ONCE = ("case_value", "confirmed_items")
Numbered = list[tuple[int, Sequence[str]]]


class _Places(NamedTuple):
    """Places (from 0) of columns in a row.

    `of_all` are columns added for the heading of many rows (a sheet, a section), which each of these rows has.
    """

    counter: int
    day: int
    of_case: tuple[int, ...]
    of_all: tuple[int, ...]
    filled: tuple[int, ...]
    goods: tuple[int, ...]


def with_counted_cases(table: ReadTable, columns: tuple[Column, ...]) -> tuple[ReadTable, tuple[Column, ...]]:
    """Return the list and its columns with a column of case numbers made from its count of cases, with a note on it.

    Rows with one number are one case only where they stand together and agree about the case or leave its cells empty.
    So is a row without a number that names only goods, or that repeats all of the case before the next number.
    """
    places = _places(table, columns)
    if not places or not isinstance(table.rows, Rows):
        return table, columns
    cases = _cases(list(table.rows.numbered), places, len(table.header))
    further = [line for rows in cases for line, _ in rows[1:]]
    if not further:
        return table, columns
    names_taken: Counter[str] = Counter()
    told = [(line, cells) for rows in cases for line, cells in _called(rows, places, names_taken)]
    names = tuple(dict.fromkeys(cells[-1] for _, cells in told if cells[-1]))[:3]
    note = said(
        "rows with the same number in {column}, taken for goods of one case: {rows} ({count} in all)",
        column=table.header[places.counter],
        rows=named_rows(further),
        count=len(further),
    )
    header = (*table.header, _CASE)
    table = table._replace(header=header, rows=Rows(header, told), notes=(*table.notes, note))
    return table, (*columns, Column(_CASE, _CASE, CASES, names, is_added=True))


def _places(table: ReadTable, columns: Sequence[Column]) -> _Places | None:
    fields = {column.field: table.header.index(column.name) for column in columns if _tells(column, table)}
    day = next((fields[field] for field in _FOUND if field in fields), None)
    if day is None or not isinstance(table.rows, Rows) or fields.keys() & {*KEYS} or _CASE in table.header:
        return None
    counting = (c.name for c in columns if not c.field and is_counter(c.name, list(table.rows.column(c.name))))
    if not (name := next(counting, "")):
        return None
    of_case = {field: place for field, place in fields.items() if field not in OF_GOODS}
    return _Places(
        table.header.index(name),
        day,
        tuple(of_case.values()),
        tuple(table.header.index(name) for name in (SECTION, SHEET) if name in table.header),
        tuple(place for field, place in of_case.items() if field not in _ONCE),
        tuple(fields[field] for field in ("goods", "marks") if field in fields),
    )


def _tells(column: Column, table: ReadTable) -> bool:
    return bool(column.field) and not column.is_remark and column.name in table.header


def _cases(rows: Numbered, places: _Places, width: int) -> list[Numbered]:
    found: list[Numbered] = []
    counted = max(
        (line for line, cells in rows if "".join(cells[places.counter : places.counter + 1]).strip()), default=0
    )
    for line, cells in rows:
        above = found[-1] if found else []
        if above and len(cells) == width == len(above[0][1]) and _is_of(cells, above, places, line, counted):
            above.append((line, cells))
        else:
            found.append([(line, cells)])
    return found


def _is_of(cells: Sequence[str], above: Numbered, places: _Places, line: int, counted: int) -> bool:
    first, number = above[0][1], cells[places.counter].strip()
    if not first[places.counter].strip() or any(
        cells[at].strip() not in ("", first[at].strip()) for at in places.of_case
    ):
        return False
    if number:
        return number == first[places.counter].strip()
    if line != above[-1][0] + 1 or not any(cells[at].strip() for at in places.goods):
        return False
    is_bare = not any(cells[at].strip() for at in places.of_case if at not in places.of_all)
    return is_bare or (line < counted and all(cells[at].strip() == first[at].strip() for at in places.of_case))


def _called(rows: Numbered, places: _Places, taken: Counter[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows of a case with empty cells filled from its first row, and its name where it has several rows.

    The name is day and number; a further case with both, below another heading, is `2019-07-01/1/2`.
    """
    first = rows[0][1]
    name = f"{_day(first[places.day])}/{first[places.counter].strip()}" if len(rows) > 1 else ""
    taken[name] += 1
    name += f"/{taken[name]}" if name and taken[name] > 1 else ""
    for line, cells in rows:
        yield line, [*(cell if cell.strip() else _above(at, first, places) for at, cell in enumerate(cells)), name]


def _above(place: int, first: Sequence[str], places: _Places) -> str:
    return first[place] if place in places.filled else ""


def _day(cell: str) -> str:
    try:
        return parse_partial(day(cell), today=date(2000, 1, 1))
    except (CustomsError, ValueError, OverflowError):
        return cell.strip()
