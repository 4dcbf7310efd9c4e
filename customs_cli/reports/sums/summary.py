"""Summaries: batches counted over a period and broken down. The counting rules stand in `counting`.

A batch belongs to the period of its `found_on` (the first day of a month or a year). Rows may overlap (a batch of two
holders stands in two rows), so the total is counted anew over all batches and never added up from rows.
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


def summary(books: Books, by: tuple[str, ...], period: Period, where: Expr | None = None) -> Summary:
    """Sum up what was found in a period.

    Args:
        books: Where.
        by: Names of dimensions (`dimensions.DIMENSIONS`); none for the total alone.
        period: Both ends inclusive.
        where: A filter; None for every batch.

    Raises:
        UsageError: A dimension is not known.
    """
    chosen = dimensions(by, period.counted_on)
    sums = books.sums(chosen, period, where)
    names = tuple(dimension.key for dimension in chosen)
    rows = [_row(dict(zip(names, key, strict=True)), counts, sums.total) for key, counts in sums.rows.items()]
    rows.sort(key=_order(chosen))
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
    return round(part / whole, 4) if whole else None


def _order(chosen: tuple[Dimension, ...]) -> Callable[[SummaryRow], tuple[object, ...]]:
    """Times first to last; what is not a time by batches, then items, most first, then key; not known last."""
    is_chronological = bool(chosen) and chosen[0].is_chronological

    def order(row: SummaryRow) -> tuple[object, ...]:
        keys = tuple([(key is None, key or "") for key in row.key.values()])
        size = (-row.counts.batches, -row.counts.items)
        return (keys[0], size, keys) if is_chronological else (size, keys)

    return order
