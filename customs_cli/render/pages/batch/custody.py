"""The chain of custody of a batch as a page, with lines for signatures on paper, and as JSON."""

from typing import Any

import msgspec

from customs_cli.domain.batch.batch import Batch, CustodyEvent
from customs_cli.domain.custody.chain import gaps, in_order
from customs_cli.render.layout.page import Block, Cell, Column, Page, Table, Text, columns_of
from customs_cli.render.pages.batch.batch_json import with_blanks
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.phrases import goods, quantity
from customs_cli.render.words.refusals import in_language

BLANK = "＿" * 8
"""The place for a signature."""


def page(batch: Batch, words: Words, *, is_signed: bool = False) -> Page:
    """Return the chain in chronological order with its gaps.

    Args:
        batch: The batch with the goods.
        words: The reader's language.
        is_signed: Whether to add lines for signatures, for paper.
    """
    events = in_order(batch.custody)
    blocks: list[Block] = [_goods(batch, words)]
    if not events:
        blocks.append(Text(text=words("No custody event is recorded.")))
    else:
        blocks.append(_events(batch, events, words))
    if found := _gaps(batch, words):
        blocks.append(found)
    if is_signed and events:
        blocks.append(_signatures(events, words))
    return Page(title=words("Custody of the goods of {ref}", ref=batch.ref), blocks=tuple(blocks), refs=(batch.ref,))


def as_json(batch: Batch) -> dict[str, Any]:
    """The object of `customs.custody/1`."""
    events = (with_blanks(CustodyEvent, msgspec.to_builtins(event)) for event in in_order(batch.custody))
    return {
        "schema": "customs.custody/1",
        "ref": batch.ref,
        "lines": [
            {"no": line.no, "goods": line.goods, "quantity": line.quantity, "unit": line.unit} for line in batch.lines
        ],
        "events": list(events),
        "gaps": [
            {"kind": gap.kind, "line": gap.event.line, "at": msgspec.to_builtins(gap.event.at), "what": gap.what}
            for gap in gaps(batch)
        ],
    }


def moment(event: CustodyEvent) -> str:
    """Return the local time of an event to the minute, or its day where no time is known."""
    return event.day().isoformat() if event.is_day else event.at.astimezone().strftime("%Y-%m-%d %H:%M")


def _goods(batch: Batch, words: Words) -> Table:
    columns = columns_of(("no", words("No."), "number"), ("goods", words("Goods"), "text"))
    return Table(columns=columns, rows=[(line.no, goods(line, words)) for line in batch.lines], title=words("Goods"))


def _events(batch: Batch, events: list[CustodyEvent], words: Words) -> Table:
    units = {line.no: line.unit for line in batch.lines}
    columns = _event_columns(words)
    rows: list[tuple[Cell, ...]] = [
        (
            *(moment(e), e.line, quantity(e.quantity, units.get(e.line, "pcs"), words), e.from_, e.to),
            *(words.word(e.purpose), e.place, e.seal_before, e.seal, e.witness, e.document, e.by),
        )
        for e in events
    ]
    return Table(columns=columns, rows=rows, title=words("Custody"), keys=2).idle_for_machines()


def _event_columns(words: Words) -> tuple[Column, ...]:
    return columns_of(
        ("at", words("When"), "code"),
        ("line", words("Line"), "number"),
        ("quantity", words("Quantity"), "code"),
        ("from", words("Handed over by"), "text"),
        ("to", words("Taken by"), "text"),
        ("purpose", words("Purpose"), "word"),
        ("place", words("Place"), "text"),
        ("seal_before", words("Seal before"), "text"),
        ("seal", words("Seal after"), "text"),
        ("witness", words("Witness"), "text"),
        ("document", words("Document"), "text"),
        ("by", words("Logged by"), "text"),
    )


def _gaps(batch: Batch, words: Words) -> Table | None:
    columns = columns_of(
        ("at", words("When"), "code"),
        ("line", words("Line"), "number"),
        ("kind", words("Gap"), "word"),
        ("what", words("What"), "text"),
    )
    rows: list[tuple[Cell, ...]] = [
        (moment(gap.event), gap.event.line, words.word(gap.kind), in_language(gap.what, words.lang))
        for gap in gaps(batch)
    ]
    return Table(columns=columns, rows=rows, title=words("Gaps in the chain")) if rows else None


def _signatures(events: list[CustodyEvent], words: Words) -> Table:
    columns = columns_of(
        ("at", words("When"), "code"),
        ("from", words("Handed over by"), "text"),
        ("signed_from", words("Signature"), "code"),
        ("to", words("Taken by"), "text"),
        ("signed_to", words("Signature"), "code"),
        ("witness", words("Witness"), "text"),
        ("signed_witness", words("Signature"), "code"),
    )
    handed = dict.fromkeys((moment(e), e.from_, e.to, e.witness or "") for e in events)
    rows: list[tuple[Cell, ...]] = [
        (at, giver, BLANK, taker, BLANK, witness, BLANK if witness else "") for at, giver, taker, witness in handed
    ]
    return Table(columns=columns, rows=rows, title=words("Signatures"))
