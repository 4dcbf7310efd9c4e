"""`customs abandon`."""

from typing import Annotated

import typer

from customs_cli.cli.options.acts import act
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.params import OnOpt, RefArg, desk_of, filled
from customs_cli.services.acts import endings

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@act
def abandon(
    ctx: typer.Context,
    ref: RefArg,
    on: OnOpt = None,
    document: Annotated[
        str | None,
        typer.Option(metavar="NO", parser=filled("--document"), help="Number of the declaration of abandonment."),
    ] = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Log that a traveller, sender or addressee gave articles up, with customs' consent.

    customs abandon 123 --on 2019-08-20 --document 2019-114
    """
    desk = desk_of(ctx)
    ref = desk.register.resolve(ref)
    done = endings.abandon(desk.duty(), ref, on=desk.day(on, "--on"), document=document)
    desk.done(done, answer.form)
