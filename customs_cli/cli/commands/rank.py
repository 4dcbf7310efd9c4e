"""`customs rank`."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from customs_cli.cli.options import choosing
from customs_cli.cli.options.files import CsvOpt, FileOpt
from customs_cli.cli.options.params import JsonOpt, choice, desk_of, form_of, texts, whole_number
from customs_cli.cli.options.tables import Cut, LimitOpt, PeriodArg, WhereOpt, cut_of

if TYPE_CHECKING:
    from customs_cli.render.layout.page import Page

app = typer.Typer(add_completion=False, rich_markup_mode=None)

Of = Literal["office", "holder", "mark", "consignor", "destination", "category", "goods", "route"]
By = Literal["batches", "items", "value"]


@app.command()
def rank(
    ctx: typer.Context,
    period: PeriodArg = None,
    of: Annotated[str, choice("--of", Of, "What to rank; route: from which country to which.")] = "office",
    by: Annotated[str, choice("--by", By, "Figure for rank and share.")] = "batches",
    limit: LimitOpt = None,
    top: Annotated[str | None, typer.Option(metavar="N", help="Show only the first N.")] = None,
    campaign: choosing.CampaignsOpt = None,
    office: choosing.OfficesOpt = None,
    where: WhereOpt = None,
    counted: choosing.CountedOnOpt = "found",
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
) -> None:
    """Rank by batches, items or value, with the rank in the period of equal length before.

    customs rank 2019-08 --of mark --by items
    """
    from customs_cli.render.pages.sums import rank as drawn
    from customs_cli.reports.sums import rank as reports

    desk = desk_of(ctx)
    most = None if top is None else whole_number(top, "--top")
    wanted = choosing.Wanted(office=texts(office), campaign=texts(campaign))
    expr = choosing.filter_of(desk, where, wanted)
    form = form_of(as_json, False, as_csv, output)
    cut = cut_of(limit, form) if most is None or limit is not None else Cut(most)
    least = min((n for n in (cut.most, most) if n is not None), default=None)
    span = choosing.counted(desk.period(period), counted)
    if expr is None:
        desk.expect_names(of)
    report = desk.books.together(lambda books: reports.rank(books, of, by, span, expr, least))

    def page() -> "Page":
        return drawn.page(report, desk.directory, desk.words, advised=cut.is_ours)

    desk.show(
        lambda: choosing.titled(desk, page(), wanted, where),
        lambda: drawn.as_json(report),
        form,
    )
