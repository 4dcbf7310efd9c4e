"""Enterprises that officers visit, and the clues they give."""

from customs_cli.domain.record import Record


class Enterprise(Record, frozen=True):
    """An enterprise: a consignor watched, a maker visited, a holder's factory.

    Attributes:
        code: Its code.
        name: Registered name.
        uscc: Unified Social Credit Code, or empty.
        country: ISO 3166 alpha-2.
        address: Registered address.
        contacts: Telephone numbers, e-mail addresses, people.
        notes: Visits and clues, one line each, each beginning with its day.
        incomplete: Whether it was added because something named it, and lacks details.
    """

    code: str
    name: str
    uscc: str = ""
    country: str = ""
    address: str = ""
    contacts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    incomplete: bool = False
