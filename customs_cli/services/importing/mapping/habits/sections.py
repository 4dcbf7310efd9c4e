"""Reads rows that head the rows below them with an office (`一、皇岗海关`), a day, a channel, if no column gives it."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from customs_cli.domain.values.name_matching import folded
from customs_cli.sentences import said
from customs_cli.services.importing.mapping.further_goods import SECTION, named_rows
from customs_cli.services.importing.mapping.guessing import Column, guess
from customs_cli.services.importing.mapping.header.vocabulary import Vocabulary
from customs_cli.services.importing.mapping.header.words import word_of
from customs_cli.services.importing.mapping.names import Known
from customs_cli.services.importing.mapping.proofs import is_day
from customs_cli.services.importing.mapping.title_words import is_yearless, office_in
from customs_cli.services.importing.table import ReadTable, Rows

_NUMBERED = re.compile(r"[(（]?(?:[一二三四五六七八九十]+|[IVX]+)[)）]?[、.．]?")
_BESIDE = re.compile(rf"^(?:{_NUMBERED.pattern}|\d{{1,2}}[、.．])\s*(?=\w)|\s*(?:[(（][^()（）]*[)）])?\s*[:：]?$")
"""Matches the number before a heading of rows, and what it says in brackets: `一、邮递渠道（2票）`."""
_OFFICES = {"office", "parent_office", "office_code", "reference"}
_KINDS: tuple[tuple[str, Callable[[str, Known], str]], ...] = (
    ("office", lambda text, known: known.codes.get(name := office_in(text, known), name)),
    ("channel", lambda text, _: word_of("channel", text) or ""),
    ("direction", lambda text, _: word_of("direction", text) or ""),
    ("found_on", lambda text, _: text if (is_day(text) and not text.isdigit()) or is_yearless(text) else ""),
    ("campaign", lambda text, known: text if folded(text) in known.campaigns else ""),
    ("marks", lambda text, known: text if folded(text) in known.marks else ""),
    ("holder", lambda text, known: text if folded(text) in known.holders else ""),
)
"""Field -> what a heading of rows says of it; empty where it says nothing."""


def with_sections(table: ReadTable, words: Vocabulary, known: Known, given: Collection[str]) -> ReadTable:
    """Return the list with a column of what heads its rows (an office, a channel, a day); a note lists these headings.

    The list is returned unchanged unless its first row is such a heading, every row with a single cell says the same
    field, and no column or value for all rows gives that field.
    """
    if words.kind != "batch" or not isinstance(table.rows, Rows) or SECTION in table.header:
        return table
    width = len(table.header)
    if not any(_alone(cells, width) for _, cells in table.rows.numbered[:1]):
        return table
    rows = [(line, cells, _alone(cells, width)) for line, cells in table.rows.numbered]
    heads = dict.fromkeys(alone for _, _, alone in rows if alone)
    for field, read in _KINDS:
        told = {alone: read(alone, known) or read(_BESIDE.sub("", alone), known) for alone in heads}
        if all(told.values()):
            return _told(table, field, rows, told, guess(_below(table, rows), words, known), given)
    return table


def _below(table: ReadTable, rows: Sequence[tuple[int, Sequence[str], str]]) -> ReadTable:
    return table._replace(rows=Rows(table.header, [(line, cells) for line, cells, alone in rows if not alone]))


def _told(
    table: ReadTable,
    field: str,
    rows: Sequence[tuple[int, Sequence[str], str]],
    told: Mapping[str, str],
    columns: Sequence[Column],
    given: Collection[str],
) -> ReadTable:
    fields = _OFFICES if field == "office" else {field}
    telling = [column for column in columns if column.field in fields and not column.is_remark]
    if fields & {*given} or any(column.samples for column in telling):
        return table
    empty = [table.header.index(column.name) for column in telling if column.field == field]
    place, header = (empty[0], table.header) if empty else (len(table.header), (*table.header, SECTION))
    full, head = list[tuple[int, Sequence[str]]](), ""
    for line, cells, alone in rows:
        head = told[alone] if alone else head
        wide = [*cells, *[""] * (len(header) - len(cells))]
        full += [] if alone else [(line, [*wide[:place], head, *wide[place + 1 :]])]
    heads = named_rows([line for line, _, alone in rows if alone])
    note = (
        said("rows that name the office of the rows below: {rows}", rows=heads)
        if field == "office"
        else said("rows that give the {field} of the rows below: {rows}", field=field, rows=heads)
    )
    return table._replace(header=header, rows=Rows(header, full), notes=(*table.notes, note))


def _alone(cells: Sequence[str], width: int) -> str:
    filled = [cell.strip() for cell in cells if cell.strip()]
    filled = filled[1:] if len(filled) == 2 and _NUMBERED.fullmatch(filled[0]) else filled
    return filled[0] if len(filled) == 1 and width > 2 else ""
