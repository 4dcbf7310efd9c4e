"""Finds the stored batch of each case: by reference, by case number and office, by document and office, or by content.

A reference that is not in this register (another register gave it) serves as the case's number where it has no other. A
case without any of these is matched to a batch with exactly the same content; two equal rows are two equal batches.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.reference import is_ref
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.name_matching import folded
from customs_cli.register.act import Act
from customs_cli.sentences import said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.importing.again.comparing import Changed, Comparing
from customs_cli.services.importing.again.keys import Key, has_key, keys_of, keys_of_case
from customs_cli.services.importing.again.near import near_note
from customs_cli.services.importing.again.updating import faults_of
from customs_cli.services.importing.cases import Case
from customs_cli.services.importing.columns import Fault, plain
from customs_cli.services.importing.drafting import drafted
from customs_cli.services.importing.lookup import Called, Lookup
from customs_cli.services.importing.planning_rules import codes_in, owners_in
from customs_cli.services.importing.table import ReadTable
from customs_cli.services.lookup.naming import Names

_NEAR, _FEW = 2000, 2
"""The most cases without a number, and batches, that are compared; the most cells in which nearly equal ones differ."""


class Matched(NamedTuple):
    """The result of comparing the cases of a file with the register.

    Attributes:
        new: Cases that the register does not hold.
        same: How many rows say what the register says.
        changed: Cases whose stored batch differs and can be corrected.
        faults: Differences that cannot be corrected; their cases are not among `changed`.
        notes: Sentences on new cases with a reference that is not in this register, and on new cases without a number
            that are nearly equal to a batch for which the file has no row any more.
    """

    new: tuple[Case, ...]
    same: int
    changed: tuple[Changed, ...]
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


def matched(
    duty: Duty, table: ReadTable, cases: Sequence[Case], *, update: bool = False, called: Called | None = None
) -> Matched:
    """Compare the cases of a file with the register; nothing is written.

    Args:
        duty: The register; whether missing names would be added.
        table: The table that was read.
        cases: Its cases, without fault.
        update: Whether differences will be corrected.
        called: What the officer said that names mean.
    """
    if next(duty.register.refs(), None) is None:
        return Matched(tuple(cases), 0, (), notes=tuple(_strange_notes(cases)))
    return _Matching(duty, table, cases, called or {}).all(update=update)


def _strange_notes(new: Iterable[Case]) -> Iterator[str]:
    strange = [case for case in new if case.reference]
    if len(strange) == 1:
        (one,) = strange
        yield said(
            "row {row}: there is no batch {ref} here: it is imported as a new batch", row=one.row, ref=one.reference
        )
    elif strange:
        yield said(
            "{count:,} cases have references that no batch here has (row {row}: {ref}): they are imported "
            "as new batches",
            count=len(strange),
            row=strange[0].row,
            ref=strange[0].reference,
        )


def _office_notes(elsewhere: Sequence[tuple[int, str, str]]) -> Iterator[str]:
    if not elsewhere:
        return
    row, ref, office = elsewhere[0]
    if len(elsewhere) == 1:
        yield said("row {row}: {ref} is not of office {office}: the reference counts", row=row, ref=ref, office=office)
    else:
        yield said(
            "{count:,} cases name another office than that of their reference (row {row}: {ref}, not {office}): "
            "the reference counts",
            count=len(elsewhere),
            row=row,
            ref=ref,
            office=office,
        )


class _Matching:
    def __init__(self, duty: Duty, table: ReadTable, cases: Sequence[Case], called: Called) -> None:
        entries = [entry for case in cases for entry in case.entries]
        names = Names(duty.register, Act(duty.register.look()), add_missing=duty.add_missing)
        self._duty = duty
        self._cases = cases
        self._lookup = Lookup(names, owners_in(entries), codes_in(entries), called)
        self._comparing = Comparing(duty.register, names, _Given(table))
        self._open = dict(enumerate(cases))
        self._same = 0
        self._found: dict[str, Batch | None] = {}
        self._left: list[Batch] = []
        self._changed: dict[int, Changed] = {}
        self._elsewhere: list[tuple[int, str, str]] = []

    def all(self, *, update: bool) -> Matched:
        self._by_key()
        self._by_content()
        notes = (*_strange_notes(self._open.values()), *_office_notes(self._elsewhere), *self._near_notes())
        changed = [self._changed[place] for place in sorted(self._changed)]
        faults = tuple(faults_of(self._duty, changed, self._lookup, self._comparing)) if update else ()
        rows = {fault.row for fault in faults}
        kept = (each for each in changed if rows.isdisjoint(entry.row for entry in each.case.entries))
        return Matched(tuple(self._open.values()), self._same, tuple(kept), faults, notes)

    def _by_key(self) -> None:
        wanted: dict[Key, int] = {}
        for place, case in enumerate(self._cases):
            for key in keys_of_case(case, self._office(case), is_known=self._is_known(case.reference)):
                wanted.setdefault(key, place)
        for batch in self._likely(wanted):
            for key in keys_of(batch):
                place = wanted.get(key, -1)
                if place in self._open:
                    self._take(place, batch)
                    break

    def _likely(self, wanted: Iterable[Key]) -> Iterator[Batch]:
        numbers = {folded(number) for kind, number, _ in wanted if kind != "reference"}
        if numbers:
            yield from self._duty.register.bearing(numbers)
        for kind, number, _ in wanted:
            ref = number.upper()
            if kind == "reference" and (found := self._batch(ref)):
                yield found

    def _batch(self, ref: str) -> Batch | None:
        if ref not in self._found:
            self._found[ref] = self._duty.register.find(Batch, ref) if is_ref(ref) else None
        return self._found[ref]

    def _is_known(self, reference: str) -> bool:
        return bool(reference) and self._batch(reference) is not None

    def _by_content(self) -> None:
        bare = {place: case for place, case in self._open.items() if not has_key(case)}
        years = {first_day(case.found_on).year for case in bare.values()}
        places: dict[tuple[str, str, str], list[int]] = {}
        for place, case in bare.items():
            places.setdefault((self._office(case), case.found_on, case.entries[0].line.goods), []).append(place)
        days = {(office, found_on) for office, found_on, _ in places}
        for year in sorted(years):
            for batch in self._duty.register.batches(year):
                goods = batch.lines[0].goods if batch.lines else ""
                here = places.get((batch.office, batch.found_on, goods), ())
                same = next((at for at in here if at in self._open and not self._changes(at, batch)), None)
                if same is not None:
                    self._same += len(self._open.pop(same).entries)
                elif (batch.office, batch.found_on) in days and len(self._left) < _NEAR and _is_bare(batch):
                    self._left.append(batch)

    def _near_notes(self) -> Iterator[str]:
        """Yield a note for each new case without a number that differs from a batch of its day in at most `_FEW` cells.

        Only batches that match no row are compared, and of very many only the first.
        """
        places: dict[tuple[str, str], list[int]] = {}
        for place, case in islice(((p, c) for p, c in self._open.items() if not has_key(c)), _NEAR):
            places.setdefault((self._office(case), case.found_on), []).append(place)
        pairs = ((place, batch) for batch in self._left for place in places.get((batch.office, batch.found_on), ()))
        told: set[object] = set()
        for place, batch in islice(pairs, _NEAR):
            if place in told or batch.ref in told or len(batch.lines) != len(self._open[place].entries):
                continue
            changes = self._changes(place, batch)
            if changes and len(changes.changes) <= _FEW:
                told |= {place, batch.ref}
                yield near_note(self._open[place], changes)

    def _take(self, place: int, batch: Batch) -> None:
        changes = self._changes(place, batch)
        case = self._open.pop(place)
        if (office := self._office(case)) not in (batch.office, *batch.joint_offices):
            self._elsewhere.append((case.row, batch.ref, office))
        rows = {change.row for change in changes.changes} if changes else set()
        self._same += len(case.entries) - len(rows)
        if changes:
            self._changed[place] = changes

    def _changes(self, place: int, batch: Batch) -> Changed | None:
        case = self._cases[place]
        office = self._lookup.office(case.office, case.parent, case.country)
        draft = drafted(self._duty, case, office, batch.ref, self._lookup)
        return self._comparing.changes(case, draft, batch)

    def _office(self, case: Case) -> str:
        return self._lookup.office(case.office, case.parent, case.country).code


def _is_bare(batch: Batch) -> bool:
    return not any(kind != "reference" for kind, _, _ in keys_of(batch))


class _Given:
    def __init__(self, table: ReadTable) -> None:
        self._table = table
        self._places: dict[int, int] = {}

    def __call__(self, line: int) -> frozenset[str]:
        if not self._places:
            numbers = (row.line for row in (self._table.origin or self._table).rows)
            self._places = {number: place for place, number in enumerate(numbers)}
        cells = self._table.rows[self._places[line]].cells
        return frozenset(plain(column) for column, cell in cells.items() if cell.strip())
