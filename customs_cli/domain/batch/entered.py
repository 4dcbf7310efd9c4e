"""What must have been entered before a correction may change it: new facts are entered by acts, not by `correct`."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course import readiness
from customs_cli.domain.batch.course.barred import or_of_its_own, towards
from customs_cli.domain.batch.course.rare_events import OF_AN_ACT, is_known_to, towards_event
from customs_cli.domain.batch.document import Document
from customs_cli.domain.batch.goods.collection import is_punished
from customs_cli.domain.batch.open_ways import led
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding
from customs_cli.domain.law.events import Events, called
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.money import HOME
from customs_cli.errors import UsageError
from customs_cli.sentences import REF, Command, command, placed

_ENTERED: dict[str, tuple[tuple[str, ...], readiness.Act | None, str]] = {
    "notified_on": (("notified_on",), "notify", "--notified"),
    "served_on": (("served_on",), "notify", "--served"),
    "replied_on": (("reply",), "reply", "--replied"),
    "lodged_on": (("security",), "reply", "--lodged"),
    "detained_on": (("detained_on", "outcome"), "detain", "--detained"),
    "finding_on": (("finding",), "determine", "--finding-on"),
    "court_notice_on": (("court",), "court", "--court-on"),
    "court_word_on": (("court",), "court", "--freed-on"),
    "outcome_on": (("outcome", "parts"), None, "--outcome-on"),
    "confirmed_on": (("confirmation",), "confirm", "--confirmed"),
    "notice_no": (("notified_on",), "notify", "--notice-no"),
    "detention_no": (("detained_on",), "detain", "--detention-no"),
    "outcome_no": (("outcome", "parts"), None, "--decision-no"),
    "security_amount": (("security",), "reply", "--security"),
    "fine": (("fine",), "confiscate", "--fine"),
    "penalty_value": (("fine",), "confiscate", "--penalty-value"),
}
"""Field -> (attributes of which one must be set so that it may be corrected, act that a hint names, option)."""

_OF_GOODS = {"disposed_on": "--disposed-on", "handed_on": "--handed-on"}
"""Day of a disposal or a hand-over of the goods -> the option of `correct` that changes it."""
_OPTION_OF = {
    "suspended_on": "--found", "notified_on": "--notified", "served_on": "--served", "replied_on": "--replied",
    "confirmed_on": "--confirmed", "detained_on": "--detained", "finding_on": "--finding-on",
    "court_notice_on": "--court-on",
    **dict.fromkeys(("bonded_on", "confiscated_on", "outcome_on", "released_on", "transferred_on"), "--outcome-on"),
}  # fmt: skip
"""Day that an act logs -> the option of `correct` that changes it."""


def option_of(name: str) -> str:
    """Return the option of `correct` that changes this day; `--event` where it has no option of its own."""
    return _ENTERED[name][2] if name in _ENTERED else _OF_GOODS.get(name, "--event")


def refuse_new_facts(
    batch: Batch,
    p: Proceeding,
    law: Procedure,
    known: Proceeding | MarkState,
    fields: dict[str, Any],
    options: Sequence[str] = (),
) -> None:
    """Refuse to correct a field for which nothing was ever entered; a penalty was entered, even if without its fine."""
    for name, (entries, act, option) in _ENTERED.items():
        if fields.get(name) is None or (name == "fine" and is_punished(p)):
            continue
        if all(getattr(known, entry) in (None, (), "pending") for entry in entries):
            raise UsageError(
                "{ref}: there is no entry whose day could be corrected ({option})"
                if name.endswith("_on")
                else "{ref}: there is no entry that {option} could correct",
                ref=batch.ref,
                option=option,
                hint=_towards(batch, p, law, act, fields[name], options) if act else command("show", batch.ref),
                at=option,
            )


def _towards(
    batch: Batch, p: Proceeding, law: Procedure, act: readiness.Act, day: object, options: Sequence[str]
) -> str:
    if act == "reply" and p.reply == "declined" and readiness.is_open("reply", p, law):
        return or_of_its_own(p, law)
    if act == "confiscate" and p.outcome == "transferred":
        return command("show", REF)
    on = day if isinstance(day, date) else date.min
    hint = towards(act, p, law, *options)
    if not (isinstance(hint, Command) and hint.path == "customs detain"):
        return hint
    lodged = p.security.lodged_on if p.security else None
    before = max(filter(None, (first_day(batch.found_on), p.notified_on, p.replied_on, lodged)))
    detain = towards("detain", p, law, "--on", "DATE" if act != "detain" or on < before else str(on))
    return led(detain, batch, p, law, on)


def refuse_new_events(
    ref: str, p: Proceeding, law: Procedure, days: Iterable[str], known: Events, of_patents: Callable[[], bool]
) -> None:
    """Refuse to correct the day of an event that was never logged, or whose day an act logs."""
    for name in days:
        if name in p.events:
            continue
        if name not in OF_AN_ACT:
            raise UsageError(
                "{ref}: there is no entry whose day could be corrected ({option})",
                ref=ref,
                option=f"--event {name}",
                hint=placed(towards_event(p, law, name, known, of_patents), REF, ref)
                if is_known_to(law, name)
                else command("procedure show", law.code),
                at="--event",
            )
        option = _OPTION_OF.get(name)
        whose = {"--found": (), "--confirmed": ("--mark", "CODE")}.get(option or "", ("--holder", p.holder))
        which = ("--notice", "NO") if option == "--court-on" and len({own.notice for own in p.court}) > 1 else ()
        mended = command("correct", ref, *whose, *which, option, "DATE", "--reason", "TEXT")
        hint = mended if option else command(OF_AN_ACT[name], "--help")
        raise UsageError("{text} is recorded by a command of its own", text=called(name), hint=hint, at="--event")


def with_paper(fields: dict[str, Any], before: Batch) -> dict[str, Any]:
    """Return the fields; a document given by number alone keeps the kind on record, one by kind alone the number."""
    told, kept = fields.get("document"), before.document
    if told is None or kept is None or "none" in (told.kind, kept.kind):
        return fields
    return {**fields, "document": Document(kind=told.kind or kept.kind, number=told.number or kept.number)}


def of_the_line(fields: dict[str, Any], before: Batch) -> dict[str, Any]:
    """Return the fields of a correction; a `value` becomes that of the only line, where this line has a value.

    Values of lines count before the value of the whole batch, so changing the latter alone would have no effect.
    """
    value = fields.get("value")
    if value is None or not any(line.value for line in before.lines):
        return fields
    if len(before.lines) > 1:
        valued = [line.no for line in before.lines if line.value]
        currency = () if value.currency == HOME else ("--currency", value.currency)
        raise UsageError(
            "{ref}: its lines have values of their own, which count instead",
            ref=before.ref,
            hint=command(
                "line edit",
                before.ref,
                valued[0] if len(valued) == 1 else "NO",
                "--value",
                f"{value.amount:f}",
                *currency,
            ),
            at="--value",
        )
    (line,) = before.lines
    return {**fields, "value": value if before.value else None, "lines": (replace(line, value=value),)}
