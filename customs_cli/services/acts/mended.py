"""Lists what a correction has changed: fields, deadlines that moved, and outcomes that depend on these."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.ending import for_lack_of_a_party
from customs_cli.domain.batch.course.limits import (
    detained_too_late,
    lapse_of,
    last_day_to_come_forward,
    late_court,
    late_reply,
)
from customs_cli.domain.batch.done import Mended
from customs_cli.domain.batch.goods.parts import Portion
from customs_cli.domain.batch.proceeding_record import FoundPart, MarkState, Part, Proceeding, SaidPart
from customs_cli.domain.record import Record
from customs_cli.procedures import law_of
from customs_cli.sentences import said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.deadline_updates import with_deadlines

Exact = TypeVar("Exact", Part, FoundPart, SaidPart)


def _mended(before: Record, after: Record, names: Iterable[str], holder: str | None = None) -> Iterator[Mended]:
    for name in names:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield Mended(name, _plain(old), _plain(new), holder)


def mended_of_batch(before: Batch, after: Batch, names: Collection[str]) -> Iterator[Mended]:
    """Yield the changed fields of a batch; if its value is also its line's, the line's value."""
    if "lines" in names:
        yield from _mended(before.lines[0], after.lines[0], ["value"])
    yield from _mended(
        before, after, (name for name in names if "lines" not in names or name not in ("lines", "value"))
    )


def mended_of_goods(before: Batch, after: Batch) -> Iterator[Mended]:
    """Yield the changed days of disposals, and of hand-overs to a court."""
    for old, now in zip(before.disposals, after.disposals, strict=True):
        part = Portion(now.line, now.quantity)
        yield from (replace(one, field="disposed_on", part=part) for one in _mended(old, now, ["on"]))
    for sent, is_now in zip(before.transfers, after.transfers, strict=True):
        if sent.to == "court":
            yield from (replace(one, field="handed_on") for one in _mended(sent, is_now, ["on"]))


def mended_of_holders(before: Batch, after: Batch) -> Iterator[Mended]:
    """Yield the changes in proceedings that existed before, and in their marks."""
    for holder, p in after.proceedings.items():
        old = before.proceedings.get(holder)
        if old is None:
            continue
        yield from _mended(old, p, (name for name in p.__struct_fields__ if name not in _TOLD_APART), holder)
        yield from _mended_of_parts(old.found, p.found, _OF_FINDING, holder)
        yield from _mended_of_parts(old.parts, p.parts, _OF_OUTCOME, holder)
        for name in sorted({*old.events, *p.events}):
            if old.events.get(name) != p.events.get(name):
                yield Mended(name, _plain(old.events.get(name)), _plain(p.events.get(name)), holder)
        yield from _mended_of_courts(old, p, holder)
        for former, again in zip(old.earlier, p.earlier, strict=False):
            name = _OF_EARLIER.get(again.name, again.name)
            yield from (replace(change, field=name) for change in _mended(former, again, ["on"], holder))
        for mark in old.marks.keys() & p.marks.keys():
            word, now = old.marks[mark], p.marks[mark]
            whole = (name for name in MarkState.__struct_fields__ if name not in _TOLD_APART)
            for change in (
                *_mended(word, now, whole, holder),
                *_mended_of_parts(word.said, now.said, _OF_WORD, holder),
            ):
                yield replace(change, field=f"{mark} {change.field}")


def _mended_of_courts(old: Proceeding, new: Proceeding, holder: str) -> Iterator[Mended]:
    for name, known in (("on", "court_notice_on"), ("freed_on", "court_word_on")):
        pairs = zip(old.court, new.court, strict=False)
        found = dict.fromkeys(change for was, now in pairs for change in _mended(was, now, [name], holder))
        yield from (replace(change, field=known) for change in found)


_OF_EARLIER = {"finding_on": "earlier_finding", "confirmed_on": "earlier_word", "outcome_on": "earlier_outcome"}
"""Name of an `Earlier` -> the name of that former day in a list of changes."""
_TOLD_APART = ("marks", "events", "court", "earlier", "found", "unfound", "parts", "said", "unsaid")
"""Fields of a proceeding, and of a mark's state, that are listed separately or follow from others."""
_OF_FINDING, _OF_OUTCOME = {"on": "finding_on"}, {"on": "outcome_on", "number": "outcome_no"}
_OF_WORD = {"confirmation": "confirmation", "on": "confirmed_on"}
"""Field of a part to the name for readers: the corresponding field of the whole."""


def _mended_of_parts(
    old: Sequence[Exact], new: Sequence[Exact], names: Mapping[str, str], holder: str
) -> Iterator[Mended]:
    alike = zip(old, new, strict=True) if len(old) == len(new) else ((part, None) for part in old if part not in new)
    for part, now in alike:
        for name, known in names.items():
            was, is_now = getattr(part, name), getattr(now, name, None)
            if was != is_now:
                yield Mended(known, _plain(was), _plain(is_now), holder, Portion(part.line, part.quantity))


def moved(before: Batch, after: Batch) -> Iterator[Mended]:
    """Yield the deadlines whose last day has changed, and those that are new or gone."""
    old = {(d.rule, d.holder): d.due_on for d in before.deadlines}
    new = {(d.rule, d.holder): d.due_on for d in after.deadlines}
    for rule, holder in dict.fromkeys((*old, *new)):
        was, now = old.get((rule, holder)), new.get((rule, holder))
        if was != now:
            yield Mended(rule, _plain(was), _plain(now), holder)


def _plain(value: object) -> str | None:
    if value is None or value in ((), {}):
        return None
    known = msgspec.to_builtins(value)
    parts = known.values() if isinstance(known, dict) else known if isinstance(known, list | tuple) else ()
    between = " " if isinstance(known, dict) else ", "
    return between.join(_plain(part) or "" for part in parts) or str(known)


def with_reasons(duty: Duty, before: Batch, after: Batch, country: str) -> tuple[Batch, tuple[str, ...]]:
    """Return the corrected batch with reasons of releases and collections that fit the new deadlines; and warnings."""
    mended, odd = dict(after.proceedings), list[str]()
    for holder, p in after.proceedings.items():
        former = _ends(before.proceedings.get(holder, p))
        if not former or not _ends(p):
            continue
        was, now = _held(duty, before, holder, country), _held(duty, after, holder, country)
        rests = {reason for on, reason in former if reason == _reason(was, holder, on)}
        for on, reason in _ends(p):
            if reason not in rests:
                continue  # it has another ground, or the officer's own words
            reads = _reason(now, holder, on)
            if reads:
                mended[holder] = _with_reason(mended[holder], reason, reads)
            else:
                odd.append(
                    said(
                        "{holder}: the outcome of {on} is now earlier than the end of the time limit on "
                        "which it was based",
                        holder=holder,
                        on=on,
                    )
                )
    return replace(after, proceedings=mended), tuple(odd)


def _ends(p: Proceeding) -> list[tuple[date, str]]:
    whole = [(p.outcome_on, p.outcome_reason)] if p.outcome_on and not p.parts else []
    return [(on, why) for on, why in (*whole, *((part.on, part.reason) for part in p.parts)) if why]


def _held(duty: Duty, batch: Batch, holder: str, country: str) -> Batch:
    held = replace(batch.proceeding(holder), outcome=None, outcome_on=None, parts=())
    return with_deadlines(duty, replace(batch, proceedings={**batch.proceedings, holder: held}), country)


def _reason(held: Batch, holder: str, on: date) -> str | None:
    p = held.proceedings[holder]
    until = last_day_to_come_forward(held, p)
    if until and until < on and p.ground == "unclaimed":
        return for_lack_of_a_party(until)
    lapse = lapse_of(held, p, law_of(held).on_basis(p.basis), on)
    return lapse.reason if lapse else None


def _with_reason(p: Proceeding, was: str, now: str) -> Proceeding:
    parts = tuple(replace(part, reason=now) if part.reason == was else part for part in p.parts)
    return replace(p, parts=parts, outcome_reason=now if p.outcome_reason == was else p.outcome_reason)


def came_late(before: Batch, after: Batch) -> tuple[str, ...]:
    """Return warnings about applications and court notices that a corrected day makes late."""
    known = set(_late(before))
    return tuple(late for late in _late(after) if late not in known)


def _late(batch: Batch) -> Iterator[str]:
    for p in batch.proceedings.values():
        if not p.outcome:
            law = law_of(batch).on_basis(p.basis)
            reply = "" if detained_too_late(batch, p, law) else late_reply(batch, p, law)  # another warning covers it
            yield from filter(None, (reply, late_court(batch, p, law)))
