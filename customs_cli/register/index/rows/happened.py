"""What happened to a batch on each day, as bits in the number `acts.kinds`.

A day's number is the sum of the bits of its events. If each event happened to the whole batch, and all equally often,
the number also says how often; otherwise the bit `LOOK` says that the batch itself must be read.
"""

from collections.abc import Iterator
from datetime import UTC, timedelta

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.books.acts import days_acted
from customs_cli.domain.books.decided import days_confirmed
from customs_cli.domain.time.partial_dates import is_day
from customs_cli.register.index.days import number

ACTS = {"notified": 1, "served": 2, "replied": 4, "detained": 8, "closed": 16, "confirmed": 32, "recorded": 64}
ACTS |= {"determined": 128, "transferred": 2048, "disposed": 4096, "moved": 8192, "acted": 65536}
"""Event to its bit: of a field of the filter language, of `happening.ACTS`, or of `agenda.days_touched`."""
EVENTS = {name: bit for name, bit in ACTS.items() if name not in ("closed", "moved", "acted")}
EVENTS |= {"released": 256, "confiscated": 512, "abandoned": 16384}
"""Act (see `happening.ACTS`) to its bit."""
LOOK = 32768
TIMES = 17
"""From this bit on, the number says how many times more than once each event of the day happened."""

_ACTED = ACTS["acted"]
_RECORDED, _CONFIRMED = ACTS["recorded"], ACTS["confirmed"]
_EARLIER = {"finding_on": ACTS["determined"]}
_CLOSED = {outcome: ACTS["closed"] | EVENTS[outcome] for outcome in ("released", "confiscated", "abandoned")}
_EARLIER["outcome_on"] = _CLOSED["confiscated"]
_COUNTED = sum(bit for name, bit in EVENTS.items() if name not in ("recorded", "transferred", "disposed"))
"""The bits of events that happen to each holder's goods separately."""
_ONE_DAY = timedelta(days=1)


def acts_of(batch: Batch, found: int) -> dict[int, int]:
    """Return day to number for a batch; every day of `agenda.days_touched` is included.

    Args:
        batch: The batch.
        found: The day it was found (20190703); the first day of the month or year if only that is known.
    """
    recorded = number(batch.recorded_on) if batch.recorded_on else found
    acts = {recorded: _RECORDED if batch.recorded_on or is_day(batch.found_on) else _RECORDED | LOOK}
    proceedings = batch.proceedings.values()
    events = [event for p in proceedings for event in _events(p)]
    for on, bit in events:
        acts[on] = acts.get(on, 0) | bit
    for p in proceedings:
        if p.parts or p.found or p.earlier or p.earlier_replies or any(state.said for state in p.marks.values()):
            for on in _days_of_parts(p):
                acts[on] = acts.get(on, 0) | LOOK
    if len(proceedings) > 1 or any(len(p.marks) > 1 for p in proceedings):
        for on, times in _times(events).items():
            acts[on] = _told(batch, on, acts[on], times)
    return _with_others(batch, acts)


def _events(p: Proceeding) -> list[tuple[int, int]]:
    days = (
        (p.notified_on, 1),
        (p.served_on, 2),
        (p.replied_on, 4),
        (p.detained_on, 8),
        (p.outcome_on, _CLOSED.get(p.outcome or "", 16)),
        (p.finding_on, 128),
        *[(day, _CONFIRMED) for day in days_confirmed(p)],
        *[(one.on, ACTS["replied"]) for one in p.earlier_replies],
        *[(one.on, _EARLIER.get(one.name, _ACTED)) for one in p.earlier],
    )
    return [(number(day), bit) for day, bit in days if day]


def _days_of_parts(p: Proceeding) -> Iterator[int]:
    yield from (on for on, _ in _events(p))
    yield from map(number, [*[part.on for part in p.parts], *[part.on for part in p.found]])


def _times(events: list[tuple[int, int]]) -> dict[int, dict[int, int]]:
    times: dict[int, dict[int, int]] = {}
    for on, bit in events:
        own = times.setdefault(on, {})
        if bit := bit & _COUNTED:
            own[bit] = own.get(bit, 0) + 1
    return times


def _told(batch: Batch, on: int, kinds: int, times: dict[int, int]) -> int:
    many = len(batch.proceedings)
    is_whole = all(often == many for bit, often in times.items() if bit != _CONFIRMED)
    if is_whole and _CONFIRMED in times:
        days = [[state.confirmed_on for state in p.marks.values()] for p in batch.proceedings.values()]
        is_whole = all(any(day and number(day) == on for day in own) for own in days)
    often = {*times.values(), *([1] if kinds & _RECORDED else [])}
    if len(often) > 1 or not is_whole:
        return kinds | LOOK
    return kinds | (max(often, default=1) - 1) << TIMES


def _with_others(batch: Batch, acts: dict[int, int]) -> dict[int, int]:
    """Add what happened to a batch outside its proceedings.

    For transfers and disposals the batch must always be read.
    """
    for transfer in batch.transfers:
        on = number(transfer.on)
        acts[on] = acts.get(on, 0) | ACTS["transferred"] | LOOK
    for disposal in batch.disposals:
        on = number(disposal.on)
        acts[on] = acts.get(on, 0) | ACTS["disposed"] | LOOK
    for move in batch.custody:
        day = move.at.astimezone(UTC).date()
        for on in (number(day - _ONE_DAY), number(day), number(day + _ONE_DAY)):
            acts[on] = acts.get(on, 0) | ACTS["moved"]
    for on in map(number, days_acted(batch)):
        acts[on] = acts.get(on, 0) | _ACTED
    return acts
