"""The file of a batch as a page and as JSON."""

from collections.abc import Iterator
from typing import Any

from customs_cli.domain.batch.batch import Batch, value_of
from customs_cli.domain.batch.goods.collection import status_told
from customs_cli.domain.batch.parties import ROLES, roles_of
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.party import Party
from customs_cli.render.layout.page import Block, Card, CardField, Page, Text, field
from customs_cli.render.pages.batch.batch_json import batch_json
from customs_cli.render.pages.batch.card_tables import balance_table, deadlines_table, hints_table, lines_table, others
from customs_cli.render.pages.batch.proceeding_card import proceeding_card
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.phrases import called, day, sums
from customs_cli.render.words.refusals import in_language
from customs_cli.render.words.sentence import command_of
from customs_cli.render.words.told.labels import LABELS, party_label
from customs_cli.reports.batches.card import BatchCard


def page(card: BatchCard, directory: Directory, words: Words) -> Page:
    """Return a page with the batch, its goods, a card for each holder, deadlines, transfers, evidence and notes."""
    batch = card.batch
    blocks: list[Block] = [
        Card(fields=tuple(_fields(card, directory, words)), names=(("ref", batch.ref), ("status", card.status)))
    ]
    if batch.lines:
        blocks.append(lines_table(card, words))
        if (balances := balance_table(card, words)).rows:
            blocks.append(balances)
    for p in batch.proceedings.values():
        blocks.append(proceeding_card(batch, p, card.stages[p.holder], directory, words))
    if card.deadlines:
        blocks.append(deadlines_table(card, words))
    if card.hints:
        blocks.append(hints_table(card, words))
    blocks += [Text(text=in_language(one, words.lang)) for one in card.seen]
    blocks += others(batch, words)
    if card.next:
        blocks.append(Text(text=words("Next: {command}", command=command_of(batch, card.next)), is_typed=True))
    title = f"{batch.ref}  {words.word(status_told(card.status, batch.proceedings.values()))}"
    return Page(title=title, blocks=tuple(blocks), refs=(batch.ref,))


def as_json(card: BatchCard) -> dict[str, Any]:
    """Return the object of `customs.batch/1` with the computed values beside the batch."""
    from customs_cli.render.pages.sums.summary import counts_json

    batch = batch_json(card.batch)
    states = {(row.deadline.holder, row.deadline.rule, row.deadline.due_on.isoformat()): row for row in card.deadlines}
    for deadline in batch["deadlines"]:
        row = states[deadline["holder"], deadline["rule"], deadline["due_on"]]
        deadline |= {"state": row.state, "working_days_left": row.working_days_left}
    return {
        "schema": "customs.batch/1",
        "batch": batch,
        "as_of": card.as_of.isoformat(),
        "counts": counts_json(card.counts),
    }


def _fields(card: BatchCard, directory: Directory, words: Words) -> Iterator[CardField]:
    batch = card.batch
    yield from _where_found(batch, directory, words)
    law = f"{batch.procedure or ''} {in_language(card.law, words.lang)}".strip()
    yield field("procedure", words("Procedure"), law)
    campaigns = tuple(directory.campaign_name(code, words.lang) for code in batch.campaigns)
    yield field("campaigns", words("Campaigns"), campaigns)
    if batch.document:
        kind = words.word(batch.document.kind) if batch.document.kind else ""
        yield field("document", words("Document"), f"{kind} {batch.document.number or ''}".strip(), "code")
    parties = dict(roles_of(batch))
    for role in ROLES:
        label = party_label(role, batch.channel, batch.direction)
        yield field(role, words(label), _party(parties.get(role), directory, words))
    yield from _carried(batch, directory, words)
    yield from _kept(batch, words)


def _where_found(batch: Batch, directory: Directory, words: Words) -> Iterator[CardField]:
    yield field("found_on", words("Found"), day(batch.found_on), "date")
    yield field("office", words("Office"), called("office", batch.office, directory, words))
    joint = tuple(called("office", office, directory, words) for office in batch.joint_offices)
    yield field("joint_offices", words("Together with"), joint)
    if batch.clues:
        yield field("clues", words("Clues"), batch.clues)
    yield field("direction", words("Direction"), words.word(batch.direction), "word")
    way = tuple(words.word(word) for word in dict.fromkeys((batch.channel, batch.transport)) if word)
    yield field("channel", words("Channel"), way, "word")
    yield field("basis", words("Basis"), words.word(batch.basis), "word")


def _carried(batch: Batch, directory: Directory, words: Words) -> Iterator[CardField]:
    yield field("containers", words("Containers"), batch.containers, "code")
    yield field("vehicle", words("Vehicle"), batch.vehicle, "code")
    yield field("seal", words("Seal"), batch.seal, "code")
    yield field("route", words("Route"), batch.route)
    for key in ("origin", "departure", "destination"):
        code = getattr(batch, key)
        name = directory.country_name(code, words.lang) if code else code
        yield field(key, words(LABELS[key]), name, "code")


def _kept(batch: Batch, words: Words) -> Iterator[CardField]:
    yield field("storage", words("Storage"), batch.storage)
    yield field("trade_mode", words("Trade mode"), batch.trade_mode, "code")
    yield field("found_by", words("Found by"), words.word(batch.found_by), "word")
    yield field("other_hold", words("Also held under"), batch.other_hold, "code")
    told = sums(tuple(Money(amount=amount, currency=code) for code, amount in sorted(value_of(batch).items())))
    yield field("value", words("Value of the batch"), told if batch.value else None, "money")
    if batch.value and told != batch.value:
        yield field("value_stated", words("Value stated for all"), batch.value, "money")
    yield field("value_basis", words("Value basis"), words.word(batch.value_basis), "word")
    yield field("officers", words("Officers"), batch.officers)
    yield field("recorded_on", words("Recorded"), batch.recorded_on, "date")
    yield field("source", words("Source"), tuple(f"{key}: {value}" for key, value in batch.source.items()))


def _party(party: Party | None, directory: Directory, words: Words) -> tuple[str, ...]:
    if party is None:
        return ()
    country = directory.country_name(party.country, words.lang) if party.country else ""
    return tuple(filter(None, (*party.all_names, party.uscc, *party.phones, party.address, country)))
