"""Days on which a court held goods: what was decided about them between its notice and its word, and so may not be."""

from collections.abc import Iterable, Iterator
from datetime import date

from customs_cli.domain.batch.batch import Batch, lines_with
from customs_cli.domain.batch.course.readiness import LOCKS
from customs_cli.domain.batch.proceeding_record import CourtNotice, Proceeding
from customs_cli.domain.law.procedure import Procedure
from customs_cli.errors import Refusal
from customs_cli.sentences import REF, Word, command, said

Pair = tuple[str, date | None, str, date | None]
"""As in `order`: what comes first, its day, what comes after, its day."""


def held_then(p: Proceeding, on: date) -> CourtNotice | None:
    """Return the first notice that held the goods on a day, and that the court lifted afterwards; None without one.

    What is of the day of the notice may have come before it.
    """
    lifted = (notice for notice in p.court if notice.freed_on)
    return next((notice for notice in lifted if any(_while_held(notice, [on]))), None)


def refuse_held_then(p: Proceeding, law: Procedure, on: date, act: str) -> None:
    """Refuse an act, entered late, on a day on which a court still held the goods.

    Args:
        p: The proceeding.
        law: Its procedure.
        on: The day of the act.
        act: The act, as it is called in sentences.

    Raises:
        Refusal: A court held them that day; the hint corrects the day of its word, if that is what was misread.
    """
    notice = held_then(p, on) if law.court_locks else None
    if notice is None:
        return
    raise Refusal(
        "cannot {act} {holder}'s goods on {day}: they were held for a court until {freed_on} (notice {notice}) "
        "({article})",
        act=act,
        holder=p.holder,
        day=on,
        freed_on=notice.freed_on,
        notice=notice.notice,
        article=law.cited("court_locks"),
        hint=said("check the dates with {command}", command=command("show", REF)),
    )


def _while_held(notice: CourtNotice, days: Iterable[date]) -> Iterator[date]:
    if notice.kind in LOCKS:
        yield from (on for on in days if notice.on < on and (notice.freed_on is None or on < notice.freed_on))


def _disposed_on(batch: Batch, p: Proceeding) -> list[date]:
    lines = {line.no for line in lines_with(batch, p.marks)}
    return [one.on for one in batch.disposals if one.line in lines]


def pairs_of_court(batch: Batch, p: Proceeding, law: Procedure) -> Iterator[Pair]:
    """Yield the pairs of dates for a court's notices about one holder's goods."""
    for notice in p.court:
        yield Word("detention"), p.detained_on, Word("court notice"), notice.on
        yield Word("court notice"), notice.on, Word("court's decision"), notice.freed_on
        yield Word("court notice"), notice.on, Word("end of the period kept for the court"), notice.retain_until
        if law.court_locks and notice.kind in LOCKS and not p.parts:
            yield Word("court's decision"), notice.freed_on, Word("outcome"), p.outcome_on
        elif law.court_locks:
            held = _while_held(notice, (part.on for part in p.parts))
            yield from (_out_of_time(notice, Word("outcome"), on) for on in held)
        if law.court_locks:
            held = _while_held(notice, _disposed_on(batch, p))
            yield from (_out_of_time(notice, Word("disposal"), on) for on in held)


def _out_of_time(notice: CourtNotice, what: str, on: date) -> Pair:
    if notice.freed_on:
        return Word("court's decision"), notice.freed_on, what, on
    return what, on, Word("court notice"), notice.on


def warned_of_held(batch: Batch, p: Proceeding, notice: CourtNotice, law: Procedure) -> Iterator[str]:
    """Yield a warning for each day on which goods left although this notice, entered later, held them by then."""
    days = [*(part.on for part in p.parts), *_disposed_on(batch, p)]
    for on in dict.fromkeys(_while_held(notice, sorted(days)) if law.court_locks else ()):
        yield said(
            "{holder}'s goods were decided about on {on}, while this notice held them: {command}",
            holder=p.holder,
            on=on,
            command=command("show", batch.ref),
        )
