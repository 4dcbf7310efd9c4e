"""The index of a large register, made by a process of its own once an act or a look has missed it.

`register.index-later`, beside it, says that one has begun: while it is there and young no other begins, so that what is
killed, or finds no room, is not tried again with every act. Where two versions of the program write one register in
turn, each replaces the other's index at most once in this way: an index names the rules whose place it took.
"""

import os
import stat
import sys
from contextlib import closing, suppress
from pathlib import Path

from customs_cli.errors import Busy, CannotWrite, Damaged
from customs_cli.register.file import background as apart
from customs_cli.register.file.disk.lock import locked
from customs_cli.register.file.files import FileStore
from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.index.connecting import UNREADABLE, connected, is_before, read_stand, replaced_by
from customs_cli.register.index.opening import mark_of, opened
from customs_cli.register.index.schema import rules
from customs_cli.register.register import Register

LARGE = 16 << 20
"""From so many bytes of batches on an act is slower without an index than an officer would like."""
PAUSE = 3600.0
"""Seconds after which one that has begun and not ended is taken for dead."""


def make_later(register: Register, module: str) -> bool:
    """Start `python -m MODULE PATH`, which makes the index, where one is missed; whether it was started."""
    store, checkpoint = register.store, register.snapshot.checkpoint
    if not isinstance(store, FileStore) or checkpoint is None or not sys.executable or getattr(sys, "frozen", False):
        return False
    start, end = checkpoint.bounds("batches")
    if end - start < LARGE or not _is_wanted(store, register.snapshot):
        return False
    with suppress(OSError, Busy, CannotWrite, Damaged):
        with locked(store.index.with_suffix(".indexing"), act="index", timeout=0):
            is_first = _begun(mark_of(store.index), register.clock().timestamp())
        return is_first and apart.start(module, str(store.path))
    return False


def make(register: Register) -> None:
    """Make the index, or catch it up, behind everything else that runs; when it stands nobody says any longer so."""
    apart.give_way()
    db = opened(register.store, register.look)
    if db and isinstance(register.store, FileStore):
        db.close()
        mark_of(register.store.index).unlink(missing_ok=True)


def _begun(mark: Path, now: float) -> bool:
    """Say that one has begun; whether nobody else says so."""
    with suppress(FileNotFoundError):
        if abs(now - mark.lstat().st_mtime) < PAUSE:
            return False
        mark.unlink()
    try:
        os.close(os.open(mark, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return False
    return True


def _is_wanted(store: FileStore, snapshot: Snapshot) -> bool:
    """Whether another index can stand there, and the one that does is of no use to this version of the program."""
    with suppress(OSError):
        kind = store.index.lstat().st_mode
        if stat.S_ISREG(kind):
            return _is_useless(store, snapshot)
        return stat.S_ISLNK(kind)
    return not store.index.exists()


def _is_useless(store: FileStore, snapshot: Snapshot) -> bool:
    try:
        with closing(connected(store.index)) as db:
            stand = read_stand(db)
            if stand and stand.rules != rules():
                return rules() not in replaced_by(db)
            return stand is None or stand.register != snapshot.id or not is_before(stand, store)
    except UNREADABLE:
        return True
