"""Events that something later has followed or renewed: earlier reports, reviews, police cases, findings and words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import pairwise

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.proceeding_record import Earlier, FoundPart, Part, Proceeding, SaidPart
from customs_cli.domain.values.quantity import Amount

CAME_OF = {
    "transfer_approved_on": "transfer_reported_on",
    "transfer_refused_on": "transfer_reported_on",
    "review_decided_on": "review_requested_on",
    "suit_decided_on": "suit_filed_on",
    "reconsideration_on": "police_refused_on",
}
"""Event -> the event that it answers; an answer dated before that event answered an earlier one."""
_OF_A_DECISION = {
    "hearing_requested_on": "penalty_told_on",
    "hearing_on": "penalty_told_on",
    "hearing_notified_on": "penalty_told_on",
    "fine_paid_on": "confiscation_served_on",
}
"""Event -> the event that begins it anew where goods are decided about in parts: the next telling or service."""
_REFUSED = ("transfer_refused_on", "police_refused_on")
_ANOTHER_AFTER = {
    "transfer_reported_on": _REFUSED,
    "review_requested_on": ("confiscation_served_on",),
    "suit_filed_on": ("confiscation_served_on",),
}
"""Event -> events after which it may happen once more: a refusal, or another decision."""
RENEWED = "application_decided_on"
"""The event that grants an application, and each time renews it."""
QUASHED = "outcome_on"
"""Name of an `Earlier` that is a decision which a review or a suit quashed."""
_OF_WHAT_IS_QUASHED = {"confiscation_served_on", "fine_paid_on"}
_ASKED_AGAIN = ("police_refused_on", "reconsideration_on")
_OF_A_CASE = ("police_accepted_on", "police_filed_on", "goods_handed_on")
"""What the police did with a case before they refused it; later days belong to the next case."""


_SERVED, _PAID = "confiscation_served_on", "fine_paid_on"

Span = tuple[date, date]
"""First day and last day of something that is over."""


def with_earlier(p: Proceeding, name: str, former: date | None, on: date, word: str | None = None) -> Proceeding:
    """Return the proceeding with a former day and word kept in `earlier`, before later ones replace them.

    Args:
        p: The proceeding before the change.
        name: The field, or the event, that has the day.
        former: The day that it has now; None where it has none.
        on: The day on which it happens once more.
        word: The finding or word of the former day.
    """
    if former is None or former == on:
        return p
    return replace(p, earlier=(*p.earlier, Earlier(name=name, on=former, word=word or "")))


def with_earlier_findings(p: Proceeding, parts: Iterable[FoundPart], on: date) -> Proceeding:
    """Return the proceeding with former findings on parts kept in `earlier`, as far as the new `parts` differ."""
    left: dict[tuple[int, str, date], Amount] = {}
    for sign, found in ((1, p.found), (-1, parts)):
        for one in found:
            place = (one.line, one.finding, one.on)
            left[place] = round(left.get(place, 0) + sign * one.quantity, 3)
    told = [
        Earlier(name="finding_on", on=day, word=finding, line=line, quantity=quantity)
        for (line, finding, day), quantity in left.items()
        if quantity > 0 and day != on
    ]
    return replace(p, earlier=(*p.earlier, *told)) if told else p


def with_earlier_words(p: Proceeding, mark: str, on: date) -> Proceeding:
    """Return the proceeding with the former words on a mark kept in `earlier`, before another word on another day."""
    state, told = p.marks[mark], partial(Earlier, name="confirmed_on", mark=mark)
    said = [
        told(on=one.on, word=one.confirmation, line=one.line, quantity=one.quantity, document=one.document)
        for one in state.said
    ]
    if state.confirmed_on and not state.said:
        said = [told(on=state.confirmed_on, word=state.confirmation, document=state.document)]
    return replace(p, earlier=(*p.earlier, *(one for one in said if one.on != on)))


def with_earlier_said(p: Proceeding, mark: str, parts: Iterable[SaidPart], on: date) -> Proceeding:
    """Return the proceeding with former words on parts kept in `earlier`, before other words replace them."""
    left: dict[tuple[int, str, date, str | None], Amount] = {}
    for sign, said in ((1, p.marks[mark].said), (-1, parts)):
        for one in said:
            place = (one.line, one.confirmation, one.on, one.document)
            left[place] = round(left.get(place, 0) + sign * one.quantity, 3)
    told = [
        Earlier(name="confirmed_on", mark=mark, on=day, word=word, line=line, quantity=quantity, document=document)
        for (line, word, day, document), quantity in left.items()
        if quantity > 0 and day != on
    ]
    return replace(p, earlier=(*p.earlier, *told)) if told else p


def served_before(p: Proceeding) -> list[date]:
    """Return the days on which decisions about parts were served, but for the last one served."""
    return [one.on for one in p.earlier if one.name == _SERVED]


def served_parts(p: Proceeding) -> list[tuple[date, list[Part]]]:
    """Return the days on which decisions about parts were served, in order, each with the parts decided about.

    A service is of all decisions made by then and not yet served, but leaves at least one to each later service.
    """
    days = sorted(day for day in (*served_before(p), p.events.get(_SERVED)) if day)
    decided = _decided(p)
    served = list(zip(decided.values(), _answered([on for on, _ in decided], days), strict=True))
    return [(day, [part for parts, on in served if on == day for part in parts]) for day in days]


def fined_parts(p: Proceeding) -> list[date]:
    """Return the days on which decisions with a fine were served; every day where it is not known which fined."""
    if p.fine_but_for(p.parts) or not any(part.fine for part in p.parts):
        return [day for day, _ in served_parts(p) if p.fine]
    return [day for day, parts in served_parts(p) if any(part.fine for part in parts)]


def paid_on(p: Proceeding, served: date) -> date | None:
    """Return the day on which the fine of the decision served on `served` was paid; one payment may cover several."""
    fined = fined_parts(p)
    return dict(zip(fined, _answered(fined, days_paid(p)), strict=True)).get(served)


def waits_since(p: Proceeding, name: str, by: date = date.max) -> dict[str, date]:
    """Return (event -> day) since which the first of several decisions waits, by a day, for service or payment."""
    if name == _SERVED:
        decided = [on for on, _ in _decided(p)]
        answers, begun = _answered(decided, [day for day, _ in served_parts(p) if day <= by]), "confiscated_on"
    elif name == _PAID:
        decided = fined_parts(p)
        answers, begun = _answered(decided, [day for day in days_paid(p) if day <= by]), _SERVED
    else:
        return {}
    return dict(next(([(begun, on)] for on, day in zip(decided, answers, strict=True) if day is None), []))


def is_of_others(batch: Batch, p: Proceeding, name: str) -> bool:
    """Return whether an event logged here now counts for another holder, whose decision waits to be served or paid."""
    others = (q for q in batch.proceedings.values() if q.holder != p.holder)
    return name in p.events and not waits_since(p, name) and any(waits_since(q, name) for q in others)


def _decided(p: Proceeding) -> dict[tuple[date, str | None], list[Part]]:
    found: dict[tuple[date, str | None], list[Part]] = {}
    if p.outcome == "confiscated" and p.outcome_on and not p.parts:
        return {(p.outcome_on, p.outcome_no): []}
    for part in sorted((part for part in p.parts if part.outcome == "confiscated"), key=lambda part: part.on):
        found.setdefault((part.on, part.number), []).append(part)
    return found


def days_paid(p: Proceeding) -> list[date]:
    """Return the days on which fines were paid, the first one first."""
    days = (*(one.on for one in p.earlier if one.name == _PAID), p.events.get(_PAID))
    return sorted(day for day in days if day)


def _answered(asked: Sequence[date], days: Sequence[date]) -> list[date | None]:
    found: list[date | None] = [None] * len(asked)
    for later, day in zip(range(len(days) - 1, -1, -1), days, strict=True):
        left = [place for place, answer in enumerate(found) if answer is None]
        for place in [place for place in left if asked[place] <= day][: max(1, len(left) - later)]:
            found[place] = day
    return found


def may_happen_again(p: Proceeding, name: str, known: date, on: date) -> bool:
    """Return whether an event logged on `known` may be logged once more, on day `on`.

    A report may after a refusal, a review or a suit after a later decision; each decision about parts has its own
    telling, hearing, service and payment. The grant of an application lasts for a time, and may be renewed.
    """
    is_lacking = name == _PAID and len(fined_parts(p)) > len(days_paid(p))
    is_lacking |= name == _SERVED and len(_decided(p)) > len(served_parts(p))
    if on < known:  # the later decision's event was logged first
        return is_lacking
    if name == RENEWED:
        return True
    decided = [part.on for part in p.parts if part.outcome == "confiscated"]
    if is_lacking or name == _SERVED:
        return is_lacking or any(day > known for day in decided)
    if name == "penalty_told_on":
        told = 1 + sum(one.name == name for one in p.earlier)
        return (p.outcome is None or len(_decided(p)) > told) and any(day >= known for day in decided)
    if name in _OF_A_DECISION:
        return _is_of_another(p, name, known)
    days = [day for after in _ANOTHER_AFTER.get(name, ()) if (day := p.events.get(after)) and day >= known]
    is_decided = p.outcome == "confiscated" or bool(decided)
    return bool(days) and (name == "transfer_reported_on" or (max(days) > known and is_decided))


def _is_of_another(p: Proceeding, name: str, known: date) -> bool:
    begun = _OF_A_DECISION[name]
    return known < p.events.get(begun, date.min) and any(one.name == begun for one in p.earlier)


def logged_again(p: Proceeding, now: Proceeding) -> Proceeding:
    """`now`, a proceeding after events were logged, with the events of `p` kept and replaced days in `earlier`."""
    for name, on in now.events.items():
        former = p.events.get(name)
        last = max(on, former or on) if name in (_SERVED, _PAID) else on
        now = with_earlier(replace(now, events={**now.events, name: last}), name, on if last != on else former, last)
    return replace(now, events={**p.events, **now.events})


def first_finding_on(p: Proceeding) -> date | None:
    """Return the day of the first finding, even if changed later; of parts, the day by which all had been found on.

    None while some goods have no finding.
    """
    if p.unfound:
        return None
    before = [one for one in p.earlier if one.name == "finding_on"]
    whole = [one.on for one in before if not one.line]
    if whole or not before:
        return min(whole, default=p.finding_on)
    return max((_all_found_on(p, line, before) for line in {part.line for part in p.found}), default=p.finding_on)


def _all_found_on(p: Proceeding, line: int, before: Iterable[Earlier]) -> date:
    now = [(part.on, part.quantity) for part in p.found if part.line == line]
    told = sorted([*now, *[(one.on, one.quantity) for one in before if one.line == line]])
    left = sum(quantity for _, quantity in now)
    for day, quantity in told:
        left = round(left - quantity, 3)
        if left <= 0:
            return day
    return told[-1][0]


def first_since(p: Proceeding, name: str, day: date) -> date | None:
    """Return the first day, from `day` on, on which an event happened; None if it did not."""
    days = [*(one.on for one in p.earlier if one.name == name), p.events.get(name)]
    return min((known for known in days if known and known >= day), default=None)


def former_spans(p: Proceeding) -> tuple[Span, ...]:
    """Return the days of reviews and suits that a later one followed; an unanswered one ended when the next began."""
    if not p.earlier:
        return ()
    return tuple(span for asked, answered in OPEN_UNTIL.items() for span in _spans(p, asked, answered))


def _spans(p: Proceeding, asked: str, answered: str) -> Iterator[Span]:
    begun = sorted(one.on for one in p.earlier if one.name == asked)
    ends = [one.on for one in p.earlier if one.name == answered]
    if day := p.events.get(answered):
        ends.append(day)
    for start, following in pairwise([*begun, p.events.get(asked, date.max)]):
        yield start, min((end for end in ends if start <= end <= following), default=following)


OPEN_UNTIL = {"review_requested_on": "review_decided_on", "suit_filed_on": "suit_decided_on"}
"""Event that opens a review or suit -> the event that ends it."""


def is_quashed(p: Proceeding) -> bool:
    """Return whether a review or a suit quashed the decision that had confiscated the goods."""
    return any(one.name == QUASHED for one in p.earlier)


def events_now(batch: Batch, p: Proceeding) -> dict[str, date]:
    """Return the events of a proceeding without those of a former report, review, decision or police case."""
    events = p.events
    if not events:
        return events
    over = {name for name, asked in CAME_OF.items() if events.get(name, date.max) < events.get(asked, date.min)}
    over |= _OF_WHAT_IS_QUASHED if is_quashed(p) else set()
    over |= {name for name in _OF_A_DECISION if name in events and _is_of_another(p, name, events[name])}
    refused = events.get("police_refused_on")
    if refused and any(
        t.to == "police" and not t.refused_on and t.on >= refused and t.concerns(p.holder) for t in batch.transfers
    ):
        over |= {*_ASKED_AGAIN, *(name for name in _OF_A_CASE if events.get(name, date.max) <= refused)}
    return {name: day for name, day in events.items() if name not in over} if over else events
