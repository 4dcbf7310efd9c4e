"""`customs procedure list|show`."""

from typing import Annotated

import typer

from customs_cli.cli.options.files import CsvOpt, FileOpt
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.params import JsonOpt, desk_of, form_of
from customs_cli.cli.options.tables import TABLE, TableOptions

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="The law as this program applies it: periods, articles, sources.",
    no_args_is_help=True,
)


@app.command("list")
@grouped
def list_(
    ctx: typer.Context,
    answer: TableOptions = TABLE,
) -> None:
    """List the legal procedures.

    customs procedure list
    """
    from customs_cli.procedures import codes, get
    from customs_cli.render.pages.registers import procedure as drawn

    desk = desk_of(ctx)
    known = [get(code) for code in codes()]
    form = answer.form
    desk.show(lambda: drawn.listed(known, desk.words), lambda: drawn.list_json(known), form)


@app.command("show")
def show(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="Code of the procedure, such as cn_ex_officio.")],
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
) -> None:
    """Show one procedure: every time limit with who must act, what follows and its source; and the article of each act.

    customs procedure show cn_ex_officio
    """
    from customs_cli.procedures import get
    from customs_cli.render.pages.registers import procedure as drawn

    desk = desk_of(ctx)
    law = get(code.strip().casefold().replace("-", "_"))
    form = form_of(as_json, False, as_csv, output)
    desk.show(lambda: drawn.page(law, desk.words), lambda: drawn.as_json(law), form)
