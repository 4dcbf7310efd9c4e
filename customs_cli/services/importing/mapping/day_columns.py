"""Joins the columns of year, month and day into one column, before the columns are mapped."""

import re
from collections.abc import Callable, Sequence

from customs_cli.services.importing.mapping.header.headings import heading
from customs_cli.services.importing.mapping.header.vocabulary import Vocabulary
from customs_cli.services.importing.mapping.title_words import with_year, year_in

Numbered = list[tuple[int, list[str]]]
"""(line of the file, its cells) of every row."""

_PARTS = {
    "year": {"年", "年份", "年度", "year", "yyyy"},
    "month": {"月", "月份", "年月", "month", "mm"},
    "day": {"日", "号", "day", "dd"},
}
_ORDER = tuple(_PARTS)
_MONTH_IN_YEAR = re.compile(r"(\d{4})\D(\d{1,2})")


def is_part(name: str) -> bool:
    """Return whether a heading names a year, a month or a day as part of a date."""
    return any(heading(name) in names for names in _PARTS.values())


def put_together(names: tuple[str, ...], rows: Numbered, words: Vocabulary) -> tuple[tuple[str, ...], Numbered]:
    """Return (headings, rows) with each group of adjacent year, month and day columns joined into one column."""
    for place in range(len(names) - 1):
        if width := _width(names[place:]):
            end = place + width
            order = sorted(range(place, end), key=lambda at: _ORDER.index(_part(names[at])))
            told = _day if _part(names[order[0]]) == _ORDER[0] else _month_and_day
            year = year_in(names[place].rpartition(" ")[0])
            names = (*names[:place], _named(names[place:end], words), *names[end:])
            rows = [(line, _joined(cells, order, told, year)) for line, cells in rows]
    years = years_in_column(names, rows)
    return names, [(line, _in_year(cells, years.get(line, ""))) for line, cells in rows] if years else rows


def years_in_column(names: Sequence[str], rows: Numbered) -> dict[int, str]:
    """Return line -> year of the rows, where just one column tells years."""
    places = [place for place, name in enumerate(names) if _part(name) == _ORDER[0]]
    told = ((line, year_in(cells[places[0]])) for line, cells in rows if len(places) == 1 and places[0] < len(cells))
    return {line: year for line, year in told if year}


def _in_year(cells: list[str], year: str) -> list[str]:
    return [with_year(cell, year) for cell in cells] if year else cells


def _width(names: Sequence[str]) -> int:
    for width in (3, 2):
        groups = {name.rpartition(" ")[0] for name in names[:width]}
        parts = sorted(map(_part, names[:width]))
        if len(groups) == 1 and parts in (sorted(_ORDER[:width]), sorted(_ORDER[1:])):
            return width
    return 0


def _part(name: str) -> str:
    own = heading(name.rpartition(" ")[2])
    return next((part for part in _ORDER if own in _PARTS[part]), "")


def _named(names: Sequence[str], words: Vocabulary) -> str:
    group = names[0].rpartition(" ")[0]
    return group if words.fields(group) else "+".join(name.rpartition(" ")[2] for name in names)


def _joined(cells: list[str], order: Sequence[int], told: Callable[[Sequence[str]], str], year: str) -> list[str]:
    start, end = min(order), max(order) + 1
    if len(cells) < end:
        return cells
    day = told([cells[place] for place in order])
    return [*cells[:start], with_year(day, year) if year else day, *cells[end:]]


def _month_and_day(cells: Sequence[str]) -> str:
    month, day = (cell.strip().rstrip("月日号份") for cell in cells)
    if in_year := _MONTH_IN_YEAR.fullmatch(month):
        month = f"{in_year[1]}年{in_year[2]}"
    return f"{month}月{day}日" if month and day else f"{month}{day}"


def _day(cells: Sequence[str]) -> str:
    told = [cell.strip().rstrip("年月日号份") for cell in cells]
    while told and not told[-1]:
        told.pop()
    if len(told) == len(_ORDER) and told[1].isalpha():  # `Jul`
        return " ".join(reversed(told))
    plain = [part.zfill(2) if part.isdecimal() else part for part in told]
    return "-".join(plain)
