"""Days such as `7.4` below a Chinese heading: the fourth of July, of a year that is given elsewhere."""

import re
from collections.abc import Sequence

from customs_cli.domain.firms.characters import is_chinese
from customs_cli.errors import UsageError
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.mapping.proofs import is_day
from customs_cli.services.importing.mapping.readers import DAYS
from customs_cli.services.importing.mapping.title_words import with_year
from customs_cli.services.importing.table import ReadTable, Rows

_PAIR = re.compile(r"(\d{1,2})([./-])(\d{1,2})")


def with_months(table: ReadTable, columns: Sequence[Column]) -> ReadTable:
    """Return the list with days of two numbers as month and day, `7月4日` for `7.4`, in their row's year."""
    for column in columns:
        if column.field not in DAYS or column.is_remark or not is_chinese(column.name):
            continue
        cells = list(dict.fromkeys(table.rows.column(column.name))) if isinstance(table.rows, Rows) else []
        pairs = [found for cell in cells if (found := _PAIR.fullmatch(cell))]
        are_days = all(int(found[1]) in range(1, 13) and int(found[3]) in range(1, 32) for found in pairs)
        if pairs and are_days and all(_PAIR.fullmatch(cell) or is_day(cell) for cell in cells):
            _refuse_lost_nought(column.name, pairs)
            table = _written(table, table.header.index(column.name))
    return table


def _refuse_lost_nought(name: str, pairs: list[re.Match[str]]) -> None:
    points = [found for found in pairs if found[2] == "."]
    doubtful = next((found for found in points if found[3] in ("1", "2", "3")), None)
    if doubtful is None or any(found[3].endswith("0") for found in points):
        return
    raise UsageError(
        'column {column}: "{cell}" could be {days}',
        column=name,
        cell=doubtful[0],
        days=f"{doubtful[1]}月{doubtful[3]}日 / {doubtful[1]}月{doubtful[3]}0日",
        hint="write {first} in the file",
        first=f"{doubtful[1]}月{doubtful[3]}日",
        at=name,
    )


def _written(table: ReadTable, place: int) -> ReadTable:
    def told(cells: Sequence[str], year: str) -> list[str]:
        days = [_PAIR.sub(r"\1月\3日", cell) if _is_pair(cell, at) else cell for at, cell in enumerate(cells)]
        return [with_year(day, year) for day in days] if year else days

    def _is_pair(cell: str, at: int) -> bool:
        return at == place and bool(_PAIR.fullmatch(cell.strip()))

    rows = [(line, told(cells, table.years.get(line, ""))) for line, cells in table.rows.numbered]  # type: ignore[attr-defined]
    return table._replace(rows=Rows(table.header, rows))
