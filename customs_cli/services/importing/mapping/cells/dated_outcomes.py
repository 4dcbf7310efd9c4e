"""Gives the days that stand in a column of outcomes columns of their own."""

import re
from functools import cache

from customs_cli.sentences import said
from customs_cli.services.importing.mapping.cells.dated_words import FIELD, words_and_days
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.table import ReadTable, Rows

_NUMBERS = re.compile(r"\d+")


def with_dated_outcomes(table: ReadTable, columns: tuple[Column, ...]) -> tuple[ReadTable, tuple[Column, ...]]:
    """Return the list and its columns, with the days in its outcomes in columns of their own; a note says so."""
    places = {c.field: table.header.index(c.name) for c in columns if not c.is_remark and c.name in table.header}
    at = places.get(FIELD)
    if at is None or table.header[at] == FIELD or not isinstance(table.rows, Rows):
        return table, columns
    parted = cache(words_and_days)
    days = [parted(cell)[1] for cell in dict.fromkeys(table.rows.column(table.header[at]))]
    added = [field for field in dict.fromkeys(field for own in days for field in own) if field not in places]
    if not any(days) or not set(table.header).isdisjoint(added):
        return table, columns
    places |= {field: len(table.header) + place for place, field in enumerate(added)}
    rows = []
    for line, cells in table.rows.numbered:
        told = [*cells, *([""] * len(added))] if len(cells) == len(table.header) else list(cells)
        words, own = parted(cells[at].strip()) if len(cells) == len(table.header) else ("", {})
        if own and all(_agree(told[places[field]], day) for field, day in own.items()):
            told[at] = words
            for field, day in own.items():
                told[places[field]] = told[places[field]].strip() or day
        rows.append((line, told))
    header = (*table.header, *added)
    note = said("the days in {column} are read as those of what was done", column=table.header[at])
    table = table._replace(header=header, rows=Rows(header, rows), notes=(*table.notes, note))
    shown = {field: tuple(dict.fromkeys(own[field] for own in days if field in own))[:3] for field in added}
    return table, (*columns, *(Column(field, field, "words", shown[field], is_added=True) for field in added))


def _agree(cell: str, day: str) -> bool:
    return not cell.strip() or [*map(int, _NUMBERS.findall(cell))][:3] == [*map(int, _NUMBERS.findall(day))]
