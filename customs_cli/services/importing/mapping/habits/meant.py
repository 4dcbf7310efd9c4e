"""Completes a list once its columns are known: its numbers, its empty cells, and the words beside it."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from customs_cli.domain.rights.office import district_of
from customs_cli.domain.values.name_matching import folded
from customs_cli.errors import Conflict
from customs_cli.sentences import said
from customs_cli.services.importing.mapping.further_goods import SHEET
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.mapping.habits.ditto import with_offices
from customs_cli.services.importing.mapping.habits.month_days import with_months
from customs_cli.services.importing.mapping.habits.paired_names import with_pairs
from customs_cli.services.importing.mapping.habits.points import without_points
from customs_cli.services.importing.mapping.habits.sheet_words import with_words_of_sheets
from customs_cli.services.importing.mapping.habits.sheets import SheetLine
from customs_cli.services.importing.mapping.habits.thousands import refuse_unclear
from customs_cli.services.importing.mapping.habits.weights import refuse_bare
from customs_cli.services.importing.mapping.names import Known, all_above
from customs_cli.services.importing.mapping.title_words import office_in
from customs_cli.services.importing.table import ReadTable, Rows

_YEAR = re.compile("(?:19|20)[0-9]{2}")
_DAY, _OFFICE = {"found_on", "detained_on"}, {"office", "parent_office", "reference"}


def as_meant(table: ReadTable, columns: Sequence[Column], given: Mapping[str, str], known: Known) -> ReadTable:
    """Return the list with everything that it gives once, or beside the rows, filled in for each row.

    Offices written once are filled in, marks are separated as their holders are, days get their month, and numbers lose
    their separators.

    Args:
        table: The list with the file's own columns.
        columns: What each of its columns is.
        given: Field -> value for all rows.
        known: The names in the register.

    Raises:
        UsageError: An amount or a day is ambiguous, or an office may not be that of all rows.
    """
    refuse_bare(table, columns, given)
    refuse_unclear(table, columns)
    table = with_pairs(with_offices(table, columns, given, known), columns)
    return with_months(without_points(table, columns), columns)


def with_office_beside(
    table: ReadTable, columns: tuple[Column, ...], given: Mapping[str, str], known: Known
) -> tuple[ReadTable, tuple[Column, ...], dict[str, str]]:
    """Return the list, its columns, and the values for all rows, with the office that the title, sheet or file names.

    This is done where no column has the office, with a note. Words by which the sheets are called are added as a
    column.
    """
    table, columns = with_words_of_sheets(table, columns, given, known)
    told = {column.field for column in columns if not column.is_remark} | given.keys()
    if told & _OFFICE or not told & _DAY or not isinstance(table.rows, Rows):
        return table, columns, dict(given)
    lines = [line for line, _ in table.rows.numbered]
    if lines and all(isinstance(line, SheetLine) for line in lines):
        return _by_sheet(table, columns, given, known)
    office = _first((table.title, table.sheet, Path(table.name).stem), known)
    if not office:
        return table, columns, dict(given)
    note = said("the office is {office}, as the title or the name of the file says", office=office)
    title = (
        table.title if office_in(table.title, known) else f"{office} {table.title}".strip()
    )  # rows to correct keep it
    return table._replace(notes=(*table.notes, note), title=title), columns, {**given, "office": office}


def refuse_other_office(table: ReadTable, name: str, kept: Mapping[str, str], known: Known) -> None:
    """Refuse a list that names another office than its map gives for all rows; an office above that one is allowed."""
    own = known.codes.get(folded(kept.get("office", "")), "")
    if not own:
        return
    lines = [line for line, _ in table.rows.numbered] if isinstance(table.rows, Rows) else []
    sheets = {(line.title, line.sheet): None for line in lines if isinstance(line, SheetLine)}
    texts = [table.title, table.sheet, Path(table.name).stem, *(text for pair in sheets for text in pair)]
    for text in dict.fromkeys(filter(None, texts)):
        office = office_in(text, known)
        code = known.codes.get(folded(office), "")
        if code and code != own and code not in (*all_above(own, known), district_of(own)):
            raise Conflict(
                "the list names {office}, but map {name} says office={own}",
                office=office,
                name=name,
                own=kept["office"],
                code=code,
                hint="say which is right: --defaults office={code}, or office={own}",
            )


def _first(texts: Sequence[str], known: Known) -> str:
    return next(filter(None, (office_in(text, known) for text in texts)), "")


def _by_sheet(
    table: ReadTable, columns: tuple[Column, ...], given: Mapping[str, str], known: Known
) -> tuple[ReadTable, tuple[Column, ...], dict[str, str]]:
    lines = [line for line, _ in table.rows.numbered]  # type: ignore[attr-defined]
    beside = {line.sheet: (line.title, line.sheet, Path(table.name).stem) for line in lines}
    office = {sheet: _first(texts, known) or _in_short(sheet, known) for sheet, texts in beside.items()}
    if not any(office.values()) and all(_is_code(sheet, known) for sheet in beside):
        office = {sheet: sheet for sheet in beside}
    if not all(office.values()) or SHEET in table.header:
        return table, columns, dict(given)
    header = (*table.header, SHEET)
    rows = [(line, [*cells, office[line.sheet]]) for line, cells in table.rows.numbered]  # type: ignore[attr-defined]
    samples = tuple(dict.fromkeys(office.values()))[:3]
    table = table._replace(header=header, rows=Rows(header, rows))
    return table, (*columns, Column(SHEET, "office", "offices", samples, is_added=True)), dict(given)


def _in_short(sheet: str, known: Known) -> str:
    whole = f"{sheet.strip()}海关"
    return whole if folded(whole) in known.codes else ""


def _is_code(sheet: str, known: Known) -> bool:
    return known.codes.get(folded(sheet)) == sheet and not _YEAR.fullmatch(sheet)
