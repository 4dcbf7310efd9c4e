"""The figures of a sheet: period, month, campaigns and year beside the year before; breakdowns; the first few."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.query.directory import Directory
from customs_cli.render.forms.jsonfile import money
from customs_cli.render.layout.page import Cell, Column, Table
from customs_cli.render.pages.day.sheet_issued import PERIODS
from customs_cli.render.pages.sums.summary import HEADINGS, counts_json, key_text, period_json, period_text
from customs_cli.render.words.amounts import DASH, LEAST, amounts, change, change_of_values
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.phrases import units
from customs_cli.reports.compare.compared import Compared, Figures
from customs_cli.reports.day.sheet import Sheet
from customs_cli.reports.sums.summary import Summary

FIRST = 3
"""The most marks, goods and destinations shown on a sheet."""
ROWS = 8
"""Greatest number of rows in a breakdown."""
_TOP = ("mark", "goods", "destination")


def figures(compared: Sequence[Compared], directory: Directory, words: Words) -> Table:
    """Return each period, and below it the same period a year before with the change; machines get plain figures."""
    people = _people_columns(words)
    rows: list[tuple[Cell, ...]] = []
    aside: list[int] = []
    for row in compared:
        aside += [len(rows) + 1] if row.then == Figures() else []
        rows.append((_called(row, directory, words), *_said(row.now, words), *_plain(row, row.now, words)))
        rows.append((words("a year before"), *_with_change(row, words), *_plain(row, row.then, words)))
    note = words("Lines without a figure for the year before had none.")
    columns = (*people, *_machine_columns(words))
    notes = (note,) if aside else ()
    table = Table(columns=columns, rows=rows, keys=1, is_ruled=True, notes=notes, aside=tuple(aside))
    empty = [4] if not any(row[4] for row in rows) else []
    if not any(figures.acted.transfers or figures.acted.fines for row in compared for figures in (row.now, row.then)):
        empty += [7, 8]
        notes = (("" if words.lang == "zh" else " ").join((*notes, words("No transfers, no fines."))),)
    table = replace(table, notes=notes)
    return table.of_columns([i for i in range(len(table.columns)) if i not in empty])


def _people_columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(key="period", heading=words("Period"), readers="people"),
        Column(key="measures_said", heading=words("Measures"), kind="money", readers="people"),
        Column(key="batches_said", heading=words("Batches detained"), kind="money", readers="people"),
        Column(key="items_said", heading=words("Items"), kind="money", readers="people"),
        Column(key="units_said", heading=words("Other units"), readers="people"),
        Column(key="value_said", heading=words("Value"), kind="money", readers="people"),
        Column(key="valued_said", heading=words("Valued"), kind="number", readers="people"),
        Column(key="transfers_said", heading=words("Transfers"), kind="money", readers="people"),
        Column(key="fines_said", heading=words("Fines"), kind="money", readers="people"),
    )


def compared_json(row: Compared) -> dict[str, Any]:
    """Return one row of `compared` in `customs.sheet/1`."""
    return {
        "what": row.what,
        "campaign": row.code or None,
        "period": period_json(row.period),
        **_figures_json(row.now),
        "before": {"period": period_json(row.before), **_figures_json(row.then)},
    }


def broken_down(table: Summary, directory: Directory, words: Words) -> Table:
    """Return the period by office, or by channel and direction, the largest first."""
    columns = (
        *(Column(key=key, heading=words(HEADINGS[key])) for key in table.by),
        Column(key="measures", heading=words("Measures"), kind="number"),
        Column(key="batches", heading=words("Batches detained"), kind="number"),
        Column(key="items", heading=words("Items"), kind="number"),
        Column(key="units", heading=words("Other units")),
        Column(key="value_said", heading=words("Value"), kind="money", readers="people"),
        Column(key="value", heading=words("Value"), kind="money", readers="machines"),
    )
    shown = [row for row in table.rows if row.counts.measures or row.counts.recorded][:ROWS]
    rows: list[tuple[Cell, ...]] = []
    for row in shown:
        counts = row.counts
        keys = (key_text(key, row.key[key], directory, words) for key in table.by)
        value = amounts(counts.values, words), counts.values[0] if len(counts.values) == 1 else counts.values
        rows.append((*keys, counts.measures, counts.batches, counts.items, units(counts.units, words), *value))
    left = len(table.rows) - len(shown)
    notes = (words("... and {count} more.", count=left),) if left else ()
    title = words("By {what}", what=words(" and ").join(words(HEADINGS[key]) for key in table.by))
    made = Table(columns=columns, rows=rows, title=title, notes=notes, keys=len(table.by), is_ruled=True)
    place = len(table.by) + 3
    return made if any(row[place] for row in rows) else made.of_columns([i for i in range(len(columns)) if i != place])


def first_few(report: Sheet, directory: Directory, words: Words) -> Table:
    """Return the first marks, goods and destinations side by side, by batches recorded, with their items."""
    tables = [table for name in _TOP for table in report.tables if table.by == (name,)]
    top = [_first(table, directory, words, report.written) for table in tables]
    columns: list[Column] = []
    for name in _TOP:
        columns += [
            Column(key=name, heading=words(HEADINGS[name])),
            Column(key=f"{name}_batches", heading=words("Batches"), kind="number"),
            Column(
                key=f"{name}_items",
                heading=words("Items"),
                kind="number",
                readers="all" if name == "mark" else "machines",
            ),
        ]
    nothing: tuple[Cell, ...] = ("", None, None)
    rows = [tuple(cell for part in row for cell in part) for row in zip_longest(*top, fillvalue=nothing)]
    return Table(columns=tuple(columns), rows=rows, title=words("First by batches"), is_ruled=True, keys=1)


def _first(table: Summary, directory: Directory, words: Words, written: Mapping[str, str]) -> list[tuple[Cell, ...]]:
    (name,) = table.by
    spelt = written if name == "goods" else {}
    rows: list[tuple[Cell, ...]] = [
        (spelt.get(key) or key_text(name, key, directory, words), row.counts.recorded, row.counts.items)
        for row in sorted(table.rows, key=lambda row: -row.counts.recorded)
        if (key := row.key[name]) is not None
    ]
    return rows[:FIRST]


def _said(figures: Figures, words: Words) -> tuple[Cell, ...]:
    counts, acted = figures.counts, figures.acted
    return (
        counts.measures,
        counts.batches,
        counts.items,
        units(counts.units, words),
        amounts(counts.values, words),
        words("{some} of {all}", some=f"{counts.valued:,}", all=f"{counts.batches:,}") if counts.batches else "",
        acted.transfers,
        amounts(acted.fined, words),
    )


def _with_change(row: Compared, words: Words) -> tuple[Cell, ...]:
    now, then = row.now, row.then
    said = _said(then, words)
    plain = [(f"{before:,}", change(n, before, words.lang)) for n, before in _numbers(now, then)]
    values, fines = (now.counts.values, then.counts.values), (now.acted.fined, then.acted.fined)
    worth = change_of_values(*values, words.lang) if then.counts.batches >= LEAST else DASH
    fined = change_of_values(*fines, words.lang) if then.acted.fines >= LEAST else DASH
    measures, batches, items, transfers = (_beside(*told) for told in plain)
    value, fine = (_beside(text, more) if text else DASH for text, more in ((said[4], worth), (said[7], fined)))
    return measures, batches, items, said[3], value, said[5], transfers, fine


def _beside(figure: Cell, change: str) -> str:
    return f"{figure} ({change})" if change == DASH else f"{figure}; ({change})"


def _numbers(now: Figures, then: Figures) -> list[tuple[int, int]]:
    a, b = now.counts, then.counts
    plain = [(a.measures, b.measures), (a.batches, b.batches), (a.items, b.items)]
    return [*plain, (now.acted.transfers, then.acted.transfers)]


def _machine_columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(key="what", heading=words("Period"), kind="code", readers="machines"),
        Column(key="campaign", heading=words("Campaign"), kind="code", readers="machines"),
        Column(key="from", heading=words("From"), kind="date", readers="machines"),
        Column(key="to", heading=words("To"), kind="date", readers="machines"),
        *(Column(key=key, heading=words(heading), kind="number", readers="machines")
          for key, heading in (("measures", "Measures"), ("batches", "Batches detained"), ("items", "Items"))),
        Column(key="units", heading=words("Other units"), readers="machines"),
        Column(key="value", heading=words("Value"), kind="money", readers="machines"),
        Column(key="valued", heading=words("Valued"), kind="number", readers="machines"),
        Column(key="transfers", heading=words("Transfers"), kind="number", readers="machines"),
        Column(key="fines", heading=words("Fines"), kind="money", readers="machines"),
    )  # fmt: skip


def _plain(row: Compared, figures: Figures, words: Words) -> tuple[Cell, ...]:
    counts, acted, is_now = figures.counts, figures.acted, figures is row.now
    period = row.period if is_now else row.before
    if words.lang == "en":
        what = row.what if is_now else f"{row.what}-before"
        others = tuple(f"{amount} {unit}" for unit, amount in counts.units.items())
    else:
        told = words(PERIODS[row.what], name=row.code)
        what = told if is_now else words("{period}, a year before", period=told)
        others = units(counts.units, words)
    return (
        what, row.code, period.from_, period.to, counts.measures, counts.batches, counts.items, others,
        _one(counts.values), counts.valued, acted.transfers, _one(acted.fined),
    )  # fmt: skip


def _one(values: tuple[Any, ...]) -> Cell:
    return values[0] if len(values) == 1 else values


def _figures_json(figures: Figures) -> dict[str, Any]:
    acted = figures.acted
    return {
        **counts_json(figures.counts),
        "valued": figures.counts.valued,
        "acted": {
            "transfers": acted.transfers,
            "transfers_police": acted.police,
            "transfers_court": acted.court,
            "transfers_office": acted.office,
            "fines": acted.fines,
            "fined": [money(value) for value in acted.fined],
        },
    }


def _called(row: Compared, directory: Directory, words: Words) -> str:
    match row.what:
        case "campaign":
            name = directory.campaign_name(row.code, words.lang)
            return words("{campaign}, since {day}", campaign=name, day=row.period.from_)
        case "year" | "month":
            return words("{period} so far", period=row.period.text)
        case _:
            return period_text(row.period, words)
