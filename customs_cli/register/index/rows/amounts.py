"""Amounts as whole numbers, which SQL can compare and add up."""

from collections.abc import Collection
from decimal import Decimal

from customs_cli.domain.values.quantity import Amount

SCALE = 4
"""Decimal places of money in the index; an amount with more stands in `extras`."""
WHOLE_NUMBERS = 2**62
"""What SQL may be asked to compare with is no larger."""


def ends(amounts: Collection[Amount | Decimal]) -> tuple[int | None, int | None]:
    """What the smallest and the largest of some amounts lie between, in whole 1/10000."""
    if not amounts:
        return None, None
    least, most = int(min(amounts) * 10**SCALE) - 1, int(max(amounts) * 10**SCALE) + 1
    return min(least, WHOLE_NUMBERS), min(most, WHOLE_NUMBERS)
