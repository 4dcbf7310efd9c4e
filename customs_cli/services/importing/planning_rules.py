"""What a plan must know of all rows at once: whose mark it is, which code an office gets, which procedure applies."""

from collections.abc import Iterable

from customs_cli import procedures
from customs_cli.domain.rights.office import Office, country_of
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.word_lists import RightType
from customs_cli.services.importing.cases import Case
from customs_cli.services.importing.rows.entry import ReadRow

_ARTICLES = ("mail", "traveller")
"""Channels of articles, of which no holder has to apply for the detention (Regulations, article 31)."""


def owners_in(entries: Iterable[ReadRow]) -> dict[tuple[str, RightType], str]:
    """The holder that any row names for a mark, as written, by mark and right type."""
    owners: dict[tuple[str, RightType], str] = {}
    for entry in entries:
        for right in entry.rights:
            if right.holder:
                owners.setdefault((folded(right.mark), right.type), right.holder)
    return owners


def codes_in(entries: Iterable[ReadRow]) -> dict[str, str]:
    """The code that an office gets if it has to be added, by its name, folded; the first row that says it counts."""
    codes: dict[str, str] = {}
    for entry in entries:
        own, above = entry.codes
        for name, code in ((entry.office or entry.parent, own), (entry.parent, above)) if own or above else ():
            if name and code:
                codes.setdefault(folded(name), code)
    return codes


def may_be_articles(case: Case, office: Office) -> bool:
    """Whether nothing in a case tells whether its goods are cargo or articles: express, found ex officio in China."""
    named, basis, channel = (case.fields.get(name) for name in ("procedure", "basis", "channel"))
    country = country_of(office.code, office.country)
    return not named and procedures.may_be_articles(country, basis, channel)


def procedure_of(case: Case, office: Office, express: str | None) -> str | None:
    """The procedure that a case names, else the default of its office's country.

    China has several, told apart by the basis and the channel: while the basis is not known, there is none, but for
    what comes by mail or with a traveller, which customs detains of its own motion. Express goods found ex officio may
    be cargo or articles: where the office does not say which, they are taken for cargo.
    """
    basis, channel = case.fields.get("basis"), case.fields.get("channel")
    country = country_of(office.code, office.country)
    named: str | None = case.fields.get("procedure")
    if named or (country == "CN" and not basis and channel not in _ARTICLES):
        return named
    if express and may_be_articles(case, office):
        return express
    return procedures.default_for(country, basis or "ex-officio", channel, case.found_on)
