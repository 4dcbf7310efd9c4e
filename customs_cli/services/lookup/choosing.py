"""Determines whose goods an act is about, and puts changed batches."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.barred import CALLED
from customs_cli.domain.batch.course.readiness import CLOSING
from customs_cli.domain.batch.goods.parts import Portion
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.rights.office import country_of
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.domain.values.word_lists import PATENTS, RightType
from customs_cli.errors import CustomsError, NotFound, Refusal, UsageError
from customs_cli.register.act import Act
from customs_cli.sentences import REF, Command, Listed, Place, Sentence, command, placed, said, with_commands
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.deadline_updates import with_deadlines
from customs_cli.services.lookup.naming import Names


@contextmanager
def pointing_at(ref: str, *others: tuple[Place, str], part: Portion | None = None) -> Iterator[None]:
    """Within the block, put the reference (and other values) into hints of refusals, so that they can be copied.

    The domain does not know the reference. For goods without a mark the hint says how to record a mark, instead of
    naming a holder.

    Args:
        ref: The reference.
        others: Further placeholders in commands, each with its value.
        part: The part of the goods that the act is about, for the commands; None for all.
    """
    try:
        yield
    except CustomsError as error:
        if _speaks_of_nobody(error.message):
            error.message = said("{why}; the goods bear no mark yet", why=_of_nobody(error.message))
            marked = command("line edit", REF, "NO", "--mark", "CODE")
            error.hint = said("{mark} adds the mark; {hint}", mark=marked, hint=error.hint) if error.hint else marked
        for place, value in ((REF, ref), *others):
            error.hint = placed(error.hint, place, value)
        if part:
            error.hint = with_commands(error.hint, partial(on_part, part))
        raise


_OF_PARTS = tuple(f"customs {act}" for act in ("confirm", "determine", "release", "confiscate"))
"""Commands that may be about a part of the goods."""


def on_part(part: Portion, known: Command) -> Command:
    """Return a command of a hint with options for the part of the goods."""
    if known.path not in _OF_PARTS or "--line" in known.arguments:
        return known
    return Command(known.path, (*known.arguments, "--line", str(part.line), "--quantity", str(part.quantity)))


def _speaks_of_nobody(text: object) -> bool:
    if not isinstance(text, Sentence):
        return False
    return any(text.values.get(name) == UNKNOWN for name in _CALLED) or any(
        map(_speaks_of_nobody, text.values.values())
    )


def _of_nobody(text: object) -> object:
    if not isinstance(text, Sentence):
        return text
    values = {
        name: _CALLED[name] if name in _CALLED and known == UNKNOWN else _of_nobody(known)
        for name, known in text.values.items()
    }
    return Sentence(text.template, values)


_CALLED = {
    "holder": said("the unknown holder"),
    "holders": said("the unknown holder"),
    "mark": said("the unknown mark"),
}
"""Names of values for a holder or mark in a refusal, and the words used there for `UNKNOWN`."""


def refuse_before_found(batch: Batch, on: date, act: str) -> None:
    """Refuse an act on a day before the goods were found."""
    if on < first_day(batch.found_on):
        raise Refusal(
            "cannot {act} on {on}, before the goods were found ({found_on})",
            act=CALLED[act],
            on=on,
            found_on=batch.found_on,
            hint=command("show", batch.ref),
        )


def refuse_no_goods(batch: Batch) -> None:
    if not batch.lines:
        raise Refusal(
            "{ref} has no goods: nothing to act upon",
            ref=batch.ref,
            hint=command("line add", batch.ref, "--goods", "TEXT"),
        )


def country_of_batch(names: Names, batch: Batch) -> str:
    """Return the country whose working days count for a batch: that of its office."""
    office = names.office(batch.office)
    return country_of(office.code, office.country)


def kinds_of(names: Names, p: Proceeding) -> list[RightType]:
    """Return the types of the rights in a proceeding."""
    return [names.mark(mark).right_type for mark in p.marks if mark != UNKNOWN]


def are_patents(names: Names, p: Proceeding) -> bool:
    """Whether all rights in a proceeding are patents."""
    return all(kind in PATENTS for kind in kinds_of(names, p))


def settled(duty: Duty, act: Act, batch: Batch) -> Batch:
    """Put the batch into the act with its deadlines recomputed; return it."""
    country = country_of_batch(Names(duty.register, act), batch)
    return act.put(with_deadlines(duty, batch, country, act.find(Batch, batch.ref)))


def chosen(
    batch: Batch,
    names: Names,
    holders: Sequence[str],
    ready: Sequence[Proceeding],
    among: Sequence[Proceeding],
    *,
    single: bool,
) -> list[str]:
    """Return the codes of the holders whose proceedings are meant.

    If none is named: those that are `ready`; if there are none, the first open one, so that its refusal says why.
    """
    if holders:
        return list(dict.fromkeys(holder_meant(batch, names, holder) for holder in holders))
    refuse_no_goods(batch)
    still_open = [p for p in among if not p.outcome]
    found = [p.holder for p in ready or (still_open or among)[:1]]
    if single and len(found) > 1:
        raise UsageError("which holder?", hint="--holder CODE: {found}", found=Listed(found), candidates=found)
    return found


def holder_meant(batch: Batch, names: Names, text: str) -> str:
    """Return the code of the holder in a batch with a code or name, else of the holder of the mark with that code.

    Raises:
        NotFound: The text names none of the batch's holders.
    """
    if text in batch.proceedings:
        return text
    own = [owner for owner in batch.proceedings if owner.casefold() == text.casefold()]
    of_mark = [
        owner for owner, p in batch.proceedings.items() if text.casefold() in {mark.casefold() for mark in p.marks}
    ]
    if own or (
        of_mark and not names.is_holder(text)
    ):  # a holder with that name takes precedence, even without goods here
        return (own or of_mark)[0]
    return batch.proceeding(names.holder(text).code).holder


def mark_meant(batch: Batch, names: Names, text: str) -> str:
    """Return the code of the mark with a code or name; a code in the batch is accepted as it is, also `UNKNOWN`."""
    return text if any(text in p.marks for p in batch.proceedings.values()) else names.mark(text).code


def _may_speak(p: Proceeding) -> bool:
    return any(state.confirmation not in CLOSING or state.unsaid for state in p.marks.values())


def marks_meant(
    batch: Batch, names: Names, holder: str | None, marks: Sequence[str], *, line: int | None = None
) -> list[tuple[str, str]]:
    """Return (holder, mark) for every mark meant: those named, or all (of one line) of the only possible holder."""
    refuse_no_goods(batch)
    owners = list(batch.proceedings) if holder is None else [holder_meant(batch, names, holder)]
    own = batch.marks if line is None else batch.line(line).named_marks
    owners = [owner for owner in owners if not batch.proceedings[owner].marks.keys().isdisjoint(own)] or owners
    if marks:
        codes = [mark_meant(batch, names, mark) for mark in marks]
        found = [(owner, code) for code in codes for owner in owners if code in batch.proceedings[owner].marks]
        lost = [code for code in codes if code not in {mark for _, mark in found}]
        if lost:
            is_of_another = holder is not None and lost[0] in batch.marks
            raise NotFound(
                "{ref}: {mark} is not a mark of {holder}" if is_of_another else "{ref} has no goods bearing {mark}",
                ref=batch.ref,
                mark=lost[0],
                holder=owners[0],
                hint=command("show", batch.ref),
                candidates=tuple(batch.proceedings[owners[0]].marks) if is_of_another else batch.marks,
            )
        return found
    if len(owners) > 1:
        going_on = [owner for owner in owners if batch.proceedings[owner].outcome is None]
        owners = going_on if len(going_on) == 1 else owners
    if len(owners) > 1:
        if silent := [owner for owner in owners if _may_speak(batch.proceedings[owner])]:
            raise UsageError(
                "which holder's confirmation?",
                hint="--holder CODE: {owners}; or --mark CODE",
                owners=Listed(silent),
                candidates=silent,
            )
        owners = owners[:1]  # all have given a final confirmation: the first one's refusal says so
    every = [mark for owner in owners for mark in batch.proceedings[owner].marks]
    return [(owners[0], mark) for mark in every if mark in own] or [(owners[0], mark) for mark in every]
