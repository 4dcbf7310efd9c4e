"""Opens the index of a register, updated or made if need be; None if no usable index is to be had.

A reader sees one state of the index, in one transaction. If the index is not up to date, `renewing` updates it.
"""

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.file.store import Store
from customs_cli.register.index.connecting import (
    UNREADABLE,
    Stand,
    connected,
    is_before,
    is_by_own_rules,
    read_stand,
    stand_of,
)
from customs_cli.register.index.schema import rules

TRIES = 5
"""How often to look again after another process has moved the index on."""


Told = Callable[[int, int], None]
"""Progress callback: batches done, batches in all."""


class Look(Protocol):
    """Returns the state that is read, or the newest one."""

    def __call__(self, *, again: bool = False) -> Snapshot:
        """Return the state of the register; with `again` read it anew."""


class Ahead(Exception):
    """The index includes an act that the state in use does not include yet."""


def opened(store: Store, look: Look, told: Told = lambda done, whole: None) -> sqlite3.Connection | None:
    """Return the index in an open transaction, up to date with the state; None if there is no usable one.

    Args:
        store: The storage of the register.
        look: Returns the state; asked for the newest one if the index includes more acts.
        told: Progress callback while the index is made: batches done, batches in all.
    """
    for is_again in [False] + TRIES * [True]:
        try:
            return _opened(store, look(again=is_again), told)
        except Ahead:
            pass
    return None


def _opened(store: Store, snapshot: Snapshot, told: Told) -> sqlite3.Connection | None:
    path = store.index
    try:
        if path and (db := standing(path, store, snapshot)):
            return db
        from customs_cli.register.index.renewing import filled, written

        wanted = stand_of(snapshot, rules())
        if path is None:
            return filled(connected(":memory:"), store, snapshot, wanted, told)
        return written(path, store, snapshot, wanted, told)
    except (OSError, *UNREADABLE):
        return None


def discard(store: Store) -> None:
    """Delete an index that turned out damaged; it is made again when it is next needed."""
    if store.index is not None:
        with contextlib.suppress(OSError):
            store.index.unlink()


def standing(path: Path, store: Store, snapshot: Snapshot) -> sqlite3.Connection | None:
    """Return the index if it is up to date with a state.

    Raises:
        Ahead: The index includes later acts.
    """
    if path.is_symlink() or not path.is_file():
        return None
    db = connected(path)
    try:
        db.execute("BEGIN")
        stand = read_stand(db)
        if stand and is_by_own_rules(db, stand):
            wanted = stand_of(snapshot, stand.rules)
            if stand == wanted:
                return db
            if is_after(stand, wanted, store):
                raise Ahead
    except UNREADABLE:
        pass
    except BaseException:
        db.close()
        raise
    db.close()
    return None


def is_after(stand: Stand, wanted: Stand, store: Store) -> bool:
    return stand.register == wanted.register and stand.seq > wanted.seq and is_before(stand, store)


def mark_of(path: Path) -> Path:
    """Return the path of the marker file that says that a background process makes the index (`later`)."""
    return path.with_suffix(".index-later")
