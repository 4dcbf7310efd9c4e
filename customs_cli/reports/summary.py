"""Summaries: batches counted over a period and broken down. The counting rules stand in `counting`.

A batch belongs to the period of its `found_on` (the first day of a month or a year). Rows may overlap (a batch of two
holders stands in two rows), so the total is counted anew over all batches and never added up from rows.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, TypeVar

from customs_cli.domain.batch import Batch
from customs_cli.domain.periods import Period
from customs_cli.domain.record import Record
from customs_cli.reports.counting import WHOLE, Counts, Scope, Tally, facts_of
from customs_cli.reports.dimensions import Dimension, Key, Parts, day_of, dimensions
from customs_cli.reports.directory import Directory

T = TypeVar("T")

Part: TypeAlias = tuple[tuple[Key, ...], Scope]
"""Keys, one for each dimension, and the part of a batch that stands under them."""


class SummaryRow(Record, frozen=True):
    """One row.

    Attributes:
        key: Its key in each dimension, in the order asked for; None is not known.
        counts: What stands under it.
        share_batches: Of the batches detained in total, 0 to 1, four places; None when there are none.
        share_items: Of the pieces in total, likewise.
    """

    key: dict[str, Key]
    counts: Counts
    share_batches: float | None = None
    share_items: float | None = None


class Summary(Record, frozen=True):
    """Counts over a period.

    Attributes:
        period: Both ends inclusive.
        by: The dimensions, as they stand in `SummaryRow.key`.
        rows: By batches, then items, most first, then key; times in their order.
        total: Over all batches, each once.
        overlaps: Whether a batch may stand in several rows.
    """

    period: Period
    by: tuple[str, ...]
    rows: tuple[SummaryRow, ...]
    total: Counts
    overlaps: bool = False


def summarise(batches: Iterable[Batch], by: tuple[str, ...], directory: Directory, period: Period) -> Summary:
    """Count the batches of a period.

    Args:
        batches: Any; those outside the period are left out.
        by: Names of dimensions (`dimensions.DIMENSIONS`); none for the total alone.
        directory: What tells district, right type and country.
        period: Both ends inclusive.

    Raises:
        UsageError: A dimension is not known.
    """
    counted = ((batch, facts_of(batch)) for batch in found_in(batches, period))
    return summed(counted, Tally.add, by, directory, period)


def summed(
    counted: Iterable[tuple[Batch, T]],
    add: Callable[[Tally, T], None],
    by: tuple[str, ...],
    directory: Directory,
    period: Period,
) -> Summary:
    """Sum up what was counted, broken down.

    Args:
        counted: A batch, or one that stands for several alike in every dimension, with what it adds as a whole.
        add: Adds that to a sum.
        by: As for `summarise`.
        directory: As for `summarise`.
        period: Of all of them; both ends inclusive.

    Raises:
        UsageError: A dimension is not known.
    """
    chosen = dimensions(by)
    total, tallies = Tally(), dict[tuple[Key, ...], Tally]()
    for batch, whole in counted:
        add(total, whole)
        for key, scope in _parts(batch, chosen, directory):
            tally = tallies.get(key)
            if tally is None:
                tally = tallies[key] = Tally()
            if scope is WHOLE:
                add(tally, whole)
            else:
                tally.add(facts_of(batch, scope))
    counts = total.counts
    rows = [_row(key, tally, chosen, counts) for key, tally in tallies.items()]
    rows.sort(key=_order(chosen))
    return Summary(
        period=period,
        by=tuple(dimension.key for dimension in chosen),
        rows=tuple(rows),
        total=counts,
        overlaps=any(dimension.overlaps for dimension in chosen),
    )


def found_in(batches: Iterable[Batch], period: Period) -> Iterator[Batch]:
    """The batches found in a period, both ends inclusive."""
    return iter(batches) if period.from_ is None and period.to is None else filter(is_found_in(period), batches)


def is_found_in(period: Period) -> Callable[[Batch], bool]:
    """Whether a batch was found in a period, both ends inclusive."""
    # ISO days compare as text, so that no date is made for each batch.
    first = period.from_.isoformat() if period.from_ else ""
    last = period.to.isoformat() if period.to else "9999-12-31"
    return lambda batch: first <= day_of(batch.found_on) <= last


def _parts(batch: Batch, chosen: tuple[Dimension, ...], directory: Directory) -> Iterable[Part]:
    """Every combination of keys that some goods of the batch have, with the part that has it; each once."""
    if not chosen:
        return ()
    own = [dimension.parts(batch, directory) for dimension in chosen]
    if all(len(parts) == 1 and parts[0][1] is WHOLE for parts in own):
        return ((tuple([parts[0][0] for parts in own]), WHOLE),)
    return _merged(_combined(batch, own))


def _combined(batch: Batch, own: Iterable[Parts]) -> list[Part]:
    parts: list[Part] = [((), WHOLE)]
    for further in own:
        parts = [((*keys, key), _narrowed(left, right)) for keys, left in parts for key, right in further]
    return [(keys, scope) for keys, scope in parts if scope is WHOLE or _has_goods(batch, scope)]


def _narrowed(left: Scope, right: Scope) -> Scope:
    if left is WHOLE or right is WHOLE:
        return right if left is WHOLE else left
    return left.within(right)


def _has_goods(batch: Batch, scope: Scope) -> bool:
    return any(
        (scope.lines is None or line.no in scope.lines)
        and (scope.marks is None or not scope.marks.isdisjoint(line.named_marks))
        for line in batch.lines
    )


def _merged(parts: list[Part]) -> Iterable[Part]:
    """Parts with equal keys as one (two unknown marks, say), so that a batch counts once in a row."""
    merged: dict[tuple[Key, ...], Scope] = {}
    for key, scope in parts:
        before = merged.get(key)
        if before is None or before is WHOLE:
            merged[key] = before or scope
        else:
            merged[key] = before.joined(scope)
    return merged.items()


def _row(key: tuple[Key, ...], tally: Tally, chosen: tuple[Dimension, ...], total: Counts) -> SummaryRow:
    counts = tally.counts
    return SummaryRow(
        key={dimension.key: part for dimension, part in zip(chosen, key, strict=True)},
        counts=counts,
        share_batches=_share(counts.batches, total.batches),
        share_items=_share(counts.items, total.items),
    )


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _order(chosen: tuple[Dimension, ...]) -> Callable[[SummaryRow], tuple[object, ...]]:
    """Times first to last; what is not a time by batches, then items, most first, then key; not known last."""
    is_chronological = bool(chosen) and chosen[0].is_chronological

    def order(row: SummaryRow) -> tuple[object, ...]:
        keys = tuple((key is None, key or "") for key in row.key.values())
        size = (-row.counts.batches, -row.counts.items)
        return (keys[0], size, keys) if is_chronological else (size, keys)

    return order
