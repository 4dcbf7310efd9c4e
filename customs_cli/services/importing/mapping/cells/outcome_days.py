"""Columns of the day on which something became of goods, `没收日期`, read as the outcome and its day."""

import re
from collections.abc import Iterator, Sequence

from customs_cli.sentences import said
from customs_cli.services.importing.mapping.further_goods import named_rows
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.mapping.header.words import word_of
from customs_cli.services.importing.mapping.proofs import is_day
from customs_cli.services.importing.table import ReadTable, Rows

_FIELD, _DAY = "outcome", "outcome_on"
_ON_ITS_DAY = ("released", "confiscated", "transferred_to_police")
"""Words whose whole act is of that day: goods that were destroyed on one were confiscated on another."""
_OF_A_DAY = re.compile(r"(.+?)(?:日期|时间|日)|(?:date of |day of )(.+)|(.+?) (?:date|on)", re.I)


def with_outcomes_of_days(table: ReadTable, columns: tuple[Column, ...]) -> tuple[ReadTable, tuple[Column, ...]]:
    """The list with a column of outcomes and one of their days, made of the columns of the day of one outcome each.

    A row that tells the days of several is left as it is, with a warning. The columns stay in the note as well.

    Args:
        table: The list as it came.
        columns: What its columns are.
    """
    told = {column.field for column in columns if not column.is_remark} | {*table.header}
    if told & {_FIELD, _DAY} or not isinstance(table.rows, Rows):
        return table, columns
    days = {table.header.index(column.name): word for column, word in _of_days(table.rows, columns)}
    if not days:
        return table, columns
    rows: list[tuple[int, Sequence[str]]] = []
    several: list[int] = []
    for line, cells in table.rows.numbered:
        given = [place for place in days if place < len(cells) and cells[place].strip()]
        if len(given) > 1:
            several.append(line)
        is_one = len(given) == 1
        rows.append((line, [*cells, days[given[0]] if is_one else "", cells[given[0]] if is_one else ""]))
    notes = [*table.notes, said("days of outcomes are read as such: {names}", names=", ".join(_names(table, days)))]
    if several:
        rows_told = named_rows(several)
        notes.append(
            said("rows that tell the days of several outcomes, which stay in the note: {rows}", rows=rows_told)
        )
    header = (*table.header, _FIELD, _DAY)
    added = [
        Column(name, name, "words", _samples(rows, place), is_added=True) for name, place in ((_FIELD, -2), (_DAY, -1))
    ]
    return table._replace(header=header, rows=Rows(header, rows), notes=tuple(notes)), (*columns, *added)


def _of_days(rows: Rows, columns: Sequence[Column]) -> Iterator[tuple[Column, str]]:
    """The columns of the day of one outcome, each with its word."""
    for column in columns:
        found = _OF_A_DAY.fullmatch(column.name.strip()) if column.is_remark and column.samples else None
        word = word_of(_FIELD, next(filter(None, found.groups()))) if found else None
        if word in _ON_ITS_DAY and all(map(is_day, set(rows.column(column.name)))):
            yield column, str(word)


def _names(table: ReadTable, days: dict[int, str]) -> Iterator[str]:
    return (table.header[place] for place in days)


def _samples(rows: Sequence[tuple[int, Sequence[str]]], place: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cells[place] for _, cells in rows if cells[place]))[:3]
