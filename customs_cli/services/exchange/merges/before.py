"""Whether a register is, byte for byte, the one that was taken in before: then it need not be proved once more.

A merge notes in its reason the identity, last act, hash and root of their register, and the digest of its TinyDB file
as it was proved then. Where their journal, read again, gives that hash and root, and the file that digest, whatever
was proved of both then holds now: of other bytes they would be others (SHA-256). Nothing is taken in on the strength of
it: a register that has anything to bring is proved whole.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from customs_cli.errors import CustomsError
from customs_cli.register.copies.evidence import spoken_of
from customs_cli.register.copies.evidence_proof import faults
from customs_cli.register.file.disk.paged import pieces
from customs_cli.register.file.files import FileStore
from customs_cli.register.file.line import digest
from customs_cli.register.proof.merkle import Growing
from customs_cli.register.register import Register

_TAKEN = re.compile(r"register ([0-9a-f]{64}), act ([0-9]+), hash ([0-9a-f]{64}), root (\S+), file ([0-9a-f]{64})")

Taken = tuple[str, int, str, str, str]
"""Identity, number and hash of the last act, root, digest of the TinyDB file."""


def file_digest(register: Register) -> str:
    """The SHA-256 of the TinyDB file of a register, 64 hex digits; empty where there is none."""
    data = register.store.checkpoint()
    return "" if data is None else digest(*pieces(data, 0, len(data))).decode()


def taken_before(register: Register) -> set[Taken]:
    """The registers that this one has taken in, as its merges note them."""
    return set(_noted(register))


def is_as_taken(other: Register, taken: set[Taken]) -> bool:
    """Whether their register is one of some, byte for byte, its evidence files included.

    Args:
        other: Theirs.
        taken: As `taken_before` gives them.
    """
    try:
        state = other.snapshot
        likely = [one for one in taken if one[:3] == (state.id, state.seq, state.head)]
        is_same = likely and not state.torn and (*likely[0][:3], *_digests(other)) in taken
        return bool(is_same) and not faults(other.store, list(spoken_of(state)), without_files=True)
    except CustomsError:
        return False


def _digests(register: Register) -> tuple[str, str]:
    """The root of a journal, every line of it read, and the digest of the TinyDB file."""
    tree = Growing()
    for kept in register.entries(with_changes=False):
        tree.add(kept.leaf)
    return f"{tree.root.hex()}@{tree.size}", file_digest(register)


def is_worth_it(register: Register, others: Sequence[Path]) -> bool:
    """Whether it is less to read our own journal than to prove the registers at some paths."""
    theirs = 0
    for path in others:
        with suppress(CustomsError):  # which is told when its turn comes
            theirs += FileStore(path).journal_size()
    return isinstance(register.store, FileStore) and register.store.journal_size() < 10 * theirs


def _noted(register: Register) -> Iterator[Taken]:
    for kept in register.entries(with_changes=False):
        if kept.entry.act == "merge" and (found := _TAKEN.search(kept.entry.reason)):
            yield found[1], int(found[2]), found[3], found[4], found[5]
