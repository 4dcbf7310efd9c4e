"""`customs notify`."""

from functools import partial
from typing import Annotated

import typer

from customs_cli.cli.helping.acts import done, is_asked
from customs_cli.cli.options.acts import act
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.params import (
    HoldersOpt,
    NumberOpt,
    OnOpt,
    RefArg,
    desk_of,
    metavar,
    texts,
    word_of,
)
from customs_cli.domain.values.word_lists import ServedHow
from customs_cli.services.acts import proceedings

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@act
def notify(
    ctx: typer.Context,
    ref: RefArg,
    holder: HoldersOpt = None,
    on: OnOpt = None,
    served: Annotated[str | None, typer.Option(metavar="DATE", help="Day of service; the clock starts.")] = None,
    how: Annotated[
        str | None,
        typer.Option(metavar=metavar(ServedHow), parser=word_of(ServedHow, "--how"), help="How it was served."),
    ] = None,
    number: NumberOpt = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Send a holder the notice of suspicion; three working days run from its service.

    On a terminal, with only REF given, it asks for the rest and shows what would happen before anything is written.

    customs notify 123 --holder VIVO-COMM --on 2019-07-03 --served 2019-07-03 --how in-person
    """
    desk = desk_of(ctx)
    ref = desk.register.resolve(ref)
    if asked := is_asked(desk, holder, on, served, how, number, answer.as_json, answer.quiet):
        from customs_cli.cli.helping.asked import notice_asked

        holder, on, served, how, number = notice_asked(desk, ref)
    act = partial(
        proceedings.notify,
        ref=ref,
        holders=texts(holder),
        on=desk.day(on, "--on"),
        served=desk.day(served, "--served"),
        how=how,  # type: ignore[arg-type]
        number=number,
    )
    desk.done(done(desk, act, asked=asked), answer.form)
