"""What a list says by pointing at the row above: `同上`, `〃`, `do.`; and an office that is said once for its rows."""

from collections.abc import Sequence
from itertools import groupby

from customs_cli.sentences import said
from customs_cli.services.importing.mapping.further_goods import named_rows
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.table import ReadTable, Rows

_MARKS = frozenset(
    ("同上", "同前", "仝上", "〃", "″", "”", "“", '"', "''", "do.", "Do.", "ditto", "Ditto", "DITTO", "dto.", "idem",
     "Idem", "id.", '-"-', "々", "（同上）", "(同上)")
)  # fmt: skip


def without_dittos(rows: list[tuple[int, list[str]]]) -> tuple[list[tuple[int, list[str]]], list[int]]:
    """The rows, a cell that points at the one above saying what that says; and the lines of such rows.

    Args:
        rows: (line, cells) of every row of the list.
    """
    taken: list[int] = []
    above: list[str] = []
    for place, (line, cells) in enumerate(rows):
        if above and not _MARKS.isdisjoint(cells):
            told = [above[at] if cell in _MARKS and at < len(above) else cell for at, cell in enumerate(cells)]
            rows[place] = line, told
            taken.append(line)
        above = rows[place][1]
    return rows, taken


def with_offices(table: ReadTable, columns: Sequence[Column]) -> ReadTable:
    """The list, an office that is said once for several rows standing in each; its notes say in which.

    Only where every office is said in one place: where one comes back, an empty cell may be anybody's.

    Args:
        table: The list as it came.
        columns: What its columns are.
    """
    name = next((column.name for column in columns if column.field == "office" and not column.is_remark), "")
    if not name or not isinstance(table.rows, Rows):
        return table
    place, rows = table.header.index(name), list(table.rows.numbered)
    told = [cells[place].strip() if len(cells) > place else "" for _, cells in rows]
    runs = [office for office, _ in groupby(filter(None, told))]
    if all(told) or not told[0] or len(set(runs)) < max(2, len(runs)):
        return table
    taken = []
    for at, office in enumerate(told):
        if not office and len(rows[at][1]) == len(table.header):
            told[at], line = told[at - 1], rows[at][0]
            rows[at] = line, [told[at] if here == place else cell for here, cell in enumerate(rows[at][1])]
            taken.append(line)
    note = said("rows taken for the office above: {rows} ({count} in all)", rows=named_rows(taken), count=len(taken))
    return table._replace(rows=Rows(table.header, rows), notes=(*table.notes, note))
