"""Everything that was done to a batch, act by act, each by its own day: the rows of a day's sheet.

`KINDS` is the table of them. A new kind of act is a row there: a name, and a function that gives the acts of one batch.
"""

from collections.abc import Callable, Iterator
from datetime import date, tzinfo
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Transfer
from customs_cli.domain.batch.course.rare_events import PLANNED
from customs_cli.domain.batch.goods.collection import COLLECTED
from customs_cli.domain.batch.proceeding_record import Proceeding, Security
from customs_cli.domain.books.act import Act, Acts, gone_by
from customs_cli.domain.books.decided import confirmed, determined, ended
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.time.periods import Period


class Kind(NamedTuple):
    """One kind of act: of batches as a whole, or of each proceeding.

    Attributes:
        name: Name of the kind.
        of_batch: Gives all acts of this kind of a batch; the time zone decides the day of acts known to the minute.
        of_each: Gives the acts of one proceeding, without its holder and marks.
    """

    name: str
    of_batch: Callable[[Batch, tzinfo | None], Acts] | None = None
    of_each: Callable[[Proceeding], Acts] | None = None


def _found(batch: Batch, _: tzinfo | None) -> Acts:
    return (Act(on=first_day(batch.found_on), detail=batch.found_by or ""),)


def _in(p: Proceeding, kind: str, act: Act) -> Act:
    gone = gone_by(p, kind, act.on) if p.parts and act.parts is None else ()
    return replace(act, holder=p.holder, marks=act.marks or tuple(p.marks), gone=gone)


def _notified(p: Proceeding) -> Acts:
    return (Act(on=p.notified_on, number=p.notice_no or ""),) if p.notified_on else ()


def _served(p: Proceeding) -> Acts:
    return (Act(on=p.served_on, detail=p.served_how or ""),) if p.served_on else ()


def _replied(p: Proceeding) -> Acts:
    earlier = [Act(on=reply.on, detail=reply.reply) for reply in p.earlier_replies] if p.earlier_replies else []
    return [*earlier, Act(on=p.replied_on, detail=p.reply or "")] if p.replied_on else earlier


def _detained(p: Proceeding) -> Acts:
    return (Act(on=p.detained_on, number=p.detention_no or ""),) if p.detained_on else ()


def _confiscated(p: Proceeding) -> Acts:
    return [act for act in ended(p, "confiscated") if act.detail not in COLLECTED]


def _collected(p: Proceeding) -> Acts:
    return [act for act in ended(p, "confiscated") if act.detail in COLLECTED]


def _released(p: Proceeding) -> Acts:
    return ended(p, "released")


def _abandoned(p: Proceeding) -> Acts:
    return ended(p, "abandoned")


def _court(p: Proceeding) -> Acts:
    for notice in p.court:
        yield Act(on=notice.on, detail=notice.kind, number=notice.notice)
        if notice.freed_on:
            yield Act(on=notice.freed_on, detail=FREED, number=notice.freed_by or "")


def _retained(p: Proceeding) -> Acts:
    for notice in p.court:
        if notice.retain_until or notice.retained:
            parts = tuple((one.line, one.quantity) for one in notice.retained) or None
            yield Act(on=notice.on, detail=str(notice.retain_until or ""), parts=parts, number=notice.notice)


def _transferred(batch: Batch, _: tzinfo | None) -> Acts:
    return [_of_a_case(batch, t) for t in batch.transfers]


def _handed(batch: Batch, _: tzinfo | None) -> Acts:
    for t in batch.transfers:
        if t.to == "police" and not (t.waits or t.waited):
            yield replace(_of_a_case(batch, t), on=t.goods_on or t.on, number="")


def _of_a_case(batch: Batch, t: Transfer) -> Act:
    marks = tuple(m for holder in t.holders if holder in batch.proceedings for m in batch.proceedings[holder].marks)
    parts = tuple((part.line, part.quantity) for part in t.goods) or None
    return Act(on=t.on, detail=t.to, marks=marks, parts=parts, number=t.number or "")


def _disposed(batch: Batch, _: tzinfo | None) -> Acts:
    for d in batch.disposals:
        yield Act(on=d.on, detail=d.way, parts=((d.line, d.quantity),), money=d.proceeds)


def _secured(p: Proceeding) -> Acts:
    if not p.earlier_replies:
        return _lodged(p.security, p.replied_on) if p.security else ()
    both = ((p.security, p.replied_on), *((reply.security, reply.on) for reply in p.earlier_replies))
    return [act for lodged, on in both if lodged for act in _lodged(lodged, on)]


def _lodged(lodged: Security, replied_on: date | None) -> Acts:
    day = lodged.lodged_on or replied_on
    return (Act(on=day, detail=lodged.form, money=lodged.amount, number=lodged.number or ""),) if day else ()


def _returned(p: Proceeding) -> Acts:
    day = p.events.get("security_returned_on") if p.events else None
    return (Act(on=day, money=p.security_back.amount if p.security_back else None),) if day else ()


def _fees(batch: Batch, _: tzinfo | None) -> Acts:
    for fee in batch.fees:
        yield Act(on=fee.on, detail=fee.kind, money=fee.amount)


def _moved(batch: Batch, zone: tzinfo | None) -> Acts:
    for move in batch.custody:
        parts = ((move.line, move.quantity),)
        day = move.day(zone)
        yield Act(on=day, detail=move.purpose, parts=parts, number=move.document or "")


def _evidence(batch: Batch, _: tzinfo | None) -> Acts:
    issued = {file.sha256 for one in batch.documents for file in one.files}
    for kept in batch.evidence:
        if kept.sha256 not in issued:
            yield Act(on=kept.on, detail=kept.kind)


KINDS: tuple[Kind, ...] = (
    Kind("found", _found),
    Kind("notified", of_each=_notified),
    Kind("served", of_each=_served),
    Kind("replied", of_each=_replied),
    Kind("detained", of_each=_detained),
    Kind("confirmed", of_each=confirmed),
    Kind("determined", of_each=determined),
    Kind("confiscated", of_each=_confiscated),
    Kind("collected", of_each=_collected),
    Kind("released", of_each=_released),
    Kind("abandoned", of_each=_abandoned),
    Kind("court", of_each=_court),
    Kind("retained", of_each=_retained),
    Kind("transferred", _transferred),
    Kind("handed-over", _handed),
    Kind("disposed", _disposed),
    Kind("security-received", of_each=_secured),
    Kind("security-returned", of_each=_returned),
    Kind("fees", _fees),
    Kind("moved", _moved),
    Kind("evidence", _evidence),
)
"""Every kind of act that a sheet lists, in its order."""

FREED = "freed"
"""Detail of a court's later document that lets the goods go."""

WITHOUT_GOODS = ("security-received", "security-returned", "fees", "evidence", "clues", "clues-sent", "clues-answered")
"""Kinds of acts about money or papers, for which goods are not counted."""


def acts_within(batch: Batch, zone: tzinfo | None, period: Period) -> Iterator[tuple[str, Act]]:
    """Yield (name of kind, act) for what was done to a batch on the days of a period."""
    first, last = period.from_ or date.min, period.to or date.max
    proceedings = list(batch.proceedings.values())
    for name, of_batch, of_each in KINDS:
        if of_batch:
            yield from ((name, act) for act in of_batch(batch, zone) if first <= act.on <= last)
        if of_each:
            for p in proceedings:
                yield from ((name, _in(p, name, act)) for act in of_each(p) if first <= act.on <= last)


def days_acted(batch: Batch) -> set[date]:
    """Return the days of all acts and rarer events of a batch, and those on which a deadline was met.

    Without the days of custody events, which depend on the time zone, and of planned events. Written out for speed: an
    index calls it for every batch.
    """
    days: set[date | None] = {first_day(batch.found_on)}
    for p in batch.proceedings.values():
        days.update((p.notified_on, p.served_on, p.replied_on, p.detained_on, p.finding_on, p.outcome_on))
        for state in p.marks.values():
            days.add(state.confirmed_on)
            if state.said:
                days.update([said.on for said in state.said])
        if p.security:
            days.add(p.security.lodged_on)
        if p.events:
            days.update([on for name, on in p.events.items() if name not in PLANNED])
        if p.parts or p.found:
            days.update([part.on for part in p.parts])
            days.update([part.on for part in p.found])
        if p.court:
            days.update([day for notice in p.court for day in (notice.on, notice.freed_on)])
        if p.earlier:
            days.update([one.on for one in p.earlier])
        for reply in p.earlier_replies:
            days.update((reply.on, reply.security.lodged_on if reply.security else None))
    for transfer in batch.transfers:
        days.update((transfer.on, transfer.goods_on))
    days.update([disposal.on for disposal in batch.disposals])
    days.update([fee.on for fee in batch.fees])
    days.update([kept.on for kept in batch.evidence])
    days.update([deadline.met_on for deadline in batch.deadlines])
    days.discard(None)
    return days  # type: ignore[return-value]  # None was discarded
