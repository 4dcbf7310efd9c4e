"""The plan of an import: every row read and checked, every fault listed, nothing written."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from customs_cli.register.gc_pause import gc_paused
from customs_cli.sentences import number_of, said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.importing.again.comparing import Change, Changed
from customs_cli.services.importing.again.matching import Matched, matched
from customs_cli.services.importing.case_notes import (
    check_notes,
    day_notes,
    mixed_notes,
    own_notes,
    twin_notes,
    value_notes,
)
from customs_cli.services.importing.cases import Case, cases_of
from customs_cli.services.importing.checking import Check
from customs_cli.services.importing.columns import Fault, gathered, header_faults, plain, write_to_correct
from customs_cli.services.importing.lookup import Called
from customs_cli.services.importing.planning_rules import codes_in
from customs_cli.services.importing.rows.entry import ReadRow
from customs_cli.services.importing.rows.portions import Reading
from customs_cli.services.importing.rows.rounded import rounded_faults
from customs_cli.services.importing.table import ReadTable, Row, Rows

Progress = Callable[[int, int], None]
"""Told (done, all) now and then."""

STEP = 500
"""Progress is told after so many rows or cases."""


class Plan(NamedTuple):
    """What an import would do.

    Attributes:
        cases: Batches to be, without fault.
        faults: Everything that is wrong, by the first row where it is.
        notes: What is worth knowing and no fault.
        faulty: The rows of every case with a fault.
        table: The file.
        same: How many rows say what the register says.
        changed: Cases of which the register says something else.
        unknown: Names that the register does not know, each once: (word of the kind, name) -> those most like it.
        called: What the officer has said that names mean.
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

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every cell of which the register says something else."""
        return tuple(change for changed in self.changed for change in changed.changes)

    @property
    def lines(self) -> int:
        """How many lines the batches to be have."""
        return sum(len(case.entries) for case in self.cases)


def quiet(_done: int, _all: int) -> None:
    """Tell nobody how far an import has come."""


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
        duty: Who, when, over which register; whether missing names will be added.
        table: The file.
        on_progress: Told the rows read.
        again: Whether cases that the register already holds come in once more.
        update: Whether what reads otherwise will be put right: what cannot be is a fault.
        called: What the officer has said that names mean.
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
    for case in cases_of(entries):
        found = [fault for row in dict.fromkeys(entry.row for entry in case.entries) for fault in faults[row]]
        found += check.faults(case, unread={fault.column for fault in found})
        if found:
            listed += found
            bad.update(entry.row for entry in case.entries)
        else:
            ready.append(case)
    beside = Matched(tuple(ready), 0, (), ()) if again else matched(duty, table, ready, update=update, called=called)
    listed += beside.faults
    bad.update(fault.row for fault in beside.faults)
    twice = _twice(table)
    odd = (
        *check_notes(beside.new),
        *own_notes(beside.new, entries),
        *mixed_notes(beside.new),
        *value_notes(beside.new, table.headings.get("value", "")),
        *day_notes(beside.new),
    )
    notes = (*table.notes, *check.notes, *twice, *twin_notes(duty.register, beside.new), *odd, *beside.notes)
    faulty = tuple(row for row in (table.origin or table).rows if row.line in bad) if bad else ()
    return Plan(beside.new, gathered(listed), notes, faulty, table, beside.same, beside.changed, check.unknown, called)


def write_faulty(plan: Plan, path: Path, told_as: Callable[[str], str] = str) -> int:
    """Write every row of the faulty cases, with what is wrong beside it, to a file to correct; answer how many."""
    return write_to_correct(path, plan.table, plan.faulty, plan.faults, told_as)


def _entries(table: ReadTable, today: date, on_progress: Progress) -> Iterator[tuple[ReadRow, tuple[Fault, ...]]]:
    reading, rows = Reading(today), _named(table)
    for done in range(0, len(rows), STEP):
        on_progress(done, len(rows))
        yield from reading.entries(rows[done : done + STEP])
    on_progress(len(rows), len(rows))


def _named(table: ReadTable) -> Sequence[Row]:
    """The rows under the plain names of their columns."""
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
        yield said("{rows} with what another row says: each is taken for goods of its own", rows=rows)
