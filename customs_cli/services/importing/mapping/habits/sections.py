"""Reads rows that head the rows below them with an office (`一、皇岗海关`), if no column gives the office."""

import re
from collections.abc import Collection, Sequence

from customs_cli.sentences import said
from customs_cli.services.importing.mapping.further_goods import SECTION, named_rows
from customs_cli.services.importing.mapping.guessing import guess
from customs_cli.services.importing.mapping.header.vocabulary import Vocabulary
from customs_cli.services.importing.mapping.names import Known
from customs_cli.services.importing.mapping.title_words import office_in
from customs_cli.services.importing.table import ReadTable, Rows

_NUMBERED = re.compile(r"[(（]?(?:[一二三四五六七八九十]+|[IVX]+)[)）]?[、.．]?")
_OFFICES = {"office", "parent_office", "office_code", "reference"}


def with_sections(table: ReadTable, words: Vocabulary, known: Known, given: Collection[str]) -> ReadTable:
    """Return the list with a column of the offices that head its rows; a note lists the heading rows.

    The list is returned unchanged unless its first row is such a heading, every row with a single cell names one known
    office, and no column or value for all rows gives an office.

    Args:
        table: The list with the file's own columns.
        words: The headings that are known.
        known: The names in the register.
        given: Fields with a value for all rows.
    """
    if words.kind != "batch" or _OFFICES & {*given} or not isinstance(table.rows, Rows) or SECTION in table.header:
        return table
    width = len(table.header)
    if not any(_alone(cells, width) for _, cells in table.rows.numbered[:1]):
        return table
    rows = [(line, cells, _alone(cells, width)) for line, cells in table.rows.numbered]
    named = {alone: office_in(alone, known) for _, _, alone in rows if alone}
    offices = {alone: known.codes.get(name, name) for alone, name in named.items()}
    if not all(offices.values()):
        return table
    office, below = "", []
    for line, cells, alone in rows:
        office = offices[alone] if alone else office
        below += [] if alone else [(line, cells, office)]
    bare = table._replace(rows=Rows(table.header, [(line, cells) for line, cells, _ in below]))
    telling = [column for column in guess(bare, words, known) if column.field in _OFFICES and not column.is_remark]
    if any(column.samples for column in telling):
        return table
    empty = [table.header.index(column.name) for column in telling if column.field == "office"]
    place, header = (empty[0], table.header) if empty else (width, (*table.header, SECTION))
    full = [(line, [*cells, *[""] * (len(header) - len(cells))], office) for line, cells, office in below]
    told = [(line, [*cells[:place], office, *cells[place + 1 :]]) for line, cells, office in full]
    heads = named_rows([line for line, _, alone in rows if alone])
    note = said("rows that name the office of the rows below: {rows}", rows=heads)
    return table._replace(header=header, rows=Rows(header, told), notes=(*table.notes, note))


def _alone(cells: Sequence[str], width: int) -> str:
    """Return the only filled cell of a row, apart from a number such as `一`; empty if there are several."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    filled = filled[1:] if len(filled) == 2 and _NUMBERED.fullmatch(filled[0]) else filled
    return filled[0] if len(filled) == 1 and width > 2 else ""
