"""Moves acts along when a re-imported list gives another day for the find or the outcome.

Acts for which no row gave a day were dated on that day, so that they get the new one.
"""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Disposal, Transfer, lines_with
from customs_cli.domain.batch.goods.handover_days import with_days_of_handovers
from customs_cli.domain.batch.proceeding_record import CourtNotice, FoundPart, Part, Proceeding, SaidPart
from customs_cli.domain.time.dates import first_day
from customs_cli.register.register import Register
from customs_cli.services.importing.rows.cells import DATES
from customs_cli.services.importing.rows.row_cells import ended_on

Dated = TypeVar("Dated", CourtNotice, Transfer, Disposal, FoundPart, Part, SaidPart)
_OF_A_HOLDER = tuple(column for column in DATES if column != "confirmed_on")


def with_its_acts(register: Register, batch: Batch, stored: Batch, draft: Batch) -> Batch:
    """Return the batch with the acts that were dated on the old day of the find moved to the new one.

    Nothing is moved where any act other than an import concerned the batch.
    """
    old, new = first_day(stored.found_on), first_day(batch.found_on)
    if old == new or not _is_of_lists(register, stored):
        return batch
    proceedings = {
        holder: _moved(p, draft.proceedings[holder], old, new) if holder in draft.proceedings else p
        for holder, p in batch.proceedings.items()
    }
    transfers, disposals = _redated(batch.transfers, old, new), _redated(batch.disposals, old, new)
    return replace(batch, proceedings=proceedings, transfers=transfers, disposals=disposals)


def with_days_of_its_end(register: Register, batch: Batch, stored: Batch) -> Batch:
    """Return the batch with transfers, and disposals that only lists told of, moved to the new day of its outcome."""
    batch = with_days_of_handovers(stored, batch)
    moved: dict[int, tuple[date, date]] = {}
    for holder, p in batch.proceedings.items():
        if (was := stored.proceedings.get(holder)) is None:
            continue
        for line in lines_with(batch, p.marks):
            old, new = ended_on(was, line.no), ended_on(p, line.no)
            if old and new and old != new:
                moved[line.no] = old, new
    if not moved or not batch.disposals or not _is_of_lists(register, stored):
        return batch
    ended = ((one, *moved.get(one.line, (None, one.on))) for one in batch.disposals)
    return replace(batch, disposals=tuple(replace(one, on=new) if one.on == old else one for one, old, new in ended))


def _is_of_lists(register: Register, stored: Batch) -> bool:
    return all(kept.entry.act == "import" for kept in register.entries_about(stored.ref))


def _moved(p: Proceeding, told: Proceeding, old: date, new: date) -> Proceeding:
    days = {name: new for name in _OF_A_HOLDER if getattr(p, name) == old and getattr(told, name) == new}
    marks = {
        mark: replace(state, confirmed_on=new, said=_redated(state.said, old, new))
        if state.confirmed_on == old and mark in told.marks and told.marks[mark].confirmed_on == new
        else state
        for mark, state in p.marks.items()
    }
    found, parts = _redated(p.found, old, new), _redated(p.parts, old, new)
    return replace(p, marks=marks, court=_redated(p.court, old, new), found=found, parts=parts, **days)


def _redated(acts: Sequence[Dated], old: date, new: date) -> tuple[Dated, ...]:
    return tuple(replace(act, on=new) if act.on == old else act for act in acts)
