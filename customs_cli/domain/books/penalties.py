"""Penalties, in the form in which later cases of the same enterprise need them; a collection is none."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.goods.collection import is_punished, penalties
from customs_cli.domain.law.threshold_figures import party_at_fault
from customs_cli.domain.values.identity import code_of


class Penalty(NamedTuple):
    """A day on which goods of a batch that names an enterprise were confiscated as a penalty.

    Attributes:
        code: Credit code of the enterprise, as `codes_of` gives it.
        on: The day.
        ref: Reference of the batch.
        is_at_fault: Whether the enterprise is the party that is punished.
    """

    code: str
    on: date
    ref: str
    is_at_fault: bool = False


def codes_of(batch: Batch) -> dict[str, str]:
    """Return credit code -> name of consignor and consignee, as far as a batch names them with a code."""
    principals = (batch.consignor, batch.consignee)
    return {code: party.name for party in principals if party and (code := code_of(party))}


def confiscated_on(batch: Batch) -> set[date]:
    """Return the days on which goods of a batch, all of a holder's or a part, were confiscated as a penalty."""
    return {day for day, _ in _decided(batch) if day}


def number_on(batch: Batch, on: date) -> str | None:
    """The number of the decision by which goods of a batch were confiscated on a day; None where not recorded."""
    return next((number for day, number in _decided(batch) if day == on and number), None)


def _decided(batch: Batch) -> Iterator[tuple[date | None, str | None]]:
    for p in batch.proceedings.values():
        if p.parts:
            yield from ((part.on, part.number) for part in penalties(p))
        elif is_punished(p):
            yield p.outcome_on, p.outcome_no


def penalties_in(batch: Batch) -> Iterator[Penalty]:
    """Return every penalty of a batch, for each enterprise that it names with a code."""
    at_fault = code_of(party_at_fault(batch))
    return (Penalty(code, on, batch.ref, code == at_fault) for on in confiscated_on(batch) for code in codes_of(batch))


def punished_on(batch: Batch, uscc: str) -> set[date]:
    """Return the days of confiscations of a batch where the party at fault has this credit code; else an empty set."""
    party = party_at_fault(batch)
    return confiscated_on(batch) if party and party.uscc == uscc else set()
