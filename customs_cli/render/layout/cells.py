"""How a single cell is written: for people (`shown`) and for machines (`plain`)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from customs_cli.domain.values.money import HOME, Money, half_up
from customs_cli.render.layout.clean import clean

if TYPE_CHECKING:
    from customs_cli.render.layout.page import Card, CardField, Cell, Kind, Table

NOTHING = "-"
"""Shown where a value is not known."""


_languages = ["en"]
"""Languages of the nested `read_in` contexts; the last one counts."""


@contextmanager
def read_in(lang: str) -> Iterator[None]:
    """Set the language, `en` or `zh`, in which `shown` writes within the context."""
    _languages.append(lang)
    try:
        yield
    finally:
        _languages.pop()


class ForPeople(str):
    """A text as people read it, such as `1 pair`.

    Attributes:
        coded: The same for machines: `1 pairs`, with the code of the unit.
    """

    __slots__ = ("coded",)
    coded: str

    def __new__(cls, text: str, coded: str) -> "ForPeople":
        told = super().__new__(cls, text)
        told.coded = coded
        return told


def shown(cell: "Cell", kind: "Kind" = "text", lang: str = "") -> str:
    """Return a cell for people: `20,638`, `CNY 4,173,000.00`, `12.5 %`, `2019-07-03`; unsafe characters are visible.

    Args:
        cell: The value.
        kind: The kind of its column.
        lang: `en` or `zh` (`4,173,000.00元`, `12.5%`, items separated by `、`); empty for the one of `read_in`.
    """
    lang = lang or _languages[-1]
    match cell:
        case None | "" | ():
            return NOTHING
        case str():
            return clean(cell)
        case date():
            return cell.isoformat()
        case Money():
            return _money(cell, lang)
        case tuple():
            return _BETWEEN[lang][isinstance(cell[0], Money)].join(shown(part, lang=lang) for part in cell)
        case _:
            return f"{half_up(Decimal(str(cell)) * 100, 1)}{_PERCENT[lang]}" if kind == "share" else grouped(cell)


_BETWEEN = {"en": (", ", "; "), "zh": ("、", "；")}
_PERCENT = {"en": " %", "zh": "%"}


def _money(money: Money, lang: str) -> str:
    if lang == "zh" and money.currency == HOME:
        return f"{exact(money.amount)}元"
    return f"{clean(money.currency)} {exact(money.amount)}"


def exact(amount: Decimal) -> str:
    """Return an amount with two decimals, or as many as it has: `4,173,000.00`, `1,234.567` in dinars."""
    return f"{amount:,.2f}" if amount == round(amount, 2) else f"{amount.normalize():,f}"


def grouped(number: float | Decimal) -> str:
    """A number with its thousands grouped: `1,200`, `1.5`."""
    return f"{number:,}" if isinstance(number, int) else f"{number:,.3f}".rstrip("0").rstrip(".")


def plain(cell: "Cell") -> str:
    """Return a cell for machines, on one line without tabs: `20638`, `4173000`, `2019-07-03`; empty when not known."""
    told = _PLAIN.get(cell.__class__)  # most cells of a long table are of one of these
    if told:
        return told(cell)
    match cell:
        case None:
            return ""
        case str():
            return clean(cell)
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def to_four_places(number: float) -> float:
    """Return a number as machines get it: quantities have at most three places, shares four."""
    return round(number, 4)


def plain_column(cells: "Sequence[Cell]") -> Iterable[str]:
    """Return the cells of a column for machines; faster than cell by cell, as most columns have a single type."""
    types = set(map(type, cells))
    return map((len(types) == 1 and _PLAIN.get(types.pop())) or plain, cells)


_PLAIN: dict[type, Callable[[Any], str]] = {
    int: str,
    float: lambda number: str(to_four_places(number)),
    str: clean,
    ForPeople: lambda text: clean(text.coded),
    Money: lambda money: f"{money.amount:f}",
    tuple: lambda cells: "; ".join([plain(cell) for cell in cells]) if cells else "",
}


def currency(cell: "Cell") -> str:
    """Return the currency of a cell of money; for several amounts, their currencies joined by `; `."""
    match cell:
        case Money():
            return clean(cell.currency)
        case tuple():
            return "; ".join(currency(part) for part in cell if isinstance(part, Money))
        case _:
            return ""


def for_machines(table: "Table", heading: str) -> "Table":
    """Return the table for machines: each column of money is split into amount and currency.

    Args:
        table: The table for all readers.
        heading: What readers call a currency.
    """
    from customs_cli.render.layout.page import Column

    table = table.seen_by("machines")
    money = [place for place, column in enumerate(table.columns) if column.kind == "money"][::-1]
    if not money:
        return table
    columns: list[Column] = []
    for column in table.columns:
        columns.append(column)
        if column.kind == "money":
            columns.append(Column(key=f"{column.key}_currency", heading=f"{column.heading} ({heading})", kind="code"))
    return replace(
        table,
        columns=tuple(columns),
        rows=_split(table.rows, money),
        total=None if table.total is None else _split([table.total], money)[0],
    )


def _split(rows: "Sequence[tuple[Cell, ...]]", money: list[int]) -> "list[tuple[Cell, ...]]":
    columns = list(zip(*rows, strict=True))
    for place in money if columns else ():
        columns.insert(place + 1, tuple(map(currency, columns[place])))
    return list(zip(*columns, strict=True))


def known(card: "Card") -> "tuple[CardField, ...]":
    """Return the fields of a card that have a value."""
    return tuple(field for field in card.fields if field.value not in (None, "", ()))
