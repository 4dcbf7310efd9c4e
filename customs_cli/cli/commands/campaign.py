"""`customs campaign add|edit|remove|list|show|import`."""

from typing import Annotated, Any

import typer

from customs_cli.cli import registers
from customs_cli.cli.desk import Desk
from customs_cli.cli.params import CsvOpt, FileOpt, JsonOpt, QuietOpt, desk_of, form_of
from customs_cli.domain.campaign import Campaign

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


@app.command("remove")
def remove(ctx: typer.Context, code: registers.CodeArg, as_json: JsonOpt = False, quiet: QuietOpt = False) -> None:
    """Take a campaign out; refused while anything refers to it."""
    registers.removed(desk_of(ctx), Campaign, code, form_of(as_json, quiet))


@app.command("list")
def list_(
    ctx: typer.Context,
    text: registers.SearchArg = None,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
    quiet: QuietOpt = False,
) -> None:
    """List all, or those with a text in a code, name or alias."""
    registers.listed(desk_of(ctx), Campaign, text, form_of(as_json, quiet, as_csv, output))


@app.command("show")
def show(
    ctx: typer.Context,
    code: registers.CodeArg,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
) -> None:
    """Show a campaign, whole."""
    registers.shown(desk_of(ctx), Campaign, code, form_of(as_json, False, as_csv, output))


@app.command("import")
def import_(
    ctx: typer.Context,
    file: registers.FileArg,
    skip_faulty: registers.SkipFaultyOpt = False,
    dry_run: registers.DryRunOpt = False,
    as_json: JsonOpt = False,
) -> None:
    """Import many from a CSV file; all rows are checked first."""
    from customs_cli.cli.importing import import_records

    import_records(desk_of(ctx), "campaign", file, skip_faulty=skip_faulty, dry_run=dry_run, as_json=as_json)


def _fields(
    desk: Desk,
    *,
    name: str | None,
    from_: str | None,
    to: str | None,
) -> dict[str, Any]:
    return registers.given(name=name, from_=desk.day(from_, "--from"), to=desk.day(to, "--to"))
