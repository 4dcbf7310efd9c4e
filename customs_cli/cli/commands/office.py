"""`customs office add|edit|remove|list|show|import`."""

from typing import Annotated, Any

import typer

from customs_cli.cli.options import registers
from customs_cli.cli.options.params import JsonOpt, QuietOpt, country_of, desk_of, form_of
from customs_cli.cli.options.registers_common import add_common
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.office import country_of as country_spoken_of

app = typer.Typer(rich_markup_mode=None, help="Customs offices; those of Shenzhen are shipped.", no_args_is_help=True)

ParentOpt = Annotated[str | None, typer.Option("--parent", metavar="CODE", help="The office above it.")]


@app.command("add")
def add(
    ctx: typer.Context,
    code: registers.CodeArg,
    name: registers.NameOpt = None,
    name_zh: registers.NameZhOpt = None,
    parent: ParentOpt = None,
    country: registers.CountryOpt = None,
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Add an office.

    customs office add 2921 --name "Yiwu Customs" --name-zh 义乌海关 --parent 2900
    """
    desk = desk_of(ctx)
    fields = _fields(name=name, name_zh=name_zh, parent=parent, country=country)
    registers.added(
        desk, Office, code, {"country": country_spoken_of(code.strip().upper()), **fields}, form_of(as_json, quiet)
    )


@app.command("edit")
def edit(
    ctx: typer.Context,
    code: registers.CodeArg,
    name: registers.NameOpt = None,
    name_zh: registers.NameZhOpt = None,
    parent: ParentOpt = None,
    country: registers.CountryOpt = None,
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Change an office; what is not given stays."""
    desk = desk_of(ctx)
    fields = _fields(name=name, name_zh=name_zh, parent=parent, country=country)
    registers.edited(desk, Office, code, fields, form_of(as_json, quiet))


add_common(app, Office, "an office")


def _fields(
    *,
    name: str | None,
    name_zh: str | None,
    parent: str | None,
    country: str | None,
) -> dict[str, Any]:
    return registers.given(
        name=name,
        name_zh=name_zh,
        parent=parent,
        country=country_of(country, "--country") if country else None,
    )
