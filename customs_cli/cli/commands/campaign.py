"""`customs campaign add|edit|remove|list|show|import`."""

from typing import Annotated, Any

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options import registers
from customs_cli.cli.options.params import JsonOpt, QuietOpt, desk_of, form_of
from customs_cli.cli.options.registers_common import add_common
from customs_cli.domain.rights.campaign import Campaign

app = typer.Typer(rich_markup_mode=None, help="Named operations with dates.", no_args_is_help=True)

FromOpt = Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day.")]
ToOpt = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day, included.")]


@app.command("add")
def add(
    ctx: typer.Context,
    code: registers.CodeArg,
    name: registers.NameOpt = None,
    from_: FromOpt = None,
    to: ToOpt = None,
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Add a campaign.

    customs campaign add longteng-2019 --name "Longteng Action 2019" --from 2019-07-01 --to 2019-12-31
    """
    desk = desk_of(ctx)
    fields = _fields(desk, name=name, from_=from_, to=to)
    registers.added(desk, Campaign, code, {"name": code, **fields}, form_of(as_json, quiet))


@app.command("edit")
def edit(
    ctx: typer.Context,
    code: registers.CodeArg,
    name: registers.NameOpt = None,
    from_: FromOpt = None,
    to: ToOpt = None,
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Change a campaign; what is not given stays."""
    desk = desk_of(ctx)
    fields = _fields(desk, name=name, from_=from_, to=to)
    registers.edited(desk, Campaign, code, fields, form_of(as_json, quiet))


add_common(app, Campaign, "a campaign")


def _fields(
    desk: Desk,
    *,
    name: str | None,
    from_: str | None,
    to: str | None,
) -> dict[str, Any]:
    return registers.given(name=name, from_=desk.day(from_, "--from"), to=desk.day(to, "--to"))
