"""Points between thousands and decimal commas (`1.200` pairs, `0,500` kg), where the list proves that it uses them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from customs_cli.domain.firms.characters import is_chinese
from customs_cli.domain.values.money import HOME
from customs_cli.domain.values.units import parse_unit, unit_of
from customs_cli.errors import UsageError
from customs_cli.sentences import Listed, said
from customs_cli.services.importing.mapping.amounts import value
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.mapping.header.told_in import (
    ToldIn,
    is_unit,
    money_hint,
    times_of,
    told_in,
    unit_in_heading,
)
from customs_cli.services.importing.table import ReadTable, Rows

_NUMBERS = ("quantity", "value", "case_value", "confirmed_items")
_POINT = re.compile(r"(?<![\d.,])(\d{1,3})\.(\d{3})(?![\d.,])")
"""Matches a point that may separate thousands, or three decimal places."""
_MANY = re.compile("[百千万亿]")
"""Matches a multiplier, before which a number may have a fraction: `1.234万元`."""
_ROUND = re.compile(r"\s*([1-9]\d{0,2})\.(000)(?![\d.,])")
_COMMA = re.compile(r"(?<![\d.,])(\d{1,3}),(\d{3})(?![\d.,])")
"""Matches a comma that may do the same."""
_BELOW_ONE = re.compile(r"(?<![\d.,])0\.\d{3}(?!\d)")
_PROOF = re.compile(
    r"(?<![\d,])(?:\d+|\d{1,3}(?:\.\d{3})+),(?:\d{1,2}|\d{4,})(?![\d,])|(?<![\d.])\d{1,3}(?:\.\d{3}){2,}(?![\d.])"
    r"|\d\.\d{3},|(?<![\d.,])0,\d{3}(?![\d,])|\d(?<!,\d{3}),[-–—]"
)
_COUNTER = re.compile(r"\d\.(?:\d{1,2}|\d{4,})(?![\d.,])|\d,\d{3}[.,]|(?<![\d.,])0\.\d{3}(?!\d)")
"""Matches numbers with a decimal point or commas between thousands; `_PROOF` matches the opposite."""


def without_points(table: ReadTable, columns: Sequence[Column], *, if_proven: bool = False) -> ReadTable:
    """Return the list with decimal points and without separators of thousands; a note names the columns.

    A decimal comma in any number proves this use of signs for all of them; points between thousands are also proven by
    things that are counted, which have no fractions. Nothing is proven where other numbers use the signs the other way.

    Args:
        table: The list with the file's own columns.
        columns: What each of its columns is.
        if_proven: Leave every number as it is where no decimal comma proves anything.

    Raises:
        UsageError: An amount may be thousands or a fraction, and nothing proves which.
    """
    if not isinstance(table.rows, Rows):
        return table
    told = {c.name: c.field for c in columns if c.field in _NUMBERS and not c.is_remark}
    cells = {name: list(dict.fromkeys(table.rows.column(name))) for name in told}
    every = [cell for own in cells.values() for cell in own]
    if if_proven and not any("," in cell for cell in every):
        return table  # a quick answer for long lists
    is_proven, is_countered = (any(map(proof.search, every)) for proof in (_PROOF, _COUNTER))
    if if_proven and not is_proven:
        return table
    if is_proven and is_countered:
        _refuse_both(cells)
    pointed = [name for name in told if any(map(_POINT.search, cells[name]))]
    commas = [name for name in told if is_proven and not is_countered and any(map(_COMMA.search, cells[name]))]
    for name in commas:
        if told[name] in ("value", "case_value"):  # money has no three places, nor such a list commas between thousands
            _refuse_comma(name, cells[name])
    if not pointed and not commas:
        return table
    counted = [name for name in pointed if told[name] == "quantity" and _counts(name, table, columns)]
    taken = [] if is_countered else pointed if is_proven else _counted_alone(counted, every)
    for name in pointed:
        if name not in taken and told[name] in ("value", "case_value"):
            _refuse_unclear(name, [cell for cell in cells[name] if not _is_in_yuan(name) or _is_foreign(cell)])
        elif name not in taken and told[name] == "quantity" and not is_countered:
            _refuse_round(
                name, [cell for cell, unit in _beside(name, _units(columns), table) if _is_counted(cell, unit or "pcs")]
            )
    return _without(table, taken, commas) if taken or commas else table


def _refuse_comma(name: str, cells: Sequence[str]) -> None:
    found = next(filter(None, map(_COMMA.search, cells)), None)
    if found:
        raise _unclear(name, found[0], *found.groups())


def _counted_alone(counted: list[str], cells: Sequence[str]) -> list[str]:
    return [] if any(map(_COMMA.search, cells)) else counted


def _refuse_both(cells: Mapping[str, Sequence[str]]) -> None:
    for name, own in cells.items():
        for cell in own:
            if number := _POINT.search(cell) or _COMMA.search(cell):
                raise _unclear(name, cell, *number.groups())


def _counts(name: str, table: ReadTable, columns: Sequence[Column]) -> bool:
    """Return whether all quantities with a point are of things that are counted, not weighed: it separates thousands.

    At least one must have a digit other than 0 behind the point: `2.000` may be two pairs with three decimal places.
    """
    pointed = [(cell, unit) for cell, unit in _beside(name, _units(columns), table) if _POINT.search(cell)]
    return all(_is_counted(*each) for each in pointed) and not all(_ROUND.match(cell) for cell, _ in pointed)


def _units(columns: Sequence[Column]) -> str:
    return next((column.name for column in columns if column.field == "unit" and not column.is_remark), "")


def _beside(name: str, units: str, table: ReadTable) -> Iterator[tuple[str, str]]:
    for row in table.rows:
        yield row.cells.get(name, ""), row.cells.get(units, "").strip() or unit_in_heading(name)


def _is_counted(cell: str, unit: str) -> bool:
    own = _POINT.sub("", cell, count=1).strip() or unit.strip()
    return bool(own) and times_of(own) == 1 and is_unit(own) and unit_of(parse_unit(own)[1]).kind != "measure"


def _is_in_yuan(name: str) -> bool:
    told = told_in(money_hint(name))
    return is_chinese(name) and (told is None or told.factor != 1 or told.currency in ("", HOME))


def _is_foreign(cell: str) -> bool:
    return dict(value("", cell, ToldIn(), "")).get("currency", HOME) != HOME


def _refuse_unclear(name: str, cells: Sequence[str]) -> None:
    fractions = [cell for cell in cells if "." in cell and not _MANY.search(cell)]
    if any(map(_BELOW_ONE.search, fractions)):
        return  # no thousands begin with a nought
    found = next((cell for cell in fractions if _POINT.search(cell)), "")
    if not found or not all(map(_POINT.search, fractions)):
        return
    if number := _POINT.search(found):
        raise _unclear(name, found, *number.groups())


def _refuse_round(name: str, cells: Sequence[str]) -> None:
    if number := next(filter(None, map(_ROUND.match, cells)), None):
        raise _unclear(name, number[0].strip(), *number.groups())


def _unclear(name: str, cell: str, whole: str, part: str) -> UsageError:
    return UsageError(
        'column {column}: "{cell}" could be {large} or {small}',
        column=name,
        cell=cell,
        large=f"{whole}{part}",
        small=f"{whole}.{part}",
        hint="write {large}, or {small}0, in the file",
        at=name,
    )


def _without(table: ReadTable, names: Sequence[str], commas: Sequence[str]) -> ReadTable:
    points, others = ({table.header.index(name) for name in own} for own in (names, commas))

    def plain(at: int, cell: str) -> str:
        cell = _POINT.sub(r"\1\2", cell) if at in points else cell
        return _COMMA.sub(r"\1.\2", cell) if at in others else cell

    rows = [
        (line, [plain(at, cell) if at in points | others else cell for at, cell in enumerate(cells)])
        for line, cells in table.rows.numbered  # type: ignore[attr-defined]
    ]
    notes = [said("points read as thousands separators: {columns}", columns=Listed(names))] if names else []
    notes += [said("commas read as decimal points: {columns}", columns=Listed(commas))] if commas else []
    return table._replace(rows=Rows(table.header, rows), notes=(*table.notes, *notes))
