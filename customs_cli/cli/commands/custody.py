"""`customs custody`."""

from typing import Annotated

import typer

from customs_cli.cli.options.acts import act
from customs_cli.cli.options.params import JsonOpt, QuietOpt, RefArg, desk_of, filled, form_of, whole_number
from customs_cli.domain.values.quantity import parse_quantity
from customs_cli.services.acts import goods

app = typer.Typer(rich_markup_mode=None)


@app.command()
@act
def custody(
    ctx: typer.Context,
    ref: RefArg,
    quantity: Annotated[str, typer.Option(metavar="N", help="Exactly how many, in the line's unit; never all.")],
    from_: Annotated[str, typer.Option("--from", metavar="WHO", parser=filled("--from"), help="Who handed them over.")],
    to: Annotated[str, typer.Option("--to", metavar="WHO", parser=filled("--to"), help="Who took them.")],
    purpose: Annotated[
        str,
        typer.Option(metavar="TEXT", parser=filled("--purpose"), help="Store, sample, laboratory, court, return ..."),
    ],
    line: Annotated[str, typer.Option(metavar="NO", help="Which line.")] = "1",
    seal: Annotated[str | None, typer.Option(metavar="NO", parser=filled("--seal"), help="Number of the seal.")] = None,
    document: Annotated[
        str | None, typer.Option(metavar="NO", parser=filled("--document"), help="Number of the paper.")
    ] = None,
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Log who handed how many goods to whom; a row is never edited.

    customs custody 123 --line 1 --quantity 3 --from "Li Wei" --to "Laboratory" --purpose sample --seal A-17
    """
    desk = desk_of(ctx)
    whole, number = desk.register.resolve(ref), whole_number(line, "--line")
    done = goods.custody(
        desk.duty(),
        whole,
        line=number,
        quantity=parse_quantity(quantity, desk.register.batch(whole).line(number).unit)[0],
        from_=from_,
        to=to,
        purpose=purpose,
        at=desk.now(),
        seal=seal,
        document=document,
    )
    desk.done(done, form_of(as_json, quiet))
