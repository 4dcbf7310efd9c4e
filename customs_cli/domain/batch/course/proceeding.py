"""The state machine of one proceeding (batch x holder): each act raises a `Refusal`, or returns the next state.

suspected -> notified -> declined -> released
                      -> applied (with security) -> detained -> infringing -> confiscated
                                                            -> undetermined -> court notice, or released
                                                            -> not infringing -> released
Any open state may be released on a ground (`release_grounds`) or transferred to the police. Sources: Regulations on
Customs Protection of IPR, articles 16, 19, 20, 24, 26, 27; the articles themselves are in the procedure's row.
"""

from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.course.barred import already, or_of_its_own, refuse_unless_open
from customs_cli.domain.batch.course.conduct import infringing_since, is_found_by_holder
from customs_cli.domain.batch.course.readiness import CLOSING
from customs_cli.domain.batch.former import with_earlier, with_earlier_words
from customs_cli.domain.batch.goods.confirmed import changed_by_whole, implied_reason
from customs_cli.domain.batch.goods.mending import options_of
from customs_cli.domain.batch.proceeding_record import CourtNotice, MarkState, Proceeding
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.word_lists import Confirmation, CourtKind, Finding, Ground, ServedHow
from customs_cli.errors import Refusal
from customs_cli.sentences import REF, Word, command, said


def notified(
    p: Proceeding,
    law: Procedure,
    *,
    on: date,
    served: date | None = None,
    how: ServedHow | None = None,
    number: str | None = None,
) -> Proceeding:
    """Return the proceeding after a notice of suspicion was sent, and also served where `served` is given."""
    refuse_unless_open("notify", p, law)
    if p.notified_on and served is None:
        raise already(p, said("was notified"), p.notified_on, "--notified")
    sent = p.notified_on or on
    in_order(served, sent, said("served on {day} but notified on {start}"))
    return replace(p, notified_on=sent, served_on=served, served_how=how, notice_no=number or p.notice_no)


def refuse_another_notice(p: Proceeding, *, on: date, served: date | None, number: str | None) -> None:
    """Refuse to serve a notice other than the one sent: its day or number would silently replace the recorded one."""
    is_its_day, is_its_number = on in (p.notified_on, served), number in (None, p.notice_no or number)
    if not (p.notified_on and served) or p.served_on or (is_its_day and is_its_number):
        return
    other = (*(() if is_its_day else ("--notified", on)), *(("--notice-no", number) if number else ()))
    raise Refusal(
        "the notice sent to {holder} is dated {day}{number}",
        holder=p.holder,
        day=p.notified_on,
        number=said(" ({number})", number=p.notice_no) if p.notice_no else "",
        hint="{served} records that it was served; {correct} if another notice was sent",
        served=command("notify", REF, "--holder", p.holder, "--served", "DATE"),
        correct=command("correct", REF, "--holder", p.holder, *other, "--reason", "TEXT"),
    )


def detained(p: Proceeding, law: Procedure, *, on: date, number: str | None = None, late: str = "") -> Proceeding:
    """Return the proceeding after the goods were detained for this holder.

    Args:
        p: The proceeding.
        law: Its procedure.
        on: Day of detention.
        number: Number of the detention decision.
        late: Why it is too late (no answer or no security in time), which refuses it; empty when it is not.
    """
    told = ("no security", *(() if p.reply else ("no application",))) if late else ()
    refuse_unless_open("detain", p, law, lifted=told)
    if late:
        raise Refusal(
            "{late}: the goods may not be detained ({article})",
            late=late,
            article=law.cited("late_reply"),
            hint=or_of_its_own(p, law),
        )
    replied = p.replied_on if law.application_first else None
    in_order(on, replied, said("detained on {day}, before the application ({start})"))
    lodged = p.security.lodged_on if p.security and replied and law.security != "none" else None
    in_order(on, lodged, said("detained on {day}, before the security was lodged ({start})"))
    in_order(on, p.events.get("presented_on"), said("detained on {day}, before the goods were presented ({start})"))
    return replace(p, detained_on=on, detention_no=number)


def detained_after_the_fact(
    p: Proceeding, *, on: date, number: str | None = None, own_motion: bool = False, applied: bool = True
) -> Proceeding:
    """The proceeding with notice, application and detention logged on one day, for a detention that already stands.

    Where customs acts of its `own_motion`, only the detention is logged: nobody was told, nor applied. Where the holder
    need not apply first (`applied` is False), the reply is left open.
    """
    if p.detained_on:
        return p
    if own_motion:
        return replace(p, detained_on=on, detention_no=number)
    return replace(
        p,
        notified_on=p.notified_on or on,
        served_on=p.served_on or on,
        reply="applied" if applied else p.reply,
        replied_on=p.replied_on or on if applied else p.replied_on,
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
    rest: Amount | None = None,
    line: int | None = None,
    former: date | None = None,
) -> Proceeding:
    """Return the proceeding after the holder's confirmation about the goods that bear one mark.

    Args:
        p: The proceeding.
        law: Its procedure.
        mark: Code of the mark.
        word: The confirmation: infringing, genuine, undetermined and so on.
        items: Quantity that it is about.
        on: Day of the confirmation.
        document: Number of the confirmation.
        rest: Quantity that may still be confirmed; None for all that is held without a confirmation.
        line: Number of the line, if the confirmation is about a part of one; None for all goods.
        former: Day of the confirmation of that part which this one changes; None if it changes none.
    """
    refuse_unless_open("confirm", p, law, lifted=("confirmed",))
    before = p.marks[mark]
    if before.confirmation in CLOSING and not (before.unsaid if rest is None else rest):
        raise _said_already(p, mark, line)
    start = p.replied_on if is_found_by_holder(p, law) else p.notified_on or p.replied_on
    in_order(on, start, said("the confirmation is dated {day}, before the notice ({start})"))
    former = former if before.said and line else changed_by_whole(before)
    in_order(on, former, said("the confirmation is dated {day}, before the confirmation that it changes ({start})"))
    state = MarkState(confirmation=word, confirmed_on=on, items=items, document=document)
    p = with_earlier_words(p, mark, on)
    return replace(p, marks={**p.marks, mark: state})


def _said_already(p: Proceeding, mark: str, line: int | None) -> Refusal:
    before = p.marks[mark]
    parts = [n for n, part in enumerate(before.said) if line in (None, part.line)]
    part = options_of(before.said, parts[-1]) if parts else ()
    word, day = before.confirmation, before.confirmed_on
    if parts:
        word, day = before.said[parts[-1]].confirmation, before.said[parts[-1]].on
    return Refusal(
        "{holder} already confirmed {mark} as {confirmation} on {confirmed_on}"
        if day
        else "{holder} already confirmed {mark} as {confirmation}",
        holder=p.holder,
        mark=mark,
        confirmation=Word(word),
        confirmed_on=day,
        hint="{command}, or {correct}",
        command=command("undo", "ACT"),
        correct=command("correct", REF, "--mark", mark, *part, "--confirmation", "WORD", "--reason", "TEXT"),
    )


def determined(p: Proceeding, law: Procedure, *, finding: Finding, on: date) -> Proceeding:
    """Return the proceeding after customs' own finding upon investigation."""
    refuse_unless_open("determine", p, law)
    in_order(on, p.detained_on, said("the finding is dated {day}, before the detention ({start})"))
    former = p.whole_finding_on
    in_order(on, former, said("the finding is dated {day}, before the finding that it changes ({start})"))
    return replace(with_earlier(p, "finding_on", former, on, p.finding), finding=finding, finding_on=on)


def under_court(p: Proceeding, law: Procedure, *, kind: CourtKind, notice: str, on: date) -> Proceeding:
    """Return the proceeding after a court's notice about these goods has come."""
    refuse_unless_open("court", p, law)
    if any(known.notice == notice and known.kind == kind for known in p.court):
        raise Refusal(
            "court notice {notice} ({kind}) is already recorded for {holder}",
            notice=notice,
            kind=Word(kind),
            holder=p.holder,
            hint=command("show", REF),
        )
    in_order(on, p.detained_on, said("the court notice is dated {day}, before the detention ({start})"))
    return replace(p, court=(*p.court, CourtNotice(kind=kind, notice=notice, on=on)))


def freed(p: Proceeding, *, word: str, on: date, only: str = "") -> Proceeding:
    """The proceeding after a court's document freed the goods of its notices up to that day; later ones still hold.

    Args:
        p: The proceeding.
        word: Number of the court's document.
        on: Its day.
        only: Number of the one notice that it is about; empty for all.
    """
    court = tuple(
        notice
        if notice.freed_by or only not in ("", notice.notice) or notice.on > on
        else replace(notice, freed_by=word, freed_on=on)
        for notice in p.court
    )
    return replace(p, court=court)


def released(
    p: Proceeding,
    law: Procedure,
    *,
    on: date,
    reason: str | None = None,
    ground: Ground | None = None,
    document: str | None = None,
) -> Proceeding:
    """Return the proceeding after the goods were released, for this reason or the one that its state implies.

    Args:
        p: The proceeding.
        law: Its procedure.
        on: Day of release.
        reason: In words.
        ground: One of a closed list, where the procedure has grounds.
        document: Number of the document that proves the ground.
    """
    refuse_unless_open("release", p, law)
    why = reason or implied_reason(p, law, on)
    if not why:
        raise Refusal(
            "no reason is known for releasing the goods of {holder}", holder=p.holder, hint="give --reason TEXT"
        )
    latest = max(filter(None, (p.notified_on, p.replied_on, p.detained_on, p.whole_finding_on)), default=None)
    in_order(on, latest, said("released on {day}, before the last act ({start})"))
    return replace(p, outcome="released", outcome_on=on, outcome_reason=why, ground=ground, outcome_no=document)


def confiscated(
    p: Proceeding, law: Procedure, *, on: date, number: str | None = None, fine: Money | None = None
) -> Proceeding:
    """Return the proceeding after confiscation; the fine is added to earlier ones for other parts of the goods."""
    refuse_unless_open("confiscate", p, law, lifted=lifted_by_day(p, on))
    if p.fine:
        fine = replace(p.fine, amount=p.fine.amount + (fine.amount if fine else 0))
    in_order(on, p.whole_finding_on or p.detained_on, said("confiscated on {day}, before the finding ({start})"))
    since = said("confiscated on {day}, before the goods were held to be infringing ({start})")
    in_order(on, infringing_since(p, law), since)
    return replace(p, outcome="confiscated", outcome_on=on, outcome_no=number, fine=fine)


def lifted_by_day(p: Proceeding, on: date) -> tuple[str, ...]:
    """The bars to a confiscation that did not stand yet on its day: the case went to the police afterwards."""
    return ("with the police",) if p.outcome_on and on < p.outcome_on else ()


def abandoned(p: Proceeding, law: Procedure, *, on: date, document: str | None = None) -> Proceeding:
    """The proceeding after traveller, sender or addressee gave the goods up, with customs' consent (Regulations 31)."""
    refuse_unless_open("abandon", p, law)
    found = p.whole_finding_on if p.parts else p.finding_on  # of parts, each has a day of its own
    in_order(on, found or p.detained_on, said("abandoned on {day}, before the last act ({start})"))
    return replace(p, outcome="abandoned", outcome_on=on, outcome_no=document)


def transferred(p: Proceeding, *, on: date, is_part: bool = False) -> Proceeding:
    """Return the proceeding after its case, or a part of its goods, went to the police (a crime) or another office."""
    if p.outcome:
        return p
    of_transfer = (p.events.get("transfer_reported_on"), p.events.get("transfer_approved_on"))
    begun = (p.detained_on or p.notified_on, p.whole_finding_on if is_part else p.finding_on)
    latest = max(filter(None, (*begun, *of_transfer)), default=None)
    in_order(on, latest, said("transferred on {day}, before the last act ({start})"))
    return replace(p, outcome="transferred", outcome_on=on)


def in_order(day: date | None, start: date | None, message: str) -> None:
    """Raise a `Refusal` for a `day` before the `start` that it must follow; the message has places for both."""
    if day and start and day < start:
        show = command("show", REF)
        raise Refusal(message, day=day, start=start, hint="check the dates with {command}", command=show)
