"""What is derived from the register and kept beside it, so that it need not be derived anew: of no consequence.

Such a file says which entry of which journal it stands at, by that entry's hash, and carries a SHA-256 of its own. It
is taken only when both fit; a damaged, foreign or missing one is as good as none, and one that cannot be written is
not written.
"""

from typing import NamedTuple

import msgspec

from customs_cli.register.changes import Change, apply
from customs_cli.register.codec import Document
from customs_cli.register.journal import read
from customs_cli.register.snapshot import Snapshot
from customs_cli.register.store import Store

LONG = 1 << 22
"""A journal that has grown by more bytes than that is not followed: deriving anew is as quick."""


class Stamp(msgspec.Struct, frozen=True, array_like=True):
    """Where something derived stands, and by which rules it was made."""

    rules: str
    seq: int
    head: str
    offset: int


class Became(NamedTuple):
    """A document as it was at an earlier state, and as it is now; None where there is none."""

    before: Document | None
    now: Document | None


def stamp_of(snapshot: Snapshot, rules: str) -> Stamp:
    """The stamp of something derived from a state."""
    return Stamp(rules, snapshot.seq, snapshot.head, snapshot.offset)


def kept(store: Store, name: str, snapshot: Snapshot, rules: str) -> tuple[Stamp, bytes] | None:
    """What was derived by these rules from this state or an earlier one of the same journal; None when nothing was."""
    digest, _, rest = (store.derived(name) or b"").partition(b"\n")
    if digest != _digest(rest):
        return None
    head, _, body = rest.partition(b"\n")
    stamp = msgspec.json.decode(head, type=Stamp)
    if stamp.rules != rules or stamp.offset > snapshot.offset or snapshot.offset - stamp.offset > LONG:
        return None
    ending = store.journal(max(0, stamp.offset - 67), stamp.offset)
    return (stamp, body) if ending == stamp.head.encode() + b'"}\n' else None


def keep(store: Store, name: str, stamp: Stamp, body: bytes) -> None:
    """Keep something derived, where that can be done."""
    rest = msgspec.json.encode(stamp) + b"\n" + body
    store.keep_derived(name, _digest(rest) + b"\n" + rest)


def since(store: Store, stamp: Stamp, snapshot: Snapshot, table: str) -> list[Became]:
    """What became of every document of a table that was touched after a stamp; what was is read off the changes.

    Raises:
        Damaged: The journal cannot be read.
    """
    touched: dict[str, list[Change]] = {}
    entries = read(
        store.journal,
        name=store.journal_name,
        start=stamp.offset,
        seq=stamp.seq,
        head=stamp.head,
        until=snapshot.offset,
    )
    for entry in entries:
        for change in entry.entry.changes:
            if change.table == table:
                touched.setdefault(change.key, []).append(change)
    return [
        Became(_before(snapshot.document(table, key), changes), snapshot.document(table, key))
        for key, changes in touched.items()
    ]


def _before(document: Document | None, changes: list[Change]) -> Document | None:
    for change in reversed(changes):
        document = apply(document, change.reversed())
    return document


def _digest(data: bytes) -> bytes:
    import hashlib

    return hashlib.sha256(data).hexdigest().encode()
