"""Compares the rows of a file with the stored lines they are about, cell by cell.

Both are written as an export would write them, and only the columns that the row fills are compared: a cell that is
empty in the file changes nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.proceeding_record import NOT_NAMED, CourtNotice, Proceeding
from customs_cli.register.register import Register
from customs_cli.services.importing.again.remarks import note_apart
from customs_cli.services.importing.cases import MERGED, Case
from customs_cli.services.importing.drafting import Draft
from customs_cli.services.importing.outcomes import ONLY
from customs_cli.services.importing.rows.cells import DATES
from customs_cli.services.importing.rows.party_cells import apart
from customs_cli.services.importing.rows.row_cells import Known, known_to, row_cells
from customs_cli.services.lookup.naming import Names

DERIVED = ("case_id", "reference", "office", "parent_office", "country", "holder", "office_code", "parent_office_code")
"""Columns that only tell which batch or which holder is meant; they are not values of a batch."""

_OF_A_LINE = ("goods", "hs", "category", "quantity", "unit", "value", "value_basis", "note", "marks", "right_type")
_OF_A_ROW = frozenset((*_OF_A_LINE, *MERGED, *DATES, "outcome", "confirmed_items"))
"""Columns that may differ between the rows of one case."""

GOODS, END = "goods", "outcome_on"
_AMOUNTS = ("value", "case_value")


class Change(NamedTuple):
    """One cell whose value differs from the register's.

    Attributes:
        row: Line of the file.
        ref: Reference of the stored batch.
        line: Number of the stored line; 0 where the row is a line that the batch does not have yet.
        field: The column.
        old: The register's value, as an export writes it.
        new: The file's value, as an export writes it.
    """

    row: int
    ref: str
    line: int
    field: str
    old: str
    new: str


class Changed(NamedTuple):
    """A case that differs from its stored batch.

    Attributes:
        case: The case as its rows tell it.
        ref: Reference of the stored batch.
        changes: Every cell that differs.
        lines: For each row of the case the number of the stored line; 0 for a new line.
        stored: The batch as it was compared.
    """

    case: Case
    ref: str
    changes: tuple[Change, ...]
    lines: tuple[int, ...]
    stored: Batch


class Comparing:
    """Compares drafts of cases with stored batches.

    Args:
        register: The register to compare with.
        names: Its names, and those that the import would add.
        given: Line of the file -> the columns that the row there fills.
    """

    def __init__(self, register: Register, names: Names, given: Callable[[int], frozenset[str]]) -> None:
        self._register = register
        self._names = names
        self._given = given

    def changes(self, case: Case, draft: Draft, stored: Batch) -> Changed | None:
        """Return the differences between a case and its stored batch; None where there are none.

        Args:
            case: The case.
            draft: The batch that the case would become.
            stored: The batch in the register.
        """
        if _as_drafted(stored, draft.batch) == draft.batch:
            return None
        pairs = _paired(draft.batch, stored)
        found = list(self._of_case(case, draft.batch, stored, pairs))
        lines = tuple(line.no if line else 0 for line in pairs)
        return Changed(case, stored.ref, tuple(found), lines, stored) if found else None

    def _of_case(self, case: Case, draft: Batch, stored: Batch, pairs: Sequence[Line | None]) -> Iterator[Change]:
        told: set[str] = set()
        for entry, new_line, line in zip(case.entries, draft.lines, pairs, strict=True):
            if line is None:
                yield Change(entry.row, stored.ref, 0, GOODS, "", new_line.goods or "?")
                continue
            given = self._given(entry.row) | ({"note"} if new_line.note else set())
            old = {**self._cells(stored, line, given, draft), **self._day_of_the_end(stored, line, draft, given)}
            new = {**self._cells(draft, new_line, given, draft), **self._day_of_the_end(draft, new_line, draft, given)}
            is_silent = bool(entry.said) and entry.said[-1].word == ONLY  # of what went before the outcome
            for column in self._differing(given, old, new, stored, is_silent):
                if column in _OF_A_ROW or column not in told:
                    told.add(column)
                    yield Change(entry.row, stored.ref, line.no, column, old.get(column, ""), new.get(column, ""))

    def _differing(
        self, given: frozenset[str], old: dict[str, str], new: dict[str, str], stored: Batch, is_silent: bool
    ) -> Iterator[str]:
        marks_differ = old.get("marks") != new.get("marks")
        for column in sorted(given):
            if column in DERIVED or old.get(column, "") == new.get(column, ""):
                continue
            if column in (*DATES, "confirmed_items") and not new.get(column):
                continue  # of an act that the row's outcome does not include, which a note tells
            if column in _AMOUNTS and _is_equal(old.get(column, ""), new.get(column, "")):
                continue  # 4,800.00 is 4,800
            if column == "note" and _is_same_note(old["note"], new["note"], stored):
                continue
            if column == "right_type" and marks_differ and old.get("right_type") == new.get("right_type"):
                continue
            if column == "clue" and new.get(column) and {*new[column].split(";")} <= {*old.get(column, "").split(";")}:
                continue
            if column == "outcome" and self._is_further(old["outcome"], new["outcome"], stored.ref, is_silent):
                continue
            yield column

    def _is_further(self, old: str, new: str, ref: str, is_silent: bool) -> bool:
        known, told = old.split(";"), new.split(";")
        if not set(told) - {ONLY, ""} <= set(known):
            return False
        is_whole = ONLY in told and ONLY not in known and not is_silent
        return ref in self._acted_upon or (not is_whole and told[-1] == known[-1])

    def _cells(self, batch: Batch, line: Line, given: frozenset[str], draft: Batch) -> dict[str, str]:
        cells = {**row_cells(batch, line, self._known), **apart(batch, given, draft)}
        own, note = note_apart(cells.get("note", ""))
        return {**cells, **own, "note": note, "currency": _currency_told(batch, line, given)}

    def _day_of_the_end(self, batch: Batch, line: Line, draft: Batch, given: frozenset[str]) -> dict[str, str]:
        open_still = [holder for holder, p in draft.proceedings.items() if p.outcome is None]
        if END not in given or not open_still:
            return {}
        own = {h: _ended_by_a_court(p) if h in open_still else p for h, p in batch.proceedings.items()}
        return {END: row_cells(replace(batch, proceedings=own), line, self._known).get(END, "")}

    @cached_property
    def _known(self) -> Known:
        return known_to(self._names)

    @cached_property
    def _acted_upon(self) -> frozenset[str]:
        acts = (kept.entry for kept in self._register.entries() if kept.entry.act != "import")
        return frozenset(change.key for entry in acts for change in entry.changes if change.table == "batches")


def _is_equal(one: str, other: str) -> bool:
    return bool(one and other) and Decimal(one) == Decimal(other)


def _is_same_note(old: str, new: str, stored: Batch) -> bool:
    remarks = {"", *(part for note in stored.notes for part in note.text.split("; "))}
    one, other = (sorted(part for part in text.split("; ") if part not in remarks) for text in (old, new))
    return one == other


def _currency_told(batch: Batch, line: Line, given: frozenset[str]) -> str:
    amount = line.value if "value" in given else batch.value if "case_value" in given else None
    return amount.currency if amount else ""


def told_notice(p: Proceeding) -> CourtNotice | None:
    """Return the court's notice whose day a row gives: the one that a list told of, else the first, else None."""
    return next((own for own in p.court if own.notice == NOT_NAMED), p.court[0] if p.court else None)


def _ended_by_a_court(p: Proceeding) -> Proceeding:
    notice = told_notice(p)
    return replace(p, outcome_on=notice and notice.on, parts=())


def _as_drafted(stored: Batch, draft: Batch) -> Batch:
    return replace(
        stored,
        ref=draft.ref,
        officers=draft.officers,
        recorded_on=draft.recorded_on,
        deadlines=(),
        law=draft.law,
    )


def _paired(draft: Batch, stored: Batch) -> list[Line | None]:
    left = list(stored.lines)
    pairs: list[Line | None] = [None] * len(draft.lines)
    for same in (_content, _goods):
        known: dict[object, list[Line]] = {}
        for line in left:
            known.setdefault(same(line), []).append(line)
        for place, line in enumerate(draft.lines):
            if pairs[place] is None and (found := known.get(same(line))):
                pairs[place] = found.pop(0)
                left.remove(pairs[place])  # type: ignore[arg-type]
    rest = [place for place, pair in enumerate(pairs) if pair is None]
    for place, line in zip(rest, left, strict=False):
        pairs[place] = line
    return pairs


def _content(line: Line) -> Line:
    return replace(line, no=0)


def _goods(line: Line) -> tuple[str, tuple[str, ...]]:
    return line.goods, line.marks
