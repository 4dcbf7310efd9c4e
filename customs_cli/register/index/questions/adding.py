"""Rows of the index added up: all that they count, or what they find alone."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Protocol

from customs_cli.domain.books.sums import Finds, Summing, Sums
from customs_cli.domain.counting.facts import Counts, Tally
from customs_cli.domain.query.dimensions import Key
from customs_cli.domain.values.money import HOME, Money
from customs_cli.register.index.cells import extras_in
from customs_cli.register.index.codes import Known
from customs_cli.register.index.rows.of_batch import SCALE
from customs_cli.register.index.schema import finds, sums

_NONE = Decimal(0)
_NOTHING = Money(amount=_NONE, currency=HOME)


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
            tally.values[HOME] = tally.values.get(HOME, _NONE) + _amount(value, places)
        if extras:
            self._add_extras(tally, extras)
        if confirmed:
            marks, holders = self._known.names("mark"), self._known.names("holder")
            for token in _tokens(confirmed):
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


def _amount(value: int, places: int) -> Decimal:
    return Decimal(value // 10 ** (SCALE - places)).scaleb(-places)


def _tokens(confirmed: str) -> set[str]:
    return set(confirmed.replace(",", " ").split(" "))


def _counts(row: Sequence[Any]) -> Counts | None:
    """What a row counts by itself; None where it has more than pieces and yuan, which a tally adds up."""
    n, measures, batches, items, valued, value, places, extras, confirmed, items_confirmed, police, court, office = row
    if extras:
        return None
    values = () if places is None else (Money(amount=_amount(value, places), currency=HOME),)
    tokens = _tokens(confirmed) if confirmed else ()
    marks = sum(token[0] == "m" for token in tokens)
    return Counts(
        recorded=n,
        measures=measures,
        batches=batches,
        items=items,
        items_official=items,
        value=values[0] if values else _NOTHING,
        values=values,
        valued=valued,
        holders_confirmed=len(tokens) - marks,
        trademarks_confirmed=marks,
        items_confirmed=items_confirmed,
        transfers=police + court + office,
        transfers_police=police,
        transfers_court=court,
        transfers_office=office,
    )


class Into(Protocol):
    """Takes in groups of rows."""

    def columns(self, of: str) -> str:
        """What is selected of the rows of a table or of its alias."""

    def take(self, key: tuple[Key, ...], row: Sequence[Any]) -> None:
        """Take in a group under its key."""


class IntoSums:
    """Takes them into sums: a group that stays the only one under its key is counted without a tally.

    Args:
        add: Adds them up.
        summing: The sums.
    """

    def __init__(self, add: Adding, summing: Summing) -> None:
        self._add, self._summing = add, summing
        self._alone: dict[tuple[Key, ...], Sequence[Any]] = {}

    columns = staticmethod(sums)

    def take(self, key: tuple[Key, ...], row: Sequence[Any]) -> None:
        """Take in a group under its key."""
        if key in self._summing.rows or key in self._alone:
            self._add(self._summing.rows[key], row)
        elif row[0]:
            self._alone[key] = row

    def whole(self) -> Sums:
        """All of it, once everything is taken in and the sums have what else there is."""
        counted: dict[tuple[Key, ...], Counts] = {}
        for key, row in self._alone.items():
            counts = None if key in self._summing.rows else _counts(row)
            if counts is None:
                self._add(self._summing.rows[key], row)
            else:
                counted[key] = counts
        rows, total = self._summing.sums
        return Sums({**rows, **counted}, total)


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
