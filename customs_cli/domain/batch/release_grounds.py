"""On which ground goods are released: the closed list of the law, which of it is open, and what each one asks for.

Declined, not infringing, genuine or a time limit run out: the file gives the ground; any other the officer names.
"""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.barred import refuse_not_detained, refuse_unless_open
from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.ending import released_by_settlement, released_by_withdrawal, released_on_bond
from customs_cli.domain.batch.limits import lapse_of, last_day_to_reply, limits, own_value
from customs_cli.domain.batch.proceeding import implied_reason, released
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.batch.readiness import words_of
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.word_lists import Ground, RightType
from customs_cli.errors import CustomsError, Refusal, UsageError
from customs_cli.sentences import REF, Citation, Command, Word, command, said

WITH_DOCUMENT: tuple[Ground, ...] = ("proof", "court", "cleared", "other")
"""Grounds that stand on a paper, whose number is asked for."""
WHILE_UNDETERMINED: tuple[Ground, ...] = ("request", "settlement", "withdrawn", "bond", "proof", "court")
"""What releases goods that nobody found to infringe or not, before the time for a court's notice is over."""
_BY_HAND: tuple[Ground, ...] = (*WHILE_UNDETERMINED, "cleared", "term", "personal", "other")
"""Grounds that an officer names, in the order in which they are told."""

_WORDS: dict[Ground, str] = {
    "proof": "the consignor's proof is accepted",
    "request": "the holder asked for the release",
    "court": "the court's word",
    "term": "the term of detention is over",
    "cleared": "the suspicion is excluded",
    "personal": "a reasonable quantity for personal use",
    "other": "another ground",
}


class Asked(NamedTuple):
    """What an officer says of a release.

    Attributes:
        ground: Of the closed list; None for the one that the file gives.
        document: Number of the paper that it stands on.
        reason: In the officer's words.
        bond: What the consignor deposited, CNY.
    """

    ground: Ground | None = None
    document: str | None = None
    reason: str | None = None
    bond: Decimal | None = None


class Case(NamedTuple):
    """One holder's goods on a day.

    Attributes:
        batch: Their batch.
        p: The proceeding.
        law: Its procedure.
        on: The day.
        kinds: What kinds of right its marks are.
    """

    batch: Batch
    p: Proceeding
    law: Procedure
    on: date
    kinds: Sequence[RightType] = ()


def released_on_ground(case: Case, asked: Asked) -> Proceeding:
    """The proceeding after its goods were released.

    Raises:
        Refusal: Nothing gives a ground, or the one named is not open; the hint names those that are.
        UsageError: The number of its paper, or the amount deposited, is missing.
    """
    refuse_unless_open("release", case.p, case.law)
    try:
        return _released(case, asked)
    except Refusal as refusal:
        if not refusal.hint or (case.law.grounds and case.p.detained_on is None):
            refusal.hint = _open_here(case)
        raise


def open_grounds(case: Case) -> tuple[Ground, ...]:
    """The grounds on which the goods may be released now, by the officer's word and its paper."""
    deposit = own_value(case.batch, case.p) or Decimal(1)
    return tuple(g for g in _BY_HAND if g in case.law.grounds and _is_open(case, Asked(g, "NO", bond=deposit)))


def _is_open(case: Case, asked: Asked) -> bool:
    try:
        _released(case, asked)
    except CustomsError:
        return False
    return True


def _released(case: Case, asked: Asked) -> Proceeding:
    _, p, law, on, _ = case
    if asked.ground is None:
        asked = _given_by_the_file(case, asked)
    ground = asked.ground
    if ground is None:
        return released(p, law, on=on, reason=asked.reason)
    if law.grounds and ground not in law.grounds:
        raise Refusal("{procedure}: no release on the ground {ground}", procedure=law.name, ground=Word(ground))
    _refuse_while_it_may_answer(case, ground)
    _refuse_undetermined(case, ground)
    if ground in _OF_THEIR_OWN:
        done = _OF_THEIR_OWN[ground](case, asked)
        return replace(
            done, ground=ground, outcome_no=asked.document, outcome_reason=asked.reason or done.outcome_reason
        )
    if ground in _CHECKS:
        _CHECKS[ground](case, asked)
    if ground in WITH_DOCUMENT and not (asked.document or _is_of_the_file(case, ground)):
        raise UsageError("--ground {ground} stands on a paper", ground=ground, hint="--document NO", at="--document")
    article = Citation(law.grounds.get(ground, ""))
    why = asked.reason or " ".join(filter(None, (_WORDS.get(ground, ground), article and f"({article})")))
    return released(p, law, on=on, reason=why, ground=ground, document=asked.document)


def _given_by_the_file(case: Case, asked: Asked) -> Asked:
    """What is asked, with the ground that the file gives.

    Raises:
        Refusal: It gives none, and the law has a closed list of them.
    """
    batch, p, law, on, _ = case
    lapse = lapse_of(batch, p, law, on)
    reason = asked.reason or implied_reason(p) or (lapse.reason if lapse else None)
    if not law.grounds:
        return asked._replace(reason=reason)
    ground, document = _ground_of_the_file(case)
    if ground is None:
        _refuse_while_it_may_answer(case, None)
        raise _nothing_yet(case)
    if ground in ("c1", "c3", "c4") and lapse:
        reason = asked.reason or lapse.reason
    return Asked(ground, asked.document or document, reason)


def _ground_of_the_file(case: Case) -> tuple[Ground | None, str | None]:
    """The ground that the file itself gives, with its paper; (None, None) where it gives none."""
    batch, p, law, on, _ = case
    if p.reply == "declined" and not p.detained_on:
        return "declined", None
    if p.finding == "not-infringing" or any(part.finding == "not-infringing" for part in p.found):
        return "cleared", None
    if words_of(p) == {"genuine"}:
        return "proof", next((state.document for state in p.marks.values() if state.document), None)
    lapse = lapse_of(batch, p, law, on)
    lapsed: dict[str, Ground] = {"C1": "c1", "C3": "c3", "C4": "c4"}
    return (lapsed.get(lapse.rule), None) if lapse else (None, None)


def _is_of_the_file(case: Case, ground: Ground) -> bool:
    return _ground_of_the_file(case)[0] == ground


def _nothing_yet(case: Case) -> Refusal:
    return Refusal(
        "nothing yet says why the goods of {holder} are released ({article})",
        holder=case.p.holder,
        article=Citation(case.law.grounds["other"]),
    )


def _open_here(case: Case) -> str:
    """The command that releases the goods now, and the grounds that are open to it."""
    _, p, law, _, _ = case
    if not law.grounds:
        return said("give --reason TEXT")
    if _ground_of_the_file(case)[0]:
        return command("release", REF, "--holder", p.holder)
    found = open_grounds(case)
    if not found:
        return command("show", REF)
    if len(found) == 1:
        return typed(case, found[0])
    return said(
        "{command}; open here: --ground {grounds}",
        command=typed(case, found[0]),
        grounds="|".join(g for g in found if g != "cleared"),
    )


def typed(case: Case, ground: Ground) -> Command:
    """The command that releases on a ground."""
    paper = ("--document", "NO") if ground in WITH_DOCUMENT else ()
    words = ("--suspicion-cleared",) if ground == "cleared" else ("--ground", ground)
    deposit = ("--on-bond", own_value(case.batch, case.p) or "AMOUNT") if ground == "bond" else ()
    return command("release", REF, "--holder", case.p.holder, *words, *deposit, *paper)


def _refuse_while_it_may_answer(case: Case, ground: Ground | None) -> None:
    """While the holder's time to answer runs, only a suspicion that is cleared releases the goods (Regulations 16)."""
    batch, p, law, on, _ = case
    last = last_day_to_reply(batch, p, law)
    waits = law.application_first and law.grounds and p.served_on and not (p.reply or p.detained_on)
    if ground == "cleared" or not waits or last is None or on > last or words_of(p) == {"genuine"}:
        return
    raise Refusal(
        "{holder} may answer until {last}: before, nothing but a suspicion that is cleared releases the goods "
        "({article})",
        holder=p.holder,
        last=last,
        article=Citation(law.articles["late_reply"]),
        hint=typed(case, "cleared"),
    )


def _refuse_undetermined(case: Case, ground: Ground) -> None:
    """Until the time for a court's notice is over, goods in doubt are released on few grounds (Regulations 24)."""
    batch, p, law, on, _ = case
    in_doubt = p.finding == "undetermined" or (p.detained_on and not law.customs_decides)
    if not (law.grounds and in_doubt) or ground in ("c3", "c4", *WHILE_UNDETERMINED) or lapse_of(batch, p, law, on):
        return
    if "c3" not in law.grounds and "c4" not in law.grounds:
        return
    raise Refusal(
        "{holder}'s goods are in doubt: {ground} does not release them while a court may still be asked ({article})",
        holder=p.holder,
        ground=Word(ground),
        article=Citation(law.articles["release_no_court_notice"]),
    )


def _lapsed(case: Case, asked: Asked) -> None:
    """C1, C3 or C4 has run out."""
    batch, p, law, on, _ = case
    lapse = lapse_of(batch, p, law, on)
    rule = str(asked.ground).upper()
    if lapse and lapse.rule == rule:
        return
    article = Citation(law.grounds[asked.ground] if asked.ground else "")
    due = next((d.due_on for row, d in limits(batch, p, law) if row.id == rule and d.met_on is None), None)
    if due is None:
        raise Refusal("{rule} does not run for {holder} ({article})", rule=rule, holder=p.holder, article=article)
    raise Refusal(
        "{rule} runs until {due} for {holder} ({article})", rule=rule, due=due, holder=p.holder, article=article
    )


def _detained(case: Case, asked: Asked) -> None:
    refuse_not_detained(case.p, "release", Citation(case.law.grounds.get(asked.ground or "other", "")))


def _asked_for(case: Case, asked: Asked) -> None:
    """The holder asks, while customs has not decided."""
    _detained(case, asked)
    if case.p.finding == "not-infringing":
        raise _nothing_yet(case)


def _term_over(case: Case, asked: Asked) -> None:
    """The detention has lasted as long as it may."""
    _detained(case, asked)
    due = next((d.due_on for row, d in limits(*case[:3]) if row.lapse == "lift-detention"), None)
    if due is None or case.on <= due:
        raise Refusal(
            "the detention of {holder}'s goods may last until {due} ({article})",
            holder=case.p.holder,
            due=due or "",
            article=Citation(case.law.grounds["term"]),
        )


def _on_bond(case: Case, asked: Asked) -> Proceeding:
    if asked.bond is None:
        raise UsageError("--ground bond: how much was deposited?", hint="--on-bond AMOUNT", at="--on-bond")
    value = own_value(case.batch, case.p)
    return released_on_bond(case.p, case.law, on=case.on, bond=asked.bond, value=value, right_types=case.kinds)


_OF_THEIR_OWN: dict[Ground, Callable[[Case, Asked], Proceeding]] = {
    "settlement": lambda case, asked: released_by_settlement(case.p, case.law, on=case.on),
    "withdrawn": lambda case, asked: released_by_withdrawal(case.p, case.law, on=case.on),
    "bond": _on_bond,
}
"""Grounds with an end of their own in `ending`."""

_CHECKS: dict[Ground, Callable[[Case, Asked], None]] = {
    "c1": _lapsed,
    "c3": _lapsed,
    "c4": _lapsed,
    "request": _asked_for,
    "court": _detained,
    "term": _term_over,
}
"""Ground -> what must be so for it."""
