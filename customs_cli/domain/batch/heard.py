"""The party's right to be heard (Penalty Law art. 63, 64), its reviews and suits, and the times that stood still."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Disposal, Line, lines_with
from customs_cli.domain.batch.course.readiness import LOCKS
from customs_cli.domain.batch.former import OPEN_UNTIL, QUASHED, Span, events_now, former_spans
from customs_cli.domain.batch.goods.balance import fate_of
from customs_cli.domain.batch.proceeding_record import Earlier, Part, Proceeding
from customs_cli.domain.law.deadlines import Deadline
from customs_cli.domain.law.events import OF_THE_POLICE
from customs_cli.domain.law.procedure import Procedure
from customs_cli.sentences import Citation, command, said

_NO_HEARING = "no-hearing"
"""`lapse` of the time limit in which the party may ask for a hearing: what follows when it stays silent."""


def may_ask_to_be_heard(batch: Batch, p: Proceeding, on: date) -> Deadline | None:
    """Return the time limit in which the party may still ask for a hearing on one holder's goods; None if none runs."""
    told = p.events.get("penalty_told_on")
    own = (d for d in batch.deadlines if d.lapse == _NO_HEARING and d.since_on == told)
    return next((d for d in own if d.met_on is None and on <= d.due_on), None)


def is_to_be_heard(batch: Batch, p: Proceeding, on: date) -> bool:
    """Return whether the party asked for a hearing that has not been held by that day."""
    events = events_now(batch, p)
    held = events.get("hearing_on")
    return "hearing_requested_on" in events and (held is None or held > on)


def unheard(batch: Batch, p: Proceeding, on: date, fine: Decimal | None) -> str:
    """Return a warning where a penalty, with its fine, is decided before the party was heard; else an empty string."""
    if is_to_be_heard(batch, p, on):
        return said("{ref}: the party asked for a hearing, and no hearing was held by {on}", ref=batch.ref, on=on)
    if limit := may_ask_to_be_heard(batch, p, on):
        return said("{ref}: the party may ask for a hearing until {until}", ref=batch.ref, until=limit.due_on)
    if fine and batch.documents:
        from customs_cli.domain.documents.hearing import told_of_less  # only where papers were issued

        return told_of_less(batch, p, fine)
    return ""


NO_PENALTY_UNTOLD = Citation("Administrative Penalty Law art. 44")


def is_untold(batch: Batch, p: Proceeding, law: Procedure) -> bool:
    """Return whether no notice tells the party of a penalty, under a law that asks for one (Penalty Law art. 44)."""
    return law.country == "CN" and "penalty_told_on" not in events_now(batch, p)


def untold_penalty(batch: Batch, p: Proceeding, law: Procedure) -> str:
    """Return a warning where a penalty is decided and its party was told of none (Penalty Law art. 44); else empty."""
    if not is_untold(batch, p, law):
        return ""
    return said(
        "{ref}: no notice before the penalty is on record ({article}): {command}",
        ref=batch.ref,
        article=NO_PENALTY_UNTOLD,
        command=command("event", batch.ref, "penalty-told", "--on", "DATE"),
    )


def against_other_goods(batch: Batch, p: Proceeding, name: str) -> bool:
    """Return whether an event of the party, or of the police, is about other holders' goods, and not this one's.

    A penalty is announced for goods found infringing, a hearing is about the goods of that announcement; a review or a
    suit is about the decision that was served; the police answer about the goods whose case they were given.
    """
    if name == "penalty_told_on":
        meant = {own.holder for own in batch.proceedings.values() if own.finding == "infringing" and not own.outcome}
    elif name in _FOLLOWS:
        meant = {own.holder for own in batch.proceedings.values() if _FOLLOWS[name] in own.events}
    elif name in _OF_A_CASE_GIVEN:
        cases = [case for case in batch.transfers if case.to == "police"]
        meant = {holder for holder in batch.proceedings if any(case.concerns(holder) for case in cases)}
    else:
        return False
    return bool(meant) and p.holder not in meant


_FOLLOWS = {
    **dict.fromkeys(("hearing_requested_on", "hearing_on", "hearing_notified_on"), "penalty_told_on"),
    **dict.fromkeys(("review_requested_on", "suit_filed_on"), "confiscation_served_on"),
}
"""Event of the party -> the event by which customs told the party, for the same goods."""
_OF_A_CASE_GIVEN = OF_THE_POLICE - {"transfer_reported_on", "transfer_approved_on", "transfer_refused_on"}
"""Events after the police were given a case; the others come before."""


AGAINST_A_DECISION = ("fine_paid_on", "review_requested_on", "suit_filed_on")
"""Events by which the party answers a decision that was served."""


def decisions_served(among: Iterable[Proceeding]) -> set[tuple[date | None, str | None]]:
    """Return day of service and number of each decision served on the party, among some proceedings."""
    return {(p.events.get("confiscation_served_on"), p.outcome_no) for p in among}


def disputed_since(batch: Batch, p: Proceeding, on: date) -> date | None:
    """Return the day since which a review or suit of the party is open on `on`; None when none is."""
    events = events_now(batch, p)
    for asked, answered in OPEN_UNTIL.items():
        begun, over = events.get(asked), events.get(answered)
        if begun and begun <= on and (over is None or over > on):
            return begun
    return None


def disputed(batch: Batch, p: Proceeding, on: date) -> str:
    """Return a warning where goods are disposed of while a review or suit about them is open; else an empty string."""
    since = disputed_since(batch, p, on)
    if since is None:
        return ""
    return said("{holder}: a review or suit of the party is open since {since}", holder=p.holder, since=since)


def with_notices(batch: Batch, p: Proceeding) -> Proceeding:
    """Return a proceeding with the courts' notices about other holders too, where they hold all of its goods."""
    lines = list(lines_with(batch, p.marks)) if len(batch.proceedings) > 1 else []
    others = [q for q in batch.proceedings.values() if q.court and q.holder != p.holder] if lines else []
    notices = [notice for q in others if all(_holds_all(q, p, line) for line in lines) for notice in q.court]
    return replace(p, court=(*p.court, *notices)) if notices else p


def _holds_all(q: Proceeding, p: Proceeding, line: Line) -> bool:
    if q.marks.keys().isdisjoint(line.named_marks):
        return False
    return not q.parts or fate_of(q, line, "held") >= fate_of(p, line, "held")


def stood_over(p: Proceeding) -> tuple[Span, ...]:
    """Return the days of reviews and suits that a later one followed, and of courts' notices that held the goods."""
    held = [notice for notice in p.court if notice.kind in LOCKS]
    locked = [(one.on, one.freed_on) for one in held if one.freed_on and one.on <= one.freed_on]
    return (*former_spans(p), *locked)


def decided_against(batch: Batch, p: Proceeding) -> date | None:
    """Return the last day on which a review or a suit about the confiscation of one holder's goods was decided.

    None if there is none, or if several decisions confiscated parts of the goods: the review may be about any of them.
    """
    decided, events = _only_decision_on(p), events_now(batch, p)
    days = [day for name in OPEN_UNTIL.values() if (day := events.get(name)) and decided and day >= decided]
    return max(days, default=None)


def _only_decision_on(p: Proceeding) -> date | None:
    decisions = {(on, number) for on, number, _ in decisions_of(p)}
    return decisions.pop()[0] if p.outcome == "confiscated" and len(decisions) == 1 else None


def may_be_quashed(batch: Batch, p: Proceeding, name: str, on: date) -> str:
    """Return the command that gives goods back if a review or suit quashed their confiscation; empty if none does.

    None gives back goods that were disposed of.
    """
    decided = _only_decision_on(p)
    if name not in OPEN_UNTIL.values() or decided is None or on < decided or disposed_of(batch, p):
        return ""
    back = command("release", batch.ref, "--holder", p.holder, "--ground", "court", "--document", "NO")
    return said("if the confiscation was quashed, the goods are returned: {command}", command=back)


def disposed_of(batch: Batch, p: Proceeding) -> Disposal | None:
    """Return the first disposal of a holder's goods; None if none of them was disposed of."""
    return next((one for one in batch.disposals if batch.line(one.line) in lines_with(batch, p.marks)), None)


def decisions_of(p: Proceeding) -> list[tuple[date, str | None, Part | None]]:
    if p.parts:
        return [(part.on, part.number, part) for part in p.parts if part.outcome == "confiscated"]
    return [(p.outcome_on, p.outcome_no, None)] if p.outcome == "confiscated" and p.outcome_on else []


def quashed(p: Proceeding, end: Part) -> Proceeding:
    """Return the proceeding with `end` in the place of its confiscation, and the quashed decisions kept in `earlier`.

    The line and quantity of `end` are not used: those of each confiscated part stay.
    """
    earlier = list(p.earlier)
    for on, number, part in decisions_of(p):
        whole = Earlier(name=QUASHED, on=on, word="confiscated", document=number, fine=part.fine if part else p.fine)
        earlier.append(replace(whole, line=part.line, quantity=part.quantity) if part else whole)
    parts = tuple(
        replace(end, line=part.line, quantity=part.quantity) if part.outcome == "confiscated" else part
        for part in p.parts
    )
    ended = replace(p, outcome=end.outcome, outcome_on=end.on, outcome_no=end.number, outcome_reason=end.reason)
    ground = p.ground if any(part.outcome == "released" for part in p.parts) else end.ground
    return replace(ended, ground=ground, parts=parts, fine=None, penalty_value=None, earlier=tuple(earlier))
