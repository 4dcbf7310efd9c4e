"""Corrects wrong entries: nothing is erased, old and new value are in the journal."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, lines_with, with_proceeding
from customs_cli.domain.batch.course.order import refuse_new_disorder
from customs_cli.domain.batch.course.rare_events import PLANNED
from customs_cli.domain.batch.done import Done
from customs_cli.domain.batch.entered import of_the_line, option_of, refuse_new_events, refuse_new_facts, with_paper
from customs_cli.domain.batch.goods.confirmed import with_unsaid
from customs_cli.domain.batch.goods.handover_days import with_days_of_handovers
from customs_cli.domain.batch.goods.items import refuse_fewer_items, refuse_more_items, words_apart
from customs_cli.domain.batch.goods.mended_days import with_finding_on, with_former_words, without_same_day
from customs_cli.domain.batch.goods.mending import (
    Place,
    holders_corrected,
    only_holder,
    with_outcome_no,
    with_outcome_on,
    with_word,
)
from customs_cli.domain.batch.parties import in_batch
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding
from customs_cli.domain.law.events import OF_THE_PARTY
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.rights.office import country_of
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.errors import UsageError
from customs_cli.procedures import law_of, refuse_part
from customs_cli.register.act import Act
from customs_cli.sentences import command
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.batches import day_found, procedure_for, put
from customs_cli.services.acts.mended import (
    came_late,
    mended_of_batch,
    mended_of_goods,
    mended_of_holders,
    moved,
    with_reasons,
)
from customs_cli.services.acts.recounting import events_of
from customs_cli.services.acts.warnings import law_left_behind, law_of_another_country, made_odd
from customs_cli.services.lookup.choosing import are_patents, mark_meant, marks_meant, pointing_at
from customs_cli.services.lookup.naming import Names
from customs_cli.services.parties.coded import with_enterprises


def correct(
    duty: Duty,
    ref: str,
    *,
    reason: str,
    fields: dict[str, Any],
    parties: dict[str, Any] | None = None,
    campaigns: Sequence[str] | None = None,
    joint_offices: Sequence[str] | None = None,
    holder: str | None = None,
    proceeding: dict[str, Any] | None = None,
    mark: str | None = None,
    state: dict[str, Any] | None = None,
    part: Place | None = None,
    notice: str | None = None,
    days: Mapping[str, date] | None = None,
    earlier: tuple[str, date] | None = None,
) -> Done:
    """Correct a wrong entry; old and new value, officers and reason stay in the journal.

    Args:
        duty: The context of the act.
        ref: Whole reference.
        reason: Reason to record.
        fields: Fields of `Batch` with their right values.
        parties: Corrections to its parties and means of transport, as for `parties.in_batch`.
        campaigns: Its campaigns, as typed; None for no change.
        joint_offices: The other offices that took part, as typed; None for no change.
        holder: Holder of the proceeding that `proceeding` corrects.
        proceeding: Fields of `Proceeding` with their right values; None clears a field.
        mark: The mark whose state `state` corrects.
        state: Fields of `MarkState` with their right values.
        part: Part of the goods whose outcome, finding or confirmation is corrected; None if it is the same for all.
        notice: Number of the court's notice whose day, or release day, is corrected; None for the only one.
        days: The day of a disposal, or of a hand-over to a court (`disposed_on`, `handed_on`).
        earlier: A former occurrence of a repeated event, as for `with_earlier_on`, and its day; of `mark` if given.

    Raises:
        UsageError: A value is impossible, a day is in the future, nothing differs, or parts differ and none is named.
        Refusal: The days of the case would be in an impossible order.
    """
    if "found_on" in fields:
        day_found(duty, fields["found_on"])
    if fields.get("procedure"):
        refuse_part(fields["procedure"])
    if part:
        _refuse_other_than_one(proceeding or {}, state or {}, days or {})
    for name, day in [*_acts(proceeding or {}), *_acts(state or {}), *_acts(days or {})]:
        duty.past(day, option_of(name))
    if earlier:
        duty.past(earlier[1], "--earlier")

    def corrected(act: Act) -> Done:
        before = act.batch(ref)
        names = Names(duty.register, act, add_missing=duty.add_missing)
        known = with_enterprises(duty.register, in_batch(parties or {}, before))
        told = of_the_line({**with_paper(fields, before), **known}, before)
        batch = replace(before, **told)
        if campaigns is not None:
            batch = replace(batch, campaigns=tuple(dict.fromkeys(names.campaign(code).code for code in campaigns)))
        if joint_offices is not None:
            batch = replace(batch, joint_offices=names.joint_offices(joint_offices, batch.office))
        if days or earlier:
            batch = _on_other_days(batch, names, days or {}, part, holder, mark, earlier)
        told_of = _holder_told(names, holder)
        for code in holders_corrected(batch, told_of, proceeding, part) if proceeding else ():
            mended = _corrected_proceeding(duty, batch, names, code, proceeding or {}, part, notice)
            batch = with_days_of_handovers(batch, mended)
        if mark and state:
            if holder is not None:
                marks_meant(batch, names, holder, [mark])  # raises if the mark is not that holder's
            batch = _corrected_mark(batch, mark_meant(batch, names, mark), state, part)
        own = {code: without_same_day(p) for code, p in batch.proceedings.items()}
        batch = replace(batch, proceedings=own)
        is_told = batch.channel != "express" or not {"basis", "channel"}.isdisjoint(told)
        if batch.basis and batch.procedure is None and is_told:
            office = names.office(batch.office)
            country = country_of(office.code, office.country)
            usual = procedure_for(country, batch.basis, batch.channel, duty.express, batch.found_on)
            batch = replace(batch, procedure=usual)
        refuse_new_disorder(before, batch, law_of(batch))
        office = names.office(batch.office)
        batch, too_early = with_reasons(duty, before, batch, country_of(office.code, office.country))
        batch = put(duty, act, batch, names)
        if batch == before:
            raise UsageError("nothing to correct: every value stays the same", hint=command("show", ref))
        odd = (*made_odd(before, batch, names), *too_early, *came_late(before, batch))
        elsewhere = law_of_another_country(batch, country_of(office.code, office.country))
        odd += () if elsewhere or "procedure" in told else law_left_behind(before, batch, office, duty.express)
        changes = (
            *mended_of_batch(before, batch, {**told, "campaigns": (), "joint_offices": ()}),
            *mended_of_goods(before, batch),
            *mended_of_holders(before, batch),
        )
        return Done("correct", batch, warnings=odd, mended=changes, moved=tuple(moved(before, batch)))

    with pointing_at(ref):
        return duty.log("correct", corrected, reason=reason)


def _acts(fields: Mapping[str, Any]) -> Iterator[tuple[str, date]]:
    for name, value in fields.items():
        if isinstance(value, date):
            yield name, value
    yield from ((name, day) for name, day in fields.get("events", {}).items() if name not in PLANNED)


def _corrected_proceeding(
    duty: Duty, batch: Batch, names: Names, code: str, fields: dict[str, Any], part: Place | None, notice: str | None
) -> Batch:
    before = batch.proceeding(code)
    law = law_of(batch).on_basis(before.basis)
    refuse_new_facts(batch, before, law, before, fields)
    days = fields.get("events", {})
    known = events_of(batch, before)
    refuse_new_events(batch.ref, before, law, days, known, partial(are_patents, names, before))
    plain = {name: value for name, value in fields.items() if name not in (*_OF_PARTS, *_OF_OTHERS)}
    mended = replace(before, **{**plain, "events": {**before.events, **days}})
    mended = _with_amounts(duty, batch, _with_security_on(before, mended, fields), law, fields)
    for name in _OF_PARTS.keys() & fields.keys():
        mended = _OF_PARTS[name](batch, mended, fields[name], part)
    if before.court:
        from customs_cli.domain.custody.court_days import with_court_days

        mended = with_court_days(before, mended, fields, notice)
    others = {
        other: replace(p, events={**p.events, **shared})
        for other, p in batch.proceedings.items()
        if other != code and (shared := _shared(before, p, days))
    }
    return replace(batch, proceedings={**batch.proceedings, **others, code: mended})


def _holder_told(names: Names, holder: str | None) -> str | None:
    return names.holder(holder).code if holder and holder != UNKNOWN else holder


def _on_other_days(
    batch: Batch,
    names: Names,
    days: Mapping[str, date],
    part: Place | None,
    holder: str | None,
    mark: str | None,
    earlier: tuple[str, date] | None,
) -> Batch:
    from customs_cli.domain.batch.goods.mended_days import with_disposal_on, with_earlier_on, with_handed_on

    for name, day in days.items():
        batch = (with_disposal_on if name == "disposed_on" else with_handed_on)(batch, law_of(batch), day, part)
    if earlier is None:
        return batch
    code = _holder_told(names, holder) or only_holder(batch.proceedings)
    meant = mark_meant(batch, names, mark) if mark else None
    mended = with_earlier_on(batch, batch.proceeding(code), *earlier, meant)
    return replace(batch, proceedings={**batch.proceedings, code: mended})


_OF_PARTS: dict[str, Callable[[Batch, Proceeding, Any, Place | None], Proceeding]] = {
    "finding_on": with_finding_on,
    "outcome_on": with_outcome_on,
    "outcome_no": with_outcome_no,
}
"""Fields that parts of the goods in a proceeding may have for themselves, and the function that corrects each."""
_OF_OTHERS = ("lodged_on", "security_amount", "fine", "penalty_value", "court_notice_on", "court_word_on")
"""Fields of the security, a court's notice and a fine, which are corrected by other functions."""


def _with_amounts(duty: Duty, batch: Batch, p: Proceeding, law: Procedure, fields: dict[str, Any]) -> Proceeding:
    if not {"security_amount", "fine", "penalty_value"} & fields.keys():
        return p
    from customs_cli.domain.batch.amounts import with_fine, with_security
    from customs_cli.domain.values.rates import Rate

    rates = list(duty.register.all(Rate))
    if "security_amount" in fields:
        p = with_security(batch, p, law, fields["security_amount"], rates)
    return with_fine(batch, p, law, fields.get("fine"), fields.get("penalty_value"), rates)


def _with_security_on(before: Proceeding, mended: Proceeding, fields: dict[str, Any]) -> Proceeding:
    known = before.security
    came_with_it = known and known.lodged_on == before.replied_on
    day = fields.get("lodged_on") or (fields.get("replied_on") if came_with_it else None)
    return replace(mended, security=replace(known, lodged_on=day)) if known and day else mended


def _refuse_other_than_one(proceeding: dict[str, Any], state: dict[str, Any], days: Mapping[str, date]) -> None:
    if len(_OF_PARTS.keys() & proceeding.keys()) + bool(state) + len(days) != 1:
        raise UsageError(
            "correct only one thing of a part at a time: its outcome, its finding, or the holder's confirmation",
            hint="one of --outcome-on DATE, --finding-on DATE, --disposed-on DATE, --mark CODE --confirmation WORD",
            at="--line",
        )


def _shared(p: Proceeding, other: Proceeding, days: dict[str, date]) -> dict[str, date]:
    return {
        name: day
        for name, day in days.items()
        if name in OF_THE_PARTY and name in other.events and other.events[name] == p.events.get(name)
    }


def _corrected_mark(batch: Batch, mark: str, fields: dict[str, Any], part: Place | None) -> Batch:
    for p in batch.proceedings.values():
        if mark in p.marks:
            own, said = law_of(batch).on_basis(p.basis), replace(p.marks[mark], **fields)
            refuse_new_facts(batch, p, own, said, fields, ("--mark", mark, "--infringing"))
            known = with_word(batch, mark, p.marks[mark], fields, part)
            if "items" in fields:
                refuse_more_items(batch, mark, fields["items"])
                refuse_fewer_items(batch, p, mark, known.confirmation, fields["items"])
            states: dict[str, MarkState] = {**p.marks, mark: known}
            p = with_former_words(p, mark, known, fields.get("confirmed_on"))
            mended = with_unsaid(replace(p, marks=states), lines_with(batch, p.marks))
            return with_proceeding(batch, words_apart(batch, mended, own))
    raise UsageError("{ref} has no goods bearing {mark}", ref=batch.ref, mark=mark, hint=command("show", batch.ref))
