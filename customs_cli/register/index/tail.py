"""What became of the batches since an earlier state: read off the journal's tail."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from customs_cli.domain.batch import Batch
from customs_cli.register.changes import Change, apply
from customs_cli.register.codec import Document, encoded, from_body
from customs_cli.register.journal import read
from customs_cli.register.snapshot import Snapshot
from customs_cli.register.store import Store


class Stand(msgspec.Struct, frozen=True):
    """Where something derived stands, and by which rules it was made."""

    rules: str
    register: str
    seq: int
    head: str
    offset: int


class Became(NamedTuple):
    """A batch as it was at an earlier state, and as it is now; None where there is none."""

    ref: str
    before: Batch | None
    now: Batch | None


def stand_of(snapshot: Snapshot, rules: str) -> Stand:
    """Where a state stands."""
    return Stand(rules=rules, register=snapshot.id, seq=snapshot.seq, head=snapshot.head, offset=snapshot.offset)


def is_before(stand: Stand, store: Store) -> bool:
    """Whether the journal holds the entry that something stands at."""
    return store.journal(max(0, stand.offset - 67), stand.offset) == stand.head.encode() + b'"}\n'


def since(stand: Stand, store: Store, snapshot: Snapshot) -> Iterator[Became]:
    """What became of every batch that was touched after a stand; what it was is read off the changes.

    Raises:
        Damaged: The journal cannot be read.
    """
    touched: dict[str, list[Change]] = {}
    start, seq, head = stand.offset, stand.seq, stand.head
    for kept in read(store.journal, name=store.journal_name, start=start, seq=seq, head=head, until=snapshot.offset):
        for change in kept.entry.changes:
            if change.table == "batches":
                touched.setdefault(change.key, []).append(change)
    for ref, changes in touched.items():
        body = snapshot.body("batches", ref)
        now = None if body is None else from_body(Batch, body)
        yield Became(ref, _batch(_before(snapshot.document("batches", ref), changes)), now)


def _before(document: Document | None, changes: list[Change]) -> Document | None:
    for change in reversed(changes):
        document = apply(document, change.reversed())
    return document


def _batch(document: Document | None) -> Batch | None:
    return None if document is None else from_body(Batch, encoded(document))
