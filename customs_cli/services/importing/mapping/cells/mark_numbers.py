"""Marks with the number of their registration or recordation in one cell: `NIKE（第146658号）`."""

import re
from functools import cache, partial

from customs_cli.sentences import said
from customs_cli.services.importing.mapping.guessing import REMARK, Column
from customs_cli.services.importing.mapping.header.vocabulary import is_with_number
from customs_cli.services.importing.table import ReadTable, Rows

_NUMBER = (
    r"(?:(?:商标)?(?:注册|备案|权利)?证?(?:编?号码?)?|(?:reg(?:istration|\.)?\s*)?no\.?)\s*[:：]?\s*"
    r"(?:第\s*)?([A-Z]?\d{5,12}[A-Z]?|[A-Z]\d{4}-\d+)\s*号?"
)
_IN_BRACKETS = re.compile(rf"(.+?)\s*[(（\[【]\s*{_NUMBER}\s*[)）\]】]\s*(?:商标)?", re.I)
_BESIDE = re.compile(rf"(.+?)[\s/,，:：]+{_NUMBER}", re.I)
_QUOTED = re.compile(r"[“\"「『《](.+?)[”\"」』》]\s*(?:注册)?(?:商标)?")
_AMONG = re.compile(r"\s*[;；、\n]\s*")
ADDED = "注册号"
"""Heading of the column of numbers that is added to a list; no field has this name, so they stay in the note."""


def with_mark_numbers(table: ReadTable, columns: tuple[Column, ...]) -> tuple[ReadTable, tuple[Column, ...]]:
    """Return the list and its columns, with the numbers beside marks in a column of their own; a note says so."""
    name = next((column.name for column in columns if column.field == "marks" and not column.is_remark), "")
    if name not in table.header or ADDED in table.header or not isinstance(table.rows, Rows):
        return table, columns
    patterns = (_IN_BRACKETS, _BESIDE) if is_with_number(name) else (_IN_BRACKETS,)
    parted = cache(partial(_parted, patterns=patterns))
    numbers = [number for cell in dict.fromkeys(table.rows.column(name)) if (number := parted(cell)[1])]
    if not numbers:
        return table, columns
    place, rows = table.header.index(name), []
    for line, cells in table.rows.numbered:
        if len(cells) == len(table.header):
            marks, own = parted(cells[place].strip())
            cells = [*cells[:place], marks, *cells[place + 1 :], own]
        rows.append((line, list(cells)))
    header = (*table.header, ADDED)
    note = said("the numbers of the marks in {column} stay in the note", column=name)
    table = table._replace(header=header, rows=Rows(header, rows), notes=(*table.notes, note))
    return table, (*columns, Column(ADDED, REMARK, "words", tuple(numbers[:3]), is_remark=True, is_added=True))


def _parted(cell: str, patterns: tuple[re.Pattern[str], ...]) -> tuple[str, str]:
    marks, numbers = [], []
    for part in filter(None, _AMONG.split(cell)):
        found = next(filter(None, (one.fullmatch(part) for one in patterns)), None)
        mark = _unquoted(found[1]) if found else part
        marks.append(mark)
        numbers += [(mark, found[2])] if found else []
    if not numbers:
        return cell, ""
    return ";".join(marks), ";".join(number if len(marks) == 1 else f"{mark} {number}" for mark, number in numbers)


def _unquoted(mark: str) -> str:
    quoted = _QUOTED.fullmatch(mark.strip())
    return (quoted[1] if quoted else mark).strip()
