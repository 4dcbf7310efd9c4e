"""Applies the changes of re-imported cases as corrections where the law of the course allows; else they are faults."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, lines_with, quantity_with
from customs_cli.domain.batch.course.order import refuse_new_disorder
from customs_cli.domain.batch.entered import with_paper
from customs_cli.domain.batch.goods.joining import joined, refuse_late_line, with_marks
from customs_cli.domain.batch.goods.parts import closed_if_all
from customs_cli.domain.batch.goods.spoken_of import refuse_less_than_spoken_of
from customs_cli.domain.batch.linking import linked
from customs_cli.domain.batch.parties import CARRIED
from customs_cli.domain.batch.proceeding_record import NOT_NAMED, Proceeding
from customs_cli.errors import CustomsError
from customs_cli.procedures import get, law_of
from customs_cli.sentences import REF, Sentence, command, placed, said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.importing.again.comparing import (
    END,
    Change,
    Changed,
    Comparing,
    told_notice,
)
from customs_cli.services.importing.again.found_day import with_days_of_its_end, with_its_acts
from customs_cli.services.importing.again.parties_told import told_of_parties
from customs_cli.services.importing.again.remarks import WAYS, note_apart, with_remarks
from customs_cli.services.importing.cases import MERGED
from customs_cli.services.importing.columns import KEPT, Fault
from customs_cli.services.importing.drafting import Draft, drafted
from customs_cli.services.importing.lookup import Lookup
from customs_cli.services.importing.outcomes import STEPS, with_outcomes
from customs_cli.services.importing.rows.cells import DATES
from customs_cli.services.importing.rows.row_cells import ended_on
from customs_cli.services.importing.rows.telling import Telling

_FIELDS = {
    "found_on": "found_on", "case_value": "value", "campaign": "campaigns", "procedure": "procedure",
    "document_number": "document", "document_kind": "document",
    **{name: name for name in CARRIED},
    **{name: name for name in (*MERGED, "storage", "trade_mode")},
}  # fmt: skip
"""Column -> field of a batch."""

_OF_A_LINE = {
    "goods": "goods", "hs": "hs", "category": "category", "quantity": "quantity", "unit": "unit", "value": "value",
    "currency": "value", "value_basis": "value_basis", "marks": "marks", "right_type": "marks", "note": "note",
}  # fmt: skip
"""Column -> field of a line."""


def corrected(duty: Duty, changed: Changed, stored: Batch, lookup: Lookup) -> Batch:
    """Return the stored batch with the file's changes applied; its deadlines are still the old ones.

    Raises:
        CustomsError: A rule of the course forbids a change.
    """
    case = changed.case
    office = lookup.office(case.office, case.parent, case.country)
    draft = drafted(duty, case, office, stored.ref, lookup)
    columns = {change.field for change in changed.changes if change.line}
    fields = replace(stored, **_batch_fields(columns, draft.batch, stored))
    draft = draft._replace(batch=replace(draft.batch, procedure=case.fields.get("procedure")))  # only a named one
    before = _with_room_for(changed, draft, fields)
    batch = linked(replace(before, lines=_lines(changed, draft.batch, before)), {**_holders(stored), **draft.holders})
    batch = with_its_acts(duty.register, _recounted(batch, stored), stored, draft.batch)
    batch = with_days_of_its_end(duty.register, _dated(batch, changed, draft), stored)
    batch = _told(batch, changed, draft) if "outcome" in columns or 0 in changed.lines else batch
    refuse_new_disorder(stored, batch, law_of(batch))
    return batch


def faults_of(duty: Duty, changed: Sequence[Changed], lookup: Lookup, comparing: Comparing) -> Iterator[Fault]:
    """Yield a fault for each change that cannot be applied; nothing is written."""
    for each in changed:
        stored = duty.register.batch(each.ref)
        try:
            batch = corrected(duty, each, stored, lookup)
        except CustomsError as error:
            first = _refused(each.changes, error)
            hint = placed(error.hint, REF, each.ref)
            yield Fault(first.row, first.field, error.message, hint, code=error.code)
            continue
        office = lookup.office(each.case.office, each.case.parent, each.case.country)
        left = comparing.changes(each.case, drafted(duty, each.case, office, each.ref, lookup), batch)
        former = {(change.line, change.field): change.old for change in each.changes}
        for change in left.changes if left else ():
            place = change.line, change.field
            what = said(
                "{ref} stays at {old}: a case cannot go back to an earlier state",
                ref=each.ref,
                old=former.get(place) or "-",
            )
            if place not in former:  # what the other corrections of the case lead to
                what = said(
                    "after this correction {ref} would say {old}, unlike the list", ref=each.ref, old=change.old
                )
            yield Fault(change.row, change.field, what, command("show", each.ref), code="refused")


def _refused(changes: Sequence[Change], error: CustomsError) -> Change:
    line = error.message.values.get("line") if isinstance(error.message, Sentence) else None
    counted = (change for change in changes if change.line == line and change.field in ("quantity", "unit"))
    return next(counted, changes[0])


def _batch_fields(columns: set[str], draft: Batch, stored: Batch) -> dict[str, Any]:
    fields = {field: getattr(draft, field) for column, field in _FIELDS.items() if column in columns}
    fields |= told_of_parties(columns, draft, stored)
    if "currency" in columns and draft.value:
        fields["value"] = draft.value
    if stored.procedure is None and columns & {"basis", "channel"}:
        fields["procedure"] = draft.procedure
    if "clue" in columns and draft.clues:
        fields["clues"] = tuple(dict.fromkeys((*stored.clues, *draft.clues)))
    if columns & {*KEPT, "storage", "source_url"}:
        own = {name: text for name, text in draft.source.items() if name in columns}
        former = {name: text for name, text in stored.source.items() if name not in columns - {"clue", "source_url"}}
        fields["source"] = {**former, **own}
    return with_paper(fields, stored)


def _lines(changed: Changed, draft: Batch, batch: Batch) -> tuple[Line, ...]:
    lines = {line.no: line for line in batch.lines}
    columns = {(change.line, change.field) for change in changed.changes}
    for told, no in zip(draft.lines, changed.lines, strict=True):
        own, rest = note_apart(told.note)
        if no:
            had, former = note_apart(lines[no].note)
            own = {**{column: value for column, value in had.items() if (no, column) not in columns}, **own}
            rest = rest if (no, "note") in columns else former
        line = replace(told, note=with_remarks(own, rest, draft, batch))
        if no:
            fields = _line_fields(changed.changes, line, no)
            refuse_less_than_spoken_of(batch, no, fields)
            lines[no] = replace(lines[no], **fields)
        else:
            added = max(lines, default=0) + 1
            lines[added] = replace(line, no=added)
    return tuple(lines.values())


def _with_room_for(changed: Changed, draft: Draft, batch: Batch) -> Batch:
    told: dict[int, set[str]] = {}
    for telling in draft.tellings:
        told.setdefault(telling.line, set()).update(telling.words)
    for line, no in zip(draft.batch.lines, changed.lines, strict=True):
        steps = {step for word in told.get(line.no, ()) for step in STEPS[word]}
        if no and any(change.line == no and change.field == "marks" for change in changed.changes):
            new = replace(batch.line(no), marks=line.marks)
            batch = with_marks(batch, batch.line(no), new, {**_holders(batch), **draft.holders})
        elif not no and steps.isdisjoint(_ENDS):
            refuse_late_line(batch, line, draft.holders)
            batch = batch if any(step.startswith("find") for step in steps) else joined(batch, line, draft.holders)
    return batch


_ENDS = ("confiscate", "abandon", "release", "hand court", "hand office", "hand police")
"""Steps of an outcome after which a case is closed."""


def _line_fields(changes: Sequence[Change], line: Line, no: int) -> dict[str, Any]:
    own = [change.field for change in changes if change.line == no]
    own = [column for column in own if column != "currency" or line.value]  # it may be that of the whole case
    fields = {_OF_A_LINE[column]: getattr(line, _OF_A_LINE[column]) for column in own if column in _OF_A_LINE}
    if any(change.field in WAYS for change in changes):  # of any line: those that stay differ from the case now
        fields["note"] = line.note
    return fields


def _holders(stored: Batch) -> dict[str, str]:
    return {mark: holder for holder, p in stored.proceedings.items() for mark in p.marks}


def _dated(batch: Batch, changed: Changed, draft: Draft) -> Batch:
    numbers = _numbers(changed, batch)
    for change in changed.changes:
        if change.field not in DATES:
            continue
        line, as_told = batch.line(change.line), numbers.index(change.line) + 1
        proceedings = {}
        for holder, p in batch.proceedings.items():
            told = draft.batch.proceedings.get(holder)
            if told and p.parts and change.field == "outcome_on" and not p.marks.keys().isdisjoint(line.named_marks):
                proceedings[holder] = _ended_on(batch, p, change.line, ended_on(told, as_told))
            else:
                proceedings[holder] = _redated(p, told, change.field, line.named_marks)
        batch = _with_days_of_handovers(replace(batch, proceedings=proceedings), batch, draft.batch)
    return batch


def _with_days_of_handovers(batch: Batch, before: Batch, told: Batch) -> Batch:
    """Return the batch with transfers that a list told of moved to the new day of the cell that told of them.

    For a court that is the day of its notice; for the police, the day of the outcome of the goods.
    """
    moved: list[tuple[tuple[str, str], date | None, date | None]] = []
    to_police = {case.on for case in told.transfers if case.to == "police"}
    for holder, p in batch.proceedings.items():
        former = before.proceedings[holder]
        was, now = told_notice(former), told_notice(p)
        if was and now and was.on != now.on:
            moved.append((("court", holder), was.on, now.on))
        if p.outcome_on in to_police and p.outcome != "transferred":
            moved.append((("police", holder), former.outcome_on, p.outcome_on))
    transfers = []
    for case in batch.transfers:
        days = [new for (to, holder), old, new in moved if (case.to, case.on) == (to, old) and case.concerns(holder)]
        transfers.append(replace(case, on=days[0]) if days and days[0] and case.body == NOT_NAMED else case)
    return replace(batch, transfers=tuple(transfers)) if moved else batch


def _ended_on(batch: Batch, p: Proceeding, line: int, day: date | None) -> Proceeding:
    parts = tuple(replace(part, on=day) if day and part.line == line else part for part in p.parts)
    mended = replace(p, parts=parts)
    return closed_if_all(mended, list(lines_with(batch, p.marks))) if p.outcome else mended


def _redated(p: Proceeding, told: Proceeding | None, column: str, marks: Sequence[str]) -> Proceeding:
    if told is None or not set(marks) & set(p.marks):
        return p
    if column == END:
        return _with_end_on(p, told)
    if column != "confirmed_on":
        day: date | None = getattr(told, column)
        return replace(p, **{column: day}) if day else p
    states = {
        mark: replace(state, confirmed_on=told.marks[mark].confirmed_on)
        if mark in marks and mark in told.marks and state.confirmation != "pending"
        else state
        for mark, state in p.marks.items()
    }
    return replace(p, marks=states)


def _with_end_on(p: Proceeding, told: Proceeding) -> Proceeding:
    known, notice = told_notice(p), told_notice(told)
    day = told.outcome_on or (notice.on if notice else None)
    if day is None:
        return p
    is_its = known is not None and notice is not None and (known.on == p.outcome_on or told.outcome_on is None)
    court = tuple(replace(own, on=day) if is_its and own is known else own for own in p.court)
    return replace(p, court=court, outcome_on=told.outcome_on or p.outcome_on)


def _told(batch: Batch, changed: Changed, draft: Draft) -> Batch:
    law = get(batch.procedure) if batch.procedure else None
    numbers = _numbers(changed, batch)
    every = [telling._replace(line=numbers[telling.line - 1]) for telling in draft.tellings]
    told = with_outcomes(batch, _news(changed, draft, numbers), law, every)
    there = {transfer.to for transfer in batch.transfers}
    gone = {disposal.line for disposal in batch.disposals}
    transfers = (transfer for transfer in told.transfers if transfer.to not in there)
    disposals = (disposal for disposal in told.disposals if disposal.line not in gone)
    return replace(told, transfers=(*batch.transfers, *transfers), disposals=(*batch.disposals, *disposals))


def _news(changed: Changed, draft: Draft, numbers: Sequence[int]) -> Iterator[Telling]:
    known = {change.line: change.old for change in changed.changes if change.field == "outcome"}
    for telling in draft.tellings:
        number, is_new = numbers[telling.line - 1], changed.lines[telling.line - 1] == 0
        if is_new or number in known:
            had = {word.rpartition("=")[2] for word in known.get(number, "").split(";")}
            yield telling._replace(line=number, words=tuple(word for word in telling.words if word not in had))


def _recounted(batch: Batch, stored: Batch) -> Batch:
    proceedings = {}
    for holder, p in batch.proceedings.items():
        marks = {
            mark: replace(state, items=quantity_with(batch, [mark]) or None)
            if state.items and state.items == quantity_with(stored, [mark])
            else state
            for mark, state in p.marks.items()
        }
        proceedings[holder] = replace(p, marks=marks)
    return replace(batch, proceedings=proceedings)


def _numbers(changed: Changed, batch: Batch) -> list[int]:
    added = changed.lines.count(0)
    new = iter([line.no for line in batch.lines][len(batch.lines) - added :])
    return [no or next(new) for no in changed.lines]
