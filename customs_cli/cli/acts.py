"""The journal's entries as the plain records that reports read."""

from collections.abc import Iterator

from customs_cli.domain.query.entries import Changed, HistoryEntry
from customs_cli.register.register import Register


def acts(register: Register, key: str | None = None) -> Iterator[HistoryEntry]:
    """Every act, or those in which a reference or code occurs, the oldest first."""
    for kept in register.entries() if key is None else register.entries_about(key):
        entry = kept.entry
        changes = tuple(Changed(table=c.table, key=c.key, path=c.path, old=c.old, new=c.new) for c in entry.changes)
        yield HistoryEntry(
            seq=entry.seq,
            at=entry.at,
            by=entry.by,
            act=entry.act,
            reason=entry.reason,
            office=entry.office,
            reverts=entry.reverts,
            changes=changes,
            hash=kept.hash,
        )
