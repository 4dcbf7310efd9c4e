"""Figures: what all batches of one office, day and set of campaigns add up to, kept so that none is counted twice.

They are derived from the batches by the rules of `counting` and from nothing else. A batch is added or taken away
exactly: amounts are kept as whole numbers with their places, names with how many batches they come from. So figures
that have followed the register are equal, to the last digit, to figures counted anew.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import msgspec

from customs_cli.domain.batch import Batch
from customs_cli.domain.counting.exact import Counted, count_amount
from customs_cli.domain.counting.facts import Facts, Tally, facts_of
from customs_cli.domain.dates import day_of
from customs_cli.domain.query.dimensions import DIMENSIONS

FIELDS = frozenset({"office", "district", "country", "campaign", "found"})
"""What a filter may ask of figures."""

Place = tuple[str, str, tuple[str, ...]]
"""Day found (ISO), office, campaigns."""


class Cell(msgspec.Struct, array_like=True):
    """What the batches of one place add up to; fields as in `counting.Counts`.

    Attributes:
        units: `UNIT/PLACES` -> how many amounts with that many decimal places, and their sum without the point.
        values: `CURRENCY/PLACES`, likewise.
        holders: Holder with infringement confirmed -> in how many batches.
        marks: Mark, likewise.
        transfers: Kind of hand-over -> how many.
    """

    recorded: int = 0
    measures: int = 0
    batches: int = 0
    items: int = 0
    items_confirmed: int = 0
    units: Counted = {}
    values: Counted = {}
    holders: dict[str, int] = {}
    marks: dict[str, int] = {}
    transfers: dict[str, int] = {}

    def count(self, facts: Facts, sign: int) -> None:
        """Add (1) or take away (-1) one batch."""
        self.recorded += sign
        self.measures += sign * facts.is_measure
        self.batches += sign * facts.is_detained
        self.items += sign * facts.items
        self.items_confirmed += sign * facts.items_confirmed
        for amount, unit in facts.others:
            count_amount(self.units, unit, Decimal(str(amount)), sign)
        for money in facts.values:
            count_amount(self.values, money.currency, money.amount, sign)
        for counts, names in (
            (self.holders, facts.holders),
            (self.marks, facts.marks),
            (self.transfers, facts.transfers),
        ):
            for name in set(names) if counts is self.holders else names:
                _count_name(counts, name, sign)

    def add_to(self, tally: Tally) -> None:
        """Add all of it to a sum."""
        tally.recorded += self.recorded
        tally.measures += self.measures
        tally.batches += self.batches
        tally.items += self.items
        tally.confirmed += self.items_confirmed
        for own, sums in ((self.units, tally.exact_units), (self.values, tally.exact_values)):
            for key, (_, total) in own.items():
                sums[key] = sums.get(key, 0) + total
        if self.marks:
            tally.holders.update(self.holders)
            tally.marks.update(self.marks)
        if self.transfers:
            tally.transfers.update(self.transfers)


class Figures:
    """All cells of a register.

    Attributes:
        NAME: Under which they are kept.
        RULES: To be raised with every change of what `counting` counts: figures of other rules are counted anew.
    """

    NAME = "figures"
    RULES = 1

    def __init__(self, batches: Iterable[Batch] = ()) -> None:
        self._cells: dict[Place, Cell] = {}
        for batch in batches:
            self.add(batch)

    def add(self, batch: Batch) -> None:
        """Count a batch in."""
        self._count(batch, 1)

    def remove(self, batch: Batch) -> None:
        """Take out a batch, as it was when it was counted in."""
        self._count(batch, -1)

    def cells(self) -> Iterator[tuple[Batch, Cell]]:
        """Every cell with a batch that stands for its own: it has their day, office and campaigns."""
        for (day, office, campaigns), cell in self._cells.items():
            yield Batch(ref="", office=office, found_on=day, campaigns=campaigns), cell

    def to_bytes(self) -> bytes:
        """All of it, to be kept."""
        return msgspec.json.encode(sorted(self._cells.items(), key=lambda item: item[0]))

    @classmethod
    def from_bytes(cls, data: bytes) -> "Figures | None":
        """What `to_bytes` has kept; None when it is something else."""
        figures = cls()
        try:
            figures._cells = dict(_decoder().decode(data))
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None
        return figures

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Figures) and self._cells == other._cells

    __hash__ = None  # type: ignore[assignment]

    def _count(self, batch: Batch, sign: int) -> None:
        place = day_of(batch.found_on), batch.office, batch.campaigns
        cell = self._cells.get(place)
        if cell is None:
            cell = self._cells[place] = Cell()
        cell.count(facts_of(batch), sign)
        if not cell.recorded:
            del self._cells[place]


def can_answer(by: Iterable[str], fields: Iterable[str]) -> bool:
    """Whether figures know all that a summary asks.

    Args:
        by: Names of dimensions.
        fields: The fields of its filter.
    """
    known = (DIMENSIONS.get(name.lower().replace("_", "-")) for name in by)
    return FIELDS.issuperset(fields) and all(dimension and dimension.is_of_place for dimension in known)


def _decoder() -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(list[tuple[Place, Cell]])


def _count_name(counts: dict[str, int], name: str, sign: int) -> None:
    counts[name] = counts.get(name, 0) + sign
    if not counts[name]:
        del counts[name]
