"""Notes on cases that may be right or wrong: possible duplicates, check characters, rows that contradict their case."""

from collections.abc import Iterator, Sequence
from datetime import date

from customs_cli.domain.batch.document import Likeness, contradictions, likeness, mail_item_fault
from customs_cli.domain.batch.parties import ROLES
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.party import uscc_fault
from customs_cli.register.register import Register
from customs_cli.sentences import said
from customs_cli.services.importing.cases import Case
from customs_cli.services.importing.mapping.further_goods import named_rows
from customs_cli.services.importing.mapping.header.told_in import called_so
from customs_cli.services.importing.outcomes import STEPS, tells_confirmation
from customs_cli.services.importing.rows.entry import ReadRow
from customs_cli.services.importing.rows.told_apart import ENDS
from customs_cli.services.lookup.twins import twins


def twin_notes(register: Register, cases: Sequence[Case]) -> Iterator[str]:
    """Yield a note for each case that has the same number, day and goods as a stored batch or an earlier case."""
    own = [(case, alike) for case in cases if (alike := _likeness(case))]
    there = twins(register, {alike for _, alike in own})
    seen: dict[Likeness, int] = {}
    for case, alike in own:
        if ref := there.get(alike):
            yield said(
                "row {row}: {ref} has the same number, day and goods: is this the same batch?", row=case.row, ref=ref
            )
        elif (first := seen.setdefault(alike, case.row)) != case.row:
            yield said(
                "row {row}: row {first} has the same number, day and goods: is this the same batch?",
                row=case.row,
                first=first,
            )


def check_notes(cases: Sequence[Case]) -> Iterator[str]:
    """Yield notes on numbers whose check characters are wrong, and on declarations of another year or direction."""
    codes: dict[str, int] = {}
    items: dict[str, int] = {}
    for case in cases:
        parties = [case.fields[role] for role in ROLES if role in case.fields]
        codes |= {party.uscc: case.row for party in parties if party.uscc and party.uscc not in codes}
        document = case.fields.get("document")
        if document and document.kind == "mail-item" and document.number:
            items.setdefault(document.number, case.row)
    if wrong := [case.row for case in cases if _contradicts(case)]:
        rows = named_rows(wrong)
        yield said(
            "declarations of another year or direction: rows {rows} ({count} in all)", rows=rows, count=len(wrong)
        )
    if wrong := [row for code, row in codes.items() if uscc_fault(code)]:
        yield said("wrong credit codes: rows {rows} ({count} in all)", rows=named_rows(wrong), count=len(wrong))
    if wrong := [row for number, row in items.items() if mail_item_fault(number)]:
        yield said(
            "wrong numbers of mail items: rows {rows} ({count} in all)", rows=named_rows(wrong), count=len(wrong)
        )


def _contradicts(case: Case) -> bool:
    document = case.fields.get("document")
    found, direction = first_day(case.found_on), case.fields.get("direction")
    return bool(document and document.number and contradictions(document, found=found, direction=direction))


def own_notes(cases: Sequence[Case], entries: Sequence[ReadRow]) -> Iterator[str]:
    """Yield a note on the rows that name another day, way, party or document than the rest of their case."""
    read = {entry.row: entry.line.note for entry in entries}
    joint = {entry.row for case in cases for entry in case.joint}
    several = (entry for case in cases if len(case.entries) > 1 for entry in case.entries)
    own = [entry.row for entry in several if entry.line.note != read[entry.row] and entry.row not in joint]
    if own:
        yield said(
            "rows that differ from their case: {rows} ({count} in all); the differences stay in the note of the row",
            rows=named_rows(own),
            count=len(own),
        )


def mixed_notes(cases: Sequence[Case]) -> Iterator[str]:
    """Yield a note on cases with different outcomes for the goods of one mark that cannot be recorded as exact parts.

    That is so where a quantity is unknown, and where the case went to the police, a court or another office.
    """
    rows = [
        case.row for case in cases if len(case.entries) > 1 and any(_are_mixed(case, mark) for mark in _marks(case))
    ]
    if rows:
        yield said(
            "cases whose rows give different outcomes for the goods of one mark, of which one outcome is "
            "taken for all: rows {rows} ({count} in all)",
            rows=named_rows(rows),
            count=len(rows),
        )


def alike_notes(cases: Sequence[Case]) -> Iterator[str]:
    """Yield a note on rows of one document with the same goods, quantity and value, but another mark or holder."""
    rows = [row for case in cases if len(case.entries) > 1 and "document" in case.fields for row in _alike(case)]
    if rows:
        yield said(
            "rows that differ from another row of their document only in mark or holder: {rows} ({count} in all); each "
            "is counted as separate goods",
            rows=named_rows(rows),
            count=len(rows),
        )


def _alike(case: Case) -> Iterator[int]:
    seen: dict[object, ReadRow] = {}
    for entry in case.entries:
        line = entry.line
        first = seen.setdefault((line.goods, line.quantity, line.unit, line.value), entry)
        if line.quantity and first.row != entry.row and first.rights != entry.rights:
            yield entry.row


def value_notes(cases: Sequence[Case], heading: str) -> Iterator[str]:
    """Yield a note on values that may be the whole case's: equal in rows of different quantities, or only in the first.

    Args:
        cases: The cases into which the rows were grouped.
        heading: Heading of the column of values in the file.
    """
    rows = [case.row for case in cases if len(case.entries) > 1 and "value" not in case.fields and _is_total(case)]
    if rows:
        yield said(
            "values that are the same in all rows of a case, or only in its first row: rows {rows} ({count} "
            "in all); if they are for the whole case, name their column {column}",
            rows=named_rows(rows),
            count=len(rows),
            column=called_so("case_value", heading),
        )


def _is_total(case: Case) -> bool:
    values = [entry.line.value for entry in case.entries]
    quantities = {(entry.line.quantity, entry.line.unit) for entry in case.entries}
    is_alike = len(set(values)) == 1 and len(quantities) > 1
    return values[0] is not None and (is_alike or not any(values[1:]))


def day_notes(cases: Sequence[Case]) -> Iterator[str]:
    """Yield notes on days of acts that contradict each other, in one row or in several rows of one case and mark."""
    told = [entry for case in cases for entry in case.entries if entry.dates]
    if rows := [entry.row for entry in told if _is_disordered(entry)]:
        yield said(
            "rows whose days are in an impossible order: {rows} ({count} in all)",
            rows=named_rows(rows),
            count=len(rows),
        )
    if rows := [entry.row for entry in told if _tells_a_day_alone(entry)]:
        yield said(
            "rows with the day of an act that their outcome does not include: {rows} ({count} in all); that "
            "day is left out",
            rows=named_rows(rows),
            count=len(rows),
        )
    several = (case for case in cases if len(case.entries) > 1 and any(entry.dates for entry in case.entries))
    if rows := [entry.row for case in several for entry in _of_another_day(case)]:
        yield said(
            "rows that give another day for an act than an earlier row, which counts: {rows} ({count} in all)",
            rows=named_rows(rows),
            count=len(rows),
        )


def confirmed_notes(cases: Sequence[Case]) -> Iterator[str]:
    """Yield a note on the rows that tell how many of the goods were confirmed, but no confirmation."""
    told = [entry for case in cases for entry in case.entries if entry.confirmed is not None]
    if rows := [entry.row for entry in told if not tells_confirmation(entry.said)]:
        yield said(
            "rows with a number of confirmed goods, but no confirmation in their outcome: {rows} ({count} in "
            "all); the number stays in the note",
            rows=named_rows(rows),
            count=len(rows),
        )


def _is_disordered(entry: ReadRow) -> bool:
    told = {column: days[""] for column, days in entry.dates.items() if "" in days}
    return any(first in told and then in told and told[then] < told[first] for first, then in _IN_ORDER)


def _tells_a_day_alone(entry: ReadRow) -> bool:
    words = {word for mark in {right.mark for right in entry.rights} or {""} for word in entry.words_of(mark)}
    acts = {step.partition(" ")[0] for word in words for step in STEPS[word]}
    return any(column in _TOLD_BY and acts.isdisjoint(_TOLD_BY[column]) for column in entry.dates)


def _of_another_day(case: Case) -> Iterator[ReadRow]:
    known: dict[tuple[str, str], tuple[date, tuple[str, ...]]] = {}
    for entry in case.entries:
        is_other = False
        for mark in {folded(right.mark) for right in entry.rights}:
            words = entry.words_of(mark)
            for column, day in entry.dates_of(mark).items():
                before, others = known.setdefault((mark, column), (day, words))
                is_other = is_other or (before != day and (column not in _OF_PARTS or words == others))
        if is_other:
            yield entry


_IN_ORDER = (
    ("notified_on", "served_on"), ("detained_on", "finding_on"), ("detained_on", "outcome_on"),
    ("finding_on", "outcome_on"),
)  # fmt: skip
"""(column of the earlier day, column of the later day), under any law."""
_TOLD_BY = {
    "replied_on": {"apply", "decline", "detain"},
    "confirmed_on": {"confirm"},
    "finding_on": {"find"},
    "outcome_on": {"release", "confiscate", "abandon", "dispose", "court", "hand", "police"},
}
"""Column of a day -> the steps of an outcome that may have that day."""
_OF_PARTS = ("confirmed_on", "finding_on", "outcome_on")
"""Columns of days that may differ from line to line where the lines had different outcomes."""


def _marks(case: Case) -> set[str]:
    return {folded(right.mark) for entry in case.entries for right in entry.rights}


def _are_mixed(case: Case, mark: str) -> bool:
    own = [entry for entry in case.entries if any(folded(right.mark) == mark for right in entry.rights)]
    told = [{step for word in entry.words_of(mark) for step in STEPS[word]} for entry in own]
    ends = {tuple(sorted(steps & _ENDS)) for steps in told if steps}
    return len(ends) > 1 and (any(steps & _LEAVING for steps in told) or not all(entry.line.quantity for entry in own))


_LEAVING = {"hand police", "hand office", "hand court"}
_ENDS = {*ENDS, *_LEAVING}


def _likeness(case: Case) -> Likeness | None:
    return likeness(case.fields.get("document"), case.found_on, [entry.line.goods for entry in case.entries])
