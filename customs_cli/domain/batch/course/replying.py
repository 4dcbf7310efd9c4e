"""The holder's reply, in answer to customs' notice or of its own accord, and the general guarantee behind it."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.barred import (
    already,
    or_of_its_own,
    refuse_unless_open,
    to_an_end,
    towards,
)
from customs_cli.domain.batch.course.conduct import is_found_by_holder
from customs_cli.domain.batch.course.limits import last_day_to_reply
from customs_cli.domain.batch.course.proceeding import in_order
from customs_cli.domain.batch.course.readiness import is_open
from customs_cli.domain.batch.proceeding_record import EarlierReply, Proceeding, Security
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.word_lists import Reply, RightType
from customs_cli.errors import Refusal
from customs_cli.sentences import REF, Word, command, said

if TYPE_CHECKING:
    from customs_cli.domain.rights.holder import Holder


def refuse_before_notice(p: Proceeding, law: Procedure, on: date) -> None:
    """Refuse a reply that is dated before the notice which it answers."""
    start = None if is_found_by_holder(p, law) else p.served_on or p.notified_on
    in_order(on, start, said("the reply is dated {day}, before the notice ({start})"))


def replied(
    p: Proceeding,
    law: Procedure,
    *,
    reply: Reply,
    on: date,
    security: Security | None = None,
    reason: str | None = None,
    in_time: bool = False,
) -> Proceeding:
    """Return the proceeding after the holder applied for detention (with or without security yet), or declined.

    Args:
        p: The proceeding.
        law: Its procedure.
        reply: Applied or declined.
        on: Day of the reply.
        security: The security lodged with it.
        reason: The holder's reasons.
        in_time: Whether its time to answer still runs, so that it may change its mind; the earlier reply is kept.

    Raises:
        Refusal: A reply is not open, or the recorded one stands.
    """
    refuse_unless_open("reply", p, law)
    refuse_before_notice(p, law, on)
    if p.reply == reply:
        if security is None or p.security is not None:
            raise _stands(p, law, _already(p, law), more=security is not None)
        return replace(p, security=security, lacking=tuple(word for word in p.lacking if word != "security"))
    if p.reply:
        before, p = p, _changed_its_mind(p, law, on=on, in_time=in_time)
        if reply == "declined" and p.detained_on and law.application_first:
            raise _stands(before, law, _already(before, law))
    elif reply == "declined" and p.detained_on and law.application_first:
        raise already(p, said("has goods detained"), p.detained_on, "--detained")
    return replace(p, reply=reply, replied_on=on, security=security, reply_reason=reason)


def replied_of_its_own(
    p: Proceeding,
    law: Procedure,
    *,
    on: date,
    security: Security,
    reason: str | None = None,
    in_time: bool = True,
) -> Proceeding:
    """Return the proceeding after a late or silent holder applied of its own (Regulations 12-14), with full security.

    From then on its proceeding follows the procedure upon application: its time to answer customs' notice no longer
    forbids the detention.
    """
    refuse_unless_open("reply", p, law, lifted=("not notified",))
    own = law.on_basis("application")
    if own.basis != "application":
        raise Refusal(
            "{procedure}: a holder cannot apply on its own under this procedure",
            procedure=law.called,
            hint=_instead(p, law, in_time=in_time),
        )
    if p.basis == "application" or own is law:
        return replied(p, own, reply="applied", on=on, security=security, reason=reason)
    fresh = replace(p, basis="application", earlier_replies=_with_earlier(p), reply=None)
    return replied(fresh, own, reply="applied", on=on, security=security, reason=reason)


def _instead(p: Proceeding, law: Procedure, *, in_time: bool) -> str:
    if p.reply == "declined" and not in_time:
        return to_an_end(p, law)
    return command("show", REF) if p.reply == "applied" else towards("reply", p, law, "--apply")


def _changed_its_mind(p: Proceeding, law: Procedure, *, on: date, in_time: bool) -> Proceeding:
    if not in_time:
        over = said(
            "{holder} {reply} on {day}, and its time to answer is over: that reply remains valid ({article})",
            **_known(p, law),
        )
        raise _stands(p, law, over)
    in_order(on, p.replied_on, said("the reply is dated {day}, before the reply that it changes ({start})"))
    return replace(p, earlier_replies=_with_earlier(p))


def _with_earlier(p: Proceeding) -> tuple[EarlierReply, ...]:
    if p.reply is None or p.replied_on is None:
        return p.earlier_replies
    said_before = EarlierReply(reply=p.reply, on=p.replied_on, reason=p.reply_reason, security=p.security)
    return (*p.earlier_replies, said_before)


def _already(p: Proceeding, law: Procedure) -> str:
    return said("{holder} {reply} on {day} already: that reply remains valid ({article})", **_known(p, law))


def _known(p: Proceeding, law: Procedure) -> dict[str, object]:
    article = law.cited("late_reply")
    return {"holder": p.holder, "reply": Word(p.reply or ""), "day": p.replied_on, "article": article}


def _stands(p: Proceeding, law: Procedure, message: str, *, more: bool = False) -> Refusal:
    if p.reply == "applied":
        release = command("release", REF, "--holder", p.holder, "--withdrawn")
        secured = command("reply", REF, "--holder", p.holder, "--apply", "--security", "AMOUNT")
        may_withdraw = is_open("release", p, law) and "release_withdrawn" in law.articles
        hint: str = release if may_withdraw else command("show", REF)
        if p.security is None and law.security != "none":
            either = said(
                "{secured} adds the security; {release} if the holder withdraws", secured=secured, release=release
            )
            hint = either if may_withdraw else secured
        elif more and p.security and p.security.amount:
            lodged = command("correct", REF, "--holder", p.holder, "--security", "AMOUNT", "--reason", "TEXT")
            either = said(
                "{lodged} if that is the whole security lodged; {release} if the holder withdraws",
                lodged=lodged,
                release=release,
            )
            hint = either if may_withdraw else lodged
    else:
        hint = or_of_its_own(p, law) if is_open("release", p, law) else to_an_end(p, law)
    return Refusal(message, hint=hint)


def may_change_its_mind(batch: Batch, p: Proceeding, law: Procedure, on: date) -> bool:
    """Return whether the holder may change its reply: its time to answer still runs, or has not begun.

    Upon application there is no notice to answer: the holder may apply, or withdraw, until the detention.
    """
    last = last_day_to_reply(batch, p, law)
    if last is None:
        return law.basis == "application" or (p.served_on is None and any(row.act == "reply" for row in law.periods))
    return on <= last


def checked_general_guarantee(
    law: Procedure, holder: "Holder", kinds: Iterable[RightType], number: str, on: date
) -> str:
    """Return a warning about a general guarantee given instead of security for one case; empty when it is on file."""
    if "general_guarantee" not in law.articles:
        raise Refusal(
            "{procedure}: there is no general guarantee under this procedure",
            procedure=law.called,
            hint="--security AMOUNT",
        )
    from customs_cli.domain.law.security import check_general_guarantee

    approved = holder.guarantee_approved_on if holder.general_guarantee == number else None
    for kind in kinds:
        check_general_guarantee(approved or on, on=on, right_type=kind)
    if approved:
        return ""
    return _guarantee_not_on_file(holder, number)


def _guarantee_not_on_file(holder: "Holder", number: str) -> str:
    if holder.general_guarantee == number:
        return said(
            "the day on which general guarantee {number} of {holder} was approved is not on record, so its "
            "year was not checked; {command}",
            number=number,
            holder=holder.code,
            command=command("holder edit", holder.code, "--approved", "DATE"),
        )
    on_file = said(" (on record: {number})", number=holder.general_guarantee) if holder.general_guarantee else ""
    return said(
        "general guarantee {number} is not on record for {holder}{on_file}, so its year was not checked; {command}",
        number=number,
        holder=holder.code,
        on_file=on_file,
        command=command("holder edit", holder.code, "--general-guarantee", "NO", "--approved", "DATE"),
    )
