"""The state machine of one proceeding (batch x holder): each act decides, or refuses, and gives the next state.

suspected -> notified -> declined -> released
                      -> applied (with security) -> detained -> infringing -> confiscated
                                                            -> undetermined -> court notice, or released
                                                            -> not infringing -> released
Any open state may be released with a reason or transferred to the police. Sources: Regulations on Customs Protection of
IPR, articles 16, 19, 20, 24, 26, 27; the articles themselves are in the procedure's row.
"""

from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.proceeding_record import CourtNotice, MarkState, Proceeding, Security
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.word_lists import Confirmation, CourtKind, Finding, Reply, ServedHow
from customs_cli.errors import Refusal


def notified(
    p: Proceeding, *, on: date, served: date | None = None, how: ServedHow | None = None, number: str | None = None
) -> Proceeding:
    """The holder has been sent a notice of suspicion, and served with it when `served` is given."""
    if p.holder == UNKNOWN:
        raise Refusal(
            "no mark is named on these goods: nobody can be notified", hint="customs line edit REF NO --mark CODE"
        )
    refuse_closed(p, "notify")
    if p.notified_on and (p.served_on or served is None):
        raise _already(p, "was notified", p.notified_on)
    sent = p.notified_on or on
    _in_order(served, sent, f"served on {served} but notified on {sent}")
    return replace(p, notified_on=sent, served_on=served, served_how=how, notice_no=number or p.notice_no)


def replied(
    p: Proceeding,
    law: Procedure,
    *,
    reply: Reply,
    on: date,
    security: Security | None = None,
    reason: str | None = None,
) -> Proceeding:
    """The holder applies for detention (with or without security yet), or declines."""
    refuse_closed(p, "reply")
    _needs_notice(p, law, "reply")
    if p.detained_on:
        raise _already(p, "has goods detained", p.detained_on)
    if p.reply and (p.reply, reply) != ("applied", "applied"):
        raise _already(p, p.reply, p.replied_on)
    _in_order(
        on, p.served_on or p.notified_on, f"the reply is dated {on}, before the notice ({p.served_on or p.notified_on})"
    )
    if p.reply:
        return replace(p, security=security or p.security)
    return replace(p, reply=reply, replied_on=on, security=security, reply_reason=reason)


def detained(
    p: Proceeding, law: Procedure, *, on: date, number: str | None = None, late: str = "", override: str | None = None
) -> Proceeding:
    """The goods are detained for this holder.

    Args:
        p: The proceeding.
        law: Its procedure.
        on: Day of detention.
        number: Number of the detention decision.
        late: Why it is too late (the holder was silent, or answered after the last day), or an empty string.
        override: The officer's written reason to detain although the rules say no, where the law leaves room: not
            before the holder's time is over, and not when it declined.
    """
    refuse_closed(p, "detain")
    if p.detained_on:
        raise _already(p, "has goods detained", p.detained_on)
    if law.application_first:
        _needs_notice(p, law, "detain")
        _needs_application(p, law, late, override)
    if late and not override:
        raise Refusal(
            f"{late}: the goods may not be detained ({article_of(law, 'late_reply')})",
            hint=f"customs release REF --holder {p.holder}, or --override REASON where the law leaves room",
        )
    _in_order(on, p.replied_on, f"detained on {on}, before the application ({p.replied_on})")
    return replace(p, detained_on=on, detention_no=number, override=override or p.override)


def detained_after_the_fact(p: Proceeding, *, on: date, number: str | None = None) -> Proceeding:
    """Notice, application and detention logged in one go, on one day, for a detention that already stands."""
    if p.detained_on:
        return p
    return replace(
        p,
        notified_on=p.notified_on or on,
        served_on=p.served_on or on,
        reply="applied",
        replied_on=p.replied_on or on,
        detained_on=on,
        detention_no=number,
    )


def confirmed(
    p: Proceeding,
    law: Procedure,
    mark: str,
    *,
    word: Confirmation,
    items: Amount | None,
    on: date,
    document: str | None = None,
) -> Proceeding:
    """The holder's word on the goods that bear one mark."""
    _needs_notice(p, law, "confirm")
    before = p.marks[mark]
    if before.confirmation in ("infringing", "genuine"):
        raise Refusal(
            f"{p.holder} already confirmed {mark} as {before.confirmation} on {before.confirmed_on}",
            hint="customs undo, or customs correct REF --confirmation ... --reason TEXT",
        )
    start = p.notified_on or p.replied_on
    _in_order(on, start, f"the confirmation is dated {on}, before the notice ({start})")
    state = MarkState(confirmation=word, confirmed_on=on, items=items, document=document)
    return replace(p, marks={**p.marks, mark: state})


def determined(p: Proceeding, law: Procedure, *, finding: Finding, on: date) -> Proceeding:
    """Customs' own decision after investigation."""
    refuse_closed(p, "determine")
    if not law.customs_decides:
        raise Refusal(
            f"{law.name}: customs does not decide on infringement ({article_of(law, 'not_for_customs_to_decide')})",
            hint="customs court REF --notice NO records the court's word",
        )
    refuse_not_detained(p, "determine")
    if p.finding in ("infringing", "not-infringing"):
        raise _already(p, f"was found {p.finding}", p.finding_on)
    _in_order(on, p.detained_on, f"the finding is dated {on}, before the detention ({p.detained_on})")
    return replace(p, finding=finding, finding_on=on)


def under_court(p: Proceeding, *, kind: CourtKind, notice: str, on: date) -> Proceeding:
    """A court's notice about these goods has come."""
    refuse_closed(p, "record a court notice for")
    refuse_not_detained(p, "record a court notice for")
    if any(known.notice == notice and known.kind == kind for known in p.court):
        raise Refusal(f"court notice {notice} ({kind}) is already recorded for {p.holder}", hint="customs show REF")
    _in_order(on, p.detained_on, f"the court notice is dated {on}, before the detention ({p.detained_on})")
    return replace(p, court=(*p.court, CourtNotice(kind=kind, notice=notice, on=on)))


def released(p: Proceeding, law: Procedure, *, on: date, reason: str | None = None) -> Proceeding:
    """The goods of this holder are released, for the reason given or for the one that its state implies."""
    refuse_closed(p, "release")
    if p.finding == "infringing":
        raise Refusal(
            f"{p.holder}'s goods were found infringing on {p.finding_on}: they are confiscated, not released "
            f"({article_of(law, 'infringing_is_confiscated')})",
            hint="customs confiscate REF, or customs undo of the finding",
        )
    why = reason or implied_reason(p)
    if not why:
        raise Refusal(f"nothing yet says why the goods of {p.holder} are released", hint="give --reason TEXT")
    latest = p.finding_on or p.detained_on or p.replied_on or p.notified_on
    _in_order(on, latest, f"released on {on}, before the last act ({latest})")
    return replace(p, outcome="released", outcome_on=on, outcome_reason=why)


def implied_reason(p: Proceeding) -> str:
    """The reason for release that a proceeding's own state gives, or an empty string."""
    if p.reply == "declined":
        return "the holder declined"
    if p.finding == "not-infringing":
        return "found not infringing"
    if p.marks and all(state.confirmation == "genuine" for state in p.marks.values()):
        return "the holder confirmed the goods as genuine"
    if p.marks and all(state.confirmation == "no-reply" for state in p.marks.values()):
        return "the holder did not reply"
    return ""


def confiscated(
    p: Proceeding, law: Procedure, *, on: date, number: str | None = None, fine: Money | None = None
) -> Proceeding:
    """The goods of this holder are confiscated."""
    if p.outcome == "transferred":
        p = replace(p, outcome=None)
    refuse_closed(p, "confiscate")
    refuse_not_detained(p, "confiscate")
    by_holder = any(state.confirmation == "infringing" for state in p.marks.values())
    if p.finding != "infringing" and (law.customs_decides or not (by_holder or p.court)):
        raise Refusal(
            f"{p.holder}'s goods were not found infringing: no confiscation "
            f"({article_of(law, 'confiscate_needs_finding')})",
            hint=f"customs determine REF --holder {p.holder} --infringing"
            if law.customs_decides
            else "customs court REF ...",
        )
    _in_order(on, p.finding_on or p.detained_on, f"confiscated on {on}, before the finding ({p.finding_on})")
    return replace(p, outcome="confiscated", outcome_on=on, outcome_no=number, fine=fine)


def transferred(p: Proceeding, *, on: date) -> Proceeding:
    """A suspected crime over these goods is handed to the police."""
    if p.outcome:
        return p
    latest = p.detained_on or p.notified_on
    _in_order(on, latest, f"transferred on {on}, before the last act ({latest})")
    return replace(p, outcome="transferred", outcome_on=on)


def article_of(law: Procedure, key: str) -> str:
    """The article behind a refusal; the procedure's name where it knows none."""
    return law.articles.get(key, law.name)


def refuse_not_detained(p: Proceeding, act: str, article: str = "") -> None:
    """Refuse an act that only detained goods allow.

    Raises:
        Refusal: They are not detained.
    """
    if p.detained_on is None:
        why = f" ({article})" if article else ""
        raise Refusal(
            f"{p.holder}'s goods are not detained: cannot {act} them{why}",
            hint=f"customs detain REF --holder {p.holder}",
        )


def _needs_application(p: Proceeding, law: Procedure, late: str, override: str | None) -> None:
    if p.reply == "declined" or (p.reply is None and not late):
        said = "declined" if p.reply else "has not applied for detention"
        raise Refusal(
            f"{p.holder} {said}: the goods may not be detained ({article_of(law, 'detain_needs_application')})",
            hint=f"customs reply REF --holder {p.holder} --apply --security AMOUNT, or customs release REF",
        )
    if p.reply and p.security is None and law.security != "none" and not override:
        article = article_of(law, "detain_needs_security")
        raise Refusal(
            f"{p.holder} lodged no security: the goods may not be detained ({article})",
            hint=f"customs reply REF --holder {p.holder} --apply --security AMOUNT (or --general-guarantee NO)",
        )


def _already(p: Proceeding, what: str, on: date | None) -> Refusal:
    return Refusal(
        f"{p.holder} {what} on {on} already",
        hint="customs correct REF ... --reason TEXT mends a wrong entry; customs undo",
    )


def refuse_closed(p: Proceeding, act: str) -> None:
    """Refuse an act on goods whose proceeding has ended.

    Raises:
        Refusal: It has.
    """
    if p.outcome:
        raise Refusal(
            f"cannot {act} {p.holder}'s goods: they were {p.outcome} on {p.outcome_on}",
            hint="customs history REF; customs undo",
        )


def _needs_notice(p: Proceeding, law: Procedure, act: str) -> None:
    if not (p.notified_on or p.detained_on or p.reply or law.basis == "application"):
        raise Refusal(
            f"{p.holder} has not been notified: cannot {act} yet ({article_of(law, 'notice_first')})",
            hint=f"customs notify REF --holder {p.holder} --on DATE --served DATE",
        )


def _in_order(day: date | None, earliest: date | None, message: str) -> None:
    if day and earliest and day < earliest:
        raise Refusal(message, hint="check the dates with customs show REF")
