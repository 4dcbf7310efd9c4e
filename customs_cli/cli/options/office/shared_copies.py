"""Makes a backup of a shared register, and prints what it holds."""

from customs_cli.cli.desk import Desk
from customs_cli.cli.options import copies
from customs_cli.cli.options.params import path_of
from customs_cli.cli.progress import progress
from customs_cli.errors import UsageError
from customs_cli.sentences import command


def back_up(desk: Desk, folder: str | None, *, as_json: bool) -> None:
    """Copy a shared register to a file register, with the journal of each chain beside it.

    Raises:
        UsageError: No folder is named.
        Damaged: The copy lacks evidence; or something does not verify, and there is no copy.
    """
    from customs_cli.register.sql.copies.backup import backup
    from customs_cli.render.pages.registers.anchor import unaltered

    if folder is None:
        raise UsageError(
            "{where} is a shared register: give the folder for the backup",
            where=desk.place,
            hint=command("backup", "FOLDER"),
            at="FOLDER",
        )
    with progress(desk.words("Copying")) as told:
        made = backup(desk.register.store, path_of(folder, "FOLDER"), at=desk.now(), on_progress=told)  # type: ignore[arg-type]
    if not as_json:
        for one in made.chains:
            desk.say(f"{one.chain}: {unaltered(one.entries, one.root, desk.words)}")
    copies.tell(desk, made.done, as_json=as_json, beside={"chains": [one._asdict() for one in made.chains]})
