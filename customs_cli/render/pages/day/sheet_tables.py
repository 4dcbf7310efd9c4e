"""The smaller tables of a sheet: replies, silences, confirmations, security, moves, transfers, oldest goods."""

from collections.abc import Sequence

from customs_cli.domain.batch.proceeding_record import Security
from customs_cli.domain.query.directory import Directory
from customs_cli.render.layout.page import Cell, Column, Table
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.phrases import called, quantity, sums, units
from customs_cli.reports.day.sheet import Sheet


def replies(report: Sheet, directory: Directory, words: Words, most: int) -> Table:
    """Holders' replies in the period, at most so many rows."""
    columns = (
        Column(key="ref", heading=words("Reference"), kind="ref"),
        Column(key="holder", heading=words("Holder")),
        Column(key="reply", heading=words("Reply"), kind="word"),
        Column(key="on", heading=words("Date"), kind="date"),
        Column(key="security", heading=words("Security"), kind="money"),
        Column(key="form", heading=words("Form")),
    )
    rows: list[tuple[Cell, ...]] = [
        (r.ref, called("holder", r.holder, directory, words), words.word(r.reply), r.on, *_lodged(r.security, words))
        for r in report.replies
    ]
    return _cut(columns, rows, words("Replies"), most, words)


def silences(report: Sheet, directory: Directory, words: Words, most: int) -> Table:
    """Holders that let their time run out, the latest first."""
    columns = (
        Column(key="ref", heading=words("Reference"), kind="ref"),
        Column(key="holder", heading=words("Holder")),
        Column(key="served_on", heading=words("Served"), kind="date"),
        Column(key="due_on", heading=words("Reply was due"), kind="date"),
    )
    rows: list[tuple[Cell, ...]] = [
        (w.ref, called("holder", w.holder, directory, words), w.served_on, w.due_on) for w in reversed(report.silent)
    ]
    title = words("Silence: {count} holders did not reply in time", count=f"{len(rows):,}")
    return _cut(columns, rows, title, min(most, 5), words)


def confirmations(report: Sheet, directory: Directory, words: Words, most: int) -> Table:
    """Holders' words on their marks."""
    columns = (
        Column(key="holder", heading=words("Holder")),
        Column(key="mark", heading=words("Trademark")),
        Column(key="confirmation", heading=words("Confirmation"), kind="word"),
        Column(key="batches", heading=words("Batches"), kind="number"),
        Column(key="items", heading=words("Items"), kind="number"),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            called("holder", c.holder, directory, words),
            called("mark", c.mark, directory, words),
            words.word(c.confirmation),
            c.batches,
            c.items,
        )
        for c in report.confirmed
    ]
    return _cut(columns, rows, words("Confirmations"), most, words)


def security(report: Sheet, words: Words) -> Table:
    """What was lodged, by form."""
    columns = (
        Column(key="form", heading=words("Form"), kind="word"),
        Column(key="lodged", heading=words("Lodged"), kind="number"),
        Column(key="value", heading=words("Amount"), kind="money"),
    )
    rows: list[tuple[Cell, ...]] = [(words.word(s.form), s.lodged, sums(s.values)) for s in report.security]
    return Table(columns=columns, rows=rows, title=words("Security received"))


def moves(report: Sheet, words: Words, most: int) -> Table:
    """Custody events in the period, at most so many rows."""
    columns = (
        Column(key="ref", heading=words("Reference"), kind="ref"),
        Column(key="line", heading=words("Line"), kind="number"),
        Column(key="quantity", heading=words("Quantity"), kind="code"),
        Column(key="from", heading=words("From")),
        Column(key="to", heading=words("To")),
        Column(key="purpose", heading=words("Purpose")),
        Column(key="seal", heading=words("Seal")),
        Column(key="by", heading=words("By")),
    )
    rows: list[tuple[Cell, ...]] = [
        (m.ref, m.line, quantity(m.quantity, m.unit, words), m.from_, m.to, m.purpose, m.seal, m.by)
        for m in report.moves
    ]
    return _cut(columns, rows, words("Custody moves"), most, words)


def transfers(report: Sheet, words: Words, most: int) -> Table:
    """Hand-overs in the period, at most so many rows."""
    columns = (
        Column(key="ref", heading=words("Reference"), kind="ref"),
        Column(key="to", heading=words("To"), kind="word"),
        Column(key="body", heading=words("Body")),
        Column(key="kind", heading=words("Kind"), kind="word"),
        Column(key="number", heading=words("Number")),
        Column(key="on", heading=words("Date"), kind="date"),
    )
    rows: list[tuple[Cell, ...]] = [
        (t.ref, words.word(t.to), t.body, words.word(t.kind), t.number, t.on) for t in report.transfers
    ]
    return _cut(columns, rows, words("Transfers"), most, words)


def oldest(report: Sheet, directory: Directory, words: Words) -> Table:
    """What has been held longest."""
    columns = (
        Column(key="ref", heading=words("Reference"), kind="ref"),
        Column(key="office", heading=words("Office")),
        Column(key="since", heading=words("Held since"), kind="date"),
        Column(key="days", heading=words("Days"), kind="number"),
        Column(key="items", heading=words("Items"), kind="number"),
        Column(key="units", heading=words("Other units")),
        Column(key="until", heading=words("Limit"), kind="date"),
    )
    rows: list[tuple[Cell, ...]] = [
        (h.ref, called("office", h.office, directory, words), h.since, h.days, h.items, units(h.units, words), h.until)
        for h in report.oldest
    ]
    title = words("Oldest of {count} batches held", count=f"{report.held:,}")
    table = Table(columns=columns, rows=rows, title=title)
    return table if any(row[5] for row in rows) else table.of_columns([0, 1, 2, 3, 4, 6])


def more(count: int, most: int, words: Words) -> tuple[str, ...]:
    """A note on rows that are not shown; none when all are."""
    return (words("... and {count} more.", count=f"{count - most:,}"),) if count > most else ()


def _lodged(lodged: Security | None, words: Words) -> tuple[Cell, Cell]:
    if lodged is None:
        return None, None
    return lodged.amount, f"{words.word(lodged.form)} {lodged.number or ''}".strip()


def _cut(columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]], title: str, most: int, words: Words) -> Table:
    return Table(columns=columns, rows=rows[:most], title=title, notes=more(len(rows), most, words))
