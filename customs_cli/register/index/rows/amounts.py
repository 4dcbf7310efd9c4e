"""Amounts as whole numbers, which SQL can compare and add."""

from collections.abc import Collection
from decimal import Decimal

from customs_cli.domain.values.quantity import Amount

SCALE = 4
"""Decimal places of money in the index; an amount with more is kept in `extras`."""
WHOLE_NUMBERS = 2**62
"""The largest number used in comparisons of SQL."""


def ends(amounts: Collection[Amount | Decimal]) -> tuple[int | None, int | None]:
    """Return a lower and an upper bound of some amounts, in whole 1/10000; (None, None) without amounts."""
    if not amounts:
        return None, None
    least, most = int(min(amounts) * 10**SCALE) - 1, int(max(amounts) * 10**SCALE) + 1
    return min(least, WHOLE_NUMBERS), min(most, WHOLE_NUMBERS)
