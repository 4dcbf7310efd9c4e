"""Days of a list whose weekday is that of another day."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

from customs_cli.sentences import said
from customs_cli.services.importing.mapping.further_goods import named_rows
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.mapping.readers import DAYS
from customs_cli.services.importing.table import ReadTable, Rows

_WEEKDAY = re.compile(
    r"(?:星期|周)([一二三四五六日天])|\b(mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day|s|nes|rs|r)?\b", re.I
)
_CHINESE, _ENGLISH = "一二三四五六日", "mon tue wed thu fri sat sun".split()
_DAY = re.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")


def weekday_notes(table: ReadTable, columns: Sequence[Column]) -> Iterator[str]:
    """Yield a note on each column of days in which some have the weekday of another day: one of the two is wrong."""
    if not isinstance(table.rows, Rows):
        return
    for name in (column.name for column in columns if column.field in DAYS and not column.is_remark):
        wrong = {cell for cell in dict.fromkeys(table.rows.column(name)) if _is_of_another(cell)}
        if wrong:
            place = table.header.index(name)
            rows = [(line, row[place]) for line, row in table.rows.numbered if place < len(row) and row[place] in wrong]
            yield said(
                "{column}: the weekday is that of another day in rows {rows}, such as {cell}",
                column=name,
                rows=named_rows([line for line, _ in rows]),
                cell=rows[0][1],
            )


def _is_of_another(cell: str) -> bool:
    """Return whether a cell names a day, the year first, and a weekday that is not its own."""
    told, named = _DAY.search(cell), _WEEKDAY.search(cell)
    if not (told and named):
        return False
    own = _CHINESE.index(named[1].replace("天", "日")) if named[1] else _ENGLISH.index(named[2].lower())
    with suppress(ValueError):  # no such day: refused where it is read
        return date(*map(int, told.groups())).weekday() != own
    return False
