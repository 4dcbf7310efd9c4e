"""A connection to an index, and where it stands: what asking one needs, and no more."""

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec

from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.file.store import Store
from customs_cli.register.index.schema import files, rules

PATIENCE = 10.0
"""Seconds to wait for another process that is making the index or catching it up."""
READING = 2.0
"""Seconds to wait for one that is putting what it has caught up in its place, or holds it for itself alone."""

UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
"""What reading a damaged index raises; the second, where SQLite's own message quotes bytes of it that are no text."""

_FORMER = 8
"""The rules of so many former indexes are remembered."""


class Stand(msgspec.Struct, frozen=True):
    """Where something derived stands, and by which rules it was made."""

    rules: str
    register: str
    seq: int
    head: str
    offset: int


def stand_of(snapshot: Snapshot, rules: str) -> Stand:
    """Where a state stands."""
    return Stand(rules=rules, register=snapshot.id, seq=snapshot.seq, head=snapshot.head, offset=snapshot.offset)


def is_before(stand: Stand, store: Store) -> bool:
    """Whether the journal holds the entry that something stands at."""
    return store.journal(max(0, stand.offset - 67), stand.offset) == stand.head.encode() + b'"}\n'


def connected(path: Path | str) -> sqlite3.Connection:
    """A connection without transactions of its own; where the file is none of sqlite3's, the first question fails."""
    db = sqlite3.connect(path, timeout=READING, isolation_level=None, cached_statements=64)
    db.execute("PRAGMA cache_size = -16000")
    db.execute("PRAGMA cache_spill = OFF")
    db.execute("PRAGMA temp_store = MEMORY")
    return db


def write_stand(db: sqlite3.Connection, stand: Stand) -> None:
    """Say where the index stands."""
    fields = {name: str(getattr(stand, name)) for name in stand.__struct_fields__}
    fields["files"] = f"{files()} {rules()}"
    db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", fields.items())


def read_stand(db: sqlite3.Connection) -> Stand | None:
    """Where the index stands; None where it does not say."""
    said = dict(db.execute("SELECT key, value FROM meta").fetchall())
    try:
        return Stand(said["rules"], said["register"], int(said["seq"]), said["head"], int(said["offset"]))
    except (KeyError, ValueError):
        return None


def is_by_own_rules(db: sqlite3.Connection, stand: Stand) -> bool:
    """Whether an index that stands so was made by the rules of this program.

    By these very files, which need not be read again then, or by others that say the same.
    """
    told = db.execute("SELECT value FROM meta WHERE key = 'files'").fetchone()
    return told == (f"{files()} {stand.rules}",) or stand.rules == rules()


def replaced_by(db: sqlite3.Connection) -> list[str]:
    """The rules of the indexes whose place this one took, the last one first."""
    told = db.execute("SELECT value FROM meta WHERE key = 'replaced'").fetchone()
    return str(told[0]).split() if told else []


def rules_at(path: Path) -> list[str]:
    """The rules of the index that stands there, and of those whose place it took; none where none can be read."""
    if path.is_symlink() or not path.is_file():
        return []
    try:
        with closing(connected(path)) as db:
            stand = read_stand(db)
            return [*([stand.rules] if stand else []), *replaced_by(db)]
    except UNREADABLE:
        return []


def write_replaced(db: sqlite3.Connection, former: list[str]) -> None:
    """Say in whose place the index comes."""
    if former:
        told = " ".join(list(dict.fromkeys(former))[:_FORMER])
        db.execute("INSERT OR REPLACE INTO meta VALUES ('replaced', ?)", (told,))
