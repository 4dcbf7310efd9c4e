"""Records that were merged from a register whose history no longer contains them."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from customs_cli.register.register import Register

_WHENCE = re.compile(
    r"register (?P<id>[0-9a-f]{64}), act [0-9]+, hash [0-9a-f]{64}, root (?P<root>[0-9a-f]{64}@[0-9]+)"
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
    """Return the merge that took one of these records from this very register, which no longer has it; else None.

    Args:
        ours: The register that merged.
        theirs: The other register: rewritten since, or a copy that others worked on.
        refs: References of records without a common state in both.
    """
    for ref in refs:
        for kept in ours.entries_about(ref):
            found = _WHENCE.match(kept.entry.reason) if kept.entry.act == "merge" else None
            if found and found["id"] == theirs.snapshot.id:
                return TakenIn(kept.entry.seq, found["root"])
    return None
