"""Tells whose a column `币种`, or `单位` over `万元`, is that stands behind a fine, a fee or a security."""

import re
from collections.abc import Collection, Sequence

from customs_cli.domain.firms.characters import is_chinese
from customs_cli.domain.values.money import CURRENCIES
from customs_cli.errors import UsageError
from customs_cli.sentences import said
from customs_cli.services.importing.mapping.by_hand import NAMED, option
from customs_cli.services.importing.mapping.guessing import OWN, REMARK, SECOND, Column
from customs_cli.services.importing.mapping.header.of_others import is_of_another
from customs_cli.services.importing.mapping.header.told_in import ToldIn, is_unit, money_hint, told_in

_MERE = re.compile(r"(?:货币|计量)?单位|币[制种别]|货币|units?|currency|curr?\.?|ccy", re.I)
"""Matches headings for currencies or units that do not say whose they are."""
_VALUES = ("value", "case_value")
_USUAL = (ToldIn(1, ""), ToldIn(1, "CNY"))
"""What amounts are in where nothing tells."""


def is_beside_another(names: Sequence[str], place: int) -> bool:
    """Return whether a mere `币种` or `单位` stands directly behind an amount of money other than the goods' value."""
    is_mere = place > 0 and _MERE.fullmatch(names[place].strip()) is not None
    return is_mere and is_of_another("currency", names[place - 1])


def with_money_of_others(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns; such a column is kept in the note where the heading for the value tells its own currency.

    Args:
        columns: What the columns of a list are taken for.
    """
    value, own = _value(columns), _of_others(columns)
    if not own or not value or told_in(money_hint(value.name)) is None:
        return tuple(columns)
    remark = own._replace(field=REMARK, why=SECOND, is_remark=True)
    return tuple(remark if column is own else column for column in columns)


def refuse_money_of_others(columns: Sequence[Column], given: Collection[str]) -> None:
    """Refuse a list in which such a column may be that of the value too, and would change it.

    Args:
        columns: What its columns are taken for.
        given: Fields with a value for all rows.

    Raises:
        UsageError: The column may belong to either amount.
    """
    value, own = _value(columns), _of_others(columns)
    if not own or not value or "currency" in given or {told_in(cell) for cell in own.samples} <= {*_USUAL}:
        return
    other = columns[columns.index(own) - 1].name
    raise UsageError(
        "column {column} stands behind {other}: does it tell the currency of {value} too?",
        column=own.name,
        other=other,
        value=value.name,
        hint=said("if so, name it {mine} in the file; if not, {map}"),
        mine=f"{value.name}{'' if is_chinese(own.name) else ' '}{own.name}",
        map=option({own.name: "remark"}),
        at=own.name,
    )


def _value(columns: Sequence[Column]) -> Column | None:
    return next((column for column in columns if column.field in _VALUES and not column.is_remark), None)


def _of_others(columns: Sequence[Column]) -> Column | None:
    """Return the column of words for money that stands behind another amount; None where there is none."""
    names = [column.name for column in columns]
    for place, column in enumerate(columns):
        is_told = column.field in ("unit", "currency") and not column.is_remark and column.why not in (OWN, NAMED)
        if is_told and column.samples and is_beside_another(names, place) and all(map(_tells_money, column.samples)):
            return column
    return None


def _tells_money(cell: str) -> bool:
    told = None if is_unit(cell) else told_in(cell)
    return told is not None and (not told.currency or told.currency in CURRENCIES)
