"""`customs show`."""

from typing import TYPE_CHECKING

import typer

from customs_cli.cli.params import CsvOpt, FileOpt, JsonOpt, RefArg, desk_of, form_of

if TYPE_CHECKING:
    from customs_cli.render.page import Page

app = typer.Typer(rich_markup_mode=None)


@app.command()
def show(
    ctx: typer.Context,
    ref: RefArg,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
) -> None:
    """The whole file of a batch: goods, proceedings, deadlines, balance, transfers, notes.

    customs show 123
    """
    from customs_cli.render import batch_json

    desk = desk_of(ctx)
    batch = desk.register.batch(desk.register.resolve(ref))

    def page() -> "Page":
        from customs_cli.render import card as drawn
        from customs_cli.reports.card import card

        return drawn.page(card(batch, desk.directory, desk.today), desk.directory, desk.words)

    answer = {"schema": "customs.batch/1"}
    desk.show(page, lambda: {**answer, "batch": batch_json.batch_json(batch)}, form_of(as_json, False, as_csv, output))
