"""The step that a batch waits for: read off the course of its proceedings, the first open one first."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, lines_with
from customs_cli.domain.batch.course.limits import lapse_of, last_day_to_come_forward
from customs_cli.domain.batch.course.rare_events import PRESENTED
from customs_cli.domain.batch.course.readiness import (
    is_freed_in_doubt,
    is_locked,
    marks_left,
    next_act,
    word_that_freed,
)
from customs_cli.domain.batch.former import events_now
from customs_cli.domain.batch.goods.balance import balance, with_a_court
from customs_cli.domain.batch.heard import disputed_since, is_to_be_heard, may_ask_to_be_heard
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.custody.retention import retained
from customs_cli.domain.law.events import called
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.quantity import Amount


class Step(Struct, frozen=True):
    """The command that a batch waits for, with what of it is known.

    Attributes:
        command: `confirm`, `line edit`, `dispose`.
        holder: Whose goods; None where it is not about one holder.
        marks: The marks that it is about, where it is not all of the holder's.
        line: The line that it is about; 0 where it is not about one.
        quantity: How much of it, in its unit.
        secured: Whether the holder lodges security.
        court_word: Number of the court's word that lets the goods go, where it is why they are released.
        has_ground: Whether the law has a ground of a release for that.
        word: Of a part of the goods, the finding that follows the holder's word on it.
        collected: Whether goods are collected, since no party came forward.
        event: Of an event, which one.
        is_past: Of an event, whether it has happened before, on a day that is to be told.
        handed: Of a transfer, whether the goods follow their case.
    """

    command: str
    holder: str | None = None
    marks: tuple[str, ...] = ()
    line: int = 0
    quantity: Amount = 0
    secured: bool = True
    court_word: str = ""
    has_ground: bool = False
    word: str = ""
    collected: bool = False
    event: str = ""
    is_past: bool = False
    handed: bool = False


GOES_BACK = {"return-security": "security-returned", "return-deposit": "deposit-settled"}
"""What follows when a time limit runs out -> the event that customs then logs: nobody had it kept by a court."""


def next_step(batch: Batch, law: Procedure, today: date, holder: str = "") -> Step | None:
    """The next step of a batch; None when nothing is left to do, or when somebody else must act first.

    Args:
        batch: The one that waits.
        law: Its procedure.
        today: The day by which a time limit has run out or not.
        holder: Whose step is wanted first, or what concerns the party; empty for the first of all.
    """
    steps = list(_steps(batch, law, today))
    own = [step for step in steps if _is_own(batch, step, holder)] if holder else []
    return next(iter([*own, *steps]), None)


def _is_own(batch: Batch, step: Step, holder: str) -> bool:
    return step.holder == holder or (not step.holder and bool(step.event)) or is_disposal_of(batch, step, holder)


def is_disposal_of(batch: Batch, step: Step, holder: str) -> bool:
    """Whether a step disposes of goods that bear a mark of a holder."""
    return step.command == "dispose" and batch.line(step.line) in lines_with(batch, batch.proceedings[holder].marks)


def _steps(batch: Batch, law: Procedure, today: date) -> Iterator[Step]:
    yield from _to_the_police(batch)
    yield from _to_be_told(batch, law)
    yield from _to_begin(batch, law)
    for p in batch.proceedings.values():
        own = law.on_basis(p.basis)
        act = next_act(p, own, over=not p.outcome and lapse_of(batch, p, own, today) is not None)
        if act == "line edit":
            yield from (Step(act, line=line.no) for line in batch.lines if not line.marks)
        elif act == "confiscate" and _waits_for_a_hearing(batch, p):
            yield Step("event", event="hearing")
        elif act == "confiscate" and _is_untold(batch, p, own):
            yield Step("event", event="declarant-notified")
        elif act and not (act == "confiscate" and _may_still_speak(batch, p, today)):
            step = _step(batch, act, p, secured=own.security != "none")
            step = replace(step, collected=act == "confiscate" and _is_called(p))
            is_freed = act == "release" and is_freed_in_doubt(p)
            yield replace(step, court_word=word_that_freed(p), has_ground=bool(own.grounds)) if is_freed else step
    for line in batch.lines:
        if (left := _to_dispose_of(batch, law, line, today)) > 0:
            yield Step("dispose", line=line.no, quantity=left)
    for limit in batch.deadlines:
        if limit.lapse in GOES_BACK and limit.is_owed and limit.due_on < today:
            yield Step("event", limit.holder, event=GOES_BACK[limit.lapse])
    for p in batch.proceedings.values():
        if _is_security_due(batch, p, law.on_basis(p.basis), today):
            yield Step("event", p.holder, event="security-returned")


def _is_security_due(batch: Batch, p: Proceeding, law: Procedure, today: date) -> bool:
    """Whether an amount that a holder lodged goes back: its goods were disposed of, or released and nobody may sue.

    Not where a court preserved it; of goods on bond it stays until the deposit is settled, and a time limit tells then.
    """
    if not (p.security and p.security.amount) or p.bond or p.outcome not in ("confiscated", "released"):
        return False
    own = {line.no for line in lines_with(batch, p.marks)}
    is_disposed_of = any(gone.line in own and gone.way != "return" for gone in batch.disposals)
    is_over = p.outcome == "released" or is_disposed_of
    if not is_over or "security_returned" not in law.articles or not _KEEPS_SECURITY.isdisjoint(p.events):
        return False
    from customs_cli.domain.batch.course.refund import early_refund  # at the end of a course alone

    return not early_refund(batch, p, law, today)


_KEEPS_SECURITY = {"security_returned_on", "preservation_notice_on"}
"""Events after which customs owes no security any more."""


def _to_dispose_of(batch: Batch, law: Procedure, line: Line, today: date) -> Amount:
    """How much of a line was confiscated and may go now: no court's notice holds it, nor keeps it for the court."""
    there = balance(batch, line.no)
    left = min(there.in_store, round(there.confiscated - there.disposed, 3))
    owners = [p for p in batch.proceedings.values() if not p.marks.keys().isdisjoint(line.named_marks)]
    if left <= 0 or (law.court_locks and any(map(is_locked, owners))):
        return 0
    if any(disputed_since(batch, p, today) for p in owners) or with_a_court(batch, line.no):
        return 0
    return min(left, round(there.in_store - retained(batch, line.no, today), 3))


def _to_the_police(batch: Batch) -> Iterator[Step]:
    """What customs owes of a case for the police: the head's word, its hand-over, its goods (Order 310 art. 5, 12)."""
    waits = any(case.to == "police" and case.waits for case in batch.transfers)
    for limit in batch.deadlines:
        if limit.act != "transfer" or not limit.is_owed:
            continue
        p = batch.proceedings[limit.holder]
        known = events_now(batch, p)
        if "police_filed_on" in known:
            yield from [Step("transfer", p.holder, handed=True)] if waits else []
        elif p.outcome in ("released", "abandoned") and "transfer_approved_on" not in known:
            yield Step("event", p.holder, event="transfer-refused")
        elif p.outcome in (None, "confiscated") and not is_locked(p):
            if "transfer_approved_on" not in known:
                yield Step("event", p.holder, event="transfer-approved")
            elif not _are_gone(batch, p.holder):
                yield Step("transfer", p.holder)


def _are_gone(batch: Batch, holder: str) -> bool:
    from customs_cli.domain.batch.goods.handover import are_gone  # after an approval alone

    return are_gone(batch, holder)


def _to_begin(batch: Batch, law: Procedure) -> Iterator[Step]:
    """The event that the term of a detention runs from (United States), which no act logs."""
    known = {name for p in batch.proceedings.values() for name in p.events}
    is_open = any(p.outcome is None for p in batch.proceedings.values())
    if is_open and PRESENTED not in known and any(row.since == PRESENTED for row in law.periods):
        yield Step("event", event=called(PRESENTED), is_past=True)


def _to_be_told(batch: Batch, law: Procedure) -> Iterator[Step]:
    """What customs has to tell somebody in time, the importer or the declarant say, which an event logs.

    Not what it may leave: to ask the police again, say, or to lift a measure rather than report it.
    """
    for limit in batch.deadlines:
        is_known = limit.act == "notify" and limit.holder != UNKNOWN  # else a mark is to be named first
        if is_known and limit.is_owed and batch.proceedings[limit.holder].detained_on:
            yield Step("notify", limit.holder)
        if limit.actor != "customs" or limit.act or limit.lapse or not limit.is_owed:
            continue
        row = law.period(limit.rule)
        if len(row.met_by) == 1:
            whose = None if row.concerns == "party" else limit.holder
            yield Step("event", whose, event=called(row.met_by[0]))


def _may_still_speak(batch: Batch, p: Proceeding, today: date) -> bool:
    """Whether goods wait for a declarant (EU), a party that cannot be found (Measures 32), or one that may be heard."""
    from customs_cli.domain.batch.goods.destruction import may_still_object  # at the end of a course alone

    if may_ask_to_be_heard(batch, p, today) or is_to_be_heard(batch, p, today):
        return True
    last = last_day_to_come_forward(batch, p) if _is_called(p) else None
    return bool(may_still_object(batch, p, today)) or bool(last and today <= last)


def _waits_for_a_hearing(batch: Batch, p: Proceeding) -> bool:
    """Whether the party asked for a hearing, and the day of none is known yet."""
    return is_to_be_heard(batch, p, date.max)


def _is_untold(batch: Batch, p: Proceeding, law: Procedure) -> bool:
    from customs_cli.domain.batch.goods.destruction import is_untold  # at the end of a course alone

    return is_untold(batch, p, law)


def _is_called(p: Proceeding) -> bool:
    """Whether a public notice called a party that has not come forward."""
    return "public_notice_on" in p.events and "claimed_on" not in p.events


def _step(batch: Batch, act: str, p: Proceeding, *, secured: bool) -> Step:
    """The step of one proceeding; where the holder's words on parts differ, a finding is on one of those parts."""
    whole = Step(act, p.holder, marks_left(p) if act == "confirm" else (), secured=secured)
    if act != "determine" or len({part.confirmation for state in p.marks.values() for part in state.said}) < 2:
        return whole
    return next((replace(whole, **told) for told in _to_find(batch, p)), whole)


def _to_find(batch: Batch, p: Proceeding) -> Iterator[dict[str, Any]]:
    """Line, quantity and word of what the holder called infringing or genuine, as far as customs has not found so."""
    from customs_cli.domain.batch.goods.confirmed import still_said  # where words differ alone
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
"""A holder's word -> the finding that follows it."""
