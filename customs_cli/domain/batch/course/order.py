"""The order in which the law has dates follow each other in a case, and violations of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Disposal
from customs_cli.domain.batch.course.conduct import infringing_since
from customs_cli.domain.batch.course.rare_events import (
    MAY_COME_FIRST,
    comes_after,
    is_told_beforehand,
    terms_extended,
)
from customs_cli.domain.batch.course.readiness import court_notice_on
from customs_cli.domain.batch.former import (
    CAME_OF,
    QUASHED,
    days_paid,
    events_now,
    fined_parts,
    first_since,
    served_before,
    served_parts,
)
from customs_cli.domain.batch.goods.balance import court_took_on
from customs_cli.domain.batch.goods.collection import OF_ITS_OWN, days_confiscated
from customs_cli.domain.batch.goods.with_police import pairs_of_handovers
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.custody.court_held import pairs_of_court
from customs_cli.domain.law.events import PRESENTED, called
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.time.dates import first_day
from customs_cli.errors import Refusal
from customs_cli.sentences import Word, command, said

Pair = tuple[str, date | None, str, date | None]
"""(what comes first, its day, what comes after, its day); both names are words that `render` translates."""


_OF_ACTS = {
    "notified_on": Word("notice"),
    "served_on": Word("service"),
    "suspended_on": Word("discovery"),
    "detained_on": Word("detention"),
    "finding_on": Word("decision"),
    **dict.fromkeys(("bonded_on", "confiscated_on", "released_on", "outcome_on"), Word("outcome")),
}
"""Field of the day of an act -> the word for that act."""


class Disorder(NamedTuple):
    """Two days in an impossible order.

    Attributes:
        holder: Code of the holder in whose proceeding they are.
        earlier: What must come first, as a word.
        first: Its day.
        later: What must come after, as a word.
        then: Its day, before `first`.
    """

    holder: str
    earlier: str
    first: date
    later: str
    then: date


def disorders(batch: Batch, law: Procedure) -> Iterator[Disorder]:
    """Yield every pair of dates of a batch that is in an impossible order, proceeding by proceeding."""
    found = first_day(batch.found_on)
    marks_of = {line.no: line.named_marks for line in batch.lines}
    for p in batch.proceedings.values():
        own = law.on_basis(p.basis)
        for earlier, first, later, then in (
            *_pairs(p, own, found),
            *_pairs_of_parts(p, batch, own),
            *_pairs_of_decisions(p),
            *pairs_of_court(batch, p, own),
            *pairs_of_handovers(p, batch, found),
            *_pairs_of_earlier(p, own),
            *_pairs_of_answers(p),
            *_pairs_of_events(batch, replace(p, events=events_now(batch, p)), own, found),
        ):
            if first and then and then < first:
                yield Disorder(p.holder, earlier, first, later, then)
    for disposal in batch.disposals:
        marks = marks_of.get(disposal.line, ())
        owners = [p for p in batch.proceedings.values() if not p.marks.keys().isdisjoint(marks)]
        yield from _disposed_too_early(disposal, owners, by_agreement=not (law.customs_decides or law.court_locks))


def _disposed_too_early(disposal: Disposal, owners: Iterable[Proceeding], *, by_agreement: bool) -> Iterator[Disorder]:
    is_return, on = disposal.way == "return", disposal.on
    fallen = [(day, p.holder) for p in owners for day in fallen_on(p, disposal.line)]
    if fallen and not (is_return or by_agreement) and on < (first := min(fallen))[0]:
        yield Disorder(first[1], Word("outcome"), first[0], Word("disposal"), on)
    for p in owners:
        if is_return and p.outcome == "released" and not p.parts and p.outcome_on and on < p.outcome_on:
            yield Disorder(p.holder, Word("outcome"), p.outcome_on, Word("disposal"), on)
        if (by_agreement or not (p.outcome or fallen)) and p.detained_on and on < p.detained_on:
            yield Disorder(p.holder, Word("detention"), p.detained_on, Word("disposal"), on)


def fallen_on(p: Proceeding, line: int) -> list[date]:
    """Return the days on which goods of a line fell to customs: confiscated for one holder, or abandoned."""
    if p.parts:
        return [part.on for part in p.parts if part.line == line and part.outcome in _FALLEN]
    return [p.outcome_on] if p.outcome in _FALLEN and p.outcome_on else []


_FALLEN = ("confiscated", "abandoned")


def refuse_new_disorder(before: Batch, after: Batch, law: Procedure) -> None:
    """Refuse a correction that brings dates of a case into an impossible order.

    Pairs that were in disorder before, as in imported records, are no reason to refuse.

    Raises:
        Refusal: A pair of dates is newly in disorder; the hint shows the batch with its dates.
    """
    for d in _new_disorders(before, after, law):
        raise Refusal(
            "{holder}: the {later} on {then} would be before the {earlier} on {first}",
            **d._asdict(),
            hint=command("show", after.ref),
        )


def new_disorder_told(before: Batch, after: Batch, law: Procedure) -> Iterator[str]:
    """Yield a warning of each pair of dates that an act has brought into an impossible order.

    A detention before its security is no fault, as in `check`; of goods presented late their own event warns.
    """
    for d in _new_disorders(before, after, law):
        is_late = d.earlier == called(PRESENTED) and PRESENTED not in before.proceedings[d.holder].events
        if d.earlier != "security" and not is_late:
            yield said(
                "{holder}: the {later} on {then} is before the {earlier} on {first}: {command}",
                **d._asdict(),
                command=command("show", after.ref),
            )


def _new_disorders(before: Batch, after: Batch, law: Procedure) -> Iterator[Disorder]:
    known = Counter((d.holder, d.earlier, d.later) for d in disorders(before, law))
    for d in disorders(after, law):
        known[d.holder, d.earlier, d.later] -= 1
        if known[d.holder, d.earlier, d.later] < 0:
            yield d


def is_notice_first(p: Proceeding, law: Procedure) -> bool:
    return (law.application_first and law.basis != "application") or not p.detained_on


def _is_asked(p: Proceeding, law: Procedure) -> bool:
    return law.basis != "application" and not law.own_motion and is_notice_first(p, law)


def _pairs(p: Proceeding, law: Procedure, found: date) -> Iterator[Pair]:
    yield Word("discovery"), found, Word("notice"), p.notified_on
    yield Word("discovery"), found, Word("detention"), p.detained_on
    yield called(PRESENTED), p.events.get(PRESENTED), Word("detention"), p.detained_on
    yield Word("discovery"), found, Word("outcome"), p.outcome_on
    yield Word("notice"), p.notified_on, Word("service"), p.served_on
    if law.basis != "application" and is_notice_first(p, law):  # elsewhere a holder may apply once goods are detained
        yield Word("service"), p.served_on or p.notified_on, Word("reply"), p.replied_on
    if law.application_first:
        yield Word("reply"), p.replied_on, Word("detention"), p.detained_on
        if law.security != "none":
            yield Word("security"), p.security.lodged_on if p.security else None, Word("detention"), p.detained_on
        if law.basis != "application":
            yield Word("notice"), p.notified_on, Word("detention"), p.detained_on
    if _is_asked(p, law):
        yield from ((Word("notice"), p.notified_on, Word("confirmation"), s.confirmed_on) for s in p.marks.values())
    yield Word("detention"), p.detained_on, Word("decision"), p.finding_on
    yield Word("decision"), p.finding_on, Word("outcome"), p.outcome_on
    yield Word("detention"), p.detained_on, Word("outcome"), p.outcome_on
    if p.outcome != "transferred":  # the police may have the case before a holder replies
        yield Word("reply"), p.replied_on, Word("outcome"), p.outcome_on
    for on in days_confiscated(p):
        yield Word("confirmation"), infringing_since(p, law), Word("outcome"), on
    if is_notice_first(p, law):
        yield Word("notice"), p.notified_on, Word("decision"), p.finding_on
        yield Word("notice"), p.notified_on, Word("outcome"), p.outcome_on


def _pairs_of_earlier(p: Proceeding, law: Procedure) -> Iterator[Pair]:
    for one in p.earlier:
        if one.name == "finding_on":
            yield Word("detention"), p.detained_on, Word("decision"), one.on
            first = min((part.on for part in p.found), default=p.finding_on)
            decided = [part.on for part in p.found if part.line == one.line and part.finding != "undetermined"]
            since = max(decided, default=None) if one.word == "undetermined" else None
            yield Word("decision"), one.on, Word("decision"), since
            yield Word("decision"), None if one.line else one.on, Word("decision"), first
        elif one.name == QUASHED:
            yield Word("decision"), p.finding_on, Word("outcome"), one.on
            yield Word("outcome"), one.on, Word("outcome"), p.outcome_on
        elif one.name in p.events:
            yield called(one.name), one.on, called(one.name), p.events[one.name]
        elif one.mark and _is_asked(p, law):
            yield Word("notice"), p.notified_on, Word("confirmation"), one.on
        if one.mark in p.marks and not one.line and one.word == "undetermined":
            state = p.marks[one.mark]
            first = min((part.on for part in state.said), default=state.confirmed_on)
            yield Word("confirmation"), one.on, Word("confirmation"), first


def _pairs_of_answers(p: Proceeding) -> Iterator[Pair]:
    for name, asked in CAME_OF.items():
        yield called(asked), first_since(p, asked, date.min), called(name), p.events.get(name)


def _pairs_of_events(batch: Batch, p: Proceeding, law: Procedure, found: date) -> Iterator[Pair]:
    given_back = [case.on for case in batch.transfers if case.refused_on and case.concerns(p.holder)]
    ended = min((*given_back, *(one.on for one in p.earlier if one.name == QUASHED)), default=None)
    before = {"suspended_on": found, "court_handed_on": court_took_on(batch, p.holder), "outcome_on": ended}
    for name, day in p.events.items():
        if name not in MAY_COME_FIRST:
            yield Word("discovery"), found, called(name), day
        if name == "goods_handed_on":  # goods may also go with the case, before the police file it
            continue
        needed = {*comes_after(law, name), *terms_extended(law, name)}
        known = [(on, since) for since in needed for on in (_day_of(p, since), before.get(since)) if on]
        if known and not is_told_beforehand(law, name):
            start, since = min(known)
            yield _OF_ACTS.get(since) or called(since), start, called(name), day


def _day_of(p: Proceeding, name: str) -> date | None:
    if name in p.events or (p.parts and name != "detained_on"):
        return p.events.get(name)
    if name == "court_notice_on":
        return court_notice_on(p)
    ended = {
        "outcome_on": True,
        "released_on": p.outcome == "released",
        "bonded_on": p.bond is not None,
        "confiscated_on": p.outcome == "confiscated",
        "transferred_on": p.outcome == "transferred",
    }
    if name in ended:
        return p.outcome_on if ended[name] else None
    return getattr(p, name, None)


def _pairs_of_parts(p: Proceeding, batch: Batch, law: Procedure) -> Iterator[Pair]:
    if _is_asked(p, law):
        said = (one.on for state in p.marks.values() for one in state.said)
        yield from ((Word("notice"), p.notified_on, Word("confirmation"), on) for on in said)
    for found in p.found:
        yield Word("detention"), p.detained_on, Word("decision"), found.on
    for part in p.parts:
        if part.outcome == "confiscated":  # some goods may have left before the rest was detained
            yield Word("detention"), p.detained_on, Word("outcome"), part.on
            first = min((f.on for f in p.found if f.line == part.line and f.finding == "infringing"), default=None)
            yield Word("decision"), None if part.ground == OF_ITS_OWN else first, Word("outcome"), part.on
    yield from _pairs_of_more_found(p, batch)


def _pairs_of_decisions(p: Proceeding) -> Iterator[Pair]:
    decided = sorted({(part.on, part.number or "") for part in p.parts if part.outcome == "confiscated"})
    served = [day for day, _ in served_parts(p)]
    for (on, _), day in zip(decided, served, strict=False):
        yield Word("outcome"), on, called("confiscation_served_on"), day
    if served_before(p):
        for day, paid in zip(fined_parts(p), days_paid(p), strict=False):
            yield called("confiscation_served_on"), day, called("fine_paid_on"), paid


def _pairs_of_more_found(p: Proceeding, batch: Batch) -> Iterator[Pair]:
    for line in batch.lines:
        own = [found for found in p.found if found.line == line.no]
        gone = [part for part in p.parts if part.line == line.no]
        days = {part.on for part in gone if part.outcome != "confiscated" or part.ground == OF_ITS_OWN}
        for by in sorted(days):
            later = [found for found in own if found.on > by]
            left = sum(part.quantity for part in gone if part.on <= by)
            if later and round(left + sum(found.quantity for found in later), 3) > (line.quantity or 0):
                yield Word("decision"), min(found.on for found in later), Word("outcome"), by
                break
