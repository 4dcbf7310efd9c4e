"""From a batch to the figures that the thresholds of criminal law and the tiers of penalties ask for."""

from collections.abc import Iterable, Mapping
from datetime import date

from customs_cli.domain.batch.batch import Batch, lines_with, quantity_with, value_of
from customs_cli.domain.law.thresholds import Case, Hint, Offence, repeat_hint, transfer_hints
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.money import HOME
from customs_cli.domain.values.party import Party
from customs_cli.domain.values.word_lists import RightType

_OFFENCES: dict[RightType, Offence] = {"trademark": "mark", "patent": "patent", "copyright": "copyright"}


def hints(batch: Batch, rights: Mapping[str, RightType], penalised_on: Iterable[date] = ()) -> tuple[Hint, ...]:
    """Why a batch may have to go to the police or in a heavier tier, by the law of the day it was found.

    Goods that were released, or found not infringing, count for nothing; what the police already have is not hinted at.

    Args:
        batch: The one that is looked at.
        rights: Right type of its marks, by code.
        penalised_on: Days on which goods of the same party were confiscated before.
    """
    suspected = [mark for mark in _suspected(batch) if mark in rights]
    if not suspected:
        return ()
    found, earlier = first_day(batch.found_on), tuple(penalised_on)
    told: list[Hint] = []
    if not any(transfer.to == "police" for transfer in batch.transfers):
        for right_type, offence in _OFFENCES.items():
            marks = [mark for mark in suspected if rights[mark] == right_type]
            if marks:
                told += transfer_hints(found, _case(batch, offence, marks), penalised_on=earlier)
    repeat = repeat_hint(found, earlier)
    return tuple(dict.fromkeys([*told, repeat] if repeat else told))


def party_at_fault(batch: Batch) -> Party | None:
    """The party that is punished: the consignee of an import, else the consignor."""
    return batch.consignee if batch.direction == "import" else batch.consignor


def _suspected(batch: Batch) -> list[str]:
    open_ones = (p for p in batch.proceedings.values() if p.outcome != "released" and p.finding != "not-infringing")
    return [mark for p in open_ones for mark in p.marks]


def _case(batch: Batch, offence: Offence, marks: list[str]) -> Case:
    """Copies are counted by the piece; for goods that bear a mark only the value tells."""
    countable = offence == "copyright" and all(line.unit == "pcs" for line in lines_with(batch, marks))
    return Case(
        offence=offence,
        value=value_of(batch, marks).get(HOME),
        pieces=int(quantity_with(batch, marks)) if countable else 0,
        marks=len(marks),
    )
