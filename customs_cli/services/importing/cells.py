"""The cells of one row as values; every fault is kept, none stops the next cell from being read."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, get_args

from customs_cli.domain.batch.batch import Line
from customs_cli.domain.batch.document import Document
from customs_cli.domain.rights.office import parse_office_code
from customs_cli.domain.time.dates import parse_day, parse_partial
from customs_cli.domain.validation.values import check_found
from customs_cli.domain.values.categories import parse_category
from customs_cli.domain.values.countries import parse_country
from customs_cli.domain.values.hs import parse_hs
from customs_cli.domain.values.money import Money, parse_amount, parse_currency
from customs_cli.domain.values.name_matching import folded, nearest
from customs_cli.domain.values.party import split_party
from customs_cli.domain.values.quantity import Amount, parse_quantity, whole
from customs_cli.domain.values.units import parse_unit
from customs_cli.domain.values.word_lists import Basis, Channel, Direction, DocumentKind, Transport, ValueBasis
from customs_cli.errors import CustomsError, UsageError
from customs_cli.procedures import get
from customs_cli.sentences import said
from customs_cli.services.importing.columns import Fault
from customs_cli.services.importing.entry import Entry
from customs_cli.services.importing.outcomes import parse_outcome
from customs_cli.services.importing.rights import Right, match_rights, parse_types, split, split_all
from customs_cli.services.importing.table import EXTRA, Row

T = TypeVar("T")
Memo = dict[tuple[str, str], Any]
"""(column, text) -> its value, or the refusal: most cells of a column say what another said."""

DATES = ("notified_on", "served_on", "replied_on", "detained_on", "confirmed_on", "finding_on", "outcome_on")
_COUNTRIES = ("origin", "departure", "destination")
_BY_TRANSPORT: dict[str, dict[str, str]] = {
    "passenger": {"channel": "traveller"},
    "express": {"channel": "express"},
    "mail": {"channel": "mail", "transport": "mail"},
}
"""What the published column `transport` says of channel and transport where it is no mere means of transport."""


def read_entry(row: Row, today: date, memo: Memo) -> tuple[Entry, tuple[Fault, ...]]:
    """A row as values, and what is wrong with it."""
    cells = Cells(row, memo)
    if EXTRA in row.cells:
        cells.faults.append(Fault(row.line, "", row.cells[EXTRA], said("is a quotation mark or a delimiter missing?")))
    entry = Entry(
        row=row.line,
        case_id=cells.text("case_id"),
        source_url=cells.text("source_url"),
        office=cells.text("office"),
        parent=cells.text("parent_office"),
        country=cells.read("country", parse_country) or "",
        found_on=cells.read("found_on", lambda text: _found(text, today)) or "",
        fields=_fields(cells),
        campaigns=split(cells.text("campaign")),
        line=_line(cells),
        rights=_rights(cells),
        said=cells.read("outcome", parse_outcome) or (),
        dates=_dates(cells, today),
        confirmed=_confirmed(cells),
        codes=(
            cells.read("office_code", parse_office_code) or "",
            cells.read("parent_office_code", parse_office_code) or "",
        ),
    )
    return entry, tuple(cells.faults)


class Cells:
    """The cells of a row, read one by one."""

    def __init__(self, row: Row, memo: Memo) -> None:
        self._cells = row.cells
        self.line = row.line
        self._memo = memo
        self.faults: list[Fault] = []

    def text(self, column: str) -> str:
        """The text of a cell; empty when there is none."""
        return self._cells.get(column, "").strip()

    def read(self, column: str, parse: Callable[[str], T]) -> T | None:
        """The value of a cell; None when it is empty or wrong."""
        cell = self._cells.get(column)
        text = cell.strip() if cell else ""
        if not text:
            return None
        key = column, text
        if key not in self._memo:
            self._memo[key] = _tried(parse, text)
        found = self._memo[key]
        if isinstance(found, CustomsError):
            self.refuse(column, found)
            return None
        return found  # type: ignore[no-any-return]

    def refuse(self, column: str, error: CustomsError) -> None:
        """Keep what is wrong with a cell."""
        near = said("did you mean {name}?", name=error.candidates[0]) if error.candidates else ""
        fault = Fault(self.line, column, error.message, near or error.hint)
        if fault not in self.faults:  # value and case_value share their currency
            self.faults.append(fault)


def _tried(parse: Callable[[str], T], text: str) -> T | CustomsError:
    try:
        return parse(text)
    except CustomsError as error:
        return error


def _found(text: str, today: date) -> str:
    partial = parse_partial(text, today=today)
    check_found(partial, today)
    if partial > today.isoformat():
        raise UsageError("found on {partial}, which is after today ({today})", partial=partial, today=today)
    return partial


def _procedure(text: str) -> str:
    return get(text).code


def _choice(words: tuple[str, ...]) -> Callable[[str], str | None]:
    """Reads one of some words; `unknown` is none of them."""

    def parse(text: str) -> str | None:
        word = text.casefold().replace("_", "-").replace(" ", "-")
        if word == "unknown":
            return None
        if word not in words:
            near = nearest(word, words)
            raise UsageError(
                "{text!r} is none of its words",
                text=text[:40],
                hint="one of: {words}",
                words=", ".join(words),
                candidates=near,
            )
        return word

    return parse


_CHOICES = {
    "direction": _choice(get_args(Direction)),
    "channel": _choice(get_args(Channel)),
    "basis": _choice(get_args(Basis)),
    "value_basis": _choice(get_args(ValueBasis)),
    "document_kind": _choice(get_args(DocumentKind)),
}
_TRANSPORT = _choice((*get_args(Transport), *_BY_TRANSPORT))


def _fields(cells: Cells) -> dict[str, Any]:
    transport = cells.read("transport", _TRANSPORT)
    fields: dict[str, Any] = dict(_BY_TRANSPORT.get(transport or "", {"transport": transport}))
    for column in ("direction", "channel", "basis"):
        known = cells.read(column, _CHOICES[column])
        fields[column] = known if cells.text(column) else fields.get(column)
    for column in _COUNTRIES:
        fields[column] = cells.read(column, parse_country)
    for column in ("consignor", "consignee"):
        fields[column] = cells.read(column, split_party)
    fields["procedure"] = cells.read("procedure", _procedure)
    fields["document"] = _document(cells)
    fields["value"] = _money(cells, "case_value")
    return {name: value for name, value in fields.items() if value is not None}


def _document(cells: Cells) -> Document | None:
    kind, number = cells.read("document_kind", _CHOICES["document_kind"]), cells.text("document_number")
    return Document(kind=kind, number=number or None) if kind or number else None  # type: ignore[arg-type]


def _line(cells: Cells) -> Line:
    quantity, unit = _quantity(cells)
    basis: Any = cells.read("value_basis", _CHOICES["value_basis"])
    return Line(
        no=0,
        goods=cells.text("goods"),
        hs=cells.read("hs", parse_hs),
        category=cells.read("category", parse_category),
        quantity=quantity,
        unit=unit,
        value=_money(cells, "value"),
        value_basis=basis,
        note=cells.text("note"),
    )


def _quantity(cells: Cells) -> tuple[Amount | None, str]:
    unit = cells.text("unit") or "pcs"
    factor = cells.read("unit", parse_unit) if cells.text("unit") else (1, "pcs")
    text = cells.text("quantity")
    if factor is None or not text:
        return None, factor[1] if factor else "pcs"
    try:
        return parse_quantity(text, unit)
    except CustomsError as error:
        cells.refuse("quantity", error)
        return None, factor[1]


def _money(cells: Cells, column: str) -> Money | None:
    amount = cells.read(column, parse_amount)
    currency = cells.read("currency", parse_currency)
    if amount is None:
        return None
    if not cells.text("currency"):
        cells.faults.append(
            Fault(cells.line, "currency", said("{amount} of which currency?", amount=amount), said("such as CNY"))
        )
        return None
    return Money(amount=amount, currency=currency) if currency else None


def _rights(cells: Cells) -> tuple[Right, ...]:
    types = cells.read("right_type", parse_types) or ()
    try:
        return match_rights(split_all(cells.text("marks")), types, split_all(cells.text("holder")))
    except UsageError as error:
        cells.refuse("holder", error)
        return ()


def _dates(cells: Cells, today: date) -> dict[str, dict[str, date]]:
    def past(text: str) -> date:
        day = parse_day(text, today=today)
        if day > today:
            raise UsageError("{day} is after today ({today})", day=day, today=today)
        return day

    def days(text: str) -> dict[str, date]:
        """A day for each key: of `2019-07-03` one for all, of `VIVO=2019-07-03;NIKE=2019-07-04` one each."""
        parts = [part.rpartition("=") for part in split(text)] if "=" in text else [("", "", text)]
        return {folded(mark): past(day.strip()) for mark, _, day in parts}

    found = ((column, cells.read(column, days)) for column in DATES)
    return {column: read for column, read in found if read}


def _confirmed(cells: Cells) -> Amount | None:
    def amount(text: str) -> Amount:
        number: Decimal = parse_amount(text)
        return whole(number, "kg") if number else 0

    return cells.read("confirmed_items", amount)
