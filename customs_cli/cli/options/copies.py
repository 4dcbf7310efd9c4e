"""What both `backup` and `restore` print: what a copy holds and lacks, and what interrupted runs left behind."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import typer

from customs_cli.cli.desk import Desk
from customs_cli.errors import Damaged
from customs_cli.sentences import command

if TYPE_CHECKING:
    from customs_cli.register.copies.backup import Backup
    from customs_cli.register.copies.partial import Leftovers
    from customs_cli.register.copies.restore import Restored
    from customs_cli.register.proof.verify import Fault


def tell(desk: Desk, done: "Backup", *, as_json: bool, beside: Mapping[str, Any] | None = None) -> None:
    """Tell of a backup that was made.

    Args:
        desk: The officer's desk.
        done: The backup.
        as_json: Whether to answer in JSON.
        beside: Further keys of the JSON.

    Raises:
        Damaged: The copy lacks evidence.
    """
    tell_leftovers(desk, done.leftovers)
    if as_json:
        told = {"schema": "customs.backup/1", "path": str(done.path), **copy_as_json(done), **(beside or {})}
        desk.console.say_json(told)
        if done.faults:
            raise typer.Exit(Damaged.exit_code)
        return
    is_whole = not done.faults
    desk.say(
        desk.words("Copied and verified: {path}" if is_whole else "Copied, but incomplete: {path}", path=done.path)
    )
    tell_holdings(desk, done)
    tell_lacking(desk, done.faults)
    if not is_whole:
        raise Damaged(
            "evidence files missing or altered in the register, and therefore not in the backup: {count}",
            count=len(done.faults),
            hint="{command} names the files too; put them back, then {backup}",
            command=command("verify"),
            backup=command("backup"),
        )


def tell_holdings(desk: Desk, copy: "Backup | Restored") -> None:
    """Say how many acts and evidence files a copy has, and the root that stands for all of its acts."""
    desk.say(
        desk.words(
            "acts: {count}, evidence files: {files}; root {root}",
            count=copy.entries,
            files=copy.files,
            root=f"{copy.root}@{copy.entries}",
        )
    )


def tell_leftovers(desk: Desk, leftovers: "Leftovers") -> None:
    """Say on stderr what interrupted runs left behind, and whether it is gone."""
    for path in leftovers.removed:
        desk.console.complain(desk.words("removed files left by an interrupted run: {path}", path=path))
    for path in leftovers.left:
        desk.console.complain(
            desk.words(
                "an interrupted run may have left this incomplete; remove it if no program is using it: {path}",
                path=path,
            )
        )


def tell_lacking(desk: Desk, faults: "Iterable[Fault]") -> None:
    """Say on stderr which evidence files a copy lacks, in the reader's language."""
    from customs_cli.render.words.refusals import for_reader

    for fault in faults:
        desk.console.complain(
            desk.words("not copied: {file}: {what}", file=fault.file, what=for_reader(fault.what, desk.words))
        )


def copy_as_json(copy: "Backup | Restored") -> dict[str, Any]:
    """Return what a copy holds and lacks."""
    return {
        "ok": not copy.faults,
        "entries": copy.entries,
        "head": copy.head,
        "root": copy.root,
        "evidence": copy.files,
        "faults": [fault._asdict() for fault in copy.faults],
    }
