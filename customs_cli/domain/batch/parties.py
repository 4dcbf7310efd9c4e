"""The parties of a batch and their roles, how the goods came, and enterprises that were seen before."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from operator import attrgetter
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.record import Record
from customs_cli.domain.values.identity import code_of
from customs_cli.domain.values.party import Party

ROLES = ("consignor", "consignee", "agent", "declarant", "carrier", "driver", "maker", "supplier")
"""The roles of a party in a batch: each is a field of `Batch`."""

_ROLES = frozenset(ROLES)
_in_roles = attrgetter(*ROLES)

CARRIED = ("containers", "vehicle", "seal", "route")
"""How the goods were carried: fields of `Batch`."""


def roles_of(batch: Batch) -> list[tuple[str, Party]]:
    """Return (role, party) for each party that a batch names."""
    source = batch.source
    parties: Iterable[Party | None] = _in_roles(batch)
    if not _ROLES.isdisjoint(source):  # older imports kept the role here, before it had a field
        parties = [party or _told_in(source, role) for role, party in zip(ROLES, parties, strict=True)]
    return [(role, party) for role, party in zip(ROLES, parties, strict=True) if party]


def parties_in(batch: Batch) -> list[Party]:
    """Return each party that a batch names."""
    if _ROLES.isdisjoint(batch.source):
        return list(filter(None, _in_roles(batch)))
    return [party for _, party in roles_of(batch)]


def _told_in(source: Mapping[str, str], role: str) -> Party | None:
    return Party(name=source[role], uscc=source.get(f"{role}_uscc", "")) if role in source else None


def changed_party(known: Party | None, given: Mapping[str, Any]) -> Party:
    """Return a party with some fields replaced; where a name is given, a new party is made and nothing is kept."""
    if known is None or given.get("name", known.name) != known.name:
        return Party(**given)
    return replace(known, **given)


def in_batch(given: Mapping[str, Any], batch: Batch | None = None) -> dict[str, Any]:
    """Return what was entered of parties and of the means of carriage, as fields of `Batch`.

    Args:
        given: Role -> dict of fields of `Party`; a field of `CARRIED` -> its value.
        batch: The batch whose parties are changed; None for a new one.
    """
    return {
        name: changed_party(getattr(batch, name, None), value) if name in ROLES else value
        for name, value in given.items()
    }


class SeenBefore(Record, frozen=True):
    """An enterprise that was found or punished before, within a year.

    Attributes:
        uscc: Its credit code.
        name: Its name as written in the last batch with it.
        batches: Number of batches with it, those now looked at included.
        offices: Number of offices that found them, those now looked at included.
        days: Days from the first of them to the last.
        penalty_on: Its last penalty within that year, of another batch; None without any.
        refs: References of the batches to show for it.
    """

    uscc: str
    name: str
    batches: int
    offices: int
    days: int
    penalty_on: date | None
    refs: tuple[str, ...]


def year_before(day: date) -> date:
    """Return the first day from which a year lasts until a day: since then an enterprise counts as seen before."""
    if day.year == date.min.year:
        return date.min
    return date(day.year - 1, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def enterprises_in(batch: Batch) -> dict[str, Party]:
    """Return the enterprises of a batch, in any role: credit code, in the form used for comparison -> party."""
    return {code: party for _, party in roles_of(batch) if (code := code_of(party))}


def seen_before(
    code: str, name: str, found: Collection[tuple[str, date]], penalty_on: date | None, refs: Iterable[str]
) -> SeenBefore | None:
    """Return what is known of an enterprise from the last year, apart from the present batch; None if nothing is.

    Args:
        code: Its credit code.
        name: Its name.
        found: (office, day found) of each batch of that year with it, the present one included.
        penalty_on: Day of its last penalty, of another batch.
        refs: References of the batches to show.
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
