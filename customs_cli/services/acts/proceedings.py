"""Acts in an open proceeding: notify, reply, detain, confirm, determine."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, lines_with, quantity_with, with_proceeding
from customs_cli.domain.batch.course import proceeding as states
from customs_cli.domain.batch.course.barred import of_its_own
from customs_cli.domain.batch.course.limits import (
    late_finding,
    late_reply,
    provisional_security,
    refuse_too_little,
    too_late_to_detain,
)
from customs_cli.domain.batch.course.order import new_disorder_told
from customs_cli.domain.batch.course.readiness import is_open
from customs_cli.domain.batch.course.shortcomings import against_the_word, alone, found_against_the_word, is_alone
from customs_cli.domain.batch.done import Done
from customs_cli.domain.batch.former import with_earlier_words
from customs_cli.domain.batch.goods.confirmed import changed_on, may_be_said
from customs_cli.domain.batch.goods.findings import may_be_found
from customs_cli.domain.batch.goods.items import meant_of_items
from customs_cli.domain.batch.goods.parts import (
    Portion,
    found_in_part,
    is_partly_left,
    rest_found,
    said_of_part,
)
from customs_cli.domain.batch.proceeding_record import Proceeding, Security
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.word_lists import Basis, Confirmation, Finding, Reply, ServedHow
from customs_cli.errors import Refusal, UsageError
from customs_cli.procedures import law_of
from customs_cli.register.act import Act
from customs_cli.sentences import REF, placed, said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.proceeding_steps import each, hinted, warned
from customs_cli.services.lookup.choosing import kinds_of, marks_meant, pointing_at, settled
from customs_cli.services.lookup.naming import Names

_Decided = TypeVar("_Decided")


def notify(
    duty: Duty,
    ref: str,
    holders: Sequence[str],
    *,
    on: date | None = None,
    served: date | None = None,
    how: ServedHow | None = None,
    number: str | None = None,
) -> Done:
    """Log the notice of suspicion to holders; in person, by fax or e-mail it is served on the same day."""
    served_on = duty.past(served, "--served") if served else None
    day = duty.past(on or served, "--on")
    if served_on is None and how in ("in-person", "fax", "email"):
        served_on = day

    def step(batch: Batch, p: Proceeding, law: Procedure) -> Proceeding:
        after = states.notified(p, law, on=day, served=served_on, how=how, number=number)
        states.refuse_another_notice(p, on=day, served=served_on, number=number)
        return after

    done = each(duty, "notify", ref, holders, step, day)
    sent = {done.batch.proceedings[holder].notified_on for holder in done.holders}
    return replace(done, on=sent.pop()) if len(sent) == 1 else done  # for a notice sent earlier, that day is reported


def reply(
    duty: Duty,
    ref: str,
    holder: str | None,
    *,
    answer: Reply,
    on: date | None = None,
    security: Security | None = None,
    reason: str | None = None,
    basis: Basis | None = None,
) -> Done:
    """Log that a holder applies for detention, with its security, or declines; it may change its reply in time.

    Args:
        duty: The context of the act.
        ref: Whole reference.
        holder: Holder as typed; None for the only one that has not replied.
        answer: The reply.
        on: The day.
        security: The security lodged.
        reason: The holder's reasons.
        basis: `application` if it applies on its own initiative (Regulations 12-14), with security equal to the value.
    """
    from customs_cli.domain.batch.course.replying import (
        checked_general_guarantee,
        may_change_its_mind,
        replied,
        replied_of_its_own,
    )
    from customs_cli.domain.values.rates import Rate

    day = duty.past(on, "--on")
    lodged = replace(security, lodged_on=security.lodged_on or day) if security else None

    def odd(batch: Batch, p: Proceeding, law: Procedure) -> str:
        if lodged is None or lodged.amount:
            return ""
        names = Names(duty.register)
        return checked_general_guarantee(law, names.holder(p.holder), kinds_of(names, p), lodged.number or "", day)

    def step(batch: Batch, p: Proceeding, law: Procedure) -> Proceeding:
        own = law.on_basis(basis)
        if lodged and (amount := lodged.amount) and is_open("reply", p, own):
            _under(own, duty, p, lambda law: refuse_too_little(batch, p, law, amount, duty.register.all(Rate), day))
        in_time = may_change_its_mind(batch, p, law, day)
        if basis == "application" and lodged:
            return replied_of_its_own(p, law, on=day, security=lodged, reason=reason, in_time=in_time)
        return replied(p, law, reply=answer, on=day, security=lodged, reason=reason, in_time=in_time)

    def ready(batch: Batch, p: Proceeding, law: Procedure) -> bool:
        return (p.reply is None or basis == "application") and is_open("reply", p, law)

    holders = [] if holder is None else [holder]
    done = each(duty, "reply", ref, holders, step, day, ready=ready, odd=odd, single=True)
    p, law = done.batch.proceedings[done.holders[0]], law_of(done.batch)
    done = warned(replace(done, on=p.replied_on), provisional_security(done.batch, p))  # a security may come later
    late = late_reply(done.batch, p, law)
    if not late:
        return done
    if law.upon_application is None or answer == "declined":
        return warned(done, said("{late}: the goods may not be detained", late=late))
    return warned(
        done,
        said(
            "{late}: the goods may not be detained, unless the holder applies on its own, with security "
            "equal to the value ({article}): {apply}",
            late=late,
            article=law.cited("late_application"),
            apply=placed(of_its_own(p), REF, ref),
        ),
    )


def detain(
    duty: Duty,
    ref: str,
    holders: Sequence[str],
    *,
    on: date | None = None,
    number: str | None = None,
) -> Done:
    """Detain the goods for the holders that applied in time and lodged security."""
    from customs_cli.domain.batch.amounts import lacking_security

    day = duty.past(on, "--on")

    def step(batch: Batch, p: Proceeding, law: Procedure) -> Proceeding:
        late = too_late_to_detain(batch, p, law, day)
        return _under(law, duty, p, lambda law: states.detained(p, law, on=day, number=number, late=late))

    def ready(batch: Batch, p: Proceeding, law: Procedure) -> bool:
        return is_open("detain", p, law) and not too_late_to_detain(batch, p, law, day)

    done = each(duty, "detain", ref, holders, step, day, ready=ready, odd=lacking_security)
    return warned(done, alone() if is_alone(law_of(done.batch), duty.officers) else "")


def _under(law: Procedure, duty: Duty, p: Proceeding, decide: Callable[[Procedure], _Decided]) -> _Decided:
    try:
        return decide(law)
    except Refusal:
        return decide(law.for_rights(kinds_of(Names(duty.register), p)))


def confirm(
    duty: Duty,
    ref: str,
    *,
    word: Confirmation,
    holder: str | None = None,
    marks: Sequence[str] = (),
    items: Amount | None = None,
    part: Portion | None = None,
    on: date | None = None,
    document: str | None = None,
) -> Done:
    """Log a holder's confirmation on the goods, mark by mark, or on a part of one line.

    Raises:
        UsageError: A number of items is given for several marks at once.
        Refusal: More items than bear the mark, or the holder was not notified.
    """
    day = duty.past(on, "--on")

    def confirmed(act: Act) -> Done:
        batch = before = act.batch(ref)
        wanted = marks_meant(batch, Names(duty.register), holder, marks, line=part.line if part else None)
        if items is not None and len(wanted) > 1:
            raise UsageError(
                "--items {items} for {count} marks at once",
                items=items,
                count=len(wanted),
                hint="confirm one mark at a time: --mark CODE",
            )
        batch, about = meant_of_items(batch, law_of(batch), wanted, word, items, part)
        replaced = [_replaced(batch, owner, mark) for owner, mark in wanted] if about is None else []
        for owner, mark in wanted:
            batch = _confirmed(batch, owner, mark, word=word, items=items, part=about, on=day, document=document)
        touched = dict.fromkeys(owner for owner, _ in wanted)
        parts, told = (about,) if about else (), tuple(mark for _, mark in wanted)
        odd = (*replaced, *new_disorder_told(before, batch, law_of(batch)))
        batch = settled(duty, act, batch)
        return warned(Done("confirm", batch, tuple(touched), day, word=word, parts=parts, marks=told), *odd)

    with pointing_at(ref, part=part):
        return duty.log("confirm", confirmed)


def determine(
    duty: Duty,
    ref: str,
    holders: Sequence[str],
    *,
    finding: Finding,
    part: Portion | None = None,
    on: date | None = None,
) -> Done:
    """Log customs' finding after investigation, on all of a holder's goods or on a part of one line."""
    day = duty.past(on, "--on")

    def step(batch: Batch, p: Proceeding, law: Procedure) -> Proceeding:
        found = states.determined(p, law, finding=finding, on=day)
        if part:
            return found_in_part(batch, p, part, finding=finding, on=day)
        return rest_found(batch, p, finding=finding, on=day) if is_partly_left(batch, p) else found

    def odd(batch: Batch, p: Proceeding, law: Procedure) -> str:
        late = late_finding(batch, p, law, finding, day)
        lines = [line for line in lines_with(batch, p.marks) if part is None or line.no == part.line]
        is_rest = part is None and is_partly_left(batch, p)
        goods = {line.no: may_be_found(p, line, finding) if is_rest else line.quantity or 0 for line in lines}
        partly = found_against_the_word(batch, p, finding, {part.line: part.quantity} if part else goods)
        return late or against_the_word(batch, p, finding, part.line if part else None) or next(partly, "")

    done = replace(each(duty, "determine", ref, holders, step, day, part=part, odd=odd), word=finding)
    return hinted(duty, done) if finding == "infringing" else done


def _replaced(batch: Batch, owner: str, mark: str) -> str:
    if not batch.proceedings[owner].marks[mark].said:
        return ""
    return said(
        "{holder}'s earlier confirmation of parts of the goods bearing {mark} is no longer valid",
        holder=owner,
        mark=mark,
    )


def _confirmed(
    batch: Batch,
    owner: str,
    mark: str,
    *,
    word: Confirmation,
    items: Amount | None,
    part: Portion | None,
    on: date,
    document: str | None,
) -> Batch:
    there = quantity_with(batch, [mark])
    before = batch.proceedings[owner]
    state, line = before.marks[mark], batch.line(part.line) if part else None
    p = states.confirmed(
        before,
        law_of(batch).on_basis(before.basis),
        mark,
        word=word,
        items=items if items is not None else (there or None),
        on=on,
        document=document,
        rest=(may_be_said(state, line, word) if state.said else 0) if line else None,
        line=part.line if part else None,
        former=changed_on(state, line, part.quantity, word) if part and line else None,
    )
    if part:
        before = before if state.said else with_earlier_words(before, mark, on)
        p = said_of_part(batch, before, mark, part, word=word, on=on, document=document)
    return with_proceeding(batch, p)
