"""`customs today`."""

from typing import Annotated, Any

import typer

from customs_cli.cli.options.params import CsvOpt, FileOpt, JsonOpt, LimitOpt, QuietOpt, cut_of, desk_of, form_of

app = typer.Typer(rich_markup_mode=None)


@app.command()
def today(
    ctx: typer.Context,
    day: Annotated[str | None, typer.Argument(metavar="[DATE]", help="Another day.")] = None,
    limit: LimitOpt = None,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
    quiet: QuietOpt = False,
) -> None:
    """The day: what was recorded, detained, confirmed; what waits for a reply; what is due.

    customs today yesterday
    """
    from customs_cli.render.pages.day import today as drawn
    from customs_cli.reports.day.today import today_report

    desk = desk_of(ctx)
    form = form_of(as_json, quiet, as_csv, output)
    cut = cut_of(limit, form)
    report = today_report(desk.books, desk.day(day, "DATE") or desk.today, cut.most)

    def as_dict() -> dict[str, Any]:
        from customs_cli.cli.morning import morning_of

        return drawn.as_json(report, morning_of(desk, report.day, cut.most))

    desk.show(lambda: drawn.page(report, desk.directory, desk.words, advised=cut.is_ours), as_dict, form)
