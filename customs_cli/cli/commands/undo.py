"""`customs undo`."""

from typing import Annotated

import typer

from customs_cli.cli.options.files import RawOpt
from customs_cli.cli.options.params import JsonOpt, ReasonOpt, desk_of, form_of, whole_number
from customs_cli.services.undo import undoing

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def undo(
    ctx: typer.Context,
    act: Annotated[
        str | None, typer.Argument(metavar="[ACT]", help="Number of an act (customs history); the last one.")
    ] = None,
    reason: ReasonOpt = None,
    dry_run: Annotated[bool, typer.Option("-n", "--dry-run", help="Only show what would change.")] = False,
    raw: RawOpt = False,
    as_json: JsonOpt = False,
) -> None:
    """Take back the last act, or a named one that nothing later depends on; the journal keeps both.

    customs undo --dry-run
    """
    desk = desk_of(ctx)
    seq = whole_number(act, "ACT") if act else None
    desk.undone(undoing.undo(desk.duty(), seq, reason=reason or "", dry_run=dry_run), form_of(as_json), raw=raw)
