"""Carrying a corrected day of a hand-over to the transfer and to all proceedings whose goods it took."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Transfer, lines_with
from customs_cli.domain.batch.goods.balance import whose
from customs_cli.domain.batch.goods.parts import closed_if_all
from customs_cli.domain.batch.proceeding_record import Part, Proceeding

_OF_AN_EVENT = {"police_refused_on": "refused_on", "goods_handed_on": "goods_on"}
"""Event of a proceeding -> the field of `Transfer` that has the same day."""


def with_days_of_handovers(before: Batch, after: Batch) -> Batch:
    """Return the corrected batch with days moved alike in its transfers and in all proceedings that they concern.

    Args:
        before: The batch before the correction.
        after: The batch with another day of an outcome or event in some proceeding.
    """
    mended = after
    for holder, p in after.proceedings.items():
        was = before.proceedings.get(holder)
        if was is None or was == p:
            continue
        for old, new, line in _outcomes_moved(was, p):
            mended = _handed_over_on(mended, holder, old, new, line)
        for name, field in _OF_AN_EVENT.items():
            old_day, new_day = was.events.get(name), p.events.get(name)
            if old_day and new_day and old_day != new_day:
                mended = _answered_on(mended, holder, name, field, old_day, new_day)
    return mended


def _outcomes_moved(was: Proceeding, p: Proceeding) -> Iterator[tuple[date, date, int | None]]:
    if not p.parts and was.outcome == p.outcome == "transferred" and was.outcome_on and p.outcome_on:
        yield was.outcome_on, p.outcome_on, None
    for part, now in zip(was.parts, p.parts, strict=False):
        if now.outcome == "transferred" and part.on != now.on:
            yield part.on, now.on, now.line


def _handed_over_on(batch: Batch, holder: str, old: date, new: date, line: int | None) -> Batch:
    for case in batch.transfers:
        is_meant = line is None or not case.goods or any(part.line == line for part in case.goods)
        if case.to == "court" or case.on != old or case.refused_on or not case.concerns(holder) or not is_meant:
            continue
        theirs = {p.holder: _transferred_on(batch, p, case, new) for p in whose(batch, case)}
        transfers = tuple(replace(t, on=new) if t is case else t for t in batch.transfers)
        return replace(batch, transfers=transfers, proceedings={**batch.proceedings, **theirs})
    return batch


def _transferred_on(batch: Batch, p: Proceeding, case: Transfer, new: date) -> Proceeding:
    if not p.parts:
        return replace(p, outcome_on=new) if (p.outcome, p.outcome_on) == ("transferred", case.on) else p
    lines = {part.line for part in case.goods}

    def moved(part: Part) -> Part:
        is_its = part.outcome == "transferred" and part.on == case.on and (part.line in lines or not lines)
        return replace(part, on=new) if is_its else part

    mended = replace(p, parts=tuple(map(moved, p.parts)))
    return closed_if_all(mended, list(lines_with(batch, p.marks))) if p.outcome else mended


def _answered_on(batch: Batch, holder: str, name: str, field: str, old: date, new: date) -> Batch:
    for case in batch.transfers:
        if getattr(case, field) == old and case.concerns(holder):
            theirs = {
                p.holder: replace(p, events={**p.events, name: new})
                for p in whose(batch, case)
                if p.events.get(name) == old
            }
            transfers = tuple(replace(t, **{field: new}) if t is case else t for t in batch.transfers)
            batch = replace(batch, transfers=transfers, proceedings={**batch.proceedings, **theirs})
    return batch
