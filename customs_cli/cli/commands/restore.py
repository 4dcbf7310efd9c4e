"""`customs restore`."""

from typing import Annotated

import typer

from customs_cli.cli.options import copies
from customs_cli.cli.options.params import JsonOpt, desk_of, path_of
from customs_cli.cli.progress import progress
from customs_cli.errors import UsageError
from customs_cli.sentences import command

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def restore(
    ctx: typer.Context,
    backup: Annotated[str, typer.Argument(metavar="BACKUP", help="The folder that customs backup made.")],
    incomplete: Annotated[
        bool, typer.Option("--incomplete", help="Restore the rest if evidence in the backup is missing or altered.")
    ] = False,
    as_json: JsonOpt = False,
) -> None:
    """Prove a backup, then restore it to the empty place at --register (or the default place).

    An existing register, or any of its files, is never overwritten (exit status 5). Records that cannot be proven are
    listed and refused (exit status 7), and so are values that no command would accept (exit status 6); then nothing is
    written.

    customs restore /media/usb/register-20190703T120000Z --register ~/wenjindu/register.json
    """
    from customs_cli.register.pinyin import write_whole_later
    from customs_cli.services.exchange import restoring

    desk = desk_of(ctx)
    if desk.is_shared:
        file = "NEW/register.json"
        raise UsageError(
            "{where} is a shared register: restore the backup to files, then push the files into it",
            where=desk.place,
            hint="{command}; then {then}",
            command=command("restore", path_of(backup, "BACKUP"), "--register", file),
            then=command("push", file),
        )
    duty = desk.at(desk.register_path, is_restored=True).duty()
    with progress(desk.words("Copying")) as told:
        done = restoring.restore(
            duty, path_of(backup, "BACKUP"), at=desk.now(), incomplete=incomplete, on_progress=told
        )
    write_whole_later(done.path)
    copies.tell_leftovers(desk, done.leftovers)
    if as_json:
        desk.console.say_json({"schema": "customs.restore/1", "register": str(done.path), **copies.copy_as_json(done)})
        return
    is_whole = not done.faults
    desk.say(
        desk.words("Restored and verified: {path}" if is_whole else "Restored, but incomplete: {path}", path=done.path)
    )
    copies.tell_holdings(desk, done)
    copies.tell_lacking(desk, done.faults)
