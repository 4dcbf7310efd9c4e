"""`customs trend`."""

from typing import Annotated, Literal

import typer

from customs_cli.cli.options import choosing
from customs_cli.cli.options.params import (
    CsvOpt,
    FileOpt,
    JsonOpt,
    PeriodArg,
    WhereOpt,
    choice,
    desk_of,
    form_of,
    texts,
)

app = typer.Typer(rich_markup_mode=None)

Every = Literal["day", "week", "month", "quarter"]
Of = Literal["batches", "items", "value", "measures"]


@app.command()
def trend(
    ctx: typer.Context,
    period: PeriodArg = None,
    every: Annotated[str, choice("--every", Every, "One bar for every ...")] = "month",
    of: Annotated[str, choice("--of", Of, "What is followed.")] = "batches",
    campaign: choosing.CampaignsOpt = None,
    office: choosing.OfficesOpt = None,
    where: WhereOpt = None,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
) -> None:
    """A figure through time beside the year before, and how long suspension and investigation took.

    customs trend 2019 --every month --of items -o items.svg
    """
    from customs_cli.render.pages.sums import trend as drawn
    from customs_cli.reports.compare import trend as reports

    desk = desk_of(ctx)
    wanted = choosing.Wanted(office=texts(office), campaign=texts(campaign))
    expr = choosing.filter_of(desk, where, wanted)
    span = desk.period(period or "this-year..today").until(desk.today)  # what is to come is no fall
    report = reports.trend(desk.books, of, every, span, expr)
    form = form_of(as_json, False, as_csv, output)
    desk.show(lambda: drawn.page(report, desk.words), lambda: drawn.as_json(report), form)
