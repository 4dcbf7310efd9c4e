"""Acts on clues: taken in, sent on, answered."""

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
    """Take in a clue; its number is one that the office never gave.

    Args:
        duty: Who takes it in.
        office: Of the office that keeps it, as typed.
        fields: Fields of `Clue` but for its number and officers; `on` is the day it came in, today when left out.

    Raises:
        NotFound: The office is not known.
        UsageError: It came in after today, or an answer is due before.
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
    """Send a clue to another office or the police.

    Args:
        duty: Who sends it.
        number: Whole, or shortened.
        to: To whom.
        body: Which one.
        on: The day; today when left out.
        due_on: The day by which an answer is wanted; what was said before stays where it is left out.

    Raises:
        Refusal: Something came of it already, or it came in later.
        UsageError: The office keeps it itself.
    """
    day = duty.past(on, "--on")

    def sent(act: Act) -> Clue:
        clue = _of(act, duty, number)
        _refuse_answered(clue)
        _refuse_before(clue, day)
        if to == "office":
            _refuse_own(clue, body, Names(duty.register, act))
        after = replace(clue, sent=(*clue.sent, Sent(to=to, body=body.strip(), on=day)), due_on=due_on or clue.due_on)
        if due_on:
            check_due(after, day)
        return act.put(after)

    return duty.do("clue send", sent)


def answer(duty: Duty, number: str, result: str, *, on: date | None = None, refs: Sequence[str] = ()) -> Clue:
    """Keep what came of a clue, and which batches did; more batches may be named later.

    Args:
        duty: Who keeps it.
        number: Whole, or shortened.
        result: What came of it; empty where only batches are added to a result that is known.
        on: The day; today when left out.
        refs: Whole references of batches that came of it.

    Raises:
        Refusal: It came in later.
        Conflict: Another result is kept already.
        UsageError: Nothing new is said.
    """
    day = duty.past(on, "--on")

    def answered(act: Act) -> Clue:
        clue = _of(act, duty, number)
        _refuse_before(clue, day)
        after = _with_result(clue, result.strip(), day)
        came = [batch for ref in refs if clue.code not in (batch := act.batch(ref)).clues]
        if after == clue and not came:
            raise UsageError("nothing to change: it already reads so", hint=command("clue show", clue.code))
        for batch in came:
            act.put(replace(batch, clues=(*batch.clues, clue.code)))
        return act.put(after)

    return duty.do("clue result", answered)


def _with_result(clue: Clue, result: str, on: date) -> Clue:
    if not result:
        if clue.is_open:
            raise UsageError("what came of {code}?", code=clue.code, hint="--result TEXT", at="--result")
        return clue
    if clue.result not in ("", result):
        raise Conflict(
            "{code} has a result already: {result}",
            code=clue.code,
            result=clue.result[:60],
            hint="{command} mends a wrong entry; {undo}",
            command=command("clue edit", clue.code, "--result", result, "--reason", "TEXT"),
            undo=command("undo"),
        )
    return clue if clue.result else replace(clue, result=result, result_on=on)


def _of(act: Act, duty: Duty, number: str) -> Clue:
    found = clue_meant(duty.register, number)
    return act.find(Clue, found.code) or found


def _refuse_answered(clue: Clue) -> None:
    if not clue.is_open:
        raise Refusal(
            "{code} was answered on {day}: it is sent to nobody",
            code=clue.code,
            day=clue.result_on,
            hint=command("clue show", clue.code),
        )


def _refuse_before(clue: Clue, day: date) -> None:
    if day < clue.on:
        raise Refusal(
            "{day} is before {code} came in ({on})", day=day, code=clue.code, on=clue.on, hint="check --on", at="--on"
        )


def _refuse_own(clue: Clue, body: str, names: Names) -> None:
    """Refuse to send a clue to the office that keeps it."""
    own = [office_of(clue.code)]
    with suppress(NotFound):  # of which nobody needs to know more than the code
        own += names_of(names.office(own[0]))
    if folded(body) in map(folded, own):
        raise UsageError(
            "{office} keeps {code} itself", office=own[0], code=clue.code, hint="name another office", at="--body"
        )


def check_due(clue: Clue, day: date) -> None:
    """Refuse an answer wanted before a day.

    Raises:
        UsageError: It is.
    """
    if clue.due_on and clue.due_on < day:
        raise UsageError("--due {due} is before {day}", due=clue.due_on, day=day, hint="check --due", at="--due")
