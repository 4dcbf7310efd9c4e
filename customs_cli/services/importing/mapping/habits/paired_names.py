"""Marks and their holders in two cells, each joined by slashes or commas: `JBL/SONY` of `甲公司/乙公司`."""

import re
from collections.abc import Sequence

from customs_cli.domain.firms.characters import is_chinese
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.table import ReadTable, Rows

_BETWEEN = re.compile(r"\s*[/,，+]\s*")


def with_pairs(table: ReadTable, columns: Sequence[Column]) -> ReadTable:
    """Return the list with semicolons between marks that stand beside as many Chinese names of holders.

    A mark may itself contain a slash (`AC/DC`): only the same number of holders proves how many marks there are.
    """
    fields = {column.field: column.name for column in columns if not column.is_remark}
    names = [fields.get("marks", ""), fields.get("holder", "")]
    if not all(name in table.header for name in names) or not isinstance(table.rows, Rows):
        return table
    marks, holders = map(table.header.index, names)
    rows, is_told = list(table.rows.numbered), False
    for place, (line, cells) in enumerate(rows):
        is_cut = max(marks, holders) < len(cells) and _BETWEEN.search(cells[marks])
        if is_cut and (pair := _paired(cells[marks], cells[holders])):
            told = {marks: pair[0], holders: pair[1]}
            rows[place], is_told = (line, [told.get(at, cell) for at, cell in enumerate(cells)]), True
    return table._replace(rows=Rows(table.header, rows)) if is_told else table


def _paired(marks: str, holders: str) -> tuple[str, str] | None:
    told = [[part for part in _BETWEEN.split(cell.strip()) if part] for cell in (marks, holders)]
    if len(told[0]) < 2 or len(told[0]) != len(told[1]) or not all(map(is_chinese, told[1])):
        return None
    return ";".join(told[0]), ";".join(told[1])
