"""Finds where the list begins and ends on its sheet: titles, a header of up to three rows, totals and signatures."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from customs_cli.errors import UsageError
from customs_cli.sentences import command, said
from customs_cli.services.importing.mapping.day_columns import is_part, put_together, years_in_column
from customs_cli.services.importing.mapping.further_goods import named_rows
from customs_cli.services.importing.mapping.habits.ditto import without_dittos
from customs_cli.services.importing.mapping.habits.sheets import are_alike, are_one, together
from customs_cli.services.importing.mapping.header.headings import heading, letter_of
from customs_cli.services.importing.mapping.header.languages import in_both, is_twice
from customs_cli.services.importing.mapping.header.of_others import is_of_another
from customs_cli.services.importing.mapping.header.unit_columns import (
    are_units_below,
    put_units_together,
    with_units_beside,
)
from customs_cli.services.importing.mapping.header.vocabulary import Vocabulary
from customs_cli.services.importing.mapping.joined_cells import grouped, is_below_groups, joined_cells, joined_down
from customs_cli.services.importing.mapping.sheet.divided import as_counted
from customs_cli.services.importing.mapping.sheet.left_out import PART_OF_YEAR, REMARK, behind, last_row, left_out
from customs_cli.services.importing.mapping.sheet.tables_apart import of_one_table
from customs_cli.services.importing.mapping.title_words import units_below, with_year, year_in
from customs_cli.services.importing.reading.grid import Grid, Span
from customs_cli.services.importing.reading.package_guard import never_computed
from customs_cli.services.importing.table import ReadTable, Rows

_SEARCHED = 40
"""The number of first rows in which the header is searched for."""
_CHOICES = 12
"""The most sheets that a message offers."""
_AMOUNTS = (("quantity",), ("value",), ("case_value",))
_FILLERS = ("数值", "数字", "值")
"""Headings that add nothing to the group above them."""
_NEUTRAL = ("基本情况", "基本信息", "案件情况", "案件信息", "概况", "general", "details")
"""Groups that leave the headings below them as they are."""
_SAID = re.compile(r"[(（\[【]?\s*([^\W\d][^\d:：/()（）]{0,20})[:：]\s*\S")
"""Matches a cell that says something about the whole list and heads no column: `单位：万元`."""


class _Header(NamedTuple):
    names: tuple[str, ...]
    start: int
    rows: int
    known: int


def laid_out(grids: Sequence[Grid], words: Vocabulary, name: str, header_row: int | None = None) -> ReadTable:
    """Return the list in a file: finds its sheet, its header and its rows.

    Args:
        grids: The sheets that are not empty.
        words: The headings that are known.
        name: Name of the file.
        header_row: The row of the header, counted from 1; None to find it.

    Raises:
        UsageError: The file is empty, several sheets may be meant, or the row is empty.
    """
    found = [_one_table(grid, _header(grid, words, header_row), words, header_row) for grid in grids]
    grid, header = max(found, key=lambda pair: pair[1].known)
    rivals = [pair for pair in found if 0 < header.known <= pair[1].known or _is_list(pair[1], words)]
    if len(rivals) > 1:
        table = _of_sheets([*rivals], words, name)
        return table._replace(notes=(*table.notes, *_sheets_left(found, rivals)))
    if not grid.rows or not any(header.names):
        raise UsageError(
            "{name} has no header line", name=name, hint="{command} shows the columns", command=command("export")
        )
    table = _table(grid, header, words, name)
    return table._replace(notes=(*table.notes, *_sheets_left(found, [(grid, header)])))


def _one_table(grid: Grid, header: _Header, words: Vocabulary, wanted: int | None) -> tuple[Grid, _Header]:
    if not header.known:
        return grid, header
    end = header.start + header.rows
    told, start, names = of_one_table(grid, header.start, end, header.names, words, is_wanted=wanted is not None)
    rows = header.rows if told.rows[start][0] == grid.rows[header.start][0] else 1
    return told, header._replace(names=names, start=start, rows=rows)


def _is_list(header: _Header, words: Vocabulary) -> bool:
    fields = {field for name in header.names for field in words.fields(name)[:1]}
    return words.kind == "batch" and "found_on" in fields and bool(fields & {"goods", "marks"}) and header.known > 3


def _of_sheets(lists: Sequence[tuple[Grid, _Header]], words: Vocabulary, name: str) -> ReadTable:
    sheets = [grid.sheet for grid, _ in lists]
    if words.kind == "batch" and all(are_alike(header.names, lists[0][1].names) for _, header in lists):
        tables = [_table(grid, header, words, name) for grid, header in lists]
        if are_one(tables, words):
            return together(tables)
    raise UsageError(
        "{name} has several sheets: which one is meant?",
        name=name,
        hint="{choices}",
        choices=" / ".join(f"--sheet {quote(sheet)}" for sheet in sheets[:_CHOICES]),
        candidates=sheets,
    )


def _sheets_left(found: Sequence[tuple[Grid, _Header]], read: Sequence[tuple[Grid, _Header]]) -> Iterator[str]:
    for grid, _ in found:
        if grid.sheet and grid.rows and all(grid is not own for own, _ in read):
            yield said("sheet {sheet} was left out: it has no such list", sheet=grid.sheet)
    for sheet in found[0][0].hidden:
        yield said("sheet {sheet} is hidden, and was left out (--sheet reads it)", sheet=sheet)


def _header(grid: Grid, words: Vocabulary, wanted: int | None) -> _Header:
    if wanted is not None:
        places = [place for place, (line, _) in enumerate(grid.rows) if line == wanted]
        if not places:
            raise UsageError(
                "row {wanted} is empty",
                wanted=wanted,
                hint="--header-row NUMBER, as the spreadsheet counts",
                at="--header-row",
            )
    else:
        places = list(range(min(_SEARCHED, len(grid.rows))))
    likely = [header for place in places for header in _at(grid, place, words)]
    best = max(likely, key=lambda header: (header.known, -header.rows, -header.start), default=None)
    if best is None:
        return _Header((), 0, 0, 0)
    if wanted is None and best.known < 2 and best.known < len([n for n in best.names if n]):
        first = tuple(map(str.strip, grid.rows[0][1]))
        return _Header(first, 0, 1, best.known if best.start == 0 else 0)
    return best


def _at(grid: Grid, place: int, words: Vocabulary) -> list[_Header]:
    line, cells = grid.rows[place]
    top = [cell.strip() for cell in cells]
    found = [_Header(tuple(top), place, 1, _known(top, words))]
    if place + 1 < len(grid.rows) and sum(map(bool, top)) > 1 and not _is_title(top, words):
        below = [cell.strip() for cell in grid.rows[place + 1][1]]
        in_units = are_units_below(top, below, words)
        in_groups = is_below_groups(grid, place, below, words)
        is_header = in_units or in_groups or _known(below, words) or sum(map(is_part, below)) > 1
        if is_header and not any(map(_is_value, below)) and not _is_title(below, words):
            own = with_units_beside(top, below) if in_units else (top, below)
            in_two = is_twice(top, below, words)
            names = in_both(top, below, words) if in_two else _joined(*own, line - 1, grid.spans, words)
            known = _known([*top, *below] if in_units else names, words) + (in_units or in_two)
            known += 0 if in_units else grouped(grid, place, below, names, words)
            found.append(_Header(tuple(names), place, 2, known))
            found += _in_three(grid, found[-1], words)
    return found


def _is_title(cells: Sequence[str], words: Vocabulary) -> bool:
    whole = re.sub(r"([:：])\0", r"\1", "\0".join(filter(None, cells)))  # a label, and beside it what it says
    told = [_SAID.match(cell) for cell in whole.split("\0")]
    names = [found[1].strip() if found else "" for found in told]
    return any(names) and all(
        name and (name.endswith("单位") or heading(name) == "unit" or not words.fields(name)) for name in names
    )


def _in_three(grid: Grid, two: _Header, words: Vocabulary) -> list[_Header]:
    place = two.start + 2
    below = [cell.strip() for cell in grid.rows[place][1]] if place < len(grid.rows) else []
    if not grid.spans or not _known(below, words) or any(map(_is_value, below)):
        return []
    names = _joined(list(two.names), below, grid.rows[place - 1][0] - 1, grid.spans, words)
    known = _known(names, words) + sum(grouped(grid, row, below, names, words) for row in (two.start, place - 1))
    return [_Header(tuple(names), two.start, 3, known)]


def _known(names: Sequence[str], words: Vocabulary) -> int:
    return len({heading(name) for name in names if words.fields(name) or is_part(name.rpartition(" ")[2])})


def _is_value(cell: str) -> bool:
    return bool(re.fullmatch(r"[\d.,/\-年月日: ]*\d[\d.,/\-年月日: ]*", cell))


def _joined(top: list[str], below: list[str], row: int, spans: Sequence[Span], words: Vocabulary) -> list[str]:
    """Return headings of columns joined from two rows; a group may extend over several columns.

    For `发货人` over `名称` and `代码`, both headings begin with the group.
    """
    width = max(len(top), len(below))
    top, below = top + [""] * (width - len(top)), below + [""] * (width - len(below))
    groups = list(top)
    for place in range(1, width):
        if not groups[place] and below[place] and not _apart(row, place, spans):
            groups[place] = groups[place - 1]
    repeated = {name for name in below if name and below.count(name) > 1}
    return [_name(group, own, words, own in repeated) for group, own in zip(groups, below, strict=True)]


def _apart(row: int, place: int, spans: Sequence[Span]) -> bool:
    own = [span for span in spans if span.top <= row <= span.bottom and span.right > span.left]
    return bool(own) and not any(span.left < place <= span.right for span in own)


def _name(group: str, own: str, words: Vocabulary, repeated: bool) -> str:
    if not (group and own) or own in _FILLERS or heading(group) in _NEUTRAL:
        return own if own and own not in _FILLERS else group or own
    both, fields = f"{group} {own}", words.fields(own)
    known = words.fields(group + own) or words.fields(both)
    is_ticked = not (fields or known) and words.fields(group)[:1] in (("marks",), ("outcome",))
    is_told = known or repeated or not fields or is_part(own)
    return both if not is_ticked and (is_told or is_of_another(fields[0], both)) else own


def _table(grid: Grid, header: _Header, words: Vocabulary, name: str) -> ReadTable:
    line = grid.rows[header.start][0]
    below = joined_down(grid.spans, header.names, grid.rows[header.start + header.rows :], words)
    names = _told_apart(_filled(header.names, below), words)
    kept, notes, remarks, year, dated, years = [], list(grid.notes), list[str](), "", list[int](), dict[int, str]()
    last = last_row(below, len(names))
    again = [list(row) for _, row in grid.rows[header.start : header.start + header.rows]]
    for (number, cells), (_, following) in zip(below, [*below[1:], (0, [])], strict=False):
        if why := left_out(cells, following, len(names), again) or behind(cells, number, last):
            notes.append(said("row {row} was left out: {why}", row=number, why=why))
            remarks += [units_below(" ".join(cells))] if why == REMARK else []
            if why == PART_OF_YEAR and (named := year_in(" ".join(cells))):
                year = named
                dated.append(number)
        else:
            kept.append((number, _fitted([with_year(cell, year) for cell in cells] if year else cells, names)))
            years |= {number: year} if year else {}
    if summed := [grid.summed[number] for number, _ in kept if number in grid.summed]:
        raise never_computed(name, summed[0])
    if dated:
        notes.append(said("rows that name the year of the days below: {rows}", rows=named_rows(dated)))
    kept, pointing = without_dittos(kept)
    if pointing:
        notes.append(said("rows that repeat cells of the row above: {rows}", rows=named_rows(pointing)))
    if unseen := [number for number, _ in kept if number in grid.unseen]:
        notes.append(said("hidden rows were read too: {rows}", rows=named_rows(unseen)))
    if struck := [number for number, _ in kept if number in grid.struck]:
        notes.append(
            said(
                "rows with struck-out text were read too, except for the struck-out parts of a cell: {rows}",
                rows=named_rows(struck),
            )
        )
    titles = [cell.strip() for _, cells in grid.rows[: header.start] for cell in cells]
    title = " ".join(filter(None, [*titles, *remarks]))
    if grid.sheet:
        kept, divided = as_counted(names, kept, title, words)
        notes += divided
    names, rows = put_units_together(*put_together(names, kept, words), words)
    for beside in (grid.sheet, Path(name).stem):
        if year_in(beside) and not year_in(title):
            title = f"{beside} {title}".strip()
    joined = joined_cells(grid.spans, header.names)
    table = ReadTable(names, Rows(names, rows), tuple(notes), line, name, grid.sheet, title=title, joined=joined)
    return table._replace(from_1904=grid.from_1904, years={**years, **years_in_column(names, rows)})


def _filled(names: tuple[str, ...], rows: Sequence[tuple[int, list[str]]]) -> tuple[str, ...]:
    width = len(names)
    while width and not (names[width - 1] or any("".join(cells[width - 1 : width]).strip() for _, cells in rows)):
        width -= 1
    return tuple(name or f"column {letter_of(place)}" for place, name in enumerate(names[:width]))


def _told_apart(names: tuple[str, ...], words: Vocabulary) -> tuple[str, ...]:
    """Return the column names; equal ones that may mean several fields (`单位`), or remarks, get the name before them.

    Without an amount there, the second gets the letter of its column.
    """
    told = list(names)
    for place, name in enumerate(names):
        fields = words.fields(name) if names.count(name) > 1 else ()
        before = names[place - 1] if place and len(fields) > 1 else ""
        if words.fields(before)[:1] in _AMOUNTS or is_of_another("currency", before):
            told[place] = f"{before}{name}"
        elif name in names[:place] and (len(fields) > 1 or fields == ("note",)):
            told[place] = f"{name}（{letter_of(place)}）"
    return tuple(told)


def _fitted(cells: list[str], names: tuple[str, ...]) -> list[str]:
    if len(cells) > len(names) and not any(map(str.strip, cells[len(names) :])):
        return cells[: len(names)]
    return cells
