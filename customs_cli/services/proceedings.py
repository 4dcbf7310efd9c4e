"""Acts of a proceeding: notify, reply, detain, confirm, determine, court, release, confiscate.

Each opens one transaction, asks the domain, computes the deadlines anew and puts the batch.
"""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from customs_cli.domain import proceeding as states
from customs_cli.domain.batch import Batch, quantity_with, with_proceeding
from customs_cli.domain.done import Done
from customs_cli.domain.money import HOME, Money
from customs_cli.domain.procedure import Procedure
from customs_cli.domain.proceeding_record import Proceeding, Security
from customs_cli.domain.quantity import UNITS, Amount
from customs_cli.domain.words import Confirmation, CourtKind, Finding, Reply, ServedHow
from customs_cli.errors import Refusal, UsageError
from customs_cli.services.choosing import chosen, law_of, marks_meant, pointing_at, refuse_before_found, settled
from customs_cli.services.clocks import late_reply
from customs_cli.services.duty import Duty
from customs_cli.services.limits import lapse_of, refuse_too_high_a_fine, refuse_too_little
from customs_cli.services.naming import Names

Step = Callable[[Batch, Proceeding, Procedure], Proceeding]


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
    """Send the holders their notice of suspicion; handed over, faxed or e-mailed it is served the same day."""
    served_on = duty.past(served, "--served") if served else None
    day = duty.past(on or served, "--on")
    if served_on is None and how in ("in-person", "fax", "email"):
        served_on = day

    def step(batch: Batch, p: Proceeding, law: Procedure) -> Proceeding:
        return states.notified(p, on=day, served=served_on, how=how, number=number)

    return _each(duty, "notify", ref, holders, step, day, ready=lambda p: p.served_on is None and not p.outcome)


def reply(
    duty: Duty,
    ref: str,
    holder: str | None,
    *,
    answer: Reply,
    on: date | None = None,
    security: Security | None = None,
    reason: str | None = None,
) -> Done:
    """The holder applies for detention, with its security, or declines."""
    day = duty.past(on, "--on")

    def step(batch: Batch, p: Proceeding, law: Procedure) -> Proceeding:
        if security and security.amount:
            refuse_too_little(batch, p, law, security.amount)
        return states.replied(p, law, reply=answer, on=day, security=security, reason=reason)

    holders = [] if holder is None else [holder]
    done = _each(duty, "reply", ref, holders, step, day, ready=lambda p: p.reply is None and not p.outcome, single=True)
    late = late_reply(done.batch, done.holders[0])
    return done._replace(warnings=(*done.warnings, late) if late else done.warnings)


def detain(
    duty: Duty,
    ref: str,
    holders: Sequence[str],
    *,
    on: date | None = None,
    number: str | None = None,
    override: str | None = None,
) -> Done:
    """Detain the goods for the holders that applied in time and lodged security."""
    day = duty.past(on, "--on")

    def step(batch: Batch, p: Proceeding, law: Procedure) -> Proceeding:
        late = late_reply(batch, p.holder)
        return states.detained(p, law, on=day, number=number, late=late, override=override)

    done = _each(duty, "detain", ref, holders, step, day, ready=lambda p: p.reply == "applied" and not p.detained_on)
    if len(duty.officers) < 2:
        done = done._replace(
            warnings=(*done.warnings, "a detention is carried out by at least two officers (ACL art. 18)")
        )
    return done


def confirm(
    duty: Duty,
    ref: str,
    *,
    word: Confirmation,
    holder: str | None = None,
    marks: Sequence[str] = (),
    items: Amount | None = None,
    on: date | None = None,
    document: str | None = None,
) -> Done:
    """Log the holder's word on the goods, mark by mark.

    Raises:
        UsageError: A number of items for several marks at once.
        Refusal: More items than bear the mark, or the holder was not notified.
    """
    day = duty.past(on, "--on")
    with pointing_at(ref), duty.act("confirm") as act:
        batch = act.batch(ref)
        wanted = marks_meant(batch, Names(duty.register), holder, marks)
        if items is not None and len(wanted) > 1:
            raise UsageError(
                f"--items {items} for {len(wanted)} marks at once", hint="confirm one mark at a time: --mark CODE"
            )
        touched: dict[str, None] = {}
        for owner, mark in wanted:
            batch = _confirmed(batch, owner, mark, word=word, items=items, on=day, document=document)
            touched[owner] = None
        batch = settled(duty, act, batch)
    return Done("confirm", batch, tuple(touched), day, (), (), act.seq)


def determine(duty: Duty, ref: str, holders: Sequence[str], *, finding: Finding, on: date | None = None) -> Done:
    """Log customs' own decision after investigation."""
    day = duty.past(on, "--on")
    return _each(
        duty,
        "determine",
        ref,
        holders,
        lambda batch, p, law: states.determined(p, law, finding=finding, on=day),
        day,
        ready=lambda p: bool(p.detained_on and not p.outcome and p.finding in (None, "undetermined")),
    )


def court(
    duty: Duty, ref: str, holder: str | None, *, notice: str, kind: CourtKind = "assistance", on: date | None = None
) -> Done:
    """Log a court's notice about one holder's goods."""
    day = duty.past(on, "--on")
    return _each(
        duty,
        "court",
        ref,
        [] if holder is None else [holder],
        lambda batch, p, law: states.under_court(p, kind=kind, notice=notice, on=day),
        day,
        ready=lambda p: bool(p.detained_on and not p.outcome),
        single=True,
    )


def release(duty: Duty, ref: str, holders: Sequence[str], *, on: date | None = None, reason: str | None = None) -> Done:
    """Release the goods of the holders named, or of all whose proceedings are open."""
    day = duty.past(on, "--on")
    return _each(
        duty,
        "release",
        ref,
        holders,
        lambda batch, p, law: states.released(p, law, on=day, reason=reason or lapse_of(duty, batch, p)),
        day,
        ready=lambda p: not p.outcome,
        reason=reason or "",
    )


def confiscate(
    duty: Duty,
    ref: str,
    holders: Sequence[str],
    *,
    on: date | None = None,
    number: str | None = None,
    fine: Decimal | None = None,
) -> Done:
    """Confiscate the goods of the holders named, or of all found infringing."""
    day = duty.past(on, "--on")
    money = Money(amount=fine, currency=HOME) if fine is not None else None

    def step(batch: Batch, p: Proceeding, law: Procedure) -> Proceeding:
        if money:
            refuse_too_high_a_fine(batch, p, law, money)
        return states.confiscated(p, law, on=day, number=number, fine=money)

    return _each(
        duty,
        "confiscate",
        ref,
        holders,
        step,
        day,
        ready=lambda p: p.finding == "infringing" and p.outcome != "confiscated",
    )


def _each(
    duty: Duty,
    name: str,
    ref: str,
    holders: Sequence[str],
    step: Step,
    on: date,
    *,
    ready: Callable[[Proceeding], bool],
    single: bool = False,
    reason: str = "",
) -> Done:
    """One act over the proceedings named, or over all that are ready for it."""
    with pointing_at(ref), duty.act(name, reason=reason) as act:
        batch = act.batch(ref)
        if name in ("notify", "detain"):
            refuse_before_found(batch, on, name)
        law = law_of(batch)
        meant = chosen(batch, Names(duty.register), holders, ready, single=single)
        for holder in meant:
            batch = with_proceeding(batch, step(batch, batch.proceedings[holder], law))
        batch = settled(duty, act, batch)
    return Done(name, batch, tuple(meant), on, (), (), act.seq)


def _confirmed(
    batch: Batch, owner: str, mark: str, *, word: Confirmation, items: Amount | None, on: date, document: str | None
) -> Batch:
    there = quantity_with(batch, [mark])
    if items is not None and items > there:
        raise Refusal(f"{batch.ref} has {there} items bearing {mark}, not {items}", hint=f"customs show {batch.ref}")
    units = {line.unit for line in batch.lines if mark in line.named_marks}
    if isinstance(items, float) and not any(UNITS[unit].kind == "measure" for unit in units):
        raise UsageError(f"{items} items: a countable thing has no fraction", hint="write a whole number", at="--items")
    p = states.confirmed(
        batch.proceedings[owner],
        law_of(batch),
        mark,
        word=word,
        items=items if items is not None else (there or None),
        on=on,
        document=document,
    )
    return with_proceeding(batch, p)
