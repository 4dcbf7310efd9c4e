"""The next step of a batch, derived from its proceedings, deadlines and goods."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, lines_with
from customs_cli.domain.batch.course.limits import lapse_of, last_day_to_come_forward
from customs_cli.domain.batch.course.readiness import (
    is_freed_in_doubt,
    is_locked,
    is_open,
    marks_left,
    next_act,
    word_that_freed,
)
from customs_cli.domain.batch.former import events_now
from customs_cli.domain.batch.goods.balance import balance, quantity_with_courts
from customs_cli.domain.batch.goods.items import of_what_is_left
from customs_cli.domain.batch.heard import disputed_since, is_to_be_heard, may_ask_to_be_heard
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.custody.retention import retained
from customs_cli.domain.law.events import OF_A_SECURITY, PRESENTED, called
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.quantity import Amount


class Step(Struct, frozen=True):
    """The command that a batch waits for, with the options that are known.

    Attributes:
        command: `confirm`, `line edit`, `dispose`.
        holder: Code of the holder whose goods it is about; None where it is not about one holder.
        marks: Marks that it is about, where it is not all of the holder's.
        line: Number of the line that it is about; 0 where it is not about one.
        quantity: Quantity of that line, in its unit.
        secured: Whether the holder lodges security.
        court_word: Number of the court's document that frees the goods, for a release that follows from it.
        needs_word: Whether a court's notice holds the goods, so that its word is to be named.
        has_ground: Whether the procedure has grounds of release, so that one is to be named for that.
        word: The finding on a part of the goods that follows the holder's word on it.
        collected: Whether goods are to be collected, since no party came forward.
        event: Name of the event, where the command is `event`.
        is_past: Whether that event has already happened, on a day still to be entered.
        handed: Whether a transfer is that of goods that follow their case.
    """

    command: str
    holder: str | None = None
    marks: tuple[str, ...] = ()
    line: int = 0
    quantity: Amount = 0
    secured: bool = True
    court_word: str = ""
    needs_word: bool = False
    has_ground: bool = False
    word: str = ""
    collected: bool = False
    event: str = ""
    is_past: bool = False
    handed: bool = False


GOES_BACK = {"return-security": "security-returned", "return-deposit": "deposit-settled"}
"""What follows when a time limit runs out -> the event that customs then logs: no court had the amount kept."""

_OF_A_BOND = {"bond_notice_served_on", "deposit_settled_on"}
"""What customs logs of patent goods on bond: from the service of its notice the holder has 30 working days (C5)."""
_AT_ONCE = ("release", "detain", "notify")


def next_step(batch: Batch, law: Procedure, today: date, holder: str = "") -> Step | None:
    """Return the next step of a batch; None when nothing is left to do, or when somebody else must act first.

    Args:
        batch: The batch.
        law: Its procedure.
        today: The day by which a time limit has run out or not.
        holder: Code of the holder whose steps (and those about the party) come first; empty for no preference.
    """
    steps = sorted(_steps(batch, law, today), key=lambda step: step.needs_word)  # last: a court may take long
    own = [step for step in steps if _is_own(batch, step, holder)] if holder else []
    return next(iter([*own, *steps]), None)


def owed_at_once(batch: Batch, law: Procedure, today: date) -> list[Step]:
    """Return what customs owes now though no deadline says so, releases first, whatever other holders' goods wait for.

    Goods that nothing allows customs to keep are released, those of a holder that applied are detained, and a holder
    of which no notice went out is notified.
    """
    steps = (step for step in _of_holders(batch, law, today) if step.command in _AT_ONCE)
    return sorted(steps, key=lambda step: _AT_ONCE.index(step.command))


def _is_own(batch: Batch, step: Step, holder: str) -> bool:
    return step.holder == holder or (not step.holder and bool(step.event)) or is_disposal_of(batch, step, holder)


def is_disposal_of(batch: Batch, step: Step, holder: str) -> bool:
    """Return whether a step disposes of goods that bear a mark of this holder."""
    return step.command == "dispose" and batch.line(step.line) in lines_with(batch, batch.proceedings[holder].marks)


def _steps(batch: Batch, law: Procedure, today: date) -> Iterator[Step]:
    yield from _to_the_police(batch, today)
    yield from _to_be_told(batch, law)
    yield from _to_begin(batch, law)
    yield from owed_at_once(batch, law, today)
    yield from (step for step in _of_holders(batch, law, today) if step.command not in _AT_ONCE)
    for line in batch.lines:
        if (left := _to_dispose_of(batch, law, line, today)) > 0:
            yield Step("dispose", line=line.no, quantity=left)
    for limit in batch.deadlines:
        if limit.lapse in GOES_BACK and limit.is_owed and limit.due_on < today:
            yield Step("event", limit.holder, event=GOES_BACK[limit.lapse])
    for p in batch.proceedings.values():
        if p.bond and _OF_A_BOND.isdisjoint(p.events):
            yield Step("event", p.holder, event="bond-notice-served", is_past=True)
        if _is_security_due(batch, p, law.on_basis(p.basis), today):
            yield Step("event", p.holder, event="security-returned")
    yield from _to_be_found(batch, law)


def _to_be_found(batch: Batch, law: Procedure) -> Iterator[Step]:
    for limit in batch.deadlines:
        if limit.act == "determine" and limit.is_owed and limit.holder != UNKNOWN:
            p = batch.proceedings[limit.holder]
            if is_open("determine", p, law.on_basis(p.basis)):
                yield Step("determine", p.holder)


def _of_holders(batch: Batch, law: Procedure, today: date) -> Iterator[Step]:
    for p in batch.proceedings.values():
        own = law.on_basis(p.basis)
        act = next_act(p, own, over=not p.outcome and lapse_of(batch, p, own, today) is not None)
        act = of_what_is_left(batch, p, own, act) if p.parts else act
        if act == "line edit":
            yield from (Step(act, line=line.no) for line in batch.lines if not line.marks)
        elif act == "confiscate" and is_to_be_heard(batch, p, date.max):  # its day is not known yet
            yield Step("event", event="hearing")
        elif act == "confiscate" and _is_untold(batch, p, own):
            yield Step("event", event="declarant-notified")
        elif act and not (act == "confiscate" and _may_still_speak(batch, p, today)):
            step = _step(batch, act, p, secured=own.security != "none")
            step = replace(step, collected=act == "confiscate" and _is_called(p))
            if act == "confiscate" and (batch.transfers or any(q.court for q in batch.proceedings.values())):
                from customs_cli.domain.batch.held_too import confiscations  # only where others may have the goods

                yield from (replace(step, line=no, quantity=much) for no, much in confiscations(batch, p, own, today))
                continue
            is_freed = act == "release" and is_freed_in_doubt(p)
            yield replace(step, court_word=word_that_freed(p), has_ground=bool(own.grounds)) if is_freed else step


def _is_security_due(batch: Batch, p: Proceeding, law: Procedure, today: date) -> bool:
    """Whether lodged security goes back: the goods were disposed of, or were released and nobody may sue any more.

    Not where a court preserved it, nor for goods on bond, whose deposit has a time limit of its own.
    """
    if not (p.deposited and p.deposited.amount) or p.bond or p.outcome not in ("confiscated", "released"):
        return False
    own = {line.no for line in lines_with(batch, p.marks)}
    is_disposed_of = any(gone.line in own and gone.way != "return" for gone in batch.disposals)
    is_over = p.outcome == "released" or is_disposed_of
    if not is_over or "security_returned" not in law.articles or not OF_A_SECURITY.isdisjoint(p.events):
        return False
    from customs_cli.domain.batch.course.refund import early_refund  # only at the end of a course

    return not early_refund(batch, p, law, today)


def _to_dispose_of(batch: Batch, law: Procedure, line: Line, today: date) -> Amount:
    there = balance(batch, line.no)
    left = min(there.in_store, there.to_dispose)
    owners = [p for p in batch.proceedings.values() if not p.marks.keys().isdisjoint(line.named_marks)]
    if left <= 0 or (law.court_locks and any(map(is_locked, owners))):
        return 0
    if any(disputed_since(batch, p, today) for p in owners):
        return 0
    left = min(left, round(there.in_store - retained(batch, line.no, today), 3))
    return round(left - quantity_with_courts(batch, line.no), 3)


def _to_the_police(batch: Batch, today: date) -> Iterator[Step]:
    waits = any(case.to == "police" and case.waits for case in batch.transfers)
    for limit in batch.deadlines:
        if limit.act != "transfer" or not limit.is_owed:
            continue
        p = batch.proceedings[limit.holder]
        known = events_now(batch, p)
        if "police_filed_on" in known and waits:
            yield Step("transfer", p.holder, handed=True)
        elif p.outcome in ("released", "abandoned") and known.keys().isdisjoint(_TO_BE_HANDED):
            yield Step("event", p.holder, event="transfer-refused")
        elif p.outcome in (None, "confiscated"):
            if known.keys().isdisjoint(_TO_BE_HANDED):
                yield Step("event", p.holder, event="transfer-approved")
            elif not _are_gone(batch, p.holder):
                yield Step("transfer", p.holder, needs_word=is_locked(p) or _is_held(batch, p.holder, today))


_TO_BE_HANDED = ("transfer_approved_on", "police_filed_on")
"""Events after which a case goes to the police: the head approved it, or they filed what they had refused before."""


def _are_gone(batch: Batch, holder: str) -> bool:
    from customs_cli.domain.batch.goods.handover import are_gone  # only after an approval

    return are_gone(batch, holder)


def _is_held(batch: Batch, holder: str, today: date) -> bool:
    from customs_cli.domain.batch.held_too import is_held_in_a_case  # only after an approval

    return is_held_in_a_case(batch, holder, today)


def _to_begin(batch: Batch, law: Procedure) -> Iterator[Step]:
    known = {name for p in batch.proceedings.values() for name in p.events}
    is_open = any(p.outcome is None for p in batch.proceedings.values())
    if is_open and PRESENTED not in known and any(row.since == PRESENTED for row in law.periods):
        yield Step("event", event=called(PRESENTED), is_past=True)


def _to_be_told(batch: Batch, law: Procedure) -> Iterator[Step]:
    """Yield what customs must tell somebody in time (the importer, the declarant), logged as an event.

    What customs may leave undone is not among it: asking the police again, or reporting a measure instead of lifting
    it.
    """
    for limit in batch.deadlines:
        is_known = limit.act == "notify" and limit.holder != UNKNOWN  # an unknown holder needs a named mark first
        if is_known and limit.is_owed and batch.proceedings[limit.holder].detained_on:
            yield Step("notify", limit.holder)
        if limit.actor != "customs" or limit.act != "event" or limit.lapse or not limit.is_owed:
            continue
        row = law.period(limit.rule)
        if len(row.met_by) == 1:
            whose = None if row.concerns == "party" else limit.holder
            yield Step("event", whose, event=called(row.met_by[0]))


def _may_still_speak(batch: Batch, p: Proceeding, today: date) -> bool:
    from customs_cli.domain.batch.goods.destruction import may_still_object  # only at the end of a course

    if may_ask_to_be_heard(batch, p, today) or is_to_be_heard(batch, p, today):
        return True
    last = last_day_to_come_forward(batch, p) if _is_called(p) else None
    return bool(may_still_object(batch, p, today)) or bool(last and today <= last)


def _is_untold(batch: Batch, p: Proceeding, law: Procedure) -> bool:
    from customs_cli.domain.batch.goods.destruction import is_untold  # only at the end of a course

    return is_untold(batch, p, law)


def _is_called(p: Proceeding) -> bool:
    return "public_notice_on" in p.events and "claimed_on" not in p.events


def _step(batch: Batch, act: str, p: Proceeding, *, secured: bool) -> Step:
    whole = Step(act, p.holder, marks_left(p) if act == "confirm" else (), secured=secured)
    if act != "determine" or len({part.confirmation for state in p.marks.values() for part in state.said}) < 2:
        return whole
    return next((replace(whole, **told) for told in _to_find(batch, p)), whole)


def _to_find(batch: Batch, p: Proceeding) -> Iterator[dict[str, Any]]:
    from customs_cli.domain.batch.goods.confirmed import still_said  # only where words differ
    from customs_cli.domain.batch.goods.findings import undecided

    for state in p.marks.values():
        for line, word in dict.fromkeys((part.line, part.confirmation) for part in state.said):
            if word not in _FOUND_AS:
                continue
            own = batch.line(line)
            said = sum(part.quantity for part in state.said if (part.line, part.confirmation) == (line, word))
            as_said = sum(one.quantity for one in p.found if (one.line, one.finding) == (line, _FOUND_AS[word]))
            left = min(said - as_said, still_said(p, own, state, word), undecided(p, own))
            if (quantity := round(left, 3)) > 0:
                yield {"line": line, "quantity": quantity, "word": _FOUND_AS[word]}


_FOUND_AS = {"infringing": "infringing", "genuine": "not-infringing"}
"""The holder's confirmation -> the finding that follows it."""
