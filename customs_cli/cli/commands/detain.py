"""`customs detain`."""

import typer

from customs_cli.cli.options.acts import act
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.params import (
    HoldersOpt,
    NumberOpt,
    OnOpt,
    RefArg,
    desk_of,
    texts,
)
from customs_cli.services.acts import proceedings

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@act
def detain(
    ctx: typer.Context,
    ref: RefArg,
    holder: HoldersOpt = None,
    on: OnOpt = None,
    number: NumberOpt = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Detain the goods of the holders that applied in time and lodged security.

    customs detain 123 --holder VIVO-COMM --on 2019-07-08 --number 2019-0123
    """
    desk = desk_of(ctx)
    done = proceedings.detain(
        desk.duty(),
        desk.register.resolve(ref),
        texts(holder),
        on=desk.day(on, "--on"),
        number=number,
    )
    desk.done(done, answer.form)
