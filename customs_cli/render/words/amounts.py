"""Money and growth as people read them on paper."""

from decimal import Decimal

from msgspec.structs import replace

from customs_cli.domain.values.money import HOME, Money, half_up
from customs_cli.render.layout.cells import exact
from customs_cli.render.layout.page import Cell, Table
from customs_cli.render.words.catalogue import Words

DASH = "—"
TEN_THOUSAND = 10_000
LEAST = 10
"""A smaller figure of a year before is not compared: a growth from 3 to 90 means nothing."""


def amount(money: Money, words: Words) -> str:
    """Return an amount: `CNY 4,173,000.00`; in Chinese `417.3万元`, `800元` below 10,000, other currencies by code.

    Ten thousands are given with two decimals; the exact amount is in JSON, TSV and XLSX.
    """
    if words.lang != "zh" or money.currency != HOME:
        return f"{money.currency} {exact(money.amount)}"
    if abs(money.amount) >= TEN_THOUSAND:
        return f"{_without_zeros(money.amount / TEN_THOUSAND)}万元"
    return exact(money.amount).removesuffix(".00") + "元"


def amounts(values: tuple[Money, ...], words: Words) -> str:
    """Return several amounts, which a column of money puts below one another; empty for none."""
    return "; ".join(amount(value, words) for value in values)


def as_read(table: Table, words: Words, *keys: str) -> Table:
    """Return a table whose amounts people see as `amount` writes them, and machines exactly.

    Args:
        table: The table.
        words: The reader's language.
        keys: Keys of the columns; without any, all columns of money.
    """
    if words.lang != "zh":  # other languages show amounts in full anyway
        return table
    own = [i for i, column in enumerate(table.columns) if (column.key in keys if keys else column.kind == "money")]
    for place in reversed(own):
        table = _said_beside(table, place, words)
    return table


def _said_beside(table: Table, place: int, words: Words) -> Table:
    column = table.columns[place]
    if column.readers != "all":
        return table
    people, machines = (
        replace(column, readers="people", key=f"{column.key}_said"),
        replace(column, readers="machines"),
    )

    def told(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        cell = row[place]
        if isinstance(cell, Money):
            return (*row[:place], amount(cell, words), *row[place:])
        sums = tuple([value for value in cell if isinstance(value, Money)]) if isinstance(cell, tuple) else ()
        return (*row[:place], amounts(sums, words) if sums else cell, *row[place:])

    return replace(
        table,
        columns=(*table.columns[:place], people, machines, *table.columns[place + 1 :]),
        rows=[told(row) for row in table.rows],
        total=None if table.total is None else told(table.total),
    )


def _without_zeros(number: Decimal) -> str:
    return f"{half_up(number, 2):,f}".rstrip("0").rstrip(".")


def change(now: Decimal | int, before: Decimal | int, lang: str = "en") -> str:
    """Return the growth against a year before: `+198.0 %`, in Chinese `+198.0%`; a dash where that was under ten."""
    if before < LEAST:
        return DASH
    grown = half_up(Decimal(now - before) / before * 100, 1)
    return f"{grown:+,}{'%' if lang == 'zh' else ' %'}"


def change_of_values(now: tuple[Money, ...], then: tuple[Money, ...], lang: str = "en") -> str:
    """Return the growth of an amount against a year before; a dash where the currencies are several or different."""
    if len(now) > 1 or len(then) != 1 or (now and now[0].currency != then[0].currency):
        return DASH
    return change(now[0].amount if now else 0, then[0].amount, lang)
