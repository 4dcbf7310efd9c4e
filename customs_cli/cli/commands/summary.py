"""`customs summary`."""

from typing import Annotated

import typer

from customs_cli.cli import choosing
from customs_cli.cli.params import CsvOpt, FileOpt, JsonOpt, PeriodArg, WhereOpt, desk_of, form_of, texts
from customs_cli.errors import UsageError

app = typer.Typer(rich_markup_mode=None)

BY = "office|district|campaign|holder|mark|right-type|basis|direction|channel|transport|category|destination|..."


@app.command()
def summary(
    ctx: typer.Context,
    period: PeriodArg = None,
    by: Annotated[
        list[str] | None,
        typer.Option(metavar=BY, help="Rows; repeatable, or with commas. Also status, outcome, day, month."),
    ] = None,
    campaign: choosing.CampaignsOpt = None,
    office: choosing.OfficesOpt = None,
    where: WhereOpt = None,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
) -> None:
    """Measures, batches detained, items and value, side by side and never mixed, by any dimension.

    customs summary 2019-07-01..2019-08-31 --campaign longteng-2019 --by office --by month
    """
    from customs_cli.render import summary as drawn
    from customs_cli.reports.summary import summarise

    desk = desk_of(ctx)
    span = desk.period(period)
    names = tuple(name.strip() for text in by or () for name in text.split(",") if name.strip())
    if by and not names:
        raise UsageError("--by is empty", hint="leave it out, or --by office", at="--by")
    batches = choosing.chosen(desk, span, where, choosing.Wanted(office=texts(office), campaign=texts(campaign)))
    report = summarise(batches, names, desk.directory, span)
    form = form_of(as_json, False, as_csv, output)
    desk.show(lambda: drawn.page(report, desk.directory, desk.words), lambda: drawn.as_json(report), form)
