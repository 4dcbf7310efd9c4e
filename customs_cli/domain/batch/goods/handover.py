"""Handing goods over to the police, a court or another office: only what customs still holds, each piece once.

A court that only takes or preserves evidence, or preserves property, leaves the goods with customs: they may be handed
over afterwards. Goods of a case that the police refused are customs' again (State Council Order 310 art. 8).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, HandedOver, Line, Transfer, lines_with
from customs_cli.domain.batch.course.readiness import is_locked
from customs_cli.domain.batch.former import with_earlier
from customs_cli.domain.batch.goods.balance import (
    STAYS,
    balance,
    came_back,
    handed_to_office,
    is_let_go,
    quantity_with_courts,
    whose,
)
from customs_cli.domain.batch.goods.confirmed import with_unsaid
from customs_cli.domain.batch.goods.findings import with_unfound
from customs_cli.domain.batch.goods.parts import Portion, owners_of
from customs_cli.domain.batch.proceeding_record import UNNAMED, Part, Proceeding
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.units import counted_in
from customs_cli.errors import Refusal
from customs_cli.sentences import Word, command, said


def still_held(batch: Batch, transfer: Transfer, named: Iterable[str], part: Portion | None = None) -> Transfer:
    """Return the hand-over with the holders and the goods that customs still holds.

    Args:
        batch: The batch before it.
        transfer: To whom and when; its own holders and goods are ignored.
        named: Codes of the holders whose goods are meant; empty for all.
        part: The part of one line that is meant; None for all.

    Raises:
        Refusal: Goods of a holder that was named, or all goods, are released, gone or handed over already.
    """
    asked = list(dict.fromkeys(named))
    kept = [holder for holder in asked or owners_of(batch, part) if batch.proceedings[holder].outcome != "released"]
    if batch.proceedings and not kept:
        raise Refusal(
            "the goods of {ref} were released: there is nothing to transfer",
            ref=batch.ref,
            hint=command("history", batch.ref),
        )
    goods = {holder: tuple(_goods(batch, transfer, holder)) for holder in kept}
    without_lines = not batch.lines and not _before(batch, transfer, None)
    there = [holder for holder in kept if goods[holder] or without_lines]
    lacking = [holder for holder in kept if holder not in there]
    if (asked and lacking) or not (there or without_lines):
        _refuse(batch, transfer, lacking[:1])
    once = {part.line: part for holder in there for part in goods[holder]}
    if part:
        once = {part.line: _of_part(batch, part, once.get(part.line))}
    return replace(
        transfer,
        holders=() if len(there) == len(batch.proceedings) else tuple(there),
        goods=tuple(once[no] for no in sorted(once)),
    )


def are_gone(batch: Batch, holder: str) -> bool:
    """Whether nothing of a holder is left for the police: released, disposed of, with a court or another office."""
    try:
        still_held(batch, Transfer(to="police", body="", on=date.max), [holder])
    except Refusal:
        return True
    return False


def _of_part(batch: Batch, part: Portion, held: HandedOver | None) -> HandedOver:
    left = held.quantity if held and held.quantity is not None else 0
    if part.quantity > left:
        line = batch.line(part.line)
        raise Refusal(
            "line {line} of {ref} holds {held} {unit}, not {quantity}",
            line=line.no,
            ref=batch.ref,
            held=left,
            unit=counted_in(line.unit),
            quantity=part.quantity,
            hint="{command} shows the balance",
            command=command("show", batch.ref),
        )
    return HandedOver(line=part.line, quantity=part.quantity)


def goods_handed(batch: Batch, on: date, body: str | None = None) -> tuple[Batch, Transfer]:
    """Return the batch and the case after waiting goods followed it to the police (State Council Order 310 art. 12).

    Raises:
        Refusal: No goods wait (at this `body`), or the day is before the hand-over of the case.
    """
    case = next((t for t in batch.transfers if t.waits and body in (None, t.body)), None)
    if case is None:
        raise Refusal(
            "no goods of {ref} are still to be handed to the police",
            ref=batch.ref,
            hint="{command} shows the transfers",
            command=command("show", batch.ref),
        )
    if on < case.on:
        raise Refusal(
            "handed over on {on}, before the case was transferred ({case})",
            on=on,
            case=case.on,
            hint=command("show", batch.ref),
        )
    done = replace(case, waits=False, goods_on=on)
    moved = {p.holder: _with_event(p, "goods_handed_on", on) for p in whose(batch, case)}
    transfers = tuple(done if t is case else t for t in batch.transfers)
    return replace(batch, transfers=transfers, proceedings={**batch.proceedings, **moved}), done


def refused_by_police(batch: Batch, on: date, body: str | None = None) -> tuple[Batch, tuple[str, ...]]:
    """Return the batch and the holders concerned after the police refused a case, which goes on (Order 310 art. 10).

    Confiscated goods stay confiscated, and customs may dispose of them again. `body`: the police body that refuses,
    where several have cases of the batch; None for all of them.
    """
    cases, had = _cases(batch, body)
    if not (had and cases):
        raise Refusal(
            "the police have no case of {ref}",
            ref=batch.ref,
            hint="{command} shows the transfers",
            command=command("show", batch.ref),
        )
    if on < (last := max(case.on for case in cases)):
        raise Refusal(
            "refused on {on}, before the transfer ({case})", on=on, case=last, hint=command("show", batch.ref)
        )
    back = {h: _refused(batch, p, cases, on) for h, p in had.items()}
    transfers = tuple(
        replace(t, waits=False, refused_on=on, waited=t.waits) if t in cases else t for t in batch.transfers
    )
    return replace(batch, proceedings={**batch.proceedings, **back}, transfers=transfers), tuple(back)


def answered_by_police(batch: Batch, event: str, holder: str, on: date) -> Batch:
    """The batch after a police event about a holder's one case or its goods; unchanged if the case is not clear."""
    cases, _ = _cases(batch)
    own = [case for case in cases if case.concerns(holder)]
    if len(own) != 1 or [case.body for case in cases].count(own[0].body) != 1:
        return batch
    if event == "goods_handed_on" and own[0].waits:
        return goods_handed(batch, on, own[0].body)[0]
    is_refused = event == "police_refused_on" and _cases(batch, own[0].body)[1]
    return refused_by_police(batch, on, own[0].body)[0] if is_refused else batch


def _cases(batch: Batch, body: str | None = None) -> tuple[list[Transfer], dict[str, Proceeding]]:
    every = [t for t in batch.transfers if t.to == "police" and not t.refused_on]
    cases = [t for t in every if body in (None, t.body)]
    theirs = {h for t in cases for h in t.holders or batch.proceedings}
    gone = {h for h, p in batch.proceedings.items() if _has_gone(batch, p, cases) and (h in theirs or cases == every)}
    had = {h: p for h, p in batch.proceedings.items() if h in gone or (h in theirs and p.outcome == "confiscated")}
    return cases, had


def _has_gone(batch: Batch, p: Proceeding, cases: Iterable[Transfer]) -> bool:
    if p.outcome == "transferred" and not p.parts:
        return not is_with_office(batch, p)
    return _kept(batch, p, cases) != p.parts


def is_with_office(batch: Batch, p: Proceeding) -> bool:
    """Return whether another office has the case of all of one holder's goods that had not ended before."""
    if p.outcome != "transferred" or not handed_to_office(batch, p.holder):
        return False
    if p.parts:
        return _kept(batch, p) == p.parts
    return not any(t.to == "police" and t.concerns(p.holder) for t in batch.transfers)


def _refused(batch: Batch, p: Proceeding, cases: Sequence[Transfer], on: date) -> Proceeding:
    told = _with_event(p, "police_refused_on", on)
    if not _has_gone(batch, p, cases):
        return told
    reopened = replace(told, outcome=None, outcome_on=None, parts=_kept(batch, p, cases))
    lines = list(lines_with(batch, p.marks))
    return with_unsaid(with_unfound(reopened, lines), lines)


def _kept(batch: Batch, p: Proceeding, cases: Iterable[Transfer] | None = None) -> tuple[Part, ...]:
    others = handed_to_office(batch, p.holder)
    if cases is not None:
        others = others + [t for t in batch.transfers if t.to == "police" and not t.refused_on and t not in cases]
    elsewhere = {(t.on, one.line, one.quantity) for t in others for one in t.goods}
    return tuple(q for q in p.parts if q.outcome != "transferred" or (q.on, q.line, q.quantity) in elsewhere)


def _with_event(p: Proceeding, name: str, on: date) -> Proceeding:
    known = with_earlier(p, name, p.events.get(name), on)
    return replace(known, events={**p.events, name: on})


def _goods(batch: Batch, transfer: Transfer, holder: str) -> Iterator[HandedOver]:
    for line in lines_with(batch, batch.proceedings[holder].marks):
        before = _before(batch, transfer, line)
        if before and not _took_a_part(before, line):
            continue
        if line.quantity is None:
            yield HandedOver(line=line.no)
        elif (left := _left(batch, line, before)) > 0:
            yield HandedOver(line=line.no, quantity=left)


def _left(batch: Batch, line: Line, before: Transfer | None) -> Amount:
    there = balance(batch, line.no)
    # A case that the police refused may still count as transferred, but its goods came back.
    back = 0 if before else there.transferred
    return round(there.kept - there.waiting - quantity_with_courts(batch, line.no) + back, 3)


def _took_a_part(before: Transfer, line: Line) -> bool:
    taken = sum(part.quantity or 0 for part in before.goods if part.line == line.no)
    return line.quantity is not None and 0 < taken < line.quantity


def _before(batch: Batch, transfer: Transfer, line: Line | None) -> Transfer | None:
    standing = [t for t in batch.transfers if _took(batch, t, line) and _stands(batch, t, transfer)]
    return standing[-1] if standing else None


def _took(batch: Batch, before: Transfer, line: Line | None) -> bool:
    if line is None:
        return True
    if before.goods:
        return any(part.line == line.no for part in before.goods)
    owners = {holder for holder, p in batch.proceedings.items() if not p.marks.keys().isdisjoint(line.named_marks)}
    return not before.holders or not owners.isdisjoint(before.holders)


def _stands(batch: Batch, before: Transfer, transfer: Transfer) -> bool:
    if before.to == "court" and before.kind in STAYS:
        return (before.to, before.kind, before.number) == (transfer.to, transfer.kind, transfer.number)
    return not came_back(batch, before) and not is_let_go(batch, before)


def _refuse(batch: Batch, transfer: Transfer, holders: list[str]) -> None:
    whose = said("{holder}'s goods", holder=holders[0]) if holders else said("the goods of {ref}", ref=batch.ref)
    marks = batch.proceedings[holders[0]].marks if holders else {}
    lines: list[Line | None] = [*lines_with(batch, marks)] or [None]
    before = next((found for line in lines if (found := _before(batch, transfer, line))), None)
    if before:
        raise _handed_before(batch, whose, before, transfer.to)
    raise Refusal(
        "none of {whose} is still held: there is nothing to transfer", whose=whose, hint=command("show", batch.ref)
    )


def _handed_before(batch: Batch, whose_goods: str, before: Transfer, to: str) -> Refusal:
    if before.waits:
        return Refusal(
            "{whose} are still to be handed to {body}, where the case has been since {on}",
            whose=whose_goods,
            body=body_of(before),
            on=before.on,
            hint="once they are handed over: {command}; {undo}",
            command=command("transfer", batch.ref, "--goods-handed"),
            undo=command("undo", "ACT"),
        )
    is_by_word = to != "court" and before.to == "court" and any(map(is_locked, whose(batch, before)))
    return Refusal(
        "{whose} were already handed to {body} on {on}",
        whose=whose_goods,
        body=body_of(before),
        on=before.on,
        hint="give the number of the court's decision: --court-word NO"
        if is_by_word
        else "{command} names them; {undo}",
        command=command("show", batch.ref),
        undo=command("undo", "ACT"),
    )


def body_of(of: Transfer) -> str:
    """Return the body that goods were handed to, as a value for a sentence; a body without a name is translated."""
    return Word(of.body) if of.body in UNNAMED.values() else of.body
