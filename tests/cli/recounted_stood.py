"""Batches cut at a day a second time, by the plainest code: what is dated later is not there."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.proceeding_record import Proceeding


def is_told_by_police(batch: Batch) -> bool:
    """Whether the police have, or had, a case of it: tests/services/test_as_it_stood.py plays those act by act."""
    return any(t.to == "police" for t in batch.transfers)


def cut(batches: tuple[Batch, ...], day: date) -> tuple[Batch, ...]:
    """The batches found by the end of a day, without anything that is dated later."""
    found = [b for b in batches if (b.found_on + "-01-01")[:10] <= day.isoformat()]
    return tuple(_cut(b, day) for b in found)


def _cut(b: Batch, day: date) -> Batch:
    handed = [replace(t, waits=True, goods_on=None) if t.goods_on and t.goods_on > day else t for t in b.transfers]
    begun = [d for d in b.deadlines if d.since_on <= day]
    return replace(
        b,
        proceedings={holder: _proceeding(p, day) for holder, p in b.proceedings.items()},
        transfers=tuple(t for t in handed if t.on <= day),
        disposals=tuple(d for d in b.disposals if d.on <= day),
        custody=tuple(c for c in b.custody if c.at.date() <= day),
        deadlines=tuple(replace(d, met_on=None) if d.met_on and d.met_on > day else d for d in begun),
    )


def _proceeding(p: Proceeding, day: date) -> Proceeding:
    gone: dict[str, Any] = {}
    for names in (("notified_on",), ("served_on",), ("detained_on",), ("outcome_on", "outcome", "fine", "ground")):
        when = getattr(p, names[0])
        if when and when > day:
            gone |= dict.fromkeys(names)
    if p.replied_on and p.replied_on > day:
        before = [one for one in p.earlier_replies if one.on <= day]
        last = before[-1] if before else None
        gone |= {"reply": last and last.reply, "replied_on": last and last.on}
    return replace(p, **gone, parts=tuple(part for part in p.parts if part.on <= day))
