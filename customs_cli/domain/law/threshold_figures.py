"""From a batch to the figures that criminal thresholds and penalty tiers are compared with."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, lines_with, value_of
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.law.thresholds import Case, Hint, Offence, repeat_hint, transfer_hints
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.money import HOME
from customs_cli.domain.values.party import Party
from customs_cli.domain.values.quantity import Amount, by_unit, official, pieces
from customs_cli.domain.values.word_lists import RightType

_OFFENCES: dict[RightType, Offence] = {"trademark": "mark", "patent": "patent", "copyright": "copyright"}


def hints(batch: Batch, rights: Mapping[str, RightType], penalised_on: Iterable[date] = ()) -> tuple[Hint, ...]:
    """Return hints that a batch may have to go to the police or in a heavier tier, by the law of the day it was found.

    Goods that were released, or found not infringing, are ignored; what the police already have gives no transfer hint.

    Args:
        batch: The batch.
        rights: Code of each of its marks -> right type.
        penalised_on: Days on which goods of the same party were confiscated before.
    """
    batch = _suspected(batch)
    suspected = [mark for mark in batch.marks if mark in rights]
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
    """Return the party that is punished: the consignee of an import, else the consignor; None where not known."""
    return batch.consignee if batch.direction == "import" else batch.consignor


def _suspected(batch: Batch) -> Batch:
    if not any(p.finding or p.outcome or p.found or p.parts for p in batch.proceedings.values()):
        return batch
    lines = tuple(_suspected_of(batch, line) for line in batch.lines)
    return replace(batch, lines=tuple(line for line in lines if line.marks))


def _suspected_of(batch: Batch, line: Line) -> Line:
    from customs_cli.domain.counting.portions import part_of  # only once something is decided

    left = {mark: _left(p, line) for p in batch.proceedings.values() for mark in p.marks if mark in line.marks}
    marks = tuple(mark for mark in line.marks if left.get(mark, 0) > 0)
    kept = part_of(line, max(left.values())) if line.quantity and marks else line
    return replace(kept, marks=marks)


def _left(p: Proceeding, line: Line) -> Amount:
    from customs_cli.domain.batch.goods.balance import fate_of  # as above
    from customs_cli.domain.batch.goods.findings import to_release

    is_free = p.outcome == "released" or (p.finding == "not-infringing" and not p.found)
    if is_free or not line.quantity:
        return 0 if is_free else 1
    return round(line.quantity - fate_of(p, line, "released") - to_release(p, line), 3)


def _case(batch: Batch, offence: Offence, marks: list[str]) -> Case:
    copies = [(line.quantity, line.unit) for line in lines_with(batch, marks)] if offence == "copyright" else []
    return Case(
        offence=offence,
        value=value_of(batch, marks).get(HOME),
        pieces=official(pieces(copies), by_unit(copies)),
        marks=len(marks),
    )
