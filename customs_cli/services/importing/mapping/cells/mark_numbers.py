"""Marks with the number of their registration or recordation in one cell: `NIKE（第146658号）`."""

import re
from collections.abc import Callable
from functools import cache, partial

from customs_cli.sentences import said
from customs_cli.services.importing.mapping.header.vocabulary import Vocabulary
from customs_cli.services.importing.table import ReadTable, Rows

_BOTH = re.compile(
    r"(.+?)\s*(?:及其?|和|与|、|/|&|\+|,|，|[(（]|\band\b)\s*"
    r"((?:商标|海关)?(?:注册|备案|权利)证?(?:编?号码?)|(?:registration|recordation|trademark|reg\.?)\s*(?:no\.?|numbers?))[)）]?",
    re.I,
)
_NUMBER = (
    r"(?:(?:商标)?(?:注册|备案|权利)?证?(?:编?号码?)?|(?:reg(?:istration|\.)?\s*)?no\.?)\s*[:：]?\s*"
    r"(?:第\s*)?([A-Z]?\d{5,12}[A-Z]?|[A-Z]\d{4}-\d+)\s*号?"
)
_IN_BRACKETS = re.compile(rf"(.+?)\s*[(（\[【]\s*{_NUMBER}\s*[)）\]】]\s*(?:商标)?", re.I)
_BESIDE = re.compile(rf"(.+?)[\s/,，:：]+{_NUMBER}", re.I)
_QUOTED = re.compile(r"[“\"「『《](.+?)[”\"」』》]\s*(?:注册)?(?:商标)?")
_AMONG = re.compile(r"\s*[;；、\n]\s*")
_ADDED = "注册号"
"""Heading of the column of numbers that is added to a list; no field has this name, so they stay in the note."""


def with_mark_numbers(table: ReadTable, words: Vocabulary) -> ReadTable:
    """Return the list with marks and their numbers in separate columns, where one column holds both; a note says so.

    Args:
        table: The list with the file's own columns.
        words: The headings that are known.
    """
    if words.kind != "batch" or not isinstance(table.rows, Rows):
        return table
    for place, name in enumerate(table.header):
        both = _BOTH.fullmatch(name.strip())
        called, number = both.groups() if both else (name, _ADDED)
        if words.fields(called)[:1] == ("marks",) and number not in table.header:
            patterns = (_IN_BRACKETS, _BESIDE) if both else (_IN_BRACKETS,)
            return _apart(table, place, (called, number), cache(partial(_parted, patterns=patterns)))
    return table


def _apart(table: ReadTable, place: int, names: tuple[str, str], parted: Callable[[str], tuple[str, str]]) -> ReadTable:
    whole, numbered = table.header[place], table.rows.numbered  # type: ignore[attr-defined]
    has_any = any(parted(cell)[1] for cell in table.rows.column(whole))  # type: ignore[attr-defined]
    header = (*table.header[:place], names[0], *table.header[place + 1 :])
    if not has_any:
        return table._replace(header=header, rows=Rows(header, numbered))
    rows = []
    for line, cells in numbered:
        if len(cells) == len(header):
            marks, numbers = parted(cells[place].strip())
            cells = [*cells[:place], marks, *cells[place + 1 :], numbers]
        rows.append((line, list(cells)))
    header = (*header, names[1])
    note = said("the numbers of the marks in {column} stay in the note", column=whole)
    return table._replace(header=header, rows=Rows(header, rows), notes=(*table.notes, note))


def _parted(cell: str, patterns: tuple[re.Pattern[str], ...]) -> tuple[str, str]:
    """Return (marks, numbers) of a cell; (the cell, empty) where not each mark in it has a number."""
    parts = [part for part in _AMONG.split(cell.strip()) if part]
    found = [match for part in parts if (match := next(filter(None, (one.fullmatch(part) for one in patterns)), None))]
    if not parts or len(found) < len(parts):
        return cell, ""
    return ";".join(_unquoted(match[1]) for match in found), ";".join(match[2] for match in found)


def _unquoted(mark: str) -> str:
    quoted = _QUOTED.fullmatch(mark.strip())
    return (quoted[1] if quoted else mark).strip()
