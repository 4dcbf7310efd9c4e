"""Acts that end a proceeding, and rarer events that start a deadline: release, confiscate, abandon, event."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import partial

from msgspec.structs import replace

from customs_cli.domain.batch.amounts import is_unmeasured, refuse_above_the_bounds
from customs_cli.domain.batch.batch import Batch, lines_with
from customs_cli.domain.batch.course import proceeding as states
from customs_cli.domain.batch.course import rare_events
from customs_cli.domain.batch.course.barred import refuse_closed
from customs_cli.domain.batch.course.ending import collected, collected_otherwise
from customs_cli.domain.batch.course.limits import (
    lapse_of,
    last_day_to_come_forward,
    late_event,
)
from customs_cli.domain.batch.course.readiness import bars
from customs_cli.domain.batch.course.refund import refunded_amiss, security_returned
from customs_cli.domain.batch.course.release_checks import Asked, Case
from customs_cli.domain.batch.course.release_grounds import released_on_ground
from customs_cli.domain.batch.course.shortcomings import decided_late, found_against_the_word, presented_late, unfined
from customs_cli.domain.batch.course.small_consignment import perishable_amiss
from customs_cli.domain.batch.done import Done
from customs_cli.domain.batch.former import events_now, is_of_others, is_quashed, logged_again, waits_since
from customs_cli.domain.batch.goods.confirmed import implied_reason
from customs_cli.domain.batch.goods.destruction import refuse_before_consent, refuse_goods_untold, untold
from customs_cli.domain.batch.goods.findings import with_unfound
from customs_cli.domain.batch.goods.handover import answered_by_police, is_with_office
from customs_cli.domain.batch.goods.items import words_by_line
from customs_cli.domain.batch.goods.parts import Portion
from customs_cli.domain.batch.goods.with_police import not_transferred, partly_with_police
from customs_cli.domain.batch.heard import (
    AGAINST_A_DECISION,
    against_other_goods,
    decisions_served,
    may_be_quashed,
    unheard,
    untold_penalty,
)
from customs_cli.domain.batch.held_too import held_when_handed
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.law.events import OF_A_SECURITY, OF_THE_PARTY, OF_THE_POLICE, called
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.money import HOME, Money
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.word_lists import Ground
from customs_cli.errors import CustomsError, Refusal, UsageError
from customs_cli.procedures import law_of
from customs_cli.sentences import said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.proceeding_steps import each, hinted, of_part, warned
from customs_cli.services.acts.recounting import decided_on, events_of
from customs_cli.services.lookup.choosing import are_patents, country_of_batch, holder_meant, refuse_before_found
from customs_cli.services.lookup.naming import Names

_OF_ONE_HOLDER = ("settlement", "withdrawn", "request", "bond")
"""Grounds of a release that concern one holder."""


def release(
    duty: Duty,
    ref: str,
    holders: Sequence[str],
    *,
    on: date | None = None,
    reason: str | None = None,
    ground: Ground | None = None,
    document: str | None = None,
    bond: Decimal | None = None,
    part: Portion | None = None,
    court_word: str | None = None,
) -> Done:
    """Release the goods of some holders.

    If no holder is named: of all holders whom the given ground, the file or a lapsed deadline releases; under a law
    without a closed list of grounds, of all with open proceedings, if a reason is given.

    Args:
        duty: The context of the act.
        ref: Whole reference.
        holders: The holders, as typed.
        on: Day of release.
        reason: Reason in the officer's words.
        ground: One of the law's closed list; None for the one that the file or the court's word gives.
        document: Number of the paper that the ground is based on.
        bond: What the consignor deposited, CNY.
        part: The part of one holder's goods to release; None for all that may be released.
        court_word: Number of the court's word that frees goods held for a court.
    """
    from customs_cli.domain.values.rates import Rate

    day = duty.past(on, "--on")
    court_word = court_word or (document if ground == "court" else None)
    asked = Asked(ground, document, reason, bond, part is not None)
    if court_word and ground in (None, "court"):
        asked = asked._replace(ground="court", document=document or court_word, bond=None)

    def step(batch: Batch, p: Proceeding, law: Procedure) -> Proceeding:
        own = asked if law.grounds or asked.ground != "court" else asked._replace(ground=None)
        names = Names(duty.register)
        kinds = [names.mark(mark).right_type for mark in p.marks if mark != UNKNOWN]
        rates = duty.register.all(Rate) if bond is not None or ground == "bond" else ()
        p = words_by_line(batch, p, law)
        done = released_on_ground(Case(batch, p, law, day, kinds, rates), own)
        return done if is_quashed(done) else of_part(batch, p, done, part, law)

    def ready(batch: Batch, p: Proceeding, law: Procedure) -> bool:
        if not law.grounds:
            implied = implied_reason(words_by_line(batch, p, law), law, day)
            is_given = reason or ground or implied or lapse_of(batch, p, law, day)
            return not p.outcome and bool(is_given)
        try:
            step(batch, p, law)
        except CustomsError:
            return False
        return True

    return each(
        duty, "release", ref, holders, step, day, ready=ready, part=part, court_word=court_word, reason=reason or "",
        odd=lambda batch, p, law: partly_with_police(batch, p, day, part), single=ground in _OF_ONE_HOLDER,
    )  # fmt: skip


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
    ground: str | None = None,
    document: str | None = None,
    part: Portion | None = None,
    court_word: str | None = None,
) -> Done:
    """Confiscate the goods of some holders, or with `collect` collect those of an unknown party.

    If no holder is named, goods whose case is with the police are included only if there are no others. If goods were
    found infringing only in part, that part is confiscated, or the `part` of it that is given. Goods are collected on
    the `ground` of another document, else after a public notice and a finding of infringement. A decision has one fine,
    however many holders' goods it confiscates: it is recorded with the first of them, and added to the fine of an
    earlier decision on other parts of these goods; so is the value with duty and taxes (`penalty_value`).
    """
    from customs_cli.domain.values.rates import Rate

    day = duty.past(on, "--on")

    def step(batch: Batch, p: Proceeding, law: Procedure, fined: Money | None = None) -> Proceeding:
        if collect and ground:
            done = collected_otherwise(p, law, on=day, reason=ground, document=document or "", number=number)
            return of_part(batch, p, done, part, law)
        if collect:
            done = collected(p, law, on=day, until=last_day_to_come_forward(batch, p), number=number)
            return of_part(batch, p, done, part, law)
        if is_with_office(batch, p):
            refuse_closed(p, "confiscate")
        refuse_goods_untold(batch, p, law)
        p = words_by_line(batch, p, law)
        confiscated = states.confiscated(p, law, on=day, number=number, fine=fined)
        refuse_before_consent(batch, p, law, day)
        if fined and confiscated.fine:
            named = {holder_meant(batch, Names(duty.register), holder) for holder in holders}
            meant = [q for q in batch.proceedings.values() if (q.holder in named if holders else _is_here(batch, q))]
            others = [q for q in meant if q.holder != p.holder and part is None and ready(batch, q, law)]
            measure = _sum(p.penalty_value, penalty_value)
            ended = [
                of_part(batch, p, confiscated, part, law),
                *(step(batch, q, law.on_basis(q.basis)) for q in others),
            ]
            refuse_above_the_bounds(batch, ended, law, confiscated.fine, measure, duty.register.all(Rate), day)
            confiscated = replace(confiscated, penalty_value=measure)
        return of_part(batch, p, confiscated, part, law)

    def ready(batch: Batch, p: Proceeding, law: Procedure) -> bool:
        if collect:
            return bool(p.detained_on and not p.outcome and (ground or p.finding == "infringing"))
        standing = set(bars("confiscate", p, law)) - set(states.lifted_by_day(p, day))
        return not standing and not is_with_office(batch, p)

    def odd(batch: Batch, p: Proceeding, law: Procedure) -> str:
        return "" if collect else unheard(batch, p, day, fine) or untold(batch, p, law) or untold_penalty(batch, p, law)

    first = partial(step, fined=None if fine is None else Money(amount=fine, currency=HOME))
    done = each(
        duty, "confiscate", ref, holders, step, day, first=first, ready=ready, concerned=_is_here, odd=odd, part=part,
        court_word=court_word,
    )  # fmt: skip
    late = () if collect else decided_late(done.batch, law_of(done.batch), done.holders, day)
    law, rates = law_of(done.batch), duty.register.all(Rate) if fine else ()
    own = [done.batch.proceedings[holder] for holder in done.holders]
    amiss = [odd for p in own for odd in found_against_the_word(done.batch, p, "infringing")]
    if fine and any(is_unmeasured(done.batch, p, law.on_basis(p.basis), rates) for p in own):
        amiss.append(said("the value of the goods is not known: the fine was not compared with it"))
    word = "collected" if collect else "confiscate"
    done = replace(done, word=word if number else f"{word} unnumbered")
    return done if collect else hinted(duty, warned(done, *late, *amiss))


def abandon(duty: Duty, ref: str, *, on: date | None = None, document: str | None = None) -> Done:
    """Log that articles were given up with customs' consent, whoever owns the marks on them."""
    day = duty.past(on, "--on")

    def step(batch: Batch, p: Proceeding, law: Procedure) -> Proceeding:
        done = states.abandoned(p, law, on=day, document=document)
        return of_part(batch, p, done, None, law) if p.parts else with_unfound(done, lines_with(batch, p.marks))

    return each(duty, "abandon", ref, [], step, day)


def event(
    duty: Duty,
    ref: str,
    holder: str | None,
    *,
    name: str,
    on: date | None = None,
    reason: str | None = None,
    amount: Decimal | None = None,
    deduction: Decimal | None = None,
) -> Done:
    """Log a rarer event that a time limit depends on: of one holder's proceeding, of the party, or of the police.

    An event of the party or of the police is logged at once for every holder whose goods it concerns.

    Args:
        duty: The context of the act.
        ref: Whole reference.
        holder: As typed; None for the only one, and for all that an event of the party or of the police concerns.
        name: As typed: `public-notice`.
        on: The day of the event; None for today. Only a planned event may lie in the future.
        reason: Kept in the journal.
        amount: Amount of the security that was returned; None for the amount lodged, less the deduction.
        deduction: Amount of the security that customs kept.

    Raises:
        UsageError: An amount is given for an event other than the return of the security.
    """
    meant = rare_events.event_meant(name)
    if meant != "security_returned_on" and not (amount is None and deduction is None):
        option = "--deduction" if amount is None else "--amount"
        raise UsageError(
            "only a security that is returned has an amount", hint="leave {option} out", option=option, at=option
        )
    day = on if on and meant in rare_events.PLANNED else duty.past(on, "--on")
    is_handed = meant == "goods_handed_on"
    of_several = meant in OF_THE_PARTY | OF_THE_POLICE

    def odd(batch: Batch, p: Proceeding, law: Procedure) -> str:
        return (
            (refunded_amiss(batch, p, law, day, amount, deduction) if meant == "security_returned_on" else "")
            or perishable_amiss(p, law, meant)
            or presented_late(p, law, meant, day)
            or late_event(batch, p, law, meant, day)
            or unfined(batch, meant)
            or may_be_quashed(batch, p, meant, day)
            or not_transferred(batch, p, meant, day)
            or held_when_handed(batch, [t for t in batch.transfers if is_handed and t.concerns(p.holder)], law, day)
        )

    def step(batch: Batch, p: Proceeding, law: Procedure) -> Proceeding:
        names = Names(duty.register)
        calendar = duty.calendar(country_of_batch(names, batch))
        known = replace(events_of(batch, p), **{"confiscated_on": decided_on(p), **waits_since(p, meant, day)})
        now = replace(p, events=events_now(batch, p))
        done = rare_events.happened(
            now, law, meant, on=day, events=known, calendar=calendar, of_patents=partial(are_patents, names, p)
        )
        if meant not in rare_events.MAY_COME_FIRST:
            refuse_before_found(batch, day, "event")
        done = logged_again(p, done)
        if meant == "security_returned_on":
            return security_returned(done, amount=amount, deduction=deduction)
        return done

    def concerns(batch: Batch, p: Proceeding) -> bool:
        is_gone = p.outcome == "released" and meant not in (*p.events, *p.facts)
        is_others = against_other_goods(batch, p, meant) or is_of_others(batch, p, meant)
        return not (is_gone or is_others) if of_several else bool(p.deposited) or meant not in OF_A_SECURITY

    def may_happen(batch: Batch, p: Proceeding, law: Procedure) -> bool:
        with suppress(Refusal):
            return bool(step(batch, p, law))
        return False

    def of_one(able: Sequence[Proceeding]) -> bool:
        return not of_several or (meant in AGAINST_A_DECISION and len(decisions_served(able)) > 1)

    done = each(
        duty, "event", ref, [] if holder is None else [holder], step, day, ready=may_happen, concerned=concerns,
        odd=odd, single=of_one, reason=reason or "", then=lambda batch, of: answered_by_police(batch, meant, of, day),
    )  # fmt: skip
    return replace(done, event=called(meant))


def _is_here(batch: Batch, p: Proceeding) -> bool:
    return p.outcome != "transferred" or all(q.outcome for q in batch.proceedings.values())


def _sum(before: Money | None, more: Decimal | None) -> Money | None:
    return before if more is None else Money(amount=more + (before.amount if before else 0), currency=HOME)
