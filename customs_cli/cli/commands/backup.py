"""`customs backup`."""

from typing import Annotated

import typer

from customs_cli.cli.options import copies
from customs_cli.cli.options.params import JsonOpt, desk_of, path_of
from customs_cli.cli.progress import progress

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def backup(
    ctx: typer.Context,
    folder: Annotated[
        str | None,
        typer.Argument(metavar="[FOLDER]", help="Folder to write to; default: backups/ beside the register."),
    ] = None,
    as_json: JsonOpt = False,
) -> None:
    """Copy the register, its journal and its evidence into a dated folder, then read the copy back and prove it.

    Missing or altered evidence is listed, and exit status 7 says that the copy is incomplete; everything else is
    copied. Others may go on recording meanwhile. customs restore restores a backup to an empty place. An
    administrator's backup of a shared register is a file register with all its acts, beside a folder chains/ with the
    journal of every chain.

    customs backup /media/usb
    """
    from customs_cli.register.copies.backup import backup as copy

    desk = desk_of(ctx)
    if desk.is_shared:
        from customs_cli.cli.options.office.shared_copies import back_up

        back_up(desk, folder, as_json=as_json)
        return
    target = desk.register_path.parent / "backups" if folder is None else path_of(folder, "FOLDER")
    with progress(desk.words("Copying")) as told:
        done = copy(desk.register.store, target, at=desk.now(), on_progress=told)
    copies.tell(desk, done, as_json=as_json)
