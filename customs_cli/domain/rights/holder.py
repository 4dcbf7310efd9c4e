"""Holders: the owners of rights, and placeholders for unknown ones."""

from datetime import date

from customs_cli.domain.record import Record

_BEFORE, _AFTER = "holder of ", " (not known)"


def unnamed(mark: str) -> str:
    """Return the placeholder name for the unknown owner of a mark."""
    return f"{_BEFORE}{mark}{_AFTER}"


def owned_by_unnamed(name: str) -> str:
    """Return the mark in a placeholder name made by `unnamed`; empty for any other name."""
    is_one = name.startswith(_BEFORE) and name.endswith(_AFTER)
    return name[len(_BEFORE) : -len(_AFTER)] if is_one else ""


class Holder(Record, frozen=True):
    """An owner of rights, with its representatives.

    Attributes:
        code: Its code, such as `VIVO-COMM`.
        name: Registered name.
        name_zh: Chinese name.
        country: ISO 3166 alpha-2.
        agents: Agents, as `Name` or `Name, phone`.
        contacts: Telephone numbers, e-mail or postal addresses.
        general_guarantee: Number of its yearly general guarantee, or empty.
        guarantee_approved_on: When GACC approved that guarantee: it replaces security to the end of the year.
        incomplete: Whether it was added because a batch or a mark named it; its details are still to be filled in.
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
