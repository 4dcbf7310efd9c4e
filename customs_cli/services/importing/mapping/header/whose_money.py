"""Tells whose a column `币种`, or `单位` over `万元`, is that stands beside a fine, a fee or another of the values."""

import re
from collections.abc import Collection, Sequence

from customs_cli.domain.values.money import CURRENCIES
from customs_cli.errors import UsageError
from customs_cli.sentences import said
from customs_cli.services.importing.mapping.by_hand import option
from customs_cli.services.importing.mapping.guessing import NAMED, OWN, REMARK, SECOND, Column
from customs_cli.services.importing.mapping.header.of_others import is_of_another
from customs_cli.services.importing.mapping.header.told_in import ToldIn, is_unit, money_hint, told_in
from customs_cli.services.importing.mapping.header.vocabulary import is_of_one
from customs_cli.services.importing.mapping.header.words import currency_in

_MERE = re.compile(r"(?:货币|计量)?单位|币[制种别]|货币|units?|currency|curr?\.?|ccy", re.I)
"""Matches headings for currencies or units that do not say whose they are."""
WORTH = re.compile(r"(?:案值|货值|价值|总价|总值|金额|价格|[值价额])$|\b(?:value|amount|price)\b", re.I)
"""Matches headings for values."""
_PRICE = re.compile(r"单价|単価|\bunit\b", re.I)
"""Matches headings for the price of one piece, which is in the currency of the whole."""
_VALUES = ("value", "case_value")
_IN_OPTIONS = said("if so, {mine}; if not, {map}")
_BY_NAME = said("if so, name it {mine} in the file; if not, {map}")
_USUAL = (ToldIn(1, ""), ToldIn(1, "CNY"))
"""What amounts are in where nothing tells."""


def is_beside_another(names: Sequence[str], place: int) -> bool:
    """Return whether a mere `币种` or `单位` stands directly behind an amount of money other than the goods' value."""
    is_mere = place > 0 and _MERE.fullmatch(names[place].strip()) is not None
    return is_mere and is_of_another("currency", names[place - 1])


def with_money_of_others(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns; such a column is kept in the note where the heading for the value tells its own currency."""
    value, found = _value(columns), _of_others(columns)
    if not found or not value or told_in(money_hint(value.name)) is None:
        return tuple(columns)
    remark = found[0]._replace(field=REMARK, why=SECOND, is_remark=True)
    return tuple(remark if column is found[0] else column for column in columns)


def refuse_money_of_others(columns: Sequence[Column], given: Collection[str]) -> None:
    """Refuse a list in which a currency may be that of the value or of another amount, or contradicts the value's own.

    Args:
        columns: What its columns are taken for.
        given: Fields with a value for all rows.

    Raises:
        UsageError: The list has such a column.
    """
    value, found = _value(columns), _of_others(columns)
    if not value or "currency" in given:
        return
    if found and not {told_in(cell) for cell in found[0].samples} <= {*_USUAL}:
        own, other = found
        raise UsageError(
            "column {column} stands beside {other}: does it tell the currency of {value} too?",
            column=own.name,
            other=other.name,
            value=value.name,
            hint=_IN_OPTIONS if own.field == "currency" else _BY_NAME,
            mine=option({own.name: "currency"}) if own.field == "currency" else f"{value.name}{own.name}",
            map=option({own.name: "remark"}),
            at=own.name,
        )
    told = told_in(money_hint(value.name))
    column = next((column for column in columns if column.field == "currency" and not column.is_remark), None)
    if not told or not told.currency or not column or column.why == NAMED:
        return
    if others := [cell for cell in column.samples if currency_in(cell) not in ("", told.currency)]:
        raise UsageError(
            "column {value} is in {currency}, but column {column} says {told!r}",
            value=value.name,
            currency=told.currency,
            column=column.name,
            told=others[0][:40],
            hint=said("if it tells of something else, {map}; else leave the currency out of the heading"),
            map=option({column.name: "remark"}),
            at=column.name,
        )


def _value(columns: Sequence[Column]) -> Column | None:
    return next((column for column in columns if column.field in _VALUES and not column.is_remark), None)


def _of_others(columns: Sequence[Column]) -> tuple[Column, Column] | None:
    """Return the column of words for money that stands beside another amount than the value, and that amount.

    The amount before it counts, else the one behind it. None where there is no such column.
    """
    for place, column in enumerate(columns):
        is_told = column.field in ("unit", "currency") and not column.is_remark and column.why not in (OWN, NAMED)
        if not is_told or not _MERE.fullmatch(column.name.strip()) or not all(map(_tells_money, column.samples)):
            continue
        beside = [*columns[max(place - 1, 0) : place], *columns[place + 1 : place + 2]]
        amounts = [other for other in beside if other.field in _VALUES or _is_another(other)]
        if column.samples and amounts and _is_another(amounts[0]):
            return column, amounts[0]
    return None


def _is_another(column: Column) -> bool:
    is_worth = bool(WORTH.search(re.sub(r"\s*[(（].*", "", column.name))) and not is_of_one(column.name)
    return column.is_remark and (is_of_another("currency", column.name) or is_worth) and not _PRICE.search(column.name)


def _tells_money(cell: str) -> bool:
    if cell.isdigit():
        return currency_in(cell) in CURRENCIES
    told = None if is_unit(cell) else told_in(cell)
    return told is not None and (not told.currency or told.currency in CURRENCIES)
