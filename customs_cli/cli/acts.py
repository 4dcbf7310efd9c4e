"""The journal's entries as the plain records that reports read."""

from collections.abc import Iterator

from customs_cli.register.register import Register
from customs_cli.reports.history import Changed, HistoryEntry


def acts(register: Register) -> Iterator[HistoryEntry]:
    """Every act, the oldest first."""
    for kept in register.entries():
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
