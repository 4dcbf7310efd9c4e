"""A backup of both files: the TinyDB file, then the journal up to its last whole line.

The journal only grows, so a TinyDB file with any later journal is a whole register: no writer has to wait.
"""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from customs_cli.errors import Conflict, Damaged, NotFound
from customs_cli.register.disk import PIECE, sync_folder, writable, write_whole
from customs_cli.register.files import FileStore
from customs_cli.register.snapshot import Snapshot
from customs_cli.register.store import Store
from customs_cli.register.verify import verify


def backup(store: Store, folder: Path, *, at: datetime) -> Path:
    """Copy the register into a new folder of its own, named by the time, and verify the copy.

    Args:
        store: Where the register lives.
        folder: Where the new folder is made; it is made too when it is missing.
        at: The time now, UTC.

    Returns:
        Path of the copy's TinyDB file; `customs --register` opens it.

    Raises:
        NotFound: There is nothing to copy yet.
        Conflict: A backup of that very second is there.
        Damaged: The register, or the copy, does not verify; no copy is left.
        CannotWrite: The disk says no; no copy is left.
    """
    snapshot = Snapshot(store)
    if not snapshot.seq:
        raise NotFound("the register has no act yet: there is nothing to copy")
    target = folder / f"{Path(store.name).stem}-{at:%Y%m%dT%H%M%SZ}"
    beside = target.with_name(target.name + ".part")
    if target.exists():
        raise Conflict(f"{target} is there already", hint="try again in a second")
    try:
        with writable(beside):
            beside.mkdir(mode=0o700, parents=True, exist_ok=True)
            copy = _copied(store, snapshot, beside)
        _refuse_faults(copy)
        with writable(target):
            beside.replace(target)
            sync_folder(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return target / store.name


def _copied(store: Store, snapshot: Snapshot, folder: Path) -> FileStore:
    copy = FileStore(folder / store.name)
    write_whole(copy.journal_path, _journal(store, snapshot.offset))
    if snapshot.checkpoint:
        write_whole(copy.path, _pieces(snapshot.checkpoint.data))
    sync_folder(folder)
    return copy


def _refuse_faults(copy: FileStore) -> None:
    for fault in verify(copy).faults:
        raise Damaged(f"the copy does not verify: {fault.file}: {fault.what}", hint="customs verify", at=fault.file)


def _journal(store: Store, end: int) -> Iterator[bytes]:
    return (store.journal(place, min(place + PIECE, end)) for place in range(0, end, PIECE))


def _pieces(data: bytes) -> Iterator[bytes]:
    return (data[place : place + PIECE] for place in range(0, len(data), PIECE))
