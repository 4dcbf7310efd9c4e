"""What was done, by whom, when and why: entries of the journal as plain records, for one record or for all."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.books.books import Books
from customs_cli.domain.books.entries import SHAPELESS, Changed, HistoryEntry
from customs_cli.domain.record import Record
from customs_cli.domain.values.name_matching import UNKNOWN


class History(Record, frozen=True):
    """Acts, the oldest first.

    Attributes:
        entries: The acts asked for.
        key: The reference or code asked for; None for every act.
        total: Number of acts regardless of the limit.
    """

    entries: tuple[HistoryEntry, ...]
    key: str | None = None
    total: int = 0


def acts(books: Books, key: str | None = None, last: int | None = None) -> Iterator[HistoryEntry]:
    """Yield the acts that `history` returns, one by one."""
    return _with_units(own(entry, key) for entry in books.entries(key, last))


def history(books: Books, key: str | None = None, last: int | None = None) -> History:
    """Return the acts that touched a record, each with only the changes to that record; or every act.

    Args:
        books: The books of the register.
        key: A reference or a code; None for every act.
        last: Maximum number of acts, the newest; None for all.
    """
    entries = tuple(acts(books, key, last))
    total = len(entries)
    if total == last:
        total = entries[-1].seq if key is None else sum(1 for _ in books.entries(key))
    return History(entries=entries, key=key, total=total)


def own(entry: HistoryEntry, key: str | None) -> HistoryEntry:
    """Return an act with only its changes to one record; with all of them if `key` is None."""
    if key is None:
        return entry
    return replace(entry, changes=tuple(change for change in entry.changes if change.key == key))


def _with_units(entries: Iterable[HistoryEntry]) -> Iterator[HistoryEntry]:
    known: dict[str, dict[str, str]] = {}
    unclear: set[str] = set()
    for entry in entries:
        for change in (change for change in entry.changes if change.table == "batches"):
            if change.path[:1] == ("lines",) and change.path[2:3] in (("unit",), ("marks",)):
                unclear.add(change.key)
            try:
                for line in _lines_in(change):
                    own, unit = known.setdefault(change.key, {}), line.get("unit", "pcs")
                    for mark in line.get("marks") or (UNKNOWN,):
                        own[mark] = unit if own.get(mark, unit) == unit else ""
            except SHAPELESS:
                unclear.add(change.key)
        told = {ref: dict(known[ref]) for ref in entry.keys if ref in known and ref not in unclear}
        yield replace(entry, units=told) if told else entry


def _lines_in(change: Changed) -> Iterator[dict[str, Any]]:
    for value in (change.old, change.new):
        match change.path:
            case ():
                yield from (value or {}).get("lines", ())
            case ("lines",):
                yield from value or ()
            case ("lines", _) if value:
                yield value
