"""Corrects clues and visits; the journal keeps the former values, who corrected them and why."""

from collections.abc import Mapping
from typing import Any, TypeVar

from msgspec.structs import replace

from customs_cli.domain.leads.clue import Clue
from customs_cli.domain.leads.visit import Visit
from customs_cli.errors import Refusal, UsageError
from customs_cli.register.act import Act
from customs_cli.sentences import command
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.leads.clues import check_due, refuse_before
from customs_cli.services.leads.meant import clue_meant
from customs_cli.services.leads.visits import visit_meant
from customs_cli.services.lookup.naming import Names

Lead = TypeVar("Lead", Clue, Visit)


def mend_clue(duty: Duty, number: str, fields: Mapping[str, Any], reason: str, *, sent: Mapping[str, Any] = {}) -> Clue:
    """Correct a clue; its number stays, even if its day changes."""
    _refuse_to_come(duty, {**fields, "sent_on": sent.get("on")})

    def mended(act: Act) -> Clue:
        found = clue_meant(duty.register, number)
        clue = act.find(Clue, found.code) or found
        if not clue.result_on and {"result", "result_on"} & fields.keys():
            raise Refusal(
                "{code} has no result yet", code=clue.code, hint=command("clue result", clue.code, "--result", "TEXT")
            )
        after = _changed(clue, {**fields, **_sent_otherwise(clue, sent)})
        _refuse_disorder(after)
        if after.due_on != clue.due_on:
            check_due(after, max([after.on, *(sent.on for sent in after.sent)]))
        return act.put(after)

    return duty.do("clue edit", mended, reason=reason)


def mend_visit(duty: Duty, number: str, fields: Mapping[str, Any], reason: str) -> Visit:
    """Correct a visit that was logged."""
    _refuse_to_come(duty, fields)

    def mended(act: Act) -> Visit:
        found = visit_meant(duty.register, number)
        if found.is_note:
            raise Refusal(
                "{code} is a note about an enterprise, not a visit",
                code=found.code,
                hint=command("visit add", found.enterprise, "--on", "DATE", "--findings", "TEXT"),
            )
        visit = act.find(Visit, found.code) or found
        known = dict(fields)
        if "enterprise" in known:
            known["enterprise"] = Names(duty.register, act).enterprise(known["enterprise"]).code
        return act.put(_changed(visit, known))

    return duty.do("visit edit", mended, reason=reason)


def _refuse_to_come(duty: Duty, fields: Mapping[str, Any]) -> None:
    for name, option in (("on", "--on"), ("result_on", "--result-on"), ("sent_on", "--sent-on")):
        if fields.get(name):
            duty.past(fields[name], option)


def _changed(lead: Lead, fields: Mapping[str, Any]) -> Lead:
    after = replace(lead, **fields)
    if after == lead:
        word = "clue show" if isinstance(lead, Clue) else "visit show"
        raise UsageError("nothing to change: every value stays the same", hint=command(word, lead.code))
    return after


def _sent_otherwise(clue: Clue, changes: Mapping[str, Any]) -> dict[str, Any]:
    if not changes:
        return {}
    if not clue.sent:
        again = command("clue send", clue.code, "--to", "office|police", "--body", "NAME")
        raise Refusal("{code} has not been sent to anybody yet", code=clue.code, hint=again)
    return {"sent": (*clue.sent[:-1], replace(clue.sent[-1], **changes))}


def _refuse_disorder(clue: Clue) -> None:
    first = min([*(sent.on for sent in clue.sent), *([clue.result_on] if clue.result_on else [])], default=None)
    if first:
        refuse_before(clue, first)
