"""`customs redo`."""

from typing import Annotated

import typer

from customs_cli.cli.options.files import RawOpt
from customs_cli.cli.options.params import JsonOpt, ReasonOpt, desk_of, form_of
from customs_cli.services.undo import undoing

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def redo(
    ctx: typer.Context,
    reason: ReasonOpt = None,
    dry_run: Annotated[bool, typer.Option("-n", "--dry-run", help="Only show what would change.")] = False,
    raw: RawOpt = False,
    as_json: JsonOpt = False,
) -> None:
    """Redo what the last undo removed; the journal keeps both."""
    desk = desk_of(ctx)
    desk.undone(undoing.redo(desk.duty(), reason=reason or "", dry_run=dry_run), form_of(as_json), raw=raw)
