"""Acts of a case that have the day on which its goods were found, as no row said another: they go with that day."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Disposal, Transfer
from customs_cli.domain.batch.proceeding_record import CourtNotice, FoundPart, Part, Proceeding, SaidPart
from customs_cli.domain.time.dates import first_day
from customs_cli.register.register import Register
from customs_cli.services.importing.rows.cells import DATES

Dated = TypeVar("Dated", CourtNotice, Transfer, Disposal, FoundPart, Part, SaidPart)
_OF_A_HOLDER = tuple(column for column in DATES if column != "confirmed_on")


def with_its_acts(register: Register, batch: Batch, stored: Batch, draft: Batch) -> Batch:
    """The batch with the acts that had its day moved to its new one, where nothing but imports ever spoke of it.

    Args:
        register: Where the batch stands.
        batch: With the day on which its goods were found from now on.
        stored: As it stands.
        draft: As its rows tell it: an act that has another day there stays where it is.
    """
    old, new = first_day(stored.found_on), first_day(batch.found_on)
    if old == new or any(kept.entry.act != "import" for kept in register.entries_about(stored.ref)):
        return batch
    proceedings = {
        holder: _moved(p, draft.proceedings[holder], old, new) if holder in draft.proceedings else p
        for holder, p in batch.proceedings.items()
    }
    transfers, disposals = _redated(batch.transfers, old, new), _redated(batch.disposals, old, new)
    return replace(batch, proceedings=proceedings, transfers=transfers, disposals=disposals)


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
