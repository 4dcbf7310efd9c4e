"""The Merkle tree over a journal: its root for a state; what the next root needs is cached beside a large register.

A wrong root on paper could never be corrected. So the cache (`register.tree`) is only used if its own digest is right,
it belongs to this register, and the journal has exactly that act at that byte; otherwise the tree is computed again
from the journal. The file may be deleted at any time.
"""

import contextlib

import msgspec

from customs_cli.domain.values.root import Root
from customs_cli.errors import Damaged
from customs_cli.register.file.checkpoint import SMALL
from customs_cli.register.file.disk.sealed import sealed, unsealed
from customs_cli.register.file.journal import read, read_back
from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.file.store import Store
from customs_cli.register.proof.merkle import Growing
from customs_cli.register.proof.verify import Fault, Verdict
from customs_cli.sentences import said

NAME = "tree"


class _Kept(msgspec.Struct, forbid_unknown_fields=True):
    format: int
    id: str
    size: int
    offset: int
    head: str
    leaf: str
    peaks: list[str]


_decoder = msgspec.json.Decoder(_Kept)


def root(store: Store, snapshot: Snapshot) -> Root:
    """Return the root of a state; for a large journal, also cache what the next root needs.

    Args:
        store: The storage of the register.
        snapshot: The state.

    Raises:
        Damaged: The journal cannot be read.
    """
    kept = _fitting(store, snapshot)
    tree, start, head = _growing(kept), kept.offset if kept else 0, kept.head if kept else ""
    leaf = b""
    for one in read(
        store.journal, name=store.journal_name, start=start, seq=tree.size, head=head, until=snapshot.offset,
        with_changes=False,
    ):  # fmt: skip
        leaf = one.leaf
        tree.add(leaf)
    if leaf and snapshot.offset > SMALL:
        _keep(store, snapshot, tree, leaf)
    return Root(tree.root.hex(), tree.size)


def tree_faults(store: Store, verdict: Verdict) -> tuple[Fault, ...]:
    """Return the faults of the cached tree; one of another register is not used and is no fault."""
    data = store.derived(NAME)
    if data is None or not verdict.ok:
        return ()
    name = f"{store.name.rpartition('.')[0] or store.name}.{NAME}"
    if _read(data) is None:
        return (Fault(name, 0, said("was altered: its digest does not match")),)
    snapshot = Snapshot(store)
    is_same = snapshot.seq != verdict.entries or root(store, snapshot).hash == verdict.root
    return () if is_same else (Fault(name, 0, said("does not match the journal")),)


def _keep(store: Store, snapshot: Snapshot, tree: Growing, leaf: bytes) -> None:
    peaks = [peak.hex() for peak in tree.peaks]
    kept = _Kept(1, snapshot.id, tree.size, snapshot.offset, snapshot.head, leaf.hex(), peaks)
    store.keep_derived(NAME, sealed(msgspec.json.encode(kept)))


def _fitting(store: Store, snapshot: Snapshot) -> _Kept | None:
    kept = _read(store.derived(NAME) or b"")
    if kept is None or kept.id != snapshot.id or not 0 < kept.offset <= snapshot.offset:
        return None
    with contextlib.suppress(Damaged):
        last = next(read_back(store.journal, kept.offset, name=store.journal_name), None)
        if last and (last.entry.seq, last.hash, last.leaf.hex()) == (kept.size, kept.head, kept.leaf):
            return kept
    return None


def _read(data: bytes) -> _Kept | None:
    body = unsealed(data)
    if body is None:
        return None
    with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError, ValueError):
        kept = _decoder.decode(body)
        _growing(kept)
        return kept if kept.format == 1 else None
    return None


def _growing(kept: _Kept | None) -> Growing:
    return Growing(kept.size, map(bytes.fromhex, kept.peaks)) if kept else Growing()
