"""Facets of a batch: groups of fields with few distinct values; each combination of values ("saying") is stored once.

A filter is tested once for each saying instead of for each batch. The fields are those of the filter language
(`domain.query.fields`); a saying holds the values of each field of its facet.
"""

from collections.abc import Callable, Hashable, Mapping
from operator import attrgetter

from msgspec import Struct

from customs_cli.domain.batch.batch import Batch, value_of
from customs_cli.domain.batch.proceeding_record import MarkState
from customs_cli.domain.batch.status import deposits_of, status
from customs_cli.domain.custody.assistance import assistance_of

Saying = tuple[tuple[str, ...], ...]
"""The values of each field of a facet, in the order of its fields."""


class Facet(Struct, frozen=True):
    """A group of fields by which batches are found, and which are alike in many batches.

    Attributes:
        fields: Names of the fields.
        read: Returns the saying of a batch.
        told_by: Returns a cache key: batches with the same key have the same saying; None if it must be read from the
            batch.
    """

    fields: tuple[str, ...]
    read: Callable[[Batch], Saying]
    told_by: Callable[[Batch], Hashable]


def _one(word: str | None) -> tuple[str, ...]:
    return (word,) if word else ()


def _way(b: Batch) -> Saying:
    return _one(b.direction), _one(b.channel), _one(b.transport), _one(b.basis), _one(b.procedure)


def _tariff(b: Batch) -> Saying:
    lines = b.lines
    currencies = tuple(sorted(value_of(b)))
    if len(lines) == 1:
        line = lines[0]
        return _one(line.category), _one(line.hs), _one(line.unit), currencies
    return (
        tuple(sorted({line.category for line in lines if line.category})),
        tuple(sorted({line.hs for line in lines if line.hs})),
        tuple(sorted({line.unit for line in lines if line.unit})),
        currencies,
    )


def _told_tariff(b: Batch) -> Hashable:
    if len(b.lines) != 1:
        return None
    line = b.lines[0]
    value = line.value or b.value
    return line.category, line.hs, line.unit, value and value.currency


def _course(b: Batch) -> Saying:
    ps = b.proceedings.values()
    return (
        (status(b),),
        tuple(sorted({p.reply for p in ps if p.reply})),
        tuple(sorted({word for p in ps for state in p.marks.values() for word in _words_of(state)})),
        tuple(sorted({finding for p in ps for finding in (p.finding, *[one.finding for one in p.found]) if finding})),
        tuple(sorted({outcome for p in ps for outcome in (p.outcome, *[part.outcome for part in p.parts]) if outcome})),
        tuple(sorted({t.to for t in b.transfers})),
        assistance_of(b),
        deposits_of(b),
    )


def _words_of(state: MarkState) -> tuple[str, ...]:
    return (state.confirmation, *[part.confirmation for part in state.said]) if state.said else (state.confirmation,)


def _told_course(b: Batch) -> Hashable:
    if b.disposals or b.transfers:
        return None
    told: list[str | bool | None] = []
    for p in b.proceedings.values():
        if p.court or p.parts or p.found or any(state.said for state in p.marks.values()):
            return None
        told += (p.reply, p.finding, p.outcome, p.detained_on is None, p.notified_on is None)
        told += (bool(p.deposited and p.deposited.amount), "security_returned_on" in p.events)
        told += [state.confirmation for state in p.marks.values()]
    return tuple(told)


_way_of = attrgetter("direction", "channel", "transport", "basis", "procedure")
_place_of = attrgetter("origin", "departure", "destination")
_keeping_of = attrgetter("storage", "trade_mode", "found_by", "other_hold")

FACETS: Mapping[str, Facet] = {
    "office": Facet(("office",), lambda b: (_one(b.office),), attrgetter("office")),
    "way": Facet(("direction", "channel", "transport", "basis", "procedure"), _way, _way_of),
    "place": Facet(
        ("origin", "departure", "destination"),
        lambda b: (_one(b.origin), _one(b.departure), _one(b.destination)),
        _place_of,
    ),
    "tariff": Facet(("category", "hs", "unit", "currency"), _tariff, _told_tariff),
    "course": Facet(
        ("status", "reply", "confirmation", "finding", "outcome", "transfer", "assistance", "security"),
        _course,
        _told_course,
    ),
    "campaigns": Facet(
        ("campaign",), lambda b: (tuple(dict.fromkeys(filter(None, b.campaigns))),), attrgetter("campaigns")
    ),
    "joint": Facet(("joint-office",), lambda b: (tuple(filter(None, b.joint_offices)),), attrgetter("joint_offices")),
    "clues": Facet(("clue",), lambda b: (b.clues,), attrgetter("clues")),
    "keeping": Facet(
        ("storage", "trade-mode", "found-by", "other-hold"), lambda b: tuple(map(_one, _keeping_of(b))), _keeping_of
    ),
}
"""Column of `batches` to its facet."""

AS_ANOTHER = {"district": "office", "country": "office", "clue-source": "clue"}
"""Fields that are tested on another field's values, after these are translated."""

_COLUMNS = {name: column for column, facet in FACETS.items() for name in facet.fields}
FACET_OF = _COLUMNS | {name: _COLUMNS[other] for name, other in AS_ANOTHER.items()}
"""Field to the column whose saying answers it."""


def values(column: str, saying: Saying, name: str) -> tuple[str, ...]:
    """Return the values of a field in a saying of a facet."""
    return saying[FACETS[column].fields.index(AS_ANOTHER.get(name, name))]
