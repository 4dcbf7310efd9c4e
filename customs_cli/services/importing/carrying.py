"""Carries out the plan of an import in one act: everything is written, or nothing."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.law.deadlines import Deadline, once_per_party
from customs_cli.domain.record import Record
from customs_cli.domain.rights.office import country_of
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.time.partial_dates import is_day
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.errors import FaultsFound, UsageError
from customs_cli.procedures import get, rules_of
from customs_cli.register.act import Act
from customs_cli.register.apart.putting import Putting
from customs_cli.register.gc_pause import gc_paused
from customs_cli.sentences import said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.deadline_updates import with_deadlines
from customs_cli.services.acts.recounting import confirmed_on, disposed_on
from customs_cli.services.acts.warnings import law_left_behind
from customs_cli.services.importing.again.comparing import Changed
from customs_cli.services.importing.again.meanwhile import refuse_overtaken
from customs_cli.services.importing.again.updating import corrected
from customs_cli.services.importing.cases import Case
from customs_cli.services.importing.columns import Fault
from customs_cli.services.importing.drafting import drafted
from customs_cli.services.importing.lookup import Lookup
from customs_cli.services.importing.planning import STEP, Plan, Progress, quiet
from customs_cli.services.importing.planning_rules import also_in, codes_in, owners_in
from customs_cli.services.lookup.naming import Names

_told = attrgetter(
    *("notified_on", "served_on", "replied_on", "detained_on", "finding_on", "outcome_on", "found", "parts", "unfound"),
    *("reply", "security", "finding", "outcome", "court"),
)
"""All that the deadlines of an imported proceeding depend on, beside its batch and confirmations."""


class Imported(NamedTuple):
    """The result of an import.

    Attributes:
        refs: References of the new batches, in the order of the file.
        added: Records added because the file names them and the register lacked them.
        skipped: How many rows were left out.
        seq: Number of the act in the journal; 0 when nothing was written.
        updated: References of the stored batches that were corrected.
        warnings: Sentences on oddities of the corrected batches.
    """

    refs: tuple[str, ...]
    added: tuple[Record, ...]
    skipped: int
    seq: int
    updated: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def carry_out(
    duty: Duty, plan: Plan, *, skip_faulty: bool = False, update: bool = False, on_progress: Progress = quiet
) -> Imported:
    """Write every new batch of a plan in one act; with `update` also correct the stored batches that differ.

    Raises:
        FaultsFound: The plan has faults and `skip_faulty` is not set.
        Shut: Others recorded a case of the list meanwhile, or changed a batch that it corrects; nothing was written.
    """
    if plan.faults and not skip_faulty:
        raise refusal(plan.faults)
    changed = plan.changed if update else ()
    entries = [entry for case in (*plan.cases, *(each.case for each in changed)) for entry in case.entries]
    owners, codes, also = owners_in(entries), codes_in(entries), also_in(entries)

    def put_all(act: Act) -> tuple[Act, tuple[str, ...], tuple[Record, ...], tuple[str, ...]]:
        refs: list[str] = []
        names = Names(duty.register, act, add_missing=duty.add_missing)
        lookup = Lookup(names, owners, codes, plan.called, also)
        refuse_overtaken(duty.register, act, lookup, plan.cases, changed, plan.given)
        odd = put_right(duty, changed, act, lookup)
        putting = over.enter_context(closing(Putting(act, duty.known, len(plan.cases))))
        for batch in batches_of(duty, plan.cases, act, lookup):
            if len(refs) % STEP == 0:
                on_progress(len(refs), len(plan.cases))
            putting.put(batch)
            refs.append(batch.ref)
        putting.settle()
        for right in plan.numbered:
            if not (mark := lookup.mark(right)).recordation:
                act.put(replace(mark, recordation=right.recordation))
        return act, tuple(refs), tuple(names.added), odd

    with gc_paused(), ExitStack() as over:
        act, refs, added, odd = duty.do("import", put_all)
    on_progress(len(refs), len(plan.cases))
    return Imported(refs, added, len(plan.faulty), act.seq, tuple(each.ref for each in changed), odd)


def try_out(duty: Duty, plan: Plan, *, update: bool = False) -> None:
    """Check, without writing, that the importer may act for the batches' offices and that references are left for them.

    Raises:
        Refusal: A batch is of an office that the importer does not act for, or no reference is left for it.
    """
    from customs_cli.register.sql.own import refuse_others

    codes = codes_in([entry for case in plan.cases for entry in case.entries])

    def numbered(act: Act) -> None:
        lookup = Lookup(Names(duty.register, act, add_missing=duty.add_missing), {}, codes, plan.called)
        for case in plan.cases:
            office = lookup.office(case.office, case.parent, case.country)
            act.next_ref(first_day(case.found_on).year, office.code)

    with gc_paused():
        duty.register.tried(numbered)
    refuse_others(duty.register, [duty.register.batch(each.ref) for each in plan.changed if update])


def refusal(faults: tuple[Fault, ...]) -> FaultsFound:
    """Return the error that says how many faults there are, what the first one is, and that nothing was written."""
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


def put_right(duty: Duty, changed: Iterable[Changed], act: Act, lookup: Lookup) -> tuple[str, ...]:
    odd: list[str] = []
    for each in changed:
        office = lookup.office(each.case.office, each.case.parent, each.case.country)
        before = act.batch(each.ref)
        batch = corrected(duty, each, before, lookup)
        left = law_left_behind(before, batch, office, duty.express)
        odd += [said("{ref}: {why}", ref=each.ref, why=why) for why in left]
        act.put(with_deadlines(duty, batch, country_of(office.code, office.country), before))
    return tuple(odd)


def batches_of(duty: Duty, cases: tuple[Case, ...], act: Act, lookup: Lookup) -> Iterator[Batch]:
    """Yield the batch of each case, with a reference that the current act assigns."""
    clocks = _Clocks(duty)
    for case in cases:
        office = lookup.office(case.office, case.parent, case.country)
        ref = act.next_ref(first_day(case.found_on).year, office.code)
        batch = drafted(duty, case, office, ref, lookup).batch
        yield clocks.set(batch, country_of(office.code, office.country))


class _Clocks:
    def __init__(self, duty: Duty) -> None:
        self._duty = duty.but(calendar=cache(duty.calendar))
        self._counted: dict[tuple[Any, ...], tuple[Deadline, ...]] = {}
        self._from_the_find: dict[str, bool] = {}

    def set(self, batch: Batch, country: str) -> Batch:
        """Return the batch with its deadlines.

        Nothing can be counted from a month or a year, nor in a country whose working days are unknown: such a batch has
        no deadlines until an act dates it.
        """
        if batch.procedure is None or not is_day(batch.found_on):
            return replace(batch, law=rules_of(batch.procedure)) if batch.procedure else batch
        found = [deadline for p in batch.proceedings.values() for deadline in self._of(batch, p, country)]
        if len(batch.proceedings) > 1:
            found = once_per_party(found, get(batch.procedure))
            found.sort(key=lambda d: (d.due_on, d.holder, d.rule))
        return replace(batch, deadlines=tuple(found), law=rules_of(batch.procedure))

    def _of(self, batch: Batch, p: Proceeding, country: str) -> Iterator[Deadline]:
        begun = (batch.found_on, p.holder == UNKNOWN) if self._runs_from_the_find(batch) else ()
        handed = tuple((t.to, t.on) for t in batch.transfers if t.concerns(p.holder)) if batch.transfers else ()
        key = (batch.procedure, country, begun, confirmed_on(p), disposed_on(batch, p), handed, *_told(p))
        if key not in self._counted:
            self._counted[key] = self._computed(replace(batch, proceedings={p.holder: p}), country)
        for deadline in self._counted[key]:
            yield deadline if deadline.holder == p.holder else replace(deadline, holder=p.holder)

    def _runs_from_the_find(self, batch: Batch) -> bool:
        law = batch.procedure or ""
        if law not in self._from_the_find:
            self._from_the_find[law] = any(row.since == "suspended_on" for row in get(law).periods)
        return self._from_the_find[law]

    def _computed(self, alone: Batch, country: str) -> tuple[Deadline, ...]:
        try:
            return with_deadlines(self._duty, alone, country).deadlines
        except UsageError:
            return ()
