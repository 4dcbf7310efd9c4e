"""A backup: a verified copy of the TinyDB file, the journal up to its last whole line, and the evidence files.

The journal only grows, so a TinyDB file with any later journal is a complete register; evidence files are never
rewritten, and are kept before the act that mentions them. Acts therefore need not wait for a backup: the copy is the
register as of one act.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple

from customs_cli.errors import Conflict, Damaged, NotFound
from customs_cli.register.copies.copying import Meter, Told, quiet, write_copy
from customs_cli.register.copies.evidence import folder_of
from customs_cli.register.copies.evidence_copies import FOLDER, copy_all, kept_in, wanted_by
from customs_cli.register.copies.partial import Leftovers, cleared, confirm, partial, unmade_unless_filled
from customs_cli.register.file.disk.paged import pieces
from customs_cli.register.file.disk.writing import PIECE, sync_folder, writable
from customs_cli.register.file.files import FileStore
from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.file.store import Store
from customs_cli.register.proof.verify import Fault, verify
from customs_cli.register.proof.verify import work_of as proof_of
from customs_cli.register.register import Register
from customs_cli.sentences import command, said


class Backup(NamedTuple):
    """A backup that was made.

    Attributes:
        path: The TinyDB file of the copy; `customs --register` opens it.
        entries: Number of acts in it.
        head: Hash of the last act.
        files: Number of evidence files in it.
        faults: Evidence files left out because they are missing from the register or were altered there.
        leftovers: What interrupted backups had left in the folder.
        root: Root of the Merkle tree over its acts.
    """

    path: Path
    entries: int
    head: str
    files: int
    faults: tuple[Fault, ...]
    leftovers: Leftovers
    root: str


def backup(store: Store, folder: Path, *, at: datetime, on_progress: Told = quiet) -> Backup:
    """Copy the register with its evidence into a new folder named by the time, and verify the copy.

    Args:
        store: The storage of the register.
        folder: Folder in which the new folder is made; created if it is missing.
        at: The time now, UTC.
        on_progress: Called with the bytes done and the bytes in all (copying and reading back).

    Raises:
        NotFound: The register has no act yet.
        Damaged: The register, or the copy, does not verify; no copy is left.
        Conflict: The last act was taken back while it was copied, because its disk failed; no copy is left.
        CannotWrite: The disk refuses to write; no copy is left.
    """
    snapshot = Snapshot(store)
    if not snapshot.seq:
        raise NotFound("the register has no act yet: there is nothing to copy", hint=command("record"))
    evidence = folder_of(store)
    meter = Meter(on_progress, _work(snapshot, evidence))
    stem = Path(store.name).stem
    place = folder / f"{stem}-{at:%Y%m%dT%H%M%SZ}"
    with ExitStack() as stack:
        stack.enter_context(unmade_unless_filled(folder))
        leftovers = cleared(folder, f"{stem}-")
        half = stack.enter_context(partial(place))
        copy = _copied(store, snapshot, half, meter)
        verdict = verify(copy, meter)
        for fault in verdict.faults:
            raise Damaged("the copy does not verify: {what}", what=placed(fault), hint=command("verify"), at=fault.file)
        if (verdict.entries, verdict.head) != (snapshot.seq, snapshot.head):
            raise Damaged("the copy lacks acts of the register", hint="use another disk", at=copy.journal_name)
        files, faults = copy_evidence(copy, evidence, meter, at=at)
        _refuse_an_act_taken_back(store, snapshot)
        place = moved(half, place)
    return Backup(place / store.name, verdict.entries, verdict.head, files, faults, leftovers, verdict.root)


def placed(fault: Fault) -> str:
    """Return the text of a fault preceded by its file, unless the text already begins with it."""
    return fault.what if fault.what.startswith(fault.file) else said("{file}: {what}", file=fault.file, what=fault.what)


def copy_evidence(copy: FileStore, source: Path | None, meter: Meter, *, at: datetime) -> tuple[int, tuple[Fault, ...]]:
    """Copy the evidence, and files kept with it, of a register whose other files are copied already; see `copy_all`."""
    register = Register(copy, clock=lambda: at)
    wanted = wanted_by(register)
    register.snapshot.close()
    return copy_all(source, copy.path.parent / FOLDER, wanted, meter)


def work_of(journal: int, tinydb: int, evidence: Path | None) -> int:
    """Return the number of bytes to copy and read back for files of these sizes (bytes) and this evidence folder."""
    return journal + tinydb + proof_of(journal, tinydb) + 2 * sum(kept_in(evidence).values())


def _work(snapshot: Snapshot, evidence: Path | None) -> int:
    return work_of(snapshot.offset, len(snapshot.checkpoint.data) if snapshot.checkpoint else 0, evidence)


def _copied(store: Store, snapshot: Snapshot, folder: Path, meter: Meter) -> FileStore:
    copy = FileStore(folder / store.name)
    write_copy(copy.journal_path, _journal(store, snapshot.offset), meter)
    if snapshot.checkpoint:
        data = snapshot.checkpoint.data
        write_copy(copy.path, pieces(data, 0, len(data)), meter)
        snapshot.close()
    return copy


def _refuse_an_act_taken_back(store: Store, snapshot: Snapshot) -> None:
    if not store.journal(snapshot.offset - 67, snapshot.offset).startswith(snapshot.head.encode()):
        raise Conflict("the last act was removed from the journal during the copy", hint=command("backup"))


def moved(half: Path, place: Path) -> Path:
    """Move a finished folder to `place`, or to that name with the next free number; return the path used."""
    numbered = (place.with_name(f"{place.name}-{number}") for number in count(2))
    target = place
    with writable(half):
        sync_folder(half)
        while not _is_moved(half, target):
            target = next(numbered)
    confirm(target)
    return target


def _is_moved(half: Path, target: Path) -> bool:
    if os.path.lexists(target):
        return False
    try:
        half.replace(target)
    except OSError:
        if half.exists() and os.path.lexists(target):  # another backup has taken the name meanwhile
            return False
        raise
    return True


def _journal(store: Store, end: int) -> Iterator[bytes]:
    return (store.journal(place, min(place + PIECE, end)) for place in range(0, end, PIECE))
