"""The parts of a row, each read from a few cells, and how a row is assembled from them."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from customs_cli.domain.batch.batch import Line
from customs_cli.domain.batch.document import Document
from customs_cli.domain.batch.parties import CARRIED
from customs_cli.domain.values.countries import parse_country
from customs_cli.domain.values.digits import in_plain_letters
from customs_cli.sentences import said
from customs_cli.services.importing.columns import CODED, KEPT, Fault
from customs_cli.services.importing.outcomes import parse_outcome, tells_confirmation
from customs_cli.services.importing.rights import split
from customs_cli.services.importing.rows.cell_memo import Cells, Memo
from customs_cli.services.importing.rows.cells import (
    CHOICES,
    COUNTRIES,
    DATES,
    confirmed,
    day_found,
    days_told,
    kept_apart,
    kind_of_goods,
    office_codes,
    procedure_code,
    quantity,
    rights,
    told_of,
    trade_mode_in,
    types_of_no_right,
    unrounded,
    way,
)
from customs_cli.services.importing.rows.entry import ReadRow
from customs_cli.services.importing.rows.money_cells import money
from customs_cli.services.importing.rows.party_cells import PARTY_CELLS, carried_in, party_in
from customs_cli.services.importing.table import EXTRA, Row


class Part(NamedTuple):
    """A value that is read from a few cells of a row, independent of its other cells.

    Attributes:
        columns: Columns of the cells.
        read: Reads the cells; None where the value is the text of the one cell.
    """

    columns: tuple[str, ...]
    read: Callable[[Cells], Any] | None = None


class Parts(NamedTuple):
    """All parts of a row, in the order in which their faults are listed.

    Attributes:
        first: The parts whose values are the argument `first` of `assembled`.
        fields: Parts that each give fields of `Batch`, as name -> value.
        rest: The parts whose values are the argument `rest` of `assembled`.
    """

    first: tuple[Part, ...]
    fields: tuple[Part, ...]
    rest: tuple[Part, ...]


def parts(today: date) -> Parts:
    """Return the parts of a row.

    Args:
        today: No day in the row may be later.
    """

    def found(cells: Cells) -> str:
        return cells.read("found_on", lambda text: day_found(text, today)) or ""

    first = (
        Part(("case_id",), lambda cells: unrounded(cells, "case_id")),
        Part(("country",), lambda cells: cells.read("country", parse_country) or ""),
        Part(("found_on",), found),
    )
    fields = (
        Part(("transport", "direction", "channel", "basis", *COUNTRIES), way),
        *(Part(columns, partial(party_in, role=role)) for role, columns in PARTY_CELLS.items()),
        Part(CARRIED, carried_in),
        Part(("found_by",), lambda cells: told_of(found_by=cells.read("found_by", CHOICES["found_by"]))),
        Part(("procedure",), lambda cells: told_of(procedure=cells.read("procedure", procedure_code))),
    )
    rest = (
        Part(("document_kind",), lambda cells: cells.read("document_kind", CHOICES["document_kind"])),
        Part(("document_number",), lambda cells: unrounded(cells, "document_number")),
        Part(("case_value", "currency"), lambda cells: told_of(value=money(cells, "case_value"))),
        Part(("quantity", "unit"), quantity),
        Part(("value_basis", "hs", "category"), kind_of_goods),
        Part(("value", "currency"), lambda cells: money(cells, "value")),
        Part(("marks", "right_type", "holder", "marks_names", "holder_names", "marks_number", "recordation"), rights),
        Part(("outcome",), lambda cells: cells.read("outcome", parse_outcome) or ()),
        Part(DATES, lambda cells: days_told(cells, today)),
        Part(("confirmed_items",), confirmed),
        Part(("office_code", "parent_office_code"), office_codes),
        Part(KEPT, kept_apart),
        Part(("campaign",), lambda cells: split(cells.text("campaign"))),
        Part(("trade_mode",), lambda cells: told_of(trade_mode=trade_mode_in(cells.text("trade_mode")) or None)),
        Part(("marks", "right_type", "holder"), types_of_no_right),
        *(Part((column,)) for column in ("source_url", "office", "parent_office", "storage", "goods", "note")),
        Part(("reference",)),
        Part(("recordation",)),
    )
    return Parts(first, fields, rest)


OWN = ("case_id", "document_number")
"""Columns in which almost every row has another value; a short value without `+` or a point is taken without checks."""


def assembled(row: int, first: Sequence[Any], fields: Sequence[dict[str, Any]], rest: Sequence[Any]) -> ReadRow:
    """Make a row of the values of its parts."""
    case_id, country, found_on = first
    kind, number, value, (quantity, unit), (basis, hs, category), worth, rights, said_of, dates, *more = rest
    (
        confirmed,
        codes,
        kept,
        campaigns,
        mode,
        types,
        url,
        office,
        parent,
        storage,
        goods,
        note,
        reference,
        mark_no,
    ) = more
    own: dict[str, Any] = {}
    for told in (*fields, value, mode):
        own.update(told)
    if kind or number:
        own["document"] = Document(kind=kind, number=number or None)
    if storage:
        own["storage"] = storage
    if confirmed is not None and not tells_confirmation(said_of):
        note = "; ".join(filter(None, (note, f"confirmed_items: {confirmed}")))
    if types:
        note = "; ".join(filter(None, (note, f"right_type: {types}")))
    if mark_no:
        note = "; ".join(filter(None, (note, f"recordation: {mark_no}")))
    line = Line(
        no=0,
        goods=goods,
        hs=hs,
        category=category,
        quantity=quantity,
        unit=unit,
        value=worth,
        value_basis=basis,
        note=note,
    )
    return ReadRow(
        row, case_id, url, office, parent, country, found_on, own, campaigns, line,
        rights, said_of, dates, confirmed, codes, reference.upper(), kept,
    )  # fmt: skip


def read_entry(row: Row, all_parts: Parts, memo: Memo) -> tuple[ReadRow, tuple[Fault, ...]]:
    """Read a row cell by cell; return its contents and its faults."""
    read = {name: in_plain_letters(cell) if name in CODED else cell for name, cell in row.cells.items()}
    cells = Cells(Row(row.line, read), memo)
    if EXTRA in row.cells:
        cells.faults.append(
            Fault(row.line, "", row.cells[EXTRA], said("is a quotation mark or a delimiter missing?"), code="row")
        )
    first, fields, rest = ([_value(part, cells) for part in each] for each in all_parts)
    return assembled(row.line, first, fields, rest), tuple(cells.faults)


def _value(part: Part, cells: Cells) -> Any:
    return part.read(cells) if part.read else cells.text(part.columns[0])
