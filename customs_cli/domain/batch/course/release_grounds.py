"""The grounds on which goods are released: the closed list of the law, which of them are open, and what each needs.

Declined, not infringing, genuine or a time limit run out: the file gives the ground; any other the officer names.
"""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from customs_cli.domain.batch.course.barred import refuse_unless_open
from customs_cli.domain.batch.course.ending import released_by_settlement, released_by_withdrawal, released_on_bond
from customs_cli.domain.batch.course.limits import lapse_of, own_totals
from customs_cli.domain.batch.course.proceeding import in_order, released
from customs_cli.domain.batch.course.readiness import is_free
from customs_cli.domain.batch.course.release_checks import (
    CHECKS,
    WHILE_UNDETERMINED,
    WITH_DOCUMENT,
    Asked,
    Case,
    nothing_yet,
    refuse_undetermined,
    refuse_while_it_may_answer,
    typed,
)
from customs_cli.domain.batch.goods.confirmed import implied_reason, words_by
from customs_cli.domain.batch.heard import decided_against, disposed_of, quashed
from customs_cli.domain.batch.proceeding_record import Part, Proceeding
from customs_cli.domain.law.events import called
from customs_cli.domain.values.word_lists import Ground
from customs_cli.errors import CustomsError, Refusal, UsageError
from customs_cli.sentences import REF, Citation, Listed, Word, command, said

_BY_HAND: tuple[Ground, ...] = (*WHILE_UNDETERMINED, "cleared", "term", "personal", "other")
"""Grounds that an officer names, in the order in which they are listed."""

_OF_THE_LAPSE: tuple[Ground, ...] = ("c1", "c3", "c4")
OF_A_TIME_LIMIT: tuple[Ground, ...] = (*_OF_THE_LAPSE, "term")
"""Grounds that rest on a time limit that has run out; a procedure that does not list them has no such ground."""

_WORDS: dict[Ground, str] = {
    "proof": "the consignor's proof is accepted",
    "request": "the holder asked for the release",
    "court": "the court's word",
    "term": "the term of detention is over",
    "cleared": "the suspicion is excluded",
    "personal": "a reasonable quantity for personal use",
    "other": "another ground",
}


def released_on_ground(case: Case, asked: Asked) -> Proceeding:
    """Return the proceeding after its goods were released."""
    if decided := decided_against(case.batch, case.p):
        return _released_as_quashed(case, asked, decided)
    _refuse_unless_open(case, asked)
    try:
        return _released(case, asked)
    except Refusal as refusal:
        if not refusal.hint or (case.law.grounds and case.p.detained_on is None):
            refusal.hint = _open_here(case)
        raise


def _refuse_unless_open(case: Case, asked: Asked) -> None:
    try:
        refuse_unless_open("release", case.p, case.law)
    except Refusal as refusal:
        if asked.ground == "court" and case.p.outcome == "confiscated" and "review" in case.law.articles:
            refusal.hint = _towards_quashing(case.p) or refusal.hint
        raise


def _towards_quashing(p: Proceeding) -> str:
    known = {"outcome_on", *p.events}
    name = next(name for name, since in _TO_BE_QUASHED if since in known)
    if name in known:
        return ""
    return said(
        "first record what quashed the decision: {command}",
        command=command("event", REF, called(name), "--holder", p.holder, "--on", "DATE"),
    )


_TO_BE_QUASHED = (
    ("suit_decided_on", "suit_filed_on"),
    ("review_decided_on", "review_requested_on"),
    ("suit_filed_on", "confiscation_served_on"),
    ("confiscation_served_on", "outcome_on"),
)
"""(event, event before it) on the way to quashing a confiscation, the last event first."""


def _released_as_quashed(case: Case, asked: Asked, decided: date) -> Proceeding:
    batch, p, _, on, *_ = case
    if gone := disposed_of(batch, p):
        raise Refusal(
            "goods of line {line} were disposed of on {day}: they cannot be returned",
            line=gone.line,
            day=gone.on,
            hint=command("show", REF),
        )
    if asked.ground not in OF_A_DECISION or not asked.document:
        raise Refusal(
            "{holder}'s goods were confiscated on {day}, and a review or suit was decided on {decided}: was "
            "the confiscation quashed?",
            holder=p.holder,
            day=p.outcome_on,
            decided=decided,
            hint=typed(case, "court"),
        )
    if asked.is_part:
        raise Refusal(
            "all of {holder}'s goods are returned if their confiscation was quashed, not a part",
            holder=p.holder,
            hint="leave {option} out",
            option="--line",
        )
    in_order(on, decided, said("released on {day}, before the review or suit was decided ({start})"))
    why = asked.reason or _WORDS[asked.ground]
    return quashed(p, Part(0, 0, "released", on, asked.document, why, asked.ground))


OF_A_DECISION: tuple[Ground, ...] = ("court", "other")
"""Grounds of a release that may stand for the decision of a court or of a reviewing body."""


def open_grounds(case: Case, among: Sequence[Ground] | None = None) -> tuple[Ground, ...]:
    """Return the grounds on which the goods may be released now, provided the officer names a document or deposit."""
    asked = [ground for ground in _BY_HAND if ground in case.law.grounds] if among is None else among
    deposit = case.deposit or Decimal(1)
    return tuple(ground for ground in asked if _is_open(case, Asked(ground, "NO", bond=deposit)))


def _is_open(case: Case, asked: Asked) -> bool:
    try:
        _released(case, asked)
    except CustomsError:
        return False
    return True


def _released(case: Case, asked: Asked) -> Proceeding:
    _, p, law, on, *_ = case
    if asked.ground is None:
        asked = _given_by_the_file(case, asked)
    ground = asked.ground
    if ground is None:
        return released(p, law, on=on, reason=asked.reason, document=asked.document)
    if ground not in law.grounds and (law.grounds or ground in OF_A_TIME_LIMIT):
        raise Refusal("{procedure}: no release on the ground {ground}", procedure=law.called, ground=Word(ground))
    refuse_while_it_may_answer(case, ground)
    refuse_undetermined(case, ground)
    if ground in _OF_THEIR_OWN:
        done = _OF_THEIR_OWN[ground](case, asked)
        return replace(
            done, ground=ground, outcome_no=asked.document, outcome_reason=asked.reason or done.outcome_reason
        )
    if ground in CHECKS:
        CHECKS[ground](case, asked)
    if ground in WITH_DOCUMENT and not (asked.document or _is_of_the_file(case, ground)):
        option = "--suspicion-cleared" if ground == "cleared" else f"--ground {ground}"
        raise UsageError(
            "{option} needs the number of a document", option=option, hint="--document NO", at="--document"
        )
    lapse = lapse_of(case.batch, p, law, on) if ground in _OF_THE_LAPSE else None
    article = Citation(law.grounds.get(ground, ""))
    words = " ".join(filter(None, (_WORDS.get(ground, ground), article and f"({article})")))
    why = asked.reason or (lapse.reason if lapse else words)
    return released(p, law, on=on, reason=why, ground=ground, document=asked.document)


def _given_by_the_file(case: Case, asked: Asked) -> Asked:
    batch, p, law, on, *_ = case
    lapse = lapse_of(batch, p, law, on)
    reason = asked.reason or implied_reason(p, law, on) or (lapse.reason if lapse else None)
    if not law.grounds:
        return asked._replace(reason=reason)
    ground, document = _ground_of_the_file(case)
    if ground is None:
        refuse_while_it_may_answer(case, None)
        raise nothing_yet(case)
    if ground in _OF_THE_LAPSE and lapse:
        reason = asked.reason or lapse.reason
    return Asked(ground, asked.document or document, reason)


def _ground_of_the_file(case: Case) -> tuple[Ground | None, str | None]:
    batch, p, law, on, *_ = case
    if p.reply == "declined" and not p.detained_on and "declined" in law.grounds:
        return "declined", None
    if p.finding == "not-infringing" or is_free(p):
        return "cleared", None
    if words_by(p, on) == {"genuine"}:
        return "proof", next((state.document for state in p.marks.values() if state.document), None)
    lapse = lapse_of(batch, p, law, on)
    lapsed: dict[str, Ground] = {"C1": "c1", "C3": "c3", "C4": "c4"}
    return (lapsed.get(lapse.rule), None) if lapse else (None, None)


def _is_of_the_file(case: Case, ground: Ground) -> bool:
    return _ground_of_the_file(case)[0] == ground


def _open_here(case: Case) -> str:
    _, p, law, *_ = case
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
        "{command}; possible here: --ground {grounds}",
        command=typed(case, found[0]),
        grounds=Listed((Word(g) for g in found if g != "cleared"), "|"),
    )


def _on_bond(case: Case, asked: Asked) -> Proceeding:
    from customs_cli.domain.values.rates import in_home

    if asked.bond is None:
        raise UsageError("--ground bond: how much was deposited?", hint="--on-bond AMOUNT", at="--on-bond")
    totals = own_totals(case.batch, case.p) if "release_on_bond" in case.law.articles else {}
    value = in_home(totals, case.rates, case.on) if totals else None
    return released_on_bond(case.p, case.law, on=case.on, bond=asked.bond, value=value, right_types=case.kinds)


_OF_THEIR_OWN: dict[Ground, Callable[[Case, Asked], Proceeding]] = {
    "settlement": lambda case, asked: released_by_settlement(case.p, case.law, on=case.on),
    "withdrawn": lambda case, asked: released_by_withdrawal(case.p, case.law, on=case.on),
    "bond": _on_bond,
}
"""Grounds with a function of their own in `ending`."""
