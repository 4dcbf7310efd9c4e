"""`customs backup`."""

from typing import Annotated

import typer

from customs_cli.cli.params import JsonOpt, desk_of, path_of

app = typer.Typer(rich_markup_mode=None)


@app.command()
def backup(
    ctx: typer.Context,
    folder: Annotated[
        str | None, typer.Argument(metavar="[FOLDER]", help="Where to; backups/ beside the register.")
    ] = None,
    as_json: JsonOpt = False,
) -> None:
    """Copy the register, both files, into a dated folder, and verify the copy.

    customs backup /media/usb
    """
    from customs_cli.register.backup import backup as copy

    desk = desk_of(ctx)
    target = desk.register_path.parent / "backups" if folder is None else path_of(folder, "FOLDER")
    path = copy(desk.register.store, target, at=desk.now())
    if as_json:
        desk.console.say_json({"schema": "customs.backup/1", "path": str(path)})
    else:
        desk.say(desk.words("Copied and verified: {path}", path=path))
