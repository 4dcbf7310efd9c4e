"""A summary as a page and as JSON."""

from collections.abc import Callable
from decimal import Decimal
from operator import attrgetter, itemgetter
from typing import Any

from customs_cli.domain.counting.facts import Counts
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.time.periods import Period
from customs_cli.domain.values.money import Money
from customs_cli.render.forms.jsonfile import money
from customs_cli.render.layout.cells import to_four_places
from customs_cli.render.layout.page import Cell, Column, Page, Table
from customs_cli.render.words.amounts import as_read
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.phrases import CLOSED, called, sums, units
from customs_cli.reports.sums.summary import Summary, SummaryRow

HEADINGS = {
    "office": marked("Office"),
    "district": marked("District"),
    "country": marked("Country"),
    "campaign": marked("Campaign"),
    "clue_source": marked("Clue given by"),
    "holder": marked("Holder"),
    "mark": marked("Trademark"),
    "right_type": marked("Right"),
    "basis": marked("Basis"),
    "direction": marked("Direction"),
    "channel": marked("Channel"),
    "transport": marked("Transport"),
    "category": marked("Category"),
    "consignor": marked("Consignor"),
    "origin": marked("Origin"),
    "destination": marked("Destination"),
    "route": marked("Route"),
    "goods": marked("Goods"),
    "holder_country": marked("Holder's country"),
    "status": marked("Status"),
    "outcome": marked("Outcome"),
    "assistance": marked("Assistance"),
    "day": marked("Day"),
    "week": marked("Week"),
    "month": marked("Month"),
    "quarter": marked("Quarter"),
    "year": marked("Year"),
}
"""Dimension -> the heading of its column."""

_NAMED = ("office", "district", "campaign", "holder", "mark", "consignor")
_WORDS = ("right_type", "clue_source", "basis", "direction", "channel", "transport", "status", "outcome", "assistance")


def page(summary: Summary, directory: Directory, words: Words) -> Page:
    """Return a table with a row for each key, the total, and the rules of counting."""
    title = words("Summary: {period}", period=period_text(summary.period, words))
    return Page(title=title, blocks=(table(summary, directory, words),))


def table(summary: Summary, directory: Directory, words: Words) -> Table:
    """Return the table alone, for a page that shows more."""
    named = tuple(_key_column(key, words) for key in summary.by) or (Column(key="key", heading=""),)
    counted = _columns(summary, words)
    cells = _cells(counted, words)
    rows = [(*_keys(row, summary, directory, words), *cells(row)) for row in summary.rows]
    blanks = [""] * (len(named) - 1)
    total = (words("Total"), *blanks, *cells(_whole(summary.total)))
    made = Table(columns=named + counted, rows=rows, total=total, notes=notes(summary, words), keys=len(named))
    return as_read(made, words)


def as_json(summary: Summary) -> dict[str, Any]:
    """The object of `customs.summary/1`."""
    return {
        "schema": "customs.summary/1",
        "period": period_json(summary.period),
        "by": list(summary.by),
        "rows": [
            {
                "key": row.key,
                **counts_json(row.counts),
                "share_batches": share_json(row.share_batches),
                "share_items": share_json(row.share_items),
            }
            for row in summary.rows
        ],
        "total": counts_json(summary.total),
        "rows_overlap": summary.overlaps,
    }


def share_json(share: float | None) -> float | None:
    """Return a share as it appears in rows: 0 to 1, four decimal places."""
    return None if share is None else to_four_places(share)


def counts_json(counts: Counts) -> dict[str, Any]:
    """Return counts as they appear in rows and totals."""
    return {
        "measures": counts.measures,
        "batches": counts.batches,
        "items": counts.items,
        "value": money(counts.value),
        "holders_confirmed": counts.holders_confirmed,
        "trademarks_confirmed": counts.trademarks_confirmed,
        "items_confirmed": counts.items_confirmed,
        "transfers": counts.transfers,
        "recorded": counts.recorded,
        "units": counts.units,
        "items_official": counts.items_official,
        "values": [money(value) for value in counts.values],
        "transfers_police": counts.transfers_police,
        "transfers_court": counts.transfers_court,
        "transfers_office": counts.transfers_office,
    }


def figure_json(figure: Decimal, of: str, currency: str) -> Any:
    """Return one figure as in `counts_json`: an amount of money where it is the value, else a count."""
    return money(Money(amount=figure, currency=currency)) if of == "value" else int(figure)


def period_json(period: Period) -> dict[str, Any]:
    """Return both ends of a period, inclusive; null for an open one."""
    return {
        "from": period.from_.isoformat() if period.from_ else None,
        "to": period.to.isoformat() if period.to else None,
    }


def period_text(period: Period, words: Words) -> str:
    """Return a period for readers: `2019-07-01 to 2019-08-31`."""
    if period.from_ and period.to:
        same = period.from_ == period.to
        return str(period.from_) if same else words("{start} to {end}", start=period.from_, end=period.to)
    if period.from_:
        return words("since {start}", start=period.from_)
    return words("until {end}", end=period.to) if period.to else words("all years")


COUNTED_ON = {
    "found": marked("Batches count by the day found."),
    "detained": marked("Batches count by the first day of detention."),
    "confirmed": marked("Batches count by the day of a holder's first confirmation."),
    "transferred": marked("Batches count by the first day of a hand-over."),
    "closed": marked("Batches count by the day on which the last proceeding ended."),
}
"""Day by which batches are counted -> the sentence for it."""


def counted_on(basis: str, words: Words) -> str:
    """Return the sentence on the day by which batches are counted."""
    return words(COUNTED_ON[basis])


def notes(summary: Summary, words: Words) -> tuple[str, ...]:
    """Return the rules of counting that matter for these figures."""
    total = summary.total
    said = [
        counted_on(summary.period.counted_on, words),
        words("Items are pieces of detained goods; a piece that bears several marks is one piece."),
    ]
    if total.units:
        said.append(
            words(
                "Besides them: {units}. Official total {official}: a pair or a set counts as one; packages, "
                "weights and measures do not count.",
                units=words(", ").join(units(total.units, words)),
                official=f"{total.items_official:,}",
            )
        )
    if summary.overlaps and summary.rows:
        said.append(words("A batch may be in several rows; the total counts it once."))
    if len(total.values) > 1:
        said.append(words("Currencies are never added up."))
    if total.recorded > total.measures:
        said.append(words("Recorded without a measure: {count}.", count=total.recorded - total.measures))
    return tuple(said)


def _key_column(key: str, words: Words) -> Column:
    kind = "date" if key == "day" else "word" if key in _WORDS else "text" if key in _NAMED else "code"
    return Column(key=key, heading=words(HEADINGS[key]), kind=kind)  # type: ignore[arg-type]


def _keys(row: SummaryRow, summary: Summary, directory: Directory, words: Words) -> list[Cell]:
    return [key_text(name, row.key[name], directory, words) for name in summary.by]


def key_text(name: str, key: str | None, directory: Directory, words: Words) -> str:
    """Return the key of a dimension in the reader's words."""
    if key is None:
        return words("open") if name == "outcome" else words("not known")
    if name in (*_NAMED, *CLOSED):
        return called(name, key, directory, words)
    return words.word(key) if name in _WORDS else key


def _columns(summary: Summary, words: Words) -> tuple[Column, ...]:
    has_rows = bool(summary.rows)
    has_units = bool(summary.total.units)
    columns = (
        Column(key="measures", heading=words("Measures"), kind="number"),
        Column(key="batches", heading=words("Batches detained"), kind="number"),
        Column(key="share_batches", heading=words("Share of batches"), kind="share"),
        Column(key="items", heading=words("Items"), kind="number"),
        Column(key="share_items", heading=words("Share of items"), kind="share"),
        Column(key="units", heading=words("Other units")),
        Column(key="value", heading=words("Value"), kind="money"),
        Column(key="holders_confirmed", heading=words("Holders confirmed"), kind="number"),
        Column(key="trademarks_confirmed", heading=words("Trademarks confirmed"), kind="number"),
        Column(key="items_confirmed", heading=words("Items confirmed"), kind="number"),
        Column(key="transfers", heading=words("Transfers"), kind="number"),
        Column(key="recorded", heading=words("Batches recorded"), kind="number", readers="machines"),
        Column(key="items_official", heading=words("Official total"), kind="number", readers="machines"),
        Column(key="transfers_police", heading=words("To the police"), kind="number", readers="machines"),
        Column(key="transfers_court", heading=words("To courts"), kind="number", readers="machines"),
        Column(key="transfers_office", heading=words("To other offices"), kind="number", readers="machines"),
    )
    hidden = {"share_batches": not has_rows, "share_items": not has_rows, "units": not has_units}
    return tuple(column for column in columns if not hidden.get(column.key))


def _whole(total: Counts) -> SummaryRow:
    return SummaryRow(
        key={},
        counts=total,
        share_batches=1.0 if total.batches else None,
        share_items=1.0 if total.items else None,
    )


def _cells(columns: tuple[Column, ...], words: Words) -> Callable[[SummaryRow], tuple[Cell, ...]]:
    others = ("share_batches", "share_items", "units", "value")
    keys = [column.key for column in columns]
    told = [key for key in keys if key not in others]
    counted = attrgetter(*told)
    in_place = itemgetter(*([*others, *told].index(key) for key in keys))

    def cells(row: SummaryRow) -> tuple[Cell, ...]:
        counts = row.counts
        own = units(counts.units, words) if counts.units else ()
        found: tuple[Cell, ...] = in_place(
            (row.share_batches, row.share_items, own, sums(counts.values), *counted(counts))
        )
        return found

    return cells
