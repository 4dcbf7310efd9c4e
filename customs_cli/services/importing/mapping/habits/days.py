"""The days of a list: the order in which each column writes them, and the year of those without one."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date

from customs_cli.errors import UsageError
from customs_cli.sentences import said
from customs_cli.services.importing.mapping.day_order import (
    DATES,
    Order,
    Unclear,
    in_order,
    order_in,
    order_told,
    parse_order,
    readings,
    refusal,
)
from customs_cli.services.importing.mapping.further_goods import named_rows
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.mapping.readers import DAYS
from customs_cli.services.importing.mapping.title_words import is_yearless, with_year, written_on, year_in
from customs_cli.services.importing.table import ReadTable, Rows

YEAR = "year"
"""Name under which `--defaults` gives the year of days without one; no map keeps it, as it changes."""
_TO_COME = ("valid_from", "valid_until", "from", "to")
"""Fields of days that may lie in the future; their order is not proven by a reading later than today."""
_ANY = date(2019, 7, 1)
_MONTHS = 12
_YEAR_FIRST = re.compile(r"\d{4}[-/]\d{1,2}[-/](\d{1,2})(?:[ T].*)?")
_MONTH = re.compile(r"\d{4}-(\d{2})")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d\d\d)")
_WEEKDAY = re.compile(
    r"(?:星期|周)([一二三四五六日天])|\b(mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day|s|nes|rs|r)?\b", re.I
)
_CHINESE, _ENGLISH = "一二三四五六日", "mon tue wed thu fri sat sun".split()
_DAY = re.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")


def orders_in(
    table: ReadTable, columns: Sequence[Column], given: Mapping[str, str], today: date | None
) -> dict[str, Order]:
    """Return column -> order in which its days are written, where that has to be known."""
    wanted = parse_order(given[DATES]) if DATES in given else None
    found: dict[str, Order] = {}
    for column in columns:
        if column.field not in DAYS or column.is_remark or not isinstance(table.rows, Rows):
            continue
        told = wanted or order_told(column.name)
        latest = None if told or column.field in _TO_COME else today  # what an officer or a heading says comes first
        order = order_in(table.rows.column(column.name), latest)
        if isinstance(order, Unclear):
            if told not in order.readings:
                raise refusal(column.name, order)
            order = told
        if order and told and order != told and (cell := _in_both(table.rows.column(column.name), (order, told))):
            raise UsageError(
                'column {column}: read as {wanted}, "{cell}" is {day}, but other days of the column are '
                "then impossible",
                column=column.name,
                wanted=told,
                cell=cell,
                day=in_order(cell, told),
                hint="--dates {order}, or write those days as 2019-07-03",
                order=order,
                at=column.name,
            )
        if order:
            found[column.name] = order
    return found


def _in_both(cells: Iterable[str], orders: Sequence[Order]) -> str:
    return next((cell for cell in cells if len({readings(cell).get(order) for order in orders} - {None}) > 1), "")


def order_notes(
    table: ReadTable,
    columns: Sequence[Column],
    orders: Mapping[str, Order],
    given: Collection[str],
    today: date | None,
) -> Iterator[str]:
    """Yield a note on columns whose order only future readings prove, or whose days may be others than they say.

    A weekday may be that of another day. A spreadsheet that reads `07/01/2019` as the 7th of January leaves
    `07/13/2019` as text.
    """
    if not isinstance(table.rows, Rows):
        return
    for name in (column.name for column in columns if column.field in DAYS and not column.is_remark):
        cells = list(dict.fromkeys(table.rows.column(name)))
        is_told = DATES in given or order_told(name)
        if not is_told and name in orders and isinstance(unclear := order_in(cells, None), Unclear):
            day = in_order(unclear.cell, orders[name])
            yield said(
                "{column}: no day can be in the future, so {cell} is {day}", column=name, cell=unclear.cell, day=day
            )
        own = [set(told.values()) for cell in cells if (told := readings(cell, today))]
        turned = {cell: int(found[1]) for cell in cells if (found := _YEAR_FIRST.fullmatch(cell))}
        if own and turned and all(len(told) == 1 for told in own) and max(turned.values()) <= _MONTHS:
            place = table.header.index(name)
            rows = [line for line, row in table.rows.numbered if place < len(row) and row[place].strip() in turned]
            yield said(
                "{column}: a spreadsheet may have swapped day and month in rows {rows} ({count} in all)",
                column=name,
                rows=named_rows(rows),
                count=len(rows),
            )
    yield from _weekday_notes(table, columns)


def year_of(table: ReadTable, columns: Sequence[Column], given: Mapping[str, str], today: date | None) -> str:
    """Return the year of the days without one; empty where all have their year."""
    days = [column.name for column in columns if column.field in DAYS and not column.is_remark]
    if not isinstance(table.rows, Rows) or YEAR in given:
        return given.get(YEAR, "")
    year, last = year_in(table.title), written_on(table.title)
    for name in days:
        yearless = list(filter(is_yearless, dict.fromkeys(table.rows.column(name))))
        late = [cell for cell in yearless if last and year and with_year(cell, year) > last]
        if cell := next(iter(late if year else yearless), ""):
            raise UsageError(
                'column {column}: "{cell}" does not say its year',
                column=name,
                cell=cell,
                hint="--defaults year={year}",
                year=_likely_year(table, name) or (int(year) - 1 if late else _latest_year(yearless, today or _ANY)),
                at=name,
            )
        if yearless:
            _refuse_new_year(name, yearless)
            return year
    return ""


def _refuse_new_year(name: str, cells: Sequence[str]) -> None:
    months = {int(found[1]): cell for cell in cells if (found := _MONTH.match(with_year(cell, str(_ANY.year))))}
    order = [*months]
    if {1, _MONTHS} <= {*months} <= {1, 2, 11, _MONTHS} and order.index(_MONTHS) < order.index(1):
        raise UsageError(
            'column {column}: "{cell}" and "{other}" may be of two years',
            column=name,
            cell=months[_MONTHS],
            other=months[1],
            hint="write the year of each day",
            at=name,
        )


def _latest_year(cells: Sequence[str], today: date) -> int:
    return today.year - any(with_year(cell, str(today.year)) > today.isoformat() for cell in cells)


def _likely_year(table: ReadTable, name: str) -> str:
    cells = table.rows.column(name) if isinstance(table.rows, Rows) else ()
    years = {found[0] for cell in cells if (found := _YEAR.match(cell))}
    return years.pop() if len(years) == 1 else ""


def _weekday_notes(table: ReadTable, columns: Sequence[Column]) -> Iterator[str]:
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
    told, named = _DAY.search(cell), _WEEKDAY.search(cell)
    if not (told and named):
        return False
    own = _CHINESE.index(named[1].replace("天", "日")) if named[1] else _ENGLISH.index(named[2].lower())
    with suppress(ValueError):  # no such day: refused where it is read
        return date(*map(int, told.groups())).weekday() != own
    return False
