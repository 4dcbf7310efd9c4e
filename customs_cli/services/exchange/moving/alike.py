"""Finds the entry at which a pulled file and the shared register were equal, though the latter may have lost acts."""

import re

from customs_cli.register.proof.merkle import Growing
from customs_cli.register.register import Register
from customs_cli.register.sql.chains import ChainStore
from customs_cli.register.sql.making.agreed import NAMES
from customs_cli.register.sql.register import SharedRegister
from customs_cli.services.exchange.moving.bringing import last_brought

_STOOD = re.compile(r"from .*, chain (?P<chain>[^ ,]+), root (?P<root>[^ ,]+)(?:, names (?P<names>[^ ,]+))?")
"""Matches the reason of an entry that made a file equal to the shared register, and how its chains stood."""


def alike_by(register: SharedRegister, other: Register, joined: int) -> int:
    """Return the number of the entry at which a pulled file and the shared register were equal; 0 for none.

    If a push was interrupted at its end, the file's own last `sync` may be one entry later than the shared register
    knows, and counts. If the shared register was restored from a backup, it lacks what an entry of the file was made
    from, and that entry does not count: what it brought is the file's to bring in again.
    """
    if not joined:
        return int(_has_what_made(register, other, 1))
    brought = last_brought(other)
    return brought if joined == brought - 1 and _has_what_made(register, other, brought) else joined


def _has_what_made(register: SharedRegister, other: Register, seq: int) -> bool:
    made = next(kept.entry.reason for kept in other.entries(with_changes=False) if kept.entry.seq == seq)
    stood = _STOOD.match(made)
    named = {stood["chain"]: stood["root"], NAMES: stood["names"]} if stood else {}
    return all(root in (None, "-") or _begins(register, chain, root) for chain, root in named.items())


def _begins(register: SharedRegister, chain: str, root: str) -> bool:
    tree = Growing()
    for leaf in ChainStore(register.store.session, chain).leaves(int(root.partition("@")[2])):
        tree.add(leaf)
    return f"{tree.root.hex()}@{tree.size}" == root
