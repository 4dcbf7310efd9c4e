"""Runs one act over proceedings of a batch.

It opens a transaction, calls the domain for each proceeding, computes the deadlines and puts the batch.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, lines_with, with_proceeding
from customs_cli.domain.batch.course.barred import CALLED, held_for_a_court
from customs_cli.domain.batch.course.order import new_disorder_told
from customs_cli.domain.batch.course.proceeding import freed
from customs_cli.domain.batch.course.readiness import BARRED_BY, is_open
from customs_cli.domain.batch.course.shortcomings import unclocked
from customs_cli.domain.batch.done import Done
from customs_cli.domain.batch.goods.balance import confiscated_of, fate_of
from customs_cli.domain.batch.goods.collection import COLLECTED
from customs_cli.domain.batch.goods.confirmed import may_end
from customs_cli.domain.batch.goods.findings import may_be_found, to_confiscate
from customs_cli.domain.batch.goods.items import words_apart
from customs_cli.domain.batch.goods.parts import (
    Ending,
    Portion,
    all_of,
    ended_in_part,
    is_in_parts,
    new_parts,
    owners_of,
    refuse_part_of_others,
    rest_ended,
)
from customs_cli.domain.batch.goods.with_police import refuse_found_with_police, refuse_while_with_police
from customs_cli.domain.batch.held_too import held_with_others, refuse_unless_here
from customs_cli.domain.batch.open_ways import led
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.custody.court_held import refuse_held_then
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.quantity import Amount
from customs_cli.errors import Refusal, UsageError
from customs_cli.procedures import law_of
from customs_cli.register.act import Act
from customs_cli.sentences import Command, command, with_commands
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.lookup.choosing import chosen, on_part, pointing_at, refuse_before_found, settled
from customs_cli.services.lookup.naming import Names

Step = Callable[[Batch, Proceeding, Procedure], Proceeding]


def each(
    duty: Duty,
    name: str,
    ref: str,
    holders: Sequence[str],
    step: Step,
    on: date,
    *,
    first: Step | None = None,
    ready: Callable[[Batch, Proceeding, Procedure], bool] | None = None,
    concerned: Callable[[Batch, Proceeding], bool] = lambda batch, p: True,
    odd: Callable[[Batch, Proceeding, Procedure], str] = lambda batch, p, law: "",
    single: bool | Callable[[Sequence[Proceeding]], bool] = False,
    part: Portion | None = None,
    court_word: str | None = None,
    reason: str = "",
    then: Callable[[Batch, str], Batch] = lambda batch, holder: batch,
) -> Done:
    """Run one act over the proceedings named, or over all that are ready for it.

    Args:
        duty: The context of the act.
        name: Name of the act.
        ref: Whole reference.
        holders: As typed; empty for all that are ready.
        step: Returns a proceeding as it is after the act.
        on: The day of the act.
        first: Used in the place of `step` for the first holder; None for `step`.
        ready: Whether a proceeding is ready for the act, if no holder is named; None to ask `readiness`.
        concerned: Which proceedings the act may be about, if no holder is named; if it fits none, all of them.
        odd: Returns a warning about a proceeding, as it is before the step; empty for none.
        single: Whether the act takes exactly one holder; or a function that decides it from the ready proceedings.
        part: The part of one holder's goods that the act is about; None for all goods.
        court_word: Number of the court's word that frees the goods from its notices.
        reason: Kept in the journal.
        then: Changes the batch as a whole, once per holder, after the steps of all holders.
    """

    def freed_by(p: Proceeding) -> Proceeding:
        return freed(p, word=court_word, on=on) if court_word else p

    def held_too(batch: Batch, p: Proceeding) -> list[Proceeding]:
        is_forbidden = name in _NOT_WHILE_A_COURT_HOLDS and law_of(batch).court_locks
        return held_with_others(batch, p, on, part) if is_forbidden else []

    def stepped(act: Act) -> Done:
        batch = before = act.batch(ref)
        if name in ("notify", "detain", "release", "abandon"):
            refuse_before_found(batch, on, name)
        law = law_of(batch)
        may = ready or _is_open(name)
        every = [batch.proceedings[holder] for holder in owners_of(batch, part)]
        among = [p for p in every if concerned(batch, p)] or every
        able = [p for p in among if may(batch, freed_by(p), law.on_basis(p.basis))]
        able = [p for p in able if court_word or not held_too(batch, p)]
        of_one = part is not None or (single(able) if callable(single) else single)
        meant = chosen(batch, Names(duty.register), holders, able, among, single=of_one)
        warnings = []
        told: dict[str, tuple[Portion, ...]] = {}
        for holder in meant:
            p = freed_by(batch.proceedings[holder])
            if name in ("detain", "determine", *_ENDS_OF_ALL):
                is_end = name in _ENDS_OF_ALL
                refuse_while_with_police(batch, batch.proceedings[holder], on, CALLED[name], may_precede=not is_end)
            if part:
                refuse_part_of_others(batch, p, part)
            own = law.on_basis(p.basis)
            if name in _ENDS:
                refuse_held_then(p, own, on, CALLED[name])
            warnings.append(odd(batch, p, own))
            doing = first if first and holder == meant[0] else step
            heard = court_word if any(notice.freed_by == court_word for notice in p.court) else None
            with _on_part(batch, p, part), _on_an_open_way(batch, p, own, duty.today, heard if p.detained_on else None):
                after = doing(batch, p, own)
                if name == "abandon":
                    refuse_unless_here(before, holder, on)
                if name == "determine":
                    refuse_found_with_police(batch, p, after, on)
                batch = _freed_too(batch, held_too(batch, p), court_word, on, name)
            told[holder] = (part,) if part else new_parts(p, after)
            batch = with_proceeding(batch, after)
        for holder in meant:
            batch = then(batch, holder)
        refuse_unheard_word(batch, court_word)
        if batch == before:
            raise UsageError("nothing to change: every value stays the same", hint=command("show", ref))
        warnings.append(unclocked(batch, law))
        warnings += new_disorder_told(before, batch, law)
        return warned(Done(name, settled(duty, act, batch), tuple(meant), on, parts=_together(batch, told)), *warnings)

    with pointing_at(ref):
        return duty.log(name, stepped, reason=reason)


_ENDS_OF_ALL = ("release", "abandon")
"""Acts after which the police get nothing any more."""
_ENDS = ("confiscate", *_ENDS_OF_ALL)
_NOT_WHILE_A_COURT_HOLDS = ("confiscate", "abandon")
"""Acts that end a case for whole pieces, so that a court's notice forbids them whichever holder it is about."""


def _freed_too(batch: Batch, others: Iterable[Proceeding], court_word: str | None, on: date, act: str) -> Batch:
    for other in others:
        law = law_of(batch).on_basis(other.basis)
        refuse_held_then(other, law, on, CALLED[act])
        if not court_word:
            raise held_for_a_court(other, law, act)
        batch = with_proceeding(batch, freed(other, word=court_word, on=on))
    return batch


def refuse_unheard_word(batch: Batch, word: str | None) -> None:
    """Refuse the number of a court's word that would not be recorded anywhere in the batch."""
    kept: set[str | None] = set()
    for p in batch.proceedings.values():
        kept |= {p.outcome_no, *(notice.freed_by for notice in p.court), *(part.number for part in p.parts)}
    if word and word not in kept:
        raise Refusal(
            "the court's decision {word} frees none of these goods: it would not be recorded",
            word=word[:40],
            hint="leave {option} out",
            option="--court-word",
            at="--court-word",
        )


@contextmanager
def _on_an_open_way(batch: Batch, p: Proceeding, law: Procedure, today: date, court_word: str | None) -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        refusal.hint = led(refusal.hint, batch, p, law, today, court_word)
        raise


@contextmanager
def _on_part(batch: Batch, p: Proceeding, part: Portion | None) -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        if part:
            line = batch.line(part.line)
            refusal.hint = with_commands(
                refusal.hint, lambda known: on_part(part, known) if part.quantity <= _most(p, line, known) else known
            )
        raise


def _most(p: Proceeding, line: Line, known: Command) -> Amount:
    if known.path == "customs determine":
        return may_be_found(p, line, "infringing")
    held = fate_of(p, line, "held")
    return min(held, to_confiscate(p, line)) if p.found and known.path == "customs confiscate" else held


def _together(batch: Batch, told: Mapping[str, tuple[Portion, ...]]) -> tuple[Portion, ...]:
    """Return the parts that an act was about for all holders together; empty if it was about all goods.

    Of a line with goods of several holders the largest quantity counts: a piece with the marks of two is one piece.
    """
    if not any(told.values()):
        return ()
    most: dict[int, Portion] = {}
    for holder, own in told.items():
        for part in own or _every(batch, batch.proceedings[holder]):
            known = most.setdefault(part.line, part)
            most[part.line] = max(known, part, key=lambda one: one.quantity)
    return tuple(most.values())


def _every(batch: Batch, p: Proceeding) -> tuple[Portion, ...]:
    if p.outcome != "confiscated":
        return all_of(batch, p)
    here = ((line.no, confiscated_of(batch, p, line)) for line in lines_with(batch, p.marks))
    return tuple(Portion(no, quantity) for no, quantity in here if quantity)


def _is_open(name: str) -> Callable[[Batch, Proceeding, Procedure], bool]:
    act = next((act for act in BARRED_BY if act == name), None)
    return lambda batch, p, law: act is None or is_open(act, p, law)


def hinted(duty: Duty, done: Done) -> Done:
    """Add hints that the police, or a heavier penalty tier, may be concerned; they are never decisions."""
    from customs_cli.services.lookup.hints import hints_of, told

    hints = hints_of(duty.register, done.batch)
    return warned(done, *map(told, hints))


def warned(done: Done, *warnings: str) -> Done:
    """Add warnings to a result, each once; empty ones are ignored."""
    return replace(done, warnings=tuple(dict.fromkeys((*done.warnings, *filter(None, warnings)))))


def of_part(batch: Batch, p: Proceeding, done: Proceeding, part: Portion | None, law: Procedure) -> Proceeding:
    """Return the proceeding after an outcome of a part, or (if its goods differ) of all that may have it."""
    p, lines = words_apart(batch, p, law), list(lines_with(batch, p.marks))
    most = may_end(batch, p, law, done)
    is_less = any(most[line.no] < fate_of(p, line, "held") for line in lines if line.no in most)
    if done.outcome is None or done.outcome_on is None or not (part or is_in_parts(p) or is_less):
        return done
    kept = ("fine", "penalty_value", "facts", "events", "bond")
    before = replace(p, **{name: getattr(done, name) for name in kept})
    ground = done.ground if done.outcome == "released" or done.ground in COLLECTED else None
    end = Ending(done.outcome, done.outcome_on, done.outcome_no, done.outcome_reason, ground, _more(p.fine, done.fine))
    if part:
        return ended_in_part(batch, before, part, end, most)
    return rest_ended(batch, before, end, most)


def _more(before: Money | None, now: Money | None) -> Money | None:
    if now is None or before is None or now == before:
        return None if now == before else now
    return replace(now, amount=now.amount - before.amount)
