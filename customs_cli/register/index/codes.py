"""Numbers that stand for sayings (values of a facet), codes and parties in the index; each is stored once."""

import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import msgspec

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.values.identity import compared_code
from customs_cli.domain.values.name_matching import fold, folded
from customs_cli.register.index.rows.facets import FACETS, Facet
from customs_cli.register.index.schema import SCOPED

if TYPE_CHECKING:
    import sqlite3

_AT_A_TIME = 10_000
"""Number of ids in one query: SQLite accepts statements of up to a million characters."""
_encode = msgspec.json.Encoder().encode


class Numbers(dict[Any, int]):
    """The number of each code (text) or saying (see `facets`); a new one is inserted when it is first used.

    Args:
        db: The index.
        kind: A dimension of `SCOPED`, or the name of a facet.
    """

    def __init__(self, db: "sqlite3.Connection", kind: str) -> None:
        super().__init__()
        self._db, self._kind = db, kind

    def __missing__(self, thing: Any) -> int:
        text = thing if isinstance(thing, str) else _encode(thing).decode()
        row = self._db.execute("SELECT id FROM codes WHERE kind = ? AND text = ?", (self._kind, text)).fetchone()
        if row is None:
            row = (self._db.execute("INSERT INTO codes (kind, text) VALUES (?, ?)", (self._kind, text)).lastrowid,)
        number = self[thing] = int(row[0])
        return number


class Parties(dict[tuple[str, str], int]):
    """The number of each party, by name and credit code; new parties are inserted by `write`.

    Args:
        db: The index.
    """

    def __init__(self, db: "sqlite3.Connection") -> None:
        super().__init__()
        self._db = db
        self._last = self._kept = int(db.execute("SELECT coalesce(max(id), 0) FROM parties").fetchone()[0])
        self._new: list[tuple[str, str]] = []

    def __missing__(self, party: tuple[str, str]) -> int:
        sql = "SELECT id FROM parties WHERE name = ? AND uscc = ?"
        row = self._db.execute(sql, party).fetchone() if self._kept else None
        if row is None:
            self._new.append(party)
            self._last += 1
        number = self[party] = int(row[0]) if row else self._last
        return number

    def write(self) -> None:
        """Insert the new parties."""
        if not self._new:
            return
        from customs_cli.domain.firms.blocks import blocks  # not needed for questions

        first = self._last - len(self._new) + 1
        rows = [(number, *kept_party(*party)) for number, party in enumerate(self._new, first)]
        self._db.executemany("INSERT INTO parties VALUES (?, ?, ?, ?, ?, ?)", rows)
        found = sorted((block, number) for number, name, *_ in rows for block in blocks(name))
        self._db.executemany("INSERT INTO firms VALUES (?, ?)", found)
        self._new = []


def kept_party(name: str, uscc: str) -> tuple[str, str, str, str, str]:
    """Return the columns of a party: name, credit code, each in the form for look-up, and both as searchable text."""
    return name, uscc, folded(name) if name else "", compared_code(uscc), f"{fold(name)}\n{fold(uscc)}"


def document_key(text: str) -> int:
    """Return the look-up key of a folded document number or case_id; two different ones may share a key."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


class Codes:
    """The numbers of marks, holders, facets and parties in the index.

    Args:
        db: The index.

    Attributes:
        scoped: Dimension to code to number.
        marks: Code to number.
        holders: Code to number.
        facets: Column of `batches` to saying to number.
        parties: (name, credit code) to number.
    """

    def __init__(self, db: "sqlite3.Connection") -> None:
        parties = Parties(db)
        self.write = parties.write
        self._have(partial(Numbers, db), parties)

    def _have(self, numbers: Callable[[str], dict[Any, int]], parties: dict[tuple[str, str], int]) -> None:
        self.scoped = {name: numbers(name) for name in SCOPED}
        self.marks, self.holders = self.scoped["mark"], self.scoped["holder"]
        self.facets = {column: numbers(column) for column in FACETS}
        self.parties = parties
        self._told: list[tuple[Facet, dict[Any, int], dict[Any, int]]] = [
            (facet, {}, self.facets[column]) for column, facet in FACETS.items()
        ]

    def sayings(self, batch: Batch) -> list[int]:
        """Return the number of the batch's saying in each facet, in the order of `FACETS`."""
        numbers = []
        for facet, known, all_of_it in self._told:
            told_by = facet.told_by(batch)
            number = known.get(told_by)
            if number is None:
                number = all_of_it[facet.read(batch)]
                if told_by is not None:
                    known[told_by] = number
            numbers.append(number)
        return numbers


class Known:
    """The meaning of the numbers in the index.

    Args:
        db: The index.

    Attributes:
        all: Function: kind to (number to code or saying).
        TOLD: Columns with very many values, and the query for the meaning of some of them.
    """

    TOLD: Mapping[str, str] = {
        "consignor": "SELECT id, coalesce(nullif(uscc, ''), nullif(name, '')) FROM parties WHERE id IN ({})",
        "goods": "SELECT id, text FROM codes WHERE kind = 'goods' AND id IN ({})",
    }

    def __init__(self, db: "sqlite3.Connection") -> None:
        self._db = db
        self.all = cache(self._all)
        self._numbers = cache(self._code_numbers)

    def names(self, kind: str) -> Mapping[int, str]:
        """Return number to code for marks or holders; the mapping may contain only those that are looked up."""
        return self.all(kind)

    def numbers(self, kind: str, codes: Collection[str]) -> list[int]:
        """Return the numbers of some codes of marks or holders."""
        return [number for code in codes if (number := self._numbers(kind).get(code))]

    def _code_numbers(self, kind: str) -> dict[str, int]:
        return {code: number for number, code in self.all(kind).items()}

    def told(self, column: str, numbers: Collection[int]) -> Iterator[tuple[int, str]]:
        """Yield (number, meaning) for some values of a column of `TOLD`."""
        wanted = sorted(numbers)  # in the order in which they are stored
        for start in range(0, len(wanted), _AT_A_TIME):
            some = ", ".join(map(str, wanted[start : start + _AT_A_TIME]))
            yield from self._db.execute(self.TOLD[column].format(some)).fetchall()

    def _all(self, kind: str) -> dict[int, Any]:
        rows = self._rows(kind)
        if kind in SCOPED:
            return dict(rows)
        return {number: msgspec.json.decode(text) for number, text in rows}

    def _rows(self, kind: str) -> Iterable[tuple[int, str]]:
        return self._db.execute("SELECT id, text FROM codes WHERE kind = ?", (kind,))
