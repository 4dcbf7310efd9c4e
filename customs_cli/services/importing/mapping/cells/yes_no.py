"""Reads columns of yes and no: outcomes (`是否扣留`, or `扣留` over `是` and `√`), and the marks that goods bear."""

import re
from collections.abc import Iterable, Iterator, Sequence

from customs_cli.domain.values.name_matching import folded
from customs_cli.sentences import Listed, said
from customs_cli.services.importing.mapping.further_goods import named_rows
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.mapping.header.words import word_of
from customs_cli.services.importing.mapping.names import Known
from customs_cli.services.importing.table import ReadTable, Rows

_FIELD, _MARKS = "outcome", "marks"
_ASKED = re.compile(r"是否(?:已经?|被)?(.+)|(.+?)\s*(?:[(（](?:是/否|y/n|yes/no)[)）]|[?？])", re.I)
_YES = frozenset("是 有 √ ✓ ✔ y yes true".split())
_NO = frozenset("否 无 没有 未 × ✗ x n no false - / —".split())
_SUSPECTED = re.compile(r"侵权|疑似|suspect|infring|counterfeit|\bIPR?\b", re.I)
"""Matches a heading that asks whether goods are suspected."""
_CERTAIN = ("notified", "detained", "released", "confiscated", "destroyed", "transferred_to_police", "returned")
"""Outcome words that a mere yes means."""


def with_outcomes_asked(table: ReadTable, columns: tuple[Column, ...]) -> tuple[ReadTable, tuple[Column, ...]]:
    """Return the list and its columns with outcomes made of yes-or-no columns; these stay in the note as well."""
    own = next((column for column in columns if column.field == _FIELD and not column.is_remark), None)
    is_told = bool(own and not own.is_added) or (own is None and _FIELD in table.header)
    if is_told or not isinstance(table.rows, Rows):
        return table, columns
    asked = {table.header.index(column.name): word for column, word in _asked(table.rows, columns)}
    if not asked:
        return table, columns
    header = table.header if own else (*table.header, _FIELD)
    place, rows = header.index(_FIELD), list[tuple[int, Sequence[str]]]()
    for line, cells in table.rows.numbered:
        if len(cells) < len(table.header):
            rows.append((line, cells))  # the import refuses it
            continue
        told = list(cells) if own else [*cells[:place], "", *cells[place:]]
        told[place] = ";".join(filter(None, (_answer(cells, asked), told[place])))
        rows.append((line, told))
    samples = tuple(dict.fromkeys(cells[place] for _, cells in rows if len(cells) > place and cells[place]))[:3]
    names = ", ".join(table.header[at] for at in asked)
    note = said("columns {names} are read as outcomes where they say yes", names=names)
    table = table._replace(header=header, rows=Rows(header, rows), notes=(*table.notes, note))
    others = tuple(column for column in columns if column is not own)
    return table, (*others, Column(_FIELD, _FIELD, "words", samples, is_added=True))


def with_marks_ticked(
    table: ReadTable, columns: tuple[Column, ...], known: Known
) -> tuple[ReadTable, tuple[Column, ...]]:
    """Return the list and its columns with marks made of columns that are headed by a known mark and ticked."""
    if any(column.field == _MARKS and not column.is_remark for column in columns) or not isinstance(table.rows, Rows):
        return table, columns
    answers = [column.name for column in columns if column.is_remark and are_answers(table.rows.column(column.name))]
    named = [column.name for column in columns if column.is_remark and folded(column.name) in known.marks]
    ticked = {table.header.index(name): name for name in named}
    beside = {table.header[at] for place in ticked for at in (place - 1, place + 1) if 0 <= at < len(table.header)}
    others = {name for name in beside.intersection(answers).difference(named) if not _asks(name)}
    if not ticked or others or not {*named} <= {*answers}:
        return table, columns  # one of the others may be a mark that nobody knows
    width = len(table.header)
    rows = [
        (line, cells if len(cells) < width else [*cells[:width], _answer(cells, ticked), *cells[width:]])
        for line, cells in table.rows.numbered
    ]
    samples = tuple(dict.fromkeys(cells[width] for _, cells in rows if len(cells) > width and cells[width]))[:3]
    note = said("columns {names} are read as marks where they say yes", names=Listed(ticked.values()))
    header = (*table.header, _MARKS)
    table = table._replace(header=header, rows=Rows(header, rows), notes=(*table.notes, note))
    return table, (*columns, Column(_MARKS, _MARKS, "words", samples, is_added=True))


def doubt_notes(table: ReadTable, columns: Sequence[Column]) -> Iterator[str]:
    """Yield a note on each column that says of some rows that their goods are not suspected."""
    for column in columns:
        if not (column.is_remark and _SUSPECTED.search(column.name)) or not isinstance(table.rows, Rows):
            continue
        place = table.header.index(column.name)
        cells = {line: "".join(row[place : place + 1]).strip().casefold() for line, row in table.rows.numbered}
        if {*cells.values()} <= {"", *_YES, *_NO} and (no := [line for line, cell in cells.items() if cell in _NO]):
            yield said(
                "{column} says no of rows {rows} ({count} in all): their goods are recorded all the same",
                column=column.name,
                rows=named_rows(no),
                count=len(no),
            )


def _asked(rows: Rows, columns: Sequence[Column]) -> Iterator[tuple[Column, str]]:
    for column in columns:
        if not column.is_remark:
            continue
        if (word := _asks(column.name)) and are_answers(rows.column(column.name)):
            yield column, word


def _asks(name: str) -> str:
    found = _ASKED.fullmatch(name.strip())
    word = word_of(_FIELD, found[1] or found[2] if found else name)
    return word if word in _CERTAIN else ""


def are_answers(cells: Iterable[str]) -> bool:
    """Return whether all cells say yes or no."""
    return {cell.casefold() for cell in cells} <= _YES | _NO


def _answer(cells: Sequence[str], asked: dict[int, str]) -> str:
    said_yes = (word for place, word in asked.items() if place < len(cells) and cells[place].strip().casefold() in _YES)
    return ";".join(said_yes)
