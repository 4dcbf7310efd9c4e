"""`customs office add|edit|remove|list|show|import`."""

from typing import Annotated, Any

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options import registers
from customs_cli.cli.options.params import country_of
from customs_cli.cli.options.registers_common import add_commands
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.office import country_of as country_spoken_of

app = typer.Typer(rich_markup_mode=None, help="Customs offices; those of Shenzhen are shipped.", no_args_is_help=True)

ParentOpt = Annotated[str | None, typer.Option("--parent", metavar="CODE", help="The office above it.")]


def fields(
    desk: Desk,
    *,
    name: registers.NameOpt = None,
    name_zh: registers.NameZhOpt = None,
    parent: ParentOpt = None,
    country: registers.CountryOpt = None,
) -> dict[str, Any]:
    """What the options say of an office: the fields that were given."""
    return registers.given(
        name=name,
        name_zh=name_zh,
        parent=parent,
        country=country_of(country, "--country") if country else None,
    )


def _of_its_country(code: str, fields: dict[str, Any]) -> dict[str, Any]:
    return {"country": country_spoken_of(code.strip().upper()), **fields}


add_commands(
    app,
    Office,
    "an office",
    fields,
    example='customs office add 2921 --name "Yiwu Customs" --name-zh 义乌海关 --parent 2900',
    new=_of_its_country,
)
