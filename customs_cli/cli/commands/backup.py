"""`customs backup`."""

from typing import Annotated

import typer

from customs_cli.cli.options import copies
from customs_cli.cli.options.params import JsonOpt, desk_of, path_of
from customs_cli.cli.progress import progress
from customs_cli.errors import Damaged
from customs_cli.sentences import command

app = typer.Typer(rich_markup_mode=None)


@app.command()
def backup(
    ctx: typer.Context,
    folder: Annotated[
        str | None, typer.Argument(metavar="[FOLDER]", help="Where to; backups/ beside the register.")
    ] = None,
    as_json: JsonOpt = False,
) -> None:
    """Copy the register, its journal and its evidence into a dated folder, and prove the copy as it is read back.

    Evidence that is missing or was altered is named, and exit status 7 says that the copy is not whole; all else is in
    it. Others may go on recording meanwhile. customs restore puts a backup in an empty place.

    customs backup /media/usb
    """
    from customs_cli.register.copies.backup import backup as copy

    desk = desk_of(ctx)
    target = desk.register_path.parent / "backups" if folder is None else path_of(folder, "FOLDER")
    with progress(desk.words("Copying")) as told:
        done = copy(desk.register.store, target, at=desk.now(), on_progress=told)
    copies.tell_leftovers(desk, done.leftovers)
    if as_json:
        desk.console.say_json({"schema": "customs.backup/1", "path": str(done.path), **copies.as_json(done)})
        if done.faults:
            raise typer.Exit(Damaged.exit_code)
        return
    is_whole = not done.faults
    desk.say(desk.words("Copied and verified: {path}" if is_whole else "Copied, but not whole: {path}", path=done.path))
    copies.tell_holdings(desk, done)
    copies.tell_lacking(desk, done.faults)
    if not is_whole:
        raise Damaged(
            "evidence missing from the register or altered there, and so not in the backup: {count}",
            count=len(done.faults),
            hint="{command} names it too; put the files back, then {backup}",
            command=command("verify"),
            backup=command("backup"),
        )
