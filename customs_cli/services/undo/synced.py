"""Finds the acts of a pulled file that a sync brought in, so that whoever undoes it knows what is removed."""

import re

from customs_cli.domain.books.entries import Synced
from customs_cli.register.file.journal import read, read_back
from customs_cli.register.file.line import Entry
from customs_cli.register.register import Register
from customs_cli.register.sql.store import SharedStore

_CAME_FROM = re.compile(r"register (?P<id>[0-9a-f]{64}), act (?P<act>\d+),")
"""The reason of such an act says where it came from, as `merged_from` writes it."""
_OF_MOVING = ("pull", "sync")


def synced(register: Register, entry: Entry) -> Synced | None:
    """Return the acts that an act brought in; None unless it is the sync of a pulled file.

    Args:
        register: The register in which the act is to be undone.
        entry: The act.
    """
    found = _CAME_FROM.match(entry.reason) if entry.act == "merge" else None
    if not found or not isinstance(register.store, SharedStore):
        return None
    from customs_cli.register.sql.closed.chain import closed_chains, closed_name

    closed = closed_chains(register.store.session, closed_name(found["id"]))
    if not closed:
        return None
    store = closed[0].store
    first = next(read(store.journal, name=store.journal_name, with_changes=False), None)
    if first is None or first.entry.act != "pull":
        return None
    since, until, acts = _before(register, entry, first.entry), int(found["act"]), []
    for kept in read_back(store.journal, store.journal_size(), name=store.journal_name, with_changes=False):
        if kept.entry.seq <= since:
            break
        if kept.entry.seq <= until and kept.entry.act not in _OF_MOVING:
            acts.append(kept.entry)
    return Synced(
        register=found["id"], acts=len(acts), by=tuple(dict.fromkeys(name for one in acts for name in one.by))
    )


def _before(register: Register, entry: Entry, pulled: Entry) -> int:
    own = _CAME_FROM.match(entry.reason)
    for kept in register.recent(with_changes=False):
        if kept.entry.at < pulled.at:
            break
        found = _CAME_FROM.match(kept.entry.reason) if kept.entry.act == "merge" else None
        if found and own and found["id"] == own["id"] and int(found["act"]) < int(own["act"]):
            return int(found["act"])
    return pulled.seq
