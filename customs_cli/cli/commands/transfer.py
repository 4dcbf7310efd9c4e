"""`customs transfer`."""

from typing import Annotated

import typer

from customs_cli.cli.options.params import (
    HoldersOpt,
    JsonOpt,
    NumberOpt,
    OnOpt,
    QuietOpt,
    RefArg,
    desk_of,
    filled,
    form_of,
    metavar,
    texts,
    word_of,
)
from customs_cli.domain.values.word_lists import TransferTo
from customs_cli.services.acts import goods

app = typer.Typer(rich_markup_mode=None)


@app.command()
def transfer(
    ctx: typer.Context,
    ref: RefArg,
    to: Annotated[str, typer.Option(metavar=metavar(TransferTo), parser=word_of(TransferTo, "--to"), help="To whom.")],
    body: Annotated[
        str | None, typer.Option(metavar="NAME", parser=filled("--body"), help="Which police, court or office.")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar="KIND",
            parser=filled("--kind"),
            help="For courts: evidence-taking, evidence-preservation, property-preservation.",
        ),
    ] = None,
    number: NumberOpt = None,
    on: OnOpt = None,
    holder: HoldersOpt = None,
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Hand a batch to the police, a court or another office.

    customs transfer 123 --to police --body "Shenzhen Public Security Bureau" --number 2019-7 --on 2019-08-09
    """
    desk = desk_of(ctx)
    done = goods.transfer(
        desk.duty(),
        desk.register.resolve(ref),
        to=to,  # type: ignore[arg-type]
        body=body or {"police": "the police", "court": "the court", "office": "another office"}[to],
        kind=kind,
        number=number,
        on=desk.day(on, "--on"),
        holders=texts(holder),
    )
    desk.done(done, form_of(as_json, quiet))
