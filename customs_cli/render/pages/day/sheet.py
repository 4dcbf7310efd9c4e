"""The daily sheet on a page, and as JSON; what is empty is said in one line, so that an ordinary day is one page."""

from typing import Any

from customs_cli.domain.batch.batch import value_of
from customs_cli.domain.batch.status import status
from customs_cli.domain.counting.facts import Counts
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.values.money import Money
from customs_cli.render.layout.page import Block, Cell, Code, Column, Page, Table, Text
from customs_cli.render.pages.batch.batch_json import batch_json
from customs_cli.render.pages.day import due as render_due
from customs_cli.render.pages.day.sheet_tables import (
    confirmations,
    more,
    moves,
    oldest,
    replies,
    security,
    silences,
    transfers,
)
from customs_cli.render.pages.sums.summary import counts_json, period_json, period_text
from customs_cli.render.pages.sums.summary import table as summary_table
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.phrases import all_goods, called, day, sums, units
from customs_cli.reports.compare.compared import Compared
from customs_cli.reports.day.due import DueRow
from customs_cli.reports.day.sheet import Sheet

MOST = 12
"""More rows than this of one table are counted, not shown: the sheet is to be read standing."""

LATE = 5
"""Of what is overdue, so many deadlines are shown: those of long ago would hide what can still be saved."""


def page(report: Sheet, directory: Directory, words: Words, most: int = MOST) -> Page:
    """The sheet for people.

    Args:
        report: It.
        directory: Names of offices, holders, marks and campaigns.
        words: The reader's language.
        most: Rows to show of each table; the rest is counted.
    """
    blocks: list[Block] = [_compared(report, directory, words)]
    quiet: list[str] = []
    for table, silence in (
        (_recorded(report, words, most), words("No new batches.")),
        (_due(report, directory, words, most), words("Nothing is overdue or due within three working days.")),
        (replies(report, directory, words, most), words("No replies of holders.")),
        (silences(report, directory, words, most), words("No holder let the time to reply run out.")),
        (confirmations(report, directory, words, most), words("No confirmations.")),
        (security(report, words), words("No security lodged.")),
        (moves(report, words, most), words("No goods moved.")),
        (transfers(report, words, most), words("No transfers.")),
        (oldest(report, directory, words), words("No goods held.")),
        (_offices(report, directory, words), ""),
    ):
        if table.rows:
            blocks.append(table)
        elif silence:
            quiet.append(silence)
    if quiet:
        blocks.append(Text(text=" ".join(quiet)))
    blocks += _foot(report, words)
    refs = tuple(batch.ref for batch in report.recorded)
    title = words("Daily sheet: {period}", period=period_text(report.period, words))
    return Page(title=title, blocks=tuple(blocks), refs=refs, is_sheet=True)


def as_json(report: Sheet) -> dict[str, Any]:
    """The object of `customs.sheet/1`: everything, uncounted."""
    from msgspec import to_builtins

    return {
        "schema": "customs.sheet/1",
        "period": period_json(report.period),
        "as_of": report.as_of.isoformat(),
        "compared": [
            {
                "what": row.what,
                "campaign": row.code or None,
                "period": period_json(row.period),
                **counts_json(row.counts),
                "before": {"period": period_json(row.before), **counts_json(row.counts_before)},
            }
            for row in report.compared
        ],
        "recorded": [batch_json(batch) for batch in report.recorded],
        "due": [render_due.row_json(row) for row in report.due.deadlines],
        "provisional": report.provisional,
        **{
            name: to_builtins(getattr(report, name))
            for name in ("replies", "silent", "waiting", "confirmed", "security", "moves", "transfers", "oldest")
        },
        "held": report.held,
        "offices": [{"office": row.key["office"], **counts_json(row.counts)} for row in report.offices.rows],
        "anchor": to_builtins(report.anchor),
    }


def change(now: float | int, before: float | int) -> str:
    """How much more than a year before: `+198.0 %`, tenfold and more `x 12`; empty where nothing is to compare with."""
    if not before:
        return ""
    return f"x {now / before:,.0f}" if now >= 10 * before else f"{(now - before) / before * 100:+.1f} %"


def _compared(report: Sheet, directory: Directory, words: Words) -> Table:
    columns = (
        Column(key="period", heading=words("Period")),
        Column(key="measures", heading=words("Measures"), kind="number"),
        Column(key="batches", heading=words("Batches detained"), kind="number"),
        Column(key="items", heading=words("Items"), kind="number"),
        Column(key="units", heading=words("Other units")),
        Column(key="value", heading=words("Value"), kind="money"),
    )
    rows: list[tuple[Cell, ...]] = []
    for row in report.compared:
        rows.append((_called(row, directory, words), *_figures(row.counts, words)))
        rows.append(
            (
                words("a year before"),
                *_figures(row.counts_before, words),
            )
        )
        changes = _changes(row)
        if any(changes):
            rows.append((words("change"), *changes))
    notes = [words("Batches count by the day found; a measure is a notice or a detention.")]
    if any(row.what == "campaign" for row in report.compared):
        notes.append(words("A campaign's batches are compared with all batches of a year before."))
    kept = [0, 1, 2, 3, *([4] if any(row[4] for row in rows) else []), 5]
    table = Table(columns=columns, rows=rows, notes=tuple(notes), keys=1)
    return table.of_columns(kept)


def _figures(counts: Counts, words: Words) -> tuple[Cell, ...]:
    return counts.measures, counts.batches, counts.items, units(counts.units, words), sums(counts.values)


def _changes(row: Compared) -> tuple[Cell, ...]:
    now, then = row.counts, row.counts_before
    value = ""
    if len(now.values) <= 1 and len(then.values) <= 1 and _same_currency(now, then):
        value = change(float(now.value.amount), float(then.value.amount))
    plain = (change(getattr(now, name), getattr(then, name)) for name in ("measures", "batches", "items"))
    return (*plain, (), value)


def _same_currency(now: Counts, then: Counts) -> bool:
    return not now.values or not then.values or now.value.currency == then.value.currency


def _called(row: Compared, directory: Directory, words: Words) -> str:
    if row.what == "campaign":
        name = directory.campaign_name(row.code)
        return words("{campaign}, since {day}", campaign=name, day=row.period.from_)
    if row.what == "year":
        return words("year {year} so far", year=row.period.text)
    return period_text(row.period, words)


def _recorded(report: Sheet, words: Words, most: int) -> Table:
    columns = (
        Column(key="ref", heading=words("Reference"), kind="ref"),
        Column(key="found_on", heading=words("Found"), kind="date"),
        Column(key="status", heading=words("Status"), kind="word"),
        Column(key="goods", heading=words("Goods")),
        Column(key="value", heading=words("Value"), kind="money"),
    )
    rows = []
    for batch in report.recorded[:most]:
        value = tuple(Money(amount=amount, currency=currency) for currency, amount in value_of(batch).items())
        rows.append(
            (batch.ref, day(batch.found_on), words.word(status(batch)), all_goods(batch, words, 2), sums(value))
        )
    title = words("New batches: {count}", count=f"{report.recorded_count:,}")
    return Table(columns=columns, rows=rows, title=title, notes=more(report.recorded_count, most, words))


def _due(report: Sheet, directory: Directory, words: Words, most: int) -> Table:
    """Today's and the next days' before what is overdue, of which the latest are shown."""
    rows = report.due.deadlines
    open_ones = [row for row in rows if row.state != "overdue"]
    late = [row for row in reversed(rows) if row.state == "overdue"]
    shown = open_ones[:most] + late[:LATE]
    columns = (
        Column(key="due_on", heading=words("Due"), kind="date"),
        Column(key="working_days_left", heading=words("Days left"), kind="number"),
        Column(key="state", heading=words("State"), kind="word"),
        Column(key="ref", heading=words("Reference"), kind="ref"),
        Column(key="holder", heading=words("Holder")),
        Column(key="rule", heading=words("Rule"), kind="code"),
        Column(key="actor", heading=words("Who"), kind="word"),
    )
    cells = [_deadline(row, directory, words) for row in shown]
    title = words(
        "Deadlines (in working days): {today} today, {soon} soon, {overdue} overdue, {provisional} provisional",
        today=f"{report.due.in_state('today'):,}",
        soon=f"{report.due.in_state('soon'):,}",
        overdue=f"{report.due.in_state('overdue'):,}",
        provisional=f"{report.provisional:,}",
    )
    notes = more(report.due.total, len(shown), words)
    return Table(columns=columns, rows=cells, title=title, notes=notes)


def _deadline(row: DueRow, directory: Directory, words: Words) -> tuple[Cell, ...]:
    deadline = row.deadline
    state = words.word(row.state) + (words(" (provisional)") if deadline.provisional else "")
    holder = called("holder", row.holder, directory, words)
    return deadline.due_on, row.working_days_left, state, row.ref, holder, deadline.rule, words.word(deadline.actor)


def _offices(report: Sheet, directory: Directory, words: Words) -> Table:
    """By office, where there is more than one."""
    table = summary_table(report.offices, directory, words)
    kept = ("office", "measures", "batches", "items", "units", "value", "items_confirmed", "transfers")
    columns = [i for i, column in enumerate(table.columns) if column.key in kept]
    found = table.of_columns(columns)
    title = words("By office")
    rows = found.rows if len(found.rows) > 1 else ()
    return Table(columns=found.columns, rows=rows, total=found.total, title=title, keys=1)


def _foot(report: Sheet, words: Words) -> list[Block]:
    """What the figures stand on, and who answers for them."""
    blank = "_" * 16
    signed = words("Officer: {line}   Reviewed by: {line}   Date: {short}", line=blank, short="_" * 10)
    stands = words("Deadlines and goods held are as the register stands, as of {day}.", day=report.as_of)
    if not report.anchor.root:
        return [Text(text=stands), Text(text=signed)]
    label = words("Journal: {count} entries. Root and size:", count=f"{report.anchor.entries:,}")
    return [
        Text(text=stands + " " + words("This paper anchors the record: customs anchor --check proves it.")),
        Text(text=signed),
        Code(text=f"{report.anchor.root}@{report.anchor.entries}", label=label),
    ]
