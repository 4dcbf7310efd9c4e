"""Money, and how figures grew, as readers write them on paper."""

from decimal import Decimal

from msgspec.structs import replace

from customs_cli.domain.values.money import HOME, Money
from customs_cli.render.layout.page import Cell, Table
from customs_cli.render.words.catalogue import Words

DASH = "—"
TEN_THOUSAND = 10_000
LEAST = 10
"""A figure that was smaller a year before is not compared: a growth from 3 to 90 tells nothing."""


def amount(money: Money, words: Words) -> str:
    """`CNY 4,173,000.00`; in Chinese `417.3万元`, `1.23万元`, below that `800元`, other currencies by their code.

    Of so many ten thousands two decimals are said: what is exact stands in JSON, TSV and XLSX.
    """
    if words.lang != "zh" or money.currency != HOME:
        return f"{money.currency} {money.amount:,.2f}"
    if abs(money.amount) >= TEN_THOUSAND:
        return f"{_without_zeros(money.amount / TEN_THOUSAND)}万元"
    return f"{money.amount:,.2f}".removesuffix(".00") + "元"


def amounts(values: tuple[Money, ...], words: Words) -> str:
    """Several sums, which a column of money shows one below the other; empty without any."""
    return "; ".join(amount(value, words) for value in values)


def as_read(table: Table, words: Words, *keys: str) -> Table:
    """A table whose sums people read as `amount` says them, and machines exactly.

    Args:
        table: The table.
        words: The reader's language.
        keys: The columns in which they stand; those of money when left out.
    """
    if words.lang != "zh":  # a sum is shown so anyway
        return table
    own = [i for i, column in enumerate(table.columns) if (column.key in keys if keys else column.kind == "money")]
    for place in reversed(own):
        table = _said_beside(table, place, words)
    return table


def _said_beside(table: Table, place: int, words: Words) -> Table:
    """A table in which a column of sums stands twice: for people, and for machines."""
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
    return f"{number:,.2f}".rstrip("0").rstrip(".")


def change(now: float | int, before: float | int, lang: str = "en") -> str:
    """How much more than a year before: `+198.0 %`, in Chinese `+198.0%`; a dash where that was under ten."""
    if before < LEAST:
        return DASH
    return f"{(now - before) / before * 100:+,.1f}{'%' if lang == 'zh' else ' %'}"


def change_of_values(now: tuple[Money, ...], then: tuple[Money, ...], lang: str = "en") -> str:
    """The same of values in one and the same currency; a dash for any other."""
    if len(now) > 1 or len(then) != 1 or (now and now[0].currency != then[0].currency):
        return DASH
    return change(float(now[0].amount) if now else 0, float(then[0].amount), lang)
