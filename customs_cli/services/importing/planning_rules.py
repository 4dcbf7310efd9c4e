"""Facts about all rows of an import together: each mark's holder, each new office's code, each case's procedure."""

from collections.abc import Iterable

from customs_cli import procedures
from customs_cli.domain.rights.office import Office, country_of
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.word_lists import RightType
from customs_cli.services.importing.cases import Case
from customs_cli.services.importing.rows.entry import ReadRow

_ARTICLES = ("mail", "traveller")
"""Channels of articles, which are detained without an application of the holder (Regulations, article 31)."""


def owners_in(entries: Iterable[ReadRow]) -> dict[tuple[str, RightType], str]:
    """Return (folded mark, right type) -> the holder that the rows name for it, as written; the first row counts."""
    owners: dict[tuple[str, RightType], str] = {}
    for entry in entries:
        for right in entry.rights:
            if right.holder:
                owners.setdefault((folded(right.mark), right.type), right.holder)
    return owners


def codes_in(entries: Iterable[ReadRow]) -> dict[str, str]:
    """Return folded name of an office -> the code that it gets if it has to be added; the first row counts."""
    codes: dict[str, str] = {}
    for entry in entries:
        own, above = entry.codes
        for name, code in ((entry.office or entry.parent, own), (entry.parent, above)) if own or above else ():
            if name and code:
                codes.setdefault(folded(name), code)
    return codes


def may_be_articles(case: Case, office: Office) -> bool:
    """Return whether the goods of a case may be cargo or articles: express, ex officio in China, no procedure named."""
    named, basis, channel = (case.fields.get(name) for name in ("procedure", "basis", "channel"))
    country = country_of(office.code, office.country)
    return not named and procedures.may_be_articles(country, basis, channel)


def procedure_of(case: Case, office: Office, express: str | None) -> str | None:
    """Return the code of the procedure that a case names, else the default of the country of its office.

    China has several procedures, which differ in basis and channel. Without a basis there is none, except for goods
    that come by mail or with a traveller: customs detains those ex officio. Express goods found ex officio may be cargo
    or articles; they are taken for cargo if the office does not say which.
    """
    basis, channel = case.fields.get("basis"), case.fields.get("channel")
    country = country_of(office.code, office.country)
    named: str | None = case.fields.get("procedure")
    if named or (country == "CN" and not basis and channel not in _ARTICLES):
        return named
    if express and may_be_articles(case, office):
        return express
    return procedures.default_for(country, basis or "ex-officio", channel, case.found_on)
