"""`customs security`."""

from typing import Annotated

import typer

from customs_cli.cli.options.params import CsvOpt, FileOpt, JsonOpt, amount, choice, desk_of, form_of, word_of
from customs_cli.domain.values.word_lists import Basis, RightType

app = typer.Typer(rich_markup_mode=None)


@app.command()
def security(
    ctx: typer.Context,
    value: Annotated[str, typer.Argument(metavar="VALUE", help="Value of one holder's goods, CNY.")],
    basis: Annotated[
        str,
        choice("--basis", Basis, "On which they are stopped."),
    ] = "ex-officio",
    right_type: Annotated[
        str,
        typer.Option(
            "--right-type",
            metavar="trademark|copyright|patent|...",
            parser=word_of(RightType, "--right-type"),
            help="The right in question.",
        ),
    ] = "trademark",
    approved: Annotated[
        str | None, typer.Option(metavar="DATE", help="When GACC approved the holder's general guarantee.")
    ] = None,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
) -> None:
    """How much security a holder lodges for goods of a value, by which article, and what may stand in its place.

    customs security 60000 --basis application
    """
    from customs_cli.procedures import default_for, get
    from customs_cli.render.pages.registers import security as drawn
    from customs_cli.reports.batches.security import security as security_of

    desk = desk_of(ctx)
    law = get(default_for("CN", basis))  # type: ignore[arg-type]
    answer = security_of(amount(value, "VALUE"), law, basis, right_type, desk.day(approved, "--approved"))  # type: ignore[arg-type]
    desk.show(
        lambda: drawn.page(answer, desk.words), lambda: drawn.as_json(answer), form_of(as_json, False, as_csv, output)
    )
