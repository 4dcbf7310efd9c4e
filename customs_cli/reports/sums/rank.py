"""Rankings by batches, items or value, with share, the rank in the period before, and the change.

A ranking by batches and one by items often give opposite orders, so all figures are shown and the basis is named. Equal
figures share a rank (1, 2, 2, 4). Value is ranked in one currency; currencies are never added up.
"""

from decimal import Decimal

from msgspec.structs import replace

from customs_cli.domain.books.books import Books
from customs_cli.domain.counting.facts import Counts
from customs_cli.domain.query.dimensions import Key
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.record import Record
from customs_cli.domain.time.periods import Period
from customs_cli.domain.values.money import Money
from customs_cli.reports.compare.period_spans import equal_before
from customs_cli.reports.sums.summary import Summary, summary


class RankRow(Record, frozen=True):
    """One place of a ranking.

    Attributes:
        key: The key; None for unknown, which has no rank.
        rank: Rank from 1; None for an unknown key.
        rank_before: Rank in the period before; None if it had no figure then.
        change: Places gained since, negative if lost; None if there was no rank before.
        counts: All figures.
        share: Share of the total of the basis, 0 to 1; None if the total is zero.
        year_before: The figure ranked by, a year before; None if the period is open.
    """

    key: Key
    rank: int | None
    rank_before: int | None
    change: int | None
    counts: Counts
    share: float | None = None
    year_before: Decimal | None = None


class Ranking(Record, frozen=True):
    """A ranking by one figure.

    Attributes:
        of: The dimension ranked.
        by: The basis: `batches`, `items` or `value`.
        period: Both ends inclusive.
        before: The preceding period of equal length; None if the period is open.
        currency: The currency in which value is ranked, and shown whatever the basis.
        rows: The rows by rank, then key.
        total: Counts over all batches, each once.
        overlaps: Whether a batch may be in several rows.
        names: Key to name, for consignors identified by credit code.
        left_out: Number of rows left out by the limit.
        year: The same days a year before, not after a year before today; None if the period is open.
        total_year_before: The figure ranked by, over all batches of `year`.
        others: Totals in other currencies, which value does not include.
        others_year_before: The same totals a year before.
    """

    of: str
    by: str
    period: Period
    before: Period | None
    currency: str
    rows: tuple[RankRow, ...]
    total: Counts
    overlaps: bool = False
    names: dict[str, str] = {}
    left_out: int = 0
    year: Period | None = None
    total_year_before: Decimal | None = None
    others: tuple[Money, ...] = ()
    others_year_before: tuple[Money, ...] = ()


def rank(
    books: Books, of: str, by: str, period: Period, where: Expr | None = None, limit: int | None = None
) -> Ranking:
    """Rank what was found in a period.

    Args:
        books: The books of the register.
        of: `office`, `holder`, `mark`, `consignor`, `destination`, `category`, `goods` or `route`.
        by: `batches`, `items` or `value`.
        period: Both ends inclusive.
        where: A filter; None for every batch.
        limit: Maximum number of rows; None for all.
    """
    now = summary(books, (of,), period, where)
    currency = now.total.value.currency
    before = equal_before(period)
    past = summary(books, (of,), before, where) if before else None
    had = {row.key[of] for row in past.rows if figure(row.counts, by, currency)} if past else set()
    former = {key: place for key, place in _ranks(past, by, currency).items() if key in had} if past else {}
    year = period.until(books.today).previous_year() if before else None
    then = summary(books, (of,), year, where) if year else None
    past_year = {row.key[of]: figure(row.counts, by, currency) for row in then.rows} if then else None
    ranks, whole = _ranks(now, by, currency), figure(now.total, by, currency)
    rows = [
        replace(
            _row(row.key[of], row.counts, ranks, former, _share(row.counts, by, currency, whole)),
            year_before=None if past_year is None else past_year.get(row.key[of], Decimal(0)),
        )
        for row in now.rows
    ]
    rows.sort(key=lambda row: (row.rank is None, row.rank or 0, row.key or ""))
    shown = tuple(rows[:limit])
    codes = {row.key for row in shown if row.key} if of == "consignor" else set()
    return Ranking(
        of=of,
        by=by,
        period=period,
        before=before,
        currency=currency,
        rows=shown,
        total=now.total,
        overlaps=now.overlaps,
        names=dict(books.names_of_codes(codes, where)) if codes else {},
        left_out=len(rows) - len(shown),
        year=year,
        total_year_before=figure(then.total, by, currency) if then else None,
        others=in_others(now.total, currency),
        others_year_before=in_others(then.total, currency) if then and by == "value" else (),
    )


def _row(key: Key, counts: Counts, ranks: dict[Key, int], former: dict[Key, int], share: float | None) -> RankRow:
    place, past = ranks.get(key), former.get(key)
    change = past - place if past and place else None
    return RankRow(key=key, rank=place, rank_before=past, change=change, counts=counts, share=share)


def _share(counts: Counts, by: str, currency: str, whole: Decimal) -> float | None:
    return float(figure(counts, by, currency) / whole) if whole else None


def figure(counts: Counts, by: str, currency: str) -> Decimal:
    """Return the figure of a basis from counts; a value is in the given currency."""
    if by != "value":
        return Decimal(counts.batches if by == "batches" else counts.items if by == "items" else counts.measures)
    return next((value.amount for value in counts.values if value.currency == currency), Decimal(0))


def in_others(counts: Counts, currency: str) -> tuple[Money, ...]:
    """Return the values of counts in currencies other than the given one."""
    return tuple(value for value in counts.values if value.currency != currency)


def _ranks(sums: Summary, by: str, currency: str) -> dict[Key, int]:
    (of,) = sums.by
    known = [(figure(row.counts, by, currency), row.key[of]) for row in sums.rows if row.key[of] is not None]
    known.sort(key=lambda pair: -pair[0])
    ranks: dict[Key, int] = {}
    for place, (amount, key) in enumerate(known, 1):
        is_tie = place > 1 and known[place - 2][0] == amount
        ranks[key] = ranks[known[place - 2][1]] if is_tie else place
    return ranks
