"""Determines from the newest journal entries how batches have changed since an earlier state."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from customs_cli.domain.batch.batch import Batch
from customs_cli.register.file.changes import Change, apply, as_values
from customs_cli.register.file.codec import Document, encoded
from customs_cli.register.file.journal import keys_in, read_changes
from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.file.store import Store

if TYPE_CHECKING:
    from customs_cli.register.index.connecting import Stand

PORTION = 200_000
"""Number of pairs yielded at a time."""

Seen = list[tuple[int, int]]
"""Pairs (`key_of` of a reference or code, byte offset of an act in the journal that mentions it)."""


class Became(NamedTuple):
    """A batch as it was at an earlier state and as it is now; None where it does not exist."""

    ref: str
    before: Batch | None
    now: Batch | None


class Tail:
    """The acts between a stand and a state.

    Args:
        stand: The entry that something derived is up to date with.
        store: The storage of the register.
        snapshot: The state.

    Attributes:
        seen: For every key in every act.

    Raises:
        Damaged: The journal cannot be read.
    """

    def __init__(self, stand: "Stand", store: Store, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._touched: dict[str, list[Change]] = {}
        self.seen: Seen = []
        place, seq, head = stand.offset, stand.seq, stand.head
        name, until = store.journal_name, snapshot.offset
        for kept, changes in read_changes(store.journal, name=name, start=place, seq=seq, head=head, until=until):
            self.seen += ((key, place) for key in {key_of(change.key) for change in changes})
            place = kept.end
            for change in changes:
                if change.table == "batches":
                    self._touched.setdefault(change.key, []).append(change)

    def became(self, *, aside: Collection[str] = ()) -> Iterator[Became]:
        """Yield every batch that was changed, as it was (worked out from the changes) and as it is now.

        Args:
            aside: Fields whose former value does not matter: if nothing else changed, `before` is the same object as
                `now`.
        """
        for ref, changes in self._touched.items():
            body = self._snapshot.body("batches", ref)
            now = None if body is None else self._snapshot.current(body)
            if now and all(change.path and change.path[0] in aside for change in changes):
                yield Became(ref, now, now)
                continue
            before = _before(self._snapshot.document("batches", ref), changes)
            yield Became(ref, None if before is None else self._snapshot.current(encoded(before)), now)


def key_of(text: str) -> int:
    """Return the look-up key of a reference or code; two different ones may share a key."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def all_seen(store: Store, until: int) -> Iterator[Seen]:
    """Yield, in portions, the pairs for every key in every act of the journal up to a byte offset."""
    portion: Seen = []
    for place, keys in keys_in(store.journal, until, name=store.journal_name):
        portion += {(key_of(key), place) for key in keys}
        if len(portion) > PORTION:
            yield portion
            portion = []
    yield portion


def _before(document: Document | None, changes: list[Change]) -> Document | None:
    for change in reversed(changes):
        document = apply(document, as_values(change).reversed())
    return document
