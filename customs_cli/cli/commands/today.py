"""`customs today`."""

from typing import Annotated

import typer

from customs_cli.cli.params import CsvOpt, FileOpt, JsonOpt, QuietOpt, desk_of, form_of

app = typer.Typer(rich_markup_mode=None)


@app.command()
def today(
    ctx: typer.Context,
    day: Annotated[str | None, typer.Argument(metavar="[DATE]", help="Another day.")] = None,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
    quiet: QuietOpt = False,
) -> None:
    """The day: what was recorded, detained, confirmed; what waits for a reply; what is due.

    customs today yesterday
    """
    from customs_cli.render import today as drawn
    from customs_cli.reports.today import today_report

    desk = desk_of(ctx)
    on, register = desk.day(day, "DATE") or desk.today, desk.register
    if register.is_large:
        from customs_cli.cli import kept
        from customs_cli.reports.agenda import today_kept

        report = today_kept(kept.agenda_of(register), register.batches_of, on)
    else:
        report = today_report(register.batches(), on)
    form = form_of(as_json, quiet, as_csv, output)
    desk.show(lambda: drawn.page(report, desk.directory, desk.words), lambda: drawn.as_json(report), form)
