"""What a file says otherwise of the parties of a known case: what it does not tell of them stays."""

from typing import Any

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.parties import ROLES, changed_party, roles_of
from customs_cli.domain.values.party import Party

_OF_A_PARTY = {"": "name", "_uscc": "uscc", "_names": "names", "_phone": "phones", "_address": "address"}
"""End of a column of a role -> field of a party."""


def told_of_parties(columns: set[str], draft: Batch, stored: Batch) -> dict[str, Party]:
    """The parties of which a file says something else, by role: another name is another party, as the file has it.

    Args:
        columns: Those that read otherwise.
        draft: The case as the file tells it.
        stored: As the register has it.
    """
    parties: dict[str, Party] = {}
    known = dict(roles_of(stored))
    for role in ROLES:
        party, former = getattr(draft, role) or Party(), known.get(role)
        told: dict[str, Any] = {
            field: getattr(party, field) for end, field in _OF_A_PARTY.items() if f"{role}{end}" in columns
        }
        if "name" in told:  # or the code behind it
            told["uscc"] = party.uscc
        if told:
            is_another = former is None or told.get("name", former.name) != former.name
            parties[role] = party if is_another else changed_party(former, told)
    return parties
