"""Earlier merges of a register: what they met, and records of them that its history no longer contains."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from customs_cli.register.register import Register
from customs_cli.register.sql.store import SharedStore
from customs_cli.register.undo import standing_after

_WHENCE = re.compile(
    r"register (?P<id>[0-9a-f]{64}), act (?P<act>[0-9]+), hash (?P<head>[0-9a-f]{64}), "
    r"root (?P<root>[0-9a-f]{64}@[0-9]+)"
)
"""Matches the reason of a merge, as `merged_from` writes it."""


class TakenIn(NamedTuple):
    """A merge of ours that took a record in.

    Attributes:
        act: Number of the merge's act.
        root: The root of their register at that time, HASH@SIZE.
    """

    act: int
    root: str


def taken_in_before(ours: Register, theirs: Register, refs: Iterable[str]) -> TakenIn | None:
    """Return the merge that took one of these records from this very register, which no longer has it; else None."""
    for ref in refs:
        for kept in ours.entries_about(ref):
            found = _WHENCE.match(kept.entry.reason) if kept.entry.act == "merge" else None
            if found and found["id"] == theirs.snapshot.id:
                return TakenIn(kept.entry.seq, found["root"])
    return None


def met_before(ours: Register, theirs: Register) -> tuple[int, int] | None:
    """Return (our act, their last act then) of the last merge of this register that is in effect; None for none."""
    if isinstance(ours.store, SharedStore) or isinstance(theirs.store, SharedStore):
        return None  # its acts have no one order
    for entry in standing_after((kept.entry for kept in ours.recent(with_changes=False)), 0):
        found = _WHENCE.match(entry.reason) if entry.act == "merge" else None
        if found and found["id"] == theirs.snapshot.id and _has(theirs, int(found["act"]), found["head"]):
            return entry.seq, int(found["act"])
    return None


def _has(register: Register, seq: int, head: str) -> bool:
    last = next((kept for kept in register.recent(with_changes=False) if kept.entry.seq <= seq), None)
    return last is not None and (last.entry.seq, last.hash) == (seq, head)
