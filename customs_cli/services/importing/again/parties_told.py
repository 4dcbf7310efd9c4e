"""Finds the parties of a known case that a file changes; what the file does not state about them stays."""

from typing import Any

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.parties import ROLES, changed_party, roles_of
from customs_cli.domain.values.party import Party

_OF_A_PARTY = {"": "name", "_uscc": "uscc", "_names": "names", "_phone": "phones", "_address": "address"}
"""Suffix that a column adds to the name of a role -> field of `Party`."""


def told_of_parties(columns: set[str], draft: Batch, stored: Batch) -> dict[str, Party]:
    """Return role -> the party as the file changes it; with another name it is another party, wholly as in the file."""
    parties: dict[str, Party] = {}
    known = dict(roles_of(stored))
    for role in ROLES:
        party, former = getattr(draft, role) or Party(), known.get(role)
        told: dict[str, Any] = {
            field: getattr(party, field) for end, field in _OF_A_PARTY.items() if f"{role}{end}" in columns
        }
        if "name" in told:  # the name's cell may hold the code too
            told["uscc"] = party.uscc
        if told:
            is_another = former is None or told.get("name", former.name) != former.name
            parties[role] = party if is_another else changed_party(former, told)
    return parties
