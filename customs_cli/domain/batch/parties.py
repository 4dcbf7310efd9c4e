"""Who stands behind a batch, and what brought it: the roles of parties, and everything of them in turn."""

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Any

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.values.party import Party

ROLES = ("consignor", "consignee", "agent", "declarant", "carrier", "driver", "maker", "supplier")
"""What a party may be to a batch: a field of `Batch` each."""

_ROLES = frozenset(ROLES)
_in_roles = attrgetter(*ROLES)

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
    kept = {} if known is None or "name" in given else {name: getattr(known, name) for name in Party.__struct_fields__}
    return Party(**{**kept, **given})


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
