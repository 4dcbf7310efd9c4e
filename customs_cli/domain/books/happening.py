"""What happened to batches on a day: the events, and the counts of the goods that each kind of act was about."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch, Transfer
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.books.act import Act, Part, gone_by, goods_under
from customs_cli.domain.books.decided import confirmed, determined, ended
from customs_cli.domain.counting.facts import Counts, Scope, Tally, facts_of
from customs_cli.domain.counting.portions import only
from customs_cli.domain.record import Record
from customs_cli.domain.values.quantity import Amount

ACTS = (
    "recorded",
    "notified",
    "served",
    "replied",
    "detained",
    "confirmed",
    "determined",
    "released",
    "confiscated",
    "abandoned",
    "transferred",
    "disposed",
)
"""The kinds of acts that are reported, in the order of a proceeding."""


class Event(Record, frozen=True):
    """One thing that happened on the day.

    Attributes:
        act: One of `ACTS`.
        batch: The batch.
        holder: Code of the holder whose proceeding it is of; empty for the whole batch.
        detail: Words about it: a stored word (`infringing`), a mark, the body that got the goods.
        parts: Exact goods; None for all of the holder's.
        marks: The marks whose goods it was about; empty for all of the holder's.
        most: Upper limit to the quantity of those goods; None for no limit.
    """

    act: str
    batch: Batch
    holder: str = ""
    detail: tuple[str, ...] = ()
    parts: tuple[Part, ...] | None = None
    marks: tuple[str, ...] = ()
    most: Amount | None = None


class Happened(NamedTuple):
    """What happened on a day.

    Attributes:
        events: In the order of `ACTS`, then by reference; at most as many as were asked for.
        number: Number of events in all.
        counts: Act -> counts of the goods it was about, each batch once; for disposals, of what was disposed of.
    """

    events: tuple[Event, ...]
    number: int
    counts: dict[str, Counts]


class _Happened(NamedTuple):
    act: str
    on: date | None
    detail: tuple[str, ...] = ()
    parts: tuple[Part, ...] | None = None
    marks: tuple[str, ...] = ()
    most: Amount | None = None


def in_order(event: Event) -> tuple[int, str]:
    """Sort key of events: act, reference."""
    return ACTS.index(event.act), event.batch.ref


def events_of(batch: Batch, day: date) -> Iterator[Event]:
    """Yield what happened to a batch on a day."""
    if batch.recorded_on == day or (batch.recorded_on is None and batch.found_on == day.isoformat()):
        yield Event(act="recorded", batch=batch)
    for p in batch.proceedings.values():
        for happened in _happened_to(p):
            if happened.on == day:
                kind, _, detail, parts, marks, most = happened
                yield Event(act=kind, batch=batch, holder=p.holder, detail=detail, parts=parts, marks=marks, most=most)
    for transfer in batch.transfers:
        if transfer.on == day:
            handed = _handed(batch, transfer)
            yield Event(act="transferred", batch=batch, detail=(transfer.to, transfer.body), parts=handed)
    for disposal in batch.disposals:
        if disposal.on == day:
            yield Event(act="disposed", batch=batch, detail=(disposal.way,))


def _handed(batch: Batch, transfer: Transfer) -> tuple[Part, ...] | None:
    goods = tuple((part.line, part.quantity) for part in transfer.goods)
    return None if dict(goods) == {line.no: line.quantity for line in batch.lines} else goods or None


def _happened_to(p: Proceeding) -> Iterator[_Happened]:
    yield _Happened("notified", p.notified_on)
    yield _Happened("served", p.served_on)
    for earlier in p.earlier_replies:
        yield _Happened("replied", earlier.on, (earlier.reply,))
    yield _Happened("replied", p.replied_on, (p.reply,) if p.reply else ())
    yield _Happened("detained", p.detained_on)
    for act in confirmed(p):
        yield _Happened("confirmed", act.on, (*act.marks, act.detail), act.parts, act.marks, act.most)
    for act in determined(p):
        yield _Happened("determined", act.on, (act.detail,) if act.detail else (), act.parts)
    for outcome in ("released", "confiscated", "abandoned") if p.outcome or p.parts else ():
        for act in ended(p, outcome):
            yield _Happened(outcome, act.on, (act.reason,) if act.reason else (), act.parts)


def tallied(events: Iterable[Event], day: date) -> dict[str, Tally]:
    """Return act -> tally of the goods it was about: those of the holders concerned, exact parts, or the whole batch.

    Args:
        events: All events of some batches on a day, in any order.
        day: The day.
    """
    touched: dict[str, dict[str, list[Event]]] = {}
    for event in events:
        touched.setdefault(event.act, {}).setdefault(event.batch.ref, []).append(event)
    tallies = {}
    for act, found in touched.items():
        tally = Tally()
        for own in found.values():
            batch, holders = own[0].batch, {event.holder for event in own if event.holder}
            holders = holders or set(batch.proceedings)
            if act == "disposed":
                batch = _disposed_of(batch, day)
            elif _is_about_some(batch, own):
                batch = only(batch, goods_under(batch.lines, [_act_of(event, day) for event in own]))
            marks = {mark for holder in holders for mark in batch.proceedings[holder].marks}
            tally.add(facts_of(batch, Scope(marks)) if holders != set(batch.proceedings) else facts_of(batch))
        tallies[act] = tally
    return tallies


def _is_about_some(batch: Batch, events: Sequence[Event]) -> bool:
    if any(event.parts is not None for event in events) or any(p.parts for p in batch.proceedings.values()):
        return True
    if not any(event.marks for event in events):
        return False
    whole = [Act(on=date.min, marks=tuple(batch.proceedings[event.holder].marks)) for event in events]
    told = [Act(on=date.min, marks=event.marks, most=event.most) for event in events]
    return goods_under(batch.lines, told) != goods_under(batch.lines, whole)


def _act_of(event: Event, day: date) -> Act:
    if not event.holder:
        return Act(on=day, parts=event.parts)
    p = event.batch.proceedings[event.holder]
    marks, gone = event.marks or tuple(p.marks), gone_by(p, event.act, day)
    return Act(on=day, marks=marks, most=event.most, parts=event.parts, gone=gone)


def _disposed_of(batch: Batch, day: date) -> Batch:
    gone: dict[int, Amount] = {}
    for disposal in batch.disposals:
        if disposal.on == day:
            gone[disposal.line] = gone.get(disposal.line, 0) + disposal.quantity
    return only(batch, gone)
