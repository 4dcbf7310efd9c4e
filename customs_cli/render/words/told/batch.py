"""Clauses on an act's changes to a batch: the record, its lines, its proceedings, transfers, evidence and notes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from customs_cli.domain.books.entries import Changed
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.render.layout.cells import grouped
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.phrases import evidence_kind, form_called, quantity, with_more_lines
from customs_cli.render.words.stored import body
from customs_cli.render.words.told.apart import Fact, Path, taken_apart
from customs_cli.render.words.told.clause import Clause, clause
from customs_cli.render.words.told.labels import label, money, value
from customs_cli.render.words.told.proceeding import of_proceeding

_FOLLOWING = {"ref", "deadlines", "law", "officers", "recorded_on"}
"""Fields that follow from the others and are not mentioned."""
_NUMBERED = {("lines", "no"), ("documents", "number")}
"""(list, field that identifies its items)."""
_TO_MARKS = 3
"""Steps of a path up to the marks of a line."""
_OF_THE_RECORD = {"office", "found_on", "lines"}
MOST = 3
"""The most lines of goods that are named; the others are only counted."""


def of_batch(
    changes: Sequence[Changed], *, mending: bool, back: bool, units: Mapping[str, str], words: Words
) -> Iterator[Clause]:
    """Yield clauses on what was done to a batch.

    Args:
        changes: The changes to the batch.
        mending: Whether earlier values were corrected, not followed by later ones.
        back: Whether old and new values are swapped, for an act that was taken back.
        units: Mark -> unit of its goods, where they share a known one.
        words: The reader's language.
    """
    facts = [fact for fact in taken_apart(changes, back=back) if fact.named(0) not in _FOLLOWING]
    whole = next((change for change in changes if not change.path), None)
    if whole is not None:
        body = (whole.old if back else whole.new) or {}
        yield _recorded(body, words) if body else clause(marked("removed from the register"))
        facts = [f for f in facts if f.named(0) not in _OF_THE_RECORD and len(f.path) > 1 and f.new is not None]
    yield from _own(facts, words)
    yield from _proceedings(facts, mending=mending, units=units, words=words)


def goods_in(lines: Iterable[Mapping[str, Any]], words: Words) -> str:
    every = tuple(_goods(line, words) for line in lines)
    return words("; ").join(with_more_lines(every[:MOST], len(every) - MOST, words))


def _recorded(body: Mapping[str, Any], words: Words) -> Clause:
    goods = goods_in(body.get("lines", ()), words)
    text = marked("{goods} recorded, found {found} at {office}")
    if not body.get("lines"):
        text = marked("recorded without goods yet, found {found} at {office}")
    day, office = str(body.get("found_on", "")), str(body.get("office", ""))
    return clause(text, body.get("recorded_on", ""), goods=goods, found=day, office=office)


def _proceedings(facts: Sequence[Fact], *, mending: bool, units: Mapping[str, str], words: Words) -> Iterator[Clause]:
    own: dict[str, list[Fact]] = {}
    told = any(fact.named(0) == "transfers" for fact in facts)
    for fact in facts:
        if told and fact.new == "transferred":
            continue
        if fact.named(0) == "proceedings" and fact.named(1):
            own.setdefault(fact.named(1), []).append(fact)
    for holder, theirs in own.items():
        yield from of_proceeding(holder, theirs, mending=mending, units=units, words=words)


def _own(facts: Iterable[Fact], words: Words) -> Iterator[Clause]:
    every = list(_together(facts))
    issued = any(fact.named(0) == "documents" for fact in every)
    numbers = {fact.path[1]: fact.new for fact in every if _is_number(fact)}
    for fact in every:
        name = fact.named(0)
        if _is_number(fact):
            continue
        if issued and name == "evidence" and isinstance(fact.new, dict) and fact.new.get("kind") == "document":
            continue
        if name == "lines":
            yield _line(fact, numbers, words)
        elif name in _THINGS and isinstance(fact.new, dict):
            yield _THINGS[name](fact.new, words)
        elif name in _MENDED and fact.named(2) == "on":
            yield _field(fact._replace(path=(_MENDED[name],)), 0, words)
        elif name == "documents":
            yield _voided(fact, str(numbers.get(fact.path[1], "")))
        elif name == "clues" and isinstance(fact.new, str):
            yield clause(marked("found because of clue {no}"), no=fact.new)
        elif name == "bundled":
            yield clause(marked("handed over in a bundle"))
        elif name == "decided":
            yield clause(marked("what differs stays as it is here"))
        elif name not in ("proceedings", *_THINGS):
            yield _field(fact, 0, words)


def _together(facts: Iterable[Fact]) -> Iterator[Fact]:
    groups: dict[Path | int, list[Fact]] = {}
    for place, fact in enumerate(facts):
        is_part = (fact.named(0), fact.named(2)) == ("lines", "marks") and len(fact.path) > _TO_MARKS
        is_part = is_part or fact.path[-1:] in (("amount",), ("currency",))
        groups.setdefault(fact.path[:-1] if is_part else place, []).append(fact)
    for own in groups.values():
        if len(own) == 1:
            yield own[0]
        elif isinstance(own[0].path[-1], int):
            own.sort(key=lambda fact: fact.path[-1])
            stood, stands = [one.old for one in own if one.old], [one.new for one in own if one.new]
            yield Fact(own[0].path[:-1], stood or None, stands or None)
        else:
            old, new = ({one.path[-1]: one[side] for one in own} for side in (1, 2))
            yield Fact(own[0].path[:-1], old, new)


def _field(fact: Fact, place: int, words: Words) -> Clause:
    name, last = fact.named(place), fact.named(len(fact.path) - 1) or fact.named(place)
    field, old, new = label(name, words), value(last, fact.old, words), value(last, fact.new, words)
    if fact.old is None:
        return clause(marked("{field}: {new}"), field=field, new=new)
    if fact.new is None:
        return clause(marked("{field} withdrawn: {old}"), field=field, old=old)
    return clause(marked("{field}: {old} -> {new}"), field=field, old=old, new=new)


def _is_number(fact: Fact) -> bool:
    return (fact.named(0), fact.named(2)) in _NUMBERED and fact.old == fact.new


def _voided(fact: Fact, number: str) -> Clause:
    if not number:
        return clause(marked("a document made void") if fact.new else marked("a document valid again"))
    return clause(marked("{number} made void") if fact.new else marked("{number} valid again"), number=number)


def _line(fact: Fact, numbers: Mapping[str | int, int], words: Words) -> Clause:
    if len(fact.path) == 2:
        body, text = (
            (fact.new, marked("line {no} added: {goods}"))
            if fact.new
            else (fact.old, marked("line {no} removed: {goods}"))
        )
        return clause(text, no=str(body["no"]), goods=_goods(body, words))
    one = _field(fact, 2, words)
    text = words(one.text, **dict(one.values))
    return clause(marked("line {no}: {what}"), no=str(numbers.get(fact.path[1], int(fact.path[1]) + 1)), what=text)


def _goods(line: Mapping[str, Any], words: Words) -> str:
    many = quantity(line.get("quantity"), line.get("unit", "pcs"), words)
    marks = ", ".join(line.get("marks", ()))
    return " ".join(filter(None, (many, line.get("goods") or words("goods"), f"({marks})" if marks else "")))


def _transfer(one: Mapping[str, Any], words: Words) -> Clause:
    kind, number = words.word(one.get("kind")), one.get("number") or ""
    waits = words("the goods still have to be handed over") if one.get("waits") else ""
    holders = (words("holder unknown") if code == UNKNOWN else code for code in one.get("holders", ()))
    whose = words(", ").join(holders)
    called, to = body(one["body"], words), words.word(one["to"])
    text = marked("transferred to {body}") if called == to else marked("transferred to {body} ({to})")
    return clause(text, one["on"], whose, kind, number, waits, body=called, to=to)


def _disposal(one: Mapping[str, Any], words: Words) -> Clause:
    text, way = marked("{quantity} of line {no} disposed of: {way}"), words.word(one["way"])
    supervisor = words("supervised by {name}", name=one["supervisor"]) if one.get("supervisor") else ""
    recipient = words("to {name}", name=one["recipient"]) if one.get("recipient") else ""
    brought = words("proceeds {amount}", amount=money(one["proceeds"], words)) if one.get("proceeds") else ""
    much, no = grouped(one["quantity"]), str(one["line"])
    return clause(text, one["on"], recipient, brought, supervisor, quantity=much, no=no, way=way)


def _handled(one: Mapping[str, Any], words: Words) -> Clause:
    text = marked("{quantity} of line {no} handed from {giver} to {taker} ({purpose})")
    place = words("at {place}", place=one["place"]) if one.get("place") else ""
    seal = words("seal {seal}", seal=one["seal"]) if one.get("seal") else ""
    amount, no, purpose = grouped(one["quantity"]), str(one["line"]), words.word(one["purpose"])
    return clause(
        text, one["at"][:10], place, seal, quantity=amount, no=no, giver=one["from"], taker=one["to"], purpose=purpose
    )


def _kept(one: Mapping[str, Any], words: Words) -> Clause:
    line = words("line {no}", no=one["line"]) if one.get("line") else ""
    kind = evidence_kind(one.get("kind", ""), words)
    return clause(marked("{name} kept as evidence"), one["on"], kind, line, name=one["name"])


def _issued(one: Mapping[str, Any], words: Words) -> Clause:
    if "form" not in one:
        return clause(marked("also printed as {name}"), name=one["name"])
    replaced = words("replaces {number}", number=one["replaces"]) if one.get("replaces") else ""
    text = marked("{form} {number} issued")
    return clause(
        text, one["on"], one.get("holder", ""), replaced, form=form_called(one["form"], words), number=one["number"]
    )


def _charged(one: Mapping[str, Any], words: Words) -> Clause:
    text, payer = marked("fee of {amount} ({kind})"), one.get("payer")
    paid = words("paid by {name}", name=payer) if payer else ""
    return clause(text, one["on"], paid, amount=money(one["amount"], words), kind=words.word(one["kind"]))


def _noted(one: Mapping[str, Any], words: Words) -> Clause:
    return clause(marked("noted: {remark}"), one["on"], remark=one["text"])


_THINGS = {
    "transfers": _transfer,
    "disposals": _disposal,
    "custody": _handled,
    "evidence": _kept,
    "documents": _issued,
    "fees": _charged,
    "notes": _noted,
}
"""Field of a list -> the function that makes a clause of an item added to it."""
_MENDED = {"disposals": "disposed_on", "transfers": "handed_on"}
"""Field of a list whose items may get another day -> the name of that day for readers."""
