"""Exact sums of decimal amounts, from which an amount can be taken away again as if it had never been added.

They are kept by name and number of decimal places, `CNY/2`, as whole numbers without the point: so a sum shows as many
places as the amounts that are in it.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

Counted = dict[str, tuple[int, int]]
"""`NAME/PLACES` -> how many amounts, and their sum without the point."""


def count_amount(sums: Counted, name: str, amount: Decimal, sign: int) -> None:
    """Add (1) or take away (-1) one amount."""
    places = -int(amount.as_tuple().exponent)
    key = f"{name}/{places}"
    count, total = sums.get(key, (0, 0))
    if count + sign:
        sums[key] = count + sign, total + sign * int(amount.scaleb(places))
    else:
        del sums[key]


def pointed(sums: dict[str, int]) -> Iterator[tuple[str, Any]]:
    """Names and Decimals of `NAME/PLACES` -> sum without the point; a name comes once for each number of places."""
    for key, total in sums.items():
        name, _, places = key.rpartition("/")
        yield name, Decimal(total).scaleb(-int(places))
