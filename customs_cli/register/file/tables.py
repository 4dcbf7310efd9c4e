"""TinyDB through its own extension points: a storage of lazy tables, and a table that writes only what changed.

`RegisterDB(snapshot)` behaves as TinyDB does (`insert`, `update`, `upsert`, `remove`, `search`, `get`), but an insert
costs the change, not the file. What was changed stands in its storage's `edits`; the snapshot stays as it is.
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
"""What was changed: id -> the bytes of the new document, or None where it was removed."""


class LazyTable(Mapping[str, Document]):
    """The documents of one table, decoded as they are asked for."""

    def __init__(self, snapshot: Snapshot, name: str, edits: Edits) -> None:
        self._snapshot = snapshot
        self._name = name
        self._edits = edits
        self._absent: set[int] = set()

    def body(self, number: int) -> bytes | None:
        """The bytes of a document; None when there is none."""
        return self._edits[number] if number in self._edits else self.before(number)

    def before(self, number: int) -> bytes | None:
        """The bytes of a document before any change; what is not there is sought but once."""
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
    """TinyDB's seam: `read` gives lazy tables, `write` takes what was changed in them.

    Attributes:
        edits: What was changed, by table.
        tables: The tables with these changes.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.edits: dict[str, Edits] = {name: {} for name in TABLES}
        self.tables = {name: LazyTable(snapshot, name, edits) for name, edits in self.edits.items()}

    def read(self) -> dict[str, Any]:
        """Every table, as a mapping that decodes a document when it is asked for."""
        return dict(self.tables)

    def write(self, data: dict[str, Any]) -> None:
        """Take the edits of each table, as `RegisterTable` gives them.

        Raises:
            TypeError: Whole tables instead of edits: a stock table was used, or `drop_tables`.
        """
        for name, recorder in data.items():
            if not isinstance(recorder, Recorder):
                raise TypeError("this storage takes edits: use the tables that the database hands out")
            self.edits[name].update(recorder.edits())


class Recorder(MutableMapping[int, Document]):
    """What TinyDB's own updaters see as the table; it notes what they change."""

    def __init__(self, table: Mapping[str, Document]) -> None:
        self._table = table
        self._handed: dict[int, tuple[Document, Document]] = {}
        self._set: dict[int, Document | None] = {}

    def edits(self) -> Edits:
        """What changed, in the order in which it was set."""
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
    """A TinyDB table whose writes cost the change."""

    _storage: RegisterStorage

    def body(self, doc_id: int) -> bytes | None:
        """The bytes of a document; None when there is none."""
        return self._storage.tables[self.name].body(doc_id)

    def put(self, doc_id: int, body: bytes | None) -> None:
        """Put the bytes of a document in the place of the one of that id, or add it; None takes it out."""
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
