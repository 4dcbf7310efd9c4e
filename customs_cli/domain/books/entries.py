"""Entries of the journal as plain records: what was done, by whom, when and why."""

from datetime import datetime, timedelta
from typing import Any

from customs_cli.domain.record import Record

SHAPELESS = (AttributeError, IndexError, KeyError, TypeError, ValueError)
"""Errors of telling changes that give no record: somebody wrote the act by hand, and `verify` names it."""


class Changed(Record, frozen=True):
    """One value that an act changed.

    Attributes:
        table: The kind of record: `batches`.
        key: Its reference or code.
        path: Path of the value in the record; empty for the whole record.
        old: Value before; None when there was none.
        new: Value after; None when it was removed.
    """

    table: str
    key: str
    path: tuple[str | int, ...]
    old: Any = None
    new: Any = None


class HistoryEntry(Record, frozen=True):
    """One act of the journal, as the history shows it.

    Attributes:
        seq: Its number in the journal.
        at: When it was committed; timezone-aware, UTC.
        by: The officers.
        act: Name of the act.
        reason: The officers' reason, or empty.
        office: Code of the office that acted, or empty.
        reverts: The number of the entry undone or redone, for `undo` and `redo`.
        changes: The values it changed.
        hash: Its hash in the chain, or empty.
        parties: Code of each verdict on two parties that it changed -> the two, where the verdict still stands.
        units: Reference -> mark -> unit of the goods that bear it, where the acts read until then tell it.
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
    parties: dict[str, tuple[str, str]] = {}
    units: dict[str, dict[str, str]] = {}

    @property
    def keys(self) -> tuple[str, ...]:
        """The references and codes that the act changed, each once."""
        return tuple(dict.fromkeys(change.key for change in self.changes))


class Synced(Record, frozen=True):
    """The acts of a local file that one act of the shared register brought in.

    Attributes:
        register: Identity of the file.
        acts: Number of acts.
        by: The officers who did them.
    """

    register: str
    acts: int
    by: tuple[str, ...]


def is_still_to_come(at: datetime, now: datetime) -> bool:
    """Return whether an act is dated more than a day after `now`, so that some clock must be wrong."""
    return at - timedelta(days=1) > now
