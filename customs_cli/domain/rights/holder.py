"""Owners of rights."""

from datetime import date

from customs_cli.domain.record import Record

_BEFORE, _AFTER = "holder of ", " (not known)"


def unnamed(mark: str) -> str:
    """The name that the owner of a mark bears as long as nobody knows it."""
    return f"{_BEFORE}{mark}{_AFTER}"


def owned_by_unnamed(name: str) -> str:
    """The mark whose owner nobody knows, of a name that says so; empty of any other."""
    is_one = name.startswith(_BEFORE) and name.endswith(_AFTER)
    return name[len(_BEFORE) : -len(_AFTER)] if is_one else ""


class Holder(Record, frozen=True):
    """An owner of rights, with those who speak for it.

    Attributes:
        code: How officers name it, such as `VIVO-COMM`.
        name: Registered name.
        name_zh: Chinese name.
        country: ISO 3166 alpha-2.
        agents: Agents, as `Name` or `Name, phone`.
        contacts: Telephone numbers, e-mail or postal addresses.
        general_guarantee: Number of its yearly general guarantee, or empty.
        guarantee_approved_on: When GACC approved that guarantee: it frees from security to the end of the year.
        incomplete: Added because a batch or a mark named it; its details are still to be filled in.
    """

    code: str
    name: str
    name_zh: str = ""
    country: str = ""
    agents: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    general_guarantee: str = ""
    guarantee_approved_on: date | None = None
    incomplete: bool = False
