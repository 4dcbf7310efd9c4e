"""Applies a mapping to a list: each cell goes to its field in the form that the import reads; defaults fill gaps."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import overload

from customs_cli.domain.batch.parties import ROLES
from customs_cli.domain.time.dates import parse_day
from customs_cli.domain.values.name_matching import folded
from customs_cli.errors import CustomsError
from customs_cli.services.importing.mapping.amounts import Read
from customs_cli.services.importing.mapping.cells.dated_words import DAY
from customs_cli.services.importing.mapping.cells.mark_numbers import ADDED
from customs_cli.services.importing.mapping.cells.traders import name_either_side, with_sides
from customs_cli.services.importing.mapping.cells.undated import alone, dated, has_end, is_own
from customs_cli.services.importing.mapping.day_order import Order, in_order
from customs_cli.services.importing.mapping.guessing import NAMED, OWN, REMARK, SEVERAL, Column
from customs_cli.services.importing.mapping.header.own_words import is_same_word, is_signed
from customs_cli.services.importing.mapping.header.told_in import so_many, tells_unit, times_of
from customs_cli.services.importing.mapping.header.vocabulary import TWICE, vocabulary
from customs_cli.services.importing.mapping.names import BETWEEN, Known
from customs_cli.services.importing.mapping.proofs import is_document
from customs_cli.services.importing.mapping.readers import DAYS, day_since_1904, is_untold, reader
from customs_cli.services.importing.mapping.title_words import unit_in, with_year
from customs_cli.services.importing.rows.cells import DATES
from customs_cli.services.importing.table import EXTRA, ReadTable, Row

_WORDS = {"quantity": "unit", "value": "currency", "case_value": "currency"}
"""Field -> field of a word (unit, currency) that its cells may contain; it comes before the column of such words."""
DOCUMENT = "document_number"
FOUND, DETAINED, OUTCOME = "found_on", "detained_on", "outcome"
_SEIZED = re.compile(
    r"\b(?:seiz|detain|detention|saisie|(?:beschlagnahm|sicherstell)|sequestr|inbeslag|aprehensi|decomis|apreens)", re.I
)
"""Matches a heading whose day of the find is that of the seizure, or detention, too."""
_THERE = re.compile(r"运抵|抵运|目的|去向|destination|\bto\b", re.I)
_FROM = re.compile(r"启运|起运|来源|原产|出发|始发|origin|departure|provenance|\bfrom\b", re.I)
_OF_ONE = re.compile(r"分[提运单]|\bhouse\b|\bhawb|\bhbl", re.I)
"""Matches the heading of a document of a single consignment; beside it a mere waybill is that of many consignments."""
_ORIGIN = re.compile("原产|origin", re.I)
"""Matches a heading for the country in which goods were made."""
_OF_MARK = re.compile(rf"备案.*(?:号|编码)|recordation|recordal|^{ADDED}$", re.I)
"""Matches the heading of numbers of recordations; they stay in the note too, as they may be those of other marks."""
_KEPT = 5000
"""The most different cells of a column that are cached."""


def applied(
    table: ReadTable,
    columns: Sequence[Column],
    known: Known,
    defaults: Mapping[str, str],
    orders: Mapping[str, Order] | None = None,
    year: str = "",
) -> ReadTable:
    """Return the list with the names of fields as its columns.

    Args:
        table: The list with the file's own columns.
        columns: What each of its columns is.
        known: The names in the register.
        defaults: Field -> text where its cell or its column is missing.
        orders: Column -> order of year, month and day in it, where that has to be known.
        year: The year of days that are written without one.
    """
    money = any(column.field == "currency" and column.samples and not column.is_remark for column in columns)
    own = "" if money else defaults.get("currency", "")
    told = [
        _Reader(column, known, table.title, (orders or {}).get(column.name), year, money, own) for column in columns
    ]
    if table.from_1904:
        told = [read.since_1904() if read.field in DAYS else read for read in told]
    fields = tuple(dict.fromkeys((*(column.field for column in columns if column.field), *defaults)))
    if tells_day_by_detention(columns, defaults):
        fields = (*fields, FOUND)
        told = [read.telling(FOUND) if read.field == DETAINED else read for read in told]
    elif DETAINED not in fields and any(column.field == FOUND and _SEIZED.search(column.name) for column in columns):
        fields = (*fields, DETAINED)
        told = [read.telling(DETAINED, _is_whole) if read.field == FOUND else read for read in told]
    if OUTCOME not in fields and not {*fields}.isdisjoint(DATES):
        fields = (*fields, OUTCOME)
    return table._replace(header=fields, rows=MappedRows(table.rows, told, defaults))


def tells_day_by_detention(columns: Sequence[Column], defaults: Mapping[str, str]) -> bool:
    """Return whether a list gives the day of detention, but not the day of the find."""
    fields = {column.field for column in columns if not column.is_remark}
    return DETAINED in fields and FOUND not in fields and FOUND not in defaults


class MappedRows(Sequence[Row]):
    """The rows of a list under the names of fields, converted one by one when asked for.

    Args:
        rows: The rows with the file's own columns.
        columns: What each column is, and how its cells are read.
        defaults: Field -> text where its cell is empty.
    """

    def __init__(self, rows: Sequence[Row], columns: "Sequence[_Reader]", defaults: Mapping[str, str]) -> None:
        self._rows = rows
        self._defaults = {field: text for field, text in defaults.items() if text}
        self._remarks = [read.column.name for read in columns if read.column.is_remark]
        self._numbers = next((name for name in self._remarks if _OF_MARK.search(name)), "")
        self._columns = [(read.column.name, read) for read in columns if read.field and not read.column.is_remark]
        documents = [column for column in self._columns if column[1].field == DOCUMENT]
        ranks = {name: (not _OF_ONE.search(name), vocabulary("batch").rank(name)) for name, _ in documents}
        likeliest = sorted(documents, key=lambda column: ranks[column[0]])
        self._documents = likeliest if len(documents) > 1 else []
        self._columns = [column for column in self._columns if column not in self._documents]
        self._ways = [(name, read.field) for name, read in self._columns if _tells_both_ways(name, read.field)]
        named = [[column for column in self._columns if column[1].field == field] for field in TWICE]
        self._twice = [columns for columns in named if len(columns) > 1]
        self._has_traders = name_either_side((name, read.field) for name, read in self._columns)
        told = {read.field: read for _, read in self._columns}
        ours = {
            read.field for _, read in self._columns if read.column.why == OWN or read.column.name.strip() == read.field
        }
        others = {field for field, read in told.items() if field not in ours or read.column.is_added}
        self._is_seized = FOUND in told and told[FOUND].tells(DETAINED)
        self._days = others.intersection(DATES) | ({DETAINED} if self._is_seized else set())
        self._is_worded = OUTCOME in told
        self._both = [(told[own], told[beside]) for own, beside in _WORDS.items() if own in told and beside in told]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, self._rows)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return [self._row(row) for row in self._rows[place]]
        return self._row(self._rows[place])

    def undated(self) -> list[int]:
        """Return the lines of the rows with an outcome whose day is not told."""
        return [row.line for row in self._rows if self._is_worded and self._told(row)[1]]

    def _row(self, row: Row) -> Row:
        return self._told(row)[0]

    def _told(self, row: Row) -> tuple[Row, bool]:
        cells: dict[str, str] = {}
        remarks: list[str] = []
        given = row.cells
        spare = dict(each for columns in self._twice for each in _in_other_words(given, columns))
        for name, read in self._columns:
            if (cell := given.get(name)) and name not in spare:
                for field, text in read(cell):
                    if field == REMARK != read.field:
                        remarks.append(f"{name}: {text}")
                    elif text and field in (*SEVERAL, "outcome") and cells.get(field):
                        cells[field] += f";{text}"
                    elif text and (not cells.get(field) or field == read.field):
                        cells[field] = text
        if self._documents:
            cells[DOCUMENT], others = _document_in(given, self._documents)
            remarks += others
        for read, beside in self._both:
            cell, other = given.get(read.column.name, "").strip(), given.get(beside.column.name, "").strip()
            own = read.own_word(cell) if other else ""
            if own and not is_same_word(beside.field, cell, own, other):
                if beside.field == "currency" and is_signed(cell):
                    cells[read.field] = cell  # the import refuses it
                    continue
                cells[beside.field] = own
                remarks.append(f"{beside.column.name}: {other}")
            elif not own and (unit := cells.get(beside.field, "")):
                cells[beside.field] = so_many(read.times(cell), unit)
        for field, text in self._defaults.items():
            if not cells.get(field, "").strip():
                cells[field] = text
        for name, field in self._ways:
            if (told := cells.pop(field, "")) and (way := _country_of(name, cells.get("direction", ""))):
                cells.setdefault(way, told)
            elif told:
                remarks.append(f"{name}: {given[name].strip()}")
        for name, field in spare.items():
            if is_untold(told := given[name].strip()):
                continue
            if field in ROLES or (field != "goods" and not BETWEEN.search(told)):
                cells.setdefault(f"{field}_names", told)
            if field not in ROLES:
                remarks.append(f"{name}: {told}")
        remarks += [f"{name}: {cell.strip()}" for name in self._remarks if (cell := given.get(name)) and cell.strip()]
        if self._numbers and (number := given.get(self._numbers, "").strip()):
            cells["marks_number"] = number
        undated = self._undated(given, cells, remarks) if self._is_worded or self._days else False
        if remarks:
            cells[REMARK] = "; ".join(filter(None, (cells.get(REMARK, ""), *remarks)))
        if EXTRA in given:
            cells[EXTRA] = given[EXTRA]
        return Row(row.line, with_sides(cells) if self._has_traders else cells), undated

    def _undated(self, given: Mapping[str, str], cells: dict[str, str], remarks: list[str]) -> bool:
        days = {field for field in DATES if cells.get(field, "").strip()}
        words, is_ours, is_undated, is_declined = list[str](), False, False, False
        for name, read in self._columns:
            if read.field == OUTCOME and (cell := given.get(name, "").strip()):
                told = dict(read(cell))
                is_own_word = _is_ours(read.column) and is_own(cell)
                kept = told[OUTCOME] if is_own_word else dated(told[OUTCOME], days)
                words.append(kept)
                is_ours |= is_own_word
                is_declined |= "declined" in told[OUTCOME]
                if kept != told[OUTCOME]:
                    is_undated = True
                    remarks += [] if REMARK in told or read.column.is_added else [f"{name}: {cell}"]
        kept = ";".join(filter(None, words))
        if words:
            cells[OUTCOME] = kept
        if is_undated and not has_end(kept):
            cells.pop(DAY, "")
            days_said = ((name, given.get(name, "").strip()) for name, read in self._columns if read.field == DAY)
            remarks += [f"{name}: {day}" for name, day in days_said if day]
        if self._is_seized and (is_ours or is_declined):
            cells.pop(DETAINED, "")
        if not is_ours and (kept or not (cells.get(OUTCOME) or self._days.isdisjoint(days))):
            cells[OUTCOME] = alone(kept)
        return is_undated


def _is_whole(text: str) -> bool:
    try:
        return bool(parse_day(text, today=date(2000, 1, 1)))
    except CustomsError:
        return False


def _is_ours(column: Column) -> bool:
    return (column.name.strip() == OUTCOME or column.why in (OWN, NAMED)) and not column.is_added


def _tells_both_ways(name: str, field: str) -> bool:
    return field in ("origin", "departure", "destination") and bool(_THERE.search(name) and _FROM.search(name))


def _country_of(name: str, direction: str) -> str:
    return {"export": "destination", "import": "origin" if _ORIGIN.search(name) else "departure"}.get(direction, "")


def _document_in(given: Mapping[str, str], columns: "Sequence[tuple[str, _Reader]]") -> tuple[str, list[str]]:
    """Return the number of the row's document, and the other numbers as `COLUMN: number`.

    A number that its check digits or its form prove comes first, else the one in the likeliest column.
    """
    told = [(name, dict(read(cell))[DOCUMENT]) for name, read in columns if (cell := given.get(name, "").strip())]
    words = [
        f"{name}: {cell}" for name, read in columns if (cell := given.get(name, "").strip()) and _is_word(read(cell))
    ]
    told = [(name, number) for name, number in told if number]
    proven = next((place for place, (_, number) in enumerate(told) if is_document(number)), 0)
    others = [*words, *(f"{name}: {number}" for place, (name, number) in enumerate(told) if place != proven)]
    return (told[proven][1] if told else ""), others


def _in_other_words(given: Mapping[str, str], columns: "Sequence[tuple[str, _Reader]]") -> Iterator[tuple[str, str]]:
    filled = [(name, read) for name, read in columns if given.get(name, "").strip()]
    told = [(name, read) for name, read in filled if not is_untold(given[name])] or filled
    first = next((name for name, read in told if read.is_known(given[name])), told[0][0] if told else "")
    return ((name, read.field) for name, read in filled if name != first)


def _is_word(read: Read) -> bool:
    return len(read) > 1


class _Reader:
    def __init__(
        self, column: Column, known: Known, title: str, order: Order | None, year: str, money: bool, currency: str
    ) -> None:
        self.column, self.field = column, column.field
        self._order = order
        self._year = year if column.field in DAYS else ""
        own = "" if tells_unit(column.field, column.name) else unit_in(title, column.field)
        name = f"({own}){column.name}" if own else column.name
        self._read: Callable[[str], Read] = reader(column.field, name, known, has_currencies=money, currency=currency)
        self._told_too = ""
        self._seen: dict[str, Read] = {}
        self._own: dict[str, str] = {}
        self._bare = reader(column.field, "", known)
        self._names = {"marks": known.marks, "holder": known.holders}.get(column.field, frozenset())

    def own_word(self, cell: str) -> str:
        own = self._own.get(cell)
        if own is None:
            own = dict(self._bare(cell)).get(_WORDS[self.field], "")
            if len(self._own) < _KEPT:
                self._own[cell] = own
        return own

    def is_known(self, cell: str) -> bool:
        return all(folded(name) in self._names for name in dict(self(cell))[self.field].split(";"))

    def times(self, cell: str) -> int | Decimal:
        told = self(cell) if self.field == "quantity" else ()
        return times_of(dict(told).get("unit", ""))

    def since_1904(self) -> "_Reader":
        read = self._read
        self._read = lambda text: read(day_since_1904(text))
        return self

    def telling(self, field: str, fits: Callable[[str], bool] = bool) -> "_Reader":
        read, self._told_too = self._read, field
        self._read = lambda text: (
            *(
                pair
                for _, told in read(text)
                for pair in ((self.field, told), *([(field, told)] if fits(told) else []))
            ),
        )
        return self

    def tells(self, field: str) -> bool:
        return self._told_too == field

    def __call__(self, cell: str) -> Read:
        read = self._seen.get(cell)
        if read is None:
            plain = with_year(cell.strip(), self._year) if self._year else cell.strip()
            read = self._read(in_order(plain, self._order) if self._order else plain)
            if len(self._seen) < _KEPT:
                self._seen[cell] = read
        return read
