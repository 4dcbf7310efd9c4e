"""Makes the index of a large register in a background process after an act or a look has needed it.

The marker file `register.index-later` says that such a process has begun: while it exists and is recent no other is
started, so that a process that is killed, or lacks disk space, is not started again with every act. If two versions of
the program use one register in turn, each replaces the other's index at most once in this way, because an index records
the rules of those that it replaced.
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
"""From this many bytes of batches on, an act without an index is slower than an officer would like."""
PAUSE = 3600.0
"""Seconds after which a process that has begun and not ended is presumed dead."""


def make_later(register: Register, module: str) -> bool:
    """Start `python -m MODULE PATH`, which makes the index, if a usable one is missing.

    Return whether it was started.
    """
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
    """Make or update the index, then remove the marker file."""
    db = opened(register.store, register.look)
    if db and isinstance(register.store, FileStore):
        db.close()
        mark_of(register.store.index).unlink(missing_ok=True)


def _begun(mark: Path, now: float) -> bool:
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
