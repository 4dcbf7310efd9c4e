"""Connects to an index and reads which journal entry it is up to date with: all that questions need."""

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec

from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.file.store import Store
from customs_cli.register.index.schema import files, rules

PATIENCE = 10.0
"""Seconds to wait for another process that is making or updating the index."""
READING = 2.0
"""Seconds to wait for a process that is committing its update, or holds the index exclusively."""

UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
"""Exceptions raised by reading a damaged index; the second, if SQLite's message quotes bytes that are not text."""

_FORMER = 8
"""Number of replaced indexes whose rules are remembered."""


class Stand(msgspec.Struct, frozen=True):
    """The journal entry that something derived is up to date with, and the rules by which it was made."""

    rules: str
    register: str
    seq: int
    head: str
    offset: int


def stand_of(snapshot: Snapshot, rules: str) -> Stand:
    """Return the stand of a state under some rules."""
    return Stand(rules=rules, register=snapshot.id, seq=snapshot.seq, head=snapshot.head, offset=snapshot.offset)


def is_before(stand: Stand, store: Store) -> bool:
    """Whether the journal contains the entry that a stand names."""
    return store.journal(max(0, stand.offset - 67), stand.offset) == stand.head.encode() + b'"}\n'


def connected(path: Path | str) -> sqlite3.Connection:
    """Return a connection without implicit transactions; if the file is not SQLite's, the first query fails."""
    db = sqlite3.connect(path, timeout=READING, isolation_level=None, cached_statements=64)
    db.execute("PRAGMA cache_size = -16000")
    db.execute("PRAGMA cache_spill = OFF")
    db.execute("PRAGMA temp_store = MEMORY")
    return db


def write_stand(db: sqlite3.Connection, stand: Stand) -> None:
    """Record the stand of the index in it."""
    fields = {name: str(getattr(stand, name)) for name in stand.__struct_fields__}
    fields["files"] = f"{files()} {rules()}"
    db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", fields.items())


def read_stand(db: sqlite3.Connection) -> Stand | None:
    """Return the stand recorded in the index, or None."""
    said = dict(db.execute("SELECT key, value FROM meta").fetchall())
    try:
        return Stand(said["rules"], said["register"], int(said["seq"]), said["head"], int(said["offset"]))
    except (KeyError, ValueError):
        return None


def is_by_own_rules(db: sqlite3.Connection, stand: Stand) -> bool:
    """Whether an index with this stand was made by the same rules as this program's.

    That is so if it was made by these very source files (checked by size and time), or by files with the same content.
    """
    told = db.execute("SELECT value FROM meta WHERE key = 'files'").fetchone()
    return told == (f"{files()} {stand.rules}",) or stand.rules == rules()


def replaced_by(db: sqlite3.Connection) -> list[str]:
    """Return the rules of the indexes that this one replaced, the last one first."""
    told = db.execute("SELECT value FROM meta WHERE key = 'replaced'").fetchone()
    return str(told[0]).split() if told else []


def rules_at(path: Path) -> list[str]:
    """Return the rules of the index at a path and of those it replaced; an empty list if it cannot be read."""
    if path.is_symlink() or not path.is_file():
        return []
    try:
        with closing(connected(path)) as db:
            stand = read_stand(db)
            return [*([stand.rules] if stand else []), *replaced_by(db)]
    except UNREADABLE:
        return []


def write_replaced(db: sqlite3.Connection, former: list[str]) -> None:
    """Record the rules of the indexes that this one replaces."""
    if former:
        told = " ".join(list(dict.fromkeys(former))[:_FORMER])
        db.execute("INSERT OR REPLACE INTO meta VALUES ('replaced', ?)", (told,))
