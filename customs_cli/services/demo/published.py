"""Figures that Shenzhen Customs published on Longteng Action 2019 for the two months of the demo."""

from decimal import Decimal
from typing import NamedTuple

from customs_cli.domain.values.money import HOME, Money


class Published(NamedTuple):
    """One figure that customs published.

    Attributes:
        figure: Name of the corresponding counter of `Counts`.
        published: The published value.
    """

    figure: str
    published: int | Money


PERIOD, OFFICE, CAMPAIGN = "2019-07-01..2019-08-31", "53", "longteng-2019"
YEAR = 2019
FIGURES = (
    Published("measures", 863),
    Published("batches", 588),
    Published("items", 375_000),
    Published("value", Money(amount=Decimal(4_173_000), currency=HOME)),
)
