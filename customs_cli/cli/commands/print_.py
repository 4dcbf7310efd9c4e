"""`customs print`."""

from typing import Annotated

import typer

from customs_cli.cli.options import sheets
from customs_cli.cli.options.params import CsvOpt, FileOpt, JsonOpt, desk_of, filled, form_of

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)


@app.callback()
def print_() -> None:
    """Print sheets on the system's printer, or write them to a file."""


@app.command()
def daily(
    ctx: typer.Context,
    day: Annotated[str | None, typer.Argument(metavar="[DATE|PERIOD]", help="The day; today when left out.")] = None,
    printer: Annotated[
        str,
        typer.Option("--printer", metavar="NAME", parser=filled("--printer"), help="Which; else the system's own."),
    ] = sheets.DEFAULT,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
) -> None:
    """Print the daily sheet; with -o FILE write it instead.

    customs print daily yesterday -o sheet.pdf
    """
    from customs_cli.render.pages.day import sheet as drawn

    desk = desk_of(ctx)
    form = form_of(as_json, False, as_csv, output)
    report = sheets.sheet_of(desk, desk.period(day or "today"), form)
    elsewhere = as_json or as_csv or output
    sheets.give(
        desk,
        lambda: drawn.page(report, desk.directory, desk.words),
        lambda: drawn.as_json(report),
        form,
        None if elsewhere else printer,
    )
