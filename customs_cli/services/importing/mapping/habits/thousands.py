"""Amounts told in thousands or millions by words that nobody knows: refused, not read as they stand."""

import re
from collections.abc import Sequence

from customs_cli.errors import UsageError
from customs_cli.services.importing.mapping.amounts import is_unclear, money_hint, tells_unit, told_in, unclear_number
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.mapping.title_words import units_in
from customs_cli.services.importing.table import ReadTable

_LARGE_TITLE = re.compile(r"单位\s*[:：]?\s*[^\s()（）]*?([十百千万亿]+\w{0,4}(?:[元圆镑盾铢]|卢比|卢布|先令))")


def refuse_unclear(table: ReadTable, columns: Sequence[Column]) -> None:
    """Refuse amounts of which a heading, or the title, says in what they are told, but not in known words.

    Args:
        table: The list as it came.
        columns: What its columns are.

    Raises:
        UsageError: There are such.
    """
    for column in columns:
        if column.field == "quantity" and not column.is_remark and (told := unclear_number(column.name)):
            raise UsageError(
                "column {column}: in what are its amounts told, {told}?",
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
                "column {column}: in what are its amounts told, {told}?",
                column=column.name,
                told=titled or (column.name if told_in(hint := money_hint(column.name)) else hint) or column.name,
                hint="write the amounts in full, and their currency in brackets",
                at=column.name,
            )
