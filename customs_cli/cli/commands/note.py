"""`customs note`."""

from typing import Annotated

import typer

from customs_cli.cli.options.acts import act
from customs_cli.cli.options.params import JsonOpt, QuietOpt, RefArg, desk_of, form_of
from customs_cli.errors import UsageError
from customs_cli.services.acts import batches

app = typer.Typer(rich_markup_mode=None)


@app.command()
@act
def note(
    ctx: typer.Context,
    ref: RefArg,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The remark.")],
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Add a remark to a batch.

    customs note 123 "the consignor's agent called"
    """
    desk = desk_of(ctx)
    if not text.strip():
        raise UsageError("the note is empty", at="TEXT")
    desk.done(batches.note(desk.duty(), desk.register.resolve(ref), text), form_of(as_json, quiet))
