"""Sheets of one workbook that together form one list (one for each month or office, say), read together."""

import re
from collections.abc import Iterator, Sequence

from customs_cli.sentences import Listed, first_of, said
from customs_cli.services.importing.mapping.header.counters import is_counter_name
from customs_cli.services.importing.mapping.header.headings import heading
from customs_cli.services.importing.mapping.header.vocabulary import Vocabulary
from customs_cli.services.importing.mapping.readers import DAYS
from customs_cli.services.importing.mapping.title_words import unit_in, worth, year_in
from customs_cli.services.importing.table import ReadTable, Rows

_ALIKE = 0.7
"""Two sheets of the same list have this share of their columns in common."""
_TWICE = 3
"""If at least one row in this many stands on two sheets, one of the sheets sums up the others."""
YEARLESS = re.compile(r"\d{1,2}\s*月\s*\d{1,2}\s*[日号]?|\d{1,2}[./-]\d{1,2}")
"""Matches a day without its year."""


class SheetLine(int):
    """The line of a row on one of several sheets: counted on through all sheets, and shown as `SHEET!ROW`.

    Attributes:
        sheet: Name of the sheet.
        row: Number of the row on it.
        title: The text above the list on that sheet.
    """

    sheet: str
    row: int
    title: str

    def __new__(cls, before: int, table: ReadTable, row: int) -> "SheetLine":
        line = super().__new__(cls, before + row)
        line.sheet, line.row, line.title = table.sheet, row, table.title
        return line

    def __str__(self) -> str:
        return f"{self.sheet}!{self.row}"


def are_alike(names: Sequence[str], others: Sequence[str]) -> bool:
    """Return whether two headers are of one list: nearly all columns of each stand in the other."""
    own, other = {heading(name) for name in names if name}, {heading(name) for name in others if name}
    return len(own & other) >= _ALIKE * max(len(own), len(other))


def are_one(tables: Sequence[ReadTable], words: Vocabulary) -> bool:
    """Return whether sheets may be read together: same units, same year of days without one, no repeated rows."""
    units = {(unit_in(table.title, "quantity"), worth(unit_in(table.title, "value"))) for table in tables}
    years = {year_in(table.title) for table in tables}
    if len(units) > 1 or (len(years) > 1 and any(_is_yearless(table, words) for table in tables)):
        return False
    if any(len(set(table.header)) < len(table.header) for table in tables):
        return False
    told = [set(_rows(table, words)) for table in tables]
    pairs = ((own, other) for place, own in enumerate(told) for other in told[:place])
    return not any(len(own & other) * _TWICE >= min(len(own), len(other)) > 0 for own, other in pairs)


def together(tables: Sequence[ReadTable]) -> ReadTable:
    """Join the rows of all sheets under the columns of all of them.

    Args:
        tables: The lists on the sheets, in the order of the workbook.
    """
    first, names = tables[0], [table.sheet for table in tables]
    header = tuple(dict.fromkeys(name for table in tables for name in table.header))
    rows: list[tuple[int, list[str]]] = []
    notes = [said("read together: the sheets {sheets}", sheets=first_of(names))]
    joined: dict[tuple[int, str], int] = {}
    before = 0
    for table in tables:
        joined |= {(before + line, name): before + last for (line, name), last in table.joined.items()}
        rows += _numbered(table, header, before)
        notes += [said("sheet {sheet}: {note}", sheet=table.sheet, note=note) for note in table.notes]
        before = (rows[-1][0] if rows else before) + 1
    title = " ".join(dict.fromkeys(table.title for table in tables if table.title))
    return first._replace(
        header=header,
        rows=Rows(header, rows),
        notes=tuple(notes),
        sheet=Listed(names),
        title=title,
        joined=joined,
    )


def _numbered(table: ReadTable, header: Sequence[str], before: int) -> Iterator[tuple[int, list[str]]]:
    places = [table.header.index(name) if name in table.header else None for name in header]
    for line, cells in table.rows.numbered:  # type: ignore[attr-defined]
        full = [*cells, *[""] * (len(table.header) - len(cells))]
        told = [full[place] if place is not None else "" for place in places]
        yield SheetLine(before, table, line), [*told, *full[len(table.header) :]]


def _is_yearless(table: ReadTable, words: Vocabulary) -> bool:
    days = [name for name in table.header if set(words.fields(name)[:1]) & set(DAYS)]
    return any(YEARLESS.fullmatch(cell) for name in days for cell in table.rows.column(name))  # type: ignore[attr-defined]


def _rows(table: ReadTable, words: Vocabulary) -> Iterator[tuple[str, ...]]:
    names = sorted(name for name in table.header if words.fields(name) and not is_counter_name(name))
    places = [table.header.index(name) for name in names]
    for _, cells in table.rows.numbered:  # type: ignore[attr-defined]
        yield tuple(cells[place].strip() for place in places if place < len(cells))
