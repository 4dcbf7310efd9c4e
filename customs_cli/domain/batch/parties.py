"""Who stands behind a batch, and what brought it: the roles of parties, and everything of them in turn."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.record import Record
from customs_cli.domain.values.identity import code_of
from customs_cli.domain.values.party import Party

ROLES = ("consignor", "consignee", "agent", "declarant", "carrier", "driver", "maker", "supplier")
"""What a party may be to a batch: a field of `Batch` each."""

_ROLES = frozenset(ROLES)
_in_roles = attrgetter(*ROLES)

_A_YEAR = timedelta(365)

CARRIED = ("containers", "vehicle", "seal", "route")
"""How the goods came: fields of `Batch`."""

PARTS = ("uscc", "phone", "address")
"""What is known of a party beside its name, as options and columns call it: `consignor_phone`."""


def roles_of(batch: Batch) -> list[tuple[str, Party]]:
    """Each party that a batch names, with its role."""
    source = batch.source
    parties: Iterable[Party | None] = _in_roles(batch)
    if not _ROLES.isdisjoint(source):  # an import of before there was a field for it left it there
        parties = [party or _told_in(source, role) for role, party in zip(ROLES, parties, strict=True)]
    return [(role, party) for role, party in zip(ROLES, parties, strict=True) if party]


def parties_in(batch: Batch) -> list[Party]:
    """Each party that a batch names."""
    if _ROLES.isdisjoint(batch.source):
        return list(filter(None, _in_roles(batch)))
    return [party for _, party in roles_of(batch)]


def _told_in(source: Mapping[str, str], role: str) -> Party | None:
    return Party(name=source[role], uscc=source.get(f"{role}_uscc", "")) if role in source else None


def changed_party(known: Party | None, given: Mapping[str, Any]) -> Party:
    """A party with some of its fields put in the place of what was known; another name begins another party.

    Args:
        known: The party as it stands; None where there is none.
        given: Fields of `Party` that were told.
    """
    if known is None or given.get("name", known.name) != known.name:
        return Party(**given)
    return replace(known, **given)


def in_batch(given: Mapping[str, Any], batch: Batch | None = None) -> dict[str, Any]:
    """What was told of parties and of what brought the goods, as fields of `Batch`.

    Args:
        given: Role -> fields of `Party`; and fields of `CARRIED` as they are.
        batch: Whose parties they are put into; None for a new one.
    """
    return {
        name: changed_party(getattr(batch, name, None), value) if name in ROLES else value
        for name, value in given.items()
    }


class SeenBefore(Record, frozen=True):
    """An enterprise that was found or punished before, within a year.

    Attributes:
        uscc: Its credit code.
        name: As the last batch with it writes it.
        batches: How many, with those that are looked at.
        offices: At how many offices, with those that are looked at.
        days: From the first of them to the last.
        penalty_on: Its last penalty within that year, of another batch; None without any.
        refs: The batches that are named for it.
    """

    uscc: str
    name: str
    batches: int
    offices: int
    days: int
    penalty_on: date | None
    refs: tuple[str, ...]


def year_before(day: date) -> date:
    """The first day of the year before a day, in which an enterprise counts as seen."""
    return max(day, date.min + _A_YEAR) - _A_YEAR


def enterprises_in(batch: Batch) -> dict[str, Party]:
    """The enterprises of a batch, in any role, by their credit codes as they are compared."""
    return {code: party for _, party in roles_of(batch) if (code := code_of(party))}


def seen_before(
    code: str, name: str, found: Collection[tuple[str, date]], penalty_on: date | None, refs: Iterable[str]
) -> SeenBefore | None:
    """What a year knows of an enterprise from others than one batch; None where that is nothing.

    Args:
        code: Its credit code.
        name: How it is written.
        found: Office and day of each batch with it, those that are looked at among them.
        penalty_on: Its last penalty, of a batch that is not looked at.
        refs: The batches to name.
    """
    if len(found) < 2 and not penalty_on:
        return None
    days = [day for _, day in found]
    return SeenBefore(
        uscc=code,
        name=name,
        batches=len(found),
        offices=len({office for office, _ in found}),
        days=(max(days) - min(days)).days,
        penalty_on=penalty_on,
        refs=tuple(refs),
    )
