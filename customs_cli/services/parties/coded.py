"""Reads the code of an enterprise that stands in place of a party's name."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.rights.enterprise import Enterprise
from customs_cli.domain.values.name_matching import is_code
from customs_cli.domain.values.party import Party
from customs_cli.register.register import Register


def with_enterprises(register: Register, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields of a batch in which each party that is named by an enterprise's code is that enterprise."""
    return {name: _told(register, value) if isinstance(value, Party) else value for name, value in fields.items()}


def _told(register: Register, party: Party) -> Party:
    codes = (party.name, party.name.upper()) if is_code(party.name) else ()
    known = next(filter(None, (register.find(Enterprise, code) for code in codes)), None)
    if known is None or not known.name or party.uscc not in ("", known.uscc):
        return party
    own = {name: getattr(party, name) or getattr(known, name) for name in ("uscc", "address", "country")}
    return replace(party, name=known.name, **own)
