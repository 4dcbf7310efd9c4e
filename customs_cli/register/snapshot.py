"""The state of a register at one moment: the checkpoint, and over it the entries that came after."""

from collections.abc import Iterator
from heapq import merge

from customs_cli.domain.batch import Batch
from customs_cli.domain.reference import doc_id, id_range
from customs_cli.errors import Conflict, Damaged
from customs_cli.register.changes import apply
from customs_cli.register.checkpoint import Checkpoint, Row
from customs_cli.register.codec import Document, canonical, decode_batch, decode_document, encode, key_in
from customs_cli.register.journal import Entry, damaged, read
from customs_cli.register.store import Store


class Snapshot:
    """What a reader sees. Never changes, except that `follow` may take it further along the journal.

    Attributes:
        seq: Seq of the last entry in it; 0 for a new register.
        head: Hash of that entry; empty for a new register.
        offset: Where in the journal that entry ends.
        id: The register's identity; empty for a new register.
        torn: Bytes that a crash left behind the last whole line.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        data = store.checkpoint()
        self.checkpoint = Checkpoint(data, store.name) if data is not None else None
        meta = self.checkpoint.meta if self.checkpoint else None
        self.seq, self.head, self.offset, self.id = (
            (meta.seq, meta.head, meta.offset, meta.id) if meta else (0, "", 0, "")
        )
        self.torn = b""
        self._changed: dict[str, dict[int, bytes | None]] = {}
        self._ids: dict[str, dict[str, int]] = {}
        self._check_journal_fits()
        self.follow()

    def follow(self) -> None:
        """Take in the entries that have been appended since."""
        data = self._store.journal(self.offset)
        for kept in read(data, start=self.offset, seq=self.seq, head=self.head, name=self._store.journal_name):
            self._take(kept.entry)
            self.id = self.id or kept.entry.prev
            self.seq, self.head, self.offset = kept.entry.seq, kept.hash, kept.end
        self.torn = self._store.journal(self.offset)

    @property
    def changed(self) -> dict[str, dict[int, bytes | None]]:
        """Documents that differ from the checkpoint: table -> id -> body, None where removed."""
        return self._changed

    def body(self, table: str, key: str) -> bytes | None:
        """The bytes of one document; None when there is none."""
        number = self._id(table, key)
        return self.body_of(table, number) if number is not None else None

    def body_of(self, table: str, number: int) -> bytes | None:
        """The bytes of the document of that id; None when there is none."""
        if number in (changed := self._changed.get(table, {})):
            return changed[number]
        return self.checkpoint.find(table, number) if self.checkpoint else None

    def document(self, table: str, key: str) -> Document | None:
        """One document; None when there is none."""
        body = self.body(table, key)
        return decode_document(body) if body is not None else None

    def rows(self, table: str, low: int | None = None, high: int | None = None) -> Iterator[Row]:
        """The documents of a table with low <= id < high, by id."""
        changed = self._changed.get(table, {})
        kept = self.checkpoint.rows(table, low, high) if self.checkpoint else iter(())
        if not changed:
            yield from kept
            return
        new = (
            Row(number, body)
            for number, body in sorted(changed.items())
            if body is not None and (low is None or number >= low) and (high is None or number < high)
        )
        yield from merge((row for row in kept if row.id not in changed), new)

    def batches(self, year: int | None = None, office: str = "") -> Iterator[Batch]:
        """The batches, by reference; of one year (and one office) where given."""
        low, high = id_range(year, office) if year is not None else (None, None)
        for row in self.rows("batches", low, high):
            yield decode_batch(row.body)

    def id_for(self, table: str, key: str) -> int:
        """The id of a document; for one that does not exist yet, the id that it will get."""
        number = self._id(table, key)
        return number if number is not None else max(self._all_ids(table).values(), default=0) + 1

    def _id(self, table: str, key: str) -> int | None:
        if table == "batches":
            return doc_id(key)
        if table not in self._ids and self.checkpoint and table not in self._changed:
            row = self.checkpoint.with_code(table, encode(key))
            return row.id if row else None
        return self._all_ids(table).get(key)

    def _all_ids(self, table: str) -> dict[str, int]:
        if table not in self._ids:
            rows = self.checkpoint.rows(table) if self.checkpoint else iter(())
            self._ids[table] = {key_in(table, decode_document(row.body)): row.id for row in rows}
        return self._ids[table]

    def _take(self, entry: Entry) -> None:
        documents: dict[tuple[str, str], Document | None] = {}
        try:
            for change in entry.changes:
                place = change.table, change.key
                before = documents[place] if place in documents else self.document(*place)
                documents[place] = apply(before, change)
        except Conflict as error:
            raise damaged(self._store.journal_name, entry.seq, f"does not fit the state before it ({error})") from error
        for (table, key), after in documents.items():
            self._put(table, key, after)

    def _put(self, table: str, key: str, after: Document | None) -> None:
        number = self.id_for(table, key)
        self._changed.setdefault(table, {})[number] = None if after is None else canonical(table, after)
        if table == "batches":
            return
        if after is None:
            self._all_ids(table).pop(key, None)
        else:
            self._all_ids(table)[key] = number

    def _check_journal_fits(self) -> None:
        """Refuse a checkpoint whose journal is missing, older, or another register's."""
        if not self.checkpoint or not self.seq:
            return
        name = self._store.journal_name
        if self._store.journal_size() < self.offset:
            raise Damaged(
                f"{name} is missing or older than {self._store.name}: it ends before entry {self.seq}",
                hint="put the newest journal back beside it (customs backup keeps both)",
                at=name,
            )
        last = self._store.journal(max(0, self.offset - 76), self.offset)
        if last[-67:-3] != self.head.encode():
            raise damaged(name, self.seq, f"is not the one that {self._store.name} was made from")
