"""Cells that repeat the row above by a sign (`同上`, `〃`, `do.`), and an office that is written once for its rows."""

from collections.abc import Collection, Sequence
from itertools import groupby
from pathlib import Path

from customs_cli.domain.batch.document import parse_declaration
from customs_cli.domain.values.name_matching import folded
from customs_cli.errors import UsageError
from customs_cli.sentences import said
from customs_cli.services.importing.mapping.further_goods import named_rows
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.mapping.names import Known
from customs_cli.services.importing.mapping.readers import DAYS, reader
from customs_cli.services.importing.mapping.title_words import office_in
from customs_cli.services.importing.table import ReadTable, Rows

_TELLING = {"office", "parent_office", "country", "reference"}
"""Fields that stand for the office where it is not given."""
_MARKS = frozenset(
    ("同上", "同前", "仝上", "〃", "″", "”", "“", '"', "''", "do.", "Do.", "ditto", "Ditto", "DITTO", "dto.", "idem",
     "Idem", "id.", '-"-', "々", "（同上）", "(同上)")
)  # fmt: skip


def without_dittos(rows: list[tuple[int, list[str]]]) -> tuple[list[tuple[int, list[str]]], list[int]]:
    """Return the rows with ditto signs replaced by the cell above, and the lines of the rows changed."""
    taken: list[int] = []
    above: list[str] = []
    for place, (line, cells) in enumerate(rows):
        if above and not _MARKS.isdisjoint(cells):
            told = [above[at] if cell in _MARKS and at < len(above) else cell for at, cell in enumerate(cells)]
            rows[place] = line, told
            taken.append(line)
        above = rows[place][1]
    return rows, taken


def with_offices(table: ReadTable, columns: Sequence[Column], given: Collection[str], known: Known) -> ReadTable:
    """Return the list with an office that is written once filled into the rows below it; a note lists these rows.

    This is done only where each office stands in one place: where one comes back, an empty cell may be any office's.
    The only office of a list is filled in where something confirms it: the title, sheet or file that names it, or
    declaration numbers, which begin with its code. Where the list also has office codes, they replace missing names.
    """
    by_field = {column.field: column.name for column in reversed(columns) if not column.is_remark}
    name = by_field.get("office", "")
    if not name or not isinstance(table.rows, Rows):
        return table
    place, rows = table.header.index(name), list(table.rows.numbered)
    if any(len(cells) > place and not cells[place].strip() for _, cells in rows):
        codes = by_field.get("office_code")
        at = table.header.index(codes) if codes else _codes_beside(rows, place, known)
        rows = rows if at is None else [(line, _with_code(cells, place, at)) for line, cells in rows]
        table = table if at is None else table._replace(rows=Rows(table.header, rows))
    told = [cells[place].strip() if len(cells) > place else "" for _, cells in rows]
    runs = [office for office, _ in groupby(filter(None, told))]
    if all(told) or not told[0] or len(set(runs)) < len(runs):
        return table
    if len(runs) == 1 and not _is_of_all(runs[0], table, columns, known):
        if not _TELLING & {*given, *(c.field for c in columns if c.name != name and not c.is_remark)}:
            _refuse_untold(table, columns, name, runs[0])
        return table
    taken = []
    for at, office in enumerate(told):
        if not office and len(rows[at][1]) == len(table.header):
            told[at], line = told[at - 1], rows[at][0]
            rows[at] = line, [told[at] if here == place else cell for here, cell in enumerate(rows[at][1])]
            taken.append(line)
    note = said(
        "rows that take the office of the row above: {rows} ({count} in all)", rows=named_rows(taken), count=len(taken)
    )
    return table._replace(rows=Rows(table.header, rows), notes=(*table.notes, note))


def _codes_beside(rows: Sequence[tuple[int, Sequence[str]]], place: int, known: Known) -> int | None:
    cells = [row for _, row in rows if len(row) > place]
    codes = {row[place]: _code(row[place], known) for row in cells if row[place].strip()}
    every = set(known.codes.values()) if codes else set()

    def are_codes(at: int) -> bool:
        own = [(row[place], row[at].strip()) for row in cells]
        return all(code in every and codes.get(name, code) == code for name, code in own)

    width = min(map(len, cells), default=0)
    return next((at for at in range(width) if at != place and are_codes(at)), None)


def _with_code(cells: Sequence[str], place: int, codes: int) -> Sequence[str]:
    if len(cells) <= max(place, codes) or cells[place].strip():
        return cells
    return [cells[codes] if at == place else cell for at, cell in enumerate(cells)]


def _is_of_all(office: str, table: ReadTable, columns: Sequence[Column], known: Known) -> bool:
    code = _code(office, known)
    beside = [found for text in (table.title, table.sheet, Path(table.name).stem) if (found := office_in(text, known))]
    if beside:
        return {_code(name, known) for name in beside} == {code}
    name = next((column.name for column in columns if column.field == "document_number" and not column.is_remark), "")
    numbers = [parse_declaration(row.cells.get(name, "").replace(" ", "")) for row in table.rows] if name else [None]
    return all(number is not None and number.office == code for number in numbers)


def _code(office: str, known: Known) -> str:
    told = reader("office", "", known)(office)[0][1]
    return known.codes.get(folded(told), told)


def _refuse_untold(table: ReadTable, columns: Sequence[Column], name: str, office: str) -> None:
    days = [column.name for column in columns if column.field in DAYS and not column.is_remark]
    for row in table.rows:
        if not row.cells.get(name, "").strip() and any(row.cells.get(day, "").strip() for day in days):
            raise UsageError(
                "row {row}, {column}: no office is named; is it still {office}?",
                row=row.line,
                column=name,
                office=office[:40],
                hint="--defaults office={office}",
                at=name,
            )
