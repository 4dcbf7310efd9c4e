"""Rows of the index added up: all that they count, or what they find alone."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Protocol

from customs_cli.domain.books.sums import Finds, Summing
from customs_cli.domain.counting.facts import Tally
from customs_cli.domain.query.dimensions import Key
from customs_cli.domain.values.money import HOME
from customs_cli.register.index.cells import extras_in
from customs_cli.register.index.codes import Known
from customs_cli.register.index.rows.of_batch import SCALE
from customs_cli.register.index.schema import finds, sums

_NONE = Decimal(0)


class Adding:
    """Adds up rows of `schema.FACTS`.

    Args:
        known: What the numbers of marks and holders mean.
    """

    def __init__(self, known: Known) -> None:
        self._known = known

    def __call__(self, tally: Tally, row: Sequence[Any]) -> None:
        """Add a row, as `schema.sums` selects it."""
        (
            n,
            measures,
            batches,
            items,
            valued,
            value,
            places,
            extras,
            confirmed,
            items_confirmed,
            police,
            court,
            office,
        ) = row
        if not n:
            return
        tally.recorded += n
        tally.measures += measures
        tally.batches += batches
        tally.items += items
        tally.valued += valued
        if places is not None:
            amount = Decimal(value // 10 ** (SCALE - places)).scaleb(-places)
            tally.values[HOME] = tally.values.get(HOME, _NONE) + amount
        if extras:
            self._add_extras(tally, extras)
        if confirmed:
            marks, holders = self._known.names("mark"), self._known.names("holder")
            for token in set(confirmed.replace(",", " ").split(" ")):
                if token[0] == "m":
                    tally.marks.add(marks[int(token[1:])])
                else:
                    tally.holders.add(holders[int(token[1:])])
        tally.confirmed += items_confirmed
        if police or court or office:
            for to, times in (("police", police), ("court", court), ("office", office)):
                tally.transfers[to] += times

    def _add_extras(self, tally: Tally, lines: str) -> None:
        for unit, currency, amount in extras_in(lines):
            if currency:
                tally.values[currency] = tally.values.get(currency, _NONE) + Decimal(amount)
            elif unit == "pcs":
                tally.items += int(amount)
            else:
                tally.units[unit] = tally.units.get(unit, _NONE) + Decimal(amount)


class Into(Protocol):
    """Takes in groups of rows."""

    def columns(self, of: str) -> str:
        """What is selected of the rows of a table or of its alias."""

    def take(self, key: tuple[Key, ...], row: Sequence[Any]) -> None:
        """Take in a group under its key."""


class IntoSums:
    """Takes them into sums.

    Args:
        add: Adds them up.
        summing: The sums.
    """

    def __init__(self, add: Adding, summing: Summing) -> None:
        self._add, self._rows = add, summing.rows

    columns = staticmethod(sums)

    def take(self, key: tuple[Key, ...], row: Sequence[Any]) -> None:
        """Take in a group under its key."""
        self._add(self._rows[key], row)


class IntoFinds:
    """Counts what they find.

    Attributes:
        rows: By key.
    """

    def __init__(self) -> None:
        self.rows: dict[tuple[Key, ...], Finds] = {}

    columns = staticmethod(finds)

    def take(self, key: tuple[Key, ...], row: Sequence[Any]) -> None:
        """Take in a group under its key."""
        measures, batches = row
        before = self.rows.get(key)
        self.rows[key] = Finds(before.measures + measures, before.batches + batches) if before else Finds(*row)
