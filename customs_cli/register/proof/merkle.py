"""Merkle trees as in Certificate Transparency (RFC 9162, section 2.1), over SHA-256.

A leaf is `SHA-256(0x00 || data)`, a node `SHA-256(0x01 || left || right)`; the left half of a tree of n leaves has as
many leaves as the largest power of two below n. This module does not know what the leaves stand for.
"""

from collections.abc import Iterable, Sequence

from customs_cli.register.hashing import sha256

EMPTY = sha256(b"").digest()
"""Root of a tree without leaves."""


def leaf_of(data: bytes) -> bytes:
    """Return the leaf (32 bytes) for some data."""
    return sha256(b"\0" + data).digest()


def node_of(left: bytes, right: bytes) -> bytes:
    """Return the hash of the node above two others (RFC 9162, 2.1.1)."""
    return sha256(b"\1" + left + right).digest()


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Return the root over leaves that `leaf_of` made."""
    level = list(leaves)
    while len(level) > 1:
        pairs = [node_of(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = [*pairs, level[-1]] if len(level) % 2 else pairs
    return level[0] if level else EMPTY


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Return the hashes that prove that a leaf is under the root, from the bottom up (section 2.1.3.1)."""
    if len(leaves) <= 1:
        return []
    half = split(len(leaves))
    if index < half:
        return [*inclusion_proof(leaves[:half], index), root_of(leaves[half:])]
    return [*inclusion_proof(leaves[half:], index - half), root_of(leaves[:half])]


def consistency_proof(leaves: Sequence[bytes], size: int) -> list[bytes]:
    """Return the hashes that prove that the tree of the first leaves is an earlier state (section 2.1.4.1)."""
    return _beginning(leaves, size, is_whole=True)


def is_included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether a proof shows that a leaf is at an index in a tree with this size and root (section 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for other in proof:
        if not last:
            return False
        if place % 2 or place == last:
            found = node_of(other, found)
            while place and not place % 2:
                place, last = place >> 1, last >> 1
        else:
            found = node_of(found, other)
        place, last = place >> 1, last >> 1
    return not last and found == root


def is_consistent(first: int, one: bytes, second: int, other: bytes, proof: Sequence[bytes]) -> bool:
    """Whether a proof shows that a tree is an earlier state of another (section 2.1.4.2)."""
    if first == second:
        return not proof and one == other
    if not 0 < first < second or not proof:
        return False
    steps = list(proof) if first & (first - 1) else [one, *proof]
    place, last = first - 1, second - 1
    while place % 2:
        place, last = place >> 1, last >> 1
    old = new = steps[0]
    for step in steps[1:]:
        if not last:
            return False
        if place % 2 or place == last:
            old, new = node_of(step, old), node_of(step, new)
            while place and not place % 2:
                place, last = place >> 1, last >> 1
        else:
            new = node_of(new, step)
        place, last = place >> 1, last >> 1
    return not last and old == one and new == other


class Growing:
    """A tree that only grows; it keeps only the hashes needed for its next root.

    Args:
        size: Number of leaves.
        peaks: Roots of the complete subtrees, the largest first: one for every 1 in `size` as a binary number.

    Raises:
        ValueError: The number of peaks does not fit the size.
    """

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size, self.peaks = size, list(peaks)
        if size < 0 or size.bit_count() != len(self.peaks):
            raise ValueError("no such tree")

    def add(self, leaf: bytes) -> None:
        """Add a leaf at the end."""
        below = self.size
        while below % 2:
            leaf, below = node_of(self.peaks.pop(), leaf), below >> 1
        self.peaks.append(leaf)
        self.size += 1

    @property
    def root(self) -> bytes:
        """The root over all leaves."""
        if not self.peaks:
            return EMPTY
        *others, root = self.peaks
        for peak in reversed(others):
            root = node_of(peak, root)
        return root


def split(size: int) -> int:
    """Return how many of `size` (at least 2) leaves are in the left half: the largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1


def _beginning(leaves: Sequence[bytes], size: int, *, is_whole: bool) -> list[bytes]:
    if size == len(leaves):
        return [] if is_whole else [root_of(leaves)]
    half = split(len(leaves))
    if size <= half:
        return [*_beginning(leaves[:half], size, is_whole=is_whole), root_of(leaves[half:])]
    return [*_beginning(leaves[half:], size - half, is_whole=False), root_of(leaves[:half])]
