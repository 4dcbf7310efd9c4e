"""Acts concerning courts: a notice, goods kept for the court, and the court's release of them."""

from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course import proceeding as states
from customs_cli.domain.batch.course.limits import late_court
from customs_cli.domain.batch.course.readiness import LOCKS, is_open
from customs_cli.domain.batch.done import Done
from customs_cli.domain.batch.goods.parts import Portion
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.custody.court_held import warned_of_held
from customs_cli.domain.custody.retention import with_retention
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.word_lists import CourtKind
from customs_cli.errors import NotFound, Refusal, UsageError
from customs_cli.procedures import law_of
from customs_cli.sentences import REF, Word, command, said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.proceeding_steps import each, warned


class Keeping(NamedTuple):
    """What is kept for the court.

    Attributes:
        until: The last day; None if the court named none.
        part: The goods; None if not specified.
    """

    until: date | None = None
    part: Portion | None = None


def court(
    duty: Duty,
    ref: str,
    holder: str | None,
    *,
    notice: str,
    kind: CourtKind | None = None,
    keeping: Keeping | None = None,
    on: date | None = None,
) -> Done:
    """Log a court's notice about one holder's goods, and what is kept for it.

    A known notice may be entered again with other goods or another day: the last entry counts, and the journal keeps
    the former.

    Args:
        duty: The context of the act.
        ref: Whole reference.
        holder: Holder of the goods, as typed; None for the only one possible.
        notice: Number of the notice.
        kind: What the court asks for; None for `assistance`.
        keeping: What is kept for the court; None for nothing.
        on: The day.

    Raises:
        UsageError: The last day is before the notice, the line bears no mark of the holder, or nothing differs.
        Refusal: The goods are not detained, or fewer are there, or the notice is recorded already.
    """
    day = duty.past(on, "--on")

    def step(batch: Batch, p: Proceeding, law: Procedure) -> Proceeding:
        before = p
        if keeping and _has(p, notice, kind):
            _refuse_lifted(p, notice)
        else:
            p = states.under_court(p, law, kind=kind or "assistance", notice=notice, on=day)
        if keeping:
            p = with_retention(batch, p, notice, on=day, until=keeping.until, part=keeping.part)
        if p == before:
            raise UsageError("nothing to change: every value stays the same", hint=command("show", REF))
        return p

    def ready(batch: Batch, p: Proceeding, law: Procedure) -> bool:
        return is_open("court", p, law) or (keeping is not None and _has(p, notice, kind))

    whose = [] if holder is None else [holder]
    done = each(duty, "court", ref, whose, step, day, ready=ready, single=True)
    if keeping:
        done = replace(done, act="court kept", event=notice)
    p = done.batch.proceedings[done.holders[0]]
    kept = next(own for own in p.court if own.notice == notice)
    idle = "" if kept.kind in LOCKS else _idle(kept.kind)
    law = law_of(done.batch)
    return warned(done, late_court(done.batch, p, law), idle, *warned_of_held(done.batch, p, kept, law))


def free(duty: Duty, ref: str, holder: str | None, *, notice: str, word: str, on: date | None = None) -> Done:
    """Log the court's release of the goods kept under one of its notices.

    Raises:
        NotFound: No such notice is recorded.
    """
    day = duty.past(on, "--on")

    def step(batch: Batch, p: Proceeding, law: Procedure) -> Proceeding:
        if not _has(p, notice, None):
            raise NotFound(
                "{holder} has no court notice {notice}", holder=p.holder, notice=notice, hint=command("show", REF)
            )
        _refuse_lifted(p, notice)
        known = max(own.on for own in p.court if own.notice == notice)
        states.in_order(day, known, said("the court's decision is dated {day}, before the court's notice ({start})"))
        return states.freed(p, word=word, on=day, only=notice)

    def ready(batch: Batch, p: Proceeding, law: Procedure) -> bool:
        return _has(p, notice, None)

    done = each(duty, "court", ref, [] if holder is None else [holder], step, day, ready=ready, single=True)
    return replace(done, act="court freed", event=notice)


def _has(p: Proceeding, notice: str, kind: CourtKind | None) -> bool:
    return any(own.notice == notice and kind in (None, own.kind) for own in p.court)


def _refuse_lifted(p: Proceeding, notice: str) -> None:
    about = [own for own in p.court if own.notice == notice]
    if about and all(own.freed_by for own in about):
        raise Refusal(
            "the goods of {holder} are no longer held under the court's notice {notice}, since {day} ({word})",
            holder=p.holder,
            notice=notice,
            day=about[-1].freed_on,
            word=about[-1].freed_by,
            hint=command("show", REF),
        )


def _idle(kind: CourtKind) -> str:
    return said("a notice of {kind} does not prevent the release of the goods", kind=Word(kind))
