"""Confirmations, findings and outcomes of one holder's goods, or of parts of them, as acts with their own days."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.former import QUASHED, served_before
from customs_cli.domain.batch.goods.collection import COLLECTED, with_fines_told
from customs_cli.domain.batch.proceeding_record import Earlier, MarkState, Proceeding
from customs_cli.domain.books.act import Act, Acts
from customs_cli.domain.values.quantity import Amount


def confirmed(p: Proceeding) -> Acts:
    """Return the confirmations of a holder, mark by mark, earlier ones included; those of parts each by its own day."""
    said = [act for mark, state in p.marks.items() if state.confirmed_on or state.said for act in _words(mark, state)]
    if p.earlier:
        said += [_before(one) for one in p.earlier if one.mark in p.marks]
    return together(said)


def days_confirmed(p: Proceeding) -> Iterator[date]:
    """Yield the days of `confirmed`, without making its acts: an index asks for those of every batch."""
    for state in p.marks.values():
        if state.said:
            yield from (said.on for said in state.said)
        elif state.confirmed_on:
            yield state.confirmed_on
    yield from (one.on for one in p.earlier if one.name == "confirmed_on")


def _before(one: Earlier) -> Act:
    parts = ((one.line, one.quantity),) if one.line else None
    number = (one.mark and one.document) or ""
    return Act(on=one.on, detail=one.word, marks=(one.mark,) if one.mark else (), parts=parts, number=number)


def _words(mark: str, state: MarkState) -> Acts:
    for said in state.said:
        parts = ((said.line, said.quantity),)
        yield Act(on=said.on, detail=said.confirmation, marks=(mark,), parts=parts, number=said.document or "")
    if state.confirmed_on and not state.said:
        yield Act(on=state.confirmed_on, detail=state.confirmation, marks=(mark,), most=state.items)


def determined(p: Proceeding) -> Acts:
    """The findings of customs on one holder's goods, earlier ones included; those on parts each by its own day."""
    found = [Act(on=one.on, detail=one.finding, parts=((one.line, one.quantity),)) for one in p.found]
    if p.whole_finding_on:
        found = [Act(on=p.whole_finding_on, detail=p.finding or "")]
    if p.earlier:
        found += [_before(one) for one in p.earlier if one.name == "finding_on"]
    return together(found)


def together(acts: Sequence[Act]) -> list[Act]:
    """Return acts on parts of the goods with those that say the same on one day as the one act that they are.

    So are parts on several lines, and parts decided otherwise since. Each fine is of a decision of its own.
    """
    if len(acts) == 1:
        return list(acts)
    same: dict[tuple[object, ...], list[Act]] = {}
    for n, act in enumerate(acts):
        is_apart = act.parts is None or any(one.money and act.money for one in same.get(_said(act), ()))
        same.setdefault((n,) if is_apart else _said(act), []).append(act)
    return [own[0] if len(own) == 1 else _joined(own) for own in same.values()]


def _said(act: Act) -> tuple[object, ...]:
    return act.on, act.detail, act.marks, act.number, act.reason


def _joined(acts: Sequence[Act]) -> Act:
    goods: dict[int, Amount | None] = {}
    for no, quantity in (part for act in acts for part in act.parts or ()):
        known = goods.get(no, 0)
        goods[no] = None if known is None or quantity is None else round(known + quantity, 3)
    return replace(acts[0], parts=tuple(goods.items()), money=next((act.money for act in acts if act.money), None))


def ended(p: Proceeding, outcome: str) -> list[Act]:
    """Return the acts that gave one holder's goods an outcome; acts about parts of the goods each have their own day.

    Decisions that a review or a suit quashed are included, without their fines. The detail of an act is the ground of
    a release or a collection. A fine belongs to its decision; where the record does not say which, to the last penalty.
    """
    quashed = (one for one in p.earlier if (one.name, one.word) == (QUASHED, outcome))
    before = [replace(_before(one), detail="", number=one.document or "") for one in quashed]
    if p.parts:
        told = with_fines_told(p) if outcome == "confiscated" else p
        parts = [
            Act(
                on=part.on,
                detail=part.ground or (outcome == "released" and p.ground) or "",
                parts=((part.line, part.quantity),),
                number=part.number or "",
                reason=part.reason or "",
                money=part.fine,
            )
            for part in told.parts
            if part.outcome == outcome
        ]
        return before + together(parts)
    if p.outcome != outcome or not p.outcome_on:
        return before
    fine = p.fine if outcome == "confiscated" and p.ground not in COLLECTED else None
    number, reason = p.outcome_no or "", p.outcome_reason or ""
    return [*before, Act(on=p.outcome_on, detail=p.ground or "", number=number, reason=reason, money=fine)]


def is_told_in_parts(batch: Batch) -> bool:
    """Return whether parts of one holder's goods have days of their own, of which older versions knew the last alone.

    So it is where several decisions were served, or parts were confirmed on several days, the last one too late.
    """
    proceedings = batch.proceedings.values()
    if any(p.earlier and served_before(p) for p in proceedings):
        return True
    was_late = any(limit.was_late for limit in batch.deadlines)
    return was_late and any(state.said for p in proceedings for state in p.marks.values())
