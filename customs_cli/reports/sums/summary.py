"""Summaries: batches counted over a period and broken down. The counting rules are in `domain.counting`.

A batch belongs to the period of its `found_on` (a month or year counts as its first day). Rows may overlap (a batch of
two holders is in two rows), so the total is counted separately over all batches and never added up from rows.
"""

from collections.abc import Callable

from customs_cli.domain.books.books import Books
from customs_cli.domain.counting.facts import Counts
from customs_cli.domain.query.dimensions import Dimension, Key, dimensions
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.record import Record
from customs_cli.domain.time.periods import Period


class SummaryRow(Record, frozen=True):
    """One row of a summary.

    Attributes:
        key: Dimension to key, in the order asked for; None for unknown.
        counts: The counts.
        share_batches: Share of all batches detained, 0 to 1; None if there are none.
        share_items: Share of all pieces, likewise.
    """

    key: dict[str, Key]
    counts: Counts
    share_batches: float | None = None
    share_items: float | None = None


class Summary(Record, frozen=True):
    """Counts over a period.

    Attributes:
        period: Both ends inclusive.
        by: The dimensions, as in `SummaryRow.key`.
        rows: Sorted by batches, then items, most first, then key; by time if the first dimension is one of time.
        total: Counts over all batches, each once.
        overlaps: Whether a batch may be in several rows.
    """

    period: Period
    by: tuple[str, ...]
    rows: tuple[SummaryRow, ...]
    total: Counts
    overlaps: bool = False


def summary(books: Books, by: tuple[str, ...], period: Period, where: Expr | None = None) -> Summary:
    """Sum up what was found in a period.

    Args:
        books: The books of the register.
        by: Names of dimensions (`dimensions.DIMENSIONS`); empty for the total alone.
        period: Both ends inclusive.
        where: A filter; None for every batch.

    Raises:
        UsageError: A dimension is unknown.
    """
    chosen = dimensions(by, period.counted_on)
    sums = books.sums(chosen, period, where)
    names = tuple(dimension.key for dimension in chosen)
    rows = [
        _row(dict(zip(names, key, strict=True)), counts, sums.total)
        for key, counts in sorted(sums.rows.items(), key=_order(chosen))
    ]
    return Summary(
        period=period,
        by=names,
        rows=tuple(rows),
        total=sums.total,
        overlaps=any(dimension.overlaps for dimension in chosen),
    )


def _row(key: dict[str, Key], counts: Counts, total: Counts) -> SummaryRow:
    return SummaryRow(
        key=key,
        counts=counts,
        share_batches=_share(counts.batches, total.batches),
        share_items=_share(counts.items, total.items),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _order(chosen: tuple[Dimension, ...]) -> Callable[[tuple[tuple[Key, ...], Counts]], tuple[object, ...]]:
    """Return the sort key of keys and their counts.

    Rows by time are in its order; others are sorted by batches, then items, most first, then key. Unknown keys come
    last.
    """
    is_chronological = bool(chosen) and chosen[0].is_chronological

    def order(row: tuple[tuple[Key, ...], Counts]) -> tuple[object, ...]:
        known, counts = row
        keys = [(key is None, key or "") for key in known]
        return (keys[0] if is_chronological else 0, -counts.batches, -counts.items, keys)

    return order
