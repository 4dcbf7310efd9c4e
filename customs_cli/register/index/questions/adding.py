"""Adds up rows of the index: all their counts, or only measures and batches detained (`Finds`)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Protocol

from customs_cli.domain.books.sums import Finds, Summing, Sums
from customs_cli.domain.counting.facts import Counts, Tally, counted
from customs_cli.domain.query.dimensions import Key
from customs_cli.domain.values.money import HOME
from customs_cli.register.index.cells import extras_in
from customs_cli.register.index.codes import Known
from customs_cli.register.index.rows.amounts import SCALE
from customs_cli.register.index.schema import finds, sums

_NONE = Decimal(0)


class Adding:
    """Adds rows of `schema.FACTS` to a tally.

    Args:
        known: The meaning of the numbers of marks and holders.
    """

    def __init__(self, known: Known) -> None:
        self._known = known

    def __call__(self, tally: Tally, row: Sequence[Any]) -> None:
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
            tally.values[HOME] = tally.values.get(HOME, _NONE) + _amount(value, places)
        if extras:
            tally.items += _add_extras(extras, tally.values, tally.units)
        if confirmed:
            tally.tokens.update(_tokens(confirmed))
        tally.confirmed += items_confirmed
        if police or court or office:
            for to, times in (("police", police), ("court", court), ("office", office)):
                tally.transfers[to] += times

    def settle(self, tally: Tally) -> None:
        """Name the holders and marks of batches as rows do: one that is in both counts once."""
        if tally.tokens and tally.marks:
            tally.tokens.update([f"h{number}" for number in self._known.numbers("holder", tally.holders)])
            tally.tokens.update([f"m{number}" for number in self._known.numbers("mark", tally.marks)])
            tally.holders, tally.marks = set(), set()


def _add_extras(lines: str, values: dict[str, Decimal], units: dict[str, Decimal]) -> int:
    pieces = 0
    for unit, currency, amount in extras_in(lines):
        if currency:
            values[currency] = values.get(currency, _NONE) + Decimal(amount)
        elif unit == "pcs":
            pieces += int(amount)
        else:
            units[unit] = units.get(unit, _NONE) + Decimal(amount)
    return pieces


def _amount(value: int, places: int) -> Decimal:
    return Decimal(value // 10 ** (SCALE - places)).scaleb(-places)


def _tokens(confirmed: str) -> set[str]:
    return set(confirmed.replace(",", " ").split(" "))


def _counts(row: Sequence[Any]) -> Counts:
    n, measures, batches, items, valued, value, places, extras, confirmed, items_confirmed, *transfers = row
    values = {} if places is None else {HOME: _amount(value, places)}
    units: dict[str, Decimal] = {}
    if extras:
        items += _add_extras(extras, values, units)
    if confirmed and "," in confirmed:  # only the tokens of several batches may repeat
        confirmed = " ".join(_tokens(confirmed))
    holders, marks = (confirmed.count("h"), confirmed.count("m")) if confirmed else (0, 0)
    others = [(amount, unit) for unit, amount in units.items()] if units else ()
    plain = n, measures, batches, items, valued, items_confirmed
    return counted(plain, others, values, holders, marks, transfers)


class Into(Protocol):
    """Collects groups of rows."""

    def columns(self, of: str) -> str:
        """Return the columns to select from a table or alias."""

    def take(self, key: tuple[Key, ...], row: Sequence[Any]) -> None:
        """Add a group under its key."""


class IntoSums:
    """Collects groups into sums; a group that remains the only one under its key is counted without a tally.

    Args:
        add: Adds rows to a tally.
        summing: The sums.
    """

    def __init__(self, add: Adding, summing: Summing) -> None:
        self._add, self._summing = add, summing
        self._alone: dict[tuple[Key, ...], Sequence[Any]] = {}

    columns = staticmethod(sums)

    def take(self, key: tuple[Key, ...], row: Sequence[Any]) -> None:
        """Add a group under its key."""
        if key in self._summing.rows or key in self._alone:
            self._add(self._summing.rows[key], row)
        elif row[0]:
            self._alone[key] = row

    def whole(self) -> Sums:
        """Return the sums, once all groups are added and the sums include everything else."""
        tallies = self._summing.rows
        for key in self._alone.keys() & tallies.keys():
            self._add(tallies[key], self._alone.pop(key))
        for tally in (self._summing.total, *tallies.values()):
            self._add.settle(tally)
        rows, total = self._summing.sums
        return Sums({**rows, **{key: _counts(row) for key, row in self._alone.items()}}, total)


class IntoFinds:
    """Counts measures and batches detained by key.

    Attributes:
        rows: Key to the counts.
    """

    def __init__(self) -> None:
        self.rows: dict[tuple[Key, ...], Finds] = {}

    columns = staticmethod(finds)

    def take(self, key: tuple[Key, ...], row: Sequence[Any]) -> None:
        """Add a group under its key."""
        measures, batches = row
        before = self.rows.get(key)
        self.rows[key] = Finds(before.measures + measures, before.batches + batches) if before else Finds(*row)
