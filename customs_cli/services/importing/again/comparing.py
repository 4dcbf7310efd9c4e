"""A row beside the line of the register that it speaks of: what reads otherwise, cell by cell.

Both are written out as an export would write them, and only the columns that the row fills are compared: what a file
does not say, it does not change.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.proceeding_record import NOT_NAMED, CourtNotice, Proceeding
from customs_cli.register.register import Register
from customs_cli.services.importing.cases import MERGED, Case
from customs_cli.services.importing.drafting import Draft
from customs_cli.services.importing.outcomes import ONLY
from customs_cli.services.importing.rows.cells import DATES
from customs_cli.services.importing.rows.party_cells import apart
from customs_cli.services.importing.rows.row_cells import Known, known_to, row_cells
from customs_cli.services.lookup.naming import Names

DERIVED = ("case_id", "reference", "office", "parent_office", "country", "holder", "office_code", "parent_office_code")
"""Columns that tell which batch or whose mark is meant: no value of a batch by themselves."""

_OF_A_LINE = ("goods", "hs", "category", "quantity", "unit", "value", "value_basis", "note", "marks", "right_type")
_OF_A_ROW = frozenset((*_OF_A_LINE, *MERGED, *DATES, "outcome", "confirmed_items"))
"""Columns of which every row of a case may say something of its own."""
REMARKS = {"office": "office", "found": "found_on", **{name: name for name in MERGED}}
"""How a line's note says what of office, day and way is its own -> the column."""

GOODS, END = "goods", "outcome_on"


class Change(NamedTuple):
    """One cell that reads otherwise.

    Attributes:
        row: Line of the file.
        ref: The batch.
        line: Number of its line; 0 where a row is a line that it does not have yet.
        field: The column.
        old: What the register says, as an export writes it.
        new: What the file says, in the same way.
    """

    row: int
    ref: str
    line: int
    field: str
    old: str
    new: str


class Changed(NamedTuple):
    """A case of which the register says something else.

    Attributes:
        case: The case as its rows tell it.
        ref: The batch that it speaks of.
        changes: Every cell that reads otherwise.
        lines: For each of its rows the number of the line it is, 0 for a new one.
    """

    case: Case
    ref: str
    changes: tuple[Change, ...]
    lines: tuple[int, ...]


class Comparing:
    """Compares drafts of cases with what the register holds.

    Args:
        register: The register that is compared with.
        names: Its names, also those that the import would add.
        given: The columns that a row of the file fills, by its line.
    """

    def __init__(self, register: Register, names: Names, given: Callable[[int], frozenset[str]]) -> None:
        self._register = register
        self._names = names
        self._given = given

    def changes(self, case: Case, draft: Draft, stored: Batch) -> Changed | None:
        """What reads otherwise; None where nothing does."""
        if _as_drafted(stored, draft.batch) == draft.batch:
            return None
        pairs = _paired(draft.batch, stored)
        found = list(self._of_case(case, draft.batch, stored, pairs))
        lines = tuple(line.no if line else 0 for line in pairs)
        return Changed(case, stored.ref, tuple(found), lines) if found else None

    def _of_case(self, case: Case, draft: Batch, stored: Batch, pairs: Sequence[Line | None]) -> Iterator[Change]:
        told: set[str] = set()
        for entry, new_line, line in zip(case.entries, draft.lines, pairs, strict=True):
            if line is None:
                yield Change(entry.row, stored.ref, 0, GOODS, "", new_line.goods or "?")
                continue
            given = self._given(entry.row)
            old = {**self._cells(stored, line, given, draft), **self._day_of_the_end(stored, line, draft, given)}
            new = {**self._cells(draft, new_line, given, draft), **self._day_of_the_end(draft, new_line, draft, given)}
            for column in self._differing(given, old, new, stored):
                if column in _OF_A_ROW or column not in told:
                    told.add(column)
                    yield Change(entry.row, stored.ref, line.no, column, old.get(column, ""), new.get(column, ""))

    def _differing(
        self, given: frozenset[str], old: dict[str, str], new: dict[str, str], stored: Batch
    ) -> Iterator[str]:
        marks_differ = old.get("marks") != new.get("marks")
        for column in sorted(given):
            if column in DERIVED or old.get(column, "") == new.get(column, ""):
                continue
            if column == "right_type" and marks_differ and old.get("right_type") == new.get("right_type"):
                continue
            if column == "clue" and new.get(column) and {*new[column].split(";")} <= {*old.get(column, "").split(";")}:
                continue
            if column == "outcome" and self._is_further(old["outcome"], new["outcome"], stored.ref):
                continue
            yield column

    def _is_further(self, old: str, new: str, ref: str) -> bool:
        """Whether the register has gone on from where the file stands, or came to the same outcome by more steps."""
        known, told = old.split(";"), new.split(";")
        if not set(told) - {ONLY, ""} <= set(known):
            return False
        return ref in self._acted_upon or ((ONLY not in told or ONLY in known) and told[-1] == known[-1])

    def _cells(self, batch: Batch, line: Line, given: frozenset[str], draft: Batch) -> dict[str, str]:
        """The row of a line with what its note says of it put into the columns that it speaks of."""
        cells = {**row_cells(batch, line, self._known), **apart(batch, given, draft)}
        own, note = note_apart(cells.get("note", ""))
        return {**cells, **own, "note": note}

    def _day_of_the_end(self, batch: Batch, line: Line, draft: Batch, given: frozenset[str]) -> dict[str, str]:
        """The day of the outcome where the file tells no end of a case: that of a court's notice, if one came."""
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
        """The batches upon which something else than an import was done."""
        acts = (kept.entry for kept in self._register.entries() if kept.entry.act != "import")
        return frozenset(change.key for entry in acts for change in entry.changes if change.table == "batches")


def told_notice(p: Proceeding) -> CourtNotice | None:
    """The court's notice whose day a row tells: the one that a list told of, else the first; None where none came."""
    return next((own for own in p.court if own.notice == NOT_NAMED), p.court[0] if p.court else None)


def _ended_by_a_court(p: Proceeding) -> Proceeding:
    notice = told_notice(p)
    return replace(p, outcome_on=notice and notice.on, parts=())


def note_apart(note: str) -> tuple[dict[str, str], str]:
    """What a line's note says of office, day and way, by column, and the rest of it."""
    own: dict[str, str] = {}
    while note:
        part, _, rest = note.partition("; ")
        name, colon, value = part.partition(": ")
        if not colon or name not in REMARKS:
            break
        own[REMARKS[name]] = value
        note = rest
    return own, note


def _as_drafted(stored: Batch, draft: Batch) -> Batch:
    """The stored batch without what no row tells."""
    return replace(
        stored,
        ref=draft.ref,
        officers=draft.officers,
        recorded_on=draft.recorded_on,
        deadlines=(),
        law=draft.law,
    )


def _paired(draft: Batch, stored: Batch) -> list[Line | None]:
    """For each line of a draft the stored line that it is: of the same content first, then in order."""
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
