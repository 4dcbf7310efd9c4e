"""Finds batches for an act with the index as it is: the index is neither made nor updated for it.

The caller may hold the register's lock and must not wait: batches changed since the index was last updated are found in
the newer entries of the journal. An answer may contain batches that do not match, but none is missing.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, closing
from datetime import date
from functools import cached_property
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import msgspec

from customs_cli.domain.values.identity import compared_code
from customs_cli.register.file.journal import batches_in, read
from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.file.store import Store
from customs_cli.register.index.codes import Known, document_key
from customs_cli.register.index.connecting import Stand, connected, is_before, is_by_own_rules, read_stand
from customs_cli.register.index.days import day_at, number
from customs_cli.register.index.rows.facets import values

T = TypeVar("T")

AT_ONCE = 500
"""Number of keys in one query."""

_LINKS = {"trademarks": "mark", "holders": "holder"}
"""Table to the kind of `codes` that the table `links` refers to."""
_FACETS = {
    "offices": (("office", "office"), ("joint", "joint-office")),
    "campaigns": (("campaigns", "campaign"),),
    "clues": (("clues", "clue"),),
}
"""Table to (column of `batches`, field) of the sayings that contain its codes."""


class Finder:
    """Queries to an index that may be behind the register.

    Args:
        db: The index, in a transaction.
        touched: References of the batches changed since the index was updated.
        known: The meaning of its numbers.
    """

    def __init__(self, db: sqlite3.Connection, touched: set[str], known: Known | None = None) -> None:
        self._db = db
        self.touched = touched
        self._known = known or Known(db)

    def bearing(self, numbers: Iterable[str]) -> list[str]:
        """Return references of batches whose declaration number or case_id is one of some folded numbers."""
        keys = sorted({document_key(number) for number in numbers})
        return self._refs(("document", "source"), keys)

    def of_party(self, uscc: str) -> list[str]:
        """Return references of batches in which a party has a credit code."""
        parties = self._db.execute("SELECT id FROM parties WHERE code = ?", (compared_code(uscc),)).fetchall()
        numbers = [one for (one,) in parties]
        behind = self._asked(
            "SELECT b.ref FROM behind AS h JOIN batches AS b USING (no) WHERE h.party IN ({})", numbers
        )
        return sorted({*self._refs(("consignor", "consignee"), numbers), *behind})

    def with_serial(self, serial: int) -> list[str]:
        """Return the unchanged references that end in a serial; one is looked up for each year and office."""
        sql = (
            "WITH RECURSIVE begun (first) AS ("
            " SELECT substr(min(ref), 1, length(min(ref)) - 6) FROM batches UNION ALL"
            " SELECT (SELECT substr(ref, 1, length(ref) - 6) FROM batches WHERE ref > first || ':'"
            " ORDER BY ref LIMIT 1) FROM begun WHERE first IS NOT NULL"
            ") SELECT ref FROM begun JOIN batches ON ref = first || ?"
        )
        return [ref for (ref,) in self._db.execute(sql, (f"{serial:06d}",)) if ref not in self.touched]

    def found_with(self, uscc: str, since: date, until: date) -> list[tuple[str, str, date]]:
        """Return (ref, office, day) of unchanged batches with a credit code in any role, found on some days.

        `since` and `until` are both included.
        """
        parties = [one for (one,) in self._db.execute("SELECT id FROM parties WHERE code = ?", (compared_code(uscc),))]
        offices = self._known.all("office") if parties else {}
        found: dict[str, tuple[str, str, date]] = {}
        for where in ("consignor = ?", "consignee = ?", "no IN (SELECT no FROM behind WHERE party = ?)"):
            sql = f"SELECT ref, office, day FROM batches WHERE {where} AND day BETWEEN ? AND ?"
            for party in parties:
                for ref, office, day in self._db.execute(sql, (party, number(since), number(until))):
                    told = next(iter(values("office", offices[office], "office")), "")
                    found[ref] = ref, told, day_at(day)
        return [one for ref, one in found.items() if ref not in self.touched]

    def last_penalty(self, uscc: str, until: date, years: range, but: str) -> tuple[int, str] | None:
        """Return the last day (20190703) of a penalty up to a day, and its batch; None if there is none.

        Only unchanged batches are considered.

        Args:
            uscc: Credit code of the party at fault, as batches write it.
            until: The last day that counts.
            years: Years of the references that count.
            but: Reference of a batch that is left out.
        """
        sql = (
            "SELECT n.day, b.ref FROM parties AS p JOIN penalties AS n ON n.party = p.id JOIN batches AS b USING (no)"
            " WHERE p.code = ? AND p.uscc = ? AND n.fault = 1 AND n.day <= ? ORDER BY n.day DESC"
        )
        for day, ref in self._db.execute(sql, (compared_code(uscc), uscc, number(until))):
            if ref != but and ref not in self.touched and int(ref[:4]) in years:
                return day, ref
        return None

    def referring(self, wanted: Collection[tuple[str, str]]) -> list[str]:
        """Return references of batches that refer to one of some (table, code)."""
        found: set[str] = set()
        for table in {table for table, _ in wanted}:
            codes = {code for of, code in wanted if of == table}
            if kind := _LINKS.get(table):
                found.update(self._linked(self._known.numbers(kind, codes)))
            for column, field in _FACETS.get(table, ()):
                sayings = self._known.all(column).items()
                numbers = [number for number, said in sayings if not codes.isdisjoint(values(column, said, field))]
                found.update(self._refs((column,), numbers))
        return sorted(found | self.touched)

    def _linked(self, numbers: list[int]) -> Iterator[str]:
        sql = "SELECT ref FROM batches WHERE no IN (SELECT no FROM links WHERE code IN ({}))"
        return self._asked(sql, numbers)

    def _refs(self, columns: Iterable[str], numbers: list[int]) -> list[str]:
        found = set(self.touched)
        for column in columns:
            found.update(self._asked(f"SELECT ref FROM batches WHERE {column} IN ({{}})", numbers))
        return sorted(found)

    def _asked(self, sql: str, numbers: list[int]) -> Iterator[str]:
        for start in range(0, len(numbers), AT_ONCE):
            part = numbers[start : start + AT_ONCE]
            yield from (ref for (ref,) in self._db.execute(sql.format(", ".join("?" * len(part))), part))


_told: WeakKeyDictionary[Snapshot, tuple[tuple[Stand, int, str], set[str]]] = WeakKeyDictionary()
"""State to (the entries between which changed batches were looked for, their references)."""


class Finding:
    """The index of a state, opened for the first question and kept open for the `with` block.

    Args:
        store: The storage of the register.
        snapshot: The state.
    """

    def __init__(self, store: Store, snapshot: Snapshot) -> None:
        self._of = store, snapshot
        self._stack = ExitStack()

    def __enter__(self) -> "Finding":
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def __call__(self, ask: Callable[[Finder], T]) -> T | None:
        try:
            return None if self._finder is None else ask(self._finder)
        except (OSError, sqlite3.Error, LookupError, msgspec.DecodeError):
            return None

    @cached_property
    def _finder(self) -> Finder | None:
        return _opened(*self._of, self._stack)


def _opened(store: Store, snapshot: Snapshot, stack: ExitStack) -> Finder | None:
    path = store.index
    if path is None or path.is_symlink() or not path.is_file():
        return None
    db = stack.enter_context(closing(connected(path)))
    db.execute("BEGIN")
    stand = read_stand(db)
    if stand is None or stand.register != snapshot.id or not is_by_own_rules(db, stand):
        return None
    if stand.seq > snapshot.seq or not is_before(stand, store):
        return None
    return Finder(db, _touched(store, stand, snapshot))


def _touched(store: Store, stand: Stand, snapshot: Snapshot) -> set[str]:
    between = stand, snapshot.seq, snapshot.head
    told = _told.get(snapshot)
    if told is None or told[0] != between:
        part, name, until = store.journal, store.journal_name, snapshot.offset
        begun: dict[str, Any] = {"name": name, "start": stand.offset, "seq": stand.seq, "head": stand.head}
        since = read(part, **begun, until=until, with_changes=False)
        told = _told[snapshot] = between, {ref for kept in since for ref in batches_in(kept.entry, name=name)}
    return told[1]
