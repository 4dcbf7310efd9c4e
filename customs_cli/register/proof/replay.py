"""Replays the journal in stretches of the TinyDB file, so that only one stretch is held in memory.

The changes of all entries are distributed to heaps: one for all names, and one for each stretch of batches in the order
of their references. Each heap is replayed from its beginning with the code of `snapshot`. No change affects more than
its own document, so the result is that of replaying the whole; the ids of names, which depend on each other, are
assigned in one heap.
"""

import re
import tempfile
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import msgspec

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.reference import is_ref
from customs_cli.errors import CannotWrite, CustomsError, Damaged
from customs_cli.register.file.changes import Change
from customs_cli.register.file.checkpoint import Checkpoint, Meta, Row
from customs_cli.register.file.codec import BROKEN, encoded, from_body, key_in
from customs_cli.register.file.disk.damage import damaged
from customs_cli.register.file.journal import read, unread_changes
from customs_cli.register.file.line import Entry, Kept
from customs_cli.register.file.snapshot import After, Snapshot
from customs_cli.register.file.store import Store
from customs_cli.register.proof.spool import Spool
from customs_cli.sentences import said

_STRETCH = 24 << 20
"""Bytes of the TinyDB file that are compared at a time."""
_MOST = 128
"""Maximum number of stretches: in the largest registers a stretch is longer."""
_NAMES = 0
_PLACE = re.compile(rb'\["([a-z]+)","([^"\\]*)",')
_ADDED = re.compile(rb'\["batches","([^"\\]*)",\[\],null,(\{.*\})\]')


class _Place(msgspec.Struct, array_like=True):
    table: str
    key: str


_place = msgspec.json.Decoder(_Place)
_change = msgspec.json.Decoder(Change)


class Replay:
    """A replay of the entries up to the one that a sound checkpoint was made at.

    Args:
        checkpoint: The checkpoint; the references of its batches determine the stretches.
        store: The storage with the journal.

    Attributes:
        failed: Number of the first entry known not to fit the state before it; 0 if there is none.
    """

    def __init__(self, checkpoint: Checkpoint, store: Store) -> None:
        self.failed = 0
        self._id, self._format = "", 1
        self._last: Kept | None = None
        self._store = store
        self._until = checkpoint.meta.offset
        self._crc = checkpoint.meta.crc
        self._firsts = list(_firsts(checkpoint))
        self._spool = Spool(2 + len(self._firsts), _folders(store), self._until)
        self._names: Snapshot | None = None

    def take(self, kept: Kept) -> None:
        """Put the changes of an entry, read `with_changes=False`, on their heaps.

        Entries after the checkpoint are ignored.
        """
        if kept.end > self._until or self.failed:
            return
        self._id = self._id or kept.entry.prev
        self._last = kept
        self._format = max(self._format, kept.entry.format)
        number = b"%d " % kept.entry.seq
        try:
            for change in unread_changes(kept.entry):
                self._spool.add(self._heap(change), b"%b%b\n" % (number, change))
        except BROKEN:
            self._fail(kept.entry.seq)

    def meta(self) -> Meta:
        """Return the `Meta` of a checkpoint of the entries taken so far."""
        seq, head, end = (self._last.entry.seq, self._last.hash, self._last.end) if self._last else (0, "", 0)
        return Meta(format=self._format, id=self._id, seq=seq, head=head, offset=end, tables={}, crc=self._crc)

    def rows(self, table: str) -> Iterator[Row]:
        """Yield the documents of a table, by id, as the entries leave them; meaningless once an entry has `failed`."""
        if table != "batches":
            self._names = self._names or self._replayed(_NAMES)
            yield from self._names.rows(table)
            return
        for heap in range(1, 2 + len(self._firsts)):
            yield from self._replayed(heap).rows(table)

    def refuse_the_failed(self) -> None:
        """Replay the documents that the failed entry changes, and raise the refusal that says what is wrong.

        Raises:
            Damaged: Always.
        """
        journal, name = self._store.journal, self._store.journal_name
        wanted: set[tuple[str, str]] = set()
        for kept in read(journal, name=name, until=self._until, with_changes=False):
            if kept.entry.seq == self.failed:
                with suppress(*BROKEN):
                    wanted = {(place.table, place.key) for place in map(_place.decode, unread_changes(kept.entry))}
                break
        snapshot = Snapshot(self._store, until=0)
        for kept in read(journal, name=name, until=self._until):
            snapshot.take(snapshot.left_by(kept.entry.seq, _among(wanted, kept.entry)))
            if kept.entry.seq == self.failed:
                break
        raise damaged(name, self.failed, said("does not fit the state before it"))

    def close(self) -> None:
        """Discard the heaps and their temporary file."""
        self._spool.close()

    def _heap(self, change: bytes) -> int:
        if found := _PLACE.match(change):
            table, key = found.groups()
        else:
            place = _place.decode(change)
            table, key = place.table.encode(), place.key.encode()
        return 1 + bisect_right(self._firsts, key) if table == b"batches" else _NAMES

    def _replayed(self, heap: int) -> Snapshot:
        snapshot = Snapshot(self._store, until=0)
        lines = (line.partition(b" ") for line in self._spool.lines(heap))
        for number, own in groupby(lines, key=itemgetter(0)):
            seq = int(number)
            if self.failed and seq >= self.failed:
                break
            try:
                changes = [change for _, _, change in own]
                snapshot.take(_added(changes, snapshot) or snapshot.left_by(seq, map(_change.decode, changes)))
            except CannotWrite:
                raise
            except (CustomsError, *BROKEN):
                self._fail(seq)
        return snapshot

    def _fail(self, seq: int) -> None:
        self.failed = min(seq, self.failed or seq)


def _added(changes: list[bytes], snapshot: Snapshot) -> After | None:
    """Return the documents after changes that only add batches, in exactly the bytes to be kept.

    None if there are other changes. `left_by` gives the same result, but decodes each document.
    """
    after: After = {}
    with suppress(Damaged, *BROKEN):
        for change in changes:
            if not (found := _ADDED.fullmatch(change)):
                return None
            place, body = ("batches", found[1].decode()), found[2]
            if not is_ref(place[1]) or place in after or snapshot.body(*place) is not None:
                return None
            batch = from_body(Batch, body)
            if batch.ref != place[1] or encoded(batch) != body:
                return None
            after[place] = body
        return after
    return None


def _among(wanted: set[tuple[str, str]], entry: Entry) -> list[Change]:
    return [change for change in entry.changes if (change.table, change.key) in wanted]


def _firsts(checkpoint: Checkpoint) -> Iterator[bytes]:
    start, end = checkpoint.bounds("batches")
    count = min(_MOST, 1 + (end - start) // _STRETCH)
    for number in range(1, count):
        place = checkpoint.data.find(b"\n", start + (end - start) * number // count, end) + 1
        if 0 < place < end:
            yield key_in(checkpoint.row_at(place).body).encode()


def _folders(store: Store) -> list[Path]:
    folders = [store.index.parent] if store.index else []
    with suppress(OSError):
        folders.insert(0, Path(tempfile.gettempdir()))
    return folders
