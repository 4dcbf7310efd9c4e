"""`customs reply`."""

from decimal import Decimal
from functools import partial
from typing import Annotated

import typer

from customs_cli.cli.helping.acts import done, is_asked
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.behind.sparing import Sparing, sparing_act
from customs_cli.cli.options.params import (
    HolderOpt,
    OnOpt,
    ReasonOpt,
    RefArg,
    amount,
    desk_of,
    filled,
    metavar,
    word_of,
)
from customs_cli.domain.batch.proceeding_record import Security
from customs_cli.domain.values.money import HOME, Money
from customs_cli.domain.values.word_lists import Basis
from customs_cli.errors import UsageError
from customs_cli.sentences import command
from customs_cli.services.acts import proceedings

app = typer.Typer(add_completion=False, rich_markup_mode=None)

FORMS = "deposit|guarantee"


@app.command(cls=Sparing)
@sparing_act
def reply(
    ctx: typer.Context,
    ref: RefArg,
    holder: HolderOpt = None,
    apply: Annotated[bool, typer.Option("--apply", help="The holder applies for detention.")] = False,
    decline: Annotated[
        bool, typer.Option("--decline", help="The holder says that the goods do not infringe, or does not apply.")
    ] = False,
    on: OnOpt = None,
    security: Annotated[str | None, typer.Option(metavar="AMOUNT", help="Security lodged, CNY.")] = None,
    form: Annotated[str, typer.Option(metavar=FORMS, help="Form of the security.")] = "deposit",
    general_guarantee: Annotated[
        str | None,
        typer.Option(
            "--general-guarantee",
            metavar="NO",
            parser=filled("--general-guarantee"),
            help="Number of the yearly general guarantee.",
        ),
    ] = None,
    reason: ReasonOpt = None,
    basis: Annotated[
        str | None,
        typer.Option(
            metavar=metavar(Basis),
            parser=word_of(Basis, "--basis"),
            help=(
                "application: a holder that was late or silent applies on its own, with security equal to the value."
            ),
        ),
    ] = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Log a holder's reply to the notice: it applies for detention with security, or declines.

    On a terminal, with only REF given, it asks for the rest and shows what would happen before anything is written.

    Within the time limit it may change its reply. A holder that was late or silent may still apply on its own until the
    goods are released.

    customs reply 123 --holder VIVO-COMM --apply --security 20000 --form deposit --on 2019-07-05
    """
    desk = desk_of(ctx)
    said = (apply, decline, on, security, general_guarantee, reason, basis, answer.as_json, answer.quiet)
    if asked := is_asked(desk, *said):
        from customs_cli.cli.helping.asked import reply_asked

        whole = desk.register.resolve(ref)
        holder, apply, on, security, general_guarantee, reason = reply_asked(desk, whole, holder)
        decline = not apply
    if apply == decline:
        raise UsageError("did the holder apply or decline?", hint="--apply or --decline", at="--apply")
    lodged = _security(amount(security, "--security"), form, general_guarantee)
    if lodged and decline:
        option = "--general-guarantee" if general_guarantee else "--security"
        raise UsageError(
            "a holder that declines lodges no security", hint="leave {option} out", option=option, at=option
        )
    if basis == "application" and (decline or security is None):
        whose = ("--holder", holder) if holder else ()
        raise UsageError(
            "a holder that applies on its own lodges security equal to the value of the goods",
            hint=command("reply", ref, *whose, "--apply", "--basis", "application", "--security", "AMOUNT"),
            at="--basis",
        )
    act = partial(
        proceedings.reply,
        ref=desk.register.resolve(ref),
        holder=holder,
        answer="applied" if apply else "declined",
        on=desk.day(on, "--on"),
        security=lodged,
        reason=reason,
        basis=basis,  # type: ignore[arg-type]
    )
    desk.done(done(desk, act, asked=asked), answer.form)


def _security(lodged: Decimal | None, form: str, general: str | None) -> Security | None:
    if general and lodged is not None:
        raise UsageError(
            "--security and --general-guarantee exclude each other", hint="leave one out", at="--general-guarantee"
        )
    if general:
        return Security(form="general-guarantee", number=general)
    if lodged is None:
        return None
    from typing import Literal

    kind = word_of(Literal["deposit", "guarantee"], "--form")(form)
    return Security(amount=Money(amount=lodged, currency=HOME), form=kind)  # type: ignore[arg-type]
