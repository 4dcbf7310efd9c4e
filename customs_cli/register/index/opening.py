"""Opening the index of a register as it stands: caught up, made anew, or not to be had.

A reader sees one state of it, in one transaction. Where it does not stand as it should, `renewing` brings it there.
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
"""So often who was overtaken looks again."""


Told = Callable[[int, int], None]
"""Told (done, all) batches now and then."""


class Look(Protocol):
    """Gives the state that is looked at, or the newest one."""

    def __call__(self, *, again: bool = False) -> Snapshot:
        """The state of the register, read once, or again where it has moved on."""


class Ahead(Exception):
    """The index stands at an act that the state looked at has not seen yet."""


def opened(store: Store, look: Look, told: Told = lambda done, whole: None) -> sqlite3.Connection | None:
    """The index in a transaction of its own, standing where the state stands; None where none can be had.

    Args:
        store: Where the register lives.
        look: Gives the state; where the index has seen more acts, the newest one.
        told: Told how many batches are done, of how many, while the index is made.
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
    """Take away an index that turned out damaged; it is made anew when something is asked."""
    if store.index is not None:
        with contextlib.suppress(OSError):
            store.index.unlink()


def standing(path: Path, store: Store, snapshot: Snapshot) -> sqlite3.Connection | None:
    """The index, if it stands where a state stands.

    Raises:
        Ahead: It stands later.
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
    """Whether a stand is of the same register, at a later entry of the journal as it is now."""
    return stand.register == wanted.register and stand.seq > wanted.seq and is_before(stand, store)


def mark_of(path: Path) -> Path:
    """What says that the index is going to be made by a process of its own (`later`)."""
    return path.with_suffix(".index-later")
