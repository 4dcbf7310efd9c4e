"""`customs init`."""

from typing import Annotated

import typer

from customs_cli.cli.options.params import JsonOpt, desk_of, filled
from customs_cli.sentences import command
from customs_cli.services.acts import starting

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def init(
    ctx: typer.Context,
    office: Annotated[
        str | None,
        typer.Option(
            "--office", metavar="CODE", parser=filled("--office"), help=("Code of the office that keeps the register.")
        ),
    ] = None,
    shared: Annotated[
        bool,
        typer.Option("--shared", help="Make it in a PostgreSQL database that offices share; needs an administrator."),
    ] = False,
    as_json: JsonOpt = False,
) -> None:
    """Make a new register at --register (or the default place); an existing one is not changed.

    With --shared it makes the tables, roles and rights of a shared register; it can be run again: see docs/SHARED.md.

    customs init --register ~/wenjindu/register.json --office 5320
    """
    desk = desk_of(ctx)
    if shared or desk.is_shared:
        from customs_cli.cli.options.office.sharing import make_shared

        make_shared(desk, office or "", is_meant=shared, as_json=as_json)
        return
    desk = desk.at(desk.register_path)
    started = starting.init(desk.duty(), office=office or "")
    if as_json:
        desk.console.say_json({"schema": "customs.init/1", "register": str(desk.register_path), "id": started.id})
        return
    desk.say(desk.words("A new register is ready: {path}", path=desk.register_path))
    is_told = office or desk.own_office
    following = command("record") if is_told else command("config set", "office", "CODE")
    desk.say(desk.words("Next: {command}", command=following))
