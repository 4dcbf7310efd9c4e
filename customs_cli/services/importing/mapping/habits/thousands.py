"""Refuses amounts in unknown multiples or in several units, which cannot be read as they stand."""

import re
from collections.abc import Sequence

from customs_cli.domain.values.units import known_unit, unit_of
from customs_cli.errors import UsageError
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.mapping.header.told_in import (
    is_unclear,
    money_hint,
    tells_unit,
    told_in,
    unclear_number,
)
from customs_cli.services.importing.mapping.title_words import units_in
from customs_cli.services.importing.table import ReadTable

_LARGE_TITLE = re.compile(r"单位\s*[:：]?\s*[^\s()（）]*?([十百千万亿]+\w{0,4}(?:[元圆镑盾铢]|卢比|卢布|先令))")

_WEIGHT = re.compile("重|weight", re.I)
_BARE = re.compile(r"\s*[\d,，.]+\s*")


def refuse_unclear(table: ReadTable, columns: Sequence[Column]) -> None:
    """Refuse amounts whose heading or title gives a unit in unknown words, or several units."""
    _refuse_several(table, columns)
    for column in columns:
        if column.field == "quantity" and not column.is_remark and (told := unclear_number(column.name)):
            raise UsageError(
                "column {column}: what are its amounts counted in, {told}?",
                column=column.name,
                told=told,
                hint="write the numbers in full, and their unit in brackets",
                at=column.name,
            )
        if column.field not in ("value", "case_value") or column.is_remark:
            continue
        if tells_unit(column.field, column.name) and not is_unclear(column.name):
            continue
        units = units_in(table.title, column.field)
        titled = " / ".join(units) if units else "".join(_LARGE_TITLE.findall(table.title)[:1])
        if is_unclear(column.name) or len(units) > 1 or (titled and told_in(titled) is None):
            raise UsageError(
                "column {column}: what are its amounts counted in, {told}?",
                column=column.name,
                told=titled or (column.name if told_in(hint := money_hint(column.name)) else hint) or column.name,
                hint="write the amounts in full, and their currency in brackets",
                at=column.name,
            )


def _refuse_several(table: ReadTable, columns: Sequence[Column]) -> None:
    own = [column.name for column in columns if column.field == "quantity" and not column.is_remark]
    if len(own) != 1 or tells_unit("quantity", own[0]) or any(column.field == "unit" for column in columns):
        return
    told = {known_unit(unit): unit for unit in units_in(table.title, "quantity")}
    is_weighed = any(_WEIGHT.search(column.name) for column in columns)
    units = {known[1]: unit for known, unit in told.items() if known}
    counted = {code for code in units if not (is_weighed and unit_of(code).kind == "measure")}
    if len(units) < 2 or counted == {"pcs"} or not any(map(_BARE.fullmatch, table.rows.column(own[0]))):  # type: ignore[attr-defined]
        return
    raise UsageError(
        "column {column}: what are its amounts counted in, {told}?",
        column=own[0],
        told=" / ".join(units.values()),
        hint="write the unit of each row beside its number, or in a column of its own",
        at=own[0],
    )
