"""What becomes of one holder's goods in a large register: the acts, their days, and the deadlines after each of them.

Everything hangs on the fate, one of three paces, and the day found; so what two batches share is computed once.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from random import Random
from typing import Any, NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.proceeding_record import CourtNotice, Proceeding, Security
from customs_cli.domain.law.deadlines import Deadline, deadlines_of
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.domain.values.word_lists import Confirmation
from customs_cli.procedures import get
from customs_cli.services.acts.recounting import events_of

FATES = {
    "confiscated": 565, "silent": 150, "declined": 120, "genuine": 50, "withdrawn": 40, "not-infringing": 30,
    "undetermined": 20, "police": 15, "court": 7, "left": 3,
}  # fmt: skip
"""Fate of a proceeding -> how many of a thousand have it. What is `left` is detained and never decided."""
PACES = 3


class Step(NamedTuple):
    """One act on a proceeding.

    Attributes:
        on: Its day.
        act: Its name in the journal.
        fields: Of `Proceeding`, as they are after it; `events` add up.
        word: The holder's word, where it is one.
        reason: The officers'.
    """

    on: date
    act: str
    fields: dict[str, Any]
    word: Confirmation = "pending"
    reason: str = ""


class Stage(NamedTuple):
    """A proceeding after some of its steps, its holder and marks still to be put in; and its deadlines."""

    proceeding: Proceeding
    deadlines: tuple[Deadline, ...]
    word: Confirmation
    said_on: date | None


class Counted(WorkingCalendar):
    """China's calendar, counted once for all years that a register may touch."""

    def __init__(self) -> None:
        """Count the working days of 2005 to 2040."""
        super().__init__("CN")
        first = date(2005, 1, 1).toordinal()
        days = range(first, date(2040, 12, 31).toordinal())
        self._worked = [day for day in days if super(Counted, self).is_working(date.fromordinal(day))]

    def add(self, day: date, n: int) -> date:
        """As `WorkingCalendar.add`."""
        if n == 0:
            return day
        number = day.toordinal()
        at = bisect_right(self._worked, number) + n - 1 if n > 0 else bisect_left(self._worked, number) + n
        return date.fromordinal(self._worked[at])


@lru_cache(1)
def calendar() -> Counted:
    """The calendar, made when it is first asked for."""
    return Counted()


def fate(rng: Random) -> tuple[str, int]:
    """A fate and a pace."""
    return rng.choices(_NAMES, _OFTEN)[0], rng.randrange(PACES)


_NAMES, _OFTEN = list(FATES), list(FATES.values())


@lru_cache(10_000)
def steps(fate: str, pace: int, found: date) -> tuple[Step, ...]:
    """Every step of a proceeding, however late."""
    return tuple(_steps(fate, pace, found))


def _steps(fate: str, pace: int, found: date) -> Iterator[Step]:
    day = calendar().add
    served = day(found, pace % 2)
    yield Step(
        served, "notify", {"notified_on": found, "served_on": served, "served_how": ("fax", "post", "email")[pace]}
    )
    if fate in ("silent", "declined", "genuine"):
        yield from _not_detained(fate, pace, served)
        return
    applied = day(served, 1 + pace)
    security: dict[str, Any] = {"security": Security(form="general-guarantee", number="GG", lodged_on=applied)}
    if pace != 1:
        security = {"security": Security(lodged_on=applied)}  # its amount hangs on the goods
    yield Step(applied, "reply", {"reply": "applied", "replied_on": applied, **security})
    held = day(applied, 1)
    yield Step(held, "detain", {"detained_on": held})
    if fate == "left":
        return
    if fate == "withdrawn":
        yield from _released(day(held, 5 + pace), "the holder withdrew its application", pace)
        return
    word: dict[str, Confirmation] = {
        "not-infringing": "genuine",
        "undetermined": "undetermined",
        "court": "undetermined",
    }
    yield Step(day(held, 3 + pace), "confirm", {}, word=word.get(fate, "infringing"))
    yield from _decided(fate, pace, held)


def _not_detained(fate: str, pace: int, served: date) -> Iterator[Step]:
    day = calendar().add
    answered = day(served, 1 + pace)
    if fate == "silent":
        answered = day(served, 4)
        yield Step(answered, "confirm", {}, word="no-reply")
    else:
        why = "the goods are genuine" if fate == "genuine" else "数量太少 too few"
        yield Step(answered, "reply", {"reply": "declined", "replied_on": answered, "reply_reason": why}, reason=why)
        if fate == "genuine":
            yield Step(answered, "confirm", {}, word="genuine")
    gone = day(answered, pace)
    yield Step(gone, "release", {"outcome": "released", "outcome_on": gone, "outcome_reason": f"the holder: {fate}"})


def _decided(fate: str, pace: int, held: date) -> Iterator[Step]:
    day = calendar().add
    if fate == "police":
        on = day(held, 8 + pace)
        told = (
            "transfer_reported_on",
            "transfer_approved_on",
            "police_accepted_on",
            "police_filed_on",
            "goods_handed_on",
        )
        events = dict.fromkeys(told, on)
        yield Step(on, "transfer", {"outcome": "transferred", "outcome_on": on, "events": events})
        return
    found = {"confiscated": "infringing", "not-infringing": "not-infringing"}.get(fate, "undetermined")
    decided = day(held, 9 + 6 * pace)
    yield Step(decided, "determine", {"finding": found, "finding_on": decided})
    if fate == "confiscated":
        on = day(decided, 4 + 3 * pace)
        yield Step(on, "confiscate", {"outcome": "confiscated", "outcome_on": on})
    elif fate == "not-infringing":
        yield from _released(day(decided, pace), "found not infringing", pace)
    elif fate == "court":
        on = day(held, 30 + pace)
        notice = CourtNotice(kind="property-preservation", notice=f"(2024)粤03协{on:%m%d}号", on=on)
        yield Step(on, "court", {"court": (notice,)})
        yield from _released(day(held, 52 + 4 * pace), "the court lifted its order", pace)
    else:
        yield from _released(day(held, 51), "no court notice within fifty working days", pace)


def _released(on: date, why: str, pace: int) -> Iterator[Step]:
    yield Step(on, "release", {"outcome": "released", "outcome_on": on, "outcome_reason": why}, reason=why)
    if pace != 1:
        back = calendar().add(on, 6)
        yield Step(back, "event", {"events": {"security_returned_on": back}})


@lru_cache(30_000)
def stage(fate: str, pace: int, found: date, done: int) -> Stage:
    """A proceeding after so many of its steps."""
    fields: dict[str, Any] = {}
    events: dict[str, date] = {}
    word: Confirmation = "pending"
    said_on = None
    for step in steps(fate, pace, found)[:done]:
        events |= step.fields.get("events", {})
        fields |= {**step.fields, "events": events}
        if step.word != "pending":
            word, said_on = step.word, step.on
    p = Proceeding(holder="", **fields)
    return Stage(p, _deadlines(p), word, said_on)


def _deadlines(p: Proceeding) -> tuple[Deadline, ...]:
    """The deadlines of a proceeding; a deposit counts as lodged though its amount is not known here."""
    known = events_of(Batch(ref="", office="", found_on=""), p)
    secured = p.security is not None and p.security.form == "deposit"
    return deadlines_of(replace(known, secured=secured), get("cn_ex_officio"), calendar(), "")
