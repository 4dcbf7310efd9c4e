"""Tables below one another on one sheet: they are joined where they have the same columns, else refused."""

import re
from collections.abc import Iterator, Sequence

from customs_cli.errors import UsageError
from customs_cli.sentences import said
from customs_cli.services.importing.mapping.habits.sheets import YEARLESS, are_alike
from customs_cli.services.importing.mapping.header.headings import heading
from customs_cli.services.importing.mapping.header.vocabulary import Vocabulary
from customs_cli.services.importing.mapping.joined_cells import joined_down
from customs_cli.services.importing.mapping.sheet.left_out import FOOT
from customs_cli.services.importing.mapping.title_words import unit_in, year_in
from customs_cli.services.importing.reading.grid import Grid

_NUMBER = re.compile(r"\d\d")
"""Matches what almost every row of a list has, and almost no header."""
_FEWEST, _SHARE = 3, 0.6
"""The least number of cells of a header that are known headings, and their least share."""
_OFFICE = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?:海关|关区|办事处|口岸)"
    r"|(?:[A-Z][\w'-]+ ){1,3}(?:Customs|Port|Airport)\b|(?:Port of|[Zz]ollamt|Aduana de|Douane de) [A-Z][\w'-]+"
)
"""Matches the name of an office in a title."""
_OF_A_TITLE = 2
"""Most cells in a row of a title above a table."""
Numbered = list[tuple[int, list[str]]]


def of_one_table(
    grid: Grid, start: int, end: int, names: tuple[str, ...], words: Vocabulary, *, is_wanted: bool
) -> tuple[Grid, int, tuple[str, ...]]:
    """Return the sheet as one table, the place of its header, and the headings; rows of further tables are appended."""
    places = [place for place, (_, cells) in enumerate(grid.rows) if _heads(cells, words)]
    above = [place for place in places if place < start and any(map(_is_row, grid.rows[place + 1 : start]))]
    below = [place for place in places if place >= end]
    if not above and not below:
        return grid, start, names
    if is_wanted:
        return _alone(grid, start, names, [place for place in below if not _goes_on(grid, start, place, names, words)])
    first, further = start, below
    if above and end == start + 1:
        first, further = above[0], [*above[1:], start, *below]
        names = tuple(map(str.strip, grid.rows[first][1]))
    if strange := [*above[: first == start], *(at for at in further if not _goes_on(grid, first, at, names, words))]:
        upper, lower = sorted((grid.rows[first][0], grid.rows[strange[0]][0]))
        raise UsageError(
            "rows {upper} and {lower} are headers of two tables",
            upper=upper,
            lower=lower,
            hint="--header-row {upper} reads the first, --header-row {lower} the second",
        )
    return _joined(grid, first, names, further, words)


def _heads(cells: Sequence[str], words: Vocabulary) -> bool:
    if len(cells) < _FEWEST or _NUMBER.search("".join(cells)):
        return False
    filled = [cell for cell in map(str.strip, cells) if cell]
    known = {heading(cell) for cell in filled if words.fields(cell)}
    return len(known) >= max(_FEWEST, _SHARE * len(filled))


def _is_row(row: tuple[int, list[str]]) -> bool:
    return len(_filled(row[1])) > _OF_A_TITLE and bool(_NUMBER.search("".join(row[1])))


def _filled(cells: Sequence[str]) -> list[str]:
    return [cell for cell in map(str.strip, cells) if cell]


def _goes_on(grid: Grid, start: int, place: int, names: Sequence[str], words: Vocabulary) -> bool:
    own, other = _titled(grid.rows[:start]), _titled(grid.rows[:place])
    if not any("office" in words.fields(name)[:1] for name in names):
        offices = set(_OFFICE.findall(other))
        if offices and offices != set(_OFFICE.findall(own)):
            return False
    told = [[unit_in(title, field) for field in ("quantity", "value")] for title in (own, other)]
    if any(YEARLESS.fullmatch(cell.strip()) for _, cells in grid.rows for cell in cells):
        told = [[*units, year_in(title)] for units, title in zip(told, (own, other), strict=True)]
    if any(after and after != before for before, after in zip(*told, strict=True)):
        return False
    cells = _filled(grid.rows[place][1])
    is_twice = any(len(set(each)) < len(each) for each in (cells, _filled(names)))
    return are_alike(cells, names) and not is_twice


def _titled(rows: Numbered) -> str:
    told: list[str] = []
    for _, cells in reversed(rows):
        filled = _filled(cells)
        if len(filled) > _OF_A_TITLE:
            break
        told += filled
    return " ".join(reversed(told))


def _alone(grid: Grid, start: int, names: tuple[str, ...], below: Sequence[int]) -> tuple[Grid, int, tuple[str, ...]]:
    rows = grid.rows[: below[0]] if below else grid.rows
    while below and len(_filled(rows[-1][1])) == 1 and not FOOT.match(_filled(rows[-1][1])[0]):
        rows = rows[:-1]  # the title of the table below
    title = next((p for p in range(start, 0, -1) if len(_filled(rows[p - 1][1])) > _OF_A_TITLE), 0)
    notes = grid.notes
    if below:
        line = grid.rows[below[0]][0]
        notes = (*notes, said("rows from {row} on were left out: they begin with another header", row=line))
    return grid._replace(rows=rows[title:], notes=notes), start - title, names


def _joined(
    grid: Grid, start: int, names: tuple[str, ...], below: Sequence[int], words: Vocabulary
) -> tuple[Grid, int, tuple[str, ...]]:
    """Return what `of_one_table` does, with the rows of further tables under the same headings, new columns at the end.

    A header that repeats the first one exactly is left in place.
    """
    strange = [place for place in below if grid.rows[place][1] != grid.rows[start][1]]
    if not strange:
        return grid, start, names
    own = {heading(name): place for place, name in enumerate(names) if name}
    header, rows, notes = list(names), list(grid.rows[: strange[0]]), list(grid.notes)
    further = below[below.index(strange[0]) :]
    for first, last in zip(further, [*further[1:], len(grid.rows)], strict=True):
        _leave_title(rows, notes)
        line, told = grid.rows[first][0], tuple(map(str.strip, grid.rows[first][1]))
        notes.append(said("row {row} was left out: {why}", row=line, why=said("a repeated header")))
        for name in told:
            if name and own.setdefault(heading(name), len(header)) == len(header):
                header.append(name)
        order = [own[heading(name)] if name else None for name in told]
        rows += _put(joined_down(grid.spans, told, grid.rows[first + 1 : last], words), order, len(header))
    lacking, width = [""] * (len(header) - len(names)), len(names)
    for place in range(start, strange[0]) if lacking else ():
        line, cells = rows[place]
        rows[place] = (line, [*cells[:width], *lacking, *cells[width:]])
    spans = tuple(span for span in grid.spans if span.top < grid.rows[strange[0]][0])
    return grid._replace(rows=rows, notes=tuple(notes), spans=spans), start, tuple(header)


def _leave_title(rows: Numbered, notes: list[str]) -> None:
    while rows and len(_filled(rows[-1][1])) == 1:
        line, _ = rows.pop()
        notes.append(said("row {row} was left out: {why}", row=line, why=said("a title above the header")))


def _put(rows: Numbered, order: Sequence[int | None], width: int) -> Iterator[tuple[int, list[str]]]:
    for line, cells in rows:
        if len(_filled(cells)) < _OF_A_TITLE:
            yield line, cells
            continue
        told = [""] * width
        beyond = [cell for place, cell in enumerate(cells) if place >= len(order) or order[place] is None]
        for cell, place in zip(cells, order, strict=False):
            if place is not None:
                told[place] = cell
        yield line, [*told, *beyond] if any(map(str.strip, beyond)) else told
