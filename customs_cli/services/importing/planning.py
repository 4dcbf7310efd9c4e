"""The plan of an import: every row read and checked, every fault listed, nothing written."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office, country_of
from customs_cli.domain.rights.trademark import Trademark, in_force
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.word_lists import RightType
from customs_cli.errors import CustomsError, NotFound
from customs_cli.procedures import default_for, get
from customs_cli.register.gc_pause import gc_paused
from customs_cli.sentences import command, said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.importing.cases import Case, cases_of
from customs_cli.services.importing.cells import Memo, read_entry
from customs_cli.services.importing.columns import Fault, gathered, header_faults, plain, write_to_correct
from customs_cli.services.importing.entry import Entry
from customs_cli.services.importing.lookup import Lookup
from customs_cli.services.importing.rights import Right
from customs_cli.services.importing.table import Row, Table
from customs_cli.services.lookup.naming import Names

R = TypeVar("R", Trademark, Holder, Office, Campaign)

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
    """

    cases: tuple[Case, ...]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]
    faulty: tuple[Row, ...]
    table: Table

    @property
    def lines(self) -> int:
        """How many lines the batches to be have."""
        return sum(len(case.entries) for case in self.cases)


def quiet(_done: int, _all: int) -> None:
    """Tell nobody how far an import has come."""


def plan(duty: Duty, table: Table, *, on_progress: Progress = quiet, again: bool = False) -> Plan:
    """Read and check every row of a table of batches.

    Args:
        duty: Who, when, over which register; whether missing names will be added.
        table: The file.
        on_progress: Told the rows read.
        again: Whether a case_id that the register already holds may come in once more.
    """
    wrong = header_faults(table.header)
    if wrong:
        return Plan((), wrong, table.notes, table.rows, table)
    with gc_paused():
        return _planned(duty, table, on_progress, again=again)


def _planned(duty: Duty, table: Table, on_progress: Progress, *, again: bool) -> Plan:
    entries, faults = [], {}
    for entry, own in _entries(table, duty.today, on_progress):
        entries.append(entry)
        faults[entry.row] = own
    known = set() if again else {entry.case_id for entry in entries if entry.case_id}
    check = _Check(duty, duty.register.case_ids(known) if known else {})
    ready: list[Case] = []
    listed: list[Fault] = []
    bad: set[int] = set()
    for case in cases_of(entries):
        found = [fault for entry in case.entries for fault in faults[entry.row]]
        found += check.faults(case, unread={fault.column for fault in found})
        if found:
            listed += found
            bad.update(entry.row for entry in case.entries)
        else:
            ready.append(case)
    faulty = tuple(row for row in table.rows if row.line in bad)
    return Plan(tuple(ready), gathered(listed), (*table.notes, *check.notes), faulty, table)


def write_faulty(plan: Plan, path: Path) -> int:
    """Write every row of the faulty cases, with what is wrong beside it, to a file to correct; answer how many."""
    return write_to_correct(path, plan.table, plan.faulty, plan.faults)


def owners_in(entries: Iterable[Entry]) -> dict[tuple[str, RightType], str]:
    """The holder that any row names for a mark, as written, by mark and right type."""
    owners: dict[tuple[str, RightType], str] = {}
    for entry in entries:
        for right in entry.rights:
            if right.holder:
                owners.setdefault((folded(right.mark), right.type), right.holder)
    return owners


def codes_in(entries: Iterable[Entry]) -> dict[str, str]:
    """The code that an office gets if it has to be added, by its name, folded; the first row that says it counts."""
    codes: dict[str, str] = {}
    for entry in entries:
        own, above = entry.codes
        for name, code in ((entry.office or entry.parent, own), (entry.parent, above)):
            if name and code:
                codes.setdefault(folded(name), code)
    return codes


def procedure_of(case: Case, office: Office) -> str | None:
    """The procedure that a case names, else the default of its office's country.

    China has several, told apart by the basis and the channel: while the basis is not known, there is none.
    """
    basis = case.fields.get("basis")
    country = country_of(office.code, office.country)
    named: str | None = case.fields.get("procedure")
    if named or (country == "CN" and not basis):
        return named
    return default_for(country, basis or "ex-officio", case.fields.get("channel"))


def _entries(table: Table, today: date, on_progress: Progress) -> Iterator[tuple[Entry, tuple[Fault, ...]]]:
    memo: Memo = {}
    names = {name: plain(name) for name in table.header}
    rename = any(name != plain_name for name, plain_name in names.items())
    for done, row in enumerate(table.rows):
        if done % STEP == 0:
            on_progress(done, len(table.rows))
        if rename:
            row = Row(row.line, {names.get(name, name): cell for name, cell in row.cells.items()})
        yield read_entry(row, today, memo)
    on_progress(len(table.rows), len(table.rows))


class _Check:
    """What is wrong with a case as a whole, and with the names in it."""

    def __init__(self, duty: Duty, there: dict[str, str]) -> None:
        self._add_missing = duty.add_missing
        self._lookup = Lookup(Names(duty.register), {})
        self._there = there
        self._told: set[object] = set()
        self.notes: list[str] = []

    def faults(self, case: Case, *, unread: Collection[str]) -> Iterator[Fault]:
        """What is wrong, cell by cell; of the columns in `unread` it is known already."""
        if case.case_id in self._there:
            ref = self._there[case.case_id]
            yield Fault(
                case.row,
                "case_id",
                said("case {case_id} is in the register as {ref}", case_id=case.case_id, ref=ref),
                said("--again takes it in anew"),
            )
        if not case.found_on and "found_on" not in unread:
            yield Fault(
                case.row, "found_on", said("no date: a batch without any is refused"), said("a month or a year will do")
            )
        office = self._office(case.row, case)
        if isinstance(office, Fault):
            yield office
        for entry in case.joint:
            if isinstance(joint := self._office(entry.row, entry), Fault):
                yield joint
        for entry in case.entries:
            yield from self._names(entry)
            yield from _dates_before_found(entry, case.found_on)
        known = country_of(office.code, office.country) if isinstance(office, Office) else ""
        if isinstance(office, Office) and "" != known != case.country != "":
            yield Fault(
                case.row,
                "country",
                said("office {code} is of {known}, not {country}", code=office.code, known=known, country=case.country),
            )
        if isinstance(office, Office) and case.found_on:
            yield from self._lapsed(case, office)

    def _office(self, row: int, at: Case | Entry) -> Office | Fault | None:
        place = partial(self._lookup.office, at.office, at.parent, at.country)
        return self._look(row, "office", Office, at.office or at.parent, place)

    def _names(self, entry: Entry) -> Iterator[Fault]:
        for code in entry.campaigns:
            looked = self._look(entry.row, "campaign", Campaign, code, partial(self._lookup.campaign, code))
            if isinstance(looked, Fault):
                yield looked
        for right in entry.rights:
            yield from self._right(entry.row, right)
        own = {folded(right.mark) for right in entry.rights} | {""}
        for outcome in entry.said:
            if outcome.mark and folded(outcome.mark) not in own:
                what = said("{mark} is no mark of this row", mark=outcome.mark[:40])
                yield Fault(entry.row, "outcome", what, said("MARK=word, or the word alone"))
        for column, days in entry.dates.items():
            for mark in days.keys() - own:
                yield Fault(
                    entry.row,
                    column,
                    said("{mark} is no mark of this row", mark=mark[:40]),
                    said("MARK=DATE, or the date alone"),
                )

    def _right(self, row: int, right: Right) -> Iterator[Fault]:
        mark = self._mark(row, right)
        if isinstance(mark, Fault):
            yield mark
        if isinstance(mark, Trademark):
            self._note_other_holder(row, right, mark)
        elif right.holder:
            held = self._look(row, "holder", Holder, right.holder, partial(self._lookup.holder, right.holder))
            if isinstance(held, Fault):
                yield held

    def _mark(self, row: int, right: Right) -> Trademark | Fault | None:
        return self._look(row, "marks", Trademark, right.mark, partial(self._lookup.mark, right))

    def _note_other_holder(self, row: int, right: Right, mark: Trademark) -> None:
        if not right.holder or (right.holder, mark.code) in self._told:
            return
        self._told.add((right.holder, mark.code))
        held = self._look(row, "holder", Holder, right.holder, partial(self._lookup.holder, right.holder))
        if not isinstance(held, Holder) or held.code != mark.holder:
            self.notes.append(
                said(
                    "row {row}: {code} stays with {holder}, the file says {theirs}",
                    row=row,
                    code=mark.code,
                    holder=mark.holder,
                    theirs=right.holder,
                )
            )

    def _look(self, row: int, column: str, kind: type[R], text: str, find: Callable[[], R]) -> R | Fault | None:
        """The record; None when it will be added; else the fault."""
        if self._add_missing and text and not self._lookup.is_known(kind, text):
            return None
        try:
            return find()
        except CustomsError as error:
            if self._add_missing and type(error) is NotFound:
                return None
            near = said("did you mean {name}?", name=error.candidates[0]) if error.candidates else ""
            return Fault(row, column, error.message, near or error.hint or said("--add-missing adds it"))

    def _lapsed(self, case: Case, office: Office) -> Iterator[Fault]:
        law = get(code) if (code := procedure_of(case, office)) else None
        if law is None or not law.needs_recordation:
            return
        found = first_day(case.found_on)
        for entry in case.entries:
            for right in entry.rights:
                known = self._mark(entry.row, right)
                if isinstance(known, Trademark) and not known.incomplete and not in_force(known, found):
                    period = f"{known.valid_from or ''}..{known.valid_until or ''}"
                    what = said(
                        "the recordation of {code} ({period}) did not cover {found_on}",
                        code=known.code,
                        period=period,
                        found_on=case.found_on,
                    )
                    yield Fault(
                        entry.row,
                        "marks",
                        what,
                        said("basis application, or {command}", command=command("trademark edit")),
                    )


def _dates_before_found(entry: Entry, found_on: str) -> Iterator[Fault]:
    for column, days in entry.dates.items():
        if found_on and (day := min(days.values())) < first_day(found_on):
            yield Fault(
                entry.row, column, said("{day} is before the goods were found ({found_on})", day=day, found_on=found_on)
            )
