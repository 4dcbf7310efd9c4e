"""Gives the days that stand in a column of outcomes columns of their own."""

from functools import cache

from customs_cli.sentences import said
from customs_cli.services.importing.mapping.cells.dated_words import FIELD, words_and_days
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.table import ReadTable, Rows


def with_dated_outcomes(table: ReadTable, columns: tuple[Column, ...]) -> tuple[ReadTable, tuple[Column, ...]]:
    """Return the list and its columns, with the days in its outcomes in columns of their own; a note says so.

    Args:
        table: The list with the file's own columns.
        columns: What each of its columns is.
    """
    told = {column.field: column.name for column in columns if not column.is_remark}
    name = told.get(FIELD, "")
    if name not in table.header or name == FIELD or not isinstance(table.rows, Rows):
        return table, columns
    parted = cache(words_and_days)
    days = [parted(cell)[1] for cell in dict.fromkeys(table.rows.column(name))]
    added = list(dict.fromkeys(field for own in days for field in own))
    if not added or not {*told, *table.header}.isdisjoint(added):
        return table, columns
    place, rows = table.header.index(name), []
    for line, cells in table.rows.numbered:
        if len(cells) == len(table.header):
            words, own = parted(cells[place].strip())
            cells = [*cells[:place], words, *cells[place + 1 :], *(own.get(field, "") for field in added)]
        rows.append((line, list(cells)))
    header = (*table.header, *added)
    note = said("the days in {column} are read as those of what was done", column=name)
    table = table._replace(header=header, rows=Rows(header, rows), notes=(*table.notes, note))
    shown = {field: tuple(dict.fromkeys(own[field] for own in days if field in own))[:3] for field in added}
    return table, (*columns, *(Column(field, field, "words", shown[field], is_added=True) for field in added))
