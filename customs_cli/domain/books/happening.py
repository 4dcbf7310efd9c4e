"""What happened to a batch on a day: its events, and what stands under each act of the day."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.counting.facts import Counts, Scope, Tally, facts_of
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
"""What may have happened, in the order of a proceeding."""


class Event(Record, frozen=True):
    """One thing that happened on the day.

    Attributes:
        act: One of `ACTS`.
        batch: Whose.
        holder: Whose proceeding; empty for the whole batch.
        detail: A stored word (`infringing`), a mark, a body: what it was.
    """

    act: str
    batch: Batch
    holder: str = ""
    detail: tuple[str, ...] = ()


class Happened(NamedTuple):
    """What happened on a day.

    Attributes:
        events: In the order of `ACTS`, then by reference; so many as were asked for.
        number: How many there are in all.
        counts: For each act that happened: what stands under it, each batch once; under a disposal what it disposed of.
    """

    events: tuple[Event, ...]
    number: int
    counts: dict[str, Counts]


class _Happened(NamedTuple):
    act: str
    on: date | None
    detail: tuple[str, ...] = ()


def in_order(event: Event) -> tuple[int, str]:
    """What events are sorted by: act, reference."""
    return ACTS.index(event.act), event.batch.ref


def events_of(batch: Batch, day: date) -> Iterator[Event]:
    """What happened to a batch on a day."""
    if batch.recorded_on == day or (batch.recorded_on is None and batch.found_on == day.isoformat()):
        yield Event(act="recorded", batch=batch)
    for p in batch.proceedings.values():
        for happened in _happened_to(p):
            if happened.on == day:
                yield Event(act=happened.act, batch=batch, holder=p.holder, detail=happened.detail)
    for transfer in batch.transfers:
        if transfer.on == day:
            yield Event(act="transferred", batch=batch, detail=(transfer.to, transfer.body))
    for disposal in batch.disposals:
        if disposal.on == day:
            yield Event(act="disposed", batch=batch, detail=(disposal.way,))


def _happened_to(p: Proceeding) -> Iterator[_Happened]:
    yield _Happened("notified", p.notified_on)
    yield _Happened("served", p.served_on)
    yield _Happened("replied", p.replied_on, (p.reply,) if p.reply else ())
    yield _Happened("detained", p.detained_on)
    for mark, state in p.marks.items():
        yield _Happened("confirmed", state.confirmed_on, (mark, state.confirmation))
    yield _Happened("determined", p.finding_on, (p.finding,) if p.finding else ())
    if p.outcome in ("released", "confiscated", "abandoned"):
        yield _Happened(p.outcome, p.outcome_on, (p.outcome_reason,) if p.outcome_reason else ())


def tallied(events: Iterable[Event], day: date) -> dict[str, Tally]:
    """What stands under each act: of the holders it touched, of what was disposed of, or of the whole batch."""
    touched: dict[str, dict[str, tuple[Batch, set[str]]]] = {}
    for event in events:
        batch = _disposed_of(event.batch, day) if event.act == "disposed" else event.batch
        _, holders = touched.setdefault(event.act, {}).setdefault(batch.ref, (batch, set()))
        holders.update([event.holder] if event.holder else event.batch.proceedings)
    tallies = {}
    for act, found in touched.items():
        tally = Tally()
        for batch, holders in found.values():
            marks = {mark for holder in holders for mark in batch.proceedings[holder].marks}
            tally.add(facts_of(batch, Scope(marks)) if holders != set(batch.proceedings) else facts_of(batch))
        tallies[act] = tally
    return tallies


def _disposed_of(batch: Batch, day: date) -> Batch:
    """A batch as if it had only the goods that were disposed of on a day; the value of a line goes by quantity."""
    gone: dict[int, Amount] = {}
    for disposal in batch.disposals:
        if disposal.on == day:
            gone[disposal.line] = gone.get(disposal.line, 0) + disposal.quantity
    lines = tuple(_part_of(line, gone[line.no]) for line in batch.lines if line.no in gone)
    return replace(batch, lines=lines, value=batch.value if lines == batch.lines else None)


def _part_of(line: Line, quantity: Amount) -> Line:
    """So much of a line; nobody knows what it is worth where the line has no quantity."""
    value = line.value
    if value and quantity != line.quantity:
        share = value.amount * Decimal(str(quantity)) / Decimal(str(line.quantity)) if line.quantity else None
        value = None if share is None else replace(value, amount=round(share, 2))
    return replace(line, quantity=quantity, value=value)
