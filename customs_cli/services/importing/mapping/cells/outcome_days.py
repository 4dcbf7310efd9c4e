"""Reads columns with the day of an outcome (`没收日期`) as the outcome and its day, or as the day of an act.

Below `处理日期` beside `处理结果` stands the day of what was done last: of a detention, where nothing came after it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from customs_cli.sentences import Listed, said
from customs_cli.services.importing.mapping.cells.dated_outcomes import with_dated_outcomes
from customs_cli.services.importing.mapping.cells.dated_words import DAY, FIELD, OF_ACTS
from customs_cli.services.importing.mapping.cells.holder_words import SAYS
from customs_cli.services.importing.mapping.cells.outcome_words import outcome
from customs_cli.services.importing.mapping.further_goods import named_rows
from customs_cli.services.importing.mapping.guessing import HEADING, Column
from customs_cli.services.importing.mapping.header.headings import heading
from customs_cli.services.importing.mapping.header.words import word_of
from customs_cli.services.importing.mapping.proofs import is_day
from customs_cli.services.importing.outcomes import STEPS
from customs_cli.services.importing.table import ReadTable, Row, Rows

_ON_ITS_DAY = ("released", "confiscated", "transferred_to_police")
"""Outcome words whose whole act has that day; goods that were destroyed had been confiscated on another day."""
_OF_A_DAY = re.compile(r"(.+?)(?:日期|时间|日)|(?:date of |day of )(.+)|(.+?) (?:date|on)", re.I)


def with_outcomes_of_days(table: ReadTable, columns: tuple[Column, ...]) -> tuple[ReadTable, tuple[Column, ...]]:
    """Return the list and its columns, with outcomes made of columns that have the day of one outcome each.

    Where another column has the outcomes, only the days of those outcomes are taken, unless it has mere words of the
    holder. A row with the days of several outcomes is left as it is, with a warning. The columns stay in the note as
    well. A day beside an outcome that ends nothing is the day of that act.
    """
    return _with_days_of_acts(*_with_outcomes(*with_dated_outcomes(table, columns)))


def with_own_day(table: ReadTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns; days whose heading is that of the outcomes and `日期` (`最终处理日期`) are their days."""
    told = {column.field: column for column in columns if not column.is_remark}
    outcomes = told.get(FIELD)
    if outcomes is None or DAY in told or not isinstance(table.rows, Rows):
        return columns
    for place, column in enumerate(columns):
        found = _OF_A_DAY.fullmatch(column.name.strip()) if column.is_remark and column.samples else None
        of = heading(next(filter(None, found.groups()))) if found else ""
        if of and of == heading(outcomes.name) and any(map(is_day, column.samples)):
            own = column._replace(field=DAY, why=HEADING, is_remark=False)
            return (*columns[:place], own, *columns[place + 1 :])
    return columns


def _with_outcomes(table: ReadTable, columns: tuple[Column, ...]) -> tuple[ReadTable, tuple[Column, ...]]:
    told = {column.field: column.name for column in columns if not column.is_remark}
    if DAY in {*told, *table.header} or (FIELD in table.header and told.get(FIELD) != FIELD):
        return table, columns
    found = [(table.header.index(c.name), word, all_of_it) for c, word, all_of_it in _of_days(table.rows, columns)]
    days = {place: word for place, word, _ in found} if told else {}
    all_said = {place: all_of_it for place, _, all_of_it in found}
    if not days or not isinstance(table.rows, Rows):
        return table, columns
    place = table.header.index(told[FIELD]) if FIELD in told else None
    rows: list[tuple[int, Sequence[str]]] = []
    several: list[int] = []
    for line, cells in table.rows.numbered:
        given = [at for at in days if at < len(cells) and cells[at].strip()]
        told_so = cells[place].strip() if place is not None and place < len(cells) else ""
        words = outcome(told_so).split(";") if told_so else []
        if not SAYS.issuperset(words):
            given = [at for at in given if days[at] in words]
        several += [line] if len(given) > 1 else []
        text, day = (all_said[given[0]], cells[given[0]]) if len(given) == 1 else ("", "")
        if place is not None and text and days[given[0]] not in words and place < len(cells):
            cells = [*cells[:place], ";".join(filter(None, (told_so, text))), *cells[place + 1 :]]
        rows.append((line, [*cells, *(() if place is not None else (text,)), day]))
    notes = [*table.notes, said("columns read as the days of outcomes: {names}", names=Listed(_names(table, days)))]
    if several:
        rows_told = named_rows(several)
        notes.append(said("rows with the days of several outcomes, which stay in the note: {rows}", rows=rows_told))
    added = (DAY,) if place is not None else (FIELD, DAY)
    header = (*table.header, *added)
    made = (Column(n, n, "words", _samples(rows, at - len(added)), is_added=True) for at, n in enumerate(added))
    return table._replace(header=header, rows=Rows(header, rows), notes=tuple(notes)), (*columns, *made)


def _with_days_of_acts(table: ReadTable, columns: tuple[Column, ...]) -> tuple[ReadTable, tuple[Column, ...]]:
    places = {c.field: table.header.index(c.name) for c in columns if not c.is_remark and c.name in table.header}
    if not {FIELD, DAY} <= places.keys() or FIELD in table.header or not isinstance(table.rows, Rows):
        return table, columns
    act_of, day = cache(_last_act), places[DAY]
    said_in = [table.header.index(c.name) for c in columns if c.field == FIELD and not c.is_remark]
    acts = [
        act_of(";".join(cells[place] for place in said_in)) if len(cells) == len(table.header) else ""
        for _, cells in table.rows.numbered
    ]
    added = [field for field in dict.fromkeys(filter(None, acts)) if field not in places]
    header = (*table.header, *added)
    places |= {field: len(table.header) + place for place, field in enumerate(added)}
    rows = []
    for act, (line, cells) in zip(acts, table.rows.numbered, strict=True):
        told = [*cells, *([""] * len(added))] if len(cells) == len(table.header) else list(cells)
        if act and not told[places[act]].strip():
            told[places[act]], told[day] = told[day], ""
        rows.append((line, told))
    made = (Column(field, field, "words", _samples(rows, places[field]), is_added=True) for field in added)
    return table._replace(header=header, rows=Rows(header, rows)), (*columns, *made)


def _last_act(cell: str) -> str:
    words = [word for word in outcome(cell.strip()).split(";") if word in STEPS]
    return OF_ACTS.get(max(words, key=[*STEPS].index), "") if words else ""


def _of_days(rows: Sequence[Row], columns: Sequence[Column]) -> Iterator[tuple[Column, str, str]]:
    if not isinstance(rows, Rows):
        return
    for column in columns:
        found = _OF_A_DAY.fullmatch(column.name.strip()) if column.is_remark and column.samples else None
        act = next(filter(None, found.groups())) if found else ""
        word = word_of(FIELD, act) if act else None
        if word in _ON_ITS_DAY and all(map(is_day, set(rows.column(column.name)))):
            told = outcome(act)
            yield column, str(word), told if str(word) in told.split(";") else str(word)


def _names(table: ReadTable, days: dict[int, str]) -> Iterator[str]:
    return (table.header[place] for place in days)


def _samples(rows: Sequence[tuple[int, Sequence[str]]], place: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cells[place] for _, cells in rows if cells[place]))[:3]
