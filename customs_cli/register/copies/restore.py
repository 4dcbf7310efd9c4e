"""Restores a backup: copies it into a temporary folder, verifies it there, and only then moves it to its place."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from customs_cli.errors import Damaged
from customs_cli.register.copies.backup import copy_evidence, placed, work_of
from customs_cli.register.copies.copying import Meter, Told, quiet, size_of
from customs_cli.register.copies.partial import Leftovers
from customs_cli.register.copies.restore_place import clear, half_folder, put_in_place, refuse_a_register
from customs_cli.register.copies.restore_source import Source, copied, source_of
from customs_cli.register.file.disk.writing import sync_folder, writable
from customs_cli.register.file.files import FileStore
from customs_cli.register.proof.verify import Fault, Verdict, verify
from customs_cli.register.register import Register
from customs_cli.sentences import command, said

Check = Callable[[Register], None]
"""Raises if the records of a register may not be restored."""


class Restored(NamedTuple):
    """A backup that was restored.

    Attributes:
        path: The TinyDB file of the register.
        entries: Number of acts in it.
        head: Hash of the last act.
        files: Number of evidence files in it.
        faults: Evidence files that the backup lacks, if that was accepted.
        leftovers: What interrupted runs had left at that place.
        root: Root of the Merkle tree over its acts.
    """

    path: Path
    entries: int
    head: str
    files: int
    faults: tuple[Fault, ...]
    leftovers: Leftovers
    root: str


def restore(
    backup: Path,
    store: FileStore,
    *,
    at: datetime,
    check: Check,
    incomplete: bool = False,
    on_progress: Told = quiet,
) -> Restored:
    """Restore a verified copy of a backup to a place where no register exists yet.

    Args:
        backup: The folder that `backup` made, or its TinyDB file.
        store: The place to restore to.
        at: The time now, UTC.
        check: Raises if the records may not be restored; called before anything is put in place.
        incomplete: Whether to accept a backup with missing or altered evidence (it is left out), or with half an act at
            the end of the journal, as in a copy by hand (the next act will set it aside).
        on_progress: Called with the bytes done and the bytes in all (copying and reading back).

    Raises:
        NotFound: There is no backup.
        Ambiguous: The folder has several registers.
        Conflict: A register, or a file of one, is at that place already; it stays as it is.
        Damaged: The backup does not verify; nothing is left at the place.
        CannotWrite: The disk refuses to write; nothing is left at the place.
    """
    source = source_of(backup, store.path)
    leftovers = clear(store)
    refuse_a_register(store, backup)
    meter = Meter(on_progress, work_of(size_of(source.journal), size_of(source.tinydb), source.evidence))
    with half_folder(store.path) as half:
        copy = copied(source, half, store.name, meter)
        verdict = _proven(copy, backup, source, meter)
        _refuse_what_may_not_come_in(copy, backup, store, check=check, at=at, incomplete=incomplete)
        files, faults = copy_evidence(copy, source.evidence, meter, at=at)
        if faults and not incomplete:
            raise _not_whole(backup, store, _first(faults), faults[0].file)
        with writable(half):
            sync_folder(half)
        put_in_place(half, store, backup)
    return Restored(store.path, verdict.entries, verdict.head, files, faults, leftovers, verdict.root)


def _proven(copy: FileStore, backup: Path, source: Source, meter: Meter) -> Verdict:
    verdict = verify(copy, meter)
    faults = verdict.faults or (Fault(copy.journal_name, 0, said("it has no act")),) * (not verdict.entries)
    for fault in faults:
        raise Damaged(
            "{backup} does not verify: {what}",
            backup=backup,
            what=placed(fault),
            hint=command("verify", "--register", source.tinydb),
            at=fault.file,
        )
    return verdict


def _refuse_what_may_not_come_in(
    copy: FileStore, backup: Path, store: FileStore, *, check: Check, at: datetime, incomplete: bool
) -> None:
    register = Register(copy, clock=lambda: at)
    try:
        if register.snapshot.torn and not incomplete:
            raise _not_whole(
                backup,
                store,
                said("{name} ends in the middle of an act", name=copy.journal_name),
                copy.journal_name,
            )
        check(register)
    finally:
        register.snapshot.close()


def _not_whole(backup: Path, store: FileStore, what: str, at: str) -> Damaged:
    return Damaged(
        "{backup} is not complete: {what}",
        backup=backup,
        what=what,
        hint=command("restore", backup, "--register", store.path, "--incomplete"),
        at=at,
    )


def _first(faults: tuple[Fault, ...]) -> str:
    what = faults[0].what
    return said("{what} (and {count} more)", what=what, count=len(faults) - 1) if len(faults) > 1 else what
