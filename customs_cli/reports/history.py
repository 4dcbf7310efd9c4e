"""What was done, by whom, when and why: entries of the journal as plain records, of one batch or of all."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from customs_cli.domain.record import Record


class Changed(Record, frozen=True):
    """One value that an act changed.

    Attributes:
        table: The kind of record: `batches`.
        key: Its reference or code.
        path: Where in the record; empty for the whole.
        old: Before; None when it was not there.
        new: After; None when it is gone.
    """

    table: str
    key: str
    path: tuple[str | int, ...]
    old: Any = None
    new: Any = None


class HistoryEntry(Record, frozen=True):
    """One act.

    Attributes:
        seq: Its number in the journal.
        at: When it was committed, aware, UTC.
        by: The officers.
        act: Its name.
        reason: The officers' reason, or empty.
        office: The office that acted, or empty.
        reverts: The number of the entry taken back, for `undo` and `redo`.
        changes: What it changed.
        hash: Its hash in the chain, or empty.
    """

    seq: int
    at: datetime
    by: tuple[str, ...]
    act: str
    reason: str = ""
    office: str = ""
    reverts: int | None = None
    changes: tuple[Changed, ...] = ()
    hash: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The references and codes it touched, each once."""
        return tuple(dict.fromkeys(change.key for change in self.changes))


class History(Record, frozen=True):
    """Acts, the oldest first; `key` is the reference or code asked for, or None."""

    entries: tuple[HistoryEntry, ...]
    key: str | None = None


def history(entries: Iterable[HistoryEntry], key: str | None = None, *, last: int | None = None) -> History:
    """The acts that touched `key` (every act, when None), each with only the changes to it.

    Args:
        entries: The journal, the oldest first.
        key: A reference or a code.
        last: At most so many, the newest; None for all.
    """
    found = [_of(entry, key) for entry in entries if key is None or key in entry.keys]
    return History(entries=tuple(found[-last:] if last else found), key=key)


def _of(entry: HistoryEntry, key: str | None) -> HistoryEntry:
    if key is None:
        return entry
    from msgspec.structs import replace

    return replace(entry, changes=tuple(change for change in entry.changes if change.key == key))
