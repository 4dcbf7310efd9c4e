"""`customs confiscate`."""

from typing import Annotated

import typer

from customs_cli.cli.params import (
    HoldersOpt,
    JsonOpt,
    NumberOpt,
    OnOpt,
    QuietOpt,
    RefArg,
    amount,
    desk_of,
    form_of,
    texts,
)
from customs_cli.services import proceedings

app = typer.Typer(rich_markup_mode=None)


@app.command()
def confiscate(
    ctx: typer.Context,
    ref: RefArg,
    holder: HoldersOpt = None,
    on: OnOpt = None,
    number: NumberOpt = None,
    fine: Annotated[str | None, typer.Option(metavar="AMOUNT", help="Fine, CNY; at most 30 % of the value.")] = None,
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Confiscate the goods of the holders named, or of all found infringing.

    customs confiscate 123 --on 2019-08-20 --number 7052 --fine 1915
    """
    desk = desk_of(ctx)
    done = proceedings.confiscate(
        desk.duty(),
        desk.register.resolve(ref),
        texts(holder),
        on=desk.day(on, "--on"),
        number=number,
        fine=amount(fine, "--fine"),
    )
    desk.done(done, form_of(as_json, quiet))
