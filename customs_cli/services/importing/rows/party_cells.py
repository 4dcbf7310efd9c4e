"""Reads and writes the cells of the parties behind a batch, and of its containers, vehicle, seal and route."""

from typing import Any

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.parties import CARRIED, ROLES, roles_of
from customs_cli.domain.validation.values import check_phone
from customs_cli.domain.values.party import Party, split_party
from customs_cli.services.importing.rights import split
from customs_cli.services.importing.rows.cell_memo import Cells
from customs_cli.services.importing.rows.cells import identifier

_PARTS = ("uscc", "names", "phone", "address")
PARTY_CELLS = {role: (role, *(f"{role}_{part}" for part in _PARTS)) for role in ROLES}
"""Role of a party -> its columns: name, credit code, other names, phones, address."""


def party_in(cells: Cells, *, role: str) -> dict[str, Any]:
    """Return {role: party} as a field of `Batch`; empty where the row has no party in that role."""
    party = _party(cells, role)
    return {role: party} if party else {}


def carried_in(cells: Cells) -> dict[str, Any]:
    """Return the fields of `Batch` on containers, vehicle, seal and route that the row fills."""
    fields: dict[str, Any] = {"containers": split(cells.text("containers"))}
    fields |= {column: cells.text(column) for column in CARRIED[1:]}
    return {name: value for name, value in fields.items() if value}


def _party(cells: Cells, role: str) -> Party | None:
    party = cells.read(role, split_party) if cells.text(role) else None
    code, names, phones, address = map(cells.text, PARTY_CELLS[role][1:])
    if not (code or names or phones or address):
        return party
    party = party or Party()
    return replace(
        party,
        uscc=code.upper() or party.uscc,
        address=address or party.address,
        names=split(names),
        phones=cells.read(f"{role}_phone", _phones) or (),
    )


def _phones(text: str) -> tuple[str, ...]:
    phones = tuple(phone.removesuffix(".0") for phone in split(text))
    for phone in map(identifier, phones):
        check_phone(phone)
    return phones


def party_cells(batch: Batch) -> dict[str, str]:
    """Return column -> text of the parties, containers, vehicle, seal and route; empty cells may be missing."""
    cells = {name: getattr(batch, name) or "" for name in CARRIED[1:]}
    cells["containers"] = ";".join(batch.containers)
    for role, party in roles_of(batch):
        cells[role] = f"{party.name} ({party.uscc})".strip() if party.uscc else party.name
        cells[f"{role}_names"] = ";".join(party.names)
        cells[f"{role}_phone"] = ";".join(party.phones)
        cells[f"{role}_address"] = party.address
    return cells


def apart(batch: Batch, given: frozenset[str], told: Batch) -> dict[str, str]:
    """Return column -> cell: each party's code, and its name without the code if the file has a column for the code.

    The name also stands alone if the file names the same party without a code.

    Args:
        batch: The batch with the parties.
        given: The columns that a row of the file fills.
        told: The batch as the file describes it.
    """
    cells = {}
    for role in ROLES:
        party: Party | None = getattr(batch, role)
        cells[f"{role}_uscc"] = party.uscc if party else ""
        of_file: Party | None = getattr(told, role)
        has_no_code = of_file and of_file.name == (party and party.name) and not of_file.uscc
        if party and (f"{role}_uscc" in given or has_no_code):
            cells[role] = party.name
    return cells
