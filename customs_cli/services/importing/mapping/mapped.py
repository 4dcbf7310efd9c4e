"""Reads a file and maps its columns: by the names of fields, by a saved map, or by heading and contents."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.named import Named, names_of
from customs_cli.domain.rights.office import Office, country_of, district_of
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.name_matching import folded
from customs_cli.errors import UsageError
from customs_cli.register.register import Register
from customs_cli.sentences import Listed, said
from customs_cli.services.importing.columns import IGNORED, plain, without_faults
from customs_cli.services.importing.mapping.applying import MappedRows, applied, tells_day_by_detention
from customs_cli.services.importing.mapping.by_hand import as_named, named_in, names_columns
from customs_cli.services.importing.mapping.cells.declared_codes import with_declared_codes
from customs_cli.services.importing.mapping.cells.holder_words import with_holders_word
from customs_cli.services.importing.mapping.cells.mark_numbers import with_mark_numbers
from customs_cli.services.importing.mapping.cells.notes import (
    is_told_above,
    marks_note,
    told_notes,
    twin_notes,
    unfit_notes,
)
from customs_cli.services.importing.mapping.cells.outcome_days import with_outcomes_of_days, with_own_day
from customs_cli.services.importing.mapping.cells.outcome_words import with_vague_told
from customs_cli.services.importing.mapping.cells.own_cells import with_own_cells
from customs_cli.services.importing.mapping.cells.undated import undated_note
from customs_cli.services.importing.mapping.cells.yes_no import with_marks_ticked, with_outcomes_asked
from customs_cli.services.importing.mapping.day_order import DATES, Order
from customs_cli.services.importing.mapping.further_goods import with_cases
from customs_cli.services.importing.mapping.guessing import COUNTS, LEFT_OUT, NOBODY, OWN, Column, guess
from customs_cli.services.importing.mapping.habits.counted_cases import with_counted_cases
from customs_cli.services.importing.mapping.habits.counted_goods import (
    with_listed,
    with_quantities,
    with_units,
    with_warning,
)
from customs_cli.services.importing.mapping.habits.days import YEAR, order_notes, orders_in, year_of
from customs_cli.services.importing.mapping.habits.meant import as_meant, refuse_other_office, with_office_beside
from customs_cli.services.importing.mapping.habits.numbered import without_numbers
from customs_cli.services.importing.mapping.habits.points import without_points
from customs_cli.services.importing.mapping.habits.sections import with_sections
from customs_cli.services.importing.mapping.habits.untold import (
    refuse_headless,
    refuse_sums,
    refuse_unknown,
    refuse_untold,
)
from customs_cli.services.importing.mapping.habits.weights import with_weights
from customs_cli.services.importing.mapping.header.defaults import defaults_read
from customs_cli.services.importing.mapping.header.headings import is_nameless
from customs_cli.services.importing.mapping.header.mere_signs import refuse_mere_signs
from customs_cli.services.importing.mapping.header.office_country import refuse_script_of_others, with_country_told
from customs_cli.services.importing.mapping.header.unit_columns import with_own_words
from customs_cli.services.importing.mapping.header.vocabulary import vocabulary
from customs_cli.services.importing.mapping.joined_cells import joined_notes, with_values_of_cases
from customs_cli.services.importing.mapping.layout import laid_out
from customs_cli.services.importing.mapping.names import Known, marks_by_recordation
from customs_cli.services.importing.mapping.saved import Saved, columns_by, fitting, refuse_other
from customs_cli.services.importing.mapping.several_goods import apart
from customs_cli.services.importing.mapping.sheet.other_records import refuse_other_records
from customs_cli.services.importing.mapping.sheet.side_tables import refuse_side_table
from customs_cli.services.importing.mapping.sheet.sums import without_sums
from customs_cli.services.importing.reading.files import grids_in
from customs_cli.services.importing.reading.grid import Grid
from customs_cli.services.importing.table import ReadTable, Rows, columns_of
from customs_cli.services.lookup.naming import Names

AUTO = "auto"
_LOOKED_AT = 1000  # number of rows from which samples are taken


class Mapped(NamedTuple):
    """A list whose columns are mapped.

    Attributes:
        table: The list under the names of fields.
        columns: What each of its columns is; empty where the headings are the names of fields.
        by: Name of the saved map; empty where none was used.
        kind: The kind of records in the list.
        defaults: Field -> text for rows without it, to be kept in a map.
        own: The columns where the headings are the names of fields.
    """

    table: ReadTable
    columns: tuple[Column, ...] = ()
    by: str = ""
    kind: str = "batch"
    defaults: dict[str, str] = {}
    own: tuple[Column, ...] = ()

    @property
    def is_guessed(self) -> bool:
        """Whether the meaning of the columns was guessed and nobody has confirmed it yet."""
        return bool(self.columns) and not self.by


def read_table(
    path: Path,
    *,
    kind: str = "batch",
    sheet: str | None = None,
    header_row: int | None = None,
    encoding: str | None = None,
    grids: Sequence[Grid] = (),
) -> ReadTable:
    """Read the list in a file: csv, tsv, xlsx, xls, ods, json, jsonl.

    Args:
        path: The file.
        kind: The kind of records: `batch`, `holder`, `trademark`, `office`, `campaign`, `enterprise`.
        sheet: Name or number of the sheet; None for the one that holds such a list.
        header_row: Row of the header, counted from 1; None to find it.
        encoding: Encoding of a text that is not UTF-8; None to find it.
        grids: What was read from the file already.

    Raises:
        NotFound: The file or the sheet does not exist.
        UsageError: The file cannot be read as a table.
    """
    return laid_out(grids or grids_in(path, sheet, encoding), vocabulary(kind), str(path), header_row)


def mapped(
    table: ReadTable,
    known: Known,
    own: Sequence[str],
    *,
    kind: str = "batch",
    wanted: str | None = None,
    maps: Sequence[Saved] = (),
    defaults: Mapping[str, str] | None = None,
    today: date | None = None,
    office: str = "",
) -> Mapped:
    """Map the columns of a list to fields.

    Args:
        table: The list with the file's own columns.
        known: The names in the register.
        own: The names of the fields.
        kind: The kind of records.
        wanted: `auto` to guess, `HEADING=FIELD,...` to guess the other columns, the name of a saved map, or None:
            headings that are names of fields are used as they are, else the map of that header, else a guess.
        maps: The saved maps of that kind.
        defaults: Field -> text for rows without it; `dates` -> the order in which days are written.
        today: No day in the list may be later.
        office: The importer's own office, whose country counts for a list that tells no other.

    Raises:
        UsageError: There is no map of that name, a default is of no field, a column is repeated, or the days of a
            column can be read in two ways.
        Conflict: The header has changed since the map was saved.
    """
    given = defaults_read(defaults or {}, own)
    refuse_headless(table, own, vocabulary(kind))
    refuse_script_of_others(table, (given.get("office", ""), office), known, vocabulary(kind))
    if wanted is None and _bears_own_names(table, own, kind):
        table = _without_empty(table)
        named = [Column(name, plain(name), OWN) for name in table.header]
        if kind == "batch":
            table = without_sums(table, named)
            refuse_mere_signs(table, named, given, known)
        table = with_own_cells(without_points(table, named, if_proven=True), given.get("currency", ""))
        named = [Column(name, plain(name), OWN) for name in table.header]
        table, orders = with_cases(table, named), orders_in(table, named, given, today)
        table = table._replace(notes=(*table.notes, *order_notes(table, named, orders, given, today)))
        year = year_of(table, named, given, today)
        told = _applied(table, named, known, given, orders, year) if given or orders or year else table
        return Mapped(told, own=_called_so(table, own))
    table = without_faults(table)
    if twice := [name for name in table.header if table.header.count(name) > 1]:
        raise UsageError("column {twice!r} appears twice", twice=twice[0][:40], hint="give each column its own name")
    words = vocabulary(kind)
    table = without_numbers(with_sections(table, words, known, given), words)
    table = with_declared_codes(with_quantities(table, words), words)
    kept = _kept(table, wanted, maps)
    columns = with_holders_word(table, with_own_day(table, with_own_words(guess(table, words, known, given))), words)
    if wanted and names_columns(wanted):
        columns = as_named(columns, named_in(wanted, table.header, own), has_notes=kind == "batch")
    elif wanted is None and not kept:
        refuse_unknown(table, columns, own, words, given)
    if kept:
        if "office" not in {*kept.columns.values(), *given}:
            refuse_other_office(table, kept.name, kept.defaults, known)
        columns, given = columns_by(kept, table.header, columns), {**kept.defaults, **given}
        table, columns = with_listed(*with_marks_ticked(table, columns, known))
    elif kind == "batch":
        table, columns = with_weights(*with_listed(*with_marks_ticked(table, columns, known)), given)
        table, columns = with_country_told(with_warning(table, columns, given), columns, given, known)
        refuse_side_table(table, columns)
        refuse_other_records(table, columns, given)
        refuse_sums(table, columns)
        refuse_untold(columns, words, given, known)
        marks = (*marks_note(table, columns, given, known), *twin_notes(table, columns, known))
        table = table._replace(notes=(*table.notes, *unfit_notes(table, columns), *marks))
        table = with_vague_told(table, next((c.name for c in columns if c.field == "outcome" and not c.is_remark), ""))
    table = with_units(table, columns, given) if kind == "batch" else table
    lasting = {field: word for field, word in given.items() if field != YEAR}
    table, columns, given = with_office_beside(*with_mark_numbers(table, columns), given, known)
    if kind == "batch":
        refuse_mere_signs(table, columns, given, known)
        table, columns = with_values_of_cases(without_sums(table, columns), columns)
        table = table._replace(notes=(*table.notes, *joined_notes(table, columns)))
    table, columns = with_counted_cases(*with_outcomes_asked(*with_outcomes_of_days(table, columns)))
    table = as_meant(with_cases(apart(table, columns), columns), columns, given, known)
    orders = orders_in(table, columns, given, today)
    table = table._replace(notes=(*table.notes, *order_notes(table, columns, orders, given, today)))
    told = _applied(table, columns, known, given, orders, year_of(table, columns, given, today))
    return Mapped(told, columns, kept.name if kept else "", kind, lasting)


def known_to(register: Register) -> Known:
    """Return the names in a register, folded."""
    names = Names(register)

    def forms(kind: type[Named]) -> frozenset[str]:
        return frozenset(folded(name) for record in names.all(kind) for name in names_of(record))

    owners = {holder.code: names_of(holder) for holder in names.all(Holder)}
    beside: dict[str, frozenset[str]] = {}
    for mark in names.all(Trademark):
        told = frozenset(map(folded, (*names_of(mark), *owners.get(mark.holder, ()))))
        beside |= {folded(name): beside.get(folded(name), frozenset()) | told for name in names_of(mark)}
    codes = {folded(name): office.code for office in names.all(Office) for name in names_of(office)}
    above = {office.code: district_of(office.code, office.parent) for office in names.all(Office)}
    lands = {office.code: country_of(office.code, office.country) for office in names.all(Office) if office.country}
    recorded = marks_by_recordation(names.all(Trademark))
    return Known(
        frozenset(codes), forms(Trademark), forms(Holder), forms(Campaign), beside, codes, above, lands, recorded
    )


def _bears_own_names(table: ReadTable, own: Sequence[str], kind: str) -> bool:
    words = vocabulary(kind)
    names = [name for name in table.header if plain(name) not in IGNORED]
    mine = [name for name in names if plain(name) in own]
    others = [name for name in names if plain(name) not in own and words.fields(name)]
    is_lacking = any(field not in map(plain, names) for field in words.required)
    is_own = bool(mine and not others) or len(names) < 2 or (len(mine) >= 0.8 * len(names) and not is_lacking)
    return is_own and not is_told_above(table)


def _called_so(table: ReadTable, own: Sequence[str]) -> tuple[Column, ...]:
    cells = columns_of(table.rows[:_LOOKED_AT])[1] if table.rows else {}
    shown = {name: dict.fromkeys(filter(None, map(str.strip, cells.get(name, ())))) for name in table.header}
    told = {name: (plain(name), OWN) if plain(name) in own else ("", LEFT_OUT[NOBODY]) for name in table.header}
    return tuple(Column(name, *told[name], tuple(shown[name])[:3]) for name in table.header)


def _kept(table: ReadTable, wanted: str | None, maps: Sequence[Saved]) -> Saved | None:
    if wanted is None:
        return fitting(table.header, maps)
    if wanted == AUTO or names_columns(wanted):
        return None
    found = next((kept for kept in maps if kept.name == wanted), None)
    if found is None:
        names = [kept.name for kept in maps]
        raise UsageError(
            "no map {wanted!r}",
            wanted=wanted[:40],
            names=Listed([AUTO, *names]),
            hint="maps: {names}",
            candidates=names,
        )
    refuse_other(table.header, found)
    return found


def _without_empty(table: ReadTable) -> ReadTable:
    rows = table.rows
    if not isinstance(rows, Rows):
        return table
    header = tuple(name for name in table.header if not is_nameless(name) or any(rows.column(name)))
    return table._replace(header=header)


def _applied(
    table: ReadTable,
    columns: Sequence[Column],
    known: Known,
    defaults: Mapping[str, str],
    orders: dict[str, Order],
    year: str,
) -> ReadTable:
    headings = {column.field: column.name for column in columns if column.field and not column.is_remark}
    own = {field: word for field, word in defaults.items() if field not in (DATES, YEAR)}
    notes = (*table.notes, *told_notes(table, columns, year))
    if tells_day_by_detention(columns, own):
        notes = (*notes, said("no column says when the goods were found: the day of detention is used for it"))
    told = applied(table, columns, known, own, orders, year)
    words = vocabulary("batch")
    counters = tuple(
        column.name for column in columns if column.why == COUNTS and "case_id" in words.fields(column.name)
    )
    if isinstance(told.rows, MappedRows) and (undated := told.rows.undated()):
        notes = (*notes, undated_note(undated))
    return told._replace(origin=table, headings=headings, notes=notes, counters=counters)
