"""Rankings: who comes first by batches, items or value, with share, the rank in the period before and the change.

A ranking by batches and one by items often give opposite orders, so all figures stand side by side and the basis is
named. Equal figures share a rank (1, 2, 2, 4). Value is ranked in one currency, never in several added up.
"""

from collections.abc import Iterable
from decimal import Decimal

from customs_cli.domain.batch import Batch
from customs_cli.domain.counting.facts import Counts
from customs_cli.domain.periods import Period
from customs_cli.domain.query.dimensions import Key
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.selection import found_in
from customs_cli.domain.record import Record
from customs_cli.reports.spans import equal_before
from customs_cli.reports.summary import Summary, summarise


class RankRow(Record, frozen=True):
    """One place.

    Attributes:
        key: Whose; None is not known, and has no rank.
        rank: From 1; None for a key not known.
        rank_before: In the period before; None where it had none.
        change: Places won since, negative when lost; None where there was no rank before.
        counts: All figures.
        share: Of the basis in total, 0 to 1, four places; None when the total is nothing.
    """

    key: Key
    rank: int | None
    rank_before: int | None
    change: int | None
    counts: Counts
    share: float | None = None


class Ranking(Record, frozen=True):
    """A ranking.

    Attributes:
        of: What is ranked.
        by: By what.
        period: Both ends inclusive.
        before: The equal period before; None for a period without both ends.
        currency: The one that value is ranked in, shown whatever the basis.
        rows: By rank, then key.
        total: Over all batches, each once.
        overlaps: Whether a batch may stand in several rows.
        names: Key -> name, for consignors known by their credit code.
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


def rank(batches: Iterable[Batch], of: str, by: str, period: Period, directory: Directory) -> Ranking:
    """Rank what was found in a period.

    Args:
        batches: All that may count, those of the period before too.
        of: `office`, `holder`, `mark`, `consignor` or `destination`.
        by: `batches`, `items` or `value`.
        period: Both ends inclusive.
        directory: What tells names.
    """
    everything = list(batches)
    now = summarise(everything, (of,), directory, period)
    before = equal_before(period)
    currency = now.total.value.currency
    former: dict[Key, int] = {}
    if before and any(True for _ in found_in(everything, before)):
        former = _ranks(summarise(everything, (of,), directory, before), by, currency)
    ranks = _ranks(now, by, currency)
    whole = figure(now.total, by, currency)
    rows = []
    for row in now.rows:
        key = row.key[of]
        place, past = ranks.get(key), former.get(key)
        share = round(float(figure(row.counts, by, currency) / whole), 4) if whole else None
        rows.append(RankRow(key=key, rank=place, rank_before=past, change=past - place if past and place else None,
                            counts=row.counts, share=share))  # fmt: skip
    rows.sort(key=lambda row: (row.rank is None, row.rank or 0, row.key or ""))
    return Ranking(
        of=of,
        by=by,
        period=period,
        before=before,
        currency=currency,
        rows=tuple(rows),
        total=now.total,
        overlaps=now.overlaps,
        names=_names(everything) if of == "consignor" else {},
    )


def figure(counts: Counts, by: str, currency: str) -> Decimal:
    """The figure of a basis; of value that in one currency."""
    if by != "value":
        return Decimal(counts.batches if by == "batches" else counts.items if by == "items" else counts.measures)
    return next((value.amount for value in counts.values if value.currency == currency), Decimal(0))


def _names(batches: Iterable[Batch]) -> dict[str, str]:
    """Credit code -> name as last written."""
    parties = (batch.consignor for batch in batches if batch.consignor)
    return {party.uscc: party.name for party in parties if party.uscc and party.name}


def _ranks(summary: Summary, by: str, currency: str) -> dict[Key, int]:
    (of,) = summary.by
    known = [(figure(row.counts, by, currency), row.key[of]) for row in summary.rows if row.key[of] is not None]
    known.sort(key=lambda pair: -pair[0])
    ranks: dict[Key, int] = {}
    for place, (amount, key) in enumerate(known, 1):
        is_tie = place > 1 and known[place - 2][0] == amount
        ranks[key] = ranks[known[place - 2][1]] if is_tie else place
    return ranks
