"""Rows put together to cases: rows of one case_id are the lines of one batch."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Line
from customs_cli.domain.batch.document import Document
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.name_matching import folded, folded_number
from customs_cli.domain.values.party import Party
from customs_cli.services.importing.rows.entry import ReadRow

NO_NUMBER = ("-", "--", "/", "无", "none", "n/a")
"""What lists write where there is no document."""

_LONGEST_COUNT = 9
"""Digits of what is no mere count: the number of a seizure in a whole country, say."""
MERGED = ("direction", "channel", "transport", "basis", "procedure", "origin", "departure", "destination", "found_by")


class Case(NamedTuple):
    """One batch to be: its rows, and what they say of the batch as a whole, from the first row that says it.

    Attributes:
        entries: Its rows; the note of a row's line says where the row differs from the batch.
        joint: Rows whose office is another one, by their office as written.
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
        """The case's name in the file; empty when it has none."""
        return self.entries[0].case_id

    @property
    def reference(self) -> str:
        """The batch of the register that it speaks of, where a row says so; empty otherwise."""
        return next((entry.reference for entry in self.entries if entry.reference), "")

    @property
    def document(self) -> str:
        """Number of its document; empty where no row has one."""
        document = self.fields.get("document")
        return document.number or "" if document else ""

    @property
    def row(self) -> int:
        """Line of the file at which it begins."""
        return self.entries[0].row


def cases_of(entries: Iterable[ReadRow]) -> tuple[Case, ...]:
    """The cases of a file, in the order of their first rows.

    Rows of one reference, or of one case_id, or else of one document at one office, are one case; any other row is a
    case of its own. A bare number of another office that stands apart is one that this office counts for itself.
    """
    groups: dict[object, list[ReadRow]] = {}
    counted: dict[object, object] = {}
    before: object = None
    for entry in entries:
        key = told = _key(entry)
        if _is_count(entry):
            key = counted.get(told) if told == before or not entry.office else None
            key = counted[told] = key or (told, folded(entry.office))
        groups.setdefault(key, []).append(entry)
        before = told
    return tuple(_case(group) for group in groups.values())


def _is_count(entry: ReadRow) -> bool:
    """Whether a case is told by a number that every office may count for itself, from 1."""
    number = "" if entry.reference else folded_number(entry.case_id)
    return number.isdecimal() and len(number) < _LONGEST_COUNT


def _key(entry: ReadRow) -> object:
    if entry.reference or entry.case_id:
        return entry.reference or folded_number(entry.case_id)
    document = entry.fields.get("document")
    if document and document.number and document.number not in NO_NUMBER:
        return folded(document.number), folded(entry.office)
    return entry.row


def _case(group: list[ReadRow]) -> Case:
    if len(group) == 1:
        (own,) = group
        return Case((own,), own.office, own.parent, own.country, own.found_on, own.fields, own.campaigns, joint=())
    first = next((entry for entry in group if entry.office), group[0])
    found_on = next((entry.found_on for entry in group if entry.found_on), "")
    fields: dict[str, Any] = {}
    for entry in group:
        fields = {**entry.fields, **fields}
    return Case(
        tuple(entry._replace(line=_with_remarks(entry, first.office, found_on, fields)) for entry in group),
        first.office,
        first.parent,
        first.country,
        found_on=found_on,
        fields=fields,
        campaigns=tuple(dict.fromkeys(code for entry in group for code in entry.campaigns)),
        joint=tuple(entry for entry in group if entry.office and entry.office != first.office),
    )


def _with_remarks(entry: ReadRow, office: str, found_on: str, fields: dict[str, Any]) -> Line:
    """The row's line, its note saying what of office, day, way, parties, papers and values is this row's own."""
    own = [f"office: {entry.office}"] if entry.office and entry.office != office else []
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
    """What a row says of a batch, in the words of its cells."""
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
