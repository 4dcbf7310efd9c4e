"""`customs correct`."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated, Any

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options import fields
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.behind.declared import Option
from customs_cli.cli.options.behind.parties import with_parties
from customs_cli.cli.options.behind.sparing import Sparing, sparing_act
from customs_cli.cli.options.params import (
    AddMissingOpt,
    HolderOpt,
    RefArg,
    WhyOpt,
    amount,
    desk_of,
    money,
    refuse_both,
    texts,
    whole_number,
)
from customs_cli.cli.options.part import items_of
from customs_cli.domain.batch.entered import option_of
from customs_cli.domain.values.word_lists import Confirmation
from customs_cli.errors import UsageError
from customs_cli.sentences import command, said
from customs_cli.services.acts import correcting

if TYPE_CHECKING:
    from datetime import date

    from customs_cli.domain.batch.goods.mending import Place

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Sparing)
@sparing_act
@fields.with_batch
@with_parties
def correct(
    ctx: typer.Context,
    ref: RefArg,
    reason: WhyOpt,
    *,
    found: Annotated[
        str | None, Option("--found", metavar="DATE", help="Day, month or year in which the goods were found.")
    ] = None,
    batch: fields.BatchOptions,
    parties: dict[str, Any],
    clear: Annotated[list[str] | None, fields.CLEAR] = None,
    clue: Annotated[list[str] | None, fields.CLUES] = None,
    value: Annotated[str | None, fields.VALUE] = None,
    currency: Annotated[str | None, fields.CURRENCY] = None,
    holder: HolderOpt = None,
    notified: Annotated[
        str | None, Option("--notified", metavar="DATE", help="Day of the notice to the holder (one holder only).")
    ] = None,
    served: Annotated[
        str | None, Option("--served", metavar="DATE", help="Day on which the notice was served (one holder only).")
    ] = None,
    replied: Annotated[
        str | None, Option("--replied", metavar="DATE", help="Day of the holder's reply (one holder only).")
    ] = None,
    lodged: Annotated[
        str | None,
        Option("--lodged", metavar="DATE", help="Day on which the holder lodged security (one holder only)."),
    ] = None,
    detained: Annotated[
        str | None, Option("--detained", metavar="DATE", help="Day of the detention (all of that act).")
    ] = None,
    finding_on: Annotated[
        str | None, Option("--finding-on", metavar="DATE", help="Day of customs' finding (all of that act).")
    ] = None,
    court_on: Annotated[
        str | None, Option("--court-on", metavar="DATE", help="Day of a court's notice (one holder only).")
    ] = None,
    freed_on: Annotated[
        str | None, Option("--freed-on", metavar="DATE", help="Day of the court's decision (one holder only).")
    ] = None,
    notice: Annotated[
        str | None, Option("--notice", metavar="NO", help="Number of the court notice to correct.")
    ] = None,
    outcome_on: Annotated[
        str | None, Option("--outcome-on", metavar="DATE", help="Day of the outcome (all of that act).")
    ] = None,
    handed_on: Annotated[
        str | None, Option("--handed-on", metavar="DATE", help="Day of a hand-over to a court.")
    ] = None,
    disposed_on: Annotated[str | None, Option("--disposed-on", metavar="DATE", help="Day of the disposal.")] = None,
    earlier: Annotated[
        str | None,
        Option(
            "--earlier",
            metavar="NAME=DATE",
            help="Earlier day of an event that was logged again later, such as finding=2019-08-01 (one holder only).",
        ),
    ] = None,
    notice_no: Annotated[
        str | None,
        fields.text_option("--notice-no", "NO", ("Number of the notice to the holder (one holder only)."), None),
    ] = None,
    detention_no: Annotated[
        str | None,
        fields.text_option("--detention-no", "NO", ("Number of the detention decision (all of that act)."), None),
    ] = None,
    decision_no: Annotated[
        str | None,
        fields.text_option(
            "--decision-no", "NO", ("Number of the decision that ended the case (all of that act)."), None
        ),
    ] = None,
    security: Annotated[
        str | None,
        Option("--security", metavar="AMOUNT", help="Security lodged by the holder, CNY (one holder only)."),
    ] = None,
    fine: Annotated[str | None, Option("--fine", metavar="AMOUNT", help="Fine, CNY (one holder only).")] = None,
    penalty_value: Annotated[
        str | None,
        Option("--penalty-value", metavar="AMOUNT", help="Value with duty and taxes, CNY; it limits the fine."),
    ] = None,
    event: Annotated[
        list[str] | None,
        Option(
            "--event",
            metavar="NAME=DATE",
            help="Day of another event, such as public_notice_on=2019-08-01 (one holder only).",
        ),
    ] = None,
    mark: Annotated[str | None, Option("--mark", metavar="CODE", help="Mark whose confirmation is corrected.")] = None,
    confirmation: Annotated[
        str | None, fields.word_option("--confirmation", Confirmation, "The holder's confirmation.")
    ] = None,
    confirmed: Annotated[str | None, Option("--confirmed", metavar="DATE", help="Day of the confirmation.")] = None,
    items: Annotated[str | None, Option("--items", metavar="N", help="Items confirmed.")] = None,
    line: Annotated[
        str | None, Option("--line", metavar="NO", help="Number of the line, for goods decided in parts.")
    ] = None,
    part: Annotated[
        str | None, Option("--part", metavar="N", help="Number of the part of the line, as in show; the first is 1.")
    ] = None,
    add_missing: AddMissingOpt = False,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Correct a wrong entry; old and new value, officers and reason are kept. Deadlines are computed again.

    customs correct 123 --holder VIVO-COMM --served 2019-07-04 --reason "postmark misread"
    """
    desk = desk_of(ctx)
    own = fields.batch_fields(batch)
    beside = {"value": value, "clues": clue, "campaigns": batch.campaign, "joint_offices": batch.joint_office}
    _refuse_cleared(clear, {*own, *parties, *(name for name, given in beside.items() if given)})
    own |= fields.cleared(clear)
    own |= fields.clues_of(desk, clue)
    if found is not None:
        own["found_on"] = desk.partial(found, "--found")
    if value is not None or currency is not None:
        own["value"] = money(value, currency)
    dates = {
        "notified_on": notified,
        "served_on": served,
        "replied_on": replied,
        "lodged_on": lodged,
        "detained_on": detained,
        "finding_on": finding_on,
        "court_notice_on": court_on,
        "court_word_on": freed_on,
        "outcome_on": outcome_on,
    }
    numbers = {"notice_no": notice_no, "detention_no": detention_no, "outcome_no": decision_no}
    amounts = {"security_amount": amount(security, "--security"), "fine": amount(fine, "--fine")}
    amounts["penalty_value"] = amount(penalty_value, "--penalty-value")
    told = {name: value for name, value in {**numbers, **amounts}.items() if value is not None}
    proceeding = {**_days(desk, dates), **told}
    if event:
        proceeding["events"] = _events(desk, event)
    state = _state(desk, confirmation, confirmed, items)
    days = _days(desk, {"disposed_on": disposed_on, "handed_on": handed_on})
    former = None if earlier is None else _earlier(desk, earlier)
    if notice is not None and court_on is None and freed_on is None:
        raise UsageError(
            "what should be corrected for the court's notice?", hint="--court-on DATE or --freed-on DATE", at="--notice"
        )
    if mark is not None and not (state or former):
        marking = command("line edit", ref, "NO", "--mark", "CODE")
        told_of = said("--confirmation WORD, --confirmed DATE or --items N; {command} for the goods", command=marking)
        raise _nothing_of(mark, "--mark", told_of)
    if holder is not None and not (proceeding or state or days or former):
        raise _nothing_of(holder, "--holder", said("give the right value, such as --served DATE"))
    if not (own or parties or proceeding or state or days or former or batch.campaign or batch.joint_office):
        raise UsageError("what should be corrected?", hint="give the right value, such as --found 2019-07-03")
    if state and not mark:
        raise UsageError("which mark's confirmation?", hint="--mark CODE", at="--mark")
    done = correcting.correct(
        desk.duty(add_missing=add_missing),
        desk.register.resolve(ref),
        reason=reason,
        fields=own,
        parties=parties,
        campaigns=texts(batch.campaign) if batch.campaign else None,
        joint_offices=texts(batch.joint_office) if batch.joint_office else None,
        holder=holder,
        proceeding=proceeding,
        mark=mark,
        state=state,
        part=_place(line, part),
        notice=notice,
        days=days,
        earlier=former,
    )
    desk.done(done, answer.form)


def _nothing_of(name: str, option: str, hint: str) -> UsageError:
    return UsageError("what should be corrected for {name}?", name=name[:40], hint=hint, at=option)


def _refuse_cleared(clear: list[str] | None, told: set[str]) -> None:
    for word in clear or ():
        if told & fields.cleared([word]).keys():
            refuse_both(f"--clear {word}", f"--{'container' if word == 'containers' else word}")


def _place(line: str | None, part: str | None) -> "Place | None":
    from customs_cli.domain.batch.goods.mending import Place

    if line is None and part is not None:
        raise UsageError("--part {part} of which line?", part=part.strip()[:40], hint="--line NO", at="--line")
    nth = None if part is None else whole_number(part, "--part")
    return None if line is None else Place(whole_number(line, "--line"), nth)


def _days(desk: Desk, dates: dict[str, str | None]) -> dict[str, Any]:
    return {name: desk.day(text, option_of(name)) for name, text in dates.items() if text is not None}


def _events(desk: Desk, given: list[str]) -> dict[str, Any]:
    from customs_cli.domain.law.events import DATES

    events = {}
    for text in given:
        typed, _, day = text.partition("=")
        plain = typed.strip().casefold().replace("-", "_")
        name = next((name for name in (plain, f"{plain}_on") if name in DATES), "")
        if not name:
            raise _no_event(typed, DATES)
        events[name] = desk.day(day, "--event")
    return events


def _earlier(desk: Desk, text: str) -> "tuple[str, date]":
    name, _, day = text.rpartition("=")
    if not name.strip():
        raise UsageError(
            "--earlier {text!r} does not name an entry and its day",
            text=text[:40],
            hint="--earlier finding=DATE",
            at="--earlier",
        )
    return name, desk.day(day, "--earlier") or desk.today


def _no_event(name: str, known: Collection[str]) -> UsageError:
    from customs_cli.domain.values.name_matching import nearest

    return UsageError(
        "no event {name!r}",
        name=name[:40],
        hint="NAME=DATE, such as public_notice_on=2019-08-01; {command} names them",
        command=command("event", "--help"),
        at="--event",
        candidates=nearest(name, known),
    )


def _state(desk: Desk, confirmation: str | None, confirmed: str | None, items: str | None) -> dict[str, Any]:
    given = {
        "confirmation": confirmation,
        "confirmed_on": desk.day(confirmed, "--confirmed"),
        "items": items_of(items),
    }
    return {name: value for name, value in given.items() if value is not None}
