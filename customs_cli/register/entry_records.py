"""Entries of the journal as the plain records (`HistoryEntry`) that reports read."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from customs_cli.domain.books.entries import Changed, HistoryEntry
from customs_cli.domain.chain.same import Verdict
from customs_cli.register.file.journal import entry_at
from customs_cli.register.file.line import Kept
from customs_cli.register.register import Register


def entries(register: Register, key: str | None = None, last: int | None = None) -> Iterator[HistoryEntry]:
    """Yield acts, the oldest first: all, or those that touch a key; at most the newest `last` of them.

    Args:
        register: The register whose journal is read.
        key: A reference or a code; None for every act.
        last: Maximum number of acts; None for all. The journal is read backwards only as far as needed.
    """
    if last is not None:
        return entries_of(register, register.recent(), key, last)
    if key is None:
        return _read(register, register.entries())
    return _read(register, (one for one in register.entries_about(key) if _touches(one, key)))


def entries_at(register: Register, places: list[int], key: str, last: int | None) -> Iterator[HistoryEntry]:
    """Yield the acts at given byte offsets of the journal, the oldest first; each one's own hash is checked."""
    store = register.store
    every = (entry_at(store.journal, place, name=store.journal_name) for place in places)
    return entries_of(register, every, key, last)


def entries_of(register: Register, newest: Iterator[Kept], key: str | None, last: int | None) -> Iterator[HistoryEntry]:
    """Yield those of the given acts that touch a key, the oldest first; at most the newest `last` of them."""
    wanted = (kept for kept in newest if key is None or _touches(kept, key))
    return _read(register, reversed(list(islice(wanted, last))))


def _touches(kept: Kept, key: str) -> bool:
    return any(change.key == key for change in kept.entry.changes)


def _read(register: Register, kept: Iterable[Kept]) -> Iterator[HistoryEntry]:
    return (_entry(register, one) for one in kept)


def _entry(register: Register, kept: Kept) -> HistoryEntry:
    entry = kept.entry
    changes = tuple(Changed(table=c.table, key=c.key, path=c.path, old=c.old, new=c.new) for c in entry.changes)
    return HistoryEntry(
        seq=entry.seq,
        at=entry.at,
        by=entry.by,
        act=entry.act,
        reason=entry.reason,
        office=entry.office,
        reverts=entry.reverts,
        changes=changes,
        hash=kept.hash,
        parties=parties_of((c.key for c in changes if c.table == "verdicts" and c.path), register.find),
    )


def parties_of(
    codes: Iterable[str], find: Callable[[type[Verdict], str], Verdict | None]
) -> dict[str, tuple[str, str]]:
    """Return the two parties of each verdict ("same firm or not") that still stands: code to (party a, party b).

    Args:
        codes: Codes of verdicts.
        find: Returns the verdict of a code, or None.
    """
    known = ((code, find(Verdict, code)) for code in set(codes))
    return {code: (word.a, word.b) for code, word in known if word}
