"""What happened to a batch on each day, as the numbers `acts.kinds`, and what they tell without a look at the batch.

A day's number is the sum of the bits of what happened on it. Where each of its events happened to the whole batch, and
equally often, the number says how often; else it says that the batch must be looked at (`LOOK`).
"""

from collections import Counter
from datetime import UTC, date, timedelta

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.books.acts import days_acted
from customs_cli.register.index.days import number

ACTS = {"notified": 1, "served": 2, "replied": 4, "detained": 8, "closed": 16, "confirmed": 32, "recorded": 64}
ACTS |= {"determined": 128, "lodged": 1024, "transferred": 2048, "disposed": 4096, "moved": 8192, "acted": 65536}
"""What happened (`agenda.days_touched`) -> its bit."""
EVENTS = {name: bit for name, bit in ACTS.items() if name not in ("closed", "lodged", "moved", "acted")}
EVENTS |= {"released": 256, "confiscated": 512, "abandoned": 16384}
"""Act (`happening.ACTS`) -> its bit."""
LOOK = 32768
TIMES = 17
"""From this bit on stands how often more than once each event of the day is there."""

_ACTED = ACTS["acted"]
_RECORDED, _CONFIRMED = ACTS["recorded"], ACTS["confirmed"]
_CLOSED = {outcome: ACTS["closed"] | EVENTS[outcome] for outcome in ("released", "confiscated", "abandoned")}
_IN_PROCEEDINGS = [bit for name, bit in EVENTS.items() if name not in ("recorded", "transferred", "disposed")]
_ONE_DAY = timedelta(days=1)


def acts_of(batch: Batch, found: int) -> dict[int, int]:
    """Day -> number of all that happened to a batch on it; each day of `agenda.days_touched` is among them.

    Args:
        batch: The one that something happened to.
        found: The day it was found, its first day where that is not known.
    """
    recorded = number(batch.recorded_on) if batch.recorded_on else found
    is_day = batch.recorded_on or len(batch.found_on) == 10
    acts = {recorded: _RECORDED if is_day else _RECORDED | LOOK}
    marks = 0
    for p in batch.proceedings.values():
        marks += len(p.marks)
        for day, bit in _days_in(p):
            if day:
                on = number(day)
                acts[on] = acts.get(on, 0) | bit
    if marks > 1 or len(batch.proceedings) > 1:
        often = Counter((number(day), bit & ~16) for p in batch.proceedings.values() for day, bit in _days_in(p) if day)
        acts = {on: _told(batch, on, kinds, often) for on, kinds in acts.items()}
    return _with_others(batch, acts)


def _days_in(p: Proceeding) -> list[tuple[date | None, int]]:
    """Every day of a proceeding, with the bit of what happened on it."""
    days = [
        (p.notified_on, 1),
        (p.served_on, 2),
        (p.replied_on, 4),
        (p.detained_on, 8),
        (p.outcome_on, _CLOSED.get(p.outcome or "", 16)),
        (p.finding_on, 128),
    ]
    if p.security:
        days.append((p.security.lodged_on, 1024))
    days += [(state.confirmed_on, _CONFIRMED) for state in p.marks.values()]
    return days


def _told(batch: Batch, on: int, kinds: int, often: Counter[tuple[int, int]]) -> int:
    """A number, with how often its events are there, or that this has to be looked at."""
    many = len(batch.proceedings)
    bits = [bit for bit in _IN_PROCEEDINGS if kinds & bit]
    times = {often[on, bit] for bit in bits} | ({1} if kinds & _RECORDED else set())
    is_whole = all(often[on, bit] == many for bit in bits if bit != _CONFIRMED)
    if kinds & _CONFIRMED:
        days = ({number(state.confirmed_on) for state in p.marks.values() if state.confirmed_on}
                for p in batch.proceedings.values())  # fmt: skip
        is_whole = is_whole and all(on in own for own in days)
    if len(times) > 1 or not is_whole:
        return kinds | LOOK
    return kinds | (max(times, default=1) - 1) << TIMES


def _with_others(batch: Batch, acts: dict[int, int]) -> dict[int, int]:
    """The same with what happened to a batch outside its proceedings, which is always looked at."""
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
    for day in days_acted(batch):
        on = number(day)
        acts[on] = acts.get(on, 0) | _ACTED
    return acts
