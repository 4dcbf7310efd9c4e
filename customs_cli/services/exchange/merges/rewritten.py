"""Records that were taken in from a register in which, by now, there have never been such."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from customs_cli.register.register import Register

_WHENCE = re.compile(
    r"register (?P<id>[0-9a-f]{64}), act [0-9]+, hash [0-9a-f]{64}, root (?P<root>[0-9a-f]{64}@[0-9]+)"
)
"""What a merge says of the register that it takes in, as `merged_from` writes it."""


class TakenIn(NamedTuple):
    """A merge of ours that took a record in.

    Attributes:
        act: Its number.
        root: The root of their register as of then, HASH@SIZE.
    """

    act: int
    root: str


def taken_in_before(ours: Register, theirs: Register, refs: Iterable[str]) -> TakenIn | None:
    """The merge by which one of some records came from this very register, whose history does not have it any more.

    Args:
        ours: The register that took it in.
        theirs: The other one: written anew since, or a copy that others worked on.
        refs: References of records of which the two never had the same state.
    """
    for ref in refs:
        for kept in ours.entries_about(ref):
            found = _WHENCE.match(kept.entry.reason) if kept.entry.act == "merge" else None
            if found and found["id"] == theirs.snapshot.id:
                return TakenIn(kept.entry.seq, found["root"])
    return None
