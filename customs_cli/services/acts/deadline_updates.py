"""The deadlines of a batch, computed anew whenever an act changes one of its dates, and what rests on their end."""

from collections.abc import Iterator
from datetime import date

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
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.procedures import law_of
from customs_cli.sentences import said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.recounting import counted


def with_deadlines(duty: Duty, batch: Batch, country: str) -> Batch:
    """The batch with its deadlines as its dates now give them.

    A batch whose procedure is not known has none.
    """
    return counted(batch, duty.calendar, country)


def with_reasons(duty: Duty, before: Batch, after: Batch, country: str) -> tuple[Batch, tuple[str, ...]]:
    """The corrected batch, releases and collections with the day on which their time limit ended; warnings.

    Args:
        duty: Who corrects.
        before: The batch as it was.
        after: The batch as it is now.
        country: Of its office.
    """
    mended, odd = dict(after.proceedings), list[str]()
    for holder, p in after.proceedings.items():
        former = _ends(before.proceedings.get(holder, p))
        if not former or not _ends(p):
            continue
        was, now = _held(duty, before, holder, country), _held(duty, after, holder, country)
        rests = {reason for on, reason in former if reason == _reason(was, holder, on)}
        for on, reason in _ends(p):
            if reason not in rests:
                continue  # it rests on another ground, or the words are an officer's own
            reads = _reason(now, holder, on)
            if reads:
                mended[holder] = _with_reason(mended[holder], reason, reads)
            else:
                odd.append(
                    said(
                        "{holder}: the outcome on {on} now lies before the end of the time limit that it rests on",
                        holder=holder,
                        on=on,
                    )
                )
    return replace(after, proceedings=mended), tuple(odd)


def _ends(p: Proceeding) -> list[tuple[date, str]]:
    """The days on which goods were released or collected for a reason, each with that."""
    whole = [(p.outcome_on, p.outcome_reason)] if p.outcome_on and not p.parts else []
    return [(on, why) for on, why in (*whole, *((part.on, part.reason) for part in p.parts)) if why]


def _held(duty: Duty, batch: Batch, holder: str, country: str) -> Batch:
    """The batch with the time limits that run while one holder's goods are held."""
    held = replace(batch.proceeding(holder), outcome=None, outcome_on=None, parts=())
    return with_deadlines(duty, replace(batch, proceedings={**batch.proceedings, holder: held}), country)


def _reason(held: Batch, holder: str, on: date) -> str | None:
    """The reason that a time limit gives which ran out before a day; None where none did."""
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
    """What came after the last day, once a day is corrected: an application, or a court's notice."""
    known = set(_late(before))
    return tuple(late for late in _late(after) if late not in known)


def _late(batch: Batch) -> Iterator[str]:
    for p in batch.proceedings.values():
        if not p.outcome:
            law = law_of(batch).on_basis(p.basis)
            reply = "" if detained_too_late(batch, p, law) else late_reply(batch, p, law)  # is warned of in any case
            yield from filter(None, (reply, late_court(batch, p, law)))
