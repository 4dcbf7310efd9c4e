"""TinyDB through its own extension points: a storage of lazy tables, and a table that writes only what changed.

`RegisterDB(snapshot)` behaves like TinyDB (`insert`, `update`, `upsert`, `remove`, `search`, `get`), but the cost of an
insert depends on the change, not on the size of the file. The changes are in the storage's `edits`; the snapshot stays
as it is.
"""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from copy import deepcopy
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from customs_cli.register.file.codec import TABLES, Document, decode_document, encoded
from customs_cli.register.file.snapshot import Snapshot

Edits = dict[int, bytes | None]
"""Changed documents: id to the new bytes, None if removed."""


class LazyTable(Mapping[str, Document]):
    """The documents of one table, decoded on access."""

    def __init__(self, snapshot: Snapshot, name: str, edits: Edits) -> None:
        self._snapshot = snapshot
        self._name = name
        self._edits = edits
        self._absent: set[int] = set()

    def body(self, number: int) -> bytes | None:
        """Return the bytes of a document, or None."""
        return self._edits[number] if number in self._edits else self.before(number)

    def before(self, number: int) -> bytes | None:
        """Return the bytes of a document before any change, or None; a missing document is searched only once."""
        if number in self._absent:
            return None
        body = self._snapshot.body_of(self._name, number)
        if body is None:
            self._absent.add(number)
        return body

    def __getitem__(self, key: str) -> Document:
        body = self.body(int(key))
        if body is None:
            raise KeyError(key)
        return decode_document(body)

    def __iter__(self) -> Iterator[str]:
        kept = (row.id for row in self._snapshot.rows(self._name) if row.id not in self._edits)
        return (str(number) for number in sorted([*kept, *(n for n, body in self._edits.items() if body is not None)]))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class RegisterStorage(Storage):
    """TinyDB's storage interface: `read` returns lazy tables, `write` takes the edits made in them.

    Attributes:
        edits: Changed documents by table.
        tables: The tables including these changes.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.edits: dict[str, Edits] = {name: {} for name in TABLES}
        self.tables = {name: LazyTable(snapshot, name, edits) for name, edits in self.edits.items()}

    def read(self) -> dict[str, Any]:
        """Return every table as a mapping that decodes documents on access."""
        return dict(self.tables)

    def write(self, data: dict[str, Any]) -> None:
        """Record the edits of each table, as `RegisterTable` gives them.

        Raises:
            TypeError: Whole tables were passed instead of edits: a plain TinyDB table, or `drop_tables`, was used.
        """
        for name, recorder in data.items():
            if not isinstance(recorder, Recorder):
                raise TypeError("this storage takes edits: use the tables that the database hands out")
            self.edits[name].update(recorder.edits())


class Recorder(MutableMapping[int, Document]):
    """The mapping that TinyDB's updaters get instead of a table; it records what they change."""

    def __init__(self, table: Mapping[str, Document]) -> None:
        self._table = table
        self._handed: dict[int, tuple[Document, Document]] = {}
        self._set: dict[int, Document | None] = {}

    def edits(self) -> Edits:
        """Return the changed documents."""
        inside = {number: now for number, (before, now) in self._handed.items() if before != now}
        changed = {**inside, **self._set}
        return {number: None if now is None else encoded(now) for number, now in changed.items()}

    def __getitem__(self, number: int) -> Document:
        if number in self._set:
            document = self._set[number]
            if document is None:
                raise KeyError(number)
            return document
        if number not in self._handed:
            before = self._table[str(number)]
            self._handed[number] = (before, deepcopy(before))
        return self._handed[number][1]

    def __setitem__(self, number: int, document: Document) -> None:
        self._set[number] = document

    def __delitem__(self, number: int) -> None:
        self[number]
        self._set[number] = None

    def __iter__(self) -> Iterator[int]:
        for key in self._table:
            if self._set.get(int(key), ...) is not None:
                yield int(key)
        yield from (n for n, doc in self._set.items() if doc is not None and str(n) not in self._table)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class RegisterTable(Table):
    """A TinyDB table that writes only what changed."""

    _storage: RegisterStorage

    def body(self, doc_id: int) -> bytes | None:
        """Return the bytes of a document, or None."""
        return self._storage.tables[self.name].body(doc_id)

    def put(self, doc_id: int, body: bytes | None) -> None:
        """Add or replace a document by its bytes; None removes it."""
        self._storage.edits[self.name][doc_id] = body
        self.clear_cache()

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        recorder = Recorder(self._storage.read().get(self.name, {}))
        updater(recorder)
        self._storage.write({self.name: recorder})
        self.clear_cache()


class RegisterDB(TinyDB):
    """TinyDB with the register's storage and tables."""

    table_class = RegisterTable
    default_storage_class = RegisterStorage  # type: ignore[assignment]
