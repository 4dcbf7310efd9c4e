"""Layout of tables and cards on lines of a given width: nothing is cut, but folded or put on cards."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace
from rich.cells import cell_len

from customs_cli.render.layout.cells import known, shown
from customs_cli.render.layout.folding import fold, fold_evenly, on_screen, padded
from customs_cli.render.layout.page import RIGHT, Card, Cell, Column, Table
from customs_cli.sentences import Typed

GAP = 2
"""Blank columns between the columns of a table."""
NARROWEST = 12
"""Least width of a column of text; below it the table is drawn as cards."""
LABEL = 22
"""Greatest width of the label of a card."""

_BETWEEN = re.compile(r"\s+|(?<=[、，；])")
"""Matches the places where a list of words may be folded."""


class Grid(NamedTuple):
    """A table ready to draw: its texts and the width of each column."""

    headings: list[str]
    rows: list[list[str]]
    total: list[str] | None
    widths: list[int]


class Measure(NamedTuple):
    """The unit of widths: columns of a terminal, or tenths of a millimetre on paper.

    Attributes:
        of: Returns the width of a text.
        gap: Gap between two columns of a table.
        narrowest: Least width of a column of text.
    """

    of: Callable[[str], int] = cell_len
    gap: int = GAP
    narrowest: int = NARROWEST


CELLS = Measure()
"""Widths in columns of a terminal."""


def grid(table: Table, width: int, by: Measure = CELLS) -> Grid | None:
    """Return the table laid out for a width; None when it only fits as cards."""
    headings = [column.heading for column in table.columns]
    rows = [_texts(table.columns, row) for row in table.rows]
    total = None if table.total is None else _texts(table.columns, table.total)
    body = rows if total is None else [*rows, total]
    cells = [[line for row in body for line in row[i].split("\n")] for i in range(len(headings))]
    longest = [max(map(by.of, column), default=1) for column in cells]
    least = [_least(*column, by) for column in zip(table.columns, cells, strict=True)]
    names = [*longest[: table.keys], *least[table.keys :]]
    wanted = (names, longest, list(map(by.of, headings)))
    room = width - by.gap * (len(headings) - 1)
    whole = [longest[i] if column.kind == "command" else least[i] for i, column in enumerate(table.columns)]
    widths = _shared(whole, wanted, room) or _shared(least, wanted, room)
    if widths is None or (by is CELLS and _is_torn(table.columns, longest, widths)):
        return None
    return Grid(headings, rows, total, widths)


def _is_torn(columns: Sequence[Column], longest: list[int], widths: list[int]) -> bool:
    folded = {columns[i].kind for i in range(len(columns)) if longest[i] > widths[i]}
    return len(folded) > 1 and "command" in folded


def parts(table: Table, width: int, by: Measure = CELLS) -> list[Table]:
    """Return the table for people in as many parts as the width requires: one when it fits, none when it is empty."""
    table = _fitting(table, width, by)
    if not table.rows and table.total is None:
        return []
    names = list(range(table.keys))
    if not names or grid(table, width, by):
        return [table]
    kept: list[list[int]] = [[*names]]
    for i in range(table.keys, len(table.columns)):
        if len(kept[-1]) > len(names) and not grid(table.of_columns([*kept[-1], i]), width, by):
            kept.append([*names])
        kept[-1].append(i)
    found = [replace(table.of_columns(columns), notes=()) for columns in kept]
    if any(grid(part, width, by) is None for part in found):
        return [table]
    return [*found[:-1], replace(found[-1], notes=table.notes)]


def _fitting(table: Table, width: int, by: Measure) -> Table:
    wide, narrow = table.seen_by("people"), table.seen_by("narrow")
    return narrow if narrow != wide and not grid(wide, width, by) and grid(narrow, width, by) else wide


def spread(widths: list[int], whole: int, gap: int) -> list[int]:
    """Widen columns equally so that they fill a whole width, with the given gap between them."""
    left = max(whole - sum(widths) - gap * (len(widths) - 1), 0)
    return [width + left // len(widths) for width in widths]


def table_lines(drawn: Grid, columns: Sequence[Column]) -> Iterator[str]:
    """Yield a table as lines: headings, a rule, the rows, and the total under a second rule."""
    rule = (" " * GAP).join("-" * width for width in drawn.widths)
    headings = ["\n".join(fold_evenly(*heading)) for heading in zip(drawn.headings, drawn.widths, strict=True)]
    yield from _row_lines(headings, drawn.widths, columns)
    yield rule
    for row in drawn.rows:
        yield from _row_lines(row, drawn.widths, columns)
    if drawn.total:
        yield rule
        yield from _row_lines(drawn.total, drawn.widths, columns)


def row_cards(table: Table) -> Iterator[list[tuple[str, str]]]:
    """Yield each row of a table, the total last, as (label, value) pairs without unknown values."""
    for row in (*table.rows, *(() if table.total is None else (table.total,))):
        yield [
            (column.heading, _text(cell, column))
            for column, cell in zip(table.columns, row, strict=True)
            if cell not in (None, "", ())
        ]


def card_fields(card: Card) -> list[tuple[str, str]]:
    """Return the (label, value) pairs of a card."""
    return [(field.label, shown(field.value, field.kind)) for field in known(card)]


def card_lines(fields: Sequence[tuple[str, str]], width: int) -> Iterator[tuple[str, str]]:
    """Yield (label, value) for each line of a card; the further lines of a folded value have no label."""
    label_width = min(max((cell_len(label) for label, _ in fields), default=0), LABEL, max(width // 2, 8))
    for label, value in fields:
        names = fold(label, label_width)
        values = on_screen(value, max(width - label_width - GAP, NARROWEST))
        for i in range(max(len(names), len(values))):
            name = names[i] if i < len(names) else ""
            yield padded(name, label_width) + " " * GAP, values[i] if i < len(values) else ""


def _texts(columns: Sequence[Column], row: Sequence[Cell]) -> list[str]:
    return [_text(cell, column) for column, cell in zip(columns, row, strict=True)]


def _text(cell: Cell, column: Column) -> str:
    text = shown(cell, column.kind)
    if column.kind == "command":
        return Typed(text)
    return re.sub("; |；", "\n", text) if column.kind == "money" else text


def _least(column: Column, cells: list[str], by: Measure) -> int:
    """Return the least width of a column.

    A number, date or reference needs its whole width; the program's own words and headings fold at blanks, and a
    Chinese list of words behind its separators.
    """
    longest = max(map(by.of, cells), default=1)
    if column.kind == "word":
        longest = max((by.of(word) for cell in cells for word in _BETWEEN.split(cell)), default=1)
    elif column.kind in ("text", "command"):
        longest = min(longest, by.narrowest)
    heading = max((_least_heading(word, by) for word in column.heading.split()), default=1)
    return max(longest, min(heading, by.narrowest))


def _least_heading(word: str, by: Measure) -> int:
    if word.isascii() or len(word) < 5:
        return by.of(word)
    if word.endswith("（地区）"):
        return by.of("（地区）")
    return by.of(word[:3] if len(word) < 7 else word[:4])


def _shared(least: list[int], wanted: Sequence[list[int]], width: int) -> list[int] | None:
    left = width - sum(least)
    if left < 0:
        return None
    widths = list(least)
    for wishes in wanted:
        left = _give(widths, wishes, left)
    return widths


def _give(widths: list[int], wanted: list[int], left: int) -> int:
    wishes = sorted((want - widths[i], i) for i, want in enumerate(wanted) if want > widths[i])
    for done, (wish, i) in enumerate(wishes):
        more = min(wish, left // (len(wishes) - done))
        widths[i] += more
        left -= more
    return left


def _row_lines(texts: list[str], widths: list[int], columns: Sequence[Column]) -> Iterator[str]:
    cells = [on_screen(text, width) for text, width in zip(texts, widths, strict=True)]
    for i in range(max(map(len, cells))):
        parts = (
            padded(cell[i] if i < len(cell) else "", width, right=column.kind in RIGHT)
            for cell, width, column in zip(cells, widths, columns, strict=True)
        )
        yield (" " * GAP).join(parts).rstrip()
