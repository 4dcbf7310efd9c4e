"""`customs print`."""

from typing import Annotated

import typer

from customs_cli.cli.options import choosing, sheets
from customs_cli.cli.options.papers.commands import add_forms
from customs_cli.cli.options.params import (
    CsvOpt,
    FileOpt,
    JsonOpt,
    WhereOpt,
    WhyOpt,
    desk_of,
    filled,
    form_of,
    texts,
)

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)


@app.callback()
def print_() -> None:
    """Print sheets and official documents, or write them to files."""


@app.command()
def daily(
    ctx: typer.Context,
    day: Annotated[str | None, typer.Argument(metavar="[DATE|PERIOD]", help="The day; today when left out.")] = None,
    printer: Annotated[
        str,
        typer.Option("--printer", metavar="NAME", parser=filled("--printer"), help="Which; else the system's own."),
    ] = sheets.DEFAULT,
    office: choosing.OfficesOpt = None,
    every: sheets.AllOpt = False,
    campaign: choosing.CampaignsOpt = None,
    where: WhereOpt = None,
    counted: choosing.CountedOnOpt = "found",
    remark: sheets.RemarkOpt = None,
    no_internal: sheets.NoInternalOpt = False,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
) -> None:
    """Print the sheet of a day or a month; with -o FILE write it instead.

    customs print daily yesterday -o sheet.pdf
    """
    from customs_cli.render.pages.day import sheet as drawn

    desk = desk_of(ctx)
    form = form_of(as_json, False, as_csv, output)
    period = choosing.counted(desk.period(day or "today"), counted)
    about = sheets.about(desk, texts(office), texts(campaign), where, every)
    report = sheets.sheet_of(desk, period, form, about, remark or "")
    elsewhere = as_json or as_csv or output
    sheets.give(
        desk,
        lambda: drawn.page(report, desk.directory, desk.words, is_internal=not no_internal),
        lambda: drawn.as_json(report),
        form,
        None if elsewhere else printer,
    )


add_forms(app)


@app.command()
def void(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="Number of a document that was issued.")],
    reason: WhyOpt,
    as_json: JsonOpt = False,
) -> None:
    """Make a document void; its number is never used again.

    customs print void 2019-5320-NT-0007 --reason "misprinted"
    """
    from customs_cli.services.documents.voiding import void as make_void

    desk = desk_of(ctx)
    ref, issued, seq = make_void(desk.duty(), number.strip(), reason)
    if as_json:
        own = {"ref": ref, "number": issued.number, "form": issued.form, "void": issued.void, "seq": seq}
        desk.console.say_json({"schema": "customs.document/1", "document": own})
    else:
        desk.say(desk.words("{number} of {ref} is void: {why}", number=issued.number, ref=ref, why=issued.void))
    desk.tidy()
