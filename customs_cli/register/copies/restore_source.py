"""Finds the files of a backup in a folder, and copies them from there."""

import contextlib
import os
from pathlib import Path
from typing import NamedTuple

from customs_cli.errors import Ambiguous, Damaged, NotFound
from customs_cli.register.copies.copying import Meter, plain_file, write_copy
from customs_cli.register.copies.evidence_copies import FOLDER
from customs_cli.register.copies.partial import is_partial
from customs_cli.register.file.files import FileStore
from customs_cli.sentences import Command, command, said


class Source(NamedTuple):
    """The files of a backup.

    Attributes:
        journal: Path of its journal.
        tinydb: Path of its TinyDB file; the file may be missing.
        evidence: Path of its evidence folder; the folder may be missing.
    """

    journal: Path
    tinydb: Path
    evidence: Path


def source_of(backup: Path, place: Path) -> Source:
    """Return the files of a backup, found by its journal.

    Args:
        backup: The folder or file that the officer named.
        place: Where it is to be restored, for the hint.

    Raises:
        NotFound: There is no backup.
        Ambiguous: There are several.
        Damaged: The folder is an unfinished backup, left by an interrupted run.
    """
    folder = Path(os.path.realpath(backup if backup.is_dir() else backup.parent))
    if is_partial(folder.name):
        raise Damaged(
            "{backup} is an incomplete backup: it was interrupted",
            backup=backup,
            hint="restore another one",
            at="BACKUP",
        )
    with contextlib.suppress(OSError):
        stems = sorted(path.stem for path in folder.iterdir() if path.suffix == ".journal")
        if not backup.is_dir():
            stems = [stem for stem in stems if stem == backup.stem and os.path.lexists(folder / backup.name)]
        if len(stems) > 1:
            names = [str(backup / f"{stem}.json") for stem in stems]
            raise Ambiguous(
                "{backup} has {count} registers",
                backup=backup,
                count=len(stems),
                hint=_hint(names[0], place),
                at="BACKUP",
                candidates=names,
            )
        for stem in stems:
            name = f"{stem}.json" if backup.is_dir() or backup.suffix == ".journal" else backup.name
            return Source(folder / f"{stem}.journal", folder / name, folder / FOLDER)
    raise _no_backup(backup, place)


def _no_backup(backup: Path, place: Path) -> NotFound:
    found: list[str] = []
    with contextlib.suppress(OSError):
        folders = {path.parent for path in backup.glob("*/*.journal")}
        found = sorted((str(path) for path in folders if not is_partial(path.name)), reverse=True)
    made = said("give the folder of a backup, made by {command}", command="customs backup")
    hint = _hint(found[0], place) if found else made
    if backup.suffix == ".json" and backup.is_file():
        hint = said("{command} takes the records of a state file, without their history", command=_taken(backup, place))
    return NotFound(
        "{backup} is not a backup: there is no journal", backup=backup, hint=hint, at="BACKUP", candidates=found[:10]
    )


def _hint(backup: str, place: Path) -> Command:
    return command("restore", backup, "--register", place)


def _taken(state: Path, place: Path) -> Command:
    return command("import", state, "--register", place)


def copied(source: Source, half: Path, name: str, meter: Meter) -> FileStore:
    """Copy both files into a folder, the TinyDB file as `name` and first: the journal must be the later of the two.

    Raises:
        NotFound: The journal is missing.
        Damaged: A file is not a regular file, or cannot be read.
        CannotWrite: The disk refuses to write.
    """
    copy = FileStore(half / name)
    with contextlib.suppress(FileNotFoundError), plain_file(source.tinydb) as pieces:
        write_copy(copy.path, pieces, meter)
    try:
        with plain_file(source.journal) as pieces:
            write_copy(copy.journal_path, pieces, meter)
    except FileNotFoundError as error:
        raise NotFound(
            "{backup} is not a backup: there is no journal",
            backup=source.journal.parent,
            hint="check the path",
            at="BACKUP",
        ) from error
    return copy
