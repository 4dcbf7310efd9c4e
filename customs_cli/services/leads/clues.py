"""Acts on clues: received, sent on, answered."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.leads.clue import Clue, Sent, SentTo
from customs_cli.domain.leads.numbers import CLUE, office_of, series
from customs_cli.domain.rights.named import names_of
from customs_cli.domain.values.name_matching import folded
from customs_cli.errors import Conflict, NotFound, Refusal, UsageError
from customs_cli.register.act import Act
from customs_cli.sentences import command
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.leads.meant import clue_meant
from customs_cli.services.lookup.naming import Names


def add(duty: Duty, office: str, fields: dict[str, Any]) -> Clue:
    """Record a clue that was received; it gets a new number of its office.

    Args:
        duty: The context of the act.
        office: The office that keeps it, as typed.
        fields: Fields of `Clue` except its number and officers; `on` is the day it was received, today if left out.

    Raises:
        NotFound: The office is unknown.
        UsageError: The day is in the future, or an answer is due before it.
    """
    on = duty.past(fields.get("on"), "--on")

    def added(act: Act) -> Clue:
        code = Names(duty.register, act).office(office).code
        number = act.next_number(Clue, series(on.year, code, CLUE))
        clue = Clue(**{**fields, "code": number, "on": on, "by": duty.officers})
        check_due(clue, on)
        return act.put(clue)

    return duty.do("clue add", added, office=office)


def send(duty: Duty, number: str, *, to: SentTo, body: str, on: date | None = None, due_on: date | None = None) -> Clue:
    """Record that a clue was sent to another office or the police.

    Args:
        duty: The context of the act.
        number: Number of the clue, whole or shortened.
        to: Kind of recipient.
        body: Name of the recipient.
        on: The day; today if left out.
        due_on: The day by which an answer is wanted; None keeps the former day.

    Raises:
        Refusal: The clue was answered already, or received later.
        UsageError: The recipient is the office that keeps it, or all of this is on record.
    """
    day = duty.past(on, "--on")

    def sent(act: Act) -> Clue:
        clue = _of(act, duty, number)
        _refuse_answered(clue)
        refuse_before(clue, day)
        if to == "office":
            _refuse_own(clue, body, Names(duty.register, act))
        one = Sent(to=to, body=body.strip(), on=day)
        to_all = clue.sent if one in clue.sent else (*clue.sent, one)
        after = replace(clue, sent=to_all, due_on=due_on or clue.due_on)
        if due_on:
            check_due(after, day)
        if after == clue:
            raise _no_change(clue)
        return act.put(after)

    return duty.do("clue send", sent)


def answer(duty: Duty, number: str, result: str, *, on: date | None = None, refs: Sequence[str] = ()) -> Clue:
    """Record the result of a clue, and the batches found from it; more batches may be added later.

    Args:
        duty: The context of the act.
        number: Number of the clue, whole or shortened.
        result: The result; empty to add batches to a known result.
        on: The day; today if left out.
        refs: Whole references of batches found from it.

    Raises:
        Refusal: The clue was received later.
        Conflict: Another result is recorded already.
        UsageError: Nothing would change.
    """
    day = duty.past(on, "--on")

    def answered(act: Act) -> Clue:
        clue = _of(act, duty, number)
        refuse_before(clue, day)
        after = _with_result(clue, result.strip(), day)
        came = [batch for ref in refs if clue.code not in (batch := act.batch(ref)).clues]
        if after == clue and not came:
            raise _no_change(clue)
        for batch in came:
            act.put(replace(batch, clues=(*batch.clues, clue.code)))
        return act.put(after)

    return duty.do("clue result", answered)


def _no_change(clue: Clue) -> UsageError:
    return UsageError("nothing to change: every value stays the same", hint=command("clue show", clue.code))


def _with_result(clue: Clue, result: str, on: date) -> Clue:
    if not result:
        if clue.is_open:
            raise UsageError("what was the result of {code}?", code=clue.code, hint="--result TEXT", at="--result")
        return clue
    if clue.result not in ("", result):
        raise Conflict(
            "{code} has a result already: {result}",
            code=clue.code,
            result=clue.result[:60],
            hint="{command} corrects a wrong entry, or {undo}",
            command=command("clue edit", clue.code, "--result", result, "--reason", "TEXT"),
            undo=command("undo", "ACT"),
        )
    return clue if clue.result else replace(clue, result=result, result_on=on)


def _of(act: Act, duty: Duty, number: str) -> Clue:
    found = clue_meant(duty.register, number)
    return act.find(Clue, found.code) or found


def _refuse_answered(clue: Clue) -> None:
    if not clue.is_open:
        raise Refusal(
            "{code} was answered on {day}: it cannot be sent any more",
            code=clue.code,
            day=clue.result_on,
            hint=command("clue show", clue.code),
        )


def refuse_before(clue: Clue, day: date) -> None:
    """Refuse a day on which a clue is sent or answered before it was received."""
    if day < clue.on:
        raise Refusal(
            "{day} is before the day {code} was received ({on})",
            day=day,
            code=clue.code,
            on=clue.on,
            hint="check --on",
            at="--on",
        )


def _refuse_own(clue: Clue, body: str, names: Names) -> None:
    own = [office_of(clue.code)]
    with suppress(NotFound):  # an unknown office has only its code
        own += names_of(names.office(own[0]))
    if folded(body) in map(folded, own):
        raise UsageError(
            "{code} already belongs to {office}", office=own[0], code=clue.code, hint="name another office", at="--body"
        )


def check_due(clue: Clue, day: date) -> None:
    """Refuse a clue whose answer is due before a day."""
    if clue.due_on and clue.due_on < day:
        raise UsageError("--due {due} is before {day}", due=clue.due_on, day=day, hint="check --due", at="--due")
