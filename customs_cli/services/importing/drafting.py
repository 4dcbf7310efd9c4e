"""Turns a case into the batch that it would become: names are looked up, and the outcomes of its rows are applied."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.document import parse_declaration, told_by_number
from customs_cli.domain.batch.linking import linked
from customs_cli.domain.rights.office import Office, country_of
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.name_matching import UNKNOWN, folded
from customs_cli.procedures import get
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.importing.cases import Case
from customs_cli.services.importing.lookup import Lookup
from customs_cli.services.importing.outcomes import ONLY, Said, with_outcomes
from customs_cli.services.importing.planning_rules import procedure_of
from customs_cli.services.importing.rows.entry import ReadRow
from customs_cli.services.importing.rows.telling import Telling


class Draft(NamedTuple):
    """A future batch, without deadlines.

    Attributes:
        batch: The batch, with everything done that its rows tell.
        tellings: What its rows tell, line by line.
        holders: Code of each mark on the batch -> code of its holder.
    """

    batch: Batch
    tellings: tuple[Telling, ...]
    holders: dict[str, str]


def drafted(duty: Duty, case: Case, office: Office, ref: str, lookup: Lookup) -> Draft:
    """Return the batch of a case.

    Args:
        duty: The officers, the day and the register.
        case: The rows.
        office: The office of the batch.
        ref: The reference that the batch gets.
        lookup: Finds the records that the rows name.
    """
    case = case._replace(fields=fields_told(case, office))
    found = first_day(case.found_on)
    lines, tellings, holders = [], [], {}
    for number, entry in enumerate(case.entries, start=1):
        marks = lookup.marks(entry.rights)
        codes = tuple(dict.fromkeys([mark.code for mark in marks]))
        for mark in marks:
            holders[mark.code] = mark.holder
        line = replace(entry.line, no=number, marks=codes)
        lines.append(line)
        own = max(found, first_day(entry.found_on or case.found_on))
        tellings += [
            Telling(number, line.quantity, entry.confirmed, named, words, entry.is_only, dates, own)
            for named, words, dates in _said(entry, codes, marks)
        ]
    batch = Batch(
        ref=ref,
        office=office.code,
        found_on=case.found_on,
        procedure=procedure_of(case, office, duty.express),
        campaigns=tuple(dict.fromkeys(lookup.campaign(code).code for code in case.campaigns)),
        lines=tuple(lines),
        joint_offices=_joint(case, office, lookup),
        clues=tuple(dict.fromkeys(lookup.clue(number).code for entry in case.entries for number in entry.clues)),
        officers=duty.officers,
        recorded_on=duty.today,
        source=_source(case),
        **{name: value for name, value in case.fields.items() if name != "procedure"},
    )
    law = get(batch.procedure) if batch.procedure else None
    return Draft(with_outcomes(linked(batch, holders), tellings, law), tuple(tellings), holders)


def fields_told(case: Case, office: Office) -> dict[str, Any]:
    """Return a case's fields of the batch, completed from the number of a Chinese declaration or of a mail item."""
    document, country = case.fields.get("document"), country_of(office.code, office.country)
    if not document:
        return case.fields
    stated = parse_declaration(document.number or "")
    if stated is None:
        told = told_by_number(document, case.fields.get("channel"), country)
        return {**told, **case.fields, "document": told.get("document", document)}
    is_of_its_time = stated.year in (year := first_day(case.found_on).year, year - 1)
    if document.kind not in (None, "declaration") or country != "CN" or not is_of_its_time:
        return case.fields
    return {"direction": stated.direction, **case.fields, "document": replace(document, kind="declaration")}


def _source(case: Case) -> dict[str, str]:
    url = next((entry.source_url for entry in case.entries if entry.source_url), "")
    kept = {
        column: text
        for entry in reversed(case.entries)
        for column, text in entry.kept.items()
        if not (column == "clue" and entry.clues)
    }
    source: dict[str, Any] = {"case_id": case.case_id or case.reference, "source_url": url, **kept}
    return {name: text for name, text in source.items() if text}


def _joint(case: Case, office: Office, lookup: Lookup) -> tuple[str, ...]:
    codes = (lookup.office(entry.office, entry.parent, entry.country).code for entry in case.joint)
    return tuple(dict.fromkeys(code for code in codes if code != office.code))


@lru_cache(maxsize=1024)
def _words(said: tuple[Said, ...]) -> tuple[str, ...] | None:
    if any(each.mark for each in said):
        return None
    return tuple(dict.fromkeys(each.word for each in said if each.word != ONLY))


def _said(
    entry: ReadRow, codes: tuple[str, ...], known: tuple[Trademark, ...]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], dict[str, date]]]:
    words = None if entry.dates else _words(entry.said)
    if words is not None:
        if words:
            yield codes or (UNKNOWN,), words, {}
        return
    written = {mark.code: right.mark for right, mark in zip(entry.rights, known, strict=True)}
    told: dict[tuple[tuple[str, ...], tuple[tuple[str, date], ...]], list[str]] = {}
    for code in codes or (UNKNOWN,):
        mark = folded(written.get(code, code))
        dates = entry.dates_of(mark)
        words = entry.words_of(mark)
        if words:
            told.setdefault((words, tuple(dates.items())), []).append(code)
    for (words, days), marks in told.items():
        yield tuple(marks), words, dict(days)
