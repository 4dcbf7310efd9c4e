"""A list of batches as a page and as JSON."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.time.periods import Period
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.render.layout.cells import shown
from customs_cli.render.layout.page import Cell, Column, LongTable, Page, Readers, Table
from customs_cli.render.pages.batch.batch_json import batch_json
from customs_cli.render.pages.sums.summary import counted_on, period_text
from customs_cli.render.words.amounts import amount
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.phrases import all_goods, day, left_out, quantities, sums, units
from customs_cli.reports.batches.listing import Listing, ListRow, row_of

_READERS: dict[str, Readers] = {"items": "machines", "units": "machines", "quantity_shown": "people"}


def page(report: Listing, words: Words, title: str = "", keys: Sequence[str] = ()) -> Page:
    """Return a table: people see what officers look for first, machines each value in a cell of its own.

    Args:
        report: The batches.
        words: The reader's language.
        title: Title above the table.
        keys: Columns that all readers see instead, in this order: some of `column_keys`, and `quantity_shown`, which
            people see in place of items and other units.
    """
    count = len(report.rows) if report.total is None else report.total
    note = words("{count} batches", count=f"{count:,}") if count != 1 else words("1 batch")
    rows = [_cells(row, words) for row in report.rows]
    is_told = report.is_cut and report.total is None
    more = (words("... and more."),) if is_told else left_out(count - len(rows), words, advised=True)
    counted = (counted_on(report.counted_on, words),) if report.counted_on else ()
    notes = (*_totals(report, note, words), *more, *counted)
    table = Table(columns=_columns(words), rows=rows, notes=notes)
    if keys:
        kept, columns = _chosen(keys, words)
        table = replace(table.of_columns(kept), columns=columns)
    return Page(title=title, blocks=(table,), refs=tuple(row.ref for row in report.rows))


def as_read(batches: Iterable[Batch], words: Words, keys: Sequence[str] = ()) -> Page:
    """Return the same table for machines only; the batches are read while they are written."""
    rows = (_cells(row_of(batch), words) for batch in batches)
    if not keys:
        return Page(title="", blocks=(), long=LongTable(columns=_columns(words), rows=rows))
    kept, columns = _chosen(keys, words)
    chosen = (tuple(row[place] for place in kept) for row in rows)
    return Page(title="", blocks=(), long=LongTable(columns=columns, rows=chosen))


def _chosen(keys: Sequence[str], words: Words) -> tuple[list[int], tuple[Column, ...]]:
    every = _columns(words)
    kept = [[column.key for column in every].index(key) for key in keys]
    readers = _READERS if "quantity_shown" in keys else {}
    return kept, tuple(replace(every[i], readers=readers.get(every[i].key, "all")) for i in kept)


def _totals(report: Listing, note: str, words: Words) -> tuple[str, ...]:
    amounts = quantities(report.items, report.units, words)
    sums_ = words("; ").join(amount(value, words) for value in report.values)
    added = words("; ").join(filter(None, (shown(amounts, lang=words.lang) if amounts else "", sums_)))
    counted = () if report.is_cut and report.total is None else (note,)
    if not added or len(report.rows) == 1:
        return counted
    if report.is_cut:
        return (*counted, words("Batches shown: {added}", added=added))
    return (words("{count}: {added}", count=note.rstrip(".。"), added=added),)


def title(period: Period, words: Words) -> str:
    """Return the title of a list on paper: its period, and which day of a batch must lie in it."""
    return words("Batches: {period}", period=period_text(period, words))


def column_keys() -> tuple[str, ...]:
    """Return the keys of the columns that a table of batches may have, as in TSV."""
    return tuple(column.key for column in _columns(Words()) if column.readers in ("all", "machines"))


def columns_called() -> dict[str, str]:
    """Return the Chinese heading of each of these columns -> its key."""
    return {
        column.heading: column.key for column in _columns(Words(lang="zh")) if column.readers in ("all", "machines")
    }


def as_json(batches: Iterable[Batch]) -> dict[str, Any]:
    """Return the object of `customs.list/1`; the batches are read while they are written."""
    return {"schema": "customs.list/1", "batches": map(batch_json, batches)}


def _columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(key="ref", heading=words("Reference"), kind="ref"),
        Column(key="found_on", heading=words("Found"), kind="date"),
        Column(key="office", heading=words("Office"), kind="code", readers="machines"),
        Column(key="direction", heading=words("Direction"), kind="word", readers="machines"),
        Column(key="channel", heading=words("Channel"), kind="word", readers="machines"),
        Column(key="status", heading=words("Status"), kind="word", readers="machines"),
        Column(key="status_shown", heading=words("Status"), kind="word", readers="people"),
        Column(key="goods_marks", heading=words("Goods"), readers="narrow"),
        Column(key="goods", heading=words("Goods"), readers="machines"),
        Column(key="marks", heading=words("Trademarks"), readers="machines"),
        Column(key="holders", heading=words("Holders"), readers="machines"),
        Column(key="items", heading=words("Items"), kind="number", readers="machines"),
        Column(key="units", heading=words("Other units"), readers="machines"),
        Column(key="value", heading=words("Value"), kind="money", readers="machines"),
        Column(key="office_shown", heading=words("Office"), kind="code", readers="wide"),
        Column(key="goods_shown", heading=words("Goods"), readers="wide"),
        Column(key="quantity_shown", heading=words("Quantity"), readers="wide"),
        Column(key="marks_shown", heading=words("Trademarks"), kind="word", readers="wide"),
        Column(key="holders_shown", heading=words("Holders"), kind="word", readers="wide"),
        Column(key="value_shown", heading=words("Value"), kind="money", readers="wide"),
        Column(key="due_on", heading=words("Due"), kind="date"),
    )


def _cells(row: ListRow, words: Words) -> tuple[Cell, ...]:
    named = tuple(dict.fromkeys(line.goods for line in row.lines if line.goods))
    holders = tuple(words("holder unknown") if holder == UNKNOWN else holder for holder in row.holders)
    return (
        row.ref,
        day(row.found_on),
        row.office,
        words.word(row.direction),
        words.word(row.channel),
        words.word(row.status),
        words.word(row.status_shown),
        all_goods(row.lines, words),
        tuple(line.goods for line in row.lines if line.goods),
        row.marks,
        row.holders,
        row.items,
        units(row.units, words),
        sums(row.values),
        row.office,
        named,
        quantities(row.items, row.units, words),
        row.marks,
        holders,
        sums(row.values),
        row.due_on,
    )
