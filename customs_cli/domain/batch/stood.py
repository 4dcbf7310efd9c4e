"""A batch as it stood at the end of a day: whatever has a later day is left out.

Corrections count from the start: a corrected date counts as it reads now, and what has no day (the goods, their marks,
who holds the rights, another paper that holds the goods) is taken as it is now.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, tzinfo

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, Transfer, lines_with
from customs_cli.domain.batch.course.rare_events import PLANNED
from customs_cli.domain.batch.former import QUASHED
from customs_cli.domain.batch.goods.balance import fate_of
from customs_cli.domain.batch.goods.confirmed import with_unsaid, with_words
from customs_cli.domain.batch.goods.findings import with_findings, with_unfound
from customs_cli.domain.batch.goods.parts import closed_if_all
from customs_cli.domain.batch.proceeding_record import (
    CourtNotice,
    Earlier,
    EarlierReply,
    FoundPart,
    MarkState,
    Part,
    Proceeding,
    SaidPart,
)
from customs_cli.domain.custody.samples import out_as_samples
from customs_cli.domain.time.dates import first_day

_WITH_OUTCOME = ("withdrawn", "settled")
"""Facts that an outcome adds to a proceeding."""


def as_it_stood(batch: Batch, day: date, zone: tzinfo | None = UTC) -> Batch | None:
    """Return a batch as it stood at the end of a day; None where it was found later.

    Its deadlines are those that had begun; `law` is empty, so that they are computed anew on reading.

    Args:
        batch: The batch as known now.
        day: The day, included.
        zone: The office's time zone, which decides the day of a custody event.
    """
    if first_day(batch.found_on) > day:
        return None
    transfers = tuple(_transfer(one, day) for one in batch.transfers if one.on <= day)
    deadlines = (d for d in batch.deadlines if d.since_on <= day)
    return replace(
        batch,
        proceedings={holder: _proceeding(batch, p, day) for holder, p in batch.proceedings.items()},
        transfers=transfers,
        disposals=tuple(one for one in batch.disposals if one.on <= day),
        custody=tuple(one for one in batch.custody if one.day(zone) <= day),
        evidence=tuple(one for one in batch.evidence if one.on <= day),
        notes=tuple(one for one in batch.notes if one.on <= day),
        fees=tuple(one for one in batch.fees if one.on <= day),
        documents=tuple(one for one in batch.documents if one.on <= day),
        deadlines=tuple(replace(d, met_on=None) if d.met_on and d.met_on > day else d for d in deadlines),
        law="",
    )


def _transfer(one: Transfer, day: date) -> Transfer:
    if one.refused_on and one.refused_on > day:
        one = replace(one, waits=one.waited, waited=False, refused_on=None)
    if one.goods_on and one.goods_on > day:
        one = replace(one, waits=True, goods_on=None)
    return one


def _proceeding(batch: Batch, p: Proceeding, day: date) -> Proceeding:
    p = _before_again(batch, p, day) if p.earlier else p
    was_open, known = p.outcome is None and "police_refused_on" not in p.events, p.events
    p = _before_outcome(batch, _before_reply(_before_notice(p, day), day), day)
    p = p if was_open else _with_police(batch, p, known, day)
    return _before_court(_before_words(batch, p, day), day)


def _before_again(batch: Batch, p: Proceeding, day: date) -> Proceeding:
    before = [one for one in p.earlier if one.on <= day]
    stood: list[Earlier] = []
    for name, mark in dict.fromkeys((one.name, one.mark) for one in before):
        own = [one for one in before if (one.name, one.mark) == (name, mark)]
        since = max((n for n, one in enumerate(own, start=1) if not one.line), default=0)
        if name == "finding_on" and own[since:]:
            stood += _with_room(p, own[since:], day)
        elif _stood(p, own[-1], day):
            stood += own[since:] or own[-1:]
    events = {**p.events, **{one.name: one.on for one in stood if one.name in p.events}}
    marks = {mark: _said_then(batch, mark, stood) or state for mark, state in p.marks.items()}
    for one in (one for one in stood if one.name == QUASHED):
        p = _with_quashed(p, one)
    found = [one for one in stood if one.name == "finding_on"]
    if found and not found[0].line:
        p = replace(p, finding=found[0].word, finding_on=found[0].on, found=(), unfound=0)
    elif found:
        p = with_findings(p, list(lines_with(batch, p.marks)), _found_then(p, found, day))
    return replace(p, events=events, marks=marks, earlier=tuple(one for one in before if one not in stood))


def _with_quashed(p: Proceeding, one: Earlier) -> Proceeding:
    if one.line:
        part = Part(one.line, one.quantity, "confiscated", one.on, one.document, fine=one.fine)
        return replace(p, parts=(*p.parts, part), fine=p.fine or one.fine)
    return replace(_without_outcome(p), outcome=one.word, outcome_on=one.on, outcome_no=one.document, fine=one.fine)


def _found_then(p: Proceeding, before: Sequence[Earlier], day: date) -> tuple[FoundPart, ...]:
    blank = FoundPart(line=0, quantity=0, finding="undetermined", on=day)
    told = [replace(blank, line=one.line, quantity=one.quantity, finding=one.word, on=one.on) for one in before]
    return (*(part for part in p.found if part.on <= day), *told)


def _said_then(batch: Batch, mark: str, stood: Sequence[Earlier]) -> MarkState | None:
    own = [one for one in stood if one.mark == mark]
    if not own:
        return None
    if not own[0].line:
        return replace(MarkState(), confirmation=own[0].word, confirmed_on=own[0].on, document=own[0].document)
    blank = SaidPart(line=0, quantity=0, confirmation="pending", on=own[0].on)
    parts = [
        replace(blank, line=one.line, quantity=one.quantity, confirmation=one.word, on=one.on, document=one.document)
        for one in own
    ]
    return with_words(batch, mark, tuple(parts), document=parts[-1].document)


def _stood(p: Proceeding, one: Earlier, day: date) -> bool:
    if one.name == "finding_on":
        days = [p.finding_on, *[part.on for part in p.found]]
    elif one.mark:
        state = p.marks.get(one.mark, MarkState())
        days = [state.confirmed_on, *[part.on for part in state.said]]
    else:
        days = [p.outcome_on if one.name == QUASHED else p.events.get(one.name)]
    return all(known is not None and known > day for known in days)


def _with_room(p: Proceeding, before: Sequence[Earlier], day: date) -> list[Earlier]:
    stood: list[Earlier] = []
    for one in reversed(before):
        own = [part for part in p.found if part.line == one.line]
        since = sum(part.quantity for part in own if part.on > day)
        room = round(since - sum(other.quantity for other in stood if other.line == one.line), 3)
        if room > 0:
            stood.append(replace(one, quantity=min(room, one.quantity)))
    return stood[::-1]


def _before_notice(p: Proceeding, day: date) -> Proceeding:
    if p.notified_on and p.notified_on > day:
        p = replace(p, notified_on=None, notice_no=None)
    if p.served_on and p.served_on > day:
        p = replace(p, served_on=None, served_how=None)
    if p.detained_on and p.detained_on > day:
        p = replace(p, detained_on=None, detention_no=None, lacking=())
    events = {name: on for name, on in p.events.items() if on <= day or name in PLANNED}
    back = p.security_back if "security_returned_on" in events else None
    return p if events == p.events else replace(p, events=events, security_back=back)


def _before_reply(p: Proceeding, day: date) -> Proceeding:
    earlier = tuple(one for one in p.earlier_replies if one.on <= day)
    if p.replied_on and p.replied_on > day:
        last, earlier = (earlier[-1], earlier[:-1]) if earlier else (None, earlier)
        p = _with_reply(p, last, len(earlier))
    p = p if earlier == p.earlier_replies else replace(p, earlier_replies=earlier)
    if p.security and p.security.lodged_on and p.security.lodged_on > day:
        p = replace(p, security=None)
    return p


def _with_reply(p: Proceeding, last: EarlierReply | None, before: int) -> Proceeding:
    """Return the proceeding with this former reply, or with none where `last` is None.

    Which reply a `basis` of the holder's own came with is not recorded. It is kept with a first reply that came with
    security before a notice was served, and from the third reply on: a mind is changed once in the time of a notice.
    """
    is_unasked = last is not None and last.security is not None and (p.served_on is None or p.served_on > last.on)
    is_its_own = before > 1 or (not before and is_unasked)
    return replace(
        p,
        reply=last.reply if last else None,
        replied_on=last.on if last else None,
        reply_reason=last.reason if last else None,
        security=last.security if last else None,
        basis=p.basis if is_its_own else None,
    )


def _before_outcome(batch: Batch, p: Proceeding, day: date) -> Proceeding:
    parts = tuple(part for part in p.parts if part.on <= day)
    is_fined_apart = any(part.fine for part in p.parts)
    fine = p.fine_but_for(part for part in p.parts if part.on > day)
    p = p if parts == p.parts else replace(p, parts=parts, fine=fine)
    if p.outcome_on is None or p.outcome_on <= day:
        return p
    p = replace(_without_outcome(p), fine=fine if is_fined_apart else None)
    return closed_if_all(p, list(lines_with(batch, p.marks))) if parts else p


def _without_outcome(p: Proceeding) -> Proceeding:
    return replace(
        p,
        outcome=None,
        outcome_on=None,
        outcome_no=None,
        outcome_reason=None,
        fine=None,
        penalty_value=None,
        bond=None,
        ground=None,
        facts=tuple(fact for fact in p.facts if fact not in _WITH_OUTCOME),
    )


def _with_police(batch: Batch, p: Proceeding, known: Mapping[str, date], day: date) -> Proceeding:
    cases = [t for t in batch.transfers if t.to == "police" and t.on <= day and p.holder in (t.holders or {p.holder})]
    refusals = [on for t in cases if (on := _refused(t, known)) and on <= day]
    if refusals and "police_refused_on" in known and "police_refused_on" not in p.events:
        p = replace(p, events={**p.events, "police_refused_on": max(refusals)})
    standing = [t for t in cases if not ((on := _refused(t, known)) and on <= day)]
    if p.outcome or not standing:
        return p
    lines = list(lines_with(batch, p.marks))
    if not p.parts and _is_of_all(batch, standing[0], lines):
        return replace(p, outcome="transferred", outcome_on=standing[0].on)
    kept = {part.on for part in p.parts if part.outcome == "transferred"}
    for case in (case for case in standing if case.on not in kept):
        p = replace(p, parts=(*p.parts, *_taken(batch, p, case, lines)))
    return closed_if_all(p, lines) if p.parts else p


def _is_of_all(batch: Batch, case: Transfer, lines: Sequence[Line]) -> bool:
    standing = [t for t in batch.transfers if t.on <= case.on and not (t.refused_on and t.refused_on <= case.on)]
    gone = [part for t in standing for part in t.goods]
    left = {
        line.no: (line.quantity or 0) - sum(part.quantity or 0 for part in gone if part.line == line.no)
        for line in lines
    }
    return not case.goods or all(amount <= 0 for amount in left.values())


def _taken(batch: Batch, p: Proceeding, case: Transfer, lines: Sequence[Line]) -> Iterator[Part]:
    is_whole = bool(case.goods) and _is_of_all(batch, case, lines)
    handled = [one for one in batch.custody if one.day(UTC) <= case.on]
    for line in lines:
        held, taken = fate_of(p, line, "held"), sum(part.quantity or 0 for part in case.goods if part.line == line.no)
        if is_whole or (taken and round(held - taken, 3) <= out_as_samples(handled, line.no)):
            taken = held
        if taken:
            yield Part(line=line.no, quantity=taken, outcome="transferred", on=case.on)


def _refused(case: Transfer, known: Mapping[str, date]) -> date | None:
    if case.refused_on:
        return case.refused_on
    day = known.get("police_refused_on")
    return day if day and day >= case.on and not case.waits else None


def _before_words(batch: Batch, p: Proceeding, day: date) -> Proceeding:
    marks = {mark: _word(batch, mark, state, day) for mark, state in p.marks.items()}
    p = with_unsaid(p if marks == p.marks else replace(p, marks=marks), lines_with(batch, p.marks))
    if p.finding_on is None or p.finding_on <= day:
        return with_unfound(p, lines_with(batch, p.marks))
    found = tuple(one for one in p.found if one.on <= day)
    plain = replace(p, finding=None, finding_on=None, found=(), unfound=0)
    return with_findings(plain, list(lines_with(batch, p.marks)), found) if found else plain


def _word(batch: Batch, mark: str, state: MarkState, day: date) -> MarkState:
    if state.confirmed_on is None or state.confirmed_on <= day:
        return state
    said = tuple(one for one in state.said if one.on <= day)
    return with_words(batch, mark, said, document=None) if said else MarkState()


def _before_court(p: Proceeding, day: date) -> Proceeding:
    return replace(p, court=tuple(_notice(one, day) for one in p.court if one.on <= day)) if p.court else p


def _notice(one: CourtNotice, day: date) -> CourtNotice:
    return replace(one, freed_by=None, freed_on=None) if one.freed_on and one.freed_on > day else one
