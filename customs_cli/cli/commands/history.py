"""`customs history`."""

from typing import Annotated

import typer

from customs_cli.cli.options.files import CsvOpt, FileOpt, RawOpt
from customs_cli.cli.options.params import JsonOpt, desk_of, form_of, refuse_both
from customs_cli.cli.options.tables import LimitOpt, cut_of

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def history(
    ctx: typer.Context,
    ref: Annotated[
        str | None, typer.Argument(metavar="[REF]", help="A batch, clue, visit or code; default: every act.")
    ] = None,
    last: Annotated[str | None, typer.Option(metavar="N", help="Only the newest N acts.")] = None,
    limit: LimitOpt = None,
    raw: RawOpt = False,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
) -> None:
    """Every act, or the acts on one batch, in a sentence each: the day, by whom, what was done.

    customs history 123
    """
    from customs_cli.cli.errand import learnt
    from customs_cli.render.pages.batch import history as drawn
    from customs_cli.reports.trace.history import acts
    from customs_cli.reports.trace.history import history as told
    from customs_cli.services.lookup.looking import key_told_of

    desk = desk_of(ctx)
    key = None if ref is None else key_told_of(desk.register, desk.books, ref)
    form = form_of(as_json, False, as_csv, output)
    if last is not None and limit is not None:
        refuse_both("--last", "--limit")
    cut = cut_of(limit, form) if last is None else cut_of(last, form, "--last")
    if form.is_for_programs:
        found = acts(desk.books, key, cut.most)
        desk.show(lambda: drawn.as_read(found, key, desk.words, raw=raw), lambda: drawn.as_json(found, key), form)
        learnt(desk.register)
        return
    report = told(desk.books, key, cut.most)
    desk.show(
        lambda: drawn.page(report, desk.words, raw=raw, advised=cut.is_ours),
        lambda: drawn.as_json(report.entries, key),
        form,
    )
    learnt(desk.register)
