"""The tables in the file of a batch: goods, deadlines, hand-overs, disposals, custody, evidence, notes."""

from customs_cli.domain.batch.batch import Batch, Disposal
from customs_cli.domain.custody.chain import in_order
from customs_cli.domain.custody.event import CustodyEvent
from customs_cli.domain.values.quantity import Amount
from customs_cli.render.layout.cells import shown
from customs_cli.render.layout.page import Cell, Column, Table, columns_of
from customs_cli.render.pages.batch.custody import moment
from customs_cli.render.words.articles import cited
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.law import state_told
from customs_cli.render.words.phrases import (
    category_name,
    evidence_kind,
    form_called,
    handed_over,
    quantities,
    quantity,
    unit_name,
)
from customs_cli.render.words.refusals import in_language
from customs_cli.render.words.stored import body
from customs_cli.reports.batches.card import BatchCard
from customs_cli.reports.batches.listing import row_of


def lines_table(card: BatchCard, words: Words) -> Table:
    """Return the goods of a batch, a row for each line, and below several what they come to."""
    columns = columns_of(
        ("no", words("No."), "number"),
        ("goods", words("Goods"), "text"),
        ("quantity", words("Quantity"), "code"),
        ("marks", words("Trademarks"), "text"),
        ("hs", words("HS code"), "code"),
        ("category", words("Category"), "word"),
        ("value", words("Value"), "money"),
        ("value_basis", words("Value basis"), "word"),
        ("note", words("Note"), "text"),
    )
    rows: list[tuple[Cell, ...]] = []
    for line in card.batch.lines:
        amount = quantity(line.quantity, line.unit, words)
        category = category_name(line.category, words)
        worth = (line.value, words.word(line.value_basis))
        rows.append((line.no, line.goods, amount, line.marks, line.hs, category, *worth, line.note))
    return _without_empty(Table(columns=columns, rows=rows, title=words("Goods"), notes=_in_all(card.batch, words)))


def _in_all(batch: Batch, words: Words) -> tuple[str, ...]:
    if len(batch.lines) < 2:
        return ()
    row = row_of(batch)
    amounts = quantities(row.items, row.units, words) if all(line.quantity for line in batch.lines) else ()
    values = [shown(value, "money", words.lang) for value in row.values if all(line.value for line in batch.lines)]
    told = words("; ").join(filter(None, (words(", ").join(amounts), *values)))
    return (words("In all: {told}", told=told),) if told else ()


def balance_table(card: BatchCard, words: Words) -> Table:
    """Return where the goods of each line with a known quantity are; found is the sum of the columns up to held."""
    columns = _balance_columns(words)
    rows: list[tuple[Cell, ...]] = []
    for line in card.batch.lines:
        there = card.balances[line.no]
        decided = (there.released, there.abandoned, there.confiscated, there.transferred)
        gone = (there.disposed, there.returned, there.samples)
        if line.quantity is not None:
            named, fates, out = unit_name(line.unit, words), *([_of(n) or None for n in ns] for ns in (decided, gone))
            rows.append((line.no, named, _of(there.found), *fates, _of(there.held), *out))
    return _without_empty(Table(columns=columns, rows=rows, title=words("Where the goods are")))


def _of(amount: Amount) -> Amount:
    return int(amount) if amount == int(amount) else amount


def _balance_columns(words: Words) -> tuple[Column, ...]:
    return columns_of(
        ("no", words("No."), "number"),
        ("unit", words("Unit"), "code"),
        ("found", words("Quantity found"), "number"),
        ("released", words("Released"), "number"),
        ("abandoned", words("Abandoned"), "number"),
        ("confiscated", words("Confiscated"), "number"),
        ("transferred", words("Transferred"), "number"),
        ("held", words("Held"), "number"),
        ("disposed", words("Of which disposed of"), "number"),
        ("returned", words("Of which handed back"), "number"),
        ("samples", words("Given out as samples"), "number"),
    )


def hints_table(card: BatchCard, words: Words) -> Table:
    """Return the table of points that an officer should check; they decide nothing."""
    columns = columns_of(("hint", words("Hint"), "text"), ("article", words("Article"), "text"))
    rows: list[tuple[Cell, ...]] = [
        (in_language(hint.text, words.lang), cited(hint.article, hint.confirmed, words)) for hint in card.hints
    ]
    return Table(columns=columns, rows=rows, title=words("Hints, not decisions"))


def deadlines_table(card: BatchCard, words: Words) -> Table:
    """Return the table of past and open deadlines."""
    columns = _deadline_columns(words)
    rows: list[tuple[Cell, ...]] = []
    for row in card.deadlines:
        d = row.deadline
        state = state_told(row.state, d, words)
        article = cited(d.article, d.confirmed, words)
        rows.append(
            (d.due_on, state, row.working_days_left, d.holder, words.word(d.actor), words.word(d.rule), article)
        )
    return Table(columns=columns, rows=rows, title=words("Deadlines"))


def _deadline_columns(words: Words) -> tuple[Column, ...]:
    return columns_of(
        ("due_on", words("Due"), "date"),
        ("state", words("State"), "word"),
        ("working_days_left", words("Working days left"), "number"),
        ("holder", words("Holder"), "code"),
        ("actor", words("Who"), "word"),
        ("rule", words("Rule"), "code"),
        ("article", words("Article"), "text"),
    )


def others(batch: Batch, words: Words) -> list[Table]:
    """Hand-overs, disposals, custody, documents, evidence, fees and notes; those that are not empty."""
    tables = (
        _transfers(batch, words),
        _disposals(batch, words),
        _custody(batch, words),
        _documents(batch, words),
        _evidence(batch, words),
        _fees(batch, words),
        _notes(batch, words),
    )
    return [_without_empty(table) for table in tables if table.rows]


def _transfers(batch: Batch, words: Words) -> Table:
    columns = _transfer_columns(words)
    rows = [
        (
            *(t.on, words.word(t.to), body(t.body, words), words.word(t.kind), t.number, t.holders),
            handed_over(batch, t, words, most=len(t.goods)),
            t.refused_on,
        )
        for t in batch.transfers
    ]
    return Table(columns=columns, rows=rows, title=words("Transfers"))


def _transfer_columns(words: Words) -> tuple[Column, ...]:
    return columns_of(
        ("on", words("Day"), "date"),
        ("to", words("To"), "word"),
        ("body", words("Body"), "text"),
        ("kind", words("Kind"), "word"),
        ("number", words("Number"), "text"),
        ("holders", words("Holders"), "text"),
        ("goods", words("Goods"), "text"),
        ("refused_on", words("Refused"), "date"),
    )


def _disposals(batch: Batch, words: Words) -> Table:
    columns = columns_of(
        ("on", words("Day"), "date"),
        ("line", words("Line"), "number"),
        ("quantity", words("Quantity"), "code"),
        ("way", words("Way"), "word"),
        ("recipient", words("Recipient"), "text"),
        ("proceeds", words("Proceeds"), "money"),
        ("supervisor", words("Supervisor"), "text"),
        ("removed", words("Features removed"), "word"),
        ("reason", words("Reason"), "text"),
    )
    rows = [
        (
            *(d.on, d.line, _measured(batch, d, words), words.word(d.way), d.recipient, d.proceeds, d.supervisor),
            *(words("yes") * d.features_removed, d.reason),
        )
        for d in batch.disposals
    ]
    return Table(columns=columns, rows=rows, title=words("Disposals"))


def _custody(batch: Batch, words: Words) -> Table:
    columns = _custody_columns(words)
    rows = [
        (
            *(moment(e), e.line, _measured(batch, e, words)),
            *(e.from_, e.to, words.word(e.purpose)),
            *(" > ".join(filter(None, (e.seal_before, e.seal))), e.place, e.by),
        )
        for e in in_order(batch.custody)
    ]
    return Table(columns=columns, rows=rows, title=words("Custody"))


def _measured(batch: Batch, of: Disposal | CustodyEvent, words: Words) -> str:
    unit = next((line.unit for line in batch.lines if line.no == of.line), "pcs")
    return quantity(of.quantity, unit, words)


def _custody_columns(words: Words) -> tuple[Column, ...]:
    return columns_of(
        ("at", words("When"), "code"),
        ("line", words("Line"), "number"),
        ("quantity", words("Quantity"), "code"),
        ("from", words("Handed over by"), "text"),
        ("to", words("Taken by"), "text"),
        ("purpose", words("Purpose"), "text"),
        ("seal", words("Seal"), "code"),
        ("place", words("Place"), "text"),
        ("by", words("Officers"), "text"),
    )


def _evidence(batch: Batch, words: Words) -> Table:
    columns = columns_of(
        ("on", words("Day"), "date"),
        ("name", words("File"), "text"),
        ("kind", words("Kind"), "text"),
        ("size", words("Bytes"), "number"),
        ("sha256", "SHA-256", "text"),
    )
    rows = [(file.on, file.name, evidence_kind(file.kind, words), file.size, file.sha256) for file in batch.evidence]
    return Table(columns=columns, rows=rows, title=words("Evidence"))


def _documents(batch: Batch, words: Words) -> Table:
    columns = columns_of(
        ("on", words("Day"), "date"),
        ("number", words("Number"), "text"),
        ("form", words("Kind"), "word"),
        ("holder", words("Holder"), "code"),
        ("replaces", words("Replaces"), "text"),
        ("void", words("Void"), "text"),
    )
    rows = [
        (one.on, one.number, form_called(one.form, words), one.holder, one.replaces, one.void)
        for one in batch.documents
    ]
    return Table(columns=columns, rows=rows, title=words("Documents issued"))


def _fees(batch: Batch, words: Words) -> Table:
    columns = columns_of(
        ("on", words("Day"), "date"),
        ("kind", words("Kind"), "word"),
        ("amount", words("Amount"), "money"),
        ("from", words("From"), "date"),
        ("to", words("To"), "date"),
        ("payer", words("Payer"), "text"),
    )
    rows = [(fee.on, words.word(fee.kind), fee.amount, fee.from_, fee.to, fee.payer) for fee in batch.fees]
    return Table(columns=columns, rows=rows, title=words("Fees"))


def _notes(batch: Batch, words: Words) -> Table:
    columns = columns_of(
        ("on", words("Day"), "date"), ("by", words("Officers"), "text"), ("text", words("Note"), "text")
    )
    rows = [(note.on, note.by, note.text) for note in batch.notes]
    return Table(columns=columns, rows=rows, title=words("Notes"))


def _without_empty(table: Table) -> Table:
    kept = [i for i in range(len(table.columns)) if any(row[i] not in (None, "", ()) for row in table.rows)]
    return table.of_columns(kept)
