"""What was done, by whom, when and why: entries of the journal as plain records, of one batch or of all."""

from collections.abc import Iterable

from customs_cli.domain.query.entries import HistoryEntry
from customs_cli.domain.record import Record


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
