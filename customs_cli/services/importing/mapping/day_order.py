"""Finds the order in which the days of a column are written: `05/07/2019` alone may be two days.

A number above 12 proves the order, and so does a reading that lies in the future. Nothing else does: a column that
stays open is refused with both readings.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from customs_cli.domain.time.dates import days_in_month
from customs_cli.domain.values.digits import in_plain_signs
from customs_cli.errors import UsageError

Order = Literal["ymd", "dmy", "mdy"]
"""The order in which year, month and day are written."""

ORDERS: tuple[Order, ...] = ("ymd", "dmy", "mdy")
DATES = "dates"
"""The name under which a map and `--defaults` keep the order."""

_NUMBERS = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{1,2})(?:[ T]+\d{1,2}:.*)?")
_TOLD = {"y": "yyyy|yy|year|y|jjjj|aaaa|年", "m": "mm|month|m|月", "d": "dd|day|d|tt|jj|日"}
"""Letter of an order -> the words that stand for it in a heading: `Date (dd/mm/yyyy)`, `Datum TT.MM.JJJJ`."""
_ANY = "(" + "|".join(_TOLD.values()) + ")"
IN_HEADING = re.compile(r"(?<![a-z])" + r"\s*[-/., 、]\s*".join([_ANY] * 3) + "(?![a-z])", re.I)
"""Matches an order of days in a heading."""
_YEAR_FIRST = re.compile(r"\d{4}\s*[-/.年].*")
_CENTURY = 2000


class Unclear(NamedTuple):
    """A column whose order its cells do not prove.

    Attributes:
        cell: One of its cells that may be several days.
        readings: Order -> the day that the cell would be.
    """

    cell: str
    readings: dict[Order, date]


def readings(cell: str, today: date | None = None) -> dict[Order, date]:
    """Return order -> the day that a cell would be; empty where the cell can be read in one way only, or is no day.

    Args:
        cell: The text of the cell.
        today: Later days are left out; None keeps them.
    """
    found = _NUMBERS.fullmatch(in_plain_signs(cell).strip())
    if not found:
        return {}
    numbers = found[1], found[3], found[4]
    told = {order: _day(numbers, order) for order in ORDERS if order != "ymd" or len(found[4]) < 4}
    return {order: day for order, day in told.items() if day and (today is None or day <= today)}


def order_told(heading: str) -> Order | None:
    """Return the order that a heading tells: `Date (dd/mm/yyyy)`; None where it tells none."""
    found = IN_HEADING.search(heading)
    letters = (
        [next(letter for letter, words in _TOLD.items() if part.lower() in words.split("|")) for part in found.groups()]
        if found
        else []
    )
    return next((order for order in ORDERS if order == "".join(letters)), None)


def order_in(cells: Iterable[str], today: date | None = None) -> Order | Unclear | None:
    """Return the order that all cells of a column allow, `Unclear` where there are several, None where none is needed.

    None too where the cells contradict each other: each is then read by itself. Cells that begin with a year of four
    digits prove that those with a year of two digits begin with it as well.
    """
    left, first = set(ORDERS), ""
    distinct = dict.fromkeys(cells)
    told = [(cell, own) for cell in distinct if (own := readings(cell, today))]
    for cell, own in told:
        left &= own.keys()
        first = first or (cell if len(set(own.values())) > 1 else "")
    if not told or not left:
        return None
    if len(left) == 1 or not first:
        return min(left, key=ORDERS.index)
    if "ymd" in left and any(map(_YEAR_FIRST.match, distinct)):
        return "ymd"
    days = readings(first, today)
    return Unclear(first, {order: days[order] for order in ORDERS if order in left})


def refusal(column: str, unclear: Unclear) -> UsageError:
    """Return the error for a column that can be read in several ways, with the readings and what settles it."""
    days = unclear.readings
    return UsageError(
        'column {column}: "{cell}" could be {days}',
        column=column,
        cell=unclear.cell,
        days=" / ".join(f"{day} ({order})" for order, day in days.items()),
        hint="{choices}",
        choices=" / ".join(f"--dates {order}" for order in days),
        at=column,
    )


def parse_order(text: str) -> Order:
    """Return the order that a word names, such as `dmy`.

    Raises:
        UsageError: The word names no order.
    """
    word = text.strip().casefold().replace("/", "").replace("-", "")
    for order in ORDERS:
        if order == word:
            return order
    raise UsageError("no order {text!r}", text=text[:40], hint="ymd, dmy or mdy", at="--dates")


def in_order(cell: str, order: Order) -> str:
    """Return a cell that needs an order as a day in ISO 8601; any other cell unchanged."""
    day = readings(cell).get(order)
    return day.isoformat() if day else cell


def _day(numbers: tuple[str, str, str], order: Order) -> date | None:
    parts = dict(zip(order, numbers, strict=True))
    if len(parts["y"]) not in (2, 4):
        return None
    year = int(parts["y"]) + (_CENTURY if len(parts["y"]) == 2 else 0)
    month, day = int(parts["m"]), int(parts["d"])
    return date(year, month, day) if 1 <= month <= 12 and year and 1 <= day <= days_in_month(year, month) else None
