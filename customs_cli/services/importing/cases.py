"""Rows grouped into cases: rows with the same case_id are the lines of one batch."""

import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Line
from customs_cli.domain.batch.document import Document, is_number
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.name_matching import folded, folded_number
from customs_cli.domain.values.party import Party
from customs_cli.services.importing.rows.entry import ReadRow

_NO_NUMBER = re.compile(
    r"[\W_]*|n[./]?a\.?|nil|null|none|unknown|not (?:known|available|stated)|pending|tb[acd]|various|multiple|"
    r"空|[暂尚]?[无無]|没有|不[详明]|未知|[无無未待](?:编号|案号|单号|立案|定|补|填)|详?见附[件表]",
    re.I,
)
"""Matches signs and words in place of the number of a case."""
_LONGEST_COUNT = 9
"""A number with this many digits or more is no mere count of cases (it may be the number of a seizure in a country)."""
OfficeOf = Callable[[ReadRow], str]
"""A function that returns the code of the office that a row names, else its text."""
MERGED = ("direction", "channel", "transport", "basis", "procedure", "origin", "departure", "destination", "found_by")


class Case(NamedTuple):
    """A future batch: its rows, and the values of the batch as a whole, each from the first row that has it.

    Attributes:
        entries: The rows; where a row differs from the batch, the note of its line says so.
        office: The office, as written.
        parent: The office above it, as written.
        country: Code of its country.
        found_on: The day, month or year of the find.
        fields: Name of a field of a batch -> its value.
        campaigns: The campaigns, as written.
        joint: Rows that name another office than the batch's (joint work across ports), one for each such office.
    """

    entries: tuple[ReadRow, ...]
    office: str
    parent: str
    country: str
    found_on: str
    fields: dict[str, Any]
    campaigns: tuple[str, ...]
    joint: tuple[ReadRow, ...]

    @property
    def case_id(self) -> str:
        """The case's number in the file; empty when it has none."""
        return self.entries[0].case_id

    @property
    def number(self) -> str:
        """The case's number; empty where the file has only a sign or a word in its place."""
        return self.case_id if tells_number("case_id", self.case_id) else ""

    @property
    def reference(self) -> str:
        """Reference of the stored batch that a row of the case names; empty where none does."""
        return next((entry.reference for entry in self.entries if entry.reference), "")

    @property
    def document(self) -> str:
        """Number of the case's document; empty where no row has one."""
        document = self.fields.get("document")
        number = (document and document.number) or ""
        return number if tells_number("document_number", number) else ""

    @property
    def row(self) -> int:
        """Line of the file at which the case begins."""
        return self.entries[0].row


def cases_of(entries: Iterable[ReadRow], office_of: OfficeOf) -> tuple[Case, ...]:
    """Group rows into cases, in the order of their first rows.

    Rows of one reference, of one case_id, or else of one document at one office form a case; any other row is a case of
    its own. Each office may number its cases from 1, so the same bare number further down at another office is another
    case.
    """
    groups: dict[object, list[ReadRow]] = {}
    counted: dict[object, object] = {}
    before: object = None
    for entry in entries:
        is_told = not entry.reference and tells_number("case_id", entry.case_id)
        number = folded_number(entry.case_id) if is_told else ""
        key = told = entry.reference or number or _document_or_row(entry, office_of)
        if _is_count(number):
            key = counted.get(told) if told == before or not entry.office else None
            key = counted[told] = key or (told, office_of(entry))
        groups.setdefault(key, []).append(entry)
        before = told
    return tuple(_case(group, office_of) for group in groups.values())


def tells_number(field: str, text: str) -> bool:
    """Whether a text in place of the number of a document or a case is one; words (`见附件`, `N/A`) join no rows."""
    if field == "document_number":
        return is_number(text)
    return text[-1:].isdigit() or not _NO_NUMBER.fullmatch(text)


def _is_count(number: str) -> bool:
    return number.isdecimal() and len(number) < _LONGEST_COUNT


def _document_or_row(entry: ReadRow, office_of: OfficeOf) -> object:
    document = entry.fields.get("document")
    if document and document.number and tells_number("document_number", document.number):
        return folded(document.number), office_of(entry)
    return entry.row


def _case(group: list[ReadRow], office_of: OfficeOf) -> Case:
    if len(group) == 1:
        (own,) = group
        return Case((own,), own.office, own.parent, own.country, own.found_on, own.fields, own.campaigns, joint=())
    first = next((entry for entry in group if entry.office), group[0])
    at = office_of(first)
    joint = tuple(entry for entry in group if entry.office != first.office and office_of(entry) not in ("", at))
    elsewhere = {entry.row for entry in joint}
    found_on = next((entry.found_on for entry in group if entry.found_on), "")
    fields: dict[str, Any] = {}
    for entry in group:
        fields = {**entry.fields, **fields}
    return Case(
        tuple(entry._replace(line=_with_remarks(entry, entry.row in elsewhere, found_on, fields)) for entry in group),
        first.office,
        first.parent,
        first.country,
        found_on=found_on,
        fields=fields,
        campaigns=tuple(dict.fromkeys(code for entry in group for code in entry.campaigns)),
        joint=joint,
    )


def _with_remarks(entry: ReadRow, is_joint: bool, found_on: str, fields: dict[str, Any]) -> Line:
    own = [f"office: {entry.office}"] if is_joint else []
    own += [f"found: {entry.found_on}"] if entry.found_on and entry.found_on != found_on else []
    own += [
        f"{name}: {entry.fields[name]}"
        for name in MERGED
        if entry.fields.get(name, fields.get(name)) != fields.get(name)
    ]
    own += [
        f"{name.replace('_', ' ')}: {_told(value)}"
        for name, value in entry.fields.items()
        if name not in MERGED and value != fields[name] and _told(value) != _told(fields[name])
    ]
    return (
        replace(entry.line, note="; ".join([*own, entry.line.note] if entry.line.note else own)) if own else entry.line
    )


def _told(value: Any) -> str:
    match value:
        case Document():
            return value.number or value.kind or ""
        case Party():
            return value.name or value.uscc or ""
        case Money():
            return f"{value.amount:f} {value.currency}"
        case tuple():
            return ", ".join(map(_told, value))
        case _:
            return str(value)
