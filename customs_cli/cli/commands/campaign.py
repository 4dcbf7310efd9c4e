"""`customs campaign add|edit|remove|list|show|import`."""

from typing import Annotated, Any

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.records import registers
from customs_cli.cli.options.records.registers_common import add_commands
from customs_cli.domain.rights.campaign import Campaign

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, help="Named operations with dates.", no_args_is_help=True
)

FromOpt = Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day.")]
ToOpt = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day, included.")]


def fields(
    desk: Desk,
    *,
    name: registers.NameOpt = None,
    name_zh: registers.NameZhOpt = None,
    from_: FromOpt = None,
    to: ToOpt = None,
) -> dict[str, Any]:
    """What the options say of a campaign: the fields that were given."""
    return registers.given(name=name, name_zh=name_zh, from_=desk.day(from_, "--from"), to=desk.day(to, "--to"))


add_commands(
    app,
    Campaign,
    "a campaign",
    fields,
    example='customs campaign add longteng-2019 --name "Longteng Action 2019" --from 2019-07-01 --to 2019-12-31',
)
