"""`customs court`."""

from typing import Annotated

import typer

from customs_cli.cli.options.acts import act
from customs_cli.cli.options.params import (
    HolderOpt,
    JsonOpt,
    OnOpt,
    QuietOpt,
    RefArg,
    desk_of,
    filled,
    form_of,
    metavar,
    word_of,
)
from customs_cli.domain.values.word_lists import CourtKind
from customs_cli.services.acts import proceedings

app = typer.Typer(rich_markup_mode=None)


@app.command()
@act
def court(
    ctx: typer.Context,
    ref: RefArg,
    notice: Annotated[str, typer.Option(metavar="NO", parser=filled("--notice"), help="Number of the court's notice.")],
    holder: HolderOpt = None,
    kind: Annotated[
        str, typer.Option(metavar=metavar(CourtKind), parser=word_of(CourtKind, "--kind"), help="What the court asks.")
    ] = "assistance",
    on: OnOpt = None,
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Log a court's notice about a holder's goods: one of assistance or property preservation keeps them.

    customs court 123 --holder VIVO-COMM --notice "(2019) Yue 03 Xie 45" --kind property-preservation
    """
    desk = desk_of(ctx)
    done = proceedings.court(
        desk.duty(),
        desk.register.resolve(ref),
        holder,
        notice=notice,
        kind=kind,  # type: ignore[arg-type]
        on=desk.day(on, "--on"),
    )
    desk.done(done, form_of(as_json, quiet))
