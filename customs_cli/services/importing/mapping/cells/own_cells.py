"""Reads cells below the program's own headings as offices write them: `30双+20双`, `USD 500`, `出口`, `美国`."""

import re
from collections.abc import Iterator, Sequence

from customs_cli.services.importing.columns import plain
from customs_cli.services.importing.mapping.amounts import Read
from customs_cli.services.importing.mapping.cells.dated_words import DAY
from customs_cli.services.importing.mapping.cells.undated import alone, dated, has_end, undated_note
from customs_cli.services.importing.mapping.header.own_words import is_same_word
from customs_cli.services.importing.mapping.names import Known
from customs_cli.services.importing.mapping.readers import COUNTRIES, reader
from customs_cli.services.importing.rows.cells import DATES
from customs_cli.services.importing.table import ReadTable, Rows

_BESIDE = {"quantity": "unit", "value": "currency", "case_value": "currency"}
_WORDED = (
    *("direction", "channel", "transport", "basis", "value_basis", "document_kind", "found_by", "right_type"),
    *("outcome", "currency", *COUNTRIES),
)
"""Fields of closed words, or of the code of a country or currency."""
_NOTE = "note"
_PLAIN = re.compile(r"[\d,]*\d(?:\.\d+)?")
"""Matches a number that the import itself reads."""


def with_own_cells(table: ReadTable, currency: str = "") -> ReadTable:
    """Return the list with plain numbers below `quantity` and `value`, and their unit and currency in own columns.

    A word or a country that an office writes in its own way becomes the one that the register keeps.
    What is not understood is left for the import to refuse, and so is a unit or currency that contradicts its column.
    """
    if not isinstance(table.rows, Rows):
        return table
    header = list(map(plain, table.header))
    for field in (*_BESIDE, "containers", *_WORDED):
        if header.count(field) == 1:
            table = _read(table, field, header.index(field), currency)
            header = list(map(plain, table.header))
    return table


def _read(table: ReadTable, field: str, place: int, currency: str) -> ReadTable:
    rows: Rows = table.rows  # type: ignore[assignment]
    read = reader(field, field, Known(), currency=currency)
    odd = {cell for cell in rows.column(table.header[place]) if not _PLAIN.fullmatch(cell)}
    odd -= {cell for cell in odd if field in COUNTRIES and cell.isascii() and len(cell) == len("CHN")}  # never guessed
    told = {cell: found for cell in odd if (found := read(cell)) != ((field, cell),) and _is_read(field, found)}
    if not told:
        return table
    names = [plain(name) for name in table.header]
    wanted = dict.fromkeys(name for found in told.values() for name, _ in found if name != field)
    header = (*table.header, *(name for name in wanted if name not in names))
    width, places = len(table.header), {plain(name): at for at, name in enumerate(header)}
    rows = Rows(header, list(_rows(rows.numbered, field, told, places, (width, len(header) - width))))
    read_table = table._replace(header=header, rows=rows)
    return _without_undated(read_table, table.rows.numbered, {*told}) if field == "outcome" else read_table  # type: ignore[attr-defined]


def _without_undated(table: ReadTable, before: Sequence[tuple[int, Sequence[str]]], told: set[str]) -> ReadTable:
    header = table.header if _NOTE in map(plain, table.header) else (*table.header, _NOTE)
    places = {plain(name): at for at, name in enumerate(header)}
    at, lines, rows = places["outcome"], list[int](), list[tuple[int, Sequence[str]]]()
    for (line, cells), (_, as_said) in zip(table.rows.numbered, before, strict=True):  # type: ignore[attr-defined]
        if len(cells) == len(table.header):
            cells = [*cells, *[""] * (len(header) - len(cells))]
            days = {field for field in DATES if field in places and cells[places[field]].strip()}
            said_so = as_said[at].strip()
            if said_so in told:
                kept = dated(cells[at], days)
                if kept != cells[at]:
                    lines.append(line)
                    day = f"{DAY}: {cells[places[DAY]]}" if DAY in days and not has_end(kept) else ""
                    cells[places[_NOTE]] = "; ".join(filter(None, (cells[places[_NOTE]], f"outcome: {said_so}", day)))
                    if day:
                        cells[places[DAY]] = ""
                cells[at] = alone(kept) if kept else kept
        rows.append((line, cells))
    notes = (*table.notes, *([undated_note(lines)] if lines else []))
    return table._replace(header=header, rows=Rows(header, rows), notes=notes)


def _is_read(field: str, found: Read) -> bool:
    if field in _WORDED:
        return len(found) == 1 and bool(dict(found).get(field))
    return field not in _BESIDE or bool(re.fullmatch(r"[\d,，]*\d(?:\.\d+)?[百千万亿]?", dict(found)[field]))


def _rows(
    numbered: Sequence[tuple[int, Sequence[str]]],
    field: str,
    told: dict[str, Read],
    places: dict[str, int],
    widths: tuple[int, int],
) -> Iterator[tuple[int, Sequence[str]]]:
    width, more = widths
    for line, cells in numbered:
        whole = [*cells[:width], *[""] * more, *cells[width:]] if more else list(cells)
        found = told.get(cells[places[field]].strip()) if places[field] < len(cells) == width else None
        if found and _fits(field, whole, dict(found), places):
            for name, text in found:
                if name == _NOTE:
                    text = f"{field}: {text}"
                    text = "; ".join(filter(None, (whole[places[name]].strip(), text)))
                whole[places[name]] = text
        yield line, whole


def _fits(field: str, cells: Sequence[str], found: dict[str, str], places: dict[str, int]) -> bool:
    beside = _BESIDE.get(field, "")
    other = cells[places[beside]].strip() if beside in found else ""
    return not other or is_same_word(beside, cells[places[field]], found[beside], other)
