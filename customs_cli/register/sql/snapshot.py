"""The state of a shared register as a transaction sees it, with the interface of a file's `Snapshot`."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from functools import cached_property
from itertools import count

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.reference import Serial, doc_id
from customs_cli.register.file.checkpoint import Row
from customs_cli.register.file.codec import encoded, key_in, table_of
from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.sql.asking.holding import AT_A_TIME, LAST, holding
from customs_cli.register.sql.asking.together import Answers
from customs_cli.register.sql.chains import chain_of
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.escaping import kept, key_kept, ref_at
from customs_cli.register.sql.store import SharedStore

_SERIALS = table_of(Serial)
NEW, _APART = 10**15, 10**6
"""Ids from here on are for documents that an act is about to add, each with room to count up from (see `Act`)."""
_FIRST = 100
"""Number of batches read at first: a page of a list needs no more."""
_RIGHTS = "FROM rights WHERE role = session_user"
_OF_KEYS = "SELECT tbl, key, nth, body FROM documents WHERE tbl = %s AND key = ANY (%s)"
_LOOKED_AT = 40
"""Up to this many documents that were read before are read again together as an act begins."""


class SharedSnapshot(Snapshot):
    """The state that a reader of a shared register sees, read on demand.

    Args:
        store: The storage of the register, with an open transaction.

    Attributes:
        counted: Chains whose counters were all read.
        answers: Queries made to the derived rows, and their results.
    """

    def __init__(self, store: SharedStore) -> None:
        self._store: SharedStore = store
        self._session: Session = store.session
        self._until = self.checkpoint = None
        self.changed: dict[str, dict[int, bytes | None]] = {}
        self.torn, self.offset, self.head = b"", 0, ""
        self._new = count(NEW, _APART)
        self._numbers: dict[tuple[str, str], int] = {}
        self._bodies: dict[tuple[str, int], bytes | None] = {}
        self._tables: dict[str, list[tuple[int, str]]] = {}
        self._by_key: dict[str, dict[str, tuple[int, str]]] = {}
        self._answers: dict[str, list[tuple[str, ...]]] = {}
        self.counted: Set[str] = frozenset()
        self.answers = Answers()

    @property
    def is_loading(self) -> bool:
        """Whether acts leave the derived rows to `projecting`."""
        return self._store.is_loading

    @cached_property
    def seq(self) -> int:  # type: ignore[override]
        """Number of the last act that this officer may see; 0 if there is none."""
        return int(str(self._one(LAST)))

    @property
    def id(self) -> str:  # type: ignore[override]
        """The random identity of the register."""
        return str(self._one("SELECT value FROM meta WHERE key = 'id'"))

    has_reserved = False  # only pulled files have reserved serials

    def follow(self) -> None:
        """Do nothing: a transaction sees one state."""

    def close(self) -> None:
        """Do nothing: there is no file to close."""

    def body(self, table: str, key: str) -> bytes | None:
        """Return the bytes of a document, or None."""
        if table == "batches":
            return self.body_of(table, doc_id(key))
        if (table, key) not in self._numbers:
            self.ahead([(table, key)])
        return self._bodies[table, self._numbers[table, key]]

    def bodies(self, table: str, keys: Collection[str]) -> Mapping[str, bytes | None]:
        """Return the bytes of several documents, read in one request and not cached."""
        found = {key: body for _, key, _, body in self._read([(table, key) for key in keys])}
        return {key: found[own].encode() for key in keys if (own := key_kept(key)) in found}

    def ahead(self, wanted: Iterable[tuple[str, str]]) -> None:
        """Read documents (table, key) about to be looked up, thousands in one request."""
        wanted = dict.fromkeys(wanted)
        self.have((), (place for place in wanted if self._is_new_serial(*place)))
        places = [place for place in wanted if not self._is_known(*place)]
        read = [place for place in places if place[0] in self._tables]
        self.have((row for place in read for row in self._of_whole(*place)), read)
        places = [place for place in places if place[0] not in self._tables]
        for start in range(0, len(places), AT_A_TIME):
            self.have(self._read(some := places[start : start + AT_A_TIME]), some)

    def _read(self, places: list[tuple[str, str]]) -> Iterable[tuple[str, str, int, str]]:
        keys: dict[str, list[str]] = {}
        for table, key in places:
            encoded(key)  # refuses half a surrogate pair
            keys.setdefault(table, []).append(key_kept(key))
        sql = " UNION ALL ".join([_OF_KEYS] * len(keys))
        return self._session.ask(sql, [one for pair in keys.items() for one in pair])

    def whole(self, tables: Collection[str]) -> None:
        """Read all documents of some tables, the rules of the derived rows, and the rights, in one request.

        Args:
            tables: Names of the tables; not batches.
        """
        sql = (
            "SELECT '' AS tbl, 0 AS nth, value AS body FROM meta WHERE key = 'rules'"
            f" UNION ALL SELECT '@' || office, 0, name {_RIGHTS}"
            " UNION ALL SELECT tbl, nth, body FROM documents WHERE tbl = ANY (%s) ORDER BY nth"
        )
        wanted = [table for table in tables if table not in self._tables]
        rows = self._session.ask(sql, (wanted,)).fetchall() if wanted else ()
        if wanted:
            rights = sorted((table[1:], body) for table, _, body in rows if table[:1] == "@")
            self._answers["rights"] = [(name, office) for office, name in rights]
        rules = next((body for table, _, body in rows if not table), "")
        self.have_whole((row for row in rows if row[0] and row[0][0] != "@"), wanted, rules)

    def have_whole(self, rows: Iterable[tuple[str, int, str]], tables: Iterable[str], rules: str) -> None:
        """Accept all documents of some tables (table, number, body), in order, and the rules of derived rows."""
        if rules:
            self._answers["rules"] = [(rules, "")]
        self._tables.update({table: [] for table in tables})
        for table, nth, body in rows:
            self._tables[table].append((nth, body))

    def _of_whole(self, table: str, key: str) -> Iterator[tuple[str, str, int, str]]:
        if table not in self._by_key:
            self._by_key[table] = {key_in(body.encode()): (nth, body) for nth, body in self._tables[table]}
        if key in self._by_key[table]:
            yield table, key_kept(key), *self._by_key[table][key]

    def looked_through(self) -> list[str]:
        """Return the tables that were read whole."""
        return [*self._tables]

    @property
    def rules(self) -> str:
        """The rules by which the derived rows were made."""
        return next((first for first, _ in self.answer("rules", "SELECT value, '' FROM meta WHERE key = 'rules'")), "")

    @property
    def rights(self) -> list[tuple[str, str]]:
        """(name, office) for each office that this officer acts for; empty for an administrator."""
        known = self._answers.get("seen") or self.answer("rights", f"SELECT name, office {_RIGHTS} ORDER BY office")
        return [(name, office) for name, office in known if name]

    def answer(self, name: str, sql: str, *args: str) -> list[tuple[str, ...]]:
        """Return the rows of a named query, which is run at most once."""
        if name not in self._answers:
            self._answers[name] = self._session.ask(sql, args).fetchall()
        return self._answers[name]

    def told(self, name: str, *rows: tuple[str, ...]) -> None:
        """Accept the rows of a named query, so that it need not be run."""
        self._answers[name] = list(rows)

    def _is_known(self, table: str, key: str) -> bool:
        number = doc_id(key) if table == "batches" else self._numbers.get((table, key))
        return (table, number) in self._bodies

    def _is_new_serial(self, table: str, key: str) -> bool:
        return table == _SERIALS and chain_of(table, key) in self.counted and not self._is_known(table, key)

    def looked_at(self) -> list[tuple[str, str]]:
        """Return (table, key) of the documents that were read one by one; empty if they are many."""
        found = [*self._numbers, *(("batches", ref_at(number)) for table, number in self._bodies if table == "batches")]
        return found if len(found) <= _LOOKED_AT else []

    def have(self, rows: Iterable[tuple[str, str, int, str]], asked: Iterable[tuple[str, str]]) -> None:
        """Accept documents that were read already.

        Args:
            rows: Table, key, number among names, body.
            asked: (table, key) of the documents that were looked up: those not in `rows` do not exist.
        """
        found = {(table, key): (nth, body) for table, key, nth, body in rows}
        for table, key in dict.fromkeys([*asked, *found]):
            nth, body = found.get((table, key_kept(key)), (None, None))
            known = self._numbers
            number = doc_id(key) if table == "batches" else known.setdefault((table, key), nth or next(self._new))
            self._bodies[table, number] = None if body is None else body.encode()

    def body_of(self, table: str, number: int) -> bytes | None:
        """Return the bytes of the document with this id, or None."""
        if (table, number) not in self._bodies and table != "batches" and number >= NEW:
            return None  # a document that the act is about to add
        if (table, number) not in self._bodies:
            sought: tuple[str, str | int] = ("key", ref_at(number)) if table == "batches" else ("nth", number)
            sql = f"SELECT body FROM documents WHERE tbl = %s AND {sought[0]} = %s"
            row = self._session.ask(sql, (table, sought[1])).fetchone()
            self._bodies[table, number] = row[0].encode() if row else None
        return self._bodies[table, number]

    def rows(self, table: str, low: int | None = None, high: int | None = None) -> Iterator[Row]:
        """Yield the documents of a table with low <= id < high, by id."""
        if table == "batches":
            first = "" if low is None else ref_at(low)
            last = None if high is None else ref_at(high - 1)
            yield from (Row(doc_id(key_in(body)), body) for body in self._between(first, last))
            return
        if table not in self._tables:
            asked = self._session.ask("SELECT nth, body FROM documents WHERE tbl = %s ORDER BY nth, key", (table,))
            self._tables[table] = asked.fetchall()
        for nth, text in self._tables[table]:
            body = text.encode()
            number = nth or self.id_for(table, key_in(body))
            if (low is None or number >= low) and (high is None or number < high):
                yield Row(number, body)

    def batches(
        self, year: int | None = None, office: str = "", *, sieve: Callable[[bytes], bool] | None = None
    ) -> Iterator[Batch]:
        """Yield the batches by reference; only of a year (and office) if given, and if `sieve` accepts the bytes."""
        begins = "" if year is None else f"{year:04d}-{office}-" if office else f"{year:04d}-"
        for body in self._between(begins, f"{begins}~" if begins else None):
            if sieve is None or sieve(body):
                yield self.current(body)

    def holding(self, text: bytes, *, also: bytes = b"", office: str = "") -> Iterator[bytes]:
        """Yield bytes of batches as `Snapshot.holding`; the server searches, and also sends the last act's number."""
        after, one, other = "", kept(text.decode()), kept(also.decode())
        while True:
            last, *rows = self._session.ask(holding(one), (after, one, after, office, office, other)).fetchall()
            self.__dict__.setdefault("seq", int(last[1]))
            yield from (body.encode() for _, body in rows)
            if len(rows) < AT_A_TIME:
                return
            after = rows[-1][0]

    def from_to(self, first: str, last: str) -> Iterator[Batch]:
        """Yield the batches from one reference to another, both included."""
        return map(self.current, self._between(first, last))

    def refs(self, serial: int | None = None) -> Iterator[str]:
        """Yield the references in order; those with one serial are found without reading others."""
        if serial is None:
            asked = self._session.ask("SELECT key FROM documents WHERE tbl = 'batches' ORDER BY key").fetchall()
            return (key for (key,) in asked)
        few = f"CASE WHEN count(*) OVER () <= {_LOOKED_AT} THEN body END"
        sql = f"SELECT tbl, key, nth, {few} FROM documents WHERE tbl = 'batches' AND key IN (SELECT with_serial(%s))"
        return iter(self._with_rights(sql, [f"{serial:06d}"]))

    def meant(self, ref: str) -> None:
        """Read a batch about to be looked up, together with this officer's rights."""
        if not self._is_known("batches", ref):
            self._with_rights(_OF_KEYS, "batches", [ref])
            self.have((), () if self._is_known("batches", ref) else [("batches", ref)])

    def _with_rights(self, sql: str, *args: object) -> list[str]:
        rows = self._session.ask(f"{sql} UNION ALL SELECT '', office, 0, name {_RIGHTS} ORDER BY 2", args).fetchall()
        self._answers["rights"] = [(body, key) for table, key, _, body in rows if not table]
        batches = [row for row in rows if row[0]]
        self.have((row for row in batches if row[3] is not None), ())
        return [key for _, key, _, _ in batches]

    def id_for(self, table: str, key: str) -> int:
        """Return the id of a document; for a new one, an id of its own."""
        if table == "batches":
            return doc_id(key)
        self.body(table, key)
        return self._numbers[table, key]

    def _expect_none(self, table: str, key: str) -> None:
        """Do nothing: the database is queried in any case."""

    def _between(self, first: str, last: str | None) -> Iterator[bytes]:
        sql = (
            "SELECT key, body FROM documents WHERE tbl = 'batches' AND key >= %s"
            f"{'' if last is None else ' AND key <= %s'} ORDER BY key LIMIT "
        )
        many = _FIRST
        self.answers.refuse_learning()
        while True:
            rows = self._session.ask(f"{sql}{many}", (first,) if last is None else (first, last)).fetchall()
            yield from (body.encode() for _, body in rows)
            if len(rows) < many:
                return
            first, many = f"{rows[-1][0]} ", AT_A_TIME  # the next text in sort order

    def _one(self, sql: str) -> object:
        row = self._session.ask(sql).fetchone()
        return row[0] if row else ""
