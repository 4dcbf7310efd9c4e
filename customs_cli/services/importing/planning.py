"""The plan of an import of batches: every row is read and checked and every fault listed; nothing is written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from customs_cli.register.gc_pause import gc_paused
from customs_cli.sentences import number_of, said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.importing.again.comparing import Change, Changed
from customs_cli.services.importing.again.matching import Matched, matched
from customs_cli.services.importing.again.meanwhile import serials_given
from customs_cli.services.importing.case_notes import (
    alike_notes,
    check_notes,
    confirmed_notes,
    day_notes,
    mixed_notes,
    own_notes,
    twin_notes,
    value_notes,
)
from customs_cli.services.importing.cases import Case, cases_of
from customs_cli.services.importing.checking import Check
from customs_cli.services.importing.columns import Fault, gathered, header_faults, plain
from customs_cli.services.importing.lookup import Called
from customs_cli.services.importing.planning_rules import codes_in
from customs_cli.services.importing.recordations import recordations
from customs_cli.services.importing.rights import Right
from customs_cli.services.importing.rows.entry import ReadRow
from customs_cli.services.importing.rows.portions import Reading
from customs_cli.services.importing.rows.rounded import rounded_faults
from customs_cli.services.importing.table import ReadTable, Row, Rows

Progress = Callable[[int, int], None]
"""A function that is called now and then with (rows done, rows in all)."""

STEP = 500
"""Progress is reported each time this many rows or cases are done."""


class Plan(NamedTuple):
    """What an import would do.

    Attributes:
        cases: The cases without fault that will become new batches.
        faults: All faults, sorted by their first row.
        notes: Sentences on oddities that are no faults.
        faulty: The rows of every case with a fault.
        table: The table that was read.
        same: How many rows say what the register already holds.
        changed: Cases that the register holds with other values.
        unknown: (word of the kind of record, name) of each name that the register lacks -> the names most like it.
        called: (word of the kind of record, folded name) -> code of the record that the officer said it means.
        given: The last serials that were given as the list was compared; None where it is not compared.
        numbered: Rights whose mark has no recordation number, and gets that of the list.
        lawless: How many of the new batches have no procedure, and so no time limits.
    """

    cases: tuple[Case, ...]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]
    faulty: Sequence[Row]
    table: ReadTable
    same: int = 0
    changed: tuple[Changed, ...] = ()
    unknown: dict[tuple[str, str], tuple[str, ...]] = {}
    called: Called = {}
    given: Mapping[str, int] | None = None
    numbered: tuple[Right, ...] = ()
    lawless: int = 0

    @property
    def changes(self) -> tuple[Change, ...]:
        """All cells whose value differs from the register's."""
        return tuple(change for changed in self.changed for change in changed.changes)

    @property
    def lines(self) -> int:
        """How many lines the new batches will have in all."""
        return sum(len(case.entries) for case in self.cases)


def quiet(_done: int, _all: int) -> None:
    """A `Progress` that does nothing."""


def plan(
    duty: Duty,
    table: ReadTable,
    *,
    on_progress: Progress = quiet,
    again: bool = False,
    update: bool = False,
    called: Called | None = None,
) -> Plan:
    """Read and check every row of a table of batches.

    Args:
        duty: The user, the day and the register; whether missing names will be added.
        table: The table to import.
        on_progress: Called with (rows read, rows in all).
        again: Whether cases that the register already holds are imported once more.
        update: Whether stored batches that differ will be corrected; a difference that cannot be corrected is a fault.
        called: (word of the kind of record, folded name) -> code of the record that the officer said it means.
    """
    wrong = header_faults(table.header, mapped=table.origin is not None)
    if wrong:
        return Plan((), wrong, table.notes, table.rows, table)
    with gc_paused():
        return _planned(duty, table, on_progress, again=again, update=update, called=called or {})


def _planned(duty: Duty, table: ReadTable, on_progress: Progress, *, again: bool, update: bool, called: Called) -> Plan:
    entries: list[ReadRow] = []
    faults: dict[int, tuple[Fault, ...]] = {}
    for entry, own in _entries(table, duty.today, on_progress):
        entries.append(entry)
        faults[entry.row] = (*faults.get(entry.row, ()), *own)  # a row that names several goods is several entries
    for rounded in rounded_faults(entries):
        faults[rounded.row] = (*faults[rounded.row], rounded)
    check = Check(duty, called, codes_in(entries) if duty.add_missing else {})
    ready: list[Case] = []
    listed: list[Fault] = []
    bad: set[int] = set()
    for case in cases_of(entries, check.office_of):
        found = [fault for row in dict.fromkeys(entry.row for entry in case.entries) for fault in faults[row]]
        found += check.faults(case, unread={fault.column for fault in found})
        if found:
            listed += found
            bad.update(entry.row for entry in case.entries)
        else:
            ready.append(case)
    given = None if again else serials_given(duty.register)
    beside = Matched(tuple(ready), 0, (), ()) if again else matched(duty, table, ready, update=update, called=called)
    listed += beside.faults
    bad.update(fault.row for fault in beside.faults)
    twice = _twice(table)
    odd = (
        *check_notes(beside.new),
        *own_notes(beside.new, entries),
        *mixed_notes(beside.new),
        *value_notes(beside.new, table.headings.get("value", "")),
        *day_notes(ready),
        *confirmed_notes(beside.new),
        *alike_notes(beside.new),
    )
    written = (*beside.new, *(each.case for each in beside.changed if update))
    numbered, of_numbers = recordations(duty.register, written, called)
    odd = (*odd, *of_numbers)
    notes = (*table.notes, *check.notes, *twice, *twin_notes(duty.register, beside.new), *odd, *beside.notes)
    faulty = tuple(row for row in (table.origin or table).rows if row.line in bad) if bad else ()
    lawless = len(beside.new) - sum(map(check.has_law, beside.new))
    known = beside.same, beside.changed
    return Plan(
        beside.new, gathered(listed), notes, faulty, table, *known, check.unknown, called, given, numbered, lawless
    )


def _entries(table: ReadTable, today: date, on_progress: Progress) -> Iterator[tuple[ReadRow, tuple[Fault, ...]]]:
    reading, rows = Reading(today), _named(table)
    for done in range(0, len(rows), STEP):
        on_progress(done, len(rows))
        yield from reading.entries(rows[done : done + STEP])
    on_progress(len(rows), len(rows))


def _named(table: ReadTable) -> Sequence[Row]:
    names = {name: plain(name) for name in table.header}
    if all(name == plain_name for name, plain_name in names.items()):
        return table.rows
    if isinstance(table.rows, Rows):
        return table.rows.called(names)
    return [Row(row.line, {names.get(name, name): cell for name, cell in row.cells.items()}) for row in table.rows]


def _twice(table: ReadTable) -> Iterator[str]:
    read = (table.origin or table).rows
    if isinstance(read, Rows) and (again := read.repeated):
        rows = number_of(again, "row", "rows")
        yield said("{rows} identical to another row: each is counted as separate goods", rows=rows)
