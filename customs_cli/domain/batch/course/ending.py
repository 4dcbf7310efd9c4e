"""The rarer ends of a proceeding: settlement, withdrawal, patent goods on bond, goods whose owner is not known.

Every release goes through `proceeding.released`, which refuses goods that were found infringing.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from customs_cli.domain.batch.course.barred import (
    held_for_a_court,
    refuse_closed,
    refuse_not_detained,
    to_be_found_infringing,
    towards,
)
from customs_cli.domain.batch.course.proceeding import in_order, released
from customs_cli.domain.batch.course.readiness import BARS, is_locked
from customs_cli.domain.batch.goods.collection import BECAUSE
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.law.security import Required, counter_security, missing
from customs_cli.domain.values.money import HOME, Money
from customs_cli.errors import Refusal
from customs_cli.sentences import REF, Citation, Command, Word, command, said

_REFUSED = {"transfer_refused_on", "police_refused_on"}
"""Events that end the suspicion of a crime."""


def released_by_settlement(p: Proceeding, law: Procedure, *, on: date) -> Proceeding:
    """Return the proceeding released because holder and consignor settled and applied in writing (Measures 27)."""
    _refuse_unknown(law, "settlement", "settlement", p.holder)
    article = law.cited("settlement")
    refuse_closed(p, "release")
    refuse_not_detained(p, law, Word("settle over"), article)
    reported = p.events.get("transfer_reported_on")
    if reported and not any(reported <= p.events.get(name, date.min) for name in _REFUSED):
        raise _crime_reported(p, article)
    done = released(p, law, on=on, reason=f"holder and consignor settled ({article})")
    return replace(done, facts=_with(p, "settled"))


def _crime_reported(p: Proceeding, article: str) -> Refusal:
    return Refusal(
        "a suspected crime over {holder}'s goods was reported on {reported}: no settlement ({article})",
        holder=p.holder,
        reported=p.events["transfer_reported_on"],
        article=article,
        hint="if the head refused the transfer: {command}",
        command=command("event", REF, "transfer-refused", "--holder", p.holder),
    )


def released_by_withdrawal(p: Proceeding, law: Procedure, *, on: date) -> Proceeding:
    """Return the proceeding released because the holder withdrew its application before a decision (Regulations 24)."""
    _refuse_unknown(law, "release_withdrawn", Word("withdrawal of an application"), p.holder)
    article = law.cited("release_withdrawn")
    refuse_closed(p, "release")
    if p.reply != "applied":
        raise _nothing_to_withdraw(p, law, article)
    if p.finding == "not-infringing":
        raise _too_late_to_withdraw(p, article)
    done = released(p, law, on=on, reason=f"the holder withdrew its application ({article})")
    return replace(done, facts=_with(p, "withdrawn"))


def _nothing_to_withdraw(p: Proceeding, law: Procedure, article: str) -> Refusal:
    return Refusal(
        "{holder} has not applied for detention: it has nothing to withdraw ({article})",
        holder=p.holder,
        article=article,
        hint=towards("reply", p, law, "--decline"),
    )


def _too_late_to_withdraw(p: Proceeding, article: str) -> Refusal:
    return Refusal(
        "{holder}'s goods were found not infringing on {finding_on}: too late to withdraw ({article})",
        holder=p.holder,
        finding_on=p.finding_on,
        article=article,
        hint=command("release", REF, "--holder", p.holder),
    )


def released_on_bond(
    p: Proceeding, law: Procedure, *, on: date, bond: Decimal, value: Decimal | None, right_types: Iterable[str]
) -> Proceeding:
    """Return the proceeding of patent goods, released as the consignor deposited their value (Regulations 19, 24(3)).

    Args:
        p: The proceeding.
        law: Its procedure.
        on: Day of release.
        bond: Amount that the consignor deposited, CNY.
        value: Value of this holder's goods, CNY; None where not known: the amount is then not checked.
        right_types: Types of the rights in question.

    Raises:
        Refusal: Another right than a patent, nothing detained, or too little deposited.
    """
    _refuse_unknown(law, "release_on_bond", "release on bond", p.holder)
    article = law.cited("release_on_bond")
    refuse_closed(p, "release")
    refuse_not_detained(p, law, "release", article)
    for right_type in right_types:
        required = counter_security(bond if value is None else value, right_type=right_type)
        if lacking := missing(required.amount, bond):
            raise _bond_too_little(bond, lacking, required)
    done = released(p, law, on=on, reason=f"patent goods on bond ({article})")
    return replace(done, bond=Money(amount=bond, currency=HOME))


def _bond_too_little(bond: Decimal, lacking: Decimal, required: Required) -> Refusal:
    return Refusal(
        "a bond of {bond} CNY is {lacking} CNY too little: {rule} ({article})",
        bond=bond,
        lacking=lacking,
        rule=Word(required.rule),
        article=Citation(required.article),
        hint="--on-bond {amount}",
        amount=required.amount,
    )


def collected_otherwise(
    p: Proceeding, law: Procedure, *, on: date, reason: str, document: str, number: str | None = None
) -> Proceeding:
    """Return the proceeding of goods collected (收缴) on a ground of CAPR 62 other than an unknown party."""
    _refuse_collecting(p, law, law.cited("collect_otherwise"))
    in_order(on, p.detained_on, said("collected on {day}, before the detention ({start})"))
    in_order(on, p.whole_finding_on, said("confiscated on {day}, before the finding ({start})"))
    why = f"{BECAUSE}{reason} ({document})"
    return replace(
        p, outcome="confiscated", outcome_on=on, outcome_no=number or document, outcome_reason=why, ground="capr-62"
    )


def _refuse_collecting(p: Proceeding, law: Procedure, article: str) -> None:
    refuse_closed(p, "collect")
    refuse_not_detained(p, law, "collect", article)
    if law.court_locks and is_locked(p):
        raise held_for_a_court(p, law)


def collected(p: Proceeding, law: Procedure, *, on: date, until: date | None, number: str | None = None) -> Proceeding:
    """Return the proceeding of goods collected since their party could not be found and did not come forward in time.

    The goods must have been found infringing before (Measures 32).

    Args:
        p: The proceeding.
        law: Its procedure.
        on: Day of collection.
        until: Last day, included, on which the party may come forward; None when no public notice is recorded.
        number: Number of the decision.

    Raises:
        Refusal: No public notice is recorded, the party came forward or still may, the goods were not found infringing,
            or they may not be collected at all (ended, not detained, held for a court).
    """
    article = law.cited("collect")
    _refuse_collecting(p, law, article)
    if until is None:
        raise _no_public_notice(p, law, article)
    if p.events.get("claimed_on"):
        raise _party_came(p, law, article)
    if on <= until:
        raise _may_still_come(p, on, until, article)
    if BARS["not found infringing"].stands(p, law):
        raise _not_found_infringing(p, law, article)
    in_order(on, p.whole_finding_on, said("confiscated on {day}, before the finding ({start})"))
    reason = for_lack_of_a_party(until)
    return replace(
        p, outcome="confiscated", outcome_on=on, outcome_no=number, outcome_reason=reason, ground="unclaimed"
    )


def for_lack_of_a_party(until: date) -> str:
    """Return the reason of a collection: nobody came forward by this day."""
    return f"{BECAUSE}no party came forward by {until}"


def _not_found_infringing(p: Proceeding, law: Procedure, article: str) -> Refusal:
    return Refusal(
        "{holder}'s goods were not found infringing: they may not be collected ({article})",
        holder=p.holder,
        article=article,
        hint=to_be_found_infringing(p, law),
    )


def _may_still_come(p: Proceeding, on: date, until: date, article: str) -> Refusal:
    return Refusal(
        "the party may come forward until {until}: the goods may not be collected on {on} ({article})",
        until=until,
        on=on,
        article=article,
        hint=said("on another ground: {otherwise}", otherwise=_otherwise(p)),
    )


def _party_came(p: Proceeding, law: Procedure, article: str) -> Refusal:
    return Refusal(
        "the party came forward on {day}: the goods may not be collected ({article})",
        day=p.events["claimed_on"],
        article=article,
        hint=towards("confiscate", p, law),
    )


def _no_public_notice(p: Proceeding, law: Procedure, article: str) -> Refusal:
    return Refusal(
        "no public notice for an unknown party is recorded: {holder}'s goods may not be collected ({article})",
        holder=p.holder,
        article=article,
        hint=said(
            "{notice}; on another ground: {otherwise}",
            notice=command("event", REF, "public-notice", "--holder", p.holder, "--on", "DATE"),
            otherwise=_otherwise(p),
        )
        if "collect" in law.articles
        else _otherwise(p),
    )


def _otherwise(p: Proceeding) -> Command:
    return command("confiscate", REF, "--holder", p.holder, "--collected", "--ground", "TEXT", "--document", "NO")


def _refuse_unknown(law: Procedure, key: str, what: str, holder: str) -> None:
    if key not in law.articles:
        raise Refusal(
            "{procedure}: there is no {what} under this procedure",
            procedure=law.called,
            what=Word(what),
            hint=command("release", REF, "--holder", holder, "--reason", "TEXT"),
        )


def _with(p: Proceeding, fact: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*p.facts, fact)))
