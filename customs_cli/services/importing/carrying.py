"""A plan carried out: all of it, or nothing, in one act."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.linking import linked
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.law.deadlines import Deadline, once_per_party
from customs_cli.domain.record import Record
from customs_cli.domain.rights.office import Office, country_of
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.name_matching import UNKNOWN, folded
from customs_cli.errors import FaultsFound, UsageError
from customs_cli.procedures import get, rules_of
from customs_cli.register.act import Act
from customs_cli.register.gc_pause import gc_paused
from customs_cli.sentences import said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.deadline_updates import with_deadlines
from customs_cli.services.importing.cases import Case
from customs_cli.services.importing.columns import Fault
from customs_cli.services.importing.entry import Entry
from customs_cli.services.importing.lookup import Lookup
from customs_cli.services.importing.outcomes import Telling, with_outcomes
from customs_cli.services.importing.planning import STEP, Plan, Progress, codes_in, owners_in, procedure_of, quiet
from customs_cli.services.importing.rights import Right
from customs_cli.services.lookup.naming import Names


class Imported(NamedTuple):
    """What an import has made true.

    Attributes:
        refs: References of the new batches, in the order of the file.
        added: Records added because they were missing.
        skipped: How many rows were left out.
        seq: Number of the act in the journal; 0 when nothing was written.
    """

    refs: tuple[str, ...]
    added: tuple[Record, ...]
    skipped: int
    seq: int


def carry_out(duty: Duty, plan: Plan, *, skip_faulty: bool = False, on_progress: Progress = quiet) -> Imported:
    """Write every batch of a plan, in one act.

    Raises:
        FaultsFound: The plan has faults, and they are not to be skipped.
    """
    if plan.faults and not skip_faulty:
        raise refusal(plan.faults)
    entries = [entry for case in plan.cases for entry in case.entries]
    owners, codes = owners_in(entries), codes_in(entries)

    def put_all(act: Act) -> tuple[Act, tuple[str, ...], tuple[Record, ...]]:
        refs: list[str] = []
        names = Names(duty.register, act, add_missing=duty.add_missing)
        for batch in batches_of(duty, plan.cases, act, Lookup(names, owners, codes)):
            if len(refs) % STEP == 0:
                on_progress(len(refs), len(plan.cases))
            refs.append(act.put(batch).ref)
        return act, tuple(refs), tuple(names.added)

    with gc_paused():
        act, refs, added = duty.do("import", put_all)
    on_progress(len(refs), len(plan.cases))
    return Imported(refs, added, len(plan.faulty), act.seq)


def refusal(faults: tuple[Fault, ...]) -> FaultsFound:
    """Why nothing was written, with the first fault."""
    first = faults[0]
    where = said("row {row}, {column}", row=first.row, column=first.column)
    where = where if first.column else said("row {row}", row=first.row)
    count = said("{count:,} faults", count=len(faults)) if len(faults) > 1 else said("1 fault")
    return FaultsFound(
        "{count}, nothing was written; the first: {where}: {what}",
        count=count,
        where=where,
        what=first.what,
        hint="correct the file, or --skip-faulty",
        at=where,
    )


def batches_of(duty: Duty, cases: tuple[Case, ...], act: Act, lookup: Lookup) -> Iterator[Batch]:
    """The cases as batches, with references of the act under way."""
    clocks = _Clocks(duty)
    for case in cases:
        office = lookup.office(case.office, case.parent, case.country)
        batch, tellings = _linked(duty, case, office, act, lookup)
        law = get(batch.procedure) if batch.procedure else None
        yield clocks.set(with_outcomes(batch, tellings, law), country_of(office.code, office.country))


def _linked(duty: Duty, case: Case, office: Office, act: Act, lookup: Lookup) -> tuple[Batch, list[Telling]]:
    found = first_day(case.found_on)
    lines, tellings, holders = [], [], {}
    for number, entry in enumerate(case.entries, start=1):
        rights = [(right, lookup.mark(right)) for right in entry.rights]
        codes = tuple(dict.fromkeys(mark.code for _, mark in rights))
        holders.update({mark.code: mark.holder for _, mark in rights})
        line = replace(entry.line, no=number, marks=codes)
        lines.append(line)
        own = max(found, first_day(entry.found_on or case.found_on))
        tellings += [
            Telling(number, line.quantity, entry.confirmed, marks, words, entry.is_only, dates, own)
            for marks, words, dates in _said(entry, codes, rights)
        ]
    fields = {name: value for name, value in case.fields.items() if name != "procedure"}
    url = next((entry.source_url for entry in case.entries if entry.source_url), "")
    source = {"case_id": case.case_id, "source_url": url}
    batch = Batch(
        ref=act.next_ref(found.year, office.code),
        office=office.code,
        found_on=case.found_on,
        procedure=procedure_of(case, office),
        campaigns=tuple(dict.fromkeys(lookup.campaign(code).code for code in case.campaigns)),
        lines=tuple(lines),
        joint_offices=_joint(case, office, lookup),
        officers=duty.officers,
        recorded_on=duty.today,
        source={name: text for name, text in source.items() if text},
        **fields,
    )
    return linked(batch, holders), tellings


def _joint(case: Case, office: Office, lookup: Lookup) -> tuple[str, ...]:
    codes = (lookup.office(entry.office, entry.parent, entry.country).code for entry in case.joint)
    return tuple(dict.fromkeys(code for code in codes if code != office.code))


def _said(
    entry: Entry, codes: tuple[str, ...], rights: list[tuple[Right, Trademark]]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], dict[str, date]]]:
    """(marks, words, days of acts) of a row: the words of all its marks, then those of single ones.

    Marks of which the same words and days are told stand together.
    """
    written = {mark.code: right.mark for right, mark in rights}
    told: dict[tuple[tuple[str, ...], tuple[tuple[str, date], ...]], list[str]] = {}
    for code in codes or (UNKNOWN,):
        mark = folded(written.get(code, code))
        dates = entry.dates_of(mark)
        words = entry.words_of(mark)
        if words:
            told.setdefault((words, tuple(dates.items())), []).append(code)
    for (words, days), marks in told.items():
        yield tuple(marks), words, dict(days)


class _Clocks:
    """Deadlines of imported batches; proceedings in which all happened on the same days share one count."""

    def __init__(self, duty: Duty) -> None:
        self._duty = duty
        self._counted: dict[tuple[Any, ...], tuple[Deadline, ...]] = {}

    def set(self, batch: Batch, country: str) -> Batch:
        """The batch with its deadlines.

        Nothing can be counted from a month or a year, nor in a country whose working days nobody knows: such a batch
        has none until an act dates it.
        """
        if batch.procedure is None or len(batch.found_on) < len("2019-07-03"):
            return replace(batch, law=rules_of(batch.procedure)) if batch.procedure else batch
        every = [deadline for p in batch.proceedings.values() for deadline in self._of(batch, p, country)]
        found = once_per_party(every, get(batch.procedure))
        found.sort(key=lambda d: (d.due_on, d.holder, d.rule))
        return replace(batch, deadlines=tuple(found), law=rules_of(batch.procedure))

    def _of(self, batch: Batch, p: Proceeding, country: str) -> Iterator[Deadline]:
        days = (p.notified_on, p.served_on, p.replied_on, p.detained_on, p.finding_on, p.outcome_on)
        key = (batch.procedure, country, *days, p.finding, p.outcome, p.court, batch.disposals)
        if key not in self._counted:
            self._counted[key] = self._computed(replace(batch, proceedings={p.holder: p}), country)
        for deadline in self._counted[key]:
            yield deadline if deadline.holder == p.holder else replace(deadline, holder=p.holder)

    def _computed(self, alone: Batch, country: str) -> tuple[Deadline, ...]:
        try:
            return with_deadlines(self._duty, alone, country).deadlines
        except UsageError:
            return ()
