"""What was done, by whom, when and why: entries of the journal as plain records, of one batch or of all."""

from collections.abc import Iterator

from msgspec.structs import replace

from customs_cli.domain.books.books import Books
from customs_cli.domain.books.entries import HistoryEntry
from customs_cli.domain.record import Record


class History(Record, frozen=True):
    """Acts, the oldest first.

    Attributes:
        entries: The acts, those alone that were asked for.
        key: The reference or code asked for; None for every act.
        total: How many there are whatever the limit; None where nobody asked.
    """

    entries: tuple[HistoryEntry, ...]
    key: str | None = None
    total: int | None = None


def acts(books: Books, key: str | None = None, last: int | None = None) -> Iterator[HistoryEntry]:
    """The acts of `history`, one by one."""
    return (own(entry, key) for entry in books.entries(key, last))


def history(books: Books, key: str | None = None, last: int | None = None, *, counted: bool = False) -> History:
    """The acts that touched a record, each with only the changes to it; or every act.

    Args:
        books: Where.
        key: A reference or a code; None for every act.
        last: At most so many, the newest; None for all.
        counted: Whether to tell how many there are in all.
    """
    entries = tuple(acts(books, key, last))
    if not counted:
        return History(entries=entries, key=key)
    total = len(entries)
    if total == last:
        total = entries[-1].seq if key is None else sum(1 for _ in books.entries(key))
    return History(entries=entries, key=key, total=total)


def own(entry: HistoryEntry, key: str | None) -> HistoryEntry:
    """An act with only its changes to one record; with all of them where no record is meant."""
    if key is None:
        return entry
    return replace(entry, changes=tuple(change for change in entry.changes if change.key == key))
