"""Exact sums of decimal amounts.

They are kept by name and number of decimal places, `CNY/2`, as whole numbers without the point: so a sum shows as many
places as the amounts that are in it.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any


def pointed(sums: dict[str, int]) -> Iterator[tuple[str, Any]]:
    """Names and Decimals of `NAME/PLACES` -> sum without the point; a name comes once for each number of places."""
    for key, total in sums.items():
        name, _, places = key.rpartition("/")
        yield name, Decimal(total).scaleb(-int(places))
