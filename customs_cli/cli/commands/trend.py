"""`customs trend`."""

from typing import Annotated, Literal

import typer

from customs_cli.cli.options import choosing
from customs_cli.cli.options.files import CsvOpt, FileOpt
from customs_cli.cli.options.params import JsonOpt, choice, desk_of, form_of, texts
from customs_cli.cli.options.tables import PeriodArg, WhereOpt
from customs_cli.cli.options.tracing import watching
from customs_cli.errors import UsageError
from customs_cli.sentences import command

app = typer.Typer(add_completion=False, rich_markup_mode=None)

Every = Literal["day", "week", "month", "quarter"]
Of = Literal["batches", "items", "value", "measures"]
By = Literal[
    "office", "district", "mark", "holder", "category", "consignor", "origin", "destination", "channel", "direction"
]


@app.command()
def trend(
    ctx: typer.Context,
    period: PeriodArg = None,
    every: Annotated[str, choice("--every", Every, "Span of one bar.")] = "month",
    of: Annotated[str, choice("--of", Of, "Figure to follow.")] = "batches",
    campaign: choosing.CampaignsOpt = None,
    office: choosing.OfficesOpt = None,
    where: WhereOpt = None,
    alarm: Annotated[
        bool, typer.Option("--alarm", help="Is a rise real? Show each span beside the number to be expected.")
    ] = False,
    by: Annotated[
        str | None, choice("--by", By, "With --alarm: each value separately, for the last complete span.")
    ] = None,
    counted: choosing.CountedOnOpt = "found",
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
) -> None:
    """One figure over time beside the year before, and how long suspension and investigation took.

    customs trend 2019 --every month --of items -o items.svg

    customs trend --every week --alarm
    """
    from customs_cli.render.pages.sums import trend as drawn
    from customs_cli.reports.compare import trend as reports

    desk = desk_of(ctx)
    wanted = choosing.Wanted(office=texts(office), campaign=texts(campaign))
    expr = choosing.filter_of(desk, where, wanted)
    span = choosing.counted(
        desk.period("this-year..today" if period is None else period).until(desk.today), counted
    )  # what is to come is no fall
    report = desk.books.together(lambda books: reports.trend(books, of, every, span, expr))
    form = form_of(as_json, False, as_csv, output)
    watch = None
    if by and not alarm:
        raise UsageError("--by needs --alarm", hint=command("trend", "--alarm", "--by", by), at="--by")
    if by:
        watching.show_rises(desk, (by, of, every), report.period, expr, form)
        return
    if alarm:
        watch = watching.watch_of(desk, of, every, report.period, expr, texts(office))
    desk.show(
        lambda: choosing.titled(desk, drawn.page(report, desk.words, watch), wanted, where),
        lambda: drawn.as_json(report, watch),
        form,
    )
