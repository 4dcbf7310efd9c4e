"""`customs event`."""

from typing import Annotated

import typer

from customs_cli.cli.helping.spoken import event_meant
from customs_cli.cli.options.acts import act
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.params import (
    HolderOpt,
    OnOpt,
    ReasonOpt,
    RefArg,
    amount,
    desk_of,
)
from customs_cli.errors import UsageError
from customs_cli.sentences import said
from customs_cli.services.acts import endings

app = typer.Typer(add_completion=False, rich_markup_mode=None)


def _in_order(ctx: typer.Context, name: str) -> str:
    first, *others = ctx.params["ref"]
    if _is_event(name):
        return name
    if others and _is_event(whole := f"{others[-1]}-{name}"):
        raise UsageError("{ref!r} is not a reference", ref=others[-1][:40], hint="did you mean {name}?", name=whole)
    if others and _is_event(others[-1]):
        day = said("write {option} for the day", option=f"--on {name}")
        raise UsageError("{ref!r} is not a reference", ref=name[:40], hint=day)
    if _is_event(first):
        ctx.params["ref"] = [*others, name]
        return str(first)
    return name


def _is_event(text: str) -> bool:
    from customs_cli.domain.batch.course.rare_events import event_meant as event_named
    from customs_cli.errors import NotFound, Refusal

    try:
        event_named(event_meant(text))
    except NotFound:
        return False
    except Refusal:  # by an act of its own
        pass
    return True


@app.command()
@act
def event(
    ctx: typer.Context,
    ref: RefArg,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="Name of the event, such as public-notice, extended, fine-paid.",
            callback=_in_order,
        ),
    ],
    holder: HolderOpt = None,
    on: OnOpt = None,
    reason: ReasonOpt = None,
    back: Annotated[
        str | None, typer.Option("--amount", metavar="AMOUNT", help="security-returned: amount returned.")
    ] = None,
    deduction: Annotated[
        str | None, typer.Option(metavar="AMOUNT", help="security-returned: amount kept for costs.")
    ] = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Log another event that starts or ends a time limit.

    Owner unknown: public-notice, claimed. Detention: extended. Security: preservation-notice, security-returned.
    Patent goods on bond: bond-notice-served, court-acceptance, deposit-settled. Court: court-handed.
    Penalty: case-filed, case-extended, penalty-told, hearing-requested, hearing, hearing-notified, party-absent,
    confiscation-served, fine-paid, review-requested, review-decided, suit-filed, suit-decided. On the spot:
    urgent-measure, measure-reported. Police: transfer-reported, transfer-approved, transfer-refused,
    police-accepted, police-filed, police-refused, reconsideration, goods-handed. Abroad: perishable,
    without-application, application, application-decided, declarant-notified, declarant-replied, declarant-objected,
    presented, importer-notified, importer-replied, seized, seizure-notified, owner-told, sample-bond, sample-given,
    sample-returned.

    An event that concerns the party (penalty, review, suit, public notice, declarant, importer) or the police is logged
    once for all holders concerned.

    customs event 123 public-notice --holder VIVO-COMM --on 2019-08-01
    """
    desk = desk_of(ctx)
    done = endings.event(
        desk.duty(),
        desk.register.resolve(ref),
        holder,
        name=event_meant(name),
        on=desk.day(on, "--on"),
        reason=reason,
        amount=amount(back, "--amount"),
        deduction=amount(deduction, "--deduction"),
    )
    desk.done(done, answer.form)
