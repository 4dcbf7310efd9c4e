"""Facts about all rows of an import together (each mark's holder, each case's procedure), and faults of mere rows."""

from collections.abc import Iterable, Iterator

from customs_cli import procedures
from customs_cli.domain.rights.office import Office, country_of
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.hs import hs_oddity
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.word_lists import RightType
from customs_cli.sentences import said
from customs_cli.services.importing.cases import Case
from customs_cli.services.importing.columns import Fault
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


def also_in(entries: Iterable[ReadRow]) -> dict[str, str]:
    """Return folded name of a mark or a holder, either one -> the other that a row gives it; the first row counts."""
    found: dict[str, str] = {}
    for right in (right for entry in entries for right in entry.rights if any(right.also)):
        for name, also in zip((right.mark, right.holder), right.also, strict=True):
            if name and also:
                found.setdefault(folded(name), also)
                found.setdefault(folded(also), name)
    return found


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


def odd_codes(case: Case, country: str) -> Iterator[Fault]:
    """Yield a fault for each HS code that has lost a digit, as spreadsheets take the zeros before a number."""
    for entry in case.entries:
        if entry.line.hs and (odd := hs_oddity(entry.line.hs, country)):
            yield Fault(entry.row, "hs", odd, said("write {code}, or all of its digits", code=f"0{entry.line.hs}"))


def dates_before_found(entry: ReadRow, found_on: str) -> Iterator[Fault]:
    """Yield a fault for each act of a row that is told as done before the goods were found."""
    for column, days in entry.dates.items():
        if found_on and (day := min(days.values())) < first_day(found_on):
            yield Fault(
                entry.row, column, said("{day} is before the goods were found ({found_on})", day=day, found_on=found_on)
            )


def confirmed_too_many(entry: ReadRow) -> Iterator[Fault]:
    """Yield a fault where a row says that more items were confirmed than it has."""
    there = entry.line.quantity
    if entry.confirmed and there is not None and entry.confirmed > there:
        what = said("{items} confirmed of {there}", items=entry.confirmed, there=there)
        yield Fault(entry.row, "confirmed_items", what, said("at most {most:,}", most=there))


def keeps_holder(row: int, code: str, holder: str, theirs: str) -> str:
    """Return the note on a mark that keeps its holder, although the file names another."""
    return said(
        "row {row}: {code} keeps its holder {holder}; the file says {theirs}",
        row=row,
        code=code,
        holder=holder,
        theirs=theirs,
    )
