"""Acts that end a proceeding, and the rarer events that a time limit hangs on: release, confiscate, event."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from msgspec.structs import replace

from customs_cli.domain.batch import proceeding as states
from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.done import Done
from customs_cli.domain.batch.ending import collected, released_by_settlement, released_by_withdrawal, released_on_bond
from customs_cli.domain.batch.limits import (
    early_refund,
    lapse_of,
    last_day_to_come_forward,
    own_value,
    refuse_too_high_a_fine,
)
from customs_cli.domain.batch.parts import Portion, ended_in_part, is_in_parts, rest_ended
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.batch.rare_events import PLANNED, called, event_meant, happened
from customs_cli.domain.batch.readiness import is_open
from customs_cli.domain.batch.small_consignment import perishable_amiss
from customs_cli.domain.law.events import OF_THE_PARTY
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.money import HOME, Money
from customs_cli.domain.values.word_lists import ReleaseGround
from customs_cli.errors import Refusal
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.proceeding_steps import each, hinted
from customs_cli.services.acts.recounting import events_of
from customs_cli.services.lookup.choosing import country_of_batch
from customs_cli.services.lookup.naming import Names


def release(
    duty: Duty,
    ref: str,
    holders: Sequence[str],
    *,
    on: date | None = None,
    reason: str | None = None,
    ground: ReleaseGround | None = None,
    bond: Decimal | None = None,
    part: Portion | None = None,
    court_word: str | None = None,
) -> Done:
    """Release the goods of the holders named.

    With none named: of all whose proceedings are open where a reason is given, else of those that the file or a time
    limit run out gives a reason for.

    Args:
        duty: Who does it.
        ref: Whole reference.
        holders: As typed.
        on: Day of release.
        reason: In the officer's words.
        ground: The parties settled, the holder withdrew, or patent goods go out on bond.
        bond: What the consignor deposited, CNY.
        part: The part of one holder's goods that is released; None for all that may be.
        court_word: Number of the court's word that frees goods held for a court.
    """
    day = duty.past(on, "--on")
    with_reason = bool(reason or ground)

    def step(batch: Batch, p: Proceeding, law: Procedure) -> Proceeding:
        if ground:
            done = _ended(duty, batch, p, law, ground, on=day, bond=bond)
        else:
            done = states.released(p, law, on=day, reason=reason or lapse_of(batch, p, law, day))
        return _of_part(batch, p, done, part)

    def ready(batch: Batch, p: Proceeding, law: Procedure) -> bool:
        return not p.outcome and bool(with_reason or states.implied_reason(p) or lapse_of(batch, p, law, day))

    return each(
        duty,
        "release",
        ref,
        holders,
        step,
        day,
        ready=ready,
        reason=reason or "",
        single=bool(ground),
        part=part,
        court_word=court_word,
    )


def confiscate(
    duty: Duty,
    ref: str,
    holders: Sequence[str],
    *,
    on: date | None = None,
    number: str | None = None,
    fine: Decimal | None = None,
    penalty_value: Decimal | None = None,
    collect: bool = False,
    part: Portion | None = None,
    court_word: str | None = None,
) -> Done:
    """Confiscate the goods of the holders named, or of all found infringing; `collect` those of an unknown party.

    Of goods that were found infringing in part, that part is confiscated; of them the `part` that is named.

    A decision has one fine, however many holders' goods it confiscates: it stands with the first of them.
    """
    day = duty.past(on, "--on")

    def step(batch: Batch, p: Proceeding, law: Procedure, fined: Money | None = None) -> Proceeding:
        if collect:
            return collected(p, law, on=day, until=last_day_to_come_forward(batch, p), number=number)
        confiscated = states.confiscated(p, law, on=day, number=number, fine=fined)
        if confiscated.fine:
            others = [q for q in batch.proceedings.values() if q is not p and ready(batch, q, law)]
            others = others if len(holders) != 1 else []
            measure = None if penalty_value is None else Money(amount=penalty_value, currency=HOME)
            refuse_too_high_a_fine(batch, [p, *others], law, confiscated.fine, measure)
            confiscated = replace(confiscated, penalty_value=measure)
        return _of_part(batch, p, confiscated, part)

    def ready(batch: Batch, p: Proceeding, law: Procedure) -> bool:
        if collect:
            return bool(p.detained_on and not p.outcome)
        return is_open("confiscate", p, law)

    first = partial(step, fined=None if fine is None else Money(amount=fine, currency=HOME))
    done = each(duty, "confiscate", ref, holders, step, day, first=first, ready=ready, part=part, court_word=court_word)
    return done if collect else hinted(duty, done)


def abandon(duty: Duty, ref: str, *, on: date | None = None, document: str | None = None) -> Done:
    """Log that articles were given up, whosever marks they bear, with customs' consent."""
    day = duty.past(on, "--on")
    return each(
        duty, "abandon", ref, [], lambda batch, p, law: states.abandoned(p, law, on=day, document=document), day
    )


def event(
    duty: Duty, ref: str, holder: str | None, *, name: str, on: date | None = None, reason: str | None = None
) -> Done:
    """Log a rarer event that a time limit hangs on: of one holder's proceeding, or of the party.

    What concerns the party is logged at once for every holder whose goods the decision is about.

    Args:
        duty: Who does it.
        ref: Whole reference.
        holder: As typed; None for the only one, and for all that an event of the party concerns.
        name: As typed: `public-notice`.
        on: The day of it; only what is planned may be still to come.
        reason: Kept in the journal.
    """
    meant = event_meant(name)
    day = on if on and meant in PLANNED else duty.past(on, "--on")

    def odd(batch: Batch, p: Proceeding, law: Procedure) -> str:
        if meant == "security_returned_on":
            return early_refund(batch, p, law, day)
        return perishable_amiss(p, law, meant)

    def step(batch: Batch, p: Proceeding, law: Procedure) -> Proceeding:
        calendar = duty.calendar(country_of_batch(Names(duty.register), batch))
        return happened(p, law, meant, on=day, events=events_of(batch, p), calendar=calendar)

    def may_happen(batch: Batch, p: Proceeding, law: Procedure) -> bool:
        if p.outcome == "released":
            return False
        try:
            step(batch, p, law)
        except Refusal:
            return False
        return True

    holders = [] if holder is None else [holder]
    of_party = meant in OF_THE_PARTY
    ready = may_happen if of_party else None
    done = each(duty, "event", ref, holders, step, day, ready=ready, odd=odd, single=not of_party, reason=reason or "")
    return done._replace(event=called(meant))


def _of_part(batch: Batch, p: Proceeding, done: Proceeding, part: Portion | None) -> Proceeding:
    """The proceeding after an outcome of a part alone, or of all that may meet it where its goods differ."""
    if done.outcome is None or done.outcome_on is None or not (part or is_in_parts(p)):
        return done
    before = replace(
        p, fine=done.fine, penalty_value=done.penalty_value, facts=done.facts, events=done.events, bond=done.bond
    )
    more = {"on": done.outcome_on, "number": done.outcome_no, "reason": done.outcome_reason}
    if part:
        return ended_in_part(batch, before, part, done.outcome, **more)  # type: ignore[arg-type]
    return rest_ended(batch, before, done.outcome, **more)  # type: ignore[arg-type]


def _ended(
    duty: Duty, batch: Batch, p: Proceeding, law: Procedure, ground: ReleaseGround, *, on: date, bond: Decimal | None
) -> Proceeding:
    if ground == "settlement":
        return released_by_settlement(p, law, on=on)
    if ground == "withdrawn":
        return released_by_withdrawal(p, law, on=on)
    names = Names(duty.register)
    kinds = [names.mark(mark).right_type for mark in p.marks]
    return released_on_bond(p, law, on=on, bond=bond or Decimal(0), value=own_value(batch, p), right_types=kinds)
