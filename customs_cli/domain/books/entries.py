"""Entries of the journal as plain records: what was done, by whom, when and why."""

from datetime import datetime, timedelta
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
    """One act of the journal, as history shows it.

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
        parties: Code of a word on two parties that it changed -> the two, where that still stands.
        units: Reference -> mark -> the unit of the goods that bear it, where the acts read until then tell of one.
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
        """The references and codes it touched, each once."""
        return tuple(dict.fromkeys(change.key for change in self.changes))


class Synced(Record, frozen=True):
    """The acts of a file that was pulled which one act of the shared register brought in.

    Attributes:
        register: The file's identity.
        acts: How many there are.
        by: Who did them.
    """

    register: str
    acts: int
    by: tuple[str, ...]


def is_still_to_come(at: datetime, now: datetime) -> bool:
    """Whether the time of an act lies so far ahead that a clock was wrong by more than computers differ."""
    return at - timedelta(days=1) > now
