"""`customs history`."""

from typing import Annotated

import typer

from customs_cli.cli.params import CsvOpt, FileOpt, JsonOpt, desk_of, form_of, whole_number

app = typer.Typer(rich_markup_mode=None)


@app.command()
def history(
    ctx: typer.Context,
    ref: Annotated[
        str | None, typer.Argument(metavar="[REF]", help="A batch, or a code; every act when left out.")
    ] = None,
    last: Annotated[str | None, typer.Option(metavar="N", help="Only the newest.")] = None,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
) -> None:
    """Every act, or those on one batch: when, by whom, what changed from what to what.

    customs history 123
    """
    from customs_cli.cli.errand import learnt
    from customs_cli.register.acts import entries
    from customs_cli.render import history as drawn
    from customs_cli.reports.history import history as told
    from customs_cli.services.looking import key_meant

    desk = desk_of(ctx)
    key = key_meant(desk.register, ref) if ref else None
    count = whole_number(last, "--last") if last is not None else None
    report = told(entries(desk.register, key), key, last=count)
    form = form_of(as_json, False, as_csv, output)
    desk.show(lambda: drawn.page(report, desk.words), lambda: drawn.as_json(report), form)
    learnt(desk.register)
